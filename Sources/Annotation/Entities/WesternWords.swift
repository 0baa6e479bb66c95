internal import Lexicons
internal import UnicodeText

/// A capitalised word, half-open, in UTF-16 code units.
struct WesternWord {
  var start: Int
  var end: Int
  /// Whether it is a single letter with a full stop.
  var isInitial: Bool
  /// Whether "&" joins it to the word before.
  var isJoined: Bool
}

/// Reads runs of capitalised words: "Nancy J. Birdsall", "Johnson & Johnson", "Ursula von der Leyen".
struct WesternWords {
  private let particles: WordList
  private let abbreviations: WordList
  private let tables = CharacterTables.shared

  private static let longest = 8

  init(lexicon: Lexicon) {
    particles = lexicon.list("en-particle")
    abbreviations = lexicon.list("en-abbreviation")
  }

  /// The run that begins with the capitalised word at `start`; one word and more.
  func chain(at start: Int, _ text: [UInt16]) -> [WesternWord] {
    var chain = [word(at: start, text)]
    while chain.count < WesternWords.longest {
      let end = chain[chain.count - 1].end
      guard end + 1 < text.count, text[end] == 0x20 else { break }
      var next = end + 1
      var isJoined = false
      if text[next] == 0x26, next + 2 < text.count, text[next + 1] == 0x20 {
        next += 2
        isJoined = true
      }
      // Small words inside names: de, van der, bin.
      var small = 0
      while small < 2, !isJoined, next < text.count, !tables.isUpper(text[next]) {
        var close = next
        while close < text.count, tables.isWordLike(text[close]) { close += 1 }
        guard close > next, particles.contains(text, next, close), close + 1 < text.count, text[close] == 0x20 else {
          break
        }
        next = close + 1
        small += 1
      }
      guard next < text.count, tables.isUpper(text[next]), tables.kind(text[next]) == .letter else { break }
      var word = word(at: next, text)
      word.isJoined = isJoined
      chain.append(word)
    }
    return chain
  }

  private func word(at start: Int, _ text: [UInt16]) -> WesternWord {
    var end = start + 1
    while end < text.count {
      if tables.isWordLike(text[end]) {
        end += 1
        continue
      }
      let unit = tables.fold(text[end])
      guard end + 1 < text.count, tables.isWordLike(text[end + 1]) else { break }
      // O'Neill, but China's; Al-Assad; J.P.
      if unit == 0x27,
        !(tables.fold(text[end + 1]) == 0x73 && (end + 2 == text.count || !tables.isWordLike(text[end + 2])))
          || unit == 0x2D || unit == 0x2E && end - start == 1
      {
        end += 1
        continue
      }
      break
    }
    var isInitial = false
    if end < text.count, text[end] == 0x2E {
      let count = end - start
      if count == 1 || text[start..<end].contains(0x2E) {
        isInitial = true
        end += 1
      } else if abbreviations.contains(text, start, end) {
        end += 1
      }
    }
    return WesternWord(start: start, end: end, isInitial: isInitial, isJoined: false)
  }

  /// The end of what tells a body from others, behind "University" or "Institute": " of Oslo", " for Peace and Justice",
  /// " on Foreign Relations"; nil if there is nothing of the kind.
  func complement(after position: Int, _ text: [UInt16]) -> Int? {
    guard var next = skip(["of", "for", "on"], at: position, text) else { return nil }
    if let behind = skip(["the"], at: next - 1, text) { next = behind }
    guard next < text.count, tables.isUpper(text[next]), tables.kind(text[next]) == .letter else { return nil }
    let first = chain(at: next, text)
    var end = first[first.count - 1].end
    // "and Justice": one more pair of words.
    if let more = skip(["and"], at: end, text), more < text.count, tables.isUpper(text[more]), first.count <= 2 {
      let second = chain(at: more, text)
      if second.count <= 2, isFollowedByNoName(second[second.count - 1].end, text) {
        end = second[second.count - 1].end
      }
    }
    return end
  }

  /// Whether no verb's subject can go on here: "Science and Technology said" ends the name, "Japan and China agree" too, so
  /// that only a comma, a stop or a small word closes a pair.
  private func isFollowedByNoName(_ end: Int, _ text: [UInt16]) -> Bool {
    end >= text.count || text[end] != 0x20 || (end + 1 < text.count && !tables.isUpper(text[end + 1]))
  }

  /// The position of the word behind " of " and the like, or nil.
  private func skip(_ small: [StaticString], at position: Int, _ text: [UInt16]) -> Int? {
    guard position < text.count, text[position] == 0x20 else { return nil }
    for word in small {
      let count = word.utf8CodeUnitCount
      let end = position + 1 + count
      guard end < text.count, text[end] == 0x20 else { continue }
      var fits = true
      word.withUTF8Buffer { bytes in
        for (k, byte) in bytes.enumerated() where text[position + 1 + k] != UInt16(byte) { fits = false }
      }
      if fits { return end + 1 }
    }
    return nil
  }
}
