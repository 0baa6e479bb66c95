/// JSON that is written piece by piece, without a model behind it.
struct JSONText {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  /// Bytes as they are.
  mutating func raw(_ text: String) { bytes += text.utf8 }

  /// Bytes as they are.
  mutating func raw(_ other: [UInt8]) { bytes += other }

  /// A string in quotes. U+2028 and U+2029 are escaped as well: they end a line for some readers.
  mutating func string(_ text: String) {
    let utf8 = Array(text.utf8)
    bytes.append(0x22)
    var at = 0
    while at < utf8.count {
      let byte = utf8[at]
      if byte == 0xE2, at + 2 < utf8.count, utf8[at + 1] == 0x80, utf8[at + 2] == 0xA8 || utf8[at + 2] == 0xA9 {
        raw(utf8[at + 2] == 0xA8 ? "\\u2028" : "\\u2029")
        at += 3
      } else {
        character(byte)
        at += 1
      }
    }
    bytes.append(0x22)
  }

  /// A string of UTF-16 units in quotes; half a surrogate pair becomes U+FFFD.
  mutating func string(_ units: [UInt16]) { string(String(decoding: units, as: UTF16.self)) }

  private mutating func character(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C:
      bytes.append(0x5C)
      bytes.append(byte)
    case 0x0A: bytes += [0x5C, 0x6E]
    case 0x09: bytes += [0x5C, 0x74]
    case 0x0D: bytes += [0x5C, 0x72]
    case 0..<0x20, 0x7F:
      let digits = Array("0123456789abcdef".utf8)
      bytes += [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }

  /// A key with its colon; a comma before it if something stands there.
  mutating func key(_ name: String) {
    if let last = bytes.last, last != 0x7B, last != 0x5B { bytes.append(0x2C) }
    string(name)
    bytes.append(0x3A)
  }

  /// A number with at most three decimals and at least one.
  mutating func decimal(_ value: Double) {
    var thousandths = Int((value * 1000).rounded())
    if thousandths < 0 {
      bytes.append(0x2D)
      thousandths = -thousandths
    }
    var rest = String(thousandths % 1000 + 1000).dropFirst()
    while rest.count > 1, rest.hasSuffix("0") { rest = rest.dropLast() }
    raw("\(thousandths / 1000).\(rest)")
  }

  // MARK: - Members

  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    raw(String(value))
  }

  mutating func member(_ name: String, _ value: Double) {
    key(name)
    decimal(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    raw("[")
    for (number, value) in values.enumerated() {
      if number > 0 { raw(",") }
      string(value)
    }
    raw("]")
  }

  /// An object as a member; `write` adds its members.
  mutating func object(_ name: String, _ write: (inout JSONText) -> Void) {
    key(name)
    raw("{")
    write(&self)
    raw("}")
  }

  /// A list of objects as a member.
  mutating func list<Element>(
    _ name: String, of elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    key(name)
    raw("[")
    for (number, element) in elements.enumerated() {
      if number > 0 { raw(",") }
      raw("{")
      write(&self, element)
      raw("}")
    }
    raw("]")
  }
}
