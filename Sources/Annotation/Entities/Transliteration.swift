internal import Lexicons
internal import UnicodeText

/// Characters that spell foreign names: 穆加贝, 卡加延德奥罗.
struct Transliteration {
  private let flags: [UInt8]
  private let tables = CharacterTables.shared

  private static let clear: UInt8 = 1
  private static let doubtful: UInt8 = 2

  init(lexicon: Lexicon) {
    var flags = [UInt8](repeating: 0, count: 65536)
    for unit in lexicon.list("zh-transliteration-weak").characters { flags[Int(unit)] = Transliteration.doubtful }
    for unit in lexicon.list("zh-transliteration").characters { flags[Int(unit)] = Transliteration.clear }
    self.flags = flags
  }

  /// Whether a character may spell a foreign name.
  func mayHold(_ unit: UInt16) -> Bool { flags[Int(tables.fold(unit))] != 0 }

  /// Whether a character seldom does anything else.
  func isClear(_ unit: UInt16) -> Bool { flags[Int(tables.fold(unit))] == Transliteration.clear }

  /// Whether the stretch is a piece of a longer foreign name: such characters, in words of nothing else, touch it; or
  /// a middle dot does.
  func holds(_ start: Int, _ stop: Int, _ place: CharacterPlace) -> Bool {
    guard (start..<stop).allSatisfy({ mayHold(place.text[$0]) }) else { return false }
    let low = begin(before: start, place)
    let high = end(after: stop, place)
    if low > 0, tables.fold(place.text[low - 1]) == 0xB7 { return true }
    if high < place.text.count, tables.fold(place.text[high]) == 0xB7 { return true }
    let touches =
      (low < start && isClear(place.text[start - 1])) || (high > stop && isClear(place.text[stop]))
    return touches || (start - low) + (high - stop) >= 2
  }

  /// Where the foreign name that reaches up to `start` begins.
  func begin(before start: Int, _ place: CharacterPlace) -> Int {
    var low = start
    while low > 0, start - low < 12, mayHold(place.text[low - 1]) {
      var word = low - 1
      while word > 0, place.edges[word] == 0, low - word < 6 { word -= 1 }
      guard place.edges[low] != 0 || low == start, (word..<low).allSatisfy({ mayHold(place.text[$0]) }) else { break }
      low = word
    }
    return low
  }

  /// Where the foreign name that reaches from `stop` on ends.
  func end(after stop: Int, _ place: CharacterPlace) -> Int {
    var high = stop
    while high < place.text.count, high - stop < 12, mayHold(place.text[high]) {
      var word = high + 1
      while word < place.text.count, place.edges[word] == 0, word - high < 6 { word += 1 }
      guard (high..<word).allSatisfy({ mayHold(place.text[$0]) }) else { break }
      high = word
    }
    return high
  }
}
