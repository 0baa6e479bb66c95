internal import Lexicons
internal import TextModel

/// What becomes of a deed that is not done. One against somebody: who fails at it is against him all the same (未能遏制, "was unable to
/// defeat"), who refuses it is for him (拒绝谴责, "refused to condemn"), and who merely does not do it takes no side. And what is only wished
/// earns no praise.
struct UndoneDeeds {
  private let inability: WordList
  private let refusal: WordList
  private let wish: WordList

  init(lexicon: Lexicon) {
    inability = lexicon.list("inability")
    refusal = lexicon.list("refusal")
    wish = lexicon.list("wish")
  }

  /// The score of the candidate, whose deed is negated; nil if it takes no side.
  func score(_ score: Double, of candidate: Candidate, _ scope: Scope, _ document: Document, _ cues: [FoundCue])
    -> Double?
  {
    let isDeed = !candidate.holders.isEmpty
    if isDeed || candidate.rule.hasPrefix("H!"), has(inability, scope, document, cues) { return -abs(score) }
    return isDeed && !has(refusal, scope, document, cues) ? nil : score
  }

  /// Whether the deed is only wished or meant: 中方愿发挥作用, "wants to play a role".
  func isWished(_ scope: Scope, _ document: Document, _ cues: [FoundCue]) -> Bool { has(wish, scope, document, cues) }

  /// Whether a word of the scope is one of a list.
  private func has(_ list: WordList, _ scope: Scope, _ document: Document, _ cues: [FoundCue]) -> Bool {
    scope.words.contains { list.contains(document.text, Int(cues[$0].span.start), Int(cues[$0].span.end)) }
  }
}
