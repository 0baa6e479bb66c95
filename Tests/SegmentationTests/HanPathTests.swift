import Foundation
import Segmentation
import TestSupport
import Testing
import TextModel
import UnicodeText

/// The search over ICU's dictionary gives ICU's own boundaries, on any text, whatever was segmented before.
@Suite struct HanPathTests {
  func tokens(_ text: String, _ segmenter: Segmenter) -> [Token] {
    var document = Document(id: "t", text: Array(text.utf16))
    segmenter.segment(&document)
    return document.tokens
  }

  @Test(arguments: [
    "中美关系正在经历深刻调整。", "社会主义现代化建设", "日本首相ABC访问中国", "東協國家反對單邊主義", "𠮷野家在東京", "中\u{301}国", "中\u{200D}国", "上\u{FE00}海",
    "ージョンと漢字かな交じり文", "中国ー日本", "〇一二三々四", "一带一路·丝绸之路", "中 国", "三十年河东三十年河西", "한국中国", "豈更車", "㎡中ﾃﾞｰﾀ国", "中。国，；：",
    "ＡＰＥＣ会议", "１９９８年12月", "中_国", "中·国'日", "㐀㐁㐂", "ⅣⅤ中", "中①国", "龥鿿", "中\u{302A}国", "中🇨🇳国",
  ])
  func equalsICU(_ text: String) throws {
    let expected = tokens(text, try Segmenter(usingDictionary: false))
    #expect(tokens(text, try Segmenter()) == expected)
  }

  @Test func equalsICUOnSamples() throws {
    let ours = try Segmenter()
    let icu = try Segmenter(usingDictionary: false)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Samples")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasSuffix(".txt") || name.hasSuffix(".md") {
      let text = try TextDecoder.decode([UInt8](Data(contentsOf: folder.appendingPathComponent(name)))).text
      var first = Document(id: "t", text: text)
      var second = first
      ours.segment(&first)
      icu.segment(&second)
      #expect(first.tokens == second.tokens, "\(name)")
    }
  }

  /// Random ideographs of all kinds, common and rare, with what may stand between them.
  @Test func equalsICUOnGeneratedText() throws {
    var random = SeededGenerator(seed: 5)
    let warm = try Segmenter()
    let icu = try Segmenter(usingDictionary: false)
    let common = Array(
      "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市"
    )
    let between = ["", "", "", "", "，", "。", " ", "A", "12", "ア", "か", "\u{301}", "😀", "·", "\n", "“"]
    for round in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        if Int.random(in: 0..<20, using: &random) == 0 {
          text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0x3400...0x9FFF, using: &random)) ?? "中")
        } else if let character = common.randomElement(using: &random) {
          text.append(character)
        }
        text += between.randomElement(using: &random) ?? ""
      }
      let expected = tokens(text, icu)
      #expect(tokens(text, warm) == expected, "\(text)")
      if round % 20 == 0 { #expect(tokens(text, try Segmenter()) == expected, "\(text), cold") }
    }
  }

  /// A stretch longer than the window of one look-up.
  @Test func aLongStretchIsCutAsOne() throws {
    let text = String(repeating: "中华人民共和国的社会主义现代化建设事业", count: 700)
    #expect(tokens(text, try Segmenter()) == tokens(text, try Segmenter(usingDictionary: false)))
  }

  @Test func saysWhetherTheDictionaryIsThere() throws {
    #expect(try Segmenter().usesDictionary)
    #expect(try !Segmenter(usingDictionary: false).usesDictionary)
  }
}
