import ArgumentParser
import Datasets
import Foundation
import Records
import TextModel

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score records against gold: mentions, stances, positions, and the rows and cues that erred.",
    discussion: """
        lichang evaluate gold/ records.jsonl
        lichang evaluate gold/ records.jsonl --align-ids --errors errors.tsv --min-f1 entities.exact=0.8 --min-f1 stances.triple=0.4

      Records are paired by id; gold without a prediction counts as missed. Intervals of F1 come from a bootstrap over documents.
      --errors writes a table of lexicon rows, cues, patterns and missed names with how often each was right and wrong, and
      examples. A threshold that is not reached gives exit code 4.
      """)

  @Argument(help: ArgumentHelp("A file or folder of records made by hand.", valueName: "gold"))
  var gold: String

  @Argument(help: ArgumentHelp("A file or folder of records to be scored.", valueName: "predicted"))
  var predicted: String

  @Option(help: ArgumentHelp("Only mentions of these types, with commas.", valueName: "types"))
  var types: String?

  @Option(
    name: .customLong("min-f1"), help: ArgumentHelp("The least F1 of a score (repeatable).", valueName: "score=number"))
  var thresholds: [String] = []

  @Option(help: ArgumentHelp("Write the errors by row, cue and pattern here, as a table.", valueName: "file"))
  var errors: String?

  @Flag(
    name: .customLong("align-ids"),
    help: "Take ids that only gold and only the prediction have for the same where they stand on the same words.")
  var alignsIDs = false

  @Option(help: "How many of the worst rows of each kind are printed.")
  var show = 5

  @OptionGroup var draws: BootstrapOptions

  @Flag(help: "Print JSON, with all digits.")
  var json = false

  private func limits() throws -> [(name: String, least: Double)] {
    try thresholds.map { text in
      let parts = text.split(separator: "=").map(String.init)
      guard parts.count == 2, let least = Double(parts[1]), least >= 0, least <= 1 else {
        throw ValidationError("--min-f1 wants a score and a number from 0 to 1, as in entities.exact=0.8")
      }
      return (parts[0], least)
    }
  }

  private func wantedTypes() throws -> Set<EntityType> {
    var result = Set<EntityType>()
    for name in (types ?? "").split(separator: ",") {
      guard let type = EntityType(rawValue: String(name)) else { throw ValidationError("unknown type '\(name)'") }
      result.insert(type)
    }
    return result
  }

  func validate() throws {
    _ = try limits()
    _ = try wantedTypes()
  }

  func run() throws {
    let wanted = try wantedTypes()
    let (goldRecords, goldSource) = try RecordSource.all([gold])
    let ids = Set(goldRecords.map(\.document.id))
    let (predictedRecords, predictedSource) = try RecordSource.all([predicted]) { ids.contains($0) }
    let leftOut = predictedSource.records - predictedRecords.count
    if goldSource.failures + predictedSource.failures > 0 {
      throw ExitStatus.unreadable("there are lines that are no records: no score without them")
    }
    var pairs = RecordPairs(gold: goldRecords, predicted: predictedRecords)
    if !pairs.differing.isEmpty {
      throw ExitStatus.unreadable(
        "the texts of gold and prediction differ: \(pairs.differing.prefix(5).joined(separator: ", "))")
    }
    if pairs.pairs.isEmpty { throw ExitStatus.unreadable("gold and prediction have no id in common") }
    // What was not predicted was missed.
    let missing = Set(pairs.onlyGold)
    for record in goldRecords where missing.contains(record.document.id) {
      pairs.pairs.append(
        RecordPairs.Pair(
          gold: record,
          predicted: AnnotatedRecord(document: Document(id: record.document.id, text: record.document.text))))
    }
    if alignsIDs {
      let alignment = IDAlignment(pairs)
      pairs = alignment.applied(to: pairs)
      Talk.say("lichang: \(alignment.names.count) ids of the gold have another name in the prediction")
    }
    let entities = EntityEvaluation(pairs, types: wanted, bootstrap: draws.bootstrap)
    let stances = StanceEvaluation(pairs, bootstrap: draws.bootstrap)
    let report = ErrorReport(pairs, types: wanted)

    let all = entities.scores + stances.scores + entities.byType
    let limits = try limits()
    if let unknown = limits.first(where: { limit in !all.contains { $0.name == limit.name } }) {
      throw ExitStatus.usage(
        "--min-f1: there is no score '\(unknown.name)' (there are: \(all.map(\.name).joined(separator: ", ")))")
    }
    let sink = try Sink(path: nil)
    _ = try sink.write(
      json ? bytes(entities, stances, pairs) : Array(text(entities, stances, report, pairs, leftOut: leftOut).utf8))
    if let errors {
      let file = try Sink(path: errors)
      _ = try file.write(Array(table(report).utf8))
      try file.finish()
    }
    var isBelow = false
    for (name, least) in limits {
      let f1 = all.first { $0.name == name }?.counts.f1
      if let f1, f1 >= least { continue }
      isBelow = true
      Talk.say("lichang: \(name): F1 is \(FigureText.number(f1)), below \(FigureText.number(least))")
    }
    if isBelow { throw ExitStatus.checkFailed }
  }

  private func text(
    _ entities: EntityEvaluation, _ stances: StanceEvaluation, _ report: ErrorReport, _ pairs: RecordPairs,
    leftOut: Int
  ) -> String {
    var lines = ["\(pairs.pairs.count) documents"]
    if !pairs.onlyGold.isEmpty { lines.append("\(pairs.onlyGold.count) of them have no prediction: all is missed") }
    if leftOut > 0 { lines.append("\(leftOut) predictions have no gold: left out") }
    let rows = [FigureText.scoreHead] + FigureText.scores(entities.scores + stances.scores + entities.byType)
    lines += ["", FigureText.table(rows), "", "sides of pairs that both name"]
    lines.append(
      FigureText.confusion(
        stances.confusion, StanceEvaluation.labels.map(\.rawValue), rows: "gold", columns: "predicted"))
    for kind in ErrorReport.Kind.allCases {
      let worst = report.lines.filter { $0.kind == kind && $0.wrong + $0.missed > 0 }
      if worst.isEmpty || show == 0 { continue }
      lines += ["", "\(kind.rawValue): \(worst.count) with errors"]
      for line in worst.prefix(show) {
        lines.append("  \(line.key): \(line.right) right, \(line.wrong) wrong, \(line.missed) missed")
        if let example = line.examples.first { lines.append("      \(example)") }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ report: ErrorReport) -> String {
    var text = "kind\tkey\tright\twrong\tmissed\texamples\n"
    for line in report.lines {
      let cells = [
        line.kind.rawValue, line.key, String(line.right), String(line.wrong), String(line.missed),
        line.examples.joined(separator: " | "),
      ]
      text +=
        cells.map { cell in String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }.joined(separator: "\t") + "\n"
    }
    return text
  }

  private func bytes(_ entities: EntityEvaluation, _ stances: StanceEvaluation, _ pairs: RecordPairs) -> [UInt8] {
    let json = JSONWriter()
    json.object {
      json.key("documents").integer(pairs.pairs.count)
      json.key("without_prediction").strings(pairs.onlyGold)
      json.key("scores").object {
        for score in entities.scores + stances.scores { FigureText.write(score.name, score, to: json) }
      }
      json.key("by_type").object {
        for score in entities.byType { FigureText.write(score.name, score, to: json) }
      }
      json.key("sides").object {
        json.key("labels").strings(StanceEvaluation.labels.map(\.rawValue))
        json.key("counts").array {
          for row in StanceEvaluation.labels.indices {
            json.array {
              for column in StanceEvaluation.labels.indices { json.integer(Int(stances.confusion[row, column])) }
            }
          }
        }
      }
    }
    json.line()
    return json.bytes
  }
}
