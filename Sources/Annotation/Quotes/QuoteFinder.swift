internal import TextModel
internal import UnicodeText

/// Finds what stands between quotation marks and title marks: speech, terms, titles. Who speaks is settled later, where clauses are read.
///
/// Marks that do not match are no error: an opening mark without its closing one reaches to the end of its paragraph, or over the
/// paragraphs that open with the same mark again, and a warning says so.
struct QuoteFinder {
  private let tables = CharacterTables.shared
  /// A quotation longer than this is speech even without a full stop.
  private static let longestTerm = 14
  /// Where an unclosed quotation is given up, in UTF-16 units.
  private static let longestUnclosed = 6000

  /// Replaces the document's quotes; `kind` is `.direct` for all that could be speech. Complexity: O(n).
  func find(in document: inout Document) {
    document.quotes.removeAll(keepingCapacity: true)
    let text = document.text
    var open: [(mark: UInt16, start: Int)] = []
    var i = 0
    while i < text.count {
      let unit = text[i]
      if unit == 0x0A {
        // A quotation of several paragraphs opens again in each and closes once.
        var next = i
        while next < text.count, tables.isSpace(text[next]) { next += 1 }
        let goesOn =
          open.last.map { next < text.count && text[next] == $0.mark && closes(open[0], from: next, text) } ?? false
        if goesOn {
          i = next + 1
          continue
        }
        if !open.isEmpty { giveUp(&open, at: i, &document) }
      } else if unit == 0x22, let last = open.last, last.mark == 0x201C, !opensStraight(i, text) {
        // “…": the closing mark is of another kind.
        add(last.start, i + 1, &document)
        open.removeLast()
      } else if unit == 0x22 {
        if let last = open.last, last.mark == 0x22 {
          add(last.start, i + 1, &document)
          open.removeLast()
        } else if opensStraight(i, text) {
          open.append((unit, i))
        }
      } else if QuoteFinder.closing(unit) != nil {
        if open.count < 4 { open.append((unit, i)) }
      } else if let place = open.lastIndex(where: { QuoteFinder.closing($0.mark) == unit }),
        unit != 0x2019 || isClosingSingle(i, text)
      {
        add(open[place].start, i + 1, &document)
        open.removeSubrange(place...)
      } else if unit == 0x201D || unit == 0x300D {
        document.warnings.append(
          Warning(code: "unbalanced-quote", start: i, detail: "a quotation mark closes what none opened"))
      }
      i += 1
    }
    giveUp(&open, at: text.count, &document)
    document.quotes.sort { $0.span < $1.span }
  }

  private static func closing(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x201C: 0x201D
    case 0x2018: 0x2019
    case 0x300C: 0x300D
    case 0x300E: 0x300F
    case 0x300A: 0x300B
    default: nil
    }
  }

  /// Whether the quotation closes within reach.
  private func closes(_ open: (mark: UInt16, start: Int), from: Int, _ text: [UInt16]) -> Bool {
    guard let mark = QuoteFinder.closing(open.mark) else { return false }
    return text[from..<min(text.count, open.start + QuoteFinder.longestUnclosed)].contains(mark)
  }

  private func opensStraight(_ i: Int, _ text: [UInt16]) -> Bool {
    i + 1 < text.count && !tables.isSpace(text[i + 1]) && (i == 0 || !tables.isWordLike(text[i - 1]))
  }

  /// ’ is an apostrophe inside and behind words; it closes a quotation behind a mark.
  private func isClosingSingle(_ i: Int, _ text: [UInt16]) -> Bool {
    guard i > 0 else { return false }
    if tables.isHan(text[i - 1]) { return true }
    return !(i + 1 < text.count && tables.isWordLike(text[i + 1]))
      && (tables.kind(text[i - 1]) == .punctuation || !tables.isWordLike(text[i - 1]) || text[i - 1] != 0x73)
  }

  private func giveUp(_ open: inout [(mark: UInt16, start: Int)], at end: Int, _ document: inout Document) {
    guard let first = open.first(where: { $0.mark != 0x2018 }) else {
      open.removeAll()
      return
    }
    var last = end
    while last > first.start, tables.isSpace(document.text[last - 1]) { last -= 1 }
    open.removeAll()
    guard last > first.start + 1 else { return }
    document.quotes.append(
      Quote(
        span: TextSpan(first.start, last), kind: kind(first.start, last, document.text), speaker: -1, cue: -1,
        closed: false))
    document.warnings.append(
      Warning(code: "unbalanced-quote", start: first.start, detail: "a quotation mark is not closed in its paragraph"))
  }

  private func add(_ start: Int, _ end: Int, _ document: inout Document) {
    guard end - start > 2 else { return }
    document.quotes.append(
      Quote(span: TextSpan(start, end), kind: kind(start, end, document.text), speaker: -1, cue: -1, closed: true))
  }

  /// Whether every longer word begins with a capital: “The Long Way Home,” is a title.
  private func isHeading(_ start: Int, _ end: Int, _ text: [UInt16]) -> Bool {
    var capitals = 0
    var k = start
    while k < end {
      guard tables.isWordLike(text[k]) else {
        k += 1
        continue
      }
      let first = k
      while k < end, tables.isWordLike(text[k]) { k += 1 }
      if tables.isUpper(text[first]) { capitals += 1 } else if k - first > 3 || first == start { return false }
    }
    return capitals > 2
  }

  /// A title by its marks; a term if it is short and no sentence; speech otherwise.
  private func kind(_ start: Int, _ end: Int, _ text: [UInt16]) -> QuoteKind {
    if text[start] == 0x300A { return .title }
    var han = 0
    var words = 0
    var inside = false
    for k in (start + 1)..<(end - 1) {
      if [0x3002, 0xFF01, 0xFF1F, 0xFF0C, 0xFF1B].contains(text[k]) { return .direct }
      if tables.isHan(text[k]) { han += 1 }
      let isWord = tables.isWordLike(text[k])
      if isWord, !inside { words += 1 }
      inside = isWord
    }
    if isHeading(start + 1, end - 1, text) { return .term }
    let last = text[end - 2]
    if last == 0x2E || last == 0x21 || last == 0x3F || last == 0x2C { return words > 1 ? .direct : .term }
    return han > QuoteFinder.longestTerm || words > 6 ? .direct : .term
  }
}
