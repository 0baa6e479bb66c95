internal import Lexicons

/// A number as it stands in the text.
struct ReadNumber {
  enum Form { case digits, han, word }

  var value: Double
  /// The atom behind it.
  var next: Int
  var form: Form
  /// How many digits it is written with, if with digits alone (2025, 二〇二五); otherwise 0.
  var digits = 0
  /// Whether how much it is stays open: 几十, several, hundreds of.
  var isVague = false
  /// Whether 多 or 余 follows: the value is the least it can be.
  var isMore = false
  /// Whether a word of scale is in it (3 million, 三百).
  var isScaled = false

  var integer: Int? { !isVague && value == value.rounded() && abs(value) < 1e15 ? Int(value) : nil }
}

extension ValueParser {
  /// The number at atom k. `decimals` allows 三点五; where hours are read, 三点 is three o'clock.
  func number(_ k: Int, decimals: Bool = true) -> ReadNumber? {
    guard k < atoms.count else { return nil }
    let atom = atoms[k]
    if atom.isDigits { return atom.parts == nil ? digitsNumber(k) : nil }
    if atom.isHan { return hanNumber(k, decimals: decimals) }
    if atom.has(.small) || atom.has(.tens) || atom.has(.article) || atom.has(.half) || atom.has(.vague)
      || atom.has(.multiplierPlural) || atom.has(.multiplierVague) || atom.has(.decadeWord) || atom.has(.fractionOne)
      || atom.has(.multiplier)
    {
      return wordNumber(k)
    }
    return nil
  }

  func power(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<max(0, exponent) { value *= 10 }
    return value
  }

  // MARK: - Digits: 1,234.5, 3.2 million, 65亿, 3亿5千万

  private func digitsNumber(_ k: Int) -> ReadNumber? {
    let atom = atoms[k]
    var number = ReadNumber(value: atom.value, next: k + 1, form: .digits)
    if atom.fractionDigits == 0, !atom.isGrouped { number.digits = Int(atom.wholeDigits) }
    var j = k + 1
    if has(j, .more), atoms[j].isHan, atoms[j].gap == 0, has(j + 1, .scale) {
      number.isMore = true
      j += 1
    }
    if has(j, .scale), atoms[j].gap <= 1 {
      guard let scaled = hanNumber(k, decimals: false) else { return number }
      return scaled
    }
    if has(j, .more), atoms[j].isHan, atoms[j].gap == 0 {
      number.isMore = true
      number.next = j + 1
      number.digits = 0
      return number
    }
    if isHyphen(j), isGlued(j), has(j + 1, .multiplier), isGlued(j + 1) { j += 1 }
    while has(j, .multiplier), atoms[j].gap <= 1, let exponent = self.number(j, in: .multiplier) {
      number.value *= power(exponent)
      number.next = j + 1
      number.isScaled = true
      number.digits = 0
      j += 1
    }
    if !number.isScaled, let exponent = self.number(j, in: .multiplierShort) {
      // 12k, 6bn, 6 bn; m and b are read with a currency only.
      let length = atoms[j].end - atoms[j].start
      let isThousand = exponent == 3 && atoms[j].gap == 0
      if isThousand || length >= 2 && atoms[j].gap <= 1 {
        number.value *= power(exponent)
        number.next = j + 1
        number.isScaled = true
        number.digits = 0
      }
    }
    return number
  }

  // MARK: - Han: 三百四十亿, 二〇二五, 两万, 三点五亿, 几十

