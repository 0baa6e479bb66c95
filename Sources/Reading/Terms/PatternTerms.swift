/// Patterns of spaCy's EntityRuler and of Prodigy: a phrase, or a list of tokens that are told by their text.
///
/// ```json
/// {"label": "ORG", "pattern": "Apple", "id": "apple"}
/// {"label": "GPE", "pattern": [{"lower": "san"}, {"lower": {"in": ["francisco", "fran"]}}]}
/// ```
enum PatternTerms {
  static func read(_ text: String) -> TermList {
    var list = TermList()
    for (number, line) in TermFormat.lines(text) {
      let node: JSONNode
      do {
        node = try JSONNode.parse(Array(line.utf8))
      } catch {
        list.leave(number, "no JSON: \(error.message)")
        continue
      }
      let label = node["label"]?.string ?? ""
      let key = node["id"]?.name(in: Array(line.utf8)) ?? ""
      switch node["pattern"]?.content {
      case .string(let phrase)?: list.terms.append(Term(phrase, key: key, label: label))
      case .array(let tokens)?:
        switch phrases(tokens) {
        case .success(let phrases): list.terms += phrases.map { Term($0, key: key, label: label) }
        case .failure(let reason): list.leave(number, reason.text)
        }
      default: list.leave(number, "no \"pattern\", a phrase or a list of tokens")
      }
    }
    return list
  }

  private struct Reason: Error { var text: String }

  /// All phrases that a list of tokens matches.
  private static func phrases(_ tokens: [JSONNode]) -> Result<[String], Reason> {
    var phrases = [""]
    for token in tokens {
      var forms: [String] = []
      var isOptional = false
      for (key, value) in token.members {
        switch key.lowercased() {
        case "lower", "orth", "text":
          if let form = value.string {
            forms = [form]
          } else if let choices = (value["IN"] ?? value["in"])?.elements.compactMap(\.string), !choices.isEmpty {
            forms = choices
          } else {
            return .failure(Reason(text: "a token is told by \(key) with an operator: only \"IN\" can be written out"))
          }
        case "op" where value.string == "?": isOptional = true
        case "op" where value.string == "1": break
        case "is_punct" where value.isTrue && token.members.count == 1: forms = ["-"]
        default: return .failure(Reason(text: "a token is told by \(key): only LOWER, ORTH and TEXT are names"))
        }
      }
      if forms.isEmpty { return .failure(Reason(text: "a token without text")) }
      phrases = phrases.flatMap { start in forms.map { joined(start, $0) } + (isOptional ? [start] : []) }
      if phrases.count > 200 { return .failure(Reason(text: "the pattern stands for more than 200 names")) }
    }
    phrases.removeAll(where: \.isEmpty)
    return phrases.isEmpty ? .failure(Reason(text: "an empty pattern")) : .success(phrases)
  }

  /// Words with a blank between them, ideographs and marks without one.
  private static func joined(_ start: String, _ form: String) -> String {
    guard let last = start.unicodeScalars.last, let first = form.unicodeScalars.first else { return start + form }
    let isTight = last.isHan || first.isHan || "-'’.".unicodeScalars.contains(first) || last == "-"
    return start + (isTight ? "" : " ") + form
  }
}

extension Unicode.Scalar {
  /// Whether it is an ideograph.
  var isHan: Bool { properties.isIdeographic }
}
