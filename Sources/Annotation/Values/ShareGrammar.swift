internal import Lexicons
internal import TextModel
internal import UnicodeText

// Percentages and fractions, quantities, orders, counts.

extension ValueParser {
  /// 11.8%, "five per cent", 百分之二十, 三分之一, 1/20, two-thirds, 三成, 八折, 0.1个百分点.
  func share(_ k: Int) -> Reading? {
    guard k < atoms.count else { return nil }
    if has(k, .halfOff) { return made(k, k + 1, 0.5) }
    if let exponent = number(k, in: .sharePrefix), !(isGlued(k) && has(k - 1, .digit)) {
      let isNegative = has(k + 1, .minus)
      guard let number = number(isNegative ? k + 2 : k + 1) else { return nil }
      return made(k, number.next, number.isVague ? nil : (isNegative ? -1 : 1) * number.value / power(exponent))
    }
    if has(k, .percent), has(k + 1, .of), let number = number(k + 2), !atoms[k].isHan, k == 0 || !isNumber(k - 1),
      number.next >= atoms.count
    {
      // "percent of ten"
      return made(k, number.next, number.value / 100)
    }
    if has(k, .minus), let reading = share(k + 1), case .amount(let value, _, .percent) = reading.content {
      return made(k, reading.next, value.map { -$0 })
    }
    if isHyphen(k), isGlued(k + 1) || k + 1 < atoms.count && atoms[k + 1].gap == 0, k + 1 < atoms.count,
      atoms[k + 1].isDigits, !tables.isWordLike(unitBefore(k)), unitBefore(k) != 0x25,
      let reading = share(k + 1), case .amount(let value, _, .percent) = reading.content
    {
      return made(k, reading.next, value.map { -$0 })
    }
    if has(k, .half), atoms[k].isHan, has(k + 1, .tenths), isGlued(k + 1) { return made(k, k + 2, 0.05) }
    return fraction(k) ?? numberShare(k)
  }

  private func made(_ k: Int, _ next: Int, _ value: Double?) -> Reading {
    Reading(first: k, next: next, content: .amount(value, unit: "", .percent))
  }

  private func isNumber(_ k: Int) -> Bool {
    k >= 0 && (atoms[k].isDigits || has(k, .small) || has(k, .tens) || has(k, .multiplier))
  }

  private func numberShare(_ k: Int) -> Reading? {
    guard let number = number(k), let unit = percentUnit(number.next, number) else {
      guard let number = number(k), !number.isVague, let high = rangeEnd(number.next, number, k),
        let unit = percentUnit(high.next, nil)
      else { return nil }
      // 3-5%, 5 to 10 percent
      return Reading(
        first: k, next: unit.next,
        content: .amounts(number.value / power(unit.exponent), high.value / power(unit.exponent), unit: "", .percent))
    }
    var value: Double? = number.isVague ? nil : number.value / power(unit.exponent)
    if unit.isDiscount {
      // 九五折 is 95 %, 九折 is 90 %.
      guard number.value < 100, number.value != 10 else { return nil }
      if number.digits == 2, number.form == .han || number.value > 10 { value = number.value / 100 }
    }
    // 3%-5%, 5% to 10%
    if let low = value, !unit.isDiscount, has(unit.next, .to), isGlued(unit.next) || !isHyphen(unit.next),
      let high = self.number(unit.next + 1), !high.isVague, let end = percentUnit(high.next, nil),
      end.exponent == unit.exponent, high.value > number.value
    {
      return Reading(
        first: k, next: end.next,
        content: .amounts(low, high.value / power(end.exponent), unit: "", .percent))
    }
    return made(k, unit.next, value)
  }

  private func percentUnit(_ k: Int, _ number: ReadNumber?) -> (exponent: Int, next: Int, isDiscount: Bool)? {
    guard k < atoms.count, atoms[k].gap <= (atoms[k].isHan ? 3 : 1) else { return nil }
    var j = k
    if isHyphen(j), isGlued(j), isGlued(j + 1) { j += 1 }
    if let exponent = self.number(j, in: .points) { return (exponent, j + 1, false) }
    if let exponent = self.number(j, in: .percent) {
      if has(j + 1, .points) { return (2, j + 2, false) }
      return (exponent, j + 1, false)
    }
    if has(j, .classifier), isUnit(j, 0x4E2A), let exponent = self.number(j + 1, in: .points) {
      return (exponent, j + 2, false)
    }
    if has(j, .tenths), let number, !number.isScaled || number.value == 10, number.value <= 10 {
      // 三成半, 三成五
      if has(j + 1, .half), isGlued(j + 1) { return nil }
      return (1, j + 1, false)
    }
    if has(j, .discount), number != nil { return (1, j + 1, true) }
    return nil
  }

