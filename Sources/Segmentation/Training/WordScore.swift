internal import TextModel

/// How many words of segmented text a segmenter finds.
public struct WordScore: Sendable {
  /// Words of the truth.
  public private(set) var truth = 0
  /// Words found.
  public private(set) var found = 0
  /// Words that are both.
  public private(set) var right = 0

  /// Makes an empty score.
  public init() {}

  /// The harmonic mean of precision and recall.
  public var f1: Double { truth + found == 0 ? 0 : Double(2 * right) / Double(truth + found) }

  /// Adds one text. Characters that no token covers count as tokens of one character.
  public mutating func add(_ segmenter: Segmenter, _ example: SegmentedText) {
    var document = Document(id: "", text: example.text)
    segmenter.segment(&document)
    var spans: Set<TextSpan> = []
    var start: Int32 = 0
    for end in example.ends {
      spans.insert(TextSpan(Int(start), Int(end)))
      start = end
    }
    truth += spans.count
    var at = 0
    for token in document.tokens {
      add(at..<Int(token.span.start), spans)
      found += 1
      if spans.contains(token.span) { right += 1 }
      at = Int(token.span.end)
    }
    add(at..<example.text.count, spans)
  }

  private mutating func add(_ gap: Range<Int>, _ spans: Set<TextSpan>) {
    for i in gap {
      found += 1
      if spans.contains(TextSpan(i, i + 1)) { right += 1 }
    }
  }
}
