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

  /// Checks the lines of one file; what would be mended is only reported.
  public func check(_ lines: [(bytes: [UInt8], line: Int)], source: String) -> SpanReport {
    check(lines, source: source, emit: { _ in })
  }

  /// Checks the lines of one file. `emit` gets every line of the output, with its line end, if spans are mended: lines
  /// without faults as they were. Complexity: O(n) where all is well, some forty times as much where units are searched.
  public func check(
    _ lines: [(bytes: [UInt8], line: Int)], source: String, emit: ([UInt8]) throws -> Void
  ) rethrows -> SpanReport {
    var report = SpanReport(source: source, declared: unit ?? SpanUnit(.codepoint))
    var checked: [CheckedLine?] = []
    for line in lines {
      report.lines += 1
      let result = read(line.bytes, line.line)
      switch result {
      case .success(let line):
        checked.append(line)
        report.records += 1
        report.spans += line?.spans.count ?? 0
      case .failure(let failure):
        checked.append(nil)
        report.faults.append(SpanFault(source: source, line: line.line, message: failure.message, mending: nil))
      }
    }
    if let first = checked.lazy.compactMap({ $0 }).first { report.declared = first.declared }
    let found = survey(checked.compactMap { $0 }, &report)
    for (index, line) in checked.enumerated() {
      guard let line else {
        if repairs { try emit(lines[index].bytes + [0x0A]) }
        continue
      }
      let mended = mend(line, found, &report)
      if repairs { try emit(mended + [0x0A]) }
    }
    report.faults.sort { $0.line < $1.line }
    return report
  }

  private struct Unreadable: Error { var message: String }

  /// A line; nil for an error record, which has nothing to check.
  private func read(_ bytes: [UInt8], _ number: Int) -> Result<CheckedLine?, Unreadable> {
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

  /// The way in which the file's spans were counted: the declared one if all hold in it.
  private func survey(_ lines: [CheckedLine], _ report: inout SpanReport) -> SpanUnit? {
    guard let first = lines.first, report.spans > 0 else { return nil }
    var declared = SpanFit()
    var doubtful: [CheckedLine] = []
    for line in lines {
      let fit = line.fit(line.declared)
      declared = declared + fit
      if fit.matched + fit.plausible < line.spans.count { doubtful.append(line) }
    }
    report.holding = declared.holding
    report.unit = first.declared
    report.holdingInUnit = declared.holding
    if doubtful.isEmpty { return first.declared }
    // Some thousand lines tell enough.
    let sample = Array(doubtful.prefix(2000))
    var best = (unit: first.declared, fit: sample.reduce(SpanFit()) { $0 + $1.fit($1.declared) })
    let spans = sample.reduce(0) { $0 + $1.spans.count }
    for candidate in SpanUnit.candidates {
      let fit = sample.reduce(SpanFit()) { $0 + $1.fit(candidate) }
      // Words are proof; edges without words are a hint, and have to be much better to count.
      let isBetter =
        fit.matched > best.fit.matched
        || (fit.matched == best.fit.matched && fit.plausible > best.fit.plausible + max(1, spans / 20))
      if isBetter { best = (candidate, fit) }
    }
    if best.unit != first.declared {
      report.unit = best.unit
      report.holdingInUnit = lines.reduce(0) { $0 + $1.fit(best.unit).holding }
    }
    return best.unit
  }

  // MARK: - Mending

  private struct Edit {
    var range: Range<Int>
    var value: Int
  }

  /// The line's bytes, mended if that is wanted and possible; faults go to the report.
  private func mend(_ line: CheckedLine, _ found: SpanUnit?, _ report: inout SpanReport) -> [UInt8] {
    var faults: [SpanFault] = []
    func fault(_ message: String, _ mending: String?) {
      faults.append(SpanFault(source: report.source, line: line.line, message: message, mending: mending))
    }
    if line.isRecord { for message in RecordShape.faults(line.node, line.bytes) { fault(message, nil) } }

    let target = line.isRecord ? line.declared : self.target
    let promised = SpanPlaces(line.text, line.declared)
    let written = target == line.declared ? promised : SpanPlaces(line.text, target)
    // A line may have been counted otherwise than the rest of its file: its own way is one in which all its spans hold.
    var source = found ?? line.declared
    if line.fit(line.declared).holding == line.spans.count,
      line.fit(source).holding < line.spans.count || source == line.declared
    {
      source = line.declared
    } else if line.fit(source).holding < line.spans.count {
      source = SpanUnit.candidates.first { line.fit($0).holding == line.spans.count } ?? source
    }
    let places = source == line.declared ? promised : SpanPlaces(line.text, source)
    var edits: [Edit] = []
    for span in line.spans {
      let holds = SpanValidator.holds(span, places, line.text)
      let keepsPromise = source == line.declared ? holds : SpanValidator.holds(span, promised, line.text)
      let range = holds ? places.range(span.start, span.end) : SpanValidator.nearby(span, places, line.text)
      let isMoved = range.map { written.written($0) != (span.start, span.end) } ?? false
      if let range, isMoved, repairs {
        let (start, end) = written.written(range)
        edits.append(Edit(range: span.startRange, value: start))
        edits.append(Edit(range: span.endRange, value: span.isLength ? end - start : end))
        report.converted += 1
      }
      guard !keepsPromise || (source != line.declared && isMoved) else { continue }
      let message = SpanValidator.describe(span, promised, line)
      if let range {
        let (start, end) = written.written(range)
        fault(message + " (it is \(start)..<\(end))", repairs ? "\(target)" : nil)
      } else {
        fault(message, nil)
      }
    }
    report.faults += faults
    return edits.isEmpty ? line.bytes : SpanValidator.edited(line.bytes, edits)
  }

  private static func holds(_ span: FoundSpan, _ places: SpanPlaces, _ text: [UInt16]) -> Bool {
    guard let range = places.range(span.start, span.end) else { return false }
    return span.words.map { $0.utf16.elementsEqual(text[range]) } ?? true
  }

  /// Where a span that does not hold must be: the nearest place of its words, if no other is as near; without words the
  /// whole characters that its edges lie in.
  private static func nearby(_ span: FoundSpan, _ places: SpanPlaces, _ text: [UInt16]) -> Range<Int>? {
    let guess = places.nearest(span.start)
    guard let words = span.words.map({ Array($0.utf16) }), !words.isEmpty else {
      let end = places.nearest(span.end)
      guard span.words == nil, span.start >= 0, span.start <= span.end,
        places.range(0, span.end + 1) != nil || end < text.count
      else { return nil }
      var upper = end
      // The place inside a character stands for the whole of it.
      if places.range(span.end, span.end) == nil, upper < text.count {
        upper += text[upper] & 0xFC00 == 0xD800 && upper + 1 < text.count ? 2 : 1
      }
      return guess <= upper ? guess..<upper : nil
    }
    var best: (at: Int, distance: Int)?
    var isTied = false
    var at = 0
    while at + words.count <= text.count {
      if text[at] == words[0], text[at..<(at + words.count)].elementsEqual(words) {
        let distance = abs(at - guess)
        if distance < best?.distance ?? Int.max {
          best = (at, distance)
          isTied = false
        } else if distance == best?.distance {
          isTied = true
        }
      }
      at += 1
    }
    guard let best, !isTied else { return nil }
    return best.at..<(best.at + words.count)
  }

  private static func describe(_ span: FoundSpan, _ places: SpanPlaces, _ line: CheckedLine) -> String {
    let place = "\(span.path): \(span.start)..<\(span.end)"
    guard let range = places.range(span.start, span.end) else {
      return "\(place) lies outside the text or inside a character in \(line.declared)"
    }
    let covers = String(decoding: line.text[range].prefix(40), as: UTF16.self)
    guard let words = span.words else { return "\(place) covers '\(covers)' in \(line.declared)" }
    return "\(place) covers '\(covers)' in \(line.declared), not '\(words)'"
  }

  private static func edited(_ bytes: [UInt8], _ edits: [Edit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var at = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= at {
      result += bytes[at..<edit.range.lowerBound]
      result += String(edit.value).utf8
      at = edit.range.upperBound
    }
    return result + bytes[at...]
  }
}
