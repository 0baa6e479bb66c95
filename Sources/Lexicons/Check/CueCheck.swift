internal import UnicodeText

/// Cues that contradict each other, patterns that are none, rows without the text that shows them right.
struct CueCheck {
  private(set) var findings: [Finding] = []

  init(_ rows: CheckedRows) {
    var known: [[UInt16]: [CheckedCue]] = [:]
    for row in rows.cues {
      checkPatterns(row)
      checkLemma(row)
      checkForms(row)
      let key = CharacterTables.shared.fold(Array(row.lemma.utf16)) + [0] + Array(row.part.utf16)
      for other in known[key] ?? [] {
        let contradicts = other.polarity != row.polarity
        // A row of treaties and a row of everything else do not meet.
        if !contradicts, CueCheck.isOfLaws(other) != CueCheck.isOfLaws(row) { continue }
        findings.append(
          Finding(
            contradicts ? .error : .warning, contradicts ? "contradiction" : "same-cue", file: row.file, line: row.line,
            column: row.columns["lemma"] ?? 0,
            "'\(row.lemma)' (\(row.part)) is a cue of '\(other.id)' too (\(other.place))"
              + (contradicts ? ", with the other polarity" : ", which stands first and wins")))
      }
      known[key, default: []].append(row)
    }
    var scopes: [[UInt16]: CheckedScope] = [:]
    for row in rows.scopes {
      if row.texts.isEmpty || row.texts.contains("") {
        findings.append(
          Finding(
            .error, "empty-name", file: row.file, line: row.line, column: row.columns["text"] ?? 0,
            "'\(row.id)' has no text, or an empty one"))
      }
      for text in row.texts where !text.isEmpty {
        let key = CharacterTables.shared.fold(Array(text.utf16))
        if let other = scopes[key] {
          findings.append(
            Finding(
              .warning, "same-scope", file: row.file, line: row.line, column: row.columns["text"] ?? 0,
              "'\(text)' belongs to '\(other.id)' too (\(other.place))"))
        } else {
          scopes[key] = row
        }
      }
    }
  }

  private mutating func checkLemma(_ row: CheckedCue) {
    let units = Array(row.lemma.utf16)
    if units.isEmpty {
      findings.append(
        Finding(
          .error, "empty-name", file: row.file, line: row.line, column: row.columns["lemma"] ?? 0,
          "'\(row.id)' has no lemma"))
    } else if units.count == 1 {
      findings.append(
        Finding(
          .warning, "one-character-cue", file: row.file, line: row.line, column: row.columns["lemma"] ?? 0,
          "'\(row.lemma)' is one character long: it fires wherever it is cut off as a word"))
    }
  }

  /// Forms that another one of the row stands for already: "takes" beside "take".
  private mutating func checkForms(_ row: CheckedCue) {
    guard let part = PartOfSpeech(rawValue: row.part), !row.forms.isEmpty,
      !row.lemma.utf16.contains(where: { CharacterTables.shared.isHan($0) })
    else { return }
    var sources: [String: String] = [:]
    for form in [row.lemma] + row.forms {
      for other in EnglishInflection.forms(of: form, part).dropFirst() where sources[other] == nil {
        sources[other] = form
      }
    }
    for form in row.forms {
      guard let source = sources[form], source != form else { continue }
      findings.append(
        Finding(
          .warning, "generated-form", file: row.file, line: row.line, column: row.columns["forms"] ?? 0,
          "'\(form)' is made from '\(source)', and need not be listed"))
    }
  }

  private mutating func checkPatterns(_ row: CheckedCue) {
    func add(_ message: String) {
      findings.append(
        Finding(
          .error, "bad-pattern", file: row.file, line: row.line, column: row.columns["pattern"] ?? 0, message))
    }
    if row.patterns.isEmpty {
      add("'\(row.id)' has no pattern: '*' makes it count for what stands nearby")
    }
    for pattern in row.patterns where pattern != "*" {
      let words = pattern.split(separator: " ").map(String.init)
      let cues = words.filter { $0 == "~" }.count
      if cues != 1 {
        add("'\(pattern)' needs the cue's place, '~', once")
        continue
      }
      if let odd = words.first(where: { !CueCheck.isWord($0) }) {
        add("'\(pattern)': '\(odd)' is none of H, T, T:law, X (with ! or 's), H&T, ~, or a word in lower case")
      } else if !words.contains(where: { $0.hasPrefix("T") || $0.hasPrefix("H") || $0 == "X" }) {
        add("'\(pattern)' names neither holder (H) nor target (T)")
      }
    }
  }

  private static func isOfLaws(_ row: CheckedCue) -> Bool {
    row.patterns.allSatisfy { $0.split(separator: " ").contains("T:law") }
  }

  private static func isWord(_ word: String) -> Bool {
    if word == "~" { return true }
    let plain = word.replacing("’", with: "'")
    let slots = ["H", "T", "T:law", "X", "X!", "H!", "H-", "H&T"]
    if slots.contains(plain) || slots.contains(where: { plain == $0 + "'s" }) { return true }
    return !word.contains { $0.isASCII && ($0.isUppercase || !($0.isLetter || $0 == "-")) }
  }
}
