internal import TextModel

/// Makes a record of what was imported: a new one, or the record it was exported from with the marks that people changed.
///
/// What is as it was keeps all it had (ids, rows, cues, scores); what is new or changed says so in its `entry` or `rule`
/// (`import/brat`). Positions are summed up again where stances have changed.
public struct ImportMerge: Sendable {
  /// The mark of everything that came in: `import/` and the format's name.
  private let mark: String
  private let takesStances: Bool

  /// Makes a merge for a format. `takesStances` is false where the export was made without stances: a record's own are
  /// kept then.
  public init(_ format: ImportFormat, takesStances: Bool = true) {
    mark = "import/" + format.rawValue
    self.takesStances = takesStances
  }

  /// A record. `base` is the record that was exported, if it is at hand. Throws if its text is another one.
  /// Complexity: O(n log n).
  public func record(
    _ imported: ImportedDocument, base: AnnotatedRecord? = nil
  ) throws(RecordFailure) -> AnnotatedRecord {
    let imported = imported.withUnixLineEnds()
    var record: AnnotatedRecord
    if let base {
      guard base.document.text == imported.text else {
        let at = zip(base.document.text, imported.text).enumerated().first { $1.0 != $1.1 }?.offset
        throw RecordFailure(
          source: imported.source, line: imported.line,
          message:
            "the text of '\(imported.id)' is not that of its record, from unit \(at ?? min(base.document.text.count, imported.text.count)) on"
        )
      }
      record = base
    } else {
      record = AnnotatedRecord(document: Document(id: imported.id, source: imported.source, text: imported.text))
      record.document.metadata.encoding = "UTF-8"
      record.provenance.tool = mark
    }
    var document = record.document
    let old = document.mentions
    let indices = takeMentions(imported, old, &document)
    takeStances(imported, base?.document, indices, &document)
    for problem in imported.problems { document.warnings.append(Warning(code: "import", detail: problem)) }
    record.document = document
    return record
  }

  /// Which mention an imported and an old one have become.
  private struct Indices {
    var ofImported: [Int]
    var ofOld: [Int]
  }

  private func takeMentions(
    _ imported: ImportedDocument, _ old: [Mention], _ document: inout Document
  ) -> Indices {
    var bySpan: [TextSpan: [Int]] = [:]
    for (index, mention) in old.enumerated() { bySpan[place(mention.span, document), default: []].append(index) }
    var taken: [(mention: Mention, imported: Int, old: Int)] = []
    for (number, item) in imported.mentions.enumerated() {
      let span = place(item.span, document)
      let candidates = bySpan[span] ?? []
      let same = candidates.first { old[$0].exportLabel == item.label && fits(old[$0], item) }
      let near = same ?? candidates.first { old[$0].exportLabel == item.label } ?? candidates.first
      if let near { bySpan[span]?.removeAll { $0 == near } }
      var mention = near.map { old[$0] } ?? new(item, document)
      if same == nil {
        mention.entry = mark
        if let type = type(of: item, &document) { mention.type = type }
        if !item.ids.isEmpty {
          mention.entity = item.ids.count == 1 ? item.ids[0] : ""
          mention.members = item.ids.count == 1 ? [] : item.ids
          if near.map({ old[$0].ids != item.ids }) ?? true { mention.name = document.string(item.span) }
        }
      }
      taken.append((mention, number, near ?? -1))
    }
    let order = taken.indices.sorted { a, b in
      taken[a].mention.span == taken[b].mention.span ? a < b : taken[a].mention.span < taken[b].mention.span
    }
    var indices = Indices(
      ofImported: Array(repeating: -1, count: imported.mentions.count), ofOld: Array(repeating: -1, count: old.count))
    for (place, index) in order.enumerated() {
      indices.ofImported[taken[index].imported] = place
      if taken[index].old >= 0 { indices.ofOld[taken[index].old] = place }
    }
    document.mentions = order.map { index in
      var mention = taken[index].mention
      mention.parent = mention.parent >= 0 ? indices.ofOld[mention.parent] : -1
      return mention
    }
    for index in document.quotes.indices where document.quotes[index].speaker >= 0 {
      document.quotes[index].speaker = indices.ofOld[document.quotes[index].speaker]
    }
    return indices
  }

  /// What two spans must have in common to be the same: brat cannot say that a span begins or ends with a line end.
  private func place(_ span: TextSpan, _ document: Document) -> TextSpan {
    guard mark == "import/brat" else { return span }
    var start = Int(span.start)
    var end = Int(span.end)
    while start < end, document.text[start] == 0x0A { start += 1 }
    while end > start, document.text[end - 1] == 0x0A { end -= 1 }
    return TextSpan(start, end)
  }

  /// Whether an imported mention says nothing else than an old one: ids that it does not carry are not changed.
  private func fits(_ mention: Mention, _ item: ImportedDocument.Mention) -> Bool {
    item.ids.isEmpty || item.ids == mention.ids
  }

  private func new(_ item: ImportedDocument.Mention, _ document: Document) -> Mention {
    Mention(
      span: item.span, type: .unknown, entity: "", name: document.string(item.span), role: .given, entry: mark)
  }

