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
