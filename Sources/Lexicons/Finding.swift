/// Something about a lexicon table that its editor should know. Bad data gives findings, never a crash.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The table cannot be used as it is.
    case error
    /// The table works, but something in it is probably not meant.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// A stable name in kebab-case, e.g. `duplicate-id`.
  public var code: String
  /// The table's file.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The column of the table, counted from 1; 0 if it concerns the whole line.
  public var column: Int
  /// What is wrong and what to do, in lower case.
  public var message: String

  /// Makes a finding.
  public init(_ severity: Severity, _ code: String, file: String, line: Int, column: Int = 0, _ message: String) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `countries.tsv:12:3: error: message [code]`
  public var description: String {
    let place = column > 0 ? "\(file):\(line):\(column)" : "\(file):\(line)"
    return "\(place): \(severity.rawValue): \(message) [\(code)]"
  }
}

/// A lexicon that cannot be used, with everything that is wrong with it.
public struct BrokenLexicon: Error, CustomStringConvertible {
  /// All findings, errors among them.
  public let findings: [Finding]

  /// One line for each error.
  public var description: String {
    findings.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
  }
}
