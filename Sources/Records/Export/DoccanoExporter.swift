internal import TextModel

/// doccano's JSON lines for sequence labelling with relations: `text`, `entities` (`start_offset`, `end_offset`, `label`),
/// `relations` (`from_id`, `to_id`, `type`); without stances the plain form with `label` triples. Offsets are code points.
/// doccano keeps other columns as the example's metadata: `record` is the record's id, by which an import finds it again.
struct DoccanoExporter: Exporter {
  let withStances: Bool
  private let json = JSONWriter()
  /// doccano wants ids that are unique in a project.
  private var nextEntity = 1
  private var nextRelation = 1
  private var lost = 0

  init(withStances: Bool) { self.withStances = withStances }

  var losses: [String: Int] {
    lost > 0 ? ["stances whose holder or target is not named in the text are no relations": lost] : [:]
  }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let map = document.offsets(.codepoint)
    let first = nextEntity
    nextEntity += document.mentions.count
    var relations: [(from: Int, to: Int, label: String)] = []
    if withStances {
      for stance in document.stances {
        if stance.holderMention >= 0, stance.targetMention >= 0 {
          relations.append((first + stance.holderMention, first + stance.targetMention, stance.label.rawValue))
        } else {
          lost += 1
        }
      }
    }
    let number = nextRelation
    nextRelation += relations.count
    json.object {
      json.key("text").string(document.text[...])
      json.key("record").string(document.id)
      if withStances {
        json.key("entities").array {
          for (index, mention) in document.mentions.enumerated() {
            json.object {
              json.key("id").integer(first + index)
              json.key("start_offset").integer(map[mention.span.start])
              json.key("end_offset").integer(map[mention.span.end])
              json.key("label").string(mention.exportLabel)
            }
          }
        }
        json.key("relations").array {
          for (index, relation) in relations.enumerated() {
            json.object {
              json.key("id").integer(number + index)
              json.key("from_id").integer(relation.from)
              json.key("to_id").integer(relation.to)
              json.key("type").string(relation.label)
            }
          }
        }
      } else {
        json.key("label").array {
          for mention in document.mentions {
            json.array {
              json.integer(map[mention.span.start])
              json.integer(map[mention.span.end])
              json.string(mention.exportLabel)
            }
          }
        }
      }
    }
    json.line()
    return [ExportPart(file: "", bytes: json.take())]
  }
}
