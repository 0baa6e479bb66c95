internal import Lexicons
internal import UnicodeText

/// A date expression, or a piece of one.
struct ReadDate {
  /// The date lies apart, because it is large and most pieces that are tried are none.
  private final class Box {
    var date: PartialDate
    init(_ date: PartialDate) { self.date = date }
  }

  private var box: Box
  var date: PartialDate {
    get { box.date }
    set {
      if isKnownUniquelyReferenced(&box) { box.date = newValue } else { box = Box(newValue) }
    }
  }
  /// Its first atom; an article or preposition may lie before the one it was asked for at.
  var first: Int
  var next: Int
  /// Whether it counts only together with another piece: "the 27th", a first Monday.
  var isWeak = false
  /// Whether it is a length of time or a rate, which joins nothing.
  var isClosed = false

  init(date: PartialDate, first: Int, next: Int, isWeak: Bool = false, isClosed: Bool = false) {
    box = Box(date)
    self.first = first
    self.next = next
    self.isWeak = isWeak
    self.isClosed = isClosed
  }
}

extension ValueParser {
  /// The longest date, range of dates, or length of time that begins at atom k.
  func dateExpression(_ k: Int) -> Reading? {
    let opens = has(k, .from) || has(k, .between)
    let start = opens ? k + 1 : k
    if opens, start >= atoms.count { return nil }
    if let range = bareRange(start, opening: opens ? k : nil) { return range }
    var best: Reading?
    if var a = date(start) {
      a.date.isPast = isSince(a.first - 1)
      if let (a, b, next) = range(after: a, isBetween: has(k, .between)) {
        return Reading(first: opens ? k : a.first, next: next, content: .range(a.date, b))
      }
      if !opens, !a.isWeak { best = Reading(first: a.first, next: a.next, content: .date(a.date)) }
    }
    guard !opens else { return nil }
    // yesterday afternoon from 3 to 8pm
    if let day = best, case .date(let date) = day.content, date.hasDay || date.clock?.part != nil,
      date.clock?.hour == nil, has(day.next, .from) || has(day.next, .between)
    {
      let from = day.next + 1
      if let clocks = bareRange(from, opening: day.next) ?? pointRange(from, isBetween: has(day.next, .between)),
        case .range(let a, let b) = clocks.content, a.isClockOnly, b.isClockOnly
      {
        var (start, end) = (date, date)
        start.clock = a.clock
        end.clock = b.clock
        if let part = date.clock?.part {
          if a.clock?.isDecided == false, a.clock?.part == nil { start.clock?.part = part }
          if b.clock?.isDecided == false, b.clock?.part == nil { end.clock?.part = part }
        }
        return Reading(first: day.first, next: clocks.next, content: .range(start, end))
      }
    }
    if let (span, next) = relativeSpan(k), best.map({ next > $0.next }) ?? true {
      best = Reading(first: k, next: next, content: span)
    }
    return best
  }

  private func isSince(_ k: Int) -> Bool {
    has(k, .preposition) && text[Int(atoms[k].start)..<Int(atoms[k].end)].elementsEqual("since".utf16)
  }

  private func pointRange(_ k: Int, isBetween: Bool) -> Reading? {
    guard let a = date(k), a.date.isClockOnly, let (first, b, next) = range(after: a, isBetween: isBetween) else {
      return nil
    }
    return Reading(first: k, next: next, content: .range(first.date, b))
  }

  // MARK: - Composition

  /// A date put together of pieces that stand side by side: "Tuesday" "next week", 去年 12月 7日 下午 4时.
  func date(_ k: Int) -> ReadDate? {
    guard var whole = piece(k, after: nil) else { return nil }
    guard !whole.isClosed else { return whole }
    var turns = 0
    extend: while turns < 8 {
      turns += 1
      for j in joints(whole.next) {
        guard let more = piece(j, after: whole.date), !more.isClosed, let merged = whole.date.merged(with: more.date)
        else {
          continue
        }
        if more.date.modifier != nil, more.date.isClockOnly == false, whole.date.modifier != nil { continue }
        whole.date = merged
        whole.next = more.next
        whole.isWeak = whole.isWeak && more.isWeak
        continue extend
      }
      break
    }
    return whole
  }

