internal import Lexicons
internal import UnicodeText

// Times of day.

extension ValueParser {
  /// 17:55:23, "8.30 pm", 3pm, "four o'clock", 下午五点一刻, 15时20分, noon, "in the morning".
  func clockPiece(_ k: Int, after before: PartialDate?) -> ReadDate? {
    guard k < atoms.count else { return nil }
    if let part = word(k, in: .part) ?? word(k, in: .partVague) { return dayPart(k, part, before) }
    if has(k, .partShort), let before, before.hasDay, before.clock == nil, let part = word(k, in: .partShort),
      isGlued(k)
    {
      if let time = clock(k + 1), time.date.clock?.part == nil {
        return made(k, time.next) {
          $0.clock = time.date.clock
          $0.clock?.part = part
        }
      }
      return made(k, k + 1) { $0.clock = ClockTime(part: part) }
    }
    if let hour = number(k, in: .clockWord) {
      return made(k, has(k + 1, .wholeHour) && isGlued(k + 1) ? k + 2 : k + 1) {
        $0.clock = ClockTime(hour: hour, isDecided: true)
      }
    }
    if let time = clock(k) { return time }
    // "today at 9", "at 6" behind a day.
    if let before, before.hasDay || before.clock?.part != nil, before.clock?.hour == nil, has(k - 1, .at),
      let plain = atoms[k].plain ?? number(k, in: .small), (1...24).contains(plain), !isCount(k + 1)
    {
      return made(k, k + 1) { $0.clock = ClockTime(hour: plain) }
    }
    return nil
  }

  private func dayPart(_ k: Int, _ part: String, _ before: PartialDate?) -> ReadDate? {
    if let time = clock(k + 1)
      ?? (has(k + 1, .at) || has(k + 1, .comma) ? clock(k + 2) ?? bareHour(k + 2, isAt: has(k + 1, .at)) : nil),
      time.date.clock?.part == nil, !time.date.isOpen
    {
      return made(k, time.next) {
        $0.clock = time.date.clock
        if $0.clock?.isDecided == false || $0.clock?.part == nil { $0.clock?.part = part }
      }
    }
    // 上午, in the morning; before a date that has an hour already it adds the half of the day.
    if let clock = before?.clock, clock.hour != nil, clock.part == nil, !atoms[k].isHan {
      return made(k, k + 1) { $0.clock = ClockTime(part: part) }
    }
    guard atoms[k].isHan || !atoms[k].isUpper || before != nil || beginsSentence(k) else { return nil }
    return made(k, k + 1) { $0.clock = ClockTime(part: part) }
  }

  private func bareHour(_ k: Int, isAt: Bool) -> ReadDate? {
    guard isAt, k < atoms.count, let plain = atoms[k].plain ?? number(k, in: .small), (1...12).contains(plain),
      !isCount(k + 1)
    else { return nil }
    return made(k, k + 1) { $0.clock = ClockTime(hour: plain) }
  }

  /// A time that its own form shows.
  func clock(_ k: Int) -> ReadDate? {
    guard k < atoms.count else { return nil }
    if let past = pastHour(k) { return past }
    if let hour = atoms[k].isDigits ? atoms[k].plain : number(k, in: .small), !atoms[k].isHan {
      if let time = colonTime(k, hour) { return suffixed(time) }
      if atoms[k].isDigits, atoms[k].wholeDigits > 2 { return nil }
      if let time = suffix(k + 1, hour, nil) { return time }
      // five-thirty, nine fifteen in the evening
      if hour <= 12, !atoms[k].isDigits, isHyphen(k + 1), let (minute, next) = belowHundred(k + 2),
        (10...59).contains(minute), !isCount(next)
      {
        return suffixed(made(k, next) { $0.clock = ClockTime(hour: hour, minute: minute) })
      }
      if has(k + 1, .oclock), !atoms[k + 1].isHan, hour <= 24 {
        return suffixed(made(k, k + 2) { $0.clock = ClockTime(hour: hour) })
      }
      if has(k + 1, .ish), isGlued(k + 1), hour <= 12 { return made(k, k + 2) { $0.clock = ClockTime(hour: hour) } }
    }
    // 8.30pm, 9.am
    if atoms[k].isDigits, atoms[k].parts == nil, atoms[k].fractionDigits == 2, atoms[k].value < 24 {
      let hour = Int(atoms[k].value)
      let minute = Int((atoms[k].value * 100).rounded()) % 100
      if minute < 60, let time = suffix(k + 1, hour, minute) { return time }
    }
    if atoms[k].plain != nil, has(k + 1, .dot), isGlued(k + 1), let hour = atoms[k].plain,
      var time = suffix(k + 2, hour, nil)
    {
      time.first = k
      return time
    }
    return chineseClock(k)
  }

