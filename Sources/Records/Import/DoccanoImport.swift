internal import Reading
internal import TextModel

/// Reads doccano's JSON lines: `text` (older exports: `data`) with `label` or `labels` triples, or `entities` and `relations`.
/// Offsets are code points.
public enum DoccanoImport {
  /// Reads one line; `line` counts from 1. Complexity: O(n).
  public static func document(
    _ bytes: [UInt8], source: String, line: Int
  ) throws(RecordFailure) -> ImportedDocument {
    let node: JSONNode
    do {
      node = try JSONNode.parse(bytes)
    } catch {
      throw RecordFailure(
        source: source, line: line, message: "\(error.message) at byte \(error.offset + 1) of the line")
    }
    guard let string = (node["text"] ?? node["data"])?.string else {
      throw RecordFailure(source: source, line: line, message: "the line has no \"text\"")
    }
    let text = Array(string.utf16)
    let id = (node["record"] ?? node["id"])?.name(in: bytes) ?? "\(source.isEmpty ? "line-" : source + ":")\(line)"
    var document = ImportedDocument(id: id, text: text, source: source, line: line)
    let places = UnitPlaces(text, hasSurrogates: text.contains { $0 & 0xF800 == 0xD800 }, unit: .codepoint)
    var indices: [Int: Int] = [:]

    func add(_ start: Int?, _ end: Int?, _ label: String?, id: Int?) {
      guard let start, let end, let label, let span = places.span(start, end), span.count > 0 else {
        document.problems.append("a label with the span \(start ?? -1)..<\(end ?? -1) lies outside the text")
        return
      }
      if let id { indices[id] = document.mentions.count }
      document.mentions.append(ImportedDocument.Mention(span: span, label: label))
    }
    for label in (node["label"] ?? node["labels"])?.elements ?? [] {
      let parts = label.elements
      guard parts.count == 3 else {
        document.problems.append("a label is no list of start, end and name")
        continue
      }
      add(parts[0].integer, parts[1].integer, parts[2].string, id: nil)
    }
    for entity in node["entities"]?.elements ?? [] {
      add(
        entity["start_offset"]?.integer, entity["end_offset"]?.integer, entity["label"]?.string,
        id: entity["id"]?.integer)
    }
    for relation in node["relations"]?.elements ?? [] {
      guard let label = relation["type"]?.string.flatMap(StanceLabel.init(imported:)) else {
        document.problems.append("a relation of type '\(relation["type"]?.string ?? "")' is no stance")
        continue
      }
      guard let holder = relation["from_id"]?.integer.flatMap({ indices[$0] }),
        let target = relation["to_id"]?.integer.flatMap({ indices[$0] })
      else {
        document.problems.append("a relation names an entity that is not there")
        continue
      }
      document.stances.append(ImportedDocument.Stance(label: label, holderMention: holder, targetMention: target))
    }
    return document
  }
}
