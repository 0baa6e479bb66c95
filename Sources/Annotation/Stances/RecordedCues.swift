internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Which cues a record keeps: those that a stance, a quote or another cue uses, and of the others those for what people feel, think or
/// say, though nobody is named (the list `attitude`). Acts that nobody is named for ("the war", "attacked"), and words that merely
/// sound good or bad ("crisis", "growth"), are left out.
struct RecordedCues {
  private let attitudes: WordList

  init(lexicon: Lexicon) { attitudes = lexicon.list("attitude") }

  /// Removes the others from the document. `found` are the document's cues with their places in it. Complexity: O(n).
  func keep(in document: inout Document, _ found: [FoundCue]) {
    var isKept = document.cues.map { $0.kind != .stance }
    for stance in document.stances {
      for cue in stance.cues { isKept[cue] = true }
    }
    for quote in document.quotes where quote.cue >= 0 { isKept[quote.cue] = true }
    for cue in found where cue.index >= 0 {
      if !isKept[cue.index], opensWithAttitude(document.cues[cue.index].span, document.text) {
        isKept[cue.index] = true
      }
      if cue.tailIndex >= 0 { isKept[cue.tailIndex] = isKept[cue.index] }
    }
    guard isKept.contains(false) else { return }
    var place = [Int](repeating: -1, count: isKept.count)
    var cues: [Cue] = []
    for (i, cue) in document.cues.enumerated() where isKept[i] {
      place[i] = cues.count
      cues.append(cue)
    }
    document.cues = cues
    for i in document.stances.indices {
      for k in document.stances[i].cues.indices { document.stances[i].cues[k] = place[document.stances[i].cues[k]] }
    }
    for i in document.quotes.indices where document.quotes[i].cue >= 0 {
      document.quotes[i].cue = place[document.quotes[i].cue]
    }
  }

  /// Whether the first word of a cue is one of the list.
  private func opensWithAttitude(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let length = attitudes.prefix(of: text, at: Int(span.start))
    guard length > 0, length <= span.count else { return false }
    let end = Int(span.start) + length
    let tables = CharacterTables.shared
    return end == text.count || tables.isHan(text[end - 1]) || !tables.isWordLike(text[end])
  }
}