  private func hanNumber(_ k: Int, decimals: Bool) -> ReadNumber? {
    var number = ReadNumber(value: 0, next: k, form: atoms[k].isDigits ? .digits : .han)
    var (high, middle, section) = (0.0, 0.0, 0.0)
    var current: Double?
    var count = 0
    var lastExponent = 0
    var sawZero = false
    var j = k
    scan: while j < atoms.count, j == k || atoms[j].gap <= 1 {
      let atom = atoms[j]
      if atom.isDigits {
        guard atom.parts == nil, j == k || atoms[j - 1].has(.scale) && atom.gap == 0 else { break }
        current = atom.value
        count = atom.fractionDigits == 0 && !atom.isGrouped ? Int(atom.wholeDigits) : 0
      } else if atom.has(.digit), let digit = self.number(j, in: .digit) {
        if digit == 0, number.isScaled, current == nil { sawZero = true }
        if let known = current {
          // 一两家 is one or two; 两 is no figure of a longer number.
          if number.isScaled && known != 0 || isUnit(j, 0x4E24) { number.isVague = true }
          current = known * 10 + Double(digit)
          count += 1
        } else {
          current = Double(digit)
          count = 1
        }
      } else if atom.has(.tens), let tens = self.number(j, in: .tens), current == nil {
        section += Double(tens)
        number.isScaled = true
        lastExponent = 1
      } else if atom.has(.scale), let exponent = self.number(j, in: .scale) {
        if current == nil, section == 0, middle == 0, high == 0, exponent >= 4, !number.isVague { break }
        // 百分之七十|百: inside a section the scales fall.
        if exponent < 4, current == nil, section > 0, !number.isVague, !number.isMore { break }
        // 二三十: twenty or thirty.
        if count == 2, atoms[j - 1].has(.digit), j == k + 2 || number.isScaled { number.isVague = true }
        if exponent < 4 {
          section += (current ?? 1) * power(exponent)
        } else if exponent == 4 {
          middle = (middle + section + (current ?? (section == 0 && middle == 0 ? 1 : 0))) * 10_000
          section = 0
        } else {
          let below = middle + section + (current ?? 0)
          high = (high + (below == 0 && high == 0 ? 1 : below)) * power(exponent)
          middle = 0
          section = 0
        }
        current = nil
        count = 0
        sawZero = false
        number.isScaled = true
        lastExponent = exponent
      } else if atom.has(.vague), atom.isHan, j == k || number.isScaled, atom.gap == 0 || j == k {
        // 几百, 数十亿, 十几
        number.isVague = true
        current = nil
        number.next = j + 1
        j += 1
        if !has(j, .scale) { break scan }
        continue
      } else if atom.has(.more), atom.isHan, number.isScaled || atoms[k].isDigits, atom.gap == 0 {
        // 300多亿, 十余年; 来 only between ten and a unit.
        if isUnit(j, 0x6765), lastExponent != 1 { break scan }
        number.isMore = true
        j += 1
        number.next = j
        if !has(j, .scale) { break scan }
        continue
      } else {
        break scan
      }
      j += 1
      number.next = j
    }
    guard number.next > k else { return nil }
    if let last = current, number.isScaled, !sawZero, lastExponent >= 2, count == 1, last > 0,
      !atoms[number.next - 1].isDigits
    {
      // 一千五 is 1,500.
      current = last * power(lastExponent - 1)
    }
    number.value = high + middle + section + (current ?? 0)
    if !number.isScaled { number.digits = count }
    // 三四家 is three or four.
    if count == 2, !number.isScaled, number.form == .han, let pair = current.map({ Int($0) }),
      pair % 10 == pair / 10 + 1,
      has(number.next, .classifier)
    {
      number.isVague = true
    }
    if decimals, !number.isVague { readDecimals(&number) }
    return number
  }

  /// 三点五, 六十点三三, then perhaps 亿.
  private func readDecimals(_ number: inout ReadNumber) {
    var j = number.next
    guard number.form == .han, has(j, .point), atoms[j].isHan, atoms[j].gap <= 1,
      has(j + 1, .digit) || j + 1 < atoms.count && atoms[j + 1].isDigits,
      atoms[j + 1].gap <= 1
    else { return }
    j += 1
    var factor = 0.1
    while j < atoms.count, atoms[j].gap <= 1 {
      if let digit = self.number(j, in: .digit) {
        number.value += Double(digit) * factor
        factor /= 10
      } else {
        break
      }
      j += 1
    }
    guard j > number.next + 1 else { return }
    number.value = (number.value * 1e9).rounded() / 1e9
    number.digits = 0
    while has(j, .scale), let exponent = self.number(j, in: .scale) {
      number.value = (number.value * power(exponent) * 1e6).rounded() / 1e6
      number.isScaled = true
      j += 1
    }
    number.next = j
  }

  // MARK: - Words: three hundred million, half a million, twenty-one, dozens

  /// One to ninety-nine.
  func belowHundred(_ k: Int) -> (value: Int, next: Int)? {
    if let tens = number(k, in: .tens), !atoms[k].isHan {
      let j = isHyphen(k + 1) ? k + 2 : k + 1
      if let unit = number(j, in: .small), (1...9).contains(unit), atoms[j].gap <= 1 { return (tens + unit, j + 1) }
      return (tens, k + 1)
    }
    if let small = number(k, in: .small) { return (small, k + 1) }
    return nil
  }

