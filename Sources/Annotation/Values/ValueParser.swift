internal import Lexicons
internal import TextModel
internal import UnicodeText

/// A value in the text.
struct FoundValue {
  var span: TextSpan
  var type: EntityType
  /// Normalised: ISO 8601, `6500000000 USD`, `0.118`, a plain number; "" where it cannot be told.
  var value: String
  var rule: String
}

/// What a stretch of atoms was read as.
struct Reading {
  /// Boxed: dates are large, and readings are compared before one is taken.
  indirect enum Content {
    case date(PartialDate)
    case range(PartialDate, PartialDate)
    case duration(TimeSpan)
    case amount(Double?, unit: String, EntityType)
    /// From an amount to another.
    case amounts(Double, Double, unit: String, EntityType)
  }
  /// The atoms, half-open.
  var first: Int
  var next: Int
  var content: Content
}

/// The grammar of values over one run of atoms: numbers, then dates, shares, money and quantities made of them; of the
/// readings that begin at an atom the longest counts.
struct ValueParser {
  let vocabulary: ValueVocabulary
  let tables = CharacterTables.shared
  var text: [UInt16] = []
  var atoms: [ValueAtom] = []
  var resolver = DateResolver(reference: nil)
  /// Whether 1/2/2020 is the first of February.
  var dayFirst = false

  init(vocabulary: ValueVocabulary) { self.vocabulary = vocabulary }

  /// Reads the run. Complexity: linear in the atoms, since every rule looks at a bounded number of them.
  func parse(into found: inout [FoundValue]) {
    var k = 0
    while k < atoms.count {
      guard let reading = best(k), isFree(reading), let value = value(reading) else {
        k += 1
        continue
      }
      found.append(value)
      k = max(k + 1, reading.next)
    }
  }

  private func best(_ k: Int) -> Reading? {
    var best = longer(amount(k), nil)
    best = longer(share(k), best)
    best = longer(dateExpression(k), best)
    return longer(quantity(k), best)
  }

  private func longer(_ reading: Reading?, _ best: Reading?) -> Reading? {
    guard let reading, reading.next > reading.first else { return best }
    guard let best else { return reading }
    return end(reading) > end(best) ? reading : best
  }

  private func end(_ reading: Reading) -> Int32 { atoms[reading.next - 1].end }

  /// Whether a reading is no part of a longer word, code or number (F-35, ABC-123, 3.1.4, 206-555-1212).
  private func isFree(_ reading: Reading) -> Bool {
    let start = Int(atoms[reading.first].start)
    let end = Int(self.end(reading))
    let starts = tables.isWordLike(text[start])
    let ends = tables.isWordLike(text[end - 1])
    if starts, start > 0 {
      if tables.isWordLike(text[start - 1]) { return false }
      if start > 1, isJoint(text[start - 1]), tables.isWordLike(text[start - 2]), !isFullDate(reading) { return false }
      if text[start - 1] == 0x23 || text[start - 1] == 0x5F { return false }
    }
    if ends, end < text.count {
      if tables.isWordLike(text[end]) { return false }
      if end + 1 < text.count, isJoint(text[end]), tables.kind(text[end + 1]) == .digit, !isFullDate(reading) {
        return false
      }
      if text[end] == 0x5F { return false }
    }
    return true
  }

  private func isJoint(_ unit: UInt16) -> Bool {
    let folded = tables.fold(unit)
    return unit == 0x2D || unit == 0x2F || unit == 0x40 || unit == 0x3D || unit == 0x5C || folded == 0x2E
  }

  private func isFullDate(_ reading: Reading) -> Bool {
    guard case .date(let date) = reading.content else { return false }
    return date.year != nil && date.month != nil && date.day != nil && atoms[reading.first].isDigits
      && (atoms[reading.first].wholeDigits == 4 || atoms[reading.first].wholeDigits == 8)
  }

  private func value(_ reading: Reading) -> FoundValue? {
    let span = TextSpan(Int(atoms[reading.first].start), Int(end(reading)))
    switch reading.content {
    case .date(let date):
      let isTime = date.clock != nil
      return FoundValue(span: span, type: isTime ? .time : .date, value: resolver.value(date), rule: "value/date")
    case .range(let a, let b):
      let isTime = a.clock != nil || b.clock != nil
      return FoundValue(
        span: span, type: isTime ? .time : .date, value: resolver.value(from: a, to: b), rule: "value/date-range")
    case .duration(let duration):
      return FoundValue(
        span: span, type: duration.isClock ? .time : .date, value: duration.iso, rule: "value/duration")
    case .amount(let amount, let unit, let type):
      let number = amount.map { ValueParser.plain($0) } ?? ""
      let text = number.isEmpty || unit.isEmpty ? number : number + " " + unit
      return FoundValue(span: span, type: type, value: text, rule: "value/\(type.rawValue.lowercased())")
    case .amounts(let low, let high, let unit, let type):
      let text = "\(ValueParser.plain(low))/\(ValueParser.plain(high))" + (unit.isEmpty ? "" : " " + unit)
      return FoundValue(span: span, type: type, value: text, rule: "value/\(type.rawValue.lowercased())-range")
    }
  }

  /// A number without needless zeros: 6500000000, 0.118.
  static func plain(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 9e18 else { return "" }
    if value == value.rounded() { return String(Int64(value)) }
    var rounded = (value * 1e9).rounded() / 1e9
    if abs(value) < 1e-4 { rounded = (value * 1e15).rounded() / 1e15 }
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { return String(Int64(rounded)) }
    return String(rounded)
  }

  // MARK: - Looking at atoms

  @inline(__always)
  func has(_ k: Int, _ sense: ValueSense) -> Bool { k >= 0 && k < atoms.count && atoms[k].has(sense) }

  func number(_ k: Int, in sense: ValueSense) -> Int? {
    has(k, sense) ? vocabulary.value(atoms[k].entry, sense) : nil
  }

  func word(_ k: Int, in sense: ValueSense) -> String? {
    has(k, sense) ? vocabulary.text(atoms[k].entry, sense) : nil
  }

  /// Whether atom k touches the one before.
  func isGlued(_ k: Int) -> Bool { k > 0 && k < atoms.count && atoms[k].gap == 0 }

  /// Whether atom k is this one unit, e.g. 月 and not 个月.
  func isUnit(_ k: Int, _ unit: UInt16) -> Bool {
    k >= 0 && k < atoms.count && atoms[k].end - atoms[k].start == 1 && tables.fold(text[Int(atoms[k].start)]) == unit
  }

  func isHyphen(_ k: Int) -> Bool { isUnit(k, 0x2D) }

  /// The folded unit before atom k, blanks left out; 0 at the start of the text.
  func unitBefore(_ k: Int) -> UInt16 {
    var i = Int(atoms[k].start) - 1
    while i >= 0, tables.isSpace(text[i]) { i -= 1 }
    return i >= 0 ? tables.fold(text[i]) : 0
  }

  /// The unit behind atom k - 1, as it is; 0 at the end of the text.
  func unitAfter(_ next: Int) -> UInt16 {
    let i = Int(atoms[next - 1].end)
    return i < text.count ? text[i] : 0
  }

  /// Whether a sentence, a line or a quotation begins at atom k.
  func beginsSentence(_ k: Int) -> Bool {
    var i = Int(atoms[k].start) - 1
    while i >= 0, tables.kind(text[i]) == .space, text[i] != 0x0A { i -= 1 }
    guard i >= 0 else { return true }
    let unit = tables.fold(text[i])
    return [0x0A, 0x2E, 0x21, 0x3F, 0x22, 0x27, 0x3A, 0x28].contains(unit)
  }
}
