internal import Lexicons
internal import TextModel

/// What becomes of a deed against somebody that is not done: who fails at it is against him all the same (未能遏制, "was unable to
/// defeat"), who refuses it is for him (拒绝谴责, "refused to condemn"), and who merely does not do it takes no side.
struct NegatedDeeds {
  private let inability: WordList
  private let refusal: WordList

  init(lexicon: Lexicon) {
    inability = lexicon.list("inability")
    refusal = lexicon.list("refusal")
  }

  /// The score of the candidate, whose deed is negated; nil if it takes no side.
  func score(_ score: Double, of candidate: Candidate, _ scope: Scope, _ document: Document, _ cues: [FoundCue])
    -> Double?
  {
    let isDeed = !candidate.holders.isEmpty
    func has(_ list: WordList) -> Bool {
      scope.words.contains { list.contains(document.text, Int(cues[$0].span.start), Int(cues[$0].span.end)) }
    }
    if isDeed || candidate.rule.hasPrefix("H!"), has(inability) { return -abs(score) }
    return isDeed && !has(refusal) ? nil : score
  }
}
