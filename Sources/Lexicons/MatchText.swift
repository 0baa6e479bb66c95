internal import UnicodeText

/// The folded copy of a text that matching runs on, with the way back to the text.
///
/// Usually the copy has the text's length and offsets are the same. Only where the text holds ignorable characters
/// (特<zero-width space>朗普), letter-spaced names (特 朗 普) or names cut by a soft line end is the copy shorter, and then
/// `origins` has the offset of each of its units.
struct MatchText {
  private(set) var units: [UInt16] = []
  /// Offsets in the text of each unit, and of the end; empty if they are the same.
  private(set) var origins: [Int32] = []
  /// Whether the text has no ideographs.
  private(set) var isPlain = true

  /// Folds a text into this copy, whose storage is reused. Complexity: O(n).
  mutating func fold(_ text: [UInt16], softBreaks: [Int32]) {
    let tables = CharacterTables.shared
    let n = text.count
    origins.removeAll(keepingCapacity: true)
    if units.count != n {
      units.removeAll(keepingCapacity: true)
      units.append(contentsOf: repeatElement(0, count: n))
    }
    var ignorable = false
    var spaced = false
    var highest: UInt16 = 0
    units.withUnsafeMutableBufferPointer { out in
      text.withUnsafeBufferPointer { source in
        for i in 0..<n {
          let unit = tables.fold(source[i])
          out[i] = unit
          highest = max(highest, source[i])
          if unit == CharacterTables.ignorable { ignorable = true }
          if unit == 0x20, i >= 2, i + 2 < n, source[i - 2] == 0x20 || source[i - 2] == 0x3000,
            tables.isHan(source[i - 1]), tables.isHan(source[i + 1])
          {
            spaced = true
          }
        }
      }
    }
    // The first radical; surrogates count as ideographs.
    isPlain = highest < 0x2E80
    for position in softBreaks {
      let i = Int(position)
      let joins = i > 0 && i + 1 < n && tables.isHan(text[i - 1]) && tables.isHan(text[i + 1])
      units[i] = joins ? CharacterTables.ignorable : 0x20
      ignorable = ignorable || joins
    }
    if spaced { ignorable = markLetterSpacing(text) || ignorable }
    if ignorable { compact() }
  }

  /// The position in the text of a boundary before unit `i` of the copy, for a match that starts there.
  func start(_ i: Int32) -> Int32 { origins.isEmpty ? i : origins[Int(i)] }

  /// The position in the text behind unit `i - 1` of the copy, for a match that ends there.
  func end(_ i: Int32) -> Int32 { origins.isEmpty ? i : origins[Int(i) - 1] + 1 }

  /// In a run of three and more ideographs with one space between each, the spaces are for the eye only.
  private mutating func markLetterSpacing(_ text: [UInt16]) -> Bool {
    let tables = CharacterTables.shared
    var found = false
    var i = 0
    while i < text.count {
      guard tables.isHan(text[i]), i == 0 || !tables.isHan(text[i - 1]) else {
        i += 1
        continue
      }
      var last = i
      var count = 1
      while last + 2 < text.count, units[last + 1] == 0x20, tables.isHan(text[last + 2]),
        last + 3 >= text.count || !tables.isHan(text[last + 3])
      {
        last += 2
        count += 1
      }
      if count >= 3 {
        for space in stride(from: i + 1, to: last, by: 2) { units[space] = CharacterTables.ignorable }
        found = true
      }
      i = last + 1
    }
    return found
  }

  private mutating func compact() {
    let count = units.count
    origins.reserveCapacity(count + 1)
    var kept = 0
    units.withUnsafeMutableBufferPointer { units in
      for i in 0..<count where units[i] != CharacterTables.ignorable {
        units[kept] = units[i]
        kept += 1
        origins.append(Int32(i))
      }
    }
    origins.append(Int32(count))
    units.removeLast(count - kept)
  }
}
