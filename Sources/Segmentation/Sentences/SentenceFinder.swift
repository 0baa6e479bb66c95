internal import TextModel
internal import UnicodeText

/// Finds where sentences end, from the marks of a text: the places with a full stop, a question mark, a quotation mark or a
/// line end. Everything else is not looked at.
///
/// A paragraph's end always ends a sentence. A terminal mark ends one, with the quotation marks and brackets that close behind
/// it, unless it stands in brackets or in a quotation that is kept whole, or its surroundings speak against it: what
/// comes next is written small, the full stop belongs to an abbreviation, an initial or the number of a list.
struct SentenceFinder {
  /// For every sentence the index of the first token behind it, ascending.
  private(set) var ends: [Int] = []

  var text: [UInt16] = []
  var tokens: [Token] = []
  var marks: [Mark] = []
  let tables = CharacterTables.shared
  let words = WordTable.english
  /// The first token of the sentence that is being read.
  var first = 0
  /// The last token of the quotation or bracket inside which no sentence ends; -1 outside.
  private var keptUntil = -1
  private var pairs = MarkPairs()
  private var list = ListMarker.Expected()

  /// Finds the sentences. Complexity: O(n) in the marks.
  mutating func find(_ text: [UInt16], _ tokens: [Token], _ marks: [Mark]) {
    self.text = text
    self.tokens = tokens
    self.marks = marks
    ends.removeAll(keepingCapacity: true)
    pairs.find(text, tokens, marks)
    keptUntil = -1
    begin(at: 0)
    var m = 0
    while m < marks.count {
      look(at: m)
      m += 1
    }
    end(at: tokens.count)
    self.text = []
    self.tokens = []
    self.marks = []
  }

  private mutating func begin(at token: Int) {
    first = token
    list = ListMarker.Expected(text, tokens, token)
  }

  /// Ends the sentence before a token, if it has one.
  private mutating func end(at token: Int) {
    guard token > first else { return }
    ends.append(token)
    begin(at: token)
  }

  private mutating func look(at m: Int) {
    let mark = marks[m]
    switch mark.kind {
    case .lineEnd:
      keptUntil = -1
      end(at: mark.token)
    case .rule where standsFree(mark.token):
      end(at: mark.token)
      end(at: mark.token + 1)
    case .rule: break
    case .address:
      // Addresses one after the other are a list.
      if m > 0, marks[m - 1].kind == .address, marks[m - 1].token == mark.token - 1 { end(at: mark.token) }
    case .bullet:
      if list.isBullet { end(at: mark.token) }
    case .open:
      if let partner = pairs.partner(of: m), keeps(m, partner) { keptUntil = max(keptUntil, marks[partner].token) }
    case .close:
      if let item = list.next(text, tokens, mark.token), isFree(item) {
        end(at: item)
      }
    case .stop, .abbreviation:
      // The marker of the next item may be "2." or "2.)".
      let isBracketed = m + 1 < marks.count && marks[m + 1].kind == .close && marks[m + 1].token == mark.token + 1
      if let item = list.next(text, tokens, isBracketed ? mark.token + 1 : mark.token), isFree(item) {
        end(at: item)
      } else {
        judge(m)
      }
    case .terminal, .ellipsis, .emoticon: judge(m)
    }
  }

  /// Whether there is white space on both sides of a token.
  private func standsFree(_ token: Int) -> Bool {
    let isFirst = token == 0 || tokens[token - 1].span.end < tokens[token].span.start
    return isFirst && (token + 1 == tokens.count || tokens[token].span.end < tokens[token + 1].span.start)
  }

  /// Whether the item of a list may begin at a token: not inside a bracket, and not in an enumeration with commas.
  private func isFree(_ token: Int) -> Bool {
    guard token > first + 1, keptUntil < token else { return false }
    let last = text[Int(tokens[token - 1].span.start)]
    if last == 0x2C || last == 0x3B || last == 0x3A { return false }
    let span = tokens[token - 1].span
    return !["and", "or"].contains(lowercased(span))
  }

