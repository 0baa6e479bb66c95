internal import CICU

/// What every UTF-16 unit is for the boundaries of words and sentences (UAX #29), made once from ICU's properties.
final class BreakTables: Sendable {
  /// The tables, or nil if ICU's data is missing. First use costs about 10 ms.
  static let shared = BreakTables()

  /// The word class of every unit (`WordClass`); 65,536 elements, for reading only.
  nonisolated(unsafe) let words: UnsafePointer<UInt8>

  private init?() {
    let words = UnsafeMutablePointer<UInt8>.allocate(capacity: 65536)
    guard cicu_word_classes(words) else {
      words.deallocate()
      return nil
    }
    self.words = UnsafePointer(words)
  }

  /// Whether the code point of a surrogate pair is a word of its own wherever it stands.
  static func isPlainAstral(_ high: UInt16, _ low: UInt16) -> Bool {
    cicu_is_plain_astral(0x10000 + UInt32(high & 0x3FF) << 10 + UInt32(low & 0x3FF))
  }
}

/// What a UTF-16 unit is for the ends of sentences (UAX #29, property Sentence_Break).
public enum SentenceClass: UInt8, Sendable {
  case other
  /// `!`, `?`, `。`.
  case terminal
  /// The full stop, which also ends abbreviations.
  case stop
  /// Opening quotes and brackets, and closing ones.
  case open, close
  /// Marks that open and close: `"`.
  case quote
  /// Line ends.
  case paragraph

  private static let table: [UInt8] = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
    guard let start = buffer.baseAddress else { return }
    cicu_sentence_classes(start)
    count = 65536
  }

  /// The class of a unit.
  public init(_ unit: UInt16) { self = SentenceClass(rawValue: SentenceClass.table[Int(unit)]) ?? .other }
}

/// The classes of `cicu_word_classes`.
enum WordClass {
  static let other = UInt8(CICU_WORD_OTHER)
  static let letter = UInt8(CICU_WORD_LETTER)
  static let number = UInt8(CICU_WORD_NUMBER)
  static let connector = UInt8(CICU_WORD_CONNECTOR)
  static let middleLetter = UInt8(CICU_WORD_MIDDLE_LETTER)
  static let middleNumber = UInt8(CICU_WORD_MIDDLE_NUMBER)
  static let middleBoth = UInt8(CICU_WORD_MIDDLE_BOTH)
  static let quote = UInt8(CICU_WORD_QUOTE)
  static let space = UInt8(CICU_WORD_SPACE)
  static let carriageReturn = UInt8(CICU_WORD_RETURN)
  static let newline = UInt8(CICU_WORD_NEWLINE)
  static let han = UInt8(CICU_WORD_HAN)
  static let at = UInt8(CICU_WORD_AT)
  static let odd = UInt8(CICU_WORD_ODD)
}
