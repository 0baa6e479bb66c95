internal import Reading

/// Checks the spans of anybody's JSON lines, finds the way their offsets were counted, and mends them.
///
/// A line has a text (`text`, `data.text`, `content`, or the field that is named) and spans: objects with `start` and `end` (and
/// their like), or lists `[start, end, label]`, anywhere in the line; `text`, `surface` and their like beside the offsets say
/// what the span covers. Records `lichang/1` are held to their contract as well.
///
/// The promise is the unit that a record names or the caller does, else code points. Where it does not hold, all ways to
/// count that are known are tried over the whole file; the one in which most spans cover their words is what was meant.
public struct SpanValidator: Sendable {
  /// The field of the text, with dots for fields in fields; nil for the usual names.
  public var textField: String?
  /// The way that spans are said to be counted; nil for what the record says, or code points.
  public var unit: SpanUnit?
  /// The way in which mended spans are counted; records keep their own unit.
  public var target: SpanUnit
  /// Whether spans are mended.
  public var repairs: Bool

  /// Makes a validator.
  public init(
    textField: String? = nil, unit: SpanUnit? = nil, target: SpanUnit = SpanUnit(.codepoint), repairs: Bool = false
  ) {
    self.textField = textField
    self.unit = unit
    self.target = target
    self.repairs = repairs
  }

  /// Checks the lines of one file that is in memory. Without a repair, `emit` gets nothing.
  public func check(
    _ lines: [(bytes: [UInt8], line: Int)], source: String, emit: ([UInt8]) -> Void = { _ in }
  ) -> SpanReport {
    var validation = SpanValidation(self, source: source)
    for line in lines { validation.survey(line.bytes, line: line.line) }
    if validation.needsSecondPass {
      for line in lines {
        let mended = validation.judge(line.bytes, line: line.line)
        if repairs { emit(mended + [0x0A]) }
      }
    }
    return validation.report
  }

  struct Unreadable: Error { var message: String }

  /// A line; nil for an error record, which has nothing to check.
  func read(_ bytes: [UInt8], _ number: Int) -> Result<CheckedLine?, Unreadable> {
    let node: JSONNode
    do {
      node = try JSONNode.parse(bytes)
    } catch {
      return .failure(Unreadable(message: "\(error.message) at byte \(error.offset + 1) of the line"))
    }
    let isRecord = node["schema"]?.string == "lichang/1"
    if isRecord, node["error"] != nil { return .success(nil) }
    guard let (field, text) = text(of: node) else {
      return .failure(
        Unreadable(
          message: textField.map { "the line has no field '\($0)' with a string" } ?? "the line has no \"text\""))
    }
    var declared = unit ?? SpanUnit(.codepoint)
    if unit == nil, isRecord, let name = node["offsets"]?.string, let own = OffsetUnit(rawValue: name) {
      declared = SpanUnit(own)
    }
    return .success(
      CheckedLine(
        bytes: bytes, line: number, node: node, text: Array(text.utf16),
        spans: SpanFinder(node, textField: field).spans, isRecord: isRecord, declared: declared))
  }

  private func text(of node: JSONNode) -> (field: String, text: String)? {
    for path in textField.map({ [$0] }) ?? ["text", "data.text", "content"] {
      var found: JSONNode? = node
      for name in path.split(separator: ".") { found = found?[String(name)] }
      if let string = found?.string { return (String(path.split(separator: ".").first ?? ""), string) }
    }
    return nil
  }
}
