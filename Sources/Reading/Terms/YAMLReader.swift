/// A value of a YAML file: what dictionaries are made of, and no more. Anchors, tags, block scalars and keys that are no
/// scalars are refused with their line.
indirect enum YAMLNode: Equatable {
  case scalar(String, line: Int)
  case list([YAMLNode], line: Int)
  case map([(key: String, value: YAMLNode)], line: Int)

  static func == (a: YAMLNode, b: YAMLNode) -> Bool {
    switch (a, b) {
    case (.scalar(let a, _), .scalar(let b, _)): a == b
    case (.list(let a, _), .list(let b, _)): a == b
    case (.map(let a, _), .map(let b, _)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

/// Reads block and flow collections, plain and quoted scalars, comments. Complexity: O(n).
struct YAMLReader {
  private struct Line {
    var number: Int
    var indent: Int
    var text: [Character]
  }

  private var lines: [Line] = []
  private var at = 0

  /// The one document of a text.
  static func parse(_ text: String) throws(UnreadableTerms) -> YAMLNode {
    var reader = YAMLReader()
    try reader.cut(text)
    guard let first = reader.lines.first else { throw UnreadableTerms(line: 1, description: "the file is empty") }
    let node = try reader.block(indent: first.indent, depth: 0)
    if reader.at < reader.lines.count { throw reader.error("this line is indented otherwise than those before it") }
    return node
  }

  private func error(_ message: String) -> UnreadableTerms {
    UnreadableTerms(line: lines.indices.contains(at) ? lines[at].number : lines.last?.number ?? 1, description: message)
  }

  /// Lines without comments and blank ones; a flow collection over several lines becomes one.
  private mutating func cut(_ text: String) throws(UnreadableTerms) {
    var open = 0
    for (number, raw) in TermFormat.lines(text) {
      let characters = Array(raw)
      let indent = characters.prefix { $0 == " " }.count
      if characters[indent] == "\t" { throw UnreadableTerms(line: number, description: "a tab indents the line") }
      var kept = YAMLReader.withoutComment(characters[indent...])
      while kept.last?.isWhitespace ?? false { kept.removeLast() }
      if kept.isEmpty { continue }
      if open == 0, indent == 0, kept == ["-", "-", "-"] || kept == [".", ".", "."] || kept.first == "%" { continue }
      if open > 0 {
        lines[lines.count - 1].text += [" "] + kept
      } else {
        lines.append(Line(number: number, indent: indent, text: kept))
      }
      open += YAMLReader.brackets(kept)
    }
    if open > 0 { throw UnreadableTerms(line: lines.last?.number ?? 1, description: "a bracket is not closed") }
  }

  /// Up to a `#` behind a blank that stands in no quotes.
  private static func withoutComment(_ text: ArraySlice<Character>) -> [Character] {
    var quote: Character?
    var before: Character = " "
    for (index, character) in zip(text.indices, text) {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'", !before.isLetter, !before.isNumber {
        quote = character
      } else if character == "#", before == " " || before == "\t" {
        return Array(text[..<index])
      }
      before = character
    }
    return Array(text)
  }

  /// How many flow brackets are opened and not closed.
  private static func brackets(_ text: [Character]) -> Int {
    var quote: Character?
    var before: Character = " "
    var open = 0
    for character in text {
      if let sign = quote {
        if character == sign { quote = nil }
      } else if character == "\"" || character == "'", !before.isLetter, !before.isNumber {
        quote = character
      } else if character == "[" || character == "{" {
        open += 1
      } else if character == "]" || character == "}" {
        open -= 1
      }
      before = character
    }
    return open
  }

  // MARK: - Blocks

  private mutating func block(indent: Int, depth: Int) throws(UnreadableTerms) -> YAMLNode {
    if depth > 60 { throw error("too many levels") }
    let number = lines[at].number
    if isItem(lines[at]) { return .list(try items(indent, depth), line: number) }
    if try key(lines[at].text) == nil {
      let line = lines[at]
      at += 1
      return try value(line.text, line.number)
    }
    var members: [(key: String, value: YAMLNode)] = []
    while at < lines.count, lines[at].indent == indent, !isItem(lines[at]) {
      guard let (name, rest) = try key(lines[at].text) else { throw error("no 'key:' in this line") }
      let line = lines[at].number
      at += 1
      if !rest.isEmpty {
        members.append((name, try value(rest, line)))
      } else if at < lines.count, lines[at].indent > indent || lines[at].indent == indent && isItem(lines[at]) {
        members.append((name, try block(indent: lines[at].indent, depth: depth + 1)))
      } else {
        members.append((name, .list([], line: line)))
      }
    }
    return .map(members, line: number)
  }

  private func isItem(_ line: Line) -> Bool { line.text[0] == "-" && (line.text.count == 1 || line.text[1] == " ") }

  private mutating func items(_ indent: Int, _ depth: Int) throws(UnreadableTerms) -> [YAMLNode] {
    var found: [YAMLNode] = []
    while at < lines.count, lines[at].indent == indent, isItem(lines[at]) {
      let line = lines[at]
      let rest = Array(line.text.dropFirst().drop { $0 == " " })
      if rest.isEmpty {
        at += 1
        guard at < lines.count, lines[at].indent > indent else { continue }
        found.append(try block(indent: lines[at].indent, depth: depth + 1))
      } else if rest[0] != "\"", rest[0] != "'", try key(rest) != nil {
        // `- key: value`: the rest of the line is the first line of a map.
        lines[at].indent = indent + line.text.count - rest.count
        lines[at].text = rest
        found.append(try block(indent: lines[at].indent, depth: depth + 1))
      } else {
        at += 1
        found.append(try value(rest, line.number))
      }
    }
    return found
  }

  /// `key: rest`, if the text is of that form.
  private func key(_ text: [Character]) throws(UnreadableTerms) -> (name: String, rest: [Character])? {
    if text[0] == "[" || text[0] == "{" { return nil }
    if text[0] == "?" { throw error("a key that is no word") }
    var i = 0
    var name = ""
    if text[0] == "\"" || text[0] == "'" {
      guard let (quoted, end) = quoted(text, 0) else { throw error("a quotation mark is not closed") }
      (name, i) = (quoted, end)
      guard i < text.count, text[i] == ":" else { return nil }
    } else {
      while i < text.count, text[i] != ":" || i + 1 < text.count && text[i + 1] != " " { i += 1 }
      guard i < text.count else { return nil }
      name = String(text[..<i]).trimmed
    }
    return (name, Array(text[(i + 1)...].drop { $0 == " " }))
  }

  // MARK: - Scalars and flow collections

  private func value(_ text: [Character], _ line: Int) throws(UnreadableTerms) -> YAMLNode {
    var i = 0
    let node = try flow(text, &i, line, closing: [])
    while i < text.count, text[i] == " " { i += 1 }
    if i < text.count { throw UnreadableTerms(line: line, description: "'\(String(text[i...]))' follows a value") }
    return node
  }

  private func flow(
    _ text: [Character], _ i: inout Int, _ line: Int, closing: Set<Character>
  ) throws(UnreadableTerms) -> YAMLNode {
    func fail(_ message: String) -> UnreadableTerms { UnreadableTerms(line: line, description: message) }
    func skip() { while i < text.count, text[i] == " " { i += 1 } }
    skip()
    guard i < text.count else { return .scalar("", line: line) }
    switch text[i] {
    case "[":
      var elements: [YAMLNode] = []
      i += 1
      skip()
      while i < text.count, text[i] != "]" {
        elements.append(try flow(text, &i, line, closing: [",", "]"]))
        skip()
        if i < text.count, text[i] == "," {
          i += 1
          skip()
        } else if i < text.count, text[i] != "]" {
          throw fail("a comma is missing in a list")
        }
      }
      guard i < text.count else { throw fail("a bracket is not closed") }
      i += 1
      return .list(elements, line: line)
    case "{": throw fail("a map in braces: write a key on a line of its own")
    case "\"", "'":
      guard let (words, end) = quoted(text, i) else { throw fail("a quotation mark is not closed") }
      i = end
      return .scalar(words, line: line)
    case "&", "!", "|", ">", "@", "`": throw fail("'\(text[i])' at the beginning of a value is not read: use quotes")
    default:
      let start = i
      while i < text.count, !closing.contains(text[i]) { i += 1 }
      return .scalar(String(text[start..<i]).trimmed, line: line)
    }
  }

  /// The words in quotation marks, and where they end.
  private func quoted(_ text: [Character], _ start: Int) -> (String, Int)? {
    let mark = text[start]
    var words = ""
    var i = start + 1
    while i < text.count {
      if text[i] == mark {
        guard mark == "'", i + 1 < text.count, text[i + 1] == "'" else { return (words, i + 1) }
        words += "'"
        i += 2
      } else if mark == "\"", text[i] == "\\", i + 1 < text.count {
        let (character, length) = escape(text, i + 1)
        words += character
        i += 1 + length
      } else {
        words.append(text[i])
        i += 1
      }
    }
    return nil
  }

  /// What a letter behind a backslash stands for, and how many characters it takes.
  private func escape(_ text: [Character], _ i: Int) -> (String, Int) {
    switch text[i] {
    case "n", "t", "r": return (" ", 1)
    case "u", "U", "x":
      let count = text[i] == "x" ? 2 : text[i] == "u" ? 4 : 8
      guard i + count < text.count, let code = UInt32(String(text[(i + 1)...(i + count)]), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { return (String(text[i]), 1) }
      return (String(Character(scalar)), count + 1)
    default: return (String(text[i]), 1)
    }
  }
}
