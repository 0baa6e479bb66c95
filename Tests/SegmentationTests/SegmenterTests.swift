import Segmentation
import TestSupport
import Testing
import TextModel

@Suite struct SegmenterTests {
  func segment(_ text: String) throws -> Document {
    var document = Document(id: "t", text: Array(text.utf16))
    try Segmenter().segment(&document)
    return document
  }

  /// Expected sentence ends are marked with `‖`.
  @Test(arguments: [
    "中方坚决反对。‖日本必须反省。", "“美国必须停止挑衅！否则后果自负。”他说。‖另一方面，欧盟沉默。",
    "他认为这不妥。‖（作者是研究员）", "He met Mr. Rubio in Washington.‖ Then he left.",
    "The U.S. President spoke.‖ It was late.", "Gen. Mark Milley agreed.‖ So did we.", "真的吗？‖当然！",
    "“Really?” he asked.‖ Nobody answered.", "第一段\n‖第二段", "没有句号",
  ])
  func findsSentences(_ marked: String) throws {
    let expected = marked.split(separator: "‖").map {
      $0.trimmingPrefix { $0.isWhitespace }.description.trimmingSuffix()
    }
    let document = try segment(marked.replacing("‖", with: ""))
    #expect(document.sentences.map { document.string($0.span) } == expected)
  }

  @Test(arguments: [
    ("Japan said 5% of $6.5.", "Japan said 5 % of $ 6.5 ."), ("G7峰会", "G7 峰会"), ("中国反对。", "中国 反对 。"),
  ])
  func findsTokens(_ text: String, _ expected: String) throws {
    let document = try segment(text)
    #expect(document.tokens.map { document.string($0.span) }.joined(separator: " ") == expected)
  }

  @Test func kindsOfTokens() throws {
    let document = try segment("Japan 2025 。 😀")
    #expect(document.tokens.map(\.kind) == [.word, .number, .punctuation, .symbol])
  }

  /// ICU remembers which scripts a process has met; the answer must not.
  @Test func doesNotDependOnHistory() throws {
    let segmenter = try Segmenter()
    func tokens(_ text: String) -> [Token] {
      var document = Document(id: "t", text: Array(text.utf16))
      segmenter.segment(&document)
      return document.tokens
    }
    let before = tokens("バージョンージョン")
    _ = tokens("中美关系")
    #expect(tokens("バージョンージョン") == before)
    let fresh = try segment("バージョンージョン").tokens
    #expect(fresh == before)
  }

  @Test func layersHoldTheirPromisesOnOddText() throws {
    var random = SeededGenerator(seed: 3)
    let segmenter = try Segmenter()
    for _ in 0..<300 {
      var document = Document(id: "t", text: Array(random.text(pieces: 30).utf16))
      segmenter.segment(&document)
      var last: Int32 = 0
      for token in document.tokens {
        #expect(token.span.start >= last && token.span.end > token.span.start)
        last = token.span.end
      }
      last = 0
      for sentence in document.sentences {
        #expect(sentence.span.start >= last && sentence.span.end > sentence.span.start)
        last = sentence.span.end
        #expect(!document.tokens.contains { $0.span.start < last && $0.span.end > last }, "a sentence cuts a token")
      }
      #expect(last <= document.text.count)
    }
  }

  @Test(arguments: [
    ("中方坚决反对", Language.chinese), ("Japan said", .english), ("2025", .undetermined), ("日本 Japan said so 日本说", .mixed),
    ("鲁比奥（Marco Rubio）宣布对古巴实施新的制裁措施，古巴外交部表示谴责。", .chinese),
  ])
  func tellsTheLanguage(_ text: String, _ language: Language) throws {
    #expect(try segment(text).language == language)
  }

  @Test func wrappedLinesAreOneParagraph() throws {
    let text = """
      The United States and the European Union have long been partners, yet
      their trade dispute shows how little trust is left between Washington
      and Brussels. Both sides should return to the table before the damage
      spreads.
      """
    let document = try segment(text)
    #expect(document.sentences.count == 2)
    #expect(try segment("The law was passed, and \nthen forgotten.").sentences.count == 1)
    #expect(try segment("The law was passed. \nthen forgotten.").sentences.count == 2)
    #expect(try segment("- tariffs\n- quotas\n- sanctions on the United States").sentences.count == 3)
  }
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
