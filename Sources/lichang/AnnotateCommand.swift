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
extension Compression: ExpressibleByArgument {}

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotate files, folders or standard input; one record a document.",
    discussion: """
      INPUT is a file, a folder (read recursively, in the order of names), a pattern in quotes ('2025-*.txt') or - for
      standard input. Formats: .txt and .md, one document a file; .html, a saved page whose article, headline and
      date are found; .jsonl, one record with "id" and "text" a line, whose other fields come through in "fields"; each also
      packed as .gz or .zst.

        lichang annotate op-eds/ -o op-eds.jsonl
        lichang annotate pile.jsonl.zst -o pile.annotated.jsonl.zst --resume
        lichang annotate op-eds/ -o shards/ --shard-size 10000 --compress zst
        lichang annotate --input-format txt - < page.txt
        lichang annotate page.txt --pretty --color always | less -R
        lichang annotate page.txt --html page.html

      A record that cannot be read gives an error record in its place, and the exit code is 1. With -o, files appear under
      their names when they are complete, with run.json beside them; a run that was interrupted, by whatever, continues with
      --resume and ends in the same bytes.
      """)

  @Argument(help: ArgumentHelp("Files, folders, patterns, or -.", valueName: "input"))
  var inputs: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write records into this file, or into numbered files in this folder.", valueName: "path"))
  var output: String?

  @Flag(help: "Continue an interrupted run of the same inputs, lexicons and options; begin one if there is none.")
  var resume = false

  @Option(
    name: .customLong("shard-size"),
    help: ArgumentHelp("Begin a new numbered file after so many records.", valueName: "records"))
  var shardSize: Int?

  @Option(help: "Pack the records: gz, zst or none. (default: what the output's name says)")
  var compress: Compression?

  @Option(help: "How many threads work; the output does not depend on it. (default: all processors)")
  var jobs: Int?

  @Option(help: "The unit of offsets: codepoint (Python), utf16 (JavaScript, Java), utf8 (bytes).")
  var offsets: OffsetUnit = .codepoint

  @Flag(help: "Fill the columns of tokens.")
  var tokens = false

  @Option(name: .customLong("input-format"), help: "txt, md, html or jsonl, whatever the files' endings say.")
  var inputFormat: InputFormat?

  @Option(help: ArgumentHelp("The encoding of text files, whatever their bytes say.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("id-field"),
    help: ArgumentHelp("The field of an input record that holds its id.", valueName: "name"))
  var idField = "id"

  @Option(name: .customLong("text-field"), help: ArgumentHelp("The field that holds the text.", valueName: "name"))
  var textField = "text"

  @Option(
    name: .customLong("max-document"), help: ArgumentHelp("Refuse texts of more bytes (64K, 128M).", valueName: "size"))
  var maximalDocument = ByteSize(bytes: ReadingLimits().document)

  @Option(name: .customLong("max-line"), help: ArgumentHelp("Refuse longer lines of JSON.", valueName: "size"))
  var maximalLine = ByteSize(bytes: ReadingLimits().line)

  @Option(
    name: .customLong("max-ratio"),
    help: ArgumentHelp(
      "Stop reading a packed file that unpacks to more than so many times its size.", valueName: "times"))
  var maximalRatio = ReadingLimits().ratio

  @Option(
    name: .customLong("max-depth"), help: ArgumentHelp("Refuse records nested more deeply.", valueName: "levels"))
  var maximalDepth = ReadingLimits().depth

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup var lexicons: LexiconOptions

  @OptionGroup var words: WordOptions

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name an input: a file, a folder, a pattern, or - for standard input") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number of 1 and more") }
    if let shardSize, shardSize < 1 { throw ValidationError("--shard-size wants a number of 1 and more") }
    if maximalRatio < 1 { throw ValidationError("--max-ratio wants a number of 1 and more") }
    // Each level is a call in a call.
    if !(1...1000).contains(maximalDepth) { throw ValidationError("--max-depth wants a number from 1 to 1000") }
    if output == nil, shardSize != nil { throw ValidationError("--shard-size needs an output: -o FILE or -o FOLDER") }
    if display.isOn, output != nil || shardSize != nil || compress != nil {
      throw ValidationError("--pretty and --html show texts instead of writing records: run twice for both")
    }
    if resume, output == nil { throw ValidationError("--resume needs an output: -o FILE or -o FOLDER") }
    if resume, inputs.contains("-") {
      throw ValidationError("--resume needs inputs that can be read again: name files instead of -")
    }
  }

  func run() throws {
    if let encoding, !TextDecoder.knows(encoding) { throw ExitStatus.usage("unknown encoding '\(encoding)'") }
    let files: [InputFile]
    do {
      files = try InputFiles.expand(inputs, format: inputFormat)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    let (lexicon, model) = try words.model(beside: lexicons)
    let userWords = try words.userWords()
    let limits = ReadingLimits(
      document: maximalDocument.bytes, line: maximalLine.bytes, ratio: maximalRatio, depth: maximalDepth)
    let settings = BatchSettings(
      annotator: Annotator(lexicon: lexicon, words: model, userWords: userWords),
      reader: RecordReader(idField: idField, textField: textField, limits: limits),
      encoding: encoding, offsets: offsets, withTokens: tokens,
      provenance: Provenance(
        tool: "lichang \(Lichang.version)", icu: ICUFacts.version, unicode: ICUFacts.unicodeVersion,
        lexicons: lexicon.hash, options: optionsHash(WordOptions.identity(model, userWords))))
    let progress = Progress(isShown: !quiet && !display.pretty && Talk.isTerminal, isQuiet: quiet)
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    if display.isOn {
      let title = files.count == 1 && !files[0].source.isEmpty ? files[0].source : "Annotated texts"
      try AnnotateToDisplay(
        settings: settings, files: files, progress: progress, jobs: jobs,
        output: display.output(title: title, tool: settings.provenance.tool)
      ).run()
    } else if let output {
      try AnnotateToFiles(
        settings: settings, files: files, progress: progress, jobs: jobs, path: output, shardSize: shardSize,
        compression: compress, resumes: resume,
        options: recordOptions(WordOptions.identity(model, userWords)).merging(sideOptions) { $1 }
      ).run()
    } else {
      try AnnotateToStandardOutput(
        settings: settings, files: files, progress: progress, jobs: jobs, compression: compress ?? .none
      ).run()
    }
    // The lexicon need not be taken apart: the system has its memory back sooner.
    withExtendedLifetime(settings) { Foundation.exit(0) }
  }

  /// What changes records, beside the lexicons.
  private func recordOptions(_ words: String) -> [String: String] {
    [
      "offsets": offsets.rawValue, "tokens": "\(tokens)", "encoding": encoding ?? "", "id-field": idField,
      "text-field": textField, "words": words,
    ]
  }

  /// What changes which records there are, and how they lie in files.
  private var sideOptions: [String: String] {
    [
      "shard-size": shardSize.map(String.init) ?? "", "compress": compress?.rawValue ?? "",
      "max-document": "\(maximalDocument.bytes)", "max-line": "\(maximalLine.bytes)", "max-ratio": "\(maximalRatio)",
      "max-depth": "\(maximalDepth)",
    ]
  }

  private func optionsHash(_ words: String) -> String {
    let all = recordOptions(words).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ContentHash.hexadecimal(ContentHash.of(all.joined(separator: " ")))
  }
}
