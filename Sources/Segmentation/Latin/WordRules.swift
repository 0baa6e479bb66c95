internal import TextModel
internal import UnicodeText

/// The rules for full stops, apostrophes, and words that hold more than letters.
extension TokenWriter {
  /// A full stop, or a run of them: an ellipsis, the end of an abbreviation, or a token of its own.
  mutating func fullStop(_ i: Int, _ start: Int) -> Int {
    var k = i + 1
    while k < count, text[Int(ends[k - 1])] == 0x2E { k += 1 }
    let end = Int(ends[k - 1])
    if end - start > 1 {
      // "CCNG, Inc..": the first one belongs to the abbreviation.
      if end - start == 2, let word = startOfToken(endingAt: start),
        !words.flags(text, word, start).intersection([.mayEnd, .closing]).isEmpty
      {
        extend(to: start + 1)
        add(start + 1, end, .punctuation, .stop)
        return k
      }
      if end - start == 2, k < count, SentenceClass(text[end]) == .terminal { return terminals(i, start) }
      add(start, end, .punctuation, .ellipsis)
      return k
    }
    if start > 0, tables.isWordLike(text[start - 1]), let word = startOfToken(endingAt: start) {
      if let flags = abbreviation(word, start) {
        extend(to: end)
        marks.append(Mark(token: tokens.count - 1, kind: .abbreviation, flags: flags))
        return k
      }
      // report2.pdf
      if isDigit(text[start - 1]), isLetter(text[word]), kind(k) == SegmentKind.letters, isLower(unit(end)),
        words.flags(text, end, Int(ends[k])).contains(.ending)
      {
        extend(to: Int(ends[k]))
        return k + 1
      }
    } else if isWordOrNumber(k), start == 0 || !tables.isWordLike(text[start - 1]) {
      // .5 and .com
      let last = Int(ends[k])
      if kind(k) == SegmentKind.number || words.flags(text, end, last).contains(.ending) {
        add(start, last, kind(k) == SegmentKind.number ? .number : .word)
        return k + 1
      }
    }
    if end < text.count, SentenceClass(text[end]) == .terminal { return terminals(i, start) }
    add(start, end, .punctuation, .stop)
    return k
  }

  /// What the word `text[start ..< stop]` is as an abbreviation, if the full stop at `stop` belongs to it.
  private func abbreviation(_ start: Int, _ stop: Int) -> WordFlags? {
    let after = next(stop + 1)
    let hasGap = after.at > stop + 1
    if stop - start == 1 { return initial(start, stop) }
    let flags = words.flags(text, start, stop)
    if isDotted(start, stop) { return flags.intersection(.abbreviation).isEmpty ? .mayEnd : flags }
    let comma = after.unit == 0x2C || after.unit == 0x3B
    if !flags.intersection(.abbreviation).isEmpty {
      guard flags.contains(.isWord) else { return flags }
      let isAfterComma = tokens.count > 1 && text[Int(tokens[tokens.count - 2].span.start)] == 0x2C
      if comma || isAfterComma || (hasGap && (isDigit(after.unit) || isLower(after.unit))) { return flags }
      return nil
    }
    if flags.contains(.beforeNumber), isDigit(after.unit) { return .goesOn }
    guard isLetter(text[start]) else { return nil }
    // "btw., she": a full stop before a comma ends no sentence.
    if comma, !hasGap, stop - start <= 8 { return .goesOn }
    // No vowel, and not all capitals: mfg, Blvd.
    if stop - start <= 5, isVowelless(start, stop), hasGap {
      return isLower(after.unit) || isDigit(after.unit) ? .goesOn : .mayEnd
    }
    return nil
  }

