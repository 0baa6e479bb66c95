internal import Lexicons
internal import TextModel

/// Adds the names that no table has, where a strong pattern shows them.
struct UnknownNames {
  private let lexicon: Lexicon
  private let chinese: ChinesePersons
  private let foreign: ForeignPersons
  private let bodies: ChineseBodies
  private let places: ChinesePlaces

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    chinese = ChinesePersons(lexicon: lexicon)
    foreign = ForeignPersons(lexicon: lexicon)
    bodies = ChineseBodies(lexicon: lexicon)
    places = ChinesePlaces(lexicon: lexicon)
  }

  /// Adds persons and bodies; `mentions` stay sorted. Complexity: O(n).
  func addNames(to mentions: inout [Mention], in document: Document, edges: [UInt8], isNamed: [Bool]) {
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
