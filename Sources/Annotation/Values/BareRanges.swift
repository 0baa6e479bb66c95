internal import Lexicons

// From one number to another, of which the second has the unit: years, months, days, hours.

extension ValueParser {
  /// 1995-1997年, 3至5月, "4 to 22 January", "between 3 and 5 on 1/1/2015", "5 to 6pm", "2014 to 2018".
  func bareRange(_ k: Int, opening: Int?) -> Reading? {
    guard k < atoms.count, let low = bareNumber(k), let value = low.integer else { return nil }
    let j = low.next
    guard j + 1 < atoms.count else { return nil }
    let isBetween = opening.map { has($0, .between) } ?? false
    let isTo = has(j, .to) && atoms[j].gap <= 2 || has(j, .and) && isBetween
    guard isTo, let high = bareNumber(j + 1), let end = high.integer else { return nil }
    let first = opening ?? k
    var (a, b) = (PartialDate(), PartialDate())
    let next = high.next
    func made(_ next: Int) -> Reading { Reading(first: first, next: next, content: .range(a, b)) }
    // Chinese units.
    if isUnit(next, 0x5E74), value >= 1000, (1000...2199).contains(value) {
      a.year = value
      b.year = end >= 1000 ? end : value / 100 * 100 + end
      return (b.year ?? 0) > value ? made(next + 1) : nil
    }
    if isUnit(next, 0x6708) || has(next, .monthMark), (1...12).contains(value), (1...12).contains(end) {
      (a.month, b.month) = (value, end)
      return made(next + 1)
    }
    if has(next, .dayMark), (1...31).contains(value), (1...31).contains(end), value < end {
      (a.day, b.day) = (value, end)
      return made(next + 1)
    }
    if has(next, .oclock), atoms[next].isHan, value <= 24, end <= 24, value < end {
      a.clock = ClockTime(hour: value)
      b.clock = ClockTime(hour: end)
      return made(next + 1)
    }
    // 4 to 22 January, 2017; 3 and 12 of Sept; 4 to 23 next month
    if (1...31).contains(value), (1...31).contains(end) {
      var at = has(next, .ordinalSuffix) ? next + 1 : next
      if has(at, .of) { at += 1 }
      if let month = monthName(at), let rest = date(at), rest.date.month == month, rest.date.day == nil {
        a = rest.date
        b = rest.date
        (a.day, b.day) = (value, end)
        return made(rest.next)
      }
      if let rest = date(next), rest.date.shift?.unit == .month, rest.date.day == nil, rest.date.month == nil {
        a = rest.date
        b = rest.date
        (a.day, b.day) = (value, end)
        return made(rest.next)
      }
    }
    if let range = clockRange(value, end, next, first) { return range }
    guard (1000...2199).contains(value), low.digits == 4, !isCount(next) else { return nil }
    if high.digits == 4, (1000...2199).contains(end), end > value {
      (a.year, b.year) = (value, end)
      return made(next)
    }
    // 2022-24; 2015-12 is December.
    if high.digits == 2, isGlued(j), isGlued(j + 1), end > value % 100,
      end > 12 || end == value % 100 + 1 && text[Int(atoms[j].start)] != 0x2D
    {
      (a.year, b.year) = (value, value / 100 * 100 + end)
      return made(next)
    }
    return nil
  }

  /// Two bare hours, if what follows makes them hours.
  private func clockRange(_ value: Int, _ end: Int, _ next: Int, _ first: Int) -> Reading? {
    guard value <= 24, end <= 24 else { return nil }
    var (a, b) = (PartialDate(), PartialDate())
    a.clock = ClockTime(hour: value)
    if let clock = clock(next - 1), clock.next > next, clock.date.clock?.hour == end {
      b.clock = clock.date.clock
      return Reading(first: first, next: clock.next, content: .range(a, b))
    }
    b.clock = ClockTime(hour: end)
    for j in joints(next) {
      guard let rest = date(j), !rest.isClosed, !rest.isWeak, rest.date.clock?.hour == nil else { continue }
      guard rest.date.hasDay || rest.date.clock?.part != nil, rest.date.literal == nil else { continue }
      let part = rest.date.clock?.part
      var day = rest.date
      day.clock = ClockTime(hour: value, part: part)
      a = day
      day.clock = ClockTime(hour: end, part: part)
      b = day
      return Reading(first: first, next: rest.next, content: .range(a, b))
    }
    return nil
  }

  /// A plain number without a unit of its own: digits, Han digits, or a word below a hundred.
  private func bareNumber(_ k: Int) -> ReadNumber? {
    guard k < atoms.count else { return nil }
    if atoms[k].isDigits {
      guard let plain = atoms[k].plain, !has(k + 1, .scale), !has(k + 1, .multiplier) else { return nil }
      return ReadNumber(value: Double(plain), next: k + 1, form: .digits, digits: Int(atoms[k].wholeDigits))
    }
    if atoms[k].isHan { return number(k, decimals: false).flatMap { $0.isVague || $0.isMore ? nil : $0 } }
    return belowHundred(k).map { ReadNumber(value: Double($0.value), next: $0.next, form: .word) }
  }
}
