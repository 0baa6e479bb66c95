import ArgumentParser
import Datasets
import Foundation
import Records

struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset",
    abstract: "Build stance datasets of annotated records, and check that they hold what they promise.",
    discussion: """
        lichang annotate op-eds/ -o records.jsonl
        lichang dataset build records.jsonl -o dataset/
        lichang dataset check dataset/
      """,
    subcommands: [DatasetBuildCommand.self, DatasetCheckCommand.self])
}

/// Tells a terminal what a run does, and everybody what went wrong.
final class DatasetTalk {
  private let isShown: Bool
  private let isQuiet: Bool
  private var step = ""
  private var failures = 0
  private var lastShown = Date.distantPast

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    isShown = !isQuiet && Talk.isTerminal
  }

  func hear(_ event: DatasetEvent) {
    switch event {
    case .failure(let failure):
      failures += 1
      clear()
      if failures <= 100 { Talk.say("lichang: \(failure)") }
      if failures == 101 { Talk.say("lichang: more lines like this follow; run.json has their number") }
    case .step(let name):
      step = name
      show(step)
    case .progress(let count, let what):
      guard Date().timeIntervalSince(lastShown) > 0.1 else { return }
      show("\(step): \(count) \(what)")
    case .remark(let text): say(text)
    }
  }

  func say(_ text: String) {
    clear()
    if !isQuiet { Talk.say(text) }
  }

  private func show(_ text: String) {
    guard isShown else { return }
    lastShown = Date()
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}

extension ExitStatus {
  /// What a dataset promises does not hold.
  static let doesNotHold = ExitStatus(code: 4, message: nil)

  init(_ failure: DatasetFailure) {
    switch failure {
    case .input, .output: self = .unreadable("\(failure)")
    case .request: self = .usage("\(failure)")
    }
  }
}
