import ArgumentParser
import Datasets
import Foundation
import Records

struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "How far annotators agree: kappa, alpha, spans, with intervals. The lexicon is just another annotator.",
    discussion: """
        lichang agree anna.jsonl ben.jsonl lexicon.jsonl            files of records
        lichang agree codes.csv --order against,neutral,favor       one table, a column an annotator
        lichang agree anna.csv ben.csv --label code                 a table each

      Prints raw agreement, the labels' prevalence, Cohen's kappa and the confusion table of each two annotators, and
      Krippendorff's alpha over all, each with a percentile interval of a bootstrap over items (for spans: over documents). --order
      names the labels from low to high and adds ordinal measures. Ratings may be missing. An undefined figure (—) is one that
      cannot be computed, such as a kappa where everybody gave one label throughout.
      """)

  @Argument(help: ArgumentHelp("Files of records, or tables: CSV, TSV, JSON lines.", valueName: "file"))
  var inputs: [String]

  @Option(help: "Records: stances, positions or entities.")
  var layer: RatedLayer = .stances

  @Flag(help: "Records: author and reported apart.")
  var voice = false

  @Option(
    help: ArgumentHelp(
      "Records: the label of a pair or span that an annotator says nothing on; 'missing' leaves it out.",
      valueName: "label"))
  var absent = "none"

  @Option(help: ArgumentHelp("The labels from low to high, with commas.", valueName: "labels"))
  var order: String?

  @OptionGroup var files: AnnotatorFiles
  @OptionGroup var draws: BootstrapOptions

  @Flag(help: "Print JSON, with all digits.")
  var json = false

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name the annotators' files") }
  }

  func run() throws {
    let order = (order ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let annotators: [AnnotatorLabels]
    var absent: String?
    var spans: [(pair: String, scores: [MatchScore])] = []
    switch try files.read(inputs) {
    case .tables(let tables): annotators = tables
    case .records(let all):
      if all.count < 2 { throw ExitStatus.usage("one annotator agrees with nobody: name a second file of records") }
      annotators = all.map { AnnotatorLabels(name: $0.name, records: $0.records, layer: layer, withVoice: voice) }
      if self.absent != "missing" { absent = self.absent }
      spans = spanScores(all)
    }
    let ratings = Ratings(annotators, order: order, absent: absent)
    if let unknown = order.isEmpty ? nil : ratings.labels.first(where: { !order.contains($0) }), unknown != absent {
      throw ExitStatus.usage("--order does not name the label '\(unknown)'")
    }
    let report = AgreementReport(ratings, isOrdered: !order.isEmpty, bootstrap: draws.bootstrap)
    let sink = try Sink(path: nil)
    _ = try sink.write(json ? bytes(report, spans) : Array(text(report, spans).utf8))
  }

  /// Agreement on spans of each two files: F1 does not depend on which of them is called gold.
  private func spanScores(_ all: [(name: String, records: [AnnotatedRecord])]) -> [(pair: String, scores: [MatchScore])]
  {
    guard layer == .entities else { return [] }
    var result: [(pair: String, scores: [MatchScore])] = []
    for first in all.indices {
      for second in all.indices where second > first {
        let pairs = RecordPairs(gold: all[first].records, predicted: all[second].records)
        let scores = EntityEvaluation(pairs, bootstrap: draws.bootstrap).scores
        result.append(("\(all[first].name) ~ \(all[second].name)", scores))
      }
    }
    return result
  }

  private func text(_ report: AgreementReport, _ spans: [(pair: String, scores: [MatchScore])]) -> String {
    let ratings = report.ratings
    var lines = [
      "\(ratings.items.count) items, \(report.pairable) with two ratings and more, \(ratings.annotators.count) annotators, \(ratings.labels.count) labels",
      "",
    ]
    for (level, figure) in report.alphas {
      lines.append("Krippendorff's alpha, \(level.rawValue): \(FigureText.figure(figure))")
    }
    for pair in report.pairs {
      let (first, second) = (ratings.annotators[pair.first], ratings.annotators[pair.second])
      lines += ["", "\(first) ~ \(second): \(pair.items) items that both rated"]
      var rows = [
        ["raw agreement", FigureText.figure(pair.agreement)], ["Cohen's kappa", FigureText.figure(pair.kappa)],
      ]
      if let linear = pair.linearKappa { rows.append(["  linear weights", FigureText.figure(linear)]) }
      if let quadratic = pair.quadraticKappa { rows.append(["  quadratic weights", FigureText.figure(quadratic)]) }
      lines += [FigureText.table(rows), ""]
      lines.append(FigureText.confusion(pair.confusion, ratings.labels, rows: first, columns: second))
      var labels = [["label", "prevalence", "agreement on it"]]
      for (index, label) in ratings.labels.enumerated() {
        labels.append([
          label, FigureText.number(pair.confusion.prevalence(of: index)),
          FigureText.number(pair.confusion.specificAgreement(on: index)),
        ])
      }
      lines += ["", FigureText.table(labels)]
    }
    for (pair, scores) in spans {
      lines += ["", "spans, \(pair)", FigureText.table([FigureText.scoreHead] + FigureText.scores(scores))]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func bytes(_ report: AgreementReport, _ spans: [(pair: String, scores: [MatchScore])]) -> [UInt8] {
    let ratings = report.ratings
    let json = JSONWriter()
    json.object {
      json.key("items").integer(ratings.items.count)
      json.key("pairable").integer(report.pairable)
      json.key("annotators").strings(ratings.annotators)
      json.key("labels").strings(ratings.labels)
      json.key("bootstrap").object {
        json.key("samples").integer(report.bootstrap.samples)
        json.key("seed").string(String(report.bootstrap.seed))
        json.key("confidence").number(report.bootstrap.confidence)
      }
      json.key("alpha").object {
        for (level, figure) in report.alphas {
          FigureText.write(level.rawValue, figure.value, figure.interval, to: json)
        }
      }
      json.key("pairs").array {
        for pair in report.pairs { write(pair, ratings, to: json) }
      }
      json.key("spans").array {
        for (pair, scores) in spans {
          json.object {
            json.key("pair").string(pair)
            for score in scores { FigureText.write(score.name, score, to: json) }
          }
        }
      }
    }
    json.line()
    return json.bytes
  }

  private func write(_ pair: AgreementReport.Pair, _ ratings: Ratings, to json: JSONWriter) {
    json.object {
      json.key("first").string(ratings.annotators[pair.first])
      json.key("second").string(ratings.annotators[pair.second])
      json.key("items").integer(pair.items)
      FigureText.write("agreement", pair.agreement.value, pair.agreement.interval, to: json)
      FigureText.write("kappa", pair.kappa.value, pair.kappa.interval, to: json)
      if let linear = pair.linearKappa { FigureText.write("kappa_linear", linear.value, linear.interval, to: json) }
      if let quadratic = pair.quadraticKappa {
        FigureText.write("kappa_quadratic", quadratic.value, quadratic.interval, to: json)
      }
      json.key("prevalence").array {
        for index in ratings.labels.indices { json.number(pair.confusion.prevalence(of: index)) }
      }
      json.key("confusion").array {
        for row in ratings.labels.indices {
          json.array { for column in ratings.labels.indices { json.integer(Int(pair.confusion[row, column])) } }
        }
      }
    }
  }
}
