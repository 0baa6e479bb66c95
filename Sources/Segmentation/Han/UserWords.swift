internal import UnicodeText

/// Words of the caller: wherever one stands, it is cut as one word, of those that begin at one place the longest, whatever
/// the model thinks. Immutable once filled, shared by all threads.
///
/// The file is that of jieba: a word a line, then, if you like, a count and a tag, separated by white space; they change
/// nothing. Case, width, and Traditional or Simplified characters make no difference.
public struct UserWords: Sendable {
  /// A line that cannot be used.
  public struct Broken: Error, CustomStringConvertible {
    /// File, line and what is wrong.
    public let description: String
  }

  private static let word: UInt8 = 1
  private static let beginning: UInt8 = 2

  /// What each word, and each beginning of one, is; by hash over its folded units.
  private var flags: [UInt64: UInt8] = [:]
  /// Whether a word begins with a folded unit; 65,536 elements, or none.
  private var begins: [Bool] = []
  /// The number of different words.
  public private(set) var count = 0
  /// A hash over all of them, whatever their order.
  public private(set) var hash: UInt64 = 0

  /// The longest word that is taken, in UTF-16 units.
  public static let longest = 40
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Makes an empty list.
  public init() {}

  private static func extend(_ hash: UInt64, _ unit: UInt16) -> UInt64 {
    (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3 ^ hash >> 31
  }

  /// Adds a file in jieba's format. Throws at the first line that cannot be used. Complexity: O(bytes).
  public mutating func add(file: String, bytes: [UInt8]) throws(Broken) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Broken(description: "\(file): this is no UTF-8")
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard let word = line.split(whereSeparator: \.isWhitespace).first else { continue }
      let units = Array(word.utf16)
      if units.count > UserWords.longest {
        throw Broken(
          description: "\(file):\(index + 1): the word has \(units.count) characters; \(UserWords.longest) are the most"
        )
      }
      add(units)
    }
  }

  /// Adds a word of 1 to `longest` units; others are passed over.
  public mutating func add(_ word: [UInt16]) {
    let units = CharacterTables.shared.fold(word)
    guard let first = units.first, units.count <= UserWords.longest else { return }
    if begins.isEmpty { begins = [Bool](repeating: false, count: 65536) }
    begins[Int(first)] = true
    var key = UserWords.start
    for (k, unit) in units.enumerated() {
      key = UserWords.extend(key, unit)
      let flag = k + 1 < units.count ? UserWords.beginning : UserWords.word
      if k + 1 == units.count, flags[key, default: 0] & UserWords.word == 0 {
        count += 1
        hash ^= key
      }
      flags[key, default: 0] |= flag
    }
  }

  /// Makes one segment of every word of the list that stands in the text. Complexity: O(n · longest).
  func join(_ text: [UInt16], _ segments: inout Segments) {
    let found = spans(in: text)
    if found.isEmpty { return }
    let tables = CharacterTables.shared
    var joined = Segments()
    joined.removeAll(reserving: segments.ends.count)
    var next = 0
    var start = 0
    for (end, kind) in zip(segments.ends, segments.kinds) {
      let end = Int(end)
      while next < found.count, found[next].lowerBound < end {
        let span = found[next]
        if span.lowerBound > start { joined.append(span.lowerBound, kind) }
        joined.append(
          span.upperBound,
          text[span].contains { tables.isHan($0) } ? SegmentKind.ideographs : SegmentKind.letters)
        start = span.upperBound
        next += 1
      }
      if end > start {
        joined.append(end, kind)
        start = end
      }
    }
    segments = joined
  }

  /// Where words stand, from the left, none inside another. A word of letters has its own edges.
  private func spans(in text: [UInt16]) -> [Range<Int>] {
    guard !begins.isEmpty else { return [] }
    let tables = CharacterTables.shared
    func isEdge(_ at: Int) -> Bool {
      at <= 0 || at >= text.count || !tables.isWordLike(text[at - 1]) || !tables.isWordLike(text[at])
    }
    var found: [Range<Int>] = []
    var i = 0
    while i < text.count {
      guard begins[Int(tables.fold(text[i]))], isEdge(i) else {
        i += 1
        continue
      }
      var key = UserWords.start
      var end = i
      var k = i
      while k < text.count {
        key = UserWords.extend(key, tables.fold(text[k]))
        k += 1
        guard let flag = flags[key] else { break }
        if flag & UserWords.word != 0, isEdge(k) { end = k }
        if flag & UserWords.beginning == 0 { break }
      }
      if end > i { found.append(i..<end) }
      i = max(i + 1, end)
    }
    return found
  }
}
