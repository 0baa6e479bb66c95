import ArgumentParser
import Datasets
import Foundation
import Reading
import Records

struct DatasetCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a dataset against its split_certificate.json.",
    discussion: """
      Reads every file again: hashes, columns and types, spans, groups, documents, days and targets across splits, and the
      most similar texts across splits. With --records the documents are compared across splits too, as when it was built.

        lichang dataset check dataset/
        lichang dataset check dataset/ --records records.jsonl

      Exit code 0 if everything holds, 4 if not, 3 if something cannot be read.
      """)

  @Argument(help: ArgumentHelp("The folder of the dataset.", valueName: "folder"))
  var folder: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The records it was made of; their documents are compared again.", valueName: "records"))
  var records: [String] = []

  @Option(help: "How many threads work. (default: all processors)")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but what does not hold.")
  var quiet = false

  func run() throws {
    if let jobs, jobs < 1 { throw ExitStatus.usage("--jobs wants a number of 1 and more") }
    let talk = DatasetTalk(isQuiet: quiet)
    let conditions: [Condition]
    do {
      conditions = try DatasetCheck(folder: folder, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        .conditions(records: try RecordFiles.expand(records), note: talk.hear)
    } catch let error as DatasetFailure {
      talk.clear()
      throw ExitStatus(error)
    } catch let error as InputFiles.Unreadable {
      throw ExitStatus.unreadable("\(error)")
    }
    talk.clear()
    for condition in conditions where !quiet || !condition.holds {
      print("\(condition.holds ? "holds" : "FAILS")  \(condition.name): \(condition.detail)")
    }
    if conditions.contains(where: { !$0.holds }) { throw ExitStatus.doesNotHold }
  }
}
