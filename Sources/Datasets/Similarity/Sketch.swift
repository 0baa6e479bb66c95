/// What is kept of a text to estimate its similarity to any other: MinHash by fast similarity sketching.
///
/// Each of the `size` values of two sketches is equal with a probability of just their Jaccard coefficient. Unlike `size`
/// hash functions it takes one pass over a long text, and unlike one permutation it is exact for short ones
/// (Dahlgaard, Knudsen and Thorup, "Fast Similarity Sketching", FOCS 2017).
struct Sketch {
  /// The minima, one a bin; empty for a text without shingles.
  let values: [UInt32]

  /// Sketches a text. `size` is a power of two. Complexity: O(n + size log size).
  init(_ text: ComparableText, size: Int, width: Int = Shingles.width) {
    let shift = UInt64(64 - size.trailingZeroBitCount)
    var minima = [UInt64](repeating: .max, count: size)
    var isEmpty = true
    Shingles.each(of: text, width: width) { hash in
      isEmpty = false
      let bin = Int(truncatingIfNeeded: hash >> shift)
      let value = hash & 0xFFFF_FFFF
      if value < minima[bin] { minima[bin] = value }
    }
    if isEmpty {
      values = []
      return
    }
    var round: UInt64 = 1
    while minima.contains(.max) {
      // Later rounds throw every shingle again, and after `size` rounds into each bin by turns; a value of an earlier
      // round is smaller than any of a later one.
      let salt = Mix.finish(round)
      let forced = round >= UInt64(size) ? Int(round) & (size - 1) : -1
      Shingles.each(of: text, width: width) { hash in
        let again = Mix.finish(hash ^ salt)
        let bin = forced >= 0 ? forced : Int(truncatingIfNeeded: again >> shift)
        let value = round << 32 | again & 0xFFFF_FFFF
        if value < minima[bin] { minima[bin] = value }
      }
      round += 1
    }
    values = minima.map { UInt32(truncatingIfNeeded: Mix.finish($0)) }
  }
}

/// The sketches of many texts in one block.
struct SketchTable: Sendable {
  /// Values a sketch; a multiple of 16.
  let size: Int
  private var lanes: [SIMD16<UInt32>] = []
  private var isSketched: [Bool] = []

  init(size: Int) { self.size = size }

  /// How many texts there are.
  var count: Int { isSketched.count }

  mutating func append(_ sketch: [UInt32]) {
    isSketched.append(!sketch.isEmpty)
    for lane in 0..<(size / 16) {
      var values = SIMD16<UInt32>.zero
      if !sketch.isEmpty { for k in 0..<16 { values[k] = sketch[lane * 16 + k] } }
      lanes.append(values)
    }
  }

  /// Whether a text has a sketch: one without any shingle has none.
  func has(_ text: Int) -> Bool { isSketched[text] }

  /// The hash of values `rows * band ..< rows * (band + 1)`; `rows` divides 16.
  @inline(__always)
  func band(_ band: Int, rows: Int, of text: Int) -> UInt64 {
    let first = band * rows
    let lane = lanes[text * (size / 16) + first / 16]
    var hash = Mix.seed
    for k in 0..<rows { hash = Mix.add(UInt64(lane[first % 16 + k]), to: hash) }
    return Mix.finish(hash)
  }

  /// The estimated Jaccard coefficient, or 0 as soon as the first quarter shows that it is far below `limit`.
  @inline(__always)
  func estimate(_ a: Int, _ b: Int, limit: Double) -> Double {
    let width = size / 16
    let quarter = max(1, width / 4)
    var equal = SIMD16<UInt32>.zero
    let one = SIMD16<UInt32>(repeating: 1)
    for lane in 0..<width {
      equal &+= SIMD16<UInt32>.zero.replacing(with: one, where: lanes[a * width + lane] .== lanes[b * width + lane])
      // Four standard deviations below the limit.
      if lane + 1 == quarter, width > quarter {
        let n = Double(quarter * 16)
        if Double(equal.wrappedSum()) < n * limit - 4 * (n * limit * (1 - limit)).squareRoot() { return 0 }
      }
    }
    return Double(equal.wrappedSum()) / Double(size)
  }
}
