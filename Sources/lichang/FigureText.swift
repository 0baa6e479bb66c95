import Datasets
import Records

/// Figures and tables as they are printed.
enum FigureText {
  /// `0.812`, or `—` where a figure is undefined.
  static func number(_ value: Double?) -> String {
    guard let value else { return "—" }
    let thousandths = Int((value * 1000).rounded())
    let digits = String(abs(thousandths) % 1000 + 1000).dropFirst()
    return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(digits)"
  }

  /// `0.812 [0.744, 0.871]`.
  static func figure(_ value: Double?, _ interval: Interval?) -> String {
    guard let interval else { return number(value) }
    return "\(number(value)) [\(number(interval.low)), \(number(interval.high))]"
  }

  static func figure(_ figure: Figure) -> String { self.figure(figure.value, figure.interval) }

  /// Rows with their columns under each other; columns after the first are aligned to the right.
  static func table(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { $0.count > column ? width($0[column]) : 0 }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - width(cell))
        line += column == 0 ? "  " + cell + padding : "  " + padding + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// The columns of a terminal: wide characters take two.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0x1F300...0x1FAFF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
      return sum + (isWide ? 2 : 1)
    }
  }

  /// A table of pairs of labels, with its sums.
  static func confusion(_ table: Confusion, _ labels: [String], rows: String, columns: String) -> String {
    func count(_ value: Double) -> String { String(Int(value)) }
    var lines = [["\(rows) ╲ \(columns)"] + labels + ["sum"]]
    for row in labels.indices {
      lines.append([labels[row]] + labels.indices.map { count(table[row, $0]) } + [count(table.rowSums[row])])
    }
    lines.append(["sum"] + table.columnSums.map(count) + [count(table.total)])
    return self.table(lines)
  }

  /// A figure as a member of a JSON object.
  static func write(_ name: String, _ value: Double?, _ interval: Interval?, to json: JSONWriter) {
    json.key(name).object {
      json.key("value").number(value)
      json.key("low").number(interval?.low)
      json.key("high").number(interval?.high)
    }
  }

  static func write(_ name: String, _ score: MatchScore, to json: JSONWriter) {
    let counts = score.counts
    json.key(name).object {
      json.key("matched").integer(counts.matched)
      json.key("spurious").integer(counts.spurious)
      json.key("missed").integer(counts.missed)
      json.key("precision").number(counts.precision)
      json.key("recall").number(counts.recall)
      write("f1", counts.f1, score.interval, to: json)
    }
  }

  /// Rows of a table of scores.
  static func scores(_ scores: [MatchScore]) -> [[String]] {
    scores.map { score in
      let counts = score.counts
      return [
        score.name, number(counts.precision), number(counts.recall), figure(counts.f1, score.interval),
        String(counts.matched), String(counts.spurious), String(counts.missed),
      ]
    }
  }

  static let scoreHead = ["", "precision", "recall", "F1", "matched", "spurious", "missed"]
}
