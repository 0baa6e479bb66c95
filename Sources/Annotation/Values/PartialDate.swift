/// Units of the calendar and the clock.
enum TimeUnit: String {
  case second, minute, hour, day, week, weekend, month, quarter, year, decade, century, millennium, fortnight
  case halfYear = "half-year"
  case businessDay = "business-day"

  /// Whether it is shorter than a day.
  var isClock: Bool { self == .second || self == .minute || self == .hour }
}

/// A part of a longer stretch.
enum DateModifier: String {
  case early, mid, late, rest
  case firstTen = "first-ten"
  case secondTen = "second-ten"
  case lastTen = "last-ten"
  case firstHalf = "first-half"
  case secondHalf = "second-half"
}

/// A time of day: hours as written, or a part of the day in the letters of ISO-TimeML (MO, AF, EV, NI, MI, DT).
struct ClockTime: Equatable {
  var hour: Int?
  var minute: Int?
  var second: Int?
  var part: String?
  /// Whether morning or afternoon was said.
  var isDecided = false

  /// The hour on the clock of 24.
  var resolved: ClockTime {
    guard let hour, let part, hour < 12 else { return self }
    var time = self
    switch part {
    case "AF", "EV": time.hour = hour + 12
    case "NI" where hour >= 5: time.hour = hour + 12
    case "MI" where hour <= 3: time.hour = hour + 12
    default: break
    }
    return time
  }

  /// `T17:00`, `T17:00:30`, `TMO`.
  func iso(withSeconds: Bool = false) -> String {
    let time = resolved
    guard let hour = time.hour else { return "T\(part ?? "")" }
    let minutes = "T\(CivilDay.pad(hour)):\(CivilDay.pad(time.minute ?? 0))"
    if let second { return minutes + ":" + CivilDay.pad(second) }
    return withSeconds ? minutes + ":00" : minutes
  }
}

/// What a date expression says; what it leaves open comes from its neighbours or from the date of the document.
struct PartialDate {
  /// Years are astronomical: 0 is 1 BCE.
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  /// A unit counted from the reference: last year is (.year, -1).
  var shift: (unit: TimeUnit, offset: Int)?
  /// SP, SU, FA, WI.
  var season: String?
  /// The first and the last month of quarters and halves.
  var months: (first: Int, last: Int)?
  var festival: String?
  /// Whether it began before the reference: since March.
  var isPast = false
  /// The first year of a decade; below 100 the century is open.
  var decade: Int?
  /// The first year of a century: 1900 for the 20th (ISO 8601's century 19).
  var century: Int?
  /// The n-th (or for n < 0 the n-th last) week, or weekday where there is one, of a month or year.
  var nth: Int?
  /// The first (positive) or last (negative) units of a month or year: the last 3 weeks of 2019.
  var edge: (count: Int, unit: TimeUnit)?
  /// The week, or month, that a day lies in.
  var around: TimeUnit?
  var isLunar = false
  var modifier: DateModifier?
  var clock: ClockTime?
  /// A stretch that is known already.
  var fixed: Period?
  /// Whether it is a span of time that cannot be placed: that year, 当天.
  var isOpen = false
  /// A reference of ISO-TimeML (PRESENT_REF), or a duration; the value as it stands.
  var literal: String?
  /// FY, SY: years that do not begin in January.
  var yearKind: String?

  /// Whether it has something that is as short as a day.
  var hasDay: Bool {
    day != nil || weekday != nil || festival != nil && festival != "" || shift.map { $0.unit == .day } ?? false
      || fixed.map { $0.grain == .day } ?? false
  }
  /// Whether it has nothing but a time of day.
  var isClockOnly: Bool {
    clock != nil && year == nil && month == nil && day == nil && weekday == nil && shift == nil && festival == nil
      && season == nil && months == nil && fixed == nil && decade == nil && century == nil && !isOpen
  }
  var hasYear: Bool { year != nil || shift.map { $0.unit == .year || $0.unit == .month } ?? false }

