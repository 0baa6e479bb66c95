public import TextModel

/// A document for people who would rather look than read JSON: its text with names, cues and quotations in colour, under each
/// sentence the stances it holds, and its positions as a table.
///
/// ```
///   日本强烈谴责俄罗斯。
///     -> Japan -> Russia: against −0.90 (author) via H ~ T
/// ```
/// Without colours, names stand in `[ ]` and stance cues in `{ }` with their sign. Nothing in a text reaches the terminal as a
/// control character.
public struct TerminalPage: Sendable {
  private let width: Int
  private let hasColor: Bool

  /// Makes a page of so many columns, at least 20.
  public init(width: Int, color: Bool) {
    self.width = max(20, width)
    hasColor = color
  }

  // MARK: - Styles

  private func style(_ parameters: String) -> String { hasColor ? parameters : "" }

  private static func color(_ type: EntityType) -> String {
    switch type {
    case .politicalEntity, .group: "1;36"
    case .person: "1;33"
    case .organisation: "1;35"
    case .location, .facility: "1;34"
    case .law, .event, .work, .product, .language: "4"
    case .weapon, .topic, .unknown: "4;2"
    case .date, .time, .percent, .money, .quantity, .ordinal, .cardinal: "2"
    }
  }

  private static func color(_ value: Double) -> String { value < 0 ? "30;41" : "30;42" }

  private static func color(_ label: StanceLabel) -> String {
    switch label {
    case .favor: "1;32"
    case .against: "1;31"
    case .mixed, .neutral: "1"
    }
  }

  /// What the colours and marks mean, in one line or two.
  public var legend: String {
    var text = WrappedText(width: width)
    let types: [(String, EntityType)] = [
      ("country", .politicalEntity), ("person", .person), ("organisation", .organisation), ("place", .location),
      ("treaty, event", .law), ("weapon, topic", .topic), ("value", .date),
    ]
    for (name, type) in types {
      text.add(hasColor ? name : "[\(name)]", style: style(TerminalPage.color(type)))
      text.add("  ")
    }
    for value in [0.5, -0.5] {
      let name = value > 0 ? "favor" : "against"
      text.add(hasColor ? name : "{\(name) \(value > 0 ? "+" : "-")}", style: style(TerminalPage.color(value)))
      text.add("  ")
    }
    if hasColor { text.add("speech", style: "3") }
    text.endLine()
    return text.lines + "\n"
  }

  // MARK: - A document

  /// The page of one document. Complexity: O(n) times the marks of a sentence.
  public func text(of document: Document) -> String {
    let names = DisplayNames(document)
    return heading(document) + body(document, names) + positions(document, names) + "\n"
  }

  private func heading(_ document: Document) -> String {
    var text = WrappedText(width: width)
    text.add(document.id, style: style("1;7"))
    let facts = [
      document.language.rawValue, document.metadata.published, document.metadata.publisher,
      document.metadata.authors.joined(separator: ", "), document.metadata.url,
    ]
    for fact in facts where !fact.isEmpty { text.add(" · \(fact)", style: style("2")) }
    text.endLine()
    return text.lines + "\n"
  }

  private func body(_ document: Document, _ names: DisplayNames) -> String {
    let layers = LayeredText(document)
    let stances = DisplayNames.bySentence(document)
    var result = ""
    var text = WrappedText(width: width, indent: "  ")
    var last: Int32 = 0
    for (number, sentence) in document.sentences.enumerated() {
      if number > 0 {
        if document.text[Int(last)..<Int(sentence.span.start)].contains(0x0A) {
          text.endLine()
          result += text.lines + "\n"
          text = WrappedText(width: width, indent: "  ")
        } else if !text.isAtStart {
          if sentence.span.start > last { text.add(" ") }
        }
      }
      add(sentence, of: document, layers, to: &text)
      last = sentence.span.end
      guard !stances[number].isEmpty else { continue }
      text.endLine()
      result += text.lines
      for stance in stances[number] { result += line(document.stances[stance], names) }
      text = WrappedText(width: width, indent: "  ")
    }
    text.endLine()
    return result + text.lines
  }

