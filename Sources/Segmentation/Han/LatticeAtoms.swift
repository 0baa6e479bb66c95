internal import UnicodeText

/// Stretches of text that the lattice cuts, each a row of *atoms*: an ideograph, a number with its decimal point and ％, a
/// single letter, or a mark inside a name. No word begins or ends inside an atom; a stretch's ends are words' ends.
///
/// A batch of stretches lies in one row of slots, two slots of what stands around a stretch on each of its sides: look-ups go
/// through the whole row, which keeps many reads of memory under way at once. One stretch of the batch is at hand.
/// Storage is of fixed size and reused from batch to batch.
final class LatticeAtoms {
  /// The most atoms of one stretch; a longer one is cut in pieces.
  static let limit = 4096
  /// No stretch begins behind so many slots.
  private static let lastStart = 1024
  /// The most slots of a batch.
  static let capacity = lastStart + limit + 4

  private struct Stretch {
    var slot: Int
    var count: Int
    var range: Range<Int>
    var isCut: Bool
    var isPlain: Bool
  }

  /// Where each atom begins, in UTF-16 units of the text, and behind the last one where the stretch ends.
  private(set) var starts: UnsafeMutablePointer<Int32>
  /// The model's row of each atom, from index 2 on: two rows of what stands before the stretch come first, and two of
  /// what stands behind it last.
  private(set) var rows: UnsafeMutablePointer<UInt16>
  /// The slot of the first of these rows.
  private(set) var slot = 0
  /// The number of atoms.
  private(set) var count = 0
  /// Whether the stretch goes on behind its last atom.
  private(set) var isCut = false
  /// Whether all atoms are ideographs of the basic plane.
  private(set) var isPlain = false

  /// The slots of the batch, and by slot the model's rows, the codes for `PairCache`, and the folded ideographs, which are `notHan` where
  /// an atom is none.
  private(set) var slots = 0
  let allRows: UnsafeMutablePointer<UInt16>
  let allCodes: UnsafeMutablePointer<UInt16>
  let allUnits: UnsafeMutablePointer<UInt16>
  private let allStarts: UnsafeMutablePointer<Int32>
  private var stretches: [Stretch] = []

  static let notHan: UInt16 = 1

  init() {
    allStarts = .allocate(capacity: LatticeAtoms.capacity)
    allUnits = .allocate(capacity: LatticeAtoms.capacity)
    allRows = .allocate(capacity: LatticeAtoms.capacity)
    allCodes = .allocate(capacity: LatticeAtoms.capacity)
    starts = allStarts
    rows = allRows
  }

  deinit {
    allStarts.deallocate()
    allUnits.deallocate()
    allRows.deallocate()
    allCodes.deallocate()
  }

  /// Finds the next stretches of `text` at or behind `position` and takes them apart. Returns how many; none at the end of
  /// the text. One that goes on behind its last atom is the last. Complexity: O(distance + length).
  func load(_ text: UnsafeBufferPointer<UInt16>, from position: Int, model: WordModel) -> Int {
    stretches.removeAll(keepingCapacity: true)
    slots = 0
    guard let base = text.baseAddress else { return 0 }
    var position = position
    while slots < LatticeAtoms.lastStart {
      let reader = AtomReader(text: base, count: text.count, floor: position, model: model)
      guard let stretch = next(reader, from: position) else { break }
      stretches.append(stretch)
      slots += stretch.count + 4
      if stretch.isCut { break }
      position = stretch.range.upperBound
    }
    return stretches.count
  }

  /// Takes a stretch of the batch at hand. Returns where it stands.
  func take(_ index: Int) -> Range<Int> {
    let stretch = stretches[index]
    slot = stretch.slot
    count = stretch.count
    isCut = stretch.isCut
    isPlain = stretch.isPlain
    rows = allRows + slot
    starts = allStarts + slot + 2
    return stretch.range
  }

  private func next(_ reader: AtomReader, from position: Int) -> Stretch? {
    var from = position
    while let start = reader.findStart(from) {
      let (found, end, isCut, isPlain) = read(reader, start)
      if found > 0 {
        let behind = slots + 2 + found
        allStarts[behind] = Int32(end)
        surround(slots, reader.contextRow(start - 2))
        surround(slots + 1, reader.contextRow(start - 1))
        surround(behind, reader.contextRow(end))
        surround(behind + 1, reader.contextRow(end + 1))
        return Stretch(slot: slots, count: found, range: start..<end, isCut: isCut, isPlain: isPlain)
      }
      from = max(reader.endOfForeignRun(max(end, start)), start + 1)
    }
    return nil
  }

  private func surround(_ slot: Int, _ row: UInt16) {
    allRows[slot] = row
    allCodes[slot] = row
    allUnits[slot] = LatticeAtoms.notHan
  }

  /// Reads the atoms from `start` on: how many, where they end, whether more follow, and whether all are ideographs of one unit; none
  /// if the run touches another script.
  private func read(_ reader: AtomReader, _ start: Int) -> (count: Int, end: Int, isCut: Bool, isPlain: Bool) {
    let first = slots + 2
    let (starts, units) = (allStarts + first, allUnits + first)
    let (rows, codes) = (allRows + first, allCodes + first)
    var isCut = false
    var isPlain = true
    var found = 0
    var at = start
    if reader.isForeign(start - 1) { return (0, start, false, false) }
    while at < reader.count {
      if found == LatticeAtoms.limit {
        isCut = true
        break
      }
      let kind = reader.kinds[Int(reader.text[at])]
      if kind == .han {
        let unit = reader.folds[Int(reader.text[at])]
        starts[found] = Int32(truncatingIfNeeded: at)
        units[found] = unit
        rows[found] = reader.rows[Int(unit)]
        codes[found] = unit
        found += 1
        at += 1
        continue
      }
      if kind == .foreign { return (0, at, false, false) }
      if kind == .extender, found > 0 {
        isPlain = false
        at += 1
        continue
      }
      guard let (row, end) = reader.other(at, kind: kind, isFirst: found == 0) else { break }
      isPlain = false
      starts[found] = Int32(truncatingIfNeeded: at)
      units[found] = LatticeAtoms.notHan
      rows[found] = row
      codes[found] = row
      found += 1
      at = end
    }
    return (found, at, isCut, isPlain)
  }
}
