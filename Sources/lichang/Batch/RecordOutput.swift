import Foundation
import Reading
import Records
import UnicodeText

/// Where the records of a run go. Ids are made unique on the way.
///
/// Files are written in blocks beside their names, with a journal that tells how far inputs and outputs are, and get their
/// names when they are complete. Blocks and shards end where records end, whatever pieces the records come in, so that a
/// run that was interrupted ends in the same bytes as one that was not.
final class RecordOutput {
  private let names: OutputNames?
  private let shardSize: Int
  private let packer: Packer?
  private let journal: RunJournal?
  private let standardOutput: Bool
  private var descriptor: Int32 = -1
  private var ids = RecordIDs()
  private var pending: [UInt8] = []
  private var state = Checkpoint()
  private var sinceFlush = 0
  private(set) var tally = Tally()
  /// The shards that are complete: their records and bytes.
  private(set) var shards: [(name: String, records: Int, bytes: Int)] = []

  /// How many bytes of records make a block.
  private static let blockSize = 1 << 19
  /// After how many bytes the disk is asked to have them: what a power cut may cost.
  private static let flushSize = 64 << 20

  /// Standard output.
  init(compression: Compression) {
    names = nil
    shardSize = .max
    packer = compression == .none ? nil : Packer(compression)
    journal = nil
    standardOutput = true
    descriptor = STDOUT_FILENO
  }

  /// Files. `earlier` is what an interrupted run has left.
  init(names: OutputNames, shardSize: Int?, identity: RunIdentity, earlier: EarlierRun?) throws {
    self.names = names
    self.shardSize = shardSize ?? .max
    packer = names.compression == .none ? nil : Packer(names.compression)
    standardOutput = false
    if names.isDevice {
      journal = nil
      descriptor = open(names.path(1), O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw failure(names.path(1)) }
      return
    }
    journal = RunJournal(path: names.journal)
    // A folder that was named is made; a file in a folder that is not there is a slip.
    if names.isFolder {
      try? FileManager.default.createDirectory(atPath: names.folder, withIntermediateDirectories: true)
    }
    if let earlier {
      state = earlier.state
      tally = state.tally
      ids = earlier.ids
      shards = earlier.shards
    }
    // The partial file first: where it cannot be written, its name is what the message has to tell.
    if !state.isOver { try openShard() }
    try journal?.begin(identity, keeping: earlier?.lines ?? [])
    // A run may have ended between the last block of a shard and the line that closes it.
    if !state.isClosed, state.shardRecords >= self.shardSize { try closeShard() }
  }

  /// Where the inputs go on.
  var place: InputPlace { state.place }

  private func failure(_ path: String) -> Sink.Failure {
    Sink.Failure(description: "cannot write '\(path)': \(String(cString: strerror(errno)))")
  }

  private func openShard() throws {
    guard let names else { return }
    if state.isClosed {
      state = Checkpoint(shard: state.shard + 1, place: state.place, tally: tally)
    }
    let path = names.partial(state.shard)
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, ftruncate(descriptor, off_t(state.length)) == 0,
      lseek(descriptor, off_t(state.length), SEEK_SET) >= 0
    else { throw failure(path) }
  }

  /// Writes records; false if nobody reads them any more.
  func write(_ output: BatchOutput) throws -> Bool {
    guard let block = output.bytes else { return true }
    if descriptor < 0 { try openShard() }
    var from = 0
    for (number, record) in output.records.enumerated() {
      // Behind a full shard: its counts must begin before the record is counted.
      if descriptor < 0 { try openShard() }
      let end = number + 1 < output.records.count ? output.records[number + 1].start : block.count
      if let late = record.late {
        guard try flush(block, from..<record.start), try write(late, of: record) else { return false }
        from = end
        continue
      }
      var size = end - record.start
      let spelled = {
        let bytes = block.bytes(record.start..<end)
        return RecordOutput.id(in: bytes, 0..<bytes.count)
      }
      if let suffix = ids.suffix(for: record.id, spelled: spelled) {
        append(block, from..<record.start)
        let renamed = RecordBytes.renamed(block.bytes(record.start..<end)[...], suffix: suffix)
        pending += renamed
        size = renamed.count
        from = end
      }
      let isFull = note(record, bytes: size)
      if isFull || pending.count + end - from >= RecordOutput.blockSize {
        guard try flush(block, from..<end) else { return false }
        from = end
        if isFull { try closeShard() }
      }
    }
    // A filter answers at once; packed, a block at a time.
    if packer == nil, journal == nil { return try flush(block, from..<block.count) }
    append(block, from..<block.count)
    return true
  }

  /// Counts a record that was written; returns whether its shard is full.
  private func note(_ record: BatchOutput.Record, bytes: Int) -> Bool {
    tally.add(record, bytes: bytes)
    state.shardRecords += 1
    state.place = record.next
    return state.shardRecords >= shardSize
  }

