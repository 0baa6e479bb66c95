internal import UnicodeText

/// What a UTF-16 unit is to the lattice.
enum LatticeUnit: UInt8 {
  /// Punctuation, space, symbols: always a word's edge.
  case separator
  /// An ideograph of the basic plane.
  case han
  /// A digit of full width, as Chinese print sets it.
  case wideDigit
  case digit
  case letter
  /// A mark that may stand inside a name: · — ○ ×.
  case joiner
  /// Marks and zero-width characters: they belong to what stands before them.
  case extender
  /// Kana, Hangul and scripts without spaces: a run of ideographs that touches them is left to ICU.
  case foreign
  case surrogate

  static func kind(of unit: UInt16) -> LatticeUnit {
    let tables = CharacterTables.shared
    switch unit {
    case 0x2014, 0x25CB, 0xD7: return .joiner
    case 0x3007, 0x3005: return .han
    default: break
    }
    if tables.fold(unit) == 0xB7 { return .joiner }
    switch tables.kind(unit) {
    case .han: return (0x3400...0x9FFF).contains(unit) ? .han : .foreign
    case .digit: return unit < 0x80 ? .digit : (0xFF10...0xFF19).contains(unit) ? .wideDigit : .foreign
    case .letter:
      if unit < 0x80 || (0xFF21...0xFF5A).contains(unit) { return .letter }
      switch unit {
      case 0x300..<0x370, 0x20D0..<0x2100, 0x3000..<0x3030, 0xFE20..<0xFE30: return .extender
      case 0x1100..<0x1200, 0x3130..<0x3190, 0xA960..<0xA980, 0xAC00..<0xD800: return .foreign
      default: return .separator
      }
    case .ignorable: return .extender
    case .surrogate: return .surrogate
    case .kana, .other: return .foreign
    case .space, .punctuation, .symbol, .control: return .separator
    }
  }

  /// The kind of every unit; 65,536 elements, for reading only, made once.
  nonisolated(unsafe) static let table: UnsafePointer<LatticeUnit> = {
    let table = UnsafeMutablePointer<LatticeUnit>.allocate(capacity: 65536)
    for unit in 0..<65536 { table[unit] = kind(of: UInt16(unit)) }
    return UnsafePointer(table)
  }()
}

/// Reads atoms off a text, which is valid for `count` units and outlives the reader.
struct AtomReader {
  let text: UnsafePointer<UInt16>
  let count: Int
  /// Nothing before this position may become part of the stretch.
  let floor: Int
  let kinds = LatticeUnit.table
  let folds: UnsafePointer<UInt16>
  /// The model's row of every folded unit.
  let rows: UnsafePointer<UInt16>

  init(text: UnsafePointer<UInt16>, count: Int, floor: Int, model: WordModel) {
    self.text = text
    self.count = count
    self.floor = floor
    folds = CharacterTables.shared.foldTable
    rows = model.rowOfUnit
  }

  @inline(__always)
  private func kind(_ i: Int) -> LatticeUnit {
    i >= 0 && i < count ? kinds[Int(text[i])] : .separator
  }

  /// Where the next stretch at or behind `from` begins: at an ideograph or a number of full width, or at a number or single letter in front
  /// of an ideograph.
  func findStart(_ from: Int) -> Int? {
    var i = from
    while true {
      i = skipLow(i)
      guard i < count else { return nil }
      switch kinds[Int(text[i])] {
      case .han: return max(from, back(i))
      case .surrogate where isAstralHan(i): return max(from, back(i))
      case .wideDigit:
        if i > floor, isLetterOrDigit(i - 1) || kind(i - 1) == .foreign { break }
        if numberEnd(i) != nil { return i }
      default: break
      }
      i += 1
    }
  }

  /// The first unit at or behind `from` that a stretch might begin with; most of what is no Chinese stands below all of
  /// them and is passed over in blocks.
  private func skipLow(_ from: Int) -> Int {
    let lowest: UInt16 = 0x3005
    var i = from
    if i < count, text[i] >= lowest { return i }
    while i + 16 <= count {
      let block = UnsafeRawPointer(text + i).loadUnaligned(as: SIMD16<UInt16>.self)
      if block.max() >= lowest { break }
      i += 16
    }
    while i < count, text[i] < lowest { i += 1 }
    return i
  }