  private func add(_ sentence: Sentence, of document: Document, _ layers: LayeredText, to text: inout WrappedText) {
    var open: [LayeredText.Mark] = []
    let base = sentence.zone == .body ? "" : sentence.zone == .title ? "1" : "2"
    for event in layers.events(in: sentence.span) {
      switch event {
      case .open(let mark, let isContinued):
        open.append(mark)
        guard !hasColor, !isContinued else { continue }
        if mark.layer == .mention { text.add("[") }
        if mark.layer == .cue { text.add("{") }
      case .close(let mark):
        open.removeLast()
        guard !hasColor, mark.span.end <= sentence.span.end else { continue }
        if mark.layer == .mention { text.add("]") }
        if mark.layer == .cue { text.add(document.cues[mark.index].value < 0 ? " -}" : " +}") }
      case .text(let span):
        text.add(document.string(span), style: style(style(of: open, in: document, base)))
      }
    }
  }

  /// The innermost mention's colour, a cue's over it, and italics inside speech.
  private func style(of open: [LayeredText.Mark], in document: Document, _ base: String) -> String {
    var parts: [String] = []
    if open.contains(where: { $0.layer == .quote }) { parts.append("3") }
    if let cue = open.last(where: { $0.layer == .cue }) {
      parts.append(TerminalPage.color(document.cues[cue.index].value))
    } else if let mention = open.last(where: { $0.layer == .mention }) {
      parts.append(TerminalPage.color(document.mentions[mention.index].type))
    } else if !base.isEmpty {
      parts.append(base)
    }
    return parts.joined(separator: ";")
  }

  private func line(_ stance: Stance, _ names: DisplayNames) -> String {
    var text = WrappedText(width: width, indent: "    ")
    text.add("\(names.name(stance.holder)) -> \(names.name(stance.target)): ")
    text.add(DisplayNames.side(stance), style: style(TerminalPage.color(stance.label)))
    text.add(" \(DisplayNames.score(stance.score)) (\(stance.voice.rawValue)) via \(stance.rule)", style: style("2"))
    text.endLine()
    return text.lines
  }

  private func positions(_ document: Document, _ names: DisplayNames) -> String {
    guard !document.positions.isEmpty else { return "" }
    let rows = document.positions.map { position in
      [
        names.name(position.holder), names.name(position.target), position.label.rawValue,
        DisplayNames.score(position.score), "+\(position.favor) \u{2212}\(position.against)", position.voice.rawValue,
      ].map(DisplayWidth.safe)
    }
    let head = ["holder", "target", "position", "score", "stances", "voice"]
    let widths = head.indices.map { column in
      min(28, ([head] + rows).map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
    var result = "\n" + row(head, widths, style("1"), nil)
    for (cells, position) in zip(rows, document.positions) {
      result += row(cells, widths, "", style(TerminalPage.color(position.label)))
    }
    return result
  }

  private func row(_ cells: [String], _ widths: [Int], _ all: String, _ side: String?) -> String {
    var line = " "
    for (column, cell) in cells.enumerated() {
      let fitted = fit(cell, widths[column], isLast: column == cells.count - 1)
      let style = column == 2 ? side ?? all : all
      line += " " + (style.isEmpty ? fitted : "\u{1B}[\(style)m\(fitted)\u{1B}[0m")
    }
    return line + "\n"
  }

  /// The text in so many columns, cut with an ellipsis or filled with spaces.
  private func fit(_ text: String, _ width: Int, isLast: Bool) -> String {
    var columns = DisplayWidth.of(text)
    var text = text
    if columns > width {
      var scalars = text.unicodeScalars
      while columns > width - 1, let last = scalars.popLast() { columns -= DisplayWidth.of(last) }
      text = String(scalars) + "…"
      columns += 1
    }
    return isLast ? text : text + String(repeating: " ", count: max(0, width - columns))
  }
}
