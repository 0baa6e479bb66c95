public import UnicodeText

/// What the word lattice knows: the project's vocabulary and weights learned from segmented text, in one compiled file.
/// Immutable, shared by all threads. `LatticeFeatures` says what each weight stands for.
///
/// The file is little-endian: sixteen 32-bit integers (see `Header`), then, each at a multiple of 16 bytes,
///
///     rowUnits     rows × UInt16     the folded character of each row
///     rowClasses   rows × UInt8      its class in the table of classes
///     rowWeights   rows × 40 Int8    4 by place at a boundary, 16 as a word's first, 16 as its last character, 4 unused
///     pairChecks   2^pairBits buckets of UInt64    four times 14 bits of the key and two flags; an empty one is 0
///     pairWeights  4 times as many UInt32          4 Int8 weights
///     triples      2^tripleBits slots of 8 bytes   UInt32 check, 3 Int8 weights, UInt8 flags
///     longs        2^longBits slots of UInt32      words of four and more characters: check and two flags
///     tables       Int16             the small dense tables, in the order of `DenseTable`
///
/// Slots are found by hash and linear probing, pairs in buckets of four; an empty slot is 0. Weights are whole numbers, `Header.scale` to the unit.
public final class WordModel: Sendable {
  /// The bytes are no model, or one of another version.
  public struct Damaged: Error, CustomStringConvertible {
    /// What is wrong.
    public let description: String
  }

  /// The rows that stand for no single ideograph or mark.
  static let unknownRow: UInt16 = 0
  static let edgeRow: UInt16 = 1
  static let latinRow: UInt16 = 2
  static let yearRow: UInt16 = 3
  static let shortNumberRow: UInt16 = 4
  static let numberRow: UInt16 = 5
  static let decimalRow: UInt16 = 6
  static let percentRow: UInt16 = 7
  static let otherMarkRow: UInt16 = 8
  static let specialRows = 9

  static let rowStride = 40
  static let firstLanes = 4
  static let lastLanes = 20

  /// Flags of a slot.
  static let wordFlag: UInt8 = 1
  static let prefixFlag: UInt8 = 2

  struct Header {
    static let magic: UInt32 = 0x5743_484C  // LHCW
    static let version: UInt32 = 2
    static let size = 64
    var rows = 0
    var pairBits = 0
    var tripleBits = 0
    var longBits = 0
    var scale = 0
  }

  /// The small dense tables and their sizes, in the order of the file.
  enum DenseTable: Int, CaseIterable {
    /// By the classes of the characters before and behind a boundary.
    case classPair
    /// By the lanes of a word's first and last character.
    case lane
    /// By kind of dictionary, length and cost.
    case dictionary
    /// By whether a word is all transcription or all numerals, and its length.
    case run
    /// By which characters of a word are the same, and its length.
    case repetition

    var size: Int {
      switch self {
      case .classPair: 32 * 32
      case .lane: 16 * 16
      case .dictionary: 4 * 8 * 16
      case .run: 4 * 16
      case .repetition: 32 * 8 * 2
      }
    }

    var offset: Int { DenseTable.allCases.prefix(rawValue).reduce(0) { $0 + $1.size } }
    static var total: Int { allCases.reduce(0) { $0 + $1.size } }
  }

  let header: Header
  /// The row of every folded unit; 65,536 elements.
  nonisolated(unsafe) let rowOfUnit: UnsafePointer<UInt16>
  nonisolated(unsafe) let classes: UnsafePointer<UInt8>
  nonisolated(unsafe) let rowWeights: UnsafePointer<Int8>
  nonisolated(unsafe) let pairChecks: UnsafePointer<UInt64>
  nonisolated(unsafe) let pairWeights: UnsafePointer<UInt32>
  nonisolated(unsafe) let triples: UnsafePointer<UInt64>
  nonisolated(unsafe) let longs: UnsafePointer<UInt32>
  nonisolated(unsafe) let dense: UnsafePointer<Int16>
  /// One bit for each triple by its check: most of those that are not in the table can be told by it, which lies nearer.
  private nonisolated(unsafe) let tripleFilter: UnsafeMutablePointer<UInt64>
  private static let filterBits = 20
  private let checksum: UInt64
  private let storage: StillBytes
  private nonisolated(unsafe) let rowStorage: UnsafeMutablePointer<UInt16>

