import TestSupport
import Testing

@testable import UnicodeText

@Suite struct FoldTests {
  let tables = CharacterTables.shared

  func fold(_ text: String) -> String { String(decoding: tables.fold(Array(text.utf16)), as: UTF16.self) }

  @Test(arguments: [
    ("ＡＰＥＣ会议２０２６年", "apec会议2026年"), ("臺灣", "台湾"), ("裏", "里"), ("裡", "里"), ("發髮", "发发"), ("Straße", "straße"),
    ("—–-―－", "-----"), ("“”「」『』＂", "\"\"\"\"\"\"\""), ("‘’", "''"), ("·•・．", "····"), ("　\u{A0}", "  "), ("：，", ":,"),
    ("İ", "İ"), ("𠮷", "𠮷"),
  ])
  func foldsFamilies(_ input: String, _ expected: String) { #expect(fold(input) == expected) }

  @Test func keepsLengthOnAnything() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let text = Array(random.text(pieces: 40).utf16)
      #expect(tables.fold(text).count == text.count)
    }
  }

  /// The table in the sources is ICU's own mapping.
  @Test func simplifiedPairsAreThoseOfICU() {
    let units = (0x2E80..<0xD800).map(UInt16.init)
    let expected = ICUFacts.simplified(units)
    #expect(expected.count == units.count)
    var table: [UInt16: UInt16] = [:]
    let pairs = Array(String(describing: simplifiedPairs).utf16)
    for i in stride(from: 0, to: pairs.count - 1, by: 2) { table[pairs[i]] = pairs[i + 1] }
    var different: [String] = []
    for (unit, simplified) in zip(units, expected) where table[unit, default: unit] != simplified {
      different.append(String(decoding: [unit, simplified], as: UTF16.self))
    }
    // Another ICU may know a few more characters.
    #expect(different.count <= (ICUFacts.version.hasPrefix("72") ? 0 : 60), "\(different.joined(separator: " "))")
  }

  @Test func classesTellLettersFromIdeographs() {
    #expect(tables.kind(0x4E2D) == .han)
    #expect(tables.kind(0x61) == .letter)
    #expect(tables.kind(0x30) == .digit)
    #expect(tables.kind(0xFF11) == .digit)
    #expect(tables.kind(0x30A2) == .kana)
    #expect(tables.kind(0x200B) == .ignorable)
    #expect(tables.kind(0x3002) == .punctuation)
    #expect(tables.isUpper(0x41))
    #expect(!tables.isUpper(0x61))
  }
}
