internal import UnicodeText

/// One line of a page, folded, for looking at labels: case, width and Traditional characters do not matter.
struct FoldedLine {
  /// The folded units, without the white space around them; of a very long line the first 2,000.
  let units: [UInt16]
  /// The offset of the first unit in the text.
  let start: Int
  /// One behind the last unit in the text.
  let end: Int

  /// The line `text[start ..< end]` without the white space around it; nil if nothing is left.
  init?(_ text: [UInt16], _ start: Int, _ end: Int) {
    let tables = CharacterTables.shared
    var start = start
    var end = end
    while start < end, tables.isSpace(text[start]) { start += 1 }
    while end > start, tables.isSpace(text[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    self.start = start
    self.end = end
    units = text[start..<min(end, start + 2000)].map(tables.fold)
  }

  /// Where a word begins in the line, from `from` on; nil if it does not occur.
  func find(_ word: String, from: Int = 0) -> Int? {
    let needle = Array(word.utf16)
    guard units.count >= needle.count, from <= units.count - needle.count else { return nil }
    for i in from...(units.count - needle.count) where units[i] == needle[0] {
      if units[i..<(i + needle.count)].elementsEqual(needle) { return i }
    }
    return nil
  }

  /// Whether any of the words occurs.
  func holds(_ words: [String]) -> Bool { words.contains { find($0) != nil } }

  /// Whether the line begins with any of the words.
  func begins(with words: [String]) -> Bool { words.contains { units.starts(with: $0.utf16) } }

  /// Where the value of a label begins: behind the label, a colon and blanks. Nil if there is no such label.
  func value(after labels: [String]) -> Int? {
    for label in labels {
      guard var i = find(label) else { continue }
      i += label.utf16.count
      let bare = i
      while i < units.count, units[i] == 0x20 { i += 1 }
      guard i < units.count, units[i] == 0x3A else {
        // 浏览次数10, 发布时间 2025-01-02: a label without its colon.
        if i > bare || (i < units.count && isDigit(i)) { return i }
        continue
      }
      i += 1
      while i < units.count, units[i] == 0x20 { i += 1 }
      return i
    }
    return nil
  }

  func isDigit(_ i: Int) -> Bool { i < units.count && units[i] >= 0x30 && units[i] <= 0x39 }

  /// A whole number at `i`, with separators of thousands, and where it ends.
  func integer(at i: Int, most: Int = 12) -> (value: Int, end: Int)? {
    var value = 0
    var end = i
    var digits = 0
    while end < units.count {
      if isDigit(end), digits < most {
        value = value * 10 + Int(units[end] - 0x30)
        digits += 1
      } else if units[end] == 0x2C, digits > 0, isDigit(end + 1), isDigit(end + 2), isDigit(end + 3), !isDigit(end + 4)
      {
        // A separator.
      } else {
        break
      }
      end += 1
    }
    return digits > 0 ? (value, end) : nil
  }
}
