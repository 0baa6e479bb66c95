public import Records
public import TextModel

/// What of a record is compared.
public enum RatedLayer: String, Sendable, CaseIterable {
  /// Holder, target and side of each stance, summed over a document.
  case stances
  /// The document's positions.
  case positions
  /// The spans and types of mentions.
  case entities
}

extension Document {
  /// A pair that somebody takes a side on.
  public struct Pair: Hashable, Sendable {
    /// An entity id, `author`, `unknown` or a surface; "" where holders are left out.
    public var holder: String
    /// An entity id or a surface.
    public var target: String
    /// Whose words; nil where that is left out.
    public var voice: Voice?
  }

  /// The side of each pair, in the order of their first stances: where several stances concern one pair, the sum of their
  /// scores decides (0 is neutral). Complexity: O(n).
  public func sides(withHolder: Bool = true, withVoice: Bool = false) -> [(pair: Pair, label: StanceLabel)] {
    summed(
      stances.map { stance in
        (
          Pair(
            holder: withHolder ? stance.holder : "", target: stance.target, voice: withVoice ? stance.voice : nil),
          stance.score
        )
      })
  }

  /// The same of the document's positions, each with the weight of the stances behind it.
  public func positionSides(withVoice: Bool = false) -> [(pair: Pair, label: StanceLabel)] {
    if withVoice {
      return positions.map { (Pair(holder: $0.holder, target: $0.target, voice: $0.voice), $0.label) }
    }
    return summed(
      positions.map { position in
        (
          Pair(holder: position.holder, target: position.target, voice: nil),
          position.score * Double(max(1, position.favor + position.against))
        )
      })
  }

  private func summed(_ scores: [(pair: Pair, score: Double)]) -> [(pair: Pair, label: StanceLabel)] {
    var order: [Pair] = []
    var sums: [Pair: Double] = [:]
    for (pair, score) in scores {
      if sums[pair] == nil { order.append(pair) }
      sums[pair, default: 0] += score
    }
    // Sums of decimal fractions miss 0 by a little.
    return order.map { pair in
      let sum = sums[pair] ?? 0
      return (pair, StanceLabel(score: abs(sum) < 1e-9 ? 0 : sum))
    }
  }
}

extension AnnotatorLabels {
  /// The labels that a file of records gives: an item is a pair in a document, or a span in a document.
  public init(name: String, records: [AnnotatedRecord], layer: RatedLayer, withVoice: Bool = false) {
    self.init(name: name)
    documents = Set(records.map(\.document.id))
    for record in records {
      let document = record.document
      func item(_ pair: Document.Pair) -> String {
        "\(document.id)\t\(pair.holder) -> \(pair.target)" + (pair.voice.map { "\t\($0.rawValue)" } ?? "")
      }
      func add(_ item: String, _ label: String) {
        _ = self.add(item, label)
        documentOfItem[item] = document.id
      }
      switch layer {
      case .stances:
        for (pair, label) in document.sides(withVoice: withVoice) { add(item(pair), label.rawValue) }
      case .positions:
        for (pair, label) in document.positionSides(withVoice: withVoice) { add(item(pair), label.rawValue) }
      case .entities:
        for mention in document.mentions {
          add(
            "\(document.id)\t\(mention.span.start)-\(mention.span.end) \(document.string(mention.span))",
            mention.type.rawValue)
        }
      }
    }
  }
}
