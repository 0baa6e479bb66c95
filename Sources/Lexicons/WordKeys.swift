internal import UnicodeText

/// Keys that begin with a Latin word, hashed word by word: of a text every word is hashed once, and nearly always one or two
/// probes tell that no key begins with it.
///
/// A *stem* is what stands of a key up to the end of one of its words; "European Union's" has the stems "European",
/// "European Union", "European Union's". Its hash is made of the hashes of its words and of the marks between them. A slot is 8
/// bytes, and a probe goes on to the next slot until one is empty:
///
///     slots  | check value | check value | ...     value = (key + 1) << 2 | trails << 1 | continues, or 0 for empty
///     filter a bit for each stem; stems share bits
///     units  the units of all keys, one behind the other; key k is units[begins[k] ..< begins[k + 1]]
///
/// `continues` says that some key has more words behind the stem, `trails` that some key ends with punctuation behind it
/// ("U.S."). The hash picks the slot with its high bits and is told from others by its low ones; before a key is reported
/// its units are compared, so that the answer does not hang on hashes. Of two words that stand side by side most are no stem: the
/// filter, which stays in the processor's cache, says so. Immutable; shared by all threads.
struct WordKeys: Sendable {
  struct Slot {
    var check: UInt32 = 0
    var value: UInt32 = 0
  }

  /// A word of the text, with what is known of the stems that are it and it with the next one.
  struct Word {
    var start: Int32
    var end: Int32
    var hash: UInt64
    /// The hash of the stem, and its value.
    var stem: UInt64 = 0
    var value: UInt32 = 0
    /// The value of the stem of this word and the next.
    var pair: UInt32 = 0
  }

  /// How much punctuation may stand between two words of a key, and behind the last, in units.
  private static let mostPunctuation = 4
  /// How many words a key may have.
  private static let mostWords = 32
  /// How many words of the text are looked up side by side: their slots are fetched from memory at the same time.
  private static let stretch = 256

  private let slots: FlatArray<Slot>
  private let filter: FlatArray<UInt64>
  private let units: FlatArray<UInt16>
  private let begins: FlatArray<UInt32>
  private let seed: UInt64
  private let shift: UInt64
  private let filterShift: UInt64
  var count: Int { begins.count - 1 }

  /// The keys that lie in an image. Throws if they are not whole.
  init(_ image: Image) throws(Image.Damaged) {
    slots = try image.array("wordSlots")
    filter = try image.array("wordFilter")
    units = try image.array("wordUnits")
    begins = try image.array("wordBegins")
    let facts: FlatArray<UInt64> = try image.array("wordSeed")
    guard slots.count >= 2, slots.count & (slots.count - 1) == 0, facts.count == 1, let last = begins.last,
      last <= units.count, filter.count & (filter.count - 1) == 0, filter.count > 0
    else { throw Image.Damaged(reason: "its keys of words are not whole") }
    seed = facts[0]
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
    filterShift = UInt64(64 - 6 - filter.count.trailingZeroBitCount)
  }

  /// Whether a key belongs here: it begins with a letter or digit of words, holds no ideographs, has no long punctuation
  /// inside and not too many words.
  static func takes(_ key: [UInt16]) -> Bool {
    let tables = CharacterTables.shared
    guard let first = key.first, tables.isWordLike(first) else { return false }
    var punctuation = 0
    var words = 1
    for unit in key {
      if tables.isHan(unit) { return false }
      if tables.isWordLike(unit), punctuation > 0 { words += 1 }
      punctuation = tables.isWordLike(unit) ? 0 : punctuation + 1
      if punctuation > mostPunctuation || words > mostWords { return false }
    }
    return true
  }

  /// Appends every occurrence of every key that ends where no word goes on, ordered by start. `words` is a buffer that is kept.
  /// Complexity: O(n + words x length of the longest stem that begins there).
  func scan(_ text: UnsafeBufferPointer<UInt16>, words: inout [Word], into hits: inout [Automaton.Hit]) {
    words.removeAll(keepingCapacity: true)
    var at = 0
    var isLast = false
    while !isLast {
      let known = words.count
      at = gather(text, from: at, &words)
      isLast = at == text.count
      // The last words wait for those that may follow them in a key.
      let settled = isLast ? words.count : words.count - WordKeys.mostWords
      words.withUnsafeMutableBufferPointer { words in
        lookUp(text, words, from: known)
        for k in 0..<settled { follow(text, words, k, &hits) }
      }
      words.removeFirst(settled)
    }
  }

