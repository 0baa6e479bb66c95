public import TextModel
internal import UnicodeText

/// Writes terms as a table of entities, with ids and types of Lichang's own, both languages in their columns.
public struct TermTable: Sendable {
  /// The type of rows whose label says none.
  public var defaultType: EntityType
  /// The type of all rows, whatever their labels say.
  public var forcedType: EntityType?
  /// What was not written: `'美' is one character long`.
  public private(set) var notes: [String] = []
  /// How many rows were written.
  public private(set) var rows = 0
  /// How many names were written.
  public private(set) var names = 0

  private struct Row {
    var id: String
    var type: EntityType?
    var english: [String] = []
    var chinese: [String] = []
    var columns: [String: String] = [:]
    var known = Set<String>()
  }

  /// A writer.
  public init(defaultType: EntityType, forcedType: EntityType? = nil) {
    self.defaultType = defaultType
    self.forcedType = forcedType
  }

  /// The table: a header, then one row for each key. Complexity: O(n).
  public mutating func table(_ terms: [Term]) -> String {
    var order: [Row] = []
    var places: [String: Int] = [:]
    var ids = Set<String>()
    for term in terms {
      let name = TermTable.cleaned(term.name)
      if name.isEmpty { continue }
      if name.utf16.count == 1 {
        notes.append("'\(name)' is one character long: no name")
        continue
      }
      let key = term.key.isEmpty ? "\u{0}name:" + name.lowercased() : term.key
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = order.count
        places[key] = place
        let type = term.extends ? nil : forcedType ?? TermTable.type(term.label) ?? defaultType
        var id = term.extends ? "+" + term.key : TermTable.id(term, name, type ?? defaultType)
        if !ids.insert(id).inserted {
          var number = 2
          while !ids.insert("\(id)-\(number)").inserted { number += 1 }
          id += "-\(number)"
        }
        order.append(Row(id: id, type: type))
      }
      order[place].columns.merge(term.columns.mapValues(TermTable.cell)) { old, _ in old }
      guard order[place].known.insert(name).inserted else { continue }
      names += 1
      if name.utf16.contains(where: { CharacterTables.shared.isHan($0) }) {
        order[place].chinese.append(name)
      } else {
        order[place].english.append(name)
      }
    }
    rows = order.count
    let columns = ["short", "demonym", "metonym", "of", "valid", "note"].filter { column in
      order.contains { $0.columns[column] != nil }
    }
    var lines = [(["id", "type", "en", "zh"] + columns).joined(separator: "\t")]
    for row in order {
      let cells =
        [row.id, row.type?.rawValue ?? "", row.english.joined(separator: "|"), row.chinese.joined(separator: "|")]
        + columns.map { row.columns[$0] ?? "" }
      lines.append(cells.joined(separator: "\t"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Names, ids, types

  /// A name that fits into a cell: no tabs, no bars, no doubled blanks, none between ideographs.
  static func cleaned(_ name: String) -> String {
    var result = ""
    for word in name.split(whereSeparator: { $0.isWhitespace || $0 == "|" || $0 == "\u{200B}" }) {
      if let last = result.unicodeScalars.last, let first = word.unicodeScalars.first, !(last.isHan && first.isHan) {
        result += " "
      }
      result += word
    }
    return result
  }

  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 }).trimmed
  }

  private static func id(_ term: Term, _ name: String, _ type: EntityType) -> String {
    let hasKey = !term.key.isEmpty && !term.key.hasPrefix("\u{0}")
    // An id of Lichang's own form stays.
    if hasKey, let slash = term.key.firstIndex(of: "/"),
      term.key[..<slash].allSatisfy({ $0.isASCII && $0.isLowercase }),
      !term.key.contains(where: \.isWhitespace)
    {
      return term.key
    }
    return kind(of: type) + "/" + slug(hasKey ? term.key : name)
  }

  private static func slug(_ name: String) -> String {
    var slug = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "x" : slug
  }

  private static func kind(of type: EntityType) -> String {
    switch type {
    case .person: "person"
    case .organisation: "org"
    case .politicalEntity, .location, .facility: "place"
    case .law: "treaty"
    default: type.rawValue.lowercased().split(separator: "_").joined(separator: "-")
    }
  }

  /// The type that a label means: OntoNotes' names, CoNLL's, jieba's tags, GATE's major types.
  static func type(_ label: String) -> EntityType? {
    if let type = EntityType(rawValue: label.uppercased()), type != .unknown { return type }
    let words = label.lowercased().split { !$0.isLetter }.map(String.init)
    for word in words.reversed() {
      switch word {
      case "per", "person", "people", "nr", "nrf", "nrt", "politician", "name": return .person
      case "org", "nt", "organization", "organisation", "company", "party", "government", "ministry":
        return .organisation
      case "ns", "nsf", "country", "city", "state", "gpe", "province": return .politicalEntity
      case "loc", "location", "place", "region", "river", "mountain", "island", "sea": return .location
      case "facility", "building", "airport": return .facility
      case "treaty", "law", "agreement": return .law
      case "event", "war": return .event
      case "product", "brand": return .product
      case "weapon": return .weapon
      case "topic", "issue": return .topic
      default: continue
      }
    }
    return nil
  }
}
