internal import CICU
public import TextModel

/// A text with what is known about its bytes.
public struct DecodedText: Sendable {
  /// The text: without a byte order mark, line ends as LF.
  public var text: [UInt16]
  /// The encoding, by its IANA name.
  public var encoding: String
  /// Whether the text has surrogate pairs.
  public var hasSurrogates: Bool
  /// What was wrong with the bytes, and how sure a guess is.
  public var warnings: [Warning]
}

/// Turns bytes into text. In this order: a byte order mark; strict UTF-8; the declared encoding; UTF-16 without a mark,
/// by its zero bytes; UTF-8 with a few bad bytes; the best score among GB18030, Big5, windows-1252 and
/// UTF-16; where all look wrong, ICU's guess.
public enum TextDecoder {
  /// An encoding's name that ICU does not know.
  public struct UnknownEncoding: Error, CustomStringConvertible {
    /// The name as it was given.
    public let name: String
    /// What is wrong.
    public var description: String { "unknown encoding '\(name)'" }
  }

  /// Decodes bytes. `forced` is used whatever the bytes say; `declared` is what a page says of itself, used when the
  /// bytes are not UTF-8. Bytes that fit no encoding become U+FFFD, with a warning. Complexity: O(n).
  public static func decode(
    _ bytes: [UInt8], forced: String? = nil, declared: String? = nil
  ) throws(UnknownEncoding) -> DecodedText {
    if let forced {
      guard let decoded = convert(bytes[...], as: forced) else { throw UnknownEncoding(name: forced) }
      return decoded
    }
    if let (mark, name) = byteOrderMark(bytes) {
      if let decoded = convert(bytes[mark...], as: name) { return decoded }
    }
    var text: [UInt16] = []
    let result = bytes.withUnsafeBytes { UTF8Text.decode($0, appendingTo: &text) }
    if result.invalid == 0 {
      if text.contains(0), let wide = wideName(bytes), let decoded = convert(bytes[...], as: wide) { return decoded }
      return DecodedText(text: text, encoding: "UTF-8", hasSurrogates: result.hasSurrogates, warnings: [])
    }
    if let declared, canonical(declared) != "UTF-8", let decoded = convert(bytes[...], as: declared),
      decoded.warnings.isEmpty
    {
      return decoded
    }
    if let wide = wideName(bytes), let decoded = convert(bytes[...], as: wide) { return decoded }
    // A page that is UTF-8 but for a few bytes, or cut in the middle of a character.
    let mostlyUTF8 = result.multibyte >= 8 * result.invalid || declared.map(canonical) == "UTF-8"
    let cut = result.multibyte > 0 && result.invalid == 1 && (result.firstInvalid ?? 0) >= bytes.count - 3
    if mostlyUTF8 || cut {
      let warning = Warning(
        code: "invalid-bytes",
        detail:
          "\(result.invalid) invalid UTF-8 sequence(s) became U+FFFD, the first at byte \(result.firstInvalid ?? 0)")
      return DecodedText(text: text, encoding: "UTF-8", hasSurrogates: result.hasSurrogates, warnings: [warning])
    }
    return guess(bytes)
  }

