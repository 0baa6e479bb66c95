internal import Records
public import TextModel

/// Scores of stances and positions. Only sides count (favor, against, mixed): silence on a pair and "neutral" are the same,
/// so that nobody is rewarded for what is not said.
public struct StanceEvaluation: Sendable {
  /// `stances.triple` (holder, target, side), `stances.voice` (with whose words), `stances.target` (holder left out),
  /// `stances.pair` (side left out), `stances.evidence` (the triple, and overlapping evidence), `positions.triple`,
  /// `positions.voice`.
  public var scores: [MatchScore]
  /// The sides of pairs that both have: rows are the gold's, columns the prediction's, in the order of `labels`.
  public var confusion: Confusion
  /// The labels of `confusion`.
  public static let labels: [StanceLabel] = [.against, .mixed, .neutral, .favor]

  private struct Triple: Hashable {
    var pair: Document.Pair
    var label: StanceLabel?
  }

  /// Scores the stances of documents. Complexity: O(n) and the bootstraps.
  public init(_ pairs: RecordPairs, bootstrap: Bootstrap) {
    typealias Sides = [(pair: Document.Pair, label: StanceLabel)]
    func set(_ sides: Sides, withLabel: Bool = true) -> Set<Triple> {
      Set(sides.filter { $0.label != .neutral }.map { Triple(pair: $0.pair, label: withLabel ? $0.label : nil) })
    }
    func score(_ name: String, withLabel: Bool = true, _ sides: (Document) -> Sides) -> MatchScore {
      MatchScore(
        name: name,
        documents: pairs.pairs.map { pair in
          SetMatch.counts(
            set(sides(pair.gold.document), withLabel: withLabel),
            set(sides(pair.predicted.document), withLabel: withLabel))
        }, bootstrap: bootstrap)
    }
    scores = [
      score("stances.triple") { $0.sides() }, score("stances.voice") { $0.sides(withVoice: true) },
      score("stances.target") { $0.sides(withHolder: false) },
      score("stances.pair", withLabel: false) { $0.sides() },
      MatchScore(
        name: "stances.evidence",
        documents: pairs.pairs.map { pair in
          func items(_ document: Document) -> [SpanMatching.Item] {
            document.stances.filter { $0.label != .neutral }.map { stance in
              SpanMatching.Item(
                span: stance.span, key: "\(stance.holder)\t\(stance.target)\t\(stance.label.rawValue)")
            }
          }
          let gold = items(pair.gold.document)
          let predicted = items(pair.predicted.document)
          return SpanMatching.counts(SpanMatching.overlap(gold, predicted), of: predicted.count)
        }, bootstrap: bootstrap),
      score("positions.triple") { $0.positionSides() },
      score("positions.voice") { $0.positionSides(withVoice: true) },
    ]
    confusion = Confusion(size: Self.labels.count)
    for pair in pairs.pairs {
      let predicted = Dictionary(
        pair.predicted.document.sides().map { ($0.pair, $0.label) }, uniquingKeysWith: { first, _ in first })
      for (key, label) in pair.gold.document.sides() {
        guard let other = predicted[key], let row = Self.labels.firstIndex(of: label),
          let column = Self.labels.firstIndex(of: other)
        else { continue }
        confusion.add(Int32(row), Int32(column), weight: 1)
      }
    }
  }
}
