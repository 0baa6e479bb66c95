internal import CICU

/// The segments between boundaries in a text, in reusable storage: the first `count` elements count.
public struct Boundaries: Sendable {
  /// The end of each segment, in UTF-16 code units; the last is the text's length.
  public internal(set) var ends: [Int32] = []
  /// ICU's word status of each segment divided by 100: 0 none, 1 number, 2 letters, 3 kana, 4 ideographs.
  /// `WordBreaker` tells more: see `SegmentKind`.
  public internal(set) var kinds: [UInt8] = []
  /// The number of segments.
  public internal(set) var count = 0

  /// Makes an empty set.
  public init() {}

  /// Has `body` write up to `capacity` ends and kinds and return how many they are.
  mutating func fill(
    capacity: Int, _ body: (UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UInt8>) -> Int
  ) {
    if ends.count < capacity {
      // Not filled with zeros: nobody looks behind `count`, and of a large text's worst case most is never touched.
      let room = capacity + capacity / 2
      ends = [Int32](unsafeUninitializedCapacity: room) { $1 = room }
      kinds = [UInt8](unsafeUninitializedCapacity: room) { $1 = room }
    }
    count = ends.withUnsafeMutableBufferPointer { ends in
      kinds.withUnsafeMutableBufferPointer { kinds in
        guard let ends = ends.baseAddress, let kinds = kinds.baseAddress else { return 0 }
        return body(ends, kinds)
      }
    }
  }
}

/// ICU's word and sentence boundaries over whole buffers. One a thread: it owns iterators and holds state.
public final class Breaker {
  /// ICU could not open or run its break iterators.
  public struct Unavailable: Error, CustomStringConvertible {
    /// What to do about it.
    public var description: String { "ICU's break iterators cannot be opened: is its data (libicu) complete?" }
  }

  private let handle: OpaquePointer

  /// Opens and warms up the iterators (under 1 ms).
  public init() throws(Unavailable) {
    guard let handle = cicu_breaker_open() else { throw Unavailable() }
    self.handle = handle
  }

  deinit { cicu_breaker_close(handle) }

  /// Writes the ends and kinds of the words of `length` units; returns their number. There must be room for `length`.
  func words(
    _ units: UnsafePointer<UInt16>, _ length: Int, _ ends: UnsafeMutablePointer<Int32>,
    _ kinds: UnsafeMutablePointer<UInt8>
  ) -> Int {
    Int(max(0, cicu_words(handle, units, Int32(length), ends, kinds)))
  }

  /// Finds the word boundaries of a text (UAX #29, and ICU's dictionary for Chinese). Complexity: O(n).
  public func words(of text: [UInt16], into found: inout Boundaries) {
    text.withUnsafeBufferPointer { units in
      found.fill(capacity: units.count) { ends, kinds in
        guard let start = units.baseAddress else { return 0 }
        return words(start, units.count, ends, kinds)
      }
    }
  }

  /// Finds the sentence boundaries of a text (UAX #29 with CLDR's abbreviations). Complexity: O(n).
  public func sentences(of text: [UInt16], into found: inout Boundaries) {
    text.withUnsafeBufferPointer { units in
      found.fill(capacity: units.count) { ends, _ in
        guard let start = units.baseAddress else { return 0 }
        return Int(max(0, cicu_sentences(handle, start, Int32(units.count), ends)))
      }
    }
  }
}
