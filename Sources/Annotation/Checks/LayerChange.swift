public import TextModel

/// A mention, cue or stance that one lexicon finds in a text and another one does not.
public struct LayerChange: Sendable, Equatable {
  /// The layer it belongs to.
  public enum Layer: String, Sendable, CaseIterable {
    case entities, cues, stances
  }

  /// Its layer.
  public var layer: Layer
  /// Whether the second lexicon adds it; otherwise the first one alone has it.
  public var isAdded: Bool
  /// Where it stands, half-open, in UTF-16 code units.
  public var span: TextSpan
  /// What it is, in words: `ORG org/zorg, name`, `against -0.600: country/US -> country/JP, by 'H ~ T'`.
  public var what: String
  /// The rows that made it.
  public var rows: [String]

  /// What differs between two annotations of one text, in the order of the text; of one place what goes comes first.
  /// Complexity: O(n log n) in the layers.
  public static func between(_ old: Document, _ new: Document) -> [LayerChange] {
    var changes: [LayerChange] = []
    for layer in Layer.allCases {
      let (before, after) = (items(layer, old), items(layer, new))
      changes += difference(before, from: after, layer, isAdded: false)
      changes += difference(after, from: before, layer, isAdded: true)
    }
    return changes.enumerated().sorted {
      ($0.element.span, $0.offset) < ($1.element.span, $1.offset)
    }.map(\.element)
  }

  private struct Item: Hashable {
    var span: TextSpan
    var what: String
    var rows: [String]
  }

  private static func difference(
    _ items: [Item], from others: [Item], _ layer: Layer, isAdded: Bool
  ) -> [LayerChange] {
    var counts: [Item: Int] = [:]
    for other in others { counts[other, default: 0] += 1 }
    return items.compactMap { item in
      if let count = counts[item], count > 0 {
        counts[item] = count - 1
        return nil
      }
      return LayerChange(layer: layer, isAdded: isAdded, span: item.span, what: item.what, rows: item.rows)
    }
  }

  private static func items(_ layer: Layer, _ document: Document) -> [Item] {
    switch layer {
    case .entities:
      document.mentions.map { mention in
        var what = mention.type.rawValue
        if !mention.ids.isEmpty { what += " " + mention.ids.joined(separator: " + ") }
        if !mention.value.isEmpty { what += " " + mention.value }
        return Item(span: mention.span, what: what + ", " + mention.role.rawValue, rows: [mention.entry])
      }
    case .cues:
      document.cues.map { cue in
        Item(span: cue.span, what: "\(cue.kind.rawValue) \(decimals(cue.value))", rows: [cue.entry])
      }
    case .stances:
      document.stances.map { stance in
        let voice = stance.voice == .author ? "" : ", \(stance.voice.rawValue)"
        let factuality = stance.factuality == .asserted ? "" : ", \(stance.factuality.rawValue)"
        return Item(
          span: stance.span,
          what: "\(stance.label.rawValue) \(decimals(stance.score)): \(stance.holder) -> \(stance.target)"
            + "\(voice)\(factuality), by '\(stance.rule)'",
          rows: stance.cues.map { document.cues[$0].entry })
      }
    }
  }

  /// As records have it: three decimals.
  private static func decimals(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(abs(thousandths) % 1000 + 1000).dropFirst()
    return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(digits)"
  }
}