  /// The two as one expression, or nil if they do not fit together.
  func merged(with other: PartialDate) -> PartialDate? {
    if fixed != nil && (other.clock == nil || !other.isClockOnly) || other.fixed != nil && !isClockOnly { return nil }
    if literal != nil || other.literal != nil { return nil }
    if isOpen || other.isOpen { return isOpen && other.isClockOnly ? self : other.isOpen && isClockOnly ? other : nil }
    var all = self
    func take<T>(_ mine: inout T?, _ theirs: T?) -> Bool {
      guard let theirs else { return true }
      if mine != nil { return false }
      mine = theirs
      return true
    }
    if let mine = clock, let theirs = other.clock {
      // tonight at 2am, five-thirty tomorrow evening
      guard mine.hour == nil || theirs.hour == nil, mine.hour != nil || theirs.hour != nil else { return nil }
      var joined = mine.hour != nil ? mine : theirs
      if joined.part == nil, !joined.isDecided { joined.part = mine.hour != nil ? theirs.part : mine.part }
      var (a, b) = (self, other)
      (a.clock, b.clock) = (nil, nil)
      var all = a.isEmpty ? b : b.isEmpty ? a : a.merged(with: b)
      all?.clock = joined
      return all
    }
    guard take(&all.year, other.year), take(&all.month, other.month), take(&all.day, other.day),
      take(&all.weekday, other.weekday), take(&all.season, other.season), take(&all.months, other.months),
      take(&all.festival, other.festival), take(&all.decade, other.decade), take(&all.century, other.century),
      take(&all.nth, other.nth), take(&all.modifier, other.modifier), take(&all.clock, other.clock),
      take(&all.around, other.around), take(&all.edge, other.edge), take(&all.shift, other.shift),
      take(&all.fixed, other.fixed), take(&all.yearKind, other.yearKind)
    else { return nil }
    all.isLunar = isLunar || other.isLunar
    return all.isSensible ? all : nil
  }

  /// Whether it says nothing.
  private var isEmpty: Bool {
    year == nil && month == nil && day == nil && weekday == nil && shift == nil && festival == nil && season == nil
      && months == nil
      && fixed == nil && decade == nil && century == nil && nth == nil && edge == nil && !isOpen && literal == nil
      && clock == nil
  }

  /// Whether its parts can stand together.
  private var isSensible: Bool {
    if year != nil, let shift, shift.unit != .week || weekday == nil { return false }
    if let shift {
      switch shift.unit {
      case .year: if weekday != nil && nth == nil && month == nil || day != nil && month == nil { return false }
      case .month: if month != nil || season != nil || months != nil || festival != nil { return false }
      case .week: if month != nil || day != nil || season != nil || months != nil || festival != nil { return false }
      case .day:
        if month != nil || day != nil || season != nil || months != nil || weekday != nil || festival != nil {
          return false
        }
      case .century:
        if decade == nil && modifier == nil || month != nil || day != nil || weekday != nil { return false }
      default: if month != nil || day != nil || festival != nil || weekday != nil { return false }
      }
    }
    if decade != nil || century != nil, month != nil || day != nil || weekday != nil || year != nil { return false }
    if year != nil, month == nil, day != nil { return false }
    if year != nil, weekday != nil, month == nil, nth == nil { return false }
    if season != nil, month != nil || day != nil || weekday != nil || months != nil || festival != nil { return false }
    if months != nil, month != nil || day != nil || weekday != nil || festival != nil { return false }
    if festival != nil, month != nil || day != nil { return false }
    if clock != nil, clock?.part == nil, year != nil, month == nil, festival == nil { return false }
    if clock != nil, day == nil, weekday == nil, festival == nil, fixed == nil, shift?.unit != .day, season == nil {
      if year != nil || month != nil || shift != nil || months != nil { return false }
    }
    return true
  }
}
