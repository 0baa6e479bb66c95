internal import Reading

/// A span that somebody's JSON holds: its offsets as they are written, its words if it has them, and where the two numbers
/// stand in the bytes, so that they can be mended without touching anything else.
struct FoundSpan {
  /// Where in the record: `entities[3]`.
  var path: String
  var start: Int
  var end: Int
  /// The words that the span is said to cover.
  var words: String?
  /// The bytes of the two numbers.
  var startRange: Range<Int>
  var endRange: Range<Int>
  /// Whether the second number is a length.
  var isLength = false
}

/// Finds spans in JSON of any shape: objects with two offsets, and lists `[start, end, label]`.
struct SpanFinder {
  /// Names of the first and the second offset.
  private static let names: [(start: String, end: String)] = [
    ("start", "end"), ("start_offset", "end_offset"), ("startOffset", "endOffset"), ("begin", "end"),
    ("start_char", "end_char"), ("char_start", "char_end"), ("start_idx", "end_idx"),
  ]
  private static let lengths: [(start: String, length: String)] = [("offset", "length"), ("start", "length")]
  private static let words = ["text", "surface", "word", "mention", "exact", "quote"]

  private(set) var spans: [FoundSpan] = []
  private let textField: String

  /// Searches a record for spans; `textField` holds its text and is not searched.
  init(_ node: JSONNode, textField: String) {
    self.textField = textField
    for (key, value) in node.members where key != textField && key != "fields" { search(value, key, key) }
  }

  private mutating func search(_ node: JSONNode, _ path: String, _ key: String) {
    switch node.content {
    case .object(let members):
      if key == "tokens", let columns = columns(node) {
        spans += columns
        return
      }
      if let span = span(node, path) { spans.append(span) }
      for (key, value) in members where key != textField { search(value, path + "." + key, key) }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        let place = "\(path)[\(index)]"
        if let span = triple(element, place) { spans.append(span) } else { search(element, place, "") }
      }
    default: break
    }
  }

  private func span(_ node: JSONNode, _ path: String) -> FoundSpan? {
    for (start, end) in Self.names {
      if let span = pair(node, start, end, path, isLength: false) { return span }
    }
    for (start, length) in Self.lengths {
      if let span = pair(node, start, length, path, isLength: true) { return span }
    }
    return nil
  }

  private func pair(_ node: JSONNode, _ first: String, _ second: String, _ path: String, isLength: Bool) -> FoundSpan? {
    guard let start = node[first], let end = node[second], let a = start.integer, let b = end.integer else {
      return nil
    }
    let words = Self.words.lazy.compactMap { node[$0]?.string }.first { !$0.isEmpty }
    return FoundSpan(
      path: path, start: a, end: isLength ? a + b : b, words: words, startRange: start.range, endRange: end.range,
      isLength: isLength)
  }

  /// `[0, 2, "GPE"]`, and `[0, 2]` beside others like it.
  private func triple(_ node: JSONNode, _ path: String) -> FoundSpan? {
    let parts = node.elements
    guard parts.count >= 3, parts.count <= 5, let a = parts[0].integer, let b = parts[1].integer,
      parts.dropFirst(2).contains(where: { $0.string != nil })
    else { return nil }
    return FoundSpan(path: path, start: a, end: b, words: nil, startRange: parts[0].range, endRange: parts[1].range)
  }

  /// The tokens of `lichang/1`: columns of starts and ends.
  private func columns(_ node: JSONNode) -> [FoundSpan]? {
    guard let starts = node["start"]?.elements, let ends = node["end"]?.elements, starts.count == ends.count else {
      return nil
    }
    return zip(starts, ends).enumerated().compactMap { index, pair in
      guard let a = pair.0.integer, let b = pair.1.integer else { return nil }
      return FoundSpan(
        path: "tokens[\(index)]", start: a, end: b, words: nil, startRange: pair.0.range, endRange: pair.1.range)
    }
  }
}
