internal import TextModel
internal import UnicodeText

/// The bytes of one table with its file's name.
public struct LexiconSource: Sendable {
  /// The name, for messages.
  public var file: String
  /// The content.
  public var bytes: [UInt8]

  /// Makes a source.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }
}

/// Reads tables and compiles them. Tables come in layers: within one layer an id may stand once; a row of a later layer
/// replaces the row of that id, `-` before an id switches it off, `+` adds names to it, and `-name:TEXT` takes a name out
/// of all earlier rows of entities.
///
/// What a table is shows in its header: `pattern` makes it cues, `kind` makes it scope words, `sense` makes it words of values,
/// `type` makes it entities,
/// and `text` alone is a list of phrases in which no name is a name.
public struct LexiconBuilder {
  /// What was found wrong with the tables so far.
  public internal(set) var findings: [Finding] = []

  var entities: [(entry: EntityEntry, names: [RawName])?] = []
  var cues: [(entry: CueEntry, forms: [[UInt16]], chinese: Bool)?] = []
  var scopes: [(entry: ScopeEntry, text: [UInt16])?] = []
  private var values: [ValueWord?] = []
  private var blocked: [(text: [UInt16], isWord: Bool)] = []
  private var lists: [String: WordList] = [:]
  private var known: [String: Known] = [:]
  private var layer = 0
  private var contentHashes: [UInt64] = []

  /// A name as a row gives it.
  struct RawName {
    var units: [UInt16]
    var role: TermRole
  }

  private enum Slot { case entity(Int), cue(Int), scope(Int), value(Int) }
  private struct Known {
    var slot: Slot
    var layer: Int
    var place: String
  }

  /// Makes a builder without tables.
  public init() {}

  /// Adds the tables of one layer, in order.
  public mutating func addLayer(_ sources: [LexiconSource]) {
    layer += 1
    for source in sources { add(source) }
  }

  private mutating func add(_ source: LexiconSource) {
    contentHashes.append(ContentHash.of(source.bytes, seed: UInt64(layer)))
    guard let table = Table(file: source.file, bytes: source.bytes, findings: &findings) else { return }
    if let list = table.column("list") {
      for row in table.rows {
        for word in table.names(row, table.column("text")) {
          let name = table.string(row, list)
          lists[name, default: WordList()].insert(word)
          if name == "attitude-verb" {
            for form in EnglishInflection.verbForms(String(decoding: word, as: UTF16.self)) { note(form, "attitude") }
          }
          if name.hasPrefix("en-verb") { addVerb(String(decoding: word, as: UTF16.self), list: name) }
        }
      }
    } else if table.column("sense") != nil {
      addValues(table)
    } else if table.column("pattern") != nil {
      addCues(table)
    } else if table.column("kind") != nil {
      addScopes(table)
    } else if table.column("type") != nil {
      addEntities(table)
    } else if let text = table.column("text") {
      let note = table.column("note")
      for row in table.rows {
        let isWord = table.string(row, note).hasPrefix("word")
        for name in table.names(row, text) where !name.isEmpty { blocked.append((name, isWord)) }
      }
    } else {
      findings.append(
        Finding(
          .error, "unknown-table", file: table.file, line: 1,
          "the header tells no kind of table: entities have 'type', cues 'pattern', scope words 'kind'"))
    }
  }

  /// Notes the forms of an English verb under `en-verb#base`, `#third`, `#past` and `#progressive`.
  mutating func addVerb(_ verb: String, list: String) {
    if list == "en-verb-form" {
      if let form = verb.split(separator: "=").first { note(String(form), "en-verb#past") }
      return
    }
    for (k, form) in EnglishInflection.verbForms(verb).enumerated() {
      note(
        form,
        k == 0
          ? "en-verb#base" : k == 1 ? "en-verb#third" : form.hasSuffix("ing") ? "en-verb#progressive" : "en-verb#past")
      if list == "en-verb-noun" { note(form, "en-verb#noun") }
    }
  }

