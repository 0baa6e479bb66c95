internal import CICU

/// The segments between ICU's boundaries in a text, in reusable storage: the first `count` elements count.
public struct Boundaries: Sendable {
  /// The end of each segment, in UTF-16 code units; the last is the text's length.
  public fileprivate(set) var ends: [Int32] = []
  /// ICU's word status of each segment divided by 100: 0 none, 1 number, 2 letters, 3 kana, 4 ideographs.
  public fileprivate(set) var kinds: [UInt8] = []
  /// The number of segments.
  public fileprivate(set) var count = 0

  /// Makes an empty set.
  public init() {}

  fileprivate mutating func makeRoom(for length: Int) {
    if ends.count < length {
      ends = [Int32](repeating: 0, count: length + length / 2)
      kinds = [UInt8](repeating: 0, count: length + length / 2)
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

  /// Finds the word boundaries of a text (UAX #29, and ICU's dictionary for Chinese). Complexity: O(n).
  public func words(of text: [UInt16], into found: inout Boundaries) {
    found.makeRoom(for: text.count)
    found.count = text.withUnsafeBufferPointer { units in
      guard let start = units.baseAddress else { return 0 }
      return found.ends.withUnsafeMutableBufferPointer { ends in
        found.kinds.withUnsafeMutableBufferPointer { kinds in
          guard let ends = ends.baseAddress, let kinds = kinds.baseAddress else { return 0 }
          return Int(max(0, cicu_words(handle, start, Int32(units.count), ends, kinds)))
        }
      }
    }
  }

  /// Finds the word boundaries inside `text[range]` as if nothing stood around it; ends are positions of `text`.
  public func words(of text: [UInt16], in range: Range<Int>, into found: inout Boundaries) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    found.makeRoom(for: range.count)
    found.count = text.withUnsafeBufferPointer { units in
      guard let base = units.baseAddress, !range.isEmpty else { return 0 }
      return found.ends.withUnsafeMutableBufferPointer { ends in
        found.kinds.withUnsafeMutableBufferPointer { kinds in
          guard let ends = ends.baseAddress, let kinds = kinds.baseAddress else { return 0 }
          return Int(max(0, cicu_words(handle, base + range.lowerBound, Int32(range.count), ends, kinds)))
        }
      }
    }
    for i in 0..<found.count { found.ends[i] += Int32(range.lowerBound) }
  }

  /// Finds the sentence boundaries of a text (UAX #29 with CLDR's abbreviations). Complexity: O(n).
  public func sentences(of text: [UInt16], into found: inout Boundaries) {
    found.makeRoom(for: text.count)
    found.count = text.withUnsafeBufferPointer { units in
      guard let start = units.baseAddress else { return 0 }
      return found.ends.withUnsafeMutableBufferPointer { ends in
        guard let ends = ends.baseAddress else { return 0 }
        return Int(max(0, cicu_sentences(handle, start, Int32(units.count), ends)))
      }
    }
  }
}
