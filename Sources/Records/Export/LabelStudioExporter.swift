internal import TextModel

/// Label Studio's tasks with predictions (labelstud.io/guide/predictions): one JSON list, a task a line. The labelling
/// configuration it is for: `<View><Labels name="label" toName="text">…</Labels><Text name="text" value="$text"/></View>`.
///
/// Offsets are code points: the editor turns the browser's UTF-16 positions into code points. An entity's id is the
/// region's `meta.text`; a stance is a relation from its holder to its target.
struct LabelStudioExporter: Exporter {
  let withStances: Bool
  private let json = JSONWriter()
  private var isFirst = true
  private var lost = 0

  init(withStances: Bool) { self.withStances = withStances }

  var losses: [String: Int] {
    lost > 0 ? ["stances whose holder or target is not named in the text are no relations": lost] : [:]
  }

  mutating func begin() -> [ExportPart] { [ExportPart(file: "", bytes: Array("[".utf8))] }

  mutating func end() -> [ExportPart] { [ExportPart(file: "", bytes: Array("\n]\n".utf8))] }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let map = document.offsets(.codepoint)
    json.object {
      json.key("data").object {
        json.key("text").string(document.text[...])
        json.key("record").string(document.id)
        json.key("source").string(document.source)
      }
      json.key("predictions").array {
        json.object {
          json.key("model_version").string(record.provenance.tool.isEmpty ? "lichang" : record.provenance.tool)
          json.key("result").array { results(document, map) }
        }
      }
    }
    if withStances { lost += document.stances.count { $0.holderMention < 0 || $0.targetMention < 0 } }
    let bytes = Array((isFirst ? "\n" : ",\n").utf8) + json.take()
    isFirst = false
    return [ExportPart(file: "", bytes: bytes)]
  }

  private func results(_ document: Document, _ map: OffsetMap) {
    for (index, mention) in document.mentions.enumerated() {
      json.object {
        json.key("id").string("e\(index + 1)")
        json.key("from_name").string("label")
        json.key("to_name").string("text")
        json.key("type").string("labels")
        json.key("value").object {
          json.key("start").integer(map[mention.span.start])
          json.key("end").integer(map[mention.span.end])
          json.key("text").string(document.text[mention.span.range])
          json.key("labels").strings([mention.exportLabel])
        }
        if !mention.ids.isEmpty { json.key("meta").object { json.key("text").strings(mention.ids) } }
        json.key("score").decimal(mention.score)
      }
    }
    guard withStances else { return }
    for stance in document.stances where stance.holderMention >= 0 && stance.targetMention >= 0 {
      json.object {
        json.key("type").string("relation")
        json.key("from_id").string("e\(stance.holderMention + 1)")
        json.key("to_id").string("e\(stance.targetMention + 1)")
        json.key("direction").string("right")
        json.key("labels").strings([stance.label.rawValue])
      }
    }
  }
}
