import Foundation
import Reading
import Records
import UnicodeText

/// What an interrupted run has left, as far as it holds.
struct EarlierRun {
  /// The lines of its journal that hold.
  var lines: [Checkpoint] = []
  var state = Checkpoint()
  var ids = RecordIDs()
  var shards: [(name: String, records: Int, bytes: Int)] = []

  /// Reads a journal and checks it against the files. Nil if there is none; throws an exit status with the reason if the run
  /// cannot be continued by one of this identity.
  init?(_ names: OutputNames, identity: RunIdentity) throws {
    guard let (earlier, found) = try RunJournal.read(names.journal) else { return nil }
    if let reason = identity.refusal(of: earlier) {
      throw ExitStatus(
        code: 4,
        message:
          "cannot resume '\(names.path(1))': \(reason). Continue it as it was begun, or start over without --resume")
    }
    for line in found {
      guard try holds(line, names) else { break }
      lines.append(line)
    }
    while lines.last?.isInside == true { lines.removeLast() }
    if let last = lines.last { state = last }
    if !state.isClosed, state.length > 0 {
      // What lies behind the last whole block is written again.
      let partial = names.partial(state.shard)
      guard truncate(partial, off_t(state.length)) == 0 else {
        throw ExitStatus.unreadable("'\(partial)' cannot be continued: \(String(cString: strerror(errno)))")
      }
      try noteIDs(partial)
    }
  }

  /// Whether a line tells the truth about the files. Ids of a shard that is complete are noted on the way.
  private mutating func holds(_ line: Checkpoint, _ names: OutputNames) throws -> Bool {
    if line.isClosed {
      // A run may have ended between its last line and the shard's new name.
      let path = names.path(line.shard)
      if EarlierRun.size(names.partial(line.shard)) == line.length {
        guard rename(names.partial(line.shard), path) == 0 else { return false }
      }
      guard EarlierRun.size(path) == line.length else { return false }
      shards.append((names.name(line.shard), line.shardRecords, line.length))
      try noteIDs(path)
      return true
    }
    // The blocks of a shard that is complete were checked when it was closed; of the others each is read again.
    let partial = names.partial(line.shard)
    let path = EarlierRun.size(partial) == nil ? names.path(line.shard) : partial
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    try handle.seek(toOffset: UInt64(line.blockStart))
    let count = line.length - line.blockStart
    guard count >= 0, let data = try handle.read(upToCount: count), data.count == count else { return false }
    return ContentHash.hexadecimal(ContentHash.of([UInt8](data))) == line.block
  }

  /// Notes the ids of the records in a file.
  private mutating func noteIDs(_ path: String) throws {
    do {
      let lines = LineChunks(try ByteStream(path: path))
      while let chunk = try lines.next() {
        var start = 0
        while start < chunk.bytes.count {
          let end = ByteSearch.first(0x0A, in: chunk.bytes, from: start) ?? chunk.bytes.count
          _ = RecordOutput.id(in: chunk.bytes, start..<end).withUnsafeBytes { ids.insert(RecordID($0)) }
          start = end + 1
        }
      }
    } catch {
      throw ExitStatus.unreadable("'\(path)' cannot be read: \(error)")
    }
  }

  private static func size(_ path: String) -> Int? {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG ? Int(facts.st_size) : nil
  }
}
