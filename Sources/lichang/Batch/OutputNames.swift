import Foundation
import Reading

/// The files of an output: one, or numbered shards.
struct OutputNames {
  /// The folder they are in, "" for the current one.
  let folder: String
  /// The name before the number.
  private let stem: String
  /// The name behind the number, with its dot.
  private let ending: String
  let isSharded: Bool
  /// Whether a folder was named, and not a file.
  let isFolder: Bool
  let compression: Compression
  /// Something that is no file, as /dev/null or a named pipe: it is written as it is, and nothing is renamed.
  let isDevice: Bool

  /// The output that a path stands for: a folder (one that is there, or a name with `/` at its end), or a file.
  init(path: String, isSharded: Bool, compression: Compression?) {
    var facts = stat()
    let exists = stat(path, &facts) == 0
    let kind = facts.st_mode & S_IFMT
    isDevice = exists && kind != S_IFDIR && kind != S_IFREG
    if path.hasSuffix("/") || (exists && kind == S_IFDIR) {
      let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      self.compression = compression ?? .none
      self.folder = folder
      stem = "part"
      ending = ".jsonl" + OutputNames.ending(self.compression)
      self.isSharded = true
      isFolder = true
      return
    }
    self.compression = compression ?? Compression.named(path)
    // Foundation's path functions do not survive names of one character.
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = String(parts.last ?? "")
    folder = parts.count == 2 && parts[0].isEmpty ? "/" : parts.dropLast().joined(separator: "/")
    let unpacked = Compression.unpackedName(name)
    let tail = String(name.dropFirst(unpacked.count))
    let point = unpacked.dropFirst().lastIndex(of: ".")
    let dot = point.map { String(unpacked[unpacked.index(after: $0)...]) } ?? ""
    stem = point.map { String(unpacked[..<$0]) } ?? unpacked
    ending = (dot.isEmpty ? "" : "." + dot) + tail
    self.isSharded = isSharded
    isFolder = false
  }

  private static func ending(_ compression: Compression) -> String {
    compression == .none ? "" : "." + compression.rawValue
  }

  private func place(_ name: String) -> String {
    folder.isEmpty ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  /// The name of a shard (from 1), or of the only file.
  func name(_ shard: Int) -> String {
    guard isSharded else { return stem + ending }
    let digits = String(shard)
    return stem + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ending
  }

  /// Its path.
  func path(_ shard: Int) -> String { place(name(shard)) }

  /// Where it lies until it is complete.
  func partial(_ shard: Int) -> String { path(shard) + ".partial" }

  /// The journal of an unfinished run.
  var journal: String { place(stem + ending + ".partial.state") }

  /// The side file that describes the run: `run.json`, unless that describes another output.
  func runFile(isOwn: (String) -> Bool) -> String {
    let usual = place("run.json")
    return isOwn(usual) ? usual : place(stem + ending + ".run.json")
  }
}
