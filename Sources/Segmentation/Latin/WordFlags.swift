internal import UnicodeText

/// What the rules for tokens and sentences know about an English word or abbreviation.
struct WordFlags: OptionSet {
  let rawValue: UInt32

  // Abbreviations, written here without their last full stop.

  /// Stands before a name and never ends a sentence: Mr, Gen.
  static let title = WordFlags(rawValue: 1 << 0)
  /// Goes on after the full stop, whatever follows: e.g, vs.
  static let goesOn = WordFlags(rawValue: 1 << 1)
  /// May end a sentence too: Inc, U.S, Jan.
  static let mayEnd = WordFlags(rawValue: 1 << 2)
  /// Is one only before a number: No, pp, Fig.
  static let beforeNumber = WordFlags(rawValue: 1 << 3)
  /// A time of day: a.m, after which a capital begins a sentence.
  static let clock = WordFlags(rawValue: 1 << 4)
  /// Ends an enumeration: etc, after which a capital begins a sentence.
  static let closing = WordFlags(rawValue: 1 << 5)
  /// Is an ordinary word as well (sun, mass): an abbreviation only where the text goes on visibly.
  static let isWord = WordFlags(rawValue: 1 << 6)

  // Words.

  /// With a capital behind an abbreviation it begins a sentence: The, However.
  static let starter = WordFlags(rawValue: 1 << 8)
  /// A preposition or a word like one, with which a sentence may set a time or a place first: At, By.
  static let opener = WordFlags(rawValue: 1 << 9)
  /// A verb of saying, in the past or the present: said, asks.
  static let speech = WordFlags(rawValue: 1 << 10)
  /// A pronoun that says: he, she.
  static let speaker = WordFlags(rawValue: 1 << 11)
  /// Follows a time of day without ending a sentence: EST, Monday.
  static let afterClock = WordFlags(rawValue: 1 << 12)
  /// A name that ends in an exclamation mark: Yahoo.
  static let exclaims = WordFlags(rawValue: 1 << 13)

  // Pieces of words.

  /// Holds its hyphen: non-, e-.
  static let prefix = WordFlags(rawValue: 1 << 16)
  /// Holds the hyphen before it: -wise, -less.
  static let suffix = WordFlags(rawValue: 1 << 17)
  /// A unit that is written on to its number: 5km, 20bn.
  static let unit = WordFlags(rawValue: 1 << 18)
  /// The last part of a host name or of a file's name: com, pdf.
  static let ending = WordFlags(rawValue: 1 << 19)
  /// Written behind a leading apostrophe: 's, 'em.
  static let clitic = WordFlags(rawValue: 1 << 20)
  /// Written before a $: US, HK.
  static let dollar = WordFlags(rawValue: 1 << 21)

  /// Any kind of abbreviation.
  static let abbreviation: WordFlags = [.title, .goesOn, .mayEnd, .clock, .closing]
}

/// The table of words and their flags; looked up by folded UTF-16 units.
struct WordTable: Sendable {
  private struct Row {
    var hash: UInt64 = 0
    /// What the word is in any case, and what it is besides with a capital.
    var flags: WordFlags = []
    var capital: WordFlags = []
    var isEmpty: Bool { flags.isEmpty && capital.isEmpty }
  }

  private var rows: [Row]
  private var mask: Int

  /// The table of English, made once.
  static let english = WordTable(EnglishWords.rows)

  /// The longest word of the table, in units; longer ones need no look-up.
  static let longest = 20

  private init(_ lists: [(WordFlags, String)]) {
    var size = 64
    while size < lists.reduce(0, { $0 + $1.1.utf8.count / 2 }) { size *= 2 }
    mask = size - 1
    rows = [Row](repeating: Row(), count: size)
    for (flags, words) in lists {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let units = Array(word.utf16)
        let hash = WordTable.hash(units, 0, units.count)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while !rows[slot].isEmpty, rows[slot].hash != hash { slot = (slot + 1) & mask }
        rows[slot].hash = hash
        if CharacterTables.shared.isUpper(units[0]) {
          rows[slot].capital.formUnion(flags)
        } else {
          rows[slot].flags.formUnion(flags)
        }
      }
    }
  }

  /// The flags of the word `text[start ..< end]`; none if it is unknown, or lacks the capital it needs.
  func flags(_ text: [UInt16], _ start: Int, _ end: Int) -> WordFlags {
    guard end > start, end - start <= WordTable.longest else { return [] }
    let hash = WordTable.hash(text, start, end)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while !rows[slot].isEmpty {
      if rows[slot].hash == hash {
        return CharacterTables.shared.isUpper(text[start])
          ? rows[slot].flags.union(rows[slot].capital) : rows[slot].flags
      }
      slot = (slot + 1) & mask
    }
    return []
  }

  private static func hash(_ text: [UInt16], _ start: Int, _ end: Int) -> UInt64 {
    let tables = CharacterTables.shared
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in start..<end { hash = (hash ^ UInt64(tables.fold(text[i]))) &* 0x0000_0100_0000_01B3 }
    // The low bits choose the slot: let the high ones have a say.
    return hash ^ (hash >> 29)
  }
}
