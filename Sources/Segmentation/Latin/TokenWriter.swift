internal import TextModel
internal import UnicodeText

/// A place that matters to the ends of sentences.
struct Mark {
  enum Kind {
    /// Between two paragraphs; the token is the first behind it.
    case lineEnd
    /// One full stop that is a token of its own.
    case stop
    /// `!`, `?`, `。` and runs of them.
    case terminal
    /// Two dots and more, or `…`.
    case ellipsis
    /// A word with the full stop of its abbreviation.
    case abbreviation
    case open, close
    /// A bullet.
    case bullet
    /// A face made of punctuation.
    case emoticon
    /// A web address.
    case address
    /// A line drawn with characters: `=====`.
    case rule
  }

  /// The index of the token that carries it.
  var token: Int
  var kind: Kind
  /// What an abbreviation is.
  var flags: WordFlags = []
}

/// Makes tokens of the segments between word boundaries: joins what belongs together (`U.S.`, `e-mail`, `10:30`, addresses,
/// emoticons) and parts what does not (`5km`, `end.Then`), as the English treebanks of Universal Dependencies do.
///
/// Most segments are words between spaces and pass through untouched; only punctuation and mixed words are looked at.
struct TokenWriter {
  private(set) var tokens: [Token] = []
  /// The marks of the text, in order.
  var marks: [Mark] = []
  /// Units of ideographs and kana, and of letters of other scripts.
  var share = LanguageShare()

  var text: [UInt16] = []
  var ends: [Int32] = []
  private var kinds: [UInt8] = []
  var count = 0
  let tables = CharacterTables.shared
  let words = WordTable.english
  /// Whether a single quotation mark is open in this paragraph.
  var hasOpenSingle = false

  /// Writes the tokens and marks of a text, whose ideographs are cut into words. Complexity: O(n).
  mutating func write(_ text: [UInt16], _ segments: Segments) {
    self.text = text
    ends = segments.ends
    kinds = segments.kinds
    count = ends.count
    tokens = []
    tokens.reserveCapacity(count / 2 + count / 8 + 8)
    marks.removeAll(keepingCapacity: true)
    share = LanguageShare()
    hasOpenSingle = false
    var start = 0
    var i = 0
    while i < count {
      let end = Int(ends[i])
      switch kinds[i] {
      case SegmentKind.space: break
      case SegmentKind.letters:
        add(start, end, .word)
        share.addLetters(end - start)
      case SegmentKind.number: add(start, end, .number)
      case SegmentKind.ideographs:
        add(start, end, .word)
        share.addHan(end - start)
      case SegmentKind.lineEnd:
        hasOpenSingle = false
        marks.append(Mark(token: tokens.count, kind: .lineEnd))
      case SegmentKind.other:
        i = punctuation(i, start)
        start = Int(ends[i - 1])
        continue
      default:
        i = mixed(i, start)
        start = Int(ends[i - 1])
        continue
      }
      start = end
      i += 1
    }
    self.text = []
    ends = []
    kinds = []
  }

  /// Gives back the memory that the last text took.
  mutating func release() { marks = [] }

  /// Hands the tokens over; the writer keeps none.
  mutating func takeTokens() -> [Token] {
    defer { tokens = [] }
    return tokens
  }

  // MARK: - What the rules share

  mutating func add(_ start: Int, _ end: Int, _ kind: TokenKind) {
    tokens.append(Token(span: TextSpan(start, end), kind: kind))
  }

  /// Adds a token and a mark for it.
  mutating func add(_ start: Int, _ end: Int, _ kind: TokenKind, _ mark: Mark.Kind) {
    marks.append(Mark(token: tokens.count, kind: mark))
    add(start, end, kind)
  }

  /// Lets the last token reach to `end`.
  mutating func extend(to end: Int) { tokens[tokens.count - 1].span.end = Int32(truncatingIfNeeded: end) }

  /// Takes the last token away, with its marks, and gives its start.
  mutating func takeBack() -> Int {
    let token = tokens.removeLast()
    while let mark = marks.last, mark.token >= tokens.count, mark.kind != .lineEnd { marks.removeLast() }
    return Int(token.span.start)
  }

  /// Where the token starts that ends exactly at `position`; nil if there is white space or nothing before it.
  func startOfToken(endingAt position: Int) -> Int? {
    guard let last = tokens.last, Int(last.span.end) == position else { return nil }
    return Int(last.span.start)
  }

  func unit(_ at: Int) -> UInt16 { at < text.count ? text[at] : 0 }

  /// The kind of a segment without its flags; `other` behind the last.
  func kind(_ segment: Int) -> UInt8 { segment < count ? kinds[segment] & SegmentKind.mask : SegmentKind.other }

  /// Whether a segment exists and is a word or a number.
  func isWordOrNumber(_ segment: Int) -> Bool {
    let kind = self.kind(segment)
    return kind == SegmentKind.letters || kind == SegmentKind.number
  }

  /// The first unit behind white space inside the line, from `position` on; 0 at the end of the line.
  func next(_ position: Int) -> (unit: UInt16, at: Int) {
    var at = position
    while at < text.count, text[at] != 0x0A, tables.isSpace(text[at]) { at += 1 }
    return at < text.count && text[at] != 0x0A ? (text[at], at) : (0, at)
  }

