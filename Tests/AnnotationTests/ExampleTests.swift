import BundledLexicons
import Lexicons
import TestSupport
import Testing
import TextModel

@testable import Annotation

/// Examples and counter-examples of rows, and what another lexicon changes.
@Suite struct ExampleTests {
  static let cues = "id\tlemma\tpos\tpolarity\tstrength\tpattern\texamples\tcounterexamples\n"
  static let entities = "id\ttype\ten\tzh\texamples\tcounterexamples\n"

  /// A few countries with the grammar of the bundled tables, which is compiled in no time; over it the table.
  func layers(_ table: String) throws -> [[LexiconSource]] {
    let countries = "id\ttype\ten\tzh\ncountry/JP\tGPE\tJapan\t日本\ncountry/RU\tGPE\tRussia\t俄罗斯\n"
    let grammar = try BundledLexicons.tables().filter { $0.file.hasPrefix("grammar/") }
    let base = grammar.map { LexiconSource(file: $0.file, bytes: $0.bytes) }
    return [
      base + [LexiconSource(file: "base.tsv", bytes: Array(countries.utf8))],
      [LexiconSource(file: "mine.tsv", bytes: Array(table.utf8))],
    ]
  }

  func lexicon(_ layers: [[LexiconSource]]) throws -> Lexicon {
    var builder = LexiconBuilder()
    for layer in layers { builder.addLayer(layer) }
    return try builder.build()
  }

  @Test(arguments: [
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\tJapan zorgs Russia.\tThe zorg is a bird.\n", [String]()),
    (cues + "x/zorg.v\tzorg\tverb\t+\t0.8\tH ~ T\tJapan zorgs Russia.|日本\t\n", ["2:7 error example-fails"]),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\tThe bird zorgs.\t\n", ["2:7 error example-fails"]),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t\tJapan zorgs Russia.\n", ["2:8 error counterexample-fires"]),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\t*\tThe bird zorgs.\t\n", []),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t?The bird zorgs.\t\n", []),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t?Japan zorgs Russia.\t\n", ["2:7 warning example-works"]),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t\t?Japan zorgs Russia.\n", []),
    (cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t\t?The zorg is a bird.\n", ["2:8 warning example-works"]),
    (entities + "org/zorg\tORG\tZorg Institute\t佐格研究所\tThe Zorg Institute met.|佐格研究所\tThe institute met.\n", []),
    (entities + "org/zorg\tORG\tZorg Institute\t\tThe zorg institute met.\t\n", ["2:5 error example-fails"]),
    (entities + "+country/JP\t\tZorgland\t\tZorgland met.\tJordan met.\n", []),
    (
      "id\ttext\tkind\tvalue\texamples\nx/scope\tzorgly\tnegation\t-1\tJapan zorgly met.|Japan met.\n",
      ["2:5 error example-fails"]
    ),
  ])
  func examplesAreRun(_ table: String, _ expected: [String]) throws {
    let layers = try layers(table)
    let test = try ExampleTest(lexicon: try lexicon(layers))
    let rows = ExampleRow.rows(layers: layers).filter { $0.file == "mine.tsv" || $0.id == "country/JP" }
    let found = rows.flatMap { test.run($0) }
    #expect(found.map { "\($0.line):\($0.column) \($0.severity.rawValue) \($0.code)" } == expected, "\(found)")
    #expect(test.counts.failed == expected.count { $0.contains("error") })
  }

  @Test func openExamplesAreToldIfThatIsWanted() throws {
    let layers = try layers(Self.cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t?The bird zorgs.\t\n")
    let test = try ExampleTest(lexicon: try lexicon(layers))
    test.tellsOpen = true
    let rows = ExampleRow.rows(layers: layers).filter { $0.file == "mine.tsv" }
    #expect(rows.flatMap { test.run($0) }.map(\.code) == ["example-open"])
    #expect(test.counts == ExampleTest.Counts(examples: 1, open: 1, counterexamples: 0, failed: 0))
  }

  /// A part of them, from everywhere: `lichang lexicon test` runs all.
  @Test func bundledExamplesHold() throws {
    let tables = try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) }
    let test = try ExampleTest(lexicon: try Bundled.lexicon.get(), words: try Bundled.words.get())
    let rows = ExampleRow.rows(layers: [tables])
    let some = stride(from: 0, to: rows.count, by: 20).map { rows[$0] }
    let failures = some.flatMap { test.run($0) }.filter { $0.severity == .error }
    #expect(failures.isEmpty, "\(failures.map(\.description).joined(separator: "\n"))")
    #expect(rows.count > 1500 && test.counts.examples > 70 && test.counts.counterexamples > 20)
  }

  @Test func changesBetweenTwoLexicons() throws {
    func annotated(_ table: String) throws -> Document {
      var document = Document(id: "x", text: Array("Japan zorgs Russia. 佐格研究所成立。".utf16))
      try Annotator(lexicon: try lexicon(try layers(table))).makeWorker().annotate(&document)
      return document
    }
    let before = try annotated("id\ttype\ten\tzh\norg/zorg\tORG\tZorg Institute\t佐格研究所\n")
    let after = try annotated(Self.cues + "x/zorg.v\tzorg\tverb\t-\t0.8\tH ~ T\t\t\n")
    #expect(LayerChange.between(before, before).isEmpty)
    let changes = LayerChange.between(before, after)
    let told = changes.map { "\($0.isAdded ? "+" : "-") \($0.layer.rawValue) \($0.rows.joined())" }
    #expect(told.contains("+ cues x/zorg.v") && told.contains("+ stances x/zorg.v"))
    #expect(told.contains("- entities org/zorg") && !told.contains("- cues x/zorg.v"))
    let back = LayerChange.between(after, before)
    #expect(back.count == changes.count && back.count { $0.isAdded } == changes.count { !$0.isAdded })
  }
}
