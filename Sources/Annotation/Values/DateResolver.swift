/// Places partial dates in time, with the date of the document where they need one. Without it they stay unplaced:
/// nothing is guessed.
struct DateResolver {
  /// The date of the document.
  var reference: CivilDay?

  /// A day and a time on it.
  struct Placed {
    var period: Period
    var clock: ClockTime?
  }

  /// The ISO 8601 form of one expression, or "".
  func value(_ date: PartialDate) -> String {
    if let literal = date.literal { return literal }
    if date.isOpen { return "" }
    if let clock = date.clock, date.isClockOnly { return clock.iso() }
    guard let placed = place(date) else { return "" }
    if let clock = placed.clock, placed.period.grain == .day { return placed.period.iso + clock.iso() }
    if let kind = date.yearKind, placed.period.grain == .year { return kind + placed.period.iso }
    return placed.period.iso
  }

  /// The ISO 8601 interval of two expressions, or "".
  func value(from first: PartialDate, to second: PartialDate) -> String {
    var (a, b) = (first, second)
    if a.literal == "PRESENT_REF" { a = present }
    if b.literal == "PRESENT_REF" { b = present }
    fill(&a, &b)
    if let from = a.clock, let to = b.clock, a.isClockOnly, b.isClockOnly { return "\(from.iso())/\(to.iso())" }
    guard let from = place(a), var to = place(b) else { return "" }
    if to.period.last < from.period.first, !b.hasYear, b.fixed == nil, b.shift == nil, reference != nil || a.year != nil
    {
      // From December to March: the end is in the next year.
      if let moved = place(b, notBefore: from.period.first) { to = moved }
    }
    guard from.period.first <= to.period.last else { return "" }
    if from.clock?.hour != nil || to.clock?.hour != nil, from.period.grain == .day, to.period.grain == .day {
      let start = from.clock?.iso(withSeconds: true) ?? "T00:00:00"
      let end = to.clock?.iso(withSeconds: true) ?? "T23:59:59"
      return "\(from.period.iso)\(start)/\(to.period.iso)\(end)"
    }
    return Period.interval(from.period, to.period)
  }

  private var present: PartialDate {
    var date = PartialDate()
    date.shift = (.day, 0)
    return date
  }

  /// Gives each of two ends what only the other one says.
  private func fill(_ a: inout PartialDate, _ b: inout PartialDate) {
    if a.isClockOnly, !b.isClockOnly, b.clock != nil { a = borrow(a, from: b) }
    if b.isClockOnly, !a.isClockOnly { b = borrow(b, from: a) }
    if let from = a.clock, let to = b.clock {
      // 5 to 6pm: both in the afternoon.
      if from.part == nil, !from.isDecided, let part = to.part, (from.hour ?? 13) <= (to.hour ?? 0) {
        a.clock?.part = part
      }
      if !from.isDecided, from.part == nil, to.isDecided, let low = from.hour, let high = to.hour, low < 12, high >= 12,
        low + 12 <= high, low != 12
      {
        a.clock?.hour = low + 12
      }
      if to.part == nil, !to.isDecided, let part = from.part, (to.hour ?? 0) >= (from.hour ?? 13) {
        b.clock?.part = part
      }
    }
    if a.month == nil, a.day != nil, a.shift == nil, let month = b.month { a.month = month }
    if a.day != nil, a.month == nil, a.shift == nil, let shift = b.shift, shift.unit == .month { a.shift = shift }
    if b.month == nil, b.day != nil, b.shift == nil {
      if let month = a.month { b.month = month }
      if let shift = a.shift, shift.unit == .month { b.shift = shift }
      if a.isLunar { b.isLunar = true }
    }
    let (open, other) = (needsYear(a), needsYear(b))
    if open, let year = b.year { a.year = (a.month ?? 0) > (b.month ?? 13) ? year - 1 : year }
    if open, b.year == nil, let shift = b.shift, shift.unit == .year, a.shift == nil { a.shift = shift }
    if other, b.shift == nil, b.fixed == nil {
      if let year = a.year, (b.month ?? 13) >= (a.month ?? 0) {
        b.year = year
      } else if let year = a.year {
        b.year = year + 1
      }
      if a.year == nil, let shift = a.shift, shift.unit == .year, (b.month ?? 13) >= (a.month ?? 0) { b.shift = shift }
    }
    if a.decade != nil, a.decade ?? 0 < 100, a.century == nil { a.century = b.century }
    if b.decade != nil, b.decade ?? 0 < 100, b.century == nil { b.century = a.century }
  }

