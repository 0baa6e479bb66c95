internal import TextModel
internal import UnicodeText

/// What a compiled lexicon is made of, before it is laid out as an image.
struct LexiconParts {
  var facts = LexiconFacts()
  var entities: [EntityEntry] = []
  var cues: [CueEntry] = []
  var scopes: [ScopeEntry] = []
  var values: [ValueWord] = []
  /// The keys of terms, first those of words, `WordKeys`, then the others, `Automaton`.
  var wordKeys: [[UInt16]] = []
  var otherKeys: [[UInt16]] = []
  var terms: [Term] = []
  var firstTerm: [Int32] = []
  var surfaces: [UInt16] = []
  var shorts: [ShortCharacter] = []
  var gaps: [GapForm] = []
  /// The folded tails of all gaps, one behind the other.
  var gapTails: [UInt16] = []
  var lists: [String: WordList] = [:]

  /// Adds a form with a gap; its place in `gaps`.
  mutating func addGap(_ tail: [UInt16], _ index: Int32, isScope: Bool = false, isAdverbial: Bool = false) -> Int32 {
    gaps.append(GapForm(tail: tail, index: index, isScope: isScope, isAdverbial: isAdverbial, tails: &gapTails))
    return Int32(gaps.count - 1)
  }

  /// Lays everything out; `Lexicon.init(_:)` reads it back. Parts are let go as soon as they are laid out.
  mutating func image(key: UInt64) -> StillBytes {
    var image = ImageWriter()
    image.add(rows: "facts", [facts])
    image.add(rows: "entities", entities)
    let (rows, patterns) = CueRow.all(of: cues)
    image.add(rows: "cues", rows)
    image.add(rows: "patterns", patterns)
    image.add(rows: "scopes", scopes)
    image.add(rows: "values", values)
    cues = []
    WordKeys.write(wordKeys, to: &image)
    wordKeys = []
    Automaton.write(otherKeys, to: &image)
    otherKeys = []
    image.add("terms", terms)
    terms = []
    image.add("firstTerm", firstTerm)
    firstTerm = []
    image.add("surfaces", surfaces)
    image.add("idSlots", IDTable.layOut(entities.map(\.id)))
    image.add(rows: "shorts", shorts)
    image.add("gaps", gaps)
    image.add("gapTails", gapTails)
    var slots: [UInt64] = []
    var lists: [ListRow] = []
    for (name, list) in self.lists.sorted(by: { $0.key < $1.key }) {
      let own = HashSlots.layOut(list.hashes)
      lists.append(list.row(named: name, first: slots.count, count: own.count))
      slots += own
    }
    image.add(rows: "lists", lists)
    image.add("listSlots", slots)
    return image.finish(key: key)
  }
}

/// What is known of a lexicon as a whole.
struct LexiconFacts: CompiledRow {
  /// The hash over the content of its tables.
  var hash = ""

  static let blank = LexiconFacts()
  mutating func code(_ coder: inout RowCoder) { coder.code(&hash) }
}

/// A character that stands for countries in compounds.
struct ShortCharacter: CompiledRow {
  var unit: UInt16
  var entities: [Int32]

  static let blank = ShortCharacter(unit: 0, entities: [])
  mutating func code(_ coder: inout RowCoder) {
    coder.code(&unit)
    coder.code(&entities, blank: 0) { $0.code(&$1) }
  }
}

/// Where the words of a list lie in the slots of all lists.
struct ListRow: CompiledRow {
  var name: String
  var longest: Int32
  var first: Int32
  var count: Int32
  /// The words of one unit.
  var characters: [UInt16]
  /// Bits of the units with which words begin and end.
  var firsts: [UInt64]
  var lasts: [UInt64]
  /// Bits of the lengths of words, and of the pairs of units with which they begin and end.
  var lengths: UInt64
  var beginnings: [UInt64]
  var endings: [UInt64]
  /// Bits of the first six units of the words that have as many.
  var heads: [UInt64]

  static let blank = ListRow(
    name: "", longest: 0, first: 0, count: 0, characters: [], firsts: [], lasts: [], lengths: 0, beginnings: [],
    endings: [], heads: [])
  mutating func code(_ coder: inout RowCoder) {
    coder.code(&name)
    coder.code(&longest)
    coder.code(&first)
    coder.code(&count)
    coder.code(&characters, blank: 0) { $0.code(&$1) }
    coder.code(&firsts, blank: 0) { $0.code(bits: &$1) }
    coder.code(&lasts, blank: 0) { $0.code(bits: &$1) }
    coder.code(bits: &lengths)
    coder.code(&beginnings, blank: 0) { $0.code(bits: &$1) }
    coder.code(&endings, blank: 0) { $0.code(bits: &$1) }
    coder.code(&heads, blank: 0) { $0.code(bits: &$1) }
  }
}

extension EntityEntry: CompiledRow {
  static let blank = EntityEntry(id: "", type: .unknown, name: "", of: [], valid: "", file: "", line: 0)
  mutating func code(_ coder: inout RowCoder) {
    coder.code(&id)
    coder.code(&type)
    coder.code(&name)
    coder.code(&of)
    coder.code(&valid)
    coder.code(&file)
    coder.code(&line)
  }
}

/// A row of cues with the place of its pattern: there are far fewer patterns than rows.
struct CueRow: CompiledRow {
  var id: String
  var part: PartOfSpeech
  var value: Double
  var pattern: Int32

  static let blank = CueRow(id: "", part: .verb, value: 0, pattern: 0)

  /// The rows and their patterns, in the order in which they come up.
  static func all(of cues: [CueEntry]) -> (rows: [CueRow], patterns: [CuePattern]) {
    var places: [String: Int32] = [:]
    var patterns: [CuePattern] = []
    let rows = cues.map { cue in
      let place = places[cue.pattern] ?? Int32(patterns.count)
      if place == patterns.count {
        places[cue.pattern] = place
        patterns.append(CuePattern(column: cue.pattern, frames: CueFrame.all(in: cue.pattern)))
      }
      return CueRow(id: cue.id, part: cue.part, value: cue.value, pattern: place)
    }
    return (rows, patterns)
  }

  mutating func code(_ coder: inout RowCoder) {
    coder.code(&id)
    coder.code(&part)
    coder.code(&value)
    coder.code(&pattern)
  }
}

extension ScopeEntry: CompiledRow {
  static let blank = ScopeEntry(id: "", kind: .negation, value: 0)
  mutating func code(_ coder: inout RowCoder) {
    coder.code(&id)
    coder.code(&kind)
    coder.code(&value)
  }
}

extension ValueWord: CompiledRow {
  static let blank = ValueWord(id: "", sense: .blocked, value: "", forms: [])
  mutating func code(_ coder: inout RowCoder) {
    coder.code(&id)
    coder.code(&sense)
    coder.code(&value)
    coder.code(&forms, blank: []) { coder, form in coder.code(&form, blank: 0) { $0.code(&$1) } }
  }
}
