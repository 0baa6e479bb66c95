internal import UnicodeText

/// A set of words, looked up by a stretch of folded text.
///
/// While tables are read, the words gather in a set; in a compiled lexicon they lie in a flat table.
public struct WordList: Sendable {
  private var gathered: Set<UInt64> = []
  private var slots: HashSlots?
  /// The length of the longest word, in UTF-16 units.
  public private(set) var longest = 0
  /// The words of one unit, folded, in the order of the tables.
  public private(set) var characters: [UInt16] = []

  /// Makes an empty list.
  public init() {}

  /// The hashes of all words, in ascending order.
  var hashes: [UInt64] { (slots.map { $0.keys } ?? Array(gathered)).sorted() }

  /// The list that a row of a compiled lexicon describes.
  init(_ row: ListRow, in slots: FlatArray<UInt64>) throws(Image.Damaged) {
    self.slots = try HashSlots(slots, from: Int(row.first), count: Int(row.count))
    longest = Int(row.longest)
  }

  mutating func insert(_ word: [UInt16]) {
    let folded = CharacterTables.shared.fold(word)
    guard !folded.isEmpty else { return }
    gathered.insert(WordList.hash(folded, 0, folded.count))
    longest = max(longest, folded.count)
    if folded.count == 1 { characters.append(folded[0]) }
  }

  /// Whether the folded units of `text[start ..< end]` are a word of the list.
  public func contains(_ text: [UInt16], _ start: Int, _ end: Int) -> Bool {
    guard end > start, end - start <= longest, start >= 0, end <= text.count else { return false }
    let hash = WordList.hash(text, start, end)
    return slots?.contains(hash) ?? gathered.contains(hash)
  }

  /// Whether these units, as they are, are a word of the list.
  public func contains(_ word: [UInt16]) -> Bool { contains(word, 0, word.count) }

  /// The length of the longest word that begins at `start`, 0 if none does.
  public func prefix(of text: [UInt16], at start: Int) -> Int {
    var length = min(longest, text.count - start)
    while length > 0 {
      if contains(text, start, start + length) { return length }
      length -= 1
    }
    return 0
  }

  /// The length of the longest word that ends at `end`, 0 if none does.
  public func suffix(of text: [UInt16], at end: Int) -> Int {
    var length = min(longest, end)
    while length > 0 {
      if contains(text, end - length, end) { return length }
      length -= 1
    }
    return 0
  }

  /// FNV-1a over the folded units, 64 bits: two of some hundred words do not collide.
  static func hash(_ text: [UInt16], _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let tables = CharacterTables.shared
    for i in start..<end { hash = (hash ^ UInt64(tables.fold(text[i]))) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
