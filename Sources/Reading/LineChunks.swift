internal import Foundation

/// Reads a stream in pieces of whole lines. A piece is whatever is there to read: a filter answers each line as it comes.
public final class LineChunks {
  /// Whole lines with their line ends; only the last line of the stream may have none.
  public struct Chunk: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// The number of its first line, counted from 1.
    public var firstLine: Int

    /// Makes a piece.
    public init(bytes: [UInt8], firstLine: Int) {
      self.bytes = bytes
      self.firstLine = firstLine
    }
  }

  /// The stream could not be read.
  public struct ReadFailure: Error, CustomStringConvertible {
    /// Why.
    public let description: String
  }

  private let descriptor: Int32
  private let size: Int
  private var pending: [UInt8] = []
  private var line = 1
  private var isAtEnd = false

  /// Reads from an open file descriptor, `size` bytes at a time at most.
  public init(descriptor: Int32, size: Int = 1 << 18) {
    self.descriptor = descriptor
    self.size = size
  }

  /// Whether `next` would find something (or the end) at once.
  public var isReady: Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return isAtEnd || poll(&wanted, 1, 0) != 0
  }

  /// The next piece, or nil at the end. Complexity: O(bytes read).
  public func next() throws -> Chunk? {
    while !isAtEnd {
      let old = pending.count
      pending.append(contentsOf: repeatElement(0, count: size))
      let got = pending.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.unsafelyUnwrapped + old, size)
      }
      if got < 0 {
        pending.removeLast(size)
        if errno == EINTR { continue }
        throw ReadFailure(description: "cannot read: \(String(cString: strerror(errno)))")
      }
      pending.removeLast(size - got)
      if got == 0 { isAtEnd = true }
      // Only the new bytes can hold the line end looked for.
      if let last = pending[old...].lastIndex(of: 0x0A) {
        let bytes = Array(pending[...last])
        pending.removeFirst(last + 1)
        return chunk(bytes)
      }
    }
    guard !pending.isEmpty else { return nil }
    let bytes = pending
    pending = []
    return chunk(bytes)
  }

  private func chunk(_ bytes: [UInt8]) -> Chunk {
    let first = line
    line += bytes.count { $0 == 0x0A }
    return Chunk(bytes: bytes, firstLine: first)
  }
}
