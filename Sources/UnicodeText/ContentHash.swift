/// XXH64: a fast 64-bit hash over bytes, for telling one content from another. It is no signature: it keeps nobody out who
/// wants two tables to look alike.
///
/// Y. Collet: xxHash, fast hash algorithm (specification 0.1.1). Little-endian words, as on every machine Swift runs on.
public enum ContentHash {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of an array's bytes. Complexity: O(n), some gigabytes a second.
  public static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 { bytes.withUnsafeBytes { of($0, seed: seed) } }

  /// The hash of a text's UTF-8.
  public static func of(_ text: String, seed: UInt64 = 0) -> UInt64 { of(Array(text.utf8), seed: seed) }

  /// The hash of several hashes, in their order.
  public static func of(_ parts: [UInt64]) -> UInt64 { parts.withUnsafeBytes { of($0) } }

  /// The hash of a buffer.
  public static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    let count = bytes.count
    var at = 0
    var hash: UInt64
    if count >= 32 {
      var a = seed &+ prime1 &+ prime2
      var b = seed &+ prime2
      var c = seed
      var d = seed &- prime1
      while at + 32 <= count {
        a = round(a, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        b = round(b, bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
        c = round(c, bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
        d = round(d, bytes.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
        at += 32
      }
      hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
      hash = seed &+ prime5
    }
    hash &+= UInt64(count)
    while at + 8 <= count {
      hash ^= round(0, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      hash = rotate(hash, 27) &* prime1 &+ prime4
      at += 8
    }
    if at + 4 <= count {
      hash ^= UInt64(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)) &* prime1
      hash = rotate(hash, 23) &* prime2 &+ prime3
      at += 4
    }
    while at < count {
      hash ^= UInt64(bytes[at]) &* prime5
      hash = rotate(hash, 11) &* prime1
      at += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  /// A hash as 16 hexadecimal digits.
  public static func hexadecimal(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotate(_ word: UInt64, _ by: UInt64) -> UInt64 { word << by | word >> (64 &- by) }
}
