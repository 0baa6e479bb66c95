internal import Lexicons

// Stretches counted from the date of the document: last year, the next three weeks, 过去十年, 前三季度.

extension ValueParser {
  // MARK: - Last, this, next

  /// "last year", "next Tuesday", "the past three years", "the last quarter", "this May", "next few weeks".
  func shiftPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    guard let offset = number(k, in: .shift) ?? number(k, in: .shiftPast) else { return nil }
    var j = k + 1
    if isHyphen(j) { j += 1 }
    guard j < atoms.count, !atoms[j].isHan else { return nil }
    if has(j, .fiscal), timeUnit(j + 1) == .year {
      let kind = fiscalKind(j)
      return made(k, j + 2) {
        $0.shift = (.year, offset)
        $0.yearKind = kind
      }
    }
    // "This may" is a verb.
    if let month = monthName(j, isLicensed: offset != 0 || atoms[j].isUpper) {
      let next = has(j + 1, .dot) && isGlued(j + 1) && has(j, .monthShort) ? j + 2 : j + 1
      return made(k, next) {
        $0.shift = (.year, offset)
        $0.month = month
        if offset < 0, let reference = resolver.reference, month < reference.month { $0.shift = (.year, 0) }
        if offset > 0, let reference = resolver.reference, month > reference.month { $0.shift = (.year, 0) }
      }
    }
    if let weekday = number(j, in: .weekday) ?? number(j, in: .weekdayShort) {
      if has(k, .shiftPast), let reference = resolver.reference {
        let back = (reference.weekday - weekday + 6) % 7 + 1
        return made(k, j + 1) { $0.fixed = .day(reference + -back) }
      }
      return made(k, j + 1) {
        $0.shift = (.week, offset)
        $0.weekday = weekday
      }
    }
    if let season = word(j, in: .season) ?? word(j, in: .seasonAmbiguous) {
      return made(k, j + 1) {
        $0.shift = (.year, offset)
        $0.season = season
      }
    }
    if let part = word(j, in: .part), offset != 0 || timeUnit(j) == nil {
      return made(k, j + 1) {
        $0.shift = (.day, offset)
        $0.clock = ClockTime(part: part)
      }
    }
    if let rule = word(j, in: .festival) {
      return made(k, j + 1) {
        $0.festival = rule
        $0.shift = (.year, offset)
        if let reference = resolver.reference, let day = Festivals.period(rule, reference.year)?.first {
          if offset > 0, day > reference { $0.shift = (.year, 0) }
          if offset < 0, day < reference { $0.shift = (.year, 0) }
        }
      }
    }
    if offset == -1, has(k, .shift), let unit = timeUnit(j), unit == .week, has(j + 1, .of) {
      // the last week of July
      let at = has(j + 2, .the) ? j + 3 : j + 2
      if let base = date(at), !base.isClosed, base.date.clock == nil, base.date.day == nil, base.date.nth == nil,
        base.date.month != nil || base.date.year != nil || base.date.shift != nil
      {
        var whole = base.date
        whole.nth = -1
        return ReadDate(date: whole, first: k, next: base.next)
      }
    }
    if let unit = timeUnit(j), !unit.isClock {
      // "this second" and the like are clocks; "the last day" of something is no date of its own.
      if unit == .day { return made(k, j + 1) { $0.isOpen = true } }
      return made(k, j + 1) { $0.shift = (unit, offset) }
    }
    // the last three weeks, the next couple of years; "of 2019" makes it the end of that year.
    guard offset != 0, !has(k, .article), let (span, next) = timeSpan(j), !has(j, .article) || has(j + 1, .vague) else {
      return nil
    }
    if has(next, .of), number(k, in: .shift) == -1, let (count, unit) = single(span) {
      for at in [next + 1, next + 2] {
        if let base = date(at), !base.isClosed, base.date.clock == nil, base.date.day == nil,
          let whole = edge(base, -count, unit)
        {
          return ReadDate(date: whole, first: k, next: base.next, isClosed: true)
        }
        if !has(next + 1, .the) { break }
      }
    }
    return stretch(span, offset, k, next)
  }

  private func edge(_ base: ReadDate, _ count: Int, _ unit: TimeUnit) -> PartialDate? {
    var edged = base.date
    guard edged.edge == nil, edged.literal == nil, !edged.isOpen else { return nil }
    edged.edge = (count, unit)
    return edged
  }

  func single(_ span: TimeSpan) -> (Int, TimeUnit)? {
    guard span.parts.count == 1, let amount = span.parts[0].amount, amount == amount.rounded(), amount < 10_000 else {
      return nil
    }
    return (Int(amount), span.parts[0].unit)
  }

  /// The stretch of a length before or behind the date of the document.
  func stretch(_ span: TimeSpan, _ offset: Int, _ k: Int, _ next: Int) -> ReadDate {
    var found = made(k, next) { date in
      if let period = resolver.reference.flatMap({ span.period(offset, at: $0) }) {
        date.fixed = period
      } else {
        date.isOpen = true
      }
      if span.isClock { date.clock = ClockTime() }
    }
    found.isClosed = true
    return found
  }

  // MARK: - 过去十年, 未来三年, 近五年来, 前三季度

  func spanPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    let isPast = has(k, .spanPast)
    let isNext = has(k, .spanNext)
    let isEdge = has(k, .spanThis) || has(k, .shiftFinal) || isUnit(k, 0x524D)
    guard isPast || isNext || isEdge, atoms[k].isHan || has(k, .shiftFinal) else {
      return trailingShift(k)
    }
    var j = k + 1
    if has(j, .of) { j += 1 }
    guard j < atoms.count else { return nil }
    // 前三季度, 头三个月, 前10个月, 最后3周: the edge of a year or month.
    if isEdge, let number = number(j, decimals: false), let count = number.integer, (1...60).contains(count) {
      if let unit = timeUnit(number.next) ?? (isUnit(number.next, 0x6708) ? .month : nil), !unit.isClock {
        let isQuarter = unit == .quarter
        if before?.year != nil || before?.shift?.unit == .year || before?.month != nil || before?.shift?.unit == .month
          || isQuarter && !isUnit(k, 0x672C)
        {
          return made(k, number.next + 1) {
            $0.edge = (has(k, .shiftFinal) ? -count : count, unit)
            if before == nil { $0.shift = (.year, 0) }
          }
        }
      }
      // 最后一个周三
      if has(k, .shiftFinal), let weekday = self.number(number.next + 1, in: .weekday) {
        return made(k, number.next + 2) {
          $0.nth = -count
          $0.weekday = weekday
        }
      }
    }
    if has(k, .shiftFinal), let weekday = self.number(j, in: .weekday) {
      return made(k, j + 1) {
        $0.nth = -1
        $0.weekday = weekday
      }
    }
    guard before == nil, isPast || isNext else { return nil }
    // 上1月 and 前三月 in old use
    guard let (span, next) = timeSpan(j) ?? monthSpan(j) else { return nil }
    if isUnit(k, 0x540E) || isUnit(k, 0x524D) || isUnit(k, 0x4E0A) || isUnit(k, 0x4E0B), atoms[j].entry >= 0,
      atoms[j].has(.half)
    {
      return nil
    }
    let end = has(next, .since) && atoms[next].isHan ? next + 1 : next
    return stretch(span, isPast ? -1 : 1, k, end)
  }

  private func monthSpan(_ k: Int) -> (TimeSpan, Int)? {
    guard let number = number(k, decimals: false), isUnit(number.next, 0x6708), number.form == .digits else {
      return nil
    }
    return (TimeSpan(parts: [(.month, number.value)]), number.next + 1)
  }

  /// "the 5 upcoming years", "the 10 previous weeks"
  private func trailingShift(_ k: Int) -> ReadDate? {
    guard atoms[k].isDigits || has(k, .small), let number = number(k),
      let offset = self.number(number.next, in: .shift) ?? self.number(number.next, in: .shiftPast),
      offset != 0, let unit = timeUnit(number.next + 1)
    else { return nil }
    return stretch(TimeSpan(parts: [(unit, number.value)]), offset, k, number.next + 2)
  }
}
