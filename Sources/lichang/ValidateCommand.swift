import ArgumentParser
import Foundation
import Reading
import Records

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check spans of records or of anybody's JSON lines, find the unit they were counted in, and mend them.",
    discussion: """
        lichang validate records.jsonl
        lichang validate theirs.jsonl --unit utf16
        lichang validate theirs.jsonl --repair -o mended.jsonl

      Spans are objects with start and end (start_offset, begin, offset and length …) or lists [start, end, label], anywhere in
      a line with a "text"; "text" or "surface" beside the offsets says what they cover. The promise is the unit in "offsets", or
      --unit, or code points. Units: codepoint, utf16, utf8, crlf (code points of a text whose lines end in CRLF); with -crlf, -lf,
      -1-based and -inclusive behind them.

      Exit code 4 if a promise is broken and was not mended. Records are held to their whole contract.
      """)

  @Argument(help: ArgumentHelp("Files of JSON lines, folders, or -.", valueName: "file"))
  var inputs: [String]

  @Flag(help: "Write the lines with mended spans.")
  var repair = false

  @Option(help: ArgumentHelp("The unit that the spans are said to be in.", valueName: "unit"))
  var unit: String?

  @Option(name: .customLong("to"), help: ArgumentHelp("The unit of mended spans, records apart.", valueName: "unit"))
  var target = "codepoint"

  @Option(
    name: .customLong("text-field"),
    help: ArgumentHelp("The field that holds the text (a.b for fields in fields).", valueName: "name"))
  var textField: String?

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("Write mended lines here.", valueName: "file"))
  var output: String?

  @Option(help: "How many faults of a file are shown.")
  var show = 20

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name a file, or - for standard input") }
    for name in [unit, target] {
      if let name, SpanUnit(name: name) == nil { throw ValidationError("unknown unit '\(name)'") }
    }
    if output != nil, !repair { throw ValidationError("-o goes with --repair") }
  }

  func run() throws {
    let paths: [String]
    do {
      paths = try RecordFiles.expand(inputs)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    let validator = SpanValidator(
      textField: textField, unit: unit.flatMap(SpanUnit.init(name:)),
      target: SpanUnit(name: target) ?? SpanUnit(.codepoint), repairs: repair)
    // With a repair, standard output is for the lines.
    let sink = repair ? try Sink(path: output) : nil
    let report = try Sink(path: nil)
    var isBroken = false
    for path in paths {
      let found: SpanReport
      do {
        found = try check(path, validator, sink)
      } catch let error as InputFiles.Unreadable {
        throw ExitStatus.unreadable(error.description)
      }
      isBroken = isBroken || found.isBroken
      let text = summary(found, path)
      if repair { Talk.say(text) } else { _ = try report.write(Array((text + "\n").utf8)) }
    }
    try sink?.finish()
    if isBroken { throw ExitStatus.checkFailed }
  }

  /// Checks a file in two passes; standard input can be read once and is kept.
  private func check(_ path: String, _ validator: SpanValidator, _ sink: Sink?) throws -> SpanReport {
    var kept: [(bytes: [UInt8], line: Int)] = []
    if path == "-" {
      var files = RecordFiles(paths: [path])
      while let line = try files.nextLine() { kept.append((line.bytes, line.line)) }
    }
    func eachLine(_ body: ([UInt8], Int) throws -> Void) throws {
      if path == "-" {
        for line in kept { try body(line.bytes, line.line) }
      } else {
        var files = RecordFiles(paths: [path])
        while let line = try files.nextLine() { try body(line.bytes, line.line) }
      }
    }
    var validation = SpanValidation(validator, source: path == "-" ? "" : path)
    try eachLine { bytes, line in validation.survey(bytes, line: line) }
    if validation.needsSecondPass {
      try eachLine { bytes, line in
        let mended = validation.judge(bytes, line: line)
        _ = try sink?.write(mended + [0x0A])
      }
    }
    return validation.report
  }

  private func summary(_ report: SpanReport, _ path: String) -> String {
    var lines: [String] = []
    for fault in report.faults.prefix(show) { lines.append(fault.description) }
    if report.faultCount > show { lines.append("… \(report.faultCount - min(show, report.faults.count)) more") }
    let name = path == "-" ? "standard input" : path
    var line = "\(name): \(report.records) lines with a text, \(report.spans) spans"
    if report.spans > 0 { line += ", \(report.holding) hold in \(report.declared)" }
    if let unit = report.unit, unit != report.declared {
      line += ", \(report.holdingInUnit) in \(unit): they were counted so"
    }
    if report.converted > 0 { line += "; \(report.converted) mended" }
    let left = report.brokenCount
    line += left == 0 ? ": fine" : ": \(left) fault\(left == 1 ? "" : "s")"
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}
