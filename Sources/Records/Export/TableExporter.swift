internal import TextModel

/// A table as CSV (RFC 4180, UTF-8, line ends LF): a row for each stance, mention or position, with what a researcher sorts
/// by. Offsets are code points.
struct TableExporter: Exporter {
  let table: ExportTable

  func begin() -> [ExportPart] { row(["document", "published", "publisher", "title", "language"] + columns) }

  private var columns: [String] {
    switch table {
    case .stances:
      [
        "holder", "target", "label", "score", "voice", "factuality", "start", "end", "evidence", "cues", "rule",
        "holder_text", "target_text", "sentence",
      ]
    case .entities:
      ["start", "end", "text", "type", "entity", "name", "value", "members", "role", "entry", "score"]
    case .positions: ["holder", "target", "label", "score", "favor", "against", "voice"]
    }
  }

  func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let map = document.offsets(.codepoint)
    let metadata = document.metadata
    let head = [document.id, metadata.published, metadata.publisher, metadata.title, document.language.rawValue]
    var parts: [ExportPart] = []
    func text(_ mention: Int) -> String { mention < 0 ? "" : document.string(document.mentions[mention].span) }
    switch table {
    case .stances:
      for stance in document.stances {
        let sentence = document.sentences.indices.contains(stance.sentence) ? stance.sentence : -1
        parts += row(
          head + [
            stance.holder, stance.target, stance.label.rawValue, "\(stance.score)", stance.voice.rawValue,
            stance.factuality.rawValue, "\(map[stance.span.start])", "\(map[stance.span.end])",
            document.string(stance.span), stance.cues.map { document.cues[$0].entry }.joined(separator: " "),
            stance.rule, text(stance.holderMention), text(stance.targetMention),
            sentence < 0 ? "" : document.string(document.sentences[sentence].span),
          ])
      }
    case .entities:
      for mention in document.mentions {
        parts += row(
          head + [
            "\(map[mention.span.start])", "\(map[mention.span.end])", document.string(mention.span),
            mention.type.rawValue, mention.entity, mention.name, mention.value,
            mention.members.joined(separator: " "), mention.role.rawValue, mention.entry, "\(mention.score)",
          ])
      }
    case .positions:
      for position in document.positions {
        parts += row(
          head + [
            position.holder, position.target, position.label.rawValue, "\(position.score)", "\(position.favor)",
            "\(position.against)", position.voice.rawValue,
          ])
      }
    }
    return parts
  }

  private func row(_ cells: [String]) -> [ExportPart] {
    [ExportPart(file: "", bytes: Array((CSVText.row(cells) + "\n").utf8))]
  }
}

/// Writing comma-separated values.
public enum CSVText {
  /// One row without its line end; a cell with a comma, quote or line end is quoted.
  public static func row(_ cells: [String]) -> String { cells.map { cell($0) }.joined(separator: ",") }

  private static func cell(_ text: String) -> String {
    let isPlain = !text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    return isPlain
      ? text : "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
