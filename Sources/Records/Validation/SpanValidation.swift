/// The check of one file in two passes over its lines, so that it need not fit in memory: the first finds the unit, the
/// second names the faults and mends them. Where all is well and nothing is to be written, there is no second.
///
/// ```swift
/// var validation = SpanValidation(SpanValidator(repairs: true), source: "a.jsonl")
/// for line in lines { validation.survey(line.bytes, line: line.number) }
/// if validation.needsSecondPass {
///   for line in lines { output += validation.judge(line.bytes, line: line.number) + [0x0A] }
/// }
/// ```
public struct SpanValidation {
  /// What has been found so far.
  public private(set) var report: SpanReport

  private let settings: SpanValidator
  /// Lines with spans that do not look right in their unit; some thousand tell enough.
  private var doubtful: [CheckedLine] = []
  private var isSound = true
  private var hasText = false
  private var found: SpanUnit?

  /// Begins the check of a file.
  public init(_ settings: SpanValidator, source: String) {
    self.settings = settings
    report = SpanReport(source: source, declared: settings.unit ?? SpanUnit(.codepoint))
  }

  /// The first pass over a line; `line` counts from 1. Complexity: O(n).
  public mutating func survey(_ bytes: [UInt8], line number: Int) {
    report.lines += 1
    switch settings.read(bytes, number) {
    case .failure: isSound = false
    case .success(nil): report.records += 1
    case .success(let line?):
      report.records += 1
      report.spans += line.spans.count
      if !hasText { report.declared = line.declared }
      hasText = true
      let fit = line.fit(line.declared)
      report.holding += fit.holding
      if fit.matched + fit.plausible < line.spans.count, doubtful.count < 2000 { doubtful.append(line) }
      if line.isRecord, isSound { isSound = RecordShape.faults(line.node, line.bytes).isEmpty }
    }
    report.unit = report.spans > 0 ? report.declared : nil
    report.holdingInUnit = report.holding
  }

  /// Whether there are faults to be named, or lines to be written.
  public var needsSecondPass: Bool {
    settings.repairs || !isSound || !doubtful.isEmpty || report.holding < report.spans
  }

  /// The second pass over a line: it, mended if that is wanted and possible, without its line end.
  public mutating func judge(_ bytes: [UInt8], line number: Int) -> [UInt8] {
    if found == nil {
      let unit = searched()
      found = unit
      report.unit = report.spans > 0 ? unit : nil
      report.holdingInUnit = 0
      doubtful = []
    }
    let unit = found ?? report.declared
    switch settings.read(bytes, number) {
    case .failure(let failure):
      report.note(SpanFault(source: report.source, line: number, message: failure.message, mending: nil))
      return bytes
    case .success(nil): return bytes
    case .success(let line?):
      report.holdingInUnit += line.fit(unit).holding
      return SpanMending.mend(line, unit, settings, &report)
    }
  }

  /// The way in which the file's spans were counted: the declared one if none is better.
  private func searched() -> SpanUnit {
    var best = (unit: report.declared, fit: doubtful.reduce(SpanFit()) { $0 + $1.fit($1.declared) })
    let spans = doubtful.reduce(0) { $0 + $1.spans.count }
    for candidate in SpanUnit.candidates {
      let fit = doubtful.reduce(SpanFit()) { $0 + $1.fit(candidate) }
      // Words are proof; edges without words are a hint, and have to be much better to count.
      let isBetter =
        fit.matched > best.fit.matched
        || (fit.matched == best.fit.matched && fit.plausible > best.fit.plausible + max(1, spans / 20))
      if isBetter { best = (candidate, fit) }
    }
    return best.unit
  }
}
