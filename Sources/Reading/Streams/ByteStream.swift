internal import Foundation

/// The bytes of a file or of standard input, unpacked if they are gzip or zstd. What the first bytes say decides, not the
/// name; only a file that is named `.gz` or `.zst` must be what it is named.
///
/// A stream that is cut off or damaged gives everything before the damage and then ends; `damage` tells.
public final class ByteStream {
  /// Why a stream ended before its end.
  public struct Damage: Sendable, Equatable {
    /// `truncated-stream`, `corrupt-stream` or `decompression-ratio`.
    public var code: String
    /// What is wrong and what was salvaged, in lower case.
    public var message: String

    /// Makes a finding.
    public init(code: String, message: String) {
      self.code = code
      self.message = message
    }
  }

  /// The stream could not be read.
  public struct ReadFailure: Error, CustomStringConvertible {
    /// Why.
    public let description: String
  }

  private let descriptor: Int32
  private let isOwned: Bool
  private let expected: Compression
  private let maximalRatio: Int
  private var kind: Compression?
  private var unpacker: (any Unpacker)?
  private var packed: [UInt8] = []
  private var at = 0
  private var packedCount = 0
  private var isAtEnd = false

  /// How many bytes were handed out.
  public private(set) var count = 0
  /// Why the stream ended early; nil as long as it did not.
  public private(set) var damage: Damage?

  /// How many packed bytes are read at a time.
  private static let step = 1 << 17
  /// A ratio of packed to unpacked bytes means nothing before this many came out.
  private static let ratioFloor = 16 << 20

  /// Reads an open file descriptor, which stays open.
  public init(descriptor: Int32, maximalRatio: Int = .max) {
    self.descriptor = descriptor
    self.maximalRatio = maximalRatio
    isOwned = false
    expected = .none
  }

  /// Reads a file, or standard input if the path is nil. `maximalRatio` bounds how many bytes may come out of one. Throws
  /// with the reason alone, e.g. "permission denied".
  public init(path: String?, maximalRatio: Int = .max) throws(ReadFailure) {
    self.maximalRatio = maximalRatio
    guard let path else {
      descriptor = STDIN_FILENO
      isOwned = false
      expected = .none
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    isOwned = true
    expected = Compression.named(path)
    if descriptor < 0 { throw ReadFailure(description: ByteStream.reason()) }
  }

  deinit { if isOwned, descriptor >= 0 { close(descriptor) } }

  private static func reason() -> String {
    errno == EACCES ? "permission denied" : String(cString: strerror(errno)).lowercased()
  }

  /// Whether `read` would find something (or the end) at once.
  public var isReady: Bool {
    if isAtEnd || at < packed.count { return true }
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, 0) != 0
  }

  /// Appends up to `wanted` bytes, as many as are there to read, and returns how many; 0 at the end.
  public func read(_ wanted: Int, appendingTo bytes: inout [UInt8]) throws(ReadFailure) -> Int {
    guard !isAtEnd else { return 0 }
    if kind == nil { try begin() }
    let got: Int
    if kind == Compression.none {
      if at < packed.count {
        // What was read to see how the stream begins.
        got = min(wanted, packed.count - at)
        bytes += packed[at..<(at + got)]
        at += got
      } else {
        got = try fill(&bytes, wanted)
      }
    } else {
      got = try unpack(wanted, &bytes)
    }
    if got == 0 { isAtEnd = true }
    count += got
    return got
  }

  /// Everything that is left, or nil if it is more than `limit` bytes. Complexity: O(n).
  public func rest(limit: Int) throws(ReadFailure) -> [UInt8]? {
    var bytes: [UInt8] = []
    var facts = stat()
    if fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, expected == .none {
      if facts.st_size > limit { return nil }
      // One byte more, so that the end is seen without a second buffer.
      bytes.reserveCapacity(Int(facts.st_size) + 8)
      while try read(max(8, Int(facts.st_size) - bytes.count), appendingTo: &bytes) > 0 {
        if bytes.count > limit { return nil }
      }
      return bytes
    }
    while try read(max(ByteStream.step, bytes.count), appendingTo: &bytes) > 0 {
      if bytes.count > limit { return nil }
    }
    return bytes
  }

  /// The size of a plain file.
  var plainSize: Int? {
    var facts = stat()
    guard expected == .none, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(facts.st_size)
  }

