/// Writes JSON piece by piece; commas come by themselves.
///
/// ```swift
/// let json = JSONWriter()
/// json.object {
///   json.key("id").string("a")
///   json.key("label").array { json.integer(3) }
/// }                                                   // {"id":"a","label":[3]}
/// ```
public final class JSONWriter {
  private let buffer = ByteBuffer(capacity: 1 << 12)
  private var wantsComma = false

  /// Makes an empty writer.
  public init() {}

  /// The bytes so far.
  public var bytes: [UInt8] { buffer.bytes }

  /// The bytes so far, and forgets them; the memory is kept.
  public func take() -> [UInt8] {
    let bytes = buffer.bytes
    buffer.count = 0
    wantsComma = false
    return bytes
  }

  private func separate() {
    if wantsComma { buffer.byte(0x2C) }
    wantsComma = true
  }

  /// A key; its value comes next.
  @discardableResult
  public func key(_ name: String) -> JSONWriter {
    separate()
    buffer.string(name)
    buffer.byte(0x3A)
    wantsComma = false
    return self
  }

  /// An object; `members` writes keys and values.
  public func object(_ members: () -> Void) {
    separate()
    buffer.byte(0x7B)
    wantsComma = false
    members()
    buffer.byte(0x7D)
    wantsComma = true
  }

  /// A list; `elements` writes values.
  public func array(_ elements: () -> Void) {
    separate()
    buffer.byte(0x5B)
    wantsComma = false
    elements()
    buffer.byte(0x5D)
    wantsComma = true
  }

  /// A list of strings.
  public func strings(_ values: some Sequence<String>) { array { for value in values { string(value) } } }

  /// A string.
  public func string(_ value: String) {
    separate()
    buffer.string(value)
  }

  /// A string of UTF-16 units.
  public func string(_ units: ArraySlice<UInt16>) {
    separate()
    units.withUnsafeBufferPointer { buffer.string($0) }
  }

  /// A whole number.
  public func integer(_ value: Int) {
    separate()
    buffer.integer(value)
  }

  /// A number in its shortest exact form; what is no number is written as null.
  public func number(_ value: Double?) {
    separate()
    if let value, value.isFinite { buffer.raw(Array("\(value)".utf8)) } else { buffer.raw("null") }
  }

  /// A number with one to three decimals.
  public func decimal(_ value: Double) {
    separate()
    buffer.decimal(value)
  }

  /// True or false.
  public func bool(_ value: Bool) {
    separate()
    if value { buffer.raw("true") } else { buffer.raw("false") }
  }

  /// Nothing.
  public func null() {
    separate()
    buffer.raw("null")
  }

  /// A value that is JSON already.
  public func raw(_ json: [UInt8]) {
    separate()
    buffer.raw(json)
  }

  /// A line end between two values at the top.
  public func line() {
    buffer.byte(0x0A)
    wantsComma = false
  }
}
