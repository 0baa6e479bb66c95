public import TextModel
internal import UnicodeText

/// Finds the parts of a saved page in plain text, and what they say of the page: the headline, 发布时间, 浏览次数, 来源,
/// the byline, and the authors' posts at the end. What is in a header or a footer is no part of the argument.
///
/// It looks at the first and the last lines only. Complexity: O(length of those lines).
public enum PageReader {
  private static let dateLabels = [
    "发布时间", "发布日期", "发表时间", "发表日期", "更新时间", "刊发日期", "日期", "时间", "published", "posted", "updated", "date",
  ]
  private static let viewLabels = [
    "浏览次数", "点击次数", "阅读次数", "访问次数", "点击数", "点击量", "阅读数", "阅读量", "浏览量", "浏览", "阅读", "点击", "views",
  ]
  private static let sourceLabels = ["文章来源", "信息来源", "稿件来源", "来源", "稿源", "转自", "出处", "source"]
  private static let boilerplateLabels = [
    "责任编辑", "责编", "编辑", "审核", "校对", "编审", "值班", "监制", "制作", "翻译", "编译", "字体", "字号", "打印", "关闭窗口",
    "分享到", "原题", "原标题", "关键词", "标签",
  ]
  private static let footerMarks = [
    "本文仅代表", "不代表本", "版权所有", "未经授权", "转载请", "禁止转载", "相关阅读", "延伸阅读", "相关新闻", "上一篇", "下一篇", "扫码", "扫一扫",
    "关注公众号", "微信公众号", "点击查看", "all rights reserved", "copyright", "the views expressed", "the opinions expressed",
    "views are the author's own", "do not necessarily reflect", "subscribe to", "click here", "read more:",
    "related articles",
  ]
  private static let bioMarks = [
    "作者系", "作者是", "作者为", "作者单位", "作者:", "作者介绍", "作者简介", "(作者", "[作者", "the author is", "the authors are",
    "the writer is", "the writers are", "about the author", "the author, ", "is the author of",
  ]
  private static let posts = [
    "professor", "fellow", "researcher", "lecturer", "director", "scholar", "columnist", "editor", "analyst",
    "economist",
    "commentator", "correspondent", "journalist", "dean", "chair", "adviser", "advisor", "ambassador", "minister",
    "author",
    "president", "scientist", "expert", "writer", "founder", "co-founder", "member", "associate", "postdoctoral",
  ]

  /// Sets the zones of a document and fills in what its metadata does not say yet. `hasTitleLine` tells whether a short
  /// first line may be a headline without further evidence, as in a file of plain text.
  public static func read(_ document: inout Document, hasTitleLine: Bool) {
    let lines = Lines(document.text)
    var zones: [Zone] = []
    let first = header(lines, &document, &zones, hasTitleLine)
    var footer: [Zone] = []
    let last = self.footer(lines, from: first, &document, &footer)
    if first < last, let start = lines.firstStart(from: first, before: last),
      let end = lines.lastEnd(before: last, from: first)
    {
      zones.append(Zone(kind: .body, span: TextSpan(start, end)))
    }
    document.zones = zones + footer.reversed()
  }

  // MARK: - Header

  /// Reads the header; returns the number of the first line of the body.
  private static func header(
    _ lines: Lines, _ document: inout Document, _ zones: inout [Zone], _ hasTitleLine: Bool
  ) -> Int {
    var body = 0
    var pending: [(kind: ZoneKind, line: FoldedLine)] = []
    var seen = 0
    var evidence = false
    var number = 0
    while number < lines.count, seen < 12 {
      defer { number += 1 }
      guard let line = lines.line(number) else { continue }
      seen += 1
      let kind = headerKind(line, isFirst: seen == 1)
      guard let kind else {
        if seen == 1, line.units.count <= 140 {
          pending.append((.title, line))
          continue
        }
        // A second short line under a title: a subtitle or a byline, if labels follow.
        if seen <= 4, line.units.count <= 60, !endsSentence(line) {
          pending.append((seen == 2 && !evidence ? .title : .byline, line))
          continue
        }
        break
      }
      evidence = true
      pending.append((kind, line))
      for (kind, line) in pending { accept(kind, line, &document, &zones) }
      pending = []
      body = number + 1
    }
    if !evidence, hasTitleLine, let (_, line) = pending.first, isHeadline(line, lines) {
      accept(.title, line, &document, &zones)
      body = lines.number(of: line) + 1
    }
    return body
  }

