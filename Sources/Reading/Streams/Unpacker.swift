internal import SystemZlib
internal import SystemZstd

/// Unpacks one stream, a piece at a time. Several members or frames behind each other are one stream.
protocol Unpacker: AnyObject {
  /// Unpacks `input` from `at` on into `output`; moves `at` behind what was used and returns how many bytes came out.
  /// Nothing used and nothing come out means that more input is wanted.
  func unpack(
    _ input: UnsafeRawBufferPointer, from at: inout Int, into output: UnsafeMutableRawBufferPointer
  ) throws(BrokenStream) -> Int

  /// Whether the stream may end here.
  var isComplete: Bool { get }
}

/// The packed bytes make no sense.
struct BrokenStream: Error {
  var message: String
}

/// gzip through zlib.
final class GzipUnpacker: Unpacker {
  // zlib keeps the address of its state, which therefore must not move.
  private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private(set) var isComplete = false
  private var members = 0

  init() {
    state.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip header.
    inflateInit2_(state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
  }

  func unpack(
    _ input: UnsafeRawBufferPointer, from at: inout Int, into output: UnsafeMutableRawBufferPointer
  ) throws(BrokenStream) -> Int {
    if isComplete {
      // Tapes and some servers pad with zeros.
      while at < input.count, input[at] == 0 { at += 1 }
      guard at < input.count else { return 0 }
      inflateReset(state)
      isComplete = false
    }
    guard let source = input.baseAddress, let target = output.baseAddress else { return 0 }
    state.pointee.next_in = UnsafeMutablePointer(
      mutating: (source + at).assumingMemoryBound(to: UInt8.self))
    state.pointee.avail_in = UInt32(input.count - at)
    state.pointee.next_out = target.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_out = UInt32(output.count)
    let code = inflate(state, Z_NO_FLUSH)
    at = input.count - Int(state.pointee.avail_in)
    let made = output.count - Int(state.pointee.avail_out)
    switch code {
    case Z_STREAM_END:
      isComplete = true
      members += 1
    case Z_OK, Z_BUF_ERROR: break
    default:
      // What came out before the damage is good, and is handed on first.
      if made > 0 { return made }
      throw BrokenStream(message: state.pointee.msg.map { String(cString: $0) } ?? "error \(code) of zlib")
    }
    return made
  }
}

/// Zstandard through libzstd.
final class ZstdUnpacker: Unpacker {
  private let state: OpaquePointer?
  private(set) var isComplete = false

  init() { state = ZSTD_createDCtx() }

  deinit { ZSTD_freeDCtx(state) }

  func unpack(
    _ input: UnsafeRawBufferPointer, from at: inout Int, into output: UnsafeMutableRawBufferPointer
  ) throws(BrokenStream) -> Int {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: at)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let code = ZSTD_decompressStream(state, &target, &source)
    let isMoving = source.pos > at || target.pos > 0
    at = source.pos
    guard ZSTD_isError(code) == 0 else {
      if target.pos > 0 { return target.pos }
      throw BrokenStream(message: String(cString: ZSTD_getErrorName(code)).lowercased())
    }
    // Between two frames a call without input answers for the next one.
    if isMoving { isComplete = code == 0 }
    return target.pos
  }
}
