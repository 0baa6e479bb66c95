internal import UnicodeText

/// Tells where a text may be handed from ICU to the lattice and back without changing a boundary.
///
/// A *stretch* is a run of ideographs whose neighbours on both sides are units that ICU always parts from ideographs.
/// Kana, combining marks, zero-width characters and surrogates are not: a run that touches one is left to ICU whole.
struct HanStretches: Sendable {
  /// What a unit is to a stretch; 65,536 elements.
  private let kinds: [UInt8]

  private static let safe: UInt8 = 0
  private static let plain: UInt8 = 1
  private static let odd: UInt8 = 2

  /// The table, made once.
  static let shared = HanStretches()

  private init() {
    let tables = CharacterTables.shared
    kinds = (0..<65536).map { value in
      let unit = UInt16(value)
      switch tables.kind(unit) {
      case .han: return HanStretches.isPlain(unit) ? HanStretches.plain : HanStretches.odd
      case .space, .punctuation, .digit: return HanStretches.safe
      case .symbol: return (0x3000..<0xA000).contains(value) ? HanStretches.odd : HanStretches.safe
      // Letters with marks of their own alphabets are rare beside ideographs.
      case .letter: return value < 0x250 || (0xFF21...0xFF5A).contains(value) ? HanStretches.safe : HanStretches.odd
      default: return value < 0x80 ? HanStretches.safe : HanStretches.odd
      }
    }
  }

  /// The unified ideographs, 々 and 〇: whatever is no compatibility form.
  private static func isPlain(_ unit: UInt16) -> Bool {
    (0x4E00...0x9FFF).contains(unit) || (0x3400...0x4DBF).contains(unit) || unit == 0x3005 || unit == 0x3007
  }

  /// The first stretch at or behind `position`; empty at the end of the text if there is none. Complexity: O(distance).
  func next(in text: UnsafeBufferPointer<UInt16>, from position: Int) -> Range<Int> {
    let count = text.count
    return kinds.withUnsafeBufferPointer { kinds in
      var i = position
      while i < count {
        while i < count, kinds[Int(text[i])] == HanStretches.safe { i += 1 }
        let start = i
        var seen: UInt8 = 0
        while i < count {
          let kind = kinds[Int(text[i])]
          if kind == HanStretches.safe { break }
          seen |= kind
          i += 1
        }
        if seen == HanStretches.plain { return start..<i }
      }
      return count..<count
    }
  }
}
