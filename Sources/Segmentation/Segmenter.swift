public import TextModel
public import UnicodeText

/// Writes sentences and tokens into a document. One a thread: it owns ICU's iterators and the buffers of its work.
///
/// What is found depends on the text alone, never on what the segmenter has seen before.
public final class Segmenter {
  private let words: WordBreaker
  private let tables = CharacterTables.shared
  private var boundaries = Boundaries()
  private var working: [UInt16] = []
  private let han: HanWords
  private var writer = TokenWriter()
  private var finder = SentenceFinder()

  /// For every position of the last text, 0 to its length: 1 where a word begins or ends, else 0. Later stages use it
  /// as the second witness for names.
  public private(set) var edges: [UInt8] = []
  /// The positions of the last text's line ends that only wrap a paragraph, ascending.
  public private(set) var softBreaks: [Int32] = []

  /// Whether words of ideographs come from ICU's dictionary; otherwise ICU's iterator finds them, slower.
  public var usesDictionary: Bool { han.usesDictionary }

  /// Opens a segmenter. With a model, its lattice finds the words of Chinese; without one, ICU's dictionary does, with
  /// ICU's boundaries; `usingDictionary` false leaves them to ICU's iterator. `userWords` are cut as one wherever they stand.
  /// Throws if ICU's data is missing.
  public init(
    model: WordModel? = nil, usingDictionary: Bool = true, userWords: UserWords? = nil
  ) throws(Breaker.Unavailable) {
    words = try WordBreaker()
    han = HanWords(model: model, usingDictionary: usingDictionary, userWords: userWords)
  }

  /// Replaces the document's tokens, sentences and language by what its text holds. A document without zones gets one
  /// zone, the body. Complexity: O(n).
  public func segment(_ document: inout Document) {
    if document.zones.isEmpty, let body = trimmed(document.text, 0, document.text.count) {
      document.zones = [Zone(kind: .body, span: body)]
    }
    softBreaks = SoftBreaks.find(in: document.text)
    if softBreaks.isEmpty {
      segment(document.text, &document)
    } else {
      working = document.text
      for position in softBreaks { working[Int(position)] = 0x20 }
      segment(working, &document)
    }
    if document.language == .undetermined { document.language = writer.share.language }
  }

  /// Gives back the memory that the last text took, but for its edges.
  public func releaseWork() {
    boundaries = Boundaries()
    working = []
    han.release()
    writer.release()
    finder = SentenceFinder()
  }

  /// Gives back the memory of the edges.
  public func releaseEdges() { edges = [] }

  /// Replaces the document's tokens only, and leaves its sentences alone. Complexity: O(n).
  public func segmentWords(_ document: inout Document) {
    softBreaks = []
    breakWords(document.text, &document)
  }

  private func segment(_ text: [UInt16], _ document: inout Document) {
    breakWords(text, &document)
    finder.find(text, document.tokens, writer.marks)
    writeSentences(text, &document)
  }

  private func breakWords(_ text: [UInt16], _ document: inout Document) {
    words.segments(of: text, into: &boundaries)
    han.cut(text, boundaries, words)
    markEdges(text.count)
    // The old tokens go first: their storage is not needed twice.
    document.tokens = []
    writer.write(text, han.segments)
    document.tokens = writer.takeTokens()
  }

  private func markEdges(_ count: Int) {
    if edges.count < count + 1 {
      edges = [UInt8](repeating: 0, count: count + count / 2 + 1)
    } else {
      edges.withUnsafeMutableBufferPointer { $0[0...count].update(repeating: 0) }
    }
    edges.withUnsafeMutableBufferPointer { edges in
      edges[0] = 1
      for end in han.segments.ends { edges[Int(end)] = 1 }
    }
  }

  private func writeSentences(_ text: [UInt16], _ document: inout Document) {
    document.sentences.removeAll(keepingCapacity: true)
    let tokens = document.tokens
    var zone = 0
    var first = 0
    for last in finder.ends {
      append(text, Int(tokens[first].span.start), Int(tokens[last - 1].span.end), &zone, &document)
      first = last
    }
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
        let language = writer.share.language(of: text, Int(span.start), Int(span.end))
        document.sentences.append(Sentence(span: span, language: language, zone: kind))
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
