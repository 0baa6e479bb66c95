public import TextModel
internal import UnicodeText

/// A place where a name of the lexicon stands and both witnesses, characters and word boundaries, agree.
public struct NameMatch: Sendable {
  /// Where, in UTF-16 code units of the text.
  public var span: TextSpan
  /// The entity's index in `Lexicon.entities`.
  public var entity: Int32
  /// How the term names it.
  public var role: TermRole
  /// Whether both edges are word boundaries; of names of three and more ideographs this is not asked for.
  public var aligned: Bool
  /// Whether the name's case was checked letter for letter.
  public var exact: Bool
}

/// A place where a cue, or a word that changes cues, stands.
public struct WordMatch: Sendable {
  /// Where, in UTF-16 code units of the text.
  public var span: TextSpan
  /// The index in `Lexicon.cues` or `Lexicon.scopes`.
  public var index: Int32
  /// Whether it is a scope word.
  public var isScope: Bool
  /// Of "hold … accountable" the last words; nil where the form has no gap.
  public var tail: TextSpan?
}

/// A candidate that came to nothing, for explanations.
public struct Refusal: Sendable {
  /// Where, in UTF-16 code units of the text.
  public var span: TextSpan
  /// The entity's index in `Lexicon.entities`.
  public var entity: Int32
  /// Why, in words.
  public var reason: String
}

/// Finds the terms of a lexicon in a text. One a thread: it owns the buffers of its work; the lexicon is shared.
public final class Matcher {
  /// The lexicon.
  public let lexicon: Lexicon
  /// Names of the last text, sorted by start, of those with one start the longest first.
  public private(set) var names: [NameMatch] = []
  /// Cues and scope words of the last text, sorted likewise.
  public private(set) var words: [WordMatch] = []
  /// Phrases of the last text in which no name is a name.
  public private(set) var blocked: [TextSpan] = []
  /// Ordinary words and blocked phrases of the last text, whose characters stand for no country; sorted.
  public private(set) var ordinary: [TextSpan] = []
  /// Refused names of the last text, if `keepsRefusals`.
  public private(set) var refusals: [Refusal] = []
  /// Whether refused names are kept.
  public var keepsRefusals = false

  private let tables = CharacterTables.shared
  private let afterPlace: WordList
  private let coverbs: WordList
  private let modals: WordList
  private var folded = MatchText()
  private var hits: [Automaton.Hit] = []
  private var textWords: [WordKeys.Word] = []
  private var reach = GapReach()