  /// Writes a record that comes late in blocks of its own; false if nobody reads it any more. All but the last end inside the
  /// record; each is held back until the next is there, so that the last is known as such.
  private func write(_ late: LateRecord, of record: BatchOutput.Record) throws -> Bool {
    let suffix = ids.suffix(for: record.id, spelled: { Array(late.id.utf8) })
    var size = 0
    let isWanted = try late.write(suffix: suffix) { piece in
      state.isInside = true
      guard try flush() else { return false }
      pending.append(contentsOf: piece)
      size += piece.count
      return true
    }
    guard isWanted else { return false }
    state.isInside = false
    let isFull = note(record, bytes: size)
    guard try flush() else { return false }
    if isFull { try closeShard() }
    return true
  }

  private func append(_ block: RecordBlock, _ range: Range<Int>) {
    if !range.isEmpty { block.withBytes(range) { pending.append(contentsOf: $0) } }
  }

  /// Writes what is pending and some bytes behind it as a block; false if nobody reads it any more.
  private func flush(_ block: RecordBlock, _ range: Range<Int>) throws -> Bool {
    // A block that lies in one piece is written from where it lies.
    if pending.isEmpty, packer == nil {
      if range.isEmpty { return true }
      if descriptor < 0 { try openShard() }
      return try block.withBytes(range) { try write(block: UnsafeRawBufferPointer($0)) }
    }
    append(block, range)
    return try flush()
  }

  /// The UTF-8 of a record's id.
  static func id(in bytes: [UInt8], _ record: Range<Int>) -> [UInt8] {
    guard let range = RecordBytes.idRange(in: bytes[record]) else { return [] }
    return Array(String(decoding: JSONReader(bytes).string(in: range) ?? [], as: UTF16.self).utf8)
  }

  /// Writes what is pending as a block; false if nobody reads it any more.
  private func flush() throws -> Bool {
    guard !pending.isEmpty else { return true }
    if descriptor < 0 { try openShard() }
    defer { pending.removeAll(keepingCapacity: pending.count < 4 * RecordOutput.blockSize) }
    do {
      let block = try packer?.pack(pending) ?? pending
      return try block.withUnsafeBytes { try write(block: $0) }
    } catch let error as Packer.Failure {
      throw Sink.Failure(description: "cannot pack the records: \(error)")
    }
  }

  private func write(block: UnsafeRawBufferPointer) throws -> Bool {
    let name = names.map { "'\($0.isDevice ? $0.path(1) : $0.partial(state.shard))'" } ?? "the records"
    guard try Descriptor.write(block, to: descriptor, name: name) else { return false }
    state.blockStart = state.length
    state.length += block.count
    guard let journal else { return true }
    sinceFlush += block.count
    if sinceFlush > RecordOutput.flushSize {
      sinceFlush = 0
      guard fsync(descriptor) == 0 else { throw failure(name) }
      journal.flush()
    }
    state.block = ContentHash.hexadecimal(ContentHash.of(block))
    state.tally = tally
    try journal.append(state)
    return true
  }

  /// Gives a complete shard its name.
  private func closeShard(isOver: Bool = false) throws {
    guard let names, let journal, !state.isClosed else { return }
    if descriptor < 0 { try openShard() }
    if state.length == 0, packer != nil {
      // An empty file is no packed stream.
      pending = []
      if let block = try? packer?.pack([]) { _ = try block.withUnsafeBytes { try write(block: $0) } }
    }
    let path = names.path(state.shard)
    guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw failure(names.partial(state.shard)) }
    descriptor = -1
    state.isClosed = true
    state.isOver = isOver
    state.tally = tally
    try journal.append(state)
    journal.flush()
    guard rename(names.partial(state.shard), path) == 0 else { throw failure(path) }
    shards.append((names.name(state.shard), state.shardRecords, state.length))
  }

  /// Puts what is whole on the disk, so that little is lost; the run goes on another time.
  func pause() throws {
    // A packed block must not end early: the bytes would be others.
    if journal != nil, packer == nil { _ = try flush() }
    if descriptor >= 0 { fsync(descriptor) }
    journal?.flush()
  }

  /// Completes the output; false if nobody reads it any more.
  func finish() throws -> Bool {
    if state.isOver {
      try adopt()
      return true
    }
    if names == nil || names?.isDevice == true, let packer, state.length == 0, pending.isEmpty {
      // No record at all: an empty stream, but a stream.
      return try Descriptor.write((try? packer.pack([])) ?? [], to: descriptor, name: "the records")
    }
    guard try flush() else { return false }
    if journal != nil, !(state.isClosed || (state.shardRecords == 0 && state.shard > 1)) {
      try closeShard(isOver: true)
    }
    try adopt()
    return true
  }

  /// Removes what only an unfinished run needs, and shards of an earlier, longer output.
  private func adopt() throws {
    guard let names, let journal else { return }
    if descriptor >= 0 {
      close(descriptor)
      unlink(names.partial(state.shard))
    }
    if names.isSharded {
      var next = shards.count + 1
      while unlink(names.path(next)) == 0 { next += 1 }
    }
    journal.remove()
  }

  /// What a failure leaves behind.
  var hasState: Bool { journal != nil }
}
