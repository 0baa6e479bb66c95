import TestSupport
import Testing
import UnicodeText

@Suite struct UTF8Tests {
  func decode(_ bytes: [UInt8]) -> (text: String, result: UTF8Text.Result) {
    var units: [UInt16] = []
    let result = bytes.withUnsafeBytes { UTF8Text.decode($0, appendingTo: &units) }
    return (String(decoding: units, as: UTF16.self), result)
  }

  @Test(arguments: [
    ("", ""), ("plain ASCII of more than eight bytes", "plain ASCII of more than eight bytes"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("12345678\r\n", "12345678\n"), ("1234567\r", "1234567\n"),
    ("中美关系 é 𠮷 😀", "中美关系 é 𠮷 😀"),
  ])
  func decodes(_ input: String, _ expected: String) {
    let (text, result) = decode(Array(input.utf8))
    #expect(text == expected)
    #expect(result.invalid == 0)
  }

  /// Table 3-8 of the Unicode Standard and its neighbours: what is ill-formed becomes U+FFFD, a maximal part each.
  @Test(arguments: [
    ([0x61, 0xC0, 0xAF, 0x62], "a\u{FFFD}\u{FFFD}b", 1), ([0xE0, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 0),
    ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 0),
    ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 0),
    ([0xE4, 0xB8], "\u{FFFD}", 0), ([0xF0, 0x9F, 0x98, 0x41], "\u{FFFD}A", 0), ([0x80], "\u{FFFD}", 0),
    ([0xFF], "\u{FFFD}", 0),
  ])
  func replacesIllFormedSequences(_ bytes: [UInt8], _ expected: String, _ firstInvalid: Int) {
    let (text, result) = decode(bytes)
    #expect(text == expected)
    #expect(result.firstInvalid == firstInvalid)
  }

  @Test func equalsTheStandardLibraryOnRandomBytes() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ -> UInt8 in
        let stock: [UInt8] = [
          0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xE0, 0xE4, 0xB8, 0xAD, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90, 0xFF,
        ]
        return stock.randomElement(using: &random) ?? 0
      }
      #expect(decode(bytes).text == String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func tellsOfSurrogates() {
    #expect(decode(Array("中".utf8)).result.hasSurrogates == false)
    #expect(decode(Array("𠮷".utf8)).result.hasSurrogates)
  }
}
