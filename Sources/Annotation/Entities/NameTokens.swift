internal import TextModel
internal import UnicodeText

/// Sees to it that no token cuts a name: where a mention begins or ends inside a Chinese token (毛泽东|思想, 访|华), the token
/// is split there.
///
/// Words are found before names and without them, so that their edges remain a witness of their own for the matcher.
enum NameTokens {
  /// Splits the document's tokens at the edges of its mentions. Complexity: O(tokens + mentions · log mentions).
  static func split(_ document: inout Document) {
    let tables = CharacterTables.shared
    var cuts: [Int32] = []
    func add(_ position: Int32) {
      let at = Int(position)
      guard at > 0, at < document.text.count, tables.isHan(document.text[at]), tables.isHan(document.text[at - 1])
      else {
        return
      }
      cuts.append(position)
    }
    for mention in document.mentions {
      add(mention.span.start)
      add(mention.span.end)
    }
    if cuts.isEmpty { return }
    cuts.sort()
    var split: [Token] = []
    var next = 0
    for (index, token) in document.tokens.enumerated() {
      var start = token.span.start
      while next < cuts.count, cuts[next] < token.span.end {
        if cuts[next] > start {
          // The first cut that is needed: until then the tokens stay as they are.
          if split.isEmpty {
            split.reserveCapacity(document.tokens.count + cuts.count)
            split += document.tokens[..<index]
          }
          split.append(Token(span: TextSpan(Int(start), Int(cuts[next])), kind: token.kind))
          start = cuts[next]
        }
        next += 1
      }
      if !split.isEmpty {
        split.append(Token(span: TextSpan(Int(start), Int(token.span.end)), kind: token.kind))
      }
    }
    if !split.isEmpty { document.tokens = split }
  }
}
