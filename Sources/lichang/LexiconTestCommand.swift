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

        cues        a stance comes of it that takes the row's side; a row with the pattern '*' is found
        scope       the word is found
        entities    a mention has the row's id

      An example that begins with '?' ought to work and does not yet: it fails nothing, and is told once it works. Each failure
      is a line, file:line:column: severity: message [code], and makes the exit code 4.
      """)

  @OptionGroup var arguments: TableArguments

  @Flag(help: "Tell the examples with '?' that do not work yet.")
  var open = false

  func run() throws {
    let (layers, files) = try arguments.layers()
    let lexicon = try LexiconOptions.compiled(layers)
    let rows = ExampleRow.rows(layers: layers).filter { files.contains($0.file) }
    let test = try ExampleTest(lexicon: lexicon)
    test.tellsOpen = open
    try LexiconCommand.tell(rows.flatMap { test.run($0) }.map { $0.description + "\n" }.joined())
    let counts = test.counts
    Talk.say(
      "lichang: \(counts.examples) examples, \(counts.open) of them open; \(counts.counterexamples) counter-examples; "
        + "\(counts.failed) failed")
    if counts.failed > 0 { throw ExitStatus(code: 4, message: nil) }
  }
}
