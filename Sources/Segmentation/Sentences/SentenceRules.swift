internal import TextModel
internal import UnicodeText

/// Whether a sentence ends: what stands before and behind a terminal mark.
extension SentenceFinder {
  /// Whether the sentence ends at the terminal of mark `m`, if the next one would begin with the token `after`.
  ///
  /// `hasQuote` tells of a quotation mark that closes between the two; `opener` is the bracket's or quotation's first token
  /// if the terminal stands at the end inside one.
  func ends(_ m: Int, after: Int, hasQuote: Bool, opener: Int?) -> Bool {
    let mark = marks[m]
    let next = Next(self, after)
    if next.goesOn { return false }
    if isChinese(mark, next) { return endsChinese(mark, next, hasQuote: hasQuote, opener: opener) }
    switch mark.kind {
    case .terminal: return endsAtTerminal(mark, next, hasQuote: hasQuote, opener: opener)
    case .stop: return endsAtStop(mark, next, hasQuote: hasQuote, opener: opener)
    case .ellipsis: return endsAtEllipsis(mark, next)
    case .abbreviation: return endsAtAbbreviation(mark, next)
    case .emoticon: return next.hasGap && next.isUpper
    default: return false
    }
  }

  /// What begins behind a terminal mark.
  struct Next {
    /// The token, and the first one that is no opening mark.
    let token: Int
    let word: Int
    /// The first unit of each.
    let unit: UInt16
    let first: UInt16
    /// Whether there is white space before it.
    let hasGap: Bool
    let isUpper: Bool
    let isLower: Bool
    let isDigit: Bool
    let isHan: Bool

    init(_ finder: SentenceFinder, _ token: Int) {
      let tables = finder.tables
      self.token = token
      unit = finder.text[Int(finder.tokens[token].span.start)]
      hasGap = finder.tokens[token].span.start > finder.tokens[token - 1].span.end
      var word = token
      while word + 1 < finder.tokens.count, word < token + 3,
        Next.opens(finder.text[Int(finder.tokens[word].span.start)])
      {
        word += 1
      }
      self.word = word
      first = finder.text[Int(finder.tokens[word].span.start)]
      isUpper = tables.isUpper(first)
      isLower = tables.kind(first) == .letter && !isUpper
      isDigit = tables.kind(first) == .digit
      isHan = tables.isHan(first)
    }

    private static func opens(_ unit: UInt16) -> Bool {
      switch unit {
      case 0x22, 0x27, 0x28, 0x5B, 0x60: true
      default: SentenceClass(unit) == .open
      }
    }

    /// Whether it is a mark that continues what was before it.
    var goesOn: Bool {
      switch unit {
      case 0x2C, 0x3B, 0x3A, 0x25, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0x2026, 0x2013, 0x2014: true
      case 0x21, 0x3F, 0x2E, 0xFF01, 0xFF1F, 0x3002: true
      default: false
      }
    }
  }

  // MARK: - Western sentences

  /// `!` and `?`.
  private func endsAtTerminal(_ mark: Mark, _ next: Next, hasQuote: Bool, opener: Int?) -> Bool {
    if hasQuote || opener != nil {
      if next.isLower { return false }
      // “Really?” Smith asked.
      return !(hasQuote && isSpeech(next))
    }
    // "Fax:? 203"
    if mark.token > 0, text[Int(tokens[mark.token - 1].span.start)] == 0x3A { return false }
    let before = flags(mark.token - 1)
    if before.contains(.exclaims), next.isLower || !next.hasGap { return false }
    if next.isLower {
      if !next.hasGap { return tokens[next.word].span.count > 1 }
      return !isSpeech(next)
    }
    return next.hasGap || next.isUpper || next.unit == 0x22 || next.unit == 0x201C
  }

  /// Whether a name or pronoun and a verb of saying begin at a token, in either order: he yelled, shouted Candy.
  private func isSpeech(_ next: Next) -> Bool {
    guard next.unit == next.first else { return false }
    let one = flags(next.token)
    if one.contains(.speech) { return true }
    guard next.token + 1 < tokens.count, flags(next.token + 1).contains(.speech) else { return false }
    return one.contains(.speaker) || tables.isUpper(next.unit)
  }

