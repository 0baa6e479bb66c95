internal import Lexicons
internal import UnicodeText

// Numbers with 年, 月, 日, 世纪, 年代.

extension ValueParser {
  /// A number with a Chinese unit of the calendar: 2025年, 九八年, 9月, 26日, 20世纪, 90年代, and 元月, 元年.
  func chineseUnit(_ k: Int, after before: PartialDate?) -> ReadDate? {
    guard let number = number(k, decimals: false), let value = number.integer, !number.isMore else { return nil }
    let j = number.next
    guard j < atoms.count, atoms[j].gap <= 3 else { return nil }
    let isGap = atoms[j].gap > 0
    if isUnit(j, 0x5E74) || timeUnit(j) == .year && atoms[j].isHan { return chineseYear(k, number, value, before) }
    if isUnit(j, 0x4E16) || timeUnit(j) == .century && atoms[j].isHan && !isUnit(j - 1, 0x4E2A) {
      guard (1...30).contains(value), atoms[j].end - atoms[j].start == 2 else { return nil }
      return made(k, j + 1) { $0.century = (value - 1) * 100 }
    }
    if has(j, .decadeMark) {
      if number.digits == 4 { return made(k, j + 1) { $0.decade = value } }
      guard value % 10 == 0, (10...90).contains(value) else { return nil }
      return made(k, j + 1) { $0.decade = value }
    }
    if isUnit(j, 0x6708) || has(j, .monthMark), (1...12).contains(value), number.digits <= 2,
      !has(j + 1, .half) || has(j, .monthMark)
    {
      return chineseMonth(k, j, value, before)
    }
    if has(j, .dayMark), (1...31).contains(value), number.digits <= 2 {
      let isJoined = before?.month != nil && before?.day == nil || before?.shift?.unit == .month
      if isJoined { return made(k, j + 1) { $0.day = value } }
      guard before == nil || before?.isClockOnly == false, !isGap || atoms[k].isDigits, isDay(k, j, value) else {
        return nil
      }
      return made(k, j + 1) { $0.day = value }
    }
    // 八月十五: the day without 日 behind a month in ideographs.
    if let before, before.month != nil, before.day == nil, before.year == nil || k > 0,
      isUnit(k - 1, 0x6708) || has(k - 1, .lunarMonth), atoms[k].isHan, (1...31).contains(value)
    {
      guard !has(j, .classifier), !has(j, .measure), !has(j, .currency), !has(j, .timeUnit), !has(j, .scale),
        !has(j, .percent), !has(j, .to)
      else { return nil }
      return made(k, j) { $0.day = value }
    }
    return nil
  }

  /// Without an atom behind: 一月二十三 at the end of a run.
  func chineseDayAtEnd(_ k: Int, after before: PartialDate?) -> ReadDate? {
    guard let before, before.month != nil, before.day == nil, atoms[k].isHan,
      isUnit(k - 1, 0x6708) || has(k - 1, .lunarMonth),
      let number = number(k, decimals: false), number.next == atoms.count, let value = number.integer,
      (1...31).contains(value)
    else { return nil }
    return made(k, number.next) { $0.day = value }
  }

  private func chineseYear(_ k: Int, _ number: ReadNumber, _ value: Int, _ before: PartialDate?) -> ReadDate? {
    let j = number.next
    guard atoms[j].end - atoms[j].start == 1 || timeUnit(j) == .year && !isUnit(j, 0x5E74) && !hasUnit(j, 0x5468) else {
      return nil
    }
    guard before == nil || before?.isLunar == true && before?.month == nil else { return nil }
    if has(j + 1, .since) && isUnit(j + 1, 0x95F4) && number.digits < 4 { return nil }
    if number.digits == 4, (100...2999).contains(value) { return made(k, j + 1) { $0.year = value } }
    guard number.digits == 2 else { return nil }
    // 07年, 九八年, 98年; 15年 only with a month behind it.
    let isHan = number.form == .han
    let hasMonth = j + 1 < atoms.count && (self.number(j + 1, decimals: false).map { isUnit($0.next, 0x6708) } ?? false)
    let isYear =
      isHan || value < 10
      || value >= 70 && !(has(k - 1, .spanPast) || has(k - 1, .vague) || has(k - 1, .ordinalPrefix))
        && !has(j + 1, .ago) && !has(j + 1, .more)
      || hasMonth && value <= 40 || value <= 40 && (isUnit(j + 1, 0x5E95) || isUnit(j + 1, 0x521D))
    guard isYear else { return nil }
    return made(k, j + 1) { $0.year = value < 50 ? 2000 + value : 1900 + value }
  }

