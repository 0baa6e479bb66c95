/// How much a disagreement of two labels costs in a weighted kappa.
public enum KappaWeights: String, Sendable, CaseIterable {
  /// Every disagreement costs the same: Cohen's kappa.
  case none
  /// By the distance of the labels in their order.
  case linear
  /// By the square of that distance.
  case quadratic

  func cost(_ a: Int, _ b: Int) -> Double {
    let distance = Double(abs(a - b))
    switch self {
    case .none: return a == b ? 0 : 1
    case .linear: return distance
    case .quadratic: return distance * distance
    }
  }
}

extension Confusion {
  /// Cohen's kappa: agreement beyond what the two annotators' own shares of labels would give by chance.
  ///
  /// 1 minus the observed over the expected cost of disagreement; nil where no disagreement can be expected (nothing
  /// rated, or both gave one and the same label throughout). Source: Cohen 1960, 1968. Complexity: O(labels²).
  public func kappa(weights: KappaWeights = .none) -> Double? {
    let total = total
    let rows = rowSums
    let columns = columnSums
    var observed = 0.0
    var expected = 0.0
    for a in 0..<size {
      for b in 0..<size {
        let cost = weights.cost(a, b)
        observed += cost * self[a, b]
        expected += cost * rows[a] * columns[b]
      }
    }
    guard total > 0, expected > 0 else { return nil }
    return 1 - observed * total / expected
  }
}
