public import TextModel

/// Turns offsets of a record's unit back into UTF-16 offsets.
///
/// For `😀中` code points 0, 1, 2 are UTF-16 units 0, 2, 3; bytes 0, 4, 7 are the same; byte 2 is inside a character.
public struct UnitPlaces: Sendable {
  /// For each offset of the unit its UTF-16 offset, -1 inside a character; empty if they are the same.
  private var table: [Int32] = []
  private let count: Int

  /// Prepares the places of a text. Complexity: O(n), or O(1) for code points of a text without surrogates.
  public init(_ text: [UInt16], hasSurrogates: Bool, unit: OffsetUnit) {
    count = text.count
    if unit == .codepoint, !hasSurrogates { return }
    if unit == .utf16, !hasSurrogates { return }
    table.reserveCapacity(text.count + 1)
    var i = 0
    while i < text.count {
      let isPair = text[i] & 0xFC00 == 0xD800 && i + 1 < text.count && text[i + 1] & 0xFC00 == 0xDC00
      table.append(Int32(i))
      let width =
        switch unit {
        case .codepoint: 1
        case .utf16: isPair ? 2 : 1
        case .utf8: isPair ? 4 : text[i] < 0x80 ? 1 : text[i] < 0x800 ? 2 : 3
        }
      for _ in 1..<max(width, 1) { table.append(-1) }
      i += isPair ? 2 : 1
    }
    table.append(Int32(text.count))
  }

  /// The length of the text in the unit.
  public var end: Int { table.isEmpty ? count : table.count - 1 }

  /// The UTF-16 offset of an offset of the unit; nil outside the text and inside a character.
  @inline(__always)
  public subscript(_ offset: Int) -> Int? {
    if table.isEmpty { return offset >= 0 && offset <= count ? offset : nil }
    guard table.indices.contains(offset), table[offset] >= 0 else { return nil }
    return Int(table[offset])
  }

  /// The span of two offsets of the unit; nil if one of them is outside the text or inside a character, or if they are in
  /// the wrong order.
  public func span(_ start: Int, _ end: Int) -> TextSpan? {
    guard start <= end, let first = self[start], let last = self[end] else { return nil }
    return TextSpan(first, last)
  }
}
