import TestSupport
import Testing

@testable import Lexicons

@Suite struct AutomatonTests {
  func scan(_ keys: [[UInt16]], _ text: [UInt16], isPlain: Bool = false) throws -> Set<[Int]>? {
    var image = ImageWriter()
    Automaton.write(keys, to: &image)
    let automaton = try Automaton(Image(image.finish(key: 0)))
    var hits: [Automaton.Hit] = []
    text.withUnsafeBufferPointer { automaton.scan($0, isPlain: isPlain, into: &hits) }
    return NaiveSearch.set(hits)
  }

  @Test func findsWhatANaiveSearchFinds() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      let alphabet = Array("ab中 美国x".utf16).prefix(Int.random(in: 2...8, using: &random))
      func word(_ most: Int) -> [UInt16] {
        (0..<Int.random(in: 1...most, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      }
      let keys = Array(Set((0..<Int.random(in: 1...30, using: &random)).map { _ in word(5) })).sorted {
        $0.lexicographicallyPrecedes($1)
      }
      let text = word(60)
      #expect(try scan(keys, text) == NaiveSearch.find(keys, text))
      let plain = text.filter { $0 < 0x2E80 }
      #expect(try scan(keys, plain, isPlain: true) == NaiveSearch.find(keys, plain))
    }
  }

  @Test func noKeysFindNothing() throws { #expect(try scan([], Array("中美".utf16)) == []) }

  @Test func manyKeysStayApart() throws {
    let keys = (0..<20000).map { Array("key\($0)中\($0 * 7)".utf16) }
    let text = Array("key19999中139993 key7中49".utf16)
    #expect(try scan(keys, text) == NaiveSearch.find(keys, text))
  }
}
