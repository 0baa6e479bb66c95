public import TextModel

/// Makes items of documents. Deterministic; each document by itself, on any thread.
public struct ItemBuilder: Sendable {
  let options: ItemOptions
  let filter: ItemFilter

  /// A builder with its options.
  public init(_ options: ItemOptions) {
    self.options = options
    filter = ItemFilter(options)
  }

  /// Why a document gives no items at all (`date`, `no date`, `publisher`), or nil.
  public func refusal(of document: Document) -> String? { filter.refusal(of: document) }

  /// The items of a document, in the order of its text, background items last. Complexity: O(document × items at the
  /// level of documents; sentences × window otherwise).
  public func items(_ document: Document) -> [Item] {
    let names = names(document)
    var items = options.level == .document ? whole(document) : sentences(document)
    items += background(document, stances: items.count)
    for at in items.indices {
      items[at].level = options.level
      items[at].holderName = name(items[at].holder, names)
      items[at].targetName = name(items[at].target, names)
    }
    return items
  }

  /// The English names of the entities that a document names.
  private func names(_ document: Document) -> [String: String] {
    var names: [String: String] = [:]
    for mention in document.mentions where !mention.entity.isEmpty && names[mention.entity] == nil {
      names[mention.entity] = mention.name
    }
    return names
  }

  private func name(_ id: String, _ names: [String: String]) -> String {
    if let name = names[id] { return name }
    return id == "author" || id == "unknown" || !id.contains("/") ? id : String(id.split(separator: "/").last ?? "")
  }

  // MARK: - Stances and positions

  private func sentences(_ document: Document) -> [Item] {
    var items: [Item] = []
    let order = document.stances.indices.sorted {
      (document.stances[$0].sentence, $0) < (document.stances[$1].sentence, $1)
    }
    var next = 0
    while next < order.count {
      let sentence = document.stances[order[next]].sentence
      var end = next
      while end < order.count, document.stances[order[end]].sentence == sentence { end += 1 }
      let indices = Array(order[next..<end])
      next = end
      guard document.sentences.indices.contains(sentence) else { continue }
      let language = language(of: sentence, in: document)
      guard filter.takes(language) else { continue }
      let context = ItemContext.around(sentence, window: options.window, in: document).context
      for var item in group(indices, document, context) {
        item.language = language
        item.sentence = sentence
        items.append(item)
      }
    }
    return items
  }

  private func whole(_ document: Document) -> [Item] {
    guard filter.takes(document.language), !document.stances.isEmpty || !document.positions.isEmpty else { return [] }
    let context = ItemContext.whole(document)
    guard !context.text.isEmpty else { return [] }
    var items = group(Array(document.stances.indices), document, context)
    if options.unit == .positions {
      // The record's own sums count, also where somebody corrected them.
      items = document.positions.enumerated().compactMap { number, position in
        guard
          filter.takes(
            holder: position.holder, target: position.target, voice: position.voice, score: position.score)
        else { return nil }
        let stances = document.stances.indices.filter {
          document.stances[$0].holder == position.holder && document.stances[$0].target == position.target
            && document.stances[$0].voice == position.voice
        }
        var item = sum(stances, document, context)
        item.id = "p\(number + 1)"
        (item.holder, item.target, item.voice) = (position.holder, position.target, position.voice)
        (item.label, item.score) = (position.label, position.score)
        let sides = Double(min(position.favor, position.against)) / Double(max(1, position.favor + position.against))
        item.uncertainty = min(1, 0.7 * (1 - abs(position.score)) + 0.6 * sides)
        return item
      }
    }
    return items.map { item in
      var item = item
      item.language = document.language
      return item
    }
  }

