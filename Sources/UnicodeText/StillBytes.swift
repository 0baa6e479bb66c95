internal import Foundation

/// Bytes that hold still for as long as this object lives: an allocation, or a file mapped in. Nothing writes them once
/// they are made, so that all threads may read them.
public final class StillBytes: @unchecked Sendable {
  /// All of them.
  public let bytes: UnsafeRawBufferPointer
  /// The first byte.
  public let start: UnsafeRawPointer
  private let isMapped: Bool

  /// Allocates `count` bytes (1 and more), aligned to a cache line, and lets `fill` write all of them.
  public init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let start = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
    fill(UnsafeMutableRawBufferPointer(start: start, count: count))
    self.start = UnsafeRawPointer(start)
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = false
  }

  /// Maps a file in; nil if it cannot be read or is empty. The file is to be replaced by renaming, never written in
  /// place: a mapping shows the old file then.
  public init?(mapping path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size > 0 else { return nil }
    #if os(Linux)
      let flags = MAP_PRIVATE | MAP_POPULATE
    #else
      let flags = MAP_PRIVATE
    #endif
    guard let start = mmap(nil, Int(facts.st_size), PROT_READ, flags, descriptor, 0), start != MAP_FAILED else {
      return nil
    }
    self.start = UnsafeRawPointer(start)
    bytes = UnsafeRawBufferPointer(start: start, count: Int(facts.st_size))
    isMapped = true
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    } else {
      start.deallocate()
    }
  }
}
