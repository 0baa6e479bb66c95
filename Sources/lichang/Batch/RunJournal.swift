import Foundation
import Reading
import UnicodeText

/// What a run is a function of: two runs with equal identities write the same bytes.
struct RunIdentity: Codable, Equatable {
  var schema = "lichang-state/1"
  var tool: String
  var lexicons: String
  var options: [String: String]
  /// How many inputs there are, and a hash over their names, sizes and times of change.
  var inputCount: Int
  var inputs: String

  /// Why a run cannot go on where one with another identity stopped; nil if it can.
  func refusal(of earlier: RunIdentity) -> String? {
    var reasons: [String] = []
    if earlier.schema != schema || earlier.tool != tool {
      reasons.append("it was made by \(earlier.tool), this is \(tool)")
    }
    if earlier.lexicons != lexicons { reasons.append("the lexicons are others (\(earlier.lexicons), now \(lexicons))") }
    if earlier.inputCount != inputCount {
      reasons.append("it had \(earlier.inputCount) inputs, now there are \(inputCount)")
    } else if earlier.inputs != inputs {
      reasons.append("an input was renamed or changed since")
    }
    for name in Set(options.keys).union(earlier.options.keys).sorted() where options[name] != earlier.options[name] {
      reasons.append("\(name) was '\(earlier.options[name] ?? "")', now it is '\(options[name] ?? "")'")
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  var hash: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return ContentHash.hexadecimal(ContentHash.of([UInt8]((try? encoder.encode(self)) ?? Data())))
  }

  /// A hash over what tells one list of inputs from another.
  static func hash(of files: [InputFile]) -> String {
    var hash: UInt64 = 0
    for file in files {
      var facts = stat()
      if let path = file.path { stat(path, &facts) }
      #if os(Linux)
        let time = facts.st_mtim
      #else
        let time = facts.st_mtimespec
      #endif
      hash = ContentHash.of([
        hash, ContentHash.of(file.source), ContentHash.of(file.format.rawValue),
        UInt64(truncatingIfNeeded: facts.st_size),
        UInt64(truncatingIfNeeded: time.tv_sec), UInt64(truncatingIfNeeded: time.tv_nsec),
      ])
    }
    return ContentHash.hexadecimal(hash)
  }
}

/// How far a run is: one line of its journal.
struct Checkpoint: Codable, Equatable {
  /// Which shard is written, from 1, and how many records it has.
  var shard = 1
  var shardRecords = 0
  /// How long the shard's unfinished file is, and where its last block begins.
  var length = 0
  var blockStart = 0
  /// The hash of the last block's bytes.
  var block = ""
  /// Whether the block ends inside a record that takes several: a run cannot go on there.
  var isInside = false
  /// Whether the shard is complete.
  var isClosed = false
  /// Whether the run is.
  var isOver = false
  var place = InputPlace()
  var tally = Tally()
}

/// The state of an unfinished run, beside its output: its identity, and a line for each block that was written. Blocks carry
/// a hash, so that what a power cut has spoiled is seen and written again.
final class RunJournal {
  let path: String
  private var descriptor: Int32 = -1
  private let encoder = JSONEncoder()

  init(path: String) {
    self.path = path
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Begins a journal, or one again with the lines that hold.
  func begin(_ identity: RunIdentity, keeping lines: [Checkpoint]) throws {
    let beside = path + ".new"
    descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    // As long as this process lives, another one sees that the run has not ended.
    if descriptor < 0 || flock(descriptor, LOCK_EX | LOCK_NB) != 0 { throw failure(beside) }
    var bytes = [UInt8](try encoder.encode(identity)) + [0x0A]
    for line in lines { bytes += [UInt8](try encoder.encode(line)) + [0x0A] }
    try write(bytes)
    guard fsync(descriptor) == 0, rename(beside, path) == 0 else { throw failure(path) }
  }

  func append(_ checkpoint: Checkpoint) throws { try write([UInt8](try encoder.encode(checkpoint)) + [0x0A]) }

  func flush() { fsync(descriptor) }

  func remove() { unlink(path) }

  private func write(_ bytes: [UInt8]) throws {
    guard try Descriptor.write(bytes, to: descriptor, name: path) else { throw failure(path) }
  }

  private func failure(_ path: String) -> Sink.Failure {
    Sink.Failure(description: "cannot write '\(path)': \(String(cString: strerror(errno)))")
  }

  /// Whether a process that lives is writing this journal.
  static func isHeld(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// The journal of an earlier run; nil if there is none. Lines behind one that was not written whole do not count.
  static func read(_ path: String) throws -> (identity: RunIdentity, lines: [Checkpoint])? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let decoder = JSONDecoder()
    var parts = data.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()[...]
    guard let first = parts.popFirst(), let identity = try? decoder.decode(RunIdentity.self, from: first) else {
      throw ExitStatus.unreadable("'\(path)' is no state of a run: remove it, or start over without --resume")
    }
    var lines: [Checkpoint] = []
    for part in parts {
      guard let line = try? decoder.decode(Checkpoint.self, from: part) else { break }
      lines.append(line)
    }
    return (identity, lines)
  }
}

/// Writing whole arrays.
enum Descriptor {
  /// Writes all bytes; false if the reader of a pipe is gone. Throws `Sink.Failure`.
  static func write(_ bytes: some ContiguousBytes, to descriptor: Int32, name: String) throws -> Bool {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = Foundation.write(
          descriptor, buffer.baseAddress.unsafelyUnwrapped + done, buffer.count - done)
        if wrote < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE { return false }
          throw Sink.Failure(description: "cannot write \(name): \(String(cString: strerror(errno)))")
        }
        done += wrote
      }
      return true
    }
  }
}
