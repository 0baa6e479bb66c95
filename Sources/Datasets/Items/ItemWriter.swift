internal import TextModel

/// Writes items as lines of JSON: flat, every key always there, in one order, of one type.
///
/// Nothing is a list, null or a date in quotes: a loader that guesses types from the first lines (Arrow, and so Hugging
/// Face `datasets` and pandas) would guess another type for a file in which a list is always empty or a date always known.
enum ItemWriter {
  /// A column of the dataset: its name, its type as `datasets` calls it, and what it means.
  struct Column {
    var name: String
    var type: String
    var meaning: String
  }

  /// The columns in their order.
  static let columns: [Column] = [
    Column(name: "id", type: "string", meaning: "the item: the document's id, `#`, and which stance of it"),
    Column(name: "text", type: "string", meaning: "what is to be read"),
    Column(name: "language", type: "string", meaning: "`en`, `zh`, `mixed` or `und`"),
    Column(name: "level", type: "string", meaning: "`sentence` or `document`: how much `text` shows"),
    Column(name: "holder", type: "string", meaning: "whose stance: an entity id, `author`, `unknown`, or a surface"),
    Column(name: "holder_name", type: "string", meaning: "the holder in English, as far as known"),
    Column(name: "holder_start", type: "int64", meaning: "where `text` names the holder (code points), or -1"),
    Column(name: "holder_end", type: "int64", meaning: "one behind it, or -1"),
    Column(name: "target", type: "string", meaning: "toward whom: an entity id, or a surface"),
    Column(name: "target_name", type: "string", meaning: "the target in English, as far as known"),
    Column(name: "target_start", type: "int64", meaning: "where `text` names the target, or -1"),
    Column(name: "target_end", type: "int64", meaning: "one behind it, or -1"),
    Column(name: "label", type: "string", meaning: "`favor`, `against`, `neutral` or `mixed`"),
    Column(name: "score", type: "float64", meaning: "-1 (against) to 1 (favor)"),
    Column(name: "voice", type: "string", meaning: "`author`, or `reported` for somebody the author reports"),
    Column(
      name: "factuality", type: "string",
      meaning: "`asserted`, `hedged`, `conditional`, `questioned`, `negated`; empty for a sum of several kinds"),
    Column(name: "evidence_start", type: "int64", meaning: "where the stance stands in `text`, or -1"),
    Column(name: "evidence_end", type: "int64", meaning: "one behind it, or -1"),
    Column(name: "cues", type: "string", meaning: "the words that show it, with `|` between them"),
    Column(name: "cue_entries", type: "string", meaning: "their rows in the lexicon, with `|` between them"),
    Column(
      name: "rule", type: "string",
      meaning: "the pattern that fired; `neutral` if the target is only named, empty for a sum"),
    Column(name: "uncertainty", type: "float64", meaning: "how unsure the annotator must be, 0 to 1"),
    Column(name: "title", type: "string", meaning: "its headline"),
    Column(name: "publisher", type: "string", meaning: "its publisher"),
    Column(name: "published", type: "int64", meaning: "its day as a number (20250926), or 0"),
    Column(name: "authors", type: "string", meaning: "its authors, with `|` between them"),
    Column(name: "url", type: "string", meaning: "where it was found"),
    Column(name: "document", type: "string", meaning: "the document's id"),
    Column(name: "cluster", type: "string", meaning: "the set of copies and translations it belongs to"),
    Column(name: "group", type: "string", meaning: "what was kept in one split with it"),
    Column(name: "split", type: "string", meaning: "`train`, `validation` or `test`"),
  ]

  /// What is known of an item's line before all documents are read: its own id, a line end, and the members from `text` to
  /// `url`.
  static func head(_ item: Item, of document: Document) -> [UInt8] {
    var json = JSONText()
    let places = CodePoints(item.text)
    func span(_ name: String, _ span: TextSpan?) {
      json.member(name + "_start", span.map { places[Int($0.start)] } ?? -1)
      json.member(name + "_end", span.map { places[Int($0.end)] } ?? -1)
    }
    var id = JSONText()
    id.string(item.id)
    json.raw(Array(id.bytes.dropFirst().dropLast()))
    json.raw("\n\"text\":")
    json.string(item.text)
    json.member("language", item.language.rawValue)
    json.member("level", item.level.rawValue)
    json.member("holder", item.holder)
    json.member("holder_name", item.holderName)
    span("holder", item.holderSpan)
    json.member("target", item.target)
    json.member("target_name", item.targetName)
    span("target", item.targetSpan)
    json.member("label", item.label.rawValue)
    json.member("score", item.score)
    json.member("voice", item.voice.rawValue)
    json.member("factuality", item.factuality?.rawValue ?? "")
    span("evidence", item.evidenceSpan)
    json.member("cues", item.cues.map(\.text).joined(separator: "|"))
    json.member("cue_entries", item.cues.map(\.entry).joined(separator: "|"))
    json.member("rule", item.rule)
    json.member("uncertainty", item.uncertainty)
    json.member("title", document.metadata.title)
    json.member("publisher", document.metadata.publisher)
    json.member("published", number(of: document.metadata.published))
    json.member("authors", document.metadata.authors.joined(separator: "|"))
    json.member("url", document.metadata.url)
    return json.bytes
  }

  /// The whole line. `head` is what `head` gave.
  static func line(head: [UInt8], document: String, cluster: String, group: String, split: String) -> [UInt8] {
    let end = head.firstIndex(of: 0x0A) ?? head.endIndex
    var name = JSONText()
    name.string(document)
    var json = JSONText()
    json.raw("{\"id\":")
    json.raw(Array(name.bytes.dropLast()))
    json.raw("#")
    json.raw(Array(head[..<end]))
    json.raw("\",")
    json.raw(Array(head[(end + 1)...]))
    json.member("document", document)
    json.member("cluster", cluster)
    json.member("group", group)
    json.member("split", split)
    json.raw("}\n")
    return json.bytes
  }

  /// 2025-09-26 as 20250926; 0 for no date.
  static func number(of date: String) -> Int {
    Day.count(date) == nil ? 0 : Int(date.filter { $0 != "-" }) ?? 0
  }
}

/// Code point offsets of a text.
struct CodePoints {
  private var table: [Int32] = []

  /// Complexity: O(n).
  init(_ text: [UInt16]) {
    guard text.contains(where: { $0 & 0xF800 == 0xD800 }) else { return }
    var at: Int32 = 0
    for (i, unit) in text.enumerated() {
      let isSecond = unit & 0xFC00 == 0xDC00 && i > 0 && text[i - 1] & 0xFC00 == 0xD800
      table.append(isSecond ? at - 1 : at)
      if !isSecond { at += 1 }
    }
    table.append(at)
  }

  /// The code points before a UTF-16 offset.
  subscript(_ offset: Int) -> Int { table.isEmpty ? offset : Int(table[offset]) }
}
