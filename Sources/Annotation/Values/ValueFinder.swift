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
