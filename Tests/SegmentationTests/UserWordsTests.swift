import TestSupport
import TextModel
import Testing

@testable import Segmentation

/// Words of the caller stand as one wherever they occur.
@Suite struct UserWordsTests {
  private func cut(_ text: String, _ words: String..., model: Bool = true) throws -> String {
    var list = UserWords()
    for word in words { list.add(Array(word.utf16)) }
    let segmenter = try Segmenter(model: model ? Bundled.words.get() : nil, userWords: list)
    var document = Document(id: "", text: Array(text.utf16))
    segmenter.segment(&document)
    return document.tokens.map { document.string($0.span) }.joined(separator: "|")
  }

  @Test(arguments: [
    ("委员会讨论新质生产力问题。", ["新质生产力"], "委员会|讨论|新质生产力|问题|。"),
    // Of two the longer; Traditional is Simplified; width and case do not matter.
    ("新質生產力", ["新质", "新质生产力"], "新質生產力"), ("部署Ｃ９１９客机", ["C919客机"], "部署|Ｃ９１９客机"),
    // Letters have their own edges.
    ("The Quadrant met the QUAD.", ["quad"], "The|Quadrant|met|the|QUAD|."),
    ("state of the art weapons", ["state of the art"], "state of the art|weapons"),
  ])
  func aWordStandsAsOne(_ text: String, _ words: [String], _ expected: String) throws {
    var list = UserWords()
    for word in words { list.add(Array(word.utf16)) }
    let segmenter = try Segmenter(model: Bundled.words.get(), userWords: list)
    var document = Document(id: "", text: Array(text.utf16))
    segmenter.segment(&document)
    #expect(document.tokens.map { document.string($0.span) }.joined(separator: "|") == expected)
  }

  /// What the neighbours lose is theirs no more, and nothing is lost.
  @Test func wordsAcrossBoundariesAreJoinedWithoutLoss() throws {
    #expect(try cut("研究生命起源", "研究生") == "研究生|命|起源")
    #expect(try cut("研究生命起源", "研究生", model: false).replacing("|", with: "") == "研究生命起源")
  }

  @Test func randomTextKeepsEveryUnit() throws {
    var random = SeededGenerator(seed: 7)
    var list = UserWords()
    for word in ["中美关", "特朗", "本 Japan", "年$6", "谴责不"] { list.add(Array(word.utf16)) }
    let segmenter = try Segmenter(model: Bundled.words.get(), userWords: list)
    for _ in 0..<200 {
      var document = Document(id: "", text: Array(random.text(pieces: 30).utf16))
      segmenter.segment(&document)
      var end: Int32 = 0
      for token in document.tokens {
        #expect(token.span.start >= end && token.span.end > token.span.start)
        let gap = document.text[Int(end)..<Int(token.span.start)]
        #expect(gap.allSatisfy { $0 <= 0x20 || [0x3000, 0x2028, 0xFEFF, 0x200B].contains($0) })
        end = token.span.end
      }
    }
  }

  @Test func filesOfJiebaAreRead() throws {
    var list = UserWords()
    try list.add(file: "w.txt", bytes: Array("\u{FEFF}新质生产力 1000 n\r\n\n云计算\n云计算 5\n".utf8))
    #expect(list.count == 2)
    var other = UserWords()
    try other.add(file: "v.txt", bytes: Array("云计算\n新质生产力".utf8))
    #expect(list.hash == other.hash)
  }

  @Test(arguments: [
    (Array("ok\n".utf8) + [0xFF, 0xFE], "no UTF-8"),
    (Array(("a\n" + String(repeating: "长", count: 41)).utf8), "w.txt:2"),
  ])
  func linesThatAreNoWordsAreNamed(_ bytes: [UInt8], _ message: String) {
    var list = UserWords()
    let error = #expect(throws: UserWords.Broken.self) { try list.add(file: "w.txt", bytes: bytes) }
    #expect(error?.description.contains(message) == true)
  }
}
