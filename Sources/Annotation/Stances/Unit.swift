internal import Lexicons
internal import TextModel

/// One piece of a sentence as the readers of clauses see it: a name, a cue, a word or a mark.
struct Unit {
  enum Kind: UInt8 {
    case word, mention, cue, scope
    /// A date or an amount.
    case value
    /// 's behind a noun.
    case possessiveMark
    case comma
    /// ; : — and the ends of sentences inside a sentence.
    case stop
    case opening, closing, quote
  }

  var span: TextSpan
  var kind: Kind
  var tags: WordTags = []
  /// The mention's index in the document, or the place among the found cues; -1 for words.
  var index: Int32 = -1
  /// The key of a word, for comparison with prepositions.
  var key: UInt64 = 0
  /// Whether the unit is used as a verb; settled by the reader.
  var isVerb = false
}

/// The units of one sentence. Reused: one a worker, which all readers of the sentence share.
final class UnitList {
  /// One thread has them, and nobody reads them while they are changed.
  @exclusivity(unchecked) private(set) var units: [Unit] = []
  /// Whether a name stands here, or a word that may take one up; nobody else can hold or receive a stance.
  @exclusivity(unchecked) private(set) var refersToSomebody = false
  @exclusivity(unchecked) private var sentenceEnd = 0
  private let classes: WordClasses

  init(lexicon: Lexicon) { classes = lexicon.wordClasses }

  private static let references: WordTags = [.he, .it, .they, .definiteIt, .definiteHe]

  subscript(_ i: Int) -> Unit { units[i] }
  var count: Int { units.count }

  /// The last unit of the cue at `i`, which is `i` save for cues with gaps: "responsibility for the famine |rests", 陷入债务|困局.
  func last(ofCueAt i: Int, _ cues: [FoundCue]) -> Int {
    guard units[i].kind == .cue, let tail = cues[Int(units[i].index)].tail else { return i }
    var last = i
    while last + 1 < count, units[last + 1].span.start < tail.end { last += 1 }
    return last
  }

  /// Whether the unit reports what somebody says or thinks: said, according to, 表示.
  func isReport(_ i: Int, _ cues: [FoundCue], _ lexicon: Lexicon) -> Bool {
    guard units[i].kind == .scope || units[i].kind == .cue else { return false }
    let scope = cues[Int(units[i].index)].scope
    return scope >= 0 && lexicon.scopes[scope].kind == .report
  }

  func setVerb(_ i: Int, _ isVerb: Bool) { units[i].isVerb = isVerb }

  /// Fills the list. `tokens`, `cues` and `mentions` are those of the sentence, in order; complexity: O(their number).
  func read(
    _ sentence: TextSpan, tokens: ArraySlice<Token>, cues: [FoundCue], cueRange: Range<Int>, mentions: Range<Int>,
    document: Document
  ) {
    units.removeAll(keepingCapacity: true)
    sentenceEnd = Int(sentence.end)
    var cue = cueRange.lowerBound
    var mention = mentions.lowerBound
    var reach = sentence.start
    for token in tokens {
      let start = max(token.span.start, reach)
      guard start < token.span.end else { continue }
      while mention < mentions.upperBound,
        document.mentions[mention].span.start < start || !UnitList.isUnit(mention, document)
      {
        mention += 1
      }
      while cue < cueRange.upperBound, cues[cue].span.start < start { cue += 1 }
      var at = start
      while at < token.span.end {
        if mention < mentions.upperBound, document.mentions[mention].span.start < token.span.end,
          document.mentions[mention].span.start >= at
        {
          let found = (span: document.mentions[mention].span, type: document.mentions[mention].type)
          if cue < cueRange.upperBound, cues[cue].span.start < found.span.start, cues[cue].span.start < token.span.end {
            // The cue comes first.
          } else {
            word(at, found.span.start, token.kind, document.text)
            let isValue = UnitList.isValue(found.type)
            units.append(
              Unit(
                span: found.span, kind: isValue ? .value : .mention, tags: found.type == .date ? .adverb : [],
                index: isValue ? -1 : Int32(mention)))
            at = found.span.end
            mention = next(mention, mentions, at, document)
            at = possessive(at, max(token.span.end, at), document.text)
            continue
          }
        }
        if cue < cueRange.upperBound, cues[cue].span.start < token.span.end, cues[cue].span.start >= at {
          let found = cues[cue]
          word(at, found.span.start, token.kind, document.text)
          let tags = headTags(found.span, document.text, isNoun: found.parts == .noun)
          units.append(
            Unit(
              span: found.span, kind: found.readings.isEmpty ? .scope : .cue, tags: tags, index: Int32(cue),
              key: WordClasses.key(document.text, Int(found.span.start), Int(found.span.end))))
          at = found.span.end
          cue += 1
          while cue < cueRange.upperBound, cues[cue].span.start < at { cue += 1 }
          at = possessive(at, max(token.span.end, at), document.text)
          continue
        }
        word(at, token.span.end, token.kind, document.text)
        at = token.span.end
      }
      reach = max(reach, at)
    }
    refersToSomebody = units.contains { $0.kind == .mention || !$0.tags.isDisjoint(with: UnitList.references) }
  }

