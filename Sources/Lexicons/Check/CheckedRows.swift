internal import TextModel
internal import UnicodeText

/// A name as a table has it, with its place.
struct CheckedName {
  /// As written, with the mark `=` or `~` taken off.
  var text: String
  var units: [UInt16]
  /// The folded units, which the matcher compares.
  var key: [UInt16]
  var role: TermRole
  /// In which case it matches.
  var rule: CaseRule
  /// The table's column, counted from 1.
  var column: Int
  /// The column's name.
  var columnName: String
  /// Where it stands: in its row, or in one that adds to it.
  var file: String
  var line: Int
}

/// A row of entities as a table has it.
struct CheckedEntity {
  var file: String
  var line: Int
  var id: String
  var type: String
  var names: [CheckedName]
  var of: [String]
  var valid: [String]
  var examples: [String]
  var counterexamples: [String]
  /// The columns by name, counted from 1.
  var columns: [String: Int]
  /// The columns of `of` and `valid`, counted from 1.
  var ofColumn: Int
  var validColumn: Int
  var place: String { "\(file):\(line)" }
}

/// A row of cues as a table has it.
struct CheckedCue {
  var file: String
  var line: Int
  var id: String
  var lemma: String
  var part: String
  var polarity: String
  var forms: [String]
  var patterns: [String]
  var examples: [String]
  var counterexamples: [String]
  /// The columns of what was read, counted from 1.
  var columns: [String: Int]
  var place: String { "\(file):\(line)" }
}

/// A row of scope words as a table has it.
struct CheckedScope {
  var file: String
  var line: Int
  var id: String
  var kind: String
  var texts: [String]
  var examples: [String]
  var counterexamples: [String]
  var columns: [String: Int]
  var place: String { "\(file):\(line)" }
}

/// The rows that are in force once all layers lie over each other, in the order of the tables, with their places.
struct CheckedRows {
  let entities: [CheckedEntity]
  let cues: [CheckedCue]
  let scopes: [CheckedScope]
  /// Words of the grammar lists: name of the list to its words, folded.
  let lists: [String: Set<[UInt16]>]
  /// What notes accept, as `file:line code`.
  let accepted: [String]

  /// Reads the tables. Complexity: O(bytes).
  init(layers: [[LexiconSource]]) {
    var reader = RowReader()
    var ignored: [Finding] = []
    for layer in layers {
      for source in layer {
        guard let table = Table(file: source.file, bytes: source.bytes, findings: &ignored) else { continue }
        reader.add(table)
      }
    }
    entities = reader.entities.compactMap(\.self)
    cues = reader.cues.compactMap(\.self)
    scopes = reader.scopes.compactMap(\.self)
    lists = reader.lists
    accepted = reader.accepted
  }
}

/// Reads rows; a row that a later one replaces or switches off leaves an empty place.
private struct RowReader {
  var entities: [CheckedEntity?] = []
  var cues: [CheckedCue?] = []
  var scopes: [CheckedScope?] = []
  var lists: [String: Set<[UInt16]>] = [:]
  var accepted: [String] = []
  private enum Slot { case entity(Int), cue(Int), scope(Int) }
  private var known: [String: Slot] = [:]

  mutating func add(_ table: Table) {
    for row in table.rows {
      for word in table.string(row, table.column("note")).split(separator: " ") where word.hasPrefix("ok:") {
        accepted += word.dropFirst(3).split(separator: ",").map { "\(table.file):\(row.line) \($0)" }
      }
    }
    if table.column("list") != nil {
      for row in table.rows {
        let folded = table.names(row, table.column("text")).map { CharacterTables.shared.fold($0) }
        lists[table.string(row, table.column("list")), default: []].formUnion(folded)
      }
    } else if table.column("pattern") != nil {
      addCues(table)
    } else if table.column("kind") != nil {
      addScopes(table)
    } else if table.column("type") != nil {
      addEntities(table)
    }
  }

