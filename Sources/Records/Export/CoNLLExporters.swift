internal import TextModel

/// CoNLL-U (universaldependencies.org/format.html): one sentence a block; FORM and MISC are filled, all else is `_`.
///
/// MISC has `NER=B-GPE` (the outermost mention), `EntityId=country/JP`, `Nested=B-GPE:country/CN,…` for mentions inside of it,
/// and `SpaceAfter=No`. A record is a document (`# newdoc id = …`).
struct CoNLLUExporter: Exporter {
  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let tokens = AlignedTokens(document)
    let labels = OuterLabels(tokens, document)
    let cover = tokens.cover(document)
    var out = "# newdoc id = \(CoNLL.comment(document.id))\n"
    for (number, sentence) in tokens.sentences.enumerated() {
      let last = Int(tokens.tokens[sentence.upperBound - 1].end)
      let span = TextSpan(Int(tokens.tokens[sentence.lowerBound].start), last)
      out += "# sent_id = \(CoNLL.comment(document.id))-s\(number + 1)\n"
      out += "# text = \(CoNLL.form(document.string(span)))\n"
      for (place, token) in sentence.enumerated() {
        let span = tokens.tokens[token]
        var misc: [String] = []
        let index = labels.mention[token]
        if index >= 0 {
          misc.append("NER=\(labels.tag(token, document))")
          if labels.begins[token] {
            let ids = document.mentions[index].ids
            if !ids.isEmpty { misc.append("EntityId=\(CoNLL.misc(ids.joined(separator: "+")))") }
          }
        }
        let inner = cover[token].filter { $0.mention != index }.map { item in
          let mention = document.mentions[item.mention]
          let ids = mention.ids.isEmpty ? "" : ":" + CoNLL.misc(mention.ids.joined(separator: "+"))
          return (item.begins ? "B-" : "I-") + mention.exportLabel + (item.begins ? ids : "")
        }
        if !inner.isEmpty { misc.append("Nested=\(inner.joined(separator: ","))") }
        let isLast = place == sentence.count - 1
        if !isLast, tokens.tokens[token + 1].start == span.end { misc.append("SpaceAfter=No") }
        let fields = misc.isEmpty ? "_" : misc.joined(separator: "|")
        out += "\(place + 1)\t\(CoNLL.form(document.string(span)))\t_\t_\t_\t_\t_\t_\t_\t\(fields)\n"
      }
      out += "\n"
    }
    return [ExportPart(file: "", bytes: Array(out.utf8))]
  }
}

/// The four columns of CoNLL 2003: word, part of speech and chunk (unknown, `_`), label (IOB2). Mentions inside others are
/// left out and counted.
struct CoNLLExporter: Exporter {
  private var nested = 0

  var losses: [String: Int] { nested > 0 ? ["mentions inside another mention are not in the columns": nested] : [:] }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let tokens = AlignedTokens(document)
    let labels = OuterLabels(tokens, document)
    nested += labels.nested
    var out = "-DOCSTART- -X- -X- O\n\n"
    for sentence in tokens.sentences {
      for token in sentence {
        out += "\(CoNLL.form(document.string(tokens.tokens[token]))) _ _ \(labels.tag(token, document))\n"
      }
      out += "\n"
    }
    return [ExportPart(file: "", bytes: Array(out.utf8))]
  }
}

/// What the column formats cannot have inside a column.
enum CoNLL {
  /// A word or sentence: line ends, tabs and other white space than the space become spaces.
  static func form(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isWhitespace && $0 != "\u{A0}" ? " " : $0 }))
  }

  static func comment(_ text: String) -> String { form(text) }

  /// A value in MISC: `|` divides there.
  static func misc(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "|" || $0 == "," || $0.properties.isWhitespace ? "_" : $0 }))
  }
}
