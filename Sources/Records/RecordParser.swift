internal import Reading
internal import TextModel

/// Reads records `lichang/1` back: one line of JSON gives the document that `RecordWriter` wrote.
///
/// The order of keys does not matter, missing layers are empty, unknown keys are kept in `extra`. Everything else that
/// breaks the contract is a failure: a wrong type, an unknown label, a span outside the text or inside a character, a
/// `text` that is not what the span covers, a reference to nothing. `RecordCheck` names all faults of a record; this
/// stops at the first.
public struct RecordParser: Sendable {
  /// Makes a parser.
  public init() {}

  /// The record of one line (without its line end). `line` counts from 1. Complexity: O(n).
  public func parse(_ bytes: [UInt8], source: String = "", line: Int = 1) throws(RecordFailure) -> RecordLine {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw RecordFailure(source: source, line: line, message: "the line is not UTF-8")
    }
    do {
      return try read(bytes)
    } catch {
      throw RecordFailure(
        source: source, line: line, message: "\(error.message) at byte \(error.offset + 1) of the line")
    }
  }

  private func read(_ bytes: [UInt8]) throws(JSONReader.Malformed) -> RecordLine {
    var reader = JSONReader(bytes)
    var values: [String: Int] = [:]
    var extra: [UInt8] = []
    for (key, member, value) in try reader.wholeObject() {
      if RecordParser.keys.contains(key) {
        values[key] = value.lowerBound
      } else {
        if !extra.isEmpty { extra.append(0x2C) }
        extra += bytes[member]
      }
    }
    func string(_ key: String) throws(JSONReader.Malformed) -> String? {
      guard let at = values[key] else { return nil }
      var reader = JSONReader(bytes, at: at)
      return try reader.stringValue()
    }
    let schema = try string("schema")
    guard schema == "lichang/1" else {
      throw JSONReader.Malformed(
        message: schema.map { "the schema is '\($0)', not 'lichang/1'" } ?? "no record: it has no \"schema\"", offset: 0
      )
    }
    let id = try string("id") ?? ""
    if let at = values["error"] { return .error(try error(JSONReader(bytes, at: at), id: id)) }
    guard let at = values["text"] else {
      throw JSONReader.Malformed(message: "the record has no \"text\"", offset: 0)
    }
    var textReader = JSONReader(bytes, at: at)
    guard textReader.isAt(0x22) else { throw textReader.fail("\"text\" wants a string") }
    var document = Document(id: id, source: try string("source") ?? "", text: try textReader.string())
    let unitName = try string("offsets") ?? "codepoint"
    guard let unit = OffsetUnit(rawValue: unitName) else {
      throw JSONReader.Malformed(message: "unknown unit of offsets '\(unitName)'", offset: values["offsets"] ?? 0)
    }
    let languageName = try string("language") ?? "und"
    guard let language = Language(rawValue: languageName) else {
      throw JSONReader.Malformed(message: "unknown language '\(languageName)'", offset: values["language"] ?? 0)
    }
    document.language = language
    var layers = LayerParser(document: document, unit: unit)
    // Mentions and cues come before what refers to them.
    for key in [
      "metadata", "fields", "zones", "sentences", "tokens", "entities", "cues", "quotes", "stances", "positions",
    ] {
      guard let at = values[key] else { continue }
      var reader = JSONReader(bytes, at: at)
      try layers.read(key, &reader)
    }
    var record = AnnotatedRecord(document: document, unit: unit, extra: extra)
    if let at = values["provenance"] { record.provenance = try provenance(JSONReader(bytes, at: at)) }
    if let at = values["warnings"] {
      var reader = JSONReader(bytes, at: at)
      try layers.readWarnings(&reader)
    }
    record.document = layers.document
    return .record(record)
  }

  /// The keys of the contract.
  static let keys: Set<String> = [
    "schema", "id", "source", "language", "offsets", "text", "metadata", "fields", "zones", "sentences", "tokens",
    "entities", "quotes", "cues", "stances", "positions", "provenance", "warnings", "error",
  ]

  private func error(_ reader: JSONReader, id: String) throws(JSONReader.Malformed) -> ErrorRecord {
    var reader = reader
    var record = ErrorRecord(id: id, code: "", line: 0, message: "")
    try reader.eachMember { reader, key throws(JSONReader.Malformed) in
      switch key {
      case "code": record.code = try reader.stringValue()
      case "line": record.line = try reader.integerValue()
      case "message": record.message = try reader.stringValue()
      default: break
      }
    }
    return record
  }

  private func provenance(_ reader: JSONReader) throws(JSONReader.Malformed) -> Provenance {
    var reader = reader
    var result = Provenance()
    try reader.eachMember { reader, key throws(JSONReader.Malformed) in
      switch key {
      case "tool": result.tool = try reader.stringValue()
      case "icu": result.icu = try reader.stringValue()
      case "unicode": result.unicode = try reader.stringValue()
      case "lexicons": result.lexicons = try reader.stringValue()
      case "options": result.options = try reader.stringValue()
      default: break
      }
    }
    return result
  }
}
