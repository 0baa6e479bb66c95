public import TextModel

/// A record that was read back: the document with the run that made it.
public struct AnnotatedRecord: Sendable {
  /// The document with all its layers; spans are UTF-16 code units, whatever the record's own unit.
  public var document: Document
  /// The run that made it.
  public var provenance: Provenance
  /// The unit its offsets were written in.
  public var unit: OffsetUnit
  /// Members of the record that are no part of the contract, as they stand in it, without braces (`"reviewer":"B"`).
  public var extra: [UInt8]

  /// Makes a record.
  public init(
    document: Document, provenance: Provenance = Provenance(), unit: OffsetUnit = .codepoint, extra: [UInt8] = []
  ) {
    self.document = document
    self.provenance = provenance
    self.unit = unit
    self.extra = extra
  }
}

/// The record of an input that could not be used.
public struct ErrorRecord: Hashable, Sendable {
  /// The input's id.
  public var id: String
  /// A stable name in kebab-case, e.g. `invalid-json`.
  public var code: String
  /// The line of the input, counted from 1; 0 if it has no lines.
  public var line: Int
  /// What is wrong.
  public var message: String

  /// Makes the record of a failure.
  public init(id: String, code: String, line: Int, message: String) {
    self.id = id
    self.code = code
    self.line = line
    self.message = message
  }
}

/// What one line of a file of records holds.
public enum RecordLine: Sendable {
  case record(AnnotatedRecord)
  case error(ErrorRecord)
}

/// A line that is no record, or a record that breaks its promises.
public struct RecordFailure: Error, Hashable, CustomStringConvertible {
  /// The file's name, "" for standard input.
  public var source: String
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong, in lower case.
  public var message: String

  /// Makes a failure.
  public init(source: String, line: Int, message: String) {
    self.source = source
    self.line = line
    self.message = message
  }

  /// `file:line: message`.
  public var description: String { "\(source.isEmpty ? "line " : source + ":")\(line): \(message)" }
}

extension Provenance {
  /// Makes a provenance that says nothing.
  public init() { self.init(tool: "", icu: "", unicode: "", lexicons: "", options: "") }
}
