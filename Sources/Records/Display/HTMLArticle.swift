internal import TextModel

/// One document of a page.
struct HTMLArticle {
  private let document: Document
  private let names: DisplayNames
  private let layers: LayeredText
  private let anchor: String
  private let title: String
  /// The stances in which a mention is holder or target, by its index.
  private var roles: [Int: [Int]] = [:]
  /// The stances that a cue made, by its index.
  private var made: [Int: [Int]] = [:]

  init(_ document: Document, anchor: String, title: String) {
    self.document = document
    self.anchor = anchor
    self.title = title
    names = DisplayNames(document)
    layers = LayeredText(document)
    for (i, stance) in document.stances.enumerated() {
      for mention in Set([stance.holderMention, stance.targetMention]) where mention >= 0 {
        roles[mention, default: []].append(i)
      }
      for cue in stance.cues { made[cue, default: []].append(i) }
    }
  }

  var html: String {
    let language = HTMLText.tag(document.language.rawValue)
    return "<article id=\"\(anchor)\" lang=\"\(language)\">\n" + heading + positions + body + "</article>\n"
  }

  // MARK: - On top

  private var heading: String {
    let facts = [
      document.metadata.authors.joined(separator: ", "), document.metadata.publisher, document.metadata.published,
      title == document.id ? "" : document.id,
    ]
    let line = facts.filter { !$0.isEmpty }.map { "<span>\(HTMLText.escaped($0))</span>" }.joined(separator: " · ")
    return "<h2 dir=\"auto\">\(HTMLText.escaped(title))</h2>\n<p class=\"facts\">\(line)</p>\n"
  }

  private var positions: String {
    guard !document.positions.isEmpty else { return "" }
    var table = """
      <table lang="en">
      <caption>Positions</caption>
      <thead><tr><th scope="col">Holder</th><th scope="col">Target</th><th scope="col">Position</th>\
      <th scope="col">Score</th><th scope="col">For</th><th scope="col">Against</th><th scope="col">Voice</th></tr></thead>
      <tbody>

      """
    for position in document.positions {
      table += "<tr><td dir=\"auto\">\(actor(position.holder))</td><td dir=\"auto\">\(actor(position.target))</td>"
      table += "<td>\(side(position.label, position.label.rawValue))</td>"
      table += "<td class=\"number\">\(DisplayNames.score(position.score))</td>"
      table += "<td class=\"number\">\(position.favor)</td><td class=\"number\">\(position.against)</td>"
      table += "<td>\(position.voice.rawValue)</td></tr>\n"
    }
    return table + "</tbody></table>\n"
  }

  private func actor(_ id: String) -> String {
    "<b title=\"\(HTMLText.escaped(id, inAttribute: true))\">\(HTMLText.escaped(names.name(id)))</b>"
  }

  private func side(_ label: StanceLabel, _ text: String) -> String {
    "<span class=\"side \(label.rawValue)\">\(HTMLText.escaped(text))</span>"
  }

  // MARK: - The text

  private var body: String {
    let stances = DisplayNames.bySentence(document)
    var result = ""
    var first = 0
    while first < document.sentences.count {
      var last = first
      while last + 1 < document.sentences.count, !hasBreak(between: last, and: last + 1) { last += 1 }
      result += paragraph(first...last, stances)
      first = last + 1
    }
    return result
  }

  private func hasBreak(between a: Int, and b: Int) -> Bool {
    document.text[Int(document.sentences[a].span.end)..<Int(document.sentences[b].span.start)].contains(0x0A)
  }

  private func paragraph(_ sentences: ClosedRange<Int>, _ stances: [[Int]]) -> String {
    var text = ""
    var notes = ""
    for number in sentences {
      let sentence = document.sentences[number]
      if number > sentences.lowerBound, sentence.span.start > document.sentences[number - 1].span.end { text += " " }
      let own = HTMLText.tag(sentence.language.rawValue)
      let isOther = sentence.language != .undetermined && own != HTMLText.tag(document.language.rawValue)
      let language = isOther ? " lang=\"\(own)\"" : ""
      text += "<span class=\"s\" id=\"\(anchor)s\(number + 1)\"\(language)>\(marked(sentence.span))</span>"
      for stance in stances[number] {
        let label = stance + 1
        text += "<sup><a href=\"#\(anchor)n\(label)\" lang=\"en\" aria-label=\"stance \(label)\">\(label)</a></sup>"
        notes += note(stance)
      }
    }
    let zone = document.sentences[sentences.lowerBound].zone.rawValue
    let list = notes.isEmpty ? "" : "<ul class=\"notes\" lang=\"en\">\n\(notes)</ul>\n"
    return "<div class=\"row\">\n<p class=\"zone-\(zone)\" dir=\"auto\">\(text)</p>\n\(list)</div>\n"
  }

