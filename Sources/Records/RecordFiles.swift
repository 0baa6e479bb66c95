internal import Foundation
internal import Reading
internal import UnicodeText

/// Reads records from files, one line after the other; only one piece of a file is in memory.
///
/// ```swift
/// var lines = RecordFiles(paths: ["a.jsonl", "-"])
/// while let line = try lines.next() {
///   switch line {
///   case .success(.record(let record)): …
///   case .success(.error(let record)): …          // the input of this line had failed
///   case .failure(let failure): …                 // "a.jsonl:7: …"
///   }
/// }
/// ```
public struct RecordFiles {
  /// One line that is not blank, without its line end, with its place.
  public struct RawLine: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// The file's name as given, "" for standard input.
    public var source: String
    /// The line, counted from 1.
    public var line: Int
  }

  private var paths: ArraySlice<String>
  private var stream: (chunks: LineChunks, source: String)?
  private var chunk = LineChunks.Chunk(bytes: [], firstLine: 1)
  private var at = 0
  private var line = 0
  private let parser = RecordParser()

  /// Reads files in the order given; `-` is standard input.
  public init(paths: [String]) { self.paths = paths[...] }

  /// The files of arguments: a folder stands for the files in it whose names end in `.jsonl`, `.ndjson` or `.json`, packed
  /// or not, recursively and sorted, `run.json` apart; `-` for standard input. Throws `InputFiles.Unreadable`.
  public static func expand(_ arguments: [String]) throws -> [String] {
    var files: [String] = []
    for argument in arguments {
      if argument == "-" {
        files.append(argument)
        continue
      }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw InputFiles.Unreadable(description: "'\(argument)': no such file or folder")
      }
      guard isFolder.boolValue else {
        guard access(argument, R_OK) == 0 else {
          throw InputFiles.Unreadable(description: "'\(argument)': \(String(cString: strerror(errno)))")
        }
        files.append(argument)
        continue
      }
      let base = argument.hasSuffix("/") ? String(argument.dropLast()) : argument
      let inside = (FileManager.default.enumerator(atPath: argument)?.compactMap { $0 as? String } ?? [])
        .filter { name in
          !name.split(separator: "/").contains { $0.hasPrefix(".") } && !name.hasSuffix("run.json")
            && ["jsonl", "ndjson", "json"].contains(
              (Compression.unpackedName(name) as NSString).pathExtension.lowercased())
        }
        .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      if inside.isEmpty {
        throw InputFiles.Unreadable(description: "'\(argument)': the folder holds no .jsonl, .ndjson or .json file")
      }
      files += inside.map { base + "/" + $0 }
    }
    return files
  }

  /// The next record, or why there is none; nil at the end. Throws what `nextLine` throws.
  public mutating func next() throws -> Result<RecordLine, RecordFailure>? {
    guard let raw = try nextLine() else { return nil }
    do {
      return .success(try parser.parse(raw.bytes, source: raw.source, line: raw.line))
    } catch {
      return .failure(error)
    }
  }

  /// The next line that is not blank, unread, so that others can parse it in parallel; nil at the end. Throws
  /// `InputFiles.Unreadable` if a file cannot be read.
  public mutating func nextLine() throws -> RawLine? {
    while true {
      while at < chunk.bytes.count {
        let bytes = chunk.bytes
        var start = at
        let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
        at = end + 1
        line += 1
        var last = end
        if last > start, bytes[last - 1] == 0x0D { last -= 1 }
        if line == 1, bytes[start..<last].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        if bytes[start..<last].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        return RawLine(bytes: Array(bytes[start..<last]), source: stream?.source ?? "", line: line)
      }
      if let open = stream {
        do {
          if let next = try open.chunks.next() {
            if let fault = next.fault { throw InputFiles.Unreadable(description: fault.message) }
            chunk = next
            at = 0
            line = next.firstLine - 1
            continue
          }
        } catch {
          let name = open.source.isEmpty ? "standard input" : "'\(open.source)'"
          throw InputFiles.Unreadable(description: "\(name): \(error)")
        }
        stream = nil
      }
      guard let path = paths.popFirst() else { return nil }
      do {
        stream = (LineChunks(try ByteStream(path: path == "-" ? nil : path)), path == "-" ? "" : path)
      } catch {
        throw InputFiles.Unreadable(description: "'\(path)' cannot be read: \(error)")
      }
      chunk = LineChunks.Chunk(bytes: [], firstLine: 1)
      at = 0
    }
  }
}
