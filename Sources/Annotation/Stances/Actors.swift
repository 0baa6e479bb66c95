internal import Lexicons
internal import TextModel

/// Somebody who can hold or receive a stance at one place of a clause.
struct Actor: Equatable {
  /// The index of the mention; for a pronoun that of its antecedent.
  var mention: Int
  /// Whether the place names something of the actor's: "Japan's policy", 日本的政策.
  var isOwner = false
  /// Whether a pronoun stands there.
  var isPronoun = false
  /// Whether it is the seat of who is meant: "the government in Kabul".
  var isSeat = false
  /// What the actor owns is its relations with somebody: "Japan's ties".
  var ofRelation = false
}

/// A noun phrase: who it is about, and where it ends.
struct NounPhrase {
  /// The units it spans, half-open; prepositional phrases included.
  var start: Int
  var end: Int
  /// Where the phrase's own words end, before its first preposition.
  var coreEnd: Int
  /// The actors at its head, or the owners of what it names.
  var actors: [Actor] = []
  /// Whether its head noun names relations, ties, an alliance.
  var isRelation = false
}

/// What somebody holds somebody for: "see Japan as ~", H 把 T 视为 ~. No holder: nobody is named who does, "is seen as ~".
struct Regard {
  var holders: [Actor]
  var targets: [Actor]
}

/// Which antecedent a pronoun has: the likeliest actor of the sentences before it. One a worker, which the readers share.
final class Discourse {
  private struct Record {
    var mention: Int
    var sentence: Int
    var position: Int32
    var weight: Int
    var isPerson: Bool
    /// Nil if nobody knows.
    var isWoman: Bool?
    /// "the Biden administration": a person's name that "it" takes up.
    var isBody: Bool
    var isPlural: Bool
    /// "Chinese" before a noun that is nobody who acts: "Chinese exports".
    var isAdjective: Bool
    /// Cities, rivers, buildings: seldom what "it" means.
    var isPlace: Bool
    /// The likely subject of a clause before the main one: "Although Tokyo thanked Taipei".
    var leads = false
    /// Behind a preposition, "for Peru", "in Iraq": no subject that "it" takes up.
    var isOblique = false
  }

  @exclusivity(unchecked) private var records: [Record] = []
  /// The last sentence whose subject is a thing or people without a name, and whether there are several.
  @exclusivity(unchecked) private var unnamed: (sentence: Int, isPlural: Bool)?
  private let women: WordList

  init(lexicon: Lexicon) { women = lexicon.list("female-name") }

  func clear() {
    records.removeAll(keepingCapacity: true)
    unnamed = nil
  }

  /// Notes that the subject of a sentence is nobody who has a name: "Large corporations have".
  func addUnnamed(sentence: Int, isPlural: Bool) { unnamed = (sentence, isPlural) }

  /// Notes the actors of a sentence. The first one, its likely subject, weighs most; `mentions` are in order.
  /// With `isLed` a phrase or clause stands first, "By invading Iraq, the United States": what it names is not the subject.
  func add(_ mentions: [Int], sentence: Int, document: Document, isLed: Bool = false) {
    var subject = 0
    if isLed, mentions.count > 1 {
      subject =
        (1..<mentions.count).first { k in
          let (a, b) = (document.mentions[mentions[k - 1]].span.end, document.mentions[mentions[k]].span.start)
          let between = document.text[Int(a)..<max(Int(a), Int(b))]
          return between.contains(0x2C) && !Discourse.naming.contains { between.suffix($0.count).elementsEqual($0) }
        } ?? 0
    }
    for (k, i) in mentions.enumerated() {
      let mention = document.mentions[i]
      let isPerson = mention.type == .person
      let isPlural =
        mention.members.count > 1
        || (mention.role == .demonym || mention.type == .group) && Discourse.endsInS(mention, document)
      records.append(
        Record(
          mention: i, sentence: sentence, position: mention.span.start,
          // "the Ukrainian crisis" is not about Ukraine.
          weight: mention.role == .demonym && !isPlural ? 1 : k == subject ? 4 : k < 2 ? 2 : 1,
          isPerson: isPerson, isWoman: isPerson ? isWoman(mention, document) : nil,
          isBody: isPerson && Discourse.namesBody(mention, document), isPlural: isPlural,
          isAdjective: mention.role == .demonym && !isPlural && !Discourse.namesBody(mention, document),
          isPlace: mention.type == .location || mention.type == .facility,
          leads: k == 0 && subject > 0, isOblique: Discourse.isOblique(mention, document)))
    }
    if records.count > 64 { records.removeFirst(records.count - 48) }
  }

