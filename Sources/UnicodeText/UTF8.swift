/// UTF-8 to UTF-16 and back, over plain memory.
public enum UTF8Text {
  /// What decoding found besides the text.
  public struct Result: Sendable {
    /// Whether the text has surrogate pairs.
    public var hasSurrogates = false
    /// The byte offset of the first sequence that is not UTF-8, or nil.
    public var firstInvalid: Int?
    /// How many invalid sequences became U+FFFD.
    public var invalid = 0
    /// How many well-formed sequences of two and more bytes there were.
    public var multibyte = 0
  }

  /// Decodes UTF-8 and turns CRLF and CR into LF; appends to `text`.
  ///
  /// An invalid sequence (overlong, surrogate, truncated, beyond U+10FFFF) becomes one U+FFFD for each maximal part, as
  /// the Unicode Standard recommends. Complexity: O(n), eight bytes at a time through ASCII.
  public static func decode(_ bytes: UnsafeRawBufferPointer, appendingTo text: inout [UInt16]) -> Result {
    decode(bytes, appendingTo: &text, carriageReturn: 0x0A)
  }

  /// The same, but line ends stay as they are.
  public static func decodeKeepingReturns(
    _ bytes: UnsafeRawBufferPointer, appendingTo text: inout [UInt16]
  ) -> Result {
    decode(bytes, appendingTo: &text, carriageReturn: 0x0D)
  }

  private static func decode(
    _ bytes: UnsafeRawBufferPointer, appendingTo text: inout [UInt16], carriageReturn: UInt16
  ) -> Result {
    var result = Result()
    let n = bytes.count
    let old = text.count
    // No UTF-8 text has more UTF-16 units than bytes.
    text.append(contentsOf: repeatElement(0, count: n))
    var written = old
    text.withUnsafeMutableBufferPointer { out in
      var i = 0
      var o = old
      while i < n {
        while i + 8 <= n {
          let eight = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
          // A byte of 0x80 and more, or a carriage return, ends the fast stretch.
          let returns = eight ^ 0x0D0D_0D0D_0D0D_0D0D
          let stop = eight | ((returns &- 0x0101_0101_0101_0101) & ~returns)
          if stop & 0x8080_8080_8080_8080 != 0 { break }
          widen(eight, to: UnsafeMutableRawPointer(out.baseAddress.unsafelyUnwrapped + o))
          i += 8
          o += 8
        }
        if i >= n { break }
        let first = bytes[i]
        if first < 0x80 {
          if first == 0x0D {
            out[o] = carriageReturn
            i += carriageReturn == 0x0A && i + 1 < n && bytes[i + 1] == 0x0A ? 2 : 1
          } else {
            out[o] = UInt16(first)
            i += 1
          }
          o += 1
          continue
        }
        if first >= 0xE1, first <= 0xEC, i + 2 < n, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80 {
          // The range of nearly all Chinese text needs no further check.
          out[o] = UInt16(first & 0x0F) << 12 | UInt16(bytes[i + 1] & 0x3F) << 6 | UInt16(bytes[i + 2] & 0x3F)
          i += 3
          o += 1
          result.multibyte += 1
          continue
        }
        let (scalar, length) = sequence(bytes, i)
        if scalar < 0 {
          if result.firstInvalid == nil { result.firstInvalid = i }
          result.invalid += 1
          out[o] = 0xFFFD
          o += 1
        } else if scalar >= 0x10000 {
          out[o] = UInt16(0xD7C0 + (scalar >> 10))
          out[o + 1] = UInt16(0xDC00 | (scalar & 0x3FF))
          o += 2
          result.hasSurrogates = true
          result.multibyte += 1
        } else {
          out[o] = UInt16(scalar)
          o += 1
          result.multibyte += 1
        }
        i += length
      }
      written = o
    }
    text.removeLast(text.count - written)
    return result
  }

  /// Whether a stretch of bytes is well-formed UTF-8. Complexity: O(n), eight bytes at a time through ASCII.
  public static func isValid(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    bytes.withUnsafeBytes { whole in
      let part = UnsafeRawBufferPointer(rebasing: whole[range])
      var i = 0
      let n = part.count
      while i < n {
        while i + 8 <= n {
          if part.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
          i += 8
        }
        if i >= n { break }
        let first = part[i]
        if first < 0x80 {
          i += 1
        } else if first >= 0xE1, first <= 0xEC, i + 2 < n, part[i + 1] & 0xC0 == 0x80, part[i + 2] & 0xC0 == 0x80 {
          i += 3
        } else {
          let (scalar, length) = sequence(part, i)
          if scalar < 0 { return false }
          i += length
        }
      }
      return true
    }
  }

  /// Writes eight ASCII bytes as eight units.
  @inline(__always)
  private static func widen(_ eight: UInt64, to out: UnsafeMutableRawPointer) {
    out.storeBytes(of: spread(eight & 0xFFFF_FFFF), as: UInt64.self)
    out.storeBytes(of: spread(eight >> 32), toByteOffset: 8, as: UInt64.self)
  }

  /// 0000dcba -> 0d0c0b0a
  @inline(__always)
  private static func spread(_ four: UInt64) -> UInt64 {
    let two = (four | four << 16) & 0x0000_FFFF_0000_FFFF
    return (two | two << 8) & 0x00FF_00FF_00FF_00FF
  }

  /// The scalar at `i`, or -1, and how many bytes it or its ill-formed part takes (Unicode 15, table 3-7).
  private static func sequence(_ bytes: UnsafeRawBufferPointer, _ i: Int) -> (scalar: Int, length: Int) {
    let first = bytes[i]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      low = 0xA0
    case 0xED:
      length = 3
      high = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      low = 0x90
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      high = 0x8F
    default: return (-1, 1)
    }
    var scalar = Int(first) & (0x7F >> length)
    for k in 1..<length {
      guard i + k < bytes.count, bytes[i + k] >= low, bytes[i + k] <= high else { return (-1, k) }
      scalar = scalar << 6 | Int(bytes[i + k] & 0x3F)
      low = 0x80
      high = 0xBF
    }
    return (scalar, length)
  }
}
