import Foundation
import TestSupport
import Testing
import UnicodeText

/// The table-driven breaker against ICU's iterator: they must agree on every boundary and kind.
@Suite struct WordBreakerTests {
  private struct Segment: Equatable {
    var end: Int
    var kind: UInt8
  }

  private let icu: Breaker
  private let breaker: WordBreaker

  init() throws {
    icu = try Breaker()
    breaker = try WordBreaker()
  }

  private func byICU(_ text: [UInt16]) -> [Segment] {
    var found = Boundaries()
    icu.words(of: text, into: &found)
    return (0..<found.count).map { Segment(end: Int(found.ends[$0]), kind: found.kinds[$0]) }
  }

  private func byTable(_ text: [UInt16]) -> [Segment] {
    var found = Boundaries()
    breaker.segments(of: text, into: &found)
    var result: [Segment] = []
    var start = 0
    for i in 0..<found.count {
      let end = Int(found.ends[i])
      switch found.kinds[i] & SegmentKind.mask {
      case SegmentKind.hanRun:
        var ends: [Int32] = []
        breaker.cutHanRun(text, start, end, into: &ends)
        result += ends.map { Segment(end: start + Int($0), kind: SegmentKind.ideographs) }
      case SegmentKind.space, SegmentKind.lineEnd: result.append(Segment(end: end, kind: 0))
      case let kind: result.append(Segment(end: end, kind: kind))
      }
      start = end
    }
    return result
  }

  /// ICU is of two minds whether 々 alone is a word.
  private func comparable(_ segments: [Segment], _ text: [UInt16]) -> [Segment] {
    segments.map { text[$0.end - 1] == 0x3005 ? Segment(end: $0.end, kind: 0) : $0 }
  }

  private func expectEqual(_ text: [UInt16], _ comment: @autoclosure () -> String) {
    let wanted = comparable(byICU(text), text)
    let found = comparable(byTable(text), text)
    guard wanted != found else { return }
    let at = zip(wanted, found).prefix { $0 == $1 }.count
    let from = at > 0 ? wanted[at - 1].end : 0
    let near = String(decoding: text[from..<min(text.count, from + 20)], as: UTF16.self)
    Issue.record(
      "\(comment()): differs at \(from), '\(near)': ICU \(wanted[at...].prefix(3)), table \(found[at...].prefix(3))")
  }

  @Test(arguments: [
    "can't U.S. 1,000.5 a_b _ __ 3G me@there.org a:b 12:30 it’s l'été", "e\u{301}tude a\u{AD}b", "naïve Straße",
    "F-16 AT&T 10% $5 €3 #tag", "中国(China)说“好”1998年G7峰会。", "東京タワーとソウル 서울시는 ไทยแลนด์ สวัสดี", "😀 👩‍👩‍👧👍🏽 🇨🇳🇺🇸 ☺️ a😀b 中😀国",
    "\r\n\n\r \u{2028}\u{85}x", "שלום ל\"ה a'ש", "1'2 a.1 1.a .5 5. a'' ''a '' 1_a_2", "𠮷野家 中𠮷国 ＡＢＣ １２３ Ａ１",
    "  \t x\u{A0}y\u{3000}中\u{200B}国\u{FEFF}",
    "ー中ー国 カタカナ漢字ひらがな", "\u{0}\u{7}a\u{FFFF}", "",
  ])
  func agreesWithICUOn(_ text: String) { expectEqual(Array(text.utf16), "a chosen text") }

  @Test func agreesWithICUOnSamples() throws {
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Samples")
    let files = try FileManager.default.contentsOfDirectory(at: samples, includingPropertiesForKeys: nil)
    let texts = files.filter { ["txt", "md", "jsonl"].contains($0.pathExtension) }
    #expect(texts.count > 10)
    for file in texts {
      expectEqual(try TextDecoder.decode([UInt8](Data(contentsOf: file))).text, file.lastPathComponent)
    }
  }

  /// Every unit, between every two kinds of neighbour.
  @Test func agreesWithICUOnEveryUnit() {
    let neighbours: [[UInt16]] = [[0x61], [0x31], [0x20], [0x2E], [0x4E2D], [0x5F], []]
    for before in neighbours {
      for after in neighbours {
        var text: [UInt16] = []
        for unit in UInt16.min...UInt16.max where unit % 7 == UInt16(before.count + after.count * 3) % 7 {
          text += before + [unit] + after + [0x0A]
        }
        expectEqual(text, "units between \(before) and \(after)")
      }
    }
  }

  @Test func agreesWithICUOnGeneratedText() {
    var random = SeededGenerator(seed: 11)
    let stock: [String] = [
      "a", "Bc", "é", "1", "23", "４", ".", ",", "'", "’", ":", ";", "_", "-", "@", "/", " ", "  ", "\t", "\n", "\r",
      "\u{A0}", "中", "美国的",
      "々", "，", "。", "“", "”", "ー", "カ", "ひ", "한국", "ไท", "\u{301}", "\u{200D}", "\u{200B}", "\u{FE0F}", "😀", "👍🏽", "🇨🇳",
      "𠮷", "א",
      "\"", "№", "½", "$", "%", "\u{AD}", "\u{FEFF}", "·", "—", "…", "\u{3000}", "㈱", "ﾞ", "〇", "﹑", "：", "．",
    ]
    for round in 0..<4000 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).map { _ in stock.randomElement(using: &random) ?? "" }.joined()
      expectEqual(Array(text.utf16), "round \(round)")
    }
    // Without scripts for which ICU's answers depend on what the process has seen before (Yi, rare Han symbols).
    let blocks: [ClosedRange<UInt16>] = [
      0...0x2FFF, 0x3041...0x30FF, 0x4E00...0x9FFF, 0xD800...0xDFFF, 0xFE00...0xFFFF,
    ]
    for round in 0..<2000 {
      let text = (0..<30).map { _ in
        UInt16.random(in: blocks.randomElement(using: &random) ?? blocks[0], using: &random)
      }
      expectEqual(text, "random units, round \(round)")
    }
  }
}