  /// The place before `i` from which the stretch should begin, if a number or a letter stands there.
  private func back(_ i: Int) -> Int {
    if i == floor { return i }
    var k = i
    while k > floor, isDigit(k - 1) || (k - 2 >= floor && isDigit(k - 2) && k < i && isInNumber(text[k - 1])) { k -= 1 }
    if k < i {
      let isFree = k == floor || !(isLetterOrDigit(k - 1) || isInWord(text[k - 1]))
      return isFree && numberEnd(k) == i ? k : i
    }
    if kind(i - 1) == .letter {
      let isFree = i - 1 == floor || !(isLetterOrDigit(i - 2) || isInWord(text[i - 2]))
      return isFree ? i - 1 : i
    }
    return i
  }

  private func isDigit(_ i: Int) -> Bool {
    let kind = kind(i)
    return kind == .digit || kind == .wideDigit
  }

  private func isLetterOrDigit(_ i: Int) -> Bool { isDigit(i) || kind(i) == .letter }

  private func isHan(_ i: Int) -> Bool { kind(i) == .han || (kind(i) == .surrogate && isAstralHan(i)) }

  /// Whether a run of ideographs at `i + 1` touches another script.
  func isForeign(_ i: Int) -> Bool { i >= floor && kind(i) == .foreign }

  private func isAstralHan(_ i: Int) -> Bool {
    // Planes 2 and 3.
    i + 1 < count && (0xD840...0xD8BF).contains(text[i]) && text[i + 1] & 0xFC00 == 0xDC00
  }

  /// Marks between two digits that do not end a number: . , and their wide forms, · ∶ ／
  private func isInNumber(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2E, 0x2C, 0xFF0E, 0xB7, 0x2236, 0xFF0F: true
    default: false
    }
  }

  /// Marks that bind a letter or number to a Latin word: F-35, U.S., J.
  private func isInWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2D, 0x2E, 0x27, 0x5F, 0x2F, 0x40, 0x23, 0x26, 0x3A, 0x2019, 0xFF0E, 0xFF0D: true
    default: false
    }
  }

  /// The end of the number that begins at `i`, with its ％; nil if it is part of a Latin word.
  private func numberEnd(_ i: Int) -> Int? {
    var k = i
    while k < count, isDigit(k) || (k > i && isInNumber(text[k]) && isDigit(k + 1)) { k += 1 }
    if kind(k) == .letter { return nil }
    if k < count, text[k] == 0xFF05 || text[k] == 0x2030 { k += 1 }
    return k
  }

  /// The row and the end of the atom at `i` that is no ideograph of the basic plane; nil where the stretch ends.
  func other(_ i: Int, kind: LatticeUnit, isFirst: Bool) -> (row: UInt16, end: Int)? {
    switch kind {
    case .surrogate: return isAstralHan(i) ? (WordModel.unknownRow, i + 2) : nil
    case .digit, .wideDigit: return numberEnd(i).map { (numberRow(i, $0), $0) }
    case .letter:
      if isLetterOrDigit(i + 1) || (i + 1 < count && isInWord(text[i + 1])) || self.kind(i + 1) == .extender {
        return nil
      }
      return (WordModel.latinRow, i + 1)
    case .joiner:
      guard !isFirst, isHan(i - 1) || isHan(i + 1), isHan(i + 1) || isDigit(i + 1) else { return nil }
      return (rows[Int(folds[Int(text[i])])], i + 1)
    default: return nil
    }
  }

  private func numberRow(_ start: Int, _ end: Int) -> UInt16 {
    if text[end - 1] == 0xFF05 || text[end - 1] == 0x2030 { return WordModel.percentRow }
    for i in start..<end where !isDigit(i) { return WordModel.decimalRow }
    return end - start == 4 ? WordModel.yearRow : end - start <= 2 ? WordModel.shortNumberRow : WordModel.numberRow
  }

  /// The model's row of whatever stands at `i`.
  func contextRow(_ i: Int) -> UInt16 {
    guard i >= 0, i < count else { return WordModel.edgeRow }
    switch kinds[Int(text[i])] {
    case .digit, .wideDigit: return WordModel.numberRow
    case .letter: return WordModel.latinRow
    case .foreign, .surrogate, .extender: return WordModel.unknownRow
    case .han, .separator, .joiner:
      return CharacterTables.shared.isSpace(text[i]) ? WordModel.edgeRow : rows[Int(folds[Int(text[i])])]
    }
  }

  /// The end of the run of ideographs and other scripts around `i`.
  func endOfForeignRun(_ i: Int) -> Int {
    var k = i
    while k < count {
      switch kinds[Int(text[k])] {
      case .han, .foreign, .surrogate, .extender: k += 1
      default: return k
      }
    }
    return k
  }
}
