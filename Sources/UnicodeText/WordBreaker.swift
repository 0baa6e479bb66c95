/// What a segment between two word boundaries is; the values below 5 are ICU's word status divided by 100.
public enum SegmentKind {
  /// Punctuation, a symbol, or what ICU calls no word.
  public static let other: UInt8 = 0
  /// A number: `1,000`, `3.5`.
  public static let number: UInt8 = 1
  /// Letters, with what may stand between them: `can't`, `U.S`.
  public static let letters: UInt8 = 2
  /// Kana, by ICU's dictionary.
  public static let kana: UInt8 = 3
  /// A word with ideographs, by ICU's dictionary.
  public static let ideographs: UInt8 = 4
  /// A whole run of ideographs that is still to be cut into words.
  public static let hanRun: UInt8 = 5
  /// White space inside a line.
  public static let space: UInt8 = 6
  /// One line end.
  public static let lineEnd: UInt8 = 7

  /// Set beside `letters` or `number`: the segment holds more than letters alone, or digits alone.
  public static let isMixed: UInt8 = 0x10
  /// Takes the flags away.
  public static let mask: UInt8 = 0x0F
}

/// Word boundaries of UAX #29 from a table, four times as fast as ICU's iterator and equal to it.
///
/// ICU's rules look at more than one unit's class only where marks, emoji, kana, Hangul or Thai stand; such stretches, from
/// the last sure boundary before to the first one behind, are left to ICU. Runs of ideographs are left whole
/// (`SegmentKind.hanRun`): both their edges are boundaries, and who has a dictionary cuts them.
/// One a thread: it owns an ICU iterator.
public final class WordBreaker {
  private let breaker: Breaker
  private let classes: UnsafePointer<UInt8>
  private var cut = Boundaries()

  /// Opens the breaker. Throws if ICU's data is missing.
  public init() throws(Breaker.Unavailable) {
    breaker = try Breaker()
    guard let tables = BreakTables.shared else { throw Breaker.Unavailable() }
    classes = tables.words
  }

  /// Finds the segments of a text. Complexity: O(n).
  public func segments(of text: [UInt16], into found: inout Boundaries) {
    text.withUnsafeBufferPointer { units in
      found.fill(capacity: units.count) { ends, kinds in
        guard let start = units.baseAddress else { return 0 }
        var scan = Scan(units: start, count: units.count, classes: classes, ends: ends, kinds: kinds)
        scan.run(breaker)
        return scan.found
      }
    }
  }

  /// Appends the ends of ICU's words in a run of ideographs `text[start ..< end]`, as positions in the run.
  public func cutHanRun(_ text: [UInt16], _ start: Int, _ end: Int, into found: inout [Int32]) {
    text.withUnsafeBufferPointer { units in
      cut.fill(capacity: end - start) { ends, kinds in
        guard let base = units.baseAddress else { return 0 }
        return breaker.words(base + start, end - start, ends, kinds)
      }
    }
    found += cut.ends[..<cut.count]
  }
}

/// One pass over a text. The pointers are valid for `count` elements and outlive the pass.
private struct Scan {
  let units: UnsafePointer<UInt16>
  let count: Int
  let classes: UnsafePointer<UInt8>
  let ends: UnsafeMutablePointer<Int32>
  let kinds: UnsafeMutablePointer<UInt8>
  /// The number of segments so far.
  var found = 0
  /// A boundary that nothing before it has a say in, and the number of segments up to it.
  private var safe = 0
  private var safeFound = 0

  init(
    units: UnsafePointer<UInt16>, count: Int, classes: UnsafePointer<UInt8>, ends: UnsafeMutablePointer<Int32>,
    kinds: UnsafeMutablePointer<UInt8>
  ) {
    self.units = units
    self.count = count
    self.classes = classes
    self.ends = ends
    self.kinds = kinds
  }

  @inline(__always)
  private func wordClass(_ at: Int) -> UInt8 { classes[Int(units[at])] }

  /// The class, `@` being a letter.
  @inline(__always)
  private func letterClass(_ at: Int) -> UInt8 {
    let kind = wordClass(at)
    return kind == WordClass.at ? WordClass.letter : kind
  }

  @inline(__always)
  private mutating func add(_ end: Int, _ kind: UInt8) {
    ends[found] = Int32(truncatingIfNeeded: end)
    kinds[found] = kind
    found += 1
  }

  @inline(__always)
  private mutating func isSafe(at position: Int) {
    safe = position
    safeFound = found
  }

