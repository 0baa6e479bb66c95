internal import Foundation

/// Bytes that hold still for as long as this object lives: an allocation, or a file mapped in. Nothing writes them once
/// they are made, so that all threads may read them.
final class StillBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  /// The first byte.
  let start: UnsafeRawPointer
  private let isMapped: Bool

  /// Allocates `count` bytes (1 and more), aligned to a cache line, and lets `fill` write all of them.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let start = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
    fill(UnsafeMutableRawBufferPointer(start: start, count: count))
    self.start = UnsafeRawPointer(start)
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = false
  }

  /// Maps a file in; nil if it cannot be read or is empty. The file is to be replaced by renaming, never written in
  /// place: a mapping shows the old file then.
  init?(mapping path: String) {
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

/// An array of plain values that lies inside `StillBytes` and is used where it lies, without copying. Subscripts are
/// checked.
struct FlatArray<Element: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
  /// Keeps the memory alive.
  private let owner: StillBytes
  /// The elements; valid as long as this array is.
  let base: UnsafePointer<Element>
  let count: Int

  /// `count` elements at `offset`; nil if they do not lie inside the bytes or are not aligned.
  init?(_ owner: StillBytes, offset: Int, count: Int) {
    let (size, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflow, count >= 0, offset >= 0, offset <= owner.bytes.count, size <= owner.bytes.count - offset,
      Int(bitPattern: owner.start + offset) % MemoryLayout<Element>.alignment == 0
    else { return nil }
    self.owner = owner
    // The memory is bound for good: every section is read as one type.
    base = (owner.start + offset).bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "index out of range")
    return base[position]
  }

  /// The elements as a buffer that is valid during the call.
  func withUnsafeBufferPointer<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
    body(UnsafeBufferPointer(start: base, count: count))
  }
}
