internal import Foundation

/// How an input is read.
public enum InputFormat: String, Sendable, CaseIterable {
  /// Plain text, one document a file.
  case text = "txt"
  /// Markdown, one document a file; the marks stay in the text.
  case markdown = "md"
  /// A saved web page, one document a file; its article is the text.
  case html = "html"
  /// JSON records, one document a line.
  case jsonLines = "jsonl"
}

/// One file or stream to read.
public struct InputFile: Sendable {
  /// Its path, or nil for standard input.
  public var path: String?
  /// The name in records: relative, without folders of the machine.
  public var source: String
  /// How it is read.
  public var format: InputFormat
  /// How many bytes it has, where somebody has looked.
  public var size: Int?
}

/// What the arguments of a command stand for: files, folders (recursive), globs, `-` for standard input.
public enum InputFiles {
  /// An argument that cannot be read.
  public struct Unreadable: Error, CustomStringConvertible {
    /// What is wrong, with the path.
    public let description: String

    /// Makes an error.
    public init(description: String) { self.description = description }
  }

  /// The files of all arguments, in the arguments' order; those of a folder or glob sorted by name. A file with an unknown
  /// ending is an error if it was named itself, and passed over in a folder. `format` overrides the ending.
  public static func expand(_ arguments: [String], format: InputFormat?) throws -> [InputFile] {
    var files: [InputFile] = []
    for argument in arguments {
      if argument == "-" {
        files.append(InputFile(path: nil, source: "", format: format ?? .jsonLines))
        continue
      }
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
        files += isFolder.boolValue ? try folder(argument, format) : [try file(argument, format)]
      } else if argument.contains(where: { "*?[".contains($0) }) {
        let matches = glob(argument)
        if matches.isEmpty { throw Unreadable(description: "no file matches '\(argument)'") }
        for match in matches {
          _ = FileManager.default.fileExists(atPath: match, isDirectory: &isFolder)
          files += isFolder.boolValue ? try folder(match, format) : [try file(match, format)]
        }
      } else {
        throw Unreadable(description: "'\(argument)': no such file or folder")
      }
    }
    return files
  }

  private static func file(_ path: String, _ format: InputFormat?) throws -> InputFile {
    guard access(path, R_OK) == 0 else { throw Unreadable(description: "'\(path)': \(reason())") }
    guard let format = format ?? self.format(of: path) else {
      throw Unreadable(
        description: "'\(path)': its ending tells no format; --input-format says which (txt, md, html, jsonl)")
    }
    return InputFile(path: path, source: name(path), format: format)
  }

  private static func folder(_ path: String, _ format: InputFormat?) throws -> [InputFile] {
    guard access(path, R_OK | X_OK) == 0 else { throw Unreadable(description: "'\(path)': \(reason())") }
    guard let walker = FileManager.default.enumerator(atPath: path) else {
      throw Unreadable(description: "'\(path)': the folder cannot be read")
    }
    var found: [InputFile] = []
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    for case let inside as String in walker {
      if inside.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
      let full = base + "/" + inside
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        if access(full, R_OK | X_OK) != 0 { throw Unreadable(description: "'\(full)': \(reason())") }
        continue
      }
      guard let own = self.format(of: inside) else { continue }
      let source = base == "." ? inside : name(base) + "/" + inside
      found.append(InputFile(path: full, source: source, format: format ?? own))
    }
    if found.isEmpty { throw Unreadable(description: "'\(path)': the folder holds no .txt, .md, .html or .jsonl file") }
    return found.sorted { Array($0.source.utf8).lexicographicallyPrecedes(Array($1.source.utf8)) }
  }

  private static func reason() -> String {
    errno == EACCES ? "permission denied" : String(cString: strerror(errno))
  }

  /// The format that a name's ending tells, or nil; `.gz` and `.zst` behind it tell nothing.
  public static func format(of path: String) -> InputFormat? {
    switch (Compression.unpackedName(path) as NSString).pathExtension.lowercased() {
    case "txt", "text": .text
    case "md", "markdown": .markdown
    case "html", "htm", "xhtml", "shtml": .html
    case "jsonl", "ndjson": .jsonLines
    default: nil
    }
  }

  /// A path as records show it: as given if it is relative, else its last part.
  private static func name(_ path: String) -> String {
    if path.hasPrefix("/") { return (path as NSString).lastPathComponent }
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return String(path)
  }

  private static func glob(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard Foundation.glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
