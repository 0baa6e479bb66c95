internal import Lexicons
internal import TextModel

// Judgements without a pattern of their own: verbs of speech that doubt, what is said of a charge.

extension StanceFinder {
  /// What a verb of speech that mocks or doubts ("whined that", 狡辩称) says of who speaks.
  func biased(
    _ i: Int, _ units: UnitList, _ cues: [FoundCue], isReport: Bool, speaker: () -> [Actor]
  ) -> (Int, [Candidate])? {
    guard units[i].kind == .scope, isReport else { return nil }
    let value = lexicon.scopes[cues[Int(units[i].index)].scope].value
    guard value <= StanceFinder.leastOfBias else { return nil }
    let targets = speaker().filter { $0.mention >= 0 }
    guard !targets.isEmpty else { return nil }
    let candidate = Candidate(
      holders: [], targets: targets, value: value, cue: Int(units[i].index), rule: "T ~ that", unit: i)
    return (i, [candidate])
  }

  /// How much doubt a verb of speech needs to be a judgement.
  private static let leastOfBias = -0.65

  /// Whether a cue is a verb of speech that takes sides: 指责, "accuse".
  func isCharge(_ cue: FoundCue) -> Bool {
    cue.scope >= 0 && lexicon.scopes[cue.scope].kind == .report
      || cue.readings.contains { charges.isCharge(lexicon.cues[Int($0)]) }
  }

  /// What the cue at `i`, which no pattern bound, says of who made the charge that its clause speaks of.
  func chargedBy(_ i: Int, _ units: UnitList, _ sentence: Int, _ document: Document, _ cues: [FoundCue]) -> [Candidate]
  {
    guard units[i].kind == .cue, let first = cues[Int(units[i].index)].readings.first else { return [] }
    return charges.judgement(
      i, value: lexicon.cues[Int(first)].value, units: units, sentence: sentence, text: document.text)
  }
}
