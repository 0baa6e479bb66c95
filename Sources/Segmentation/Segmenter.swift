public import TextModel
public import UnicodeText

/// Writes sentences and tokens into a document. One a thread: it owns ICU's iterators and the buffers of its work.
///
/// What is found depends on the text alone, never on what the segmenter has seen before.
public final class Segmenter {
  private let breaker: Breaker
  private let words: WordBreaker
  private let tables = CharacterTables.shared
  private var boundaries = Boundaries()
  private var working: [UInt16] = []
  private let path: HanPath?
  private var ends: [Int32] = []

  /// For every position of the last text, 0 to its length: 1 where a word begins or ends, else 0. Later stages use it
  /// as the second witness for names.
  public private(set) var edges: [UInt8] = []
  /// The positions of the last text's line ends that only wrap a paragraph, ascending.
  public private(set) var softBreaks: [Int32] = []

  /// Whether words of ideographs come from ICU's dictionary; otherwise ICU's iterator finds them, slower.
  public var usesDictionary: Bool { path != nil }

  /// Opens a segmenter. `usingDictionary` false leaves words of ideographs to ICU's iterator. Throws if ICU's data is
  /// missing.
  public init(usingDictionary: Bool = true) throws(Breaker.Unavailable) {
    breaker = try Breaker()
    words = try WordBreaker()
    path = usingDictionary ? HanPath() : nil
  }

  /// Replaces the document's tokens, sentences and language by what its text holds. A document without zones gets one
  /// zone, the body. Complexity: O(n).
  public func segment(_ document: inout Document) {
    if document.zones.isEmpty, let body = trimmed(document.text, 0, document.text.count) {
      document.zones = [Zone(kind: .body, span: body)]
    }
    softBreaks = SoftBreaks.find(in: document.text)
    if softBreaks.isEmpty {
      breakWords(document.text, &document)
      breakSentences(document.text, &document)
    } else {
      working = document.text
      for position in softBreaks { working[Int(position)] = 0x20 }
      breakWords(working, &document)
      breakSentences(working, &document)
    }
    if document.language == .undetermined {
      document.language = LanguageShare(document.text, 0, document.text.count).language
    }
  }

  private func breakWords(_ text: [UInt16], _ document: inout Document) {
    words.segments(of: text, into: &boundaries)
    if edges.count < text.count + 1 {
      edges = [UInt8](repeating: 0, count: text.count + text.count / 2 + 1)
    } else {
      edges.withUnsafeMutableBufferPointer { $0[0...text.count].update(repeating: 0) }
    }
    edges[0] = 1
    document.tokens.removeAll(keepingCapacity: true)
    document.tokens.reserveCapacity(boundaries.count)
    var start = 0
    for i in 0..<boundaries.count {
      let end = Int(boundaries.ends[i])
      edges[end] = 1
      let kind = boundaries.kinds[i]
      if kind == SegmentKind.hanRun {
        addHanRun(text, start, end, &document)
      } else if let kind = self.kind(text[start], status: kind & SegmentKind.mask) {
        document.tokens.append(Token(span: TextSpan(start, end), kind: kind))
      }
      start = end
    }
  }

  /// Cuts a run of ideographs into words, and adds tokens and edges.
  private func addHanRun(_ text: [UInt16], _ start: Int, _ end: Int, _ document: inout Document) {
    ends.removeAll(keepingCapacity: true)
    if let path {
      text.withUnsafeBufferPointer { path.cut(.init(rebasing: $0[start..<end]), into: &ends) }
    } else {
      words.cutHanRun(text, start, end, into: &ends)
    }
    var last = start
    for end in ends {
      let position = start + Int(end)
      edges[position] = 1
      document.tokens.append(Token(span: TextSpan(last, position), kind: .word))
      last = position
    }
  }

  private func kind(_ first: UInt16, status: UInt8) -> TokenKind? {
    switch status {
    case SegmentKind.space, SegmentKind.lineEnd: return nil
    case SegmentKind.number: return .number
    case SegmentKind.other: break
    default: return .word
    }
    switch tables.kind(first) {
    case .space: return nil
    case .punctuation: return .punctuation
    case .letter, .han, .kana: return .word
    case .digit: return .number
    default: return .symbol
    }
  }

  private func breakSentences(_ text: [UInt16], _ document: inout Document) {
    breaker.sentences(of: text, into: &boundaries)
    document.sentences.removeAll(keepingCapacity: true)
    var repair = SentenceRepair(text: text)
    var zone = 0
    var start = 0
    for i in 0..<boundaries.count {
      let end = Int(boundaries.ends[i])
      guard edges[end] != 0, end == text.count || repair.breaks(start, end) else { continue }
      let moved = edges[repair.end] != 0 ? repair.end : end
      append(text, start, end == text.count ? end : moved, &zone, &document)
      start = end == text.count ? end : moved
      repair.begin(at: start)
    }
    if start < text.count { append(text, start, text.count, &zone, &document) }
  }

  /// Adds the sentence between two positions, cut where a zone begins or ends.
  private func append(_ text: [UInt16], _ start: Int, _ end: Int, _ zone: inout Int, _ document: inout Document) {
    var start = start
    while start < end {
      while zone < document.zones.count, Int(document.zones[zone].span.end) <= start { zone += 1 }
      var stop = end
      var kind = ZoneKind.boilerplate
      if zone < document.zones.count {
        let span = document.zones[zone].span
        if start < Int(span.start) {
          // What stands before the next zone: white space, mostly.
          stop = min(end, Int(span.start))
        } else {
          stop = min(end, Int(span.end))
          kind = document.zones[zone].kind
        }
      }
      if let span = trimmed(text, start, stop) {
        let share = LanguageShare(text, Int(span.start), Int(span.end))
        document.sentences.append(Sentence(span: span, language: share.language, zone: kind))
      }
      start = stop
    }
  }

  /// A stretch without the white space at its ends; nil if nothing is left.
  private func trimmed(_ text: [UInt16], _ start: Int, _ end: Int) -> TextSpan? {
    var start = start
    var end = end
    while start < end, tables.isSpace(text[start]) { start += 1 }
    while end > start, tables.isSpace(text[end - 1]) { end -= 1 }
    return start < end ? TextSpan(start, end) : nil
  }
}
