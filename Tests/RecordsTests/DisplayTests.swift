import Foundation
import Records
import TestSupport
import Testing
import TextModel

/// Documents as people see them: on a terminal, and in a page.
@Suite struct DisplayTests {
  /// A document of one sentence a line, with marks `⟦surface|id⟧` as mentions.
  static func document(_ marked: String, id: String = "d", language: Language = .english) -> Document {
    let marks = MarkedText(marked)
    var document = Document(id: id, text: marks.text)
    document.language = language
    document.mentions = marks.marks.map { mark in
      Mention(
        span: mark.span, type: mark.label.hasPrefix("person/") ? .person : .politicalEntity, entity: mark.label,
        name: mark.label.split(separator: "/").last.map(String.init) ?? "", role: .name, entry: mark.label)
    }
    var start = 0
    for line in document.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty {
        document.sentences.append(
          Sentence(span: TextSpan(start, start + line.count), language: language, zone: .body))
      }
      start += line.count + 1
    }
    return document
  }

  /// A cue at the first place of a text.
  static func cue(_ surface: String, _ value: Double, in document: Document) throws -> Cue {
    let text = String(decoding: document.text, as: UTF16.self)
    let range = try #require(text.range(of: surface))
    let start = text.utf16.distance(from: text.startIndex, to: range.lowerBound)
    return Cue(span: TextSpan(start, start + surface.utf16.count), kind: .stance, value: value, entry: "row/\(surface)")
  }

  /// One sentence with a stance and its position.
  static func sample() throws -> Document {
    var document = document("⟦日本|country/JP⟧强烈谴责⟦俄罗斯|country/RU⟧。\n⟦😀王|person/x⟧说。", language: .chinese)
    document.cues = [try cue("强烈谴责", -0.9, in: document)]
    document.stances = [
      Stance(
        holder: "country/JP", holderMention: 0, target: "country/RU", targetMention: 1, label: .against, score: -0.9,
        factuality: .hedged, voice: .author, sentence: 0, span: document.sentences[0].span, cues: [0], rule: "H ~ T")
    ]
    document.positions = Position.sums(of: document.stances)
    return document
  }

  // MARK: - Terminal

  @Test func aPlainPageSaysEverythingInLetters() throws {
    #expect(
      TerminalPage(width: 80, color: false).text(of: try Self.sample()) == """
        d · zh

          [日本]{强烈谴责 -}[俄罗斯]。
            JP -> RU: against, hedged −0.90 (author) via H ~ T

          [😀王]说。

          holder target position score stances voice
          JP     RU     against  −0.90 +0 −1   author


        """)
  }

  @Test func colorsAreClosedOnEveryLine() throws {
    let text = TerminalPage(width: 20, color: true).text(of: try Self.sample())
    #expect(text.contains("\u{1B}[1;36m日本\u{1B}[0m"))
    #expect(text.contains("\u{1B}[30;41m强烈谴责\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;31magainst"))
    for line in text.split(separator: "\n") {
      let opened = line.components(separatedBy: "\u{1B}[").count - 1
      let closed = line.components(separatedBy: "\u{1B}[0m").count - 1
      #expect(opened == 2 * closed, "\(line)")
    }
  }

  /// Ideographs take two columns; a mark never begins a line; a word longer than a line is cut.
  @Test(arguments: [
    "日本强烈谴责俄罗斯，并宣布新的制裁措施。外务省说：“这不可接受！”", "The quick brown fox jumps over the lazy dog again and again.",
    "Donaudampfschifffahrtsgesellschaftskapitän", "中文 and English 混排，e\u{301}\u{301} 😀😀😀😀😀😀😀😀😀😀😀😀",
  ])
  func linesFit(_ text: String) {
    let page = TerminalPage(width: 24, color: false).text(of: Self.document(text))
    let lines = page.split(separator: "\n").dropFirst().map(String.init)
    for line in lines {
      let columns = line.unicodeScalars.reduce(0) { sum, scalar in
        switch scalar.value {
        case 0x301: sum
        case 0x3000...0x9FFF, 0xFF00...0xFF60, 0x1F600...0x1F64F: sum + 2
        default: sum + 1
        }
      }
      #expect(columns <= 24, "\(line)")
      #expect(!"，。！”：".contains(line.drop { $0 == " " }.first ?? "x"), "\(line)")
    }
    func squeezed(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(squeezed(lines.joined()) == squeezed(text))
  }

  @Test func noTextDrivesTheTerminal() {
    var document = Self.document("a \u{1B}[31mred\u{7}\u{202E} b", id: "\u{1B}]0;x")
    document.metadata.publisher = "p\u{9B}31m"
    let text = TerminalPage(width: 60, color: false).text(of: document)
    #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  // MARK: - Pages

  func page(_ documents: Document..., title: String = "T") -> String {
    var page = HTMLPage(title: title, tool: "lichang test")
    for document in documents { page.add(document) }
    return page.html
  }

  /// Elements that are opened and closed in pairs, everywhere. Reads scalars: a mark that combines may follow a tag.
  static func isBalanced(_ html: String) -> Bool {
    var stack: [String] = []
    var rest = html.unicodeScalars[...]
    while let open = rest.firstIndex(of: "<") {
      guard let close = rest[open...].firstIndex(of: ">") else { return false }
      let tag = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        guard stack.popLast() == String(tag.dropFirst()) else { return false }
        continue
      }
      let name = String(tag.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
      if name == "meta" { continue }
      if name == "script" || name == "style" {
        // Nothing in them is a tag but their own end.
        guard let end = rest.firstIndex(of: "<"), rest[end...].starts(with: "</\(name)>".unicodeScalars) else {
          return false
        }
        rest = rest[end...]
      }
      stack.append(name)
    }
    return stack.isEmpty
  }

  /// What a reader of HTML sees.
  static func shown(_ html: Substring) -> String {
    var text = String.UnicodeScalarView()
    var isTag = false
    for scalar in html.unicodeScalars {
      if scalar == "<" { isTag = true }
      if !isTag { text.append(scalar) }
      if scalar == ">" { isTag = false }
    }
    return String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  @Test func aPageHoldsTextMarksStancesAndPositions() throws {
    let html = page(try Self.sample())
    #expect(Self.isBalanced(html))
    #expect(
      html.contains(
        "<mark class=\"m t-country\" data-k=\"d1m1\" tabindex=\"0\" title=\"JP — country/JP&#10;GPE, name&#10;row: country/JP"
          + "&#10;stance 1: JP → RU: against, hedged (author) via H ~ T\">日本</mark>"))
    #expect(
      html.contains(
        "<mark class=\"c against\" data-k=\"d1c1\" tabindex=\"0\" title=\"stance cue: 强烈谴责 −0.90 (row row/强烈谴责)"))
    #expect(html.contains(">😀王</mark>说。"))
    #expect(html.contains("<li id=\"d1n1\" tabindex=\"0\" data-of=\"d1m1 d1m2 d1c1\""))
    #expect(html.contains("<td><span class=\"side against\">against</span></td><td class=\"number\">−0.90</td>"))
    #expect(html.contains("<article id=\"d1\" lang=\"zh\">"))
    // Nothing is loaded from anywhere.
    for loader in ["http://", "https://", "src=", "@import", "url("] { #expect(!html.contains(loader), "\(loader)") }
  }

  @Test func textIsEscapedEverywhere() {
    let evil = "<script>alert(1)</script>\"'&\u{0}"
    var document = Self.document("⟦\(evil)|country/<b>⟧ said \(evil)", id: evil)
    document.metadata.title = evil
    document.metadata.publisher = evil
    document.metadata.authors = [evil]
    document.mentions[0].name = evil
    document.mentions[0].entry = evil
    document.stances = [
      Stance(
        holder: evil, holderMention: 0, target: evil, targetMention: -1, label: .favor, score: 1, factuality: .asserted,
        voice: .reported, sentence: 0, span: document.sentences[0].span, cues: [], rule: evil)
    ]
    document.positions = Position.sums(of: document.stances)
    var page = HTMLPage(title: evil, tool: evil)
    page.add(document)
    page.add(ErrorRecord(id: evil, code: "x", line: 1, message: evil))
    let html = page.html
    #expect(Self.isBalanced(html))
    #expect(html.components(separatedBy: "<script").count == 2)
    #expect(!html.contains("alert(1)</script>"))
    #expect(!html.unicodeScalars.contains("\u{0}"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u{FFFD}"))
  }

  /// Spans that nest and spans that cross: every element is closed where it was opened, and the text comes out whole.
  @Test func randomSpansNestAndKeepTheText() throws {
    var random = SeededGenerator(seed: 20)
    for round in 0..<60 {
      var document = Self.document(
        String(String.UnicodeScalarView(random.text(pieces: 20).unicodeScalars.filter { $0 != "\r" })))
      let starts = document.text.indices.filter { document.text[$0] & 0xFC00 != 0xDC00 } + [document.text.count]
      func spans(_ count: Int, longest: Int) -> [TextSpan] {
        (0..<count).map { _ in
          let a = Int.random(in: 0..<starts.count, using: &random)
          return TextSpan(starts[a], starts[min(starts.count - 1, a + Int.random(in: 0...longest, using: &random))])
        }.sorted()
      }
      document.mentions = spans(9, longest: 6).map {
        Mention(span: $0, type: .organisation, entity: "org/x", name: "x", role: .name, entry: "org/x")
      }
      document.cues = spans(5, longest: 4).map { Cue(span: $0, kind: .stance, value: 0.5, entry: "c") }
      document.quotes = spans(2, longest: 30).map {
        Quote(span: $0, kind: .direct, speaker: -1, cue: -1, closed: true)
      }
      let html = page(document)
      #expect(Self.isBalanced(html), "round \(round)")
      let paragraphs = html.components(separatedBy: "<p class=\"zone-body\" dir=\"auto\">").dropFirst()
      let text = paragraphs.map { Self.shown($0.components(separatedBy: "</p>")[0][...]) }.joined(separator: "\n")
      let expected = document.sentences.map { document.string($0.span) }.joined(separator: "\n")
      #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars), "round \(round)")
    }
  }

  @Test func manyDocumentsHaveAListOnTop() throws {
    let html = page(try Self.sample(), Self.document("⟦Japan|country/JP⟧ agreed.", id: "second"))
    #expect(html.contains("<li><a href=\"#d2\" dir=\"auto\">second</a></li>"))
    #expect(html.contains("<article id=\"d2\" lang=\"en\">"))
    #expect(Self.isBalanced(html))
    #expect(Self.isBalanced(page(Self.document(""))))
  }
}
