internal import UnicodeText

/// Finds the line ends that only wrap a paragraph at a fixed width, as e-mail and old pages do.
///
/// A block of lines is wrapped if it has three lines or more, none wider than 120 columns, and nearly every line is
/// *full*: the first word of the next line would not have fitted on it. Lists, verses and headings are not. A line end behind
/// a space is soft besides (format=flowed, RFC 3676) if the next line goes on with a small letter or a bracket.
public enum SoftBreaks {
  /// A line without its end, in UTF-16 units.
  private struct Line {
    var start: Int
    var end: Int
    var columns = 0
    /// Columns of the first word; an ideograph is a word of its own.
    var firstWord = 0
  }

  private static let widest = 120

  /// The positions of soft line ends in `text`, in UTF-16 units, ascending. Complexity: O(n).
  public static func find(in text: [UInt16]) -> [Int32] {
    guard let first = text.firstIndex(of: 0x0A) else { return [] }
    return text.withUnsafeBufferPointer { text in
      var found: [Int32] = []
      var block: [Line] = []
      var start = 0
      var end = first
      while true {
        if isFlowed(text, start, end) { found.append(Int32(end)) }
        let line = Line(start: start, end: end)
        let isBlank = isBlank(text, line)
        if isBlank || (!block.isEmpty && isIndented(text, line)) { close(&block, text, &found) }
        if !isBlank { block.append(line) }
        if end >= text.count { break }
        start = end + 1
        end = start
        while end < text.count, text[end] != 0x0A { end += 1 }
      }
      close(&block, text, &found)
      found.sort()
      // A line end may be soft in both ways.
      return found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }
    }
  }

  private static func isBlank(_ text: UnsafeBufferPointer<UInt16>, _ line: Line) -> Bool {
    let tables = CharacterTables.shared
    return text[line.start..<line.end].allSatisfy { tables.isSpace($0) }
  }

  private static func isIndented(_ text: UnsafeBufferPointer<UInt16>, _ line: Line) -> Bool {
    let tables = CharacterTables.shared
    return line.end - line.start > 1 && tables.isSpace(text[line.start]) && tables.isSpace(text[line.start + 1])
  }

  /// Whether the line end at `end` stands behind a space and before a small letter or a bracket.
  private static func isFlowed(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Bool {
    guard end + 1 < text.count, end > start + 1, text[end - 1] == 0x20 else { return false }
    let tables = CharacterTables.shared
    let last = text[end - 2]
    guard tables.isWordLike(last) || last == 0x2C else { return false }
    let next = text[end + 1]
    return next == 0x28 || (next < 0x250 && tables.kind(next) == .letter && !tables.isUpper(next))
  }

  private static func measure(_ text: UnsafeBufferPointer<UInt16>, _ line: inout Line) {
    let tables = CharacterTables.shared
    var inFirst = true
    var i = line.start
    while i < line.end, tables.isSpace(text[i]) { i += 1 }
    var last = line.end
    while last > i, tables.isSpace(text[last - 1]) { last -= 1 }
    for k in i..<last {
      let wide = text[k] >= 0x2E80 && text[k] < 0xD800 || text[k] >= 0xFF01 && text[k] <= 0xFF60
      if tables.isSpace(text[k]) || (wide && k > i) { inFirst = false }
      line.columns += wide ? 2 : 1
      if inFirst { line.firstWord += wide ? 2 : 1 }
    }
  }

  /// Adds the line ends of a block of lines, if it is wrapped.
  private static func close(_ block: inout [Line], _ text: UnsafeBufferPointer<UInt16>, _ found: inout [Int32]) {
    defer { block.removeAll(keepingCapacity: true) }
    // A column is a unit or a half: most blocks are too wide at a glance.
    guard block.count >= 3, block.allSatisfy({ $0.end - $0.start <= widest * 2 }) else { return }
    for i in block.indices { measure(text, &block[i]) }
    let width = block.map(\.columns).max() ?? 0
    guard width >= 30, width <= widest else { return }
    var full = 0
    for (line, next) in zip(block, block.dropFirst()) where line.columns + 1 + next.firstWord + 2 > width { full += 1 }
    guard full * 10 >= (block.count - 1) * 9 else { return }
    for line in block.dropLast() { found.append(Int32(line.end)) }
  }
}