  private func next(_ mention: Int, _ mentions: Range<Int>, _ at: Int32, _ document: Document) -> Int {
    var k = mention + 1
    while k < mentions.upperBound, document.mentions[k].span.start < at || !UnitList.isUnit(k, document) { k += 1 }
    return k
  }

  /// Topics and weapons are words: a cue may stand in them, and they are no actors; the actors they name are units.
  static func isUnit(_ mention: Int, _ document: Document) -> Bool {
    func isWords(_ mention: Int) -> Bool {
      (document.mentions[mention].type == .topic || document.mentions[mention].type == .weapon)
        && document.mentions[mention].role != .given
    }
    let parent = document.mentions[mention].parent
    return !isWords(mention) && (parent < 0 || isWords(parent))
  }

  static func isValue(_ type: EntityType) -> Bool {
    switch type {
    case .date, .time, .percent, .money, .quantity, .ordinal, .cardinal: true
    default: false
    }
  }

  /// The classes of a cue's first word.
  private func headTags(_ span: TextSpan, _ text: [UInt16], isNoun: Bool) -> WordTags {
    let all = classes.tags(text, Int(span.start), Int(span.end))
    var end = Int(span.start)
    while end < Int(span.end), text[end] != 0x20 { end += 1 }
    guard end < Int(span.end) else { return all }
    let first = classes.tags(text, Int(span.start), end)
    // "called on" is a word of asking, and a verb as "called" is.
    let tags = all.isEmpty ? first : all.union(first.intersection(.verb))
    guard isNoun, let space = text[span.range].lastIndex(of: 0x20) else { return tags }
    // "staunch |ally|"
    return tags.union(classes.tags(text, space + 1, Int(span.end)).intersection(.allyNoun))
  }

  /// Adds a possessive mark at `at`, if one stands there; returns where to go on.
  private func possessive(_ at: Int32, _ end: Int32, _ text: [UInt16]) -> Int32 {
    let i = Int(at)
    // "Trumps attack", where the apostrophe got lost: only behind names that the caller gave.
    if units.last?.kind == .mention, i + 1 < text.count, text[i] == 0x73, !UnitList.isLetter(text[i + 1]) {
      if text[i + 1] == 0x20, i + 2 < text.count, UnitList.isLetter(text[i + 2]), isNounLike(i + 2, text) {
        units.append(Unit(span: TextSpan(i, i + 1), kind: .possessiveMark))
      }
      return at + 1
    }
    guard i < text.count, text[i] == 0x27 || text[i] == 0x2019 else { return at }
    let isS = i + 1 < text.count && (text[i + 1] == 0x73 || text[i + 1] == 0x53)
    if isS, i + 2 >= text.count || !UnitList.isLetter(text[i + 2]) {
      units.append(Unit(span: TextSpan(i, i + 2), kind: .possessiveMark))
      return at + 2
    }
    if !isS, i > 0, text[i - 1] == 0x73, i + 1 < text.count, text[i + 1] == 0x20 {
      units.append(Unit(span: TextSpan(i, i + 1), kind: .possessiveMark))
      return at + 1
    }
    return at
  }

  /// Whether the word at `start` may stand behind an owner: not "Gates |also| criticized", where the caller gave "Gate".
  private func isNounLike(_ start: Int, _ text: [UInt16]) -> Bool {
    var end = start
    while end < text.count, UnitList.isLetter(text[end]) { end += 1 }
    let tags = classes.tags(text, start, end)
    return tags.isDisjoint(with: [
      .adverb, .preposition, .coordinator, .be, .have, .doing, .modal, .relative, .subordinator, .contrast,
    ])
  }

