internal import UnicodeText

/// Keys that begin with a Latin word, hashed word by word: of a text every word is hashed once or twice, and nearly always
/// one probe tells that no key begins with it.
///
/// A *stem* is what stands of a key up to the end of one of its words; "European Union's" has the stems "European",
/// "European Union", "European Union's". A slot is 8 bytes, and a probe goes on to the next slot until one is empty:
///
///     slots  | check value | check value | ...     value = (key + 1) << 2 | trails << 1 | continues, or 0 for empty
///     units  the units of all keys, one behind the other; key k is units[begins[k] ..< begins[k + 1]]
///
/// `continues` says that some key has more words behind the stem, `trails` that some key ends with punctuation behind it
/// ("U.S."). The hash picks the slot with its high bits and is told from others by its low ones; before a key is reported
/// its units are compared, so that the answer does not hang on hashes. Immutable; shared by all threads.
struct WordKeys: Sendable {
  struct Slot {
    var check: UInt32 = 0
    var value: UInt32 = 0
  }

  /// How much punctuation may stand between two words of a key, and behind the last, in units.
  private static let mostPunctuation = 4

  private let slots: FlatArray<Slot>
  private let units: FlatArray<UInt16>
  private let begins: FlatArray<UInt32>
  private let seed: UInt64
  private let shift: UInt64
  var count: Int { begins.count - 1 }

  /// The keys that lie in an image. Throws if they are not whole.
  init(_ image: Image) throws(Image.Damaged) {
    slots = try image.array("wordSlots")
    units = try image.array("wordUnits")
    begins = try image.array("wordBegins")
    let facts: FlatArray<UInt64> = try image.array("wordSeed")
    guard slots.count >= 2, slots.count & (slots.count - 1) == 0, facts.count == 1, let last = begins.last,
      last <= units.count
    else { throw Image.Damaged(reason: "its keys of words are not whole") }
    seed = facts[0]
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
  }

  /// Whether a key belongs here: it begins with a letter or digit of words, holds no ideographs and has no long
  /// punctuation inside.
  static func takes(_ key: [UInt16]) -> Bool {
    let tables = CharacterTables.shared
    guard let first = key.first, tables.isWordLike(first) else { return false }
    var punctuation = 0
    for unit in key {
      if tables.isHan(unit) { return false }
      punctuation = tables.isWordLike(unit) ? 0 : punctuation + 1
      if punctuation > mostPunctuation { return false }
    }
    return true
  }

  /// Appends every occurrence of every key that ends where no word goes on, ordered by start. Complexity: O(n + words x
  /// length of the longest stem that begins there).
  func scan(_ text: UnsafeBufferPointer<UInt16>, into hits: inout [Automaton.Hit]) {
    let tables = CharacterTables.shared
    let count = text.count
    var start = 0
    while start < count {
      guard tables.isWordLike(text[start]) else {
        start += 1
        continue
      }
      var hash = seed
      var at = start
      while at < count, tables.isWordLike(text[at]) {
        hash = WordKeys.step(hash, text[at])
        at += 1
      }
      let next = at
      var value = slot(hash)
      while value != 0 {
        if value >> 2 != 0 { report(value, start, at, text, &hits) }
        if value & 2 != 0 { trail(hash, start, at, text, &hits) }
        guard value & 1 != 0 else { break }
        let limit = min(count, at + WordKeys.mostPunctuation)
        while at < limit, !tables.isWordLike(text[at]) {
          hash = WordKeys.step(hash, text[at])
          at += 1
        }
        guard at < count, tables.isWordLike(text[at]) else { break }
        while at < count, tables.isWordLike(text[at]) {
          hash = WordKeys.step(hash, text[at])
          at += 1
        }
        value = slot(hash)
      }
      start = next
    }
  }

  /// The keys that end with punctuation behind a stem.
  private func trail(
    _ hash: UInt64, _ start: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt16>, _ hits: inout [Automaton.Hit]
  ) {
    var hash = hash
    var at = end
    let limit = min(text.count, end + WordKeys.mostPunctuation)
    while at < limit, !CharacterTables.shared.isWordLike(text[at]) {
      hash = WordKeys.step(hash, text[at])
      at += 1
      let value = slot(hash)
      if value >> 2 != 0 { report(value, start, at, text, &hits) }
    }
  }

