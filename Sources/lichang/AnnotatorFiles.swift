public import ArgumentParser
import Datasets
import Foundation
import Records
import TextModel

extension RatedLayer: ExpressibleByArgument {}

/// The files of annotators: records, or tables of items and labels.
struct AnnotatorFiles: ParsableArguments {
  @Option(name: .customLong("item"), help: ArgumentHelp("Tables: the column of items.", valueName: "column"))
  var itemColumn: String?

  @Option(name: .customLong("label"), help: ArgumentHelp("Tables: the column of labels.", valueName: "column"))
  var labelColumn: String?

  @Option(
    name: .customLong("annotator"),
    help: ArgumentHelp("A table of several annotators: the column that says whose a row is.", valueName: "column"))
  var annotatorColumn: String?

  @Option(help: ArgumentHelp("Tables: a label that stands for 'not rated' (repeatable).", valueName: "label"))
  var missing: [String] = []

  /// What the files of a command hold.
  enum Content {
    case records([(name: String, records: [AnnotatedRecord])])
    case tables([AnnotatorLabels])
  }

  /// Reads the files of a command: all records, or all tables.
  func read(_ paths: [String]) throws -> Content {
    if paths.filter({ $0 == "-" }).count > 1 { throw ExitStatus.usage("standard input can be read once") }
    var names = paths.map { path in
      path == "-" ? "stdin" : ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    }
    if Set(names).count < names.count { names = paths }
    let kinds = try paths.map { try AnnotatorFiles.holdsRecords($0) }
    if kinds.allSatisfy({ $0 }) {
      var result: [(name: String, records: [AnnotatedRecord])] = []
      var texts: [String: [UInt16]] = [:]
      for (name, path) in zip(names, paths) {
        let (records, source) = try RecordSource.all([path])
        // A figure over part of a file would be a wrong figure.
        if source.failures > 0 { throw ExitStatus.unreadable("'\(path)' has lines that are no records") }
        for document in records.map(\.document) {
          if let other = texts[document.id], other != document.text {
            throw ExitStatus.unreadable("'\(path)': the text of '\(document.id)' is not that of the other annotators")
          }
          texts[document.id] = document.text
        }
        result.append((name, records))
      }
      return .records(result)
    }
    if let mixed = zip(paths, kinds).first(where: { $0.1 })?.0 {
      throw ExitStatus.usage("'\(mixed)' holds records, other files hold tables")
    }
    let reader = RatingTables(
      itemColumn: itemColumn, labelColumn: labelColumn, annotatorColumn: annotatorColumn, missing: Set(missing))
    do {
      var tables: [(table: RatingTables.Table, source: String)] = []
      for (name, path) in zip(names, paths) {
        tables.append((try RatingTables.table(try AnnotatorFiles.bytes(path), name: name, source: path), path))
      }
      return .tables(try reader.annotators(tables))
    } catch let error as RatingTables.Unusable {
      throw ExitStatus.unreadable(error.description)
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ExitStatus.unreadable("'\(path)' cannot be read")
    }
    return [UInt8](data)
  }

  /// Whether a file holds records: a folder does, and a file whose first line names the schema.
  private static func holdsRecords(_ path: String) throws -> Bool {
    if path == "-" { return false }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ExitStatus.unreadable("'\(path)': no such file or folder")
    }
    if isFolder.boolValue { return true }
    var files = RecordFiles(paths: [path])
    guard let first = try? files.nextLine() else { return false }
    return String(decoding: first.bytes.prefix(1 << 16), as: UTF8.self).contains("\"lichang/1\"")
  }
}