  /// A single full stop that belongs to no abbreviation.
  private func endsAtStop(_ mark: Mark, _ next: Next, hasQuote: Bool, opener: Int?) -> Bool {
    let token = mark.token
    guard token > 0 else { return false }
    if isSpacedEllipsis(token) { return next.isUpper && next.hasGap && spacedDots(token) != 3 }
    let before = tokens[token - 1]
    let isAttached = before.span.end == tokens[token].span.start
    if isAttached, isListNumber(token) { return false }
    // N°. 5
    if next.isDigit, text[Int(before.span.start)] == 0xB0 { return false }
    if !next.hasGap {
      guard isAttached, before.kind != .punctuation || hasQuote || opener != nil else { return false }
      return next.isUpper && (tokens[next.word].span.count > 1 || next.first == 0x49 || next.first == 0x41)
    }
    if next.isLower {
      if hasQuote { return false }
      if let opener { return opener == first && startsSentence(next) }
      return isAttached && startsSentence(next) && isOrdinary(before)
    }
    return true
  }

  /// Whether a small letter may begin a sentence here: nothing in the word speaks against it.
  private func startsSentence(_ next: Next) -> Bool { next.unit == next.first }

  /// Whether a word before a full stop is one that people write out: small letters with a vowel, or a longer number.
  private func isOrdinary(_ token: Token) -> Bool {
    switch token.kind {
    case .number: return token.span.count > 2
    case .word:
      return token.span.count > 1
        && words.flags(text, Int(token.span.start), Int(token.span.end)).isDisjoint(with: [.beforeNumber, .mayEnd])
    case .punctuation: return SentenceClass(text[Int(token.span.start)]) != .other
    case .symbol: return false
    }
  }

  /// Whether the sentence so far is nothing but a number, a letter or a bullet with one: `1.`, `a.`, `• 9.`.
  private func isListNumber(_ token: Int) -> Bool {
    guard token - first <= 2, token - first >= 1 else { return false }
    let marker = tokens[token - 1]
    if token - first == 2, tokens[first].kind == .word || tokens[first].kind == .number { return false }
    return marker.kind == .number
      ? marker.span.count <= 3 : marker.span.count == 1 || ListMarker.isRoman(lowercased(marker.span))
  }

  private func isSpacedEllipsis(_ token: Int) -> Bool {
    (token >= 1 && isDot(token - 1)) || (token + 1 < tokens.count && isDot(token + 1))
  }

  private func isDot(_ token: Int) -> Bool {
    tokens[token].span.count == 1 && text[Int(tokens[token].span.start)] == 0x2E
  }

  private func spacedDots(_ token: Int) -> Int {
    var k = token
    while k >= 0, isDot(k), token - k < 8 { k -= 1 }
    return token - k
  }

  private func endsAtEllipsis(_ mark: Mark, _ next: Next) -> Bool {
    guard next.isUpper else { return false }
    if !next.hasGap { return tokens[next.word].span.count > 1 || next.first == 0x49 || next.first == 0x41 }
    // "I" has its capital anywhere; after four dots, one of them ends the sentence.
    let length = tokens[mark.token].span.count
    return length > 3 || !isPronounI(next.word)
  }

  private func isPronounI(_ token: Int) -> Bool {
    let span = tokens[token].span
    guard text[Int(span.start)] == 0x49 else { return false }
    return span.count == 1 || text[Int(span.start) + 1] == 0x27 || text[Int(span.start) + 1] == 0x2019
  }

  private func endsAtAbbreviation(_ mark: Mark, _ next: Next) -> Bool {
    guard next.hasGap, !next.isLower else { return false }
    if mark.flags.contains(.title) || mark.flags.contains(.goesOn) { return false }
    // A sentence of two or three words that sets a time or place is only the beginning of one.
    if mark.token - first <= 3, flags(first).contains(.opener) { return false }
    if mark.flags.contains(.clock) {
      return (next.isUpper || next.unit != next.first) && !flags(next.word).contains(.afterClock)
    }
    if mark.flags.contains(.closing) { return next.isUpper || next.unit != next.first }
    if next.isDigit { return false }
    let flags = flags(next.word)
    return flags.contains(.starter) || next.unit == 0x22 || next.unit == 0x201C || isAddressed(next)
  }

