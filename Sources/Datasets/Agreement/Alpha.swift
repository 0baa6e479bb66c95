/// How far apart two labels are in Krippendorff's alpha.
public enum AlphaLevel: String, Sendable, CaseIterable {
  /// Same or different.
  case nominal
  /// Labels are in order: the distance is how many ratings lie between them.
  case ordinal
  /// Labels are numbers at equal distances: the distance is that of their places in the order.
  case interval
}

/// How often each pair of labels stands together in one item, over all pairs of annotators: the base of Krippendorff's
/// alpha. An item with m ratings gives each of its pairs the weight 1/(m - 1); an item with one rating gives nothing.
public struct Coincidences: Sendable {
  /// How many labels there are.
  public let size: Int
  private var counts: [Double]
  private var perLabel: [Int]

  /// Makes an empty table.
  public init(size: Int) {
    self.size = size
    counts = Array(repeating: 0, count: size * size)
    perLabel = Array(repeating: 0, count: size)
  }

  /// Counts items that all have the same row of labels.
  mutating func add(_ row: some Collection<Int32>, weight: Double) {
    var ratings = 0
    for value in row where value >= 0 {
      perLabel[Int(value)] += 1
      ratings += 1
    }
    if ratings > 1 {
      let share = weight / Double(ratings - 1)
      for a in 0..<size where perLabel[a] > 0 {
        for b in 0..<size where perLabel[b] > 0 {
          counts[a * size + b] += Double(perLabel[a] * (perLabel[b] - (a == b ? 1 : 0))) * share
        }
      }
    }
    for value in row where value >= 0 { perLabel[Int(value)] = 0 }
  }

  /// Krippendorff's alpha: 1 minus the observed over the expected disagreement, for any number of annotators and with
  /// missing ratings; nil where no disagreement can be expected.
  ///
  /// Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). Complexity: O(labels²).
  public func alpha(_ level: AlphaLevel = .nominal) -> Double? {
    let sums = (0..<size).map { a in (0..<size).reduce(0.0) { $0 + counts[a * size + $1] } }
    let total = sums.reduce(0, +)
    guard total > 1 else { return nil }
    // Ratings of all labels below each label, for the ordinal distance.
    var below = [0.0]
    for sum in sums { below.append(below.last.map { $0 + sum } ?? 0) }
    var observed = 0.0
    var expected = 0.0
    for a in 0..<size {
      for b in 0..<size where a != b {
        let distance: Double
        switch level {
        case .nominal: distance = 1
        case .ordinal:
          let low = min(a, b)
          let high = max(a, b)
          distance = below[high + 1] - below[low] - (sums[low] + sums[high]) / 2
        case .interval: distance = Double(a - b)
        }
        observed += counts[a * size + b] * distance * distance
        expected += sums[a] * sums[b] * distance * distance
      }
    }
    guard expected > 0 else { return nil }
    return 1 - observed * (total - 1) / expected
  }
}

extension Ratings {
  /// Krippendorff's alpha over all annotators.
  public func alpha(_ level: AlphaLevel = .nominal) -> Double? {
    var table = Coincidences(size: labels.count)
    for item in items.indices { table.add(row(item), weight: 1) }
    return table.alpha(level)
  }
}