  /// Hashes the words from `from` on until a stretch is full; returns where to go on, the text's end if there are no more.
  private func gather(_ text: UnsafeBufferPointer<UInt16>, from: Int, _ words: inout [Word]) -> Int {
    let tables = CharacterTables.shared
    let count = text.count
    var at = from
    while at < count {
      guard tables.isWordLike(text[at]) else {
        at += 1
        continue
      }
      if words.count == WordKeys.stretch { return at }
      let start = at
      var hash: UInt64 = 0
      repeat {
        hash = WordKeys.step(hash, text[at])
        at += 1
      } while at < count && tables.isWordLike(text[at])
      words.append(
        Word(
          start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: at), hash: hash,
          stem: WordKeys.join(seed, hash)))
    }
    return count
  }

  /// Looks up the words, and with their next ones those that some stem goes on behind.
  private func lookUp(_ text: UnsafeBufferPointer<UInt16>, _ words: UnsafeMutableBufferPointer<Word>, from known: Int) {
    for k in known..<words.count { words[k].value = slot(words[k].stem) }
    for k in max(1, known)..<max(1, words.count) where words[k - 1].value & 1 != 0 {
      guard let hash = step(over: text, words[k - 1].stem, words[k - 1], words[k]) else { continue }
      words[k - 1].pair = filtered(WordKeys.join(hash, words[k].hash))
    }
  }

  /// Reports the keys that begin with word `k`.
  private func follow(
    _ text: UnsafeBufferPointer<UInt16>, _ words: UnsafeMutableBufferPointer<Word>, _ k: Int,
    _ hits: inout [Automaton.Hit]
  ) {
    var value = words[k].value
    var hash = words[k].stem
    var at = k
    let start = Int(words[k].start)
    while value != 0 {
      let end = Int(words[at].end)
      if value >> 2 != 0 { report(value, start, end, text, &hits) }
      if value & 2 != 0 { trail(hash, start, end, text, &hits) }
      guard value & 1 != 0, at + 1 < words.count else { return }
      if at == k, words[k].pair == 0 { return }
      guard let next = step(over: text, hash, words[at], words[at + 1]) else { return }
      hash = WordKeys.join(next, words[at + 1].hash)
      value = at == k ? words[k].pair : filtered(hash)
      at += 1
    }
  }

  /// The hash of a stem and the marks behind it; nil if there are too many of them before the next word.
  private func step(over text: UnsafeBufferPointer<UInt16>, _ hash: UInt64, _ word: Word, _ next: Word) -> UInt64? {
    let (from, to) = (Int(word.end), Int(next.start))
    guard to - from <= WordKeys.mostPunctuation else { return nil }
    var hash = hash
    for at in from..<to { hash = WordKeys.step(hash, text[at]) }
    return hash
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
      let value = filtered(hash)
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

  /// The same where most stems are none.
  private func filtered(_ hash: UInt64) -> UInt32 {
    let (mixed, check) = WordKeys.mix(hash)
    let bit = mixed >> filterShift
    guard filter.base[Int(truncatingIfNeeded: bit >> 6)] & 1 << (bit & 63) != 0 else { return 0 }
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

  /// The hash of a stem with one more word.
  private static func join(_ stem: UInt64, _ word: UInt64) -> UInt64 {
    ((stem ^ stem >> 29) &+ word) &* 0xBF58_476D_1CE4_E5B9
  }

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
    var found: (slots: [Slot], filter: [UInt64])?
    while found == nil {
      // Two stems that cannot be told apart are a matter of bad luck, and of another seed.
      seed += 1
      found = layOut(keys, seed: seed)
    }
    image.add("wordSlots", found?.slots ?? [])
    image.add("wordFilter", found?.filter ?? [])
    image.add("wordUnits", units)
    image.add("wordBegins", begins)
    image.add("wordSeed", [seed])
  }

  private static func layOut(_ keys: [[UInt16]], seed: UInt64) -> (slots: [Slot], filter: [UInt64])? {
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
    // Four bits for each slot.
    var filter = [UInt64](repeating: 0, count: max(1, count / 16))
    let filterShift = UInt64(64 - 6 - filter.count.trailingZeroBitCount)
    for (hash, value) in values {
      let (mixed, check) = mix(hash)
      let bit = mixed >> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
      if find(mixed >> shift, check, &slots, count) != 0 { return nil }
      var at = Int(mixed >> shift)
      while slots[at].value != 0 { at = (at + 1) & (count - 1) }
      slots[at] = Slot(check: check, value: value)
    }
    return (slots, filter)
  }

  /// The stems of all keys, and the whole keys that end with punctuation, with what each says of itself.
  private static func stems(of keys: [[UInt16]], seed: UInt64) -> [(hash: UInt64, value: UInt32)] {
    let tables = CharacterTables.shared
    var stems: [(hash: UInt64, value: UInt32)] = []
    for (k, key) in keys.enumerated() {
      let lastOfWord = key.lastIndex { tables.isWordLike($0) } ?? 0
      var hash = seed
      var word: UInt64 = 0
      for (at, unit) in key.enumerated() {
        if tables.isWordLike(unit) {
          word = step(word, unit)
          if at + 1 < key.count, tables.isWordLike(key[at + 1]) { continue }
          hash = join(hash, word)
          word = 0
        } else {
          hash = step(hash, unit)
        }
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
