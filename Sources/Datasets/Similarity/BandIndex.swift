/// Finds pairs of texts whose sketches agree in at least one band (locality-sensitive hashing).
///
/// With b bands of r rows, texts of similarity s meet with a probability of 1 - (1 - s^r)^b.
struct BandIndex {
  let table: SketchTable
  let rows: Int
  /// Of a band with more members than this, each is compared with the first few of every kind, not with all.
  let crowd = 256

  /// Bands of `rows` values; `rows` divides 16.
  init(_ table: SketchTable, rows: Int) {
    self.table = table
    self.rows = rows
  }

  /// Calls `visit(a, b, estimate)` with a < b for pairs of `members` whose estimated similarity reaches `limit`, in an order
  /// that depends on nothing but the sketches; a pair may come more than once. `isSettled` pairs are passed over before
  /// anything is computed. Complexity: O(bands × n log n + pairs that meet).
  func eachPair(
    of members: [Int], limit: Double, isSettled: (Int, Int) -> Bool, visit: (Int, Int, Double) throws -> Void
  ) rethrows {
    let members = members.filter { table.has($0) }
    guard members.count > 1 else { return }
    // The hash of the band above, the place in `members` below: one sort of plain numbers groups them.
    let bits = UInt64(64 - (members.count - 1).leadingZeroBitCount)
    let low = (UInt64(1) << bits) - 1
    var keys = [UInt64](repeating: 0, count: members.count)
    for band in 0..<(table.size / rows) {
      for at in members.indices {
        keys[at] = table.band(band, rows: rows, of: members[at]) & ~low | UInt64(at)
      }
      keys.sort()
      var start = 0
      while start < keys.count {
        var end = start + 1
        while end < keys.count, keys[end] & ~low == keys[start] & ~low { end += 1 }
        if end - start > 1 {
          try compare(
            keys[start..<end].map { members[Int($0 & low)] }, limit: limit, isSettled: isSettled, visit: visit)
        }
        start = end
      }
    }
  }

  private func compare(
    _ run: [Int], limit: Double, isSettled: (Int, Int) -> Bool, visit: (Int, Int, Double) throws -> Void
  ) rethrows {
    // In a crowd (a thousand copies of one page) only those that are like none before become someone to compare with.
    var partners: [Int] = []
    for text in run {
      var isLike = false
      for other in partners {
        if isSettled(other, text) {
          isLike = true
          if run.count > crowd { break }
          continue
        }
        let estimate = table.estimate(other, text, limit: limit)
        if estimate >= limit {
          isLike = true
          try visit(min(other, text), max(other, text), estimate)
          if run.count > crowd { break }
        }
      }
      if run.count <= crowd || (!isLike && partners.count < crowd) { partners.append(text) }
    }
  }
}
