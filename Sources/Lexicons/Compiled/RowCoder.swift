/// A row of a table that a compiled lexicon keeps.
protocol CompiledRow {
  /// A row to be filled in by reading.
  static var blank: Self { get }
  /// Hands every field to the coder, in one order. This is the one place to add a field to.
  mutating func code(_ coder: inout RowCoder)
}

/// Writes the fields of rows as 32-bit words, or reads them back: one function of a row serves both, so that the two
/// cannot come apart. Strings go into a pool, once each.
struct RowCoder {
  private(set) var words: [UInt32] = []
  private(set) var strings: [String]
  private(set) var indexOfString: [String: UInt32] = [:]
  /// Whether something read did not fit; what is read from then on is nothing.
  private(set) var isBroken = false
  private let source: FlatArray<UInt32>?
  private var at = 1

  init(writing strings: [String], _ indexOfString: [String: UInt32]) {
    source = nil
    self.strings = strings
    self.indexOfString = indexOfString
  }

  /// Reads from `source`, whose first word is the number of rows.
  init(reading source: FlatArray<UInt32>, _ strings: [String]) {
    self.source = source
    self.strings = strings
  }

  /// A whole number of up to 32 bits.
  mutating func code<Number: FixedWidthInteger>(_ value: inout Number) {
    if source == nil {
      words.append(UInt32(truncatingIfNeeded: value))
    } else {
      let word = next()
      value = Number.isSigned ? Number(truncatingIfNeeded: Int32(bitPattern: word)) : Number(truncatingIfNeeded: word)
    }
  }

  /// A number of 64 bits.
  mutating func code(_ value: inout Double) {
    var bits = value.bitPattern
    code(bits: &bits)
    value = Double(bitPattern: bits)
  }

  /// 64 bits.
  mutating func code(bits: inout UInt64) {
    if source == nil {
      words.append(UInt32(truncatingIfNeeded: bits))
      words.append(UInt32(truncatingIfNeeded: bits >> 32))
    } else {
      let low = UInt64(next())
      bits = low | UInt64(next()) << 32
    }
  }

  mutating func code(_ value: inout Bool) {
    var number: UInt32 = value ? 1 : 0
    code(&number)
    value = number != 0
  }

  mutating func code(_ value: inout String) {
    if source == nil {
      if let known = indexOfString[value] {
        words.append(known)
      } else {
        let index = UInt32(strings.count)
        indexOfString[value] = index
        strings.append(value)
        words.append(index)
      }
    } else {
      let index = Int(next())
      if index < strings.count { value = strings[index] } else { isBroken = true }
    }
  }

  /// An enumeration, as the place of its case.
  mutating func code<Case: CaseIterable & Equatable>(_ value: inout Case) where Case.AllCases == [Case] {
    if source == nil {
      words.append(UInt32(Case.allCases.firstIndex(of: value) ?? 0))
    } else {
      let index = Int(next())
      if index < Case.allCases.count { value = Case.allCases[index] } else { isBroken = true }
    }
  }

  /// A set of options, or another type that is a number.
  mutating func code<Set: OptionSet>(_ value: inout Set) where Set.RawValue: FixedWidthInteger {
    var raw = value.rawValue
    code(&raw)
    value = Set(rawValue: raw)
  }

  /// A list; `element` hands one of its elements to the coder.
  mutating func code<Element>(
    _ values: inout [Element], blank: Element, _ element: (inout RowCoder, inout Element) -> Void
  ) {
    var count = UInt32(values.count)
    code(&count)
    guard let source else {
      for k in values.indices { element(&self, &values[k]) }
      return
    }
    guard count <= source.count - at || count == 0 else {
      isBroken = true
      return
    }
    values = []
    if count == 0 { return }
    values.reserveCapacity(Int(count))
    for _ in 0..<count {
      var value = blank
      element(&self, &value)
      values.append(value)
    }
  }

  /// A list of strings.
  mutating func code(_ values: inout [String]) { code(&values, blank: "") { $0.code(&$1) } }

  private mutating func next() -> UInt32 {
    guard let source, at < source.count else {
      isBroken = true
      return 0
    }
    at += 1
    return source[at - 1]
  }
}
