public import ArgumentParser
public import Datasets
import Foundation
import Reading
import Records
public import TextModel

extension ItemUnit: ExpressibleByArgument {}
extension ItemLevel: ExpressibleByArgument {}
extension Voice: ExpressibleByArgument {}
extension Allocation: ExpressibleByArgument {}
extension Preference: ExpressibleByArgument {}
extension SplitKind: ExpressibleByArgument {}

/// What to do with copies.
enum CopyChoice: String, ExpressibleByArgument, CaseIterable {
  case drop, keep
}

struct DatasetBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build a dataset: items, without copies, divided without leaks, certified and described.",
    discussion: """
      RECORDS are files (or folders, or -) of records that `lichang annotate` wrote. DIR gets train.jsonl, validation.jsonl and
      test.jsonl, README.md (a Hugging Face dataset card), split_certificate.json, clusters.jsonl (copies and translations),
      plots as SVG, and run.json.

        lichang dataset build records.jsonl -o dataset/
        lichang dataset build records.jsonl -o dataset/ --items positions --level document --voice author
        lichang dataset build records.jsonl -o dataset/ --targets country/CN,country/US --context 1 --from 2025-01-01
        lichang dataset build records.jsonl -o dataset/ --sample 2000 --stratify label,language
        lichang dataset build records.jsonl -o dataset/ --split time --group-by cluster,translation,author
        lichang dataset build records.jsonl -o dataset/ --split target --test-targets country/JP
        lichang dataset build records.jsonl -o dataset/ --compress zst
        lichang dataset build records.jsonl -o to-label/ --sample 500 --select uncertain --ratios 1,0,0

      Copies (reprints, edited versions, excerpts) are found on the body by MinHash over character 5-grams, and verified; one
      of each set is kept. English and Chinese versions of one piece are found by names, dates and numbers, and stay in one
      split. The same options, records and seed give the same files.

      Exit codes: 0 done; 1 done, but some lines could not be read; 2 wrong usage, or nothing to build from; 3 an input or
      output fails; 4 the dataset was written, but what split_certificate.json promises does not hold.
      """)

  @Argument(help: ArgumentHelp("Files or folders of records, or -.", valueName: "records"))
  var records: [String]

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("The folder for the dataset.", valueName: "dir"))
  var output: String

  @OptionGroup(title: "Items") var items: ItemArguments
  @OptionGroup(title: "Copies and choice") var choice: ChoiceArguments
  @OptionGroup(title: "Splits") var split: SplitArguments

  @Option(help: "Pack the files of items: gz, zst or none.")
  var compress = Compression.none

  @Option(help: "What chance depends on.")
  var seed: UInt64 = 1

  @Option(help: "How many threads work; the output does not depend on it. (default: all processors)")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if records.isEmpty { throw ValidationError("name files of records, or - for standard input") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number of 1 and more") }
  }

  func run() throws {
    var options = DatasetOptions()
    try items.fill(&options.items)
    try choice.fill(&options)
    try split.fill(&options.split)
    options.items.seed = seed
    options.choice.seed = seed
    options.split.seed = seed
    options.choice.background = items.neutral
    options.choice.knownTargetsOnly = items.targets == nil
    options.items.allBackground = options.choice.preference == .disagreement
    options.compression = compress
    options.tool = "lichang \(Lichang.version)"
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.described =
      items.described + choice.described + split.described + [("seed", String(seed))]
      + (compress == .none ? [] : [("compress", compress.rawValue)])
    let talk = DatasetTalk(isQuiet: quiet)
    let report: DatasetReport
    do {
      report = try DatasetBuilder(options).build(try RecordFiles.expand(records), in: output, note: talk.hear)
    } catch let error as DatasetFailure {
      talk.clear()
      throw ExitStatus(error)
    } catch let error as InputFiles.Unreadable {
      throw ExitStatus.unreadable("\(error)")
    }
    tell(report, talk)
    if !report.holds { throw ExitStatus.doesNotHold }
    if report.intake.failures > 0 { throw ExitStatus.someFailed }
  }

  private func tell(_ report: DatasetReport, _ talk: DatasetTalk) {
    talk.clear()
    if report.clashes > 0 { talk.say("lichang: \(report.clashes) record(s) with an id of an earlier one got a suffix") }
    talk.say(
      "\(report.intake.documents) documents, \(report.clusters) sets of copies and translations; items: "
        + Split.allCases.map { "\($0.name) \(report.sizes[$0.rawValue])" }.joined(separator: ", "))
    for condition in report.conditions where !condition.holds {
      Talk.say("lichang: the dataset does not hold: \(condition.name): \(condition.detail)")
    }
  }
}
