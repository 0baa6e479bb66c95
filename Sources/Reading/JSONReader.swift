internal import UnicodeText

/// A strict reader of one JSON text (RFC 8259) that keeps the bytes of what it does not need.
///
/// Input is UTF-8 that has been checked. Values are byte ranges, so that a user's own fields pass through unchanged.
public struct JSONReader {
  /// What is wrong, and at which byte.
  public struct Malformed: Error {
    /// In words, in lower case.
    public var message: String
    /// The byte, counted from 0.
    public var offset: Int

    /// Makes an error.
    public init(message: String, offset: Int) {
      self.message = message
      self.offset = offset
    }
  }

  /// The text.
  public let bytes: [UInt8]
  /// The byte that is read next.
  public private(set) var at: Int
  /// Where the JSON text ends in `bytes`.
  public let end: Int
  /// How deeply values may be nested.
  public let maximalDepth: Int

  /// Reads checked UTF-8 from a byte on, to `end` or to the last byte.
  public init(_ bytes: [UInt8], at: Int = 0, end: Int? = nil, maximalDepth: Int = 128) {
    self.bytes = bytes
    self.at = at
    self.end = end ?? bytes.count
    self.maximalDepth = maximalDepth
  }

  /// An error at the byte that is read next.
  public func fail(_ message: String) -> Malformed { Malformed(message: message, offset: at) }

