internal import UnicodeText

/// ICU's own search for words of ideographs, over ICU's own dictionary: the cheapest path through all words, a single
/// character that is no word costing as much as the rarest one. It gives ICU's boundaries, several times as fast.
///
/// One a thread: it owns the buffers of its work.
final class HanPath {
  private let dictionary: WordDictionary
  private let matches = WordMatches(capacity: HanPath.window)
  private var costs: [UInt32] = []
  private var starts: [Int32] = []

  /// Nil if ICU's dictionary cannot be opened.
  init?() {
    guard let dictionary = WordDictionary() else { return nil }
    self.dictionary = dictionary
  }

  /// How many positions are looked up at a time, which bounds the storage for what is found.
  private static let window = 4096

  /// Appends the ends of the words in a stretch of plain ideographs, as positions in it. Complexity: O(n).
  func cut(_ text: UnsafeBufferPointer<UInt16>, into ends: inout [Int32]) {
    let count = text.count
    guard let units = text.baseAddress else { return }
    if costs.count <= count {
      costs = [UInt32](repeating: 0, count: count + count / 2 + 1)
      starts = [Int32](repeating: 0, count: costs.count)
    }
    costs.withUnsafeMutableBufferPointer { costs in
      starts.withUnsafeMutableBufferPointer { starts in
        costs[0...count].update(repeating: .max)
        costs[0] = 0
        var from = 0
        while from < count {
          let to = min(count, from + HanPath.window)
          dictionary.matches(in: units, count: count, from: from..<to, into: matches)
          search(from..<to, costs, starts)
          from = to
        }
        let base = ends.count
        var end = count
        while end > 0 {
          ends.append(Int32(end))
          end = Int(starts[end])
        }
        ends[base...].reverse()
      }
    }
  }

  private func search(
    _ range: Range<Int>, _ costs: UnsafeMutableBufferPointer<UInt32>, _ starts: UnsafeMutableBufferPointer<Int32>
  ) {
    for i in range {
      let here = costs[i]
      var lengths = matches.lengths[i - range.lowerBound]
      var k = Int(matches.first[i - range.lowerBound])
      func reach(_ end: Int, _ cost: UInt32) {
        if cost < costs[end] {
          costs[end] = cost
          starts[end] = Int32(i)
        }
      }
      if lengths & 2 == 0 { reach(i + 1, here + UInt32(WordDictionary.unknownCost)) }
      while lengths != 0 {
        reach(i + lengths.trailingZeroBitCount, here + UInt32(matches.costs[k]))
        lengths &= lengths - 1
        k += 1
      }
    }
  }
}
