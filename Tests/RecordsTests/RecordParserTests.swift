import Foundation
import Records
import TestSupport
import Testing
import TextModel

@Suite struct RecordParserTests {
  func read(_ bytes: [UInt8]) throws -> AnnotatedRecord {
    let line = bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
    guard case .record(let record) = try RecordParser().parse(line, source: "a.jsonl", line: 7) else {
      throw RecordFailure(source: "", line: 0, message: "an error record")
    }
    return record
  }

  func written(_ record: AnnotatedRecord, unit: OffsetUnit, tokens: Bool = true) -> [UInt8] {
    let writer = RecordWriter(provenance: record.provenance, unit: unit, withTokens: tokens)
    writer.write(record.document)
    return writer.bytes
  }

  @Test(arguments: OffsetUnit.allCases)
  func writingWhatWasReadGivesTheSameBytes(_ unit: OffsetUnit) throws {
    let tests = RecordWriterTests()
    let bytes = tests.bytes(tests.full(), unit: unit)
    let record = try read(bytes)
    #expect(record.unit == unit)
    #expect(record.provenance.icu == "72.1")
    #expect(written(record, unit: unit) == bytes)
    #expect(record.extra.isEmpty)
  }

  /// Spans of hard texts, in every unit and from every unit.
  @Test func everySpanOfHardTextsComesBack() throws {
    var random = SeededGenerator(seed: 11)
    for round in 0..<200 {
      var text = Array(random.text(pieces: 20).utf16)
      text.removeAll { $0 == 0x0D }
      var document = Document(id: "d\(round)", text: text)
      let starts = text.indices.filter { text[$0] & 0xFC00 != 0xDC00 } + [text.count]
      for _ in 0..<8 {
        guard let a = starts.randomElement(using: &random), let b = starts.randomElement(using: &random), a != b else {
          continue
        }
        document.mentions.append(
          Mention(
            span: TextSpan(min(a, b), max(a, b)), type: .topic, entity: "topic/x", name: "", role: .name, entry: "t"))
      }
      for unit in OffsetUnit.allCases {
        let bytes = written(AnnotatedRecord(document: document), unit: unit)
        let back = try read(bytes)
        #expect(back.document.text == text)
        #expect(back.document.mentions.map(\.span) == document.mentions.map(\.span))
      }
    }
  }

  @Test func otherIdsOrdersAndKeysAreTaken() throws {
    let line =
      #"{"reviewer":"B","entities":[{"id":"x9","start":0,"end":2,"note":[1,{"a":"}"}]},{"id":"m","start":2.0,"end":4,"parent":"x9"}],"text":"😀日本。","stances":[{"holder_mention":"m","holder":"country/JP","target":"author","label":"against","start":0,"end":4,"cues":[]}],"schema":"lichang/1","id":"é","fields":{ "n":1 },"n":null}"#
    let record = try read(Array(line.utf8))
    #expect(record.document.mentions.map(\.span) == [TextSpan(0, 3), TextSpan(3, 5)])
    #expect(record.document.mentions.map(\.parent) == [-1, 0])
    #expect(record.document.stances.first?.holderMention == 1)
    #expect(String(decoding: record.extra, as: UTF8.self) == #""reviewer":"B","n":null"#)
    #expect(String(decoding: record.document.fields, as: UTF8.self) == #""n":1"#)
    #expect(record.document.id == "é")
  }

  @Test func errorRecordsAreRead() throws {
    let line = #"{"schema":"lichang/1","id":"x","error":{"code":"invalid-json","line":7,"message":"a \"b\""}}"#
    guard case .error(let record) = try RecordParser().parse(Array(line.utf8)) else {
      Issue.record("no error record")
      return
    }
    #expect(record == ErrorRecord(id: "x", code: "invalid-json", line: 7, message: "a \"b\""))
  }

