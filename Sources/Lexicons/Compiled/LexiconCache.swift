public import Foundation
internal import UnicodeText

/// Compiled lexicons in files, so that a run need not read and compile tables that did not change.
///
///     let lexicon = try LexiconCache.standard().lexicon(layers: [bundledTables, myTables])
///
/// A file is named by its key: a hash over the content and names of all tables in their layers, the format, the program and
/// ICU's version. A changed table therefore asks for another file, and a file that is cut off, altered or of another
/// format is passed over and replaced. Files are written beside and renamed; where nothing can be written, or `writes` is
/// nil, everything works as without. Several processes may use one folder at once.
public struct LexiconCache: Sendable {
  /// Where compiled lexicons are looked for, in this order.
  public var reads: [URL]
  /// Where new ones are put; nil for nowhere.
  public var writes: URL?
  /// How many files the folder that is written keeps; the ones used longest ago go.
  public var limit = 8

  /// Makes a cache of the folders given.
  public init(reads: [URL], writes: URL?) {
    self.reads = reads
    self.writes = writes
  }

  /// The usual folders: `LICHANG_CACHE` if it is set (empty: none), else `lichang` in `XDG_CACHE_HOME` or `~/.cache`; and,
  /// for reading, the folder of the tables.
  public static func standard(tables: URL? = nil) -> LexiconCache {
    let environment = ProcessInfo.processInfo.environment
    let folder: URL?
    if let named = environment["LICHANG_CACHE"] {
      folder = named.isEmpty ? nil : URL(fileURLWithPath: named, isDirectory: true)
    } else if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      folder = URL(fileURLWithPath: base + "/lichang", isDirectory: true)
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = URL(fileURLWithPath: home + "/.cache/lichang", isDirectory: true)
    } else {
      folder = nil
    }
    return LexiconCache(reads: [folder, tables].compactMap { $0 }, writes: folder)
  }

  /// The tables, compiled: from a file where one fits, else compiled now and put into the cache. Throws if a table is
  /// broken. Warnings about tables are not told here. Complexity: O(bytes of the tables) for their hash.
  public func lexicon(layers: [[LexiconSource]]) throws(BrokenLexicon) -> Lexicon {
    let key = LexiconCache.key(of: layers)
    for folder in reads {
      if let found = LexiconCache.read(folder, key) { return found }
    }
    let lexicon = try LexiconCache.compile(layers, key: key)
    if let writes { _ = try? write(lexicon, to: writes) }
    return lexicon
  }

  /// Compiles the tables whatever is there and writes the file into `folder`, which is made if it is missing. Returns the
  /// lexicon and the file. Throws `BrokenLexicon`, or an error of the file system.
  public func compile(layers: [[LexiconSource]], into folder: URL) throws -> (lexicon: Lexicon, file: URL) {
    let lexicon = try LexiconCache.compile(layers, key: LexiconCache.key(of: layers))
    return (lexicon, try write(lexicon, to: folder))
  }

  private static func compile(_ layers: [[LexiconSource]], key: UInt64) throws(BrokenLexicon) -> Lexicon {
    var builder = LexiconBuilder()
    for layer in layers { builder.addLayer(layer) }
    return try builder.build(key: key)
  }

  /// What a compiled lexicon of these tables depends on.
  static func key(of layers: [[LexiconSource]]) -> UInt64 {
    var parts: [UInt64] = [UInt64(Image.format), ContentHash.of(ICUFacts.version), program]
    for layer in layers {
      parts.append(UInt64(layer.count))
      for source in layer {
        parts += [ContentHash.of(source.file), UInt64(source.bytes.count), ContentHash.of(source.bytes)]
      }
    }
    return ContentHash.of(parts)
  }

  /// The running program: another build may compile the same tables to something else.
  private static let program: UInt64 = {
    var facts = stat()
    let path = access("/proc/self/exe", F_OK) == 0 ? "/proc/self/exe" : CommandLine.arguments.first ?? ""
    guard stat(path, &facts) == 0 else { return 0 }
    #if os(Linux)
      let time = facts.st_mtim
    #else
      let time = facts.st_mtimespec
    #endif
    return ContentHash.of([
      UInt64(truncatingIfNeeded: facts.st_size), UInt64(truncatingIfNeeded: time.tv_sec),
      UInt64(truncatingIfNeeded: time.tv_nsec),
    ])
  }()

  private static let prefix = "lexicon-"
  private static let suffix = ".compiled"

  /// The file of a key.
  static func file(_ folder: URL, _ key: UInt64) -> String {
    folder.path + "/" + prefix + ContentHash.hexadecimal(key) + suffix
  }

  private static func read(_ folder: URL, _ key: UInt64) -> Lexicon? {
    let path = file(folder, key)
    guard let bytes = StillBytes(mapping: path), let image = try? Image(bytes), image.key == key,
      let lexicon = try? Lexicon(image)
    else { return nil }
    var facts = stat()
    // The time of last use decides what is kept; once an hour is often enough.
    if stat(path, &facts) == 0, time(nil) - modified(facts) > 3600 { utimes(path, nil) }
    return lexicon
  }

  private static func modified(_ facts: stat) -> Int {
    #if os(Linux)
      facts.st_mtim.tv_sec
    #else
      facts.st_mtimespec.tv_sec
    #endif
  }

  private func write(_ lexicon: Lexicon, to folder: URL) throws -> URL {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = URL(fileURLWithPath: LexiconCache.file(folder, lexicon.image.key))
    let beside = URL(fileURLWithPath: "\(file.path).\(getpid())-\(UInt32.random(in: 0 ... .max))")
    do {
      try Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: lexicon.image.storage.start),
        count: lexicon.image.storage.bytes.count, deallocator: .none
      ).write(to: beside)
      guard rename(beside.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      unlink(beside.path)
      throw error
    }
    prune(folder, keeping: file.lastPathComponent)
    return file
  }

  /// Deletes what is over the limit, and what a run that was killed left behind.
  private func prune(_ folder: URL, keeping kept: String) {
    var files: [(path: String, used: Int)] = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard name.hasPrefix(LexiconCache.prefix), name != kept else { continue }
      let path = folder.path + "/" + name
      var facts = stat()
      guard stat(path, &facts) == 0 else { continue }
      let used = LexiconCache.modified(facts)
      if name.hasSuffix(LexiconCache.suffix) {
        files.append((path, used))
      } else if time(nil) - used > 3600 {
        unlink(path)
      }
    }
    files.sort { $0.used != $1.used ? $0.used > $1.used : $0.path < $1.path }
    for file in files.dropFirst(max(0, limit - 1)) { unlink(file.path) }
  }
}
