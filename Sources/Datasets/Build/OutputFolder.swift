internal import Foundation
internal import Reading

/// A folder whose files appear under their names only when all of them are complete.
final class OutputFolder {
  let path: String
  private let partial: String
  private var names: [String] = []
  private var madeFolder = false

  /// Makes the folder and a hidden one in it for what is not complete. Throws `DatasetFailure.output`.
  init(path: String) throws {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    partial = self.path + "/.partial"
    let files = FileManager.default
    madeFolder = !files.fileExists(atPath: path)
    do {
      try? files.removeItem(atPath: partial)
      try files.createDirectory(atPath: partial, withIntermediateDirectories: true)
    } catch {
      throw DatasetFailure.output("cannot make the folder '\(path)': \(OutputFolder.reason(error))")
    }
  }

  static func reason(_ error: any Error) -> String {
    let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? 0
    return code > 0 ? String(cString: strerror(Int32(code))) : error.localizedDescription
  }

  /// Where a file lies until the end.
  func place(_ name: String) -> String { partial + "/" + name }

  /// Writes a small file.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    let stream = try stream(name)
    try stream.write(bytes)
    try stream.close()
  }

  /// A file that is written piece by piece, packed if wanted.
  func stream(_ name: String, packed compression: Compression = .none) throws -> Stream {
    let stream = try Stream(path: place(name), packer: Packer(compression))
    names.append(name)
    return stream
  }

  /// Gives every file its name, and removes those of an earlier dataset that this one has not.
  func finish(removing old: [String]) throws {
    for name in names where rename(place(name), path + "/" + name) != 0 {
      throw DatasetFailure.output("cannot write '\(path)/\(name)': \(String(cString: strerror(errno)))")
    }
    for name in old where !names.contains(name) { try? FileManager.default.removeItem(atPath: path + "/" + name) }
    try? FileManager.default.removeItem(atPath: partial)
  }

  /// Removes what is not complete.
  func abandon() {
    try? FileManager.default.removeItem(atPath: partial)
    if madeFolder, (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// An open file.
  final class Stream {
    private let path: String
    private let handle: FileHandle
    private let packer: Packer
    private var pending: [UInt8] = []

    init(path: String, packer: Packer) throws {
      self.path = path
      self.packer = packer
      guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
      else { throw DatasetFailure.output("cannot write '\(path)': \(String(cString: strerror(errno)))") }
      self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws {
      pending += bytes
      if pending.count > 1 << 20 { try flush() }
    }

    private func flush() throws {
      do {
        if !pending.isEmpty { try handle.write(contentsOf: packer.pack(pending)) }
      } catch let failure as Packer.Failure {
        throw DatasetFailure.output("cannot pack '\(path)': \(failure)")
      } catch {
        throw DatasetFailure.output("cannot write '\(path)': \(OutputFolder.reason(error))")
      }
      pending.removeAll(keepingCapacity: true)
    }

    func close() throws {
      try flush()
      do {
        try handle.synchronize()
        try handle.close()
      } catch {
        throw DatasetFailure.output("cannot write '\(path)': \(OutputFolder.reason(error))")
      }
    }
  }
}
