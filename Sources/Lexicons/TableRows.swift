internal import TextModel
internal import UnicodeText

// What each kind of table means.

extension LexiconBuilder {
  /// `id type en zh short demonym metonym of valid note`
  mutating func addEntities(_ table: Table) {
    let column = { (name: String) in table.column(name) }
    let (id, type, en, zh) = (column("id"), column("type"), column("en"), column("zh"))
    let (of, valid) = (column("of"), column("valid"))
    for (name, position) in [("id", id), ("en", en), ("zh", zh)] where position == nil {
      findings.append(
        Finding(.error, "missing-column", file: table.file, line: 1, "a table of entities needs a column '\(name)'"))
      return
    }
    for row in table.rows {
      let key = table.string(row, id)
      if key.hasPrefix("+") {
        guard let index = extended(String(key.dropFirst()), table, row) else { continue }
        let names = names(table, row)
        checkShort(names, table, row)
        extend(key, names, of: members(table, row, of), valid: table.string(row, valid), in: index)
        continue
      }
      guard claim(key, table, row) else { continue }
      guard let kind = EntityType(rawValue: table.string(row, type)), kind != .unknown else {
        findings.append(
          Finding(
            .error, "unknown-type", file: table.file, line: row.line, column: (type ?? 0) + 1,
            "'\(table.string(row, type))' is no type of entity"))
        continue
      }
      let names = names(table, row)
      guard let first = names.first else {
        findings.append(Finding(.error, "no-name", file: table.file, line: row.line, "'\(key)' has no name"))
        continue
      }
      checkShort(names, table, row)
      var display = String(decoding: first.units, as: UTF16.self)
      if display.hasPrefix("=") || display.hasPrefix("~") { display.removeFirst() }
      append(
        EntityEntry(
          id: key, type: kind, name: display, of: members(table, row, of), valid: table.string(row, valid),
          file: table.file, line: Int32(row.line)), names)
    }
  }

  private func members(_ table: Table, _ row: Table.Row, _ of: Int?) -> [String] {
    table.string(row, of).split(separator: "|").map(String.init)
  }

  /// The names of a row with the roles of their columns; one that is badly written is a finding.
  private mutating func names(_ table: Table, _ row: Table.Row) -> [RawName] {
    var names: [RawName] = []
    let columns: [(String, TermRole)] = [
      ("en", .name), ("zh", .name), ("short", .short), ("demonym", .demonym), ("metonym", .metonym),
    ]
    for (name, role) in columns {
      let position = table.column(name)
      for units in table.names(row, position) {
        if units.isEmpty || units.first == 0x20 || units.last == 0x20 {
          findings.append(
            Finding(
              .error, "empty-name", file: table.file, line: row.line, column: (position ?? 0) + 1,
              "a name is empty or begins or ends with a blank"))
          continue
        }
        names.append(RawName(units: units, role: role))
      }
    }
    return names
  }

  /// A single Han character is no name: it would fire in every other word.
  private mutating func checkShort(_ names: [RawName], _ table: Table, _ row: Table.Row) {
    for name in names where name.role != .short && name.units.count == 1 {
      findings.append(
        Finding(
          .error, "one-character-name", file: table.file, line: row.line,
          "'\(String(decoding: name.units, as: UTF16.self))' is one character long: a name has two or more; "
            + "a form used in compounds belongs in 'short'"))
    }
  }

  /// `id lemma pos polarity strength pattern forms examples counterexamples note`
  mutating func addCues(_ table: Table) {
    let column = { (name: String) in table.column(name) }
    let (id, lemma, pos) = (column("id"), column("lemma"), column("pos"))
    let (polarity, strength, pattern, forms) = (
      column("polarity"), column("strength"), column("pattern"), column("forms")
    )
    for (name, position) in [
      ("id", id), ("lemma", lemma), ("pos", pos), ("polarity", polarity), ("strength", strength),
    ]
    where position == nil {
      findings.append(
        Finding(.error, "missing-column", file: table.file, line: 1, "a table of cues needs a column '\(name)'"))
      return
    }
    for row in table.rows {
      let key = table.string(row, id)
      guard claim(key, table, row) else { continue }
      guard let part = PartOfSpeech(rawValue: table.string(row, pos)) else {
        findings.append(
          Finding(
            .error, "unknown-pos", file: table.file, line: row.line, column: (pos ?? 0) + 1,
            "'\(table.string(row, pos))' is no part of speech: verb, noun, adjective, adverb or phrase"))
        continue
      }
      let sign: Double
      switch table.string(row, polarity) {
      case "+": sign = 1
      case "-": sign = -1
      default:
        findings.append(
          Finding(
            .error, "bad-polarity", file: table.file, line: row.line, column: (polarity ?? 0) + 1,
            "polarity is '+' or '-', not '\(table.string(row, polarity))'"))
        continue
      }
      guard let value = Double(table.string(row, strength)), value > 0, value <= 1 else {
        findings.append(
          Finding(
            .error, "bad-strength", file: table.file, line: row.line, column: (strength ?? 0) + 1,
            "strength is a number over 0 and up to 1, not '\(table.string(row, strength))'"))
        continue
      }
      let chinese = table.string(row, lemma).utf16.contains { CharacterTables.shared.isHan($0) }
      let lemmas = [table.string(row, lemma)]
      let others = table.string(row, forms).split(separator: "|").map(String.init)
      let all: [String]
      if chinese {
        all = (lemmas + others).flatMap { ChineseInflection.forms(of: $0, part) }
      } else {
        all = (lemmas + others).flatMap { EnglishInflection.forms(of: $0, part) }
        if part == .verb, let first = lemmas[0].split(separator: " ").first { addVerb(String(first), list: "en-verb") }
      }
      let whole = Set(all.filter { !$0.contains("…") && !$0.isEmpty }).sorted()
      append(
        CueEntry(
          id: key, part: part, value: sign * value, pattern: table.string(row, pattern),
          frames: []),
        whole.map { Array($0.utf16) }, chinese: chinese, place: "\(table.file):\(row.line)")
    }
  }

  /// `id text kind value examples note`
  mutating func addScopes(_ table: Table) {
    let (id, text, kind, value) = (
      table.column("id"), table.column("text"), table.column("kind"), table.column("value")
    )
    for (name, position) in [("id", id), ("text", text), ("value", value)] where position == nil {
      findings.append(
        Finding(.error, "missing-column", file: table.file, line: 1, "a table of scope words needs a column '\(name)'"))
      return
    }
    for row in table.rows {
      let key = table.string(row, id)
      guard claim(key, table, row) else { continue }
      guard let what = ScopeKind(rawValue: table.string(row, kind)) else {
        findings.append(
          Finding(
            .error, "unknown-kind", file: table.file, line: row.line, column: (kind ?? 0) + 1,
            "'\(table.string(row, kind))' is no kind of scope word"))
        continue
      }
      guard let factor = Double(table.string(row, value)) else {
        findings.append(
          Finding(
            .error, "bad-value", file: table.file, line: row.line, column: (value ?? 0) + 1,
            "'\(table.string(row, value))' is no number"))
        continue
      }
      let forms = table.names(row, text).filter { !$0.isEmpty && !$0.contains(0x2026) }
      for (k, form) in forms.enumerated() {
        let own = k == 0 ? key : "\(key)#\(k)"
        append(ScopeEntry(id: key, kind: what, value: factor), form, place: "\(table.file):\(row.line) \(own)")
      }
    }
  }
}
