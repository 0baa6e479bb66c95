import Foundation
import Reading
import Records
import TextModel

/// The documents of text files and JSON lines, one after the other; one that cannot be read is named and counted.
final class CorpusDocuments {
  private var files: ArraySlice<InputFile>
  private var lines: RecordFiles?
  private let reader = RecordReader()
  /// How many could not be read.
  private(set) var failures = 0

  /// The documents of files, folders, patterns, or `-`.
  init(_ inputs: [String]) throws {
    do {
      files = try InputFiles.expand(inputs, format: nil)[...]
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  /// The next document, or nil.
  func next() throws -> Document? {
    while true {
      do {
        while let line = try lines?.nextLine() {
          switch reader.document(line.bytes, source: line.source, line: line.line) {
          case .success(let document): return document
          case .failure(let failure): fail("\(failure.source):\(failure.line): \(failure.message)")
          }
        }
        lines = nil
        guard let file = files.popFirst() else { return nil }
        if file.format == .jsonLines {
          lines = RecordFiles(paths: [file.path ?? "-"])
          continue
        }
        let bytes =
          try file.path.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
          ?? [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        return try TextFileReader.document(bytes, id: file.source, source: file.source, format: file.format)
      } catch let error as InputFiles.Unreadable {
        throw ExitStatus.unreadable(error.description)
      } catch {
        fail("\(error)")
      }
    }
  }

  private func fail(_ message: String) {
    failures += 1
    Talk.say("lichang: \(message)")
  }
}
