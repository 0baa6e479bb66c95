import Foundation
import Reading

/// Counts a run and tells a terminal how far it is.
final class Progress {
  private let isShown: Bool
  private let isQuiet: Bool
  private let began = Date()
  private var lastShown = Date.distantPast
  private var failures = 0
  /// What an interrupted run had done.
  private var earlier = Tally()
  private var tally = Tally()
  /// How many failures are named one by one.
  private let named = 100

  init(isShown: Bool, isQuiet: Bool) {
    self.isShown = isShown
    self.isQuiet = isQuiet
  }

  /// Counts on from what an interrupted run had done.
  func resume(_ tally: Tally) {
    earlier = tally
    self.tally = tally
  }

  func note(_ failures: [InputFailure], _ tally: Tally) {
    self.tally = tally
    for failure in failures {
      self.failures += 1
      if self.failures <= named {
        clear()
        let place =
          failure.line > 0
          ? "\(failure.source.isEmpty ? "line " : failure.source + ":")\(failure.line)" : failure.source
        Talk.say("lichang: \(place.isEmpty ? "standard input" : place): \(failure.message)")
      } else if self.failures == named + 1 {
        Talk.say("lichang: more failures follow; the output has an error record for each")
      }
    }
    guard isShown, Date().timeIntervalSince(lastShown) > 0.1 else { return }
    lastShown = Date()
    FileHandle.standardError.write(Data("\r\u{1B}[K\(summary)".utf8))
  }

  /// Takes the progress line away.
  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  /// Says how the run ended, and what it wrote.
  func finish(_ files: String = "") {
    clear()
    if !isQuiet { Talk.say(summary + files) }
  }

  /// How long the run has taken, in seconds.
  var seconds: Double { max(Date().timeIntervalSince(began), 0.001) }

  /// Megabytes of input a second.
  var rate: Double { Double(tally.inputBytes - earlier.inputBytes) / 1e6 / seconds }

  private var summary: String {
    var parts = [tally.documents == 1 ? "1 document" : "\(tally.documents) documents"]
    if tally.failureCount > 0 { parts.append("\(tally.failureCount) failed\(Progress.kinds(tally.failures))") }
    if tally.warningCount > 0 {
      parts.append(
        (tally.warningCount == 1 ? "1 warning" : "\(tally.warningCount) warnings") + Progress.kinds(tally.warnings))
    }
    parts.append(String(format: "%.2f MB in %.1f s, %.1f MB/s", Double(tally.inputBytes) / 1e6, seconds, rate))
    if earlier.records > 0 { parts.append("\(earlier.records) records of them by the run before") }
    return parts.joined(separator: ", ")
  }

  private static func kinds(_ counts: [String: Int]) -> String {
    " (" + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")"
  }
}