  mutating func run(_ breaker: Breaker) {
    var i = 0
    while i < count {
      let kind = wordClass(i)
      switch kind {
      case WordClass.letter: i = letters(i)
      case WordClass.space:
        i += 1
        while i < count, wordClass(i) == WordClass.space { i += 1 }
        add(i, SegmentKind.space)
        if i < count, wordClass(i) != WordClass.odd || isPlainPair(i) { isSafe(at: i) }
      case WordClass.number, WordClass.connector: i = word(i, i + 1, kind, isPlain: kind == WordClass.number)
      case WordClass.at: i = word(i, i + 1, WordClass.letter, isPlain: false)
      case WordClass.newline, WordClass.carriageReturn:
        i += 1
        if kind == WordClass.carriageReturn, i < count, units[i] == 0x0A { i += 1 }
        add(i, SegmentKind.lineEnd)
        isSafe(at: i)
      case WordClass.han:
        isSafe(at: i)
        i += 1
        while i < count, wordClass(i) == WordClass.han { i += 1 }
        add(i, SegmentKind.hanRun)
        if i < count, wordClass(i) != WordClass.odd || isPlainPair(i) { isSafe(at: i) }
      case WordClass.odd where isPlainPair(i):
        i += 2
        add(i, SegmentKind.other)
      case WordClass.odd: i = odd(i, breaker)
      default:
        i += 1
        add(i, SegmentKind.other)
      }
    }
  }

  /// Whether the surrogate pair at a position is a word of its own: an emoji, say, if no mark follows.
  private func isPlainPair(_ at: Int) -> Bool {
    guard at + 1 < count, units[at] & 0xFC00 == 0xD800, units[at + 1] & 0xFC00 == 0xDC00 else { return false }
    return BreakTables.isPlainAstral(units[at], units[at + 1])
  }

  /// A segment that begins with a letter; most are letters alone.
  @inline(__always)
  private mutating func letters(_ start: Int) -> Int {
    var k = start + 1
    while k < count, wordClass(k) == WordClass.letter { k += 1 }
    if k < count {
      let next = wordClass(k)
      if next <= WordClass.quote ? next != WordClass.other : next == WordClass.at {
        return word(start, k, WordClass.letter, isPlain: true)
      }
    }
    add(k, SegmentKind.letters)
    return k
  }

  /// A segment of letters, numbers and what joins them, that is known up to `position`.
  private mutating func word(_ start: Int, _ position: Int, _ first: UInt8, isPlain: Bool) -> Int {
    var k = position
    var last = first
    // The class before `last`: ICU tells the kind of a segment by its last two.
    var previous = WordClass.other
    var isPlain = isPlain
    while k < count {
      let next = letterClass(k)
      if next >= WordClass.letter, next <= WordClass.connector {
        isPlain = isPlain && next == last && wordClass(k) != WordClass.at
        previous = last
        last = next
        k += 1
      } else if k + 1 < count, joins(last, next), letterClass(k + 1) == last {
        isPlain = false
        k += 2
      } else {
        break
      }
    }
    let telling = last == WordClass.connector ? previous : last
    let kind =
      telling == WordClass.number
      ? SegmentKind.number : telling == WordClass.other ? SegmentKind.other : SegmentKind.letters
    add(k, isPlain || kind == SegmentKind.other ? kind : kind | SegmentKind.isMixed)
    return k
  }

  /// Whether a unit between two letters or two numbers joins them.
  private func joins(_ last: UInt8, _ middle: UInt8) -> Bool {
    if middle == WordClass.middleBoth || middle == WordClass.quote {
      return last == WordClass.letter || last == WordClass.number
    }
    return middle == WordClass.middleLetter
      ? last == WordClass.letter : middle == WordClass.middleNumber && last == WordClass.number
  }

  /// Leaves the stretch around the odd unit at `position` to ICU: from the last safe boundary to the next.
  private mutating func odd(_ position: Int, _ breaker: Breaker) -> Int {
    var end = position + 1
    while end < count, !isSure(end) { end += 1 }
    found = safeFound
    let made = breaker.words(units + safe, end - safe, ends + found, kinds + found)
    for i in found..<(found + made) {
      ends[i] += Int32(truncatingIfNeeded: safe)
      let first = wordClass(i == 0 ? 0 : Int(ends[i - 1]))
      if kinds[i] == SegmentKind.letters || kinds[i] == SegmentKind.number {
        kinds[i] |= SegmentKind.isMixed
      } else if first == WordClass.space {
        kinds[i] = SegmentKind.space
      } else if first == WordClass.newline || first == WordClass.carriageReturn {
        kinds[i] = SegmentKind.lineEnd
      }
    }
    found += made
    isSafe(at: end)
    return end
  }

  /// Whether there is a boundary at a position, whatever stands further off.
  private func isSure(_ position: Int) -> Bool {
    let next = wordClass(position)
    let last = wordClass(position - 1)
    if last == WordClass.newline { return true }
    if last == WordClass.carriageReturn { return units[position] != 0x0A }
    if next == WordClass.odd, !isPlainPair(position) { return false }
    if last == WordClass.space { return next != WordClass.space }
    return (next == WordClass.han) != (last == WordClass.han) && last != WordClass.odd
  }
}
