/// Lines of styled characters, wrapped to a width: at spaces, and between ideographs except before a closing mark.
struct WrappedText {
  private struct Cell {
    var text: String
    var width: Int
    /// The parameters of an SGR sequence, "" for plain.
    var style: String
    var canBreakBefore: Bool
  }

  private let width: Int
  private let indent: String
  private var cells: [Cell] = []
  private var columns = 0
  /// The finished lines, each with its line end.
  private(set) var lines = ""

  init(width: Int, indent: String = "") {
    self.width = max(8, width - indent.count)
    self.indent = indent
  }

  /// Whether nothing stands on the line yet.
  var isAtStart: Bool { cells.isEmpty }

  /// Adds a text that has one style.
  mutating func add(_ text: String, style: String = "") {
    for scalar in DisplayWidth.safe(text).unicodeScalars {
      let columns = DisplayWidth.of(scalar)
      if columns == 0, !cells.isEmpty {
        cells[cells.count - 1].text.unicodeScalars.append(scalar)
        continue
      }
      add(Cell(text: String(scalar), width: columns, style: style, canBreakBefore: canBreak(before: scalar, columns)))
    }
  }

  private func canBreak(before scalar: Unicode.Scalar, _ columns: Int) -> Bool {
    guard let last = cells.last, let before = last.text.unicodeScalars.first else { return false }
    if WrappedText.closing.contains(scalar) || WrappedText.opening.contains(before) { return false }
    if scalar == " " { return false }
    return before == " " || columns == 2 || last.width == 2
  }

  private mutating func add(_ cell: Cell) {
    if columns + cell.width > width, cell.text != " " {
      let isFirst = cells.isEmpty
      var cut = cells.count
      if !cell.canBreakBefore {
        while cut > 0, !(cut < cells.count && cells[cut].canBreakBefore) { cut -= 1 }
        if cut == 0 { cut = cells.count }  // one long word
      }
      if !isFirst { wrap(at: cut) }
    }
    if cells.isEmpty, cell.text == " " { return }
    cells.append(cell)
    columns += cell.width
  }

  private mutating func wrap(at cut: Int) {
    let rest = cells[cut...]
    write(cells[..<cut])
    cells = Array(rest.drop { $0.text == " " })
    columns = cells.reduce(0) { $0 + $1.width }
  }

  /// Ends the line, if anything stands on it.
  mutating func endLine() {
    guard !cells.isEmpty else { return }
    write(cells[...])
    cells = []
    columns = 0
  }

  private mutating func write(_ cells: ArraySlice<Cell>) {
    var cells = cells
    while let last = cells.last, last.text == " " { cells.removeLast() }
    lines += indent
    var style = ""
    for cell in cells {
      if cell.style != style {
        if !style.isEmpty { lines += "\u{1B}[0m" }
        if !cell.style.isEmpty { lines += "\u{1B}[\(cell.style)m" }
        style = cell.style
      }
      lines += cell.text
    }
    if !style.isEmpty { lines += "\u{1B}[0m" }
    lines += "\n"
  }

  private static let closing = Set("，。、；：？！）》〉」』】〕”’％…—·,.;:?!)]}%".unicodeScalars)
  private static let opening = Set("（《〈「『【〔“‘([{$￥".unicodeScalars)
}