  /// The id of a row that counts; what it replaces or switches off is taken out.
  private mutating func claim(_ table: Table, _ row: Table.Row) -> String? {
    var id = table.string(row, table.column("id"))
    let isOff = id.hasPrefix("-")
    if isOff { id.removeFirst() }
    switch known.removeValue(forKey: id) {
    case .entity(let index): entities[index] = nil
    case .cue(let index): cues[index] = nil
    case .scope(let index): scopes[index] = nil
    case nil: break
    }
    return isOff || id.isEmpty ? nil : id
  }

  private mutating func addEntities(_ table: Table) {
    let roles: [(String, TermRole)] = [
      ("en", .name), ("zh", .name), ("short", .short), ("demonym", .demonym), ("metonym", .metonym),
    ]
    for row in table.rows {
      let key = table.string(row, table.column("id"))
      if key.hasPrefix("-name:") {
        let gone = LexiconBuilder.key(Array(key.dropFirst(6).utf16))
        for index in entities.indices { entities[index]?.names.removeAll { $0.key == gone } }
        continue
      }
      guard let id = key.hasPrefix("+") ? key : claim(table, row) else { continue }
      var names: [CheckedName] = []
      for (column, role) in roles {
        for units in table.names(row, table.column(column)) {
          names.append(RowReader.name(units, role, column, table, row))
        }
      }
      if id.hasPrefix("+") {
        guard case .entity(let index) = known[String(id.dropFirst())] else { continue }
        entities[index]?.names += names
        entities[index]?.of += table.list(row, "of")
        entities[index]?.examples += table.list(row, "examples")
        entities[index]?.counterexamples += table.list(row, "counterexamples")
        continue
      }
      known[id] = .entity(entities.count)
      entities.append(
        CheckedEntity(
          file: table.file, line: row.line, id: id, type: table.string(row, table.column("type")), names: names,
          of: table.list(row, "of"), valid: table.list(row, "valid"),
          examples: table.list(row, "examples"), counterexamples: table.list(row, "counterexamples"),
          columns: table.places, ofColumn: (table.column("of") ?? 0) + 1,
          validColumn: (table.column("valid") ?? 0) + 1))
    }
  }

  private static func name(_ units: [UInt16], _ role: TermRole, _ column: String, _ table: Table, _ row: Table.Row)
    -> CheckedName
  {
    var units = units
    var rule = CaseRule.capitals
    if units.count > 1, let first = units.first, first == 0x3D || first == 0x7E {
      rule = first == 0x3D ? .exact : .any
      units.removeFirst()
    }
    return CheckedName(
      text: String(decoding: units, as: UTF16.self), units: units, key: CharacterTables.shared.fold(units), role: role,
      rule: rule, column: (table.column(column) ?? 0) + 1, columnName: column, file: table.file, line: row.line)
  }

  private mutating func addCues(_ table: Table) {
    for row in table.rows {
      guard let id = claim(table, row) else { continue }
      known[id] = .cue(cues.count)
      cues.append(
        CheckedCue(
          file: table.file, line: row.line, id: id, lemma: table.string(row, table.column("lemma")),
          part: table.string(row, table.column("pos")), polarity: table.string(row, table.column("polarity")),
          forms: table.list(row, "forms"), patterns: table.list(row, "pattern"),
          examples: table.list(row, "examples"), counterexamples: table.list(row, "counterexamples"),
          columns: table.places))
    }
  }

  private mutating func addScopes(_ table: Table) {
    for row in table.rows {
      guard let id = claim(table, row) else { continue }
      known[id] = .scope(scopes.count)
      scopes.append(
        CheckedScope(
          file: table.file, line: row.line, id: id, kind: table.string(row, table.column("kind")),
          texts: table.list(row, "text"), examples: table.list(row, "examples"),
          counterexamples: table.list(row, "counterexamples"), columns: table.places))
    }
  }
}

extension Table {
  /// The parts of a cell, separated by `|`.
  func list(_ row: Row, _ name: String) -> [String] {
    let cell = string(row, column(name))
    return cell.isEmpty ? [] : cell.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  /// The columns by name, counted from 1.
  var places: [String: Int] {
    Dictionary(columns.enumerated().map { ($0.element, $0.offset + 1) }) { first, _ in first }
  }
}
