/// What a page says of itself outside its text: `meta` elements, JSON for search engines, its address.
struct HTMLHead {
  /// The headline as the page shows it; "" if there is none.
  private(set) var title = ""
  /// The day of publication, ISO 8601; "" if the page tells none outside its text.
  private(set) var published = ""
  /// The name of the site.
  private(set) var site = ""
  /// The authors' names.
  private(set) var author = ""
  /// The page's address.
  private(set) var url = ""

  private static let dates = [
    "article:published_time", "og:published_time", "og:release_date", "datepublished", "publishdate", "publish_date",
    "publish-date", "publication_date", "pubdate", "firstpublishedtime", "parsely-pub-date", "sailthru.date",
    "weibo: article:create_at", "weibo:article:create_at", "article:create_at", "dc.date.issued", "dcterms.created",
    "dc.date", "dcterms.date", "date", "article.published", "published_time",
  ]

  /// The keys under which scripts hold the day.
  private static let scriptDates = [
    "\"datePublished\"", "\"pubDate\"", "\"publishTime\"", "\"publish_time\"", "\"publishDate\"", "\"ptime\"",
    "publish_time",
    "publishTime", "\"pubtime\"",
  ]

  /// How the pages of WeChat hold it, through the years.
  private static let weChatDates = ["publish_time = ", "createTime = ", "ct = ", ",s="]

  init(_ tree: HTMLTree) {
    var facts: [String: String] = [:]
    for index in tree.elements("meta") {
      let meta = tree.nodes[index].attributes
      guard let content = meta["content"].map(HTMLText.line), !content.isEmpty else { continue }
      for key in ["property", "name", "itemprop"] {
        if let name = meta[key]?.lowercased(), facts[name] == nil { facts[name] = content }
      }
    }
    for index in tree.elements("link") where tree.nodes[index].attributes["rel"]?.lowercased() == "canonical" {
      url = tree.nodes[index].attributes["href"] ?? ""
    }
    if url.isEmpty { url = facts["og:url"] ?? "" }
    if !url.lowercased().hasPrefix("http") { url = "" }
    site = facts["og:site_name"] ?? facts["application-name"] ?? ""
    if let name = facts["author"] ?? facts["article:author"] ?? facts["og:article:author"], name.count <= 40,
      name != site, name.contains(where: \.isLetter), !name.contains("/"), !name.contains("@")
    {
      author = name
    }
    title = Self.title(tree, facts)
    published = Self.published(tree, facts)
  }

  // MARK: - Title

  /// The heading that the page's title repeats; else the title, without the names of the site behind it.
  private static func title(_ tree: HTMLTree, _ facts: [String: String]) -> String {
    let whole = tree.elements("title").map { HTMLText.line(tree.text(of: $0)) }.first { !$0.isEmpty } ?? ""
    let known = facts["og:title"] ?? facts["twitter:title"] ?? ""
    let headings = ["h1", "h2"].flatMap { name in tree.elements(name).map { HTMLText.line(tree.text(of: $0)) } }
    for heading in headings + [known] where squeezed(heading).count >= 4 {
      if squeezed(whole).contains(squeezed(heading)) { return heading }
    }
    if !known.isEmpty { return known }
    if whole.isEmpty { return headings.first { !$0.isEmpty } ?? "" }
    return withoutSite(whole)
  }

  private static func withoutSite(_ title: String) -> String {
    var parts = [title]
    for separator in ["_", "|", "｜", " - ", " – ", " — ", "--", "-"] {
      if separator == "-", title.utf8.count == title.utf16.count { continue }
      let cut = title.components(on: separator)
      if cut.count > 1 {
        parts = cut
        break
      }
    }
    guard let first = parts.first, let longest = parts.max(by: { $0.utf16.count < $1.utf16.count }) else {
      return title
    }
    return first.utf16.count * 2 < longest.utf16.count ? longest : first
  }

  /// Letters and digits only.
  private static func squeezed(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }

  // MARK: - Date

  private static func published(_ tree: HTMLTree, _ facts: [String: String]) -> String {
    for name in dates {
      if let date = facts[name].flatMap(date) { return date }
    }
    let scripts = tree.elements("script").map { tree.text(of: $0) }
    let isWeChat = facts["og:site_name"] == "微信公众平台"
    for key in scriptDates + (isWeChat ? weChatDates : []) {
      for script in scripts {
        guard let at = script.firstRange(of: key) else { continue }
        let value = String(script[at.upperBound...].prefix(40))
        if let date = date(value) ?? day(ofSeconds: value) { return date }
      }
    }
    for index in tree.elements("time") {
      if let date = tree.nodes[index].attributes["datetime"].flatMap(date) { return date }
    }
    for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
      guard name.contains("date") || name.contains("time"), !name.contains("modif"), !name.contains("expir") else {
        continue
      }
      if let date = date(value) { return date }
    }
    return ""
  }

  /// The day in China of seconds since 1970: `"1581418070"`.
  private static func day(ofSeconds text: String) -> String? {
    let digits = text.drop { !$0.isNumber }.prefix(while: \.isNumber)
    guard digits.count == 10, let seconds = Int(digits) else { return nil }
    // Civil from days, after Hinnant: years begin in March, in eras of 400.
    let days = (seconds + 8 * 3600) / 86400 + 719_468
    let inEra = days % 146_097
    let yearOfEra = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146_096) / 365
    let dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + days / 146_097 * 400 + (month > 9 ? 1 : 0)
    return date("\(year)-\(month < 10 ? month + 3 : month - 9)-\(day)")
  }

  /// The first day that a text names, ISO 8601.
  static func date(_ text: String) -> String? {
    FoldedLine(Array(text.utf16), 0, text.utf16.count).flatMap { PageDate.find(in: $0) }?.iso
  }

  /// The day in an address: `/2019-10/25/`, `/2019/10/25/`, `/20191025/`.
  static func day(inAddress url: String) -> String? {
    let parts = url.split(separator: "/").dropFirst(2)
    let digits = parts.prefix(6).map { part in
      part.allSatisfy { $0.isNumber || $0 == "-" || $0 == "_" } ? part.filter(\.isNumber) : ""
    }
    for (n, part) in digits.enumerated() where part.hasPrefix("20") || part.hasPrefix("19") {
      var day = part
      for next in digits.dropFirst(n + 1) where day.count < 8 && !next.isEmpty && next.count <= 4 {
        day += next.count == 1 ? "0" + next : next
      }
      guard day.count == 8 else { continue }
      let text = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.dropFirst(6))"
      if let date = date(text) { return date }
    }
    return nil
  }
}

extension String {
  /// The parts between a separator, without white space around them; empty ones are left out.
  func components(on separator: String) -> [String] {
    split(separator: separator).map { String($0).trimmed() }.filter { !$0.isEmpty }
  }
}
