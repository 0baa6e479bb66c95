internal import Lexicons
internal import TextModel
internal import UnicodeText

// Money.

extension ValueParser {
  /// $6.5 billion, 340亿美元, 人民币5000万元, "20 million yen", "thirteen dollars forty-five cents", "billions of dollars".
  func amount(_ k: Int) -> Reading? {
    guard k < atoms.count else { return nil }
    if let code = word(k, in: .currencySymbol) ?? word(k, in: .currencyCode), let reading = prefixed(k, k + 1, code) {
      return reading
    }
    if atoms[k].isHan, let code = word(k, in: .currency), let reading = prefixed(k, k + 1, code) { return reading }
    guard let number = number(k) else { return nil }
    if let range = amountRange(k, number) { return range }
    return suffixed(k, number)
  }

  private func money(_ k: Int, _ next: Int, _ value: Double?, _ code: String) -> Reading {
    Reading(first: k, next: next, content: .amount(value, unit: code, .money))
  }

  /// The symbol or name stands before the number.
  private func prefixed(_ k: Int, _ start: Int, _ code: String) -> Reading? {
    guard start < atoms.count, atoms[start].gap <= 1,
      atoms[start].isDigits || atoms[start].isHan || has(start, .small) || has(start, .multiplierVague),
      var number = self.number(start)
    else { return nil }
    if has(k, .currencyCode), !has(k, .currencySymbol), isGlued(start) == false, number.digits == 4,
      (1900...2099).contains(Int(number.value))
    {
      return nil
    }
    readShort(&number)
    var next = number.next
    var unit = code
    if atoms[start].isDigits, !number.isScaled, let high = rangeEnd(number.next, number, start) {
      // $5-10 billion
      return Reading(
        first: k, next: high.next, content: .amounts(number.value * high.factor, high.value, unit: unit, .money))
    }
    // 人民币300元, US$20 dollars are one amount.
    if atoms[k].isHan, let named = word(next, in: .currency), isGlued(next), named == code || named == "CNY" {
      next += 1
    }
    if has(k, .currencySymbol), atoms[k].isHan == false, next < atoms.count, let named = word(next, in: .currencyCode),
      atoms[next].gap <= 1, !(next + 1 < atoms.count && atoms[next + 1].isDigits)
    {
      unit = named
      next += 1
    }
    return money(k, next, number.isVague ? nil : number.value, unit)
  }

  /// "$5m", "€3b": letters that are a scale only beside a currency.
  private func readShort(_ number: inout ReadNumber) {
    guard !number.isScaled, let exponent = self.number(number.next, in: .multiplierShort), isGlued(number.next) else {
      return
    }
    number.value *= power(exponent)
    number.next += 1
    number.isScaled = true
  }

  /// The other end of 5-10 billion: its value, and what the first end is to be multiplied with.
  func rangeEnd(_ k: Int, _ low: ReadNumber, _ start: Int) -> (value: Double, factor: Double, next: Int)? {
    guard has(k, .to), atoms[k].gap <= 1, k + 1 < atoms.count, atoms[k + 1].gap <= 1,
      atoms[k + 1].isDigits || atoms[k + 1].isHan, var high = number(k + 1), !high.isVague
    else {
      return nil
    }
    readShort(&high)
    let bare = atoms[k + 1].isDigits ? atoms[k + 1].value : leading(k + 1, high)
    let factor = high.isScaled && !low.isScaled && bare > 0 ? high.value / bare : 1
    return low.value * factor < high.value ? (high.value, factor, high.next) : nil
  }

  /// The number of 五 in 五十亿 without its last scales.
  private func leading(_ k: Int, _ number: ReadNumber) -> Double {
    var factor = 1.0
    var j = number.next - 1
    while j > k, let exponent = self.number(j, in: .scale), exponent >= 4 {
      factor *= power(exponent)
      j -= 1
    }
    return number.value / factor
  }

  private func amountRange(_ k: Int, _ number: ReadNumber) -> Reading? {
    guard !number.isVague, let high = rangeEnd(number.next, number, k),
      let (code, next) = currency(high.next, high.value)
    else { return nil }
    return Reading(first: k, next: next, content: .amounts(number.value * high.factor, high.value, unit: code, .money))
  }