  private func hasUnit(_ k: Int, _ unit: UInt16) -> Bool { tables.fold(text[Int(atoms[k].start)]) == unit }

  private func chineseMonth(_ k: Int, _ j: Int, _ value: Int, _ before: PartialDate?) -> ReadDate? {
    guard before?.month == nil, before?.day == nil, before?.shift?.unit != .month, before?.shift?.unit != .week,
      before?.shift?.unit != .day
    else { return nil }
    // 三月三, 五月天: names, but no harm.
    var next = j + 1
    if has(next, .monthMark), isGlued(next) { next += 1 }
    return made(k, next) { $0.month = value }
  }

  /// Whether N日 or N号 stands for a day and not for a street, a line or a length.
  private func isDay(_ k: Int, _ j: Int, _ value: Int) -> Bool {
    if has(j + 1, .since), !isUnit(j + 1, 0x6765), !isUnit(j + 1, 0x95F4) { return false }
    let previous = k > 0 && atoms[k].gap == 0 ? UInt16(0) : unitBefore(k)
    let following = unitAfter(j + 1)
    if isUnit(j, 0x53F7) {
      // 10号楼, 2号线, 唐宁街10号: only where a break, a time of day or a preposition shows a date.
      if [0x8857, 0x8DEF, 0x5DF7, 0x9053, 0x7B2C, 0x5F04, 0x7EBF].contains(previous) { return false }
      if j + 1 < atoms.count, atoms[j + 1].gap == 0 {
        return has(j + 1, .part) || has(j + 1, .partShort) || has(j + 1, .to) || has(j + 1, .before) || has(j + 1, .ago)
          || has(j + 1, .later) || has(j + 1, .and)
      }
      let isFree = !tables.isHan(following) && !tables.isWordLike(following)
      return k > 0 && has(k - 1, .preposition) || isFree && !tables.isHan(previous)
    }
    // 5日均线, 7日游: a length.
    return ![0x5747, 0x6E38, 0x5957].contains(following)
  }

  // MARK: - Eras

  /// 康熙三年, 民国三年, 公元前221年, 公元元年; the name of an era counts only before a number with 年.
  func eraPiece(_ k: Int) -> ReadDate? {
    guard let era = number(k, in: .era) ?? (has(k, .eraCommon) || has(k, .eraBefore) ? 1 : nil), atoms[k].isHan else {
      return nil
    }
    var j = k + 1
    let year: Int
    if isUnit(j, 0x5143), isUnit(j + 1, 0x5E74) {
      year = 1
      j += 1
    } else if let number = number(j, decimals: false), let value = number.integer, isUnit(number.next, 0x5E74),
      (1...9999).contains(value)
    {
      year = value
      j = number.next
    } else if has(k, .eraBefore) || has(k, .eraCommon), let number = number(j, decimals: false),
      let value = number.integer,
      timeUnit(number.next) == .century, (1...60).contains(value)
    {
      let isBefore = has(k, .eraBefore)
      return made(k, number.next + 1) { $0.century = isBefore ? -100 * value : (value - 1) * 100 }
    } else {
      return nil
    }
    guard isGlued(j) || atoms[j].gap <= 1 else { return nil }
    let first = has(k, .eraBefore) ? 1 - year : has(k, .eraCommon) ? year : (era < 0 ? era + 1 : era) + year - 1
    return made(k, j + 1) { $0.year = first }
  }
}
