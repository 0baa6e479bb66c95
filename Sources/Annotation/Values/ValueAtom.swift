internal import Lexicons

/// The smallest piece that the grammar of values knows: digits, or a word or sign of the tables.
struct ValueAtom {
  /// Half-open, in UTF-16 code units.
  var start: Int32
  var end: Int32
  var senses: SenseSet
  /// The entry in the vocabulary, -1 for digits.
  var entry: Int32
  /// How many blanks stand before it; 0 where it touches the atom before, or is the first.
  var gap: UInt8 = 0
  var isHan = false
  /// Whether it begins with a capital.
  var isUpper = false
  // Digits only: 1,234.50 has 4 whole digits and 2 of a fraction, and is grouped.
  var value = 0.0
  var wholeDigits: UInt8 = 0
  var fractionDigits: UInt8 = 0
  var isGrouped = false
  /// Whether several points stand in it (2015.5.13): then it is no number, and `parts` are its fields.
  var parts: (Int32, Int32, Int32)?
  /// How many digits the first of `parts` has.
  var firstPartDigits: UInt8 = 0

  var isDigits: Bool { entry < 0 }

  @inline(__always)
  func has(_ sense: ValueSense) -> Bool { senses.contains(sense) }

  /// A plain whole number without point or comma.
  var plain: Int? {
    isDigits && fractionDigits == 0 && !isGrouped && parts == nil && wholeDigits <= 9 ? Int(value) : nil
  }
}
