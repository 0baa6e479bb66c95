import Foundation
import Records
import TestSupport
import Testing
import TextModel

@Suite struct ValidationTests {
  /// Marked texts whose offsets differ in every unit.
  static let texts = [
    "😀⟦日本|GPE⟧谴责⟦俄罗斯|GPE⟧。", "第一行\n⟦中国|GPE⟧说：𠮷野家 ⟦Japan|GPE⟧.\n\n⟦e\u{301}tat|X⟧ and ⟦法国|GPE⟧",
    "plain ⟦Japan|GPE⟧ text",
    "👩‍👩‍👧\n⟦美国|GPE⟧😀\n⟦美国|GPE⟧",
  ]

  /// Lines as somebody would write them who counts in a unit.
  static func lines(_ unit: SpanUnit, withWords: Bool) -> [(bytes: [UInt8], line: Int)] {
    texts.enumerated().map { number, marked in
      let text = MarkedText(marked)
      let spans = text.marks.map { mark -> String in
        let before = String(decoding: text.text[..<Int(mark.span.start)], as: UTF16.self)
        let words = String(decoding: text.text[mark.span.range], as: UTF16.self)
        let start = count(before, unit) + (unit.isOneBased ? 1 : 0)
        let end = start + count(words, unit) - (unit.isEndInside ? 1 : 0)
        let surface = withWords ? #","text":"\#(words)""# : ""
        return #"{"start":\#(start),"end": \#(end)\#(surface),"label":"\#(mark.label)"}"#
      }
      let escaped = text.string.replacingOccurrences(of: "\n", with: "\\n")
      return (Array(#"{"text":"\#(escaped)","spans":[\#(spans.joined(separator: ","))],"n":1.50}"#.utf8), number + 1)
    }
  }

  static func count(_ text: String, _ unit: SpanUnit) -> Int {
    let text = unit.lineEnds == .crlf ? text.replacingOccurrences(of: "\n", with: "\r\n") : text
    return switch unit.unit {
    case .codepoint: text.unicodeScalars.count
    case .utf16: text.utf16.count
    case .utf8: text.utf8.count
    }
  }

  @Test(arguments: SpanUnit.candidates.filter { $0.lineEnds != .lf })
  func theUnitIsFoundAndTheSpansAreMended(_ unit: SpanUnit) throws {
    let lines = Self.lines(unit, withWords: true)
    let wanted = Self.lines(SpanUnit(.codepoint), withWords: true)
    let report = SpanValidator().check(lines, source: "a")
    #expect(report.unit == unit)
    #expect(report.holdingInUnit == report.spans)
    #expect(report.isBroken == (unit != SpanUnit(.codepoint)))

    var mended: [[UInt8]] = []
    let repaired = SpanValidator(repairs: true).check(lines, source: "a") { mended.append(Array($0.dropLast())) }
    #expect(!repaired.isBroken, "\(repaired.faults)")
    #expect(mended == wanted.map(\.bytes))
    #expect(!SpanValidator(unit: unit).check(lines, source: "a").isBroken)
  }

  @Test(arguments: [SpanUnit(.utf16), SpanUnit(.utf8)])
  func spansWithoutWordsTellTheirUnitByTheirEdges(_ unit: SpanUnit) {
    let text = "😀😀😀 Japan met China in Seoul and then 日本 too. Nobody in Paris knew 😀 what London thought"
    let spans = ["Japan", "China", "Seoul", "Paris", "London"].compactMap { text.range(of: $0) }.map { range in
      let before = String(text[..<range.lowerBound])
      let start = Self.count(before, unit)
      return "[\(start),\(start + Self.count(String(text[range]), unit)),\"GPE\"]"
    }
    let line = Array(#"{"text":"\#(text)","label":[\#(spans.joined(separator: ","))]}"#.utf8)
    let report = SpanValidator().check([(line, 1)], source: "a")
    #expect(report.unit == unit)
  }

  @Test func oneShiftedSpanIsFoundNearby() throws {
    let line = Array(
      #"{"text":"日本和中国和日本","entities":[{"start":7,"end":9,"text":"日本"},{"start":3,"end":5,"text":"中国"}]}"#.utf8)
    var mended: [UInt8] = []
    let report = SpanValidator(repairs: true).check([(line, 1)], source: "a") { mended = $0 }
    #expect(!report.isBroken)
    #expect(String(decoding: mended, as: UTF8.self).contains(#"{"start":6,"end":8,"text":"日本"}"#))
    let broken = SpanValidator(repairs: true).check(
      [(Array(#"{"text":"日本","entities":[{"start":0,"end":2,"text":"中国"}]}"#.utf8), 4)], source: "a.jsonl")
    #expect(broken.faults.map(\.description) == ["a.jsonl:4: entities[0]: 0..<2 covers '日本' in codepoint, not '中国'"])
  }

  @Test(arguments: [
    (#"{"text":"日本","x":{"y":[{"begin":0,"end":3}]}}"#, "x.y[0]: 0..<3 lies outside"),
    (#"{"text":"日本","m":[{"offset":1,"length":2}]}"#, "m[0]: 1..<3 lies outside"),
    (#"{"text":"日本","label":[[0,1,"A"],[1,3,"B"]]}"#, "label[1]: 1..<3 lies outside"),
    (#"{"data":{"text":"日本"},"r":[{"start_offset":-1,"end_offset":1}]}"#, "r[0]: -1..<1 lies outside"),
    (#"{"txt":"日本"}"#, "no \"text\""), ("{", "byte 2"),
  ])
  func spansOfAllShapesAreSeen(_ line: String, _ message: String) {
    let report = SpanValidator().check([(Array(line.utf8), 1)], source: "a")
    #expect(report.faults.contains { $0.message.contains(message) }, "\(report.faults)")
  }

  @Test func recordsAreHeldToTheirContract() throws {
    let tests = RecordWriterTests()
    for unit in OffsetUnit.allCases {
      let good = Array(tests.bytes(tests.full(), unit: unit).dropLast())
      let report = SpanValidator().check([(good, 1)], source: "a")
      #expect(report.faults.isEmpty, "\(report.faults)")
      #expect(report.unit?.unit == unit)
    }
    let good = String(decoding: tests.bytes(tests.full()).dropLast(), as: UTF8.self)
    func faults(_ change: (String, String)) -> [String] {
      let line = good.replacingOccurrences(of: change.0, with: change.1)
      #expect(line != good)
      return SpanValidator().check([(Array(line.utf8), 1)], source: "a").faults.map(\.message)
    }
    #expect(faults((#""language":"mixed","offsets""#, #""offsets""#)) == [#"the record has no "language""#])
    #expect(faults((#""views":12"#, #""views":"12""#)) == ["metadata.views is not a whole number"])
    #expect(
      faults((#""cue":"","closed":false"#, #""closed":false,"cue":"""#)).contains { $0.contains("where \"cue\" comes") }
    )
    #expect(faults((#""holder_mention":"e1""#, #""holder_mention":"e9""#)).contains { $0.contains("no mention 'e9'") })
    #expect(
      faults((#""start":1,"end":3,"text":"日本""#, #""start":2,"end":4,"text":"日本""#)).contains {
        $0.contains("it is 1..<3")
      })
  }

  @Test func aRecordInTheWrongUnitIsMendedToItsOwn() throws {
    let tests = RecordWriterTests()
    let good = tests.bytes(tests.full(), unit: .codepoint)
    let wrong = String(decoding: tests.bytes(tests.full(), unit: .utf16), as: UTF8.self)
      .replacingOccurrences(of: #""offsets":"utf16""#, with: #""offsets":"codepoint""#)
    var mended: [UInt8] = []
    let report = SpanValidator(repairs: true).check([(Array(wrong.utf8.dropLast()), 1)], source: "a") { mended = $0 }
    #expect(report.unit == SpanUnit(.utf16))
    #expect(!report.isBroken, "\(report.faults)")
    // Warnings have a place, no span.
    let expected = String(decoding: good, as: UTF8.self)
    #expect(String(decoding: mended, as: UTF8.self).prefix(900) == expected.prefix(900))
  }

  @Test func brokenLinesNeverCrash() {
    var random = SeededGenerator(seed: 17)
    let whole = Self.lines(SpanUnit(.utf16), withWords: true)[1].bytes
    for _ in 0..<1500 {
      var bytes = whole
      for _ in 0..<2 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0x20..<0x7F, using: &random)
      }
      _ = SpanValidator(repairs: true).check([(bytes, 1)], source: "a")
    }
  }
}
