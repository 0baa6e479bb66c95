internal import Lexicons
internal import TextModel
internal import UnicodeText

/// English names that no table has: persons behind a title or by their given name, bodies and places by the word at their
/// end.
///
///     coach ⟦Berti Vogts⟧    ⟦Nancy Birdsall⟧, the president of    the ⟦Patriotic Union of Kurdistan⟧    ⟦Huize⟧ county
struct WesternNames {
  /// A name that was found.
  struct Name {
    var span: TextSpan
    var type: EntityType
    /// Whether only a word such as "Corp" stands behind the known body that it begins with.
    var hasFirmTail = false
    /// The end of the first word.
    var firstEnd: Int
  }

  private let words: WesternWords
  private let givenNames: WordList
  private let titles: WordList
  private let strongTitles: WordList
  private let firmTails: WordList
  private let bodyEnds: WordList
  private let weakEnds: WordList
  private let bodyHeads: WordList
  private let placeEnds: WordList
  private let placeHeads: WordList
  private let placeNouns: WordList
  private let stops: WordList
  private let speech: WordList
  private let biography: WordList
  private let headlines: HeadlineCase
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    words = WesternWords(lexicon: lexicon)
    givenNames = lexicon.list("en-given-name")
    titles = lexicon.list("en-title")
    strongTitles = lexicon.list("en-title-strong")
    firmTails = lexicon.list("en-company")
    bodyEnds = lexicon.list("en-org-last")
    weakEnds = lexicon.list("en-org-weak")
    bodyHeads = lexicon.list("en-org-of")
    placeEnds = lexicon.list("en-place-last")
    placeHeads = lexicon.list("en-place-first")
    placeNouns = lexicon.list("en-place-noun")
    stops = lexicon.list("en-name-stop")
    speech = lexicon.list("en-speech")
    biography = lexicon.list("en-bio")
    headlines = HeadlineCase(classes: lexicon.wordClasses)
  }

  /// The names of a text, sorted, without overlap, also where the tables have names. `mentions` are sorted.
  /// Complexity: O(n).
  func find(in text: [UInt16], mentions: [Mention]) -> [Name] {
    var found: [Name] = []
    var headlines = headlines
    var next = 0
    var i = 0
    while true {
      i = capital(from: i, text)
      if i == text.count { return found }
      while next < mentions.count, mentions[next].span.end <= i { next += 1 }
      let run = words.chain(at: i, text)
      let chain = Array(headlines.name(in: run, text) { givenNames.contains(text, $0.start, $0.end) })
      if chain.isEmpty {
        i = run[0].end
      } else if let name = read(chain, text, mentions, next) {
        found.append(name)
        i = max(Int(name.span.end), chain[0].end)
      } else {
        i = chain[chain.count - 1].end
      }
    }
  }

  /// The next capital from `i` on that begins a word; the end of the text if there is none.
  private func capital(from i: Int, _ text: [UInt16]) -> Int {
    text.withUnsafeBufferPointer { text in
      var i = i
      while i < text.count {
        if tables.isUpper(text[i]), i == 0 || !tables.isWordLike(text[i - 1]), tables.kind(text[i]) == .letter {
          return i
        }
        i += 1
      }
      return i
    }
  }

  private func read(_ chain: [WesternWord], _ text: [UInt16], _ mentions: [Mention], _ next: Int) -> Name? {
    var low = 0
    while low < chain.count, stops.contains(text, chain[low].start, chain[low].end) { low += 1 }
    guard low < chain.count else { return nil }
    // The name begins behind the last title.
    var title = titled(before: chain[low].start, text)
    var first = low
    for k in low..<chain.count - 1 {
      let length = titles.suffix(of: text, at: chain[k].end)
      if length > 0, chain[k].end - length >= chain[low].start,
        !tables.isWordLike(text[max(0, chain[k].end - length - 1)])
          || chain[k].end - length == chain[low].start
      {
        title = strongTitles.suffix(of: text, at: chain[k].end) > 0 ? .strong : .weak
        first = k + 1
      }
    }
    if let body = body(chain, from: low, text, mentions, next) { return body }
    if first < chain.count, let person = person(chain, from: first, title, text, mentions, next) { return person }
    return place(chain, from: low, text)
  }

  private enum Title { case none, weak, strong }

  private func titled(before start: Int, _ text: [UInt16]) -> Title {
    guard start > 1, text[start - 1] == 0x20 else { return .none }
    let length = titles.suffix(of: text, at: start - 1)
    guard length > 0, start - 1 - length == 0 || !tables.isWordLike(text[start - 2 - length]) else { return .none }
    return strongTitles.suffix(of: text, at: start - 1) > 0 ? .strong : .weak
  }

  private func span(_ chain: [WesternWord], _ low: Int, _ high: Int) -> TextSpan {
    TextSpan(chain[low].start, chain[high].end)
  }

  // MARK: - Bodies

  private func body(
    _ chain: [WesternWord], from low: Int, _ text: [UInt16], _ mentions: [Mention], _ next: Int
  ) -> Name? {
    for last in stride(from: chain.count - 1, through: low, by: -1) {
      let word = chain[last]
      let isHead = bodyHeads.contains(text, word.start, word.end)
      if isHead, let end = words.complement(after: word.end, text), !isAllCapitals(chain, text) {
        return Name(span: TextSpan(chain[low].start, end), type: .organisation, firstEnd: chain[low].end)
      }
      guard last > low, bodyEnds.contains(text, word.start, word.end) else { continue }
      if isAllCapitals(chain, text), !firmTails.contains(text, word.start, word.end) { continue }
      // "Paris Club" and "Royal Air Force" are names, "Oil Company" and "John Post" are none.
      if weakEnds.contains(text, word.start, word.end), last - low < 2 {
        guard isKnown(chain[low], mentions, next) else { continue }
      }
      if givenNames.contains(text, chain[low].start, chain[low].end), last - low == 1 { continue }
      var tail = last
      while tail > low, firmTails.contains(text, chain[tail].start, chain[tail].end) { tail -= 1 }
      return Name(
        span: span(chain, low, last), type: .organisation,
        hasFirmTail: tail < last && isKnown(TextSpan(chain[low].start, chain[tail].end), mentions, next),
        firstEnd: chain[low].end)
    }
    return nil
  }

  private func isKnown(_ word: WesternWord, _ mentions: [Mention], _ next: Int) -> Bool {
    var k = next
    while k < mentions.count, mentions[k].span.start <= word.start {
      if mentions[k].span.start == word.start, mentions[k].type != .topic { return true }
      k += 1
    }
    return false
  }

  private func isKnown(_ span: TextSpan, _ mentions: [Mention], _ next: Int) -> Bool {
    var k = next
    while k < mentions.count, mentions[k].span.start <= span.start {
      if mentions[k].span == span, mentions[k].type == .organisation { return true }
      k += 1
    }
    return false
  }

  // MARK: - Persons

  private func person(
    _ chain: [WesternWord], from low: Int, _ title: Title, _ text: [UInt16], _ mentions: [Mention], _ next: Int
  ) -> Name? {
    var high = chain.count - 1
    while high > low, chain[high].isJoined { high -= 1 }
    let count = high - low + 1
    guard count <= 5, !isAllCapitals(chain, text) else { return nil }
    if placeEnds.contains(text, chain[high].start, chain[high].end) { return nil }
    let name = Name(span: span(chain, low, high), type: .person, firstEnd: chain[low].end)
    let isGiven = givenNames.contains(text, chain[low].start, chain[low].end)
    let isInitial = chain[low].isInitial
    if count == 1 {
      guard title == .strong, !isInitial, chain[low].end - chain[low].start > 2, !isKnown(chain[low], mentions, next)
      else { return nil }
      return bodyEnds.contains(text, chain[low].start, chain[low].end) ? nil : name
    }
    if title != .none || isGiven { return isKnown(chain[low], mentions, next) && !isGiven ? nil : name }
    guard count <= 3, !isKnown(chain[low], mentions, next) else { return nil }
    return isWitnessed(name.span, text, mentions, next) ? name : nil
  }

  /// Whether what stands beside two capitalised words speaks of a person: "said X Y", "X Y, a professor at", "X Y (Spain)".
  private func isWitnessed(_ span: TextSpan, _ text: [UInt16], _ mentions: [Mention], _ next: Int) -> Bool {
    var at = Int(span.end)
    if at + 1 < text.count, text[at] == 0x20 {
      let length = speech.prefix(of: text, at: at + 1)
      if length > 0, at + 1 + length >= text.count || !tables.isWordLike(text[at + 1 + length]) { return true }
      at += 1
    }
    let start = Int(span.start)
    if start > 1, text[start - 1] == 0x20 {
      let length = speech.suffix(of: text, at: start - 1)
      if length > 0, start - 1 == length || !tables.isWordLike(text[start - 2 - length]) { return true }
    }
    guard at + 2 < text.count else { return false }
    if text[at] == 0x2C, text[at + 1] == 0x20 {
      let length = biography.prefix(of: text, at: at + 2)
      return length > 0 && (at + 2 + length >= text.count || !tables.isWordLike(text[at + 2 + length]))
    }
    guard text[at] == 0x28 else { return false }
    let inner = text[at + 1] == 0x20 ? at + 2 : at + 1
    var k = next
    while k < mentions.count, mentions[k].span.start <= inner {
      if mentions[k].span.start == inner, mentions[k].entity.hasPrefix("country/") {
        let end = Int(mentions[k].span.end)
        return end < text.count
          && (text[end] == 0x29 || text[end] == 0x20 && end + 1 < text.count && text[end + 1] == 0x29)
      }
      k += 1
    }
    return false
  }

  private func isAllCapitals(_ chain: [WesternWord], _ text: [UInt16]) -> Bool {
    for word in chain where word.end - word.start > 3 {
      if !tables.isUpper(text[word.end - 1]), !tables.isUpper(text[word.start + 1]) { return false }
    }
    return chain.contains { $0.end - $0.start > 3 }
  }

  // MARK: - Places

  private func place(_ chain: [WesternWord], from low: Int, _ text: [UInt16]) -> Name? {
    let high = chain.count - 1
    guard !isAllCapitals(chain, text), high - low < 4 else { return nil }
    let last = chain[high]
    if high > low,
      placeEnds.contains(text, last.start, last.end) || placeHeads.contains(text, chain[low].start, chain[low].end)
    {
      return Name(span: span(chain, low, high), type: .location, firstEnd: chain[low].end)
    }
    guard high - low < 2, last.end + 1 < text.count, text[last.end] == 0x20, !chain[low].isInitial,
      last.end - last.start > 2
    else { return nil }
    let length = placeNouns.prefix(of: text, at: last.end + 1)
    guard length > 0, last.end + 1 + length >= text.count || !tables.isWordLike(text[last.end + 1 + length]),
      !tables.isUpper(text[last.end + 1])
    else { return nil }
    return Name(span: span(chain, low, high), type: .politicalEntity, firstEnd: chain[low].end)
  }
}
