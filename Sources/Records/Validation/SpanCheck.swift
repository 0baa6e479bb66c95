internal import Reading

/// One line of a file whose spans are checked.
struct CheckedLine {
  var bytes: [UInt8]
  var line: Int
  var node: JSONNode
  var text: [UInt16]
  var spans: [FoundSpan]
  /// Whether it is a record `lichang/1`.
  var isRecord: Bool
  /// The unit that the line itself or the caller says.
  var declared: SpanUnit
}

/// How well spans of a line hold in one way to count.
struct SpanFit {
  /// Spans that cover the words they are said to cover.
  var matched = 0
  /// Spans without words whose edges look like those of words.
  var plausible = 0
  /// Spans that hold: those above, and those without words that lie inside the text.
  var holding = 0

  static func + (a: SpanFit, b: SpanFit) -> SpanFit {
    SpanFit(
      matched: a.matched + b.matched, plausible: a.plausible + b.plausible, holding: a.holding + b.holding)
  }
}

extension CheckedLine {
  func fit(_ unit: SpanUnit) -> SpanFit {
    let places = SpanPlaces(text, unit)
    var fit = SpanFit()
    for span in spans {
      guard let range = places.range(span.start, span.end) else { continue }
      if let words = span.words {
        if words.utf16.elementsEqual(text[range]) {
          fit.matched += 1
          fit.holding += 1
        }
      } else {
        fit.holding += 1
        if CheckedLine.looksWhole(range, text) { fit.plausible += 1 }
      }
    }
    return fit
  }

  /// Whether a span without words may be meant: it has no white space at its edges and cuts no Latin word or number.
  private static func looksWhole(_ range: Range<Int>, _ text: [UInt16]) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    func isSpace(_ unit: UInt16) -> Bool { unit <= 0x20 || unit == 0x3000 || unit == 0xA0 }
    func isLetter(_ unit: UInt16) -> Bool {
      unit < 0x80
        ? unit >= 0x30 && unit <= 0x39 || unit | 0x20 >= 0x61 && unit | 0x20 <= 0x7A : unit >= 0xC0 && unit < 0x250
    }
    if isSpace(text[first]) || isSpace(text[last]) { return false }
    if first > 0, isLetter(text[first - 1]), isLetter(text[first]) { return false }
    if last + 1 < text.count, isLetter(text[last]), isLetter(text[last + 1]) { return false }
    return true
  }
}

/// What is wrong in one place of a file.
public struct SpanFault: Hashable, Sendable, CustomStringConvertible {
  /// The file, "" for standard input.
  public var source: String
  /// The line, counted from 1.
  public var line: Int
  /// In words.
  public var message: String
  /// What was done about it; nil if nothing could be.
  public var mending: String?

  /// `file:line: message (mended: …)`.
  public var description: String {
    "\(source.isEmpty ? "line " : source + ":")\(line): \(message)" + (mending.map { " (mended: \($0))" } ?? "")
  }
}

/// What a check of one file found.
public struct SpanReport: Sendable {
  /// The file.
  public var source: String
  /// How many lines it has.
  public var lines = 0
  /// How many of them have a text.
  public var records = 0
  /// How many spans they have.
  public var spans = 0
  /// How many spans hold in the way they were said to be counted.
  public var holding = 0
  /// The way that fits the file's spans; nil without spans.
  public var unit: SpanUnit?
  /// The way in which they were said to be counted.
  public var declared: SpanUnit
  /// How many hold in the way that fits.
  public var holdingInUnit = 0
  /// What is wrong, line by line; with a repair, what was mended as well. The first ten thousand; the counts have all.
  public private(set) var faults: [SpanFault] = []
  /// How many faults there are.
  public private(set) var faultCount = 0
  /// How many of them were not mended.
  public private(set) var brokenCount = 0
  /// How many spans were written anew in the promised unit.
  public var converted = 0

  /// Whether something is wrong that was not mended.
  public var isBroken: Bool { brokenCount > 0 }

  mutating func note(_ fault: SpanFault) {
    faultCount += 1
    if fault.mending == nil { brokenCount += 1 }
    if faults.count < 10_000 { faults.append(fault) }
  }
}
