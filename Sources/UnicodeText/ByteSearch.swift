internal import Foundation

/// Looks for one byte, as fast as the machine can: the loops over whole files.
public enum ByteSearch {
  /// The first place of a byte at or behind `start` and before `end` (the array's end if nil), or nil. Complexity: O(n).
  public static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int? = nil) -> Int? {
    bytes.withUnsafeBytes { buffer in
      let limit = min(end ?? buffer.count, buffer.count)
      guard start < limit, let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), limit - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// The last place of a byte at or behind `start`, or nil. Complexity: O(n).
  public static func last(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { buffer in
      var i = buffer.count
      while i > start {
        i -= 1
        if buffer[i] == byte { return i }
      }
      return nil
    }
  }

  /// How often a byte occurs. Complexity: O(n).
  public static func count(_ byte: UInt8, in bytes: [UInt8]) -> Int {
    var count = 0
    bytes.withUnsafeBufferPointer { buffer in
      for each in buffer { count &+= each == byte ? 1 : 0 }
    }
    return count
  }

  /// The first place at or behind `start` of a quote, a backslash or a control character, or `end` if there is none: where
  /// the plain stretch of a JSON string ends. Complexity: O(n), eight bytes at a time.
  public static func notPlainInString(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      let limit = min(end, buffer.count)
      let ones: UInt64 = 0x0101_0101_0101_0101
      let tops: UInt64 = 0x8080_8080_8080_8080
      var i = start
      while i + 8 <= limit {
        let eight = buffer.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let quotes = eight ^ (ones &* 0x22)
        let escapes = eight ^ (ones &* 0x5C)
        // A byte below 0x20 borrows; bytes from 0x80 on never count.
        let controls = (eight &- ones &* 0x20) & ~eight
        let found = (controls | ((quotes &- ones) & ~quotes) | ((escapes &- ones) & ~escapes)) & tops
        if found != 0 {
          i += found.trailingZeroBitCount / 8
          break
        }
        i += 8
      }
      while i < limit, buffer[i] != 0x22, buffer[i] != 0x5C, buffer[i] >= 0x20 { i += 1 }
      return i
    }
  }
}
