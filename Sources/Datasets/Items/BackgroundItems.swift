internal import TextModel

/// Items whose target is named without a stance: what a classifier must learn to leave alone.
extension ItemBuilder {
  /// Such items of a document, chosen by a hash of the seed and the place; about three times as many as the share of
  /// `options.background` asks for, so that there is a choice over all documents.
  func background(_ document: Document, stances: Int) -> [Item] {
    guard options.background > 0 else { return [] }
    let places = options.level == .document ? wholePlaces(document) : sentencePlaces(document)
    guard !places.isEmpty else { return [] }
    var chosen = places
    if !options.allBackground {
      let share = options.background / (1 - options.background)
      let most = max(2, Int((3 * share * Double(stances)).rounded(.up)))
      if places.count > most {
        let ranked = places.indices.sorted { (places[$0].chance, $0) < (places[$1].chance, $1) }
        chosen = ranked.prefix(most).sorted().map { places[$0] }
      }
    }
    return chosen.map { item(at: $0, document) }
  }

  /// A target in a sentence, or in the document.
  private struct Place {
    var target: String
    var mention: Int
    var sentence: Int
    var chance: UInt64
  }

  private func item(at place: Place, _ document: Document) -> Item {
    var item = Item()
    let context: ItemContext
    if place.sentence >= 0 {
      context = ItemContext.around(place.sentence, window: options.window, in: document).context
      item.language = language(of: place.sentence, in: document)
      item.id = "n\(place.sentence + 1)/\(place.target)"
    } else {
      context = ItemContext.whole(document)
      item.language = document.language
      item.id = "n/\(place.target)"
    }
    item.sentence = place.sentence
    item.text = context.text
    item.holder = "author"
    item.target = place.target
    item.targetSpan = context.place(document.mentions[place.mention].span)
    item.rule = Item.background
    // A cue that nobody took may be a stance that was missed.
    let isCharged =
      place.sentence >= 0
      && document.cues.contains { $0.kind == .stance && document.sentences[place.sentence].span.contains($0.span) }
    item.uncertainty = isCharged ? 0.7 : 0.2
    return item
  }

  private func chance(_ document: Document, _ sentence: Int, _ target: String) -> UInt64 {
    Mix.finish(Mix.add(options.seed, to: Mix.hash(document.id, target, String(sentence))))
  }

  private func sentencePlaces(_ document: Document) -> [Place] {
    // The targets of stances, sentence by sentence.
    var taken: [Int: Set<String>] = [:]
    for stance in document.stances { taken[stance.sentence, default: []].insert(stance.target) }
    var places: [Place] = []
    var mention = 0
    for (sentence, value) in document.sentences.enumerated() {
      var seen = Set<String>()
      while mention < document.mentions.count, document.mentions[mention].span.start < value.span.start { mention += 1 }
      var at = mention
      guard value.zone.carriesArgument, filter.takes(language(of: sentence, in: document)) else { continue }
      while at < document.mentions.count, document.mentions[at].span.start < value.span.end {
        if document.mentions[at].type.isActor {
          for target in document.mentions[at].ids where filter.takes(background: target) {
            guard seen.insert(target).inserted else { continue }
            let near = (sentence - options.window)...(sentence + options.window)
            if near.contains(where: { taken[$0]?.contains(target) == true }) { continue }
            places.append(
              Place(
                target: target, mention: at, sentence: sentence, chance: chance(document, sentence, target)))
          }
        }
        at += 1
      }
    }
    return places
  }

  private func wholePlaces(_ document: Document) -> [Place] {
    guard filter.takes(document.language) else { return [] }
    let taken = Set(document.stances.map(\.target)).union(document.positions.map(\.target))
    let zones = ItemContext.argument(document)
    var count: [String: Int] = [:]
    var first: [(target: String, mention: Int)] = []
    for (index, mention) in document.mentions.enumerated() where mention.type.isActor {
      guard zones.contains(where: { $0.contains(mention.span) }) else { continue }
      for target in mention.ids where !taken.contains(target) && filter.takes(background: target) {
        if count[target] == nil { first.append((target, index)) }
        count[target, default: 0] += 1
      }
    }
    // What is named once in passing is no subject of the document.
    return first.filter { (count[$0.target] ?? 0) > 1 }.map {
      Place(target: $0.target, mention: $0.mention, sentence: -1, chance: chance(document, -1, $0.target))
    }
  }
}
