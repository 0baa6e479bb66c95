internal import CICU

/// What a UTF-16 unit is, as far as matching and reading care.
public enum CharacterClass: UInt8, Sendable {
  case other, space
  /// A letter or mark of a script that puts spaces between its words.
  case letter
  /// A decimal digit, of any script and width.
  case digit
  /// An ideograph.
  case han
  /// Kana, Thai and other scripts without spaces.
  case kana
  case punctuation, symbol
  /// Default-ignorable: zero-width characters, soft hyphen, variation selectors.
  case ignorable
  case surrogate, control
}

/// Tables over all 65,536 UTF-16 units, made once from ICU and never changed.
///
/// The fold keeps length: one unit becomes one unit, so that an offset into folded text is an offset into the text.
/// It takes case, width, Traditional/Simplified, and the families of dashes, quotes and middle dots away. It is for
/// matching only; no folded text is ever shown.
public final class CharacterTables: Sendable {
  /// The tables. First use costs about 5 ms.
  public static let shared = CharacterTables()

  /// The folded unit of every unit; 65,536 elements, for reading only.
  @usableFromInline nonisolated(unsafe) let folds: UnsafePointer<UInt16>
  /// The class of every unit, with `upperBit`; 65,536 elements, for reading only.
  @usableFromInline nonisolated(unsafe) let classes: UnsafePointer<UInt8>

  @usableFromInline static let upperBit: UInt8 = 0x80

  /// What default-ignorable characters fold to: a unit that no text holds.
  public static let ignorable: UInt16 = 0xFFFF

  private init() {
    let folds = UnsafeMutablePointer<UInt16>.allocate(capacity: 65536)
    cicu_case_folds(folds)
    CharacterTables.addWidths(folds)
    CharacterTables.addSimplified(folds)
    CharacterTables.addFamilies(folds)
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 65536)
    cicu_classes(classes)
    for unit in 0..<65536 where classes[unit] == CharacterClass.ignorable.rawValue {
      folds[unit] = CharacterTables.ignorable
    }
    self.folds = UnsafePointer(folds)
    self.classes = UnsafePointer(classes)
  }

  /// The folded unit of every unit; 65,536 elements, for reading only. For inner loops.
  public var foldTable: UnsafePointer<UInt16> { folds }

  /// The folded form of a unit.
  @inlinable
  public func fold(_ unit: UInt16) -> UInt16 { folds[Int(unit)] }

  /// The class of a unit.
  @inlinable
  public func kind(_ unit: UInt16) -> CharacterClass {
    // The table holds raw values of the enumeration and nothing else.
    CharacterClass(rawValue: classes[Int(unit)] & ~CharacterTables.upperBit).unsafelyUnwrapped
  }

  /// Whether a unit is an uppercase or titlecase letter.
  @inlinable
  public func isUpper(_ unit: UInt16) -> Bool { classes[Int(unit)] & CharacterTables.upperBit != 0 }

  /// Whether a unit is a letter or digit of a script with spaces: the inside of a Latin word.
  @inlinable
  public func isWordLike(_ unit: UInt16) -> Bool {
    let raw = classes[Int(unit)] & ~CharacterTables.upperBit
    return raw == CharacterClass.letter.rawValue || raw == CharacterClass.digit.rawValue
  }

  /// Whether a unit is an ideograph.
  @inlinable
  public func isHan(_ unit: UInt16) -> Bool { classes[Int(unit)] == CharacterClass.han.rawValue }

  /// Whether a text holds ideographs. Complexity: O(n).
  public func hasHan(_ text: [UInt16]) -> Bool {
    text.withUnsafeBufferPointer { $0.contains { isHan($0) } }
  }

  /// Whether a unit is white space.
  @inlinable
  public func isSpace(_ unit: UInt16) -> Bool { classes[Int(unit)] == CharacterClass.space.rawValue }

  /// The folded form of a whole text; same length. Complexity: O(n).
  public func fold(_ text: [UInt16]) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: text.count) { buffer, count in
      text.withUnsafeBufferPointer { source in
        for i in 0..<source.count { buffer[i] = folds[Int(source[i])] }
      }
      count = text.count
    }
  }

  private static func addWidths(_ folds: UnsafeMutablePointer<UInt16>) {
    for unit in 0xFF01...0xFF5E { folds[unit] = folds[unit - 0xFEE0] }
    for unit in [0x00A0, 0x2007, 0x202F, 0x3000] + Array(0x2000...0x200A) { folds[unit] = 0x20 }
  }

  private static func addFamilies(_ folds: UnsafeMutablePointer<UInt16>) {
    for unit in Array(0x2010...0x2015) + [0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D] { folds[unit] = 0x2D }
    for unit in [
      0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x2036, 0xFF02, 0x300C, 0x300D, 0x300E, 0x300F, 0x301D, 0x301E,
    ] {
      folds[unit] = 0x22
    }
    for unit in [0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0x02BC, 0xFF07, 0x0060, 0x00B4] { folds[unit] = 0x27 }
    for unit in [0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65, 0x16EB] { folds[unit] = 0xB7 }
  }

  private static func addSimplified(_ folds: UnsafeMutablePointer<UInt16>) {
    simplifiedPairs.withUTF8Buffer { bytes in
      // Every character of the table is three bytes long.
      func unit(_ at: Int) -> Int {
        Int(bytes[at] & 0x0F) << 12 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
      }
      for at in stride(from: 0, to: bytes.count - 5, by: 6) { folds[unit(at)] = UInt16(unit(at + 3)) }
    }
  }
}
