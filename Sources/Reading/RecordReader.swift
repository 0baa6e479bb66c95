public import TextModel
internal import UnicodeText

/// A document that could not be made, as it is reported in an error record.
public struct InputFailure: Error, Sendable {
  /// The input's id as far as it is known, else one derived from the source.
  public var id: String
  /// A stable name in kebab-case, e.g. `invalid-json`.
  public var code: String
  /// The source's name, "" for standard input.
  public var source: String
  /// The line, counted from 1; 0 if the input has no lines.
  public var line: Int
  /// What is wrong, in lower case.
  public var message: String

  /// The id of a line whose own is not known.
  public static func id(source: String, line: Int) -> String {
    source.isEmpty ? "line-\(line)" : "\(source):\(line)"
  }

  /// Makes a failure.
  public init(id: String, code: String, source: String, line: Int, message: String) {
    self.id = id
    self.code = code
    self.source = source
    self.line = line
    self.message = message
  }
}

/// Makes documents of input records, one JSON object a line.
public struct RecordReader: Sendable {
  /// The name of the field that holds the id.
  public var idField: String
  /// The name of the field that holds the text.
  public var textField: String
  /// What input is refused.
  public var limits: ReadingLimits

  /// Makes a reader.
  public init(idField: String = "id", textField: String = "text", limits: ReadingLimits = ReadingLimits()) {
    self.idField = idField
    self.textField = textField
    self.limits = limits
  }

  /// The document of one line (without its line end): all bytes, or those of a range. `line` counts from 1. Other fields
  /// of the record are kept as they are. Complexity: O(n).
  public func document(
    _ bytes: [UInt8], in range: Range<Int>? = nil, source: String, line: Int
  ) -> Result<Document, InputFailure> {
    let fallback = InputFailure.id(source: source, line: line)
    var range = range ?? 0..<bytes.count
    if range.count > limits.line {
      let fault = LineChunks.Fault.tooLong(range.count, limit: limits.line)
      return .failure(
        InputFailure(id: fallback, code: fault.code, source: source, line: line, message: fault.message))
    }
    var clean = bytes
    var replaced = 0
    if !UTF8Text.isValid(bytes, in: range) {
      clean = RecordReader.repaired(bytes, range, &replaced)
      range = 0..<clean.count
    }
    var reader = JSONReader(clean, at: range.lowerBound, end: range.upperBound, maximalDepth: limits.depth)
    let members: [(key: String, member: Range<Int>, value: Range<Int>)]
    do {
      members = try reader.wholeObject()
    } catch {
      return .failure(
        InputFailure(
          id: fallback, code: "invalid-json", source: source, line: line,
          message: "\(error.message) at byte \(error.offset - range.lowerBound + 1) of the line"))
    }
    var id = fallback
    var text: [UInt16]?
    for (key, _, value) in members {
      if key == idField {
        if let string = reader.string(in: value) {
          id = String(decoding: string, as: UTF16.self)
        } else {
          id = String(decoding: clean[value], as: UTF8.self)
        }
      } else if key == textField {
        // The quotes are no part of it.
        if value.count - 2 > limits.document {
          return .failure(
            InputFailure(
              id: id, code: ReadingLimits.tooLarge, source: source, line: line,
              message: limits.message(bytes: value.count - 2)))
        }
        text = reader.string(in: value)
      }
    }
    guard let text else {
      return .failure(
        InputFailure(
          id: id, code: "no-text", source: source, line: line,
          message: "the record has no field '\(textField)' with a string")
      )
    }
    let lines = TextDecoder.unixLineEnds(text)
    var document = Document(id: id, source: source, text: lines)
    document.metadata.encoding = "UTF-8"
    if replaced > 0 {
      document.warnings.append(
        Warning(code: "invalid-bytes", detail: "\(replaced) invalid UTF-8 sequence(s) became U+FFFD"))
    }
    fill(&document, members, reader, original: text)
    PageReader.read(&document, hasTitleLine: false)
    return .success(document)
  }

