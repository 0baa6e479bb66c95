internal import UnicodeText

/// Reads a stream in pieces of whole lines. A piece is whatever is there to read: a filter answers each line as it comes.
public final class LineChunks {
  /// Whole lines with their line ends; only the last line of the stream may have none.
  public struct Chunk: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// The number of its first line, counted from 1.
    public var firstLine: Int
    /// Where it begins in the unpacked stream, in bytes.
    public var start: Int
    /// Stands for one line that cannot be handed out; `bytes` is then empty.
    public var fault: Fault?

    /// Makes a piece.
    public init(bytes: [UInt8], firstLine: Int, start: Int = 0, fault: Fault? = nil) {
      self.bytes = bytes
      self.firstLine = firstLine
      self.start = start
      self.fault = fault
    }
  }

  /// A line that cannot be handed out.
  public struct Fault: Sendable, Equatable {
    /// `line-too-long`, or the code of a stream's damage.
    public var code: String
    /// What is wrong, in lower case.
    public var message: String
    /// How many bytes of the stream it stands for.
    public var length: Int

    /// Makes a fault.
    public init(code: String, message: String, length: Int) {
      self.code = code
      self.message = message
      self.length = length
    }

    /// A line beyond the limit.
    public static func tooLong(_ length: Int, limit: Int) -> Fault {
      Fault(
        code: "line-too-long", message: "the line has \(length) bytes; --max-line allows \(limit)", length: length)
    }
  }

  /// The stream could not be read.
  public typealias ReadFailure = ByteStream.ReadFailure

  private let stream: ByteStream
  private let size: Int
  private let maximalLine: Int
  private var carry: [UInt8] = []
  private var line: Int
  private var start: Int
  private var isAtEnd = false

  /// Reads a stream, about `size` bytes at a time. A line longer than `maximalLine` bytes is passed over without being kept
  /// in memory; a fault stands for it. Lines are counted from `line`, bytes from the stream's place.
  public init(_ stream: ByteStream, size: Int = 1 << 18, maximalLine: Int = .max, line: Int = 1) {
    self.stream = stream
    self.size = size
    self.maximalLine = maximalLine
    self.line = line
    start = stream.count
  }

  /// Whether `next` would find something (or the end) at once.
  public var isReady: Bool { isAtEnd || stream.isReady }

  /// The next piece, or nil at the end. Complexity: O(bytes read).
  public func next() throws(ReadFailure) -> Chunk? {
    var bytes: [UInt8] = []
    swap(&bytes, &carry)
    while !isAtEnd {
      let old = bytes.count
      // A long line is read in steps that double, so that its cost stays linear.
      bytes.reserveCapacity(old + max(size, old))
      guard try stream.read(max(size, old), appendingTo: &bytes) > 0 else {
        isAtEnd = true
        break
      }
      // Only the new bytes can hold the line end looked for.
      if let last = ByteSearch.last(0x0A, in: bytes, from: old) {
        carry = Array(bytes[(last + 1)...])
        bytes.removeLast(bytes.count - last - 1)
        return chunk(bytes)
      }
      if bytes.count > maximalLine { return try passOver(bytes.count) }
    }
    if let damage = stream.damage, !hasToldDamage {
      hasToldDamage = true
      let rest = bytes.isEmpty ? "" : ", and a line that was not whole (\(bytes.count) bytes) is not used"
      return chunk([], Fault(code: damage.code, message: damage.message + rest, length: bytes.count))
    }
    return bytes.isEmpty ? nil : chunk(bytes)
  }

  private var hasToldDamage = false

  /// Reads to the end of a line of which `length` bytes were read.
  private func passOver(_ length: Int) throws(ReadFailure) -> Chunk {
    var length = length
    var bytes: [UInt8] = []
    while true {
      bytes.removeAll(keepingCapacity: true)
      guard try stream.read(size, appendingTo: &bytes) > 0 else {
        isAtEnd = true
        return chunk([], .tooLong(length, limit: maximalLine))
      }
      if let end = ByteSearch.first(0x0A, in: bytes, from: 0) {
        carry = Array(bytes[(end + 1)...])
        let fault = Fault.tooLong(length + end, limit: maximalLine)
        return chunk([], Fault(code: fault.code, message: fault.message, length: length + end + 1))
      }
      length += bytes.count
    }
  }

  private func chunk(_ bytes: [UInt8], _ fault: Fault? = nil) -> Chunk {
    let result = Chunk(bytes: bytes, firstLine: line, start: start, fault: fault)
    line += fault == nil ? ByteSearch.count(0x0A, in: bytes) : 1
    start += fault?.length ?? bytes.count
    return result
  }
}
