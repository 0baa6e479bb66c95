internal import Records
internal import TextModel

/// The card of a dataset: `README.md` with the header that Hugging Face reads. Every number in it is computed.
struct DatasetCard {
  let options: DatasetOptions
  let report: DatasetReport
  let statistics: Statistics
  let certificate: Certificate
  let provenances: [Provenance]

  /// The card as Markdown.
  var text: String {
    [header, summary, loading, balance, columns, origin, division, limits].joined(separator: "\n")
  }

  // MARK: - Header

  private var header: String {
    var yaml = ["---", "pretty_name: Stances in political commentary"]
    let languages = statistics.languages.map(\.name)
    let known = ["en", "zh"].filter { languages.contains($0) || languages.contains("mixed") }
    if !known.isEmpty { yaml += ["language:"] + known.map { "- \($0)" } }
    yaml += ["license: other", "multilinguality:", known.count > 1 ? "- multilingual" : "- monolingual"]
    yaml += ["size_categories:", "- \(sizeCategory)"]
    yaml += ["task_categories:", "- text-classification", "annotations_creators:", "- machine-generated"]
    yaml += ["tags:", "- stance-detection", "- political-commentary", "- lichang"]
    yaml += ["configs:", "- config_name: default", "  data_files:"]
    for file in certificate.facts.files { yaml += ["  - split: \(file.split.name)", "    path: \(file.name)"] }
    yaml += ["dataset_info:", "  features:"]
    for column in ItemWriter.columns { yaml += ["  - name: \(column.name)", "    dtype: \(column.type)"] }
    return (yaml + ["---", ""]).joined(separator: "\n")
  }

  private var sizeCategory: String {
    switch statistics.total {
    case ..<1000: "n<1K"
    case ..<10_000: "1K<n<10K"
    case ..<100_000: "10K<n<100K"
    case ..<1_000_000: "100K<n<1M"
    default: "1M<n<10M"
    }
  }

  // MARK: - Sections

  private var summary: String {
    let unit = options.items.unit == .stances ? "stance" : "position"
    let days =
      statistics.firstDay.isEmpty
      ? "" : ", published from \(statistics.firstDay) to \(statistics.lastDay)"
    var lines = ["# Stances in political commentary", ""]
    lines.append(
      "\(statistics.total) items of \(statistics.documents) documents\(days). An item is a text (\(contextName)), a holder and a "
        + "target, and as its label the \(unit) of the holder on the target. Labels, cues and rules come from "
        + "\(options.tool), a lexicon-based annotator; nobody has corrected them.")
    lines.append("")
    lines += table(
      ["split", "items", "documents"] + Statistics.labels.map(\.rawValue),
      statistics.splits.enumerated().map { _, row in
        let split = Split.allCases.first { $0.name == row.name } ?? .train
        return [row.name, "\(row.total)", "\(statistics.documentsOfSplits[split.rawValue])"]
          + row.counts.map(String.init)
      })
    return lines.joined(separator: "\n") + "\n"
  }

  private var contextName: String {
    guard options.items.level == .sentence else { return "title and body of a document" }
    switch options.items.window {
    case 0: return "a sentence"
    case 1: return "a sentence with one neighbour on each side"
    default: return "a sentence with \(options.items.window) neighbours on each side"
    }
  }

  private var loading: String {
    """
    ## Loading

    ```python
    from datasets import load_dataset
    dataset = load_dataset("path/to/this/folder")
    ```

    All columns are strings, whole numbers or decimal numbers, in every file: a loader that guesses types guesses the same for all.

    """
  }

  private var balance: String {
    var lines = ["## Balance", "", "![Labels by split and language](labels.svg)", ""]
    func add(_ title: String, _ first: String, _ rows: [Statistics.Row], most: Int = 20) {
      guard !rows.isEmpty else { return }
      lines += ["### \(title)", ""]
      lines += table(
        [first, "items"] + Statistics.labels.map(\.rawValue),
        rows.prefix(most).map { [cell($0.name), "\($0.total)"] + $0.counts.map(String.init) })
      if rows.count > most { lines += ["", "\(rows.count - most) more."] }
      lines.append("")
    }
    add("By language", "language", statistics.languages)
    add("By voice", "voice", statistics.voices)
    add("By time", "period", statistics.periods, most: 60)
    lines += ["![Labels by time](time.svg)", ""]
    add("By target", "target", statistics.targets)
    lines += ["![Labels by target](targets.svg)", ""]
    add("By holder", "holder", statistics.holders, most: 10)
    add("By publisher", "publisher", statistics.publishers)
    return lines.joined(separator: "\n")
  }

