internal import TextModel

/// The layers of one document as JSON, in the order of the record's contract.
struct Body {
  let buffer: ByteBuffer
  let document: Document
  let text: UnsafeBufferPointer<UInt16>
  let map: OffsetMap

  func write(unit: OffsetUnit, withTokens: Bool, provenance: [UInt8]) {
    buffer.raw("{\"schema\":\"lichang/1\",\"id\":")
    buffer.string(document.id)
    key(",\"source\":", document.source)
    key(",\"language\":", document.language.rawValue)
    key(",\"offsets\":", unit.rawValue)
    buffer.raw(",\"text\":")
    buffer.string(text)
    writeMetadata()
    buffer.raw(",\"fields\":{")
    buffer.raw(document.fields)
    buffer.raw("}")
    list(",\"zones\":[", document.zones) { zone in
      key("{\"kind\":", zone.kind.rawValue)
      place(",\"start\":", zone.span)
      buffer.raw("}")
    }
    list(",\"sentences\":[", document.sentences) { sentence in
      place("{\"start\":", sentence.span)
      key(",\"language\":", sentence.language.rawValue)
      key(",\"zone\":", sentence.zone.rawValue)
      buffer.raw("}")
    }
    writeTokens(withTokens)
    list(",\"entities\":[", document.mentions.indices) { writeMention($0) }
    list(",\"quotes\":[", document.quotes.indices) { writeQuote($0) }
    list(",\"cues\":[", document.cues.indices) { writeCue($0) }
    list(",\"stances\":[", document.stances.indices) { writeStance($0) }
    list(",\"positions\":[", document.positions) { writePosition($0) }
    buffer.raw(",\"provenance\":")
    buffer.raw(provenance)
    list(",\"warnings\":[", document.warnings) { warning in
      key("{\"code\":", warning.code)
      number(",\"start\":", map[Int32(warning.start)])
      key(",\"detail\":", warning.detail)
      buffer.raw("}")
    }
    buffer.raw("}\n")
  }

  // MARK: - Pieces

  @inline(__always)
  private func key(_ name: StaticString, _ value: String) {
    buffer.raw(name)
    buffer.string(value)
  }

  @inline(__always)
  private func number(_ name: StaticString, _ value: Int) {
    buffer.raw(name)
    buffer.integer(value)
  }

  /// `"start":3,"end":5`; `name` carries the first key.
  @inline(__always)
  private func place(_ name: StaticString, _ span: TextSpan) {
    number(name, map[span.start])
    number(",\"end\":", map[span.end])
  }

  @inline(__always)
  private func slice(_ name: StaticString, _ span: TextSpan) {
    buffer.raw(name)
    buffer.string(UnsafeBufferPointer(rebasing: text[span.range]))
  }

  /// `e3`, or "" for a negative index.
  private func reference(_ name: StaticString, _ letter: StaticString, _ index: Int) {
    buffer.raw(name)
    buffer.byte(0x22)
    if index >= 0 {
      buffer.raw(letter)
      buffer.integer(index + 1)
    }
    buffer.byte(0x22)
  }

  private func list<Items: Sequence>(_ name: StaticString, _ items: Items, _ write: (Items.Element) -> Void) {
    buffer.raw(name)
    var isFirst = true
    for item in items {
      if !isFirst { buffer.byte(0x2C) }
      isFirst = false
      write(item)
    }
    buffer.byte(0x5D)
  }

  // MARK: - Layers

  private func writeMetadata() {
    let metadata = document.metadata
    key(",\"metadata\":{\"title\":", metadata.title)
    key(",\"publisher\":", metadata.publisher)
    key(",\"published\":", metadata.published)
    list(",\"authors\":[", metadata.authors) { buffer.string($0) }
    key(",\"url\":", metadata.url)
    key(",\"encoding\":", metadata.encoding)
    number(",\"views\":", metadata.views)
    buffer.raw("}")
  }

  private func writeTokens(_ withTokens: Bool) {
    let tokens = withTokens ? document.tokens[...] : []
    list(",\"tokens\":{\"start\":[", tokens) { buffer.integer(map[$0.span.start]) }
    list(",\"end\":[", tokens) { buffer.integer(map[$0.span.end]) }
    list(",\"kind\":[", tokens) { token in
      buffer.byte(0x22)
      buffer.raw(token.kind.name)
      buffer.byte(0x22)
    }
    buffer.raw("}")
  }

  private func writeMention(_ index: Int) {
    let mention = document.mentions[index]
    reference("{\"id\":", "e", index)
    place(",\"start\":", mention.span)
    slice(",\"text\":", mention.span)
    key(",\"type\":", mention.type.rawValue)
    key(",\"entity\":", mention.entity)
    key(",\"name\":", mention.name)
    key(",\"value\":", mention.value)
    list(",\"members\":[", mention.members) { buffer.string($0) }
    reference(",\"parent\":", "e", mention.parent)
    key(",\"role\":", mention.role.rawValue)
    key(",\"entry\":", mention.entry)
    buffer.raw(",\"score\":")
    buffer.decimal(mention.score)
    buffer.raw("}")
  }

  private func writeQuote(_ index: Int) {
    let quote = document.quotes[index]
    reference("{\"id\":", "q", index)
    place(",\"start\":", quote.span)
    key(",\"kind\":", quote.kind.rawValue)
    reference(",\"speaker\":", "e", quote.speaker)
    reference(",\"cue\":", "c", quote.cue)
    buffer.raw(",\"closed\":")
    if quote.closed { buffer.raw("true") } else { buffer.raw("false") }
    buffer.raw("}")
  }

  private func writeCue(_ index: Int) {
    let cue = document.cues[index]
    reference("{\"id\":", "c", index)
    place(",\"start\":", cue.span)
    slice(",\"text\":", cue.span)
    key(",\"kind\":", cue.kind.rawValue)
    buffer.raw(",\"value\":")
    buffer.decimal(cue.value)
    key(",\"entry\":", cue.entry)
    buffer.raw("}")
  }

  private func writeStance(_ index: Int) {
    let stance = document.stances[index]
    reference("{\"id\":", "s", index)
    key(",\"holder\":", stance.holder)
    reference(",\"holder_mention\":", "e", stance.holderMention)
    key(",\"target\":", stance.target)
    reference(",\"target_mention\":", "e", stance.targetMention)
    key(",\"label\":", stance.label.rawValue)
    buffer.raw(",\"score\":")
    buffer.decimal(stance.score)
    key(",\"factuality\":", stance.factuality.rawValue)
    key(",\"voice\":", stance.voice.rawValue)
    number(",\"sentence\":", stance.sentence)
    place(",\"start\":", stance.span)
    list(",\"cues\":[", stance.cues) { reference("", "c", $0) }
    key(",\"rule\":", stance.rule)
    buffer.raw("}")
  }

  private func writePosition(_ position: Position) {
    key("{\"holder\":", position.holder)
    key(",\"target\":", position.target)
    key(",\"label\":", position.label.rawValue)
    buffer.raw(",\"score\":")
    buffer.decimal(position.score)
    number(",\"favor\":", position.favor)
    number(",\"against\":", position.against)
    key(",\"voice\":", position.voice.rawValue)
    buffer.raw("}")
  }
}