  private func wordNumber(_ k: Int) -> ReadNumber? {
    var number = ReadNumber(value: 0, next: k, form: .word)
    var j = k
    if has(k, .multiplierPlural) || has(k, .multiplierVague) || self.number(k, in: .decadeWord) == 10 {
      return plural(k)
    }
    if has(k, .vague) || has(k, .article) && has(k + 1, .vague) {
      j = has(k, .vague) ? k + 1 : k + 2
      number.isVague = true
      if has(j, .of), self.number(j - 1, in: .vague) == 2 { j += 1 }
      guard has(j, .multiplier) || has(j, .dozen) else { return nil }
      while has(j, .multiplier) || has(j, .dozen) { j += 1 }
      number.next = j
      return number
    }
    if has(k, .half) || has(k, .fractionOne) || has(k, .article) && has(k + 1, .half) {
      // half a million, half million, a quarter of a million
      j = has(k, .article) ? k + 2 : k + 1
      let share = self.number(j - 1, in: .fractionOne).map { 1 / Double($0) } ?? 0.5
      if has(j, .of) { j += 1 }
      if has(j, .article) { j += 1 }
      guard let exponent = self.number(j, in: .multiplier) else { return nil }
      return ReadNumber(value: share * power(exponent), next: j + 1, form: .word, isScaled: true)
    }
    if has(k, .article), !has(k + 1, .multiplier) && !has(k + 1, .dozen) { return nil }
    if let part = self.number(k, in: .small), let whole = self.number(k + 1, in: .fraction) {
      // three quarters of a billion
      var at = k + 2
      if has(at, .of) { at += 1 }
      if has(at, .article) { at += 1 }
      if let exponent = self.number(at, in: .multiplier) {
        return ReadNumber(
          value: Double(part) / Double(whole) * power(exponent), next: at + 1, form: .word, isScaled: true)
      }
    }
    var total = 0.0
    var current: Double? = has(k, .article) ? 1 : nil
    if has(k, .article) { j += 1 }
    while j < atoms.count, j == k || atoms[j].gap <= 1 {
      if has(j, .multiplier), let exponent = self.number(j, in: .multiplier), j > k {
        if exponent == 2 {
          current = (current ?? 1) * 100
        } else {
          total = total > 0 && current == nil ? total * power(exponent) : total + (current ?? 1) * power(exponent)
          current = nil
        }
        number.isScaled = true
        j += 1
      } else if let unit = self.number(j, in: .dozen), current != nil, j > k {
        current = (current ?? 1) * Double(unit)
        number.isScaled = true
        j += 1
        break
      } else if current == nil || number.isScaled && (current ?? 1).truncatingRemainder(dividingBy: 100) == 0,
        let (value, next) = belowHundred(j)
      {
        current = (current ?? 0) + Double(value)
        j = next
      } else if has(j, .and), number.isScaled, atoms[j].end - atoms[j].start == 3, belowHundred(j + 1) != nil,
        current == nil || (current ?? 0) >= 100
      {
        j += 1
      } else if isHyphen(j), isGlued(j), has(j + 1, .multiplier) {
        j += 1
      } else {
        break
      }
    }
    guard j > k, total + (current ?? 0) > 0 || has(k, .small) else { return nil }
    // "two point five million"
    if has(j, .point), !atoms[j].isHan, let (fraction, next) = belowHundred(j + 1), fraction < 10 {
      current = (current ?? 0) + Double(fraction) / 10
      j = next
      while let exponent = self.number(j, in: .multiplier) {
        current = (current ?? 0) * power(exponent)
        j += 1
      }
    }
    number.value = total + (current ?? 0)
    number.next = j
    return number
  }

  /// Millions, tens of thousands, hundreds of billions.
  private func plural(_ k: Int) -> ReadNumber? {
    var j = k + 1
    while has(j, .of) && has(j + 1, .multiplierPlural) { j += 2 }
    if number(k, in: .decadeWord) == 10, j == k + 1 { return nil }
    return ReadNumber(value: 0, next: j, form: .word, isVague: true, isScaled: true)
  }

  // MARK: - Order

  /// Third, 21st, twenty-first, 第三.
  func ordinal(_ k: Int) -> (value: Int, next: Int)? {
    guard k < atoms.count else { return nil }
    if let plain = atoms[k].plain {
      return has(k + 1, .ordinalSuffix) && isGlued(k + 1) ? (plain, k + 2) : nil
    }
    if let value = number(k, in: .ordinal) { return (value, k + 1) }
    if let tens = number(k, in: .tens), !atoms[k].isHan {
      let j = isHyphen(k + 1) ? k + 2 : k + 1
      if let unit = number(j, in: .ordinal), unit < 10, atoms[j].gap <= 1 { return (tens + unit, j + 1) }
    }
    if has(k, .ordinalPrefix), let number = number(k + 1, decimals: false), let value = number.integer, !number.isMore {
      return (value, number.next)
    }
    return nil
  }
}
