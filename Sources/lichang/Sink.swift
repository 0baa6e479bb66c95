import Foundation

/// Where records go: standard output, or a file that appears under its name only when it is complete.
final class Sink {
  /// The output cannot be written.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let path: String?
  private let partial: String
  private let descriptor: Int32

  /// Opens the output; nil is standard output. Something that is no file, as /dev/null or a named pipe, is written as it is.
  init(path: String?) throws {
    var facts = stat()
    let isDevice = path.map { stat($0, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG } ?? true
    self.path = isDevice ? nil : path
    partial = isDevice ? path ?? "" : (path ?? "") + ".partial"
    guard let path else {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor =
      isDevice ? open(path, O_WRONLY | O_CLOEXEC) : open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw ExitStatus.unreadable("cannot write '\(partial)': \(String(cString: strerror(errno)))") }
  }

  /// Writes all bytes; false if the reader of a pipe is gone.
  func write(_ bytes: [UInt8]) throws -> Bool {
    do {
      return try Descriptor.write(bytes, to: descriptor, name: path == nil ? "the records" : "'\(partial)'")
    } catch let error as Failure {
      throw path == nil ? error : Failure(description: error.description + "; what was written stays there")
    }
  }

  /// Flushes a file to the disk and gives it its name.
  func finish() throws {
    guard let path else { return }
    if fsync(descriptor) != 0 || close(descriptor) != 0 || rename(partial, path) != 0 {
      throw Failure(description: "cannot finish '\(path)': \(String(cString: strerror(errno)))")
    }
  }
}
