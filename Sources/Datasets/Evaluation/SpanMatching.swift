internal import TextModel

/// Pairs the spans of two lists, one to one.
///
/// Spans are half-open, in UTF-16 code units of the same text. Keys (types, ids) must be equal for a pair.
enum SpanMatching {
  struct Item {
    var span: TextSpan
    var key: String
  }

  /// Pairs of equal spans with equal keys: for each item of `a` the index of its partner in `b`, or -1.
  /// Complexity: O(n).
  static func exact(_ a: [Item], _ b: [Item]) -> [Int] {
    struct Place: Hashable {
      var span: TextSpan
      var key: String
    }
    var free: [Place: [Int]] = [:]
    for (index, item) in b.enumerated().reversed() {
      free[Place(span: item.span, key: item.key), default: []].append(index)
    }
    return a.map { free[Place(span: $0.span, key: $0.key)]?.popLast() ?? -1 }
  }

  /// As many pairs of overlapping spans with equal keys as there can be, equal spans before others.
  ///
  /// A maximum matching by augmenting paths from the exact pairs: a chain of overlaps never counts twice, and no pair is
  /// lost to the order of the lists. Complexity: O(n · overlaps), near linear for text.
  static func overlap(_ a: [Item], _ b: [Item]) -> [Int] {
    var partner = exact(a, b)
    var taken = Array(repeating: -1, count: b.count)
    for (i, j) in partner.enumerated() where j >= 0 { taken[j] = i }
    // Candidates of each item, the larger overlap first.
    let order = b.indices.sorted { b[$0].span < b[$1].span }
    let longest = b.map(\.span.count).max() ?? 0
    func candidates(_ item: Item) -> [Int] {
      var low = 0
      var high = order.count
      let first = Int(item.span.start) - longest
      while low < high {
        let middle = (low + high) / 2
        if Int(b[order[middle]].span.start) < first { low = middle + 1 } else { high = middle }
      }
      var found: [(index: Int, size: Int)] = []
      while low < order.count, b[order[low]].span.start < item.span.end {
        let other = b[order[low]]
        if other.key == item.key, other.span.overlaps(item.span) {
          let size = min(other.span.end, item.span.end) - max(other.span.start, item.span.start)
          found.append((order[low], Int(size)))
        }
        low += 1
      }
      return found.sorted { $0.size == $1.size ? $0.index < $1.index : $0.size > $1.size }.map(\.index)
    }
    var seen: [Int] = Array(repeating: -1, count: b.count)
    func augment(_ i: Int, _ round: Int, _ depth: Int) -> Bool {
      // Chains of overlapping names are short; the bound keeps odd input from deep recursion.
      guard depth < 500 else { return false }
      for j in candidates(a[i]) where seen[j] != round {
        seen[j] = round
        if taken[j] < 0 || augment(taken[j], round, depth + 1) {
          taken[j] = i
          partner[i] = j
          return true
        }
      }
      return false
    }
    for i in a.indices where partner[i] < 0 { _ = augment(i, i, 0) }
    return partner
  }

  /// The counts of a pairing.
  static func counts(_ partners: [Int], of other: Int) -> MatchCounts {
    let matched = partners.count { $0 >= 0 }
    return MatchCounts(matched: matched, spurious: other - matched, missed: partners.count - matched)
  }
}
