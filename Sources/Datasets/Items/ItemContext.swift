internal import TextModel

/// The text that an item shows: stretches of a document, one below the other.
struct ItemContext {
  /// The stretches in the document, in UTF-16 code units.
  let spans: [TextSpan]
  /// The text.
  let text: [UInt16]

  /// Joins stretches of a text with line ends.
  init(_ document: Document, spans: [TextSpan]) {
    self.spans = spans
    var text: [UInt16] = []
    text.reserveCapacity(spans.reduce(0) { $0 + $1.count + 1 })
    for (number, span) in spans.enumerated() {
      if number > 0 { text.append(0x0A) }
      text += document.text[span.range]
    }
    self.text = text
  }

  /// Title and body, without the white space around them.
  static func whole(_ document: Document) -> ItemContext {
    ItemContext(document, spans: argument(document).map { trimmed($0, document.text) }.filter { $0.count > 0 })
  }

  /// The zones that carry the argument; of a document without zones, all of it.
  static func argument(_ document: Document) -> [TextSpan] {
    let zones = document.zones.filter { $0.kind.carriesArgument }.map(\.span)
    return zones.isEmpty && document.zones.isEmpty ? [TextSpan(0, document.text.count)] : zones
  }

  /// The body; of a document without zones, all of it.
  static func body(_ document: Document) -> [TextSpan] {
    let zones = document.zones.filter { $0.kind == .body }.map(\.span)
    return zones.isEmpty ? argument(document) : zones
  }

  /// A sentence with `window` neighbours on each side, as far as they belong to the same zone.
  static func around(_ sentence: Int, window: Int, in document: Document) -> (context: ItemContext, range: Range<Int>) {
    let zone = document.sentences[sentence].zone
    var first = sentence
    var last = sentence
    while first > 0, sentence - first < window, document.sentences[first - 1].zone == zone { first -= 1 }
    while last + 1 < document.sentences.count, last - sentence < window, document.sentences[last + 1].zone == zone {
      last += 1
    }
    let start = Int(document.sentences[first].span.start)
    let end = Int(document.sentences[last].span.end)
    return (ItemContext(document, spans: [TextSpan(start, end)]), first..<(last + 1))
  }

  private static func trimmed(_ span: TextSpan, _ text: [UInt16]) -> TextSpan {
    func isSpace(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x0A || unit == 0x09 || unit == 0x3000 }
    var start = Int(span.start)
    var end = Int(span.end)
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return TextSpan(start, end)
  }

  /// Where a stretch of the document stands in the context, or nil if no stretch of the context holds all of it.
  func place(_ span: TextSpan) -> TextSpan? {
    var offset = 0
    for part in spans {
      if part.contains(span) {
        let start = offset + Int(span.start - part.start)
        return TextSpan(start, start + span.count)
      }
      offset += part.count + 1
    }
    return nil
  }
}