  private mutating func note(_ word: String, _ list: String) {
    lists[list, default: WordList()].insert(Array(word.utf16))
  }

  /// Whether the row's id may be used; handles overrides and rows that switch one off.
  mutating func claim(_ id: String, _ table: Table, _ row: Table.Row) -> Bool {
    if id.isEmpty {
      findings.append(Finding(.error, "no-id", file: table.file, line: row.line, column: 1, "the row has no id"))
      return false
    }
    if id.hasPrefix("+") {
      findings.append(
        Finding(
          .error, "bad-id", file: table.file, line: row.line, column: 1,
          "'\(id)': only to rows of entities can names be added; write the whole row under its own id instead"))
      return false
    }
    if id.hasPrefix("-name:") {
      removeName(String(id.dropFirst(6)), table, row)
      return false
    }
    if id.hasPrefix("-") {
      let wanted = String(id.dropFirst())
      if let old = known.removeValue(forKey: wanted) {
        remove(old.slot)
      } else {
        findings.append(
          Finding(
            .warning, "unknown-id", file: table.file, line: row.line, column: 1,
            "'\(wanted)' is switched off, but no table has it"))
      }
      return false
    }
    if let old = known[id] {
      if old.layer == layer {
        findings.append(
          Finding(
            .error, "duplicate-id", file: table.file, line: row.line, column: 1,
            "'\(id)' stands already at \(old.place)"))
        return false
      }
      remove(old.slot)
    }
    return true
  }

  private mutating func remove(_ slot: Slot) {
    switch slot {
    case .entity(let i): entities[i] = nil
    case .cue(let i): cues[i] = nil
    case .scope(let i): scopes[i] = nil
    case .value(let i): values[i] = nil
    }
  }

  /// The place in `entities` of the row that `+id` adds to, or nil with a finding.
  mutating func extended(_ id: String, _ table: Table, _ row: Table.Row) -> Int? {
    if let old = known[id], case .entity(let index) = old.slot { return index }
    findings.append(
      Finding(
        .error, "unknown-id", file: table.file, line: row.line, column: 1,
        "'+\(id)' adds names to '\(id)', but no table before has it"))
    return nil
  }

  mutating func append(_ entry: EntityEntry, _ names: [RawName]) {
    known[entry.id] = Known(slot: .entity(entities.count), layer: layer, place: entry.place)
    entities.append((entry, names))
  }

  mutating func append(_ entry: CueEntry, _ forms: [[UInt16]], chinese: Bool, place: String) {
    known[entry.id] = Known(slot: .cue(cues.count), layer: layer, place: place)
    cues.append((entry, forms, chinese))
  }

  mutating func append(_ entry: ScopeEntry, _ text: [UInt16], place: String) {
    known[entry.id] = Known(slot: .scope(scopes.count), layer: layer, place: place)
    scopes.append((entry, text))
  }

  mutating func append(_ word: ValueWord, place: String) {
    known[word.id] = Known(slot: .value(values.count), layer: layer, place: place)
    values.append(word)
  }

  /// Compiles everything added. Throws if any finding is an error. Complexity: O(total length of all names), and a sort.
  public func build() throws(BrokenLexicon) -> Lexicon {
    var copy = self
    return try copy.build(key: 0)
  }

