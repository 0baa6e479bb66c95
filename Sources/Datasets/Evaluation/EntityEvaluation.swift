internal import Records
public import TextModel

/// Scores of mentions: their spans, types and ids.
public struct EntityEvaluation: Sendable {
  /// Over all mentions: `entities.exact` (span and type), `entities.span` (span alone), `entities.overlap` (type, any overlap),
  /// `entities.id` (span and id, of mentions with ids), `entities.id-overlap`, `entities.named` (ids that a document names).
  public var scores: [MatchScore]
  /// `entities.exact` by type, types in the order of their names.
  public var byType: [MatchScore]

  /// Scores the mentions of documents. `types` limits it to some types. Complexity: O(n log n) and the bootstraps.
  public init(_ pairs: RecordPairs, types: Set<EntityType> = [], bootstrap: Bootstrap) {
    func mentions(_ document: Document) -> [Mention] {
      types.isEmpty ? document.mentions : document.mentions.filter { types.contains($0.type) }
    }
    func items(_ mentions: [Mention], _ key: (Mention) -> String) -> [SpanMatching.Item] {
      mentions.map { SpanMatching.Item(span: $0.span, key: key($0)) }
    }
    let documents = pairs.pairs.map { (mentions($0.gold.document), mentions($0.predicted.document)) }
    func score(
      _ name: String, overlap: Bool, _ key: (Mention) -> String, where holds: (Mention) -> Bool = { _ in true }
    ) -> MatchScore {
      MatchScore(
        name: name,
        documents: documents.map { gold, predicted in
          let a = items(gold.filter(holds), key)
          let b = items(predicted.filter(holds), key)
          return SpanMatching.counts(overlap ? SpanMatching.overlap(a, b) : SpanMatching.exact(a, b), of: b.count)
        }, bootstrap: bootstrap)
    }
    let hasID: (Mention) -> Bool = { !$0.ids.isEmpty }
    let ids: (Mention) -> String = { $0.ids.joined(separator: " ") }
    scores = [
      score("entities.exact", overlap: false, \.type.rawValue), score("entities.span", overlap: false) { _ in "" },
      score("entities.overlap", overlap: true, \.type.rawValue),
      score("entities.id", overlap: false, ids, where: hasID),
      score("entities.id-overlap", overlap: true, ids, where: hasID),
      MatchScore(
        name: "entities.named",
        documents: documents.map { gold, predicted in
          SetMatch.counts(Set(gold.flatMap(\.ids)), Set(predicted.flatMap(\.ids)))
        }, bootstrap: bootstrap),
    ]
    let present = Set(documents.flatMap { $0 + $1 }.map(\.type))
    byType = EntityType.allCases.filter(present.contains).sorted { $0.rawValue < $1.rawValue }.map { type in
      score("entities.exact " + (type == .unknown ? "(none)" : type.rawValue), overlap: false, \.type.rawValue) {
        $0.type == type
      }
    }
  }
}

/// Counts of sets.
enum SetMatch {
  static func counts<Element: Hashable>(_ gold: Set<Element>, _ predicted: Set<Element>) -> MatchCounts {
    let matched = gold.intersection(predicted).count
    return MatchCounts(matched: matched, spurious: predicted.count - matched, missed: gold.count - matched)
  }
}