  private static func repaired(_ bytes: [UInt8], _ range: Range<Int>, _ replaced: inout Int) -> [UInt8] {
    var units: [UInt16] = []
    replaced = bytes[range].withUnsafeBytes { UTF8Text.decodeKeepingReturns($0, appendingTo: &units) }.invalid
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private func fill(
    _ document: inout Document, _ members: [(key: String, member: Range<Int>, value: Range<Int>)], _ reader: JSONReader,
    original: [UInt16]
  ) {
    for (key, member, value) in members where key != idField && key != textField {
      let string = reader.string(in: value).map { String(decoding: $0, as: UTF16.self) }
      switch key {
      case "language":
        document.language = string.flatMap(RecordReader.language) ?? .undetermined
      case "title": document.metadata.title = string ?? ""
      case "published": document.metadata.published = string.flatMap(RecordReader.day) ?? ""
      case "url": document.metadata.url = string ?? ""
      case "publisher": document.metadata.publisher = string ?? ""
      case "authors":
        if let string {
          document.metadata.authors = [string]
        } else if reader.bytes[value.lowerBound] == 0x5B {
          var list = JSONReader(reader.bytes, at: value.lowerBound)
          document.metadata.authors = ((try? list.array()) ?? []).compactMap { range in
            reader.string(in: range).map { String(decoding: $0, as: UTF16.self) }
          }
        }
      case "entities":
        if reader.bytes[value.lowerBound] == 0x5B {
          readGiven(&document, value, reader, original)
        } else {
          keep(member, reader, &document)
        }
      default: keep(member, reader, &document)
      }
    }
  }

  private func keep(_ member: Range<Int>, _ reader: JSONReader, _ document: inout Document) {
    if !document.fields.isEmpty { document.fields.append(0x2C) }
    document.fields += reader.bytes[member]
  }

  private static func language(_ name: String) -> Language? {
    let name = name.lowercased()
    if name == "mixed" { return .mixed }
    return name.hasPrefix("zh") ? .chinese : name.hasPrefix("en") ? .english : nil
  }

  /// The day of an ISO 8601 date or time.
  private static func day(_ string: String) -> String? {
    let day = string.prefix(10)
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), parts[1].count == 2,
      parts[2].count == 2
    else { return nil }
    return String(day)
  }

  /// `entities` of the input: offsets are code points of the text as the record has it.
  private func readGiven(_ document: inout Document, _ value: Range<Int>, _ reader: JSONReader, _ original: [UInt16]) {
    var list = JSONReader(reader.bytes, at: value.lowerBound)
    guard let elements = try? list.array() else { return }
    let places = RecordReader.places(original)
    for (number, element) in elements.enumerated() {
      var item = JSONReader(reader.bytes, at: element.lowerBound)
      guard reader.bytes[element.lowerBound] == 0x7B, let fields = try? item.object() else {
        document.warnings.append(Warning(code: "bad-mention", detail: "entity \(number + 1) of the input is no object"))
        continue
      }
      var start = -1
      var end = -1
      var type = EntityType.unknown
      var entity = ""
      for (key, _, range) in fields {
        switch key {
        case "start": start = reader.integer(in: range) ?? -1
        case "end": end = reader.integer(in: range) ?? -1
        case "type":
          type =
            reader.string(in: range).flatMap { EntityType(rawValue: String(decoding: $0, as: UTF16.self)) } ?? .unknown
        case "entity": entity = reader.string(in: range).map { String(decoding: $0, as: UTF16.self) } ?? ""
        default: break
        }
      }
      guard start >= 0, start < end, end < places.count, places[start] < places[end] else {
        document.warnings.append(
          Warning(
            code: "bad-mention",
            detail: "entity \(number + 1) of the input has the span \(start)..<\(end), outside the text"))
        continue
      }
      document.given.append(
        GivenMention(span: TextSpan(Int(places[start]), Int(places[end])), type: type, entity: entity))
    }
    document.given.sort { $0.span < $1.span }
  }

  /// For each code point of a text (and its end): its offset in UTF-16 units once CRLF and CR have become LF.
  private static func places(_ text: [UInt16]) -> [Int32] {
    var places: [Int32] = []
    places.reserveCapacity(text.count + 1)
    var at: Int32 = 0
    for i in text.indices {
      if text[i] & 0xFC00 == 0xDC00 {
        at += 1
        continue
      }
      places.append(at)
      if text[i] == 0x0D, i + 1 < text.count, text[i + 1] == 0x0A { continue }
      at += 1
    }
    places.append(at)
    return places
  }
}
