import Foundation
import Records
import TestSupport
import Testing
import TextModel

@Suite struct RecordWriterTests {
  static let provenance = Provenance(tool: "t", icu: "72.1", unicode: "15.0", lexicons: "0", options: "1")

  func bytes(_ document: Document, unit: OffsetUnit = .codepoint, tokens: Bool = true) -> [UInt8] {
    let writer = RecordWriter(provenance: Self.provenance, unit: unit, withTokens: tokens)
    writer.write(document)
    return writer.bytes
  }

  /// A document with something in every layer.
  func full() -> Document {
    var document = Document(id: "a\"1", source: "s/a.txt", text: Array("😀日本 condemned 中国。".utf16))
    document.language = .mixed
    document.metadata.title = "T"
    document.metadata.authors = ["A", "B"]
    document.metadata.views = 12
    document.fields = Array(#""n":1"#.utf8)
    document.zones = [Zone(kind: .body, span: TextSpan(0, 18))]
    document.sentences = [Sentence(span: TextSpan(0, 18), language: .mixed, zone: .body)]
    document.tokens = [Token(span: TextSpan(2, 4), kind: .word), Token(span: TextSpan(17, 18), kind: .punctuation)]
    document.mentions = [
      Mention(
        span: TextSpan(2, 4), type: .politicalEntity, entity: "country/JP", name: "Japan", role: .name,
        entry: "country/JP"),
      Mention(
        span: TextSpan(15, 17), type: .politicalEntity, entity: "", name: "中国", members: ["x", "y"], parent: 0,
        role: .compound,
        entry: "r", score: 0.85),
    ]
    document.quotes = [Quote(span: TextSpan(0, 2), kind: .direct, speaker: 0, cue: -1, closed: false)]
    document.cues = [Cue(span: TextSpan(5, 14), kind: .stance, value: -0.8, entry: "en/condemn.v")]
    document.stances = [
      Stance(
        holder: "country/JP", holderMention: 0, target: "中国", targetMention: 1, label: .against, score: -0.8,
        factuality: .asserted,
        voice: .author, sentence: 0, span: TextSpan(2, 17), cues: [0], rule: "H ~ T")
    ]
    document.positions = [
      Position(holder: "country/JP", target: "中国", label: .against, score: -0.8, favor: 0, against: 1, voice: .author)
    ]
    document.warnings = [Warning(code: "w", start: 2, detail: "d")]
    return document
  }

  /// The golden file holds the record of `full()`: the contract, byte for byte.
  @Test func equalsTheGoldenRecord() throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Golden/full.jsonl")
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(String(decoding: bytes(full()), as: UTF8.self) == expected)
  }

  @Test(arguments: OffsetUnit.allCases)
  func spansSliceBackInEveryUnit(_ unit: OffsetUnit) throws {
    let record = try #require(try JSONSerialization.jsonObject(with: Data(bytes(full(), unit: unit))) as? [String: Any])
    #expect(record["offsets"] as? String == unit.rawValue)
    let text = try #require(record["text"] as? String)
    let mentions = try #require(record["entities"] as? [[String: Any]])
    for mention in mentions {
      let start = try #require(mention["start"] as? Int)
      let end = try #require(mention["end"] as? Int)
      let slice =
        switch unit {
        case .codepoint: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
        case .utf16: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
        case .utf8: String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        }
      #expect(slice == mention["text"] as? String)
    }
  }

  @Test func anEmptyDocumentHasTheSameKeys() throws {
    func keys(_ document: Document) -> [String] {
      // Top-level keys in their order, read from the bytes.
      let text = String(decoding: bytes(document), as: UTF8.self)
      return [
        "schema", "id", "source", "language", "offsets", "text", "metadata", "fields", "zones", "sentences", "tokens",
        "entities", "quotes", "cues", "stances", "positions", "provenance", "warnings",
      ].filter { text.contains("\"\($0)\":") }
    }
    #expect(keys(Document(id: "", text: [])) == keys(full()))
    #expect(keys(full()).count == 18)
  }

  @Test func textComesBackFromAnyString() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let text = random.text(pieces: 30) + "\u{0}\u{1F}\u{7F}\u{2029}\u{10FFFD}"
      let line = bytes(Document(id: text, text: Array(text.utf16)))
      #expect(line.filter { $0 == 0x0A }.count == 1)
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      // Foundation's reader drops U+FEFF at the head of a string.
      for key in ["text", "id"] {
        let found = try #require(record[key] as? String)
        #expect(found.utf16.filter { $0 != 0xFEFF } == text.utf16.filter { $0 != 0xFEFF })
      }
      #expect(line.count { $0 == 0xBB } >= 2 * text.utf16.count { $0 == 0xFEFF })
    }
  }

  @Test func errorRecords() throws {
    let writer = RecordWriter(provenance: Self.provenance)
    writer.writeError(id: "x", code: "invalid-json", line: 7, message: "a \"b\"")
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"schema":"lichang/1","id":"x","error":{"code":"invalid-json","line":7,"message":"a \"b\""}}"# + "\n")
  }

  @Test(arguments: [64, 100, 4096])
  func aRecordInPiecesIsTheRecord(_ size: Int) throws {
    var document = full()
    document.text = Array(repeating: document.text, count: 500).flatMap { $0 }
    let writer = RecordWriter(provenance: Self.provenance, withTokens: true)
    var pieces: [[UInt8]] = []
    let isWanted = try writer.write(document, inPiecesOf: size) { piece in
      pieces.append(Array(piece))
      return true
    }
    #expect(isWanted && pieces.count > 1)
    #expect(pieces.flatMap { $0 } == bytes(document))
    // A stretch of text asks for six bytes a unit at once, and gets them.
    #expect(pieces.allSatisfy { $0.count <= max(size, 6 * 4097) })
    var calls = 0
    let stopped = try writer.write(document, inPiecesOf: size) { _ in
      calls += 1
      return false
    }
    #expect(!stopped && calls == 1)
    struct Full: Error {}
    #expect(throws: Full.self) { _ = try writer.write(document, inPiecesOf: size) { _ in throw Full() } }
  }

  @Test func aRenamedRecordSaysSo() throws {
    let renamed = RecordBytes.renamed(bytes(full())[...], suffix: "#2")
    let record = try #require(try JSONSerialization.jsonObject(with: Data(renamed)) as? [String: Any])
    #expect(record["id"] as? String == "a\"1#2")
    #expect((record["warnings"] as? [[String: Any]])?.map { $0["code"] as? String } == ["w", "duplicate-id"])
  }
}