  /// Notes that a sentence begins with a pronoun: its antecedent stays what the text is about.
  func addTopic(_ tags: WordTags, at position: Int32, sentence: Int) {
    guard let mention = resolve(tags, at: position, sentence: sentence),
      var record = records.last(where: { $0.mention == mention })
    else { return }
    record.sentence = sentence
    record.position = position
    record.weight = 4
    records.append(record)
  }

  /// Whether a person has a woman's name or title; nil for one whom no table knows.
  private func isWoman(_ mention: Mention, _ document: Document) -> Bool? {
    let name = Array((mention.name.isEmpty ? document.string(mention.span) : mention.name).utf16)
    let first = name.firstIndex(of: 0x20) ?? name.count
    if women.contains(name, 0, first) || women.contains(name, 0, name.count) { return true }
    let before = document.text[max(0, Int(mention.span.start) - 5)..<Int(mention.span.start)]
    if Discourse.titles.contains(where: { before.suffix($0.count).elementsEqual($0) }) { return true }
    return mention.role == .given || mention.entity.isEmpty ? nil : false
  }

  private static let titles = ["Ms. ", "Mrs. ", "Ms ", "Mrs ", "Miss ", "Lady "].map { Array($0.utf16) }

  /// Whether the pronoun with a key is a woman's; nil for those that are nobody's in particular.
  private static func isWomans(_ key: UInt64) -> Bool? {
    female.contains(key) ? true : male.contains(key) ? false : nil
  }

  private static let female = Set(["she", "her", "hers", "herself", "她"].map(WordClasses.key))
  private static let male = Set(["he", "his", "him", "himself", "他"].map(WordClasses.key))

  /// Whether the word behind a name makes it a body: "the Biden| administration", 特朗普|政府.
  private static func namesBody(_ mention: Mention, _ document: Document) -> Bool {
    let behind = document.text[Int(mention.span.end)...]
    return bodies.contains { behind.starts(with: $0) }
  }

  private static let bodies = [
    " administration", " government", " regime", " campaign", " team", " cabinet", "政府", "当局", "团队", "内阁",
  ].map { Array($0.utf16) }

  /// Behind these a name explains what stands before: it is no subject.
  private static let naming = ["namely, ", "namely ", "including ", "such as ", "notably ", "especially ", "like "].map
  {
    Array($0.utf16)
  }

  /// Whether a preposition of place or purpose stands before a name.
  private static func isOblique(_ mention: Mention, _ document: Document) -> Bool {
    let start = Int(mention.span.start)
    let before = document.text[max(0, start - 12)..<start]
    return oblique.contains { before.suffix($0.count).elementsEqual($0) }
  }

  private static let oblique = ["in", "for", "from", "at", "on", "with", "about", "against", "across", "into"].flatMap {
    [" \($0) ", " \($0) the "]
  }.map { Array($0.utf16) }

  private static func endsInS(_ mention: Mention, _ document: Document) -> Bool {
    mention.span.count > 0 && document.text[Int(mention.span.end) - 1] == 0x73
  }

  /// The antecedent of a pronoun at `position` in a sentence, or nil. Looks three sentences back.
  /// Who is excluded is not meant: "the US undermines it" is about somebody else.
  /// A pronoun that is a subject takes up the subject of the clause before. `key` is the pronoun's; without one ("the government"),
  /// it may be a woman or a man and takes up no subject without a name.
  func resolve(
    _ tags: WordTags, key: UInt64 = 0, at position: Int32, sentence: Int, isObject: Bool = false,
    isExcluded: (Int) -> Bool = { _ in false }
  ) -> Int? {
    var best: (score: Int, mention: Int)?
    let isWomans = tags.contains(.he) ? Discourse.isWomans(key) : nil
    if key != 0, takesUpUnnamed(tags, at: position, sentence: sentence) { return nil }
    for record in records where record.position < position && sentence - record.sentence <= 3 {
      if isExcluded(record.mention) { continue }
      var fits = false
      if tags.contains(.he) {
        fits = record.isPerson && (isWomans == nil || record.isWoman == nil || isWomans == record.isWoman)
      }
      // "American values … It": not the country.
      if tags.contains(.it) {
        fits =
          fits
          || (!record.isPerson || record.isBody) && !(record.isAdjective && record.sentence < sentence)
            && !(record.isPlural && !tags.contains(.they))
      }
      if tags.contains(.they), !tags.contains(.he), !tags.contains(.it) { fits = record.isPlural || !record.isPerson }
      // 他们 is not one person.
      if tags.contains(.they), tags.contains(.he), record.isPerson { fits = record.isPlural }
      // "Trade matters for Peru. It boosts growth."
      if record.isOblique, record.sentence < sentence, tags.isDisjoint(with: .he), !tags.contains(.possessive), key != 0
      {
        continue
      }
      guard fits else { continue }
      var score = record.weight - 3 * (sentence - record.sentence)
      if tags.contains(.they), record.isPlural { score += 3 }
      if record.isPlace { score -= 2 }
      if record.leads, !isObject { score += 1 }
      if best.map({ score >= $0.score }) ?? true { best = (score, record.mention) }
    }
    return best?.mention
  }

