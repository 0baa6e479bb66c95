internal import UnicodeText

/// Names that are badly written, missing in a language, or also ordinary words.
struct NameCheck {
  private(set) var findings: [Finding] = []
  private let rows: CheckedRows
  private let words: CommonWords

  init(_ rows: CheckedRows) {
    self.rows = rows
    words = CommonWords(lists: rows.lists)
    for row in rows.entities {
      for name in row.names { check(name) }
      checkLanguages(row)
      checkRepeats(row)
    }
    for row in rows.scopes {
      for text in row.texts { checkSpelling(text, row.file, row.line, row.columns["text"] ?? 0) }
    }
    for row in rows.cues {
      for form in [row.lemma] + row.forms { checkSpelling(form, row.file, row.line, row.columns["lemma"] ?? 0) }
    }
  }

  private mutating func add(
    _ severity: Finding.Severity, _ code: String, _ name: CheckedName, _ message: String
  ) {
    findings.append(Finding(severity, code, file: name.file, line: name.line, column: name.column, message))
  }

  private mutating func check(_ name: CheckedName) {
    checkSpelling(name.text, name.file, name.line, name.column)
    let tables = CharacterTables.shared
    let isHan = name.units.contains { tables.isHan($0) }
    if name.columnName == "en", isHan {
      add(.error, "wrong-language", name, "'\(name.text)' in the column 'en' is Chinese")
    }
    if name.columnName == "zh", !isHan, !name.units.contains(where: { tables.kind($0) == .digit }),
      name.units.contains(where: { $0 >= 0x61 && $0 <= 0x7A })
    {
      add(.warning, "wrong-language", name, "'\(name.text)' in the column 'zh' is not Chinese")
    }
    if isHan || name.units.isEmpty { return }
    checkCase(name)
  }

  /// What a Latin name meets in running text.
  private mutating func checkCase(_ name: CheckedName) {
    let tables = CharacterTables.shared
    if name.role == .short { return }
    let hasCapital = name.units.contains { tables.isUpper($0) }
    let isWord = words.contains(name.key)
    if isWord, name.rule == .any || !hasCapital {
      add(
        .error, "common-word", name,
        "'\(name.text)' is an ordinary word, and matches it in any case: give it capitals and take '~' away, or drop it"
      )
    } else if isWord, name.units.count > 3 || !name.units.allSatisfy({ tables.isUpper($0) }) {
      add(
        .warning, "common-word", name,
        "'\(name.text)' is also an ordinary word, which begins sentences and stands in headlines: a longer name is safer"
      )
    } else if name.units.count <= 2, name.rule == .any || !hasCapital {
      add(.error, "short-name", name, "'\(name.text)' is \(name.units.count) letters long and matches in any case")
    }
  }

  private mutating func checkLanguages(_ row: CheckedEntity) {
    let has = { (column: String) in row.names.contains { $0.columnName == column && !$0.units.isEmpty } }
    let both = row.names.contains { $0.units.contains { CharacterTables.shared.isHan($0) } }
    if !has("en") {
      findings.append(
        Finding(.warning, "no-english", file: row.file, line: row.line, "'\(row.id)' has no English name"))
    }
    if !has("zh"), !both {
      findings.append(
        Finding(.warning, "no-chinese", file: row.file, line: row.line, "'\(row.id)' has no Chinese name"))
    }
  }

  /// A name that another one of the row covers: Traditional characters fold to Simplified ones by themselves, and a name
  /// matches with more capitals than it has. Of two that cover each other the later one is told. The first name may be
  /// covered: it is the one that is shown.
  private mutating func checkRepeats(_ row: CheckedEntity) {
    var seen: [[UInt16]: [Int]] = [:]
    for (k, name) in row.names.enumerated() where !name.units.isEmpty { seen[name.key, default: []].append(k) }
    for (k, name) in row.names.enumerated() where k > 0 {
      let others = (seen[name.key] ?? []).filter { $0 != k && row.names[$0].role == name.role }
      if others.contains(where: { $0 < k && row.names[$0].text == name.text && row.names[$0].rule == name.rule }) {
        add(.warning, "repeated-name", name, "'\(name.text)' stands twice")
      } else if let other = others.first(where: {
        covers(row.names[$0], name) && ($0 < k || !covers(name, row.names[$0]))
      }) {
        add(.warning, "repeated-name", name, "'\(name.text)' is matched by '\(row.names[other].text)' already")
      }
    }
  }

  /// Whether every text that `name` matches is matched by `other` too.
  private func covers(_ other: CheckedName, _ name: CheckedName) -> Bool {
    let tables = CharacterTables.shared
    guard other.rule != .exact, other.units.count == name.units.count else { return false }
    if other.rule == .any { return true }
    guard name.rule != .any else { return false }
    return zip(other.units, name.units).allSatisfy { !tables.isUpper($0) || tables.isUpper($1) }
  }

  private mutating func checkSpelling(_ text: String, _ file: String, _ line: Int, _ column: Int) {
    let tables = CharacterTables.shared
    let units = Array(text.utf16)
    var problem: String?
    for (i, unit) in units.enumerated() {
      if tables.kind(unit) == .ignorable || tables.kind(unit) == .control {
        problem = "holds an invisible character (U+\(String(unit, radix: 16, uppercase: true)))"
      } else if tables.isSpace(unit), unit != 0x20 {
        problem = "holds a blank that is no plain space"
      } else if unit == 0x20, i == 0 || i == units.count - 1 {
        problem = "begins or ends with a blank"
      } else if unit == 0x20, units[i - 1] == 0x20 {
        problem = "has two blanks in a row"
      } else if unit == 0x20, tables.isHan(units[i - 1]), tables.isHan(units[i + 1]) {
        problem = "has a blank between two ideographs"
      } else if unit >= 0xFF01, unit <= 0xFF5E, tables.fold(unit) != unit, tables.isWordLike(unit) {
        problem = "has a letter of full width: write it in half width, both match"
      } else if unit == 0xFF5C || unit == 0x2C && i + 1 == units.count {
        problem = "has a comma in it: names are separated by '|'"
      }
      if problem != nil { break }
    }
    if let problem {
      findings.append(Finding(.error, "odd-spelling", file: file, line: line, column: column, "'\(text)' \(problem)"))
    }
  }
}
