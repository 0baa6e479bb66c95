internal import TextModel

/// W3C Web Annotation (w3.org/TR/annotation-model): an `AnnotationPage` a line. A `TextPositionSelector` counts code points
/// (the model counts characters as the Unicode Standard does), a `TextQuoteSelector` with what stands around it finds
/// the place in a page whose text differs a little.
struct WebAnnotationExporter: Exporter {
  let withStances: Bool
  private let json = JSONWriter()
  /// How many UTF-16 units before and behind a quote are kept.
  private static let context = 32

  init(withStances: Bool) { self.withStances = withStances }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let map = document.offsets(.codepoint)
    let page = "urn:lichang:" + WebAnnotationExporter.encoded(document.id)
    let source = document.metadata.url.isEmpty ? page : document.metadata.url
    json.object {
      json.key("@context").string("http://www.w3.org/ns/anno.jsonld")
      json.key("id").string(page)
      json.key("type").string("AnnotationPage")
      json.key("items").array {
        for (index, mention) in document.mentions.enumerated() {
          item("\(page)#e\(index + 1)", source, mention.span, document, map, motivation: "identifying") {
            body(mention.exportLabel, purpose: "tagging")
            for id in mention.ids { body(id, purpose: "identifying") }
          }
        }
        for (index, stance) in (withStances ? document.stances : []).enumerated() {
          item("\(page)#s\(index + 1)", source, stance.span, document, map, motivation: "assessing") {
            body(stance.label.rawValue, purpose: "assessing")
            body("holder: \(stance.holder)", purpose: "describing")
            body("target: \(stance.target)", purpose: "describing")
            body("voice: \(stance.voice.rawValue)", purpose: "describing")
            body("factuality: \(stance.factuality.rawValue)", purpose: "describing")
          }
        }
      }
    }
    json.line()
    return [ExportPart(file: "", bytes: json.take())]
  }

  private func body(_ value: String, purpose: String) {
    json.object {
      json.key("type").string("TextualBody")
      json.key("value").string(value)
      json.key("purpose").string(purpose)
    }
  }

  private func item(
    _ id: String, _ source: String, _ span: TextSpan, _ document: Document, _ map: OffsetMap, motivation: String,
    _ bodies: () -> Void
  ) {
    json.object {
      json.key("id").string(id)
      json.key("type").string("Annotation")
      json.key("motivation").string(motivation)
      json.key("body").array { bodies() }
      json.key("target").object {
        json.key("source").string(source)
        json.key("selector").array {
          json.object {
            json.key("type").string("TextPositionSelector")
            json.key("start").integer(map[span.start])
            json.key("end").integer(map[span.end])
          }
          json.object {
            let before = whole(max(0, Int(span.start) - Self.context), document)
            let behind = whole(min(document.text.count, Int(span.end) + Self.context), document)
            json.key("type").string("TextQuoteSelector")
            json.key("exact").string(document.text[span.range])
            json.key("prefix").string(document.text[before..<Int(span.start)])
            json.key("suffix").string(document.text[Int(span.end)..<behind])
          }
        }
      }
    }
  }

  /// The same place, or one unit before if it lies inside a character.
  private func whole(_ at: Int, _ document: Document) -> Int {
    at > 0 && at < document.text.count && document.text[at] & 0xFC00 == 0xDC00 ? at - 1 : at
  }

  /// An id as part of a URN: what is neither a letter, a digit nor `-._` becomes `%XX`.
  static func encoded(_ id: String) -> String {
    var result = ""
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }
}