  /// Makes a matcher.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    afterPlace = lexicon.list("zh-after-place")
    modals = lexicon.list("zh-modal-character")
    coverbs = lexicon.list("zh-name-coverb")
  }

  /// Finds everything in `text`. `edges[i]` is not 0 where position i (0 ... count) is a word boundary; `softBreaks` are
  /// line ends that only wrap. Complexity: O(n + m log m) for m occurrences.
  public func match(_ text: [UInt16], edges: [UInt8], softBreaks: [Int32]) {
    names.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    blocked.removeAll(keepingCapacity: true)
    ordinary.removeAll(keepingCapacity: true)
    refusals.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    folded.fold(text, softBreaks: softBreaks)
    reach.reset()
    folded.units.withUnsafeBufferPointer { lexicon.wordKeys.scan($0, words: &textWords, into: &hits) }
    accept(hits, firstKey: 0, text, edges)
    hits.removeAll(keepingCapacity: true)
    folded.units.withUnsafeBufferPointer { lexicon.automaton.scan($0, isPlain: folded.isPlain, into: &hits) }
    accept(hits, firstKey: lexicon.wordKeys.count, text, edges)
    names.sort { $0.span < $1.span }
    words.sort { $0.span < $1.span }
    ordinary.sort()
    if !blocked.isEmpty { dropBlocked() }
  }

  /// Gives back the memory that the last text took, but for what was found.
  public func releaseWork() {
    folded = MatchText()
    hits = []
    textWords = []
  }

  /// Gives back the memory of what was found.
  public func releaseMatches() {
    names = []
    words = []
    blocked = []
    ordinary = []
  }

  private func accept(_ hits: [Automaton.Hit], firstKey: Int, _ text: [UInt16], _ edges: [UInt8]) {
    let (firstTerm, terms) = (lexicon.firstTerm.base, lexicon.terms.base)
    for hit in hits {
      let span = TextSpan(Int(folded.start(hit.start)), Int(folded.end(hit.end)))
      let first = text[Int(span.start)]
      let last = text[Int(span.end) - 1]
      // A Latin word has its own edges.
      if tables.isWordLike(first), span.start > 0, tables.isWordLike(text[Int(span.start) - 1]) { continue }
      if tables.isWordLike(last), Int(span.end) < text.count, tables.isWordLike(text[Int(span.end)]) { continue }
      let aligned = edges[Int(span.start)] != 0 && edges[Int(span.end)] != 0
      let key = firstKey + Int(hit.key)
      for t in Int(firstTerm[key])..<Int(firstTerm[key + 1]) {
        accept(terms[t], span, Int(hit.end - hit.start), aligned, text, edges)
      }
    }
  }

  private func accept(
    _ term: Term, _ span: TextSpan, _ length: Int, _ aligned: Bool, _ text: [UInt16], _ edges: [UInt8]
  ) {
    let isHan = tables.isHan(text[Int(span.start)])
    switch term.target {
    case .entity(let index):
      if isHan, length <= 2, !aligned, !continues(span, index, text, edges), !isBeforeModal(span, text, edges),
        !isBehindCoverb(span, text, edges)
      {
        refuse(span, index, "its edges are no word boundaries")
        return
      }
      if isHan, length == 3, edges[Int(span.start)] == 0, edges[Int(span.end)] == 0 {
        // 信赖|清|德育 holds no 赖清德: both its ends belong to other words.
        refuse(span, index, "both its edges lie inside other words")
        return
      }
      if !isHan, !caseFits(term, span, text) {
        refuse(span, index, "its capitals are not those of the name")
        return
      }
      names.append(
        NameMatch(span: span, entity: index, role: term.role, aligned: aligned, exact: term.rule == .exact))
    case .cue(let index):
      if isHan, length <= 2, !aligned, !endsLongWord(span, edges), !takesCountry(span, text, edges),
        length == 1 || !isBeforeModal(span, text, edges)
      {
        return
      }
      words.append(WordMatch(span: span, index: index, isScope: false))
    case .scope(let index):
      if isHan, length <= 2, !aligned { return }
      words.append(WordMatch(span: span, index: index, isScope: true))
    case .gap(let index):
      let form = lexicon.gaps[Int(index)]
      let tailUnits = form.tail(in: lexicon.gapTails)
      if form.isAdverbial {
        guard aligned, let tail = GapForm.behindAdverb(tailUnits, in: text, from: Int(span.end)) else { return }
        words.append(
          WordMatch(
            span: TextSpan(Int(span.start), tail.upperBound), index: form.index, isScope: false, tail: nil))
        return
      }
      guard aligned || !isHan,
        let tail = reach.find(form, tailUnits, in: text, from: Int(span.end), edges: edges, isHan: isHan)
      else { return }
      words.append(
        WordMatch(
          span: span, index: form.index, isScope: form.isScope, tail: TextSpan(tail.lowerBound, tail.upperBound)))
    case .blocked:
      if isHan, length <= 3, !aligned { return }
      blocked.append(span)
      // No single character in it stands for a country either.
      ordinary.append(span)
    case .word:
      if aligned { ordinary.append(span) }
    }
  }

  /// Whether a place of two ideographs opens a word that it makes with one more: 中国人, 日本站.
  private func continues(_ span: TextSpan, _ entity: Int32, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    switch lexicon.entities[Int(entity)].type {
    case .politicalEntity, .location: break
    default: return false
    }
    guard edges[start] != 0, end < text.count, edges[end] == 0, edges[end + 1] != 0 else { return false }
    return afterPlace.contains(text, end, end + 1)
  }

  /// Whether one character that opens a predicate is all that a word has more: 通胀|会, which looks like a body's name.
  private func isBeforeModal(_ span: TextSpan, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    guard end - start == 2, edges[start] != 0, end < text.count, edges[end] == 0, edges[end + 1] != 0 else {
      return false
    }
    return modals.contains(text, end, end + 1)
  }

  /// Whether a coverb of one character stands right before a name of two ideographs whose beginning is a word's: 对|布什|鞍前马后.
  private func isBehindCoverb(_ span: TextSpan, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let start = Int(span.start)
    return span.count == 2 && start > 0 && edges[start] != 0 && edges[start - 1] != 0
      && coverbs.contains(text, start - 1, start)
  }

  /// Whether a cue of two ideographs is the first or last half of a longer word (经济制裁), not two halves of others.
  private func endsLongWord(_ span: TextSpan, _ edges: [UInt8]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    guard end - start == 2, edges[start + 1] == 0 else { return false }
    if edges[end] != 0 { return start >= 2 && edges[start] == 0 && edges[start - 1] == 0 }
    return edges[start] != 0 && end + 1 < edges.count && edges[end + 1] == 0
  }

  /// Whether a cue of one ideograph makes a word with the character of a country behind it: 反|美, 抗|中.
  private func takesCountry(_ span: TextSpan, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    guard end - start == 1, end < text.count, edges[start] != 0, edges[end] == 0, edges[end + 1] != 0 else {
      return false
    }
    return lexicon.isShort(tables.fold(text[end]))
  }

  private func refuse(_ span: TextSpan, _ entity: Int32, _ reason: String) {
    if keepsRefusals { refusals.append(Refusal(span: span, entity: entity, reason: reason)) }
  }

  /// Whether the capitals of a Latin term stand in the text.
  private func caseFits(_ term: Term, _ span: TextSpan, _ text: [UInt16]) -> Bool {
    guard term.rule != .any else { return true }
    guard term.surface.count == span.count else { return true }
    var at = Int(span.start)
    for k in term.surface {
      let written = lexicon.surfaces[Int(k)]
      let found = text[at]
      at += 1
      if written == found { continue }
      if tables.isUpper(written) {
        if !tables.isUpper(found) { return false }
      } else if term.rule == .exact, tables.isUpper(found) {
        return false
      }
    }
    return true
  }

  /// Takes out the names that share a character with a blocked phrase and do not hold all of it; a name that is the
  /// phrase itself was written on purpose.
  private func dropBlocked() {
    let blocked = self.blocked
    names.removeAll { name in
      for phrase in blocked where phrase.overlaps(name.span) && !name.span.contains(phrase) {
        refuse(name.span, name.entity, "it stands in a phrase of the negative list")
        return true
      }
      return false
    }
  }
}
