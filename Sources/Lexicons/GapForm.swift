internal import UnicodeText

/// The tail of a form with a gap: of "hold _ accountable" the head "hold" is a term, and this is what must follow. Plain
/// numbers, because it lies in an image.
struct GapForm: Sendable {
  /// Where the folded tail lies in `Lexicon.gapTails`.
  private let first: UInt32
  private let count: UInt16
  let isScope: Bool
  /// Whether only an adverb may stand in the gap: "stand |firmly| with".
  let isAdverbial: Bool
  /// The row in `Lexicon.cues`, or in `Lexicon.scopes`.
  let index: Int32
  /// The bit of the pair of units that the tail begins with, see `GapReach`; all bits of a tail of one unit.
  let opening: UInt64

  /// A form whose tail is appended to `tails`.
  init(tail: [UInt16], index: Int32, isScope: Bool, isAdverbial: Bool = false, tails: inout [UInt16]) {
    first = UInt32(tails.count)
    count = UInt16(clamping: tail.count)
    self.index = index
    self.isScope = isScope
    self.isAdverbial = isAdverbial
    opening = tail.count > 1 ? GapReach.bit(tail[0], tail[1]) : .max
    tails += tail.prefix(Int(count))
  }

  /// The units of the tail.
  func tail(in tails: FlatArray<UInt16>) -> UnsafeBufferPointer<UInt16> {
    guard Int(first) + Int(count) <= tails.count else { return UnsafeBufferPointer(start: tails.base, count: 0) }
    return UnsafeBufferPointer(start: tails.base + Int(first), count: Int(count))
  }

  /// The head and the folded tail of a verb of two or three words whose last is a preposition, with room for an adverb
  /// between them; nil for other forms.
  static func adverbial(_ form: [UInt16]) -> (head: [UInt16], tail: [UInt16])? {
    guard !form.contains(0x5F), let last = form.lastIndex(of: 0x20), form.filter({ $0 == 0x20 }).count < 3 else {
      return nil
    }
    let tail = CharacterTables.shared.fold(Array(form[(last + 1)...]))
    guard prepositions.contains(tail) else { return nil }
    return (Array(form[..<last]), tail)
  }

  private static let prepositions = Set(
    ["with", "on", "of", "at", "to", "for", "against", "in", "by", "over", "about", "from", "into", "upon", "behind"]
      .map { Array($0.utf16) })

  /// The head and the folded tail of a form with a gap `_`, or nil if it has none.
  static func parts(of form: [UInt16]) -> (head: [UInt16], tail: [UInt16])? {
    guard let gap = form.firstIndex(of: 0x5F) else { return nil }
    let head = form[..<gap].reversed().drop { $0 == 0x20 }.reversed()
    let tail = CharacterTables.shared.fold(Array(form[(gap + 1)...].drop { $0 == 0x20 }))
    guard !head.isEmpty, !tail.isEmpty else { return nil }
    return (Array(head), tail)
  }

  /// Where a tail stands behind an adverb that follows `start`, "more" or "very" before it: the adverb ends in -ly.
  static func behindAdverb(_ tail: UnsafeBufferPointer<UInt16>, in text: [UInt16], from start: Int) -> Range<Int>? {
    let tables = CharacterTables.shared
    var at = start
    for _ in 0..<2 {
      guard at + 1 < text.count, text[at] == 0x20, tables.isWordLike(text[at + 1]) else { return nil }
      let first = at + 1
      at = first
      while at < text.count, tables.isWordLike(text[at]) { at += 1 }
      let isAdverb = at - first > 3 && text[at - 1] == 0x79 && text[at - 2] == 0x6C
      guard isAdverb else { continue }
      let stop = at + 1 + tail.count
      guard stop <= text.count, text[at] == 0x20, stop == text.count || !tables.isWordLike(text[stop]),
        tail.indices.allSatisfy({ tables.fold(text[at + 1 + $0]) == tail[$0] })
      else { return nil }
      return at + 1..<stop
    }
    return nil
  }
}

/// The places behind the head of a gap at which a tail may begin: at word boundaries, with something before them, in the
/// same clause. Looked up once for all the forms with that head; of most of them the bits of the openings tell that their
/// tails stand nowhere.
struct GapReach {
  private var places: [Int32] = []
  private var openings: UInt64 = 0
  private var start = -1

  /// How far behind its head a tail may stand, in units: a clause's length.
  private static let latinReach = 64
  private static let hanReach = 24

  /// The bit of a pair of folded units.
  static func bit(_ first: UInt16, _ second: UInt16) -> UInt64 {
    let pair = UInt32(first) << 16 | UInt32(second)
    return 1 << UInt64((pair &* 0x9E37_79B1) >> 26)
  }

  /// Forgets the last text.
  mutating func reset() { start = -1 }

  /// Where a form's tail stands first behind `start`. Complexity: O(reach) for the first form, then mostly O(1).
  mutating func find(
    _ form: GapForm, _ tail: UnsafeBufferPointer<UInt16>, in text: [UInt16], from start: Int, edges: [UInt8],
    isHan: Bool
  ) -> Range<Int>? {
    if start != self.start { look(text, start, edges, isHan) }
    guard openings & form.opening != 0 else { return nil }
    let tables = CharacterTables.shared
    for place in places {
      let i = Int(place)
      guard i + tail.count <= text.count else { return nil }
      if tables.fold(text[i]) == tail[0], edges[i + tail.count] != 0,
        tail.indices.allSatisfy({ tables.fold(text[i + $0]) == tail[$0] })
      {
        return i..<(i + tail.count)
      }
    }
    return nil
  }

  private mutating func look(_ text: [UInt16], _ start: Int, _ edges: [UInt8], _ isHan: Bool) {
    let tables = CharacterTables.shared
    self.start = start
    places.removeAll(keepingCapacity: true)
    openings = 0
    var hasContent = false
    var i = start
    let stop = min(text.count - 1, start + (isHan ? GapReach.hanReach : GapReach.latinReach))
    while i <= stop {
      if GapReach.ends(text, i) { return }
      let isSpace = tables.isSpace(text[i])
      if hasContent, !isSpace, edges[i] != 0 {
        places.append(Int32(i))
        openings |= GapReach.bit(tables.fold(text[i]), i + 1 < text.count ? tables.fold(text[i + 1]) : 0)
      }
      if !isSpace { hasContent = true }
      i += 1
    }
  }

  private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  /// Whether a clause ends at a unit: a full stop does behind a word in small letters only (not in "the U.S.").
  private static func ends(_ text: [UInt16], _ i: Int) -> Bool {
    switch text[i] {
    // "5,000 helmets"
    case 0x2C where i > 0 && i + 1 < text.count && isDigit(text[i - 1]) && isDigit(text[i + 1]): false
    case 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x21, 0xFF01, 0x3F, 0xFF1F, 0x3002, 0x0A: true
    case 0x2E: i > 0 && (0x61...0x7A).contains(text[i - 1])
    default: false
    }
  }
}
