internal import Lexicons
internal import UnicodeText

/// All words of the tables of values as one trie over folded units, in a double array: immutable, shared by threads.
///
///     state --code of unit--> base[state] + code, if check[that] == state
final class ValueVocabulary: Sendable {
  /// One sense of a surface.
  struct Sense {
    var sense: ValueSense
    /// A whole number, or an index into `texts`.
    var value: Int32
    /// The surface that the text must have to the letter, as a range of `surfaces`; empty if case does not matter.
    var surface: Range<Int32>
  }

  /// What the scanner does at a unit.
  enum Action: UInt8 {
    /// No word begins here: whatever was gathered ends.
    case stop
    case space, digit, skip
    /// A letter: the whole word is read or passed over.
    case letter
    /// An ideograph or a sign that begins a word of the tables.
    case sign
    /// One that begins connecting words only.
    case faintSign
  }

  /// The action at every unit; 65,536 elements.
  let actions: [UInt8]
  private let tables = CharacterTables.shared
  private let codes: [UInt16]
  private let base: [Int32]
  private let check: [Int32]
  /// The entry that ends at a state, or -1.
  private let entryOfState: [Int32]
  private let firstSense: [Int32]
  private let senses: [Sense]
  private let sets: [SenseSet]
  private let hasExact: [Bool]
  /// A bit for the first word of each key, of 16,384; words share bits.
  private let firstWords: [UInt64]
  /// The same for the keys that may begin or carry a value.
  private let carriers: [UInt64]
  private let surfaces: [UInt16]
  /// The values of senses whose value is no number: codes of currencies, rules of festivals.
  let texts: [String]

  /// Compiles the tables. Complexity: O(total length of all words), and a sort.
  init(lexicon: Lexicon) {
    let tables = CharacterTables.shared
    var surfaces: [UInt16] = []
    var texts: [String] = []
    var textIndex: [String: Int32] = [:]
    var found: [(key: [UInt16], sense: Sense)] = []
    for word in lexicon.values {
      let value: Int32
      if let number = Int32(word.value) {
        value = number
      } else if let known = textIndex[word.value] {
        value = known
      } else {
        value = Int32(texts.count)
        textIndex[word.value] = value
        texts.append(word.value)
      }
      for form in word.forms {
        let isExact = form.count > 1 && form[0] == 0x3D
        let units = isExact ? Array(form.dropFirst()) : form
        let start = Int32(surfaces.count)
        if isExact { surfaces += units }
        found.append(
          (tables.fold(units), Sense(sense: word.sense, value: value, surface: start..<Int32(surfaces.count))))
      }
    }
    // A stable sort: of two rows with one surface and sense the first counts.
    let order = found.indices.sorted { a, b in
      found[a].key == found[b].key ? a < b : found[a].key.lexicographicallyPrecedes(found[b].key)
    }
    var keys: [[UInt16]] = []
    var senses: [Sense] = []
    var firstSense: [Int32] = []
    for i in order {
      if keys.last != found[i].key {
        keys.append(found[i].key)
        firstSense.append(Int32(senses.count))
      }
      senses.append(found[i].sense)
    }
    firstSense.append(Int32(senses.count))
    self.sets = (0..<keys.count).map { entry in
      var set = SenseSet()
      for i in Int(firstSense[entry])..<Int(firstSense[entry + 1]) { set.insert(senses[i].sense) }
      return set
    }
    self.hasExact = (0..<keys.count).map { entry in
      (Int(firstSense[entry])..<Int(firstSense[entry + 1])).contains { !senses[$0].surface.isEmpty }
    }
    var firstWords = [UInt64](repeating: 0, count: 256)
    var carriers = firstWords
    for (entry, key) in keys.enumerated() {
      var place = 0
      for unit in key.prefix(while: { tables.kind($0) == .letter }) { place = ValueVocabulary.step(place, unit) }
      firstWords[place >> 6] |= 1 << UInt64(place & 63)
      if sets[entry].exceeds(ValueScanner.connectors) { carriers[place >> 6] |= 1 << UInt64(place & 63) }
    }
    self.firstWords = firstWords
    self.carriers = carriers
    self.surfaces = surfaces
    self.texts = texts
    self.senses = senses
    self.firstSense = firstSense
    let trie = ValueTrie(keys: keys)
    (base, check, entryOfState) = (trie.base, trie.check, trie.entryOfState)
    (codes, actions) = ValueVocabulary.tables(keys: keys, sets: sets, codesOfFolded: trie.codes)
  }

  private static func tables(keys: [[UInt16]], sets: [SenseSet], codesOfFolded: [UInt16]) -> ([UInt16], [UInt8]) {
    let tables = CharacterTables.shared
    var codes = [UInt16](repeating: 0, count: 65536)
    var actions = [UInt8](repeating: 0, count: 65536)
    var begins = [Bool](repeating: false, count: 65536)
    var carries = begins
    for (key, set) in zip(keys, sets) {
      guard let first = key.first else { continue }
      begins[Int(first)] = true
      if set.exceeds(ValueScanner.connectors) { carries[Int(first)] = true }
    }
    for value in 0..<65536 {
      let unit = UInt16(value)
      let folded = tables.fold(unit)
      codes[value] = codesOfFolded[Int(folded)]
      let action: Action =
        switch tables.kind(unit) {
        case .digit: (0x30...0x39).contains(folded) ? .digit : .stop
        case .letter: .letter
        case .space: .space
        case .ignorable: .skip
        default: begins[Int(folded)] ? carries[Int(folded)] ? .sign : .faintSign : .stop
        }
      actions[value] = action.rawValue
    }
    actions[0x0A] = Action.stop.rawValue
    return (codes, actions)
  }