  @Test(arguments: [
    ("{", "byte 2"), ("[]", "not a JSON object"), (#"{"id":"a","text":"b"}"#, "no \"schema\""),
    (#"{"schema":"lichang/2","text":""}"#, "'lichang/2'"), (#"{"schema":"lichang/1"}"#, "no \"text\""),
    (#"{"schema":"lichang/1","text":3}"#, "wants a string"),
    (#"{"schema":"lichang/1","text":"日本","offsets":"bytes"}"#, "unknown unit of offsets 'bytes'"),
    (#"{"schema":"lichang/1","text":"日本","language":"jp"}"#, "unknown language 'jp'"),
    (
      #"{"schema":"lichang/1","text":"日本","entities":[{"start":1,"end":3}]}"#,
      "entities[0]: its span 1..<3 lies outside the text of length 2"
    ),
    (#"{"schema":"lichang/1","text":"日本","entities":[{"start":1,"end":0}]}"#, "outside the text"),
    (#"{"schema":"lichang/1","text":"日本","entities":[{}]}"#, "outside the text"),
    (
      #"{"schema":"lichang/1","text":"😀日本","offsets":"utf16","entities":[{"start":1,"end":3}]}"#,
      "lies inside a character"
    ),
    (#"{"schema":"lichang/1","text":"日本","offsets":"utf8","entities":[{"start":0,"end":4}]}"#, "inside a character"),
    (
      #"{"schema":"lichang/1","text":"日本","entities":[{"start":0,"end":1,"text":"日本"}]}"#,
      "covers '日', not its text '日本'"
    ),
    (
      #"{"schema":"lichang/1","text":"日本","entities":[{"start":0,"end":1,"type":"CITY"}]}"#,
      "unknown type of entity 'CITY'"
    ),
    (#"{"schema":"lichang/1","text":"日本","entities":[{"start":0,"end":1,"parent":"e7"}]}"#, "there is no mention 'e7'"),
    (#"{"schema":"lichang/1","text":"日本","entities":[{"start":"0","end":1}]}"#, "a whole number is expected"),
    (#"{"schema":"lichang/1","text":"日本","stances":[{"start":0,"end":1,"cues":["c1"]}]}"#, "there is no cue 'c1'"),
    (#"{"schema":"lichang/1","text":"日本","tokens":{"start":[0],"end":[],"kind":[]}}"#, "differ in length"),
    (#"{"schema":"lichang/1","text":"日本","fields":[]}"#, "wants an object"),
    (#"{"schema":"lichang/1","text":"日本","zones":{}}"#, "a list is expected"),
  ])
  func whatBreaksTheContractIsNamed(_ line: String, _ message: String) {
    do {
      _ = try RecordParser().parse(Array(line.utf8), source: "a.jsonl", line: 7)
      Issue.record("no failure: \(line)")
    } catch {
      #expect(error.description.hasPrefix("a.jsonl:7: "))
      #expect(error.message.contains(message), "\(error.message)")
    }
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    #expect(throws: RecordFailure.self) {
      try RecordParser().parse(Array(#"{"schema":"lichang/1","text":""#.utf8) + [0xFF] + Array("\"}".utf8))
    }
  }

  /// Cut and changed records never end in anything but a record or a failure.
  @Test func brokenLinesNeverCrash() {
    var random = SeededGenerator(seed: 5)
    let tests = RecordWriterTests()
    let whole = Array(tests.bytes(tests.full()).dropLast())
    for length in 0..<whole.count { _ = try? RecordParser().parse(Array(whole[..<length])) }
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0x20..<0x7F, using: &random)
      }
      _ = try? RecordParser().parse(bytes)
    }
  }

  @Test func filesAreReadLineByLine() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lichang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let good = #"{"schema":"lichang/1","id":"a","text":"日本"}"#
    try Data("\u{FEFF}\(good)\r\n\n{\n\(good)".utf8).write(to: folder.appendingPathComponent("a.jsonl"))
    try Data("\(good)\n".utf8).write(to: folder.appendingPathComponent("b.json"))
    try Data("x".utf8).write(to: folder.appendingPathComponent("c.txt"))
    let paths = try RecordFiles.expand([folder.path])
    #expect(paths.map { ($0 as NSString).lastPathComponent } == ["a.jsonl", "b.json"])
    var files = RecordFiles(paths: paths)
    var found: [String] = []
    while let line = try files.next() {
      switch line {
      case .success(.record(let record)): found.append(record.document.id)
      case .success(.error): found.append("error")
      case .failure(let failure): found.append("\(failure.line)")
      }
    }
    #expect(found == ["a", "3", "a", "a"])
    #expect(throws: (any Error).self) { try RecordFiles.expand([folder.path + "/none"]) }
  }
}
