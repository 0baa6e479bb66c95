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

  /// The bundled tables with the user's over them.
  func load() throws -> Lexicon {
    Talk.warnOfMissingDictionary()
    var builder = LexiconBuilder()
    do {
      builder.addLayer(try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) })
    } catch {
      throw ExitStatus.brokenLexicon("\(error)")
    }
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ExitStatus.unreadable("lexicon '\(file)' cannot be read")
      }
      builder.addLayer([LexiconSource(file: file, bytes: [UInt8](data))])
    }
    do {
      return try builder.build()
    } catch {
      throw ExitStatus.brokenLexicon("a lexicon is broken:\n\(error)")
    }
  }
}