  /// The items of some stances that share a context: each one, or one a holder, target and voice.
  private func group(_ indices: [Int], _ document: Document, _ context: ItemContext) -> [Item] {
    if options.unit == .stances {
      return indices.filter { takes(document.stances[$0]) }.map { index in
        let stance = document.stances[index]
        var item = sum([index], document, context)
        item.id = "s\(index + 1)"
        (item.holder, item.target, item.voice) = (stance.holder, stance.target, stance.voice)
        (item.label, item.score, item.factuality) = (stance.label, stance.score, stance.factuality)
        item.rule = stance.rule
        return item
      }
    }
    var items: [Item] = []
    var rest = indices
    while let first = rest.first {
      let head = document.stances[first]
      let same = rest.filter {
        let other = document.stances[$0]
        return other.holder == head.holder && other.target == head.target && other.voice == head.voice
      }
      rest.removeAll { same.contains($0) }
      var item = sum(same, document, context)
      item.id = "s\(first + 1)+"
      (item.holder, item.target, item.voice) = (head.holder, head.target, head.voice)
      if filter.takes(holder: item.holder, target: item.target, voice: item.voice, score: item.score) {
        items.append(item)
      }
    }
    return items
  }

  private func takes(_ stance: Stance) -> Bool {
    filter.takes(holder: stance.holder, target: stance.target, voice: stance.voice, score: stance.score)
  }

  /// What several stances of one holder on one target come to.
  private func sum(_ indices: [Int], _ document: Document, _ context: ItemContext) -> Item {
    var item = Item()
    item.text = context.text
    let stances = indices.map { document.stances[$0] }
    var seen = Set<Int>()
    for stance in stances {
      item.holderSpan = item.holderSpan ?? place(stance.holderMention, document, context)
      item.targetSpan = item.targetSpan ?? place(stance.targetMention, document, context)
      item.evidenceSpan = item.evidenceSpan ?? context.place(stance.span)
      for cue in stance.cues where document.cues.indices.contains(cue) && seen.insert(cue).inserted {
        item.cues.append(
          Item.Evidence(text: document.string(document.cues[cue].span), entry: document.cues[cue].entry))
      }
    }
    item.score = stances.isEmpty ? 0 : stances.reduce(0) { $0 + $1.score } / Double(stances.count)
    let labels = Set(stances.map(\.label))
    item.label =
      labels.contains(.mixed) || (labels.contains(.favor) && labels.contains(.against))
      ? .mixed : StanceLabel(score: item.score)
    let factualities = Set(stances.map(\.factuality))
    item.factuality = factualities.count == 1 ? factualities.first : nil
    item.uncertainty = Uncertainty.of(stances, document)
    return item
  }

  private func place(_ mention: Int, _ document: Document, _ context: ItemContext) -> TextSpan? {
    document.mentions.indices.contains(mention) ? context.place(document.mentions[mention].span) : nil
  }

  /// The language of a sentence, or of its document where it has no letters.
  func language(of sentence: Int, in document: Document) -> Language {
    let own = document.sentences[sentence].language
    return own == .undetermined ? document.language : own
  }
}

/// How unsure the annotator must be of a label.
enum Uncertainty {
  /// Weak scores, several scopes, guessed names and opposite signs add up; 0 to 1.
  static func of(_ stances: [Stance], _ document: Document) -> Double {
    guard let first = stances.first else { return 0.5 }
    var doubt = 0.0
    for stance in stances {
      var own = 0.6 * (1 - abs(stance.score))
      if stance.factuality != .asserted { own += 0.2 }
      if stance.holder == "unknown" { own += 0.1 }
      // A sign that several words made together is easily wrong.
      own += min(0.2, 0.1 * Double(max(0, stance.cues.count - 1)))
      for mention in [stance.holderMention, stance.targetMention] where document.mentions.indices.contains(mention) {
        own += 0.2 * (1 - document.mentions[mention].score)
      }
      doubt = max(doubt, own)
    }
    if stances.contains(where: { $0.score * first.score < 0 }) { doubt += 0.3 }
    return min(1, doubt)
  }
}
