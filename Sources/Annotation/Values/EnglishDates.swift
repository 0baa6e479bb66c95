internal import Lexicons
internal import UnicodeText

// Months, weekdays, years and ordinals, most of them English.

extension ValueParser {
  /// The month named at atom k. "May", "march", "Mar" need something beside them that shows a month.
  func monthName(_ k: Int, isLicensed: Bool = false) -> Int? {
    if let month = number(k, in: .month) {
      if month == 3 || month == 5 || month == 8 && !atoms[k].isUpper { return isLicensed || isMonth(k) ? month : nil }
      return month
    }
    if let month = number(k, in: .monthShort) { return isLicensed || isMonth(k) ? month : nil }
    return nil
  }

  /// Whether the words around an ambiguous name of a month show that it is one.
  private func isMonth(_ k: Int) -> Bool {
    // A day or a year beside it.
    var j = k + 1
    if has(j, .dot) || has(j, .comma) || isHyphen(j) || has(j, .slash) || has(j, .of) || has(j, .the) { j += 1 }
    if j < atoms.count, let plain = atoms[j].plain, atoms[j].gap <= 1,
      (1...31).contains(plain) || fourDigitYear(j) != nil, !isCount(j + 1) || has(j + 1, .colon)
    {
      return true
    }
    if j < atoms.count, let (value, _) = ordinal(j), (1...31).contains(value), j == k + 1 || has(k + 1, .the) {
      return true
    }
    if j == k + 1, let (value, _) = belowHundred(j), (1...31).contains(value),
      atoms[k].isUpper || has(k - 1, .preposition), has(j, .tens) || atoms[k].isUpper
    {
      return true
    }
    if k > 0,
      has(k - 1, .ordinalSuffix) || atoms[k - 1].plain.map({ (1...31).contains($0) }) ?? false || has(k - 1, .ordinal)
    {
      return true
    }
    if k > 1, has(k - 1, .of) || isHyphen(k - 1) || has(k - 1, .slash) {
      if has(k - 2, .ordinalSuffix) || atoms[k - 2].isDigits || has(k - 2, .ordinal) || has(k - 2, .month)
        || has(k - 2, .monthShort)
      {
        return true
      }
    }
    // "in May", "since March", "last May", "early March", "March to May"
    let isShort = has(k, .monthShort) && !atoms[k].isUpper
    if has(k - 1, .title) { return false }
    if has(k - 1, .in) || has(k - 1, .preposition) || has(k - 1, .shift) || has(k - 1, .shiftPast)
      || has(k - 1, .modifier) || has(k - 1, .of)
      || has(k - 1, .within) || has(k - 1, .between) || has(k - 1, .from) || has(k - 1, .after) || has(k - 1, .before)
    {
      // "about March", "to march", "and may", "for May": a verb or a name as likely.
      let weak = has(k - 1, .and) || has(k - 1, .to) || has(k - 1, .on)
      if !weak, !isShort || atoms[k].isUpper || has(k - 1, .in) {
        return atoms[k].isUpper || has(k - 1, .in) || has(k - 1, .modifier)
          || has(k - 1, .shift) && number(k - 1, in: .shift) != 0
          || has(k - 1, .between) || has(k - 1, .from)
      }
    }
    if has(k + 1, .to) || has(k + 1, .and), has(k + 2, .month) || has(k + 2, .monthShort), atoms[k].isUpper {
      return true
    }
    if has(k - 1, .to) || has(k - 1, .and),
      has(k - 2, .month) || has(k - 2, .monthShort) || has(k - 3, .month) || has(k - 3, .monthShort)
    {
      return true
    }
    if k > 0, weekday(k - 1) != nil || has(k - 1, .comma) && weekday(k - 2) != nil { return true }
    // A capital inside a sentence: Sept, Aug and the like are nothing else.
    return has(k, .monthShort) && atoms[k].isUpper && has(k + 1, .dot)
      && [8, 9, 10, 11].contains(number(k, in: .monthShort) ?? 0)
  }

  private func weekday(_ k: Int) -> Int? { number(k, in: .weekday) ?? number(k, in: .weekdayShort) }

