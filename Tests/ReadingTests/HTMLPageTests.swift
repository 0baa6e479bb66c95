import Reading
import Testing
import TextModel

@Suite struct HTMLPageTests {
  func read(_ page: String) throws -> Document { try read(Array(page.utf8)) }

  func read(_ bytes: [UInt8]) throws -> Document {
    try TextFileReader.document(bytes, id: "t", source: "t.html", format: .html)
  }

  func lines(_ document: Document) -> [String] {
    String(decoding: document.text, as: UTF16.self).split(separator: "\n").map(String.init)
  }

  let prose = "The two governments met for a day, talked, and agreed on nothing that would last beyond the winter."

  @Test func findsTheArticleAmongMenusAndComments() throws {
    let document = try read(
      """
      <html><head><title>Nothing agreed - The Paper</title><meta property="og:site_name" content="The Paper">
      <meta name="author" content="Ann Writer"><link rel="canonical" href="https://example.org/a.html">
      <meta property="article:published_time" content="2025-03-04T10:00:00Z"><script>var a = "<p>\(prose)</p>"</script></head>
      <body class="page"><nav><a href="/">Home</a> <a href="/w">World</a></nav>
      <ul class="menu"><li><a href="/1">One more story about trade, tariffs, and taxes</a><li><a href="/2">Another</a></ul>
      <div id="main"><h1>Nothing agreed</h1><p>\(prose)<p>\(prose.uppercased())</p><div class="share">Share this, please, now</div>
      <p style="display: none">Hidden, and long enough, to be prose, if it were shown</p></div>
      <div class="comments"><p>I, for one, do not agree with this writer, who is wrong, as ever.</p></div></body></html>
      """)
    #expect(lines(document) == ["Nothing agreed", prose, prose.uppercased()])
    #expect(document.metadata.title == "Nothing agreed")
    #expect(document.metadata.published == "2025-03-04")
    #expect(document.metadata.publisher == "The Paper")
    #expect(document.metadata.authors == ["Ann Writer"])
    #expect(document.metadata.url == "https://example.org/a.html")
    #expect(document.zones.map(\.kind) == [.title, .body])
  }

  @Test func chineseLinesJoinWithoutBlanksAndDatelinesAreZones() throws {
    let document = try read(
      """
      <title>东海的风_评论_某网</title><h1>东海的风</h1><div>2025年11月03日 08:30&nbsp;来源：某网</div>
      <div><p>　　日本的防卫费连年增长，邻国对此深感
      不安，也表示了关切。<br>他说：&#147;这不是小事，要警惕。&#148;</p></div>
      """)
    #expect(
      lines(document) == ["东海的风", "2025年11月03日 08:30 来源：某网", "日本的防卫费连年增长，邻国对此深感不安，也表示了关切。", "他说：“这不是小事，要警惕。”"])
    #expect(document.metadata.published == "2025-11-03")
    #expect(document.metadata.publisher == "某网")
    #expect(document.zones.map(\.kind) == [.title, .source, .body])
  }

  @Test(arguments: [
    ("<meta name=\"pubdate\" content=\"2024-01-02 10:11\">", "2024-01-02"),
    ("<script>{\"datePublished\":\"2024-02-03T00:00:00+08:00\"}</script>", "2024-02-03"),
    ("<time datetime=\"2024-03-04\">yesterday</time>", "2024-03-04"),
    ("<link rel=\"canonical\" href=\"https://example.org/2024-05/06/c_1.htm\">", "2024-05-06"),
    ("<link rel=\"canonical\" href=\"https://example.org/n/20240607/1.htm\">", "2024-06-07"),
    ("<meta property=\"og:site_name\" content=\"微信公众平台\"><script>var ct = \"1704038399\";</script>", "2023-12-31"),
    ("<meta property=\"og:site_name\" content=\"微信公众平台\"><script>var ct = \"1704038400\";</script>", "2024-01-01"),
    ("<meta name=\"last-modified-date\" content=\"2024-01-02\">", ""), ("<p>发布时间：2024-08-09</p>", "2024-08-09"),
  ])
  func daysAreFoundWherePagesKeepThem(_ head: String, _ day: String) throws {
    #expect(try read("<title>T</title>\(head)<p>\(prose)</p>").metadata.published == day)
  }

  @Test(arguments: [
    ("<title>中欧关系的前景 - 评论 - 某网</title>", "中欧关系的前景"),
    ("<title>某网 | Why the summit failed again</title>", "Why the summit failed again"),
    ("<title>某网</title><h1>某网</h1>", "某网"), ("<title>中欧关系的前景_某网</title><h1>某网</h1><h2>中欧关系的前景</h2>", "中欧关系的前景"),
    ("<h1>Only a heading</h1>", "Only a heading"),
  ])
  func titlesLoseTheirSite(_ head: String, _ title: String) throws {
    #expect(try read("\(head)<p>\(prose)</p>").metadata.title == title)
  }

  @Test func theDeclaredEncodingIsRead() throws {
    // 中国 in GB18030, four bytes that are no UTF-8, in a page that says so.
    let page =
      Array("<meta charset=\"gb2312\"><title>t</title><p>".utf8) + [0xD6, 0xD0, 0xB9, 0xFA]
      + Array(" \(prose)</p>".utf8)
    let document = try read(page)
    #expect(lines(document) == ["t", "中国 \(prose)"])
    #expect(document.metadata.encoding == "GB18030")
  }

  @Test(arguments: ["", "   ", "<html></html>", "<script>document.write('all')</script>", "\0"])
  func aPageWithoutTextIsADocumentWithAWarning(_ page: String) throws {
    let document = try read(page)
    #expect(document.warnings.map(\.code) == ["no-article"])
    #expect(document.text.isEmpty)
  }

  @Test func deepNestingLosesNothingSilently() throws {
    let deep = String(repeating: "<div>", count: 400) + prose + String(repeating: "</div>", count: 400)
    let document = try read("<p>\(prose)</p>\(deep)")
    #expect(lines(document).first == prose)
    #expect(document.warnings.contains { $0.code == "nested-too-deeply" })
  }

  @Test(arguments: 0..<60) func scrambledPagesAreRead(_ seed: UInt64) throws {
    var state = seed &+ 88
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let pieces = [
      "<p>", "</p>", "<div class='a", "'>", "<a href=x>", "</a>", "<table><tr><td>", "&amp;", "&#x1F600;", "&#55357;",
      "😀中国", "</div>",
      "<script>", "</script>", "<!--", "-->", "<br/>", "<title>", "</title>", "日本，", "<h1>", "\r\n", "<", ">",
      "e\u{301}", "\0", "]]>",
    ]
    let page = (0..<80).map { _ in pieces[next(pieces.count)] }.joined()
    let document = try read(page)
    // Every zone slices, in order; what is shown has no control and no end of line but LF.
    for zone in document.zones { #expect(zone.span.start >= 0 && zone.span.end <= document.text.count) }
    #expect(!document.text.contains(0x0D) && !document.text.contains(0))
  }
}
