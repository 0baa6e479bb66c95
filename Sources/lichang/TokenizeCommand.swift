import ArgumentParser
import Foundation
import Reading
import Records
import Segmentation
import TextModel
import UnicodeText

struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Print the sentences of texts, one a line, with their tokens apart.",
    discussion: """
      INPUT is a file, a folder, a pattern in quotes or - for standard input, as for annotate. Standard input that begins with
      { is read as JSON lines, one record with "id" and "text" a line, anything else as one text.

        lichang tokenize page.txt
        lichang tokenize --separator '|' - < page.txt
        lichang tokenize --format conllu --contractions page.txt
        lichang tokenize --words my-words.txt page.txt
        zcat pile.jsonl.gz | lichang tokenize --format jsonl - > tokens.jsonl

      The JSON lines that come out are the records of annotate, with sentences and tokens alone; one line in, one line out.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case lines, conllu, jsonl
  }

  @Argument(help: ArgumentHelp("Files, folders, patterns, or - (the default).", valueName: "input"))
  var inputs: [String] = ["-"]

  @Option(help: "lines (one sentence a line), conllu (CoNLL-U) or jsonl (records).")
  var format: Format = .lines

  @Option(help: ArgumentHelp("What stands between two tokens of a line.", valueName: "string"))
  var separator = " "

  @Flag(help: "Part contractions as treebanks do: do|n't, China|'s, can|not.")
  var contractions = false

  @Option(name: .customLong("input-format"), help: "txt, md, html or jsonl, whatever the files' endings say.")
  var inputFormat: InputFormat?

  @Option(help: ArgumentHelp("The encoding of text files, whatever their bytes say.", valueName: "name"))
  var encoding: String?

  @Option(help: "The unit of offsets in records: codepoint, utf16, utf8.")
  var offsets: OffsetUnit = .codepoint

  @OptionGroup var words: WordOptions

  func run() throws {
    if let encoding, !TextDecoder.knows(encoding) { throw ExitStatus.usage("unknown encoding '\(encoding)'") }
    let files: [InputFile]
    do {
      // Whether standard input holds text or records is seen when it is read.
      files = try InputFiles.expand(inputs, format: inputFormat)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    Talk.warnOfMissingDictionary()
    let model = try words.model()
    let userWords = try words.userWords()
    do {
      let output = TokenOutput(
        format: format, separator: separator, contractions: contractions, offsets: offsets, sink: try Sink(path: nil))
      let run = TokenizeRun(
        segmenter: try Segmenter(model: model, userWords: userWords), output: output, encoding: encoding,
        isStandardInputOpen: inputFormat == nil)
      guard try run.all(files) else { return }
      if run.failures > 0 { throw ExitStatus.someFailed }
    } catch let error as Sink.Failure {
      throw ExitStatus.unreadable("\(error)")
    } catch let error as Breaker.Unavailable {
      throw ExitStatus.unreadable("\(error)")
    }
  }
}