  private func borrow(_ clockOnly: PartialDate, from date: PartialDate) -> PartialDate {
    var borrowed = date
    borrowed.clock = clockOnly.clock
    return borrowed
  }

  private func needsYear(_ date: PartialDate) -> Bool {
    date.year == nil && date.fixed == nil && date.weekday == nil && date.decade == nil && date.century == nil
      && (date.month != nil || date.festival != nil || date.months != nil || date.season != nil)
  }

  // MARK: - Placing

  /// Where an expression lies; of several years the one nearest to the reference, or the first not before a day.
  func place(_ date: PartialDate, notBefore: CivilDay? = nil) -> Placed? {
    guard var period = period(date, notBefore) else { return nil }
    if let around = date.around, period.grain == .day {
      let day = period.first
      period = around == .week ? .days(day.monday, day.monday + 6) : .month(day.year, day.month)
    }
    if let modifier = date.modifier {
      guard let part = period.part(modifier, reference: reference) else { return nil }
      period = part
    }
    return Placed(period: period, clock: date.clock)
  }

  private func period(_ date: PartialDate, _ notBefore: CivilDay?) -> Period? {
    if let fixed = date.fixed { return fixed }
    if let edge = date.edge { return self.edge(edge.count, edge.unit, of: date) }
    if date.decade != nil || date.century != nil || date.shift?.unit == .century { return longPeriod(date) }
    if let shift = date.shift { return shifted(date, shift.unit, shift.offset) }
    if date.month == nil, date.day == nil, let weekday = date.weekday, date.nth == nil {
      guard let reference else { return nil }
      let back = (reference.weekday - weekday + 7) % 7
      return .day(reference + -back)
    }
    if let day = date.day, date.month == nil { return dayOfMonth(day, date.weekday) }
    if let year = date.year { return within(year, date) }
    guard let reference else { return nil }
    if let notBefore {
      for year in notBefore.year...(notBefore.year + 4) {
        if let found = within(year, date), found.last >= notBefore { return found }
      }
      return nil
    }
    var best: Period?
    for year in (reference.year - 4)...(reference.year + 4) {
      guard let found = within(year, date), !date.isPast || found.first <= reference else { continue }
      if best.map({ distance(found, reference) < distance($0, reference) }) ?? true { best = found }
    }
    return best
  }

  private func distance(_ period: Period, _ day: CivilDay) -> Int {
    if period.first <= day, day <= period.last { return 0 }
    return min(abs(period.first.number - day.number), abs(period.last.number - day.number))
  }

  /// What an expression means within one year.
  private func within(_ year: Int, _ date: PartialDate) -> Period? {
    if let festival = date.festival { return Festivals.period(festival, year) }
    if let season = date.season {
      let first = ["SP": 3, "SU": 6, "FA": 9, "WI": 12][season] ?? 1
      var period = Period.months(year, first, first + 2)
      period.grain = .season(season)
      return period
    }
    if let months = date.months { return .months(year, months.first, months.last) }
    if let nth = date.nth { return self.nth(nth, year, date) }
    guard let month = date.month else { return .year(year) }
    guard let day = date.day else {
      return date.isLunar ? LunarCalendar.day(year, month, 1).map { .days($0, $0 + 29) } : .month(year, month)
    }
    if date.isLunar { return LunarCalendar.day(year, month, day).map { .day($0) } }
    return CivilDay(year, month, day).map { .day($0) }
  }

  private func nth(_ n: Int, _ year: Int, _ date: PartialDate) -> Period? {
    if let weekday = date.weekday {
      let day =
        date.month.map { CivilDay.nth(n, weekday: weekday, year, $0) }
        ?? (n > 0 ? CivilDay.nth(n, weekday: weekday, year, 1) : CivilDay.nth(n, weekday: weekday, year, 12))
      return day.map { .day($0) }
    }
    // A week belongs to the month, and the year, that its Thursday lies in.
    if let month = date.month {
      return CivilDay.nth(n, weekday: 4, year, month).map { .days($0.monday, $0.monday + 6) }
    }
    let thursday =
      n > 0 ? CivilDay.nth(1, weekday: 4, year, 1).map { $0 + 7 * (n - 1) } : CivilDay.nth(-1, weekday: 4, year, 12)
    return thursday.map { .week($0) }
  }

