import ArgumentParser
import BundledLexicons
import Foundation
import Lexicons

/// The lexicons of a run.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"),
    help: ArgumentHelp(
      "A table, or a folder of tables, laid over the bundled ones; may be repeated.",
      discussion: """
        Rows add to them, replace the row of the same id, add names to it ('+' before the id), or switch it off ('-' before the \
        id). '-name:TEXT' as an id takes a name away.
        """,
      valueName: "file"))
  var files: [String] = []

  /// The bundled tables with the user's over them, from the cache of compiled lexicons where it has them.
  func load() throws -> Lexicon { try LexiconOptions.compiled(try sources()) }

  /// The lexicon of these layers.
  static func compiled(_ layers: [[LexiconSource]]) throws -> Lexicon {
    Talk.warnOfMissingDictionary()
    do {
      return try LexiconCache.standard(tables: try? BundledLexicons.folder()).lexicon(layers: layers)
    } catch {
      throw ExitStatus.brokenLexicon("a lexicon is broken:\n\(error)")
    }
  }

  /// The bundled tables, and each user's table as a layer of its own.
  func sources() throws -> [[LexiconSource]] {
    [try LexiconOptions.bundled()] + (try files.map { try LexiconOptions.layer($0) })
  }

  /// The bundled tables.
  static func bundled() throws -> [LexiconSource] {
    do {
      return try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) }
    } catch {
      throw ExitStatus.brokenLexicon("\(error)")
    }
  }

  /// The layers of a lexicon that is named by itself: `bundled`; a folder with `entities` in it, which stands alone; tables
  /// that lie over the bundled ones.
  static func named(_ name: String) throws -> [[LexiconSource]] {
    if name == "bundled" { return [try bundled()] }
    let tables = try layer(name)
    return FileManager.default.fileExists(atPath: name + "/entities") ? [tables] : [try bundled(), tables]
  }

  /// A table, or the tables of a folder.
  static func layer(_ path: String) throws -> [LexiconSource] {
    var isFolder = ObjCBool(false)
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      do {
        let tables = try BundledLexicons.tables(in: URL(fileURLWithPath: path, isDirectory: true))
        if tables.isEmpty { throw ExitStatus.unreadable("the folder '\(path)' holds no .tsv file") }
        let base = path.hasSuffix("/") ? path : path + "/"
        return tables.map { LexiconSource(file: base + $0.file, bytes: $0.bytes) }
      } catch let status as ExitStatus {
        throw status
      } catch {
        throw ExitStatus.unreadable("lexicon '\(path)' cannot be read")
      }
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ExitStatus.unreadable("lexicon '\(path)' cannot be read")
    }
    return [LexiconSource(file: path, bytes: [UInt8](data))]
  }
}