  private static func step(_ place: Int, _ unit: UInt16) -> Int { (place &* 31 &+ Int(unit)) & 0x3FFF }

  // MARK: - Looking up

  /// The end of the word of letters at `start`, and whether a key may begin with it: most words of a text are none of
  /// these tables, and need no walk. `mayCarry` tells whether one may that is more than a connecting word.
  func firstWord(_ text: UnsafeBufferPointer<UInt16>, at start: Int, limit: Int) -> (
    end: Int, isKnown: Bool, mayCarry: Bool
  ) {
    var end = start
    var place = 0
    while end < limit, tables.kind(text[end]) == .letter {
      place = ValueVocabulary.step(place, tables.fold(text[end]))
      end += 1
    }
    let bit: UInt64 = 1 << UInt64(place & 63)
    return (max(end, start + 1), firstWords[place >> 6] & bit != 0, carriers[place >> 6] & bit != 0)
  }

  /// The longest words that begin at `start`.
  struct Match {
    /// The longest of any sense.
    var entry: Int32 = -1
    var end = 0
    /// The longest with one of the wanted senses.
    var wantedEntry: Int32 = -1
    var wantedEnd = 0
  }

  /// Walks from `start`, at most to `limit`. A word of letters must not go on behind the match.
  func match(_ text: [UInt16], at start: Int, limit: Int, wanting: SenseSet) -> Match {
    text.withUnsafeBufferPointer { text in
      base.withUnsafeBufferPointer { base in
        check.withUnsafeBufferPointer { check in
          match(text, start, limit, wanting, base, check)
        }
      }
    }
  }

  @inline(__always)
  private func match(
    _ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int, _ wanting: SenseSet,
    _ base: UnsafeBufferPointer<Int32>, _ check: UnsafeBufferPointer<Int32>
  ) -> Match {
    var found = Match()
    var state: Int32 = 0
    var i = start
    while i < limit {
      let code = codes[Int(text[i])]
      let next = code == 0 ? -1 : Int(base[Int(state)]) + Int(code)
      guard next >= 0, next < check.count, check[next] == state else {
        // 百 分之: blanks between ideographs are for the eye.
        guard i > start, tables.isSpace(text[i]), tables.isHan(text[i - 1]) else { break }
        var k = i + 1
        while k < limit, k - i < 4, tables.isSpace(text[k]) { k += 1 }
        guard k < limit, tables.isHan(text[k]) else { break }
        i = k
        continue
      }
      state = Int32(truncatingIfNeeded: next)
      i += 1
      let entry = entryOfState[next]
      guard entry >= 0 else { continue }
      if i < text.count, tables.kind(text[i]) == .letter, tables.kind(text[i - 1]) == .letter { continue }
      found.entry = entry
      found.end = i
      if sets[Int(entry)].intersects(wanting) {
        found.wantedEntry = entry
        found.wantedEnd = i
      }
    }
    return found
  }

  /// The senses of an entry that stands at `start` in the text: those that ask for their very case only if it is theirs.
  func senses(of entry: Int32, _ text: [UInt16], at start: Int) -> SenseSet {
    guard hasExact[Int(entry)] else { return sets[Int(entry)] }
    var set = SenseSet()
    for i in Int(firstSense[Int(entry)])..<Int(firstSense[Int(entry) + 1]) {
      let sense = senses[i]
      let fits = zip(sense.surface, start...).allSatisfy { $1 < text.count && surfaces[Int($0)] == text[$1] }
      if fits { set.insert(sense.sense) }
    }
    return set
  }

  /// Whether an entry is a word in which no number is one.
  func isBlocked(_ entry: Int32) -> Bool { sets[Int(entry)].contains(.blocked) }

  /// Whether an entry has a sense.
  func hasSense(_ entry: Int32, _ sense: ValueSense) -> Bool { sets[Int(entry)].contains(sense) }

  /// Whether an entry is the name of an era.
  func isEra(_ entry: Int32) -> Bool { sets[Int(entry)].contains(.era) }

  /// The value of an entry in a sense.
  func value(_ entry: Int32, _ sense: ValueSense) -> Int? {
    guard entry >= 0 else { return nil }
    for i in Int(firstSense[Int(entry)])..<Int(firstSense[Int(entry) + 1]) where senses[i].sense == sense {
      return Int(senses[i].value)
    }
    return nil
  }

  /// The value of an entry in a sense whose value is text.
  func text(_ entry: Int32, _ sense: ValueSense) -> String { value(entry, sense).map { texts[$0] } ?? "" }
}
