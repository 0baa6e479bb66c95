import Annotation
import Foundation
import Reading
import Records
import TextModel

/// What all workers of a run share.
struct BatchSettings: Sendable {
  var annotator: Annotator
  var reader: RecordReader
  var encoding: String?
  var offsets: OffsetUnit
  var withTokens: Bool
  var provenance: Provenance
}

/// A run of `annotate`: reads inputs, has them annotated by workers, and writes the records in order.
struct Batch {
  /// What a worker gets: a whole file, or a piece of a stream with whole lines.
  enum Input: Sendable {
    case file(InputFile)
    case lines(LineChunks.Chunk, source: String)
    case text([UInt8], source: String)
  }

  /// What a worker gives back.
  struct Output: Sendable {
    var bytes: [UInt8] = []
    /// Where each record begins in `bytes`.
    var starts: [Int] = []
    var failures: [InputFailure] = []
    var warnings = 0
    var size = 0
  }

  /// One thread's tools.
  final class Worker {
    let annotation: AnnotationWorker
    let writer: RecordWriter
    let settings: BatchSettings

    init(_ settings: BatchSettings) throws {
      self.settings = settings
      annotation = try settings.annotator.makeWorker()
      writer = RecordWriter(
        provenance: settings.provenance, unit: settings.offsets, withTokens: settings.withTokens)
    }

    func work(_ input: Input) -> Output {
      var output = Output()
      writer.clear()
      switch input {
      case .file(let file): read(file, &output)
      case .lines(let chunk, let source): read(chunk, source, &output)
      case .text(let bytes, let source): text(bytes, source, &output)
      }
      output.bytes = writer.bytes
      return output
    }

    private func read(_ file: InputFile, _ output: inout Output) {
      guard let path = file.path else { return }
      do {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        text(bytes, file.source, &output)
      } catch {
        fail(
          InputFailure(
            id: Worker.id(of: file.source), code: "unreadable", source: file.source, line: 0,
            message: "the file cannot be read: \(Worker.reason(error))"), &output)
      }
    }

    private static func reason(_ error: any Error) -> String {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? 0
      return code > 0 ? String(cString: strerror(Int32(code))) : error.localizedDescription
    }

    private func text(_ bytes: [UInt8], _ source: String, _ output: inout Output) {
      output.size += bytes.count
      do {
        let document = try TextFileReader.document(
          bytes, id: source.isEmpty ? "stdin" : Worker.id(of: source), source: source, encoding: settings.encoding)
        finish(document, &output)
      } catch {
        fail(
          InputFailure(
            id: Worker.id(of: source), code: "unknown-encoding", source: source, line: 0, message: "\(error)"), &output)
      }
    }

    private func read(_ chunk: LineChunks.Chunk, _ source: String, _ output: inout Output) {
      var line = chunk.firstLine
      var start = 0
      let bytes = chunk.bytes
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        var last = end
        if last > start, bytes[last - 1] == 0x0D { last -= 1 }
        // A byte order mark before the first record is no part of it.
        if line == 1, bytes[start..<last].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        output.size += end - start
        if bytes[start..<last].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          fail(
            InputFailure(
              id: source.isEmpty ? "line-\(line)" : "\(source):\(line)", code: "empty-line", source: source, line: line,
              message: "the line is empty"), &output)
        } else {
          switch settings.reader.document(Array(bytes[start..<last]), source: source, line: line) {
          case .success(let document): finish(document, &output)
          case .failure(let failure): fail(failure, &output)
          }
        }
        line += 1
        start = end + 1
      }
    }

    private func finish(_ document: Document, _ output: inout Output) {
      var document = document
      annotation.annotate(&document)
      output.warnings += document.warnings.count
      output.starts.append(writer.count)
      writer.write(document)
    }

    private func fail(_ failure: InputFailure, _ output: inout Output) {
      output.starts.append(writer.count)
      writer.writeError(id: failure.id, code: failure.code, line: failure.line, message: failure.message)
      output.failures.append(failure)
    }

    /// The id of a file: its name below the folder that was named.
    private static func id(of source: String) -> String {
      source.split(separator: "/").last.map(String.init) ?? source
    }
  }

  let settings: BatchSettings
  let files: [InputFile]
  let sink: Sink
  let progress: Progress

  /// Runs to the end; false if nobody reads the output any more.
  func run(jobs: Int) throws -> Bool {
    var reader = InputSequence(files: files)
    var ids = UniqueIDs()
    var isOpen = true
    let settings = self.settings
    try OrderedPool<Input, Output>(jobs: jobs).run(
      makeWorker: { try Worker(settings) },
      next: { mayBlock in try reader.next(mayBlock: mayBlock) },
      work: { worker, input in worker.work(input) },
      emit: { output in
        progress.note(output)
        isOpen = try sink.write(ids.checked(output))
        return isOpen
      })
    return isOpen
  }
}

/// The inputs of a run, one after the other; streams are read as they are reached.
private struct InputSequence {
  private var files: ArraySlice<InputFile>
  private var stream: (chunks: LineChunks, handle: FileHandle?, source: String)?

  init(files: [InputFile]) { self.files = files[...] }

  mutating func next(mayBlock: Bool) throws -> OrderedPool<Batch.Input, Batch.Output>.Step {
    while true {
      if let open = stream {
        if !mayBlock, !open.chunks.isReady { return .later }
        do {
          if let chunk = try open.chunks.next() { return .input(.lines(chunk, source: open.source)) }
        } catch {
          throw ExitStatus.unreadable("'\(open.source)': \(error)")
        }
        stream = nil
        continue
      }
      guard let file = files.popFirst() else { return .end }
      guard file.format == .jsonLines else {
        if file.path != nil { return .input(.file(file)) }
        return .input(.text([UInt8](FileHandle.standardInput.readDataToEndOfFile()), source: ""))
      }
      if let path = file.path {
        guard let handle = FileHandle(forReadingAtPath: path) else {
          throw ExitStatus.unreadable("'\(path)' cannot be read")
        }
        stream = (LineChunks(descriptor: handle.fileDescriptor), handle, file.source)
      } else {
        stream = (LineChunks(descriptor: STDIN_FILENO), nil, "")
      }
    }
  }
}

/// Keeps ids of records unique in a run: a later record with the id of an earlier one gets a suffix and a warning.
private struct UniqueIDs {
  private var seen = Set<UInt64>()

  mutating func checked(_ output: Batch.Output) -> [UInt8] {
    var clashes: [(record: Int, suffix: String)] = []
    for (number, start) in output.starts.enumerated() {
      guard let range = RecordBytes.idRange(in: output.bytes[start...]) else { continue }
      let id = output.bytes[range].dropFirst().dropLast()
      if seen.insert(hash(id, "")).inserted { continue }
      var count = 2
      while !seen.insert(hash(id, "#\(count)")).inserted { count += 1 }
      clashes.append((number, "#\(count)"))
    }
    guard !clashes.isEmpty else { return output.bytes }
    var result: [UInt8] = []
    var from = 0
    for (record, suffix) in clashes {
      let start = output.starts[record]
      let end = record + 1 < output.starts.count ? output.starts[record + 1] : output.bytes.count
      result += output.bytes[from..<start]
      result += RecordBytes.renamed(output.bytes[start..<end], suffix: suffix)
      from = end
    }
    return result + output.bytes[from...]
  }

  private func hash(_ id: ArraySlice<UInt8>, _ suffix: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for byte in suffix.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