  /// Where the next piece may begin: at once, or behind a comma, "of", "in", "on", "at", "the".
  func joints(_ k: Int) -> [Int] {
    guard k < atoms.count, atoms[k].gap <= 4 else { return [] }
    var found = [k]
    var j = k
    if has(j, .comma), atoms[j].gap <= 1 {
      j += 1
      found.append(j)
    } else if has(j, .dot), isGlued(j), atoms[k - 1].has(.monthShort) || atoms[k - 1].has(.weekdayShort) {
      j += 1
      found.append(j)
    } else if has(j, .decadeSuffix) {
      j += 1
      found.append(j)
    }
    if has(j, .of) || has(j, .in) || has(j, .on) || has(j, .at) {
      j += 1
      found.append(j)
      if has(j, .the) {
        j += 1
        found.append(j)
      }
    } else if has(j, .the) {
      j += 1
      found.append(j)
    } else if j > k || has(j, .slash) || isHyphen(j) {
      if has(j, .slash) || isHyphen(j), isGlued(j) { found.append(j + 1) }
    }
    return found
  }

  // MARK: - Ranges

  /// The other end of a range whose first end is `a`.
  private func range(after a: ReadDate, isBetween: Bool) -> (ReadDate, PartialDate, Int)? {
    guard !a.isClosed || a.date.literal == "PRESENT_REF" else { return nil }
    var a = a
    let j = a.next
    let isTo = has(j, .to) && atoms[j].gap <= 2
    guard j < atoms.count, isTo || isBetween && has(j, .and) || has(j, .and) && atoms[j].isHan else { return nil }
    if isHyphen(j), a.date.month == nil, a.date.year == nil, a.date.clock == nil, a.date.weekday == nil,
      a.date.shift == nil, a.date.decade == nil
    {
      return nil
    }
    var b: PartialDate?
    var next = j + 1
    if let (tail, end) = tail(j + 1, of: a.date) {
      b = tail
      next = end
    }
    if let second = date(j + 1), !second.isClosed || second.date.literal == "PRESENT_REF", second.next > next,
      !second.isWeak || second.date.day != nil
    {
      b = second.date
      next = second.next
    }
    guard let end = b else { return nil }
    if has(j, .and), atoms[j].isHan {
      // 2015年和2018年之间; without 之间 they are two dates.
      guard has(next, .betweenEnd) else { return nil }
      next += 1
    }
    guard fits(a.date, end) else { return nil }
    if a.isWeak { a.isWeak = false }
    return (a, end, next)
  }

  /// Whether two expressions can be the ends of one range.
  private func fits(_ a: PartialDate, _ b: PartialDate) -> Bool {
    if a.isOpen && b.isOpen { return false }
    if a.literal != nil || b.literal != nil {
      return (a.literal ?? b.literal) == "PRESENT_REF" && (a.literal == nil || b.literal == nil)
    }
    if a.isClockOnly, b.clock == nil { return false }
    if b.isClockOnly { return a.clock != nil }
    if a.clock == nil, b.clock != nil, !a.hasDay { return false }
    return true
  }

  /// A bare number that continues a date: November 19-20, 2022-24, 9月1日至3, 8am-3.
  private func tail(_ k: Int, of a: PartialDate) -> (PartialDate, Int)? {
    var j = k
    if has(j, .the) { j += 1 }
    guard j < atoms.count else { return nil }
    if a.month != nil, a.day != nil, a.clock == nil {
      var day: Int?
      var next = j + 1
      if let (value, end) = ordinal(j) {
        (day, next) = (value, end)
      } else if let plain = atoms[j].plain, atoms[j].wholeDigits <= 2 {
        day = plain
      }
      guard let day, (1...31).contains(day), day > a.day ?? 0, !isCount(next) else { return nil }
      var b = PartialDate()
      b.month = a.month
      b.day = day
      let at = has(next, .comma) ? next + 1 : next
      if let year = fourDigitYear(at) {
        b.year = year
        return (b, at + 1)
      }
      return (b, next)
    }
    if let year = a.year, a.month == nil, a.day == nil, a.months == nil, a.festival == nil, let plain = atoms[j].plain {
      if atoms[j].wholeDigits == 4, (1000...2199).contains(plain), plain > year, !isCount(j + 1) {
        var b = PartialDate()
        b.year = plain
        return (b, j + 1)
      }
      // 2022-24, 1914–18
      if atoms[j].wholeDigits == 2, isGlued(j), plain > year % 100, year >= 1000, !isCount(j + 1) {
        var b = PartialDate()
        b.year = year / 100 * 100 + plain
        return (b, j + 1)
      }
    }
    if a.clock?.hour != nil, let plain = atoms[j].plain, plain <= 12, atoms[j].wholeDigits <= 2, !isCount(j + 1),
      isGlued(j), !has(j + 1, .slash)
    {
      var b = PartialDate()
      b.clock = ClockTime(hour: plain)
      return (b, j + 1)
    }
    return nil
  }

