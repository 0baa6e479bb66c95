internal import TextModel

/// The tokens of a document cut so that every mention begins and ends at the edge of a token, by sentence.
///
/// 中美关系 is one or two words; if 中 and 美 are mentions inside, formats that hang labels on tokens need them apart. What
/// stands between the sentences (a page's header that no sentence covers) makes sentences of its own, so that no mention
/// is lost.
struct AlignedTokens {
  /// The tokens, in order, in UTF-16 code units; none is empty, none has white space.
  private(set) var tokens: [TextSpan] = []
  /// For each sentence the range of its tokens; together they hold all tokens.
  private(set) var sentences: [Range<Int>] = []

  init(_ document: Document) {
    let mentions = document.mentions.compactMap { document.trimmed($0.span) }
    var edges = Set<Int32>()
    for span in mentions {
      edges.insert(span.start)
      edges.insert(span.end)
    }
    for sentence in document.sentences {
      edges.insert(sentence.span.start)
      edges.insert(sentence.span.end)
    }
    // Words that no token covers: all of them if the record has no tokens.
    var pieces: [TextSpan] = []
    var at = 0
    for token in document.tokens {
      AlignedTokens.words(document, at, Int(token.span.start), &pieces)
      if token.span.count > 0 { pieces.append(token.span) }
      at = max(at, Int(token.span.end))
    }
    AlignedTokens.words(document, at, document.text.count, &pieces)
    for piece in pieces { AlignedTokens.split(piece, edges, document, &tokens) }

    var next = 0
    for sentence in document.sentences {
      let before = next
      while next < tokens.count, tokens[next].start < sentence.span.start { next += 1 }
      AlignedTokens.lines(tokens, before..<next, document, &sentences)
      let first = next
      while next < tokens.count, tokens[next].start < sentence.span.end { next += 1 }
      if next > first { sentences.append(first..<next) }
    }
    AlignedTokens.lines(tokens, next..<tokens.count, document, &sentences)
  }

  /// The stretches without white space of a range.
  private static func words(_ document: Document, _ start: Int, _ end: Int, _ pieces: inout [TextSpan]) {
    var begin = start
    var i = start
    while i <= end {
      if i == end || document.isSpace(document.text[i]) {
        if i > begin { pieces.append(TextSpan(begin, i)) }
        begin = i + 1
      }
      i += 1
    }
  }

  private static func split(
    _ piece: TextSpan, _ edges: Set<Int32>, _ document: Document, _ tokens: inout [TextSpan]
  ) {
    var begin = piece.start
    for at in piece.range.dropFirst() where edges.contains(Int32(at)) {
      if let token = document.trimmed(TextSpan(Int(begin), at)) { tokens.append(token) }
      begin = Int32(at)
    }
    if let token = document.trimmed(TextSpan(Int(begin), Int(piece.end))) { tokens.append(token) }
  }

  /// Tokens outside of sentences, cut at line ends.
  private static func lines(
    _ tokens: [TextSpan], _ range: Range<Int>, _ document: Document, _ sentences: inout [Range<Int>]
  ) {
    var first = range.lowerBound
    for i in range.dropFirst() {
      let gap = Int(tokens[i - 1].end)..<Int(tokens[i].start)
      if document.text[gap].contains(0x0A) {
        sentences.append(first..<i)
        first = i
      }
    }
    if first < range.upperBound { sentences.append(first..<range.upperBound) }
  }

  /// The tokens of a span whose edges are edges of tokens; nil if there are none. Complexity: O(log n).
  func range(of span: TextSpan) -> Range<Int>? {
    let first = search { tokens[$0].start >= span.start }
    let last = search { tokens[$0].end > span.end }
    guard first < last, tokens[first].start == span.start, tokens[last - 1].end == span.end else { return nil }
    return first..<last
  }

  /// The first token for which something holds that holds for all later ones as well.
  private func search(_ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// For each token the mentions that cover it, outermost first, as (mention, whether it begins here). Mentions that cross
  /// a longer one, or another sentence, are left out of `outermost`, but not of this.
  func cover(_ document: Document) -> [[(mention: Int, begins: Bool)]] {
    var cover: [[(mention: Int, begins: Bool)]] = Array(repeating: [], count: tokens.count)
    let order = document.mentions.indices.sorted { a, b in
      let first = document.mentions[a].span
      let second = document.mentions[b].span
      return first == second ? a < b : first < second
    }
    for index in order {
      guard let span = document.trimmed(document.mentions[index].span), let range = range(of: span) else { continue }
      for i in range { cover[i].append((index, i == range.lowerBound)) }
    }
    return cover
  }
}

/// One label a token: the outermost mentions, none of which overlaps another, as B, I and O.
struct OuterLabels {
  /// For each token the index of its mention, or -1.
  private(set) var mention: [Int]
  /// For each token whether its mention begins here.
  private(set) var begins: [Bool]
  /// How many mentions lie inside another one or cross it.
  private(set) var nested = 0

  init(_ tokens: AlignedTokens, _ document: Document) {
    mention = Array(repeating: -1, count: tokens.tokens.count)
    begins = Array(repeating: false, count: tokens.tokens.count)
    let order = document.mentions.indices.sorted { a, b in
      let first = document.mentions[a].span
      let second = document.mentions[b].span
      return first == second ? a < b : first < second
    }
    var end: Int32 = 0
    for index in order {
      guard let span = document.trimmed(document.mentions[index].span), let range = tokens.range(of: span) else {
        continue
      }
      if span.start < end {
        nested += 1
        continue
      }
      end = span.end
      for i in range { mention[i] = index }
      begins[range.lowerBound] = true
    }
    // A label that goes on in the next sentence begins again there: sentences are read on their own.
    for sentence in tokens.sentences where mention[sentence.lowerBound] >= 0 { begins[sentence.lowerBound] = true }
  }

  /// `B-GPE`, `I-GPE` or `O`.
  func tag(_ token: Int, _ document: Document) -> String {
    let index = mention[token]
    return index < 0 ? "O" : (begins[token] ? "B-" : "I-") + document.mentions[index].exportLabel
  }
}
