internal import UnicodeText

/// Gathers the parts of a word model and writes its file.
struct WordModelBuilder {
  /// The character of each row; the first `WordModel.specialRows` have none.
  private(set) var rowUnits = [UInt16](repeating: 0, count: WordModel.specialRows)
  private(set) var rowOfUnit: [UInt16: UInt16] = [:]
  private(set) var classes: [UInt8]
  private let tables: WordTables

  /// Weights by place in the row, the dense tables, and by pair and triple of rows, in units of `1 / scale`.
  var rowWeights: [Int8] = []
  var dense = [Int16](repeating: 0, count: WordModel.DenseTable.total)
  var pairs: [UInt32: [Int8]] = [:]
  var triples: [UInt64: [Int8]] = [:]
  var scale = 32

  /// Starts with the rows of the vocabulary and of characters seen in training, in the order of their code points.
  init(tables: WordTables, characters: Set<UInt16>) {
    self.tables = tables
    var all = characters
    for word in tables.words { all.formUnion(word) }
    all.formUnion(tables.classes.keys)
    // Special rows have classes of their own, from 23 on.
    classes = (0..<WordModel.specialRows).map { UInt8(23 + $0) }
    classes[Int(WordModel.unknownRow)] = 0
    for unit in all.sorted().prefix(8191 - WordModel.specialRows) {
      rowOfUnit[unit] = UInt16(rowUnits.count)
      rowUnits.append(unit)
      let isHan = (0x3400..<0xA000).contains(unit) || unit == 0x3007
      classes.append(tables.classes[unit] ?? (isHan ? 0 : 22))
    }
    rowWeights = [Int8](repeating: 0, count: rowUnits.count * WordModel.rowStride)
  }

  private static func bits(for count: Int) -> Int {
    var bits = 4
    while Double(1 << bits) * 0.75 < Double(count) { bits += 1 }
    return bits
  }

  /// The file. Complexity: O(size) and a sort.
  func bytes() -> [UInt8] {
    var pairFlags: [UInt32: UInt8] = [:]
    var tripleFlags: [UInt64: UInt8] = [:]
    var longFlags: [UInt64: UInt8] = [:]
    for word in tables.words {
      let rows = word.map { rowOfUnit[$0] ?? WordModel.unknownRow }
      pairFlags[UInt32(rows[0]) << 13 | UInt32(rows[1]), default: 0] |=
        rows.count == 2 ? WordModel.wordFlag : WordModel.prefixFlag
      guard rows.count >= 3 else { continue }
      tripleFlags[WordModelBuilder.key(rows[0], rows[1], rows[2]), default: 0] |=
        rows.count == 3 ? WordModel.wordFlag : WordModel.prefixFlag
      var hash = WordModel.hash(rows[0], rows[1], rows[2])
      for k in 3..<max(3, rows.count) {
        hash = WordModel.extend(hash, rows[k])
        longFlags[hash, default: 0] |= k + 1 == rows.count ? WordModel.wordFlag : WordModel.prefixFlag
      }
    }
    let triples = self.triples.filter { tripleFlags[$0.key] != nil || $0.value.contains { $0 != 0 } }
    for key in triples.keys { pairFlags[UInt32(key >> 13), default: 0] |= WordModel.prefixFlag }
    let pairKeys = Set(pairs.filter { $0.value.contains { $0 != 0 } }.keys).union(pairFlags.keys).sorted()
    let tripleKeys = Set(triples.keys).union(tripleFlags.keys).sorted()
    var header = WordModel.Header()
    header.rows = rowUnits.count
    header.pairBits = WordModelBuilder.bits(for: pairKeys.count / 4)
    header.tripleBits = WordModelBuilder.bits(for: tripleKeys.count)
    header.longBits = WordModelBuilder.bits(for: longFlags.count)
    header.scale = scale

    var pairChecks = [UInt64](repeating: 0, count: 1 << header.pairBits)
    var pairWeights = [UInt32](repeating: 0, count: 4 << header.pairBits)
    for key in pairKeys {
      let hash = WordModel.hash(UInt16(key >> 13), UInt16(key & 0x1FFF))
      var slot = Int(hash >> UInt32(32 - header.pairBits)) << 2
      while pairChecks[slot >> 2] >> (16 * (slot & 3)) & 0xFFFF != 0 { slot = (slot + 1) & (pairWeights.count - 1) }
      pairChecks[slot >> 2] |= (WordModel.check(hash) << 2 | UInt64(pairFlags[key] ?? 0)) << (16 * (slot & 3))
      for (k, weight) in (pairs[key] ?? []).enumerated() {
        pairWeights[slot] |= UInt32(UInt8(bitPattern: weight)) << (8 * k)
      }
    }
    var tripleSlots = [UInt64](repeating: 0, count: 1 << header.tripleBits)
    for key in tripleKeys {
      let hash = WordModel.hash(
        UInt16(key >> 26), UInt16(key >> 13 & 0x1FFF), UInt16(key & 0x1FFF))
      var slot = WordModel.check(hash) | UInt64(tripleFlags[key] ?? 0) << 56
      for (k, weight) in (triples[key] ?? []).enumerated() { slot |= UInt64(UInt8(bitPattern: weight)) << (32 + 8 * k) }
      WordModelBuilder.insert(slot, at: Int(hash >> UInt64(64 - header.tripleBits)), &tripleSlots)
    }
    var longSlots = [UInt32](repeating: 0, count: 1 << header.longBits)
    for (hash, flags) in longFlags.sorted(by: { $0.key < $1.key }) {
      WordModelBuilder.insert(
        WordModel.longCheck(hash) | UInt32(flags) << 30, at: Int(hash >> UInt64(64 - header.longBits)), &longSlots)
    }
    return file(header, pairChecks, pairWeights, tripleSlots, longSlots)
  }

  static func key(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> UInt64 {
    UInt64(first) << 26 | UInt64(second) << 13 | UInt64(third)
  }

  private static func insert<Slot: FixedWidthInteger>(_ slot: Slot, at index: Int, _ slots: inout [Slot]) {
    var at = index
    while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = slot
  }

  private func file(
    _ header: WordModel.Header, _ pairChecks: [UInt64], _ pairWeights: [UInt32], _ triples: [UInt64], _ longs: [UInt32]
  ) -> [UInt8] {
    let (parts, size) = WordModel.layout(header)
    var bytes = [UInt8](repeating: 0, count: size)
    func put<Value: FixedWidthInteger>(_ values: [Value], at offset: Int) {
      var at = offset
      for value in values {
        withUnsafeBytes(of: value.littleEndian) { source in
          for byte in source {
            bytes[at] = byte
            at += 1
          }
        }
      }
    }
    put(
      [
        WordModel.Header.magic, WordModel.Header.version, UInt32(header.rows), UInt32(header.pairBits),
        UInt32(header.tripleBits), UInt32(header.longBits), UInt32(header.scale),
      ], at: 0)
    put(rowUnits, at: parts[0])
    put(classes, at: parts[1])
    put(rowWeights, at: parts[2])
    put(pairChecks, at: parts[3])
    put(pairWeights, at: parts[4])
    put(triples, at: parts[5])
    put(longs, at: parts[6])
    put(dense, at: parts[7])
    let checksum = bytes.withUnsafeBytes {
      WordModel.checksum(UnsafeRawBufferPointer(rebasing: $0[WordModel.Header.size...]))
    }
    put([UInt32(truncatingIfNeeded: checksum), UInt32(truncatingIfNeeded: checksum >> 32)], at: 28)
    put([tables.hash], at: 36)
    return bytes
  }
}
