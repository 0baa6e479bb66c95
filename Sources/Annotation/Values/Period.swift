/// A stretch of whole days, and how finely it was told.
struct Period: Equatable {
  enum Grain: Equatable {
    case century, decade, year, months, month, week, days, day
    case season(String)
  }

  var first: CivilDay
  /// The last day, included.
  var last: CivilDay
  var grain: Grain

  static func year(_ year: Int) -> Period {
    Period(first: CivilDay(firstOf: year, 1), last: CivilDay(firstOf: year + 1, 1) + -1, grain: .year)
  }
  static func years(_ year: Int, _ count: Int, _ grain: Grain) -> Period {
    Period(first: CivilDay(firstOf: year, 1), last: CivilDay(firstOf: year + count, 1) + -1, grain: grain)
  }
  static func month(_ year: Int, _ month: Int) -> Period {
    Period(first: CivilDay(firstOf: year, month), last: CivilDay(firstOf: year, month + 1) + -1, grain: .month)
  }
  static func months(_ year: Int, _ first: Int, _ last: Int) -> Period {
    Period(first: CivilDay(firstOf: year, first), last: CivilDay(firstOf: year, last + 1) + -1, grain: .months)
  }
  static func week(_ day: CivilDay) -> Period { Period(first: day.monday, last: day.monday + 6, grain: .week) }
  static func day(_ day: CivilDay) -> Period { Period(first: day, last: day, grain: .day) }
  static func days(_ first: CivilDay, _ last: CivilDay) -> Period { Period(first: first, last: last, grain: .days) }

  private static func yearText(_ year: Int) -> String { CivilDay.pad(year, 4) }
  private static func monthText(_ day: CivilDay) -> String { yearText(day.year) + "-" + CivilDay.pad(day.month) }

  /// ISO 8601; an interval where no single form exists.
  var iso: String {
    switch grain {
    case .century, .decade: "\(Period.yearText(first.year))/\(Period.yearText(last.year))"
    case .year: Period.yearText(first.year)
    case .months: "\(Period.monthText(first))/\(Period.monthText(last))"
    case .month: Period.monthText(first)
    case .week: first.isoWeek
    case .days: first == last ? first.iso : "\(first.iso)/\(last.iso)"
    case .day: first.iso
    case .season(let name): "\(Period.yearText(first.year))-\(name)"
    }
  }

  /// 0 for years, 1 for months, 2 for days.
  private var fineness: Int {
    switch grain {
    case .century, .decade, .year: 0
    case .months, .season, .month: 1
    case .week, .days, .day: 2
    }
  }

  /// The interval from one to the other, both ends as fine as the finer one: `2022/2024`, `2019-01-01/2020-04-26`.
  static func interval(_ a: Period, _ b: Period) -> String {
    switch max(a.fineness, b.fineness) {
    case 0: "\(yearText(a.first.year))/\(yearText(b.last.year))"
    case 1: "\(monthText(a.first))/\(monthText(b.last))"
    default: "\(a.first.iso)/\(b.last.iso)"
    }
  }

  /// The part that a modifier names.
  func part(_ modifier: DateModifier, reference: CivilDay?) -> Period? {
    switch modifier {
    case .rest: return reference.map { $0 > first && $0 <= last ? .days($0, last) : .days(first, last) }
    case .firstTen, .secondTen, .lastTen: return tenDays(modifier)
    default: break
    }
    let years = last.year - first.year + 1
    switch grain {
    case .century, .decade:
      let third = Double(years) / 3
      let cuts = [0, Int(third.rounded(.up)), years - Int(third.rounded()), years]
      switch modifier {
      case .early: return .years(first.year, cuts[1], .decade)
      case .mid: return .years(first.year + cuts[1], cuts[2] - cuts[1], .decade)
      case .late: return .years(first.year + cuts[2], years - cuts[2], .decade)
      case .firstHalf: return .years(first.year, years / 2, .decade)
      default: return .years(first.year + years / 2, years - years / 2, .decade)
      }
    case .year:
      switch modifier {
      case .early: return .months(first.year, 1, 4)
      case .mid: return .months(first.year, 5, 8)
      case .late: return .months(first.year, 9, 12)
      case .firstHalf: return .months(first.year, 1, 6)
      default: return .months(first.year, 7, 12)
      }
    case .month:
      switch modifier {
      case .early, .firstHalf: return .days(first, first + 14)
      case .mid: return .days(first + 9, first + 20)
      default: return .days(first + 15, last)
      }
    case .week:
      switch modifier {
      case .early, .firstHalf: return .days(first, first + 2)
      case .mid: return .days(first + 2, first + 4)
      default: return .days(first + 3, last)
      }
    case .months, .season:
      let length = last.number - first.number + 1
      switch modifier {
      case .early: return .days(first, first + (length / 3 - 1))
      case .mid: return .days(first + length / 3, first + (2 * length / 3 - 1))
      case .late: return .days(first + 2 * length / 3, last)
      case .firstHalf: return .days(first, first + (length / 2 - 1))
      default: return .days(first + length / 2, last)
      }
    case .days, .day: return self
    }
  }

  private func tenDays(_ modifier: DateModifier) -> Period? {
    guard grain == .month else { return nil }
    switch modifier {
    case .firstTen: return .days(first, first + 9)
    case .secondTen: return .days(first + 10, first + 19)
    default: return .days(first + 20, last)
    }
  }
}
