import ArgumentParser
import Foundation
import UnicodeText

/// The command. Each subcommand parses, calls the library and prints; nothing is decided here.
@main
struct Lichang: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "lichang",
    abstract: "Annotates Chinese and English commentary: who is named, and who takes which stance on whom.",
    discussion: """
      Records go to standard output, one JSON object a line; everything else goes to standard error.

        lichang annotate op-eds/ -o op-eds.jsonl     a folder of .txt, .html and .jsonl files
        lichang annotate - < records.jsonl           a filter: one record a line in, one out
        lichang explain page.txt                     why each name and stance is there
        lichang tokenize page.txt                    one sentence a line, tokens apart
        lichang dataset build op-eds.jsonl -o d/     a stance dataset; dataset check certifies it
        lichang evaluate gold/ op-eds.jsonl          scores, and the rows and cues that erred
        lichang agree anna.jsonl ben.jsonl           how far annotators agree; adjudicate merges them
        lichang export op-eds.jsonl --to brat -o b/  for other tools; import reads corrections back
        lichang validate anybody.jsonl               do the spans hold, and in which unit?
        lichang lexicon --help                       the tables: compile them

      Exit codes: 0 done · 1 done, but some documents failed · 2 wrong usage · 3 input or output cannot be read or
      written · 4 a check failed · 5 a lexicon is broken.
      """,
    version: "lichang \(version)",
    subcommands: [
      AnnotateCommand.self, ExplainCommand.self, TokenizeCommand.self, EvaluateCommand.self, AgreeCommand.self,
      AdjudicateCommand.self, ExportCommand.self, ImportCommand.self, ValidateCommand.self,
      DatasetCommand.self, LexiconCommand.self,
    ])

  static func main() {
    // A closed pipe shows as an error of write, and ends the run without a word.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitStatus {
      if let message = status.message { Talk.say("lichang: \(message)") }
      Foundation.exit(status.code)
    } catch {
      let message = fullMessage(for: error)
      if exitCode(for: error) == .success {
        print(message)
        Foundation.exit(0)
      }
      Talk.say(message)
      Foundation.exit(2)
    }
  }
}

/// How a run ends, if not well.
struct ExitStatus: Error {
  var code: Int32
  var message: String?

  /// Some documents failed; they have been named.
  static let someFailed = ExitStatus(code: 1, message: nil)

  static func usage(_ message: String) -> ExitStatus { ExitStatus(code: 2, message: message) }

  /// Something cannot be read or written.
  static func unreadable(_ message: String) -> ExitStatus { ExitStatus(code: 3, message: message) }

  /// A promise is broken, or a threshold was not reached; that has been said.
  static let checkFailed = ExitStatus(code: 4, message: nil)

  static func brokenLexicon(_ message: String) -> ExitStatus { ExitStatus(code: 5, message: message) }
}

/// Standard error, where the program talks.
enum Talk {
  static func say(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }

  /// Says that words of ideographs are found the slow way.
  static func warnOfMissingDictionary() {
    if WordDictionary.isAvailable { return }
    say("lichang: this ICU's word list for Chinese (cjdict) cannot be opened; its iterator finds words, slower")
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
