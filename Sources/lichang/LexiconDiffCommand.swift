import Annotation
import ArgumentParser
import Foundation
import Lexicons
import Reading
import Records
import TextModel

struct LexiconDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell which documents of a corpus two lexicons annotate differently, and which rows make the difference.",
    discussion: """
        lichang lexicon diff bundled mine.tsv --corpus op-eds/
        lichang lexicon diff old/Lexicons new/Lexicons --corpus op-eds/ --json > changes.jsonl

      A lexicon is 'bundled'; a folder that holds 'entities', which stands alone; or a table or folder of tables, which is laid
      over the bundled ones. For each document that changes, a line for each mention, cue and stance that goes (-) or comes (+),
      with its rows, and at the end the rows that did it. With --json a line for each document that changes: "id", "source",
      and "entities", "cues", "stances" as lists of "change", "start", "end" (code points), "text", "what", "rows".

      The exit code is 0; with --strict it is 4 if anything changes.
      """)

  @Argument(help: ArgumentHelp("The lexicon before.", valueName: "before"))
  var before: String

  @Argument(help: ArgumentHelp("The lexicon after.", valueName: "after"))
  var after: String

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Files or folders of text or JSON lines.", valueName: "input"))
  var corpus: [String]

  @Option(help: "How many rows to tell at the end.")
  var show = 30

  @Flag(help: "Write JSON lines.")
  var json = false

  @Flag(help: "End with code 4 if anything changes.")
  var strict = false

  func run() throws {
    let documents = try CorpusDocuments(corpus)
    let words = try WordOptions.bundled()
    let workers = try [before, after].map { name in
      try Annotator(lexicon: LexiconOptions.compiled(try LexiconOptions.named(name)), words: words).makeWorker()
    }
    var report = ChangeReport()
    let sink = try Sink(path: nil)
    while let document = try documents.next() {
      let sides = workers.map { worker in
        var side = document
        worker.annotate(&side)
        return side
      }
      let changes = LayerChange.between(sides[0], sides[1])
      report.note(changes)
      guard !changes.isEmpty else { continue }
      let bytes = json ? ChangeReport.line(document, changes) : Array(ChangeReport.text(document, changes).utf8)
      if try !sink.write(bytes) { return }
    }
    if !json { _ = try sink.write(Array(report.rows(show).utf8)) }
    Talk.say("lichang: " + report.summary)
    if documents.failures > 0 { throw ExitStatus.someFailed }
    if strict, report.changed > 0 { throw ExitStatus.checkFailed }
  }
}

/// What changed over a corpus.
private struct ChangeReport {
  private struct Tally {
    var added = 0
    var removed = 0
    var documents = 0

    mutating func count(_ change: LayerChange) {
      if change.isAdded { added += 1 } else { removed += 1 }
    }
  }

  private var total = 0
  private(set) var changed = 0
  private var layers: [LayerChange.Layer: Tally] = [:]
  private var byRow: [String: Tally] = [:]

  mutating func note(_ changes: [LayerChange]) {
    total += 1
    if changes.isEmpty { return }
    changed += 1
    var seen = Set<String>()
    for change in changes {
      layers[change.layer, default: Tally()].count(change)
      for row in Set(change.rows) {
        byRow[row, default: Tally()].count(change)
        if seen.insert(row).inserted { byRow[row, default: Tally()].documents += 1 }
      }
    }
  }

  var summary: String {
    let parts = LayerChange.Layer.allCases.map { layer in
      let tally = layers[layer] ?? Tally()
      return "\(layer.rawValue) +\(tally.added) -\(tally.removed)"
    }
    return "\(changed) of \(total) documents change: " + parts.joined(separator: ", ")
  }

  /// The rows with the most changes.
  func rows(_ count: Int) -> String {
    if byRow.isEmpty { return "" }
    let order = byRow.sorted { a, b in
      let (first, second) = (a.value.added + a.value.removed, b.value.added + b.value.removed)
      return first == second ? a.key < b.key : first > second
    }
    var table = [["row", "comes", "goes", "documents"]]
    for (row, tally) in order.prefix(count) {
      table.append([row, "\(tally.added)", "\(tally.removed)", "\(tally.documents)"])
    }
    let rest = order.count > count ? "\n  … and \(order.count - count) more" : ""
    return FigureText.table(table) + rest + "\n"
  }

  static func text(_ document: Document, _ changes: [LayerChange]) -> String {
    let place = CodePoints(document)
    let lines = changes.map { change in
      "  \(change.isAdded ? "+" : "-") \(singular(change.layer)) \(place.start(change.span))..\(place.end(change.span)) "
        + "“\(shortened(document.string(change.span)))” \(change.what) — \(change.rows.joined(separator: ", "))"
    }
    return ([document.source.isEmpty ? document.id : document.source] + lines).joined(separator: "\n") + "\n\n"
  }

  private static func singular(_ layer: LayerChange.Layer) -> String {
    switch layer {
    case .entities: "entity"
    case .cues: "cue"
    case .stances: "stance"
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.map { $0.isNewline ? " " : String($0) }
    return line.count <= 60 ? line.joined() : line.prefix(30).joined() + " … " + line.suffix(20).joined()
  }

  static func line(_ document: Document, _ changes: [LayerChange]) -> [UInt8] {
    let json = JSONWriter()
    let place = CodePoints(document)
    json.object {
      json.key("id").string(document.id)
      json.key("source").string(document.source)
      for layer in LayerChange.Layer.allCases {
        json.key(layer.rawValue).array {
          for change in changes where change.layer == layer {
            json.object {
              json.key("change").string(change.isAdded ? "added" : "removed")
              json.key("start").integer(place.start(change.span))
              json.key("end").integer(place.end(change.span))
              json.key("text").string(document.string(change.span))
              json.key("what").string(change.what)
              json.key("rows").strings(change.rows)
            }
          }
        }
      }
    }
    json.line()
    return json.take()
  }
}

/// Offsets in code points.
private struct CodePoints {
  private let document: Document

  init(_ document: Document) { self.document = document }

  func start(_ span: TextSpan) -> Int { point(Int(span.start)) }
  func end(_ span: TextSpan) -> Int { point(Int(span.end)) }

  private func point(_ offset: Int) -> Int {
    document.hasSurrogates ? document.text[..<offset].count { $0 & 0xFC00 != 0xDC00 } : offset
  }
}
