public import Foundation

/// The tables that come with Lichang.
///
/// They are looked for in the folder that `LICHANG_LEXICONS` names, beside the executable, in `../share/lichang/lexicons`
/// from it, and where the package was built.
public enum BundledLexicons {
  /// The tables are nowhere to be found.
  public struct NotFound: Error, CustomStringConvertible {
    /// The folders that were tried.
    public let tried: [String]
    /// What to do about it.
    public var description: String {
      "the bundled lexicons were not found; tried \(tried.joined(separator: ", ")). "
        + "Set LICHANG_LEXICONS to the folder that holds 'entities', 'cues' and 'scope'"
    }
  }

  /// The tables as (name, content), sorted by name.
  public static func tables() throws -> [(file: String, bytes: [UInt8])] { try tables(in: folder()) }

  /// All `.tsv` files of a folder and of the folders in it, as (name below the folder, content), sorted by name, so that
  /// the order is that of no file system. Throws an error of the file system.
  public static func tables(in folder: URL) throws -> [(file: String, bytes: [UInt8])] {
    // By path, because this runs at every start and work on URLs takes milliseconds.
    var names: [String] = []
    try list(folder.path, below: "", into: &names)
    // The tables of segmentation are compiled into the word model.
    names.removeAll { $0.hasPrefix("segmentation/") }
    names.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    return try names.map { (file: $0, bytes: try content(of: folder.path + "/" + $0)) }
  }

  /// The bytes of a file, read straight into the array.
  private static func content(of path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw POSIXError(.EIO) }
    var failure: Int32 = 0
    // One more than the size, so that the end is seen at once.
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(facts.st_size) + 1) { room, filled in
      while filled < room.count {
        let count = read(descriptor, room.baseAddress! + filled, room.count - filled)
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = errno }
        if count <= 0 { return }
        filled += count
      }
    }
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    // It may have grown meanwhile.
    return bytes.count <= Int(facts.st_size) ? bytes : [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The file of the compiled word model of segmentation; nil if a folder that `LICHANG_LEXICONS` names has none, which leaves
  /// words to ICU's dictionary. Throws if there is no such folder.
  public static func wordModelFile() throws -> String? {
    let file = try folder().appendingPathComponent("segmentation/words.model")
    let isOwn = ProcessInfo.processInfo.environment["LICHANG_LEXICONS"] != nil
    if isOwn, !FileManager.default.fileExists(atPath: file.path) { return nil }
    return file.path
  }

  /// The folder that holds the tables.
  public static func folder() throws -> URL {
    var tried: [String] = []
    func holds(_ path: String) -> Bool {
      tried.append(path)
      return FileManager.default.fileExists(atPath: path + "/entities")
    }
    if let named = ProcessInfo.processInfo.environment["LICHANG_LEXICONS"] {
      if holds(named) { return URL(fileURLWithPath: named, isDirectory: true) }
      throw NotFound(tried: tried)
    }
    let bundle = "lichang_BundledLexicons.resources"
    if let executable = executableFolder() {
      for place in ["/" + bundle, "/../share/lichang/lexicons"] where holds(executable + place) {
        return URL(fileURLWithPath: executable + place, isDirectory: true).standardizedFileURL
      }
    }
    let others = [Bundle.main.bundleURL] + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    for other in others.map({ $0.appendingPathComponent(bundle) }) where holds(other.path) { return other }
    throw NotFound(tried: tried)
  }

  private static func executableFolder() -> String? {
    guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
    }
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  private static func list(_ folder: String, below prefix: String, into names: inout [String]) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.hasPrefix(".") {
      var isFolder = ObjCBool(false)
      if name.hasSuffix(".tsv") {
        names.append(prefix + name)
      } else if FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder), isFolder.boolValue
      {
        try list(folder + "/" + name, below: prefix + name + "/", into: &names)
      }
    }
  }
}
