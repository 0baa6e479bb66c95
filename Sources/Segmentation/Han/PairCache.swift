internal import Foundation
internal import UnicodeText

/// What the model and ICU's dictionary know of two neighbouring atoms.
struct AtomPair {
  /// Which pair this is, plus 1; 0 where there is none.
  var key: UInt32 = 0
  /// The model's four weights.
  var weights: UInt32 = 0
  /// The dictionary's words, and the model's flags in two free bits.
  var word = WordPair(bits: 0)

  static let isWord: UInt64 = 1 << 50
  static let isPrefix: UInt64 = 1 << 51
}

/// Remembers what was looked up of single atoms and of pairs. Text repeats its pairs, and the tables behind them are large:
/// one read of memory that is near takes the place of five that are not. What is found does not depend on it.
///
/// Pairs share buckets of four, a line of the processor's cache each; a new one takes the place of the one that came first.
/// There is room for half a million: with a quarter of that, words of a newspaper took a third longer.
///
/// Atoms are told apart by their *codes*: the folded unit of an ideograph, the model's row of anything else.
final class PairCache {
  private let model: WordModel
  private let dictionary: WordDictionary
  private let pairs: UnsafeMutablePointer<AtomPair>
  /// By code: the cost of the atom as a word plus 2; 1 if it is none, 0 if that is not known.
  private let singles: UnsafeMutablePointer<Int16>

  private static let bits: UInt32 = 17
  private static let ways = 4
  /// Codes from here on are ideographs; rows are smaller.
  static let firstIdeograph: UInt16 = 0x3000

  init(model: WordModel, dictionary: WordDictionary) {
    self.model = model
    self.dictionary = dictionary
    pairs = PairCache.zeros(PairCache.ways << Int(PairCache.bits))
    singles = PairCache.zeros(65536)
  }

  deinit {
    munmap(pairs, MemoryLayout<AtomPair>.stride * PairCache.ways << Int(PairCache.bits))
    munmap(singles, MemoryLayout<Int16>.stride << 16)
  }

  /// Zeros that cost nothing until they are touched: most of a short run never is.
  private static func zeros<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    // A page of the system's begins at a line of the cache.
    let size = count * MemoryLayout<Element>.stride
    let place = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let place, place != MAP_FAILED else { fatalError("no memory for the word cache") }
    return place.bindMemory(to: Element.self, capacity: count)
  }

  /// Reads the pairs at the `count` places from `codes` on, which is valid for one code more, into `found`.
  /// Complexity: O(n).
  func read(_ codes: UnsafePointer<UInt16>, count: Int, into found: UnsafeMutablePointer<AtomPair>) {
    // All are read before any is looked at: reads that wait for nothing do not wait for each other.
    for i in 0..<count {
      let key = key(codes, i)
      let bucket = pairs + place(key)
      let way = (bucket[1].key == key ? 1 : 0) | (bucket[2].key == key ? 2 : 0) | (bucket[3].key == key ? 3 : 0)
      found[i] = bucket[way]
    }
    for i in 0..<count where found[i].key != key(codes, i) {
      let pair = lookUp(codes[i], codes[i + 1])
      found[i] = pair
      let bucket = pairs + place(pair.key)
      // Twice the same in one batch.
      if (0..<PairCache.ways).contains(where: { bucket[$0].key == pair.key }) { continue }
      bucket[3] = bucket[2]
      bucket[2] = bucket[1]
      bucket[1] = bucket[0]
      bucket[0] = pair
    }
  }

  @inline(__always)
  private func key(_ codes: UnsafePointer<UInt16>, _ i: Int) -> UInt32 {
    (UInt32(codes[i]) << 16 | UInt32(codes[i + 1])) + 1
  }

  @inline(__always)
  private func place(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> (32 - PairCache.bits)) * PairCache.ways }

  private func row(_ code: UInt16) -> UInt16 { code < PairCache.firstIdeograph ? code : model.row(code) }

  private func lookUp(_ first: UInt16, _ second: UInt16) -> AtomPair {
    let (weights, flags) = model.pair(row(first), row(second))
    var word = WordPair(bits: 0)
    if min(first, second) >= PairCache.firstIdeograph { word = dictionary.pair(first, second) }
    if flags & WordModel.wordFlag != 0 { word.bits |= AtomPair.isWord }
    if flags & WordModel.prefixFlag != 0 { word.bits |= AtomPair.isPrefix }
    return AtomPair(key: (UInt32(first) << 16 | UInt32(second)) + 1, weights: weights, word: word)
  }

  /// The dictionary's cost of an atom as a word; -1 if it is none.
  @inline(__always)
  func single(_ code: UInt16) -> Int16 {
    let cost = singles[Int(code)]
    return cost != 0 ? cost - 2 : lookUp(code)
  }

  private func lookUp(_ code: UInt16) -> Int16 {
    let cost = code < PairCache.firstIdeograph ? -1 : Int16(dictionary.single(code))
    singles[Int(code)] = cost + 2
    return cost
  }
}
