internal import Lexicons
internal import TextModel

// Verbs of knowing and trusting that lead to a clause: what the clause says has its own subject.

extension ChineseReader {
  /// Whether what stands at `i` is said of something or somebody without a name, whoever else the clause names.
  func isOfNobody(_ i: Int) -> Bool {
    isKnownOfThing(i) || isCalled(i) || (clause(of: i).lowerBound..<i).contains(where: isAimOfPlot)
  }

  /// 这, 此, 其, 之
  private static let thisUnits: Set<UInt16> = [0x8FD9, 0x9019, 0x6B64, 0x5176, 0x4E4B]

  /// Whether somebody calls a thing without a name what stands at `i`: 把这|视作|偷梁换柱, |斥之为|凭空捏造.
  private func isCalled(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard i > clause.lowerBound, units[i - 1].kind != .mention else { return false }
    let start = Int(units[i - 1].span.start)
    if (max(0, start - 3)...start).contains(where: {
      words.calling.prefix(of: document.text, at: $0) == Int(units[i].span.start) - $0
    }) {
      return true
    }
    return i > clause.lowerBound + 1 && units[i - 1].tags.contains(.regard) && units[i - 2].kind == .word
      && ChineseReader.thisUnits.contains(document.text[Int(units[i - 2].span.start)])
  }

  /// Whether the verdict at `i` is what somebody knows or finds of a thing without a name: 德国|知道|贸易战是|糟糕的选择. Then it says
  /// nothing of who knows it.
  func isKnownOfThing(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard parts(units[i]).isDisjoint(with: [.verb]) || copula(before: i) != nil else { return false }
    var k = i - 1
    var hasThing = false
    while k >= clause.lowerBound, units[k].kind != .mention {
      if isKnowing(k) { return hasThing }
      if units[k].kind == .cue || units[k].kind == .word && units[k].tags.isEmpty && units[k].span.count > 1 {
        hasThing = true
      }
      k -= 1
    }
    // 日本清楚，|对抗是|愚蠢的
    return k < clause.lowerBound && hasThing && clause.lowerBound > 1 && units[clause.lowerBound - 1].kind == .comma
      && (max(0, clause.lowerBound - 3)..<clause.lowerBound - 1).contains { endOfKnowing($0) == clause.lowerBound - 1 }
  }

  /// Whether the verb at `k` leads to something that is so: 知道, 意识到.
  func isKnowing(_ k: Int) -> Bool { endOfKnowing(k) != nil }

  /// Where such a verb at `k` ends; words may be cut inside it: 意识|到.
  func endOfKnowing(_ k: Int) -> Int? {
    guard units[k].kind != .mention else { return nil }
    let start = Int(units[k].span.start)
    let length = words.knowing.prefix(of: document.text, at: start)
    guard length > 0 else { return nil }
    return (k..<min(k + 2, units.count)).first { Int(units[$0].span.end) == start + length }.map { $0 + 1 }
  }

  /// Whether the actor behind the verb at `i` is the subject of what is believed, so that the verb takes no side: 相信|法国|会支持,
  /// but not 不相信.
  func leadsToBelief(_ i: Int, _ object: NounPhrase) -> Bool {
    guard isReport(i), object.start == i + 1, object.coreEnd < clause(of: i).upperBound, !isScope(i - 1, .negation)
    else {
      return false
    }
    for k in object.coreEnd..<clause(of: i).upperBound where units[k].kind != .mention {
      if units[k].tags.contains(.de) { return false }
      if units[k].tags.contains(.be) || isScope(k, .modal) || units[k].kind == .cue && takesObject(k) && hasObject(k) {
        return true
      }
    }
    return false
  }

  private func isScope(_ k: Int, _ kind: ScopeKind) -> Bool {
    k >= 0 && units[k].kind == .scope && lexicon.scopes[cues[Int(units[k].index)].scope].kind == kind
  }
}