  /// The flags of the word that begins at `position`.
  func flagsOfWord(at position: Int) -> WordFlags {
    var end = position
    while end < text.count, tables.isWordLike(text[end]) || text[end] == 0x27 || text[end] == 0x2019 { end += 1 }
    return words.flags(text, position, end)
  }

  func isLetter(_ unit: UInt16) -> Bool { tables.kind(unit) == .letter }
  func isDigit(_ unit: UInt16) -> Bool { tables.kind(unit) == .digit }
  func isLower(_ unit: UInt16) -> Bool { isLetter(unit) && !tables.isUpper(unit) }

  /// The segment that ends at `position` or behind it; the number of segments if there is none.
  func segment(endingAt position: Int, from first: Int) -> Int {
    var i = first
    while i < count, Int(ends[i]) < position { i += 1 }
    return i
  }

  // MARK: - Dispatch

  /// Handles the punctuation or symbol of segment `i`, which begins at `start`. Returns the next segment to look at.
  private mutating func punctuation(_ i: Int, _ start: Int) -> Int {
    let unit = text[start]
    let end = Int(ends[i])
    switch unit {
    case 0x2C, 0x3B: add(start, end, .punctuation)
    case 0x2E: return fullStop(i, start)
    case 0x2D, 0x2010, 0x2011: return hyphen(i, start)
    case 0x27, 0x2018, 0x2019: return apostrophe(i, start)
    case 0x21, 0x3F: return terminals(i, start)
    case 0x3A: return emoticon(i, start) ?? address(i, start) ?? clock(i, start) ?? plain(i, start)
    case 0x3D: return emoticon(i, start) ?? run(i, start)
    case 0x2F: return slash(i, start)
    case 0x40: return mail(i, start) ?? plain(i, start)
    case 0x23: return hashtag(i, start) ?? run(i, start)
    case 0x24: return dollar(i, start)
    case 0x26: return ampersand(i, start) ?? plain(i, start)
    case 0x2B: return plus(i, start)
    case 0x22, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D: return plain(i, start)
    case 0x2A, 0x7E, 0x5F, 0x5C, 0x3C, 0x3E, 0x60, 0x5E, 0x7C, 0x2026, 0x22EF, 0x2014, 0x2015: return run(i, start)
    default: return plain(i, start)
    }
    return i + 1
  }

  /// One token of one segment, with its mark.
  mutating func plain(_ i: Int, _ start: Int) -> Int {
    let end = Int(ends[i])
    let unit = text[start]
    let kind: TokenKind
    switch tables.kind(unit) {
    case .space: return i + 1
    case .punctuation: kind = .punctuation
    case .letter: kind = .word
    case .han, .kana:
      kind = .word
      share.addHan(end - start)
    case .digit: kind = .number
    default: kind = .symbol
    }
    switch SentenceClass(unit) {
    case .terminal: return terminals(i, start)
    case .stop: add(start, end, kind, .stop)
    case .open: add(start, end, kind, .open)
    case .close: add(start, end, kind, .close)
    case .quote: add(start, end, kind, opens(start, end) ? .open : .close)
    case .paragraph, .other:
      switch unit {
      case 0x2022, 0x2043, 0x25AA, 0x25CF, 0x25A0, 0x25C6, 0x2023, 0x25E6, 0x25BA: add(start, end, kind, .bullet)
      default: add(start, end, kind)
      }
    }
    return i + 1
  }

  /// Whether a mark that opens and closes opens here: space before it and none behind it.
  private func opens(_ start: Int, _ end: Int) -> Bool {
    let isAfterGap =
      start == 0 || tables.isSpace(text[start - 1]) || SentenceClass(text[start - 1]) == .open
      || text[start - 1] == 0x2014
    return isAfterGap && end < text.count && !tables.isSpace(text[end])
  }

  /// A run of `!` and `?`, of either width, with full stops between and behind them: one token.
  mutating func terminals(_ i: Int, _ start: Int) -> Int {
    var k = i + 1
    var end = Int(ends[i])
    while k < count, SentenceClass(text[end]) == .terminal || text[end] == 0x2E {
      // An ellipsis is a token of its own.
      if text[end] == 0x2E, unit(end + 1) == 0x2E { break }
      end = Int(ends[k])
      k += 1
    }
    add(start, end, .punctuation, .terminal)
    return k
  }

  /// A run of one sign, or of signs that lines are drawn with: one token. A long one is a rule.
  mutating func run(_ i: Int, _ start: Int) -> Int {
    let unit = text[start]
    var k = i + 1
    var end = Int(ends[i])
    while k < count, text[end] == unit || (TokenWriter.draws(unit) && TokenWriter.draws(text[end])) {
      end = Int(ends[k])
      k += 1
    }
    if k == i + 1, unit != 0x2026, unit != 0x22EF { return plain(i, start) }
    let kind: TokenKind = tables.kind(unit) == .punctuation ? .punctuation : .symbol
    if unit == 0x2026 || unit == 0x22EF {
      add(start, end, kind, .ellipsis)
    } else if end - start >= 10, TokenWriter.draws(unit) {
      add(start, end, kind, .rule)
    } else {
      add(start, end, kind)
    }
    return k
  }

  private static func draws(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2A, 0x2D, 0x3D, 0x5F, 0x7E: true
    default: false
    }
  }
}
