internal import Reading
internal import TextModel

/// Reads the layers of one record into its document.
struct LayerParser {
  typealias Malformed = JSONReader.Malformed

  private(set) var document: Document
  private let spans: Spans
  private var mentionIndices: [String: Int] = [:]
  private var cueIndices: [String: Int] = [:]

  init(document: Document, unit: OffsetUnit) {
    self.document = document
    spans = Spans(
      places: UnitPlaces(document.text, hasSurrogates: document.hasSurrogates, unit: unit), text: document.text)
  }

  mutating func read(_ key: String, _ reader: inout JSONReader) throws(Malformed) {
    switch key {
    case "metadata": try readMetadata(&reader)
    case "fields": try readFields(&reader)
    case "zones": try readZones(&reader)
    case "sentences": try readSentences(&reader)
    case "tokens": try readTokens(&reader)
    case "entities": try readMentions(&reader)
    case "cues": try readCues(&reader)
    case "quotes": try readQuotes(&reader)
    case "stances": try readStances(&reader)
    case "positions": try readPositions(&reader)
    default: try reader.skipValue()
    }
  }

  // MARK: - Pieces

  /// The offsets and other shared parts of an item while it is read.
  private struct Place {
    var start = -1
    var end = -1
    let offset: Int
    var text: String?

    mutating func take(_ key: String, _ reader: inout JSONReader) throws(Malformed) {
      switch key {
      case "start": start = try reader.integerValue()
      case "end": end = try reader.integerValue()
      case "text": text = try reader.stringValue()
      default: break
      }
    }
  }

  /// The spans of a text; apart from the document, so that checking one copies nothing of it.
  private struct Spans {
    let places: UnitPlaces
    let text: [UInt16]

    func span(_ place: Place, _ what: StaticString, _ index: Int) throws(Malformed) -> TextSpan {
      guard let span = places.span(place.start, place.end) else {
        let reason =
          place.start < 0 || place.end < place.start || place.end > places.end
          ? "outside the text of length \(places.end)" : "inside a character"
        throw Malformed(
          message: "\(what)[\(index)]: its span \(place.start)..<\(place.end) lies \(reason)", offset: place.offset)
      }
      if let words = place.text, !words.utf16.elementsEqual(text[span.range]) {
        let covered = String(decoding: text[span.range], as: UTF16.self)
        throw Malformed(
          message:
            "\(what)[\(index)]: its span \(place.start)..<\(place.end) covers '\(covered)', not its text '\(words)'",
          offset: place.offset)
      }
      return span
    }
  }

  private static func choice<Value: RawRepresentable>(
    _ reader: inout JSONReader, _ what: StaticString, as type: Value.Type = Value.self
  ) throws(Malformed) -> Value where Value.RawValue == String {
    let begin = reader.at
    let name = try reader.stringValue()
    guard let value = Value(rawValue: name) else {
      throw Malformed(message: "unknown \(what) '\(name)'", offset: begin)
    }
    return value
  }

  /// The index of the item with an id, -1 for "".
  private static func index(
    _ reader: inout JSONReader, _ indices: [String: Int], _ what: StaticString
  ) throws(Malformed) -> Int {
    let begin = reader.at
    let id = try reader.stringValue()
    if id.isEmpty { return -1 }
    guard let index = indices[id] else {
      throw Malformed(message: "there is no \(what) '\(id)'", offset: begin)
    }
    return index
  }

  // MARK: - Layers

  private mutating func readMetadata(_ reader: inout JSONReader) throws(Malformed) {
    var metadata = Metadata()
    try reader.eachMember { reader, key throws(Malformed) in
      switch key {
      case "title": metadata.title = try reader.stringValue()
      case "publisher": metadata.publisher = try reader.stringValue()
      case "published": metadata.published = try reader.stringValue()
      case "authors": metadata.authors = try reader.stringList()
      case "url": metadata.url = try reader.stringValue()
      case "encoding": metadata.encoding = try reader.stringValue()
      case "views": metadata.views = try reader.integerValue()
      default: break
      }
    }
    document.metadata = metadata
  }

