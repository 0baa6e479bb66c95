// Reading a JSON text value by value, for shapes that are known: nothing is built that nobody asked for.

extension JSONReader {
  /// Calls `body` with each key of the object that begins here, in order; `body` reads the value, or leaves it, and then it
  /// is passed over. Complexity: O(n).
  public mutating func eachMember(
    _ body: (inout JSONReader, _ key: String) throws(Malformed) -> Void
  ) throws(Malformed) {
    try step(over: 0x7B, "an object is expected")
    skipSpace()
    if isAt(0x7D) { return try step(over: 0x7D, "") }
    while true {
      skipSpace()
      guard isAt(0x22) else { throw fail("a key in quotes is expected") }
      let key = try stringValue()
      skipSpace()
      try step(over: 0x3A, "':' is expected")
      skipSpace()
      let begin = at
      try body(&self, key)
      if at == begin { try skipValue() }
      skipSpace()
      if isAt(0x7D) { return try step(over: 0x7D, "") }
      try step(over: 0x2C, "',' or '}' is expected")
    }
  }

  /// Calls `body` with the number (from 0) of each element of the array that begins here; `body` reads the element, or
  /// leaves it. Complexity: O(n).
  public mutating func eachElement(
    _ body: (inout JSONReader, _ index: Int) throws(Malformed) -> Void
  ) throws(Malformed) {
    try step(over: 0x5B, "a list is expected")
    skipSpace()
    if isAt(0x5D) { return try step(over: 0x5D, "") }
    var index = 0
    while true {
      skipSpace()
      let begin = at
      try body(&self, index)
      if at == begin { try skipValue() }
      index += 1
      skipSpace()
      if isAt(0x5D) { return try step(over: 0x5D, "") }
      try step(over: 0x2C, "',' or ']' is expected")
    }
  }

  /// The string that begins here.
  public mutating func stringValue() throws(Malformed) -> String {
    guard isAt(0x22) else { throw fail("a string is expected") }
    let begin = at + 1
    try skipValue()
    let raw = bytes[begin..<(at - 1)]
    if !raw.contains(0x5C) { return String(decoding: raw, as: UTF8.self) }
    return string(in: (begin - 1)..<at).map { String(decoding: $0, as: UTF16.self) } ?? ""
  }

  /// The list of strings that begins here.
  public mutating func stringList() throws(Malformed) -> [String] {
    var list: [String] = []
    try eachElement { reader, _ throws(Malformed) in list.append(try reader.stringValue()) }
    return list
  }

  /// The whole number that begins here; `3.0` is one, as some writers make every number a float.
  public mutating func integerValue() throws(Malformed) -> Int {
    let begin = at
    var magnitude = 0
    var i = at
    let isNegative = isAt(0x2D)
    if isNegative { i += 1 }
    let digits = i
    while i < end, bytes[i] >= 0x30, bytes[i] <= 0x39, i - digits < 18 {
      magnitude = magnitude * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    try skipValue()
    if i == at, i > digits { return isNegative ? -magnitude : magnitude }
    guard let value = Double(String(decoding: bytes[begin..<at], as: UTF8.self)), let whole = Int(exactly: value) else {
      throw Malformed(message: "a whole number is expected", offset: begin)
    }
    return whole
  }

  /// The number that begins here.
  public mutating func numberValue() throws(Malformed) -> Double {
    let begin = at
    try skipValue()
    guard let value = Double(String(decoding: bytes[begin..<at], as: UTF8.self)), value.isFinite else {
      throw Malformed(message: "a number is expected", offset: begin)
    }
    return value
  }

  /// The `true` or `false` that begins here.
  public mutating func boolValue() throws(Malformed) -> Bool {
    let begin = at
    try skipValue()
    guard bytes[begin] == 0x74 || bytes[begin] == 0x66 else {
      throw Malformed(message: "true or false is expected", offset: begin)
    }
    return bytes[begin] == 0x74
  }

  /// Whether a byte stands here.
  public func isAt(_ byte: UInt8) -> Bool { at < end && bytes[at] == byte }
}