  private func type(of item: ImportedDocument.Mention, _ document: inout Document) -> EntityType? {
    if let type = EntityType(rawValue: item.label) { return type }
    if item.label != "ENTITY" {
      document.warnings.append(
        Warning(
          code: "unknown-type", start: Int(item.span.start), detail: "'\(item.label)' is no type of a mention"))
    }
    return nil
  }

  private func takeStances(
    _ imported: ImportedDocument, _ base: Document?, _ indices: Indices, _ document: inout Document
  ) {
    var left = base?.stances ?? []
    for index in left.indices {
      let (holder, target) = (left[index].holderMention, left[index].targetMention)
      if holder >= 0 { left[index].holderMention = indices.ofOld[holder] }
      if target >= 0 { left[index].targetMention = indices.ofOld[target] }
    }
    guard takesStances else {
      document.stances = left
      return
    }
    // Stances with their places among the old ones: those that are as they were keep their order.
    var free = Array(left.indices)
    var taken: [(stance: Stance, place: Int)] = []
    for item in imported.stances {
      let holder = item.holderMention < 0 ? -1 : indices.ofImported[item.holderMention]
      let target = item.targetMention < 0 ? -1 : indices.ofImported[item.targetMention]
      let same = free.firstIndex { isSame(left[$0], item, holder, target, document) }
      if let same {
        let place = free.remove(at: same)
        taken.append((left[place], place))
      } else {
        taken.append((stance(item, holder, target, document), left.count))
      }
    }
    // Formats without stances whose holder is not named cannot have said that those are gone.
    if mark != "import/brat" {
      for place in free where left[place].holderMention < 0 || left[place].targetMention < 0 {
        taken.append((left[place], place))
      }
    }
    let isUnchanged = taken.count == left.count && taken.allSatisfy { $0.place < left.count }
    let order = taken.indices.sorted { a, b in
      let (first, second) = (taken[a], taken[b])
      if isUnchanged { return first.place < second.place }
      if first.stance.span != second.stance.span { return first.stance.span < second.stance.span }
      return first.place == second.place ? a < b : first.place < second.place
    }
    document.stances = order.map { taken[$0].stance }
    if !isUnchanged || base == nil { document.positions = Position.sums(of: document.stances) }
  }

  /// Whether an imported stance says nothing else than an old one.
  private func isSame(
    _ stance: Stance, _ item: ImportedDocument.Stance, _ holder: Int, _ target: Int, _ document: Document
  ) -> Bool {
    stance.holderMention == holder && stance.targetMention == target && stance.label == item.label
      && (item.span.map { place($0, document) == place(stance.span, document) } ?? true)
      && (item.voice == nil || item.voice == stance.voice)
      && (item.factuality == nil || item.factuality == stance.factuality)
      && (holder >= 0 || item.holder == nil || item.holder == stance.holder)
      && (target >= 0 || item.target == nil || item.target == stance.target)
  }

  private func stance(
    _ item: ImportedDocument.Stance, _ holder: Int, _ target: Int, _ document: Document
  ) -> Stance {
    let span = item.span ?? hull(holder, target, document)
    func name(_ mention: Int, _ given: String?, _ none: String) -> String {
      guard mention >= 0 else { return given ?? none }
      let found = document.mentions[mention]
      return found.entity.isEmpty ? document.string(found.span) : found.entity
    }
    let sentence = document.sentences.firstIndex { $0.span.start <= span.start && span.start < $0.span.end }
    let sign: Double = item.label == .favor ? 1 : item.label == .against ? -1 : 0
    // A score that came along holds if it has the side of the label.
    let score = item.score.flatMap { $0 * sign > 0 ? $0 : nil } ?? sign
    return Stance(
      holder: name(holder, item.holder, "author"), holderMention: holder, target: name(target, item.target, "unknown"),
      targetMention: target, label: item.label, score: score, factuality: item.factuality ?? .asserted,
      voice: item.voice ?? .author, sentence: sentence ?? 0, span: span, cues: [], rule: mark)
  }

  /// From the first to the last mention of a stance that has no evidence of its own.
  private func hull(_ holder: Int, _ target: Int, _ document: Document) -> TextSpan {
    let spans = [holder, target].filter { $0 >= 0 }.map { document.mentions[$0].span }
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else {
      return TextSpan(0, document.text.count)
    }
    return TextSpan(Int(start), Int(end))
  }
}

extension ImportedDocument {
  /// The same with CRLF and CR turned into LF, as records have their text; spans move along.
  func withUnixLineEnds() -> ImportedDocument {
    guard text.contains(0x0D) else { return self }
    var result = self
    var places: [Int32] = []
    result.text = []
    for i in text.indices {
      places.append(Int32(result.text.count))
      if text[i] == 0x0D {
        if i + 1 < text.count, text[i + 1] == 0x0A { continue }
        result.text.append(0x0A)
      } else {
        result.text.append(text[i])
      }
    }
    places.append(Int32(result.text.count))
    func moved(_ span: TextSpan) -> TextSpan { TextSpan(Int(places[Int(span.start)]), Int(places[Int(span.end)])) }
    for i in mentions.indices { result.mentions[i].span = moved(mentions[i].span) }
    for i in stances.indices { result.stances[i].span = stances[i].span.map(moved) }
    return result
  }
}