  private var columns: String {
    (["## Columns", ""]
      + table(
        ["column", "type", "meaning"], ItemWriter.columns.map { ["`\($0.name)`", $0.type, $0.meaning] })
      + [
        "", "Spans are Unicode code points, half-open: `text[target_start:target_end]` in Python names the target.", "",
      ])
      .joined(separator: "\n")
  }

  private var origin: String {
    var lines = ["## How it was made", ""]
    lines += table(
      ["records made by", "ICU", "Unicode", "lexicons", "options"],
      provenances.prefix(20).map { [$0.tool, $0.icu, $0.unicode, "`\($0.lexicons)`", "`\($0.options)`"] })
    lines += ["", "Options of the dataset:", ""]
    lines += table(["option", "value"], options.described.map { ["`\($0.name)`", cell($0.value)] })
    let intake = report.intake
    let choice = report.choice
    lines += ["", "What became of the records and their items:", ""]
    var steps: [(String, Int)] = [
      ("records", intake.lines), ("records of inputs that had failed", -intake.errorRecords),
      ("lines that could not be read", -intake.failures),
    ]
    for reason in intake.refused.keys.sorted() {
      steps.append(("documents left out for their \(reason)", -(intake.refused[reason] ?? 0)))
    }
    steps += [
      ("documents", intake.documents), ("items found", choice.items), ("items of copies", -choice.ofCopies),
      ("items whose text stands in an earlier document", -choice.ofRepeatedContexts),
      ("items that ask the same of the same text", -choice.repeated),
      ("targets that are only named, beyond their share", -choice.background), ("items not drawn", -choice.notDrawn),
    ]
    for reason in report.leftOut.keys.sorted() {
      steps.append(("items left out by the division: \(reason)", -(report.leftOut[reason] ?? 0)))
    }
    steps.append(("items", statistics.total))
    lines += table(["", "number"], steps.filter { $0.1 != 0 }.map { [$0.0, "\($0.1)"] })
    return lines.joined(separator: "\n") + "\n"
  }

  private var division: String {
    var lines = ["## Copies, groups and splits", ""]
    lines.append(
      "\(report.clusters) sets of copies and translations were found (`clusters.jsonl`): \(report.copies) documents are copies of "
        + "another, \(report.translations) pairs are a text and its translation. Divided by \(options.split.kind.rawValue); what "
        + "shares a \(certificate.promise.groups.map(\.rawValue).joined(separator: " or a ")) is in one split. "
        + "`split_certificate.json` says what was checked, and `lichang dataset check` checks it again:")
    lines.append("")
    lines += table(
      ["condition", "holds", "found"],
      certificate.conditions.map { [$0.name, $0.holds ? "yes" : "**no**", cell($0.detail)] })
    return lines.joined(separator: "\n") + "\n"
  }

  private var limits: String {
    func share(_ count: Int) -> String {
      let tenths = statistics.total == 0 ? 0 : Int((Double(count) / Double(statistics.total) * 1000).rounded())
      return "\(count) items (\(tenths / 10).\(tenths % 10) %)"
    }
    let reported = statistics.voices.first { $0.name == "reported" }?.total ?? 0
    return """
      ## Limits

      - The labels are those of a lexicon and its rules. They miss what is said without a cue, irony above all. Measure them on a
        sample that people have labelled before you train on them or report them.
      - In \(share(statistics.background)) the target is only named: no stance was *found* there, which is not the same as none.
      - In \(share(statistics.uncertain)) the `uncertainty` is 0.5 or more; these are the first to look at.
      - In \(share(reported)) the words are somebody's whom the author reports; in \(share(statistics.unknownHolders)) the holder is unknown.
      - \(share(statistics.undated)) have no day.
      - Copies are found by what texts share, translations by the names, dates and numbers in them: short or freely rewritten pieces
        may be missed. The texts belong to their authors and publishers.

      """
  }

  // MARK: - Tables

  private func table(_ head: [String], _ rows: [[String]]) -> [String] {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    return [line(head), "|" + String(repeating: "---|", count: head.count)] + rows.map(line)
  }

  /// Text that stays in its cell.
  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ").replacing("\r", with: " ")
  }
}
