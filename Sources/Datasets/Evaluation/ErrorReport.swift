internal import Records
public import TextModel

/// The errors of a prediction, gathered by the lexicon rows and rules that made them, so that a lexicon can be mended.
public struct ErrorReport: Sendable {
  /// What a line gathers.
  public enum Kind: String, Sendable, CaseIterable {
    /// Mentions that a row or rule found.
    case mentionRow = "mention-row"
    /// Gold mentions that nothing found, by their words.
    case missedName = "missed-name"
    /// Stances that a cue took part in.
    case cue
    /// Stances that a pattern bound.
    case rule
    /// Gold stances with cues in their evidence that bound nothing, by cue.
    case unboundCue = "unbound-cue"
    /// Gold stances without any cue in their evidence, by its words.
    case missedEvidence = "missed-evidence"
  }

  /// One row of a lexicon, rule or missed name, with what became of it.
  public struct Line: Sendable {
    /// What the line gathers.
    public var kind: Kind
    /// The row, rule or words.
    public var key: String
    /// How often it was right.
    public var right = 0
    /// How often it was there but should not have been, or had the wrong type or id.
    public var wrong = 0
    /// How often the other side was taken, or something was missed.
    public var missed = 0
    /// Some places, as `document: words`.
    public var examples: [String] = []
  }

  /// The lines with the most errors first, by kind.
  public private(set) var lines: [Line] = []
  private var indices: [Kind: [String: Int]] = [:]

  /// Gathers the errors of documents. Complexity: O(n log n).
  public init(_ pairs: RecordPairs, types: Set<EntityType> = []) {
    for pair in pairs.pairs {
      addMentions(pair.gold.document, pair.predicted.document, types)
      addStances(pair.gold.document, pair.predicted.document)
    }
    lines.sort { a, b in
      let (first, second) = (a.wrong + a.missed, b.wrong + b.missed)
      if a.kind != b.kind {
        return (Kind.allCases.firstIndex(of: a.kind) ?? 0) < (Kind.allCases.firstIndex(of: b.kind) ?? 0)
      }
      return first == second
        ? Array(a.key.utf8).lexicographicallyPrecedes(Array(b.key.utf8)) : first > second
    }
    indices = [:]
  }

  private mutating func note(_ kind: Kind, _ key: String, example: String, _ change: (inout Line) -> Void) {
    let index: Int
    if let known = indices[kind]?[key] {
      index = known
    } else {
      index = lines.count
      indices[kind, default: [:]][key] = index
      lines.append(Line(kind: kind, key: key))
    }
    let before = lines[index].wrong + lines[index].missed
    change(&lines[index])
    let isError = lines[index].wrong + lines[index].missed > before
    if isError, lines[index].examples.count < 5 { lines[index].examples.append(example) }
  }

  private static func snippet(_ document: Document, _ span: TextSpan) -> String {
    var start = max(0, Int(span.start) - 20)
    var end = min(document.text.count, Int(span.end) + 20)
    if start > 0, document.text[start] & 0xFC00 == 0xDC00 { start -= 1 }
    if end < document.text.count, document.text[end] & 0xFC00 == 0xDC00 { end += 1 }
    func clean(_ span: TextSpan) -> String {
      String(
        String.UnicodeScalarView(document.string(span).unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    }
    return
      "\(document.id): \(clean(TextSpan(start, Int(span.start))))⟦\(clean(span))⟧\(clean(TextSpan(Int(span.end), end)))"
  }

  private mutating func addMentions(_ gold: Document, _ predicted: Document, _ types: Set<EntityType>) {
    let wanted = gold.mentions.filter { types.isEmpty || types.contains($0.type) }
    let found = predicted.mentions.filter { types.isEmpty || types.contains($0.type) }
    func key(_ mention: Mention) -> String {
      // Gold without ids asks for no id.
      mention.type.rawValue
    }
    let partners = SpanMatching.exact(
      wanted.map { SpanMatching.Item(span: $0.span, key: key($0)) },
      found.map { SpanMatching.Item(span: $0.span, key: key($0)) })
    var goldOf = Array(repeating: -1, count: found.count)
    for (i, j) in partners.enumerated() where j >= 0 { goldOf[j] = i }
    for (j, mention) in found.enumerated() {
      let example = Self.snippet(predicted, mention.span)
      guard goldOf[j] >= 0 else {
        note(.mentionRow, mention.entry, example: example) { $0.wrong += 1 }
        continue
      }
      let ids = wanted[goldOf[j]].ids
      let isRight = ids.isEmpty || ids == mention.ids
      let detail = isRight ? example : "\(example) is \(ids.joined(separator: " + "))"
      note(.mentionRow, mention.entry, example: detail) { line in
        if isRight { line.right += 1 } else { line.wrong += 1 }
      }
    }
    for (i, mention) in wanted.enumerated() where partners[i] < 0 {
      let id = mention.ids.isEmpty ? "" : " = " + mention.ids.joined(separator: " + ")
      let words = gold.string(mention.span)
      note(.missedName, "\(words) \(mention.type.rawValue)\(id)", example: Self.snippet(gold, mention.span)) {
        $0.missed += 1
      }
    }
  }

  private mutating func addStances(_ gold: Document, _ predicted: Document) {
    let wanted = Dictionary(gold.sides().map { ($0.pair, $0.label) }, uniquingKeysWith: { first, _ in first })
    let found = Dictionary(predicted.sides().map { ($0.pair, $0.label) }, uniquingKeysWith: { first, _ in first })
    for stance in predicted.stances where stance.label != .neutral {
      let pair = Document.Pair(holder: stance.holder, target: stance.target, voice: nil)
      let label = wanted[pair]
      let isRight = label == stance.label
      let verdict =
        isRight ? "" : label.map { " is \($0.rawValue)" } ?? " is no stance of the gold"
      let example =
        "\(Self.snippet(predicted, stance.span)) \(stance.holder) -> \(stance.target) \(stance.label.rawValue)\(verdict)"
      func change(_ line: inout Line) {
        if isRight { line.right += 1 } else if label == nil { line.wrong += 1 } else { line.missed += 1 }
      }
      for entry in Set(stance.cues.map { predicted.cues[$0].entry }).sorted() {
        note(.cue, entry, example: example, change)
      }
      note(.rule, stance.rule, example: example, change)
    }
    for stance in gold.stances where stance.label != .neutral {
      let pair = Document.Pair(holder: stance.holder, target: stance.target, voice: nil)
      guard wanted[pair] == stance.label, found[pair] == nil || found[pair] == .neutral else { continue }
      let cues = Set(
        predicted.cues.filter { $0.kind == .stance && stance.span.overlaps($0.span) }.map(\.entry)
      ).sorted()
      let example =
        "\(Self.snippet(gold, stance.span)) \(stance.holder) -> \(stance.target) \(stance.label.rawValue)"
      if cues.isEmpty {
        note(.missedEvidence, gold.string(stance.span), example: example) { $0.missed += 1 }
      } else {
        for cue in cues { note(.unboundCue, cue, example: example) { $0.missed += 1 } }
      }
    }
  }
}
