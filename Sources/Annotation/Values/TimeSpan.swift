internal import Lexicons

/// A length of time: two years and three months.
struct TimeSpan {
  /// The units in the order of the text; an amount of nil is one that was not told (several weeks).
  var parts: [(unit: TimeUnit, amount: Double?)] = []

  var isClock: Bool { parts.allSatisfy { $0.unit.isClock } }
  var isVague: Bool { parts.contains { $0.amount == nil } }

  /// ISO 8601: `P2Y3M`, `PT30M`; "" if an amount is open. Decades are ten years, quarters three months.
  var iso: String {
    guard !isVague else { return "" }
    var amounts = [0.0, 0, 0, 0, 0, 0, 0]
    for (unit, amount) in parts {
      let amount = amount ?? 0
      switch unit {
      case .millennium: amounts[0] += 1000 * amount
      case .century: amounts[0] += 100 * amount
      case .decade: amounts[0] += 10 * amount
      case .year: amounts[0] += amount
      case .halfYear: amounts[1] += 6 * amount
      case .quarter: amounts[1] += 3 * amount
      case .month: amounts[1] += amount
      case .fortnight: amounts[2] += 2 * amount
      case .week: amounts[2] += amount
      case .weekend: amounts[3] += 2 * amount
      case .day, .businessDay: amounts[3] += amount
      case .hour: amounts[4] += amount
      case .minute: amounts[5] += amount
      case .second: amounts[6] += amount
      }
    }
    let letters = ["Y", "M", "W", "D", "H", "M", "S"]
    var text = "P"
    for (i, amount) in amounts.enumerated() {
      if i == 4, amounts[4...].contains(where: { $0 != 0 }) { text += "T" }
      if amount != 0 { text += ValueParser.plain(amount) + letters[i] }
    }
    return text == "P" ? "P0D" : text
  }

  /// The date that lies this long before (-1) or after (1) the reference, as finely as the length was told: three years
  /// ago is a year, two weeks ago a day.
  func date(_ sign: Int, from reference: CivilDay) -> Period? {
    guard !isVague, !parts.contains(where: { $0.unit.isClock }) else { return nil }
    let day = moved(reference, sign)
    guard parts.count == 1, let (unit, amount) = parts.first, let amount, amount == amount.rounded() else {
      return .day(day)
    }
    switch unit {
    case .millennium, .century, .decade, .year: return .year(day.year)
    case .month: return .month(day.year, day.month)
    case .quarter:
      let first = (day.month - 1) / 3 * 3 + 1
      return .months(day.year, first, first + 2)
    default: return .day(day)
    }
  }

  /// The very day.
  func moved(_ day: CivilDay, _ sign: Int) -> CivilDay {
    var (months, days) = (0, 0)
    for (unit, amount) in parts {
      let amount = min(amount ?? 0, 100_000)
      switch unit {
      case .millennium: months += Int(12_000 * amount)
      case .century: months += Int(1200 * amount)
      case .decade: months += Int(120 * amount)
      case .year: months += Int(12 * amount)
      case .halfYear: months += Int(6 * amount)
      case .quarter: months += Int(3 * amount)
      case .month: months += Int(amount)
      case .fortnight: days += Int(14 * amount)
      case .week: days += Int(7 * amount)
      case .weekend, .day, .businessDay: days += Int(amount)
      default: break
      }
    }
    return day.addingMonths(sign * months) + sign * days
  }

  /// The stretch that ends with the reference (-1) or begins behind it (1).
  func period(_ sign: Int, at reference: CivilDay) -> Period? {
    guard !isVague, !parts.contains(where: { $0.unit.isClock }) else { return nil }
    if parts.count == 1, let (unit, amount) = parts.first, unit == .quarter, let amount {
      let n = Int(min(amount, 400))
      let this = CivilDay(firstOf: reference.year, (reference.month - 1) / 3 * 3 + 1)
      let first = this.addingMonths(sign < 0 ? -3 * n : 3)
      return .months(first.year, first.month, first.month + 3 * n - 1)
    }
    return sign < 0
      ? .days(moved(reference, -1), reference) : .days(reference + 1, moved(reference + 1, 1) + -1)
  }
}

extension ValueParser {
  /// The unit of time at atom k. Behind a number 年 is a year and 月 no length but a month, so the caller asks.
  func timeUnit(_ k: Int) -> TimeUnit? { word(k, in: .timeUnit).flatMap { TimeUnit(rawValue: $0) } }

  /// A length of time at atom k: 3 years and two months, half an hour, 三天半, 8天20小时.
  func timeSpan(_ k: Int) -> (span: TimeSpan, next: Int)? {
    guard var (part, j) = spanPart(k) else { return nil }
    var span = TimeSpan(parts: [part])
    while j < atoms.count, span.parts.count < 7 {
      var at = j
      if has(at, .and) || has(at, .more) && atoms[at].isHan || has(at, .comma) { at += 1 }
      if has(at, .article), has(at + 1, .half) || has(at + 1, .fractionOne), has(j, .and) {
        // an hour and a half
        guard let last = span.parts.last?.amount else { break }
        span.parts[span.parts.count - 1].amount =
          last + (number(at + 1, in: .fractionOne).map { 1 / Double($0) } ?? 0.5)
        j = at + 2
        continue
      }
      if has(at, .half), atoms[at].isHan || has(j, .and), spanPart(at) == nil {
        guard let last = span.parts.last?.amount else { break }
        span.parts[span.parts.count - 1].amount = last + 0.5
        j = at + 1
        continue
      }
      guard let (next, after) = spanPart(at), next.unit != part.unit,
        !span.parts.contains(where: { $0.unit == next.unit }),
        at == j || next.unit.isClock == part.unit.isClock || atoms[at].isHan || has(j, .and)
      else { break }
      // Years, months, weeks in falling order; with a comma between them only.
      if has(j, .comma), !next.unit.isClock, !part.unit.isClock, rank(next.unit) > rank(part.unit) { break }
      part = next
      span.parts.append(next)
      j = after
    }
    return (span, j)
  }

