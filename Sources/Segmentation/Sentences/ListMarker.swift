internal import TextModel
internal import UnicodeText

/// The number or letter before the item of a list that runs on in one line: `1.)`, `2)`, `a.`, `iv)`, `• 9.`.
enum ListMarker {
  /// The marker that would begin the next item of the list that a sentence has begun.
  struct Expected {
    /// Whether the item began with a bullet.
    private(set) var isBullet = false
    /// The next numbers or letters, if the item began with one; a letter may also be a Roman numeral.
    private var names: [String] = []
    /// The units behind it: `.`, `)` or `.)`.
    private var closing: [UInt16] = []

    /// No list.
    init() {}

    /// What the sentence that begins at a token leads one to expect.
    init(_ text: [UInt16], _ tokens: [Token], _ first: Int) {
      guard first < tokens.count else { return }
      let start = Int(tokens[first].span.start)
      switch text[start] {
      case 0x2022, 0x2043, 0x25AA, 0x25CF, 0x25A0, 0x25C6, 0x2023, 0x25E6, 0x25BA: isBullet = true
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: read(text, tokens, first)
      default: break
      }
    }

    private mutating func read(_ text: [UInt16], _ tokens: [Token], _ first: Int) {
      var start = Int(tokens[first].span.start)
      var end = Int(tokens[first].span.end)
      // "B." may be one token.
      if text[end - 1] == 0x2E { end -= 1 }
      guard end - start <= 4, end > start, end < text.count, text[end] == 0x2E || text[end] == 0x29 else { return }
      var k = end
      while k < text.count, k - end < 3, text[k] == 0x2E || text[k] == 0x29 { k += 1 }
      closing = Array(text[end..<k])
      guard [[0x2E], [0x29], [0x2E, 0x29]].contains(closing) else { return }
      names = ListMarker.successors(of: String(decoding: text[start..<end], as: UTF16.self))
      start = end
    }

    /// The token at which the next item begins, if its marker ends with the token `last`.
    func next(_ text: [UInt16], _ tokens: [Token], _ last: Int) -> Int? {
      guard !names.isEmpty else { return nil }
      let end = Int(tokens[last].span.end)
      let stop = end - closing.count
      guard stop > 0, Array(text[stop..<end]) == closing, end < text.count, text[end] == 0x20 else { return nil }
      var k = last
      while k > 0, Int(tokens[k].span.start) >= stop { k -= 1 }
      let start = Int(tokens[k].span.start)
      guard k > 0, start < stop, stop - start <= 4, tokens[k - 1].span.end < tokens[k].span.start else { return nil }
      return names.contains(String(decoding: text[start..<stop], as: UTF16.self)) ? k : nil
    }
  }

  private static let roman = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
  ]

  /// Whether a word in small letters is a Roman numeral up to fifteen.
  static func isRoman(_ word: String) -> Bool { roman.contains(word) }

  /// What may come after a number, letter or Roman numeral: `1` -> `2`, `a` -> `b`, `i` -> `ii` or `j`.
  static func successors(of name: String) -> [String] {
    if let number = Int(name) { return number < 100 ? [String(number + 1)] : [] }
    let small = name.lowercased()
    let isUpper = small != name
    var found: [String] = []
    if let place = roman.firstIndex(of: small), place + 1 < roman.count { found.append(roman[place + 1]) }
    if let scalar = small.unicodeScalars.first, small.unicodeScalars.count == 1, (97..<122).contains(scalar.value),
      let next = Unicode.Scalar(scalar.value + 1)
    {
      found.append(String(Character(next)))
    }
    return isUpper ? found.map { $0.uppercased() } : found
  }
}