  /// 三分之一, 1/20, two-thirds, one third, "a quarter of", 三成半.
  private func fraction(_ k: Int) -> Reading? {
    if let whole = number(k, decimals: false), let below = whole.integer, below > 0 {
      let j = whole.next
      if has(j, .shareMark), isGlued(j) || atoms[j].isHan, let part = number(j + 1), !part.isVague {
        return made(k, part.next, part.value / Double(below))
      }
      if has(j, .tenths), has(j + 1, .half), isGlued(j + 1), below < 10 {
        return made(k, j + 2, (Double(below) + 0.5) / 10)
      }
      if let upper = atoms[k].plain, has(j, .slash), isGlued(j), isGlued(j + 1), let lower = atoms[j + 1].plain,
        upper > 0, upper < lower, !has(j + 2, .slash), !isCount(j + 2) || has(j + 2, .of)
      {
        guard lower <= 10 || lower % 5 == 0, lower <= 1000, !(has(k - 1, .on) || has(k - 1, .from)) else { return nil }
        return made(k, j + 2, Double(upper) / Double(lower))
      }
    }
    // two-thirds, one fifth, three quarters
    guard let upper = number(k, in: .small) ?? atoms[k].plain ?? (has(k, .article) ? 1 : nil), (1...99).contains(upper)
    else { return nil }
    var j = k + 1
    if isHyphen(j), isGlued(j) { j += 1 }
    guard j < atoms.count, atoms[j].gap <= 1 else { return nil }
    if upper > 1, let lower = number(j, in: .fraction) {
      guard !has(j + 1, .of) || !(has(j + 2, .article) && has(j + 3, .multiplier)) else { return nil }
      if has(j, .timeUnit), number(k, in: .small) == nil || !has(j + 1, .of) { return nil }
      return made(k, j + 1, Double(upper) / Double(lower))
    }
    if upper == 1, let lower = number(j, in: .fractionOne) ?? number(j, in: .ordinal), lower >= 3, lower <= 10 {
      // "a third of" is a share; "a third country" is not. "one quarter" is three months unless "of" follows.
      guard
        has(j + 1, .of) || has(k, .small) && !has(j, .fractionOne) && j > k + 1
          || has(k, .small) && !tables.isWordLike(nextLetter(j + 1))
      else { return nil }
      return made(k, j + 1, 1 / Double(lower))
    }
    return nil
  }

  // MARK: - Quantities, orders, counts

  /// 500公里, "12 tons"; 第三, "21st"; 三百人, "3 million", "two".
  func quantity(_ k: Int) -> Reading? {
    if let (value, next) = ordinal(k) {
      guard next > k + 1 || value > 1 || !atoms[k].isHan else { return nil }
      if has(k - 1, .at), value == 1 { return nil }
      return Reading(first: k, next: next, content: .amount(Double(value), unit: "", .ordinal))
    }
    guard let number = number(k), !has(k, .article) || number.isScaled else { return nil }
    var j = number.next
    if isHyphen(j), isGlued(j), isGlued(j + 1) { j += 1 }
    if has(j, .measure), atoms[j].gap <= (atoms[j].isHan ? 3 : 1), !has(j, .monthShort) {
      return Reading(first: k, next: j + 1, content: .amount(number.isVague ? nil : number.value, unit: "", .quantity))
    }
    guard isCardinal(k, number) else { return nil }
    return Reading(
      first: k, next: number.next, content: .amount(number.isVague ? nil : number.value, unit: "", .cardinal))
  }

  /// Whether a number by itself is a count: no number of a list, no code, no 一 or "one".
  private func isCardinal(_ k: Int, _ number: ReadNumber) -> Bool {
    let start = Int(atoms[k].start)
    let end = Int(atoms[number.next - 1].end)
    switch number.form {
    case .digits:
      if number.digits > 1, tables.fold(text[start]) == 0x30 { return false }
      if number.digits > 11 { return false }
      let before = start > 0 ? tables.fold(text[start - 1]) : 0x0A
      let after = end < text.count ? tables.fold(text[end]) : 0x0A
      if number.digits > 0, number.digits <= 2 {
        // 1. 2) (3) [4] at the head of a line or in brackets
        if before == 0x28 || before == 0x5B { return after != 0x29 && after != 0x5D }
        if before == 0x0A || start == 0 { return after != 0x2E && after != 0x29 && after != 0x3001 && after != 0xB7 }
      }
      if after == 0x2D || after == 0x3A || after == 0x2F { return false }
      if before == 0x2D || before == 0x3A || before == 0x2F || before == 0x27 { return false }
      return true
    case .han:
      // The second half of 一两家.
      if has(k - 1, .digit), isGlued(k) { return false }
      if number.isVague { return number.isScaled && number.next > k + 1 }
      if number.isScaled, number.next > k + 1 || has(number.next, .classifier) { return number.value >= 10 }
      guard has(number.next, .classifier), isGlued(number.next), number.value > 1 || number.digits > 1 else {
        return false
      }
      return start == 0 || !tables.isHan(text[start - 1]) || number.value > 1
    case .word:
      if number.isVague { return number.isScaled }
      return number.isScaled || number.value > 1
    }
  }
}
