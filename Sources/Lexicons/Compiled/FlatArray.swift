internal import UnicodeText

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
