@testable import Lexicons

/// The slow way to find keys, which the fast ones are held against.
enum NaiveSearch {
  /// All occurrences of all keys that do not cut a Latin word: start, end, key.
  static func find(_ keys: [[UInt16]], _ text: [UInt16]) -> Set<[Int]> {
    func isInside(_ at: Int) -> Bool { at > 0 && at < text.count && isOfWord(text[at - 1]) && isOfWord(text[at]) }
    var found = Set<[Int]>()
    for (k, key) in keys.enumerated() where key.count <= text.count {
      for i in 0...(text.count - key.count)
      where text[i..<(i + key.count)].elementsEqual(key) && !isInside(i) && !isInside(i + key.count) {
        found.insert([i, i + key.count, k])
      }
    }
    return found
  }

  private static func isOfWord(_ unit: UInt16) -> Bool {
    (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit | 0x20)
  }

  /// What a search has found, as `find` gives it; nil if it reports an occurrence twice.
  static func set(_ hits: [Automaton.Hit]) -> Set<[Int]>? {
    let set = Set(hits.map { [Int($0.start), Int($0.end), Int($0.key)] })
    return set.count == hits.count ? set : nil
  }
}