  /// The canonical form of an encoding's name; gb2312 and gbk are read as their superset GB18030.
  static func canonical(_ name: String) -> String {
    let lower = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    switch lower {
    case "utf8", "utf8n", "unicode11utf8": return "UTF-8"
    case "gb2312", "gbk", "gb18030", "cp936", "gb23121980", "euccn", "windows936", "xgbk", "csgb2312", "936":
      return "GB18030"
    case "big5", "cp950", "windows950", "big5eten", "csbig5", "950", "xxbig5": return "Big5"
    case "big5hkscs": return "Big5-HKSCS"
    case "ascii", "usascii", "iso88591", "latin1", "windows1252", "cp1252", "ansi": return "windows-1252"
    case "utf16", "utf16le": return "UTF-16LE"
    case "utf16be": return "UTF-16BE"
    default: return name
    }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (length: Int, name: String)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (3, "UTF-8") }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (4, "UTF-32LE") }
    if bytes.starts(with: [0xFF, 0xFE]) { return (2, "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return (2, "UTF-16BE") }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (4, "GB18030") }
    return nil
  }

  /// UTF-16 without a mark shows in zero bytes (of spaces, digits and line ends) on one side only.
  private static func wideName(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    var zeros = [0, 0]
    let sample = min(bytes.count, 4096)
    for i in 0..<sample where bytes[i] == 0 { zeros[i & 1] += 1 }
    if zeros[1] * 20 > sample, zeros[0] * 8 < zeros[1] { return "UTF-16LE" }
    if zeros[0] * 20 > sample, zeros[1] * 8 < zeros[0] { return "UTF-16BE" }
    return nil
  }

  /// Decodes as one named encoding; nil if there is no such encoding.
  static func convert(_ bytes: ArraySlice<UInt8>, as name: String) -> DecodedText? {
    let encoding = canonical(name)
    if encoding == "UTF-8" {
      var text: [UInt16] = []
      let result = bytes.withUnsafeBytes { UTF8Text.decode($0, appendingTo: &text) }
      let warnings = result.invalid == 0 ? [] : [badBytes(result.invalid, encoding, near: result.firstInvalid ?? 0)]
      return DecodedText(
        text: text, encoding: encoding, hasSurrogates: result.hasSurrogates, warnings: warnings)
    }
    guard let (units, bad, first) = converted(bytes, encoding) else { return nil }
    var best = (units, bad, first, encoding)
    if encoding == "Big5", bad > 0, let wider = converted(bytes, "Big5-HKSCS"), wider.bad < bad {
      best = (wider.units, wider.bad, wider.first, "Big5-HKSCS")
    }
    let text = unixLineEnds(best.0)
    let warnings = best.1 == 0 ? [] : [badBytes(best.1, best.3, near: best.2)]
    return DecodedText(
      text: text, encoding: best.3, hasSurrogates: text.contains { $0 & 0xF800 == 0xD800 }, warnings: warnings)
  }

  private static func badBytes(_ count: Int, _ encoding: String, near offset: Int) -> Warning {
    Warning(
      code: "invalid-bytes",
      detail: "\(count) invalid \(encoding) sequence(s) became U+FFFD, the first near byte \(offset)")
  }

  private static func converted(
    _ bytes: ArraySlice<UInt8>, _ encoding: String
  ) -> (units: [UInt16], bad: Int, first: Int)? {
    guard let converter = cicu_converter_open(encoding) else { return nil }
    defer { cicu_converter_close(converter) }
    var bad: Int32 = 0
    var first: Int32 = -1
    let units = [UInt16](unsafeUninitializedCapacity: bytes.count + 2) { buffer, count in
      count = bytes.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = buffer.baseAddress else { return 0 }
        return Int(max(0, cicu_convert(converter, from, Int32(source.count), to, &bad, &first)))
      }
    }
    return (units, Int(bad), Int(first))
  }

  /// CRLF and CR as LF.
  public static func unixLineEnds(_ text: [UInt16]) -> [UInt16] {
    guard text.contains(0x0D) else { return text }
    var result: [UInt16] = []
    result.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      if text[i] == 0x0D {
        result.append(0x0A)
        if i + 1 < text.count, text[i + 1] == 0x0A { i += 1 }
      } else {
        result.append(text[i])
      }
      i += 1
    }
    return result
  }

  /// ICU's own guess, if it is fairly sure.
  private static func detected(_ sample: ArraySlice<UInt8>) -> String? {
    var name = [CChar](repeating: 0, count: 64)
    let confidence = sample.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { cicu_detect($0, Int32(bytes.count), &name, 64) } ?? 0
    }
    let found = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return confidence >= 40 && canonical(found) != "UTF-8" ? found : nil
  }

  /// The best of the encodings that no check can prove, by how ordinary their text looks.
  private static func guess(_ bytes: [UInt8]) -> DecodedText {
    let sample = bytes.prefix(16384)
    // UTF-16 of Chinese without spaces or digits has no zero bytes to tell it by.
    let wide = bytes.count % 2 == 0 ? ["UTF-16LE", "UTF-16BE"] : []
    let scored = (["GB18030", "Big5", "windows-1252"] + wide).map { name in
      (
        name: name,
        score: converted(sample, name).map { EncodingScore.score($0.units, asChinese: name != "windows-1252") }
      )
    }
    var ranked = scored.compactMap { entry in entry.score.map { (entry.name, $0) } }.sorted { $0.1 > $1.1 }
    if (ranked.first?.1 ?? -1) < 0, let other = detected(sample) {
      // Neither Chinese nor Western: ICU knows more encodings (Shift_JIS, EUC-KR, windows-1251 …).
      ranked.insert((other, 0), at: 0)
    }
    var decoded =
      ranked.first.flatMap { convert(bytes[...], as: $0.0) }
      ?? DecodedText(text: [], encoding: "windows-1252", hasSurrogates: false, warnings: [])
    if ranked.count > 1, ranked[0].1 < 0.2 || ranked[0].1 - ranked[1].1 < 0.15 {
      decoded.warnings.append(
        Warning(
          code: "encoding-guess",
          detail: "read as \(decoded.encoding), nearly as likely \(ranked[1].0): --encoding settles it"))
    }
    return decoded
  }
}

extension TextDecoder {
  /// Whether there is an encoding of this name.
  public static func knows(_ name: String) -> Bool { convert([0x61], as: name) != nil }
}
