/// The lines of a text, without copying it.
struct Lines {
  private let text: [UInt16]
  private let starts: [Int]

  init(_ text: [UInt16]) {
    self.text = text
    var starts = [0]
    for i in text.indices where text[i] == 0x0A { starts.append(i + 1) }
    self.starts = starts
  }

  /// The number of lines, empty ones included.
  var count: Int { starts.count }

  /// A line, folded; nil if it is blank.
  func line(_ number: Int) -> FoldedLine? {
    let end = number + 1 < starts.count ? starts[number + 1] - 1 : text.count
    return FoldedLine(text, starts[number], end)
  }

  /// The number of the line in which a folded line begins.
  func number(of line: FoldedLine) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= line.start { low = middle } else { high = middle }
    }
    return low
  }

  /// The start of the first line that is not blank, in `from ..< limit`.
  func firstStart(from: Int, before limit: Int) -> Int? {
    (from..<limit).lazy.compactMap { line($0)?.start }.first
  }

  /// The end of the last line that is not blank, in `from ..< limit`.
  func lastEnd(before limit: Int, from: Int) -> Int? {
    var number = limit - 1
    while number >= from {
      if let line = line(number) { return line.end }
      number -= 1
    }
    return nil
  }
}
