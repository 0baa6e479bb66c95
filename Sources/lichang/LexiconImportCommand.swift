public import ArgumentParser
import Foundation
import Reading
import TextModel

extension TermFormat: ExpressibleByArgument {}

struct LexiconImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a table of entities out of another tool's list.",
    discussion: """
        lichang lexicon import --from spacy patterns.jsonl -o mine.tsv
        lichang lexicon import --from newsmap newsmap.yml > countries.tsv
        lichang annotate op-eds/ --lexicon mine.tsv

        spacy      patterns of spaCy's EntityRuler and of Prodigy (JSON lines): phrases, and tokens told by LOWER, ORTH, TEXT or
                   IN; patterns with one "id" make one row
        quanteda   a dictionary in YAML; a row for each key with patterns, a star at a word's end is dropped
        newsmap    the same with codes of countries as keys: rows that add names to 'country/JP' and the like
        gate       a gazetteer: lists.def with the lists beside it, or one .lst file
        jieba      a user dictionary: words with the tags nr, ns, nt, nz or none; all others are ordinary words
        csv        a table with a header (CSV or TSV): id, type, en, zh, name, aliases (several by | or ;), short, demonym,
                   metonym, of, valid, note

      Chinese names go into the column "zh", all others into "en". Types are those of records (PERSON, ORG, GPE, LOC, LAW, …); a
      list's own labels are translated, and --type says the type where a list has none. Lines that cannot be used are named,
      and the exit code is 1. Look at the result with 'lichang lexicon check mine.tsv'.
      """)

  @Argument(help: ArgumentHelp("The lists.", valueName: "file"))
  var files: [String]

  @Option(help: "Whose list it is: spacy, quanteda, newsmap, gate, jieba, csv.")
  var from: TermFormat

  @Option(help: ArgumentHelp("The type of rows whose list says none. (default: TOPIC)", valueName: "type"))
  var type: String?

  @Flag(name: .customLong("only-type"), help: "All rows have the type of --type, whatever the list says.")
  var onlyType = false

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("Write the table here.", valueName: "file"))
  var output: String?

  func run() throws {
    let kind = EntityType(rawValue: type?.uppercased() ?? "TOPIC") ?? .unknown
    guard kind != .unknown else { throw ExitStatus.usage("'\(type ?? "")' is no type of entity") }
    var terms: [Term] = []
    var left = 0
    var words = 0
    for (path, label) in try lists() {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ExitStatus.unreadable("'\(path)' cannot be read")
      }
      let list: TermList
      do {
        list = try from.read([UInt8](data))
      } catch {
        throw ExitStatus.unreadable("\(path):\(error.line): \(error.description)")
      }
      for (line, reason) in list.leftOut { Talk.say("\(path):\(line): left out: \(reason)") }
      left += list.leftOut.count
      words += list.words
      terms += list.terms.map { term in
        var term = term
        if term.label.isEmpty { term.label = label }
        return term
      }
    }
    var table = TermTable(defaultType: kind, forcedType: onlyType ? kind : nil)
    let text = table.table(terms)
    for note in table.notes { Talk.say("lichang: left out: \(note)") }
    let sink = try Sink(path: output)
    do {
      _ = try sink.write(Array(text.utf8))
      if output != nil { try sink.finish() }
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    var summary = "lichang: \(table.rows) rows, \(table.names) names"
    if words > 0 { summary += "; \(words) ordinary words are no entities" }
    left += table.notes.count
    if left > 0 { summary += "; \(left) left out" }
    Talk.say(summary)
    if left > 0 { throw ExitStatus.someFailed }
  }

  /// The files to read, each with the label of its terms; the index of a gazetteer stands for its lists.
  private func lists() throws -> [(path: String, label: String)] {
    guard from == .gate else { return files.map { ($0, "") } }
    return try files.flatMap { path -> [(path: String, label: String)] in
      guard path.hasSuffix(".def") else {
        return [(path, ((path as NSString).lastPathComponent as NSString).deletingPathExtension)]
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ExitStatus.unreadable("'\(path)' cannot be read")
      }
      let folder = (path as NSString).deletingLastPathComponent
      return GATEIndex.entries(String(decoding: data, as: UTF8.self)).map {
        ((folder as NSString).appendingPathComponent($0.file), $0.label)
      }
    }
  }
}
