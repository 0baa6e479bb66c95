/// Which label each annotator gave to each item; an annotator may have left items out.
public struct Ratings: Sendable {
  /// Stands for "not rated".
  public static let missing: Int32 = -1

  /// The names of the annotators.
  public let annotators: [String]
  /// The labels; their order matters to ordinal measures only.
  public let labels: [String]
  /// The ids of the items.
  public let items: [String]
  /// For each item, for each annotator: an index into `labels`, or `missing`. Item-major.
  public let values: [Int32]

  /// Makes ratings of one value for each item and annotator, item-major, nil where there is none.
  ///
  /// `order` names labels from lowest to highest; labels that it does not name come behind, sorted. Complexity: O(n).
  public init(annotators: [String], items: [String], values: [String?], order: [String] = []) {
    self.annotators = annotators
    self.items = items
    var known = Set(order)
    var others: [String] = []
    for case let value? in values where known.insert(value).inserted { others.append(value) }
    labels = order + others.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    var indices: [String: Int32] = [:]
    for (index, label) in labels.enumerated() { indices[label] = Int32(index) }
    self.values = values.map { $0.flatMap { indices[$0] } ?? Ratings.missing }
  }

  /// The labels of one item, one an annotator.
  public func row(_ item: Int) -> ArraySlice<Int32> {
    values[(item * annotators.count)..<((item + 1) * annotators.count)]
  }

  /// The different rows with the number of items that have each, and for each item the index of its row.
  ///
  /// Measures depend on rows only, and there are few different ones, so that a bootstrap weighs rows, not items.
  func patterns() -> (rows: [[Int32]], counts: [Int], ofItem: [Int32]) {
    var indices: [[Int32]: Int32] = [:]
    var rows: [[Int32]] = []
    var counts: [Int] = []
    var ofItem: [Int32] = []
    ofItem.reserveCapacity(items.count)
    for item in items.indices {
      let row = Array(self.row(item))
      if let known = indices[row] {
        counts[Int(known)] += 1
        ofItem.append(known)
      } else {
        indices[row] = Int32(rows.count)
        ofItem.append(Int32(rows.count))
        rows.append(row)
        counts.append(1)
      }
    }
    return (rows, counts, ofItem)
  }
}
