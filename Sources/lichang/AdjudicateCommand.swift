import ArgumentParser
import Datasets
import Foundation
import Records
import TextModel

struct AdjudicateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjudicate",
    abstract: "Merge annotators' work: agreements are taken over, disagreements decided or listed.",
    discussion: """
        lichang adjudicate anna.jsonl ben.jsonl -o merged.jsonl
        lichang adjudicate anna.csv ben.csv cleo.csv --majority --prefer anna -o merged.csv

      Beside OUT, OUT.decisions.csv has a row for every label: who said what, what was taken, and by which rule (agreed,
      majority, preferred, open). --majority decides first, --prefer what is left; open disagreements are not in OUT. Records are
      paired by id; a record that some annotator does not have is decided by the others.
      """)

  @Argument(help: ArgumentHelp("Files of records, or tables.", valueName: "file"))
  var inputs: [String]

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("Write the merged work here.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Decide disagreements as this annotator (the file's name without its ending).", valueName: "name"))
  var prefer: String?

  @Flag(help: "Decide as more than half of the annotators do.")
  var majority = false

  @OptionGroup var files: AnnotatorFiles

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name the annotators' files") }
  }

  func run() throws {
    let content = try files.read(inputs)
    let names: [String] =
      switch content {
      case .records(let all): all.map(\.name)
      case .tables(let tables): tables.map(\.name)
      }
    if names.count < 2 { throw ExitStatus.usage("there is nothing to merge: name a second file") }
    var verdicts: [Verdict] = majority ? [.majority] : []
    if let prefer {
      guard let index = names.firstIndex(of: prefer) else {
        throw ExitStatus.usage(
          "--prefer: there is no annotator '\(prefer)' (there are: \(names.joined(separator: ", ")))")
      }
      verdicts.append(.prefer(index))
    }
    let sink = try Sink(path: output)
    let list = try Sink(path: output + ".decisions.csv")
    var decisions: [Decision] = []
    switch content {
    case .records(let all):
      _ = try list.write(row(["document", "layer", "item", "start", "end"] + names + ["final", "decided"]))
      let byID = all.map { annotator in
        Dictionary(annotator.records.map { ($0.document.id, $0) }, uniquingKeysWith: { first, _ in first })
      }
      for id in ids(all) {
        let present = all.indices.filter { byID[$0][id] != nil }
        let records = present.compactMap { byID[$0][id] }
        let adjudicator = Adjudicator(
          annotators: present.map { names[$0] },
          verdicts: verdicts.compactMap { verdict in
            guard case .prefer(let index) = verdict else { return verdict }
            return present.firstIndex(of: index).map { .prefer($0) }
          })
        let (record, found) = adjudicator.merge(records)
        let writer = RecordWriter(
          provenance: record.provenance, unit: record.unit, withTokens: !record.document.tokens.isEmpty)
        writer.write(record.document)
        _ = try sink.write(writer.bytes)
        for decision in found {
          var votes = Array(repeating: "", count: names.count)
          for (place, index) in present.enumerated() { votes[index] = decision.votes[place] }
          _ = try list.write(
            row(
              [
                decision.document, decision.layer.rawValue, decision.item, String(decision.start),
                String(decision.end),
              ] + votes + [decision.final, decision.decided]))
        }
        decisions += found
      }
    case .tables(let tables):
      decisions = Adjudicator(annotators: names, verdicts: verdicts).merge(tables)
      _ = try list.write(row(["item"] + names + ["final", "decided"]))
      _ = try sink.write(row(["item", "label"]))
      for decision in decisions {
        _ = try list.write(row([decision.item] + decision.votes + [decision.final, decision.decided]))
        if !decision.final.isEmpty { _ = try sink.write(row([decision.item, decision.final])) }
      }
    }
    try sink.finish()
    try list.finish()
    let agreed = decisions.count { $0.decided.hasPrefix("agreed") }
    let open = decisions.count { $0.decided == "open" }
    Talk.say("\(decisions.count) labels: \(agreed) agreed, \(decisions.count - agreed - open) decided, \(open) open")
  }

  private func row(_ cells: [String]) -> [UInt8] { Array((CSVText.row(cells) + "\n").utf8) }

  /// All ids in the order in which they first occur.
  private func ids(_ all: [(name: String, records: [AnnotatedRecord])]) -> [String] {
    var known = Set<String>()
    return all.flatMap(\.records).map(\.document.id).filter { known.insert($0).inserted }
  }
}
