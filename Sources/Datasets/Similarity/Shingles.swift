/// All stretches of `width` units of a text, as a set of hashes.
public struct Shingles: Sendable {
  /// The width for whether two texts are near-duplicates.
  public static let width = 5

  /// The hashes, sorted, each once.
  public let hashes: [UInt64]

  /// The shingles of a text; one that is shorter than `width` is one shingle. Complexity: O(n log n).
  public init(_ text: ComparableText, width: Int = Shingles.width) {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(text.units.count)
    Shingles.each(of: text, width: width) { hashes.append($0) }
    hashes.sort()
    var kept = 0
    for at in hashes.indices where at == 0 || hashes[at] != hashes[at - 1] {
      hashes[kept] = hashes[at]
      kept += 1
    }
    hashes.removeLast(hashes.count - kept)
    self.hashes = hashes
  }

  /// The hash of every shingle in the order of the text, repeated ones too. Complexity: O(n).
  @inline(__always)
  static func each(of text: ComparableText, width: Int, _ body: (UInt64) -> Void) {
    let units = text.units
    guard !units.isEmpty else { return }
    // The hash of a window is the sum of unit × base^(distance from its end): one step for each unit.
    let base: UInt64 = 0x2545_F491_4F6C_DD1D
    var top: UInt64 = 1
    for _ in 0..<width { top = top &* base }
    var window: UInt64 = 0
    for at in units.indices {
      window = window &* base &+ UInt64(units[at]) &+ 1
      if at >= width { window = window &- (UInt64(units[at - width]) &+ 1) &* top }
      if at >= width - 1 || at == units.count - 1 { body(Mix.finish(window)) }
    }
  }

  /// How many shingles both have. Complexity: O(n + m).
  public func common(with other: Shingles) -> Int {
    let a = hashes
    let b = other.hashes
    var i = 0
    var j = 0
    var count = 0
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        count += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }

  /// The share of all shingles that both have, 0 to 1 (Jaccard's coefficient). Two empty texts are not alike.
  public func jaccard(_ other: Shingles) -> Double {
    let common = common(with: other)
    let all = hashes.count + other.hashes.count - common
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// The share of the smaller set that the larger has, 0 to 1.
  public func containment(_ other: Shingles) -> Double {
    let smaller = min(hashes.count, other.hashes.count)
    return smaller == 0 ? 0 : Double(common(with: other)) / Double(smaller)
  }
}
