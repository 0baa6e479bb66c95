internal import UnicodeText

/// Finds the line ends that only wrap a paragraph at a fixed width, as e-mail and old pages do.
///
/// A block of lines is wrapped if it has three lines or more, none wider than 120 columns, and nearly every line is
/// *full*: the first word of the next line would not have fitted on it. Lists, verses and headings are not.
public enum SoftBreaks {
  private struct Line {
    var start: Int
    var end: Int
    var columns: Int
    /// Columns of the first word; an ideograph is a word of its own.
    var firstWord: Int
    var indented: Bool
  }

  /// The positions of soft line ends in `text`, in UTF-16 units, ascending. Complexity: O(n).
  public static func find(in text: [UInt16]) -> [Int32] {
    guard text.contains(0x0A) else { return [] }
    var found: [Int32] = []
    var block: [Line] = []
    var start = 0
    while start <= text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let line = measure(text, start, end)
      if line.columns == 0 || (line.indented && !block.isEmpty) {
        close(&block, text, &found)
      }
      if line.columns > 0 { block.append(line) }
      start = end + 1
    }
    close(&block, text, &found)
    return found
  }

  private static func measure(_ text: [UInt16], _ start: Int, _ end: Int) -> Line {
    let tables = CharacterTables.shared
    var columns = 0
    var firstWord = 0
    var inFirst = true
    var i = start
    while i < end, tables.isSpace(text[i]) { i += 1 }
    let indent = i - start
    var last = end
    while last > i, tables.isSpace(text[last - 1]) { last -= 1 }
    for k in i..<last {
      let wide = text[k] >= 0x2E80 && text[k] < 0xD800 || text[k] >= 0xFF01 && text[k] <= 0xFF60
      if tables.isSpace(text[k]) || (wide && k > i) { inFirst = false }
      columns += wide ? 2 : 1
      if inFirst { firstWord += wide ? 2 : 1 }
    }
    return Line(start: start, end: end, columns: columns, firstWord: firstWord, indented: indent > 1)
  }

  private static func close(_ block: inout [Line], _ text: [UInt16], _ found: inout [Int32]) {
    defer { block.removeAll() }
    guard block.count >= 3 else { return }
    let width = block.map(\.columns).max() ?? 0
    guard width >= 30, width <= 120 else { return }
    var full = 0
    for (line, next) in zip(block, block.dropFirst()) where line.columns + 1 + next.firstWord + 2 > width { full += 1 }
    guard full * 10 >= (block.count - 1) * 9 else { return }
    for line in block.dropLast() { found.append(Int32(line.end)) }
  }
}
