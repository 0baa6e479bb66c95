import Annotation
import ArgumentParser
import Lexicons

struct LexiconTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples and counter-examples of the rows.",
    discussion: """
        lichang lexicon test                     the bundled tables
        lichang lexicon test mine.tsv            a table of yours, laid over them
        lichang lexicon test --alone folder/     tables that stand alone
        lichang lexicon test --open              the promises that are not kept yet

      Tables of entities, cues and scope words may have the columns "examples" and "counterexamples": texts, separated by '|'.
      In each example the row must fire, in no counter-example:

        cues        a stance comes of it that takes the row's side; a row with the pattern '*' is found (and of a counter-example
                    comes no stance)
        scope       the word is found; of a word that only looks like a negation (不仅), nothing negates
        entities    a mention has the row's id

      One that begins with '?' ought to work and does not yet: it fails nothing, and is told once it works. Each failure
      is a line, file:line:column: severity: message [code], and makes the exit code 4.
      """)

  @OptionGroup var arguments: TableArguments

  @Flag(help: "Tell those with '?' that do not work yet.")
  var open = false

  @Flag(name: .shortAndLong, help: "Tell failures only.")
  var quiet = false

  func run() throws {
    let (layers, files) = try arguments.layers()
    let lexicon = try LexiconOptions.compiled(layers)
    let rows = ExampleRow.rows(layers: layers).filter { files.contains($0.file) }
    let test = try ExampleTest(lexicon: lexicon, words: try WordOptions.bundled())
    test.tellsOpen = open
    let findings = rows.flatMap { test.run($0) }.filter { !quiet || $0.severity == .error }
    try LexiconCommand.tell(findings.map { $0.description + "\n" }.joined())
    let counts = test.counts
    Talk.say(
      "lichang: \(counts.examples) examples, \(counts.counterexamples) counter-examples: \(counts.failed) failed, "
        + "\(counts.open) open")
    if counts.failed > 0 { throw ExitStatus(code: 4, message: nil) }
  }
}