  /// A month with its day, before or behind it: "May 22", "Jan. 12th", "22nd of May", "october, 1st", 22april.
  func monthPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    if let month = monthName(k) {
      var j = k + 1
      if has(j, .dot), isGlued(j),
        has(k, .monthShort) || unitAfter(j + 1) != 0x20 || j + 1 < atoms.count && atoms[j + 1].isDigits
      {
        j += 1
      }
      var found = made(k, k + 1) { $0.month = month }
      if has(j - 1, .dot), has(k, .monthShort) { found.next = j }
      var at = j
      if has(at, .comma) || isHyphen(at) || has(at, .slash) || has(at, .the) { at += 1 }
      if has(at, .the) { at += 1 }
      if at < atoms.count, let (day, next) = dayNumber(at), at == j || atoms[at].gap <= 1 {
        if at > j, has(j, .comma), !has(at + 1, .ordinalSuffix) { return found }
        // September-2020-23 is read as a numeric date; "March 10,000" is none.
        found.next = next
        found.date.day = day
      }
      return found
    }
    if let month = number(k, in: .monthName) { return made(k, k + 1) { $0.month = month } }
    if let month = number(k, in: .lunarMonth) {
      return made(k, k + 1) {
        $0.month = month
        $0.isLunar = true
      }
    }
    if has(k, .lunarMark) { return lunarPiece(k) }
    if let day = number(k, in: .lunarDay), before?.month != nil {
      return made(k, k + 1) {
        $0.day = day
        $0.isLunar = true
      }
    }
    if has(k, .lunarDay), before == nil || before?.year != nil { return made(k, k + 1) { $0.isOpen = true } }
    // 22 May, 22nd of May, twenty second of June
    guard let (day, next) = dayNumber(k) ?? wordDay(k) else { return nil }
    var j = next
    if timeUnit(j) == .day, has(j + 1, .of) { j += 1 }
    if has(j, .dot) || has(j, .of) || isHyphen(j) && isGlued(j) || has(j, .slash) { j += 1 }
    if has(j, .the) { j += 1 }
    guard let month = monthName(j, isLicensed: has(j, .month) && (atoms[j].isUpper || j > next) || has(j, .monthShort))
    else { return nil }
    var end = j + 1
    if has(end, .dot), isGlued(end), has(j, .monthShort) { end += 1 }
    return made(k, end) {
      $0.month = month
      $0.day = day
    }
  }

  private func wordDay(_ k: Int) -> (Int, Int)? {
    guard let (value, next) = belowHundred(k), (1...31).contains(value), !has(next, .multiplier) else { return nil }
    return (value, next)
  }

  /// A day of a month: 12, 12th, twenty-first; no count and no year.
  private func dayNumber(_ k: Int) -> (Int, Int)? {
    guard k < atoms.count else { return nil }
    if let (value, next) = ordinal(k), (1...31).contains(value), !atoms[k].isHan { return (value, next) }
    if let plain = atoms[k].plain {
      guard (1...31).contains(plain), atoms[k].wholeDigits <= 2, !has(k + 1, .multiplier), !has(k + 1, .percent),
        !(has(k + 1, .colon) && isGlued(k + 1) && isGlued(k + 2)),
        !has(k + 1, .am), !has(k + 1, .pm) || !isGlued(k + 1)
      else { return nil }
      return (plain, k + 1)
    }
    if has(k, .tens) || has(k, .small), !atoms[k].isHan, k > 0,
      has(k - 1, .month) || has(k - 1, .monthShort) || has(k - 1, .the)
    {
      return wordDay(k)
    }
    return nil
  }

  private func lunarPiece(_ k: Int) -> ReadDate? {
    guard let inner = date(k + 1), inner.date.month != nil || inner.date.festival != nil || inner.date.isOpen else {
      return nil
    }
    var lunar = inner.date
    lunar.isLunar = lunar.month != nil
    return ReadDate(date: lunar, first: k, next: inner.next)
  }

  func weekdayPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    if let day = number(k, in: .weekday) {
      // 老周一个人: a surname and a count.
      if isSurname(k) { return nil }
      return made(k, k + 1) { $0.weekday = day }
    }
    if has(k, .weekdayPlural) {
      var found = made(k, k + 1) { $0.literal = "" }
      found.isClosed = true
      return found
    }
    guard let day = number(k, in: .weekdayShort) else { return nil }
    // "Sat", "Sun", "Wed" are words; "Tues" and "Fri" are not, and a date beside them helps.
    let next = has(k + 1, .dot) && isGlued(k + 1) ? k + 2 : k + 1
    let length = atoms[k].end - atoms[k].start
    let isClear = length >= 4 || [2, 5].contains(day)
    let hasCompany =
      before != nil || has(k + 1, .comma) && (piece(k + 2, after: nil)?.date.month != nil)
      || piece(next, after: nil)?.date.month != nil
      || next < atoms.count && atoms[next].isDigits && has(next + 1, .ordinalSuffix) || has(k - 1, .on)
    guard
      isClear && (atoms[k].isUpper || has(k - 1, .on))
        || hasCompany && (atoms[k].isUpper || piece(next, after: nil)?.date.month != nil || has(k + 1, .comma))
    else { return nil }
    return made(k, next) { $0.weekday = day }
  }

  /// Whether 周一 is no Monday: 老周 before it, or 一个 and the like in it.
  private func isSurname(_ k: Int) -> Bool {
    guard atoms[k].isHan, atoms[k].end - atoms[k].start == 2, tables.fold(text[Int(atoms[k].start)]) == 0x5468 else {
      return false
    }
    let before = atoms[k].start > 0 ? text[Int(atoms[k].start) - 1] : 0
    return before == 0x8001 || before == 0x5C0F || has(k + 1, .classifier) && isGlued(k + 1)
      || [0x4E2A, 0x8D77, 0x76F4, 0x6837, 0x4E9B, 0x5207, 0x5B9A, 0x822C].contains(unitAfter(k + 1))
  }

  // MARK: - Years

  func yearPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    // 1990s, the 70s, 90 s, mid-1980s
    if let plain = atoms[k].plain, has(k + 1, .decadeSuffix), atoms[k + 1].gap <= 1, plain % 10 == 0 {
      let isLong = atoms[k].wholeDigits == 4 && (1000...2190).contains(plain)
      let isShort =
        atoms[k].wholeDigits == 2
        && (isGlued(k + 1) && (has(k - 1, .the) || has(k - 1, .modifier) || isHyphen(k - 1) || has(k - 1, .yearApart))
          || has(k - 1, .in))
      if isLong || isShort { return made(k, k + 2) { $0.decade = plain } }
    }
    if has(k, .yearApart), k + 1 < atoms.count, isGlued(k + 1), let plain = atoms[k + 1].plain,
      atoms[k + 1].wholeDigits == 2
    {
      if has(k + 2, .decadeSuffix), isGlued(k + 2), plain % 10 == 0 { return made(k, k + 3) { $0.decade = plain } }
      if isUnit(k + 2, 0x5E74) { return made(k, k + 3) { $0.year = plain < 50 ? 2000 + plain : 1900 + plain } }
      if before?.month != nil { return made(k, k + 2) { $0.year = plain < 50 ? 2000 + plain : 1900 + plain } }
    }
    if let tens = number(k, in: .decadeWord),
      has(k - 1, .the) || has(k - 1, .modifier) || has(k - 1, .in) || isHyphen(k - 1),
      tens > 10 || has(k - 1, .the) && tens == 0
    {
      return made(k, k + 1) { $0.decade = tens == 0 ? 2000 : tens }
    }
    if has(k, .eraCommon), !atoms[k].isHan, atoms[k].isUpper, k + 1 < atoms.count, let plain = atoms[k + 1].plain,
      atoms[k + 1].wholeDigits <= 4
    {
      return made(k, k + 2) { $0.year = plain }
    }
    guard !atoms[k].isHan else { return nil }
    if timeUnit(k) == .week, k + 1 < atoms.count, let plain = atoms[k + 1].plain, (1...53).contains(plain),
      atoms[k + 1].gap == 1,
      before == nil, !isCount(k + 2), tables.fold(text[Int(atoms[k].end) - 1]) == 0x6B
    {
      return made(k, k + 2) { $0.nth = plain }
    }
    if let plain = atoms[k].plain, atoms[k].wholeDigits <= 4, plain > 0, atoms[k + 1 < atoms.count ? k + 1 : k].isUpper
    {
      if has(k + 1, .eraBefore), !atoms[k + 1].isHan { return made(k, k + 2) { $0.year = 1 - plain } }
      if has(k + 1, .eraCommon), !atoms[k + 1].isHan, atoms[k].wholeDigits <= 4 {
        return made(k, k + 2) { $0.year = plain }
      }
    }
    if let year = fourDigitYear(k) {
      guard !isCount(k + 1) || has(k + 1, .slash), isYear(k, year, before) else { return nil }
      return made(k, k + 1) { $0.year = year }
    }
    if let plain = atoms[k].plain, atoms[k].wholeDigits == 2, before?.month != nil, !has(k + 1, .ordinalSuffix),
      !isCount(k + 1), has(k - 1, .of) || before?.day != nil && has(k - 1, .comma)
    {
      return made(k, k + 1) { $0.year = plain < 50 ? 2000 + plain : 1900 + plain }
    }
    return wordYear(k, before)
  }

  /// Whether four digits are a year: beside a month, behind a preposition, or in the last two centuries before no noun
  /// that is counted.
  private func isYear(_ k: Int, _ year: Int, _ before: PartialDate?) -> Bool {
    if let before {
      return before.month != nil || before.festival != nil || before.season != nil || before.months != nil
        || before.nth != nil || before.modifier != nil
    }
    if k > 0, has(k - 1, .currencySymbol) || has(k - 1, .currencyCode) && isGlued(k) { return false }
    if has(k - 1, .in) || has(k - 1, .from) || has(k - 1, .between) || has(k - 1, .modifier) || timeUnit(k - 1) == .year
      || has(k - 1, .fiscal)
    {
      return true
    }
    let isLicensed =
      k > 0
      && (has(k - 1, .preposition) || has(k - 1, .of) || has(k - 1, .to) || has(k - 1, .and) || has(k - 1, .after)
        || has(k - 1, .before) || has(k - 1, .within) || has(k - 1, .than) || has(k - 1, .on))
    if has(k + 1, .yearNoun) { return (1700...2199).contains(year) }
    if (1900...2099).contains(year) { return year % 100 != 0 || isLicensed || has(k - 1, .the) }
    return isLicensed && year >= 1400 && year % 100 != 0 && !has(k + 1, .counted)
  }

  /// Nineteen eighty-six, two thousand and fifteen, the nineteen seventies.
  private func wordYear(_ k: Int, _ before: PartialDate?) -> ReadDate? {
    guard has(k, .small) || has(k, .tens), let (century, next) = belowHundred(k),
      (10...20).contains(century) || century == 2
    else { return nil }
    if century != 2, next < atoms.count, atoms[next].gap <= 1 || isHyphen(next) {
      let j = isHyphen(next) ? next + 1 : next
      if let tens = number(j, in: .decadeWord), tens > 0 { return made(k, j + 1) { $0.decade = century * 100 + tens } }
      if let (rest, end) = belowHundred(j), rest >= 10, !isCount(end), before != nil || isLicensedWord(k) {
        return made(k, end) { $0.year = century * 100 + rest }
      }
      if number(j, in: .small) == 0, let (rest, end) = belowHundred(j + 1), rest < 10, before?.month != nil {
        return made(k, end) { $0.year = century * 100 + rest }
      }
      if has(j, .multiplier), number(j, in: .multiplier) == 2, before?.month != nil || isLicensedWord(k) {
        let at = has(j + 1, .and) ? j + 2 : j + 1
        if let (rest, end) = belowHundred(at), atoms[at].gap <= 1 {
          return made(k, end) { $0.year = century * 100 + rest }
        }
        return before?.month != nil ? made(k, j + 1) { $0.year = century * 100 } : nil
      }
    }
    if century == 2, let number = number(k), number.form == .word, let year = number.integer,
      (2000...2099).contains(year), !isCount(number.next),
      before?.month != nil || before?.nth != nil || before?.months != nil || isLicensedWord(k)
    {
      if has(number.next, .and), self.number(number.next + 1, in: .decadeWord) == 10 {
        return made(k, number.next + 2) { $0.decade = 2010 }
      }
      return made(k, number.next) { $0.year = year }
    }
    return nil
  }

  private func isLicensedWord(_ k: Int) -> Bool {
    has(k - 1, .in) || has(k - 1, .the) && has(k - 2, .in)
      || has(k - 1, .preposition) && !has(k - 1, .to) && !has(k - 1, .and)
  }

  // MARK: - Ordinals: quarters, halves, weeks, centuries, days

  /// Q1 2016, the third quarter, first half, 第一季度, the first week, the 21st century, the 27th.
  func ordinalPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    if has(k, .quarterMark) || has(k, .halfMark), k + 1 < atoms.count, isGlued(k + 1), let plain = atoms[k + 1].plain,
      atoms[k + 1].wholeDigits == 1
    {
      let length = has(k, .quarterMark) ? 3 : 6
      guard (1...(12 / length)).contains(plain), !(has(k, .halfMark) && before == nil && fourDigitYear(k + 2) == nil)
      else { return nil }
      return made(k, k + 2) { $0.months = (length * (plain - 1) + 1, length * plain) }
    }
    guard let (value, start) = ordinal(k) ?? cardinalUnit(k) else { return nil }
    var j = start
    if isHyphen(j) { j += 1 }
    if has(j, .classifier), isUnit(j, 0x4E2A) { j += 1 }
    let weak = before == nil
    if has(j, .half), !atoms[k].isHan, (1...2).contains(value) {
      return made(k, j + 1, weak: weak) { $0.months = value == 1 ? (1, 6) : (7, 12) }
    }
    switch timeUnit(j) {
    case .quarter where (1...4).contains(value):
      return made(k, j + 1) { $0.months = (3 * value - 2, 3 * value) }
    case .week where !isUnit(j, 0x5468) || has(k, .ordinalPrefix):
      return made(k, j + 1, weak: weak) { $0.nth = value }
    case .century where (1...30).contains(value) && !atoms[k].isHan:
      return made(k, j + 1) { $0.century = (value - 1) * 100 }
    default: break
    }
    // The first two weeks of 2021.
    if has(k, .ordinal), value == 1, let (span, next) = timeSpan(j), let (count, unit) = single(span), has(next, .of) {
      let at = has(next + 1, .the) ? next + 2 : next + 1
      if let base = date(at), !base.isClosed, base.date.clock == nil, base.date.day == nil, base.date.edge == nil {
        var whole = base.date
        whole.edge = (count, unit)
        return ReadDate(date: whole, first: k, next: base.next, isClosed: true)
      }
    }
    if let weekday = weekday(j), has(k, .ordinal) || has(k + 1, .ordinalSuffix) || has(k, .ordinalPrefix), value <= 5,
      atoms[j].gap <= 1
    {
      return made(k, j + 1) {
        $0.nth = value; $0.weekday = weekday
      }
    }
    // The 27th, on the second; 20th of next month.
    guard !atoms[k].isHan, (1...31).contains(value), before?.day == nil else { return nil }
    let isSuffixed = has(k + 1, .ordinalSuffix)
    let isThe =
      has(k - 1, .the)
      && (has(k - 2, .on) || has(k - 2, .preposition) || has(k - 2, .after) || has(k - 2, .before) || before != nil)
    let closes =
      !tables.isWordLike(nextLetter(j))
      || j < atoms.count
        && (has(j, .preposition) || has(j, .of) || has(j, .and) || has(j, .at) || has(j, .to) || has(j, .month)
          || has(j, .clockWord))
    if before?.weekday != nil && (isSuffixed || has(k - 1, .the)) || before?.shift?.unit == .month {
      return made(k, j) { $0.day = value }
    }
    if isSuffixed && (has(k - 1, .on) || isThe) || isThe && has(k - 2, .on) || isThe && value > 3 {
      return closes ? made(k, j) { $0.day = value } : nil
    }
    return isSuffixed || isThe ? made(k, j, weak: true) { $0.day = value } : nil
  }

  /// The next unit behind atom k - 1 that is no blank.
  func nextLetter(_ k: Int) -> UInt16 {
    var i = Int(atoms[k - 1].end)
    while i < text.count, tables.isSpace(text[i]) { i += 1 }
    return i < text.count ? text[i] : 0
  }

  /// 一季度 has no 第; "week 10" has its number behind.
  private func cardinalUnit(_ k: Int) -> (value: Int, next: Int)? {
    guard atoms[k].isHan || atoms[k].isDigits, let number = number(k, decimals: false), let value = number.integer,
      (1...4).contains(value),
      timeUnit(number.next) == .quarter, atoms[number.next].isHan,
      tables.fold(text[Int(atoms[number.next].start)]) == 0x5B63
    else { return nil }
    return (value, number.next)
  }
}