  private static func headerKind(_ line: FoldedLine, isFirst: Bool) -> ZoneKind? {
    guard line.units.count <= 160 else { return nil }
    if isFirst, line.units.first == 0x300A, line.find("》:") != nil { return .title }
    let short = line.units.count <= 80
    if short, line.value(after: dateLabels) != nil, PageDate.find(in: line) != nil { return .dateline }
    if short, line.value(after: ["浏览次数", "点击次数", "阅读次数", "点击数", "阅读量", "浏览量"]) != nil { return .dateline }
    if line.holds(["来源", "稿源", "转自"]), line.value(after: sourceLabels) != nil, short { return .source }
    if line.begins(with: ["source:", "(source"]), short { return .source }
    if short, line.begins(with: boilerplateLabels), line.units.contains(0x3A) || line.units.first == 0x3010 {
      return .boilerplate
    }
    if short, line.begins(with: ["【字体", "[字体", "字体", "(字体"]) { return .boilerplate }
    if short, line.begins(with: ["作者:", "作者 ", "文/", "文|", "by ", "记者 ", "本报记者", "author:"]), !endsSentence(line) {
      return .byline
    }
    if short, !isFirst, let date = PageDate.find(in: line), date.end - date.start + 14 >= line.units.count {
      return .dateline
    }
    return nil
  }

  private static func endsSentence(_ line: FoldedLine) -> Bool {
    guard let last = line.units.last else { return false }
    return last == 0x3002 || last == 0x2E || last == 0x3B || last == 0x2C
  }

  /// A headline: short, no full stop at its end, and something longer below it.
  private static func isHeadline(_ line: FoldedLine, _ lines: Lines) -> Bool {
    guard line.units.count <= 120, !endsSentence(line), lines.number(of: line) + 1 < lines.count else { return false }
    if line.units.last == 0x3A { return false }
    return true
  }

  private static func accept(
    _ kind: ZoneKind, _ line: FoldedLine, _ document: inout Document, _ zones: inout [Zone]
  ) {
    switch kind {
    case .title: title(line, &document, &zones)
    case .dateline:
      readDate(line, &document)
      if let at = line.value(after: viewLabels), let views = line.integer(at: at), document.metadata.views == 0 {
        document.metadata.views = views.value
      }
      readSource(line, &document)
      zones.append(Zone(kind: .dateline, span: TextSpan(line.start, line.end)))
    case .source:
      readSource(line, &document)
      readDate(line, &document)
      zones.append(Zone(kind: .source, span: TextSpan(line.start, line.end)))
    case .byline:
      readAuthors(line, &document)
      zones.append(Zone(kind: .byline, span: TextSpan(line.start, line.end)))
    default: zones.append(Zone(kind: kind, span: TextSpan(line.start, line.end)))
    }
  }

