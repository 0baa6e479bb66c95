import TestSupport
import Testing

@testable import Lexicons

@Suite struct WordKeysTests {
  func scan(_ keys: [[UInt16]], _ text: [UInt16]) throws -> Set<[Int]>? {
    var image = ImageWriter()
    WordKeys.write(keys, to: &image)
    let found = try WordKeys(Image(image.finish(key: 0)))
    var hits: [Automaton.Hit] = []
    var words: [WordKeys.Word] = []
    text.withUnsafeBufferPointer { found.scan($0, words: &words, into: &hits) }
    return NaiveSearch.set(hits)
  }

  @Test func findsWhatANaiveSearchFinds() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let alphabet = Array("ab .-x'中".utf16).prefix(Int.random(in: 2...8, using: &random))
      func word(_ most: Int) -> [UInt16] {
        (0..<Int.random(in: 1...most, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      }
      let all = Set((0..<Int.random(in: 1...40, using: &random)).map { _ in word(7) })
      let keys = all.filter(WordKeys.takes).sorted { $0.lexicographicallyPrecedes($1) }
      let text = word(80)
      #expect(try scan(keys, text) == NaiveSearch.find(keys, text))
    }
  }

  @Test func longTextsAreReadInStretchesThatNoKeyFallsBetween() throws {
    let keys = ["a", "a b", Array(repeating: "a", count: 31).joined(separator: " ") + " b"].map { Array($0.utf16) }
    var random = SeededGenerator(seed: 8)
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<30 { text += String(repeating: "a ", count: Int.random(in: 20...60, using: &random)) + "b, " }
      let units = Array(text.utf16)
      #expect(try scan(keys, units) == NaiveSearch.find(keys, units))
    }
  }

  @Test func punctuationInsideAndBehind() throws {
    let keys = ["u.s.", "u.s", "u.s. army", "st", "st. louis", "yahoo!", "a - b"].map { Array($0.utf16) }
    for text in ["the u.s. army in st. louis", "u.s., yahoo!!", "xu.s.", "a - b - c", "st.louis", "u.s"] {
      let units = Array(text.utf16)
      #expect(try scan(keys, units) == NaiveSearch.find(keys, units), "\(text)")
    }
  }

  @Test func takesKeysThatBeginWithAWord() {
    for key in ["un", "u.s.", "belt and road", "g7"] { #expect(WordKeys.takes(Array(key.utf16)), "\(key)") }
    for key in ["", ".com", "un秘书长", "美国", "a ------ b", String(repeating: "a ", count: 33)] {
      #expect(!WordKeys.takes(Array(key.utf16)), "\(key)")
    }
  }

  @Test func manyKeysStayApart() throws {
    let keys = (0..<60000).map { Array("key\($0) of \($0 % 7)".utf16) }
    let text = Array("key59999 of 2 key7 of 0 key7 of 1 key60000 of 3".utf16)
    #expect(try scan(keys, text) == NaiveSearch.find(keys, text))
  }

  @Test func noKeysFindNothing() throws { #expect(try scan([], Array("a b".utf16)) == []) }
}