  private func colonTime(_ k: Int, _ hour: Int) -> ReadDate? {
    guard atoms[k].isDigits, hour <= 24, atoms[k].wholeDigits <= 2, has(k + 1, .colon), isGlued(k + 1),
      k + 2 < atoms.count, isGlued(k + 2), let minute = atoms[k + 2].plain,
      minute < 60, atoms[k + 2].wholeDigits == 2, !(has(k - 1, .colon) && isGlued(k))
    else { return nil }
    var second: Int?
    var next = k + 3
    if has(next, .colon), isGlued(next), next + 1 < atoms.count, isGlued(next + 1) {
      guard let plain = atoms[next + 1].plain, plain < 60, atoms[next + 1].wholeDigits == 2 else { return nil }
      second = plain
      next += 2
    }
    return made(k, next) { $0.clock = ClockTime(hour: hour, minute: minute, second: second) }
  }

  /// Adds am, pm, o'clock, "in the evening" behind a time.
  private func suffixed(_ time: ReadDate) -> ReadDate {
    guard let clock = time.date.clock, let hour = clock.hour else { return time }
    if var with = suffix(time.next, hour, clock.minute) {
      with.first = time.first
      with.date.clock?.second = clock.second
      return with
    }
    var time = time
    if has(time.next, .modifier), let part = word(time.next + 1, in: .part) {
      time.date.clock?.part = part
      time.next += 2
    }
    for j in [time.next, time.next + 1, time.next + 2] {
      if let part = word(j, in: .part), j == time.next || has(time.next, .in) || has(time.next, .at), !atoms[j].isHan {
        time.date.clock?.part = part
        time.next = j + 1
        break
      }
    }
    return time
  }

  private func suffix(_ k: Int, _ hour: Int, _ minute: Int?) -> ReadDate? {
    guard has(k, .am) || has(k, .pm), hour <= 24, hour > 0 || minute != nil else { return nil }
    let length = atoms[k].end - atoms[k].start
    // A lone "a" or "p" only directly behind the figures.
    if length == 1, !isGlued(k) || has(k, .am) { return nil }
    if atoms[k].gap > 1 { return nil }
    let isAfternoon = has(k, .pm)
    return made(k - 1, k + 1) {
      $0.clock = ClockTime(
        hour: isAfternoon ? (hour < 12 ? hour + 12 : hour) : hour % 12 == 0 && hour == 12 ? 0 : hour, minute: minute,
        isDecided: true)
    }
  }

  /// "20 min past eight", "ten past 9", "half past three", "quarter to five"
  private func pastHour(_ k: Int) -> ReadDate? {
    var minute: Int
    var j = k
    if has(k, .half) {
      minute = 30
      j = k + 1
    } else if number(k, in: .fractionOne) == 4 || has(k, .article) && number(k + 1, in: .fractionOne) == 4 {
      minute = 15
      j = has(k, .article) ? k + 2 : k + 1
    } else if let value = atoms[k].plain ?? belowHundred(k)?.value, (1...59).contains(value) {
      minute = value
      j = atoms[k].isDigits ? k + 1 : (belowHundred(k)?.next ?? k + 1)
      if timeUnit(j) == .minute { j += 1 }
    } else {
      return nil
    }
    guard has(j, .clockPast) || has(j, .to) && minute % 5 == 0 && atoms[j].end - atoms[j].start == 2,
      j + 1 < atoms.count,
      let hour = atoms[j + 1].plain ?? number(j + 1, in: .small), (1...12).contains(hour),
      has(j, .clockPast) || has(j + 2, .am) || has(j + 2, .pm) || timeUnit(j - 1) == .minute
    else { return nil }
    if has(j, .to), !has(j, .clockPast) { minute = 60 - minute }
    let at = has(j, .clockPast) ? hour : (hour + 11 - 1) % 12 + 1
    guard !isCount(j + 2) else { return nil }
    return suffixed(made(k, j + 2) { $0.clock = ClockTime(hour: at, minute: minute) })
  }

