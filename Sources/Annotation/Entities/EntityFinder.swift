internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Turns the matcher's names into mentions: decides between rivals, reads capitals that act as governments, binds
/// surnames and short forms to full names of the document, and keeps what is nested.
///
/// One a thread; it owns the buffers of its work.
struct EntityFinder {
  private let lexicon: Lexicon
  private let context: NameContext
  private let compounds: ChineseCompounds
  private let western = WesternCompounds()
  private let unknown: UnknownNames
  private let rivals: WordRivals
  private let own: DocumentNames
  private let groups: GroupReferences
  private let inside: NamesInside
  private let titled: TitledNames
  private let letters: Transliteration
  private let institutions: WordList
  private let chambers: WordList
  private var trail: CountryTrail
  /// Whether an entity stands in the document with a full name; by its index.
  private var isNamed: [Bool]
  private var named: [Int32] = []

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    context = NameContext(lexicon: lexicon)
    compounds = ChineseCompounds(lexicon: lexicon)
    unknown = UnknownNames(lexicon: lexicon)
    rivals = WordRivals(lexicon: lexicon)
    own = DocumentNames(lexicon: lexicon)
    groups = GroupReferences(lexicon: lexicon)
    inside = NamesInside(lexicon: lexicon)
    titled = TitledNames(lexicon: lexicon)
    letters = Transliteration(lexicon: lexicon)
    institutions = lexicon.list("institution")
    chambers = lexicon.list("chamber")
    trail = CountryTrail(lexicon: lexicon)
    isNamed = [Bool](repeating: false, count: lexicon.entities.count)
  }

  /// Replaces the document's mentions. `edges` are the segmenter's word boundaries.
  mutating func find(in document: inout Document, matcher: Matcher, edges: [UInt8]) {
    let names = matcher.names
    noteFullNames(names)
    var mentions: [Mention] = []
    mentions.reserveCapacity(names.count)
    var i = 0
    var top = -1
    var sentence = 0
    // Where the last nested place ends that was refused: what is inside it is refused with it (North |American|).
    var refused: Int32 = 0
    while i < names.count {
      var j = i + 1
      while j < names.count, names[j].span == names[i].span { j += 1 }
      defer { i = j }
      let span = names[i].span
      let nested = top >= 0 && span.start < mentions[top].span.end
      while sentence + 1 < document.sentences.count, document.sentences[sentence + 1].span.start <= span.start {
        sentence += 1
      }
      let opening = document.sentences.isEmpty ? 0 : document.sentences[sentence].span.start
      let beside = Neighbours(
        previous: nested || top < 0 ? nil : mentions[top], next: j < names.count ? names[j...] : [])
      guard var mention = choose(names[i..<j], document.text, edges, sentence: opening, beside) else { continue }
      if nested {
        guard span.end > refused, mention.role != .metonym, mentions[top].span.contains(span) else { continue }
        guard isPart(mention.entity, of: mentions[top].entity, isHan: isHan(span, document.text)) else {
          if mention.type == .location || mention.type == .group { refused = span.end }
          continue
        }
        mention.parent = top
        mentions.append(mention)
        continue
      }
      if let entity = lexicon.entity(mention.entity) { trail.pass(Int32(entity), at: span.start) }
      mentions.append(mention)
      top = mentions.count - 1
    }
    addMembers(&mentions)
    let hasHan = CharacterTables.shared.hasHan(document.text)
    if hasHan {
      compounds.add(
        to: &mentions, text: document.text, edges: edges, ordinary: matcher.ordinary, isNamed: isNamed)
    }
    western.join(&mentions, text: document.text)
    unknown.addWestern(to: &mentions, document)
    if hasHan { unknown.addChinese(to: &mentions, in: document, edges: edges, isNamed: isNamed) }
    own.bind(&mentions, in: document.text)
    forgetFullNames()
    document.mentions = mentions
    let found = groups.find(in: document, edges: edges)
    if !found.isEmpty { document.mentions = Mentions.merged(document.mentions, found) }
  }

  private mutating func noteFullNames(_ names: [NameMatch]) {
    for name in names where name.role != .short {
      trail.count(name.entity)
      if name.role == .name { note(name.entity) }
    }
  }

  private mutating func note(_ entity: Int32) {
    if isNamed[Int(entity)] { return }
    isNamed[Int(entity)] = true
    named.append(entity)
  }

  private mutating func forgetFullNames() {
    for entity in named { isNamed[Int(entity)] = false }
    named.removeAll(keepingCapacity: true)
    trail.clear()
  }

  /// The best reading of one span, or nil if none is licensed.
  private mutating func choose(
    _ group: ArraySlice<NameMatch>, _ text: [UInt16], _ edges: [UInt8], sentence: Int32, _ beside: Neighbours
  ) -> Mention? {
    var name = institution(group, text, sentence: sentence)
    var metonym: NameMatch?
    for match in group {
      switch match.role {
      case .short:
        guard isLicensed(match, text) else { continue }
        if name == nil { name = match }
      case .metonym:
        if metonym == nil { metonym = match }
      case .name, .demonym:
        if let known = name, known.role != .short { continue }
        name = match
      }
    }
    if name == nil, metonym == nil, let match = titled.choose(group, text, isNamed: { isNamed[$0] || trail.names($0) })
    {
      // From here on the family name alone will do.
      note(match.entity)
      return mention(match, score: 0.8)
    }
    guard let first = name ?? metonym else { return nil }
    if CharacterTables.shared.isHan(text[Int(first.span.start)]), rivals.outweigh(first.span, in: text) { return nil }
    if isPlace(first.entity) {
      if context.isNamesake(first.span, text) || context.isStreet(first.span, text, edges) { return nil }
      if first.span.count == 2, context.isSurnamed(Int(first.span.start), text, edges) { return nil }
    }
    if let acting = metonym, context.acts(first.span, text), !context.isPersonal(first.span, text),
      !isListedWithCities(first.span, beside, text), !isSeat(of: beside.next, first.span, acting.entity, text)
    {
      return mention(acting, score: 0.9)
    }
    if let name {
      if lexicon.entities[Int(name.entity)].type == .person, isPiece(name.span, text, edges) { return nil }
      if name.role == .name, isPlace(name.entity), context.isPersonal(name.span, text) { return nil }
      if let state = beside.previous, isAnothers(name, state, text) { return nil }
      if name.exact || name.span.count <= 3, !context.capitalsMean(name.span, text) { return nil }
      return mention(name, score: name.aligned ? 1 : 0.8)
    }
    // A capital that only stands somewhere, and that no row has as a place.
    return metonym.map {
      Mention(
        span: $0.span, type: .politicalEntity, entity: "", name: String(decoding: text[$0.span.range], as: UTF16.self),
        role: .name, entry: lexicon.entities[Int($0.entity)].id, score: 0.5)
    }
  }

  /// What stands before and after a name in the same list, if it is one.
  private struct Neighbours {
    var previous: Mention?
    var next: ArraySlice<NameMatch>
  }

  /// Whether a capital stands in a list with a city that is no capital: "New York and Washington", 上海、北京.
  private func isListedWithCities(_ span: TextSpan, _ beside: Neighbours, _ text: [UInt16]) -> Bool {
    if let previous = beside.previous, previous.type == .politicalEntity, previous.entity.hasPrefix("place/"),
      previous.role == .name, context.lists(from: previous.span, to: span, text)
    {
      return true
    }
    guard let next = beside.next.first, context.lists(from: span, to: next.span, text) else { return false }
    var isCity = false
    for match in beside.next {
      guard match.span == next.span else { break }
      if match.role == .metonym { return false }
      let entry = lexicon.entities[Int(match.entity)]
      isCity = isCity || (match.role == .name && entry.type == .politicalEntity && entry.id.hasPrefix("place/"))
    }
    return isCity
  }

  /// Whether a body of one state is named right behind another state, whose it is then: "Peru's |Congress|".
  private func isAnothers(_ match: NameMatch, _ state: Mention, _ text: [UInt16]) -> Bool {
    let entry = lexicon.entities[Int(match.entity)]
    guard entry.type == .organisation, state.entity.hasPrefix("country/"), state.span.end < match.span.start,
      let own = entry.of.first, own.hasPrefix("country/"), own != state.entity,
      institutions.contains(text, Int(match.span.start), Int(match.span.end))
        || chambers.contains(text, Int(match.span.start), Int(match.span.end))
    else { return false }
    let between = Array(text[Int(state.span.end)..<Int(match.span.start)])
    return between == EntityFinder.ownerMark || between == EntityFinder.ownerMarkCurly
      || state.role == .demonym && between == [0x20]
  }

  private static let ownerMark = Array("'s ".utf16)
  private static let ownerMarkCurly = Array("’s ".utf16)

  /// Whether the Chinese name of a body follows that is not the state's: 华盛顿|世界银行 is where it sits.
  private func isSeat(of next: ArraySlice<NameMatch>, _ span: TextSpan, _ state: Int32, _ text: [UInt16]) -> Bool {
    guard let first = next.first, first.span.start == span.end, first.role == .name, isHan(first.span, text) else {
      return false
    }
    let entry = lexicon.entities[Int(first.entity)]
    return entry.type == .organisation && !belongs(entry, to: lexicon.entities[Int(state)].id, steps: 2)
  }

  private func isHan(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    CharacterTables.shared.isHan(text[Int(span.start)])
  }

  /// Whose 国会 or 外交部 it is: that of the country named last in the sentence, else of the one named most often.
  private func institution(_ group: ArraySlice<NameMatch>, _ text: [UInt16], sentence: Int32) -> NameMatch? {
    guard let first = group.first(where: { $0.role == .short }),
      institutions.contains(text, Int(first.span.start), Int(first.span.end))
    else { return nil }
    var best: (match: NameMatch, weight: Int32)?
    for match in group where match.role == .short {
      let weight = trail.weight(of: match.entity, at: first.span.start, sentence: sentence)
      if weight > best?.weight ?? 0 { best = (match, weight) }
    }
    return best?.match
  }

  /// Whether a person's name in Chinese letters is the beginning or the end of another one: 莫迪|凯, 拉特纳|亚|克.
  private func isPiece(_ span: TextSpan, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    guard span.count <= 4 else { return false }
    let place = CharacterPlace(text: text, edges: edges, isNamed: [])
    func isLetter(_ at: Int) -> Bool {
      at >= 0 && at < text.count && letters.isClear(text[at]) && place.isWord(at, at + 1)
    }
    guard text[span.range].allSatisfy({ letters.mayHold($0) }) else { return false }
    return isLetter(Int(span.end)) || isLetter(Int(span.start) - 1)
  }

  private func isPlace(_ entity: Int32) -> Bool {
    switch lexicon.entities[Int(entity)].type {
    case .politicalEntity, .location: true
    default: false
    }
  }

  /// A short form counts where its entity stands with a full name; a combining form (Sino) before its hyphen.
  private func isLicensed(_ match: NameMatch, _ text: [UInt16]) -> Bool {
    if lexicon.entities[Int(match.entity)].type == .politicalEntity {
      let end = Int(match.span.end)
      return end < text.count && CharacterTables.shared.fold(text[end]) == 0x2D
    }
    if isNamed[Int(match.entity)] { return true }
    return lexicon.entities[Int(match.entity)].type == .location && hasArticle(match.span, text)
  }

  /// "the West", where no name goes on: not "the West Bank", "the West-facing side", "the Gulf of Tonkin".
  private func hasArticle(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let tables = CharacterTables.shared
    let (start, end) = (Int(span.start), Int(span.end))
    guard start >= 4, tables.fold(Array(text[start - 4..<start])) == EntityFinder.article,
      start == 4 || !tables.isWordLike(text[start - 5])
    else { return false }
    guard end < text.count else { return true }
    if tables.fold(text[end]) == 0x2D { return false }
    guard end + 1 < text.count, tables.isSpace(text[end]) else { return true }
    return !tables.isUpper(text[end + 1]) && !text[(end + 1)...].starts(with: EntityFinder.ofSomething)
  }

  private static let article = Array("the ".utf16)
  private static let ofSomething = Array("of ".utf16)

  private func mention(_ match: NameMatch, score: Double) -> Mention {
    let entry = lexicon.entities[Int(match.entity)]
    let role: MentionRole =
      switch match.role {
      case .name: .name
      case .demonym: .demonym
      case .metonym: .metonym
      case .short: .short
      }
    // The name of a people is no place, and not every mention of it is the state.
    let isPeople = role == .demonym && (entry.type == .politicalEntity || entry.type == .location)
    return Mention(
      span: match.span, type: isPeople ? .group : entry.type, entity: entry.id, name: entry.name, role: role,
      entry: entry.id, score: score)
  }

  /// Whether a name inside another one counts on its own: a country inside one of its bodies or alliances, and any
  /// actor inside a topic or an event. A country that only Chinese spells into the name of an event does not.
  private func isPart(_ inner: String, of outer: String, isHan: Bool) -> Bool {
    guard let outer = lexicon.entity(outer), let inner = lexicon.entity(inner) else { return false }
    let entry = lexicon.entities[outer]
    let isCountry = lexicon.entities[inner].id.hasPrefix("country/")
    switch entry.type {
    case .organisation:
      guard isCountry, belongs(entry, to: lexicon.entities[inner].id, steps: 2) else { return false }
      // Firms and media are named by their own names; bodies of a state are named by the state.
      return !entry.file.hasSuffix("organisations-private.tsv") || inside.name(Int32(inner), in: Int32(outer))
    case .law: return isCountry && entry.of.contains(lexicon.entities[inner].id)
    case .location:
      // "southern Lebanon", 美国南部 name the country that they are a part of; "Panama Canal" and seas do not.
      guard isCountry, entry.of == [lexicon.entities[inner].id] else { return false }
      return !EntityFinder.waters.contains(String(entry.name.split(separator: " ").last ?? ""))
    case .topic, .event:
      // 英国脱欧 is Brexit and names no country but in Chinese; a topic (中国特色社会主义) is no name of its own.
      if isCountry { return entry.type == .topic || !isHan || inside.name(Int32(inner), in: Int32(outer)) }
      let type = lexicon.entities[inner].type
      // 加沙停火协议 names Gaza.
      return type == .politicalEntity || type == .person || type == .organisation || type == .location
    default: return false
    }
  }

  private static let waters: Set<String> = [
    "Sea", "Canal", "Strait", "Straits", "Gulf", "Bay", "Ocean", "River", "Channel",
  ]

  /// Whether an entity belongs to another one, or to one that does: an army to the forces of its state.
  private func belongs(_ entry: EntityEntry, to id: String, steps: Int) -> Bool {
    if entry.of.contains(id) { return true }
    guard steps > 0 else { return false }
    return entry.of.contains { owner in
      guard let owner = lexicon.entity(owner), lexicon.entities[owner].type == .organisation else { return false }
      return belongs(lexicon.entities[owner], to: id, steps: steps - 1)
    }
  }

  /// An alliance or agreement that spells out its members has them as members.
  private func addMembers(_ mentions: inout [Mention]) {
    for i in mentions.indices where mentions[i].parent >= 0 {
      let parent = mentions[i].parent
      guard mentions[parent].type != .topic, mentions[parent].type != .event else { continue }
      guard !mentions[parent].members.contains(mentions[i].entity) else { continue }
      mentions[parent].members.append(mentions[i].entity)
    }
    for i in mentions.indices where mentions[i].members.count == 1 { mentions[i].members = [] }
  }
}
