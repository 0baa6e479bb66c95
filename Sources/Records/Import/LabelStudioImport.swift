internal import Reading
internal import TextModel

/// Reads Label Studio's JSON export (a list of tasks with `annotations`) and JSON-MIN (a list of rows with `label`).
///
/// Of several annotations of a task the one taken is that of the annotator who is named, else the ground truth, else the
/// last that was not cancelled; a task without any has its predictions. Offsets are code points.
public enum LabelStudioImport {
  /// Reads a file. `annotator` is a number in `completed_by`. Complexity: O(n).
  public static func documents(
    _ bytes: [UInt8], source: String, annotator: String? = nil
  ) throws(RecordFailure) -> [ImportedDocument] {
    let node: JSONNode
    do {
      node = try JSONNode.parse(bytes)
    } catch {
      let line = bytes[..<min(error.offset, bytes.count)].count { $0 == 0x0A } + 1
      throw RecordFailure(source: source, line: line, message: error.message)
    }
    var documents: [ImportedDocument] = []
    let tasks: [JSONNode] = if case .array(let list) = node.content { list } else { [node] }
    for (number, task) in tasks.enumerated() {
      let data = task["data"] ?? task
      guard let string = data["text"]?.string else {
        let line = bytes[..<task.range.lowerBound].count { $0 == 0x0A } + 1
        throw RecordFailure(source: source, line: line, message: "task \(number + 1) has no \"text\"")
      }
      let id =
        (data["record"] ?? task["id"])?.name(in: bytes) ?? "\(source.isEmpty ? "task-" : source + "#")\(number + 1)"
      let document = ImportedDocument(id: id, text: Array(string.utf16), source: source, line: 0)
      guard let results = results(of: task, bytes, annotator) else { continue }
      documents.append(read(results, into: document))
    }
    return documents
  }

  /// The results to be read; nil if the annotator who is named has not seen the task.
  private static func results(of task: JSONNode, _ bytes: [UInt8], _ annotator: String?) -> [JSONNode]? {
    if task["annotations"] == nil, task["predictions"] == nil { return task["label"]?.elements ?? [] }
    let annotations = (task["annotations"]?.elements ?? []).filter { $0["was_cancelled"]?.isTrue != true }
    if let annotator {
      let own = annotations.last { annotation in
        guard let by = annotation["completed_by"] else { return false }
        return [by, by["id"], by["email"]].contains { $0?.name(in: bytes) == annotator }
      }
      return own.map { $0["result"]?.elements ?? [] }
    }
    let best = annotations.last { $0["ground_truth"]?.isTrue == true } ?? annotations.last
    return (best ?? task["predictions"]?.elements.last)?["result"]?.elements ?? []
  }

  private static func read(_ results: [JSONNode], into empty: ImportedDocument) -> ImportedDocument {
    var document = empty
    let text = document.text
    let places = UnitPlaces(text, hasSurrogates: text.contains { $0 & 0xF800 == 0xD800 }, unit: .codepoint)
    var indices: [String: Int] = [:]
    for result in results where result["type"]?.string != "relation" {
      // JSON-MIN has the value's members in the result itself.
      let value = result["value"] ?? result
      guard let labels = (value["labels"] ?? value["hypertextlabels"])?.elements else {
        document.problems.append("a result of type '\(result["type"]?.string ?? "")' is not read")
        continue
      }
      guard let start = value["start"]?.integer, let end = value["end"]?.integer, let span = places.span(start, end),
        span.count > 0
      else {
        document.problems.append("a region lies outside the text")
        continue
      }
      if let words = value["text"]?.string, !words.utf16.elementsEqual(text[span.range]) {
        document.problems.append(
          "a region covers '\(String(decoding: text[span.range], as: UTF16.self))', not '\(words)'")
      }
      if let id = result["id"]?.string { indices[id] = document.mentions.count }
      let ids = result["meta"]?["text"]?.elements.compactMap(\.string) ?? []
      document.mentions.append(
        ImportedDocument.Mention(
          span: span, label: labels.first?.string ?? "", ids: ids.allSatisfy { $0.contains("/") } ? ids : []))
    }
    for result in results where result["type"]?.string == "relation" {
      let names = result["labels"]?.elements.compactMap(\.string) ?? []
      guard let label = names.first.flatMap(StanceLabel.init(imported:)) else {
        document.problems.append("a relation '\(names.first ?? "")' is no stance")
        continue
      }
      guard let from = result["from_id"]?.string.flatMap({ indices[$0] }),
        let to = result["to_id"]?.string.flatMap({ indices[$0] })
      else {
        document.problems.append("a relation names a region that is not there")
        continue
      }
      let isLeft = result["direction"]?.string == "left"
      document.stances.append(
        ImportedDocument.Stance(
          label: label, holderMention: isLeft ? to : from, targetMention: isLeft ? from : to))
    }
    return document
  }
}
