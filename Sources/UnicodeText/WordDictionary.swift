internal import CICU

/// ICU's own word list for Chinese, some 316,000 words with costs. One a thread: it remembers look-ups, which changes
/// nothing that it finds.
public final class WordDictionary {
  /// The length in UTF-16 units of the longest word.
  public static let longestWord = Int(CICU_LONGEST_WORD)
  /// The cost of a single character that is no word.
  public static let unknownCost: Int32 = 255

  /// Whether this ICU has the list.
  public static let isAvailable = WordDictionary() != nil

  private let handle: OpaquePointer

  /// Opens the list; nil if this ICU does not have it. Costs well under a millisecond: ICU maps its data.
  public init?() {
    guard let handle = cicu_dictionary_open() else { return nil }
    self.handle = handle
  }

  deinit { cicu_dictionary_close(handle) }

  /// The cost of a single character as a word; -1 if it is none.
  public func single(_ unit: UInt16) -> Int32 { cicu_dictionary_single(handle, unit) }

  /// What the list has of words that begin with two characters.
  public func pair(_ first: UInt16, _ second: UInt16) -> WordPair {
    WordPair(bits: cicu_dictionary_pair(handle, first, second))
  }

  /// Asks the memory for what `rest` will read.
  public func prefetch(_ pair: WordPair) { cicu_dictionary_prefetch(handle, pair.bits) }

  /// Finds the words of three and more units at the beginning of a text of `count` units, which begins with `pair`: bit n
  /// of the result stands for n units. Their costs go to `costs`, the shortest word first.
  public func rest(
    of pair: WordPair, _ text: UnsafePointer<UInt16>, count: Int, into costs: UnsafeMutablePointer<Int16>
  ) -> UInt32 { cicu_dictionary_rest(handle, pair.bits, text, Int32(count), costs) }

  /// Finds the words that begin at positions of `range` in a text of `count` units, ideographs only; `range` must not be
  /// longer than the room of `found`. Complexity: O(n) in practice.
  public func matches(
    in text: UnsafePointer<UInt16>, count: Int, from range: Range<Int>, into found: WordMatches
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count && range.count <= found.capacity)
    _ = cicu_dictionary_matches(
      handle, text, Int32(count), Int32(range.lowerBound), Int32(range.upperBound), found.first, found.lengths,
      found.costs)
  }
}

/// What the list has of words that begin with a pair of characters, in one number. Bits 50 to 58 are free for use.
public struct WordPair: Sendable, BitwiseCopyable {
  /// The number.
  public var bits: UInt64

  /// A pair from its number.
  @inlinable
  public init(bits: UInt64) { self.bits = bits }

  /// The cost of the pair as a word; -1 if it is none.
  @inlinable
  public var cost: Int32 { Int32(truncatingIfNeeded: bits >> 32 & 0x1FFFF) - 1 }

  /// Whether longer words begin with it.
  @inlinable
  public var goesOn: Bool { bits >> 49 & 1 != 0 }
}

/// The words found in a stretch, in storage of fixed size.
public final class WordMatches {
  /// How many positions there is room for.
  public let capacity: Int
  /// By position: which words begin there, bit n standing for n UTF-16 units.
  public let lengths: UnsafeMutablePointer<UInt32>
  /// By position, and for the end: where the costs of its words begin in `costs`.
  public let first: UnsafeMutablePointer<Int32>
  /// The cost of each word, the rarer the higher; those of one position the shortest word first.
  public let costs: UnsafeMutablePointer<Int16>

  /// Makes storage for so many positions.
  public init(capacity: Int) {
    self.capacity = capacity
    lengths = .allocate(capacity: capacity)
    first = .allocate(capacity: capacity + 1)
    costs = .allocate(capacity: capacity * WordDictionary.longestWord)
  }

  /// The words that begin at a position, the shortest first, with their costs. For few positions: it makes an array.
  public func words(at position: Int) -> [(length: Int, cost: Int32)] {
    var rest = lengths[position]
    var next = Int(first[position])
    var words: [(length: Int, cost: Int32)] = []
    while rest != 0 {
      words.append((rest.trailingZeroBitCount, Int32(costs[next])))
      rest &= rest - 1
      next += 1
    }
    return words
  }

  deinit {
    lengths.deallocate()
    first.deallocate()
    costs.deallocate()
  }
}
