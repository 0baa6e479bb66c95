import Foundation
import Reading

/// Counts a run and tells a terminal how far it is.
final class Progress {
  private let isShown: Bool
  private let isQuiet: Bool
  private var documents = 0
  private(set) var failures = 0
  private var warnings = 0
  private var bytes = 0
  private let began = Date()
  private var lastShown = Date.distantPast
  /// How many failures are named one by one.
  private let named = 100

  init(isShown: Bool, isQuiet: Bool) {
    self.isShown = isShown
    self.isQuiet = isQuiet
  }

  func note(_ output: Batch.Output) {
    documents += output.starts.count - output.failures.count
    warnings += output.warnings
    bytes += output.size
    for failure in output.failures {
      failures += 1
      if failures <= named {
        clear()
        let place =
          failure.line > 0
          ? "\(failure.source.isEmpty ? "line " : failure.source + ":")\(failure.line)" : failure.source
        Talk.say("lichang: \(place): \(failure.message)")
      } else if failures == named + 1 {
        Talk.say("lichang: more failures follow; the output has an error record for each")
      }
    }
    guard isShown, Date().timeIntervalSince(lastShown) > 0.1 else { return }
    lastShown = Date()
    FileHandle.standardError.write(Data("\r\u{1B}[K\(summary())".utf8))
  }

  /// Takes the progress line away.
  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  /// Says how the run ended.
  func finish() {
    clear()
    if !isQuiet { Talk.say(summary()) }
  }

  private func summary() -> String {
    let seconds = max(Date().timeIntervalSince(began), 0.001)
    let megabytes = Double(bytes) / 1e6
    var parts = [documents == 1 ? "1 document" : "\(documents) documents"]
    if failures > 0 { parts.append("\(failures) failed") }
    if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    parts.append(String(format: "%.2f MB in %.1f s", megabytes, seconds))
    return parts.joined(separator: ", ")
  }
}
