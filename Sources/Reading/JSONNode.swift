internal import UnicodeText

/// A JSON value of a shape that is not known beforehand, with its place in the bytes it was read from.
public struct JSONNode: Sendable {
  /// What a value is.
  public indirect enum Content: Sendable {
    /// Members in the order of the text.
    case object([(key: String, value: JSONNode)])
    case array([JSONNode])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null
  }

  /// What it is.
  public var content: Content
  /// Its bytes.
  public var range: Range<Int>

  /// Reads the one value that a JSON text holds. Complexity: O(n).
  public static func parse(_ bytes: [UInt8]) throws(JSONReader.Malformed) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONReader.Malformed(message: "not UTF-8", offset: 0)
    }
    var reader = JSONReader(bytes, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    reader.skipSpace()
    // Checked first, with its depth, so that the recursion below is bounded.
    var check = reader
    try check.skipValue()
    check.skipSpace()
    guard check.at == bytes.count else { throw check.fail("something follows the JSON value") }
    return try read(&reader)
  }

  private static func read(_ reader: inout JSONReader) throws(JSONReader.Malformed) -> JSONNode {
    let begin = reader.at
    guard begin < reader.bytes.count else { throw reader.fail("a value is expected") }
    let content: Content
    switch reader.bytes[begin] {
    case 0x7B:
      var members: [(key: String, value: JSONNode)] = []
      try reader.eachMember { reader, key throws(JSONReader.Malformed) in members.append((key, try read(&reader))) }
      content = .object(members)
    case 0x5B:
      var elements: [JSONNode] = []
      try reader.eachElement { reader, _ throws(JSONReader.Malformed) in elements.append(try read(&reader)) }
      content = .array(elements)
    case 0x22: content = .string(try reader.stringValue())
    case 0x74, 0x66: content = .bool(try reader.boolValue())
    case 0x6E:
      try reader.skipValue()
      content = .null
    default: content = .number(try reader.numberValue())
    }
    return JSONNode(content: content, range: begin..<reader.at)
  }

  /// The last member with a key; nil if there is none or this is no object.
  public subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The members of an object, none of anything else.
  public var members: [(key: String, value: JSONNode)] {
    if case .object(let members) = content { members } else { [] }
  }

  /// The elements of a list, none of anything else.
  public var elements: [JSONNode] { if case .array(let elements) = content { elements } else { [] } }

  /// The string, if it is one.
  public var string: String? { if case .string(let string) = content { string } else { nil } }

  /// The number, if it is one.
  public var number: Double? { if case .number(let number) = content { number } else { nil } }

  /// The whole number, if it is one.
  public var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// Whether it is true.
  public var isTrue: Bool { if case .bool(let bool) = content { bool } else { false } }

  /// A string, or a number as it is written: ids may be either.
  public func name(in bytes: [UInt8]) -> String? {
    switch content {
    case .string(let string): string
    case .number: String(decoding: bytes[range], as: UTF8.self)
    default: nil
    }
  }
}
