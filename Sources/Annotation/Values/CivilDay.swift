/// A day of the proleptic Gregorian calendar: the number of days since 1970-01-01. Years are astronomical: 0 is 1 BCE.
struct CivilDay: Hashable, Comparable {
  var number: Int

  init(number: Int) { self.number = number }

  /// A day that exists, or nil: there is no 2019-02-29.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDay.length(year, month) else { return nil }
    self.init(checked: year, month, day)
  }

  /// The first day of a month; months beyond 1...12 run into the neighbouring years.
  init(firstOf year: Int, _ month: Int) {
    let months = year * 12 + month - 1
    let whole = months >= 0 ? months / 12 : (months - 11) / 12
    self.init(checked: whole, months - whole * 12 + 1, 1)
  }

  /// Howard Hinnant's days_from_civil.
  private init(checked year: Int, _ month: Int, _ day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let ofEra = y - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    number = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// Reads the date of `2025-09-26` or of a longer timestamp.
  init?(iso text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year, month, day)
  }

  var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let ofEra = z - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * ofYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * m + 2) / 5 + 1)
  }

  var year: Int { civil.year }
  var month: Int { civil.month }
  /// Monday is 1, Sunday 7.
  var weekday: Int {
    let w = (number + 3) % 7
    return (w < 0 ? w + 7 : w) + 1
  }
  /// The Monday of its week.
  var monday: CivilDay { self + (1 - weekday) }

  static func length(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func + (day: CivilDay, days: Int) -> CivilDay { CivilDay(number: day.number + days) }
  static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }

  /// The same day some months away, or the last of that month.
  func addingMonths(_ months: Int) -> CivilDay {
    let (year, month, day) = civil
    let first = CivilDay(firstOf: year, month + months)
    return first + (min(day, CivilDay.length(first.year, first.month)) - 1)
  }

  /// Easter Sunday of the western churches (the anonymous Gregorian computus).
  static func easter(_ year: Int) -> CivilDay? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25)
    let g = (b - f + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    return CivilDay(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1)
  }

  /// The n-th weekday of a month, or the last one for n = -1.
  static func nth(_ n: Int, weekday: Int, _ year: Int, _ month: Int) -> CivilDay? {
    let first = CivilDay(firstOf: year, month)
    if n < 0 {
      let last = first + (CivilDay.length(first.year, first.month) - 1)
      return last + -((last.weekday - weekday + 7) % 7)
    }
    let day = first + ((weekday - first.weekday + 7) % 7 + 7 * (n - 1))
    return day.month == first.month ? day : nil
  }

  /// ISO 8601: `2025-09-26`; years before 1 CE as `-0220`.
  var iso: String {
    let (year, month, day) = civil
    return "\(CivilDay.pad(year, 4))-\(CivilDay.pad(month))-\(CivilDay.pad(day))"
  }

  /// ISO 8601: `2018-W21`.
  var isoWeek: String {
    let thursday = monday + 3
    let year = thursday.year
    let first = CivilDay(firstOf: year, 1)
    return "\(CivilDay.pad(year, 4))-W\(CivilDay.pad((thursday.number - first.number) / 7 + 1))"
  }

  static func pad(_ value: Int, _ width: Int = 2) -> String {
    let digits = String(abs(value))
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
