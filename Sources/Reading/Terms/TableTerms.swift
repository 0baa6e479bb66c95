/// A table with a header row: Lichang's own columns, or what others call them.
enum TableTerms {
  private static let meanings: [String: String] = [
    "id": "id", "key": "id", "wikidata": "id", "type": "type", "label": "type", "category": "type", "class": "type",
    "en": "name", "english": "name", "zh": "name", "chinese": "name", "name": "name", "term": "name", "word": "name",
    "title": "name", "pattern": "name", "aliases": "name", "alias": "name", "synonyms": "name", "names": "name",
    "short": "short", "demonym": "demonym", "metonym": "metonym", "of": "of", "country": "of", "valid": "valid",
    "note": "note", "notes": "note", "description": "note",
  ]

  static func read(_ bytes: [UInt8]) throws(UnreadableTerms) -> TermList {
    let table: DelimitedTable
    do {
      table = try DelimitedTable(bytes)
    } catch {
      throw UnreadableTerms(line: error.line, description: error.description)
    }
    let columns = table.columns.map { meanings[$0.trimmed.lowercased()] ?? "" }
    guard columns.contains("name") else {
      throw UnreadableTerms(
        line: 1,
        description: "no column of names: en, zh, name, term or aliases (there are: "
          + table.columns.joined(separator: ", ") + ")")
    }
    var list = TermList()
    for (line, cells) in table.rows {
      var values: [String: String] = [:]
      var names: [String] = []
      for (meaning, cell) in zip(columns, cells) where !meaning.isEmpty && !cell.isEmpty {
        if meaning == "name" {
          names += cell.split { $0 == "|" || $0 == ";" || $0 == "；" }.map(\.trimmed).filter { !$0.isEmpty }
        } else if values[meaning] == nil {
          values[meaning] = cell.trimmed
        }
      }
      let key = values.removeValue(forKey: "id") ?? ""
      let label = values.removeValue(forKey: "type") ?? ""
      if names.isEmpty {
        list.leave(line, "a row without a name")
        continue
      }
      // The names of a row without id belong together all the same.
      let own = key.isEmpty ? "\u{0}\(line)" : key
      for (number, name) in names.enumerated() {
        list.terms.append(Term(name, key: own, label: label, columns: number == 0 ? values : [:]))
      }
    }
    return list
  }
}
