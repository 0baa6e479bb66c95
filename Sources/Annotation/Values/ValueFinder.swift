internal import TextModel
internal import UnicodeText

/// Finds dates, amounts of money and shares that are written with digits, and normalises their values.
struct ValueFinder {
  private let tables = CharacterTables.shared

  /// Adds mentions of values to a document, where no other mention stands. Complexity: O(n).
  func find(in document: inout Document) {
    let text = document.text
    var found: [Mention] = []
    var i = 0
    var next = 0
    let mentions = document.mentions
    while i < text.count {
      guard tables.kind(text[i]) == .digit else {
        i += 1
        continue
      }
      while next < mentions.count, Int(mentions[next].span.end) <= i { next += 1 }
      if next < mentions.count, Int(mentions[next].span.start) <= i {
        i = Int(mentions[next].span.end)
        continue
      }
      var reader = ValueReader(text: text, at: i)
      if let value = reader.read(published: document.metadata.published) {
        found.append(
          Mention(
            span: value.span, type: value.type, entity: "", name: document.string(value.span), value: value.value,
            role: .name, entry: value.rule))
        i = Int(value.span.end)
      } else {
        i = max(i + 1, reader.numberEnd)
      }
    }
    guard !found.isEmpty else { return }
    document.mentions = Mentions.merged(mentions, found)
  }
}

/// Sorted insertion that keeps the links to parents.
enum Mentions {
  /// Both lists in one order; a `parent` of `added` counts within `added`.
  static func merged(_ old: [Mention], _ added: [Mention]) -> [Mention] {
    var order = Array(0..<(old.count + added.count))
    func item(_ i: Int) -> Mention { i < old.count ? old[i] : added[i - old.count] }
    order.sort {
      let (a, b) = (item($0), item($1))
      return a.span != b.span ? a.span < b.span : $0 < $1
    }
    var place = [Int](repeating: -1, count: order.count)
    for (new, i) in order.enumerated() { place[i] = new }
    return order.map { i in
      var mention = item(i)
      if mention.parent >= 0 { mention.parent = place[i < old.count ? mention.parent : mention.parent + old.count] }
      return mention
    }
  }
}
