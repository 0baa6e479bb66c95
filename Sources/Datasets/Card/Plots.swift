internal import TextModel

/// The plots of a dataset as self-contained SVG.
struct Plots {
  let statistics: Statistics

  init(_ statistics: Statistics) { self.statistics = statistics }

  /// File names and drawings.
  var all: [(name: String, svg: String)] {
    [
      ("labels.svg", bars("Labels by split and language", statistics.splitLanguages)),
      ("time.svg", columns("Labels by time", statistics.periods)),
      ("targets.svg", bars("Labels by target, the most frequent", Array(statistics.targets.prefix(20)))),
    ]
  }

  /// A color each for favor, against, mixed, neutral; told apart also by those who see no red and green.
  private static let colors = ["#2a78c2", "#d1622b", "#8661a8", "#a9b1ba"]
  private static let width = 760

  /// One horizontal bar a row, its labels one after the other.
  private func bars(_ title: String, _ rows: [Statistics.Row]) -> String {
    let left = 190
    let right = Plots.width - 70
    let top = 70
    let step = 26
    let most = max(1, rows.map(\.total).max() ?? 1)
    var drawing = Drawing(title: title, height: top + max(1, rows.count) * step + 20)
    if rows.isEmpty { drawing.text("no items", x: left, y: top + 16, anchor: "start") }
    for (number, row) in rows.enumerated() {
      let y = top + number * step
      drawing.text(short(row.name), x: left - 8, y: y + 14, anchor: "end")
      var x = Double(left)
      for (label, count) in row.counts.enumerated() where count > 0 {
        let width = Double((right - left) * count) / Double(most)
        drawing.box(
          x: x, y: Double(y), width: width, height: 18, color: Plots.colors[label],
          title: "\(row.name): \(count) \(Statistics.labels[label].rawValue)")
        x += width
      }
      drawing.text(String(row.total), x: Int(x) + 6, y: y + 14, anchor: "start")
    }
    return drawing.svg
  }

  /// One upright bar a row.
  private func columns(_ title: String, _ rows: [Statistics.Row]) -> String {
    let left = 60
    let right = Plots.width - 20
    let top = 70
    let bottom = 300
    var drawing = Drawing(title: title, height: bottom + 60)
    guard !rows.isEmpty else {
      drawing.text("no dated items", x: left, y: top + 16, anchor: "start")
      return drawing.svg
    }
    let most = max(1, rows.map(\.total).max() ?? 1)
    let step = Double(right - left) / Double(rows.count)
    for tick in ticks(most) {
      let y = bottom - (bottom - top) * tick / most
      drawing.line(x1: left, y1: y, x2: right, y2: y)
      drawing.text(String(tick), x: left - 8, y: y + 4, anchor: "end")
    }
    // Names that would run into one another are left out.
    let every = max(1, Int((58 / step).rounded(.up)))
    for (number, row) in rows.enumerated() {
      let x = Double(left) + Double(number) * step
      var y = Double(bottom)
      for (label, count) in row.counts.enumerated() where count > 0 {
        let height = Double((bottom - top) * count) / Double(most)
        y -= height
        drawing.box(
          x: x + step * 0.1, y: y, width: min(60, step * 0.8), height: height, color: Plots.colors[label],
          title: "\(row.name): \(count) \(Statistics.labels[label].rawValue)")
      }
      if number % every == 0 {
        drawing.text(row.name, x: Int(x + min(60, step * 0.8) / 2 + step * 0.1), y: bottom + 18, anchor: "middle")
      }
    }
    return drawing.svg
  }

  /// Three to six round numbers up to a number.
  private func ticks(_ most: Int) -> [Int] {
    var step = 1
    for factor in [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100_000, 200_000, 500_000]
    where most / step > 5 { step = factor }
    return Array(stride(from: 0, through: most, by: step))
  }

  private func short(_ name: String) -> String { name.count > 26 ? name.prefix(25) + "…" : name }

  /// Elements of a drawing with its title and legend.
  private struct Drawing {
    private var body = ""
    private let height: Int

    init(title: String, height: Int) {
      self.height = height
      body += "<text x=\"20\" y=\"28\" font-size=\"16\" font-weight=\"600\">\(Drawing.escaped(title))</text>\n"
      var x = 20
      for (label, color) in zip(Statistics.labels, Plots.colors) {
        body += "<rect x=\"\(x)\" y=\"42\" width=\"12\" height=\"12\" fill=\"\(color)\"/>\n"
        body += "<text x=\"\(x + 17)\" y=\"52\">\(label.rawValue)</text>\n"
        x += 90
      }
    }

    mutating func text(_ text: String, x: Int, y: Int, anchor: String) {
      body += "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(Drawing.escaped(text))</text>\n"
    }

    mutating func line(x1: Int, y1: Int, x2: Int, y2: Int) {
      body += "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" stroke=\"#dde1e6\"/>\n"
    }

    mutating func box(x: Double, y: Double, width: Double, height: Double, color: String, title: String) {
      func tenths(_ value: Double) -> String {
        let whole = Int((value * 10).rounded())
        return "\(whole / 10).\(whole % 10)"
      }
      body += "<rect x=\"\(tenths(x))\" y=\"\(tenths(y))\" width=\"\(tenths(width))\" height=\"\(tenths(height))\" "
      body += "fill=\"\(color)\"><title>\(Drawing.escaped(title))</title></rect>\n"
    }

    var svg: String {
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Plots.width)" height="\(height)" viewBox="0 0 \(Plots.width) \(height)" \
      font-family="system-ui, 'Noto Sans CJK SC', 'PingFang SC', sans-serif" font-size="12" fill="#1f2933">
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(body)</svg>

      """
    }

    /// Text as XML takes it; control characters, which it does not take, become U+FFFD.
    static func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default:
          let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
          result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
        }
      }
      return result
    }
  }
}
