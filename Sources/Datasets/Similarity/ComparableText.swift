public import TextModel
internal import UnicodeText

/// A text as copies of it are compared: folded letters, digits and ideographs, with one space between two Latin words.
///
/// Punctuation, line breaks, width, case and Traditional against Simplified make no difference, so that a reprint with
/// other marks or wrapped lines has the same comparable text. It is never shown.
public struct ComparableText: Sendable, Hashable {
  /// The folded UTF-16 units.
  public var units: [UInt16]

  /// Takes the units as they are.
  public init(units: [UInt16]) { self.units = units }

  /// The comparable form of some stretches of a text, one after the other. Complexity: O(n).
  public init(_ text: [UInt16], spans: [TextSpan]) {
    let tables = CharacterTables.shared
    var units: [UInt16] = []
    units.reserveCapacity(spans.reduce(0) { $0 + $1.count })
    // Whether something that separates stands before the next unit, and whether the last unit was of a Latin word.
    var isApart = false
    var isInWord = false
    for span in spans {
      for at in span.range {
        let unit = text[at]
        switch tables.kind(unit) {
        case .letter, .digit:
          if isApart, isInWord { units.append(0x20) }
          units.append(tables.fold(unit))
          isInWord = true
          isApart = false
        case .han, .kana, .surrogate:
          units.append(tables.fold(unit))
          isInWord = false
          isApart = false
        case .ignorable: break
        case .space, .punctuation, .symbol, .control, .other: isApart = true
        }
      }
      isApart = true
    }
    self.units = units
  }

  /// The comparable form of a whole text.
  public init(_ text: [UInt16]) { self.init(text, spans: [TextSpan(0, text.count)]) }

  /// A hash of all of it; equal texts have equal hashes in every run. Complexity: O(n).
  public var hash: UInt64 {
    var hash = Mix.seed
    for unit in units { hash = Mix.add(UInt64(unit), to: hash) }
    return Mix.finish(hash)
  }
}

/// A small hash that is the same in every run, for sketches, seeds and keys; no protection against an adversary.
public enum Mix {
  /// Where a hash begins.
  public static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// One more value.
  @inlinable
  public static func add(_ value: UInt64, to hash: UInt64) -> UInt64 {
    (hash ^ value) &* 0x0000_0100_0000_01B3 ^ (hash >> 29)
  }

  /// Spreads all bits over all bits (the finaliser of SplitMix64).
  @inlinable
  public static func finish(_ hash: UInt64) -> UInt64 {
    var z = hash
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The hash of strings, each with its end.
  public static func hash(_ strings: String...) -> UInt64 {
    var hash = seed
    for string in strings {
      for byte in string.utf8 { hash = add(UInt64(byte), to: hash) }
      hash = add(0x100, to: hash)
    }
    return finish(hash)
  }
}

/// Random numbers that depend on a seed only (SplitMix64).
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= Mix.seed
    return Mix.finish(state)
  }
}
