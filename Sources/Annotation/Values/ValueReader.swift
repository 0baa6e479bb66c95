internal import TextModel
internal import UnicodeText

/// Reads one value that begins with a digit.
struct ValueReader {
  /// A value with its normal form.
  struct Value {
    var span: TextSpan
    var type: EntityType
    var value: String
    var rule: String
  }

  private let text: [UInt16]
  private let start: Int
  private let tables = CharacterTables.shared
  /// Where the digits end.
  private(set) var numberEnd = 0
  /// The digits as ASCII, without separators.
  private var digits = ""
  private var hasPoint = false

  init(text: [UInt16], at start: Int) {
    self.text = text
    self.start = start
  }

  /// The value at the start, or nil. `published` (ISO 8601) gives the year of 9月3日.
  mutating func read(published: String) -> Value? {
    readNumber()
    return date(published) ?? percent() ?? money()
  }

  // MARK: - Numbers

  private mutating func readNumber() {
    var i = start
    while i < text.count {
      let unit = tables.fold(text[i])
      if unit >= 0x30, unit <= 0x39 {
        digits.append(Character(Unicode.Scalar(UInt8(unit))))
      } else if unit == 0x2C, digits.count <= 3 || i >= start + 4, isDigits(i + 1, 3), !isDigit(i + 4) {
        // A separator of thousands.
      } else if unit == 0x2E || unit == 0xB7, !hasPoint, isDigit(i + 1) {
        digits.append(".")
        hasPoint = true
      } else {
        break
      }
      i += 1
    }
    numberEnd = i
  }

  private func isDigit(_ i: Int) -> Bool {
    guard i < text.count else { return false }
    let unit = tables.fold(text[i])
    return unit >= 0x30 && unit <= 0x39
  }

  private func isDigits(_ i: Int, _ count: Int) -> Bool { (0..<count).allSatisfy { isDigit(i + $0) } }

  /// The number times a scale (万, billion) that follows, and where it ends.
  private func scaled() -> (value: Double, end: Int) {
    var value = Double(digits) ?? 0
    var end = numberEnd
    var moved = true
    while moved {
      moved = false
      for (word, factor) in ValueWords.chineseScales where matches(word, at: end) {
        value *= factor
        end += word.utf16.count
        moved = true
        break
      }
    }
    if end == numberEnd {
      let gap = skip(end)
      for (word, factor) in ValueWords.westernScales where matches(word, at: gap) && !isLetter(gap + word.utf16.count) {
        return (value * factor, gap + word.utf16.count)
      }
    }
    return (value, end)
  }

  private func skip(_ i: Int) -> Int {
    i < text.count && (tables.fold(text[i]) == 0x20 || tables.fold(text[i]) == 0x2D) ? i + 1 : i
  }

  private func isLetter(_ i: Int) -> Bool { i < text.count && tables.kind(text[i]) == .letter }

  private func matches(_ word: String, at position: Int) -> Bool {
    var i = position
    for unit in word.utf16 {
      guard i < text.count, tables.fold(text[i]) == unit else { return false }
      i += 1
    }
    return true
  }

