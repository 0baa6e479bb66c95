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

  /// Finds the words that begin at positions of `range` in `text`, ideographs only. Complexity: O(n) in practice.
  public func matches(
    in text: UnsafeBufferPointer<UInt16>, from range: Range<Int>, into found: inout WordMatches
  ) {
    guard let units = text.baseAddress, !range.isEmpty else { return }
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    found.makeRoom(for: range.count)
    _ = cicu_dictionary_matches(
      handle, units, Int32(text.count), Int32(range.lowerBound), Int32(range.upperBound), found.first, found.lengths,
      found.costs)
  }
}

/// The words found in a stretch, in storage that is reused. Words that begin at its position i have the indices
/// `first[i] ..< first[i + 1]`, the shortest first.
public struct WordMatches: ~Copyable {
  /// The index of the first word of each position, and of the end.
  public private(set) var first: UnsafeMutablePointer<Int32>
  /// The length of each word in UTF-16 units.
  public private(set) var lengths: UnsafeMutablePointer<UInt8>
  /// The cost of each word: the rarer, the higher.
  public private(set) var costs: UnsafeMutablePointer<Int16>
  private var capacity: Int

  /// Makes empty storage.
  public init() {
    capacity = 256
    first = .allocate(capacity: capacity + 1)
    lengths = .allocate(capacity: capacity * WordDictionary.longestWord)
    costs = .allocate(capacity: capacity * WordDictionary.longestWord)
  }

  deinit { free() }

  private func free() {
    first.deallocate()
    lengths.deallocate()
    costs.deallocate()
  }

  fileprivate mutating func makeRoom(for count: Int) {
    guard count > capacity else { return }
    free()
    capacity = count
    first = .allocate(capacity: capacity + 1)
    lengths = .allocate(capacity: capacity * WordDictionary.longestWord)
    costs = .allocate(capacity: capacity * WordDictionary.longestWord)
  }
}
