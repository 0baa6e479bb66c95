internal import Lexicons
internal import TextModel

/// A cue of the document with the rows that it may be.
struct FoundCue {
  /// Index in `Document.cues`, or -1 for words that only steer (pseudo-negators).
  var index: Int
  var span: TextSpan
  /// The rows in `Lexicon.cues` that have this form, in the order of the tables; empty for a scope word.
  var readings: [Int32] = []
  /// The row in `Lexicon.scopes`, or -1. A word may be both: "threaten" reports and takes a side.
  var scope: Int = -1
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
      found.append(add(words[i..<j], to: &document))
    }
    return found
  }

  private func add(_ words: ArraySlice<WordMatch>, to document: inout Document) -> FoundCue {
    let span = words[words.startIndex].span
    var found = FoundCue(index: -1, span: span)
    for word in words {
      if word.isScope {
        // A word that changes others goes before one that reports.
        if found.scope < 0 || lexicon.scopes[found.scope].kind == .report { found.scope = Int(word.index) }
      } else {
        found.readings.append(word.index)
      }
    }
    let kind = found.scope < 0 ? nil : lexicon.scopes[found.scope].kind
    // A report verb that takes sides is a stance (谴责), and so is a word that only looks like a negation (不满); a negator
    // that is also a cue negates.
    if let first = found.readings.first, CueFinder.isStance(kind) {
      let entry = lexicon.cues[Int(first)]
      document.cues.append(Cue(span: span, kind: .stance, value: entry.value, entry: entry.id))
      found.index = document.cues.count - 1
      return found
    }
    found.readings = []
    guard let kind, let role = CueFinder.role(kind) else { return found }
    let entry = lexicon.scopes[found.scope]
    document.cues.append(Cue(span: span, kind: role, value: entry.value, entry: entry.id))
    found.index = document.cues.count - 1
    return found
  }

  private static func isStance(_ kind: ScopeKind?) -> Bool {
    switch kind {
    case nil, .report, .intensifier, .distance, .pseudo: true
    default: false
    }
  }

  private static func role(_ kind: ScopeKind) -> CueKind? {
    switch kind {
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
  }
}
