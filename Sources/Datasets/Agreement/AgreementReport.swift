/// A figure with its interval; nil where it is undefined.
public struct Figure: Sendable {
  /// The figure.
  public var value: Double?
  /// Its interval.
  public var interval: Interval?

  /// Makes a figure.
  public init(value: Double?, interval: Interval? = nil) {
    self.value = value
    self.interval = interval
  }
}

/// Everything that is said of the agreement of annotators on labels of items.
public struct AgreementReport: Sendable {
  /// What is said of two annotators.
  public struct Pair: Sendable {
    /// The index of the one annotator.
    public var first: Int
    /// The index of the other.
    public var second: Int
    /// How many items both rated.
    public var items: Int
    /// The share of these with the same label.
    public var agreement: Figure
    /// Cohen's kappa.
    public var kappa: Figure
    /// Kappa with linear weights; nil unless the labels have an order.
    public var linearKappa: Figure?
    /// Kappa with quadratic weights; nil unless the labels have an order.
    public var quadraticKappa: Figure?
    /// The pairs of labels.
    public var confusion: Confusion
  }

  /// The ratings.
  public var ratings: Ratings
  /// How many items have two ratings and more.
  public var pairable: Int
  /// One for each two annotators.
  public var pairs: [Pair]
  /// Krippendorff's alpha over all annotators, by level.
  public var alphas: [(level: AlphaLevel, figure: Figure)]
  /// How the intervals were drawn.
  public var bootstrap: Bootstrap

  /// Compares annotators. With `isOrdered` the labels are taken to be in order. Complexity: O(samples · items).
  public init(_ ratings: Ratings, isOrdered: Bool, bootstrap: Bootstrap = Bootstrap()) {
    self.ratings = ratings
    self.bootstrap = bootstrap
    let patterns = ratings.patterns()
    let size = ratings.labels.count
    pairable = ratings.items.indices.count { item in ratings.row(item).count { $0 >= 0 } > 1 }

    let levels: [AlphaLevel] = isOrdered ? [.nominal, .ordinal, .interval] : [.nominal]
    func alphas(_ weights: [Double]) -> [Double?] {
      var table = Coincidences(size: size)
      for (row, weight) in zip(patterns.rows, weights) where weight > 0 { table.add(row, weight: weight) }
      return levels.map { table.alpha($0) }
    }
    let whole = patterns.counts.map(Double.init)
    let values = alphas(whole)
    let intervals = bootstrap.intervals(
      classOf: patterns.ofItem, classes: patterns.rows.count, figures: levels.count, alphas)
    self.alphas = levels.indices.map { (levels[$0], Figure(value: values[$0], interval: intervals[$0])) }

    pairs = []
    for first in ratings.annotators.indices {
      for second in ratings.annotators.indices where second > first {
        // Only items that both rated are drawn: the interval is of their agreement, not of how many there are.
        let both = patterns.ofItem.filter {
          patterns.rows[Int($0)][first] >= 0 && patterns.rows[Int($0)][second] >= 0
        }
        func confusion(_ weights: [Double]) -> Confusion {
          var table = Confusion(size: size)
          for (row, weight) in zip(patterns.rows, weights) where weight > 0 {
            table.add(row[first], row[second], weight: weight)
          }
          return table
        }
        func figures(_ weights: [Double]) -> [Double?] {
          let table = confusion(weights)
          return [
            table.agreement, table.kappa(), isOrdered ? table.kappa(weights: .linear) : nil,
            isOrdered ? table.kappa(weights: .quadratic) : nil,
          ]
        }
        let values = figures(whole)
        let intervals = bootstrap.intervals(classOf: both, classes: patterns.rows.count, figures: 4, figures)
        let all = (0..<4).map { Figure(value: values[$0], interval: intervals[$0]) }
        pairs.append(
          Pair(
            first: first, second: second, items: both.count, agreement: all[0], kappa: all[1],
            linearKappa: isOrdered ? all[2] : nil, quadraticKappa: isOrdered ? all[3] : nil,
            confusion: confusion(whole)))
      }
    }
  }
}