  /// `《环球时报》:王广涛等:Japan's security dilemma` is a source, a byline and a title.
  private static func title(_ line: FoldedLine, _ document: inout Document, _ zones: inout [Zone]) {
    var start = 0
    if line.units.first == 0x300A, let close = line.find("》:") {
      let publisher = string(document, line.start + 1, line.start + close)
      if document.metadata.publisher.isEmpty { document.metadata.publisher = publisher }
      zones.append(Zone(kind: .source, span: TextSpan(line.start, line.start + close + 1)))
      start = close + 2
      if let colon = line.find(":", from: start), colon - start <= 24, colon + 1 < line.units.count {
        addAuthors(string(document, line.start + start, line.start + colon), &document)
        zones.append(Zone(kind: .byline, span: TextSpan(line.start + start, line.start + colon)))
        start = colon + 1
      }
    }
    if start == 0, let colon = line.find(":"), isAuthor(line, colon, document) {
      addAuthors(string(document, line.start, line.start + colon), &document)
      zones.append(Zone(kind: .byline, span: TextSpan(line.start, line.start + colon)))
      start = colon + 1
    }
    while start < line.units.count, line.units[start] == 0x23 || line.units[start] == 0x20 { start += 1 }
    guard start < line.units.count else { return }
    if document.metadata.title.isEmpty { document.metadata.title = string(document, line.start + start, line.end) }
    zones.append(Zone(kind: .title, span: TextSpan(line.start + start, line.end)))
  }

  /// 沈若川：Brussels cannot … names the author if it looks like a Chinese name that the text does not speak of again; a
  /// headline such as 王毅：… is followed by a text about him.
  private static func isAuthor(_ line: FoldedLine, _ colon: Int, _ document: Document) -> Bool {
    let tables = CharacterTables.shared
    var length = colon
    if length > 2, line.units[length - 1] == 0x7B49 { length -= 1 }  // 等
    guard (2...4).contains(length), surnames.contains(line.units[0]),
      line.units[..<length].allSatisfy({ tables.isHan($0) })
    else { return false }
    let name = Array(document.text[line.start..<(line.start + length)])
    let rest = document.text[line.end...]
    var at = rest.startIndex
    while at + length <= rest.endIndex {
      if rest[at] == name[0], rest[at..<(at + length)].elementsEqual(name), at < rest.endIndex - 600 { return false }
      at += 1
    }
    return true
  }

