import Testing
import TextModel

@testable import UnicodeText

/// Bytes of Chinese text in encodings that are easily taken for each other. The byte strings were written by ICU's own
/// tables, seen the other way round.
@Suite struct TextDecoderTests {
  static let gbk: [UInt8] = [
    // 美方必须停止挑衅，中方坚决反对。
    0xC3, 0xC0, 0xB7, 0xBD, 0xB1, 0xD8, 0xD0, 0xEB, 0xCD, 0xA3, 0xD6, 0xB9, 0xCC, 0xF4, 0xD0, 0xC6, 0xA3, 0xAC, 0xD6,
    0xD0,
    0xB7, 0xBD, 0xBC, 0xE1, 0xBE, 0xF6, 0xB7, 0xB4, 0xB6, 0xD4, 0xA1, 0xA3,
  ]
  static let big5: [UInt8] = [
    // 台灣選舉結果
    0xA5, 0x78, 0xC6, 0x57, 0xBF, 0xEF, 0xC1, 0x7C, 0xB5, 0xB2, 0xAA, 0x47,
  ]

  func decode(_ bytes: [UInt8], forced: String? = nil, declared: String? = nil) throws -> (String, DecodedText) {
    let decoded = try TextDecoder.decode(bytes, forced: forced, declared: declared)
    return (String(decoding: decoded.text, as: UTF16.self), decoded)
  }

  @Test func gb18030IsNotTakenForBig5() throws {
    let (text, decoded) = try decode(Self.gbk)
    #expect(text == "美方必须停止挑衅，中方坚决反对。")
    #expect(decoded.encoding == "GB18030")
  }

  @Test func big5IsNotTakenForGB18030() throws {
    let (text, decoded) = try decode(Self.big5)
    #expect(text == "台灣選舉結果")
    #expect(decoded.encoding == "Big5")
  }

  @Test(arguments: ["gb2312", "GBK", "x-gbk", "GB_2312-80"])
  func labelsBelowGB18030MeanGB18030(_ label: String) throws {
    // 0x81308130 is a four-byte sequence that only GB18030 has.
    let (text, decoded) = try decode(Self.gbk + [0x84, 0x31, 0xA4, 0x37], declared: label)
    #expect(decoded.encoding == "GB18030")
    #expect(text.hasPrefix("美方必须停止挑衅"))
    #expect(decoded.warnings.isEmpty)
  }

  @Test(arguments: [
    ([0xEF, 0xBB, 0xBF] + Array("中".utf8), "UTF-8"), ([0xFF, 0xFE, 0x2D, 0x4E], "UTF-16LE"),
    ([0xFE, 0xFF, 0x4E, 0x2D], "UTF-16BE"),
    ([0x84, 0x31, 0x95, 0x33, 0xD6, 0xD0], "GB18030"),
  ])
  func byteOrderMarksDecide(_ bytes: [UInt8], _ encoding: String) throws {
    let (text, decoded) = try decode(bytes)
    #expect(text == "中")
    #expect(decoded.encoding == encoding)
  }

  @Test func utf16WithoutMark() throws {
    let wide = "日本政府宣布，中方坚决反对。".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try decode(wide).0 == "日本政府宣布，中方坚决反对。")
    let western = "Plain words".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try decode(western).0 == "Plain words")
  }

  @Test func utf8WithAFewBadBytesStaysUTF8() throws {
    let bytes = Array("日本政府宣布，中方坚决反对。".utf8) + [0xFF] + Array("完".utf8)
    let (text, decoded) = try decode(bytes)
    #expect(text == "日本政府宣布，中方坚决反对。\u{FFFD}完")
    #expect(decoded.encoding == "UTF-8")
    #expect(decoded.warnings.map(\.code) == ["invalid-bytes"])
  }

  @Test func utf8CutInACharacterStaysUTF8() throws {
    let (text, decoded) = try decode(Array("中美".utf8.dropLast()))
    #expect(text == "中\u{FFFD}")
    #expect(decoded.encoding == "UTF-8")
  }

  @Test func oneCharacterAndNothing() throws {
    #expect(try decode(Array("中".utf8)).0 == "中")
    #expect(try decode([]).0 == "")
  }

  @Test func westernTextWithQuotes() throws {
    let (text, decoded) = try decode(
      Array("It".utf8) + [0x92] + Array("s the caf".utf8) + [0xE9] + Array(" again".utf8))
    #expect(decoded.encoding == "windows-1252")
    #expect(text == "It’s the café again")
  }

  /// Россия осудила санкции и заявила, что ответит на них. (windows-1251)
  @Test func otherEncodingsAreLeftToICU() throws {
    let text = "Россия осудила новые санкции и заявила, что правительство обязательно ответит на эти действия"
    let bytes = text.unicodeScalars.map { scalar -> UInt8 in
      scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0)
    }
    let (found, decoded) = try decode(bytes)
    #expect(found == text, "\(decoded.encoding)")
  }

  @Test func forcedEncodingWinsAndUnknownOnesAreErrors() throws {
    #expect(try decode(Self.big5, forced: "big5").0 == "台灣選舉結果")
    #expect(throws: TextDecoder.UnknownEncoding.self) { try TextDecoder.decode([0x61], forced: "klingon") }
  }

  @Test func lineEndsBecomeLF() throws {
    let wide = "a\r\nb\rc".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try decode([0xFF, 0xFE] + wide).0 == "a\nb\nc")
  }
}
