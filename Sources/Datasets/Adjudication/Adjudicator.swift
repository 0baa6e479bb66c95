public import Records
internal import TextModel

/// How a disagreement is decided.
public enum Verdict: Sendable, Hashable {
  /// It stays open: listed, not in the result.
  case open
  /// More than half of the annotators, silence counted as a vote against.
  case majority
  /// What this annotator says, silence as well.
  case prefer(Int)
}

/// One label and who gave it: what became of it.
public struct Decision: Sendable {
  /// The document.
  public var document: String
  /// `entities` or `stances`.
  public var layer: RatedLayer
  /// What is decided on: `日本 GPE country/JP`, or `country/JP -> country/RU`.
  public var item: String
  /// Where, in the record's own unit… of code points; the first evidence of a stance.
  public var start: Int
  /// Its end.
  public var end: Int
  /// What each annotator said, "" for nothing.
  public var votes: [String]
  /// The label that was taken, "" for none.
  public var final: String
  /// `agreed`, `majority`, `preferred`, `open`.
  public var decided: String
}

/// Merges the records of several annotators of one text; every final label can be traced to who gave it.
public struct Adjudicator: Sendable {
  /// The annotators' names.
  public var annotators: [String]
  /// How disagreements are decided, one rule after the other until one decides.
  public var verdicts: [Verdict]

  /// Makes an adjudicator.
  public init(annotators: [String], verdicts: [Verdict]) {
    self.annotators = annotators
    self.verdicts = verdicts
  }

  /// Decides on labels: all that were given are the candidates.
  private func decide(_ votes: [String]) -> (final: String, decided: String) {
    if let first = votes.first, votes.allSatisfy({ $0 == first }) { return (first, "agreed") }
    for verdict in verdicts {
      switch verdict {
      case .open: break
      case .prefer(let annotator): return (votes[annotator], "preferred \(annotators[annotator])")
      case .majority:
        var counts: [String: Int] = [:]
        for vote in votes { counts[vote, default: 0] += 1 }
        if let winner = counts.first(where: { $0.value * 2 > votes.count }) {
          return (winner.key, "majority \(winner.value)/\(votes.count)")
        }
      }
    }
    return ("", "open")
  }

  /// The merged record of one text with all decisions. The records have the same text; they come in the order of the
  /// annotators. All layers but mentions, cues, stances and positions are the first record's. Complexity: O(n log n).
  public func merge(_ records: [AnnotatedRecord]) -> (record: AnnotatedRecord, decisions: [Decision]) {
    var decisions: [Decision] = []
    var result = records[0]
    var document = result.document
    let places = OffsetMap(document, unit: .codepoint)
    let indices = mergeMentions(records.map(\.document), &document, places, &decisions)
    mergeStances(records.map(\.document), indices, &document, places, &decisions)
    document.positions = Position.sums(of: document.stances)
    result.document = document
    result.provenance.tool = "lichang adjudicate: " + annotators.joined(separator: ", ")
    return (result, decisions)
  }

  /// For each annotator, for each of their mentions: its index in the result, or -1.
  private func mergeMentions(
    _ documents: [Document], _ result: inout Document, _ places: OffsetMap, _ decisions: inout [Decision]
  ) -> [[Int]] {
    // One question a span: which type and id, if any.
    func label(_ mention: Mention) -> String {
      mention.type.rawValue + (mention.ids.isEmpty ? "" : " " + mention.ids.joined(separator: "+"))
    }
    var spans: [TextSpan] = []
    var bySpan: [TextSpan: [[Int]]] = [:]
    for (annotator, document) in documents.enumerated() {
      for (index, mention) in document.mentions.enumerated() {
        if bySpan[mention.span] == nil {
          spans.append(mention.span)
          bySpan[mention.span] = Array(repeating: [], count: documents.count)
        }
        bySpan[mention.span]?[annotator].append(index)
      }
    }
    var indices = documents.map { Array(repeating: -1, count: $0.mentions.count) }
    var mentions: [Mention] = []
    var parents: [(annotator: Int, parent: Int)] = []
    for span in spans.sorted() {
      guard let given = bySpan[span] else { continue }
      let votes = given.enumerated().map { annotator, list in
        list.map { label(documents[annotator].mentions[$0]) }.sorted().joined(separator: "; ")
      }
      let (final, decided) = decide(votes)
      let winner = final.isEmpty ? nil : votes.firstIndex(of: final)
      if let winner {
        for index in given[winner] {
          let place = mentions.count
          mentions.append(documents[winner].mentions[index])
          parents.append((winner, documents[winner].mentions[index].parent))
          for (annotator, list) in given.enumerated() {
            // Others' mentions of the span are this one, whatever they called it.
            for other in list where indices[annotator][other] < 0 {
              let isSame = label(documents[annotator].mentions[other]) == label(mentions[place])
              if isSame || list.count == 1 { indices[annotator][other] = place }
            }
          }
        }
      }
      decisions.append(
        Decision(
          document: result.id, layer: .entities, item: result.string(span), start: places[span.start],
          end: places[span.end], votes: votes, final: final, decided: decided))
    }
    for place in mentions.indices {
      let (annotator, parent) = parents[place]
      mentions[place].parent = parent >= 0 ? indices[annotator][parent] : -1
    }
    result.mentions = mentions
    for quote in result.quotes.indices where result.quotes[quote].speaker >= 0 {
      result.quotes[quote].speaker = indices[0][result.quotes[quote].speaker]
    }
    return indices
  }

