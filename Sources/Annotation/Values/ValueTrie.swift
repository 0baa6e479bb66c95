/// Builds a double array over sorted keys; the alphabet is numbered densely first, so that ideographs leave no holes.
struct ValueTrie {
  private(set) var base: [Int32] = [0]
  private(set) var check: [Int32] = [-1]
  /// The index of the key that ends at a state, or -1.
  private(set) var entryOfState: [Int32] = [-1]
  /// The code of every unit, 0 for those that no key has; 65,536 elements.
  private(set) var codes = [UInt16](repeating: 0, count: 65536)
  private let keys: [[UInt16]]
  private var firstFree = 1

  /// `keys` are sorted and differ.
  init(keys: [[UInt16]]) {
    self.keys = keys
    var count: UInt16 = 0
    for key in keys {
      for unit in key where codes[Int(unit)] == 0 {
        count += 1
        codes[Int(unit)] = count
      }
    }
    let units = keys.reduce(0) { $0 + $1.count }
    base.reserveCapacity(units)
    check.reserveCapacity(units)
    entryOfState.reserveCapacity(units)
    place(0..<keys.count, depth: 0, state: 0)
  }

  private mutating func place(_ range: Range<Int>, depth: Int, state: Int) {
    var children: [(code: Int, range: Range<Int>)] = []
    var i = range.lowerBound
    while i < range.upperBound {
      guard depth < keys[i].count else {
        entryOfState[state] = Int32(i)
        i += 1
        continue
      }
      let unit = keys[i][depth]
      var j = i
      while j < range.upperBound, keys[j].count > depth, keys[j][depth] == unit { j += 1 }
      children.append((Int(codes[Int(unit)]), i..<j))
      i = j
    }
    guard let lowest = children.map(\.code).min(), let highest = children.map(\.code).max() else { return }
    var offset = max(0, firstFree - lowest)
    while !children.allSatisfy({
      offset + $0.code >= check.count || check[offset + $0.code] == -1 && offset + $0.code > 0
    }) { offset += 1 }
    while check.count <= offset + highest {
      check.append(-1)
      base.append(-1)
      entryOfState.append(-1)
    }
    base[state] = Int32(offset)
    for child in children { check[offset + child.code] = Int32(state) }
    while firstFree < check.count, check[firstFree] != -1 { firstFree += 1 }
    for child in children { place(child.range, depth: depth + 1, state: offset + child.code) }
  }
}
