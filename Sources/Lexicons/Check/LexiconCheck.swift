/// Looks for what is wrong, or probably not meant, in tables that lie over each other in layers.
///
/// What makes a table unusable is found by `LexiconBuilder` already; this looks across rows: names that two rows share, rows
/// that no text can reach, names that are ordinary words, references that lead nowhere, languages that are missing.
/// Findings come in the order of files and lines. A row whose note says `ok:CODE` has no warnings of that code.
/// Complexity: O(bytes), and a sort.
public struct LexiconCheck {
  /// What was found.
  public private(set) var findings: [Finding] = []

  /// Checks all layers.
  public init(layers: [[LexiconSource]]) {
    var builder = LexiconBuilder()
    for layer in layers { builder.addLayer(layer) }
    findings = builder.findings
    let rows = CheckedRows(layers: layers)
    for layer in layers {
      for source in layer { findings += HeaderCheck.findings(source) }
    }
    findings += NameCheck(rows).findings
    findings += SharedNameCheck(rows).findings
    findings += ReferenceCheck(rows).findings
    findings += CueCheck(rows).findings
    let accepted = Set(rows.accepted)
    findings.removeAll { $0.severity == .warning && accepted.contains("\($0.file):\($0.line) \($0.code)") }
    findings.sort {
      ($0.file, $0.line, $0.column, $0.code, $0.message) < ($1.file, $1.line, $1.column, $1.code, $1.message)
    }
  }

  /// Whether any finding is an error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// Columns that nothing reads, most likely misspelt.
enum HeaderCheck {
  private static let kinds: [(mark: String, columns: Set<String>)] = [
    ("list", ["list", "text", "note"]),
    ("sense", ["id", "sense", "value", "en", "zh", "note"]),
    (
      "pattern",
      [
        "id", "lemma", "pos", "polarity", "strength", "pattern", "forms", "examples", "counterexamples", "note",
      ]
    ),
    ("kind", ["id", "text", "kind", "value", "examples", "counterexamples", "note"]),
    (
      "type",
      [
        "id", "type", "en", "zh", "short", "demonym", "metonym", "of", "valid", "note", "examples", "counterexamples",
      ]
    ),
    ("text", ["text", "note"]),
  ]

  static func findings(_ source: LexiconSource) -> [Finding] {
    var findings: [Finding] = []
    var ignored: [Finding] = []
    guard let table = Table(file: source.file, bytes: source.bytes, findings: &ignored),
      let kind = kinds.first(where: { table.column($0.mark) != nil })
    else { return [] }
    var seen: Set<String> = []
    for (k, column) in table.columns.enumerated() {
      if !seen.insert(column).inserted {
        findings.append(
          Finding(
            .error, "repeated-column", file: table.file, line: 1, column: k + 1, "the column '\(column)' stands twice"))
      } else if !kind.columns.contains(column) {
        findings.append(
          Finding(
            .warning, "unknown-column", file: table.file, line: 1, column: k + 1,
            "nothing reads the column '\(column)': known are \(kind.columns.sorted().joined(separator: ", "))"))
      }
    }
    return findings
  }
}