  private func mergeStances(
    _ documents: [Document], _ indices: [[Int]], _ result: inout Document, _ places: OffsetMap,
    _ decisions: inout [Decision]
  ) {
    // One question a pair and voice: which side, if any.
    let sides = documents.map { document in
      Dictionary(
        document.sides(withVoice: true).map { ($0.pair, $0.label) }, uniquingKeysWith: { first, _ in first })
    }
    var order: [(pair: Document.Pair, span: TextSpan)] = []
    var known = Set<Document.Pair>()
    for document in documents {
      for stance in document.stances {
        let pair = Document.Pair(holder: stance.holder, target: stance.target, voice: stance.voice)
        if known.insert(pair).inserted { order.append((pair, stance.span)) }
      }
    }
    order.sort { a, b in
      if a.span != b.span { return a.span < b.span }
      return "\(a.pair.holder)\t\(a.pair.target)" < "\(b.pair.holder)\t\(b.pair.target)"
    }
    // Cues of all annotators are kept once each.
    var cues = result.cues
    var stances: [Stance] = []
    for (pair, span) in order {
      let votes = sides.map { $0[pair]?.rawValue ?? "" }
      let (final, decided) = decide(votes)
      if !final.isEmpty, let winner = votes.firstIndex(of: final) {
        for stance in documents[winner].stances
        where stance.holder == pair.holder && stance.target == pair.target && stance.voice == pair.voice {
          var stance = stance
          if stance.holderMention >= 0 { stance.holderMention = indices[winner][stance.holderMention] }
          if stance.targetMention >= 0 { stance.targetMention = indices[winner][stance.targetMention] }
          stance.cues = stance.cues.map { index in
            let cue = documents[winner].cues[index]
            if let known = cues.firstIndex(where: { $0.span == cue.span && $0.entry == cue.entry }) { return known }
            cues.append(cue)
            return cues.count - 1
          }
          stance.sentence =
            result.sentences.firstIndex { $0.span.start <= stance.span.start && stance.span.start < $0.span.end } ?? 0
          stances.append(stance)
        }
      }
      decisions.append(
        Decision(
          document: result.id, layer: .stances,
          item: "\(pair.holder) -> \(pair.target)" + (pair.voice.map { " (\($0.rawValue))" } ?? ""),
          start: places[span.start], end: places[span.end], votes: votes, final: final, decided: decided))
    }
    result.cues = cues
    result.stances = stances.sorted { $0.span < $1.span }
  }

  /// Decides on labels of items from tables, in the order in which items first occur.
  public func merge(_ labels: [AnnotatorLabels]) -> [Decision] {
    let ratings = Ratings(labels)
    return ratings.items.enumerated().map { number, item in
      let votes = ratings.row(number).map { $0 < 0 ? "" : ratings.labels[Int($0)] }
      // An item that somebody has not rated is decided by those who have.
      let given = votes.filter { !$0.isEmpty }
      let isAgreed = Set(given).count == 1
      let (final, decided) =
        isAgreed
        ? (given[0], given.count == votes.count ? "agreed" : "agreed \(given.count)/\(votes.count)") : decide(votes)
      return Decision(
        document: item, layer: .stances, item: item, start: 0, end: 0, votes: votes, final: final, decided: decided)
    }
  }
}
