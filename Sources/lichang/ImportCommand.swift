public import ArgumentParser
import Foundation
import Records
import Segmentation
import TextModel
import UnicodeText

extension ImportFormat: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read hand-corrected work of other tools back into records.",
    discussion: """
        lichang import --from brat brat/ --base records.jsonl -o corrected.jsonl
        lichang import --from label-studio export.json --base records.jsonl --annotator 3 -o three.jsonl

      --base names the records that were exported. What was not touched keeps all it had; what is new or changed has
      "import/brat" as its entry or rule. Without --base each text becomes a record of its own. Records come in the order of the
      base, others behind them.
      """)

  @Argument(help: ArgumentHelp("brat: folders; doccano, label-studio: files.", valueName: "input"))
  var inputs: [String]

  @Option(name: .customLong("from"), help: ArgumentHelp("brat, doccano or label-studio.", valueName: "format"))
  var format: ImportFormat

  @Option(help: ArgumentHelp("The records that were exported.", valueName: "records"))
  var base: [String] = []

  @Option(help: ArgumentHelp("Label Studio: whose annotations (number or address in completed_by).", valueName: "name"))
  var annotator: String?

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("Write records here.", valueName: "file"))
  var output: String?

  func run() throws {
    var failures = 0
    func fail(_ failure: RecordFailure) {
      failures += 1
      Talk.say("lichang: \(failure)")
    }
    let files = ImportFiles(format: format, annotator: annotator)
    var imported: [ImportedDocument] = []
    for input in inputs { imported += try files.documents(input, fail) }
    for document in imported {
      for problem in document.problems { Talk.say("lichang: \(document.source): \(document.id): \(problem)") }
    }
    let merge = ImportMerge(format, takesStances: imported.contains { !$0.stances.isEmpty })
    var byID: [String: [ImportedDocument]] = [:]
    for document in imported { byID[document.id, default: []].append(document) }

    let segmenter = try Segmenter(model: WordOptions.bundled())
    let sink = try Sink(path: output)
    func write(_ document: ImportedDocument, _ base: AnnotatedRecord?) throws {
      do {
        var record = try merge.record(document, base: base)
        if record.document.sentences.isEmpty { segmenter.segment(&record.document) }
        let writer = RecordWriter(
          provenance: record.provenance, unit: record.unit, withTokens: base?.document.tokens.isEmpty == false)
        writer.write(record.document)
        _ = try sink.write(writer.bytes)
      } catch let failure as RecordFailure {
        fail(failure)
      }
    }
    var isTaken = Set<String>()
    if !base.isEmpty {
      var source = try RecordSource(base)
      while let record = try source.next() {
        let id = record.document.id
        guard let document = byID[id]?.first, isTaken.insert(id).inserted else { continue }
        try write(document, record)
      }
      failures += source.failures
    }
    for document in imported where !isTaken.contains(document.id) { try write(document, nil) }
    try sink.finish()
    if failures > 0 { throw ExitStatus.someFailed }
  }
}

/// Reads the files of an import.
private struct ImportFiles {
  var format: ImportFormat
  var annotator: String?

  func documents(_ path: String, _ fail: (RecordFailure) -> Void) throws -> [ImportedDocument] {
    switch format {
    case .brat: return try brat(path, fail)
    case .doccano:
      var documents: [ImportedDocument] = []
      var number = 0
      for line in try bytes(path).split(separator: 0x0A, omittingEmptySubsequences: false) {
        number += 1
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
        do {
          documents.append(try DoccanoImport.document(Array(line), source: name(path), line: number))
        } catch {
          fail(error)
        }
      }
      return documents
    case .labelStudio:
      do {
        return try LabelStudioImport.documents(try bytes(path), source: name(path), annotator: annotator)
      } catch let failure as RecordFailure {
        fail(failure)
        return []
      }
    }
  }

  private func name(_ path: String) -> String { path == "-" ? "" : path }

  private func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ExitStatus.unreadable("'\(path)' cannot be read")
    }
    return [UInt8](data)
  }

  private func brat(_ path: String, _ fail: (RecordFailure) -> Void) throws -> [ImportedDocument] {
    guard let walker = FileManager.default.enumerator(atPath: path) else {
      throw ExitStatus.unreadable("'\(path)': no such folder")
    }
    let names = walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".ann") }.map { String($0.dropLast(4)) }
    if names.isEmpty { throw ExitStatus.unreadable("'\(path)': the folder holds no .ann file") }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    var documents: [ImportedDocument] = []
    for name in names.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
      let file = base + "/" + name
      guard let text = FileManager.default.contents(atPath: file + ".txt") else {
        fail(RecordFailure(source: file + ".ann", line: 0, message: "there is no '\(name).txt' beside it"))
        continue
      }
      let annotations = String(decoding: try bytes(file + ".ann"), as: UTF8.self)
      documents.append(
        BratImport.document(
          name: name.split(separator: "/").last.map(String.init) ?? name,
          text: Array(String(decoding: text, as: UTF8.self).utf16), annotations: annotations, source: file + ".ann"))
    }
    return documents
  }
}
