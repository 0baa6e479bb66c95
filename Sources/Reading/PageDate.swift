/// Reads the date of a page: 2025-09-26, 2025/9/26, 2025.9.26, 2025年9月26日, 二〇二五年九月二十六日, September 26, 2025,
/// 26 Sep 2025.
enum PageDate {
  /// The first date in a line from `from` on, as ISO 8601, and where it stands; nil if there is none.
  static func find(in line: FoldedLine, from: Int = 0) -> (iso: String, start: Int, end: Int)? {
    var i = from
    while i < line.units.count {
      if let date = at(i, line) { return (date.iso, i, date.end) }
      // Do not begin inside a number or a word.
      if line.isDigit(i) {
        while line.isDigit(i) { i += 1 }
      } else if isLetter(line.units[i]) {
        while i < line.units.count, isLetter(line.units[i]) { i += 1 }
      } else {
        i += 1
      }
    }
    return nil
  }

  private static func at(_ i: Int, _ line: FoldedLine) -> (iso: String, end: Int)? {
    if let year = line.integer(at: i, most: 4), year.end - i == 4, (1900...2100).contains(year.value) {
      return numeric(year.value, year.end, line)
    }
    return chinese(i, line) ?? western(i, line)
  }

  private static func numeric(_ year: Int, _ end: Int, _ line: FoldedLine) -> (iso: String, end: Int)? {
    guard end < line.units.count else { return nil }
    let mark = line.units[end]
    guard [0x2D, 0x2F, 0x2E, 0x5E74].contains(mark), let month = number(line, skip(line, end + 1)),
      month.end < line.units.count
    else { return nil }
    let second = line.units[month.end]
    guard second == mark || (mark == 0x5E74 && second == 0x6708), let day = number(line, skip(line, month.end + 1))
    else {
      return nil
    }
    return iso(year, month.value, day.value).map { ($0, day.end) }
  }

  private static func skip(_ line: FoldedLine, _ i: Int) -> Int {
    i < line.units.count && line.units[i] == 0x20 ? i + 1 : i
  }

  private static func number(_ line: FoldedLine, _ i: Int) -> (value: Int, end: Int)? { line.integer(at: i, most: 2) }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  private static let numerals: [UInt16: Int] = {
    var table: [UInt16: Int] = [0x3007: 0, 0x25CB: 0, 0x96F6: 0]
    for (value, unit) in "一二三四五六七八九".utf16.enumerated() { table[unit] = value + 1 }
    return table
  }()

  /// 二〇二五年九月二十六日
  private static func chinese(_ i: Int, _ line: FoldedLine) -> (iso: String, end: Int)? {
    var end = i
    var year = 0
    while end < line.units.count, end - i < 4, let digit = numerals[line.units[end]] {
      year = year * 10 + digit
      end += 1
    }
    guard end - i == 4, (1900...2100).contains(year), end < line.units.count, line.units[end] == 0x5E74,
      let month = ten(end + 1, line), month.end < line.units.count, line.units[month.end] == 0x6708,
      let day = ten(month.end + 1, line)
    else { return nil }
    return iso(year, month.value, day.value).map { ($0, day.end + 1) }
  }

  /// 九, 十, 十二, 二十, 二十六
  private static func ten(_ i: Int, _ line: FoldedLine) -> (value: Int, end: Int)? {
    var end = i
    var value = 0
    var found = false
    if end < line.units.count, let digit = numerals[line.units[end]] {
      value = digit
      end += 1
      found = true
    }
    if end < line.units.count, line.units[end] == 0x5341 {
      value = (found ? value : 1) * 10
      end += 1
      found = true
      if end < line.units.count, let digit = numerals[line.units[end]] {
        value += digit
        end += 1
      }
    }
    return found ? (value, end) : nil
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private static func isLetter(_ unit: UInt16) -> Bool { unit >= 0x61 && unit <= 0x7A }

  private static func western(_ i: Int, _ line: FoldedLine) -> (iso: String, end: Int)? {
    guard i == 0 || !isLetter(line.units[i - 1]) else { return nil }
    func month(_ at: Int) -> (value: Int, end: Int)? {
      for (n, name) in months.enumerated() where line.units.dropFirst(at).starts(with: name.utf16) {
        var end = at
        while end < line.units.count, isLetter(line.units[end]) { end += 1 }
        if end - at > 9 { return nil }
        if end < line.units.count, line.units[end] == 0x2E { end += 1 }
        return (n + 1, end)
      }
      return nil
    }
    func gap(_ at: Int) -> Int {
      var at = at
      while at < line.units.count, line.units[at] == 0x20 || line.units[at] == 0x2C { at += 1 }
      return at
    }
    if let month = month(i), let day = line.integer(at: gap(month.end), most: 2),
      let year = line.integer(at: gap(day.end), most: 4), (1900...2100).contains(year.value), gap(day.end) > day.end
    {
      return iso(year.value, month.value, day.value).map { ($0, year.end) }
    }
    if let day = line.integer(at: i, most: 2), let month = month(gap(day.end)),
      let year = line.integer(at: gap(month.end), most: 4), (1900...2100).contains(year.value)
    {
      return iso(year.value, month.value, day.value).map { ($0, year.end) }
    }
    return nil
  }
}
