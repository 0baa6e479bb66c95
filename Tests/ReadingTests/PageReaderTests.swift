import Reading
import TestSupport
import Testing
import TextModel

@Suite struct PageReaderTests {
  func read(_ text: String) throws -> Document {
    try TextFileReader.document(Array(text.utf8), id: "t", source: "t.txt")
  }

  func zones(_ document: Document) -> [String] {
    document.zones.map { "\($0.kind.rawValue): \(document.string($0.span).split(separator: "\n").first ?? "")" }
  }

  @Test func readsASavedPage() throws {
    let document = try read(
      """
      《环球时报》:陈以琳等:Why Tokyo hedges

      发布时间:2025-10-14浏览次数:37

      (来源:《环球时报》,2025-10-14)

      Japan has long relied on the US. It now looks elsewhere.

      Yilin Chen is associate professor at the Center for Regional Studies of a university. opinion@example.org
      """)
    let metadata = document.metadata
    #expect(metadata.title == "Why Tokyo hedges")
    #expect(metadata.publisher == "环球时报")
    #expect(metadata.published == "2025-10-14")
    #expect(metadata.authors == ["陈以琳"])
    #expect(metadata.views == 37)
    #expect(
      zones(document) == [
        "source: 《环球时报》", "byline: 陈以琳等", "title: Why Tokyo hedges", "dateline: 发布时间:2025-10-14浏览次数:37",
        "source: (来源:《环球时报》,2025-10-14)", "body: Japan has long relied on the US. It now looks elsewhere.",
        "bio: Yilin Chen is associate professor at the Center for Regional Studies of a university. opinion@example.org",
      ])
  }

  @Test(arguments: [
    ("发布时间:2025-09-26浏览次数:10", "2025-09-26", 10), ("发布时间：2025年9月26日 08:30　浏览次数：1,204", "2025-09-26", 1204),
    ("發佈時間：2025/9/26 點擊數：88", "2025-09-26", 88), ("发布日期：二〇二五年九月二十六日", "2025-09-26", 0),
    ("时间：2025.9.26 阅读：12", "2025-09-26", 12),
  ])
  func readsDatesAndViews(_ line: String, _ date: String, _ views: Int) throws {
    let document = try read("标题\n\(line)\n来源：环球网\n\n正文从这里开始，很长的一段话。\n")
    #expect(document.metadata.published == date)
    #expect(document.metadata.views == views)
    #expect(document.metadata.publisher == "环球网")
    #expect(document.metadata.title == "标题")
  }

  @Test(arguments: [
    "（作者是某研究所研究员）", "作者系某大学教授", "责任编辑：李四", "本文仅代表作者个人观点", "The author is a senior fellow at an institute.",
    "Ann Example is a fellow at the Centre for Examples.",
  ])
  func aFooterIsNoBody(_ line: String) throws {
    let document = try read("标题\n\n正文的一句话。日本必须反省。\n\n\(line)\n")
    #expect(document.zones.last?.kind == .bio || document.zones.last?.kind == .boilerplate)
    #expect(document.zones.contains { $0.kind == .body })
  }

  @Test(arguments: [("沈若川：布鲁塞尔的难题", "布鲁塞尔的难题", ["沈若川"]), ("社评：南海的事", "社评：南海的事", []), ("王毅：中方坚决反对", "王毅：中方坚决反对", [])])
  func aNameBeforeTheTitleIsTheAuthor(_ line: String, _ title: String, _ authors: [String]) throws {
    let body = String(repeating: "王毅在会见时说，两国关系很重要。", count: 60)
    let document = try read("\(line)\n发布时间:2025-09-26\n\n\(body)\n")
    #expect(document.metadata.title == title)
    #expect(document.metadata.authors == authors)
  }

  @Test func plainProseIsAllBody() throws {
    let text = "Japan is a close ally. It is led by a prime minister in Tokyo.\n\nChina is a member of the forum.\n"
    #expect(try read(text).zones.map(\.kind) == [.body])
    #expect(try read("").zones.isEmpty)
    #expect(try read(" \n\t\n").zones.isEmpty)
  }

  @Test func zonesDoNotOverlapOnOddText() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let document = try read(random.text(pieces: 40))
      var last: Int32 = 0
      for zone in document.zones {
        #expect(zone.span.start >= last && zone.span.end > zone.span.start)
        last = zone.span.end
      }
    }
  }
}
