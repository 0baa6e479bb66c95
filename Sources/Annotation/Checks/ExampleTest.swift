public import Lexicons
public import Segmentation
internal import TextModel

/// Runs the examples and counter-examples of lexicon rows: every row that can be wrong carries the text that shows it right.
///
/// An example must make its row fire, a counter-example must not. A cue fires where a stance comes of it that takes the row's
/// side (without a pattern it has to be found in its examples, no more); a scope word where the text has it, a word that only
/// looks like a negation where nothing negates; an entity where a mention has its id.
/// One that begins with `?` is a promise that the engine does not keep yet: it is counted, and told once it works.
public final class ExampleTest {
  /// How many texts were run, and how they went.
  public struct Counts: Sendable, Equatable {
    /// Examples, the open ones among them.
    public var examples = 0
    /// Examples and counter-examples that begin with `?` and do not work.
    public var open = 0
    /// Counter-examples.
    public var counterexamples = 0
    /// Texts that failed.
    public var failed = 0
  }

  /// How it went so far.
  public private(set) var counts = Counts()
  /// Whether those with `?` that do not work give a warning, `example-open`.
  public var tellsOpen = false
  private let lexicon: Lexicon
  private let worker: AnnotationWorker

  /// A test of the rows of a lexicon. Throws if ICU's breakers cannot be opened.
  public init(lexicon: Lexicon, words: WordModel? = nil) throws {
    self.lexicon = lexicon
    worker = try Annotator(lexicon: lexicon, words: words).makeWorker()
  }

  /// Runs the texts of a row. Errors: `example-fails`, `counterexample-fires`; a warning: `example-works`.
  public func run(_ row: ExampleRow) -> [Finding] {
    var findings: [Finding] = []
    func add(_ severity: Finding.Severity, _ code: String, _ column: Int, _ message: String) {
      if severity == .error { counts.failed += 1 }
      findings.append(Finding(severity, code, file: row.file, line: row.line, column: column, message))
    }
    func works(_ column: Int, _ message: String) {
      add(.warning, "example-works", column, message + ": take the '?' away")
    }
    func isStillOpen(_ column: Int, _ message: String) {
      counts.open += 1
      if tellsOpen { add(.warning, "example-open", column, message) }
    }
    for example in row.examples {
      counts.examples += 1
      let (text, isOpen) = ExampleTest.promise(example)
      switch (reading(of: row, in: text), isOpen) {
      case (nil, false): break
      case (nil, true): works(row.exampleColumn, "'\(text)' makes '\(row.id)' fire by now")
      case (let reason?, false):
        add(.error, "example-fails", row.exampleColumn, "'\(text)' does not make '\(row.id)' fire: \(reason)")
      case (let reason?, true): isStillOpen(row.exampleColumn, "'\(text)' ought to make '\(row.id)' fire: \(reason)")
      }
    }
    for example in row.counterexamples {
      counts.counterexamples += 1
      let (text, isOpen) = ExampleTest.promise(example)
      switch (reading(of: row, in: text, isCounter: true) == nil, isOpen) {
      case (false, false): break
      case (false, true): works(row.counterexampleColumn, "'\(text)' does not make '\(row.id)' fire any more")
      case (true, false):
        add(.error, "counterexample-fires", row.counterexampleColumn, "'\(text)' makes '\(row.id)' fire")
      case (true, true): isStillOpen(row.counterexampleColumn, "'\(text)' ought not to make '\(row.id)' fire")
      }
    }
    return findings
  }

  private static func promise(_ example: String) -> (text: String, isOpen: Bool) {
    example.hasPrefix("?") ? (String(example.dropFirst()), true) : (example, false)
  }

  /// Nil if the row fires, else why it does not.
  private func reading(of row: ExampleRow, in text: String, isCounter: Bool = false) -> String? {
    var document = Document(id: row.id, text: Array(text.utf16))
    let found = worker.read(&document)
    switch row.kind {
    case .entity:
      if document.mentions.contains(where: { $0.entity == row.id || $0.members.contains(row.id) }) { return nil }
      let others = document.mentions.filter { !$0.entity.isEmpty }.map(\.entity)
      return "found are " + (others.isEmpty ? "no entities" : others.joined(separator: ", "))
    case .scope(isPseudo: true):
      let negations = found.filter { $0.scope >= 0 && lexicon.scopes[$0.scope].kind == .negation }
      return negations.isEmpty ? nil : "a negation is found" + others(negations)
    case .scope:
      if found.contains(where: { $0.scope >= 0 && lexicon.scopes[$0.scope].id == row.id }) { return nil }
      return "it is not found" + others(found)
    case .cue(let side, let hasPattern):
      let mine = found.filter { cue in cue.readings.contains { lexicon.cues[Int($0)].id == row.id } }
      if mine.isEmpty { return "it is not found" + others(found) }
      if !hasPattern, !isCounter { return nil }
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
