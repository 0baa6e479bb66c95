internal import Lexicons
internal import UnicodeText

// Dates of figures alone.

extension ValueParser {
  /// 2025-09-26, 2025/9/26, 2025.9.26, 26.9.2025, 9/26/2025, 20250926, 2025-09, 9/2025, 2019/aug/01, 5/12.
  func numericDate(_ k: Int, after before: PartialDate?) -> ReadDate? {
    let atom = atoms[k]
    if let (a, b, c) = atom.parts {
      guard a >= 0 else { return nil }
      if atom.firstPartDigits == 4 { return full(k, k + 1, Int(a), Int(b), Int(c)) }
      return c >= 1000 ? full(k, k + 1, Int(c), Int(b), Int(a)) : nil
    }
    guard let first = atom.plain, before?.month == nil else { return nil }
    if atom.wholeDigits == 8, before == nil {
      return full(k, k + 1, first / 10000, first / 100 % 100, first % 100, isTight: true)
    }
    guard atom.wholeDigits <= 4 else { return nil }
    let separator = k + 1
    guard separator + 1 < atoms.count else { return nil }
    let isDash = isHyphen(separator)
    let isSlash = has(separator, .slash)
    let gap = atoms[separator].gap
    guard isDash || isSlash, gap == atoms[separator + 1].gap || gap <= 1 && atoms[separator + 1].gap <= 1 else {
      return spacedDate(k, first)
    }
    // 2019/aug/01, 22/Jan/2019
    if let month = number(separator + 1, in: .monthShort) ?? number(separator + 1, in: .month),
      has(separator + 2, .slash) || isHyphen(separator + 2),
      separator + 3 < atoms.count, let last = atoms[separator + 3].plain
    {
      return atom.wholeDigits == 4
        ? full(k, separator + 4, first, month, last) : full(k, separator + 4, last, month, first)
    }
    guard let second = atoms[separator + 1].plain, atoms[separator + 1].wholeDigits <= 4 else { return nil }
    let other = separator + 2
    if other + 1 < atoms.count, isDash ? isHyphen(other) : has(other, .slash), isGlued(separator),
      isGlued(separator + 1), isGlued(other), isGlued(other + 1), let third = atoms[other + 1].plain
    {
      let next = other + 2
      if atom.wholeDigits == 4 { return full(k, next, first, second, third) }
      if atoms[other + 1].wholeDigits == 4 { return dayOrMonthFirst(k, next, first, second, third) }
      if atoms[other + 1].wholeDigits == 2, atom.wholeDigits <= 2, atoms[separator + 1].wholeDigits <= 2 {
        if isDash {
          return dayFirst
            ? full(k, next, 2000 + first, second, third) : dayOrMonthFirst(k, next, first, second, century(third))
        }
        return dayOrMonthFirst(k, next, first, second, century(third))
      }
      return nil
    }
    if atom.wholeDigits == 4, (1000...2199).contains(first), (1...12).contains(second),
      atoms[separator + 1].wholeDigits <= 2, !isCount(other)
    {
      // 2008-09 is more often a year and the next than a September.
      if isDash, second == first % 100 + 1 { return nil }
      if isSlash, second == first % 100 + 1, atoms[separator + 1].wholeDigits == 2 { return nil }
      guard text[Int(atoms[separator].start)] == 0x2D || isSlash else { return nil }
      return made(k, other) {
        $0.year = first
        $0.month = second
      }
    }
    if atoms[separator + 1].wholeDigits == 4, (1..<13).contains(first), atom.wholeDigits <= 2,
      (1000...2199).contains(second), !isCount(other)
    {
      return made(k, other) {
        $0.month = first
        $0.year = second
      }
    }
    return shortDate(k, first, second, other, isSlash: isSlash, before)
  }

  private func century(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  private func full(_ k: Int, _ next: Int, _ year: Int, _ month: Int, _ day: Int, isTight: Bool = false) -> ReadDate? {
    guard (1000...2199).contains(year), (1...12).contains(month), (1...31).contains(day),
      !isTight || (1900...2099).contains(year)
    else { return nil }
    guard !isTight || !isCount(next) else { return nil }
    return made(k, next) {
      $0.year = year
      $0.month = month
      $0.day = day
    }
  }

  private func dayOrMonthFirst(_ k: Int, _ next: Int, _ a: Int, _ b: Int, _ year: Int) -> ReadDate? {
    if dayFirst, b <= 12 { return full(k, next, year, b, a) }
    return a <= 12 ? full(k, next, year, a, b) : full(k, next, year, b, a)
  }

  /// 2010 01 29
  private func spacedDate(_ k: Int, _ year: Int) -> ReadDate? {
    guard atoms[k].wholeDigits == 4, k + 2 < atoms.count, atoms[k + 1].wholeDigits == 2, atoms[k + 2].wholeDigits == 2,
      atoms[k + 1].gap == 1, atoms[k + 2].gap == 1,
      let month = atoms[k + 1].plain, let day = atoms[k + 2].plain
    else { return nil }
    return full(k, k + 3, year, month, day)
  }

  /// 5/12 and 4-22 have no year: a date behind "on", "by", a weekday or another such date, or where it can be no fraction.
  private func shortDate(_ k: Int, _ a: Int, _ b: Int, _ next: Int, isSlash: Bool, _ before: PartialDate?) -> ReadDate?
  {
    guard (1...12).contains(a) && (1...31).contains(b) || (1...31).contains(a) && (1...12).contains(b),
      atoms[k].wholeDigits <= 2,
      atoms[k + 2].wholeDigits <= 2, isGlued(k + 1), isGlued(k + 2), !isCount(next)
    else { return nil }
    let isLicensed =
      has(k - 1, .on) || has(k - 1, .from) || before?.weekday != nil || has(k - 1, .shift)
      || isSlash && (has(k - 1, .preposition) || has(k - 1, .between))
      || isSlash && (has(k - 1, .comma) || has(k - 1, .and) || has(k - 1, .to)) && has(k - 3, .slash)
      || !isSlash && has(k - 1, .in) && b > 12
    let isImproper = isSlash && a >= b && a <= 12 && before == nil && !tables.isWordLike(unitBefore(k))
    guard isLicensed || isImproper || isSlash && a > 12 && b > 9 else { return nil }
    guard !(before != nil && before?.weekday == nil) else { return nil }
    let isDayFirst = a > 12
    var end = next
    var year: Int?
    if has(end, .comma), end + 1 < atoms.count, isGlued(end), let plain = atoms[end + 1].plain,
      atoms[end + 1].wholeDigits == 2 && isGlued(end + 1) || atoms[end + 1].wholeDigits == 4, !has(end + 2, .slash)
    {
      year = atoms[end + 1].wholeDigits == 2 ? century(plain) : plain
      end += 2
    }
    return made(k, end) {
      $0.month = isDayFirst ? b : a
      $0.day = isDayFirst ? a : b
      $0.year = year
    }
  }
}
