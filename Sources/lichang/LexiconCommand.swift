import ArgumentParser
import BundledLexicons
import Foundation
import Lexicons

/// What concerns the tables themselves.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Check, test, compare, import and compile lexicons, and train the words of Chinese.",
    subcommands: [
      LexiconCheckCommand.self, LexiconTestCommand.self, LexiconDiffCommand.self, LexiconImportCommand.self,
      LexiconCompileCommand.self, TrainWordsCommand.self,
    ])
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

/// Tables named on the command line, to be looked at by themselves or over the bundled ones.
struct TableArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Tables, or folders of tables; without any, the bundled ones.", valueName: "table"))
  var tables: [String] = []

  @Flag(help: "The tables stand alone, not over the bundled ones.")
  var alone = false

  /// The layers to work on, and the names of the files that findings are wanted for.
  func layers() throws -> (layers: [[LexiconSource]], files: Set<String>) {
    let bundled = alone && !tables.isEmpty ? [] : [try LexiconOptions.bundled()]
    if tables.isEmpty { return (bundled, Set(bundled.joined().map(\.file))) }
    let named = try tables.map { try LexiconOptions.layer($0) }
    return (bundled + named, Set(named.joined().map(\.file)))
  }
}

struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for what is wrong with tables, or probably not meant.",
    discussion: """
        lichang lexicon check                    the bundled tables
        lichang lexicon check mine.tsv           a table of yours, laid over them
        lichang lexicon check --alone folder/    tables that stand alone
        lichang lexicon check mine.tsv --only no-chinese,shared-name

      Each finding is a line: file:line:column: severity: message [code]. Errors make the exit code 4, with --strict warnings
      too. What is looked for:

        spelling    empty-name, odd-spelling (blanks, invisible characters), wrong-language, repeated-name
        danger      one-character-name, short-name, common-word (a name that is an ordinary word)
        collisions  duplicate-id, shared-name (the row that stands first wins), shadowed-row (no text can reach it),
                    twin-rows (one entity written twice), contradiction, same-cue, same-scope
        references  dangling-of, dangling-office, cycle, bad-date, bad-office
        gaps        no-english, no-chinese
        form        unknown-column, unknown-type, bad-pattern, bad-polarity, bad-strength, too-many-cells and the like
      """)

  @OptionGroup var arguments: TableArguments

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Option(help: ArgumentHelp("Tell these findings only, separated by commas.", valueName: "codes"))
  var only: String?

  @Flag(name: .shortAndLong, help: "Tell errors only.")
  var quiet = false

  func run() throws {
    let (layers, files) = try arguments.layers()
    let codes = only.map { Set($0.split(separator: ",").map(String.init)) }
    let findings = LexiconCheck(layers: layers).findings.filter {
      files.contains($0.file) && (codes?.contains($0.code) ?? true)
    }
    try LexiconCommand.report(findings, strict: strict, quiet: quiet)
  }
}

extension LexiconCommand {
  /// Prints a report.
  static func tell(_ text: String) throws {
    do {
      _ = try Sink(path: nil).write(Array(text.utf8))
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  /// Prints findings, sums them up, and ends with code 4 if they fail the check.
  static func report(_ findings: [Finding], strict: Bool, quiet: Bool) throws {
    let lines = findings.filter { !quiet || $0.severity == .error }.map { $0.description + "\n" }
    try tell(lines.joined())
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    Talk.say("lichang: \(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")")
    if errors > 0 || strict && warnings > 0 { throw ExitStatus(code: 4, message: nil) }
  }
}
