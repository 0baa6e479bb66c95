internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Whom a family name means that has a title and no full name beside it: 西班牙首相|桑切斯|, "Defense Minister |Katz|".
///
/// A person of the tables counts where an office of theirs is what the title says, and the state or body of that office
/// is named in the document, or where only one state has such an office (Secretary of State). Of several persons only one who still
/// holds the office counts.
struct TitledNames {
  private let lexicon: Lexicon
  private let titles: WordList
  private let ownTitles: WordList

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    titles = lexicon.list("title-office")
    ownTitles = lexicon.list("title-own")
  }

  /// The person whom a family name of `group` means by the title beside it, or nil. `isNamed` tells whether the document
  /// names a state or body.
  func choose(_ group: ArraySlice<NameMatch>, _ text: [UInt16], isNamed: (Int) -> Bool) -> NameMatch? {
    guard let first = group.first(where: { $0.role == .short }), let title = title(beside: first.span, text) else {
      return nil
    }
    var found: [NameMatch] = []
    var holding: [NameMatch] = []
    var titled: [NameMatch] = []
    for match in group where match.role == .short {
      let entry = lexicon.entities[Int(match.entity)]
      guard entry.type == .person else { continue }
      let held = entry.valid.split(separator: "|").filter { means(title, $0) }
      if !held.isEmpty { titled.append(match) }
      let offices = held.filter { isKnown($0, isNamed) }
      if offices.isEmpty { continue }
      found.append(match)
      if offices.contains(where: { $0.hasSuffix("/") }) { holding.append(match) }
    }
    if found.count == 1 { return found[0] }
    if found.isEmpty, ownTitles.contains(Array(title)) { return titled.count == 1 ? titled[0] : nil }
    return holding.count == 1 ? holding[0] : nil
  }

  /// The title before or behind a name, as units of the text.
  private func title(beside span: TextSpan, _ text: [UInt16]) -> ArraySlice<UInt16>? {
    let (start, end) = (Int(span.start), Int(span.end))
    let edge = start > 0 && text[start - 1] == 0x20 ? start - 1 : start
    let before = titles.suffix(of: text, at: edge)
    if before > 0, isWhole(edge - before, text) { return text[edge - before..<edge] }
    let after = titles.prefix(of: text, at: end)
    return after > 0 ? text[end..<end + after] : nil
  }

  /// Whether no Latin word goes on before a title: "chief" in "mischief" is none.
  private func isWhole(_ start: Int, _ text: [UInt16]) -> Bool {
    let tables = CharacterTables.shared
    return start == 0 || tables.isHan(text[start]) || !tables.isWordLike(text[start - 1])
  }

  /// Whether the title says `office@body:dates`.
  private func means(_ title: ArraySlice<UInt16>, _ office: Substring) -> Bool {
    let name = office.prefix { $0 != "@" && $0 != ":" }
    return titles.contains(Array(title) + [0x3D] + Array(name.utf16))
  }

  private func isKnown(_ office: Substring, _ isNamed: (Int) -> Bool) -> Bool {
    guard let at = office.firstIndex(of: "@") else { return false }
    let body = office[office.index(after: at)...].prefix { $0 != ":" }
    return lexicon.entity(String(body)).map(isNamed) ?? false
  }
}
