// What candidates the lattice has and how their features are numbered: one place for the search and for the trainer.

/// What is known of the words that may begin at an atom. Bit n of a set stands for a word of n atoms.
struct LatticeStart {
  /// Words that ICU's dictionary has.
  var icu: UInt32 = 0
  /// Words that the vocabulary has.
  var listed: UInt32 = 0
  /// Words that either has.
  var known: UInt32 = 0
  /// How many atoms from here on are transcription characters and marks in names.
  var transcription: UInt16 = 0
  /// How many are numerals.
  var numeral: UInt16 = 0
  /// How many are of such kinds that a word of any length may consist of them.
  var special: UInt16 = 0
  /// Which of the four atoms from here on are the same: bit 0 first and second, 1 second and third, 2 first and third,
  /// 3 third and fourth, 4 second and fourth.
  var same: UInt8 = 0

  /// 1 if the first atoms are all transcription, 2 if they are all numerals.
  @inline(__always)
  func run(_ length: Int) -> Int { (Int(transcription) >= length ? 1 : 0) | (Int(numeral) >= length ? 2 : 0) }

  /// The pattern of same atoms inside a word; 0 if all differ.
  @inline(__always)
  func repetition(_ length: Int) -> Int {
    let all = Int(same)
    switch length {
    case 0, 1: return 0
    case 2: return all & 1
    case 3: return all & 7
    default: return all
    }
  }

  /// Puts an atom in front of the runs behind it.
  mutating func extendRuns(_ next: LatticeStart, row: UInt16, kind: UInt8) {
    let isNumeral = kind == LatticeClass.digit || kind == LatticeClass.tens || WordModel.isNumber(row)
    var isTranscription = kind == LatticeClass.transcription || kind == LatticeClass.joiner
    // 唐|纳德, 马|克龙: many a surname begins a transcription.
    if kind == LatticeClass.surname, next.transcription >= 2 { isTranscription = true }
    let isSpecial = isTranscription || isNumeral || kind == LatticeClass.surname || row == WordModel.latinRow
    transcription = isTranscription ? min(100, next.transcription + 1) : 0
    numeral = isNumeral ? min(100, next.numeral + 1) : 0
    special = isSpecial ? min(100, next.special + 1) : 0
  }
}

enum LatticeShape {
  /// The longest word that need not be in a dictionary, and the longest transcription or numeral.
  static let longestFree = 5
  static let longestRun = 12
  /// The longest word of all.
  static let longest = 20

  /// What a word's length is in the table of lanes.
  @inline(__always)
  static func shape(_ length: Int, isKnown: Bool) -> Int { (isKnown ? 8 : 0) << 2 | min(length, 7) << 2 }

  /// The lane of a word by one of its ends: what kind of word begins or ends with that character. By shape, with bit 1 if the
  /// rest without that character is a known word, and bit 0 if the far half of four is. For reading only, made once.
  nonisolated(unsafe) static let lanes: UnsafePointer<UInt8> = {
    let lanes = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
    for length in 0..<8 {
      for rest in 0..<4 {
        lanes[shape(length, isKnown: true) | rest] = UInt8(max(1, min(length, 5)) - 1)
        lanes[shape(length, isKnown: false) | rest] = freeLane(length, hasRest: rest >= 2, hasHalf: rest & 1 != 0)
      }
    }
    return UnsafePointer(lanes)
  }()

  /// The lane of a word that is in no dictionary.
  private static func freeLane(_ length: Int, hasRest: Bool, hasHalf: Bool) -> UInt8 {
    switch length {
    case 1: 5
    case 2: 6
    case 3: hasRest ? 8 : 7
    case 4: hasRest ? 10 : hasHalf ? 11 : 9
    default: 12
    }
  }

  /// The index in the table of dictionary words.
  @inline(__always)
  static func dictionaryIndex(_ length: Int, inICU: Bool, inVocabulary: Bool, cost: Int) -> Int {
    let kind = inICU ? (inVocabulary ? 2 : 0) : 1
    return (kind << 3 | min(length, 7)) << 4 | (inICU ? min(15, cost / 20) : 0)
  }

  /// Whether an index in that table is of words that only the vocabulary has (true) or ICU as well (false); nil of other words, and of
  /// single characters.
  static func isInVocabulary(_ index: Int) -> Bool? {
    guard index >> 4 & 7 >= 2, index >> 7 > 0 else { return nil }
    return index >> 7 == 1
  }

  static func runIndex(_ flags: Int, _ length: Int) -> Int { flags << 4 | min(length, 15) }

  static func repetitionIndex(_ pattern: Int, _ length: Int, isKnown: Bool) -> Int {
    (pattern << 3 | min(length, 7)) << 1 | (isKnown ? 1 : 0)
  }
}

/// Classes of characters in the table of classes.
enum LatticeClass {
  static let transcription: UInt8 = 1
  static let digit: UInt8 = 2
  static let tens: UInt8 = 3
  static let joiner: UInt8 = 4
  static let surname: UInt8 = 5
}

extension WordModel {
  /// Whether a row stands for a number in digits.
  static func isNumber(_ row: UInt16) -> Bool { row >= yearRow && row <= percentRow }
}
