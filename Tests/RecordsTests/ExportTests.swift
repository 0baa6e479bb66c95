import Foundation
import Records
import TestSupport
import Testing
import TextModel

/// Documents of hard texts with random mentions and stances, and what becomes of them on the way to other tools and back.
@Suite struct ExportTests {
  static func documents(_ count: Int, seed: UInt64, text stock: Int = 25) -> [Document] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { number in
      var text = Array(random.text(pieces: stock).utf16)
      text.removeAll { $0 == 0x0D }
      var document = Document(id: "d \(number)/😀.txt", text: text)
      let starts = text.indices.filter { text[$0] & 0xFC00 != 0xDC00 } + [text.count]
      var spans = Set<TextSpan>()
      for _ in 0..<12 {
        let a = Int.random(in: 0..<starts.count, using: &random)
        let b = min(starts.count - 1, a + Int.random(in: 1...6, using: &random))
        let span = TextSpan(starts[a], starts[b])
        // What has no words is no mention in any of the formats.
        guard span.count > 0,
          span.range.contains(where: { text[$0] > 0x20 && text[$0] != 0x3000 && text[$0] != 0x2028 })
        else { continue }
        spans.insert(span)
      }
      let types: [EntityType] = [.politicalEntity, .person, .work, .topic, .unknown]
      document.mentions = spans.sorted().map { span in
        Mention(
          span: span, type: types.randomElement(using: &random) ?? .topic,
          entity: Bool.random(using: &random) ? "country/JP" : "", name: "n", role: .name, entry: "row", score: 0.5)
      }
      for _ in 0..<3 {
        guard let holder = document.mentions.indices.randomElement(using: &random),
          let target = document.mentions.indices.randomElement(using: &random), holder != target
        else { continue }
        let score = Bool.random(using: &random) ? 0.7 : -0.4
        document.stances.append(
          Stance(
            holder: "country/JP", holderMention: holder, target: "x", targetMention: target,
            label: StanceLabel(score: score), score: score, factuality: .hedged, voice: .reported, sentence: 0,
            span: document.mentions[target].span, cues: [], rule: "H ~ T"))
      }
      document.stances.sort { $0.span < $1.span }
      return document
    }
  }

  private func exported(_ document: Document, _ format: ExportFormat, stances: Bool = true) -> [String: [UInt8]] {
    var exporter = format.exporter(withStances: stances)
    var files: [String: [UInt8]] = [:]
    for part in exporter.begin() + exporter.add(AnnotatedRecord(document: document)) + exporter.end() {
      files[part.file, default: []] += part.bytes
    }
    return files
  }

  private func imported(_ document: Document, _ format: ExportFormat) throws -> ImportedDocument {
    let files = exported(document, format)
    switch format {
    case .brat:
      let name = FileNames.name(of: document.id)
      let text = try #require(files[name + ".txt"])
      let annotations = try #require(files[name + ".ann"])
      return BratImport.document(
        name: name, text: Array(String(decoding: text, as: UTF8.self).utf16),
        annotations: String(decoding: annotations, as: UTF8.self), source: "a.ann")
    case .doccano:
      return try DoccanoImport.document(Array(try #require(files[""]).dropLast()), source: "a.jsonl", line: 1)
    default:
      let documents = try LabelStudioImport.documents(try #require(files[""]), source: "a.json")
      return try #require(documents.first)
    }
  }

  /// What a format can say of a span: brat has no line ends at the edges.
  private func kept(_ span: TextSpan, _ document: Document, _ format: ExportFormat) -> TextSpan {
    guard format == .brat else { return span }
    let words = span.range.filter { document.text[$0] != 0x0A }
    return TextSpan(words.first ?? 0, (words.last ?? 0) + 1)
  }

  @Test(arguments: [ExportFormat.brat, .doccano, .labelStudio])
  func everySpanComesBack(_ format: ExportFormat) throws {
    let importFormat = try #require(ImportFormat(rawValue: format.rawValue))
    for document in Self.documents(150, seed: 3) {
      let back = try imported(document, format)
      #expect(back.id == document.id)
      #expect(back.problems.isEmpty, "\(back.problems)")
      #expect(back.text == document.text)
      #expect(back.mentions.map(\.span) == document.mentions.map { kept($0.span, document, format) })
      #expect(back.stances.count == document.stances.count)

      // Nothing was changed: the record is what it was.
      let merged = try ImportMerge(importFormat).record(back, base: AnnotatedRecord(document: document))
      #expect(merged.document.mentions.map(\.span) == document.mentions.map(\.span))
      #expect(merged.document.mentions.map(\.entry) == document.mentions.map(\.entry))
      #expect(merged.document.stances.map(\.rule) == document.stances.map(\.rule))
      #expect(merged.document.stances.map(\.holderMention) == document.stances.map(\.holderMention))
      #expect(merged.document.mentions.map(\.type) == document.mentions.map(\.type))

      // Without the record the spans, types and sides are there all the same.
      let alone = try ImportMerge(importFormat).record(back).document
      func marks(_ document: Document, _ format: ExportFormat) -> [String] {
        document.mentions.map { "\(kept($0.span, document, format)) \($0.type)" }.sorted()
      }
      #expect(marks(alone, .doccano) == marks(document, format))
      func labels(_ document: Document) -> [String] { document.stances.map(\.label.rawValue).sorted() }
      #expect(labels(alone) == labels(document))
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func noTextMakesAnExportFail(_ format: ExportFormat) {
    for document in Self.documents(40, seed: 9) + [Document(id: "", text: []), Document(id: "x", text: [0x0A, 0x20])] {
      #expect(!exported(document, format).isEmpty)
    }
  }

  @Test func ofAChangedMarkOnlyTheChangeIsNew() throws {
    var document = Document(id: "a", text: Array("😀日本谴责俄罗斯。".utf16))
    document.mentions = [
      Mention(
        span: TextSpan(2, 4), type: .politicalEntity, entity: "country/JP", name: "Japan", role: .name, entry: "r1"),
      Mention(
        span: TextSpan(6, 9), type: .politicalEntity, entity: "country/RU", name: "Russia", role: .name, entry: "r2"),
    ]
    document.stances = [
      Stance(
        holder: "country/JP", holderMention: 0, target: "country/RU", targetMention: 1, label: .against, score: -0.8,
        factuality: .asserted, voice: .author, sentence: 0, span: TextSpan(2, 9), cues: [], rule: "H ~ T")
    ]
    // Somebody made the country an organisation, turned the stance, and marked one more word.
    let annotations = """
      T1\tORG 1 3\t日本
      #1\tAnnotatorNotes T1\tcountry/JP
      T2\tGPE 5 8\t俄罗斯
      T3\tCITY 3 5\t谴责
      T4\tFavor 1 8\t日本谴责俄罗斯
      E1\tFavor:T4 Holder:T1 Target:T2
      A1\tVoice E1 reported
      """
    let back = BratImport.document(name: "a", text: document.text, annotations: annotations, source: "a.ann")
    let merged = try ImportMerge(.brat).record(back, base: AnnotatedRecord(document: document)).document
    #expect(merged.mentions.map(\.type) == [.organisation, .unknown, .politicalEntity])
    #expect(merged.mentions.map(\.entry) == ["import/brat", "import/brat", "r2"])
    #expect(merged.mentions.map(\.entity) == ["country/JP", "", "country/RU"])
    #expect(merged.stances.map(\.label) == [.favor])
    #expect(merged.stances.map(\.voice) == [.reported])
    #expect(merged.stances.map(\.targetMention) == [2])
    #expect(merged.positions.map(\.label) == [.favor])
    #expect(merged.warnings.map(\.code) == ["unknown-type"])
  }

  @Test(arguments: [
    ("T1\tGPE 0 9\tx", "line 1: the span 0..<9 lies outside the text"),
    ("T1\tGPE 0 2\t中国", "line 1: the span covers '日本', not '中国'"), ("T1 GPE 0 2", "no line of brat's format"),
    ("T1\tGPE 0 1;3 4\t日 谴", "in pieces with words between"), ("E1\tFavor:T9", "there is no 'T9'"),
    ("R1\tFavor Arg1:T1 Arg2:T2", "there is no mention 'T1'"), ("T1\tGPE 0 2\t日本\nE1\tBirth:T1", "is no stance"),
    ("X1\tx", "is no kind of line"),
  ])
  func whatBratCannotMeanIsNamed(_ annotations: String, _ message: String) {
    let text = Array("日本谴责俄罗斯。".utf16)
    let back = BratImport.document(name: "a", text: text, annotations: annotations, source: "a.ann")
    #expect(back.problems.contains { $0.contains(message) }, "\(back.problems)")
  }

  @Test func linesThatEndInCRLFAreMoved() throws {
    let text = Array("a\r\n日本\r\n中国".utf16)
    let back = BratImport.document(
      name: "a", text: text, annotations: "T1\tGPE 3 5\t日本\r\nT2\tGPE 7 9\t中国\r\n", source: "a.ann")
    let record = try ImportMerge(.brat).record(back).document
    #expect(String(decoding: record.text, as: UTF16.self) == "a\n日本\n中国")
    #expect(record.mentions.map { record.string($0.span) } == ["日本", "中国"])
  }

  @Test func labelStudioTakesTheRightAnnotation() throws {
    let json = #"""
      [{"id":1,"data":{"text":"日本","record":"a"},"annotations":[
        {"completed_by":1,"result":[{"id":"x","type":"labels","value":{"start":0,"end":1,"labels":["ORG"]}}]},
        {"completed_by":{"id":2,"email":"b@example.org"},"result":[{"id":"x","type":"labels","value":{"start":1,"end":2,"labels":["GPE"]}}]},
        {"completed_by":3,"was_cancelled":true,"result":[]}]},
       {"id":2,"data":{"text":"中国"},"predictions":[{"result":[{"id":"x","type":"labels","value":{"start":0,"end":2,"labels":["GPE"]}}]}]}]
      """#
    func read(_ annotator: String?) throws -> [[TextSpan]] {
      try LabelStudioImport.documents(Array(json.utf8), source: "a.json", annotator: annotator)
        .map { $0.mentions.map(\.span) }
    }
    #expect(try read(nil) == [[TextSpan(1, 2)], [TextSpan(0, 2)]])
    #expect(try read("1") == [[TextSpan(0, 1)]])
    #expect(try read("b@example.org") == [[TextSpan(1, 2)]])
  }

  @Test(arguments: ["a.txt", "a/b", "", ".hidden", "100%", "日本 😀", "a~2", String(repeating: "长", count: 200), "%41"])
  func fileNamesOfIdsAreSafe(_ id: String) {
    let name = FileNames.name(of: id)
    #expect(!name.isEmpty && !name.contains("/") && !name.hasPrefix(".") && name.utf8.count < 200)
    if id.count < 100 { #expect(FileNames.id(of: name) == id) }
  }
}
