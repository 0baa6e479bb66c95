/// How the bytes of a file are packed.
public enum Compression: String, Sendable, CaseIterable {
  case none
  /// gzip (RFC 1952), one member or several.
  case gzip = "gz"
  /// Zstandard (RFC 8878), one frame or several.
  case zstd = "zst"

  /// What a file's ending says.
  public static func named(_ path: String) -> Compression {
    switch Compression.ending(path)?.lowercased() {
    case "gz", "gzip": .gzip
    case "zst", "zstd": .zstd
    default: .none
    }
  }

  /// What the first bytes of a file say (four are enough).
  public static func seen(in bytes: some Collection<UInt8>) -> Compression {
    if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
    // A frame that Zstandard steps over: 0x184D2A5?, little-endian.
    if let first = bytes.first, first & 0xF0 == 0x50, bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18]) {
      return .zstd
    }
    return .none
  }

  /// A path without the ending that says how the file is packed: `a.jsonl.gz` -> `a.jsonl`.
  public static func unpackedName(_ path: String) -> String {
    guard named(path) != .none, let ending = ending(path) else { return path }
    return String(path.dropLast(ending.count + 1))
  }

  /// What stands behind the last point of a file's name.
  private static func ending(_ path: String) -> Substring? {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    return name[name.index(after: point)...]
  }

  /// The name for people.
  public var title: String {
    switch self {
    case .none: "plain"
    case .gzip: "gzip"
    case .zstd: "zstd"
    }
  }
}
