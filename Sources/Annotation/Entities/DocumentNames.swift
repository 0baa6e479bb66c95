internal import Lexicons
internal import TextModel
internal import UnicodeText

/// What a document itself makes a name: short forms in brackets ("the Quadrilateral Security Dialogue (QUAD)", （以下简称“联盟”）),
/// the Latin name behind a Chinese one （Marco Rubio）, and the family names of persons that no table has.
struct DocumentNames {
  private struct Alias {
    var entity: String
    var name: String
    var type: EntityType
    var entry: String
  }

  private let introductions: WordList
  private let stops: WordList
  private let tables = CharacterTables.shared

  private static let longestHan = 6

  init(lexicon: Lexicon) {
    introductions = lexicon.list("zh-abbreviation")
    stops = lexicon.list("en-name-stop")
  }

  /// Adds the mentions of such names; `mentions` stay sorted. Complexity: O(n).
  func bind(_ mentions: inout [Mention], in text: [UInt16]) {
    var aliases: [UInt64: Alias] = [:]
    var lengths = Set<Int>()
    var added: [Mention] = []
    readBrackets(&mentions, text, &aliases, &lengths, &added)
    mentions = Mentions.merged(mentions, added)
    addFamilyNames(mentions, text, &aliases, &lengths)
    if aliases.isEmpty { return }
    dropRivals(&mentions, aliases, text)
    mentions = Mentions.merged(mentions, occurrences(of: aliases, lengths, mentions, text))
  }

  // MARK: - Brackets

  private func readBrackets(
    _ mentions: inout [Mention], _ text: [UInt16], _ aliases: inout [UInt64: Alias], _ lengths: inout Set<Int>,
    _ added: inout [Mention]
  ) {
    var next = 0
    var owner = -1
    for i in text.indices where text[i] == 0x28 || text[i] == 0xFF08 {
      while next < mentions.count, Int(mentions[next].span.end) <= i {
        if mentions[next].parent < 0 { owner = next }
        next += 1
      }
      guard owner >= 0, close(to: i, Int(mentions[owner].span.end), text), let content = content(of: i, text),
        content.count >= 2
      else { continue }
      var form = content
      let introduction = introductions.prefix(of: text, at: Int(content.start))
      if introduction > 0 {
        form.start += Int32(introduction)
        trimQuotes(&form, text)
      }
      var inner = next
      while inner < mentions.count, mentions[inner].span.start < form.start { inner += 1 }
      let isFree = inner == mentions.count || mentions[inner].span.start >= form.end
      if !isFree, mentions[inner].span == form, mentions[owner].entity.isEmpty,
        mentions[inner].type == mentions[owner].type
      {
        // A spelling that no table has, explained by one that is known.
        mentions[owner].entity = mentions[inner].entity
        mentions[owner].name = mentions[inner].name
        continue
      }
      guard isFree, form.count >= 2, introduction > 0 || isAlias(form, of: mentions[owner], text) else { continue }
      let alias = Alias(
        entity: mentions[owner].entity, name: mentions[owner].name, type: mentions[owner].type,
        entry: "grammar/short-form")
      added.append(mention(alias, form))
      if introduction > 0 || isAbbreviation(form, text) { add(alias, form, text, &aliases, &lengths) }
    }
  }

  private func close(to bracket: Int, _ end: Int, _ text: [UInt16]) -> Bool {
    if end == bracket || end + 1 == bracket && text[end] == 0x20 { return true }
    // A quotation mark or 》 may stand between.
    return end + 1 == bracket && tables.kind(text[end]) == .punctuation
  }

  private func content(of bracket: Int, _ text: [UInt16]) -> TextSpan? {
    var start = bracket + 1
    while start < text.count, text[start] == 0x20 { start += 1 }
    var end = start
    while end < text.count, end - start < 60, text[end] != 0x29, text[end] != 0xFF09, text[end] != 0x0A { end += 1 }
    guard end < text.count, text[end] == 0x29 || text[end] == 0xFF09 else { return nil }
    // （Carnegie Endowment，CEIP）: the first part.
    var stop = start
    while stop < end, text[stop] != 0xFF0C, text[stop] != 0x2C, text[stop] != 0x3B, text[stop] != 0xFF1B { stop += 1 }
    while stop > start, text[stop - 1] == 0x20 { stop -= 1 }
    return stop > start ? TextSpan(start, stop) : nil
  }

  private func trimQuotes(_ span: inout TextSpan, _ text: [UInt16]) {
    while span.count > 0,
      tables.fold(text[Int(span.start)]) == 0x22 || text[Int(span.start)] == 0x3A
        || text[Int(span.start)] == 0xFF1A
    {
      span.start += 1
    }
    while span.count > 0, tables.fold(text[Int(span.end) - 1]) == 0x22 { span.end -= 1 }
  }

  /// Whether what stands in brackets is another form of the name before them.
  private func isAlias(_ form: TextSpan, of owner: Mention, _ text: [UInt16]) -> Bool {
    switch owner.type {
    case .organisation, .law, .event, .topic, .person, .work: break
    default: return false
    }
    if isAbbreviation(form, text) { return owner.type != .person }
    // Behind a Chinese name the foreign one, in words with capitals.
    guard owner.type != .topic, tables.isHan(text[Int(owner.span.start)]) else { return false }
    var capitals = 0
    for i in form.range {
      if tables.isHan(text[i]) || tables.kind(text[i]) == .digit { return false }
      if tables.isUpper(text[i]), i == form.start || !tables.isWordLike(text[i - 1]) { capitals += 1 }
    }
    return capitals >= 1 && tables.isUpper(text[Int(form.start)])
  }

