internal import TextModel

/// WebAnno TSV 3.3, which WebAnno and INCEpTION import: a file a document, with DKPro's layer of named entities.
///
/// Offsets are UTF-16 code units, as Java counts. Tokens are cut at the edges of mentions; mentions in mentions are
/// stacked (`GPE[1]|GPE[2]`). Stances need a layer of the user's own and are left to `xmi`.
struct WebAnnoExporter: Exporter {
  private var names = UniqueNames()

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let tokens = AlignedTokens(document)
    let cover = tokens.cover(document)
    // Annotations of more than one token and stacked ones carry a number.
    var lengths = Array(repeating: 0, count: document.mentions.count)
    var isStacked = Array(repeating: false, count: document.mentions.count)
    for items in cover {
      for item in items {
        lengths[item.mention] += 1
        if items.count > 1 { isStacked[item.mention] = true }
      }
    }
    var numbers = Array(repeating: 0, count: document.mentions.count)
    var next = 0
    for index in document.mentions.indices where lengths[index] > 1 || isStacked[index] {
      next += 1
      numbers[index] = next
    }
    func column(_ token: Int, _ value: (Mention) -> String) -> String {
      if cover[token].isEmpty { return "_" }
      return cover[token].map { item in
        let text = value(document.mentions[item.mention])
        let number = numbers[item.mention]
        return (text.isEmpty ? "*" : WebAnnoExporter.escapedValue(text)) + (number > 0 ? "[\(number)]" : "")
      }.joined(separator: "|")
    }
    var out = "#FORMAT=WebAnno TSV 3.3\n"
    out += "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n"
    for (number, sentence) in tokens.sentences.enumerated() {
      let start = Int(tokens.tokens[sentence.lowerBound].start)
      let end = Int(tokens.tokens[sentence.upperBound - 1].end)
      out += "\n#Text=\(WebAnnoExporter.escapedText(document.string(TextSpan(start, end))))\n"
      for (place, token) in sentence.enumerated() {
        let span = tokens.tokens[token]
        out += "\(number + 1)-\(place + 1)\t\(span.start)-\(span.end)\t"
        out += WebAnnoExporter.escapedText(document.string(span)) + "\t"
        out += column(token) { $0.ids.joined(separator: " ") } + "\t" + column(token, \.exportLabel) + "\t\n"
      }
    }
    return [ExportPart(file: names.name(of: document.id) + ".tsv", bytes: Array(out.utf8))]
  }

  /// Text: backslashes and what would end a line or a column.
  static func escapedText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A value: the format's reserved characters get a backslash.
  static func escapedValue(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\[]|_;*".unicodeScalars.contains(scalar) { result += "\\" }
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case ">" where result.hasSuffix("-"):
        result.removeLast()
        result += "\\->"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
