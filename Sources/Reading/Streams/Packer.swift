internal import SystemZlib
internal import SystemZstd

/// Packs blocks, each a gzip member or a zstd frame of its own: one behind the other they are one file, and a file that is
/// cut off between two blocks is whole as far as it goes. The same block gives the same bytes.
public final class Packer {
  /// The library refused.
  public struct Failure: Error, CustomStringConvertible {
    /// Why.
    public let description: String
  }

  private let compression: Compression
  private let zstd: OpaquePointer?
  private var buffer: [UInt8] = []

  /// zlib's level: three times as fast as its usual 6, files a tenth larger.
  private static let gzipLevel: Int32 = 3
  private static let zstdLevel: Int32 = 3

  /// Makes a packer.
  public init(_ compression: Compression) {
    self.compression = compression
    zstd = compression == .zstd ? ZSTD_createCCtx() : nil
  }

  deinit { if let zstd { ZSTD_freeCCtx(zstd) } }

  /// The packed block; plain blocks stay as they are. Complexity: O(n).
  public func pack(_ block: [UInt8]) throws(Failure) -> [UInt8] {
    switch compression {
    case .none: block
    case .gzip: try gzip(block)
    case .zstd: try zstandard(block)
    }
  }

  private func zstandard(_ block: [UInt8]) throws(Failure) -> [UInt8] {
    let room = ZSTD_compressBound(block.count)
    var code = 0
    let packed = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      code = block.withUnsafeBytes {
        ZSTD_compressCCtx(zstd, target.baseAddress, room, $0.baseAddress, $0.count, Packer.zstdLevel)
      }
      count = ZSTD_isError(code) == 0 ? code : 0
    }
    if ZSTD_isError(code) != 0 { throw Failure(description: "zstd: \(String(cString: ZSTD_getErrorName(code)))") }
    return packed
  }

  private func gzip(_ block: [UInt8]) throws(Failure) -> [UInt8] {
    // zlib keeps the address of its state, which therefore must not move.
    let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    state.initialize(to: z_stream())
    defer { state.deallocate() }
    // 15 bits of window, and 16 for a gzip header, which has no time and no name.
    guard
      deflateInit2_(
        state, Packer.gzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw Failure(description: "zlib has no memory") }
    defer { deflateEnd(state) }
    let room = Int(deflateBound(state, UInt(block.count)))
    var code = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      block.withUnsafeBufferPointer { source in
        state.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        state.pointee.avail_in = UInt32(source.count)
        state.pointee.next_out = target.baseAddress
        state.pointee.avail_out = UInt32(room)
        code = deflate(state, Z_FINISH)
        count = room - Int(state.pointee.avail_out)
      }
    }
    if code != Z_STREAM_END { throw Failure(description: "zlib: error \(code)") }
    return packed
  }
}
