internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Weighs a name of ideographs against ordinary words that cross its edges: 重新|加|坡道 against 重|新加坡|道, 联合|国内
/// against 联合国|内, and against persons: 陈科威|特地 against 陈|科威特|地.
///
/// The word breaker knows the name as a word and prefers it; ICU's dictionary tells what the other reading would cost.
/// Words across both edges need to be about as good; across one edge they need to be better.
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
  /// How much dearer words across both edges may be and still outweigh the name.
  private static let margin: Int32 = 62
  /// The same across the left edge only, across the right edge only, and with a person's name across the left edge.
  private static let leftMargin: Int32 = 5
  private static let rightMargin: Int32 = -10
  private static let personMargin: Int32 = -80
  private static let infinite: Int32 = 1 << 20

  private let surnames: WordList

  init(lexicon: Lexicon) {
    dictionary = WordDictionary()
    surnames = lexicon.list("zh-surname-person")
  }

  /// Whether words across its edges read the place better than the name does. Complexity: O(1).
  func outweigh(_ span: TextSpan, in text: [UInt16]) -> Bool {
    guard let dictionary, span.count >= 2, span.count <= WordRivals.longestName else { return false }
    var low = Int(span.start)
    while low > 0, Int(span.start) - low < WordRivals.reach, tables.isHan(text[low - 1]) { low -= 1 }
    var high = Int(span.end)
    while high < text.count, high - Int(span.end) < WordRivals.reach, tables.isHan(text[high]) { high += 1 }
    guard low < span.start || high > span.end else { return false }
    let count = high - low
    let (start, end) = (Int(span.start) - low, Int(span.end) - low)
    func look(until stop: Int) {
      text[low..<high].withUnsafeBufferPointer { units in
        if let base = units.baseAddress { dictionary.matches(in: base, count: count, from: 0..<stop, into: matches) }
      }
    }
    // Mostly no word crosses an edge, and what stands behind the name does not matter.
    look(until: end)
    let isLeft = crosses(start, before: start, end)
    let isRight = end < count && crosses(end, before: end, count, from: start + 1)
    guard isLeft || isRight else { return false }
    look(until: count)
    let name = search(start, end, count)
    let both = costs[count * 4 + 3]
    if isLeft, isRight, both <= name + WordRivals.margin { return true }
    if isLeft, costs[count * 4 + 1] <= name + WordRivals.leftMargin { return true }
    guard isRight else { return false }
    if start + 2 < end, crosses(end, before: end, count, from: start + 2), startsWord(start, before: end),
      costs[count * 4 + 2] <= name + WordRivals.rightMargin
    {
      return true
    }
    return person(start, end, count, text, low) <= name + WordRivals.personMargin
  }

  /// Whether a word from in front of `edge` reaches beyond it, but not beyond `limit`.
  private func crosses(_ edge: Int, before stop: Int, _ limit: Int, from first: Int = 0) -> Bool {
    (first..<stop).contains { i in matches.words(at: i).contains { i + $0.length > edge && i + $0.length <= limit } }
  }

  /// Whether a word of two characters and more begins at `start` and ends inside the name.
  private func startsWord(_ start: Int, before end: Int) -> Bool {
    matches.words(at: start).contains { $0.length > 1 && start + $0.length < end }
  }

  /// The cost of reading a person's name into the name's left edge, where an ordinary word crosses the right one.
  private func person(_ start: Int, _ end: Int, _ count: Int, _ text: [UInt16], _ low: Int) -> Int32 {
    var best = WordRivals.infinite
    for i in max(0, start - 2)..<start where surnames.contains(text, low + i, low + i + 1) {
      // Not where the character is a piece of a word: 担任, 韩国.
      guard costs[i * 4] < WordRivals.infinite, !matches.words(at: i).contains(where: { $0.length > 1 }),
        i == 0 || !crosses(i, before: i, start)
      else { continue }
      for stop in i + 2...i + 3 where stop > start && stop < end {
        for (length, cost) in matches.words(at: stop) where length > 1 && stop + length > end {
          guard stop + length <= count, let rest = path(from: stop + length, to: count) else { continue }
          best = min(best, costs[i * 4] + cost + rest)
        }
      }
    }
    return best
  }

  /// Finds the cheapest paths, by which edges of the name their words cross, into `costs`; returns what the path costs that
  /// has the name as a word.
  private func search(_ start: Int, _ end: Int, _ count: Int) -> Int32 {
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
    return costs[start * 4] + own + (path(from: end, to: count) ?? WordRivals.infinite)
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