  private static func isLetter(_ unit: UInt16) -> Bool {
    (0x41...0x5A).contains(unit) || (0x61...0x7A).contains(unit)
  }

  /// Adds the word or mark between two positions; an 's at its end becomes a unit of its own.
  private func word(_ start: Int32, _ end: Int32, _ kind: TokenKind, _ text: [UInt16]) {
    var end = end
    guard start < end else { return }
    let (i, j) = (Int(start), Int(end))
    if kind == .punctuation || kind == .symbol || j - i == 1 {
      // A full stop inside a sentence belongs to an abbreviation: "Mr. Trump".
      if text[i] == 0x2E, Int(end) < sentenceEnd { return }
      if let mark = UnitList.mark(text, i) {
        units.append(Unit(span: TextSpan(i, j), kind: mark))
        return
      }
    }
    var mark = false
    if j - i > 2, text[j - 1] == 0x73, text[j - 2] == 0x27 || text[j - 2] == 0x2019 {
      let tags = classes.tags(text, i, j - 2)
      mark = tags.isDisjoint(with: [.pronoun, .relative])
      if mark { end -= 2 }
    } else if j - i == 2, text[i] == 0x27 || text[i] == 0x2019, text[i + 1] == 0x73,
      let last = units.last, last.tags.isDisjoint(with: [.pronoun, .relative])
    {
      units.append(Unit(span: TextSpan(i, j), kind: .possessiveMark))
      return
    }
    if let (apostrophe, verb) = UnitList.contraction(text, i, Int(end)) {
      // "he|'s", "they|'ve"
      let key = WordClasses.key(text, i, apostrophe)
      let tags = classes.tags(key, length: apostrophe - i)
      if tags.contains(.pronoun) {
        let span = TextSpan(apostrophe, Int(end))
        units.append(Unit(span: TextSpan(i, apostrophe), kind: .word, tags: tags, key: key))
        units.append(
          Unit(span: span, kind: .word, tags: classes.tags(verb.key, length: verb.length), key: verb.key))
        return
      }
    }
    let key = WordClasses.key(text, i, Int(end))
    units.append(
      Unit(span: TextSpan(i, Int(end)), kind: .word, tags: classes.tags(key, length: Int(end) - i), key: key))
    if mark { units.append(Unit(span: TextSpan(j - 2, j), kind: .possessiveMark)) }
  }

  /// Where the apostrophe of a pronoun with its verb stands, and what the verb is in full; nil if the word is none.
  private static func contraction(_ text: [UInt16], _ start: Int, _ end: Int) -> (
    apostrophe: Int, verb: (key: UInt64, length: Int)
  )? {
    for length in 2...3 where end - start > length {
      let at = end - length
      guard text[at] == 0x27 || text[at] == 0x2019 else { continue }
      return contractions.first { text[at + 1..<end].elementsEqual($0.ending) }.map { (at, $0.verb) }
    }
    return nil
  }

  private static let contractions: [(ending: [UInt16], verb: (key: UInt64, length: Int))] = [
    ("s", "is"), ("re", "are"), ("m", "am"), ("ve", "have"), ("ll", "will"), ("d", "would"),
  ].map { (Array($0.utf16), (WordClasses.key($1), $1.utf16.count)) }

  private static func mark(_ text: [UInt16], _ i: Int) -> Unit.Kind? {
    switch text[i] {
    case 0x2C, 0xFF0C: return .comma
    case 0x3B, 0xFF1B, 0x3A, 0xFF1A, 0x2E, 0x3002, 0x21, 0xFF01, 0x3F, 0xFF1F, 0x2014, 0x2013, 0x2026: return .stop
    case 0x2D: return i > 0 && i + 1 < text.count && text[i - 1] == 0x20 && text[i + 1] == 0x20 ? .stop : nil
    case 0x28, 0xFF08, 0x5B: return .opening
    case 0x29, 0xFF09, 0x5D: return .closing
    case 0x22, 0x201C, 0x201D, 0x300C, 0x300D: return .quote
    default: return nil
    }
  }
}
