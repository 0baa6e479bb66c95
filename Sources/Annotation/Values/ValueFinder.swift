internal import Lexicons
internal import TextModel

/// Finds dates, times, amounts of money, shares, quantities, orders and counts, and normalises them. One a thread: it
/// owns its buffers; the vocabulary is shared.
struct ValueFinder {
  private var scanner: ValueScanner
  private var parser: ValueParser
  private var found: [FoundValue] = []

  init(vocabulary: ValueVocabulary) {
    scanner = ValueScanner(vocabulary: vocabulary)
    parser = ValueParser(vocabulary: vocabulary)
  }

  /// Adds mentions of values to a document where no other mention stands: a name wins. Complexity: O(n).
  mutating func find(in document: inout Document) {
    found.removeAll(keepingCapacity: true)
    var hasCovered = false
    parser.text = document.text
    parser.resolver = DateResolver(reference: CivilDay(iso: document.metadata.published))
    parser.dayFirst = document.language == .chinese
    var position = 0
    var next = 0
    let mentions = document.mentions
    while position < document.text.count {
      while next < mentions.count, Int(mentions[next].span.end) <= position { next += 1 }
      if next < mentions.count, Int(mentions[next].span.start) <= position,
        !isCovered(mentions[next].span, document.text)
      {
        position = Int(mentions[next].span.end)
        continue
      }
      var stop = next
      while stop < mentions.count, isCovered(mentions[stop].span, document.text) {
        hasCovered = true
        stop += 1
      }
      let limit = stop < mentions.count ? Int(mentions[stop].span.start) : document.text.count
      position = scanner.skip(document.text, from: position, limit: limit)
      guard position < limit else { continue }
      scanner.clear()
      position = scanner.scan(document.text, from: position, limit: limit)
      if scanner.hasContent {
        parser.atoms = scanner.atoms
        parser.parse(into: &found)
      }
    }
    parser.text = []
    guard !found.isEmpty else { return }
    let added = found.map {
      Mention(
        span: $0.span, type: $0.type, entity: "", name: document.string($0.span), value: $0.value, role: .name,
        entry: $0.rule)
    }
    document.mentions = Mentions.merged(mentions, added)
    if hasCovered { nest(&document.mentions) }
  }

  /// Whether a name is only the beginning of a currency, a festival or an era: Swiss francs, US cents, Chinese New Year, 康熙三年.
  private func isCovered(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let found = parser.vocabulary.match(text, at: Int(span.start), limit: text.count, wanting: ValueFinder.named)
    return found.wantedEntry >= 0 && found.wantedEnd > Int(span.end)
      || found.wantedEntry >= 0 && found.wantedEnd == Int(span.end) && parser.vocabulary.isEra(found.wantedEntry)
  }

  private static let named = SenseSet(.currency, .subunit, .festival, .era)

  /// Gives names inside values their parent.
  private func nest(_ mentions: inout [Mention]) {
    var outer = -1
    for i in mentions.indices {
      if mentions[i].entry.hasPrefix("value/") {
        outer = i
      } else if outer >= 0, mentions[i].parent < 0, mentions[outer].span.contains(mentions[i].span),
        mentions[outer].parent < 0
      {
        mentions[i].parent = outer
      }
    }
  }
}
