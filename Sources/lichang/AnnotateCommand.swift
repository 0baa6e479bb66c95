import Annotation
public import ArgumentParser
import Foundation
import Lexicons
import Reading
import Records
import Segmentation
import UnicodeText

extension InputFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotate files, folders or standard input; one record a document.",
    discussion: """
      INPUT is a file, a folder (read recursively, in the order of names), a pattern in quotes ('2025-*.txt') or - for
      standard input. Formats: .txt and .md, one document a file; .jsonl, one record with "id" and "text" a line, whose other
      fields come through in "fields".

        lichang annotate op-eds/ -o op-eds.jsonl
        zcat pile.jsonl.gz | lichang annotate - > annotated.jsonl
        lichang annotate --input-format txt - < page.txt

      A record that cannot be read gives an error record in its place, and the exit code is 1.
      """)

  @Argument(help: ArgumentHelp("Files, folders, patterns, or -.", valueName: "input"))
  var inputs: [String]

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("Write records here.", valueName: "file"))
  var output: String?

  @Option(help: "How many threads work; the output does not depend on it. (default: all processors)")
  var jobs: Int?

  @Option(help: "The unit of offsets: codepoint (Python), utf16 (JavaScript, Java), utf8 (bytes).")
  var offsets: OffsetUnit = .codepoint

  @Flag(help: "Fill the columns of tokens.")
  var tokens = false

  @Option(name: .customLong("input-format"), help: "txt, md or jsonl, whatever the files' endings say.")
  var inputFormat: InputFormat?

  @Option(help: ArgumentHelp("The encoding of text files, whatever their bytes say.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("id-field"),
    help: ArgumentHelp("The field of an input record that holds its id.", valueName: "name"))
  var idField = "id"

  @Option(name: .customLong("text-field"), help: ArgumentHelp("The field that holds the text.", valueName: "name"))
  var textField = "text"

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup var lexicons: LexiconOptions

  @OptionGroup var words: WordOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name an input: a file, a folder, a pattern, or - for standard input") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number of 1 and more") }
  }

  func run() throws {
    if let encoding, !TextDecoder.knows(encoding) { throw ExitStatus.usage("unknown encoding '\(encoding)'") }
    let files: [InputFile]
    do {
      files = try InputFiles.expand(inputs, format: inputFormat)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    let lexicon = try lexicons.load()
    let model = try words.model()
    let settings = BatchSettings(
      annotator: Annotator(lexicon: lexicon, words: model),
      reader: RecordReader(idField: idField, textField: textField),
      encoding: encoding, offsets: offsets, withTokens: tokens,
      provenance: Provenance(
        tool: "lichang \(Lichang.version)", icu: ICUFacts.version, unicode: ICUFacts.unicodeVersion,
        lexicons: lexicon.hash, options: optionsHash(model)))
    let sink = try Sink(path: output)
    let progress = Progress(isShown: !quiet && Talk.isTerminal, isQuiet: quiet)
    do {
      let isComplete = try Batch(settings: settings, files: files, sink: sink, progress: progress)
        .run(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
      if isComplete { try sink.finish() }
    } catch let error as Sink.Failure {
      progress.clear()
      throw ExitStatus.unreadable("\(error)")
    }
    progress.finish()
    if progress.failures > 0 { throw ExitStatus.someFailed }
  }

  /// A hash of what changes records, beside the lexicons.
  private func optionsHash(_ model: WordModel?) -> String {
    let text =
      "offsets=\(offsets.rawValue) tokens=\(tokens) encoding=\(encoding ?? "") id=\(idField) text=\(textField)"
      + " words=\(model?.identity ?? "icu")"
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
