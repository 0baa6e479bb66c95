internal import Lexicons

/// A set of senses, as bits.
struct SenseSet: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  init(_ senses: ValueSense...) { for sense in senses { insert(sense) } }

  mutating func insert(_ sense: ValueSense) {
    if sense.rawValue < 64 { low |= 1 << UInt64(sense.rawValue) } else { high |= 1 << UInt64(sense.rawValue - 64) }
  }

  @inline(__always)
  func contains(_ sense: ValueSense) -> Bool {
    sense.rawValue < 64 ? low >> UInt64(sense.rawValue) & 1 != 0 : high >> UInt64(sense.rawValue - 64) & 1 != 0
  }

  @inline(__always)
  func intersects(_ other: SenseSet) -> Bool { low & other.low | high & other.high != 0 }

  /// Whether some sense is not in `other`.
  @inline(__always)
  func exceeds(_ other: SenseSet) -> Bool { low & ~other.low | high & ~other.high != 0 }

  var isEmpty: Bool { low | high == 0 }
}
