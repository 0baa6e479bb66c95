internal import UnicodeText

/// One file, or one piece of memory, of named sections of plain values.
///
///      0  magic      8 bytes; in another byte order it is another number
///      8  format     UInt32
///     12  sections   UInt32
///     16  key        UInt64, what the sections were made of
///     24  length     UInt64, of the whole
///     32  checksum   UInt64, of all bytes but these eight
///     64  directory  per section: name (16 bytes of ASCII), offset, count (UInt64 each), stride (UInt32), 4 bytes of nothing
///      …  sections   each at a multiple of 64
///
/// A section is used where it lies. To store something more: add a section (or a field of a row, see `RowCoder`) and raise
/// `Image.format`.
struct Image {
  /// Raised when what a section holds changes its meaning.
  static let format: UInt32 = 7

  fileprivate static let magic: UInt64 = 0x0A58_454C_4843_494C
  fileprivate static let headerSize = 64
  fileprivate static let entrySize = 40

  /// An image that cannot be used: of another format, cut off, or altered.
  struct Damaged: Error {
    var reason: String
  }

  /// What the sections were made of.
  let key: UInt64
  let storage: StillBytes
  private var directory: [String: (offset: Int, count: Int, stride: Int)] = [:]

  /// Checks the bytes, all of them, and reads the directory. Complexity: O(n), for the checksum.
  init(_ storage: StillBytes) throws(Damaged) {
    let bytes = storage.bytes
    guard bytes.count >= Image.headerSize else { throw Damaged(reason: "it is too short") }
    guard bytes.load(as: UInt64.self) == Image.magic else { throw Damaged(reason: "it is no compiled lexicon") }
    guard bytes.load(fromByteOffset: 8, as: UInt32.self) == Image.format else {
      throw Damaged(reason: "it has another format")
    }
    guard bytes.load(fromByteOffset: 24, as: UInt64.self) == UInt64(bytes.count) else {
      throw Damaged(reason: "it has another length than it says")
    }
    guard bytes.load(fromByteOffset: 32, as: UInt64.self) == Image.checksum(bytes) else {
      throw Damaged(reason: "its checksum is wrong")
    }
    self.storage = storage
    key = bytes.load(fromByteOffset: 16, as: UInt64.self)
    let count = Int(bytes.load(fromByteOffset: 12, as: UInt32.self))
    guard count <= (bytes.count - Image.headerSize) / Image.entrySize else {
      throw Damaged(reason: "its directory is too long")
    }
    for k in 0..<count {
      let at = Image.headerSize + k * Image.entrySize
      let name = bytes[at..<(at + 16)].prefix { $0 != 0 }
      let stride = Int(bytes.load(fromByteOffset: at + 32, as: UInt32.self))
      guard let offset = Int(exactly: bytes.load(fromByteOffset: at + 16, as: UInt64.self)),
        let count = Int(exactly: bytes.load(fromByteOffset: at + 24, as: UInt64.self))
      else { throw Damaged(reason: "a section lies outside") }
      directory[String(decoding: name, as: UTF8.self)] = (offset, count, stride)
    }
  }

  /// A section, where it lies.
  func array<Element: BitwiseCopyable>(_ name: String, of: Element.Type = Element.self) throws(Damaged)
    -> FlatArray<Element>
  {
    guard let section = directory[name] else { throw Damaged(reason: "it has no section '\(name)'") }
    guard section.stride == MemoryLayout<Element>.stride,
      let array = FlatArray<Element>(storage, offset: section.offset, count: section.count)
    else { throw Damaged(reason: "its section '\(name)' does not fit") }
    return array
  }

  fileprivate static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    ContentHash.of(
      UnsafeRawBufferPointer(rebasing: bytes[40...]),
      seed: ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes[..<32])))
  }
}

/// Gathers sections and lays them out as an image.
struct ImageWriter {
  private var sections: [(name: String, count: Int, stride: Int, bytes: [UInt8])] = []
  private var strings: [String] = []
  private var indexOfString: [String: UInt32] = [:]

  /// Adds a section. A name has at most 16 letters.
  mutating func add<Element: BitwiseCopyable>(_ name: String, _ elements: [Element]) {
    precondition(name.utf8.count <= 16, "the name of a section has at most 16 letters")
    sections.append(
      (name, elements.count, MemoryLayout<Element>.stride, elements.withUnsafeBytes { [UInt8]($0) }))
  }