  /// The offsets of the file's parts and its whole size.
  static func layout(_ header: Header) -> (parts: [Int], size: Int) {
    var offset = Header.size
    var parts: [Int] = []
    for size in [
      header.rows * 2, header.rows, header.rows * rowStride, 8 << header.pairBits, 16 << header.pairBits,
      8 << header.tripleBits,
      4 << header.longBits, DenseTable.total * 2,
    ] {
      parts.append(offset)
      offset = (offset + size + 15) & ~15
    }
    return (parts, offset)
  }

  /// Copies a compiled model. Complexity: O(size), a plain copy and a check.
  public convenience init(bytes: [UInt8]) throws(Damaged) {
    try self.init(StillBytes(count: max(1, bytes.count)) { $0.copyBytes(from: bytes) })
  }

  /// Uses a compiled model where it lies. Complexity: O(size), for a check.
  public init(_ storage: StillBytes) throws(Damaged) {
    let bytes = storage.bytes
    self.storage = storage
    rowStorage = .allocate(capacity: 65536)
    tripleFilter = .allocate(capacity: 1 << (WordModel.filterBits - 6))
    tripleFilter.initialize(repeating: 0, count: 1 << (WordModel.filterBits - 6))
    func fail(_ description: String) -> Damaged { Damaged(description: description) }
    func word(_ index: Int) -> UInt32 {
      UInt32(littleEndian: bytes.load(fromByteOffset: index * 4, as: UInt32.self))
    }
    guard bytes.count > Header.size, word(0) == Header.magic else { throw fail("this is no compiled word model") }
    guard word(1) == Header.version else {
      throw fail("the word model has version \(word(1)), not \(Header.version)")
    }
    let header = Header(
      rows: Int(word(2)), pairBits: Int(word(3)), tripleBits: Int(word(4)), longBits: Int(word(5)),
      scale: Int(word(6)))
    checksum = UInt64(word(8)) << 32 | UInt64(word(7))
    guard header.rows >= WordModel.specialRows, header.rows < 8192, header.scale > 0,
      [header.pairBits, header.tripleBits, header.longBits].allSatisfy({ (4...24).contains($0) }),
      case let (parts, size) = WordModel.layout(header), size == bytes.count,
      checksum == WordModel.checksum(UnsafeRawBufferPointer(rebasing: bytes[Header.size...]))
    else { throw fail("the word model is cut off or damaged") }
    self.header = header
    let base = storage.start
    let rowUnits = (base + parts[0]).bindMemory(to: UInt16.self, capacity: header.rows)
    classes = (base + parts[1]).bindMemory(to: UInt8.self, capacity: header.rows)
    rowWeights = (base + parts[2]).bindMemory(to: Int8.self, capacity: header.rows * WordModel.rowStride)
    pairChecks = (base + parts[3]).bindMemory(to: UInt64.self, capacity: 1 << header.pairBits)
    pairWeights = (base + parts[4]).bindMemory(to: UInt32.self, capacity: 4 << header.pairBits)
    triples = (base + parts[5]).bindMemory(to: UInt64.self, capacity: 1 << header.tripleBits)
    longs = (base + parts[6]).bindMemory(to: UInt32.self, capacity: 1 << header.longBits)
    dense = (base + parts[7]).bindMemory(to: Int16.self, capacity: DenseTable.total)
    rowStorage.initialize(repeating: WordModel.otherMarkRow, count: 65536)
    for unit in 0x3400..<0xA000 { rowStorage[unit] = WordModel.unknownRow }
    for row in WordModel.specialRows..<header.rows { rowStorage[Int(rowUnits[row])] = UInt16(row) }
    rowOfUnit = UnsafePointer(rowStorage)
    for slot in 0..<1 << header.tripleBits where triples[slot] != 0 {
      let bit = WordModel.filterBit(triples[slot] & 0xFFFF_FFFF)
      tripleFilter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// Which model this is, 16 hexadecimal digits.
  public var identity: String {
    let hex = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }

  /// A hash over the content behind the header, whose size is a multiple of 8.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in stride(from: 0, to: bytes.count - 7, by: 8) {
      hash = (hash ^ UInt64(littleEndian: bytes.load(fromByteOffset: at, as: UInt64.self))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return hash
  }

  deinit {
    rowStorage.deallocate()
    tripleFilter.deallocate()
  }

  /// The row of a folded character.
  func row(_ folded: UInt16) -> UInt16 { rowOfUnit[Int(folded)] }

  // MARK: Keys of the hash tables

  static func hash(_ first: UInt16, _ second: UInt16) -> UInt32 {
    (UInt32(first) << 13 | UInt32(second)) &* 0x9E37_79B1
  }

  static func hash(_ first: UInt16, _ second: UInt16, _ third: UInt16) -> UInt64 {
    (UInt64(first) << 26 | UInt64(second) << 13 | UInt64(third)) &* 0x9E37_79B9_7F4A_7C15
  }

  static func extend(_ hash: UInt64, _ row: UInt16) -> UInt64 {
    ((hash ^ hash >> 29) &+ UInt64(row) &+ 1) &* 0xBF58_476D_1CE4_E5B9
  }

  /// What tells the pairs of a bucket apart: 14 bits, not all 0.
  static func check(_ hash: UInt32) -> UInt64 { UInt64(max(1, hash & 0x3FFF)) }
  static func check(_ hash: UInt64) -> UInt64 { (hash >> 8 & 0x7FFF_FFFF) + 1 }
  static func longCheck(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 8) & 0x3FFF_FFFF | 1 }

  /// The weights of a pair and its flags; 0 if there is none.
  func pair(_ first: UInt16, _ second: UInt16) -> (weights: UInt32, flags: UInt8) {
    let hash = WordModel.hash(first, second)
    // The key in all four lanes; a lane that differs from it in nothing but its flags is a hit.
    let wanted = WordModel.check(hash) &* 0x0004_0004_0004_0004
    let mask = (1 << header.pairBits) - 1
    var at = Int(hash >> UInt32(32 - header.pairBits))
    while true {
      let bucket = pairChecks[at]
      let differences = (bucket ^ wanted) & 0xFFFC_FFFC_FFFC_FFFC
      // The lowest lane that is zero has its high bit set here, and no lower one has.
      let hits = (differences &- 0x0001_0001_0001_0001) & ~differences & 0x8000_8000_8000_8000
      if hits != 0 {
        let lane = hits.trailingZeroBitCount >> 4
        return (pairWeights[at << 2 | lane], UInt8(bucket >> UInt64(lane << 4) & 3))
      }
      // An empty slot ends the search.
      if (bucket &- 0x0001_0001_0001_0001) & ~bucket & 0x8000_8000_8000_8000 != 0 { return (0, 0) }
      at = (at + 1) & mask
    }
  }

  private static func filterBit(_ check: UInt64) -> Int { Int(check & (1 << UInt64(filterBits) - 1)) }

  /// Whether there may be such a triple.
  @inline(__always)
  func mayHaveTriple(_ hash: UInt64) -> Bool {
    let bit = WordModel.filterBit(WordModel.check(hash))
    return tripleFilter[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  /// Where the search for a triple begins.
  @inline(__always)
  func place(_ hash: UInt64) -> Int { Int(hash >> UInt64(64 - header.tripleBits)) }

  /// The slot of a triple, 0 if there is none: check in bits 0 to 31, weights in 32 to 55, flags in 56 to 63. `first` is
  /// what stands at its place.
  @inline(__always)
  func triple(_ hash: UInt64, from first: UInt64) -> UInt64 {
    let check = WordModel.check(hash)
    let mask = 1 << header.tripleBits - 1
    var at = place(hash)
    var slot = first
    while slot & 0xFFFF_FFFF != check, slot != 0 {
      at = (at + 1) & mask
      slot = triples[at]
    }
    return slot
  }

  /// The flags of a word of four and more characters, or of the beginning of one.
  func long(_ hash: UInt64) -> UInt8 {
    let check = WordModel.longCheck(hash)
    let mask = 1 << header.longBits - 1
    var at = Int(hash >> UInt64(64 - header.longBits))
    while true {
      let slot = longs[at]
      if slot == 0 { return 0 }
      if slot & 0x3FFF_FFFF == check { return UInt8(slot >> 30) }
      at = (at + 1) & mask
    }
  }
}