  private static let surnames = Set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
      .utf16)

  private static func readDate(_ line: FoldedLine, _ document: inout Document) {
    guard document.metadata.published.isEmpty else { return }
    let from = line.value(after: dateLabels) ?? 0
    if let date = PageDate.find(in: line, from: from) ?? PageDate.find(in: line) {
      document.metadata.published = date.iso
    }
  }

  private static func readSource(_ line: FoldedLine, _ document: inout Document) {
    guard document.metadata.publisher.isEmpty, var at = line.value(after: sourceLabels) else { return }
    var stop: Set<UInt16> = [0x2C, 0x29, 0x20, 0x3B, 0x5D, 0x7C, 0x3011]
    if at < line.units.count, line.units[at] == 0x300A {
      at += 1
      stop = [0x300B]
    }
    var end = at
    while end < line.units.count, !stop.contains(line.units[end]) || isInsideLatinName(end, line) { end += 1 }
    if end > at { document.metadata.publisher = string(document, line.start + at, line.start + end) }
  }

  /// A blank between two Latin words does not end a publisher's name.
  private static func isInsideLatinName(_ at: Int, _ line: FoldedLine) -> Bool {
    guard line.units[at] == 0x20, at > 0, at + 1 < line.units.count else { return false }
    let letters: ClosedRange<UInt16> = 0x61...0x7A
    return letters.contains(line.units[at - 1]) && letters.contains(line.units[at + 1])
  }

  private static func readAuthors(_ line: FoldedLine, _ document: inout Document) {
    guard document.metadata.authors.isEmpty else { return }
    var at = line.value(after: ["作者", "author", "本报记者", "记者"]) ?? 0
    if at == 0 {
      for label in ["文/", "文|", "by "] where line.begins(with: [label]) { at = label.utf16.count }
    }
    guard at > 0 else { return }
    addAuthors(string(document, line.start + at, line.end), &document)
  }

  private static func addAuthors(_ names: String, _ document: inout Document) {
    guard document.metadata.authors.isEmpty else { return }
    var cleaned = names
    for ending in ["等", " et al.", " et al"] where cleaned.hasSuffix(ending) { cleaned.removeLast(ending.count) }
    var parts: [String] = [cleaned]
    for separator in ["、", "，", ", ", " and ", " & ", "；", "　"] {
      parts = parts.flatMap { $0.split(separator: separator).map(String.init) }
    }
    document.metadata.authors = parts.map { $0.trimmed() }.filter { !$0.isEmpty && $0.count <= 40 }
  }

  private static func string(_ document: Document, _ start: Int, _ end: Int) -> String {
    document.string(TextSpan(start, end)).trimmed()
  }

  // MARK: - Footer

  /// Reads the footer from the last line up; returns the number of its first line.
  private static func footer(
    _ lines: Lines, from first: Int, _ document: inout Document, _ zones: inout [Zone]
  ) -> Int {
    var end = lines.count
    var number = lines.count - 1
    var seen = 0
    while number > first, seen < 10 {
      defer { number -= 1 }
      guard let line = lines.line(number) else { continue }
      seen += 1
      guard let kind = footerKind(line, isLast: zones.isEmpty) else { break }
      zones.append(Zone(kind: kind, span: TextSpan(line.start, line.end)))
      end = number
    }
    return end
  }

  private static func footerKind(_ line: FoldedLine, isLast: Bool) -> ZoneKind? {
    guard line.end - line.start <= 700 else { return nil }
    if line.units.count <= 200, line.holds(footerMarks) { return .boilerplate }
    if line.units.count <= 60, line.begins(with: boilerplateLabels) || line.begins(with: ["(责", "[责", "(编", "【责"]) {
      return .boilerplate
    }
    if line.begins(with: ["作者", "(作者", "[作者", "【作者", "*作者"])
      || line.begins(with: ["the author", "the writer", "about the author"])
    {
      return .bio
    }
    if line.units.count <= 200, line.begins(with: ["来源", "(来源", "原载", "(原载", "本文原载", "本文刊", "(本文"]) { return .source }
    if hasAddress(line), line.units.count <= 600 { return .bio }
    if line.units.count <= 500, line.holds(bioMarks) { return .bio }
    return isWesternBio(line) ? .bio : nil
  }

  /// An e-mail address.
  private static func hasAddress(_ line: FoldedLine) -> Bool {
    guard let at = line.find("@"), at > 0, at + 3 < line.units.count else { return false }
    let isWord = { (unit: UInt16) in unit >= 0x61 && unit <= 0x7A || unit >= 0x30 && unit <= 0x39 }
    return isWord(line.units[at - 1]) && isWord(line.units[at + 1]) && line.units[at...].contains(0x2E)
  }

  /// "Wang Guangtao is associate professor at …": a post within the first words of a last, short paragraph.
  private static func isWesternBio(_ line: FoldedLine) -> Bool {
    guard line.units.count <= 600, let verb = line.find(" is ") ?? line.find(", a ") ?? line.find(" was "), verb < 80
    else {
      return false
    }
    let words = String(decoding: line.units[verb..<min(line.units.count, verb + 110)], as: UTF16.self)
      .split { !$0.isLetter && $0 != "-" }.map(String.init)
    guard let post = words.firstIndex(where: { posts.contains($0) }), post <= 9 else { return false }
    let rest = words[post...]
    guard
      rest.contains("at") || rest.contains("of") || rest.contains("for") || rest.contains("with") || rest.contains("in")
    else {
      return false
    }
    // The name: two to five words before the verb, none of them common.
    let name = String(decoding: line.units[..<verb], as: UTF16.self).split(separator: " ")
    return (2...6).contains(name.count)
      && !name.contains { ["the", "this", "that", "it", "but", "there", "what"].contains($0) }
  }
}

extension String {
  /// Without the white space at its ends.
  func trimmed() -> String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