  // MARK: - 五点一刻, 15时20分33秒, 零点整, 八点半

  private func chineseClock(_ k: Int) -> ReadDate? {
    guard let number = number(k, decimals: false), let hour = number.integer, (0...24).contains(hour),
      number.digits <= 2 || number.isScaled
    else { return nil }
    var j = number.next
    guard has(j, .oclock), atoms[j].isHan, atoms[j].gap <= 1 else { return nil }
    let isLong = atoms[j].end - atoms[j].start > 1
    let isHour = isUnit(j, 0x65F6)
    j += 1
    var minute: Int?
    var second: Int?
    if let quarter = self.number(j, decimals: false), let value = quarter.integer, has(quarter.next, .quarterHour),
      (1...3).contains(value), atoms[j].gap == 0
    {
      minute = 15 * value
      j = quarter.next + 1
    } else if has(j, .half), isGlued(j) {
      minute = 30
      j += 1
    } else if let minutes = self.number(j, decimals: false), let value = minutes.integer, (0...59).contains(value),
      atoms[j].gap == 0, minutes.form == .han || has(minutes.next, .minuteMark) || timeUnit(minutes.next) == .minute
    {
      let isMarked = has(minutes.next, .minuteMark) || timeUnit(minutes.next) == .minute
      guard isMarked || value >= 10 && !isCount(minutes.next) else { return hourAlone(k, j, hour, isLong, isHour) }
      minute = value
      j = minutes.next + (isMarked ? 1 : 0)
      if isMarked, let seconds = self.number(j, decimals: false), let value = seconds.integer,
        timeUnit(seconds.next) == .second, (0...59).contains(value)
      {
        second = value
        j = seconds.next + 1
      }
    } else {
      return hourAlone(k, j, hour, isLong, isHour)
    }
    return made(k, j) { $0.clock = ClockTime(hour: hour, minute: minute, second: second) }
  }

  /// 三点 may be three points and 四时 the four seasons: the hour alone needs 钟 or 整, figures, a part of the day or a day
  /// before it, or a preposition.
  private func hourAlone(_ k: Int, _ next: Int, _ hour: Int, _ isLong: Bool, _ isHour: Bool) -> ReadDate? {
    var next = next
    let isWhole = has(next, .wholeHour) && isGlued(next)
    if isWhole { next += 1 }
    let previous = k - 1
    let hasDay =
      previous >= 0
      && (has(previous, .part) || has(previous, .partShort) || has(previous, .dayMark) || has(previous, .relative)
        || has(previous, .relativePart)
        || has(previous, .relativeText) || has(previous, .weekday)
        || has(previous, .digit) && (atoms[k].gap == 0 && previous > 0 && has(previous - 1, .relative)))
    let isLicensed =
      isLong || isWhole || hasDay
      || previous >= 0 && (has(previous, .to) || has(previous, .preposition) || has(previous, .vague)) || has(next, .to)
      || has(next, .ago) || has(next, .later) || has(next, .more)
    if isHour, !atoms[k].isDigits, !hasDay, next - k <= 2, hour < 10 { return nil }
    let following = unitAfter(next)
    let isOpen = !tables.isHan(following) || next < atoms.count
    guard
      isLicensed || atoms[k].isDigits && !has(next, .percent) && ![0x5EFA, 0x610F, 0x770B].contains(following)
        || isOpen && atoms[k].isHan && k == 0 && hour >= 4
    else { return nil }
    return made(k, next) { $0.clock = ClockTime(hour: hour) }
  }
}
