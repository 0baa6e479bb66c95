public import Lexicons
internal import TextModel

/// Runs the examples and counter-examples of lexicon rows: every row that can be wrong carries the text that shows it right.
///
/// An example must make its row fire. A cue fires where a stance comes of it that takes the row's side; a cue without pattern,
/// and a scope word, where the text has it; an entity where a mention has its id. In a counter-example none of this may happen.
/// An example that begins with `?` is a promise that the engine does not keep yet: it is counted, and told once it works.
public final class ExampleTest {
  /// How many texts were run, and how they went.
  public struct Counts: Sendable, Equatable {
    /// Examples, the open ones among them.
    public var examples = 0
    /// Examples that begin with `?` and do not work.
    public var open = 0
    /// Counter-examples.
    public var counterexamples = 0
    /// Texts that failed.
    public var failed = 0
  }

  /// How it went so far.
  public private(set) var counts = Counts()
  /// Whether examples with `?` that do not work give a warning, `example-open`.
  public var tellsOpen = false
  private let lexicon: Lexicon
  private let worker: AnnotationWorker

  /// A test of the rows of a lexicon. Throws if ICU's breakers cannot be opened.
  public init(lexicon: Lexicon) throws {
    self.lexicon = lexicon
    worker = try Annotator(lexicon: lexicon).makeWorker()
  }

  /// Runs the texts of a row. Errors: `example-fails`, `counterexample-fires`; a warning: `example-works`.
  public func run(_ row: ExampleRow) -> [Finding] {
    var findings: [Finding] = []
    func add(_ severity: Finding.Severity, _ code: String, _ column: Int, _ message: String) {
      if severity == .error { counts.failed += 1 }
      findings.append(Finding(severity, code, file: row.file, line: row.line, column: column, message))
    }
    for example in row.examples {
      counts.examples += 1
      let isOpen = example.hasPrefix("?")
      let text = isOpen ? String(example.dropFirst()) : example
      let failure = reading(of: row, in: text)
      switch (failure, isOpen) {
      case (nil, false): break
      case (nil, true):
        add(
          .warning, "example-works", row.exampleColumn, "'\(text)' makes '\(row.id)' fire by now: take the '?' away")
      case (let reason?, false):
        add(.error, "example-fails", row.exampleColumn, "'\(text)' does not make '\(row.id)' fire: \(reason)")
      case (let reason?, true):
        counts.open += 1
        if tellsOpen {
          add(.warning, "example-open", row.exampleColumn, "'\(text)' ought to make '\(row.id)' fire: \(reason)")
        }
      }
    }
    for text in row.counterexamples {
      counts.counterexamples += 1
      if reading(of: row, in: text) == nil {
        add(.error, "counterexample-fires", row.counterexampleColumn, "'\(text)' makes '\(row.id)' fire")
      }
    }
    return findings
  }

  /// Nil if the row fires, else why it does not.
  private func reading(of row: ExampleRow, in text: String) -> String? {
    var document = Document(id: row.id, text: Array(text.utf16))
    let found = worker.read(&document)
    switch row.kind {
    case .entity:
      if document.mentions.contains(where: { $0.entity == row.id || $0.members.contains(row.id) }) { return nil }
      let others = document.mentions.filter { !$0.entity.isEmpty }.map(\.entity)
      return "found are " + (others.isEmpty ? "no entities" : others.joined(separator: ", "))
    case .scope:
      if found.contains(where: { $0.scope >= 0 && lexicon.scopes[$0.scope].id == row.id }) { return nil }
      return "it is not found" + others(found)
    case .cue(let side, let hasPattern):
      let mine = found.filter { cue in cue.readings.contains { lexicon.cues[Int($0)].id == row.id } }
      if mine.isEmpty { return "it is not found" + others(found) }
      if !hasPattern { return nil }
      let indices = Set(mine.map(\.index))
      let stances = document.stances.filter { !indices.isDisjoint(with: $0.cues) }
      let label = side < 0 ? StanceLabel.against : .favor
      if stances.contains(where: { $0.label == label }) { return nil }
      return stances.isEmpty
        ? "no stance comes of it"
        : "its stances are "
          + stances.map { "\($0.holder) -> \($0.target) \($0.label.rawValue)" }.joined(separator: ", ")
    }
  }

  private func others(_ found: [FoundCue]) -> String {
    let ids = found.flatMap { cue in
      cue.readings.map { lexicon.cues[Int($0)].id } + (cue.scope >= 0 ? [lexicon.scopes[cue.scope].id] : [])
    }
    return ids.isEmpty ? "" : "; found are " + ids.joined(separator: ", ")
  }
}
