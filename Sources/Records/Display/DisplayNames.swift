internal import TextModel

/// How ids, scores and stances are written for people.
struct DisplayNames {
  private var names: [String: String] = [:]

  init(_ document: Document) {
    for mention in document.mentions where !mention.entity.isEmpty && names[mention.entity] == nil {
      names[mention.entity] = mention.name.isEmpty ? mention.entity : mention.name
    }
  }

  /// The name of a holder or target: the entity's, or what stands there.
  func name(_ id: String) -> String { id.isEmpty ? "unknown" : names[id] ?? id }

  /// A signed number with two decimals: +0.90, −0.45.
  static func score(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = hundredths % 100
    let sign = hundredths == 0 ? "" : value < 0 ? "\u{2212}" : "+"
    return "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A side with how firmly it stands: "against", "favor, hedged".
  static func side(_ stance: Stance) -> String {
    stance.factuality == .asserted
      ? stance.label.rawValue : "\(stance.label.rawValue), \(stance.factuality.rawValue)"
  }

  /// The stances of each sentence, by its index.
  static func bySentence(_ document: Document) -> [[Int]] {
    var stances = [[Int]](repeating: [], count: document.sentences.count)
    for (i, stance) in document.stances.enumerated() where stances.indices.contains(stance.sentence) {
      stances[stance.sentence].append(i)
    }
    return stances
  }
}
