/// The most similar pair of things that lie in different splits.
struct SimilarPair {
  /// Jaccard's coefficient of their shingles, 0 to 1.
  var value = 0.0
  /// The two, by index; -1 if no two were alike at all.
  var first = -1
  /// The second.
  var second = -1
  /// How many pairs met in a band of their sketches and were estimated.
  var compared = 0
}

/// Looks for what was divided and should not have been.
enum CrossSplit {
  /// How many of the pairs with the highest estimates are verified on the texts.
  static let verified = 64

  /// Of no more things than this every pair is estimated.
  static let few = 2000

  /// The most similar pair among `members` that `isDivided`. Of more than `few` members, pairs that share no band are not
  /// seen; those that reach a similarity of 0.5 meet with a probability of 98 % and more. Complexity: O(n²) for few,
  /// otherwise O(n log n + pairs that meet).
  static func highest(
    _ table: SketchTable, rows: Int, members: [Int], isDivided: (Int, Int) -> Bool,
    text: (Int) throws -> ComparableText
  ) throws -> SimilarPair {
    var result = SimilarPair()
    var best: [(estimate: Double, first: Int, second: Int)] = []
    var floor = 0.01
    var compared = 0
    func visit(_ a: Int, _ b: Int, _ estimate: Double) {
      compared += 1
      guard estimate >= floor else { return }
      best.append((estimate, a, b))
      guard best.count >= 64 * verified else { return }
      best = reduced(best)
      if best.count == verified { floor = best[verified - 1].estimate }
    }
    if members.count <= few {
      let members = members.filter { table.has($0) }
      for (place, a) in members.enumerated() {
        for b in members[(place + 1)...] where isDivided(a, b) { visit(a, b, table.estimate(a, b, limit: 0)) }
      }
    } else {
      BandIndex(table, rows: rows).eachPair(
        of: members, limit: floor, isSettled: { !isDivided($0, $1) }, visit: visit)
    }
    result.compared = compared
    for pair in reduced(best) {
      let value = try Shingles(text(pair.first)).jaccard(Shingles(text(pair.second)))
      if value > result.value { (result.value, result.first, result.second) = (value, pair.first, pair.second) }
    }
    return result
  }

  /// The pairs with the highest estimates, each once.
  private static func reduced(
    _ pairs: [(estimate: Double, first: Int, second: Int)]
  ) -> [(estimate: Double, first: Int, second: Int)] {
    var kept: [(estimate: Double, first: Int, second: Int)] = []
    for pair in pairs.sorted(by: { ($1.estimate, $0.first, $0.second) < ($0.estimate, $1.first, $1.second) }) {
      if let last = kept.last, last.first == pair.first, last.second == pair.second { continue }
      kept.append(pair)
      if kept.count == verified { break }
    }
    return kept
  }

  /// How many texts stand, all or nearly all, in one of another split.
  static func parts(
    _ samples: [[UInt32]], members: [Int], isDivided: (Int, Int) -> Bool, limit: Double,
    text: (Int) throws -> ComparableText
  ) throws -> Int {
    var count = 0
    for (a, b) in Fingerprints.pairs(of: members, samples: samples) where isDivided(a, b) {
      if try DuplicateFinder.isPart(text(a), text(b), limit: limit) != nil { count += 1 }
    }
    return count
  }
}
