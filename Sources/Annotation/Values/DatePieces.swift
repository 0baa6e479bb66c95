internal import Lexicons
internal import UnicodeText

// The pieces that dates are made of. Each looks at a few atoms from k on and knows what was read before it.

extension ValueParser {
  /// The piece at atom k; `before` is the date it would be joined to.
  func piece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    guard k < atoms.count else { return nil }
    let atom = atoms[k]
    var best: ReadDate?
    func offer(_ found: ReadDate?) {
      guard let found, found.next > k else { return }
      if best.map({ found.next > $0.next || found.next == $0.next && $0.isWeak && !found.isWeak }) ?? true {
        best = found
      }
    }
    if atom.isDigits { offer(numericDate(k, after: before)) }
    if atom.isDigits || atom.has(.digit) || atom.has(.tens) || atom.has(.scale) || isUnit(k, 0x5143) {
      offer(chineseUnit(k, after: before))
      offer(chineseDayAtEnd(k, after: before))
    }
    if atom.isDigits || atom.has(.small) || atom.has(.tens) || atom.has(.clockWord) || atom.has(.half)
      || atom.has(.fractionOne)
      || atom.has(.digit) || atom.has(.scale) || atom.has(.part) || atom.has(.partShort) || atom.has(.partVague)
    {
      offer(clockPiece(k, after: before))
    }
    if atom.isDigits || atom.has(.small) || atom.has(.tens) || atom.has(.yearApart) || atom.has(.eraCommon)
      || atom.has(.decadeWord) || atom.has(.timeUnit)
    {
      offer(yearPiece(k, after: before))
    }
    offer(monthPiece(k, after: before))
    if atom.isDigits || atom.has(.ordinal) || atom.has(.tens) || atom.has(.ordinalPrefix) || atom.has(.digit)
      || atom.has(.quarterMark)
      || atom.has(.halfMark) || atom.has(.small) || atom.has(.shiftFinal)
    {
      offer(ordinalPiece(k, after: before))
    }
    offer(weekdayPiece(k, after: before))
    offer(relativePiece(k, after: before))
    offer(shiftPiece(k, after: before))
    offer(spanPiece(k, after: before))
    offer(modifierPiece(k, after: before))
    offer(seasonPiece(k, after: before))
    offer(eraPiece(k))
    offer(setPiece(k, after: before))
    if atom.has(.weekOf) || has(k + 1, .of) { offer(aroundPiece(k)) }
    if atom.has(.the), before == nil { offer(definitePiece(k)) }
    if atom.has(.fiscal) { offer(fiscalPiece(k)) }
    return best
  }

  func made(_ k: Int, _ next: Int, weak: Bool = false, _ fill: (inout PartialDate) -> Void) -> ReadDate {
    var date = PartialDate()
    fill(&date)
    return ReadDate(date: date, first: k, next: next, isWeak: weak)
  }

  // MARK: - Words with a place of their own

  /// 昨天, 去年, 上周, 去冬, 今晚, 目前, festivals.
  private func relativePiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    if let rule = word(k, in: .relative) {
      let words = rule.split(separator: " ")
      guard words.count == 2, let unit = TimeUnit(rawValue: String(words[0])), let offset = Int(words[1]) else {
        return nil
      }
      // 上周四: the week and its day.
      if unit == .week, has(k + 1, .digit) || has(k + 1, .dayMark) && isUnit(k + 1, 0x65E5), isGlued(k + 1),
        atoms[k].isHan,
        isUnit(k + 1, 0x65E5) || (1...6).contains(number(k + 1, in: .digit) ?? 0), !has(k + 2, .scale)
      {
        return made(k, k + 2) {
          $0.shift = (.week, offset)
          $0.weekday = isUnit(k + 1, 0x65E5) ? 7 : number(k + 1, in: .digit)
        }
      }
      return made(k, k + 1) { $0.shift = (unit, offset) }
    }
    if has(k, .relativeText) { return made(k, k + 1) { $0.isOpen = true } }
    if let rule = word(k, in: .relativePart) {
      let words = rule.split(separator: " ")
      guard words.count == 3, let offset = Int(words[1]) else { return nil }
      return made(k, k + 1) {
        $0.shift = (.day, offset)
        $0.clock = ClockTime(part: String(words[2]))
      }
    }
    if let rule = word(k, in: .relativeSeason) {
      let words = rule.split(separator: " ")
      guard words.count == 2, let offset = Int(words[0]) else { return nil }
      return made(k, k + 1) {
        $0.shift = (.year, offset)
        $0.season = String(words[1])
      }
    }
    if let reference = word(k, in: .reference), before == nil {
      // 过去十年, 未来三年 belong together.
      if has(k, .spanPast) || has(k, .spanNext), timeSpan(k + 1) != nil || has(k + 1, .of) && timeSpan(k + 2) != nil {
        return nil
      }
      var found = made(k, k + 1) { $0.literal = reference }
      found.isClosed = true
      return found
    }
    if let rule = word(k, in: .festival) { return made(k, k + 1) { $0.festival = rule } }
    return nil
  }

  // MARK: - Early, late, 初, 底

  /// "early 2016", "the end of March", "mid-1980s", "later this week"; and behind a date 初, 底, 上旬, 上半年.
  private func modifierPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    if let name = word(k, in: .modifier), let modifier = DateModifier(rawValue: name) {
      var j = k + 1
      if isHyphen(j) { j += 1 }
      if has(j, .in) || has(j, .of) { j += 1 }
      if has(j, .the) { j += 1 }
      if let inner = date(j), !inner.isClosed, inner.date.modifier == nil, inner.date.literal == nil,
        !inner.date.isOpen || inner.date.shift != nil
      {
        guard
          inner.date.month != nil || inner.date.year != nil || inner.date.shift != nil || inner.date.decade != nil
            || inner.date.century != nil
            || inner.date.season != nil || inner.date.months != nil || inner.date.clock?.part != nil
            || inner.date.weekday != nil
        else { return nil }
        var date = inner.date
        date.modifier = modifier
        return ReadDate(date: date, first: k, next: inner.next)
      }
      if let unit = timeUnit(j), [.week, .month, .year, .decade, .century, .quarter].contains(unit), !atoms[j].isHan,
        j > k + 1 || modifier == .rest
      {
        return made(k, j + 1) {
          $0.shift = (unit, 0)
          $0.modifier = modifier
        }
      }
      return nil
    }
    if let name = word(k, in: .modifierAfter), let modifier = DateModifier(rawValue: name) {
      guard let before else {
        // 年底, 上半年, 岁末 alone are of this year.
        let isYear =
          isUnit(k, 0x5E74) || tables.fold(text[Int(atoms[k].start)]) == 0x5E74 || atoms[k].end - atoms[k].start >= 3
          || tables.fold(text[Int(atoms[k].start)]) == 0x5C81
        guard isYear, !endsWith(k, 0x6708), atoms[k].end - atoms[k].start >= 2,
          (modifier == .early || modifier == .late || modifier == .mid || modifier == .firstHalf
            || modifier == .secondHalf),
          text[Int(atoms[k].start)] == 0x5E74 || text[Int(atoms[k].end) - 1] == 0x5E74
            || tables.fold(text[Int(atoms[k].start)]) == 0x5C81
        else {
          guard endsWith(k, 0x6708) else { return nil }
          return made(k, k + 1) {
            $0.shift = (.month, 0)
            $0.modifier = modifier
          }
        }
        return made(k, k + 1) {
          $0.shift = (.year, 0)
          $0.modifier = modifier
        }
      }
      let fits =
        switch modifier {
        case .firstTen, .secondTen, .lastTen: before.month != nil || before.shift?.unit == .month
        default:
          before.year != nil || before.shift != nil || before.decade != nil || before.century != nil
            || before.month != nil || before.season != nil
        }
      guard fits, before.day == nil, before.clock == nil else { return nil }
      return made(k, k + 1, weak: true) { $0.modifier = modifier }
    }
    if let name = word(k, in: .monthModifier), let modifier = DateModifier(rawValue: name), before == nil {
      return made(k, k + 1) {
        $0.shift = (.month, 0)
        $0.modifier = modifier
      }
    }
    // 世纪中, 年中 before anything but another ideograph.
    if has(k, .modifierAfterWeak), let before, before.year != nil || before.shift?.unit == .year, before.month == nil,
      !tables.isHan(unitAfter(k + 1))
    {
      return made(k, k + 1, weak: true) { $0.modifier = .mid }
    }
    return nil
  }

  /// Whether atom k ends with this unit: 上半月.
  private func endsWith(_ k: Int, _ unit: UInt16) -> Bool { tables.fold(text[Int(atoms[k].end) - 1]) == unit }

  // MARK: - Seasons, weeks around a day, rates

  private func seasonPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    guard let season = word(k, in: .season) ?? word(k, in: .seasonAmbiguous) else { return nil }
    if atoms[k].isHan {
      // 春 and 夏 alone are surnames and much else.
      if atoms[k].end - atoms[k].start == 1, before?.year == nil, before?.shift?.unit != .year { return nil }
    } else if has(k, .seasonAmbiguous) {
      let isLicensed =
        (has(k - 1, .the) && (has(k - 2, .in) || has(k - 2, .preposition)) || has(k - 1, .in) || has(k - 1, .modifier)
          || before != nil)
      let hasYear = fourDigitYear(k + 1) != nil || has(k + 1, .of) && fourDigitYear(k + 2) != nil
      guard isLicensed || hasYear, !atoms[k].isUpper || hasYear else { return nil }
    }
    return made(k, k + 1) { $0.season = season }
  }

  /// "the week of April 10th"
  private func aroundPiece(_ k: Int) -> ReadDate? {
    guard let unit = has(k, .weekOf) ? .week : timeUnit(k), unit == .week || unit == .month, !atoms[k].isHan else {
      return nil
    }
    let start = has(k, .weekOf) ? k + 1 : k + 2
    for j in [start, start + 1] {
      if let inner = date(j), !inner.isClosed, inner.date.day != nil || unit == .month && inner.date.month != nil {
        var around = inner.date
        around.around = unit
        return ReadDate(date: around, first: k, next: inner.next)
      }
      guard has(start, .the) || has(start, .on) else { break }
    }
    return nil
  }

  /// Every Monday, 每两年, daily, annual.
  private func setPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    if let rate = word(k, in: .set) {
      if atoms[k].isUpper, !atoms[k].isHan, !beginsSentence(k) { return nil }
      var next = k + 1
      var clock: ClockTime?
      if let time = clockPiece(next, after: nil) ?? clockPiece(next + 1, after: nil), !time.isWeak {
        next = time.next
        clock = time.date.clock
      }
      var found = made(k, next) {
        $0.literal = clock.map { $0.iso() } ?? rate
        $0.clock = clock
      }
      found.isClosed = true
      return found
    }
    guard has(k, .every), before == nil else { return nil }
    var j = k + 1
    if has(j, .of) { j += 1 }
    guard j < atoms.count else { return nil }
    var found: ReadDate?
    if let (span, next) = timeSpan(j) {
      found = made(k, next) { $0.literal = span.iso }
    } else if let unit = timeUnit(j), !atoms[j].isHan {
      found = made(k, j + 1) { $0.literal = TimeSpan(parts: [(unit, 1)]).iso }
    } else if let inner = date(j), !inner.isClosed,
      inner.date.weekday != nil || inner.date.clock != nil || inner.date.month != nil || inner.date.festival != nil
    {
      found = made(k, inner.next) {
        $0.literal = inner.date.isClockOnly ? inner.date.clock?.iso() ?? "" : ""
        $0.clock = inner.date.clock
      }
    }
    found?.isClosed = true
    return found
  }

  /// "the" before a piece that needs it: the 1990s, the third quarter, the past decade, the 27th.
  private func definitePiece(_ k: Int) -> ReadDate? {
    if let unit = timeUnit(k + 1), unit == .weekend { return made(k, k + 2) { $0.shift = (.weekend, 0) } }
    if var inner = date(k + 1), inner.date.literal == nil {
      let joins =
        inner.date.decade != nil || inner.date.century != nil || inner.date.months != nil || inner.date.shift != nil
        || inner.date.modifier != nil
        || inner.date.fixed != nil || inner.date.edge != nil || inner.date.nth != nil || inner.isClosed
        || inner.date.day != nil || inner.date.isOpen
        || inner.date.festival != nil || inner.date.around != nil || inner.date.season != nil && inner.date.year != nil
      guard joins else { return nil }
      inner.first = k
      return inner
    }
    return nil
  }

  func fiscalKind(_ k: Int) -> String? {
    switch tables.fold(text[Int(atoms[k].start)]) {
    case 0x66, 0x8D22: "FY"
    case 0x73, 0x5B66: "SY"
    default: nil
    }
  }

  /// Fiscal year 2018, FY18, the school year; 2018财年 is read with 年.
  private func fiscalPiece(_ k: Int) -> ReadDate? {
    let kind = fiscalKind(k)
    let j = timeUnit(k + 1) == .year ? k + 2 : k + 1
    if let year = fourDigitYear(j) {
      return made(k, j + 1) {
        $0.year = year
        $0.yearKind = kind
      }
    }
    if j < atoms.count, let plain = atoms[j].plain, atoms[j].wholeDigits == 2, isGlued(j), j == k + 1 {
      return made(k, j + 1) {
        $0.year = 2000 + plain
        $0.yearKind = kind
      }
    }
    return j == k + 2 && atoms[k].end - atoms[k].start > 2 && !atoms[k].isHan ? made(k, j) { $0.isOpen = true } : nil
  }
}