  private mutating func readFields(_ reader: inout JSONReader) throws(Malformed) {
    let begin = reader.at
    guard reader.isAt(0x7B) else { throw reader.fail("\"fields\" wants an object") }
    try reader.skipValue()
    var inside = reader.bytes[(begin + 1)..<(reader.at - 1)]
    while let first = inside.first, first == 0x20 || first == 0x09 { inside.removeFirst() }
    while let last = inside.last, last == 0x20 || last == 0x09 { inside.removeLast() }
    document.fields = Array(inside)
  }

  private mutating func readZones(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, index throws(Malformed) in
      var place = Place(offset: reader.at)
      var kind = ZoneKind.body
      try reader.eachMember { reader, key throws(Malformed) in
        if key == "kind" { kind = try Self.choice(&reader, "kind of zone") } else { try place.take(key, &reader) }
      }
      document.zones.append(Zone(kind: kind, span: try spans.span(place, "zones", index)))
    }
  }

  private mutating func readSentences(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, index throws(Malformed) in
      var place = Place(offset: reader.at)
      var language = Language.undetermined
      var zone = ZoneKind.body
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "language": language = try Self.choice(&reader, "language")
        case "zone": zone = try Self.choice(&reader, "kind of zone")
        default: try place.take(key, &reader)
        }
      }
      let span = try spans.span(place, "sentences", index)
      document.sentences.append(Sentence(span: span, language: language, zone: zone))
    }
  }

  private mutating func readTokens(_ reader: inout JSONReader) throws(Malformed) {
    let begin = reader.at
    var starts: [Int] = []
    var ends: [Int] = []
    var kinds: [TokenKind] = []
    try reader.eachMember { reader, key throws(Malformed) in
      switch key {
      case "start": try reader.eachElement { reader, _ throws(Malformed) in starts.append(try reader.integerValue()) }
      case "end": try reader.eachElement { reader, _ throws(Malformed) in ends.append(try reader.integerValue()) }
      case "kind":
        try reader.eachElement { reader, _ throws(Malformed) in
          let at = reader.at
          let name = try reader.stringValue()
          guard let kind = TokenKind(name: name) else {
            throw Malformed(message: "unknown kind of token '\(name)'", offset: at)
          }
          kinds.append(kind)
        }
      default: break
      }
    }
    guard starts.count == ends.count, kinds.count == starts.count else {
      throw Malformed(message: "the columns of \"tokens\" differ in length", offset: begin)
    }
    for i in starts.indices {
      let place = Place(start: starts[i], end: ends[i], offset: begin)
      document.tokens.append(Token(span: try spans.span(place, "tokens", i), kind: kinds[i]))
    }
  }

  private mutating func readMentions(_ reader: inout JSONReader) throws(Malformed) {
    var parents: [(id: String, offset: Int)] = []
    try reader.eachElement { reader, index throws(Malformed) in
      var place = Place(offset: reader.at)
      var id = ""
      var parent = (id: "", offset: reader.at)
      var mention = Mention(
        span: TextSpan(0, 0), type: .unknown, entity: "", name: "", role: .name, entry: "")
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "id": id = try reader.stringValue()
        case "type": mention.type = try Self.choice(&reader, "type of entity")
        case "entity": mention.entity = try reader.stringValue()
        case "name": mention.name = try reader.stringValue()
        case "value": mention.value = try reader.stringValue()
        case "members": mention.members = try reader.stringList()
        case "parent": parent = (try reader.stringValue(), reader.at)
        case "role": mention.role = try Self.choice(&reader, "role")
        case "entry": mention.entry = try reader.stringValue()
        case "score": mention.score = try reader.numberValue()
        default: try place.take(key, &reader)
        }
      }
      mention.span = try spans.span(place, "entities", index)
      document.mentions.append(mention)
      parents.append(parent)
      if !id.isEmpty { mentionIndices[id] = index }
    }
    for (index, parent) in parents.enumerated() where !parent.id.isEmpty {
      guard let holder = mentionIndices[parent.id] else {
        throw Malformed(message: "entities[\(index)]: there is no mention '\(parent.id)'", offset: parent.offset)
      }
      document.mentions[index].parent = holder
    }
  }

  private mutating func readCues(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, index throws(Malformed) in
      var place = Place(offset: reader.at)
      var id = ""
      var cue = Cue(span: TextSpan(0, 0), kind: .stance, value: 0, entry: "")
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "id": id = try reader.stringValue()
        case "kind": cue.kind = try Self.choice(&reader, "kind of cue")
        case "value": cue.value = try reader.numberValue()
        case "entry": cue.entry = try reader.stringValue()
        default: try place.take(key, &reader)
        }
      }
      cue.span = try spans.span(place, "cues", index)
      document.cues.append(cue)
      if !id.isEmpty { cueIndices[id] = index }
    }
  }

  private mutating func readQuotes(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, index throws(Malformed) in
      var place = Place(offset: reader.at)
      var quote = Quote(span: TextSpan(0, 0), kind: .direct, speaker: -1, cue: -1, closed: true)
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "kind": quote.kind = try Self.choice(&reader, "kind of quote")
        case "speaker": quote.speaker = try Self.index(&reader, mentionIndices, "mention")
        case "cue": quote.cue = try Self.index(&reader, cueIndices, "cue")
        case "closed": quote.closed = try reader.boolValue()
        default: try place.take(key, &reader)
        }
      }
      quote.span = try spans.span(place, "quotes", index)
      document.quotes.append(quote)
    }
  }

  private mutating func readStances(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, index throws(Malformed) in
      var place = Place(offset: reader.at)
      var stance = Stance(
        holder: "", holderMention: -1, target: "", targetMention: -1, label: .neutral, score: 0, factuality: .asserted,
        voice: .author, sentence: 0, span: TextSpan(0, 0), cues: [], rule: "")
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "holder": stance.holder = try reader.stringValue()
        case "holder_mention": stance.holderMention = try Self.index(&reader, mentionIndices, "mention")
        case "target": stance.target = try reader.stringValue()
        case "target_mention": stance.targetMention = try Self.index(&reader, mentionIndices, "mention")
        case "label": stance.label = try Self.choice(&reader, "label")
        case "score": stance.score = try reader.numberValue()
        case "factuality": stance.factuality = try Self.choice(&reader, "factuality")
        case "voice": stance.voice = try Self.choice(&reader, "voice")
        case "sentence": stance.sentence = try reader.integerValue()
        case "cues":
          try reader.eachElement { reader, _ throws(Malformed) in
            stance.cues.append(try Self.index(&reader, cueIndices, "cue"))
          }
        case "rule": stance.rule = try reader.stringValue()
        default: try place.take(key, &reader)
        }
      }
      stance.span = try spans.span(place, "stances", index)
      document.stances.append(stance)
    }
  }

  private mutating func readPositions(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, _ throws(Malformed) in
      var position = Position(
        holder: "", target: "", label: .neutral, score: 0, favor: 0, against: 0, voice: .author)
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "holder": position.holder = try reader.stringValue()
        case "target": position.target = try reader.stringValue()
        case "label": position.label = try Self.choice(&reader, "label")
        case "score": position.score = try reader.numberValue()
        case "favor": position.favor = try reader.integerValue()
        case "against": position.against = try reader.integerValue()
        case "voice": position.voice = try Self.choice(&reader, "voice")
        default: break
        }
      }
      document.positions.append(position)
    }
  }

  mutating func readWarnings(_ reader: inout JSONReader) throws(Malformed) {
    try reader.eachElement { reader, index throws(Malformed) in
      var warning = Warning(code: "", detail: "")
      let begin = reader.at
      try reader.eachMember { reader, key throws(Malformed) in
        switch key {
        case "code": warning.code = try reader.stringValue()
        case "start":
          guard let start = spans.places[try reader.integerValue()] else {
            throw Malformed(message: "warnings[\(index)]: its place lies outside the text", offset: begin)
          }
          warning.start = start
        case "detail": warning.detail = try reader.stringValue()
        default: break
        }
      }
      document.warnings.append(warning)
    }
  }
}
