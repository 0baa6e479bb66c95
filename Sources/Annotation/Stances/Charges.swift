internal import Lexicons
internal import TextModel

/// Who charged somebody last: what is said of a charge is said of who makes it ("the charge is absurd", 这纯属栽赃).
struct Charges {
  private let falsehoods: WordList
  private let words: WordList
  private let verbs: WordList
  private var last: (mention: Int, sentence: Int)?

  init(lexicon: Lexicon) {
    falsehoods = lexicon.list("falsehood")
    words = lexicon.list("charge-word")
    verbs = lexicon.list("charge-verb")
  }

  mutating func clear() { last = nil }

  /// Whether a row of the cues is a verb with which somebody charges somebody.
  func isCharge(_ entry: CueEntry) -> Bool { verbs.contains(Array(entry.id.utf16)) }

  /// Notes that the holder at a mention speaks against somebody.
  mutating func note(_ mention: Int, sentence: Int) { last = (mention, sentence) }

  /// Whether what a sentence says may be said of somebody who charged somebody.
  func isOpen(in sentence: Int) -> Bool { last.map { sentence - $0.sentence <= 1 } ?? false }

  /// The judgement of the cue at `i`, one of falsehood, on who made the charge that its clause speaks of.
  func judgement(_ i: Int, value: Double, units: UnitList, sentence: Int, text: [UInt16]) -> [Candidate] {
    let unit = units[i]
    guard let last, sentence - last.sentence <= 1, value < 0,
      falsehoods.contains(text, Int(unit.span.start), Int(unit.span.end))
    else { return [] }
    var k = i - 1
    while k >= 0, i - k < Charges.reach, units[k].kind != .comma, units[k].kind != .stop, units[k].kind != .mention {
      if words.contains(text, Int(units[k].span.start), Int(units[k].span.end)) {
        return [
          Candidate(
            holders: [], targets: [Actor(mention: last.mention, isPronoun: true)], value: value, cue: Int(unit.index),
            rule: "who charges: ~", unit: i)
        ]
      }
      k -= 1
    }
    return []
  }

  /// How many units before the cue its clause may name the charge.
  private static let reach = 8
}
