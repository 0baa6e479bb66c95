/// A sample of a text's long shingles by which a text is found that stands in a larger one, whose sketch is unlike its own.
///
/// A shingle is in the sample by its own hash, so that the same passage gives the same sample wherever it stands.
enum Fingerprints {
  /// The width of a shingle in UTF-16 units: unrelated texts share next to none.
  static let width = 16
  /// One shingle of so many is kept.
  static let rate: UInt64 = 32
  /// Texts of fewer comparable units are not looked for in others.
  static let least = 200

  /// The sample, sorted, each once. Complexity: O(n).
  static func of(_ text: ComparableText) -> [UInt32] {
    guard text.units.count >= least else { return [] }
    var sample: [UInt32] = []
    Shingles.each(of: text, width: width) { hash in
      if hash % rate == 0 { sample.append(UInt32(truncatingIfNeeded: hash >> 32)) }
    }
    return Array(Set(sample)).sorted()
  }

  /// Pairs (smaller sample first) that share at least three fingerprints and 40 % of the smaller sample, sorted.
  /// `samples` gives the sample of each of `members`. Complexity: O(f log f) for f fingerprints in all.
  static func pairs(of members: [Int], samples: [[UInt32]]) -> [(Int, Int)] {
    var postings: [UInt64] = []
    postings.reserveCapacity(members.reduce(0) { $0 + samples[$1].count })
    for (place, member) in members.enumerated() {
      for print in samples[member] { postings.append(UInt64(print) << 32 | UInt64(place)) }
    }
    postings.sort()
    var meetings: [UInt64] = []
    var start = 0
    while start < postings.count {
      var end = start + 1
      while end < postings.count, postings[end] >> 32 == postings[start] >> 32 { end += 1 }
      // What stands in very many texts is a footer or a motto, and says nothing of two of them.
      if end - start > 1, end - start <= 32 {
        for i in start..<end {
          for j in (i + 1)..<end { meetings.append((postings[i] & 0xFFFF_FFFF) << 32 | postings[j] & 0xFFFF_FFFF) }
        }
      }
      start = end
    }
    meetings.sort()
    var found: [(Int, Int)] = []
    start = 0
    while start < meetings.count {
      var end = start + 1
      while end < meetings.count, meetings[end] == meetings[start] { end += 1 }
      let a = members[Int(meetings[start] >> 32)]
      let b = members[Int(meetings[start] & 0xFFFF_FFFF)]
      let smaller = min(samples[a].count, samples[b].count)
      if end - start >= 3, Double(end - start) >= 0.4 * Double(smaller) { found.append((a, b)) }
      start = end
    }
    return found
  }
}
