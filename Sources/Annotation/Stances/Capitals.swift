internal import TextModel

/// Capital letters of English text: a word between capitals inside a sentence is part of a name.
enum Capitals {
  /// Whether a word stands in a name that no table knows: "Sustainable Development Goal", "Meeting on Ending AIDS". It begins
  /// with a capital in a line of small letters, and so does the next word. Complexity: O(length of the line), for such words.
  static func areInName(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    guard isCapital(text[start]), start >= 2, end + 1 < text.count, text[end] == 0x20, isCapital(text[end + 1]),
      !isAllCapitals(text, start, end), text[start - 1] == 0x20, isSmall(text[start - 2]) || isCapital(text[start - 2])
    else { return false }
    return !isHeadline(text, around: start)
  }

  /// Whether a word is written in capitals beside a word that is not: "AIDS" is no aid. Complexity: O(length of the three words),
  /// for such words.
  static func areAcronym(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    guard end - start > 1, text[start..<end].allSatisfy(isCapital) else { return false }
    var before = start
    while before > 0, text[before - 1] == 0x20 { before -= 1 }
    var behind = end
    while behind < text.count, text[behind] == 0x20 { behind += 1 }
    return before > 0 && before < start && isSmall(text[before - 1])
      || behind < text.count && behind > end && isSmall(text[behind])
  }

  /// Whether most long words of a line begin with capitals.
  private static func isHeadline(_ text: [UInt16], around place: Int) -> Bool {
    var from = place
    while from > 0, text[from - 1] != 0x0A, place - from < 400 { from -= 1 }
    var at = from
    var small = 0
    var capital = 0
    while at < text.count, text[at] != 0x0A, at - from < 800 {
      let start = at
      while at < text.count, isSmall(text[at]) || isCapital(text[at]) { at += 1 }
      if at - start >= 4 {
        if isCapital(text[start]) { capital += 1 } else { small += 1 }
      }
      if at == start { at += 1 }
    }
    return capital > small
  }

  private static func isAllCapitals(_ text: [UInt16], _ start: Int, _ end: Int) -> Bool {
    !text[start..<end].contains(where: isSmall)
  }

  private static func isSmall(_ unit: UInt16) -> Bool { (0x61...0x7A).contains(unit) }
  private static func isCapital(_ unit: UInt16) -> Bool { (0x41...0x5A).contains(unit) }
}
