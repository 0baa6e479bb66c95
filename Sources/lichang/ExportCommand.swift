public import ArgumentParser
import Foundation
import Records
import Segmentation
import TextModel

extension ExportFormat: ExpressibleByArgument {}
extension ExportTable: ExpressibleByArgument {}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write records in the format of another tool, with the offsets that it counts.",
    discussion: """
        lichang export records.jsonl --to brat -o brat/            a folder: one .txt and one .ann a record
        lichang export records.jsonl --to label-studio -o tasks.json
        lichang export records.jsonl --to csv --rows positions > positions.csv

      Formats: brat, doccano, label-studio, spacy (Prodigy), w3c, conll, conllu and csv count code points; webanno (TSV 3.3)
      and xmi (UIMA, for INCEpTION and dkpro-cassis) count UTF-16. brat, webanno and xmi are folders. Formats that hang labels on
      tokens cut tokens at the edges of mentions.
      """)

  @Argument(help: ArgumentHelp("Files of records, folders, or -.", valueName: "records"))
  var inputs: [String]

  @Option(name: .customLong("to"), help: ArgumentHelp("The format.", valueName: "format"))
  var format: ExportFormat

  @Option(
    name: [.short, .customLong("output")], help: ArgumentHelp("Where to: a file, or a folder.", valueName: "path"))
  var output: String?

  @Flag(inversion: .prefixedNo, help: "With stances, where the format has a place for them.")
  var stances = true

  @Option(help: "The rows of a table: stances, entities or positions.")
  var rows: ExportTable = .stances

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name a file of records, or - for standard input") }
    if format.isFolder, output == nil {
      throw ValidationError("--to \(format.rawValue) writes a folder: name it with -o")
    }
  }

  func run() throws {
    var source = try RecordSource(inputs)
    let segmenter = format.needsTokens ? try source.segmenter() : nil
    var exporter = format.exporter(withStances: stances, table: rows)
    let target = try ExportTarget(path: output, isFolder: format.isFolder)
    var isOpen = try target.write(exporter.begin())
    while isOpen, var record = try source.next() {
      if let segmenter, record.document.tokens.isEmpty { segmenter.addTokens(to: &record.document) }
      isOpen = try target.write(exporter.add(record))
    }
    if isOpen, try target.write(exporter.end()) { try target.finish() }
    for (what, count) in exporter.losses.sorted(by: { $0.key < $1.key }) { Talk.say("lichang: \(count): \(what)") }
    try source.finish()
  }
}

/// Where the parts of an export go.
private struct ExportTarget {
  private let folder: URL?
  private let sink: Sink?

  init(path: String?, isFolder: Bool) throws {
    if isFolder, let path {
      let url = URL(fileURLWithPath: path, isDirectory: true)
      do {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      } catch {
        throw ExitStatus.unreadable("cannot make the folder '\(path)': \(error.localizedDescription)")
      }
      folder = url
      sink = nil
    } else {
      folder = nil
      sink = try Sink(path: path)
    }
  }

  /// Writes parts; false if the reader of a pipe is gone.
  func write(_ parts: [ExportPart]) throws -> Bool {
    for part in parts {
      if let sink {
        do {
          if try !sink.write(part.bytes) { return false }
        } catch let failure as Sink.Failure {
          throw ExitStatus.unreadable(failure.description)
        }
      } else if let folder {
        do {
          try Data(part.bytes).write(to: folder.appendingPathComponent(part.file), options: .atomic)
        } catch {
          throw ExitStatus.unreadable("cannot write '\(part.file)': \(error.localizedDescription)")
        }
      }
    }
    return true
  }

  func finish() throws { try sink?.finish() }
}