  /// Two to ten Latin letters, most of them capitals.
  private func isAbbreviation(_ form: TextSpan, _ text: [UInt16]) -> Bool {
    guard form.count <= 10, tables.isUpper(text[Int(form.start)]) else { return false }
    let capitals = form.range.count { tables.isUpper(text[$0]) }
    guard form.range.allSatisfy({ tables.isWordLike(text[$0]) || text[$0] == 0x26 || text[$0] == 0x2D }) else {
      return false
    }
    return capitals >= 2 && capitals * 2 > form.count
  }

  // MARK: - Family names

  /// The last part of a person's name of two parts and more: of persons that no table has, and of those whose family name the
  /// tables give to nobody, because several have it.
  private func addFamilyNames(
    _ mentions: [Mention], _ text: [UInt16], _ aliases: inout [UInt64: Alias], _ lengths: inout Set<Int>
  ) {
    for mention in mentions
    where mention.type == .person && mention.parent < 0
      && (mention.entry.hasPrefix("grammar/person") || mention.role == .name)
    {
      var start = Int(mention.span.end)
      while start > mention.span.start {
        let unit = text[start - 1]
        if unit == 0x20 || unit > 0x7F && tables.fold(unit) == 0xB7 { break }
        start -= 1
      }
      guard start > mention.span.start else { continue }
      let part = TextSpan(start, Int(mention.span.end))
      let isHan = tables.isHan(text[start])
      guard part.count >= (isHan ? 2 : 3), !isHan || part.count <= DocumentNames.longestHan,
        isHan || !stops.contains(text, start, Int(part.end))
      else { continue }
      let alias = Alias(
        entity: mention.entity, name: mention.name, type: .person, entry: "grammar/family-name")
      if aliases[key(part, text)] == nil { add(alias, part, text, &aliases, &lengths) }
    }
  }

  /// A family name that the document gave to somebody of its own is not that of a person of the tables, unless the
  /// document names that one in full.
  private func dropRivals(_ mentions: inout [Mention], _ aliases: [UInt64: Alias], _ text: [UInt16]) {
    var isRival = [Bool](repeating: false, count: mentions.count)
    var fullNames = Set<String>()
    var found = false
    for (i, mention) in mentions.enumerated() where mention.type == .person && !mention.entry.hasPrefix("grammar/") {
      if let alias = aliases[key(mention.span, text)], alias.entity.isEmpty {
        isRival[i] = true
        found = true
      } else {
        fullNames.insert(mention.entity)
      }
    }
    guard found else { return }
    for i in mentions.indices where isRival[i] && fullNames.contains(mentions[i].entity) { isRival[i] = false }
    mentions = Mentions.without(isRival, mentions)
  }

  // MARK: - Later mentions

  private func occurrences(
    of aliases: [UInt64: Alias], _ lengths: Set<Int>, _ mentions: [Mention], _ text: [UInt16]
  ) -> [Mention] {
    let hanLengths = lengths.filter { $0 <= DocumentNames.longestHan }.sorted(by: >)
    var found: [Mention] = []
    var i = 0
    for taken in Mentions.taken(mentions, beside: []) + [TextSpan(text.count, text.count)] {
      while i < taken.start {
        if tables.isHan(text[i]) {
          let length = hanLengths.first { length in
            i + length <= taken.start && aliases[key(TextSpan(i, i + length), text)] != nil
          }
          if let length, let alias = aliases[key(TextSpan(i, i + length), text)] {
            found.append(mention(alias, TextSpan(i, i + length)))
            i += length
          } else {
            i += 1
          }
        } else if tables.isUpper(text[i]), i == 0 || !tables.isWordLike(text[i - 1]) {
          var end = i + 1
          while end < taken.start, isInside(end, text) { end += 1 }
          let span = TextSpan(i, end)
          if let alias = aliases[key(span, text)], end == text.count || !tables.isWordLike(text[end]) {
            found.append(mention(alias, span))
          }
          i = end
        } else {
          i += 1
        }
      }
      i = max(i, Int(taken.end))
    }
    return found
  }

  private func isInside(_ at: Int, _ text: [UInt16]) -> Bool {
    if tables.isWordLike(text[at]) { return true }
    let unit = tables.fold(text[at])
    guard unit == 0x27 || unit == 0x2D || unit == 0x26, at + 1 < text.count, tables.isWordLike(text[at + 1]) else {
      return false
    }
    return unit != 0x27 || tables.fold(text[at + 1]) != 0x73
      || at + 2 < text.count && tables.isWordLike(text[at + 2])
  }

  private func mention(_ alias: Alias, _ span: TextSpan) -> Mention {
    Mention(
      span: span, type: alias.type, entity: alias.entity, name: alias.name, role: .short, entry: alias.entry, score: 0.7
    )
  }

  private func add(
    _ alias: Alias, _ span: TextSpan, _ text: [UInt16], _ aliases: inout [UInt64: Alias], _ lengths: inout Set<Int>
  ) {
    aliases[key(span, text)] = alias
    if tables.isHan(text[Int(span.start)]) { lengths.insert(span.count) }
  }

  /// FNV-1a over the units as they are: capitals count.
  private func key(_ span: TextSpan, _ text: [UInt16]) -> UInt64 {
    text[span.range].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
