internal import TextModel

/// Prodigy's JSON lines, which spaCy's own converters read as well (prodi.gy/docs/api-interfaces): `text`, `tokens` with
/// `ws`, `spans` by characters and by tokens, `relations`. Offsets are code points; **`token_end` is the last token itself**,
/// not one behind it. White space other than one space between words makes tokens, as in spaCy, so that
/// `Doc(vocab, words, spaces).text` is the text.
struct SpacyExporter: Exporter {
  let withStances: Bool
  private let json = JSONWriter()

  init(withStances: Bool) { self.withStances = withStances }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let map = document.offsets(.codepoint)
    let tokens = SpacyTokens(document)
    json.object {
      json.key("text").string(document.text[...])
      json.key("meta").object {
        json.key("id").string(document.id)
        json.key("source").string(document.source)
        json.key("language").string(document.language.rawValue)
      }
      json.key("tokens").array {
        for (number, token) in tokens.tokens.enumerated() {
          json.object {
            json.key("text").string(document.text[token.span.range])
            json.key("start").integer(map[token.span.start])
            json.key("end").integer(map[token.span.end])
            json.key("id").integer(number)
            json.key("ws").bool(token.hasSpace)
          }
        }
      }
      json.key("spans").array {
        for mention in document.mentions {
          if let place = tokens.place(of: mention.span, document) { write(mention, place, map) }
        }
      }
      if withStances { writeRelations(document, tokens, map) }
    }
    json.line()
    return [ExportPart(file: "", bytes: json.take())]
  }

  private func write(_ mention: Mention, _ place: SpacyTokens.Place, _ map: OffsetMap) {
    json.object {
      json.key("start").integer(map[place.span.start])
      json.key("end").integer(map[place.span.end])
      json.key("token_start").integer(place.tokens.lowerBound)
      json.key("token_end").integer(place.tokens.upperBound - 1)
      json.key("label").string(mention.exportLabel)
      json.key("id").string(mention.ids.joined(separator: " "))
    }
  }

  private func writeRelations(_ document: Document, _ tokens: SpacyTokens, _ map: OffsetMap) {
    json.key("relations").array {
      for stance in document.stances where stance.holderMention >= 0 && stance.targetMention >= 0 {
        let holder = document.mentions[stance.holderMention]
        let target = document.mentions[stance.targetMention]
        guard let head = tokens.place(of: holder.span, document), let child = tokens.place(of: target.span, document)
        else { continue }
        json.object {
          json.key("head").integer(head.tokens.lowerBound)
          json.key("child").integer(child.tokens.lowerBound)
          json.key("label").string(stance.label.rawValue)
          json.key("head_span")
          write(holder, head, map)
          json.key("child_span")
          write(target, child, map)
        }
      }
    }
  }
}

/// The tokens of a text as spaCy has them: every character belongs to a token or is the one space behind it.
struct SpacyTokens {
  struct Place {
    var span: TextSpan
    var tokens: Range<Int>
  }

  private(set) var tokens: [(span: TextSpan, hasSpace: Bool)] = []
  private let aligned: AlignedTokens
  /// For each aligned token its number here.
  private var numbers: [Int] = []

  init(_ document: Document) {
    aligned = AlignedTokens(document)
    var at = 0
    for span in aligned.tokens {
      gap(document, at, Int(span.start))
      numbers.append(tokens.count)
      tokens.append((span, false))
      at = Int(span.end)
    }
    gap(document, at, document.text.count)
  }

  private mutating func gap(_ document: Document, _ start: Int, _ end: Int) {
    var start = start
    guard start < end else { return }
    if !tokens.isEmpty, document.text[start] == 0x20 {
      tokens[tokens.count - 1].hasSpace = true
      start += 1
    }
    if start < end { tokens.append((TextSpan(start, end), false)) }
  }

  func place(of span: TextSpan, _ document: Document) -> Place? {
    guard let span = document.trimmed(span), let range = aligned.range(of: span) else { return nil }
    return Place(span: span, tokens: numbers[range.lowerBound]..<(numbers[range.upperBound - 1] + 1))
  }
}
