import Annotation
import TestSupport
import Testing
import TextModel

/// Text that makes no sense, of names, cues and marks in any order: whatever it is, it is annotated, and every layer points to
/// what is there.
@Suite struct ScrambledTextTests {
  static let names = [
    "日本", "美", "中美", "双方", "特朗普", "王毅", "外交部发言人", "其", "该国", "Japan", "the US", "Tokyo", "Donald Trump", "he", "their",
    "both countries", "3%", "2024年5月", "$3 billion",
  ]
  static let words = [
    "谴责", "抨击", "支持", "反对", "称", "声称", "对", "被", "与", "的", "不", "为什么", "让", "之际", "所谓", "脆弱", "悍然", "挑衅", "是",
    "condemned", "supports", "warned that", "said", "according to", "by", "of", "to", "and", "but", "not", "If", "who",
    "reckless", "threat", "'s",
  ]
  static let marks = [
    "：", "，", "。", "；", "？", "“", "”", "《", "》", "（", "）", "、", "——", "\n", ":", ",", ".", ";", "?", "\"", "“", "”",
    "(", ")", "\n\n", "😀", "𠀀", "e\u{301}", "\r\n",
  ]

  @Test(arguments: 0..<4)
  func everyLayerPointsToWhatIsThere(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let worker = try Bundled.worker()
    for _ in 0..<100 {
      let text = (0..<3 + random.next() % 40).map { _ in
        let kind = [ScrambledTextTests.names, ScrambledTextTests.words, ScrambledTextTests.marks][
          Int(random.next() % 3)]
        return kind[Int(random.next() % UInt64(kind.count))] + (random.next() % 2 == 0 ? " " : "")
      }.joined()
      var document = Document(id: "", text: Array(text.utf16))
      worker.annotate(&document)
      let spans =
        document.mentions.map(\.span) + document.cues.map(\.span) + document.quotes.map(\.span)
        + document.stances.map(\.span) + document.sentences.map(\.span)
      #expect(spans.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= document.text.count }, "\(text)")
      for stance in document.stances {
        #expect(stance.sentence < document.sentences.count && !stance.cues.isEmpty, "\(text)")
        #expect(stance.cues.allSatisfy(document.cues.indices.contains), "\(text)")
        #expect(
          [stance.holderMention, stance.targetMention].allSatisfy { $0 < document.mentions.count }, "\(text)")
        #expect(stance.holder == "author" || stance.holder != stance.target, "\(text)")
      }
    }
  }
}
