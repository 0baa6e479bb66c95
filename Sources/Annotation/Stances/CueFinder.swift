internal import Lexicons
internal import TextModel
internal import UnicodeText

/// A cue of the document with the rows that it may be.
struct FoundCue {
  /// Index in `Document.cues`, or -1 for words that only steer (pseudo-negators).
  var index: Int
  var span: TextSpan
  /// The rows in `Lexicon.cues` that have this form, in the order of the tables; empty for a scope word.
  var readings: [Int32] = []
  /// What those are.
  var parts: PartSet = []
  /// The row in `Lexicon.scopes`, or -1. A word may be both: "threaten" reports and takes a side.
  var scope: Int = -1
  /// Of "hold … accountable" the last words, and their place in `Document.cues`.
  var tail: TextSpan?
  var tailIndex = -1

  /// The places of its words in `Document.cues`.
  var words: [Int] { [index, tailIndex].filter { $0 >= 0 } }
}

/// Decides which of the matched words are cues: the longest reading wins, and none stands inside a name.
struct CueFinder {
  let lexicon: Lexicon
  /// anti-, non-: what they stand before is not meant.
  private let prefixes: WordList

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    prefixes = lexicon.list("en-turning-prefix")
  }

  /// Replaces the document's cues; returns them with their rows, sorted by span.
  func find(in document: inout Document, words: [WordMatch]) -> [FoundCue] {
    var found: [FoundCue] = []
    document.cues.removeAll(keepingCapacity: true)
    var reach: Int32 = -1
    var tails: [TextSpan] = []
    var hasTails = false
    var mention = 0
    var sentence = 0
    var hasLaw: Bool?
    var i = 0
    while i < words.count {
      var j = i + 1
      while j < words.count, words[j].span == words[i].span { j += 1 }
      defer { i = j }
      let span = words[i].span
      tails.removeAll { $0.end <= span.start }
      if span.start < reach || tails.contains(where: { $0.overlaps(span) }) { continue }
      while mention < document.mentions.count,
        document.mentions[mention].span.end <= span.start || document.mentions[mention].parent >= 0
      {
        mention += 1
      }
      if mention < document.mentions.count {
        let name = document.mentions[mention]
        // "sanctions" the topic may be the cue, and "missiles" stands in "fired missiles at"; "democratic" in a party's
        // name is none.
        if name.span.overlaps(span), name.type != .topic, !(span.contains(name.span) && CueFinder.isThing(name.type)),
          // 恰逢|其时|, 说不|过去|: what only looks like a time in a longer word.
          !(span.contains(name.span) && span.count > name.span.count && CueFinder.isTime(name.type))
        {
          continue
        }
      }
      while sentence + 1 < document.sentences.count, document.sentences[sentence + 1].span.start <= span.start {
        sentence += 1
        hasLaw = nil
      }
      // Where no treaty is named, what one does to treaties is a word like others.
      var free = words[i..<j]
      if free.contains(where: { $0.tail != nil || isOfLaws($0) }) {
        free.removeAll { word in
          if isOfLaws(word) {
            let place =
              document.sentences.isEmpty ? TextSpan(0, document.text.count) : document.sentences[sentence].span
            let isNear = hasLaw ?? CueFinder.namesLaw(place, from: mention, document)
            hasLaw = isNear
            if !isNear { return true }
          }
          return CueFinder.endsInName(word, from: mention, document)
        }
      }
      guard !free.isEmpty, !Capitals.areInName(span, document.text), !isTurned(span, document.text) else { continue }
      // "will NOT help" is said loudly.
      if !words[i].isScope, Capitals.areAcronym(span, document.text) { continue }
      reach = span.end
      let isBeforeName =
        mention < document.mentions.count && StanceFinder.isActor(document.mentions[mention])
        && CueFinder.touches(document.mentions[mention].span, span, document.text)
        // "was abandoned |by| its allies": a deed as well.
        || document.text[Int(span.end)...].starts(with: CueFinder.byWord)
      found.append(add(CueFinder.longest(free), isBeforeName: isBeforeName, to: &document))
      if let tail = found.last?.tail {
        tails.append(tail)
        hasTails = true
      }
    }
    if hasTails { CueFinder.addTails(of: &found, to: &document) }
    return found
  }

  /// Whether a name begins where a word ends, or behind a blank; but not 拒绝|向|美国.
  private static func touches(_ name: TextSpan, _ word: TextSpan, _ text: [UInt16]) -> Bool {
    name.start == word.end || name.start == word.end + 1 && text[Int(word.end)] == 0x20
  }

  private static let byWord = Array(" by ".utf16)

  /// Whether a treaty or a law is named in a span, which mention `start` is near.
  private static func namesLaw(_ span: TextSpan, from start: Int, _ document: Document) -> Bool {
    var k = start
    while k > 0, document.mentions[k - 1].span.start >= span.start { k -= 1 }
    return document.mentions[k...].prefix { $0.span.start < span.end }.contains {
      $0.type == .law && $0.span.start >= span.start
    }
  }

  private func isOfLaws(_ word: WordMatch) -> Bool { !word.isScope && lexicon.cues[Int(word.index)].isOfLaws }

  /// Whether the last words of a form with a gap are the last ones of a treaty's name and nothing else is in the gap: 退出|巴黎协定|
  /// leaves no agreement with Paris.
  private static func endsInName(_ word: WordMatch, from mention: Int, _ document: Document) -> Bool {
    guard let tail = word.tail else { return false }
    var k = mention
    while k < document.mentions.count, document.mentions[k].span.start < tail.start {
      let name = document.mentions[k]
      // 撕毁了《
      if name.type == .law, name.span.contains(tail), name.span.start - word.span.end <= 2 { return true }
      k += 1
    }
    return false
  }

  /// Whether a prefix and a hyphen stand right before a word: "anti-|corruption|".
  private func isTurned(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let start = Int(span.start)
    guard start > 2, text[start - 1] == 0x2D || text[start - 1] == 0x2010 || text[start - 1] == 0x2011 else {
      return false
    }
    let prefix = prefixes.suffix(of: text, at: start - 1)
    // Lebanon-based
    return prefix > 0 && (start - 1 == prefix || !CharacterTables.shared.isWordLike(text[start - 2 - prefix]))
  }

  /// Of the readings of one place those with the longest tail; where none has a tail, all. A cue goes before a scope word with
  /// a tail: who bars somebody from an office is against him.
  private static func longest(_ words: ArraySlice<WordMatch>) -> ArraySlice<WordMatch> {
    guard words.contains(where: { $0.tail != nil }) else { return words }
    let hasCue = words.contains { !$0.isScope }
    let most = words.lazy.filter { !hasCue || !$0.isScope }.compactMap { $0.tail?.count }.max()
    return ArraySlice(words.filter { $0.tail?.count == most && (!hasCue || !$0.isScope) })
  }

  /// Makes the last words of cues with gaps cues of their own, which add nothing; the document's cues stay in order.
  private static func addTails(of found: inout [FoundCue], to document: inout Document) {
    for i in found.indices {
      guard let tail = found[i].tail, found[i].index >= 0 else { continue }
      var cue = document.cues[found[i].index]
      cue.span = tail
      cue.value = 0
      found[i].tailIndex = document.cues.count
      document.cues.append(cue)
    }
    let order = document.cues.indices.sorted { document.cues[$0].span < document.cues[$1].span }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    document.cues = order.map { document.cues[$0] }
    for i in found.indices {
      if found[i].index >= 0 { found[i].index = place[found[i].index] }
      if found[i].tailIndex >= 0 { found[i].tailIndex = place[found[i].tailIndex] }
    }
  }

  private func add(
    _ words: ArraySlice<WordMatch>, isBeforeName: Bool, to document: inout Document
  ) -> FoundCue {
    let span = words[words.startIndex].span
    var found = FoundCue(index: -1, span: span, tail: words[words.startIndex].tail)
    for word in words {
      if word.isScope {
        // A word that changes others goes before one that reports.
        if found.scope < 0 || lexicon.scopes[found.scope].kind == .report { found.scope = Int(word.index) }
      } else {
        found.readings.append(word.index)
      }
    }
    // "abandoned Ukraine", 放弃台湾: what negates a verb takes a side before a name.
    if isBeforeName, found.scope >= 0, lexicon.scopes[found.scope].kind == .negation,
      found.readings.contains(where: takesName)
    {
      found.scope = -1
    }
    let kind = found.scope < 0 ? nil : lexicon.scopes[found.scope].kind
    // A report verb that takes sides is a stance (谴责), and so is a word that only looks like a negation (不满); a negator
    // that is also a cue negates.
    if let first = found.readings.first, CueFinder.isStance(kind) {
      let entry = lexicon.cues[Int(first)]
      document.cues.append(Cue(span: span, kind: .stance, value: entry.value, entry: entry.id))
      for reading in found.readings { found.parts.insert(PartSet(lexicon.cues[Int(reading)].part)) }
      found.index = document.cues.count - 1
      return found
    }
    found.readings = []
    guard let kind, let role = CueFinder.role(kind) else { return found }
    let entry = lexicon.scopes[found.scope]
    document.cues.append(Cue(span: span, kind: role, value: entry.value, entry: entry.id))
    found.index = document.cues.count - 1
    return found
  }

  /// Whether a mention is a weapon or an amount, which takes no side.
  private static func isThing(_ type: EntityType) -> Bool {
    switch type {
    case .weapon, .cardinal, .ordinal, .quantity: true
    default: false
    }
  }

  private static func isTime(_ type: EntityType) -> Bool { type == .date || type == .time }

  private func takesName(_ reading: Int32) -> Bool {
    lexicon.cues[Int(reading)].frames.contains { $0.holder == .subject && $0.target == .object && !$0.takesSign }
  }

  private static func isStance(_ kind: ScopeKind?) -> Bool {
    switch kind {
    case nil, .report, .intensifier, .distance, .pseudo: true
    default: false
    }
  }

  private static func role(_ kind: ScopeKind) -> CueKind? {
    switch kind {
    case .negation, .postnegation: .negation
    case .modal: .modal
    case .intensifier: .intensifier
    case .contrast, .concession: .contrast
    case .condition: .condition
    case .question: .question
    case .report: .report
    case .distance: .distance
    case .pseudo: nil
    }
  }
}
