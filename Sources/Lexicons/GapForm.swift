internal import UnicodeText

/// The tail of a form with a gap: of "hold _ accountable" the head "hold" is a term, and this is what must follow.
struct GapForm: CompiledRow {
  /// The folded tail.
  var tail: [UInt16]
  /// The row in `Lexicon.cues`, or in `Lexicon.scopes`.
  var index: Int32
  var isScope: Bool
  /// Whether only an adverb may stand in the gap: "stand |firmly| with".
  var isAdverbial = false

  static let blank = GapForm(tail: [], index: 0, isScope: false)
  mutating func code(_ coder: inout RowCoder) {
    coder.code(&tail, blank: 0) { $0.code(&$1) }
    coder.code(&index)
    coder.code(&isScope)
    coder.code(&isAdverbial)
  }

  /// A verb of two or three words whose last is a preposition, as a head and a tail with room for an adverb; nil for other forms.
  static func adverbial(_ form: [UInt16], index: Int32) -> (head: [UInt16], form: GapForm)? {
    guard !form.contains(0x5F), let last = form.lastIndex(of: 0x20), form.filter({ $0 == 0x20 }).count < 3 else {
      return nil
    }
    let tail = CharacterTables.shared.fold(Array(form[(last + 1)...]))
    guard prepositions.contains(tail) else { return nil }
    return (Array(form[..<last]), GapForm(tail: tail, index: index, isScope: false, isAdverbial: true))
  }

  private static let prepositions = Set(
    ["with", "on", "of", "at", "to", "for", "against", "in", "by", "over", "about", "from", "into", "upon", "behind"]
      .map { Array($0.utf16) })

  /// Where the tail stands behind an adverb that follows `start`, "more" or "very" before it: the adverb ends in -ly.
  func findBehindAdverb(in text: [UInt16], from start: Int) -> Range<Int>? {
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

  /// The head and the tail of a form with a gap `_`, or nil if it has none.
  static func parts(of form: [UInt16], index: Int32, isScope: Bool) -> (head: [UInt16], form: GapForm)? {
    guard let gap = form.firstIndex(of: 0x5F) else { return nil }
    let head = form[..<gap].reversed().drop { $0 == 0x20 }.reversed()
    let tail = CharacterTables.shared.fold(Array(form[(gap + 1)...].drop { $0 == 0x20 }))
    guard !head.isEmpty, !tail.isEmpty else { return nil }
    return (Array(head), GapForm(tail: tail, index: index, isScope: isScope))
  }

  /// How far behind its head a tail may stand, in units: a clause's length.
  private static let latinReach = 64
  private static let hanReach = 24

  /// Where the tail stands behind `start`: between word boundaries, with something before it, in the same clause.
  /// Complexity: O(reach).
  func find(in text: [UInt16], from start: Int, edges: [UInt8], isHan: Bool) -> Range<Int>? {
    let tables = CharacterTables.shared
    let stop = min(text.count - tail.count, start + (isHan ? GapForm.hanReach : GapForm.latinReach))
    var hasContent = false
    var i = start
    while i <= stop {
      let unit = text[i]
      if GapForm.ends(text, i) { return nil }
      if hasContent, edges[i] != 0, edges[i + tail.count] != 0, tables.fold(unit) == tail[0],
        tail.indices.allSatisfy({ tables.fold(text[i + $0]) == tail[$0] })
      {
        return i..<(i + tail.count)
      }
      if !tables.isSpace(unit) { hasContent = true }
      i += 1
    }
    return nil
  }

  /// Whether a clause ends at a unit: a full stop does behind a word in small letters only (not in "the U.S.").
  private static func ends(_ text: [UInt16], _ i: Int) -> Bool {
    switch text[i] {
    case 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x21, 0xFF01, 0x3F, 0xFF1F, 0x3002, 0x0A: true
    case 0x2E: i > 0 && (0x61...0x7A).contains(text[i - 1])
    default: false
    }
  }
}
