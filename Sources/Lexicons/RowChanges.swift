internal import UnicodeText

// Rows that change earlier ones: `+country/JP` adds names, `-name:TEXT` takes one away.

extension LexiconBuilder {
  /// Adds what a row `+id` has to the row of that id: names in their columns, and references.
  mutating func extend(_ id: String, _ names: [RawName], of members: [String], valid: String, in index: Int) {
    guard var old = entities[index] else { return }
    old.names += names
    old.entry.of += members
    if !valid.isEmpty { old.entry.valid += (old.entry.valid.isEmpty ? "" : "|") + valid }
    entities[index] = old
  }

  /// Takes a name out of all rows of entities so far, whatever its case and script.
  mutating func removeName(_ name: String, _ table: Table, _ row: Table.Row) {
    let key = LexiconBuilder.key(Array(name.utf16))
    var count = 0
    for index in entities.indices {
      guard var old = entities[index] else { continue }
      let before = old.names.count
      old.names.removeAll { LexiconBuilder.key($0.units) == key }
      guard old.names.count < before else { continue }
      count += before - old.names.count
      entities[index] = old
    }
    if count == 0 {
      findings.append(
        Finding(
          .warning, "unknown-name", file: table.file, line: row.line, column: 1,
          "'\(name)' is taken away, but no row before has this name"))
    }
  }

  /// What the matcher compares: folded, without the mark of case.
  static func key(_ units: [UInt16]) -> [UInt16] {
    let isMarked = units.count > 1 && (units[0] == 0x3D || units[0] == 0x7E)
    return CharacterTables.shared.fold(isMarked ? Array(units.dropFirst()) : units)
  }
}