  func lowercased(_ span: TextSpan) -> String {
    span.count > 24 ? "" : String(decoding: text[span.range].map(tables.fold), as: UTF16.self)
  }

  /// Whether no sentence ends between two paired marks.
  private func keeps(_ open: Int, _ close: Int) -> Bool {
    let start = Int(tokens[marks[open].token].span.start)
    let length = Int(tokens[marks[close].token].span.end) - start
    switch text[start] {
    case 0x22, 0x201C:
      // Chinese quotations stay whole, and what is exclaimed.
      if hasHan(start, length) { return length <= 400 }
      return length <= 600 && (open..<close).contains { isExclamation($0) }
    case 0x27, 0x2018: return length <= 600
    default: return length <= 400
    }
  }

  private func hasHan(_ start: Int, _ length: Int) -> Bool {
    text[start..<(start + min(length, 40))].contains { tables.isHan($0) }
  }

  private func isExclamation(_ m: Int) -> Bool {
    marks[m].kind == .terminal && text[Int(tokens[marks[m].token].span.start)] == 0x21
  }

  /// Decides whether the sentence ends at the terminal of mark `m`, behind the closing marks that follow it.
  private mutating func judge(_ m: Int) {
    var after = marks[m].token + 1
    var hasQuote = false
    var opener: Int?
    var k = m + 1
    while k < marks.count, marks[k].kind == .close, marks[k].token == after, closes(k, after) {
      hasQuote = hasQuote || isQuote(after)
      if let partner = pairs.partner(of: k) { opener = marks[partner].token }
      after += 1
      k += 1
    }
    guard keptUntil < after else { return }
    // What is at the end of its paragraph needs no judgement.
    guard after < tokens.count, !(k < marks.count && marks[k].kind == .lineEnd && marks[k].token == after) else {
      return
    }
    if let behind = reference(after, marks[m]) { after = behind }
    guard after < tokens.count, hasWord(before: after) else { return }
    if ends(m, after: after, hasQuote: hasQuote, opener: opener) { end(at: after) }
  }

  private func isQuote(_ token: Int) -> Bool {
    switch text[Int(tokens[token].span.start)] {
    case 0x22, 0x27, 0x2019, 0x201D, 0x300D, 0x300F, 0xBB, 0xFF02: true
    default: false
    }
  }

  /// Whether a closing mark belongs to what is before it: written on to it, or the partner of an earlier mark.
  private func closes(_ mark: Int, _ token: Int) -> Bool {
    let isAttached = tokens[token].span.start == tokens[token - 1].span.end
    if let partner = pairs.partner(of: mark) { return partner < mark && (isAttached || isQuote(token)) }
    return isAttached
  }

  /// Whether the sentence has a word before a token: an ellipsis or a bracket alone is no sentence.
  private func hasWord(before token: Int) -> Bool {
    (first..<min(token, first + 8)).contains { tokens[$0].kind == .word || tokens[$0].kind == .number }
      || token > first + 8
  }

  /// Behind references written on to a full stop: `martyr.[1]`, `consultation.11 12`.
  private func reference(_ token: Int, _ mark: Mark) -> Int? {
    guard mark.kind == .stop || mark.kind == .abbreviation else { return nil }
    guard tokens[token].span.start == tokens[token - 1].span.end else { return nil }
    if text[Int(tokens[token].span.start)] == 0x5B {
      var k = token
      while k + 2 < tokens.count, text[Int(tokens[k].span.start)] == 0x5B, tokens[k + 1].kind == .number,
        text[Int(tokens[k + 2].span.start)] == 0x5D, tokens[k].span.start == tokens[k - 1].span.end
      {
        k += 3
      }
      return k > token && k < tokens.count ? k : nil
    }
    guard tokens[token].kind == .number, token >= 2, tokens[token - 2].kind == .word else { return nil }
    var k = token
    while k < tokens.count, tokens[k].kind == .number, tokens[k].span.count <= 3 { k += 1 }
    guard k < tokens.count, tables.isUpper(text[Int(tokens[k].span.start)]) else { return nil }
    return k
  }
}
