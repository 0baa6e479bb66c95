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

  /// Opens the output; nil is standard output.
  init(path: String?) throws {
    self.path = path
    partial = (path ?? "") + ".partial"
    if path == nil {
      descriptor = STDOUT_FILENO
      return
    }
    descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw ExitStatus.unreadable("cannot write '\(partial)': \(String(cString: strerror(errno)))") }
  }

  /// Writes all bytes; false if the reader of a pipe is gone.
  func write(_ bytes: [UInt8]) throws -> Bool {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.unsafelyUnwrapped + done, bytes.count - done)
      }
      if wrote < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { return false }
        let reason = String(cString: strerror(errno))
        throw Failure(
          description: path == nil
            ? "cannot write the records: \(reason)"
            : "cannot write '\(partial)': \(reason); what was written stays there")
      }
      done += wrote
    }
    return true
  }

  /// Flushes a file to the disk and gives it its name.
  func finish() throws {
    guard let path else { return }
    if fsync(descriptor) != 0 || close(descriptor) != 0 || rename(partial, path) != 0 {
      throw Failure(description: "cannot finish '\(path)': \(String(cString: strerror(errno)))")
    }
  }
}