  /// "… in the U.S. Mr. Smith said".
  private func isAddressed(_ next: Next) -> Bool {
    ["mr.", "mrs.", "ms.", "dr.", "prof."].contains(lowercased(tokens[next.word].span))
  }

  /// The flags of a token without its full stop.
  func flags(_ token: Int) -> WordFlags {
    guard token >= 0, token < tokens.count else { return [] }
    let span = tokens[token].span
    let end = Int(span.end)
    return words.flags(text, Int(span.start), span.count > 1 && text[end - 1] == 0x2E ? end - 1 : end)
  }

  // MARK: - Chinese sentences

  private func isChinese(_ mark: Mark, _ next: Next) -> Bool {
    let span = tokens[mark.token].span
    let unit = text[Int(span.start)]
    if unit >= 0x3000 || (0x2026...0x22EF).contains(unit) && next.isHan { return true }
    if next.isHan { return true }
    return span.start > 0 && tables.isHan(text[Int(span.start) - 1]) && !next.isUpper && !next.isLower
  }

  private func endsChinese(_ mark: Mark, _ next: Next, hasQuote: Bool, opener: Int?) -> Bool {
    let token = mark.token
    switch mark.kind {
    case .terminal, .stop:
      let unit = text[Int(tokens[token].span.start)]
      if unit == 0x2E || unit == 0xFF0E || unit == 0xFF61 {
        // 1．, 3. and the like number what follows.
        if token > 0, isListNumber(token) { return false }
        if unit == 0x2E, token > 0, tokens[token - 1].kind == .number, !next.hasGap, tokens[token - 1].span.count <= 2 {
          return false
        }
      }
    case .ellipsis: return false
    case .abbreviation: return !mark.flags.contains(.title) && !mark.flags.contains(.goesOn) && next.hasGap
    default: return false
    }
    guard hasQuote || opener != nil else { return true }
    if isAttribution(next.token) || continues(next.unit) { return false }
    guard let opener, opener > first else { return true }
    if !hasQuote { return next.hasGap }
    // 高喊“…！”并: an exclamation inside the clause that quotes it.
    let unit = text[Int(tokens[token].span.start)]
    return unit == 0x3002 || unit == 0x2E || isPause(opener - 1) || next.hasGap
  }

  /// Whether a token is a comma, colon or the like, behind which direct speech begins.
  private func isPause(_ token: Int) -> Bool {
    switch text[Int(tokens[token].span.start)] {
    case 0xFF0C, 0xFF1A, 0x2C, 0x3A, 0xFF1B, 0x2014, 0x3001: true
    default: false
    }
  }

  /// 的, 等, 和, 与, 之, 及: words that take a quotation on into their clause.
  private func continues(_ unit: UInt16) -> Bool {
    switch tables.fold(unit) {
    case 0x7684, 0x7B49, 0x548C, 0x4E0E, 0x4E4B, 0x53CA: true
    default: false
    }
  }

  /// Whether who said it follows: 他说。, 外交部发言人表示，
  private func isAttribution(_ token: Int) -> Bool {
    let start = Int(tokens[token].span.start)
    var k = start
    while k < text.count, k - start < 14, tables.isHan(text[k]) {
      let unit = tables.fold(text[k])
      // Who says nothing is no speaker: 没, 不, 无, 未.
      if unit == 0x6CA1 || unit == 0x4E0D || unit == 0x65E0 || unit == 0x672A { return false }
      let next = k + 1 < text.count ? text[k + 1] : 0
      if next == 0x3002 || next == 0xFF0C || next == 0xFF1A, k > start {
        switch unit {
        // 说, 道, 称, 问, 答, 喊, 叫 and 表示, 指出, 强调.
        case 0x8BF4, 0x9053, 0x79F0, 0x95EE, 0x7B54, 0x558A, 0x53EB, 0x793A, 0x51FA, 0x8C03: return true
        default: return false
        }
      }
      k += 1
    }
    return false
  }
}
