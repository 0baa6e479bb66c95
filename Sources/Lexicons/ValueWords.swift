internal import UnicodeText

/// What a word of the tables in `values/` does in the grammar of numbers, dates and amounts. A table names a sense in
/// kebab-case: `month-short`.
public enum ValueSense: UInt8, CaseIterable, Sendable {
  // Numbers.
  case digit, tens, scale, small, multiplier, multiplierShort, multiplierPlural, multiplierVague, dozen
  case ordinal, ordinalSuffix, ordinalPrefix, half, fraction, fractionOne, vague, more, point, minus, article
  // Shares.
  case percent, points, sharePrefix, shareMark, tenths, discount, halfOff
  // The calendar.
  case month, monthShort, monthName, monthMark, lunarMonth, lunarMark, lunarDay, weekday, weekdayShort, weekdayPlural
  case timeUnit, timeUnitShort, dayMark, decadeMark, decadeSuffix, decadeWord, quarterMark, halfMark, fiscal
  case relative, relativeText, relativePart, relativeSeason, season, seasonAmbiguous, festival, era, eraCommon
  case eraBefore, weekOf, set, every, reference
  case modifier, modifierAfter, modifierAfterWeak, modifierNeutral, monthModifier
  case shift, shiftPast, shiftFinal, spanPast, spanNext, spanThis, ago, later, since
  // The clock.
  case part, partShort, partVague, clockWord, clockPast, am, pm, oclock, minuteMark, quarterHour, wholeHour, ish
  // Amounts.
  case currency, currencyCode, currencyCodeWeak, currencySymbol, currencyMega, moneyNoun, subunit, measure, classifier
  case counted
  // Closed classes.
  case the, of, and, to, between, betweenEnd, from, `in`, within, on, at, before, after, than, preposition, comma
  case colon, slash, dot, title, yearNoun, yearApart
  /// A word in which no number is one.
  case blocked

  /// Whether its value is a whole number.
  var isNumeric: Bool {
    switch self {
    case .digit, .tens, .scale, .small, .multiplier, .multiplierShort, .dozen, .ordinal, .fraction, .fractionOne,
      .percent,
      .points, .sharePrefix, .month, .monthShort, .monthName, .lunarMonth, .lunarDay, .weekday, .weekdayShort,
      .weekdayPlural, .era, .shift, .shiftPast, .shiftFinal, .clockWord:
      true
    default: false
    }
  }

  /// The name in a table.
  public var name: String {
    var name = ""
    for character in String(describing: self) {
      if character.isUppercase { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A row of a table in `values/`: words of both languages with one sense.
public struct ValueWord: Sendable {
  /// Its id, e.g. `month/5`.
  public var id: String
  /// What it does.
  public var sense: ValueSense
  /// The number, code or rule it stands for, as written.
  public var value: String
  /// Its forms, as written; `=` before one asks for its very case.
  public var forms: [[UInt16]]
}

extension LexiconBuilder {
  /// `id sense value en zh note`
  mutating func addValues(_ table: Table) {
    let (id, sense, value) = (table.column("id"), table.column("sense"), table.column("value"))
    let (en, zh) = (table.column("en"), table.column("zh"))
    for (name, position) in [("id", id), ("value", value), ("en", en), ("zh", zh)] where position == nil {
      findings.append(
        Finding(.error, "missing-column", file: table.file, line: 1, "a table of values needs a column '\(name)'"))
      return
    }
    for row in table.rows {
      let key = table.string(row, id)
      guard claim(key, table, row) else { continue }
      guard let what = ValueSense.byName[table.string(row, sense)] else {
        findings.append(
          Finding(
            .error, "unknown-sense", file: table.file, line: row.line, column: (sense ?? 0) + 1,
            "'\(table.string(row, sense))' is no sense of a word of values"))
        continue
      }
      let text = table.string(row, value)
      if what.isNumeric, Int(text) == nil {
        findings.append(
          Finding(
            .error, "bad-value", file: table.file, line: row.line, column: (value ?? 0) + 1,
            "'\(text)' is no whole number, and '\(what.name)' needs one"))
        continue
      }
      let forms = (table.names(row, en) + table.names(row, zh)).filter { !$0.isEmpty }
      append(
        ValueWord(id: key, sense: what, value: text, forms: forms), place: "\(table.file):\(row.line)")
    }
  }
}
