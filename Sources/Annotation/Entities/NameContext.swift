internal import Lexicons
internal import TextModel
internal import UnicodeText

/// What the words around a name say of it: whether a capital acts, whether capitals mean an acronym.
struct NameContext {
  private let placeBefore: WordList
  private let placeAfter: WordList
  private let placePhrases: WordList
  private let chinesePlaceBefore: WordList
  private let chinesePlaceAfter: WordList
  private let chineseInstitutes: WordList
  private let chineseInstituteStops: WordList
  private let placeQualifiers: WordList
  private let verbs: WordList
  private let joints: WordList
  private let givenNames: WordList
  private let givenPlaces: WordList
  private let states: WordList
  private let famous: WordList
  private let streets: WordList
  private let views: WordList
  private let placeNouns: WordList
  private let surnames: WordList
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    placeBefore = lexicon.list("en-place-before")
    placeAfter = lexicon.list("en-place-after")
    placePhrases = lexicon.list("en-place-phrase")
    chinesePlaceBefore = lexicon.list("zh-place-before")
    chinesePlaceAfter = lexicon.list("zh-place-after")
    chineseInstitutes = lexicon.list("zh-institute")
    chineseInstituteStops = lexicon.list("zh-institute-stop")
    placeQualifiers = lexicon.list("en-place-qualifier")
    verbs = lexicon.list("en-act")
    joints = lexicon.list("list-joint")
    givenNames = lexicon.list("en-given")
    givenPlaces = lexicon.list("en-given-place")
    states = lexicon.list("en-state")
    famous = lexicon.list("en-namesake")
    streets = lexicon.list("zh-street")
    views = lexicon.list("zh-view-after")
    placeNouns = lexicon.list("en-place-noun")
    surnames = lexicon.list("zh-surname-person")
  }

  /// Whether a capital or a seat of government at `span` stands for the government: it does unless something near it
  /// speaks of the place.
  func acts(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    if tables.isHan(text[start]) {
      if views.prefix(of: text, at: end) > 0 { return true }
      if chinesePlaceAfter.prefix(of: text, at: end) > 0 { return false }
      if chinesePlaceBefore.suffix(of: text, at: start) > 0 || isHost(end, text) { return false }
      return !isDateline(end, text)
    }
    if isDateline(end, text) { return false }
    // "in Beijing's view" is the government's, "in Beijing's streets" is not.
    if let owned = owned(by: end, text) {
      if placeAfter.contains(text, owned.lowerBound, owned.upperBound) { return false }
      // "London's provocative mayor"
      guard text[owned.upperBound...].first == 0x20, let next = word(after: owned.upperBound, text),
        next.lowerBound == owned.upperBound + 1
      else { return true }
      return !placeNouns.contains(text, next.lowerBound, next.upperBound)
    }
    if isRoute(start, end, text) { return false }
    // "in the Kremlin", "in Moscow", "a visit to Beirut"
    var edge = start
    if let article = word(before: start, text), article.count == 3, text[article.upperBound] == 0x20,
      NameContext.articles.contains(String(decoding: text[article], as: UTF16.self))
    {
      edge = article.lowerBound
    }
    if let previous = word(before: edge, text) {
      if placeBefore.contains(text, previous.lowerBound, previous.upperBound) { return false }
    }
    if edge > 0, text[edge - 1] == 0x20 {
      let length = placePhrases.suffix(of: text, at: edge - 1)
      if length > 0, edge - 1 == length || !tables.isWordLike(text[edge - 2 - length]) { return false }
    }
    guard var next = word(after: end, text), !verbs.contains(text, next.lowerBound, next.upperBound) else {
      return true
    }
    // "the Doha trade round"
    if placeQualifiers.contains(text, next.lowerBound, next.upperBound), text[next.upperBound...].first == 0x20,
      let second = word(after: next.upperBound, text)
    {
      next = second
    }
    return !placeAfter.contains(text, next.lowerBound, next.upperBound)
  }

  /// Whether the name of an institute begins with the Chinese name that ends at `end`: 华盛顿|全球发展中心.
  private func isHost(_ end: Int, _ text: [UInt16]) -> Bool {
    var i = end
    while i < min(text.count, end + 10), tables.isHan(text[i]), chineseInstituteStops.prefix(of: text, at: i) == 0 {
      if i > end, chineseInstitutes.prefix(of: text, at: i) > 0 { return true }
      i += 1
    }
    return false
  }

  /// "from Tunis to Cairo": both are places.
  private func isRoute(_ start: Int, _ end: Int, _ text: [UInt16]) -> Bool {
    func isWord(_ range: Range<Int>?, _ word: String) -> Bool {
      range.map { String(decoding: text[$0], as: UTF16.self) == word } ?? false
    }
    let before = word(before: start, text)
    if isWord(before, "from"), isWord(word(after: end, text), "to") { return true }
    guard isWord(before, "to"), let to = before, let city = word(before: to.lowerBound, text),
      tables.isUpper(text[city.lowerBound])
    else { return false }
    return isWord(word(before: city.lowerBound, text), "from")
  }

  /// The word behind a possessive: "Moscow's |policy|".
  private func owned(by end: Int, _ text: [UInt16]) -> Range<Int>? {
    guard end + 2 < text.count, tables.fold(text[end]) == 0x27, text[end + 1] == 0x73, text[end + 2] == 0x20 else {
      return nil
    }
    return word(after: end + 2, text)
  }

  /// Whether what stands between two names joins them in a list: "and", "to", a comma, 、, 和.
  func lists(from first: TextSpan, to second: TextSpan, _ text: [UInt16]) -> Bool {
    var (start, end) = (Int(first.end), Int(second.start))
    while start < end, text[start] == 0x20 { start += 1 }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    return joints.contains(text, start, end)
  }

  /// "NEW DELHI –", "STOCKHOLM/MADRID –", 新德里—: names before a dash at the head of a line say where the text was
  /// written.
  private func isDateline(_ end: Int, _ text: [UInt16]) -> Bool {
    var start = end
    while start > 0, text[start - 1] != 0x0A, end - start < 40 { start -= 1 }
    guard start == 0 || text[start - 1] == 0x0A else { return false }
    // "By 2017, Beijing – once dubbed Greyjing – will" is a sentence.
    let isSentence = text[start..<end].contains {
      $0 == 0x2E || $0 == 0x3002 || $0 == 0xFF0C || tables.kind($0) == .digit
    }
    guard !isSentence else { return false }
    let isHan = tables.isHan(text[end - 1])
    var k = end
    // Another place may follow: "/MADRID", ", GENEVA", 、日内瓦.
    if k < text.count, text[k] == 0x2F || text[k] == 0x2C || text[k] == 0x3001 {
      k += 1
      let limit = min(text.count, k + 24)
      while k < limit, isHan ? tables.isHan(text[k]) : isCapitalised(k, text) { k += 1 }
    }
    let stop = k
    while k < text.count, text[k] == 0x20 { k += 1 }
    guard k < text.count, tables.fold(text[k]) == 0x2D else { return false }
    return k > stop || text[k - 1] == 0x20 || isHan
  }

  /// Whether the unit is a space, or part of a word that begins with a capital.
  private func isCapitalised(_ at: Int, _ text: [UInt16]) -> Bool {
    if text[at] == 0x20 || tables.isUpper(text[at]) { return true }
    return tables.isWordLike(text[at]) && at > 0 && tables.isWordLike(text[at - 1])
  }

  /// Whether a place's name is part of a person's name: "Sydney Sweeney", "Jack London".
  func isPersonal(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let (start, end) = (Int(span.start), Int(span.end))
    guard tables.isUpper(text[start]) else { return false }
    if start > 1, text[start - 1] == 0x20, let before = word(before: start, text), before.upperBound == start - 1,
      tables.isUpper(text[before.lowerBound]), givenNames.contains(text, before.lowerBound, before.upperBound)
    {
      return true
    }
    guard givenPlaces.contains(text, start, end), end + 1 < text.count, text[end] == 0x20,
      tables.isUpper(text[end + 1]),
      let after = word(after: end, text), after.count > 1
    else { return false }
    // A line in capitals or a headline says nothing by its capitals.
    return !tables.isUpper(text[after.upperBound - 1]) && !placeAfter.contains(text, after.lowerBound, after.upperBound)
  }

  /// Whether a Chinese name is that of a street: 香港|中路, 台北|路.
  func isStreet(_ span: TextSpan, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let length = streets.prefix(of: text, at: Int(span.end))
    return length > 0 && edges[Int(span.end) + length] != 0
  }

  /// Whether a family name stands before a Chinese name of two characters, as a word: 孙|泰国 is a person.
  func isSurnamed(_ start: Int, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    guard start > 0, surnames.contains(text, start - 1, start), edges[start] != 0, edges[start - 1] != 0 else {
      return false
    }
    // 小|希 is a name at the head of a sentence; inside one, 小 is mostly small.
    return start == 1 || !tables.isHan(text[start - 2]) || !NameContext.prefixes.contains(text[start - 1])
  }

  /// What stands before given names and before much else.
  private static let prefixes = Set("小老阿".utf16)

  /// Whether a state follows that tells a town from its famous namesake: "Odessa, Texas", "Paris, Tenn."
  func isNamesake(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let start = Int(span.end) + 2
    guard start < text.count, text[start - 2] == 0x2C, text[start - 1] == 0x20, tables.isUpper(text[start]) else {
      return false
    }
    let length = states.prefix(of: text, at: start)
    guard length > 0, start + length >= text.count || !tables.isWordLike(text[start + length]) else { return false }
    // "Boston, Massachusetts" is Boston; "Washington, Georgia and Ohio" is a list, and the name a state itself.
    return famous.contains(text, Int(span.start), Int(span.end))
  }

  /// Whether a short name in capitals is one in a line that is all capitals: "US" in "TELL US MORE" is not.
  func capitalsMean(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    guard tables.kind(text[Int(span.start)]) == .letter, span.count <= 3 else { return true }
    var start = Int(span.start)
    while start > 0, text[start - 1] != 0x0A, Int(span.start) - start < 200 { start -= 1 }
    var end = Int(span.end)
    while end < text.count, text[end] != 0x0A, end - Int(span.end) < 200 { end += 1 }
    var others = 0
    for i in start..<end where tables.kind(text[i]) == .letter {
      if !tables.isUpper(text[i]) { return true }
      if i < span.start || i >= span.end { others += 1 }
    }
    if others < 8 { return true }
    // "WHO IS TO BLAME", "IT WORKS": in all capitals these are the words far more often.
    if NameContext.pronouns.contains(String(decoding: text[span.range], as: UTF16.self)) { return false }
    // All capitals: a name opens the line or stands behind a preposition or a mark, a pronoun behind a verb.
    guard let previous = word(before: Int(span.start), text) else { return true }
    return NameContext.beforeNames.contains(String(decoding: text[previous], as: UTF16.self))
  }

  private static let articles: Set<String> = ["the", "The"]
  private static let pronouns: Set<String> = ["WHO", "IT", "ALL", "HE", "MAY"]
  private static let beforeNames: Set<String> = [
    "THE", "OF", "IN", "BY", "FROM", "AND", "VS", "ON", "AGAINST", "WITH", "BETWEEN", "SAYS", "IF", "AS", "BUT",
  ]

  private func word(after position: Int, _ text: [UInt16]) -> Range<Int>? {
    var start = position
    while start < text.count, text[start] == 0x20 { start += 1 }
    var end = start
    while end < text.count, tables.isWordLike(text[end]) { end += 1 }
    return end > start ? start..<end : nil
  }

  private func word(before position: Int, _ text: [UInt16]) -> Range<Int>? {
    var end = position
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var start = end
    while start > 0, tables.isWordLike(text[start - 1]) { start -= 1 }
    return end > start ? start..<end : nil
  }
}
