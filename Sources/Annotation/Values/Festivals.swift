/// Places days with a name. A rule is `MM-DD`, `lunar MM-DD`, `lunar-eve`, `easter ±days`, `nth MONTH WEEKDAY N`, `term NAME`,
/// `election`, or `MM-DD season`, which is a time around the day.
enum Festivals {
  /// The day of a festival in a year, or nil if its rule is not computed.
  static func period(_ rule: String, _ year: Int) -> Period? {
    let words = rule.split(separator: " ")
    guard let kind = words.first else { return nil }
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch kind {
    case "lunar":
      guard let (month, day) = monthAndDay(words.last) else { return nil }
      return LunarCalendar.day(year, month, day).map { .day($0) }
    // The eve of the year that begins in it.
    case "lunar-eve": return LunarCalendar.eve(of: year).map { .day($0) }
    case "easter": return CivilDay.easter(year).map { .day($0 + (numbers.first ?? 0)) }
    case "nth":
      guard numbers.count == 3 else { return nil }
      return CivilDay.nth(numbers[2], weekday: numbers[1], year, numbers[0]).map { .day($0) }
    case "term": return words.last.flatMap { LunarCalendar.solarTerm(String($0), year) }.map { .day($0) }
    // The Tuesday behind the first Monday of November.
    case "election": return CivilDay.nth(1, weekday: 1, year, 11).map { .day($0 + 1) }
    default:
      guard words.count == 1, let (month, day) = monthAndDay(kind) else { return nil }
      return CivilDay(year, month, day).map { .day($0) }
    }
  }

  private static func monthAndDay(_ text: Substring?) -> (Int, Int)? {
    let parts = (text ?? "").split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }
}
