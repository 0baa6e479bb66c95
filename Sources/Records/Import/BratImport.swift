internal import Reading
internal import TextModel

/// Reads one document of brat's standoff format: the text, and the lines of its .ann file.
///
/// Text-bound lines are mentions, fragments with nothing but white space between them one span; events whose type names a
/// side are stances with their trigger as evidence, so are relations; notes carry ids. Everything else is a problem, by
/// its line.
public enum BratImport {
  /// Reads a document. `name` is the files' name without ending. Offsets are code points. Complexity: O(n).
  public static func document(name: String, text: [UInt16], annotations: String, source: String) -> ImportedDocument {
    var reader = Reader(
      document: ImportedDocument(id: FileNames.id(of: name), text: text, source: source, line: 0),
      places: UnitPlaces(text, hasSurrogates: text.contains { $0 & 0xF800 == 0xD800 }, unit: .codepoint))
    var number = 0
    for line in annotations.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = Substring(line)
      if line.utf8.last == 0x0D { line = Substring(line.utf8.dropLast()) }
      if !line.isEmpty { reader.take(line, number) }
    }
    reader.finish()
    return reader.document
  }

  private struct Reader {
    var document: ImportedDocument
    let places: UnitPlaces
    /// Text-bound lines by id: label and span; and which of them are triggers.
    var bound: [String: (label: String, span: TextSpan)] = [:]
    var order: [String] = []
    var triggers = Set<String>()
    var events: [(id: String, label: String, trigger: String, arguments: [(role: String, id: String)], line: Int)] = []
    var relations: [(label: String, from: String, to: String, line: Int)] = []
    var attributes: [String: [(name: String, value: String)]] = [:]
    var notes: [String: String] = [:]

    mutating func problem(_ line: Int, _ message: String) {
      document.problems.append(line > 0 ? "line \(line): \(message)" : message)
    }

    mutating func take(_ line: Substring, _ number: Int) {
      let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      let words = columns.count > 1 ? columns[1].split(separator: " ").map(String.init) : []
      guard let id = columns.first, let kind = id.first, columns.count > 1, !words.isEmpty else {
        return problem(number, "no line of brat's format")
      }
      switch kind {
      case "T": takeBound(id, columns, number)
      case "E":
        let parts = words.map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
        guard parts.allSatisfy({ $0.count == 2 }) else { return problem(number, "no line of an event") }
        events.append((id, parts[0][0], parts[0][1], parts.dropFirst().map { ($0[0], $0[1]) }, number))
        triggers.insert(parts[0][1])
      case "R":
        let ends = words.dropFirst().compactMap { $0.split(separator: ":", maxSplits: 1).last.map(String.init) }
        guard ends.count == 2 else { return problem(number, "a relation has two arguments") }
        relations.append((words[0], ends[0], ends[1], number))
      case "A", "M":
        guard words.count > 1 else { return }
        attributes[words[1], default: []].append((words[0], words.count > 2 ? words[2] : ""))
      case "N":
        // Normalisations: `Reference T1 database:id`.
        guard words.count > 2, let id = words[2].split(separator: ":", maxSplits: 1).last else { return }
        notes[words[1]] = String(id)
      case "#":
        if words.count > 1, columns.count > 2, words[0] == "AnnotatorNotes" { notes[words[1]] = columns[2] }
      case "*": break
      default: problem(number, "'\(id)' is no kind of line that is read")
      }
    }

    private mutating func takeBound(_ id: String, _ columns: [String], _ number: Int) {
      let head = columns[1].split(separator: " ", maxSplits: 1).map(String.init)
      let offsets = head.count == 2 ? head[1].split { $0 == " " || $0 == ";" }.map { Int($0) } : []
      guard head.count == 2, offsets.count >= 2, offsets.count % 2 == 0, !offsets.contains(nil) else {
        return problem(number, "no line of a text-bound annotation")
      }
      let known = offsets.compactMap { $0 }
      var spans: [TextSpan] = []
      for i in stride(from: 0, to: known.count, by: 2) {
        guard let span = places.span(known[i], known[i + 1]), span.count > 0 else {
          return problem(number, "the span \(known[i])..<\(known[i + 1]) lies outside the text")
        }
        spans.append(span)
      }
      spans.sort()
      for (before, behind) in zip(spans, spans.dropFirst()) {
        let gap = before.end <= behind.start ? document.text[Int(before.end)..<Int(behind.start)] : [0x41]
        guard gap.allSatisfy({ $0 == 0x0A || $0 == 0x20 || $0 == 0x0D }) else {
          return problem(number, "a span in pieces with words between them cannot be held")
        }
      }
      let span = TextSpan(Int(spans[0].start), Int(spans[spans.count - 1].end))
      if columns.count > 2 {
        let words = spans.map { String(decoding: document.text[$0.range], as: UTF16.self) }.joined(separator: " ")
        if !words.unicodeScalars.elementsEqual(columns[2].unicodeScalars) {
          problem(number, "the span covers '\(words)', not '\(columns[2])'")
        }
      }
      bound[id] = (head[0], span)
      order.append(id)
    }

    mutating func finish() {
      var indices: [String: Int] = [:]
      for id in order where !triggers.contains(id) {
        guard let (label, span) = bound[id] else { continue }
        indices[id] = document.mentions.count
        let ids = notes[id].map { $0.split(separator: " ").map(String.init) } ?? []
        // Notes of people are sentences; ids have a slash and no other words.
        let isID = ids.allSatisfy { $0.contains("/") }
        document.mentions.append(ImportedDocument.Mention(span: span, label: label, ids: isID ? ids : []))
      }
      for event in events {
        guard let label = StanceLabel(imported: event.label) else {
          problem(event.line, "an event of type '\(event.label)' is no stance")
          continue
        }
        guard let trigger = bound[event.trigger] else {
          problem(event.line, "there is no '\(event.trigger)'")
          continue
        }
        var stance = ImportedDocument.Stance(label: label)
        stance.span = trigger.span
        for (role, id) in event.arguments {
          guard let index = indices[id] else {
            problem(event.line, "there is no mention '\(id)'")
            continue
          }
          if role.hasPrefix("Holder") { stance.holderMention = index }
          if role.hasPrefix("Target") { stance.targetMention = index }
        }
        for (name, value) in attributes[event.id] ?? [] {
          if name == "Voice" { stance.voice = Voice(rawValue: value) }
          if name == "Factuality" { stance.factuality = Factuality(rawValue: value) }
        }
        if let note = notes[event.id] { read(note, into: &stance) }
        document.stances.append(stance)
      }
      for relation in relations {
        guard let label = StanceLabel(imported: relation.label) else {
          problem(relation.line, "a relation of type '\(relation.label)' is no stance")
          continue
        }
        guard let holder = indices[relation.from], let target = indices[relation.to] else {
          problem(relation.line, "there is no mention '\(indices[relation.from] == nil ? relation.from : relation.to)'")
          continue
        }
        document.stances.append(
          ImportedDocument.Stance(label: label, holderMention: holder, targetMention: target))
      }
    }

    /// What the export has written beside a stance; a note of other words is nothing.
    private func read(_ note: String, into stance: inout ImportedDocument.Stance) {
      guard let node = try? JSONNode.parse(Array(note.utf8)) else { return }
      stance.holder = node["holder"]?.string
      stance.target = node["target"]?.string
      stance.score = node["score"]?.number
      stance.rule = node["rule"]?.string
      stance.cues = node["cues"]?.elements.compactMap(\.string) ?? []
    }
  }
}