  /// Whether "it" or "they" takes up the subject of its own sentence or of the one before, which is nobody with a name; its own
  /// sentence has named nobody before it.
  private func takesUpUnnamed(_ tags: WordTags, at position: Int32, sentence: Int) -> Bool {
    guard let unnamed, sentence - unnamed.sentence <= 1, !tags.isDisjoint(with: [.it, .they]) else { return false }
    let fits = unnamed.isPlural ? tags.contains(.they) : tags.contains(.it)
    return fits && !records.contains { $0.sentence == sentence && $0.position < position }
  }

  /// The likely topic of a sentence before: for clauses without a subject.
  func topic(before sentence: Int) -> Int? {
    records.last { $0.sentence == sentence - 1 && $0.weight == 4 }?.mention
  }
}

extension Document {
  /// The mentions that stand in one list with a mention, itself left out: "South Korea and Singapore", 中国、印度和巴西.
  /// What "they" takes up is all of them.
  func listed(with place: Int) -> [Int] {
    var found: [Int] = []
    for step in [-1, 1] {
      var last = place
      var next = place + step
      while mentions.indices.contains(next), found.count < 8 {
        defer { next += step }
        if mentions[next].parent >= 0 { continue }
        let (a, b) = step < 0 ? (next, last) : (last, next)
        guard joins(Int(mentions[a].span.end), Int(mentions[b].span.start)) else { break }
        found.append(next)
        last = next
      }
    }
    return found
  }

  /// Whether a comma or "and" is all that stands between two places.
  private func joins(_ from: Int, _ to: Int) -> Bool {
    guard from < to, to - from <= 6 else { return false }
    return ListMarks.all.contains { text[from..<to].elementsEqual($0) }
  }

  /// What actors are about, each once, in their order.
  func ids(of actors: [Actor]) -> [String] {
    var found: [String] = []
    for actor in actors where actor.mention >= 0 {
      for id in mentions[actor.mention].ids where !found.contains(id) { found.append(id) }
    }
    return found
  }

  /// Whether two actors are one: the same mention, or mentions of one entity.
  func areSame(_ a: Actor, _ b: Actor) -> Bool {
    if a.mention == b.mention { return true }
    guard a.mention >= 0, b.mention >= 0 else { return false }
    let (x, y) = (mentions[a.mention], mentions[b.mention])
    return !x.entity.isEmpty && x.entity == y.entity
  }

  /// Whether something of a state is what one of its own bodies or persons deals with: "Congress … America's credibility". Then he
  /// is no stranger to it.
  func isHome(_ state: Actor, of actor: Actor, _ lexicon: Lexicon) -> Bool {
    guard state.isOwner, state.mention >= 0, actor.mention >= 0,
      let row = lexicon.entity(mentions[actor.mention].entity)
    else { return false }
    return lexicon.entities[row].serves(mentions[state.mention].entity)
  }
}

extension EntityEntry {
  /// Whether it belongs to somebody, or holds or held an office of a state.
  func serves(_ id: String) -> Bool { of.contains(id) || id.hasPrefix("country/") && valid.contains("@" + id) }
}

extension StanceFinder {
  /// Who can hold a stance, or receive one.
  static func isActor(_ mention: Mention) -> Bool {
    if mention.role == .given { return true }
    switch mention.type {
    case .person, .organisation, .politicalEntity, .group, .law, .unknown: return true
    case .location, .facility: return true
    default: return false
    }
  }
}

private enum ListMarks {
  static let all = [", ", " and ", ", and ", "、", "和", "与", "及", "以及"].map { Array($0.utf16) }
}
