internal import TextModel

/// The layers of a document as marks over its text, cut so that they nest: what HTML and a terminal need to show spans that
/// lie inside each other or cross.
struct LayeredText {
  /// What a mark shows; the lower one is the outer one where two have the same span.
  enum Layer: Int {
    case quote, mention, cue
  }

  /// One span to be marked, half-open, in UTF-16 code units.
  struct Mark: Hashable {
    var span: TextSpan
    var layer: Layer
    /// The index in the document's layer.
    var index: Int
  }

  /// What comes next in the text. Between `open` and `close` of a mark everything is opened and closed in pairs.
  enum Event: Hashable {
    /// A mark begins; `isContinued` where another mark cut it, and this is not its first part.
    case open(Mark, isContinued: Bool)
    case close(Mark)
    /// Text under the open marks.
    case text(TextSpan)
  }

  private let marks: [Mark]
  /// The furthest end of the marks up to each one.
  private let reach: [Int32]

  /// Gathers the mentions, cues and quotations of a document; titles and terms are no quotations of anybody.
  init(_ document: Document) {
    var marks: [Mark] = []
    for (i, quote) in document.quotes.enumerated() where quote.kind == .direct || quote.kind == .indirect {
      marks.append(Mark(span: quote.span, layer: .quote, index: i))
    }
    for (i, mention) in document.mentions.enumerated() {
      marks.append(Mark(span: mention.span, layer: .mention, index: i))
    }
    for (i, cue) in document.cues.enumerated() where cue.kind == .stance {
      marks.append(Mark(span: cue.span, layer: .cue, index: i))
    }
    self.init(marks)
  }

  init(_ marks: [Mark]) {
    let sorted = marks.filter { $0.span.count > 0 }.sorted { a, b in
      if a.span.start != b.span.start { return a.span.start < b.span.start }
      if a.span.end != b.span.end { return a.span.end > b.span.end }
      return (a.layer.rawValue, a.index) < (b.layer.rawValue, b.index)
    }
    self.marks = sorted
    var furthest: Int32 = 0
    reach = sorted.map { mark in
      furthest = max(furthest, mark.span.end)
      return furthest
    }
  }

  /// The marks that touch a stretch. Complexity: O(log n) and what lies between the longest of them.
  private func marks(touching range: TextSpan) -> [Mark] {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if reach[middle] > range.start { high = middle } else { low = middle + 1 }
    }
    return marks[low...].prefix { $0.span.start < range.end }.filter { $0.span.overlaps(range) }
  }

  /// The events of a stretch; marks are cut at its edges. Complexity: O(n log n) for the n marks that touch it.
  func events(in range: TextSpan) -> [Event] {
    let inside = marks(touching: range)
    var events: [Event] = []
    var stack: [Mark] = []
    var next = 0
    var at = range.start
    while true {
      close(at, &stack, &events)
      if at >= range.end { break }
      while next < inside.count, inside[next].span.start <= at {
        stack.append(inside[next])
        events.append(.open(inside[next], isContinued: inside[next].span.start < at))
        next += 1
      }
      var stop = next < inside.count ? min(range.end, inside[next].span.start) : range.end
      for mark in stack { stop = min(stop, mark.span.end) }
      events.append(.text(TextSpan(Int(at), Int(stop))))
      at = stop
    }
    while let mark = stack.popLast() { events.append(.close(mark)) }
    return events
  }

  /// Closes what ends here; what lies above it and goes on is closed with it and opened again.
  private func close(_ at: Int32, _ stack: inout [Mark], _ events: inout [Event]) {
    guard let lowest = stack.firstIndex(where: { $0.span.end <= at }) else { return }
    let cut = stack[lowest...]
    for mark in cut.reversed() { events.append(.close(mark)) }
    stack.removeSubrange(lowest...)
    for mark in cut where mark.span.end > at {
      stack.append(mark)
      events.append(.open(mark, isContinued: true))
    }
  }
}