  /// Steps over white space.
  public mutating func skipSpace() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D { at += 1 }
  }

  /// The members of the object that is the whole text: keys with the ranges of their values.
  public mutating func wholeObject() throws(Malformed) -> [(key: String, member: Range<Int>, value: Range<Int>)] {
    skipSpace()
    guard at < end, bytes[at] == 0x7B else { throw fail("not a JSON object") }
    let members = try object()
    skipSpace()
    guard at == end else { throw fail("something follows the JSON object") }
    return members
  }

  /// The members of an object that begins here.
  mutating func object(depth: Int = 0) throws(Malformed) -> [(key: String, member: Range<Int>, value: Range<Int>)] {
    var members: [(key: String, member: Range<Int>, value: Range<Int>)] = []
    at += 1
    skipSpace()
    if at < end, bytes[at] == 0x7D {
      at += 1
      return members
    }
    while true {
      skipSpace()
      let begin = at
      guard at < end, bytes[at] == 0x22 else { throw fail("a key in quotes is expected") }
      let key = try stringValue()
      skipSpace()
      guard at < end, bytes[at] == 0x3A else { throw fail("':' is expected") }
      at += 1
      skipSpace()
      let value = at
      try skipValue(depth: depth + 1)
      members.append((key, begin..<at, value..<at))
      skipSpace()
      guard at < end else { throw fail("the object is not closed") }
      if bytes[at] == 0x2C {
        at += 1
      } else if bytes[at] == 0x7D {
        at += 1
        return members
      } else {
        throw fail("',' or '}' is expected")
      }
    }
  }

  /// The ranges of the elements of an array that begins here.
  mutating func array(depth: Int = 0) throws(Malformed) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    at += 1
    skipSpace()
    if at < end, bytes[at] == 0x5D {
      at += 1
      return elements
    }
    while true {
      skipSpace()
      let begin = at
      try skipValue(depth: depth + 1)
      elements.append(begin..<at)
      skipSpace()
      guard at < end else { throw fail("the array is not closed") }
      if bytes[at] == 0x2C {
        at += 1
      } else if bytes[at] == 0x5D {
        at += 1
        return elements
      } else {
        throw fail("',' or ']' is expected")
      }
    }
  }

  /// Steps over the value that begins here; allocates nothing.
  public mutating func skipValue(depth: Int = 0) throws(Malformed) {
    guard depth < maximalDepth else { throw fail("nested deeper than \(maximalDepth) levels") }
    guard at < end else { throw fail("a value is expected") }
    switch bytes[at] {
    case 0x22: try skipString()
    case 0x7B: try skipGroup(depth: depth, close: 0x7D)
    case 0x5B: try skipGroup(depth: depth, close: 0x5D)
    case 0x74: try literal("true")
    case 0x66: try literal("false")
    case 0x6E: try literal("null")
    default: try skipNumber()
    }
  }

  private mutating func skipGroup(depth: Int, close: UInt8) throws(Malformed) {
    let isObject = close == 0x7D
    at += 1
    skipSpace()
    if at < end, bytes[at] == close {
      at += 1
      return
    }
    while true {
      skipSpace()
      if isObject {
        guard at < end, bytes[at] == 0x22 else { throw fail("a key in quotes is expected") }
        try skipString()
        skipSpace()
        try step(over: 0x3A, "':' is expected")
        skipSpace()
      }
      try skipValue(depth: depth + 1)
      skipSpace()
      guard at < end else { throw fail(isObject ? "the object is not closed" : "the array is not closed") }
      if bytes[at] == 0x2C {
        at += 1
      } else if bytes[at] == close {
        at += 1
        return
      } else {
        throw fail(isObject ? "',' or '}' is expected" : "',' or ']' is expected")
      }
    }
  }

  /// Steps over one byte that must stand here.
  mutating func step(over byte: UInt8, _ message: String) throws(Malformed) {
    guard at < end, bytes[at] == byte else { throw fail(message) }
    at += 1
  }

  private mutating func literal(_ word: StaticString) throws(Malformed) {
    let length = word.utf8CodeUnitCount
    guard at + length <= end, (0..<length).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) else {
      throw fail("a value is expected")
    }
    at += length
  }

  private mutating func skipNumber() throws(Malformed) {
    if at < end, bytes[at] == 0x2D { at += 1 }
    guard let first = peekDigit() else { throw fail("a value is expected") }
    at += 1
    if first != 0x30 { while peekDigit() != nil { at += 1 } }
    if at < end, bytes[at] == 0x2E {
      at += 1
      guard peekDigit() != nil else { throw fail("a digit is expected") }
      while peekDigit() != nil { at += 1 }
    }
    if at < end, bytes[at] | 0x20 == 0x65 {
      at += 1
      if at < end, bytes[at] == 0x2B || bytes[at] == 0x2D { at += 1 }
      guard peekDigit() != nil else { throw fail("a digit is expected") }
      while peekDigit() != nil { at += 1 }
    }
  }

  private func peekDigit() -> UInt8? {
    guard at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 else { return nil }
    return bytes[at]
  }

  private mutating func skipString() throws(Malformed) {
    at += 1
    while true {
      at = ByteSearch.notPlainInString(bytes, from: at, to: end)
      guard at < end else { break }
      let byte = bytes[at]
      if byte == 0x22 {
        at += 1
        return
      }
      if byte < 0x20 { throw fail("a control character stands in a string: escape it") }
      if byte == 0x5C {
        at += 1
        guard at < end else { break }
        switch bytes[at] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: break
        case 0x75:
          guard at + 4 < end, hex(at + 1) != nil else { throw fail("\\u wants four hexadecimal digits") }
          at += 4
        default: throw fail("unknown escape in a string")
        }
      }
      at += 1
    }
    throw fail("the string is not closed")
  }

  private func hex(_ i: Int) -> UInt16? {
    guard i + 4 <= end else { return nil }
    var value: UInt16 = 0
    for k in i..<(i + 4) {
      let byte = bytes[k]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
      default: return nil
      }
    }
    return value
  }

  /// The string that begins here, as UTF-16 units; half a surrogate pair becomes U+FFFD.
  public mutating func string() throws(Malformed) -> [UInt16] {
    let begin = at
    try skipString()
    return decode(begin + 1, at - 1)
  }

  private func decode(_ start: Int, _ end: Int) -> [UInt16] {
    var text: [UInt16] = []
    text.reserveCapacity(end - start)
    var plain = start
    var i = start
    func flush(_ to: Int) {
      guard to > plain else { return }
      bytes[plain..<to].withUnsafeBytes { _ = UTF8Text.decodeKeepingReturns($0, appendingTo: &text) }
    }
    while let escape = ByteSearch.first(0x5C, in: bytes, from: i, to: end) {
      i = escape
      flush(i)
      i += 1
      switch bytes[i] {
      case 0x62: text.append(0x08)
      case 0x66: text.append(0x0C)
      case 0x6E: text.append(0x0A)
      case 0x72: text.append(0x0D)
      case 0x74: text.append(0x09)
      case 0x75:
        let unit = hex(i + 1) ?? 0xFFFD
        i += 4
        if unit & 0xFC00 == 0xD800, i + 6 < end + 1, i + 2 < end, bytes[i + 1] == 0x5C, bytes[i + 2] == 0x75,
          let low = hex(i + 3), low & 0xFC00 == 0xDC00
        {
          text.append(unit)
          text.append(low)
          i += 6
        } else {
          text.append(unit & 0xF800 == 0xD800 ? 0xFFFD : unit)
        }
      default: text.append(UInt16(bytes[i]))
      }
      i += 1
      plain = i
    }
    flush(end)
    return text
  }

  /// The string in a range that `wholeObject` or `array` gave, or nil if it is none.
  public func string(in range: Range<Int>) -> [UInt16]? {
    guard !range.isEmpty, bytes[range.lowerBound] == 0x22 else { return nil }
    return decode(range.lowerBound + 1, range.upperBound - 1)
  }

  /// The whole number in a range, or nil if it is none.
  public func integer(in range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
}
