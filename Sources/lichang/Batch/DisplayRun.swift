import Foundation
import Reading
import Records

/// Where the records of a run go.
protocol RecordReceiver: AnyObject {
  /// Where the inputs go on.
  var place: InputPlace { get }
  /// What came so far.
  var tally: Tally { get }
  /// Takes records; false if nobody wants any more.
  func write(_ output: BatchOutput) throws -> Bool
}

extension RecordOutput: RecordReceiver {}

/// Shows records as they come, on the terminal, in a page, or both.
final class DisplayOutput: RecordReceiver {
  private let terminal: TerminalPage?
  private var page: HTMLPage?
  private let standardOutput: Sink
  private let file: Sink?
  private let parser = RecordParser()
  private(set) var tally = Tally()
  let place = InputPlace()

  init(terminal: TerminalPage?, page: HTMLPage?, standardOutput: Sink, file: Sink?) {
    self.terminal = terminal
    self.page = page
    self.standardOutput = standardOutput
    self.file = file
  }

  func write(_ output: BatchOutput) throws -> Bool {
    guard let block = output.bytes else { return true }
    for (number, record) in output.records.enumerated() {
      let end = number + 1 < output.records.count ? output.records[number + 1].start : block.count
      let isFirst = tally.records == 0
      var bytes = block.bytes(record.start..<end)
      _ = try record.late?.write(suffix: nil) { piece in
        bytes += piece
        return true
      }
      tally.add(record, bytes: bytes.count)
      // A record is a line: its end is no part of it.
      bytes.removeLast()
      switch try parser.parse(bytes) {
      case .record(let record):
        page?.add(record.document)
        guard let terminal else { continue }
        let text = (isFirst ? terminal.legend : "") + terminal.text(of: record.document)
        guard try standardOutput.write(Array(text.utf8)) else { return false }
      case .error(let error): page?.add(error)
      }
    }
    return true
  }

  /// Writes the page.
  func finish() throws {
    guard let page, let file else { return }
    _ = try file.write(Array(page.html.utf8))
    try file.finish()
  }
}

/// Annotates, and shows the texts instead of writing records.
struct AnnotateToDisplay {
  let settings: BatchSettings
  let files: [InputFile]
  let progress: Progress
  let jobs: Int
  let output: DisplayOutput

  func run() throws {
    do {
      let run = BatchRun(settings: settings, files: files, output: output, progress: progress, jobs: jobs)
      guard try run.run(interruption: nil) == .complete else { return }
      try output.finish()
    } catch let error as Sink.Failure {
      progress.clear()
      throw ExitStatus.unreadable("\(error)")
    }
    progress.finish()
    if output.tally.failureCount > 0 { throw ExitStatus.someFailed }
  }
}
