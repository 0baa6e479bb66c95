internal import Lexicons
internal import TextModel

/// A cue of the document with its row.
struct FoundCue {
  /// Index in `Document.cues`, or -1 for words that only steer (pseudo-negators).
  var index: Int
  var span: TextSpan
  /// The row in `Lexicon.cues`, or -1.
  var cue: Int
  /// The row in `Lexicon.scopes`, or -1.
  var scope: Int
}

/// Decides which of the matched words are cues: the longest reading wins, and none stands inside a name.
struct CueFinder {
  let lexicon: Lexicon

  /// Replaces the document's cues; returns them with their rows, sorted by span.
  func find(in document: inout Document, words: [WordMatch]) -> [FoundCue] {
    var found: [FoundCue] = []
    document.cues.removeAll(keepingCapacity: true)
    var reach: Int32 = -1
    var mention = 0
    var i = 0
    while i < words.count {
      var j = i + 1
      while j < words.count, words[j].span == words[i].span { j += 1 }
      defer { i = j }
      let span = words[i].span
      if span.start < reach { continue }
      while mention < document.mentions.count,
        document.mentions[mention].span.end <= span.start || document.mentions[mention].parent >= 0
      {
        mention += 1
      }
      if mention < document.mentions.count {
        let name = document.mentions[mention]
        // "sanctions" the topic may be the cue; "democratic" in a party's name is none.
        if name.span.overlaps(span), name.type != .topic { continue }
      }
      reach = span.end
      // A word that changes others goes first (不得不, "so-called"); a report verb that takes sides is a stance: 谴责.
      let word = words[i..<j].min { rank($0) < rank($1) } ?? words[i]
      found.append(add(word, to: &document))
    }
    return found
  }

  private func rank(_ word: WordMatch) -> Int {
    guard word.isScope else { return 1 }
    switch lexicon.scopes[Int(word.index)].kind {
    case .report, .intensifier: return 2
    default: return 0
    }
  }

  private func add(_ word: WordMatch, to document: inout Document) -> FoundCue {
    if !word.isScope {
      let entry = lexicon.cues[Int(word.index)]
      document.cues.append(Cue(span: word.span, kind: .stance, value: entry.value, entry: entry.id))
      return FoundCue(index: document.cues.count - 1, span: word.span, cue: Int(word.index), scope: -1)
    }
    let entry = lexicon.scopes[Int(word.index)]
    let kind: CueKind? =
      switch entry.kind {
      case .negation: .negation
      case .modal: .modal
      case .intensifier: .intensifier
      case .contrast, .concession: .contrast
      case .condition: .condition
      case .question: .question
      case .report: .report
      case .distance: .distance
      case .pseudo: nil
      }
    guard let kind else { return FoundCue(index: -1, span: word.span, cue: -1, scope: Int(word.index)) }
    document.cues.append(Cue(span: word.span, kind: kind, value: entry.value, entry: entry.id))
    return FoundCue(index: document.cues.count - 1, span: word.span, cue: -1, scope: Int(word.index))
  }
}
