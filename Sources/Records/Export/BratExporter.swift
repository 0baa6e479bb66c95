internal import TextModel

/// brat's standoff format (brat.nlplab.org/standoff.html): `NAME.txt` with the text, `NAME.ann` with the mentions as
/// text-bound annotations, their ids as notes, and stances as events whose trigger is the evidence.
///
/// ```
/// T1	GPE 0 2	日本
/// #1	AnnotatorNotes T1	country/JP
/// T3	Against 0 9	日本强烈谴责俄罗斯
/// E1	Against:T3 Holder:T1 Target:T2
/// A1	Voice E1 author
/// #2	AnnotatorNotes E1	{"holder":"country/JP","target":"country/RU","score":-0.9,"rule":"H ~ T","cues":["zh/强烈谴责.v"]}
/// ```
/// Offsets are code points. A span over a line end is written in fragments, as brat wants it.
struct BratExporter: Exporter {
  let withStances: Bool
  private var names = UniqueNames()

  init(withStances: Bool) { self.withStances = withStances }

  mutating func begin() -> [ExportPart] {
    [ExportPart(file: "annotation.conf", bytes: Array(Self.configuration.utf8))]
  }

  mutating func add(_ record: AnnotatedRecord) -> [ExportPart] {
    let document = record.document
    let name = names.name(of: document.id)
    let lines = Lines(document: document, withStances: withStances)
    return [
      ExportPart(file: name + ".txt", bytes: document.utf8),
      ExportPart(file: name + ".ann", bytes: Array(lines.text.utf8)),
    ]
  }

  /// The names of a stance's event types, by label.
  static func event(_ label: StanceLabel) -> String {
    label.rawValue.prefix(1).uppercased() + label.rawValue.dropFirst()
  }

  private static let configuration = """
    [entities]
    \((EntityType.allCases.filter { $0 != .unknown }.map(\.rawValue) + ["ENTITY"]).joined(separator: "\n"))

    [relations]

    [events]
    Favor	Holder?:<ENTITY>, Target?:<ENTITY>
    Against	Holder?:<ENTITY>, Target?:<ENTITY>
    Neutral	Holder?:<ENTITY>, Target?:<ENTITY>
    Mixed	Holder?:<ENTITY>, Target?:<ENTITY>

    [attributes]
    Voice	Arg:<EVENT>, Value:author|reported
    Factuality	Arg:<EVENT>, Value:asserted|hedged|conditional|questioned|negated

    """

  /// The lines of one .ann file.
  private struct Lines {
    private(set) var text = ""
    private let document: Document
    private let map: OffsetMap
    private var bound = 0
    private var notes = 0

    init(document: Document, withStances: Bool) {
      self.document = document
      map = document.offsets(.codepoint)
      for mention in document.mentions where document.hasWords(mention.span) { add(mention) }
      guard withStances else { return }
      // The number of a mention's text-bound line; mentions without text have none.
      var numbers = Array(repeating: 0, count: document.mentions.count)
      var next = 0
      for (index, mention) in document.mentions.enumerated() where document.hasWords(mention.span) {
        next += 1
        numbers[index] = next
      }
      for (index, stance) in document.stances.enumerated() where document.hasWords(stance.span) {
        add(stance, number: index + 1, numbers)
      }
    }

    private mutating func add(_ mention: Mention) {
      textBound(mention.exportLabel, mention.span)
      guard !mention.ids.isEmpty else { return }
      note("T\(bound)", mention.ids.joined(separator: " "))
    }

    private mutating func add(_ stance: Stance, number: Int, _ numbers: [Int]) {
      let type = BratExporter.event(stance.label)
      textBound(type, stance.span)
      text += "E\(number)\t\(type):T\(bound)"
      if stance.holderMention >= 0, numbers[stance.holderMention] > 0 {
        text += " Holder:T\(numbers[stance.holderMention])"
      }
      if stance.targetMention >= 0, numbers[stance.targetMention] > 0 {
        text += " Target:T\(numbers[stance.targetMention])"
      }
      text += "\n"
      text += "A\(2 * number - 1)\tVoice E\(number) \(stance.voice.rawValue)\n"
      text += "A\(2 * number)\tFactuality E\(number) \(stance.factuality.rawValue)\n"
      let json = JSONWriter()
      json.object {
        json.key("holder").string(stance.holder)
        json.key("target").string(stance.target)
        json.key("score").decimal(stance.score)
        json.key("rule").string(stance.rule)
        json.key("cues").strings(stance.cues.map { document.cues[$0].entry })
      }
      note("E\(number)", String(decoding: json.bytes, as: UTF8.self))
    }

    private mutating func note(_ id: String, _ note: String) {
      notes += 1
      text += "#\(notes)\tAnnotatorNotes \(id)\t\(BratExporter.oneLine(note))\n"
    }

    private mutating func textBound(_ type: String, _ span: TextSpan) {
      bound += 1
      var parts: [TextSpan] = []
      var start = Int(span.start)
      for i in span.range where document.text[i] == 0x0A {
        if start < i { parts.append(TextSpan(start, i)) }
        start = i + 1
      }
      if start < Int(span.end) { parts.append(TextSpan(start, Int(span.end))) }
      let places = parts.map { "\(map[$0.start]) \(map[$0.end])" }.joined(separator: ";")
      let words = parts.map { document.string($0) }.joined(separator: " ")
      text += "T\(bound)\t\(type) \(places)\t\(words)\n"
    }
  }

  /// A note without what would end its line or column.
  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : $0 }))
  }
}
