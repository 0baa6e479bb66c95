import Foundation
import Segmentation
import TestSupport
import Testing
import TextModel

@Suite struct WordLatticeTests {
  func document(_ text: String, _ segmenter: Segmenter? = nil) throws -> Document {
    var document = Document(id: "t", text: Array(text.utf16))
    try (segmenter ?? Segmenter(model: Bundled.words.get())).segment(&document)
    return document
  }

  func words(_ text: String) throws -> String {
    let document = try document(text)
    return document.tokens.map { document.string($0.span) }.joined(separator: "|")
  }

  @Test(arguments: [
    // Affixes, function words, quantities.
    "社会主义|现代化|建设", "美国|打压|华为", "马克龙|驳|特朗普", "他|力挺|拜登", "新|的|一|年", "两|国|关系", "这|就|是|事实", "委员会|负责人|表示",
    // Numbers with their units, dates, shares; punctuation runs.
    "１９９８年|１２月|２６日", "2025年|9月|26日", "增长|５．２％", "二○二五年", "——|这|是", "……|他|说",
    // Names of persons, of transcription, with a middle dot.
    "记者|王|小明|报道", "安格拉·默克尔|说", "埃尔多安|在|安卡拉|说",
    // Set phrases and places.
    "不|能|一意孤行", "江苏省|昆山市",
    // Other scripts stay what they are.
    "G7|峰会|，|GDP|增长|3.5|%",
  ])
  func findsWords(_ expected: String) throws {
    #expect(try words(expected.replacing("|", with: "")) == expected)
  }

  @Test(arguments: [
    ("中國人民銀行發布貨幣政策執行報告", "中国人民银行发布货币政策执行报告"), ("總統發表講話，強調兩國關係", "总统发表讲话，强调两国关系"),
    ("臺灣問題是內政，絕不容許外來干涉", "台湾问题是内政，绝不容许外来干涉"),
  ])
  func traditionalTextIsCutLikeItsSimplifiedTwin(_ traditional: String, _ simplified: String) throws {
    #expect(try document(traditional).tokens == document(simplified).tokens)
  }

  @Test func zeroWidthCharactersAndMarksStayInWords() throws {
    #expect(try words("中\u{200B}国政府") == "中\u{200B}国|政府")
    #expect(try words("𠮷野家") == words("𠮷野家"))
    let kana = try document("ージョンと漢字").tokens
    var icu = Document(id: "t", text: Array("ージョンと漢字".utf16))
    try Segmenter(usingDictionary: false).segment(&icu)
    #expect(kana == icu.tokens)
    #expect(try words("ア８不") == "ア|８|不")
  }

  /// What stands before Chinese, and how much of it, does not change where Chinese begins.
  @Test(arguments: ["社会主义的新一年", "１９９８年的事", "3月26日", "A股市场", "𠮷野家的人", "F-35战机", "々々"])
  func latinTextBeforeItIsPassedOver(_ text: String) throws {
    let expected = try words(". " + text).dropFirst(2)
    for length in 0..<40 {
      let before = String(String(repeating: "The so-called “plan” \n", count: 3).prefix(length)) + ". "
      #expect(try words(before + text).hasSuffix("|" + expected), "behind \(before)")
    }
  }

  @Test func kindsOfTokens() throws {
    #expect(
      try document("１２．５，１９９８年，·").tokens.map(\.kind) == [.number, .punctuation, .word, .punctuation, .punctuation])
  }

  /// The same text gives the same words alone, after other texts, and on a used or a fresh segmenter.
  @Test func dependsOnTheTextAlone() throws {
    var random = SeededGenerator(seed: 11)
    let used = try Segmenter(model: Bundled.words.get())
    for _ in 0..<100 {
      let text = random.chinese(pieces: 40)
      let first = try document(text, used).tokens
      _ = try document(random.chinese(pieces: 200), used)
      #expect(try document(text, used).tokens == first)
      #expect(try document(text).tokens == first)
    }
  }

  @Test func layersHoldTheirPromisesOnOddText() throws {
    var random = SeededGenerator(seed: 13)
    let segmenter = try Segmenter(model: Bundled.words.get())
    for round in 0..<400 {
      let text = round % 2 == 0 ? random.text(pieces: 30) : random.chinese(pieces: 60)
      let document = try document(text, segmenter)
      var last: Int32 = 0
      for token in document.tokens {
        #expect(token.span.start >= last && token.span.end > token.span.start, "\(text)")
        // No token begins or ends inside a surrogate pair.
        #expect(document.text[Int(token.span.start)] & 0xFC00 != 0xDC00, "\(text)")
        if (0x4E00...0x9FFF).contains(document.text[Int(token.span.start)]) {
          #expect(segmenter.edges[Int(token.span.start)] == 1 && segmenter.edges[Int(token.span.end)] == 1)
        }
        last = token.span.end
      }
      #expect(Int(last) <= document.text.count)
      for sentence in document.sentences {
        #expect(!document.tokens.contains { $0.span.start < sentence.span.end && $0.span.end > sentence.span.end })
      }
    }
  }

  /// A stretch without end is cut in pieces, and no character is lost.
  @Test func longStretches() throws {
    let text = String(repeating: "中华人民共和国的社会主义现代化建设事业", count: 1000)
    let tokens = try document(text).tokens
    #expect(tokens.map { Int($0.span.end - $0.span.start) }.reduce(0, +) == text.utf16.count)
    let piece = try words(String(repeating: "中华人民共和国的社会主义现代化建设事业", count: 3))
    #expect(tokens.count == piece.split(separator: "|").count * 1000 / 3)
  }

  @Test func damagedModelsAreErrors() throws {
    let bytes = [UInt8](try Bundled.modelBytes.get())
    for damage in [
      [], Array(bytes[..<40]), Array(bytes.dropLast(16)), Array(bytes.dropFirst()),
      bytes[..<5000] + [bytes[5000] ^ 1] + bytes[5001...],
    ] as [[UInt8]] {
      #expect(throws: WordModel.Damaged.self) { try WordModel(bytes: damage) }
    }
    var newer = bytes
    newer[4] = 99
    let error = #expect(throws: WordModel.Damaged.self) { try WordModel(bytes: newer) }
    #expect(error?.description.contains("version 99") == true)
  }
}