  /// Moves to an offset of a plain file; false where only reading leads on.
  func seekPlain(_ offset: Int) throws(ReadFailure) -> Bool {
    if kind == nil { try begin() }
    guard kind == Compression.none, plainSize != nil, lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      return false
    }
    packed = []
    at = 0
    count = offset
    return true
  }

  /// Looks at the first bytes.
  private func begin() throws(ReadFailure) {
    // Four bytes tell, but a pipe may hand them out one by one; a first byte that packed streams do not have is enough.
    while packed.count < 4 {
      if let first = packed.first, first != 0x1F, first != 0x28, first & 0xF0 != 0x50 { break }
      if try fill(&packed, ByteStream.step) == 0 { break }
      if packed.contains(0x0A) { break }
    }
    packedCount = packed.count
    var seen = Compression.seen(in: packed)
    if seen == .none, expected != .none {
      seen = expected
      isAtEnd = true
      damage = Damage(
        code: "corrupt-stream",
        message: packed.isEmpty
          ? "the file is empty: its name promises \(expected.title)"
          : "the file is not what its name promises: \(expected.title)")
    }
    kind = seen
    switch seen {
    case .none: break
    case .gzip: unpacker = GzipUnpacker()
    case .zstd: unpacker = ZstdUnpacker()
    }
  }

  /// Reads once; 0 at the end.
  private func fill(_ bytes: inout [UInt8], _ wanted: Int) throws(ReadFailure) -> Int {
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: wanted))
    while true {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress.unsafelyUnwrapped + old, wanted)
      }
      if got < 0, errno == EINTR { continue }
      bytes.removeLast(wanted - max(0, got))
      if got < 0 { throw ReadFailure(description: "cannot read: \(ByteStream.reason())") }
      return got
    }
  }

  private func unpack(_ wanted: Int, _ bytes: inout [UInt8]) throws(ReadFailure) -> Int {
    guard let unpacker, damage == nil else { return 0 }
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: wanted))
    var made = 0
    defer { bytes.removeLast(wanted - made) }
    while true {
      let before = at
      let result: Result<Int, BrokenStream> = bytes.withUnsafeMutableBytes { target in
        packed.withUnsafeBytes { source in
          do throws(BrokenStream) {
            return .success(
              try unpacker.unpack(source, from: &at, into: UnsafeMutableRawBufferPointer(rebasing: target[old...])))
          } catch {
            return .failure(error)
          }
        }
      }
      switch result {
      case .failure(let broken):
        harm(
          "corrupt-stream",
          "the \(title) stream is damaged (\(broken.message)) near its byte \(packedCount - packed.count + at)")
        return 0
      case .success(let count):
        made = count
        if count > 0 {
          let total = self.count + count
          if total > ByteStream.ratioFloor, total / max(1, packedCount) > maximalRatio {
            made = 0
            harm("decompression-ratio", "the \(title) stream unpacks to more than \(maximalRatio) times its size")
            return 0
          }
          return count
        }
      }
      // Something was used although nothing came out yet: go on while there is input.
      if at < packed.count, at > before { continue }
      packed.removeAll(keepingCapacity: true)
      at = 0
      if try fill(&packed, ByteStream.step) == 0 {
        if !unpacker.isComplete {
          harm("truncated-stream", "the \(title) stream is cut off after \(packedCount) bytes")
        }
        return 0
      }
      packedCount += packed.count
    }
  }

  private var title: String { kind?.title ?? "" }

  private func harm(_ code: String, _ message: String) {
    damage = Damage(code: code, message: "\(message); the \(count) bytes before that were read")
  }
}

extension ByteStream {
  /// Everything in a stream, as far as it could be read.
  public struct Content: Sendable {
    /// The bytes; nil if there are more than allowed.
    public var bytes: [UInt8]?
    /// How many there are, if it is known.
    public var size: Int?
    /// Why there are no more.
    public var damage: Damage?
  }

  /// Everything that is left. Complexity: O(n).
  public func content(limit: Int) throws(ReadFailure) -> Content {
    let bytes = try rest(limit: limit)
    return Content(bytes: bytes, size: bytes?.count ?? plainSize, damage: damage)
  }

  /// Passes over bytes that were read before, without handing them out. Complexity: O(n) in a packed stream or a pipe,
  /// else O(1).
  public func skip(_ wanted: Int) throws(ReadFailure) {
    var bytes: [UInt8] = []
    while count < wanted {
      if try seekPlain(wanted) { return }
      bytes.removeAll(keepingCapacity: true)
      if try read(min(1 << 18, wanted - count), appendingTo: &bytes) == 0 { return }
    }
  }
}
