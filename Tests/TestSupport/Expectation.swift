public import TextModel

/// What an annotated text must hold, in short: parts separated by "; ", each turned round by a `!` before it. Ids stand without
/// their kind; `a|b` is either, `*` any.
///
/// - `CN>JP against`: a stance, with further words for its factuality (`asserted` … or `nonfactual`) and `reported` voice
/// - `!` alone: no stance
/// - `mention 中美=CN+US`: a mention of that text with that id, or those members; `entity CN`: the id anywhere
/// - `quote: EG said TEXT`: speech that holds the text, by that speaker; `quote: TEXT` whoever speaks; `quote only: TEXT`
/// - `term: TEXT`, `title: TEXT`, `unclosed: TEXT`, `warning CODE`
/// - `cue: TEXT KIND +`: a cue of that text, kind and sign; `position: CN>JP against n=2`
public struct Expectation: Sendable {
  private let parts: [String]

  /// Reads the notation.
  public init(_ text: String) { parts = Expectation.split(text, "; ") }

  /// The parts that the document does not hold.
  public func failures(in document: Document) -> [String] {
    parts.filter { part in
      if part == "!" { return !document.stances.isEmpty }
      return part.hasPrefix("!") ? holds(String(part.dropFirst()), document) : !holds(part, document)
    }
  }

  private func holds(_ part: String, _ document: Document) -> Bool {
    func after(_ prefix: String) -> String? { part.hasPrefix(prefix) ? String(part.dropFirst(prefix.count)) : nil }
    if let rest = after("mention ") {
      let sides = Expectation.split(rest, "=")
      return document.mentions.contains { mention in
        Expectation.fits(document.string(mention.span), sides[0])
          && (sides.count < 2 || Expectation.fits(Expectation.name(mention), sides[1]))
      }
    }
    if let id = after("entity ") {
      return document.mentions.contains {
        Expectation.name($0) == id || $0.members.contains { Expectation.short($0) == id }
      }
    }
    if let text = after("quote only: ") {
      return speech(in: document).contains { $0.text.contains(text) && $0.text.count <= text.count + 3 }
    }
    if let rest = after("quote: ") {
      let sides = Expectation.split(rest, " said ")
      return speech(in: document).contains {
        $0.text.contains(sides[sides.count - 1]) && (sides.count < 2 || Expectation.fits($0.speaker, sides[0]))
      }
    }
    if let text = after("term: ") { return holds(text, .term, document) }
    if let text = after("title: ") { return holds(text, .title, document) }
    if let text = after("unclosed: ") {
      return document.quotes.contains { !$0.closed && document.string($0.span).contains(text) }
    }
    if let code = after("warning ") { return document.warnings.contains { $0.code == code } }
    if let rest = after("cue: ") {
      let words = Expectation.split(rest, " ")
      let text = words.dropLast(2).joined(separator: " ")
      return document.cues.contains {
        $0.kind.rawValue == words[words.count - 2] && document.string($0.span).contains(text)
          && ($0.value < 0) == (words[words.count - 1] == "-")
      }
    }
    if let rest = after("position: ") {
      let words = Expectation.split(rest, " ")
      return document.positions.contains {
        Expectation.short($0.holder) + ">" + Expectation.short($0.target) == words[0] && $0.label.rawValue == words[1]
          && "n=\($0.favor + $0.against)" == words[2]
      }
    }
    return document.stances.contains { holds($0, part) }
  }

  private func holds(_ text: String, _ kind: QuoteKind, _ document: Document) -> Bool {
    document.quotes.contains { $0.kind == kind && document.string($0.span).contains(text) }
  }

  private func holds(_ stance: Stance, _ part: String) -> Bool {
    let words = Expectation.split(part, " ")
    let pair = Expectation.split(words[0], ">")
    guard pair.count == 2, Expectation.fits(Expectation.short(stance.holder), pair[0]),
      Expectation.fits(Expectation.short(stance.target), pair[1])
    else { return false }
    return words.dropFirst().allSatisfy { word in
      switch word {
      case "favor", "against": stance.label.rawValue == word
      case "reported": stance.voice == .reported
      case "nonfactual": stance.factuality != .asserted
      default: stance.factuality.rawValue == word
      }
    }
  }

  private func speech(in document: Document) -> [(text: String, speaker: String)] {
    document.quotes.filter { $0.kind == .direct || $0.kind == .indirect }.map { quote in
      guard quote.speaker >= 0 else { return (document.string(quote.span), "") }
      let mention = document.mentions[quote.speaker]
      return (
        document.string(quote.span),
        mention.entity.isEmpty ? document.string(mention.span) : Expectation.short(mention.entity)
      )
    }
  }

  private static func name(_ mention: Mention) -> String {
    mention.entity.isEmpty ? mention.members.map(short).joined(separator: "+") : short(mention.entity)
  }

  /// An id without its kind.
  private static func short(_ id: String) -> String { id.split(separator: "/").last.map(String.init) ?? id }

  private static func fits(_ found: String, _ wanted: String) -> Bool {
    split(wanted, "|").contains { $0 == "*" || $0 == found }
  }

  private static func split(_ text: String, _ mark: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let range = rest.firstRange(of: mark) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
