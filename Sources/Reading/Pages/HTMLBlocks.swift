internal import UnicodeText

/// A paragraph, a heading, a cell: text that a page shows on lines of its own.
struct HTMLBlock {
  /// The text, with single blanks.
  var text: String
  /// The innermost element that holds all of it and begins a line.
  var container: Int
  /// How much of it reads like prose: characters outside links weigh for it, those inside and being short against it.
  var worth: Double
  /// Whether most of it is links.
  var isLinks: Bool
  /// Whether it stands in comments, a list of other pages, a bar of buttons.
  var isAside: Bool
}

/// Cuts a page into blocks.
struct HTMLBlocks {
  /// The blocks, in the page's order.
  private(set) var blocks: [HTMLBlock] = []

  private let tree: HTMLTree
  /// The bytes of text before each node, scripts left out: what tells how much of the page an element holds.
  private let sizes: [Int]
  private var text = ""
  private var linked = ""

  /// Elements whose text is no part of what is read.
  private static let dropped: Set<String> = [
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "button",
    "select", "textarea", "nav", "footer", "aside", "figcaption", "audio", "video", "map", "dialog",
  ]

  /// Elements that go on in the line.
  private static let inline: Set<String> = [
    "", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img",
    "ins", "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time",
    "tt", "u", "var", "wbr", "nobr", "center",
  ]

  /// Words in the class or id of what stands beside an article.
  private static let asideWords: Set<String> = [
    "comment", "comments", "pinglun", "reply", "related", "relate", "relative", "recommend", "recommended", "tuijian",
    "sidebar", "side", "aside", "foot", "footer", "copyright", "share", "sharebar", "hot", "rank", "ranking", "nav",
    "menu",
    "crumb", "crumbs", "breadcrumb", "breadcrumbs", "toolbar", "tag", "tags", "login", "subscribe", "newsletter",
    "popup",
    "modal", "disclaimer", "statement", "ad", "ads", "advert", "promo", "banner", "pager", "pagination", "qrcode",
    "keywords",
    "hidden", "prev", "next", "caption", "editor",
  ]

  /// Words in the class or id of an article.
  private static let bodyWords: Set<String> = [
    "article", "content", "main", "body", "text", "post", "entry", "detail", "story", "zhengwen", "news", "rich",
  ]

  init(_ tree: HTMLTree) {
    self.tree = tree
    var sizes = [0]
    for node in tree.nodes {
      let isCode = node.parent >= 0 && ["script", "style"].contains(tree.nodes[node.parent].name)
      sizes.append((sizes.last ?? 0) + (isCode ? 0 : node.text.utf8.count))
    }
    self.sizes = sizes
    var index = 0
    // The elements that are open: where each ends, and what it means for the text inside.
    var open: [(end: Int, element: Int, isLine: Bool, isAside: Bool, isLink: Bool)] = []
    while index < tree.nodes.count {
      while let last = open.last, last.end <= index {
        if last.isLine { flush(open) }
        open.removeLast()
      }
      let node = tree.nodes[index]
      if node.name.isEmpty {
        text += node.text
        if open.contains(where: \.isLink) { linked += node.text }
        index += 1
        continue
      }
      if Self.dropped.contains(node.name) || isHidden(node) {
        if !Self.inline.contains(node.name) { flush(open) }
        index = node.end
        continue
      }
      if node.name == "br" || node.name == "hr" {
        flush(open)
        index += 1
        continue
      }
      let isLine = !Self.inline.contains(node.name)
      if isLine { flush(open) }
      open.append(
        (node.end, index, isLine, open.last?.isAside == true || isAside(index), node.name == "a"))
      index += 1
    }
    flush(open)
  }

  private mutating func flush(
    _ open: [(end: Int, element: Int, isLine: Bool, isAside: Bool, isLink: Bool)]
  ) {
    defer {
      text = ""
      linked = ""
    }
    let line = HTMLText.line(text)
    guard !line.isEmpty else { return }
    let all = HTMLText.weight(line)
    let links = HTMLText.weight(linked)
    let isAside = open.last?.isAside == true
    var worth = all.letters - 2.5 * links.letters - 12 + 4 * all.marks
    if isAside { worth = min(worth, 0) - all.letters }
    blocks.append(
      HTMLBlock(
        text: line, container: open.last { $0.isLine }?.element ?? 0, worth: worth,
        isLinks: links.letters > 0.6 * all.letters, isAside: isAside))
  }

  private func isHidden(_ node: HTMLTree.Node) -> Bool {
    if node.attributes["hidden"] != nil { return true }
    guard let style = node.attributes["style"] else { return false }
    return style.lowercased().filter { $0 != " " }.contains("display:none")
  }

  /// Whether an element's names say that it stands beside the article. What holds half of the page does not, whatever it
  /// is called.
  private func isAside(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    guard 2 * (sizes[node.end] - sizes[index]) < sizes[tree.nodes.count] else { return false }
    var words: Set<String> = []
    for key in ["class", "id"] {
      for word in (node.attributes[key] ?? "").lowercased().split(whereSeparator: { !$0.isLetter }) {
        words.insert(String(word))
      }
    }
    return !words.isDisjoint(with: Self.asideWords) && words.isDisjoint(with: Self.bodyWords)
  }
}

/// White space and weights of a page's text.
enum HTMLText {
  /// A text as a browser shows it on one line: runs of white space are one blank, and a line's end between
  /// two Chinese characters is nothing.
  static func line(_ text: String) -> String {
    let tables = CharacterTables.shared
    var units: [UInt16] = []
    var isPending = false
    var isBroken = false
    for unit in text.utf16 {
      // A byte order mark and the marks of zero width show nothing.
      if unit == 0xFEFF || unit == 0x200B { continue }
      if tables.isSpace(unit) {
        isPending = true
        isBroken = isBroken || unit == 0x0A || unit == 0x0D
        continue
      }
      if isPending, let last = units.last, !(isBroken && isWide(last, tables) && isWide(unit, tables)) {
        units.append(0x20)
      }
      isPending = false
      isBroken = false
      units.append((0x80...0x9F).contains(unit) ? windows[Int(unit) - 0x80] : unit)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// What browsers show for the controls U+0080 to U+009F, which `&#147;` stands for: the characters of windows-1252.
  private static let windows: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]

  private static func isWide(_ unit: UInt16, _ tables: CharacterTables) -> Bool {
    tables.isHan(unit) || (0x3001...0x303F).contains(unit) || (0xFF01...0xFF5E).contains(unit)
  }

  /// How much there is to read, a Chinese character as one and a Latin letter as a third, and the marks of sentences.
  static func weight(_ text: String) -> (letters: Double, marks: Double) {
    let tables = CharacterTables.shared
    var letters = 0.0
    var marks = 0.0
    for unit in text.utf16 {
      if tables.isHan(unit) {
        letters += 1
      } else if [0x3002, 0xFF0C, 0xFF1B, 0x2C].contains(unit) {
        marks += 1
      } else if !tables.isSpace(unit) {
        letters += 0.33
      }
    }
    return (letters, marks)
  }
}
