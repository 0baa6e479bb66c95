internal import TextModel
internal import UnicodeText

/// The rules for hyphens, slashes, colons and signs between words and numbers.
extension TokenWriter {
  /// Whether the last token is a word or number that ends at `position`.
  private func isAfterWord(_ position: Int) -> Bool {
    guard position > 0, tables.isWordLike(text[position - 1]), let last = tokens.last else { return false }
    return Int(last.span.end) == position
  }

  private func isAllDigits(_ start: Int, _ end: Int) -> Bool {
    end > start && (start..<end).allSatisfy { isDigit(text[$0]) }
  }

  private func number(_ start: Int, _ end: Int) -> Int {
    (start..<min(end, start + 6)).reduce(0) { $0 * 10 + Int(tables.fold(text[$1]) & 0x0F) }
  }

  /// `-`: holds an affix to its word, telephone numbers and dates together; else a token of its own.
  mutating func hyphen(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    if text[start] == 0x2D, unit(end) == 0x2D || unit(end) == 0x3D { return run(i, start) }
    guard isAfterWord(start), isWordOrNumber(i + 1), let last = tokens.last else { return plain(i, start) }
    let word = Int(last.span.start)
    let nextEnd = Int(ends[i + 1])
    if let groups = digitGroups(word, i, sign: text[start]) {
      if groups.lengths.count > 2 || isTelephone(groups.lengths, groups.end) {
        extend(to: groups.end)
        return groups.next
      }
      return plain(i, start)
    }
    guard last.kind == .word else { return plain(i, start) }
    let isInside = word > 0 && text[word - 1] == text[start]
    let goesOn = unit(nextEnd) == text[start] && isWordOrNumber(i + 3)
    let flags = words.flags(text, word, start)
    let isPrefix = flags.contains(.prefix) && !isInside && !(goesOn && flags.contains(.isWord))
    let isSuffix = !goesOn && words.flags(text, end, nextEnd).contains(.suffix)
    guard isPrefix || isSuffix, !text[end..<nextEnd].contains(0x2E) else { return plain(i, start) }
    extend(to: nextEnd)
    return i + 2
  }

  /// The groups of digits with one sign between them, from the last token on.
  private func digitGroups(_ first: Int, _ i: Int, sign: UInt16) -> (lengths: [Int], end: Int, next: Int)? {
    var end = Int(ends[i]) - 1
    guard isAllDigits(first, end) else { return nil }
    var lengths = [end - first]
    var k = i
    while k + 1 < count, lengths.count < 8, text[end] == sign, isAllDigits(end + 1, Int(ends[k + 1])) {
      lengths.append(Int(ends[k + 1]) - end - 1)
      end = Int(ends[k + 1])
      k += 2
      if end >= text.count { break }
    }
    return lengths.count > 1 ? (lengths, end, k) : nil
  }

  /// 853-3242, but not 300-1000 nor 1914-1918.
  private func isTelephone(_ lengths: [Int], _ end: Int) -> Bool {
    lengths[1] == 4 && lengths[0] <= 3 && number(end - 4, end) % 100 != 0
  }

  /// `/`: holds dates, fractions and `b/c` together.
  mutating func slash(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    if unit(end) == 0x2F { return run(i, start) }
    guard isAfterWord(start), isWordOrNumber(i + 1), let last = tokens.last else { return plain(i, start) }
    let word = Int(last.span.start)
    let nextEnd = Int(ends[i + 1])
    if let groups = digitGroups(word, i, sign: 0x2F) {
      let isDate = groups.lengths.count == 3 && groups.lengths.allSatisfy { $0 <= 4 }
      let isFraction =
        groups.lengths.count == 2 && number(word, start) < number(end, nextEnd) && number(end, nextEnd) <= 31
      if isDate || isFraction {
        extend(to: groups.end)
        return groups.next
      }
    } else if start - word == 1, nextEnd - end == 1, isLower(text[word]), isLower(text[end]), unit(nextEnd) != 0x2F {
      extend(to: nextEnd)
      return i + 2
    }
    return plain(i, start)
  }

  /// `10:30`, `08:14:00`; nil if the colon at `start` is not that of a time of day.
  mutating func clock(_ i: Int, _ start: Int) -> Int? {
    guard isAfterWord(start), let last = tokens.last, isWordOrNumber(i + 1) else { return nil }
    let word = Int(last.span.start)
    guard start - word <= 2 || text[word..<start].contains(0x3A), isDigit(text[word]), isDigit(text[start - 1]) else {
      return nil
    }
    let end = Int(ends[i])
    let nextEnd = Int(ends[i + 1])
    guard nextEnd - end >= 2, isAllDigits(end, end + 2), number(end, end + 2) < 60 else { return nil }
    if nextEnd - end == 2 {
      extend(to: nextEnd)
    } else if words.flags(text, end + 2, nextEnd).contains(.unit) {
      extend(to: end + 2)
      add(end + 2, nextEnd, .word)
    } else {
      return nil
    }
    return i + 2
  }

  /// `$`: goes with the letters before it in `US$`.
  mutating func dollar(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    guard unit(end) != 0x24 else { return run(i, start) }
    if isAfterWord(start), let last = tokens.last, words.flags(text, Int(last.span.start), start).contains(.dollar) {
      let from = takeBack()
      add(from, end, .symbol)
      return i + 1
    }
    return plain(i, start)
  }

  /// `&` between capitals: AT&T.
  mutating func ampersand(_ i: Int, _ start: Int) -> Int? {
    guard isAfterWord(start), isWordOrNumber(i + 1), let last = tokens.last else { return nil }
    let nextEnd = Int(ends[i + 1])
    guard last.span.count <= 3, nextEnd - start <= 4 else { return nil }
    guard text[last.span.range].allSatisfy(tables.isUpper), text[(start + 1)..<nextEnd].allSatisfy(tables.isUpper)
    else {
      return nil
    }
    extend(to: nextEnd)
    return i + 2
  }

  /// `+` before a number: +1.
  mutating func plus(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    if kind(i + 1) == SegmentKind.number, start == 0 || tables.isSpace(text[start - 1]) {
      add(start, Int(ends[i + 1]), .number)
      return i + 2
    }
    return unit(end) == 0x2B ? run(i, start) : plain(i, start)
  }
}
