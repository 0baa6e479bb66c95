internal import UnicodeText

/// A set of words, looked up by a stretch of folded text.
///
/// While tables are read, the words gather in a set; in a compiled lexicon they lie in a flat table. A list is one reference,
/// whoever holds it; most look-ups end at the first two units.
public struct WordList: Sendable {
  /// What a list consists of; changed only by the one list that has it, so that no access can meet another: the checks
  /// of that took longer than the look-ups.
  private final class Content: @unchecked Sendable {
    @exclusivity(unchecked) var gathered: Set<UInt64> = []
    @exclusivity(unchecked) var slots: HashSlots?
    @exclusivity(unchecked) var longest = 0
    @exclusivity(unchecked) var characters: [UInt16] = []
    /// A bit for each unit with which words begin, and for each with which they end; units share bits.
    @exclusivity(unchecked) var firsts = [UInt64](repeating: 0, count: 64)
    @exclusivity(unchecked) var lasts = [UInt64](repeating: 0, count: 64)
    /// A bit for each pair of first units and each pair of last units of a word; pairs share bits.
    @exclusivity(unchecked) var beginnings = [UInt64](repeating: 0, count: 64)
    @exclusivity(unchecked) var endings = [UInt64](repeating: 0, count: 64)
    /// A bit for the first six units of each word that has as many; such beginnings share bits.
    @exclusivity(unchecked) var heads = [UInt64](repeating: 0, count: 64)
    /// A bit for each length of a word; the last bit stands for 63 and more.
    @exclusivity(unchecked) var lengths: UInt64 = 0

    /// The tables of characters, at hand without asking for them.
    let tables = CharacterTables.shared

    func copy() -> Content {
      let copy = Content()
      (copy.gathered, copy.slots, copy.longest, copy.characters) = (gathered, slots, longest, characters)
      (copy.firsts, copy.lasts, copy.beginnings, copy.endings) = (firsts, lasts, beginnings, endings)
      (copy.lengths, copy.heads) = (lengths, heads)
      return copy
    }
  }

  private var content = Content()

  /// Makes an empty list.
  public init() {}

  /// The length of the longest word, in UTF-16 units.
  public var longest: Int { content.longest }

  /// The words of one unit, folded, in the order of the tables.
  public var characters: [UInt16] { content.characters }

  /// Whether a word of the list may begin with a folded unit; seldom true where none does.
  public func mayBegin(with unit: UInt16) -> Bool { WordList.isIn(content.firsts, WordList.place(unit)) }

  /// The hashes of all words, in ascending order.
  var hashes: [UInt64] { unsortedHashes.sorted() }

  /// The hashes of all words, in no order.
  var unsortedHashes: [UInt64] { content.slots.map { $0.keys } ?? Array(content.gathered) }

  /// The list that a row of a compiled lexicon describes.
  init(_ row: ListRow, in slots: FlatArray<UInt64>) throws(Image.Damaged) {
    content.slots = try HashSlots(slots, from: Int(row.first), count: Int(row.count))
    content.longest = Int(row.longest)
    content.characters = row.characters
    content.lengths = row.lengths
    guard [row.firsts, row.lasts, row.beginnings, row.endings, row.heads].allSatisfy({ $0.count == 64 }) else {
      throw Image.Damaged(reason: "a list is not whole")
    }
    content.firsts = row.firsts
    content.lasts = row.lasts
    content.beginnings = row.beginnings
    content.endings = row.endings
    content.heads = row.heads
  }

  /// The row that describes this list in a compiled lexicon, its hashes in the slots from `first` on.
  func row(named name: String, first: Int, count: Int) -> ListRow {
    ListRow(
      name: name, longest: Int32(longest), first: Int32(first), count: Int32(count), characters: characters,
      firsts: content.firsts, lasts: content.lasts, lengths: content.lengths, beginnings: content.beginnings,
      endings: content.endings, heads: content.heads)
  }

  mutating func insert(_ word: [UInt16]) {
    let folded = CharacterTables.shared.fold(word)
    let count = folded.count
    guard count > 0 else { return }
    if !isKnownUniquelyReferenced(&content) { content = content.copy() }
    content.gathered.insert(WordList.hash(folded, 0, count))
    content.longest = max(content.longest, count)
    content.lengths |= WordList.bit(count)
    if count >= WordList.head {
      WordList.put(WordList.place(WordList.hash(folded, 0, WordList.head)), in: &content.heads)
    }
    WordList.put(WordList.place(folded[0]), in: &content.firsts)
    WordList.put(WordList.place(folded[count - 1]), in: &content.lasts)
    if count == 1 {
      content.characters.append(folded[0])
    } else {
      WordList.put(WordList.pair(folded[0], folded[1]), in: &content.beginnings)
      WordList.put(WordList.pair(folded[count - 2], folded[count - 1]), in: &content.endings)
    }
  }