  private func rank(_ unit: TimeUnit) -> Int {
    switch unit {
    case .second: 0
    case .minute: 1
    case .hour: 2
    case .day, .businessDay: 3
    case .week, .weekend, .fortnight: 4
    case .month: 5
    case .quarter, .halfYear: 6
    case .year: 7
    default: 8
    }
  }

  private func spanPart(_ k: Int) -> (part: (unit: TimeUnit, amount: Double?), next: Int)? {
    guard k < atoms.count else { return nil }
    // half an hour, half a year, 半年, 半个月
    if has(k, .half) {
      let j = has(k + 1, .article) ? k + 2 : k + 1
      guard let unit = timeUnit(j), atoms[k].isHan == atoms[j].isHan, !isUnit(j, 0x6708) else { return nil }
      return ((unit, 0.5), j + 1)
    }
    // an hour, another day
    if has(k, .article), let unit = timeUnit(k + 1), atoms[k + 1].gap <= 1 {
      guard unit != .second, unit != .quarter, unit != .minute, !atoms[k + 1].isHan else { return nil }
      return ((unit, 1), k + 2)
    }
    // several weeks, a few years, a couple of days, 几年, 数天
    if has(k, .vague) || has(k, .article) && has(k + 1, .vague) {
      var j = has(k, .vague) ? k + 1 : k + 2
      if has(j, .of) { j += 1 }
      if has(j, .more), atoms[j].isHan { j += 1 }
      let isCouple = number(j - 1, in: .vague) == 2 || has(j - 1, .of) && number(j - 2, in: .vague) == 2
      if let unit = timeUnit(j), unit != .quarter || !atoms[k].isHan, !isUnit(j, 0x6708) {
        return ((unit, isCouple ? 2 : nil), j + 1)
      }
      if isUnit(j, 0x65E5), atoms[k].isHan { return ((.day, nil), j + 1) }
    }
    guard let number = number(k) else { return nil }
    var j = number.next
    var amount: Double? = number.isVague ? nil : number.value
    // one and a half years, two and a quarter hours
    if has(j, .and), !atoms[j].isHan {
      let at = has(j + 1, .article) ? j + 2 : j + 1
      if has(at, .half) || has(at, .fractionOne), timeUnit(at + 1) != nil {
        amount = amount.map { $0 + (self.number(at, in: .fractionOne).map { 1 / Double($0) } ?? 0.5) }
        j = at + 1
      } else if has(j + 1, .small), let unit = timeUnit(j + 2), number.form == .word {
        // twenty and four hours
        amount = amount.map { $0 + Double(self.number(j + 1, in: .small) ?? 0) }
        return ((unit, amount), j + 3)
      }
    }
    if isHyphen(j), isGlued(j), isGlued(j + 1) { j += 1 }
    if let unit = timeUnit(j), atoms[j].gap <= (atoms[j].isHan ? 3 : 1) {
      if isUnit(j, 0x5E74), number.digits == 4 || number.digits == 2 && (number.form == .han || number.value < 10) {
        return nil
      }
      if isUnit(j, 0x6708), number.isVague == false, number.value <= 12, number.form != .word { return nil }
      if isUnit(j, 0x5206), !isMinute(j) { return nil }
      if unit == .second, !atoms[j].isHan, number.form == .word, number.value == 1, has(j, .ordinal), !isNounLike(j + 1)
      {
        return nil
      }
      if isUnit(j, 0x5468), has(j + 1, .digit), isGlued(j + 1) { return nil }
      if atoms[j].isHan, number.form == .word { return nil }
      return ((unit, amount), j + 1)
    }
    // 2h, 10D; 3D is a matter of space.
    if isGlued(j), let short = word(j, in: .timeUnitShort).flatMap({ TimeUnit(rawValue: $0) }), short != .minute,
      number.digits > 0, !(short == .day && atoms[j].isUpper && number.value <= 4)
    {
      return ((short, amount), j + 1)
    }
    if isUnit(j, 0x65E5), number.value > 31 || number.isVague || number.isMore { return ((.day, amount), j + 1) }
    // 20时 inside a length: 8天20时
    if isUnit(j, 0x65F6), k > 0, timeUnit(k - 1) == .day || timeUnit(k - 2) == .day { return ((.hour, amount), j + 1) }
    return nil
  }

  /// 分 is a minute before seconds, behind hours, or with 钟; alone it is a point or a cent.
  private func isMinute(_ j: Int) -> Bool {
    has(j - 2, .timeUnit) && timeUnit(j - 2) == .hour || has(j - 3, .timeUnit) && timeUnit(j - 3) == .hour
      || isUnit(j + 2, 0x79D2) || isUnit(j + 3, 0x79D2)
  }

  /// A word the tables do not know follows: "one second time difference".
  private func isNounLike(_ k: Int) -> Bool { k >= atoms.count || !has(k, .of) }
}