  /// The same for one letter: initials of names, `p. 5`.
  private func initial(_ start: Int, _ stop: Int) -> WordFlags? {
    let after = next(stop + 1)
    let hasGap = after.at > stop + 1
    guard tables.isUpper(text[start]) else {
      return isDigit(after.unit) && words.flags(text, start, stop).contains(.beforeNumber) ? .goesOn : nil
    }
    if !hasGap { return after.unit == 0x2C || after.unit == 0x2D ? .goesOn : nil }
    // S. 10th Street
    if isDigit(after.unit) { return [0x4E, 0x53, 0x45, 0x57].contains(text[start]) ? .goesOn : nil }
    guard tables.isUpper(after.unit) else { return nil }
    if flagsOfWord(at: after.at).contains(.starter) { return nil }
    // "you and I. John left"
    if text[start] == 0x49, tokens.count > 1, isLower(text[Int(tokens[tokens.count - 2].span.start)]) { return nil }
    return .goesOn
  }

  /// U.S, a.m, Ph.D: letters and dots, no part longer than three letters, one of a single letter.
  private func isDotted(_ start: Int, _ stop: Int) -> Bool {
    var length = 0
    var hasDot = false
    var hasSingle = false
    for k in start...stop {
      if k == stop || text[k] == 0x2E {
        hasDot = hasDot || k < stop
        hasSingle = hasSingle || length == 1
        if length == 0 || length > 3 { return false }
        if k == stop, length > 1, words.flags(text, stop - length, stop).contains(.ending) { return false }
        length = 0
      } else if isLetter(text[k]) {
        length += 1
      } else {
        return false
      }
    }
    return hasDot && hasSingle
  }

  private func isVowelless(_ start: Int, _ stop: Int) -> Bool {
    var hasLower = false
    for k in start..<stop {
      switch tables.fold(text[k]) {
      case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: return false
      case 0x62...0x7A: hasLower = hasLower || !tables.isUpper(text[k])
      default: return false
      }
    }
    return hasLower
  }

  // MARK: - Words with more than letters

  /// A segment of kana, of ideographs that ICU has cut, or of letters and digits with what joins them.
  mutating func mixed(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    let kind = self.kind(i)
    guard kind == SegmentKind.letters || kind == SegmentKind.number else {
      share.addHan(end - start)
      add(start, end, .word)
      return i + 1
    }
    var hasDot = false
    var hasAt = false
    var digits = 0
    var letters = 0
    for k in start..<end {
      switch tables.kind(text[k]) {
      case .letter: letters += 1
      case .digit: digits += 1
      default:
        if text[k] == 0x2E { hasDot = true }
        if text[k] == 0x40 { hasAt = true }
      }
    }
    share.addLetters(letters)
    if hasAt, let next = mail(i, start) { return next }
    if letters + digits == 0 { return run(i, start) }
    if letters > 0, digits > 0, let number = numberWithUnit(start, end) {
      add(start, number, .number)
      add(number, end, .word)
    } else if hasDot, letters > 0 {
      return dotted(i, start)
    } else {
      add(start, end, kind == SegmentKind.number ? .number : .word)
    }
    return i + 1
  }

  /// Where the unit begins in `5km` or `3.5bn`; nil if it is none.
  private func numberWithUnit(_ start: Int, _ end: Int) -> Int? {
    guard isDigit(text[start]) else { return nil }
    var k = start
    while k < end, !isLetter(text[k]) { k += 1 }
    return isDigit(text[k - 1]) && words.flags(text, k, end).contains(.unit) ? k : nil
  }

