internal import UnicodeText

/// The segments of a text: their ends, and their kinds as in `SegmentKind`.
struct Segments {
  private(set) var ends: [Int32] = []
  private(set) var kinds: [UInt8] = []

  mutating func removeAll(reserving capacity: Int) {
    ends.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    ends.reserveCapacity(capacity)
    kinds.reserveCapacity(capacity)
  }

  mutating func append(_ end: Int, _ kind: UInt8) {
    ends.append(Int32(truncatingIfNeeded: end))
    kinds.append(kind)
  }

  /// Takes over words of ideographs alone.
  mutating func appendWords(_ words: UnsafeBufferPointer<Int32>) {
    ends.append(contentsOf: words)
    kinds.append(contentsOf: repeatElement(SegmentKind.ideographs, count: words.count))
  }

  /// Takes over a range of what was found, as it is.
  mutating func append(_ found: borrowing Boundaries, _ range: Range<Int>) {
    ends.append(contentsOf: found.ends[range])
    kinds.append(contentsOf: found.kinds[range])
  }
}

/// Cuts the runs of ideographs among a text's segments into words, by the best means that is there: the lattice of a
/// model, ICU's dictionary, or ICU's own iterator.
///
/// One a thread: it owns the buffers of its work.
final class HanWords {
  private let lattice: WordLattice?
  private let path: HanPath?
  private var ends: [Int32] = []
  /// The segments of the last text.
  private(set) var segments = Segments()

  private let userWords: UserWords?

  init(model: WordModel?, usingDictionary: Bool, userWords: UserWords? = nil) {
    self.userWords = userWords
    lattice = usingDictionary ? model.flatMap { WordLattice(model: $0) } : nil
    path = usingDictionary && lattice == nil ? HanPath() : nil
  }

  /// Gives back the memory that the last text took.
  func release() {
    segments = Segments()
    ends = []
  }

  /// Whether ICU's dictionary could be opened.
  var usesDictionary: Bool { lattice != nil || path != nil }

  /// Takes over the segments of `text` that `breaker` found, with words instead of runs. Complexity: O(n).
  func cut(_ text: [UInt16], _ found: borrowing Boundaries, _ breaker: WordBreaker) {
    segments.removeAll(reserving: text.count / 2)
    defer { userWords?.join(text, &segments) }
    if lattice != nil {
      cutStretches(text, found, breaker)
      return
    }
    var start = 0
    for i in 0..<found.count {
      let end = Int(found.ends[i])
      if found.kinds[i] == SegmentKind.hanRun {
        ends.removeAll(keepingCapacity: true)
        if let path {
          text.withUnsafeBufferPointer { path.cut(.init(rebasing: $0[start..<end]), into: &ends) }
        } else {
          breaker.cutHanRun(text, start, end, into: &ends)
        }
        for word in ends { segments.append(start + Int(word), SegmentKind.ideographs) }
      } else {
        segments.append(end, found.kinds[i])
      }
      start = end
    }
  }

  /// Appends a segment, or what a stretch left of it, between two stretches.
  private func append(
    _ text: [UInt16], _ range: Range<Int>, _ kind: UInt8, isWhole: Bool, _ breaker: WordBreaker,
    _ segments: inout Segments
  ) {
    let start = range.lowerBound
    if kind == SegmentKind.hanRun {
      // A run that touches another script.
      var words: [Int32] = []
      breaker.cutHanRun(text, start, range.upperBound, into: &words)
      for word in words { segments.append(start + Int(word), SegmentKind.ideographs) }
    } else {
      let isMark = !isWhole && !CharacterTables.shared.isWordLike(text[start])
      segments.append(range.upperBound, isMark ? SegmentKind.other : kind)
    }
  }

  /// The segments from `first` on that end at `limit` or before and need no cutting.
  private func wholeSegments(_ found: borrowing Boundaries, from first: Int, until limit: Int) -> Range<Int> {
    found.ends.withUnsafeBufferPointer { ends in
      found.kinds.withUnsafeBufferPointer { kinds in
        var i = first
        while i < found.count, Int(ends[i]) <= limit, kinds[i] != SegmentKind.hanRun { i += 1 }
        return first..<i
      }
    }
  }

  /// The lattice's stretches reach beyond ideographs, to the numbers and marks in words; the segments around them stay,
  /// clipped where a stretch begins or ends inside one.
  private func cutStretches(_ text: [UInt16], _ found: borrowing Boundaries, _ breaker: WordBreaker) {
    guard let lattice else { return }
    // In hand while the text is cut: a field is checked at every access.
    var segments = Segments()
    swap(&segments, &self.segments)
    defer { swap(&segments, &self.segments) }
    var segment = 0
    var position = 0
    while position < text.count {
      let count = text.withUnsafeBufferPointer { lattice.load($0, from: position) }
      for next in 0..<count {
        let (stretch, ends) = lattice.cut(next)
        copy(text, position..<stretch.lowerBound, found, &segment, breaker, &segments)
        if lattice.atoms.isPlain {
          segments.appendWords(ends)
        } else {
          append(text, from: stretch.lowerBound, words: ends, &segments)
        }
        position = stretch.upperBound
      }
      if count == 0 {
        copy(text, position..<text.count, found, &segment, breaker, &segments)
        position = text.count
      }
    }
  }

  /// Appends the segments of a range between stretches; `segment` is the first that ends behind its beginning, or one before it.
  private func copy(
    _ text: [UInt16], _ range: Range<Int>, _ found: borrowing Boundaries, _ segment: inout Int, _ breaker: WordBreaker,
    _ segments: inout Segments
  ) {
    var position = range.lowerBound
    while segment < found.count, position < range.upperBound {
      let isAtStart = position == (segment > 0 ? Int(found.ends[segment - 1]) : 0)
      if isAtStart {
        let whole = wholeSegments(found, from: segment, until: range.upperBound)
        segments.append(found, whole)
        if !whole.isEmpty { position = Int(found.ends[whole.upperBound - 1]) }
        segment = whole.upperBound
        if segment == found.count || position == range.upperBound { break }
      }
      let end = Int(found.ends[segment])
      if end > position {
        append(
          text, position..<min(end, range.upperBound), found.kinds[segment],
          isWhole: isAtStart && end <= range.upperBound, breaker, &segments)
        position = min(end, range.upperBound)
      } else {
        segment += 1
      }
    }
  }

  /// Appends the words of a stretch with numbers, letters or marks.
  private func append(
    _ text: [UInt16], from first: Int, words ends: UnsafeBufferPointer<Int32>, _ segments: inout Segments
  ) {
    let tables = CharacterTables.shared
    var start = first
    for end in ends {
      let kind: UInt8 =
        switch tables.kind(text[start]) {
        case .digit: tables.kind(text[Int(end) - 1]) == .han ? SegmentKind.ideographs : SegmentKind.number
        case .punctuation, .symbol: Int(end) == start + 1 ? SegmentKind.other : SegmentKind.ideographs
        default: SegmentKind.ideographs
        }
      segments.append(Int(end), kind)
      start = Int(end)
    }
  }
}