  /// Compiles everything added into an image that bears a key. What was added is let go on the way: the builder is empty then.
  mutating func build(key: UInt64) throws(BrokenLexicon) -> Lexicon {
    if findings.contains(where: { $0.severity == .error }) { throw BrokenLexicon(findings: findings) }
    var compiler = TermCompiler()
    var parts = LexiconParts()
    var shorts: [UInt16: [Int32]] = [:]
    known = [:]
    for i in entities.indices {
      guard let (entry, names) = entities[i] else { continue }
      entities[i] = nil
      let index = Int32(parts.entities.count)
      parts.entities.append(entry)
      for name in names {
        if name.role == .short, name.units.count == 1, CharacterTables.shared.isHan(name.units[0]) {
          shorts[CharacterTables.shared.fold(name.units[0]), default: []].append(index)
        } else {
          compiler.add(name.units, .entity(index), name.role)
        }
      }
    }
    entities = []
    for i in cues.indices {
      guard let (entry, forms, chinese) = cues[i] else { continue }
      cues[i] = nil
      let index = Int32(parts.cues.count)
      for form in forms {
        if let gap = GapForm.parts(of: form) {
          compiler.add(gap.head, .gap(parts.addGap(gap.tail, index)), .name, anyCase: !chinese)
        } else {
          compiler.add(form, .cue(index), .name, anyCase: !chinese)
        }
        if !chinese, entry.part == .verb, let gap = GapForm.adverbial(form) {
          compiler.add(gap.head, .gap(parts.addGap(gap.tail, index, isAdverbial: true)), .name, anyCase: true)
        }
      }
      parts.cues.append(entry)
    }
    cues = []
    for (entry, text) in scopes.compactMap({ $0 }) {
      let index = Int32(parts.scopes.count)
      if let gap = GapForm.parts(of: text) {
        compiler.add(gap.head, .gap(parts.addGap(gap.tail, index, isScope: true)), .name, anyCase: true)
      } else {
        compiler.add(text, .scope(index), .name, anyCase: true)
      }
      parts.scopes.append(entry)
    }
    for (text, isWord) in blocked { compiler.add(text, isWord ? .word : .blocked, .name) }
    parts.facts.hash = ContentHash.hexadecimal(ContentHash.of(contentHashes))
    parts.shorts = shorts.sorted { $0.key < $1.key }.map { ShortCharacter(unit: $0.key, entities: $0.value) }
    parts.lists = lists
    parts.values = values.compactMap { $0 }
    compiler.finish(&parts)
    do {
      return try Lexicon(Image(parts.image(key: key)))
    } catch {
      throw BrokenLexicon(findings: [Finding(.error, "compiled", file: "lexicon", line: 0, error.reason)])
    }
  }
}

/// Gathers terms under their folded keys.
private struct TermCompiler {
  private var terms: [Term] = []
  private var surfaces: [UInt16] = []
  private var keys: [[UInt16]] = []
  private var keyIndex: [[UInt16]: Int32] = [:]
  private var termsOfKey: [[Int32]] = []

  mutating func add(_ units: [UInt16], _ target: TermTarget, _ role: TermRole, anyCase: Bool = false) {
    var units = units
    var rule = anyCase ? CaseRule.any : .capitals
    if units.first == 0x3D, units.count > 1 {  // =
      rule = .exact
      units.removeFirst()
    } else if units.first == 0x7E, units.count > 1 {  // ~
      rule = .any
      units.removeFirst()
    }
    let key = CharacterTables.shared.fold(units)
    if key.isEmpty { return }
    let start = Int32(surfaces.count)
    // Only where capitals count is the form needed as written.
    if rule != .any, !CharacterTables.shared.isHan(units[0]) { surfaces.append(contentsOf: units) }
    let surface = start..<Int32(surfaces.count)
    let term = Int32(terms.count)
    terms.append(Term(target: target, role: role, rule: rule, surface: surface))
    if let known = keyIndex[key] {
      termsOfKey[Int(known)].append(term)
    } else {
      keyIndex[key] = Int32(keys.count)
      keys.append(key)
      termsOfKey.append([term])
    }
  }

  mutating func finish(_ parts: inout LexiconParts) {
    keyIndex = [:]
    parts.surfaces = surfaces
    parts.firstTerm = [0]
    let ofWords = keys.indices.filter { WordKeys.takes(keys[$0]) }
    let others = keys.indices.filter { !WordKeys.takes(keys[$0]) }
    parts.wordKeys = ofWords.map { keys[$0] }
    parts.otherKeys = others.map { keys[$0] }
    keys = []
    parts.terms.reserveCapacity(terms.count)
    for key in ofWords + others {
      for term in termsOfKey[key] { parts.terms.append(terms[Int(term)]) }
      parts.firstTerm.append(Int32(parts.terms.count))
    }
  }
}