  /// The currency that stands behind a number.
  private func currency(_ k: Int, _ value: Double) -> (code: String, next: Int)? {
    guard k < atoms.count, atoms[k].gap <= 1 || atoms[k].isHan && atoms[k].gap <= 3 else { return nil }
    if let code = word(k, in: .currency) ?? word(k, in: .currencyCode) ?? word(k, in: .currencyCodeWeak)
      ?? word(k, in: .currencySymbol)
    {
      if has(k, .currencySymbol), !has(k, .currency), k + 1 < atoms.count, atoms[k + 1].isDigits, isGlued(k + 1),
        !isGlued(k)
      {
        return nil
      }
      if has(k, .currencyCodeWeak), !has(k, .currency), value < 10 { return nil }
      // "326 won": few cost less than a hundred won.
      if code == "KRW", !atoms[k].isHan, value < 100, atoms[k].end - atoms[k].start == 3 { return nil }
      // 四元桥, 三元里: a numeral of one character with 元 needs a break, or money, behind it.
      if isUnit(k, 0x5143), value < 10, atoms[k - 1].isHan, tables.isHan(unitAfter(k + 1)), isGlued(k),
        !ValueParser.afterYuan.contains(unitAfter(k + 1)), !has(k - 2, .scale)
      {
        return nil
      }
      // 100元人民币, 500元港币
      if isUnit(k, 0x5143), let named = word(k + 1, in: .currency), isGlued(k + 1), atoms[k + 1].isHan {
        return (named, k + 2)
      }
      return (code, k + 1)
    }
    return nil
  }

  /// 钱人左以的和至到多起每是到给买港台零一二三四五六七八九半
  private static let afterYuan: Set<UInt16> = [
    0x94B1, 0x4EBA, 0x5DE6, 0x4EE5, 0x7684, 0x548C, 0x81F3, 0x5230, 0x591A, 0x8D77, 0x6BCF, 0x662F, 0x7ED9, 0x4E70,
    0x6E2F, 0x53F0, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x534A,
  ]

  /// The currency stands behind the number.
  private func suffixed(_ k: Int, _ number: ReadNumber) -> Reading? {
    var number = number
    var j = number.next
    if number.isVague, has(j, .of) { j += 1 }
    if isHyphen(j), isGlued(j), isGlued(j + 1) { j += 1 }
    if !number.isScaled, number.form == .digits, has(j, .multiplierShort), isGlued(j),
      currency(j + 1, number.value) != nil
    {
      readShort(&number)
      j = number.next
    }
    if let mega = atoms.indices.contains(j) && has(j, .currencyMega) ? j : nil {
      let code = String(decoding: text[Int(atoms[mega].start) + 1..<Int(atoms[mega].end)], as: UTF16.self)
      return money(k, mega + 1, number.value * 1e6, code)
    }
    if let (code, next) = currency(j, number.value) {
      var value: Double? = number.isVague ? nil : number.value
      var end = next
      // 75 USD million
      if !number.isScaled, has(j, .currencyCode), let exponent = self.number(end, in: .multiplier), atoms[end].gap <= 1
      {
        value = value.map { $0 * power(exponent) }
        end += 1
      } else if let (small, after) = small(end, code), let whole = value {
        value = whole + small
        end = after
      }
      return money(k, end, value, code)
    }
    if let rule = word(j, in: .subunit), atoms[j].gap <= 1 {
      // 角, 毛, 分 and 钱 alone are no money.
      let words = rule.split(separator: " ")
      if atoms[j].isHan, words.first == "CNY" || words.first == "JPY" && atoms[j].end - atoms[j].start == 1 {
        return nil
      }
      if has(j, .subunit), !atoms[j].isHan, words.first == "CNY" || words.first == "JPY" && number.value < 2 {
        return nil
      }
      let value: Double? = number.isVague ? nil : number.value
      guard words.count == 2, let exponent = Int(words[1]), !(words[0] == "GBP" && !atoms[j].isHan) else {
        return Reading(first: k, next: j + 1, content: .amount(value, unit: "", .money))
      }
      return money(k, j + 1, value.map { $0 / power(exponent) }, String(words[0]))
    }
    return nil
  }

  /// What follows the main unit: 三毛, 又三美分, "forty-five cents", "and 50", " 50".
  private func small(_ k: Int, _ code: String) -> (Double, Int)? {
    var j = k
    if has(j, .and) { j += 1 }
    guard j < atoms.count, atoms[j].gap <= 1, let number = number(j), !number.isVague,
      !number.isScaled || atoms[j].isHan, number.value < 100
    else { return nil }
    if let rule = word(number.next, in: .subunit), atoms[number.next].gap <= 1 {
      let words = rule.split(separator: " ")
      let exponent = words.count == 2 ? Int(words[1]) ?? 2 : 2
      guard words.first.map({ $0 == code || !atoms[j].isHan }) ?? true else { return nil }
      return (number.value / power(exponent), number.next + 1)
    }
    // 15 dollars 50
    guard !atoms[j].isHan, !isCount(number.next), number.digits == 2 || number.form == .word && j > k,
      number.integer != nil, number.next >= atoms.count || has(number.next, .and) || has(number.next, .dot)
    else { return nil }
    return (number.value / 100, number.next)
  }
}