@Suite struct LatticeTrainerTests {
  static let tables = """
    pattern\twords\tnote
    ~\t丁丁当当 风调雨顺\t
    ~者\t消费 旁观\t
    """

  func tables(_ text: String) throws -> WordTables {
    var tables = WordTables()
    try tables.add(file: "words.tsv", bytes: Array(text.utf8))
    return tables
  }

  func text(_ marked: String) -> SegmentedText {
    var units: [UInt16] = []
    var ends: [Int32] = []
    for word in marked.split(separator: "|") {
      units += Array(word.utf16)
      ends.append(Int32(units.count))
    }
    return SegmentedText(text: units, ends: ends)
  }

  /// What was learned cuts the text that it was learned from, also where ICU has it otherwise.
  @Test func learnsTheWordsItIsShown() throws {
    let texts = ["新的|一年|里|，|两国|加强合作|。", "消费者|和|旁观者|都|说|风调雨顺", "１９９８|年|的|ＧＤＰ", "他|是|甲乙丙丁戊|的|人"]
      .map(text)
    let bytes = try LatticeTrainer(tables: tables(Self.tables)).train(on: texts, rounds: 20)
    let segmenter = try Segmenter(model: WordModel(bytes: bytes))
    var score = WordScore()
    for text in texts { score.add(segmenter, text) }
    #expect(score.f1 > 0.97)
    #expect(try LatticeTrainer(tables: tables(Self.tables)).train(on: texts, rounds: 20) == bytes)
  }

  @Test(arguments: [
    ("word\tx\n", "words.tsv:1: the header"), ("pattern\twords\nX\t中国\n", "words.tsv:2: the pattern"),
    ("pattern\twords\n~\tabc\n", "words.tsv:2: 'abc' is not all"), ("pattern\twords\n~\t中\n", "words.tsv:2: '中' has 1"),
    ("class\tcharacters\nwrong\t中\n", "words.tsv:2: there is no class 'wrong'"),
    ("class\tcharacters\nsurname\n", "words.tsv:2: the row has no"),
  ])
  func brokenTablesNameFileAndLine(_ table: String, _ message: String) throws {
    let error = #expect(throws: WordTables.Broken.self) { try tables(table) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func bundledTablesAreSound() throws {
    var tables = WordTables()
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Lexicons/segmentation")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".tsv") {
      try tables.add(file: name, bytes: [UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }
}

extension SeededGenerator {
  /// Random Chinese of common characters, rare ones, numbers and marks.
  mutating func chinese(pieces: Int) -> String {
    let stock = [
      "的", "中", "国", "年", "一", "不", "人民", "经济", "发展", "特朗普", "１９９８", "2025", "．", "·", "—", "——", "％", "，", "。", "A",
      "Ｂ", "3.5",
      "ア", "𠮷", "\u{301}", "\u{200D}", "😀", "○", "第", "王", "小", "們", "關係", "\n", " ", "《", "》", "F-35", "5G",
    ]
    return (0..<pieces).map { _ in
      if Int.random(in: 0..<8, using: &self) == 0 {
        return Unicode.Scalar(UInt32.random(in: 0x3400...0x9FFF, using: &self)).map(String.init) ?? ""
      }
      return stock.randomElement(using: &self) ?? ""
    }.joined()
  }
}
