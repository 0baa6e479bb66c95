internal import Foundation

/// A temporary file for what does not fit in memory: written once from front to end, read back in pieces.
final class Spool {
  private let path: String
  private let handle: FileHandle
  private var pending: [UInt8] = []
  private var written = 0

  /// Makes the file. Throws `DatasetFailure.output`.
  init(path: String) throws {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forUpdatingAtPath: path)
    else { throw DatasetFailure.output("cannot write '\(path)': \(String(cString: strerror(errno)))") }
    self.handle = handle
  }

  /// Appends bytes; gives the offset of the first.
  func append(_ bytes: [UInt8]) throws -> Int {
    let offset = written + pending.count
    pending += bytes
    if pending.count > 1 << 20 { try flush() }
    return offset
  }

  private func flush() throws {
    do {
      try handle.seekToEnd()
      try handle.write(contentsOf: pending)
    } catch {
      throw DatasetFailure.output("cannot write '\(path)': \(error.localizedDescription)")
    }
    written += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  /// Bytes that were appended before.
  func read(at offset: Int, count: Int) throws -> [UInt8] {
    if offset + count > written { try flush() }
    do {
      try handle.seek(toOffset: UInt64(offset))
      return [UInt8](try handle.read(upToCount: count) ?? Data())
    } catch {
      throw DatasetFailure.output("cannot read '\(path)' back: \(error.localizedDescription)")
    }
  }

  /// Closes and removes the file.
  func remove() {
    try? handle.close()
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Why a dataset cannot be made or checked at all.
public enum DatasetFailure: Error, CustomStringConvertible {
  /// An input cannot be read.
  case input(String)
  /// An output cannot be written.
  case output(String)
  /// The options or the records do not allow what is asked.
  case request(String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .input(let text), .output(let text), .request(let text): text
    }
  }
}

extension ComparableText {
  /// The units as bytes, the lower one first.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(units.count * 2)
    for unit in units {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    return bytes
  }

  /// The text of such bytes.
  init(bytes: [UInt8]) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var at = 0
    while at + 1 < bytes.count {
      units.append(UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8)
      at += 2
    }
    self.init(units: units)
  }
}
