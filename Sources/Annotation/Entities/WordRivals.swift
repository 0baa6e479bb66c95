internal import TextModel
internal import UnicodeText

/// Weighs a name of ideographs against ordinary words that cross both its edges: 重新|加|坡道 against 重|新加坡|道.
///
/// The word breaker knows the name as a word and prefers it; ICU's dictionary tells what the other reading would cost.
/// One a thread: it owns the buffers of its work.
final class WordRivals {
  private let dictionary: WordDictionary?
  private let matches = WordMatches(capacity: WordRivals.room)
  private var costs = [Int32](repeating: 0, count: WordRivals.room * 4)
  private let tables = CharacterTables.shared

  /// How many units are read on each side of the name.
  private static let reach = 6
  private static let longestName = 12
  private static let room = 2 * reach + longestName + 1
  /// What a name costs that the dictionary does not know.
  private static let costOfName: Int32 = 100
  /// How much dearer the words may be and still outweigh the name.
  private static let margin: Int32 = 62
  private static let infinite: Int32 = 1 << 20

  init() { dictionary = WordDictionary() }

  /// Whether words across both edges read the place about as well as the name does. Complexity: O(1).
  func outweigh(_ span: TextSpan, in text: [UInt16]) -> Bool {
    guard let dictionary, span.count >= 2, span.count <= WordRivals.longestName else { return false }
    var low = Int(span.start)
    while low > 0, Int(span.start) - low < WordRivals.reach, tables.isHan(text[low - 1]) { low -= 1 }
    var high = Int(span.end)
    while high < text.count, high - Int(span.end) < WordRivals.reach, tables.isHan(text[high]) { high += 1 }
    guard low < span.start, high > span.end else { return false }
    let count = high - low
    text[low..<high].withUnsafeBufferPointer { units in
      if let base = units.baseAddress { dictionary.matches(in: base, count: count, from: 0..<count, into: matches) }
    }
    let (start, end) = (Int(span.start) - low, Int(span.end) - low)
    guard crosses(start, before: start, end), crosses(end, before: end, high - low, from: start + 1) else {
      return false
    }
    return search(start, end, high - low)
  }

  /// Whether a word from in front of `edge` reaches beyond it, but not beyond `limit`.
  private func crosses(_ edge: Int, before stop: Int, _ limit: Int, from first: Int = 0) -> Bool {
    (first..<stop).contains { i in matches.words(at: i).contains { i + $0.length > edge && i + $0.length <= limit } }
  }

  /// The cheapest path with the name as a word against the cheapest one that crosses both its edges.
  private func search(_ start: Int, _ end: Int, _ count: Int) -> Bool {
    for i in 0..<(count + 1) * 4 { costs[i] = WordRivals.infinite }
    costs[0] = 0
    var own = WordRivals.costOfName
    for i in 0..<count {
      var isCharacter = false
      for (length, cost) in matches.words(at: i) {
        isCharacter = isCharacter || length == 1
        if i == start, i + length == end { own = min(own, cost) }
        step(i, i + length, cost, start, end, count)
      }
      if !isCharacter { step(i, i + 1, WordRivals.dearest, start, end, count) }
    }
    let rival = costs[count * 4 + 3]
    guard rival < WordRivals.infinite else { return false }
    let name = costs[start * 4] + own + (path(from: end, to: count) ?? WordRivals.infinite)
    return rival <= name + WordRivals.margin
  }

  private static let dearest = WordDictionary.unknownCost

  /// Extends all paths that end at `from` by a word; a path remembers which edges of the name it has crossed.
  private func step(_ from: Int, _ to: Int, _ cost: Int32, _ start: Int, _ end: Int, _ count: Int) {
    guard to <= count, !(from <= start && to >= end && to - from > end - start) else { return }
    let crossed = (from < start && to > start ? 1 : 0) | (from < end && to > end ? 2 : 0)
    for mask in 0..<4 where costs[from * 4 + mask] < WordRivals.infinite {
      let target = to * 4 + (mask | crossed)
      costs[target] = min(costs[target], costs[from * 4 + mask] + cost)
    }
  }

  /// The cost of the cheapest path through the words of a stretch.
  private func path(from: Int, to: Int) -> Int32? {
    var best = [Int32](repeating: WordRivals.infinite, count: to - from + 1)
    best[0] = 0
    for i in from..<to {
      let here = best[i - from]
      var isCharacter = false
      for (length, cost) in matches.words(at: i) {
        let stop = i + length
        isCharacter = isCharacter || length == 1
        if stop <= to { best[stop - from] = min(best[stop - from], here + cost) }
      }
      if !isCharacter { best[i + 1 - from] = min(best[i + 1 - from], here + WordRivals.dearest) }
    }
    return best[to - from]
  }
}
