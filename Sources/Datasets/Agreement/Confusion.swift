/// How often two annotators gave each pair of labels to the same item: rows are the first's labels, columns the second's.
public struct Confusion: Sendable {
  /// How many labels there are.
  public let size: Int
  /// The counts, row-major.
  public var counts: [Double]

  /// Makes an empty table.
  public init(size: Int) {
    self.size = size
    counts = Array(repeating: 0, count: size * size)
  }

  /// The table of two annotators over the items that both rated.
  public init(_ ratings: Ratings, _ first: Int, _ second: Int) {
    self.init(size: ratings.labels.count)
    for item in ratings.items.indices {
      let row = ratings.row(item)
      add(row[row.startIndex + first], row[row.startIndex + second], weight: 1)
    }
  }

  /// Counts a pair of labels; a pair with a missing one does not count.
  mutating func add(_ a: Int32, _ b: Int32, weight: Double) {
    guard a >= 0, b >= 0 else { return }
    counts[Int(a) * size + Int(b)] += weight
  }

  /// How often the first said `row` and the second `column`.
  public subscript(row: Int, column: Int) -> Double { counts[row * size + column] }

  /// How many items both rated.
  public var total: Double { counts.reduce(0, +) }

  /// How often the first gave each label.
  public var rowSums: [Double] { (0..<size).map { row in (0..<size).reduce(0) { $0 + self[row, $1] } } }

  /// How often the second gave each label.
  public var columnSums: [Double] { (0..<size).map { column in (0..<size).reduce(0) { $0 + self[$1, column] } } }

  /// The share of items with the same label; nil without items.
  public var agreement: Double? {
    let total = total
    return total > 0 ? (0..<size).reduce(0) { $0 + self[$1, $1] } / total : nil
  }

  /// How often a label was given, as a share of both annotators' labels (its prevalence); nil without items.
  public func prevalence(of label: Int) -> Double? {
    let total = total
    return total > 0 ? (rowSums[label] + columnSums[label]) / (2 * total) : nil
  }

  /// The agreement on one label: twice the items that both gave it, over all times it was given (specific agreement,
  /// equal to F1); nil if nobody gave it.
  public func specificAgreement(on label: Int) -> Double? {
    let given = rowSums[label] + columnSums[label]
    return given > 0 ? 2 * self[label, label] / given : nil
  }
}
