import Foundation

/// How long the built command takes to its first record, and how much memory it needs.
struct StartUp {
  /// Milliseconds from the start of the process to its end, one short record in, one out: the median.
  var milliseconds: Double
  /// The process's peak, in megabytes of 2^20.
  var peak: Double

  /// Runs the command that lies beside this program; nil if there is none.
  static func measure(runs: Int) throws -> StartUp? {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let command = own.deletingLastPathComponent().appendingPathComponent("lichang")
    guard FileManager.default.isExecutableFile(atPath: command.path) else { return nil }
    let input = FileManager.default.temporaryDirectory.appendingPathComponent("lichang-bench-\(getpid()).jsonl")
    try Data("{\"id\":\"a\",\"text\":\"日本强烈谴责俄罗斯。Japan condemned Russia.\"}\n".utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    var times: [Double] = []
    // The first run fills the cache of compiled lexicons.
    for run in 0...runs {
      let process = Process()
      process.executableURL = command
      process.arguments = ["annotate", input.path, "--quiet"]
      let output = Pipe()
      process.standardOutput = output
      let began = ContinuousClock.now
      try process.run()
      // The pipe closes when the process ends; waiting for the process itself is only exact to some 50 ms.
      _ = try output.fileHandleForReading.readToEnd()
      let took = ContinuousClock.now - began
      process.waitUntilExit()
      if run > 0 { times.append(Double(took.components.seconds) * 1e3 + Double(took.components.attoseconds) * 1e-15) }
    }
    var usage = rusage()
    // RUSAGE_CHILDREN is of another type on every system.
    let children: Int32 = -1
    getrusage(children, &usage)
    return StartUp(milliseconds: times.sorted()[times.count / 2], peak: Double(usage.ru_maxrss) / 1024)
  }
}
