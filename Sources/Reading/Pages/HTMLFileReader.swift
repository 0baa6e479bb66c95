internal import TextModel
internal import UnicodeText

/// Makes a document of a saved web page: the headline, the lines that name date and source, and the article's paragraphs,
/// one a line. Menus, comments and lists of other pages are left out.
///
/// The article is the element whose blocks are worth most together, where prose counts for it and links and crumbs of
/// text count against it: the sum of maximal subtrees, after the maximal subsequences of Pasternack and Roth (2009).
enum HTMLFileReader {
  /// The document of a whole file. Complexity: O(n).
  static func document(
    _ bytes: [UInt8], id: String, source: String, encoding: String?
  ) throws(TextDecoder.UnknownEncoding) -> Document {
    let decoded = try TextDecoder.decode(bytes, forced: encoding, declared: declaredEncoding(bytes))
    let tree = HTMLTree(String(decoding: decoded.text, as: UTF16.self))
    let head = HTMLHead(tree)
    let blocks = HTMLBlocks(tree).blocks
    let (lines, date) = lines(tree, blocks, head)
    var document = Document(id: id, source: source, text: Array(lines.joined(separator: "\n").utf16))
    document.metadata.encoding = decoded.encoding
    document.metadata.title = head.title
    document.metadata.published = head.published
    document.metadata.url = head.url
    document.warnings = decoded.warnings
    if tree.isCut {
      document.warnings.append(
        Warning(code: "nested-too-deeply", detail: "elements nest over 250 deep; what comes after may be missing"))
    }
    if document.text.isEmpty {
      document.warnings.append(Warning(code: "no-article", detail: "the page shows no text; a script may load it"))
    }
    PageReader.read(&document, hasTitleLine: true)
    if document.metadata.published.isEmpty {
      document.metadata.published = HTMLHead.day(inAddress: head.url) ?? date ?? ""
    }
    if document.metadata.publisher.isEmpty { document.metadata.publisher = head.site }
    if document.metadata.authors.isEmpty, !head.author.isEmpty { document.metadata.authors = [head.author] }
    return document
  }

  /// What `<meta charset>` or its older form says, within the first 4,096 bytes.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    guard let at = start.firstRange(of: "charset=") else { return nil }
    let name = start[at.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return name.isEmpty ? nil : String(name)
  }

  /// The lines of the document, and the first date that stands on the page: above the article, else inside, else below.
  private static func lines(_ tree: HTMLTree, _ blocks: [HTMLBlock], _ head: HTMLHead) -> (
    lines: [String], date: String?
  ) {
    let article = article(tree, blocks)
    let inside = article.map { tree.nodes[$0] }
    let isInside = { (block: HTMLBlock) in
      guard let article, let inside else { return false }
      return block.container >= article && block.container < inside.end
    }
    let first = blocks.firstIndex(where: isInside) ?? blocks.count
    var dates: [String] = []
    var header: [String] = []
    // Lines of date and source stand between the headline and the text, at most a few blocks above it.
    for (n, block) in blocks.enumerated() {
      guard let date = HTMLHead.date(block.text) else { continue }
      dates.append(date)
      if n < first, block.text.utf16.count <= 120, first - n <= 12, header.isEmpty { header.append(block.text) }
    }
    if header.isEmpty, let line = blocks[..<first].suffix(12).first(where: { isSource($0.text) }) {
      header.append(line.text)
    }
    var body = blocks.filter { isInside($0) && !$0.isAside && !$0.isLinks }.map(\.text)
    if let at = body.prefix(4).firstIndex(where: { $0 == head.title || $0.count >= 8 && head.title.contains($0) }) {
      body.remove(at: at)
    }
    body.removeAll { header.contains($0) }
    return ((head.title.isEmpty ? [] : [head.title]) + header + body, dates.first)
  }

  private static func isSource(_ text: String) -> Bool { text.utf16.count <= 80 && text.contains("来源") }

  /// The element whose blocks are worth most, the innermost of equals; nil if nothing is worth reading.
  private static func article(_ tree: HTMLTree, _ blocks: [HTMLBlock]) -> Int? {
    var worth = [Double](repeating: 0, count: tree.nodes.count)
    for block in blocks { worth[block.container] += block.worth }
    var best: Int?
    for index in tree.nodes.indices.reversed() {
      if tree.nodes[index].name.isEmpty { continue }
      if worth[index] > 0, worth[index] > best.map({ worth[$0] }) ?? 0 { best = index }
      if tree.nodes[index].parent >= 0 { worth[tree.nodes[index].parent] += worth[index] }
    }
    return best
  }
}
