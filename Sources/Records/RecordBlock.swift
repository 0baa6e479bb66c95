internal import Foundation

/// Bytes of records that a writer has handed over. Immutable.
///
/// Contract: the memory came from malloc, nobody else has it, and it goes with the block.
public final class RecordBlock: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<UInt8>
  /// How many bytes there are.
  public let count: Int

  init(owning memory: UnsafeMutablePointer<UInt8>, count: Int) {
    self.memory = memory
    self.count = count
  }

  deinit { free(memory) }

  /// Calls `body` with all bytes, or those of a range, where they lie.
  public func withBytes<Result>(
    _ range: Range<Int>? = nil, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let whole = UnsafeBufferPointer(start: memory, count: count)
    return try body(UnsafeBufferPointer(rebasing: whole[range ?? 0..<count]))
  }

  /// A copy of some of the bytes.
  public func bytes(_ range: Range<Int>) -> [UInt8] { withBytes(range) { Array($0) } }
}
