import ArgumentParser
import BundledLexicons
import Foundation
import Lexicons

/// What concerns the tables themselves.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Compile lexicons.",
    subcommands: [LexiconCompileCommand.self])
}

struct LexiconCompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile the lexicons into one file, which later runs map in instead of reading the tables.",
    discussion: """
      Every run does this by itself when no file fits the tables: the file is named by their content, so that a changed
      table is never served from an old one. Do it by hand where runs cannot write their cache: into the folder of the
      tables, where every run looks too.

        lichang lexicon compile                          into the cache: LICHANG_CACHE, else XDG_CACHE_HOME/lichang or
                                                         ~/.cache/lichang
        lichang lexicon compile --lexicon mine.tsv       with a table of yours laid over the bundled ones
        lichang lexicon compile --into /usr/share/lichang/lexicons

      The file's path is printed. LICHANG_CACHE= (empty) switches the cache off.
      """)

  @Option(help: ArgumentHelp("Write into this folder.", valueName: "folder"))
  var into: String?

  @OptionGroup var lexicons: LexiconOptions

  func run() throws {
    let layers = try lexicons.sources()
    let cache = LexiconCache.standard()
    guard let folder = into.map({ URL(fileURLWithPath: $0, isDirectory: true) }) ?? cache.writes else {
      throw ExitStatus.usage("there is no cache folder: name one with --into, or set LICHANG_CACHE")
    }
    do {
      let made = try cache.compile(layers: layers, into: folder)
      print(made.file.path)
      Talk.say("lichang: \(made.lexicon.surfaceCount) surfaces, \(made.lexicon.entities.count) entities")
    } catch let error as BrokenLexicon {
      throw ExitStatus.brokenLexicon("a lexicon is broken:\n\(error)")
    } catch {
      throw ExitStatus.unreadable("'\(folder.relativePath)' cannot be written: \(error.localizedDescription)")
    }
  }
}
