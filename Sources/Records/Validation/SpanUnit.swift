/// A way to count offsets that is found in the wild.
public struct SpanUnit: Hashable, Sendable, CustomStringConvertible {
  /// How line ends were counted, where the text that was counted had others than the text at hand.
  public enum LineEnds: String, Sendable, CaseIterable {
    /// As they stand in the text.
    case asIs
    /// The counted text had CRLF where this one has LF.
    case crlf
    /// The counted text had LF where this one has CRLF.
    case lf
  }

  /// What one step is.
  public var unit: OffsetUnit
  /// How line ends were counted.
  public var lineEnds: LineEnds = .asIs
  /// Whether the first place is 1.
  public var isOneBased = false
  /// Whether the end is the last place itself, not the one behind it.
  public var isEndInside = false

  /// Makes a way to count: by default, from 0, half-open.
  public init(
    _ unit: OffsetUnit, lineEnds: LineEnds = .asIs, isOneBased: Bool = false, isEndInside: Bool = false
  ) {
    self.unit = unit
    self.lineEnds = lineEnds
    self.isOneBased = isOneBased
    self.isEndInside = isEndInside
  }

  /// All ways that are tried, the likelier ones first: of two that fit a file equally well the first is taken.
  public static let candidates: [SpanUnit] = {
    var all: [SpanUnit] = []
    for (isOneBased, isEndInside) in [(false, false), (false, true), (true, true), (true, false)] {
      for lineEnds in LineEnds.allCases {
        for unit in [OffsetUnit.codepoint, .utf16, .utf8] {
          all.append(SpanUnit(unit, lineEnds: lineEnds, isOneBased: isOneBased, isEndInside: isEndInside))
        }
      }
    }
    return all
  }()

  /// The way with a name that `description` gives, and `crlf` for code points of a text with CRLF; nil for other names.
  public init?(name: String) {
    if name == "crlf" {
      self.init(.codepoint, lineEnds: .crlf)
    } else if let found = Self.candidates.first(where: { $0.description == name }) {
      self = found
    } else {
      return nil
    }
  }

  /// `codepoint`, `utf16-crlf`, `utf8-lf-1-based-inclusive`.
  public var description: String {
    unit.rawValue + (lineEnds == .asIs ? "" : "-" + lineEnds.rawValue) + (isOneBased ? "-1-based" : "")
      + (isEndInside ? "-inclusive" : "")
  }
}

/// The places of one text in one way to count.
struct SpanPlaces {
  private let unit: SpanUnit
  /// For each counted place its UTF-16 offset, -1 inside a character.
  private var table: [Int32] = []

  /// Complexity: O(n).
  init(_ text: [UInt16], _ unit: SpanUnit) {
    self.unit = unit
    table.reserveCapacity(text.count + 2)
    var i = 0
    while i < text.count {
      let isPair = text[i] & 0xFC00 == 0xD800 && i + 1 < text.count && text[i + 1] & 0xFC00 == 0xDC00
      let isReturn = text[i] == 0x0D && i + 1 < text.count && text[i + 1] == 0x0A
      if isReturn, unit.lineEnds == .lf {
        // CR and LF together were one place.
        table.append(Int32(i))
        i += 2
        continue
      }
      if text[i] == 0x0A, unit.lineEnds == .crlf, i == 0 || text[i - 1] != 0x0D {
        // LF was two places, which begin and end where it does.
        table.append(Int32(i))
        table.append(Int32(i))
        i += 1
        continue
      }
      table.append(Int32(i))
      let width =
        switch unit.unit {
        case .codepoint: 1
        case .utf16: isPair ? 2 : 1
        case .utf8: isPair ? 4 : text[i] < 0x80 ? 1 : text[i] < 0x800 ? 2 : 3
        }
      for _ in 1..<max(width, 1) { table.append(-1) }
      i += isPair ? 2 : 1
    }
    table.append(Int32(text.count))
  }

  /// The half-open range of UTF-16 offsets of a span as it was written; nil if it is none.
  func range(_ start: Int, _ end: Int) -> Range<Int>? {
    let first = start - (unit.isOneBased ? 1 : 0)
    let last = end - (unit.isOneBased ? 1 : 0) + (unit.isEndInside ? 1 : 0)
    guard table.indices.contains(first), table.indices.contains(last), table[first] >= 0, table[last] >= 0,
      table[first] <= table[last]
    else { return nil }
    return Int(table[first])..<Int(table[last])
  }

  /// The UTF-16 offset that a place is nearest to, wherever it lies.
  func nearest(_ place: Int) -> Int {
    var place = min(max(place - (unit.isOneBased ? 1 : 0), 0), table.count - 1)
    while place > 0, table[place] < 0 { place -= 1 }
    return Int(table[place])
  }

  /// The offsets, as this way counts, of a half-open range of UTF-16 offsets at the edges of characters.
  func written(_ range: Range<Int>) -> (start: Int, end: Int) {
    let shift = unit.isOneBased ? 1 : 0
    return (place(range.lowerBound) + shift, place(range.upperBound) + shift - (unit.isEndInside ? 1 : 0))
  }

  /// The first place of a UTF-16 offset. Complexity: O(log n): places inside characters are passed over.
  private func place(_ offset: Int) -> Int {
    var low = 0
    var high = table.count - 1
    while low < high {
      let middle = (low + high) / 2
      // The value at or before a place inside a character is that of the character.
      var known = middle
      while table[known] < 0 { known -= 1 }
      if table[known] < offset { low = middle + 1 } else { high = known }
    }
    return low
  }
}
