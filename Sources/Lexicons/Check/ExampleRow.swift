/// A row with the texts that show it right.
public struct ExampleRow: Sendable {
  /// What a row must do in its examples.
  public enum Kind: Sendable, Equatable {
    /// Be found, and take its side: +1 for, -1 against. Without a pattern it only has to be found.
    case cue(side: Int, hasPattern: Bool)
    /// Be found; a word that only looks like a negation has to keep the text free of any.
    case scope(isPseudo: Bool)
    /// Be an entity of the text.
    case entity
  }

  /// The table's file.
  public var file: String
  /// The line in it, counted from 1.
  public var line: Int
  /// The row's id.
  public var id: String
  /// What it must do.
  public var kind: Kind
  /// Texts in which it must do that; one that begins with `?` ought to work and does not yet. So with counter-examples.
  public var examples: [String]
  /// The column of the examples, counted from 1.
  public var exampleColumn: Int
  /// Texts in which it must not.
  public var counterexamples: [String]
  /// The column of the counter-examples, counted from 1.
  public var counterexampleColumn: Int

  /// The rows with examples that are in force once all layers lie over each other, in the order of the tables.
  /// Complexity: O(bytes).
  public static func rows(layers: [[LexiconSource]]) -> [ExampleRow] {
    let rows = CheckedRows(layers: layers)
    let entities = rows.entities.map {
      ExampleRow($0.file, $0.line, $0.id, .entity, $0.examples, $0.counterexamples, $0.columns)
    }
    let cues = rows.cues.map { row in
      ExampleRow(
        row.file, row.line, row.id,
        .cue(side: row.polarity == "-" ? -1 : 1, hasPattern: row.patterns.contains { $0 != "*" && !$0.isEmpty }),
        row.examples, row.counterexamples, row.columns)
    }
    let scopes = rows.scopes.map {
      ExampleRow(
        $0.file, $0.line, $0.id, .scope(isPseudo: $0.kind == "pseudo"), $0.examples, $0.counterexamples, $0.columns)
    }
    return (entities + cues + scopes).filter { !$0.examples.isEmpty || !$0.counterexamples.isEmpty }
  }

  private init(
    _ file: String, _ line: Int, _ id: String, _ kind: Kind, _ examples: [String], _ counterexamples: [String],
    _ columns: [String: Int]
  ) {
    self.file = file
    self.line = line
    self.id = id
    self.kind = kind
    self.examples = examples
    self.counterexamples = counterexamples
    exampleColumn = columns["examples"] ?? 0
    counterexampleColumn = columns["counterexamples"] ?? 0
  }
}
