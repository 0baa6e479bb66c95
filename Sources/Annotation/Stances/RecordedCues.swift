internal import Lexicons
internal import TextModel

/// Which cues a record keeps: those that a stance, a quote or another cue uses, and of the others those that by their patterns relate
/// somebody to something, though nobody is named. Words that merely sound good or bad ("crisis", "growth") and judge nobody are left out.
enum RecordedCues {
  /// Verbs and nouns that are fainter ("launch", "offer", "cooperation") say too little where nobody is named.
  private static let leastOfUnused = 0.6

  /// Removes the others from the document. `found` are the document's cues with their rows. Complexity: O(n).
  static func keep(in document: inout Document, _ found: [FoundCue], _ lexicon: Lexicon) {
    var isKept = document.cues.map { $0.kind != .stance }
    for stance in document.stances {
      for cue in stance.cues { isKept[cue] = true }
    }
    for quote in document.quotes where quote.cue >= 0 { isKept[quote.cue] = true }
    for cue in found where cue.index >= 0 {
      let relates = cue.readings.contains {
        let entry = lexicon.cues[Int($0)]
        return (abs(entry.value) >= leastOfUnused || entry.part == .adjective)
          && entry.frames.contains { ($0.holder != .none || $0.isMutual) && !$0.targetsLaw }
      }
      if relates {
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
}
