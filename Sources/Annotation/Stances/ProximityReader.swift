internal import Lexicons
internal import TextModel

/// The author's side on a mention that the caller asks about and that no pattern reaches: the cues of the sentence, each by its strength,
/// its scope and its nearness. Weaker evidence than a pattern, and marked as such (`rule` is `near`).
///
/// Two sums, one for favor and one for against, each with the weights of `Evidence`; the greater one tells the side if it is above nothing.
struct ProximityReader {
  let units: UnitList
  let cues: [FoundCue]
  let lexicon: Lexicon
  let scopes: ScopeReader
  let charges: Charges
  /// Whether the sentence ends without a mark.
  let isHeadline: Bool

  /// How many units weaken a cue to half its strength.
  private static let reach = 10.0

  /// What speaks for a side, in log odds over no side at all: multinomial logistic regressions, rounded; over 1,600 mentions in English
  /// political news and 800 in headlines, which count twice, and over 3,800 in Chinese news. Each asks for less than even odds, by what its
  /// `bias` was raised after the fit, so that sides are found as often as none.
  private struct Evidence {
    /// Before any cue is read.
    var bias: Double
    /// A cue that praises, by its value times its nearness, and one that blames.
    var praise: Double
    var blame: Double
    /// The same once more where it is a verb: a verb may praise or blame its object only.
    var verbPraise: Double
    var verbBlame: Double
    /// Where it is denied: "no hero" blames less than a word of blame, "not guilty" hardly praises.
    var deniedPraise: Double
    var deniedBlame: Double
    /// Where a named holder turns it upon somebody.
    var othersPraise: Double
    var othersBlame: Double
    /// What the mention does itself, wherever it stands.
    var ownPraise: Double
    var ownBlame: Double
    /// At the end of its sentence, against the beginning.
    var late: Double
    /// Who is quoted.
    var speaker: Double
    /// In a sentence without a mark at its end, as headlines are.
    var headline = 0.0
  }

  private struct Sides {
    var favor: Evidence
    var against: Evidence
  }

  private static let english = Sides(
    favor: Evidence(
      bias: -0.2, praise: 3.8, blame: 1.2, verbPraise: -1.3, verbBlame: -0.2, deniedPraise: 1.6, deniedBlame: -1.4,
      othersPraise: -2.9, othersBlame: 1.2, ownPraise: 1.1, ownBlame: -0.5, late: -0.8, speaker: -0.5, headline: -0.5),
    against: Evidence(
      bias: -0.3, praise: 0.7, blame: -1.6, verbPraise: -0.9, verbBlame: 0.2, deniedPraise: -0.2, deniedBlame: 1.7,
      othersPraise: -1.4, othersBlame: 0.6, ownPraise: 0.3, ownBlame: -0.2, late: -0.1, speaker: -1.1))
  private static let chinese = Sides(
    favor: Evidence(
      bias: -0.4, praise: 1.6, blame: 0.6, verbPraise: -0.2, verbBlame: 0.7, deniedPraise: 0.4, deniedBlame: -1.8,
      othersPraise: -1.3, othersBlame: 0.6, ownPraise: 1.3, ownBlame: -1, late: -0.1, speaker: -0.1),
    against: Evidence(
      bias: -0.7, praise: -0.3, blame: -1.4, verbPraise: 0.1, verbBlame: 0.5, deniedPraise: 0.1, deniedBlame: 0.6,
      othersPraise: -0.8, othersBlame: 0.2, ownPraise: 1.1, ownBlame: -0.9, late: 0.2, speaker: -0.9))

  /// The score for the mention at unit `at`, of at most 0.5, with the cues that made it; nil if they say nothing. `others` are the
  /// cues, as places in the document, that a named holder turns upon somebody. `isDoer` tells whether the mention does what the
  /// cue at a unit says. Complexity: O(units²) at worst.
  func side(of at: Int, others: Set<Int> = [], isDoer: (Int) -> Bool = { _ in false }) -> (score: Double, cues: [Int])?
  {
    let place = Double(at) / Double(max(1, units.count))
    let isSpeaker = speaks(at) ? 1.0 : 0
    let sides = scopes.isChinese ? ProximityReader.chinese : ProximityReader.english
    func opening(_ of: Evidence) -> Double {
      of.bias + of.late * place + of.speaker * isSpeaker + (isHeadline ? of.headline : 0)
    }
    var favor = opening(sides.favor)
    var against = opening(sides.against)
    var used: [(value: Double, cue: Int)] = []
    for i in 0..<units.count where units[i].kind == .cue {
      let cue = cues[Int(units[i].index)]
      let readings = cue.readings.filter { !lexicon.cues[Int($0)].isOfLaws }
      let fitting = readings.filter { fits(lexicon.cues[Int($0)], i) }
      let entries = (fitting.isEmpty ? readings : fitting).map { lexicon.cues[Int($0)] }
      guard let entry = entries.max(by: { abs($0.value) < abs($1.value) }), entry.value != 0 else { continue }
      let factor = scopes.scope(over: i).factor
      let isOthers = others.contains(cue.index)
      let isOwn = isDoer(i)
      let value = entry.value * factor
      // "Bannon slammed the heir": it is said of the heir, whoever that is.
      if isOwn, value < 0, charges.isCharge(entry) { continue }
      let near = value * nearness(i, at)
      func weight(_ of: Evidence) -> Double {
        let isPraise = value > 0
        var weight = isPraise ? of.praise : of.blame
        if entry.part == .verb { weight += isPraise ? of.verbPraise : of.verbBlame }
        if isOthers { weight += isPraise ? of.othersPraise : of.othersBlame }
        // Of a denied cue: its own sign is the other one.
        if factor < 0 { weight += isPraise ? of.deniedBlame : of.deniedPraise }
        return weight * near + (isOwn ? (isPraise ? of.ownPraise : of.ownBlame) * value : 0)
      }
      favor += weight(sides.favor)
      against += weight(sides.against)
      used.append((value, Int(units[i].index)))
    }
    let odds = max(favor, against)
    let sign = favor > against ? 1.0 : -1
    let chosen = used.filter { $0.value * sign > 0 }.map(\.cue)
    guard odds > 0, !chosen.isEmpty else { return nil }
    // What somebody says is blame of others.
    if sign < 0, isSpeaker > 0 { return nil }
    return (sign * 0.5 * odds / (1 + odds), chosen)
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
