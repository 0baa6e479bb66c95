internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Foreign names in Chinese letters that no table has: 安德鲁·汤姆森, 总统穆加贝, 拉迪（Nicholas Lardy）认为.
///
/// A middle dot makes a name of whatever spells foreign names on both its sides; without one a title, a verb of speech
/// or the Latin name in brackets must stand beside it.
struct ForeignPersons {
  private let letters: Transliteration
  private let titlesBefore: WordList
  private let titlesAfter: WordList
  private let speech: WordList
  private let after: WordList
  private let givenNames: WordList
  private let bodies: WordList
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    letters = Transliteration(lexicon: lexicon)
    titlesBefore = lexicon.list("zh-title-before")
    titlesAfter = lexicon.list("zh-title-after")
    speech = lexicon.list("zh-speech")
    after = lexicon.list("zh-after-name")
    givenNames = lexicon.list("zh-foreign-given")
    bodies = lexicon.list("zh-org-suffix")
  }

  /// Names with middle dots, sorted, without overlap; also where the tables have a name. Complexity: O(n).
  func dotted(in place: CharacterPlace) -> [TextSpan] {
    let text = place.text
    var found: [TextSpan] = []
    var i = 1
    while i + 1 < text.count {
      guard text[i] > 0x7F, tables.fold(text[i]) == 0xB7, let start = start(before: i, place) else {
        i += 1
        continue
      }
      var end = end(after: i, place)
      while end < text.count, tables.fold(text[end]) == 0xB7, let next = Optional(self.end(after: end, place)),
        next > end + 1
      {
        end = next
      }
      if end > i + 1, start >= Int(found.last?.end ?? 0) { found.append(TextSpan(start, end)) }
      i = max(end, i + 1)
    }
    return found
  }

  /// Where the part in front of a dot begins; nil if nothing there spells a foreign name.
  private func start(before dot: Int, _ place: CharacterPlace) -> Int? {
    let text = place.text
    var low = dot
    let known = givenNames.suffix(of: text, at: dot)
    if known > 1 { return dot - known }
    while low > 0, dot - low < 8, letters.mayHold(text[low - 1]) { low -= 1 }
    if low == dot {
      // An initial: M·李.
      guard tables.isUpper(text[dot - 1]), dot < 2 || !tables.isWordLike(text[dot - 2]) else { return nil }
      return dot - 1
    }
    // A title's or a word's last character may spell names as well: 总理|…
    for k in low..<dot where k > 0 && titlesBefore.suffix(of: text, at: k) > 0 { return k }
    while low < dot - 1, place.edges[low] == 0 { low += 1 }
    return low
  }

  /// Where the part behind a dot ends.
  private func end(after dot: Int, _ place: CharacterPlace) -> Int {
    let text = place.text
    var high = dot + 1
    if high < text.count, tables.isUpper(text[high]), high + 1 >= text.count || !tables.isWordLike(text[high + 1]) {
      return high + 1
    }
    // Between two dots stands a part of the name, whatever it is written with.
    var next = dot + 1
    while next < text.count, next - dot <= 5, tables.isHan(text[next]) { next += 1 }
    if next < text.count, next > dot + 1, tables.fold(text[next]) == 0xB7 { return next }
    while high < text.count, high - dot <= 9 {
      let isLetter = letters.mayHold(text[high])
      // 恩|岑|斯贝格: one character that spells no other name, between those that do.
      let isBridge =
        !isLetter && high > dot + 1 && tables.isHan(text[high]) && high + 1 < text.count
        && letters.isClear(text[high + 1]) && place.isWord(high, high + 1) && !isAfter(high, text)
      guard isLetter || isBridge else { break }
      if high > dot + 1, speech.prefix(of: text, at: high) > 1 || bodies.prefix(of: text, at: high) > 1 { break }
      high += 1
    }
    if high > dot + 2, !letters.isClear(text[high - 1]), isAfter(high - 1, text) { high -= 1 }
    guard high < text.count, place.edges[high] == 0, high - dot > 2 else { return high }
    // 马利|达成: the last characters belong to a word of another kind.
    var word = high
    while word > dot + 2, place.edges[word] == 0 { word -= 1 }
    return place.edges[word] != 0 && (word..<high).allSatisfy({ !letters.isClear(text[$0]) }) ? word : high
  }

  private func isAfter(_ position: Int, _ text: [UInt16]) -> Bool {
    after.contains(text, position, position + 1) || speech.contains(text, position, position + 1)
  }

  /// Names without dots, outside the stretches that are taken; sorted, without overlap. Complexity: O(n).
  func plain(in place: CharacterPlace, outside taken: [TextSpan]) -> [TextSpan] {
    let text = place.text
    var found: [TextSpan] = []
    var i = 0
    for stretch in taken + [TextSpan(text.count, text.count)] {
      let limit = Int(stretch.start)
      while i < limit {
        guard letters.mayHold(text[i]) else {
          i += 1
          continue
        }
        var end = i + 1
        while end < limit, letters.mayHold(text[end]) { end += 1 }
        if end - i >= 2, let span = read(i, end, place) { found.append(span) }
        i = end
      }
      i = max(i, Int(stretch.end))
    }
    return found
  }

  /// The name in a run of such characters that has its witness, or nil.
  private func read(_ low: Int, _ high: Int, _ place: CharacterPlace) -> TextSpan? {
    let text = place.text
    for start in low..<min(high - 1, low + 6) where place.edges[start] != 0 {
      let hasTitle = start > 0 && titlesBefore.suffix(of: text, at: start) > 0
      let end = stop(from: start, high, place)
      guard end - start >= 2, end - start <= 7 else { continue }
      let clear = (start..<end).count { letters.isClear(text[$0]) }
      let isBare = (start + 1..<end).allSatisfy { place.edges[$0] != 0 }
      // 女子|比赛: a word of the dictionary is hardly a name.
      if place.isWord(start, end), end - start == 2 || clear < end - start { continue }
      if hasTitle, clear >= 1, isBare || clear * 2 > end - start { return TextSpan(start, end) }
      guard start == low, start == 0 || !tables.isHan(text[start - 1]) || place.edges[start] != 0 else { continue }
      guard clear * 2 >= end - start, isBare, end < text.count else { continue }
      if speech.prefix(of: text, at: end) > 0 || titlesAfter.prefix(of: text, at: end) > 0 {
        return TextSpan(start, end)
      }
      if hasLatinName(at: end, text) { return TextSpan(start, end) }
    }
    return nil
  }

  /// The end of the name: the last word boundary that the run reaches.
  private func stop(from start: Int, _ high: Int, _ place: CharacterPlace) -> Int {
    var end = high
    for k in start + 2..<max(start + 2, high) where speech.prefix(of: place.text, at: k) > 1 {
      end = k
      break
    }
    while end > start, place.edges[end] == 0 { end -= 1 }
    if end > start + 2, !letters.isClear(place.text[end - 1]), isAfter(end - 1, place.text) { end -= 1 }
    return end
  }

  /// Whether two or three Latin words with capitals stand here in brackets: a person's name and nothing else.
  private func hasLatinName(at position: Int, _ text: [UInt16]) -> Bool {
    guard text[position] == 0xFF08 || text[position] == 0x28 else { return false }
    var words = 0
    var i = position + 1
    while i < text.count, i - position < 40, text[i] != 0xFF09, text[i] != 0x29 {
      if tables.isWordLike(text[i]) {
        if !tables.isWordLike(text[i - 1]), tables.isUpper(text[i]) { words += 1 }
      } else if ![0x20, 0x2E, 0x2D, 0x27, 0x2019].contains(text[i]) {
        return false
      }
      i += 1
    }
    return words >= 2 && words <= 4
  }
}
