import ArgumentParser
import BundledLexicons
import Foundation
import Lexicons

/// The lexicons of a run.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"),
    help: ArgumentHelp(
      "A table laid over the bundled ones; may be repeated.",
      discussion: "Rows add to them, replace the row of the same id, or switch it off ('-' before the id).",
      valueName: "file"))
  var files: [String] = []

  /// The bundled tables with the user's over them, from the cache of compiled lexicons where it has them.
  func load() throws -> Lexicon {
    Talk.warnOfMissingDictionary()
    let layers = try sources()
    do {
      return try LexiconCache.standard(tables: try? BundledLexicons.folder()).lexicon(layers: layers)
    } catch {
      throw ExitStatus.brokenLexicon("a lexicon is broken:\n\(error)")
    }
  }

  /// The bundled tables, and each user's table as a layer of its own.
  func sources() throws -> [[LexiconSource]] {
    var layers: [[LexiconSource]] = []
    do {
      layers.append(try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) })
    } catch {
      throw ExitStatus.brokenLexicon("\(error)")
    }
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ExitStatus.unreadable("lexicon '\(file)' cannot be read")
      }
      layers.append([LexiconSource(file: file, bytes: [UInt8](data))])
    }
    return layers
  }
}
