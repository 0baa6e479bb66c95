internal import Lexicons
internal import TextModel

/// Adds the names that no table has, where a strong pattern shows them.
struct UnknownNames {
  private let lexicon: Lexicon
  private let chinese: ChinesePersons
  private let foreign: ForeignPersons
  private let bodies: ChineseBodies
  private let places: ChinesePlaces
  private let western: WesternNames

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    chinese = ChinesePersons(lexicon: lexicon)
    foreign = ForeignPersons(lexicon: lexicon)
    bodies = ChineseBodies(lexicon: lexicon)
    places = ChinesePlaces(lexicon: lexicon)
    western = WesternNames(lexicon: lexicon)
  }

  /// Adds persons, places and bodies with Chinese names; `mentions` stay sorted. Complexity: O(n).
  func addChinese(to mentions: inout [Mention], in document: Document, edges: [UInt8], isNamed: [Bool]) {
    let place = CharacterPlace(text: document.text, edges: edges, isNamed: isNamed)
    addDotted(foreign.dotted(in: place), to: &mentions, document)
    let taken = Mentions.taken(mentions, beside: [])
    let known = mentions.filter { $0.type == .person && $0.parent < 0 }.map(\.span.end)
    let persons = longest(
      foreign.plain(in: place, outside: taken),
      chinese.find(in: document.text, edges: edges, outside: taken, known: known))
    mentions = Mentions.merged(
      mentions, persons.map { mention($0, .person, "grammar/person-zh", 0.7, document) })
    addPlaces(to: &mentions, place, document)
    let tops = mentions.indices.filter { mentions[$0].parent < 0 }
    let found = bodies.find(in: place, mentions: mentions, tops: tops)
    guard !found.isEmpty else { return }
    let added = found.map { body in
      var added = mention(body.span, .organisation, "grammar/body-zh", 0.7, document)
      if body.isSame {
        added.entity = mentions[body.head].entity
        added.name = mentions[body.head].name
      }
      return added
    }
    mentions = Mentions.merged(mentions, added)
    Mentions.adopt(&mentions)
  }

  private func addPlaces(to mentions: inout [Mention], _ place: CharacterPlace, _ document: Document) {
    let known = mentions.filter { mention in
      guard mention.parent < 0 else { return false }
      return mention.type == .politicalEntity || mention.type == .location
    }.map(\.span.end)
    let spans = places.find(in: place, outside: Mentions.taken(mentions, beside: []), known: known)
    mentions = Mentions.merged(
      mentions, spans.map { mention($0, .politicalEntity, "grammar/place-zh", 0.7, document) })
  }

  private func mention(
    _ span: TextSpan, _ type: EntityType, _ entry: String, _ score: Double, _ document: Document
  ) -> Mention {
    Mention(span: span, type: type, entity: "", name: document.string(span), role: .name, entry: entry, score: score)
  }

  /// Adds English names; one that holds a shorter name of the tables wins over it, unless that one is the same person or body.
  func addWestern(to mentions: inout [Mention], _ document: Document) {
    let names = western.find(in: document.text, mentions: mentions)
    guard !names.isEmpty else { return }
    var added: [Mention] = []
    var isDropped = [Bool](repeating: false, count: mentions.count)
    var next = 0
    for name in names {
      while next < mentions.count, mentions[next].span.end <= name.span.start { next += 1 }
      var own = mention(name.span, name.type, "grammar/name-en", 0.7, document)
      if name.type == .person { own.entry = "grammar/person-en" }
      var isKnown = false
      var k = next
      while k < mentions.count, mentions[k].span.start < name.span.end, !isKnown {
        let other = mentions[k]
        defer { k += 1 }
        guard other.span.overlaps(name.span), other.parent < 0 else { continue }
        guard name.span.contains(other.span), other.span != name.span else {
          isKnown = other.type != .topic
          continue
        }
        switch (name.type, other.type) {
        case (.person, .person):
          // "Hillary Rodham Clinton" is the Clinton whose name begins that way; "Nigel Wray" is not Christopher Wray.
          let first = document.string(TextSpan(Int(name.span.start), name.firstEnd))
          if other.name.hasPrefix(first) || other.span.start == name.span.start {
            own.entity = other.entity
            own.name = other.name
            own.entry = other.entry
          }
          isDropped[k] = true
        case (.person, .organisation), (.person, .law), (.location, .organisation), (.politicalEntity, .organisation):
          isKnown = true
        case (.person, _): isDropped[k] = true
        case (.organisation, .organisation) where name.hasFirmTail:
          own.entity = other.entity
          own.name = other.name
          own.entry = other.entry
          isDropped[k] = true
        case (.politicalEntity, .politicalEntity), (.location, .location), (.location, .politicalEntity),
          (.politicalEntity, .location):
          // "Shandong province": the table's name, whatever stands beside it.
          if name.type == .politicalEntity { isKnown = true }
        default: break
        }
      }
      if isKnown {
        for j in next..<k where name.span.contains(mentions[j].span) { isDropped[j] = false }
        continue
      }
      added.append(own)
    }
    mentions = Mentions.merged(Mentions.without(isDropped, mentions), added)
    Mentions.adopt(&mentions)
  }

  /// A name with dots wins over the shorter names that the tables have inside it: 阿什顿·卡特 is not 卡特.
  private func addDotted(_ spans: [TextSpan], to mentions: inout [Mention], _ document: Document) {
    guard !spans.isEmpty else { return }
    var added: [Mention] = []
    var isDropped = [Bool](repeating: false, count: mentions.count)
    var next = 0
    for span in spans {
      while next < mentions.count, mentions[next].span.end <= span.start { next += 1 }
      var k = next
      var isKnown = false
      while k < mentions.count, mentions[k].span.start < span.end {
        if mentions[k].span.overlaps(span), mentions[k].type != .topic, mentions[k].type != .event {
          // Where a table has the whole name, or most of it and more beside, the table is right.
          if !span.contains(mentions[k].span) || mentions[k].span.start == span.start { isKnown = true }
        }
        k += 1
      }
      if isKnown { continue }
      for k in next..<k where span.contains(mentions[k].span) { isDropped[k] = true }
      added.append(mention(span, .person, "grammar/person-foreign", 0.8, document))
    }
    guard !added.isEmpty else { return }
    mentions = Mentions.merged(Mentions.without(isDropped, mentions), added)
  }

  /// Both lists in one; of two names that overlap the longer.
  private func longest(_ a: [TextSpan], _ b: [TextSpan]) -> [TextSpan] {
    var found: [TextSpan] = []
    for span in (a + b).sorted() {
      if let last = found.last, last.overlaps(span) {
        if span.count > last.count { found[found.count - 1] = span }
      } else {
        found.append(span)
      }
    }
    return found
  }
}
