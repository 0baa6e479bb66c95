/// Dictionaries of quanteda and newsmap: keys within keys, and under the last ones lists of patterns.
///
/// ```yaml
/// ASIA:
///   EAST:
///     JP: [japan, japanese, tokyo]
/// ```
enum DictionaryTerms {
  /// `areCountries`: the last keys are ISO codes, whose rows exist already.
  static func read(_ text: String, areCountries: Bool) throws(UnreadableTerms) -> TermList {
    var list = TermList()
    try collect(try YAMLReader.parse(text), [], areCountries, &list)
    return list
  }

  private static func collect(
    _ node: YAMLNode, _ path: [String], _ areCountries: Bool, _ list: inout TermList
  ) throws(UnreadableTerms) {
    switch node {
    case .map(let members, _):
      for (key, value) in members { try collect(value, path + [key], areCountries, &list) }
    case .list(let elements, _):
      for element in elements { try collect(element, path, areCountries, &list) }
    case .scalar(let pattern, let line):
      guard let last = path.last else {
        throw UnreadableTerms(line: line, description: "a pattern without a key: a dictionary has 'key: [pattern, …]'")
      }
      if pattern.isEmpty { return }
      if areCountries {
        guard last.count == 2, last.allSatisfy({ $0.isASCII && $0.isLetter }) else {
          list.leave(line, "'\(pattern)' stands under '\(last)', which is no code of a country")
          return
        }
      }
      // A star stands for any ending; a name is found with its own plural and possessive alone.
      let name = pattern.replacing("*", with: "").replacing("_", with: " ").trimmed
      if name.isEmpty || name.contains("?") || pattern.dropLast().contains("*") && !pattern.hasPrefix("*") {
        list.leave(line, "'\(pattern)' is a pattern of many words")
        return
      }
      list.terms.append(
        Term(
          name, key: areCountries ? "country/" + last.uppercased() : path.joined(separator: "/"),
          label: areCountries ? "GPE" : path[0], extends: areCountries))
    }
  }
}
