internal import TextModel
internal import UnicodeText

/// The rules for what the net has brought: addresses, hashtags, emoticons.
extension TokenWriter {
  /// A web address at the colon of its `http:`; nil if this is none.
  mutating func address(_ i: Int, _ start: Int) -> Int? {
    guard unit(start + 1) == 0x2F, unit(start + 2) == 0x2F, let word = startOfToken(endingAt: start) else { return nil }
    guard start - word <= 6, text[word..<start].allSatisfy({ $0 < 0x80 && isLetter($0) }) else { return nil }
    return url(from: takeBack(), i)
  }

  /// One token for the address that begins at `from`; `i` is a segment of it.
  mutating func url(from: Int, _ i: Int) -> Int {
    var end = Int(ends[i])
    while end < text.count, TokenWriter.isOfAddress(text[end]) || (text[end] < 0x2E80 && isLetter(text[end])) {
      end += 1
    }
    end = trimmed(from, end)
    var k = segment(endingAt: end, from: i)
    if k >= count || Int(ends[k]) != end { k = max(i, k - 1) }
    add(from, Int(ends[k]), .word, .address)
    return k + 1
  }

  /// One token for a host or a file, with parts joined by hyphens: `my-site.co.uk`, `report-2.pdf`.
  mutating func host(_ i: Int, _ start: Int) -> Int {
    var k = i
    while k + 2 < count, text[Int(ends[k])] == 0x2D, isWordOrNumber(k + 2) { k += 2 }
    add(start, Int(ends[k]), .word)
    return k + 1
  }

  /// What may stand inside an address.
  private static func isOfAddress(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: false
    default: unit > 0x20 && unit < 0x7F
    }
  }

  /// Without the punctuation that ends the sentence around the address.
  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    let hasBracket = text[start..<end].contains(0x28)
    while end > start + 1 {
      switch text[end - 1] {
      case 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A, 0x5D: end -= 1
      case 0x29 where !hasBracket: end -= 1
      // Three dots are what is left of a longer address.
      case 0x2E where text[end - 2] != 0x2E: end -= 1
      default: return end
      }
    }
    return end
  }

  /// An e-mail address around the `@` in segment `i`; nil if there is none.
  mutating func mail(_ i: Int, _ start: Int) -> Int? {
    guard let at = text[start..<Int(ends[i])].firstIndex(of: 0x40) else { return nil }
    var from = at
    while from > 0, TokenWriter.isOfMailbox(text[from - 1]) { from -= 1 }
    var end = at + 1
    var hasDot = false
    while end < text.count, text[end] < 0x80, tables.isWordLike(text[end]) || text[end] == 0x2E || text[end] == 0x2D {
      hasDot = hasDot || text[end] == 0x2E
      end += 1
    }
    while end > at + 1, text[end - 1] == 0x2E || text[end - 1] == 0x2D { end -= 1 }
    guard from < at, hasDot, text[(at + 1)..<end].contains(0x2E) else { return nil }
    let k = segment(endingAt: end, from: i)
    guard k < count, Int(ends[k]) == end else { return nil }
    while let last = tokens.last, Int(last.span.end) > from { from = min(from, takeBack()) }
    add(from, end, .word)
    return k + 1
  }

  private static func isOfMailbox(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x25, 0x2B, 0x2D: true
    default: false
    }
  }

  /// `#MeToo`; nil if no letter follows.
  mutating func hashtag(_ i: Int, _ start: Int) -> Int? {
    guard kind(i + 1) == SegmentKind.letters, isLetter(unit(start + 1)) || unit(start + 1) == 0x5F else { return nil }
    if start > 0, tables.isWordLike(text[start - 1]) { return nil }
    add(start, Int(ends[i + 1]), .word)
    return i + 2
  }

  /// `:-)`, `:(`, `=D`; nil if the sign at `start` begins none.
  mutating func emoticon(_ i: Int, _ start: Int) -> Int? {
    var end = start + 1
    if unit(end) == 0x2D || unit(end) == 0x27 { end += 1 }
    let mouth = unit(end)
    let isBracket = mouth == 0x29 || mouth == 0x28
    switch mouth {
    case 0x29, 0x28: break
    case 0x44, 0x50, 0x70, 0x7C, 0x2F, 0x5C, 0x2A, 0x5B, 0x5D, 0x33, 0x6F, 0x4F: break
    default: return nil
    }
    while unit(end) == mouth, end - start < 8 { end += 1 }
    let isFree = start == 0 || tables.isSpace(text[start - 1])
    if end < text.count {
      let after = text[end]
      if tables.isWordLike(after) || after == 0x2F || tables.isHan(after) { return nil }
      if !isBracket, !tables.isSpace(after) { return nil }
    }
    // "family:)", but not "(as follows:)"
    guard isFree || (isBracket && text[start] == 0x3A && isLetter(text[start - 1]) && !hasOpenBracket) else {
      return nil
    }
    let k = segment(endingAt: end, from: i)
    guard k < count, Int(ends[k]) == end else { return nil }
    add(start, end, .symbol, .emoticon)
    return k + 1
  }

  /// Whether a bracket is open in this paragraph.
  private var hasOpenBracket: Bool {
    var closed = 0
    for mark in marks.suffix(64).reversed() {
      if mark.kind == .lineEnd { return false }
      switch text[Int(tokens[mark.token].span.start)] {
      case 0x29: closed += 1
      case 0x28 where closed == 0: return true
      case 0x28: closed -= 1
      default: break
      }
    }
    return false
  }
}
