internal import Lexicons
internal import TextModel

/// The author's side on a mention that the caller asks about and that no pattern reaches: the cues of the sentence, each by its strength,
/// its scope and its nearness. Weaker evidence than a pattern, and marked as such (`rule` is `near`).
struct ProximityReader {
  let units: UnitList
  let cues: [FoundCue]
  let lexicon: Lexicon
  let scopes: ScopeReader

  /// How many units weaken a cue to half its strength.
  private static let reach = 10.0
  /// What counts of a cue that a named holder turns upon somebody else.
  private static let shareOfOthers = 0.4
  /// A sum that is fainter says nothing.
  private static let least = 0.2

  /// The signed sum for the mention at unit `at`, with the cues that made it; nil if it is too faint. `own` are the cues, as places
  /// in the document, by which it takes a side itself; those of `others` tell of others. Complexity: O(units²) at worst.
  /// `isDoer` tells whether the mention does what the cue at a unit says.
  func side(of at: Int, own: Set<Int> = [], others: Set<Int> = [], isDoer: (Int) -> Bool = { _ in false }) -> (
    score: Double, cues: [Int], factuality: Factuality
  )? {
    var sum = 0.0
    var used: [(weight: Double, cue: Int)] = []
    for i in 0..<units.count where units[i].kind == .cue {
      let cue = cues[Int(units[i].index)]
      if own.contains(cue.index) { continue }
      let readings = cue.readings.filter { !lexicon.cues[Int($0)].isOfLaws }
      let fitting = readings.filter { fits(lexicon.cues[Int($0)], i) }
      let values = (fitting.isEmpty ? readings : fitting).map { lexicon.cues[Int($0)].value }
      guard let value = values.max(by: { abs($0) < abs($1) }) else { continue }
      // "Bannon slammed the heir": it is said of the heir, whoever that is.
      if value < 0, turnsOnOthers(fitting), isDoer(i) { continue }
      let weight =
        value * scopes.scope(over: i).factor * nearness(i, at)
        * (others.contains(cue.index) ? ProximityReader.shareOfOthers : 1)
      sum += weight
      used.append((weight, Int(units[i].index)))
    }
    guard abs(sum) >= ProximityReader.least else { return nil }
    // What somebody says is blame of others.
    if sum < 0, speaks(at) { return nil }
    let chosen = used.filter { $0.weight * sum > 0 }.map(\.cue)
    return (max(-1, min(1, sum * 0.5)), chosen, .asserted)
  }

  /// Whether a verb of reporting stands beside the mention: "Trump, the president, said", “…,” said Trump, 特朗普日前表示.
  private func speaks(_ at: Int) -> Bool {
    for k in at + 1..<max(at + 1, min(units.count, at + 5)) {
      if units.isReport(k, cues, lexicon) { return true }
      if units[k].isVerb || units[k].kind == .stop || units[k].kind == .cue || units[k].kind == .possessiveMark {
        break
      }
    }
    if scopes.isChinese { return false }
    var k = at - 1
    while k >= 0, at - k < 4, units[k].kind == .word, units[k].tags.contains(.roleNoun) { k -= 1 }
    // Not whom the words are about: "Iran says |Israel|".
    return k > 0 && units.isReport(k, cues, lexicon) && (units[k - 1].kind == .comma || units[k - 1].kind == .quote)
  }

  /// Whether rows relate somebody to another, and judge nobody for it.
  private func turnsOnOthers(_ readings: [Int32]) -> Bool {
    !readings.isEmpty
      && readings.allSatisfy { reading in
        let frames = lexicon.cues[Int(reading)].frames
        return frames.contains { $0.holder == .subject }
          && frames.allSatisfy { $0.holder != .none && !$0.judgesHolder || $0.isMutual }
      }
  }

  private func fits(_ entry: CueEntry, _ i: Int) -> Bool {
    switch entry.part {
    case .verb: units[i].isVerb || scopes.isChinese
    case .noun, .adjective: !units[i].isVerb
    default: true
    }
  }

  /// 1 beside the mention, less with every unit, mark and other actor between.
  private func nearness(_ i: Int, _ at: Int) -> Double {
    let (low, high) = i < at ? (i + 1, at) : (at + 1, i)
    var weight = 1 / (1 + Double(high - low) / ProximityReader.reach)
    for k in low..<max(low, high) {
      switch units[k].kind {
      case .stop: weight *= 0.6
      case .comma: weight *= 0.85
      case .mention: weight *= 0.8
      case .word where units[k].tags.contains(.contrast): weight *= 0.6
      default: break
      }
    }
    return weight
  }
}