  /// Whether what follows makes a number a count and no date.
  func isCount(_ k: Int) -> Bool {
    guard k < atoms.count else { return false }
    return has(k, .counted) || has(k, .percent) || has(k, .multiplier) || has(k, .currency) || has(k, .measure)
      || has(k, .classifier)
      || has(k, .scale) || has(k, .slash) && isGlued(k) || has(k, .points)
      || has(k, .colon) && isGlued(k) && isGlued(k + 1)
      || has(k, .timeUnit) && !has(k, .part)
  }

  func fourDigitYear(_ k: Int) -> Int? {
    guard k < atoms.count, let plain = atoms[k].plain, atoms[k].wholeDigits == 4, (1000...2199).contains(plain) else {
      return nil
    }
    return plain
  }

  // MARK: - Lengths of time and what hangs on them

  /// Two years ago, 3 weeks later, 5天前, within two weeks, 3 days after January 12th.
  private func relativeSpan(_ k: Int) -> (Reading.Content, Int)? {
    guard let (span, next) = timeSpan(k) else {
      if has(k, .in) || has(k, .within), let (span, next) = timeSpan(k + 1) {
        let units = Set(span.parts.map(\.unit))
        guard has(k, .in), !span.isVague, units.isSubset(of: [.day, .week, .businessDay, .fortnight]), !has(next, .ago)
        else {
          return nil
        }
        var date = PartialDate()
        place(span, 1, in: &date)
        if has(next, .later) { return nil }
        return (.date(date), next)
      }
      return nil
    }
    var date = PartialDate()
    if has(next, .ago), !(atoms[next].isHan && has(next + 1, .digit)) {
      place(span, -1, in: &date)
      return (.date(date), next + 1)
    }
    if has(next, .later) {
      // "Later" counts from the story; "from now" from the day of writing.
      let at = Int(atoms[next].start)
      if tables.fold(text[at]) == 0x66 || tables.fold(text[at]) == 0x68 {
        place(span, 1, in: &date)
      } else {
        date.isOpen = true
      }
      return (.date(date), next + 1)
    }
    if has(next, .since), atoms[next].isHan {
      if isUnit(next, 0x6765), !span.isClock {
        let period = resolver.reference.flatMap { span.period(-1, at: $0) }
        if let period { date.fixed = period } else { date.isOpen = true }
        return (.date(date), next + 1)
      }
    }
    // 3 days after January 12th, 2 weeks before Christmas
    if has(next, .before) || has(next, .after) || has(next, .from), !atoms[next].isHan,
      let anchor = self.date(next + 1), !anchor.isClosed,
      anchor.date.hasDay || anchor.date.literal != nil || anchor.date.month != nil
    {
      let sign = has(next, .before) ? -1 : 1
      if let placed = resolver.place(anchor.date), placed.period.grain == .day, !span.isVague {
        date.fixed = .day(span.moved(placed.period.first, sign))
      } else {
        date.isOpen = true
      }
      return (.date(date), anchor.next)
    }
    return (.duration(span), next)
  }

  private func place(_ span: TimeSpan, _ sign: Int, in date: inout PartialDate) {
    if let reference = resolver.reference, let period = span.date(sign, from: reference) {
      date.fixed = period
    } else {
      date.isOpen = true
    }
    if span.isClock { date.clock = ClockTime() }
  }
}