  private func dayOfMonth(_ day: Int, _ weekday: Int?) -> Period? {
    guard let reference else { return nil }
    let (year, month, _) = reference.civil
    var best: CivilDay?
    for offset in weekday == nil ? -2...2 : -12...12 {
      let first = CivilDay(firstOf: year, month + offset)
      guard let found = CivilDay(first.year, first.month, day), weekday == nil || found.weekday == weekday else {
        continue
      }
      if best.map({ abs(found.number - reference.number) < abs($0.number - reference.number) }) ?? true { best = found }
    }
    return best.map { .day($0) }
  }

  private func longPeriod(_ date: PartialDate) -> Period? {
    var century = date.century
    if let shift = date.shift, shift.unit == .century {
      guard let reference else { return nil }
      century = (reference.year / 100 + shift.offset) * 100
    }
    guard let decade = date.decade else { return century.map { .years($0, 100, .century) } }
    if decade >= 100 { return .years(decade, 10, .decade) }
    if let century { return .years(century + decade, 10, .decade) }
    // The nineties are the last ones before the document, or those of the 20th century.
    guard let reference else { return decade >= 30 ? .years(1900 + decade, 10, .decade) : nil }
    let this = reference.year / 100 * 100 + decade
    return .years(this > reference.year ? this - 100 : this, 10, .decade)
  }

  private func shifted(_ date: PartialDate, _ unit: TimeUnit, _ offset: Int) -> Period? {
    guard let reference else { return nil }
    let (year, month, _) = reference.civil
    switch unit {
    case .day: return .day(reference + offset)
    case .week:
      let monday = reference.monday + 7 * offset
      return date.weekday.map { .day(monday + ($0 - 1)) } ?? .week(monday)
    case .weekend:
      let saturday = reference.monday + (7 * offset + 5)
      return .days(saturday, saturday + 1)
    case .fortnight: return .days(reference + min(0, 14 * offset), reference + max(0, 14 * offset))
    case .month:
      let first = CivilDay(firstOf: year, month + offset)
      if let day = date.day { return CivilDay(first.year, first.month, day).map { .day($0) } }
      if let nth = date.nth {
        var inside = date
        inside.month = first.month
        return self.nth(nth, first.year, inside)
      }
      return .month(first.year, first.month)
    case .quarter:
      let first = CivilDay(firstOf: year, (month - 1) / 3 * 3 + 1 + 3 * offset)
      return .months(first.year, first.month, first.month + 2)
    case .halfYear:
      let first = CivilDay(firstOf: year, (month - 1) / 6 * 6 + 1 + 6 * offset)
      return .months(first.year, first.month, first.month + 5)
    case .year: return within(year + offset, date)
    case .decade: return .years((year / 10 + offset) * 10, 10, .decade)
    case .century: return .years((year / 100 + offset) * 100, 100, .century)
    default: return nil
    }
  }

  /// The first or last units of a month or a year; whole weeks of it only.
  private func edge(_ count: Int, _ unit: TimeUnit, of date: PartialDate) -> Period? {
    var whole = date
    whole.edge = nil
    guard let outer = place(whole)?.period else { return nil }
    let n = abs(count)
    switch unit {
    case .day: return count > 0 ? .days(outer.first, outer.first + (n - 1)) : .days(outer.last + -(n - 1), outer.last)
    case .week:
      let first = outer.first.weekday == 1 ? outer.first : outer.first.monday + 7
      let end = outer.last.weekday == 7 ? outer.last : outer.last.monday + -1
      return count > 0 ? .days(first, first + (7 * n - 1)) : .days(end + -(7 * n - 1), end)
    case .month:
      if count > 0 { return .months(outer.first.year, outer.first.month, outer.first.month + n - 1) }
      return .months(outer.last.year, outer.last.month - n + 1, outer.last.month)
    case .quarter:
      if count > 0 { return .months(outer.first.year, outer.first.month, outer.first.month + 3 * n - 1) }
      return .months(outer.last.year, outer.last.month - 3 * n + 1, outer.last.month)
    case .year, .decade:
      let years = unit == .year ? n : 10 * n
      return .years(count > 0 ? outer.first.year : outer.last.year - years + 1, years, .decade)
    default: return nil
    }
  }
}
