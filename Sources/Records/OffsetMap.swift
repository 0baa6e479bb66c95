public import TextModel

/// The unit in which a record's offsets count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python counts.
  case codepoint
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
  /// Bytes of UTF-8.
  case utf8
}

/// Turns UTF-16 offsets into a record's unit.
public struct OffsetMap {
  private var table: [Int32] = []

  /// Prepares the map for a text; without surrogates, code points need no table. Complexity: O(n) or O(1).
  init(_ text: [UInt16], hasSurrogates: Bool, unit: OffsetUnit) {
    switch unit {
    case .utf16: return
    case .codepoint:
      guard hasSurrogates else { return }
      fill(text) { text, i in text[i] & 0xFC00 == 0xDC00 && i > 0 && text[i - 1] & 0xFC00 == 0xD800 ? 0 : 1 }
    case .utf8:
      fill(text) { text, i in
        let unit = text[i]
        if unit < 0x80 { return 1 }
        if unit < 0x800 { return 2 }
        if unit & 0xFC00 == 0xD800, i + 1 < text.count, text[i + 1] & 0xFC00 == 0xDC00 { return 4 }
        if unit & 0xFC00 == 0xDC00, i > 0, text[i - 1] & 0xFC00 == 0xD800 { return 0 }
        return 3
      }
    }
  }

  private mutating func fill(_ text: [UInt16], _ width: ([UInt16], Int) -> Int32) {
    table.reserveCapacity(text.count + 1)
    var at: Int32 = 0
    for i in text.indices {
      table.append(at)
      at += width(text, i)
    }
    table.append(at)
  }

  /// Prepares the map for a document's text.
  public init(_ document: Document, unit: OffsetUnit) {
    self.init(document.text, hasSurrogates: document.hasSurrogates, unit: unit)
  }

  /// The offset in the record's unit.
  @inline(__always)
  public subscript(_ offset: Int32) -> Int { table.isEmpty ? Int(offset) : Int(table[Int(offset)]) }
}
