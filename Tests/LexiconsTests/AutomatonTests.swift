import TestSupport
import Testing

@testable import Lexicons

@Suite struct AutomatonTests {
  /// All occurrences of all keys that do not cut a Latin word, found the slow way.
  func naive(_ keys: [[UInt16]], _ text: [UInt16]) -> Set<[Int]> {
    func isInside(_ at: Int) -> Bool {
      at > 0 && at < text.count && [text[at - 1], text[at]].allSatisfy { $0 < 0x80 && $0 > 0x20 }
    }
    var found = Set<[Int]>()
    for (k, key) in keys.enumerated() where key.count <= text.count {
      for i in 0...(text.count - key.count)
      where text[i..<(i + key.count)].elementsEqual(key) && !isInside(i) && !isInside(i + key.count) {
        found.insert([i, i + key.count, k])
      }
    }
    return found
  }

  func scan(_ keys: [[UInt16]], _ text: [UInt16]) throws -> Set<[Int]> {
    var image = ImageWriter()
    Automaton.write(keys, to: &image)
    let automaton = try Automaton(Image(image.finish(key: 0)))
    var hits: [Automaton.Hit] = []
    text.withUnsafeBufferPointer { automaton.scan($0, into: &hits) }
    let set = Set(hits.map { [Int($0.start), Int($0.end), Int($0.key)] })
    #expect(set.count == hits.count, "an occurrence is reported twice")
    return set
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
      #expect(try scan(keys, text) == naive(keys, text))
    }
  }

  @Test func noKeysFindNothing() throws { #expect(try scan([], Array("中美".utf16)).isEmpty) }

  @Test func manyKeysStayApart() throws {
    let keys = (0..<20000).map { Array("key\($0)中\($0 * 7)".utf16) }
    let text = Array("key19999中139993 key7中49".utf16)
    #expect(try scan(keys, text) == naive(keys, text))
  }
}