  /// A number without needless zeros: 6500000000, 0.118.
  static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    let rounded = (value * 1e9).rounded() / 1e9
    return String(rounded)
  }

  // MARK: - Money

  private func money() -> Value? {
    let (value, end) = scaled()
    for (symbol, code) in ValueWords.symbols {
      let length = symbol.utf16.count
      for gap in 0...1 where start - length - gap >= 0 {
        if gap == 1, tables.fold(text[start - 1]) != 0x20 { continue }
        if matches(symbol, at: start - length - gap) {
          return Value(
            span: TextSpan(start - length - gap, end), type: .money, value: "\(ValueReader.plain(value)) \(code)",
            rule: "value/money")
        }
      }
    }
    for (name, code) in ValueWords.chineseCurrencies where matches(name, at: end) {
      return Value(
        span: TextSpan(start, end + name.utf16.count), type: .money, value: "\(ValueReader.plain(value)) \(code)",
        rule: "value/money")
    }
    let gap = skip(end)
    for (name, code) in ValueWords.westernCurrencies where matches(name, at: gap) && !isLetter(gap + name.utf16.count) {
      return Value(
        span: TextSpan(start, gap + name.utf16.count), type: .money, value: "\(ValueReader.plain(value)) \(code)",
        rule: "value/money")
    }
    return nil
  }

  // MARK: - Shares

  private func percent() -> Value? {
    guard let number = Double(digits) else { return nil }
    var end = 0
    if numberEnd < text.count, tables.fold(text[numberEnd]) == 0x25 {
      end = numberEnd + 1
    } else if matches("个百分点", at: numberEnd) {
      end = numberEnd + 4
    } else {
      let gap = skip(numberEnd)
      for word in ["percentage points", "percentage point", "percent", "per cent", "pct"]
      where matches(word, at: gap) && !isLetter(gap + word.utf16.count) {
        end = gap + word.utf16.count
        break
      }
    }
    var from = start
    if end == 0, start >= 4, matches("百分之", at: start - 3) {
      from = start - 3
      end = numberEnd
    }
    guard end > 0 else { return nil }
    return Value(
      span: TextSpan(from, end), type: .percent, value: ValueReader.plain(number / 100), rule: "value/percent")
  }

  // MARK: - Dates

  private func integer(_ i: Int, _ most: Int) -> (value: Int, end: Int)? {
    var end = i
    var value = 0
    while isDigit(end), end - i < most {
      value = value * 10 + Int(tables.fold(text[end]) - 0x30)
      end += 1
    }
    return end > i && !isDigit(end) ? (value, end) : nil
  }

  private func pad(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private func date(_ published: String) -> Value? {
    guard !hasPoint else { return nil }
    return numericDate() ?? chineseDate(published) ?? westernDate() ?? year()
  }

  private func made(_ end: Int, _ value: String, from: Int? = nil) -> Value {
    Value(span: TextSpan(from ?? start, end), type: .date, value: value, rule: "value/date")
  }

  /// 2025-09-26, 2025/9/26, 2025.9.26
  private func numericDate() -> Value? {
    guard let year = integer(start, 4), year.end - start == 4, plausible(year.value), year.end < text.count else {
      return nil
    }
    let mark = tables.fold(text[year.end])
    guard mark == 0x2D || mark == 0x2F, let month = integer(year.end + 1, 2), (1...12).contains(month.value) else {
      return nil
    }
    guard month.end < text.count, tables.fold(text[month.end]) == mark, let day = integer(month.end + 1, 2),
      (1...31).contains(day.value)
    else { return nil }
    return made(day.end, "\(year.value)-\(pad(month.value))-\(pad(day.value))")
  }

  private func plausible(_ year: Int) -> Bool { (1000...2199).contains(year) }

  /// 2025年9月26日, 2025年9月, 2025年, 9月26日
  private func chineseDate(_ published: String) -> Value? {
    guard let first = integer(start, 4) else { return nil }
    if first.end - start == 4, plausible(first.value), matches("年", at: first.end) {
      var value = "\(first.value)"
      var end = first.end + 1
      if let month = integer(end, 2), (1...12).contains(month.value), matches("月", at: month.end) {
        value += "-\(pad(month.value))"
        end = month.end + 1
        if let day = integer(end, 2), (1...31).contains(day.value),
          matches("日", at: day.end) || matches("号", at: day.end)
        {
          value += "-\(pad(day.value))"
          end = day.end + 1
        }
      }
      return made(end, value)
    }
    if first.end - start <= 2, (1...12).contains(first.value), matches("月", at: first.end),
      let day = integer(first.end + 1, 2), (1...31).contains(day.value),
      matches("日", at: day.end) || matches("号", at: day.end)
    {
      let year = published.prefix(4)
      let value = year.count == 4 ? "\(year)-\(pad(first.value))-\(pad(day.value))" : ""
      return made(day.end + 1, value)
    }
    return nil
  }

  /// 26 September 2025, September 26, 2025, September 2025
  private func westernDate() -> Value? {
    guard let first = integer(start, 4) else { return nil }
    let gap = first.end < text.count && text[first.end] == 0x20 ? first.end + 1 : first.end
    if first.end - start <= 2, (1...31).contains(first.value), let month = month(at: gap) {
      let after = month.end < text.count && text[month.end] == 0x20 ? month.end + 1 : month.end
      if let year = integer(after, 4), plausible(year.value) {
        return made(year.end, "\(year.value)-\(pad(month.value))-\(pad(first.value))")
      }
      return made(month.end, "")
    }
    guard let month = month(before: start) else { return nil }
    if first.end - start == 4, plausible(first.value) {
      return made(first.end, "\(first.value)-\(pad(month.value))", from: month.start)
    }
    guard first.end - start <= 2, (1...31).contains(first.value) else { return nil }
    if matches(", ", at: first.end), let year = integer(first.end + 2, 4), plausible(year.value) {
      return made(year.end, "\(year.value)-\(pad(month.value))-\(pad(first.value))", from: month.start)
    }
    return made(first.end, "", from: month.start)
  }

  private func month(at position: Int) -> (value: Int, end: Int)? {
    for (i, name) in ValueWords.months.enumerated() where matches(name, at: position) {
      let end = position + name.utf16.count
      return isLetter(end) ? nil : (i + 1, end)
    }
    return nil
  }

  private func month(before position: Int) -> (value: Int, start: Int)? {
    guard position > 1, text[position - 1] == 0x20 else { return nil }
    for (i, name) in ValueWords.months.enumerated() {
      let from = position - 1 - name.utf16.count
      if from >= 0, matches(name, at: from), tables.isUpper(text[from]), from == 0 || !isLetter(from - 1) {
        return (i + 1, from)
      }
    }
    return nil
  }

  /// A year by itself: four digits that nothing makes a quantity.
  private func year() -> Value? {
    guard numberEnd - start == 4, digits.count == 4, let year = Int(digits), (1800...2099).contains(year) else {
      return nil
    }
    if start > 0, [0x24, 0x2E, 0x2C, 0x2D, 0x23].contains(tables.fold(text[start - 1])) || isLetter(start - 1) {
      return nil
    }
    if numberEnd < text.count, isLetter(numberEnd) || tables.isHan(text[numberEnd]) { return nil }
    guard start >= 3, text[start - 1] == 0x20 else { return nil }
    var from = start - 1
    while from > 0, tables.kind(text[from - 1]) == .letter { from -= 1 }
    let word = String(decoding: text[from..<(start - 1)], as: UTF16.self).lowercased()
    return ValueWords.beforeYears.contains(word) ? made(numberEnd, "\(year)") : nil
  }
}
