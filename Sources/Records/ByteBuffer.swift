internal import Foundation

/// A growing buffer of bytes for writing JSON: one of the three doors for unsafe memory.
///
/// Contract: `room(n)` is called before up to n bytes are stored behind `count`; nothing else touches the memory, and it
/// lives as long as the buffer, or as the block that it was handed over to. Large memory grows in place where the system
/// can (realloc), so that a large record is not twice in memory.
final class ByteBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let usual: Int
  /// Takes what was written whenever the buffer is full; without one, the buffer grows.
  private let drain: ((UnsafeRawBufferPointer) -> Void)?
  /// The bytes written so far, or since they were last drained.
  var count = 0

  init(capacity: Int = 1 << 16, drain: ((UnsafeRawBufferPointer) -> Void)? = nil) {
    base = ByteBuffer.memory(capacity)
    self.capacity = capacity
    usual = capacity
    self.drain = drain
  }

  deinit { free(base) }

  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    // As everywhere in Swift, memory that runs out ends the process.
    malloc(capacity).unsafelyUnwrapped.bindMemory(to: UInt8.self, capacity: capacity)
  }

  /// Hands the memory over with what was written, and begins anew.
  func take() -> RecordBlock {
    let block = RecordBlock(owning: base, count: count)
    // Blocks of one run are of about one size.
    capacity = max(usual, min(1 << 22, count + count / 8))
    base = ByteBuffer.memory(capacity)
    count = 0
    return block
  }

  /// Makes sure that n more bytes fit.
  @inline(__always)
  func room(_ n: Int) {
    if count + n > capacity { grow(n) }
  }

  @inline(never)
  private func grow(_ n: Int) {
    if let drain, count > 0 {
      drain(UnsafeRawBufferPointer(start: base, count: count))
      count = 0
      if n <= capacity { return }
    }
    capacity = max(capacity * 2, count + n)
    base = realloc(base, capacity).unsafelyUnwrapped.bindMemory(to: UInt8.self, capacity: capacity)
  }

  /// The bytes as an array.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  @inline(__always)
  func byte(_ byte: UInt8) {
    room(1)
    base[count] = byte
    count += 1
  }

  /// Bytes as they are.
  @inline(__always)
  func raw(_ literal: StaticString) {
    let n = literal.utf8CodeUnitCount
    room(n)
    (base + count).update(from: literal.utf8Start, count: n)
    count += n
  }

  /// Bytes as they are.
  func raw(_ bytes: [UInt8]) {
    room(bytes.count)
    bytes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { (base + count).update(from: start, count: source.count) }
    }
    count += bytes.count
  }

  /// A whole number in decimal digits.
  func integer(_ value: Int) {
    room(20)
    if value < 0 { byte(0x2D) }
    var rest = value.magnitude
    var digits = 1
    var limit: UInt = 10
    while digits < 20, rest >= limit {
      digits &+= 1
      if digits == 20 { break }
      limit &*= 10
    }
    var at = base + (count + digits)
    count = count &+ digits
    repeat {
      at -= 1
      let tenth = rest / 10
      at.pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest &- tenth &* 10)
      rest = tenth
    } while rest > 0
  }

  /// A number with at most three decimals, at least one: 1.0, -0.48, 0.125.
  func decimal(_ value: Double) {
    var thousandths = Int((value * 1000).rounded())
    if thousandths < 0 {
      byte(0x2D)
      thousandths = -thousandths
    }
    integer(thousandths / 1000)
    byte(0x2E)
    let rest = thousandths % 1000
    room(3)
    base[count] = 0x30 + UInt8(rest / 100)
    base[count + 1] = 0x30 + UInt8(rest / 10 % 10)
    base[count + 2] = 0x30 + UInt8(rest % 10)
    count += rest % 10 != 0 ? 3 : rest / 10 % 10 != 0 ? 2 : 1
  }

  /// A JSON string of UTF-16 units. Escapes quotes, backslashes, control characters and U+2028/2029; half a surrogate
  /// pair is written as U+FFFD.
  func string(_ units: UnsafeBufferPointer<UInt16>) {
    room(2)
    base[count] = 0x22
    count += 1
    // Room for the worst case of a stretch, not of the whole: six bytes for each unit of a long text would be wasted.
    var start = 0
    while start < units.count {
      var end = min(units.count, start + 4096)
      // A surrogate pair stays together.
      if end < units.count, units[end - 1] & 0xFC00 == 0xD800 { end += 1 }
      stretch(UnsafeBufferPointer(rebasing: units[start..<end]))
      start = end
    }
    room(1)
    base[count] = 0x22
    count += 1
  }

  private func stretch(_ units: UnsafeBufferPointer<UInt16>) {
    room(units.count * 6)
    // The place is kept in a register: a field would be stored for every byte.
    var out = base + count
    var i = 0
    let n = units.count
    while i < n {
      // Four plain ASCII units at a time, in one word.
      while i + 4 <= n {
        let four = UInt64(
          littleEndian: UnsafeRawPointer(units.baseAddress.unsafelyUnwrapped + i).loadUnaligned(as: UInt64.self))
        guard ByteBuffer.arePlain(four) else { break }
        let pairs = four | four >> 8
        let packed = UInt32(truncatingIfNeeded: pairs & 0xFFFF | pairs >> 16 & 0xFFFF_0000)
        UnsafeMutableRawPointer(out).storeBytes(of: packed.littleEndian, as: UInt32.self)
        i += 4
        out += 4
      }
      // Then unit by unit; a run of ideographs stays here.
      let stop = min(n, i + 8)
      while i < stop {
        let unit = units[i]
        i += 1
        if unit < 0x80 {
          if unit >= 0x20, unit != 0x22, unit != 0x5C, unit != 0x7F {
            out[0] = UInt8(truncatingIfNeeded: unit)
            out += 1
          } else {
            out += ByteBuffer.escape(unit, at: out)
          }
        } else if unit < 0x800 {
          out[0] = UInt8(truncatingIfNeeded: 0xC0 | unit >> 6)
          out[1] = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F)
          out += 2
        } else if unit & 0xF800 != 0xD800 {
          if unit == 0x2028 || unit == 0x2029 {
            out += ByteBuffer.escape(unit, at: out)
          } else {
            out += ByteBuffer.three(unit, at: out)
          }
        } else if unit < 0xDC00, i < n, units[i] & 0xFC00 == 0xDC00 {
          let scalar = (UInt32(unit) - 0xD7C0) << 10 | UInt32(units[i] & 0x3FF)
          i += 1
          out[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
          out[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
          out[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
          out[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
          out += 4
        } else {
          out += ByteBuffer.three(0xFFFD, at: out)
        }
      }
    }
    count = out - base
  }

  /// Whether four units in one word are ASCII that JSON writes as it is. A lane of 16 bits that is under a bound sets its
  /// top bit when the bound is taken away.
  @inline(__always)
  private static func arePlain(_ four: UInt64) -> Bool {
    let ones: UInt64 = 0x0001_0001_0001_0001
    if four & (0xFF80 &* ones) != 0 { return false }
    let control = four &- 0x20 &* ones
    let quote = (four ^ 0x22 &* ones) &- ones
    let backslash = (four ^ 0x5C &* ones) &- ones
    let delete = (four ^ 0x7F &* ones) &- ones
    return (control | quote | backslash | delete) & (0x8000 &* ones) == 0
  }

  @inline(__always)
  private static func three(_ unit: UInt16, at out: UnsafeMutablePointer<UInt8>) -> Int {
    out[0] = UInt8(truncatingIfNeeded: 0xE0 | unit >> 12)
    out[1] = UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F)
    out[2] = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F)
    return 3
  }

  /// Writes the escape of a unit, at most six bytes; returns how many.
  private static func escape(_ unit: UInt16, at out: UnsafeMutablePointer<UInt8>) -> Int {
    let short: UInt8? =
      switch unit {
      case 0x22: 0x22
      case 0x5C: 0x5C
      case 0x08: 0x62
      case 0x0C: 0x66
      case 0x0A: 0x6E
      case 0x0D: 0x72
      case 0x09: 0x74
      default: nil
      }
    out[0] = 0x5C
    if let short {
      out[1] = short
      return 2
    }
    out[1] = 0x75
    for k in 0..<4 {
      let digit = UInt8(truncatingIfNeeded: unit >> (12 - 4 * UInt16(k)) & 0xF)
      out[2 + k] = digit < 10 ? 0x30 + digit : 0x57 + digit
    }
    return 6
  }

  /// Whether bytes of UTF-8 are written as they are: no control character, quote, backslash, and nothing that begins as
  /// U+2028 does.
  private static func arePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func zero(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
    var i = 0
    if let start = utf8.baseAddress.map({ UnsafeRawPointer($0) }) {
      while i + 8 <= utf8.count {
        let eight = start.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let special =
          (eight &- 0x20 &* ones) & ~eight | zero(eight ^ 0x22 &* ones) | zero(eight ^ 0x5C &* ones)
          | zero(eight ^ 0x7F &* ones) | zero(eight ^ 0xE2 &* ones)
        if special & (0x80 &* ones) != 0 { return false }
        i += 8
      }
    }
    for byte in utf8[i...] where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 {
      return false
    }
    return true
  }

  /// A JSON string of a Swift string.
  func string(_ string: String) {
    var string = string
    let isPlain = string.withUTF8 { utf8 -> Bool in
      guard ByteBuffer.arePlain(utf8) else { return false }
      room(utf8.count + 2)
      base[count] = 0x22
      if let start = utf8.baseAddress { (base + count + 1).update(from: start, count: utf8.count) }
      base[count + 1 + utf8.count] = 0x22
      count += utf8.count + 2
      return true
    }
    if !isPlain { Array(string.utf16).withUnsafeBufferPointer { self.string($0) } }
  }
}
