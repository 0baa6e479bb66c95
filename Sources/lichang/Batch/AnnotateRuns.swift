import Foundation
import Reading
import Records

/// Annotates to standard output.
struct AnnotateToStandardOutput {
  let settings: BatchSettings
  let files: [InputFile]
  let progress: Progress
  let jobs: Int
  let compression: Compression

  func run() throws {
    let output = RecordOutput(compression: compression)
    do {
      let run = BatchRun(settings: settings, files: files, output: output, progress: progress, jobs: jobs)
      guard try run.run(interruption: nil) == .complete, try output.finish() else { return }
    } catch let error as Sink.Failure {
      progress.clear()
      throw ExitStatus.unreadable("\(error)")
    }
    progress.finish()
    if output.tally.failureCount > 0 { throw ExitStatus.someFailed }
  }
}

/// Annotates to a file or to numbered files, which an interrupted run can be continued in.
struct AnnotateToFiles {
  let settings: BatchSettings
  let files: [InputFile]
  let progress: Progress
  let jobs: Int
  let path: String
  let shardSize: Int?
  let compression: Compression?
  let resumes: Bool
  let options: [String: String]

  func run() throws {
    let began = Date()
    let names = OutputNames(path: path, isSharded: shardSize != nil, compression: compression)
    let identity = RunIdentity(
      tool: "\(settings.provenance.tool), ICU \(settings.provenance.icu)", lexicons: settings.provenance.lexicons,
      options: options, inputCount: files.count, inputs: RunIdentity.hash(of: files))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let runFile = names.runFile { RunFile.describes($0, output: name) }
    let earlier = try self.earlier(names, identity, runFile, name)
    if case .complete = earlier {
      return Talk.say("lichang: '\(path)' is complete already, from the same inputs, lexicons and options")
    }
    // Standard input may never come to an end: there, signals end the process at once.
    var interruption = files.contains { $0.path == nil } ? nil : Interruption()
    let output: RecordOutput
    let end: BatchRun.End
    do {
      output = try RecordOutput(names: names, shardSize: shardSize, identity: identity, earlier: earlier.run)
      progress.resume(output.tally)
      let before = output.tally.records
      end = try BatchRun(settings: settings, files: files, output: output, progress: progress, jobs: jobs)
        .run(interruption: interruption)
      switch end {
      case .closedPipe: return
      case .interrupted:
        try output.pause()
        progress.clear()
        Talk.say("lichang: interrupted; --resume continues '\(path)'")
        interruption?.release()
        throw ExitStatus(code: 130, message: nil)
      case .complete: break
      }
      guard try output.finish() else { return }
      if !names.isDevice {
        let report = RunFile(
          identity: identity, provenance: settings.provenance, files: files, output: name, shards: output.shards,
          tally: output.tally, jobs: jobs, began: began, seconds: progress.seconds, megabytesPerSecond: progress.rate,
          recordsBefore: before)
        let sink = try Sink(path: runFile)
        _ = try sink.write(report.json)
        try sink.finish()
      }
    } catch let error as Sink.Failure {
      progress.clear()
      let hint =
        names.isDevice || files.contains { $0.path == nil }
        ? "" : "; what was written stays there, and --resume continues it"
      throw ExitStatus.unreadable("\(error)\(hint)")
    }
    let first = output.shards.count > 1 ? " in \(output.shards.count) files" : ""
    progress.finish(names.isDevice ? "" : ": '\(path)'\(first), described in '\(runFile)'")
    if output.tally.failureCount > 0 { throw ExitStatus.someFailed }
  }

  private enum Earlier {
    case none
    case unfinished(EarlierRun)
    case complete

    var run: EarlierRun? {
      if case .unfinished(let run) = self { run } else { nil }
    }
  }

  /// What there is of this output already.
  private func earlier(
    _ names: OutputNames, _ identity: RunIdentity, _ runFile: String, _ name: String
  ) throws -> Earlier {
    if names.isDevice { return .none }
    var facts = stat()
    let hasJournal = stat(names.journal, &facts) == 0
    if hasJournal, RunJournal.isHeld(names.journal) {
      throw ExitStatus.unreadable("'\(path)' is being written by another run")
    }
    guard resumes else {
      if hasJournal {
        Talk.say("lichang: '\(path)' was begun by a run that did not end; this one starts over (--resume continues)")
      }
      return .none
    }
    if let run = try EarlierRun(names, identity: identity) { return .unfinished(run) }
    let isThere = stat(names.path(1), &facts) == 0
    return isThere && RunFile.isComplete(runFile, output: name, identity: identity) ? .complete : .none
  }
}
