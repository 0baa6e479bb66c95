internal import TextModel

/// UIMA's XMI with DKPro's types, and stances as a type of their own (`lichang.Stance`, in `TypeSystem.xml`): for INCEpTION,
/// dkpro-cassis and UIMA pipelines. A file a document. Offsets are UTF-16 code units, as Java counts.
struct UIMAExporter: Exporter {
  let withStances: Bool
  private var names = UniqueNames()
  private var replaced = 0

  init(withStances: Bool) { self.withStances = withStances }

  var losses: [String: Int] {
    replaced > 0 ? ["characters that XML cannot have became U+FFFD": replaced] : [:]
  }

  mutating func begin() -> [ExportPart] {
    [ExportPart(file: "TypeSystem.xml", bytes: Array(Self.typeSystem.utf8))]
  }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let tokens = AlignedTokens(document)
    var elements = ""
    var members: [String] = []
    var next = 1
    func element(_ name: String, _ span: TextSpan, _ attributes: String = "") -> Int {
      next += 1
      members.append(String(next))
      elements +=
        "  <\(name) xmi:id=\"\(next)\" sofa=\"1\" begin=\"\(span.start)\" end=\"\(span.end)\"\(attributes)/>\n"
      return next
    }
    let title = document.metadata.title.isEmpty ? document.id : document.metadata.title
    _ = element(
      "metadata:DocumentMetaData", TextSpan(0, document.text.count),
      attribute("language", document.language.rawValue) + attribute("documentTitle", title)
        + attribute("documentId", document.id))
    for sentence in tokens.sentences {
      let start = Int(tokens.tokens[sentence.lowerBound].start)
      _ = element("segmentation:Sentence", TextSpan(start, Int(tokens.tokens[sentence.upperBound - 1].end)))
    }
    for token in tokens.tokens { _ = element("segmentation:Token", token) }
    var numbers: [Int] = []
    for mention in document.mentions {
      let id = mention.ids.joined(separator: " ")
      numbers.append(
        element(
          "ner:NamedEntity", mention.span,
          attribute("value", mention.exportLabel) + (id.isEmpty ? "" : attribute("identifier", id))))
    }
    for stance in withStances ? document.stances : [] {
      var attributes = attribute("label", stance.label.rawValue) + attribute("holder", stance.holder)
      attributes += attribute("target", stance.target) + attribute("voice", stance.voice.rawValue)
      attributes += attribute("factuality", stance.factuality.rawValue) + attribute("score", "\(stance.score)")
      attributes += attribute("rule", stance.rule)
      if stance.holderMention >= 0 { attributes += attribute("holderMention", String(numbers[stance.holderMention])) }
      if stance.targetMention >= 0 { attributes += attribute("targetMention", String(numbers[stance.targetMention])) }
      _ = element("lichang:Stance", stance.span, attributes)
    }
    let text = escaped(document.string(TextSpan(0, document.text.count)))
    let out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:metadata="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" \
      xmlns:segmentation="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" \
      xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:lichang="http:///lichang.ecore" \
      xmi:version="2.0">
        <cas:NULL xmi:id="0"/>
        <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="\(text)"/>
      \(elements)  <cas:View sofa="1" members="\(members.joined(separator: " "))"/>
      </xmi:XMI>

      """
    return [ExportPart(file: names.name(of: document.id) + ".xmi", bytes: Array(out.utf8))]
  }

  private mutating func attribute(_ name: String, _ value: String) -> String { " \(name)=\"\(escaped(value))\"" }

  /// A value in quotes: line ends and tabs as references, since parsers make spaces of them in attributes.
  private mutating func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\r", "\t", "\u{85}", "\u{2028}": result += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        replaced += 1
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func type(
    _ name: String, _ features: [(String, String)] = [], parent: String = "uima.tcas.Annotation"
  ) -> String {
    let lines = features.map {
      "        <featureDescription><name>\($0.0)</name><rangeTypeName>\($0.1)</rangeTypeName></featureDescription>\n"
    }
    return """
          <typeDescription>
            <name>\(name)</name>
            <supertypeName>\(parent)</supertypeName>
            <features>
      \(lines.joined())      </features>
          </typeDescription>

      """
  }

  private static let typeSystem: String = {
    let dkpro = "de.tudarmstadt.ukp.dkpro.core.api"
    let string = "uima.cas.String"
    let entity = "\(dkpro).ner.type.NamedEntity"
    let types = [
      type(
        "\(dkpro).metadata.type.DocumentMetaData", [("documentTitle", string), ("documentId", string)],
        parent: "uima.tcas.DocumentAnnotation"),
      type("\(dkpro).segmentation.type.Sentence"), type("\(dkpro).segmentation.type.Token"),
      type(entity, [("value", string), ("identifier", string)]),
      type(
        "lichang.Stance",
        [
          ("label", string), ("holder", string), ("target", string), ("voice", string), ("factuality", string),
          ("score", "uima.cas.Double"), ("rule", string), ("holderMention", entity), ("targetMention", entity),
        ]),
    ]
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
        <types>
      \(types.joined())  </types>
      </typeSystemDescription>

      """
  }()
}