  private func note(_ index: Int) -> String {
    let stance = document.stances[index]
    let places =
      ([stance.holderMention, stance.targetMention].filter { $0 >= 0 }.map { "\(anchor)m\($0 + 1)" }
      + stance.cues.map { "\(anchor)c\($0 + 1)" }).joined(separator: " ")
    let cues = stance.cues.map { "<q>\(HTMLText.escaped(document.string(document.cues[$0].span)))</q>" }
    var line = "<li id=\"\(anchor)n\(index + 1)\" tabindex=\"0\" data-of=\"\(places)\" title=\""
    line += HTMLText.escaped(derivation(stance), inAttribute: true)
    line += "\"><a href=\"#\(anchor)s\(stance.sentence + 1)\">\(index + 1)</a> "
    line += "\(actor(stance.holder)) → \(actor(stance.target)): \(side(stance.label, DisplayNames.side(stance))) "
    line +=
      "<span class=\"how\">\(DisplayNames.score(stance.score)) (\(stance.voice.rawValue)) \(cues.joined(separator: " "))"
    return line + " via <code>\(HTMLText.escaped(stance.rule))</code></span></li>\n"
  }

  /// Where a stance comes from, line by line.
  private func derivation(_ stance: Stance) -> String {
    var lines = [
      "\(stance.holder) → \(stance.target): \(DisplayNames.side(stance)) \(DisplayNames.score(stance.score))"
    ]
    lines.append("voice: \(stance.voice.rawValue)")
    lines.append("pattern: \(stance.rule)")
    for cue in stance.cues { lines.append("cue: \(cueText(cue))") }
    return lines.joined(separator: "\n")
  }

  private func cueText(_ index: Int) -> String {
    let cue = document.cues[index]
    return "\(document.string(cue.span)) \(DisplayNames.score(cue.value)) (row \(cue.entry))"
  }

  // MARK: - Marks

  private func marked(_ span: TextSpan) -> String {
    var result = ""
    for event in layers.events(in: span) {
      switch event {
      case .open(let mark, let isContinued): result += open(mark, isContinued)
      case .close(let mark): result += mark.layer == .quote ? "</span>" : "</mark>"
      case .text(let span): result += HTMLText.escaped(document.string(span))
      }
    }
    return result
  }

  private func open(_ mark: LayeredText.Mark, _ isContinued: Bool) -> String {
    let number = mark.index + 1
    var kind: String
    var key: String
    var lines: [String]
    switch mark.layer {
    case .quote:
      let quote = document.quotes[mark.index]
      let speaker = quote.speaker >= 0 ? names.name(document.mentions[quote.speaker].entity) : "unknown"
      let title = "\(quote.kind.rawValue) speech of \(speaker)"
      return "<span class=\"quote\" title=\"\(HTMLText.escaped(title, inAttribute: true))\">"
    case .mention:
      let mention = document.mentions[mark.index]
      kind = "m t-\(HTMLArticle.group(mention.type))"
      key = "\(anchor)m\(number)"
      lines =
        describe(mention)
        + (roles[mark.index] ?? []).map { stance in
          "stance \(stance + 1): " + line(document.stances[stance])
        }
    case .cue:
      kind = "c \(document.cues[mark.index].value < 0 ? "against" : "favor")"
      key = "\(anchor)c\(number)"
      lines = ["stance cue: \(cueText(mark.index))"]
      for stance in made[mark.index] ?? [] { lines.append("stance \(stance + 1): " + line(document.stances[stance])) }
    }
    // A part behind a cut has the same title, but is no stop of the keyboard and no start of an underline.
    let focus = isContinued ? "" : " tabindex=\"0\""
    if isContinued { kind += " cont" }
    let title = HTMLText.escaped(lines.joined(separator: "\n"), inAttribute: true)
    return "<mark class=\"\(kind)\" data-k=\"\(key)\"\(focus) title=\"\(title)\">"
  }

  private func describe(_ mention: Mention) -> [String] {
    var lines: [String] = []
    if !mention.entity.isEmpty { lines.append("\(mention.name) — \(mention.entity)") }
    if !mention.members.isEmpty { lines.append("members: \(mention.members.joined(separator: ", "))") }
    if !mention.value.isEmpty { lines.append("value: \(mention.value)") }
    lines.append("\(mention.type.rawValue), \(mention.role.rawValue)")
    lines.append("row: \(mention.entry)")
    return lines
  }

  private func line(_ stance: Stance) -> String {
    "\(names.name(stance.holder)) → \(names.name(stance.target)): \(DisplayNames.side(stance)) (\(stance.voice.rawValue)) "
      + "via \(stance.rule)"
  }

  /// The seven colours of types.
  static func group(_ type: EntityType) -> String {
    switch type {
    case .politicalEntity, .group: "country"
    case .person: "person"
    case .organisation: "organisation"
    case .location, .facility: "place"
    case .law, .event, .work, .product, .language: "treaty"
    case .weapon, .topic, .unknown: "topic"
    case .date, .time, .percent, .money, .quantity, .ordinal, .cardinal: "value"
    }
  }
}
