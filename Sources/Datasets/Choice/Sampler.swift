/// How a sample is spread over its strata.
public enum Allocation: String, Sendable, CaseIterable {
  /// The same number of each, as far as there are so many.
  case equal
  /// In proportion to the square root of their sizes.
  case root
  /// In proportion to their sizes.
  case proportional
}

/// Which items of a stratum come first.
public enum Preference: String, Sendable, CaseIterable {
  /// By chance.
  case random
  /// Those of which the annotator must be least sure.
  case uncertain
  /// Those on which annotations differ; no others.
  case disagreement
}

/// Spreads a sample over strata.
enum Sampler {
  /// How many of each stratum to take. The sum is `total` or all there are. Deterministic; strata that come first get what
  /// cannot be divided. Complexity: O(strata × log strata).
  static func quotas(_ sizes: [Int], total: Int, allocation: Allocation) -> [Int] {
    let available = sizes.reduce(0, +)
    guard total < available else { return sizes }
    let weights: [Double] = sizes.map { size in
      switch allocation {
      case .equal: size > 0 ? 1 : 0
      case .root: Double(size).squareRoot()
      case .proportional: Double(size)
      }
    }
    // Those that want more than they have are filled first; the others share what is left.
    let order = sizes.indices.sorted {
      let a = Double(sizes[$0]) * weights[$1]
      let b = Double(sizes[$1]) * weights[$0]
      return a != b ? a < b : $0 < $1
    }
    var quotas = [Int](repeating: 0, count: sizes.count)
    var left = Double(total)
    var weightLeft = weights.reduce(0, +)
    var shares: [(stratum: Int, share: Double)] = []
    for stratum in order where weights[stratum] > 0 {
      let share = left * weights[stratum] / weightLeft
      if Double(sizes[stratum]) <= share {
        quotas[stratum] = sizes[stratum]
        left -= Double(sizes[stratum])
        weightLeft -= weights[stratum]
      } else {
        shares.append((stratum, share))
      }
    }
    // Largest remainders.
    var rest = total - quotas.reduce(0, +)
    for (stratum, share) in shares {
      quotas[stratum] = min(sizes[stratum], Int(share))
      rest -= quotas[stratum]
    }
    let byRemainder = shares.sorted {
      let a = $0.share - $0.share.rounded(.down)
      let b = $1.share - $1.share.rounded(.down)
      return a != b ? a > b : $0.stratum < $1.stratum
    }
    var at = 0
    while rest > 0, !byRemainder.isEmpty, at < 2 * byRemainder.count {
      let stratum = byRemainder[at % byRemainder.count].stratum
      if quotas[stratum] < sizes[stratum] {
        quotas[stratum] += 1
        rest -= 1
      }
      at += 1
    }
    return quotas
  }
}
