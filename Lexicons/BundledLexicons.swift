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

  /// The tables as (name, content), sorted by name, so that the order is that of no file system.
  public static func tables() throws -> [(file: String, bytes: [UInt8])] {
    let root = try folder()
    guard let walker = FileManager.default.enumerator(atPath: root.path) else { throw NotFound(tried: [root.path]) }
    let names = walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".tsv") }
    return try names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { (file: $0, bytes: [UInt8](try Data(contentsOf: root.appendingPathComponent($0)))) }
  }

  /// The folder that holds the tables.
  public static func folder() throws -> URL {
    var candidates: [URL] = []
    if let named = ProcessInfo.processInfo.environment["LICHANG_LEXICONS"] {
      candidates = [URL(fileURLWithPath: named)]
    } else {
      let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      for beside in [executable, Bundle.main.bundleURL] {
        candidates.append(beside.appendingPathComponent("lichang_BundledLexicons.resources"))
      }
      candidates.append(executable.appendingPathComponent("../share/lichang/lexicons").standardizedFileURL)
      for bundle in Bundle.allBundles {
        candidates.append(
          bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("lichang_BundledLexicons.resources"))
      }
    }
    for candidate in candidates {
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("entities").path) { return candidate }
    }
    throw NotFound(tried: candidates.map(\.path))
  }
}