  private func report(
    _ value: UInt32, _ start: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt16>, _ hits: inout [Automaton.Hit]
  ) {
    let key = Int(value >> 2) - 1
    guard key < count else { return }
    let from = Int(begins[key])
    guard Int(begins[key + 1]) - from == end - start else { return }
    for k in 0..<(end - start) where units[from + k] != text[start + k] { return }
    hits.append(Automaton.Hit(start: Int32(start), end: Int32(end), key: Int32(key)))
  }

  /// The value of a stem, or 0.
  private func slot(_ hash: UInt64) -> UInt32 {
    let (mixed, check) = WordKeys.mix(hash)
    return WordKeys.find(mixed >> shift, check, slots.base, slots.count)
  }

  private static func find(_ first: UInt64, _ check: UInt32, _ slots: UnsafePointer<Slot>, _ count: Int) -> UInt32 {
    var at = Int(truncatingIfNeeded: first)
    for _ in 0..<count {
      let slot = slots[at]
      if slot.value == 0 || slot.check == check { return slot.value }
      at = (at + 1) & (count - 1)
    }
    return 0
  }

  private static func step(_ hash: UInt64, _ unit: UInt16) -> UInt64 { (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 }

  private static func mix(_ hash: UInt64) -> (UInt64, UInt32) {
    let mixed = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    return (mixed, UInt32(truncatingIfNeeded: mixed))
  }
}

extension WordKeys {
  /// Lays out keys that are all different and that `takes` took, into an image. Complexity: O(total length), and a sort.
  static func write(_ keys: [[UInt16]], to image: inout ImageWriter) {
    var units: [UInt16] = []
    var begins: [UInt32] = [0]
    for key in keys {
      units += key
      begins.append(UInt32(units.count))
    }
    var seed: UInt64 = 0
    var slots: [Slot]?
    while slots == nil {
      // Two stems that cannot be told apart are a matter of bad luck, and of another seed.
      seed += 1
      slots = layOut(keys, seed: seed)
    }
    image.add("wordSlots", slots ?? [])
    image.add("wordUnits", units)
    image.add("wordBegins", begins)
    image.add("wordSeed", [seed])
  }

  private static func layOut(_ keys: [[UInt16]], seed: UInt64) -> [Slot]? {
    let stems = stems(of: keys, seed: seed)
    var values: [(hash: UInt64, value: UInt32)] = []
    for stem in stems.sorted(by: { $0.hash < $1.hash }) {
      guard let last = values.last, last.hash == stem.hash else {
        values.append(stem)
        continue
      }
      if last.value >> 2 != 0, stem.value >> 2 != 0 { return nil }
      values[values.count - 1].value |= stem.value
    }
    var count = 4
    while count * 2 < values.count * 3 { count *= 2 }
    var slots = [Slot](repeating: Slot(), count: count)
    let shift = UInt64(64 - count.trailingZeroBitCount)
    for (hash, value) in values {
      let (mixed, check) = mix(hash)
      if find(mixed >> shift, check, &slots, count) != 0 { return nil }
      var at = Int(mixed >> shift)
      while slots[at].value != 0 { at = (at + 1) & (count - 1) }
      slots[at] = Slot(check: check, value: value)
    }
    return slots
  }

  /// The stems of all keys, and the whole keys that end with punctuation, with what each says of itself.
  private static func stems(of keys: [[UInt16]], seed: UInt64) -> [(hash: UInt64, value: UInt32)] {
    let tables = CharacterTables.shared
    var stems: [(hash: UInt64, value: UInt32)] = []
    for (k, key) in keys.enumerated() {
      let lastOfWord = key.lastIndex { tables.isWordLike($0) } ?? 0
      var hash = seed
      for (at, unit) in key.enumerated() {
        hash = step(hash, unit)
        if at == key.count - 1 {
          stems.append((hash, UInt32(k + 1) << 2))
        } else if at == lastOfWord {
          stems.append((hash, 2))
        } else if tables.isWordLike(unit), !tables.isWordLike(key[at + 1]) {
          stems.append((hash, 1))
        }
      }
    }
    return stems
  }
}
