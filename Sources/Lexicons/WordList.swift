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

  /// Bits of the units with which words begin, and of those with which they end: most look-ups stop there.
  private var firsts = [UInt64](repeating: 0, count: 1024)
  private var lasts = [UInt64](repeating: 0, count: 1024)

  /// Makes an empty list.
  public init() {}

  /// The units with which words of the list begin, folded, ascending.
  public var firstUnits: [UInt16] { WordList.units(of: firsts) }

  /// The hashes of all words, in ascending order.
  var hashes: [UInt64] { (slots.map { $0.keys } ?? Array(gathered)).sorted() }

  /// The list that a row of a compiled lexicon describes.
  init(_ row: ListRow, in slots: FlatArray<UInt64>) throws(Image.Damaged) {
    self.slots = try HashSlots(slots, from: Int(row.first), count: Int(row.count))
    longest = Int(row.longest)
    characters = row.characters
    for unit in row.firsts { WordList.put(unit, in: &firsts) }
    for unit in row.lasts { WordList.put(unit, in: &lasts) }
  }

  /// The row that describes this list in a compiled lexicon, its hashes in the slots from `first` on.
  func row(named name: String, first: Int, count: Int) -> ListRow {
    ListRow(
      name: name, longest: Int32(longest), first: Int32(first), count: Int32(count), characters: characters,
      firsts: WordList.units(of: firsts), lasts: WordList.units(of: lasts))
  }

  mutating func insert(_ word: [UInt16]) {
    let folded = CharacterTables.shared.fold(word)
    guard !folded.isEmpty else { return }
    gathered.insert(WordList.hash(folded, 0, folded.count))
    longest = max(longest, folded.count)
    WordList.put(folded[0], in: &firsts)
    WordList.put(folded[folded.count - 1], in: &lasts)
    if folded.count == 1 { characters.append(folded[0]) }
  }

  /// Whether the folded units of `text[start ..< end]` are a word of the list.
  public func contains(_ text: [UInt16], _ start: Int, _ end: Int) -> Bool {
    guard end > start, end - start <= longest, start >= 0, end <= text.count else { return false }
    return has(WordList.hash(text, start, end))
  }

  /// Whether these units, as they are, are a word of the list.
  public func contains(_ word: [UInt16]) -> Bool { contains(word, 0, word.count) }

  /// The length of the longest word that begins at `start`, 0 if none does. Complexity: O(longest).
  public func prefix(of text: [UInt16], at start: Int) -> Int {
    let tables = CharacterTables.shared
    guard start >= 0, start < text.count, WordList.isIn(firsts, tables.fold(text[start])) else { return 0 }
    var hash = WordList.seed
    var found = 0
    for i in start..<min(text.count, start + longest) {
      hash = WordList.step(hash, tables.fold(text[i]))
      if has(hash) { found = i + 1 - start }
    }
    return found
  }

  /// The length of the longest word that ends at `end`, 0 if none does.
  public func suffix(of text: [UInt16], at end: Int) -> Int {
    guard end > 0, end <= text.count, WordList.isIn(lasts, CharacterTables.shared.fold(text[end - 1])) else { return 0 }
    var length = min(longest, end)
    while length > 0 {
      if contains(text, end - length, end) { return length }
      length -= 1
    }
    return 0
  }

  private func has(_ hash: UInt64) -> Bool { slots?.contains(hash) ?? gathered.contains(hash) }

  private static func isIn(_ bits: [UInt64], _ unit: UInt16) -> Bool {
    bits[Int(unit >> 6)] & 1 << UInt64(unit & 63) != 0
  }

  private static func put(_ unit: UInt16, in bits: inout [UInt64]) { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }

  private static func units(of bits: [UInt64]) -> [UInt16] {
    (0...0xFFFF as ClosedRange<UInt16>).filter { isIn(bits, $0) }
  }

  /// FNV-1a over the folded units, 64 bits: two of some thousand words do not collide.
  static func hash(_ text: [UInt16], _ start: Int, _ end: Int) -> UInt64 {
    let tables = CharacterTables.shared
    var hash = seed
    for i in start..<end { hash = step(hash, tables.fold(text[i])) }
    return hash
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func step(_ hash: UInt64, _ unit: UInt16) -> UInt64 { (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3 }
}
