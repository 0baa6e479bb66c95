public import TextModel
internal import UnicodeText

/// Parts contracted words as the English treebanks part them into syntactic words: do|n't, China|'s, soldiers|', can|not, gon|na.
///
/// Tokens are not parted by default: the text has one word there, and so has the record.
public enum Contractions {
  /// The parts of a token, in order and without gaps; the token itself if it is no contraction.
  public static func parts(of token: Token, in text: [UInt16]) -> [TextSpan] {
    guard token.kind == .word, let cut = cut(text, Int(token.span.start), Int(token.span.end)) else {
      return [token.span]
    }
    return [TextSpan(Int(token.span.start), cut), TextSpan(cut, Int(token.span.end))]
  }

  /// Parts all contractions of a document. Complexity: O(n).
  public static func part(_ document: inout Document) {
    let text = document.text
    document.tokens = document.tokens.flatMap { token in
      parts(of: token, in: text).map { Token(span: $0, kind: token.kind) }
    }
  }

  /// Words of one piece that are two, and the length of the first.
  private static let fused: [String: Int] = [
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "lemme": 3, "gimme": 3, "dunno": 2, "'tis": 2, "'twas": 2,
    "whatcha": 4,
  ]

  /// Where the second part begins.
  private static func cut(_ text: [UInt16], _ start: Int, _ end: Int) -> Int? {
    let tables = CharacterTables.shared
    guard end - start >= 3, end - start <= 40 else { return nil }
    var apostrophe = end - 1
    let first = max(start, end - 3)
    while apostrophe >= first, tables.fold(text[apostrophe]) != 0x27 { apostrophe -= 1 }
    if apostrophe > start, apostrophe >= first {
      let tail = String(decoding: text[(apostrophe + 1)..<end].map(tables.fold), as: UTF16.self)
      switch tail {
      case "t":
        // The n belongs to the second part: do|n't, ca|n't.
        let at = apostrophe - 1
        return at > start && tables.fold(text[at]) == 0x6E ? at : nil
      case "s", "m", "d", "re", "ve", "ll": return tables.isWordLike(text[apostrophe - 1]) ? apostrophe : nil
      case "": return tables.fold(text[apostrophe - 1]) == 0x73 ? apostrophe : nil
      default: return nil
      }
    }
    guard end - start <= 7 else { return nil }
    return fused[String(decoding: text[start..<end].map(tables.fold), as: UTF16.self)].map { start + $0 }
  }
}