  /// A segment with full stops between letters: a host, a file, an abbreviation, or two sentences without a space.
  private mutating func dotted(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    var lastDot = end - 1
    while lastDot > start, text[lastDot] != 0x2E { lastDot -= 1 }
    let ending = words.flags(text, lastDot + 1, end)
    let isHost = ending.contains(.ending) && !(ending.contains(.starter) && tables.isUpper(text[lastDot + 1]))
    if isHost
      || (end - start > 4 && (0..<3).allSatisfy { tables.fold(text[start + $0]) == 0x77 } && text[start + 3] == 0x2E)
    {
      if isHost, end < text.count, text[end] == 0x2F || text[end] == 0x3A, !tables.isSpace(unit(end + 1)) {
        return url(from: start, i)
      }
      return host(i, start)
    }
    var from = start
    var k = start
    while k < end {
      if text[k] == 0x2E, partsSentences(k, from, end) {
        add(from, k, .word)
        let flags = words.flags(text, from, k)
        if flags.contains(.title) || flags.contains(.goesOn) {
          extend(to: k + 1)
          marks.append(Mark(token: tokens.count - 1, kind: .abbreviation, flags: flags))
        } else {
          add(k, k + 1, .punctuation, .stop)
        }
        from = k + 1
      }
      k += 1
    }
    add(from, end, .word)
    return i + 1
  }

  /// Whether the full stop at `dot` stands between "…end" and "Then…": small letters before it, a capitalised word behind.
  private func partsSentences(_ dot: Int, _ start: Int, _ end: Int) -> Bool {
    guard dot - start >= 2, dot + 1 < end else { return false }
    guard isLower(text[dot - 1]), isLetter(text[dot - 2]), tables.isUpper(text[dot + 1]) else { return false }
    if dot + 2 == end { return text[dot + 1] == 0x49 || text[dot + 1] == 0x41 }
    return isLower(text[dot + 2]) || text[dot + 2] == 0x27 || text[dot + 2] == 0x2019
  }

  // MARK: - Apostrophes

  /// `'` and its curly forms, where they join no letters: quotation marks, possessives, clipped words.
  mutating func apostrophe(_ i: Int, _ start: Int) -> Int {
    let unit = text[start]
    let end = Int(ends[i])
    let isAfterWord = start > 0 && tables.isWordLike(text[start - 1])
    if unit == 0x27, self.unit(end) == 0x27 {
      add(start, end + 1, .punctuation, isAfterWord || start > 0 && !tables.isSpace(text[start - 1]) ? .close : .open)
      return i + 2
    }
    if isAfterWord, unit != 0x2018 {
      // the 80's
      if isDigit(text[start - 1]), tables.fold(self.unit(end)) == 0x73, i + 1 < count, Int(ends[i + 1]) == end + 1,
        startOfToken(endingAt: start) != nil
      {
        extend(to: end + 1)
        return i + 2
      }
      if hasOpenSingle {
        hasOpenSingle = false
      } else if isOmission(start), !tables.isWordLike(self.unit(end)), startOfToken(endingAt: start) != nil {
        extend(to: end)
        return i + 1
      }
      add(start, end, .punctuation, .close)
      return i + 1
    }
    if unit != 0x2018, !isAfterWord, isWordOrNumber(i + 1) {
      let last = Int(ends[i + 1])
      if words.flags(text, end, last).contains(.clitic) || isDecade(end, last) {
        // rock 'n' roll
        let hasTwo = last - end == 1 && tables.fold(text[end]) == 0x6E && self.unit(last) == unit
        add(start, hasTwo ? last + 1 : last, .word)
        return hasTwo ? i + 3 : i + 2
      }
    }
    let isOpening =
      unit == 0x2018 || (unit == 0x27 && !tables.isSpace(self.unit(end)) && end < text.count && !hasOpenSingle)
    hasOpenSingle = isOpening
    add(start, end, .punctuation, isOpening ? .open : .close)
    return i + 1
  }

  /// soldiers', doin'
  private func isOmission(_ at: Int) -> Bool {
    let last = tables.fold(text[at - 1])
    if last == 0x73 || last == 0x7A || last == 0x78 { return true }
    return last == 0x6E && at > 3 && tables.fold(text[at - 2]) == 0x69 && isLetter(text[at - 3])
      && isLetter(text[at - 4])
  }

  /// '90s
  private func isDecade(_ start: Int, _ end: Int) -> Bool {
    end - start >= 2 && end - start <= 3 && isDigit(text[start]) && isDigit(text[start + 1])
      && (end - start == 2 || text[end - 1] == 0x73)
  }
}
