/// An interval of a figure.
public struct Interval: Hashable, Sendable {
  /// Its lower end.
  public var low: Double
  /// Its upper end.
  public var high: Double
  /// In how many resamples the figure was undefined and left out.
  public var undefined: Int
}

/// Percentile intervals by drawing units (documents, items) with replacement. The same seed gives the same interval.
public struct Bootstrap: Sendable {
  /// How many resamples are drawn; 0 gives no intervals.
  public var samples: Int
  /// Where the random numbers start.
  public var seed: UInt64
  /// The share of resamples inside the interval.
  public var confidence: Double

  /// Makes a bootstrap.
  public init(samples: Int = 1000, seed: UInt64 = 1, confidence: Double = 0.95) {
    self.samples = samples
    self.seed = seed
    self.confidence = confidence
  }

  /// The interval of a figure of units, each of which belongs to one of `classes` classes of like units; `figure` gets how
  /// often each class was drawn. Nil without units or where the figure is hardly ever defined. Complexity: O(samples · n).
  public func interval(
    classOf units: [Int32], classes: Int, figure: (_ weights: [Double]) -> Double?
  ) -> Interval? {
    intervals(classOf: units, classes: classes, figures: 1) { [figure($0)] }.first ?? nil
  }

  /// The intervals of several figures from the same resamples.
  public func intervals(
    classOf units: [Int32], classes: Int, figures count: Int, _ figures: (_ weights: [Double]) -> [Double?]
  ) -> [Interval?] {
    guard !units.isEmpty, samples > 0 else { return Array(repeating: nil, count: count) }
    var random = DrawGenerator(seed: seed)
    var found: [[Double]] = Array(repeating: [], count: count)
    var weights = Array(repeating: 0.0, count: classes)
    for _ in 0..<samples {
      for i in weights.indices { weights[i] = 0 }
      for _ in units.indices { weights[Int(units[random.below(units.count)])] += 1 }
      for (i, value) in figures(weights).enumerated() {
        if let value { found[i].append(value) }
      }
    }
    return found.map { interval(of: $0) }
  }

  private func interval(of values: [Double]) -> Interval? {
    guard values.count * 2 > samples else { return nil }
    let sorted = values.sorted()
    let tail = (1 - confidence) / 2
    return Interval(
      low: Bootstrap.quantile(tail, of: sorted), high: Bootstrap.quantile(1 - tail, of: sorted),
      undefined: samples - values.count)
  }

  /// A quantile of sorted values, with linear interpolation.
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}

/// Random numbers for drawing, the same on every machine (SplitMix64).
struct DrawGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of `0 ..< limit`; the bias of one in 2⁶⁴/limit is of no account.
  mutating func below(_ limit: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(limit)).high) }
}