  /// Adds a section of rows.
  mutating func add<Row: CompiledRow>(rows name: String, _ rows: [Row]) {
    var coder = RowCoder(writing: strings, indexOfString)
    for row in rows {
      var row = row
      row.code(&coder)
    }
    (strings, indexOfString) = (coder.strings, coder.indexOfString)
    add(name, [UInt32(rows.count)] + coder.words)
  }

  /// The image of everything added. Complexity: O(n).
  /// The writer is empty then.
  mutating func finish(key: UInt64) -> StillBytes {
    add("strings", strings.reduce(into: [UInt8]()) { $0 += Array($1.utf8) })
    var end: UInt32 = 0
    add(
      "stringEnds",
      strings.map { text -> UInt32 in
        end += UInt32(text.utf8.count)
        return end
      })
    strings = []
    indexOfString = [:]
    var offsets: [Int] = []
    var length = Image.headerSize + sections.count * Image.entrySize
    for section in sections {
      length = (length + 63) & ~63
      offsets.append(length)
      length += section.bytes.count
    }
    return StillBytes(count: length) { bytes in
      // What no section covers is zero.
      func clear(_ range: Range<Int>) {
        UnsafeMutableRawBufferPointer(rebasing: bytes[range]).initializeMemory(as: UInt8.self, repeating: 0)
      }
      clear(0..<(offsets.first ?? length))
      bytes.storeBytes(of: Image.magic, as: UInt64.self)
      bytes.storeBytes(of: Image.format, toByteOffset: 8, as: UInt32.self)
      bytes.storeBytes(of: UInt32(sections.count), toByteOffset: 12, as: UInt32.self)
      bytes.storeBytes(of: key, toByteOffset: 16, as: UInt64.self)
      bytes.storeBytes(of: UInt64(length), toByteOffset: 24, as: UInt64.self)
      for k in sections.indices {
        let section = sections[k]
        sections[k].bytes = []
        let end = offsets[k] + section.bytes.count
        clear(end..<(k + 1 < offsets.count ? offsets[k + 1] : length))
        let at = Image.headerSize + k * Image.entrySize
        for (i, letter) in section.name.utf8.enumerated() { bytes[at + i] = letter }
        bytes.storeBytes(of: UInt64(offsets[k]), toByteOffset: at + 16, as: UInt64.self)
        bytes.storeBytes(of: UInt64(section.count), toByteOffset: at + 24, as: UInt64.self)
        bytes.storeBytes(of: UInt32(section.stride), toByteOffset: at + 32, as: UInt32.self)
        UnsafeMutableRawBufferPointer(rebasing: bytes[offsets[k]..<(offsets[k] + section.bytes.count)])
          .copyBytes(from: section.bytes)
      }
      bytes.storeBytes(of: Image.checksum(UnsafeRawBufferPointer(bytes)), toByteOffset: 32, as: UInt64.self)
    }
  }
}

extension Image {
  /// All strings of the rows. Complexity: O(n).
  func strings() throws(Damaged) -> [String] {
    let bytes = try array("strings", of: UInt8.self)
    let ends = try array("stringEnds", of: UInt32.self)
    var strings: [String] = []
    strings.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      guard Int(end) >= start, Int(end) <= bytes.count else { throw Damaged(reason: "a string lies outside") }
      strings.append(
        String(decoding: UnsafeBufferPointer(start: bytes.base + start, count: Int(end) - start), as: UTF8.self))
      start = Int(end)
    }
    return strings
  }

  /// A section of rows. Complexity: O(n).
  func rows<Row: CompiledRow>(_ name: String, _ strings: [String], of: Row.Type = Row.self) throws(Damaged) -> [Row] {
    let words = try array(name, of: UInt32.self)
    guard let count = words.first, Int(count) < words.count || count == 0 else {
      throw Damaged(reason: "its section '\(name)' does not fit")
    }
    var coder = RowCoder(reading: words, strings)
    var rows: [Row] = []
    rows.reserveCapacity(Int(count))
    for _ in 0..<count {
      var row = Row.blank
      row.code(&coder)
      rows.append(row)
      if coder.isBroken { throw Damaged(reason: "a row of '\(name)' does not fit") }
    }
    return rows
  }
}
