internal import Lexicons
internal import TextModel

// Verbs that stand near a negation or a duty, and are not meant by it.

extension ScopeReader {
  /// Whether the verb at `i` stands beside a verb that denies its object, and is none itself: "|lost| the vote and condemned", "whose
  /// party |lost|, condemned"; but not "failed to condemn".
  func isJoinedVerb(_ i: Int, with k: Int) -> Bool {
    let (verb, denying) = (units[i].tags, units[k].tags)
    guard units[i].isVerb, !denying.isDisjoint(with: [.past, .third, .progressive]),
      denying.isDisjoint(with: [.be, .have, .doing, .modal]), !verb.isDisjoint(with: [.past, .third])
    else { return false }
    return (k + 1..<i).contains {
      units[$0].kind == .comma || units[$0].kind == .word && units[$0].tags.contains(.coordinator)
    }
  }

  /// Whether what is negated at `k` stands in what 在 opens and 方面 or the like closes: 在|防止崩溃|方面功不可没.
  func isInScene(_ k: Int, before i: Int) -> Bool {
    guard
      let close = (k + 1..<i).first(where: {
        ScopeReader.sceneKeys.contains(units[$0].key) && units[$0].kind != .mention
      })
    else { return false }
    return (max(0, k - 4)..<k).contains { units[$0].kind != .mention && units[$0].tags.contains(.locative) }
      && !(k + 1..<close).contains { units[$0].kind == .comma }
  }

  /// 实力|并未被|削弱, "found him |not| guilty": what negates the last words of a cue with a gap.
  func readInside(_ i: Int, _ scope: inout Scope) {
    guard units[i].kind == .cue, let tail = cues[Int(units[i].index)].tail,
      let first = (i + 1..<max(i + 1, units.count)).first(where: { units[$0].span.start >= tail.start })
    else { return }
    for k in max(i, first - 2)..<first {
      guard let entry = entry(k), entry.kind == .negation,
        (k + 1..<first).allSatisfy({ units[$0].kind == .scope || units[$0].tags.contains(.passive) })
      else { continue }
      scope.negate(entry.value)
      scope.words.append(Int(units[k].index))
    }
  }

  private static let sceneKeys = Set(["方面", "上", "问题上", "过程中", "中", "时", "之际", "的同时", "领域"].map(WordClasses.key))

  /// Whether "as" at `k` belongs to a verb of regard: "see America |as| a partner".
  func isRegarding(_ k: Int) -> Bool {
    var v = k - 1
    while v > 0, k - v < 7, !units[v].isVerb, units[v].kind != .comma, units[v].kind != .stop { v -= 1 }
    return v >= 0 && units[v].isVerb && units[v].tags.contains(.regard)
      && (v == k - 1 || units[k].key == ScopeReader.asKey)
  }

  private static let asKey = WordClasses.key("as")

  /// "|Should| China attack Taiwan, Japan would …": no duty.
  func opensCondition(_ k: Int) -> Bool {
    guard !isChinese, units[k].key == DeniedVerbs.should, k + 1 < units.count else { return false }
    let opens = k == 0 || [.comma, .stop, .quote, .opening].contains(units[k - 1].kind)
    return opens && (units[k + 1].kind == .mention || units[k + 1].tags.contains(.determiner))
      && (k + 1..<units.count).contains { units[$0].kind == .comma }
  }

  /// Whether what stands behind "had" at `k` never came about: "|If| Germany |had listened|", "|Had| Europe trusted".
  func isCounterfactual(_ k: Int, before i: Int) -> Bool {
    guard units[k].key == DeniedVerbs.had, units[k].kind == .word, units[i].isVerb, units[i].tags.contains(.past) else {
      return false
    }
    let start = (0..<k).last { units[$0].kind == .comma || units[$0].kind == .stop }.map { $0 + 1 } ?? 0
    return start == k && i > k + 1
      || (start..<k).contains { entry($0)?.kind == .condition && units[$0].key == DeniedVerbs.ifWord }
  }

  /// Whether a cue says that what it leads to is not done: "too slow to |help|", "lacks the courage to |help|".
  func isShortOf(_ k: Int) -> Bool {
    guard units[k].kind == .cue, units[k].span.count > 6 else { return false }
    let words = text[units[k].span.range]
    return words.suffix(3).elementsEqual(" to".utf16) && DeniedVerbs.lacking.contains { words.starts(with: $0) }
  }

  /// Whether a duty at `k` only guesses at what goes on: "China |must be laughing| at".
  func isGuess(_ k: Int, _ i: Int) -> Bool {
    !isChinese && units[i].isVerb && units[i].tags.contains(.progressive) && k + 1 < i
      && units[k + 1].kind == .word && units[k + 1].tags.contains(.be)
  }

  /// Whether the verb at `k` makes or keeps somebody from doing what stands at `i` (阻止卡特出售, "stop Carter from selling"): what
  /// changes the one does not change the other.
  func controls(_ k: Int, _ i: Int) -> Bool {
    k + 1 < i && units[k + 1].kind == .mention
      && (k + 1..<i).allSatisfy { units[$0].kind != .comma && units[$0].kind != .stop }
  }
}

/// How a cue begins that says what somebody falls short of.
private enum DeniedVerbs {
  static let had = WordClasses.key("had")
  static let should = WordClasses.key("should")
  static let ifWord = WordClasses.key("if")
  static let lacking = ["too ", "lack", "be too ", "is too ", "was too "].map { Array($0.utf16) }
}
