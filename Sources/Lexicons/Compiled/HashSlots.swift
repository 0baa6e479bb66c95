/// A set of hashes in open addressing: a hash stands in the first free slot from the one that its low bits name. The number
/// of slots is a power of two, half of them and more are 0, which means free; a hash that is 0 counts as 1.
struct HashSlots: Sendable {
  private let slots: FlatArray<UInt64>
  private let first: Int
  private let mask: Int

  /// The slots `first ..< first + count` of an array.
  init(_ slots: FlatArray<UInt64>, from first: Int, count: Int) throws(Image.Damaged) {
    guard first >= 0, count > 0, count & (count - 1) == 0, count <= slots.count - first else {
      throw Image.Damaged(reason: "a list lies outside")
    }
    self.slots = slots
    self.first = first
    mask = count - 1
  }

  /// Complexity: O(1).
  func contains(_ hash: UInt64) -> Bool {
    let hash = max(hash, 1)
    var at = Int(truncatingIfNeeded: hash) & mask
    for _ in 0...mask {
      let found = slots[first + at]
      if found == hash { return true }
      if found == 0 { return false }
      at = (at + 1) & mask
    }
    return false
  }

  /// All hashes, in no order.
  var keys: [UInt64] { (first...(first + mask)).map { slots[$0] }.filter { $0 != 0 } }

  /// Lays out the slots of some hashes.
  static func layOut(_ hashes: [UInt64]) -> [UInt64] {
    var count = 2
    while count < hashes.count * 2 { count *= 2 }
    var slots = [UInt64](repeating: 0, count: count)
    for hash in hashes.map({ max($0, 1) }) {
      var at = Int(truncatingIfNeeded: hash) & (count - 1)
      while slots[at] != 0, slots[at] != hash { at = (at + 1) & (count - 1) }
      slots[at] = hash
    }
    return slots
  }
}

/// Ids to indices of rows, in open addressing: a slot holds an index plus 1, or 0.
struct IDTable: Sendable {
  let slots: FlatArray<Int32>

  /// The row of an id, or nil. Complexity: O(length of the id).
  func index(of id: String, in entities: [EntityEntry]) -> Int? {
    if slots.isEmpty { return nil }
    let mask = slots.count - 1
    var at = IDTable.hash(id) & mask
    for _ in 0...mask {
      let index = Int(slots[at]) - 1
      guard index >= 0, index < entities.count else { return nil }
      if entities[index].id == id { return index }
      at = (at + 1) & mask
    }
    return nil
  }

  /// Lays out the slots; of two rows with one id the later one is found.
  static func layOut(_ ids: [String]) -> [Int32] {
    var count = 2
    while count < ids.count * 2 { count *= 2 }
    var slots = [Int32](repeating: 0, count: count)
    for (k, id) in ids.enumerated() {
      var at = hash(id) & (count - 1)
      while slots[at] != 0, ids[Int(slots[at]) - 1] != id { at = (at + 1) & (count - 1) }
      slots[at] = Int32(k + 1)
    }
    return slots
  }

  /// FNV-1a over the UTF-8 of an id.
  private static func hash(_ id: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 29) & Int.max
  }
}
