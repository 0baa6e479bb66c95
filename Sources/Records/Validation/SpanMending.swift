internal import Reading

/// Judges the spans of one line, and writes their offsets anew where they do not hold.
enum SpanMending {
  private struct Edit {
    var range: Range<Int>
    var value: Int
  }

  /// The line's bytes, mended if that is wanted and possible; faults go to the report.
  static func mend(
    _ line: CheckedLine, _ found: SpanUnit, _ settings: SpanValidator, _ report: inout SpanReport
  ) -> [UInt8] {
    var faults: [SpanFault] = []
    func fault(_ message: String, _ mending: String?) {
      faults.append(SpanFault(source: report.source, line: line.line, message: message, mending: mending))
    }
    if line.isRecord { for message in RecordShape.faults(line.node, line.bytes) { fault(message, nil) } }

    let target = line.isRecord ? line.declared : settings.target
    let promised = SpanPlaces(line.text, line.declared)
    let written = target == line.declared ? promised : SpanPlaces(line.text, target)
    // A line may have been counted otherwise than the rest of its file: its own way is one in which all its spans hold.
    var source = found
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
      let holds = SpanMending.holds(span, places, line.text)
      let keepsPromise = source == line.declared ? holds : SpanMending.holds(span, promised, line.text)
      let range = holds ? places.range(span.start, span.end) : SpanMending.nearby(span, places, line.text)
      let isMoved = range.map { written.written($0) != (span.start, span.end) } ?? false
      if let range, isMoved, settings.repairs {
        let (start, end) = written.written(range)
        edits.append(Edit(range: span.startRange, value: start))
        edits.append(Edit(range: span.endRange, value: span.isLength ? end - start : end))
        report.converted += 1
      }
      guard !keepsPromise || (source != line.declared && isMoved) else { continue }
      let message = SpanMending.describe(span, promised, line)
      if let range {
        let (start, end) = written.written(range)
        fault(message + " (it is \(start)..<\(end))", settings.repairs ? "\(target)" : nil)
      } else {
        fault(message, nil)
      }
    }
    for fault in faults { report.note(fault) }
    return edits.isEmpty ? line.bytes : SpanMending.edited(line.bytes, edits)
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
