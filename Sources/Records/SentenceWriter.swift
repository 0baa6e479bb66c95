public import TextModel

/// Writes the sentences of documents: one a line with the tokens apart, or in CoNLL-U.
public struct SentenceWriter {
  /// How sentences are written.
  public enum Format: Sendable {
    /// One sentence a line; the string stands between two tokens.
    case lines(separator: String)
    /// CoNLL-U (universaldependencies.org/format.html): FORM, and in MISC what white space follows and where the token
    /// stands, in code points; contractions are multiword tokens.
    case conllu
  }

  private let format: Format
  /// The parts of a token of a text.
  private let parts: (Token, [UInt16]) -> [TextSpan]

  /// Makes a writer. `parts` tells the syntactic words of a token; by default each token is one.
  public init(_ format: Format, parts: @escaping (Token, [UInt16]) -> [TextSpan] = { token, _ in [token.span] }) {
    self.format = format
    self.parts = parts
  }

  /// The bytes of a document: its sentences in order. Complexity: O(n).
  public func bytes(_ document: Document) -> [UInt8] {
    switch format {
    case .lines(let separator): lines(document, Array(separator.utf8))
    case .conllu: conllu(document)
    }
  }

  /// The tokens of each sentence.
  private func sentences(_ document: Document, _ body: (Int, ArraySlice<Token>) -> Void) {
    var token = 0
    for (number, sentence) in document.sentences.enumerated() {
      let first = token
      while token < document.tokens.count, document.tokens[token].span.start < sentence.span.end { token += 1 }
      if first < token { body(number, document.tokens[first..<token]) }
    }
  }

  // MARK: - Lines

  private func lines(_ document: Document, _ separator: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    sentences(document) { _, tokens in
      var isFirst = true
      for token in tokens {
        for part in parts(token, document.text) {
          if !isFirst { out += separator }
          isFirst = false
          append(document, part, to: &out)
        }
      }
      out.append(0x0A)
    }
    return out
  }

  /// The text of a span; line ends and tabs inside would break the line.
  private func append(_ document: Document, _ span: TextSpan, to out: inout [UInt8]) {
    for byte in document.string(span).utf8 { out.append(byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte) }
  }

  // MARK: - CoNLL-U

  private func conllu(_ document: Document) -> [UInt8] {
    let map = OffsetMap(document.text, hasSurrogates: document.hasSurrogates, unit: .codepoint)
    var out: [UInt8] = []
    let id = CoNLL.comment(document.id)
    out += "# newdoc id = \(id)\n".utf8
    var last: Int32 = 0
    sentences(document) { number, tokens in
      guard let start = tokens.first?.span.start, let end = tokens.last?.span.end else { return }
      let hasLineEnd = document.text[Int(last)..<Int(start)].contains(0x0A)
      if number == 0 || hasLineEnd { out += "# newpar\n".utf8 }
      out += "# sent_id = \(id)-s\(number + 1)\n# text = ".utf8
      append(document, TextSpan(Int(start), Int(end)), to: &out)
      out.append(0x0A)
      var word = 1
      for token in tokens {
        let parts = parts(token, document.text)
        if parts.count > 1 {
          row("\(word)-\(word + parts.count - 1)", token.span, misc(token, document, map), document, &out)
        }
        for part in parts {
          row("\(word)", part, parts.count > 1 ? "_" : misc(token, document, map), document, &out)
          word += 1
        }
      }
      out.append(0x0A)
      last = end
    }
    return out
  }

  private func row(_ id: String, _ span: TextSpan, _ misc: String, _ document: Document, _ out: inout [UInt8]) {
    out += id.utf8
    out.append(0x09)
    append(document, span, to: &out)
    out += "\t_\t_\t_\t_\t_\t_\t_\t".utf8
    out += misc.utf8
    out.append(0x0A)
  }

  /// Where a token stands, and the white space behind it if it is not one space (UDPipe's names).
  private func misc(_ token: Token, _ document: Document, _ map: OffsetMap) -> String {
    let place = "TokenRange=\(map[token.span.start]):\(map[token.span.end])"
    var end = Int(token.span.end)
    var spaces = ""
    while end < document.text.count, spaces.utf8.count < 60 {
      switch document.text[end] {
      case 0x20: spaces += "\\s"
      case 0x09: spaces += "\\t"
      case 0x0A: spaces += "\\n"
      case 0xA0: spaces += "\u{A0}"
      case 0x3000: spaces += "\u{3000}"
      default:
        return spaces == "\\s" ? place : spaces.isEmpty ? "SpaceAfter=No|\(place)" : "SpacesAfter=\(spaces)|\(place)"
      }
      end += 1
    }
    return spaces.isEmpty || spaces == "\\s" ? place : "SpacesAfter=\(spaces)|\(place)"
  }
}