  /// A list of the words of several lists: where none of them begins, one look is enough. Complexity: O(their words).
  public static func union(_ lists: [WordList]) -> WordList {
    let union = WordList()
    let content = union.content
    for list in lists.map(\.content) {
      content.gathered.formUnion(list.slots.map { $0.keys } ?? Array(list.gathered))
      content.longest = max(content.longest, list.longest)
      content.lengths |= list.lengths
      content.characters += list.characters
      for k in content.heads.indices {
        content.firsts[k] |= list.firsts[k]
        content.lasts[k] |= list.lasts[k]
        content.beginnings[k] |= list.beginnings[k]
        content.endings[k] |= list.endings[k]
        content.heads[k] |= list.heads[k]
      }
    }
    return union
  }

  /// Whether the folded units of `text[start ..< end]` are a word of the list.
  public func contains(_ text: [UInt16], _ start: Int, _ end: Int) -> Bool {
    guard end > start, start >= 0, end <= text.count, content.lengths & WordList.bit(end - start) != 0 else {
      return false
    }
    let tables = content.tables
    let first = tables.fold(text[start])
    guard WordList.isIn(content.firsts, WordList.place(first)) else { return false }
    if end - start > 1,
      !WordList.isIn(content.beginnings, WordList.pair(first, tables.fold(text[start + 1])))
    {
      return false
    }
    return has(WordList.hash(text, start, end, tables))
  }

  /// Whether these units, as they are, are a word of the list.
  public func contains(_ word: [UInt16]) -> Bool { contains(word, 0, word.count) }

  /// The length of the longest word that begins at `start`, 0 if none does. Complexity: O(longest).
  public func prefix(of text: [UInt16], at start: Int) -> Int {
    let tables = content.tables
    guard start >= 0, start < text.count else { return 0 }
    let first = tables.fold(text[start])
    guard WordList.isIn(content.firsts, WordList.place(first)) else { return 0 }
    let lengths = content.lengths
    var hash = WordList.step(WordList.seed, first)
    var found = lengths & 2 != 0 && has(hash) ? 1 : 0
    let stop = min(text.count, start + content.longest)
    guard stop > start + 1,
      WordList.isIn(content.beginnings, WordList.pair(first, tables.fold(text[start + 1])))
    else { return found }
    for i in start + 1..<stop {
      hash = WordList.step(hash, tables.fold(text[i]))
      let length = i + 1 - start
      if length == WordList.head, !WordList.isIn(content.heads, WordList.place(hash)) { return found }
      if lengths & WordList.bit(length) != 0, has(hash) { found = length }
    }
    return found
  }

  /// The length of the longest word that ends at `end`, 0 if none does.
  public func suffix(of text: [UInt16], at end: Int) -> Int {
    let tables = content.tables
    guard end > 0, end <= text.count else { return 0 }
    let last = tables.fold(text[end - 1])
    guard WordList.isIn(content.lasts, WordList.place(last)) else { return 0 }
    if end > 1, WordList.isIn(content.endings, WordList.pair(tables.fold(text[end - 2]), last)) {
      var length = min(content.longest, end)
      while length > 1 {
        if contains(text, end - length, end) { return length }
        length -= 1
      }
    }
    return contains(text, end - 1, end) ? 1 : 0
  }

  private func has(_ hash: UInt64) -> Bool { content.slots?.contains(hash) ?? content.gathered.contains(hash) }

  private static func isIn(_ bits: [UInt64], _ number: Int) -> Bool {
    bits[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  private static func put(_ number: Int, in bits: inout [UInt64]) { bits[number >> 6] |= 1 << UInt64(number & 63) }

  /// The bit of two units, of 4096.
  private static func pair(_ first: UInt16, _ second: UInt16) -> Int {
    Int(truncatingIfNeeded: ((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 20)
  }

  /// How many units of a word decide whether a walk goes on.
  private static let head = 6

  /// The bit of a hash, of 4096.
  private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0xFFF) }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The bit of a unit, of 4096; letters of one script have bits of their own.
  private static func place(_ unit: UInt16) -> Int { Int((unit ^ unit >> 12 &* 0x0111) & 0xFFF) }

  /// FNV-1a over the folded units, 64 bits: two of some thousand words do not collide.
  static func hash(
    _ text: [UInt16], _ start: Int, _ end: Int, _ tables: CharacterTables = CharacterTables.shared
  ) -> UInt64 {
    text.withUnsafeBufferPointer { text in
      var hash = seed
      for unit in text[start..<end] { hash = step(hash, tables.fold(unit)) }
      return hash
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static func step(_ hash: UInt64, _ unit: UInt16) -> UInt64 { (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3 }
}
