/// A stretch of text: half-open, in UTF-16 code units from the start of the document's text.
///
/// `Document.text[span]` is what it covers. The offsets a record shows may be in another unit; a span never is.
public struct TextSpan: Hashable, Sendable {
  /// The first unit, 0-based.
  public var start: Int32
  /// One behind the last unit.
  public var end: Int32

  /// Makes a span of `start ..< end`, in UTF-16 code units.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// The number of UTF-16 code units.
  @inlinable public var count: Int { Int(end) - Int(start) }

  /// The same as a range of indices into the text.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether every unit of `other` lies in this span.
  @inlinable
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two share at least one unit.
  @inlinable
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }
}

extension TextSpan: Comparable {
  /// Orders by start; of two that start together the longer comes first, so that a parent precedes what it holds.
  @inlinable
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    a.start != b.start ? a.start < b.start : a.end > b.end
  }
}
