internal import UnicodeText

/// A stretch of text that the lattice cuts, as a row of *atoms*: an ideograph, a number with its decimal point and ％, a
/// single letter, or a mark inside a name. No word begins or ends inside an atom; the stretch's ends are words' ends.
///
/// Storage is of fixed size and reused from stretch to stretch.
final class LatticeAtoms {
  /// The most atoms of one stretch; a longer one is cut in pieces.
  static let limit = 4096

  /// Where each atom begins, in UTF-16 units of the text, and behind the last one where the stretch ends.
  let starts: UnsafeMutablePointer<Int32>
  /// The folded ideograph of each atom; `notHan` of other atoms, which no dictionary has.
  let units: UnsafeMutablePointer<UInt16>
  /// The model's row of each atom, from index 2 on: two rows of what stands before the stretch come first, and two of
  /// what stands behind it last.
  let rows: UnsafeMutablePointer<UInt16>
  /// The code of each atom for `PairCache`, in the same order as `rows`.
  let codes: UnsafeMutablePointer<UInt16>
  /// The number of atoms.
  private(set) var count = 0
  /// Whether the stretch goes on behind its last atom.
  private(set) var isCut = false

  static let notHan: UInt16 = 1

  init() {
    starts = .allocate(capacity: LatticeAtoms.limit + 1)
    units = .allocate(capacity: LatticeAtoms.limit)
    rows = .allocate(capacity: LatticeAtoms.limit + 4)
    codes = .allocate(capacity: LatticeAtoms.limit + 4)
  }

  deinit {
    starts.deallocate()
    units.deallocate()
    rows.deallocate()
    codes.deallocate()
  }

  /// Finds the next stretch of `text` at or behind `position` and takes it apart. Returns where it stands; empty at the
  /// end of the text if there is none. Complexity: O(distance + length).
  func next(in text: UnsafeBufferPointer<UInt16>, from position: Int, model: WordModel) -> Range<Int> {
    guard let base = text.baseAddress else { return 0..<0 }
    let reader = AtomReader(text: base, count: text.count, floor: position, model: model)
    var from = position
    while let start = reader.findStart(from) {
      let (found, end) = read(reader, start)
      if found > 0 {
        count = found
        rows[0] = reader.contextRow(start - 2)
        rows[1] = reader.contextRow(start - 1)
        starts[found] = Int32(end)
        rows[found + 2] = reader.contextRow(end)
        rows[found + 3] = reader.contextRow(end + 1)
        for i in [0, 1, found + 2, found + 3] { codes[i] = rows[i] }
        return start..<end
      }
      from = max(reader.endOfForeignRun(max(end, start)), start + 1)
    }
    count = 0
    return text.count..<text.count
  }

  /// Reads the atoms from `start` on: how many, and where they end; none if the run touches another script.
  private func read(_ reader: AtomReader, _ start: Int) -> (count: Int, end: Int) {
    isCut = false
    var found = 0
    var at = start
    if reader.isForeign(start - 1) { return (0, start) }
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
        rows[found + 2] = reader.rows[Int(unit)]
        codes[found + 2] = unit
        found += 1
        at += 1
        continue
      }
      if kind == .foreign { return (0, at) }
      if kind == .extender, found > 0 {
        at += 1
        continue
      }
      guard let (row, end) = reader.other(at, kind: kind, isFirst: found == 0) else { break }
      starts[found] = Int32(truncatingIfNeeded: at)
      units[found] = LatticeAtoms.notHan
      rows[found + 2] = row
      codes[found + 2] = row
      found += 1
      at = end
    }
    return (found, at)
  }
}
