/// How many things were found, found wrongly, and missed.
public struct MatchCounts: Hashable, Sendable {
  /// In both.
  public var matched = 0
  /// In the prediction only.
  public var spurious = 0
  /// In the gold only.
  public var missed = 0

  /// Makes counts.
  public init(matched: Int = 0, spurious: Int = 0, missed: Int = 0) {
    self.matched = matched
    self.spurious = spurious
    self.missed = missed
  }

  /// The sum of two counts.
  public static func + (a: MatchCounts, b: MatchCounts) -> MatchCounts {
    MatchCounts(matched: a.matched + b.matched, spurious: a.spurious + b.spurious, missed: a.missed + b.missed)
  }

  /// How much of the prediction is right; nil without predictions.
  public var precision: Double? {
    matched + spurious > 0 ? Double(matched) / Double(matched + spurious) : nil
  }

  /// How much of the gold was found; nil without gold.
  public var recall: Double? { matched + missed > 0 ? Double(matched) / Double(matched + missed) : nil }

  /// The harmonic mean of the two; nil if there is nothing on either side.
  public var f1: Double? {
    let all = 2 * matched + spurious + missed
    return all > 0 ? 2 * Double(matched) / Double(all) : nil
  }
}

/// A score over documents: precision, recall and F1 with its interval by a bootstrap over documents.
public struct MatchScore: Sendable {
  /// What is scored: `entities.exact`.
  public var name: String
  /// The counts of each document.
  public var documents: [MatchCounts]
  /// Their sum.
  public var counts: MatchCounts { documents.reduce(MatchCounts(), +) }
  /// The interval of F1.
  public var interval: Interval?

  /// Makes a score. Complexity: O(samples · documents).
  public init(name: String, documents: [MatchCounts], bootstrap: Bootstrap) {
    self.name = name
    self.documents = documents
    interval = bootstrap.interval(
      classOf: Array(documents.indices.map(Int32.init)), classes: documents.count
    ) { weights in
      var matched = 0.0
      var rest = 0.0
      for (counts, weight) in zip(documents, weights) where weight > 0 {
        matched += weight * Double(counts.matched)
        rest += weight * Double(counts.spurious + counts.missed)
      }
      return 2 * matched + rest > 0 ? 2 * matched / (2 * matched + rest) : nil
    }
  }
}
