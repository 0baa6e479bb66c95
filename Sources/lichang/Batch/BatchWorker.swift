import Annotation
import Foundation
import Reading
import Records
import TextModel
import UnicodeText

/// One thread's tools.
final class BatchWorker {
  private let annotation: AnnotationWorker
  private let writer: RecordWriter
  private let settings: BatchSettings
  private var output = BatchOutput()

  init(_ settings: BatchSettings) throws {
    self.settings = settings
    annotation = try settings.annotator.makeWorker()
    writer = RecordWriter(
      provenance: settings.provenance, unit: settings.offsets, withTokens: settings.withTokens)
  }

  func work(_ input: BatchInput) -> BatchOutput {
    output = BatchOutput()
    writer.clear()
    switch input {
    case .files(let files, let number):
      for (i, file) in files.enumerated() { read(file, next: InputPlace(file: number + i + 1)) }
    case .lines(let chunk, let source, let number, let isLast): read(chunk, source, number, isLast)
    case .text(let content, let file, let number): text(content, file, next: InputPlace(file: number + 1))
    }
    output.bytes = writer.take()
    return output
  }

  private func read(_ file: InputFile, next: InputPlace) {
    guard let path = file.path else { return }
    do {
      let limits = settings.reader.limits
      let content = try ByteStream(path: path, maximalRatio: limits.ratio).content(limit: limits.document)
      text(content, file, next: next)
    } catch {
      fail(
        InputFailure(
          id: BatchWorker.id(of: file.source), code: "unreadable", source: file.source, line: 0,
          message: "the file cannot be read: \(error)"), next: next, size: 0)
    }
  }

  private func text(_ content: ByteStream.Content, _ file: InputFile, next: InputPlace) {
    let source = file.source
    let id = BatchWorker.id(of: source)
    guard let bytes = content.bytes else {
      return fail(
        InputFailure(
          id: id, code: ReadingLimits.tooLarge, source: source, line: 0,
          message: settings.reader.limits.message(bytes: content.size)), next: next, size: 0)
    }
    if let damage = content.damage, bytes.isEmpty {
      return fail(
        InputFailure(id: id, code: damage.code, source: source, line: 0, message: damage.message), next: next, size: 0)
    }
    do {
      var document = try TextFileReader.document(
        bytes, id: id, source: source, format: file.format, encoding: settings.encoding)
      if let damage = content.damage {
        // What was salvaged is a document; that it is not whole is a failure of the run all the same.
        document.warnings.append(Warning(code: damage.code, detail: damage.message))
        output.failures.append(
          InputFailure(id: id, code: damage.code, source: source, line: 0, message: damage.message))
      }
      finish(&document, next: next, size: bytes.count, failure: content.damage?.code)
    } catch {
      fail(
        InputFailure(id: id, code: "unknown-encoding", source: source, line: 0, message: "\(error)"), next: next,
        size: bytes.count)
    }
  }

  private func read(_ chunk: LineChunks.Chunk, _ source: String, _ number: Int, _ isLast: Bool) {
    var line = chunk.firstLine
    if let fault = chunk.fault {
      return fail(
        InputFailure(
          id: InputFailure.id(source: source, line: line), code: fault.code, source: source, line: line,
          message: fault.message),
        next: isLast
          ? InputPlace(file: number + 1)
          : InputPlace(file: number, offset: chunk.start + fault.length, line: line + 1),
        size: fault.length)
    }
    var start = 0
    let bytes = chunk.bytes
    while start < bytes.count {
      let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
      let size = end - start
      var last = end
      if last > start, bytes[last - 1] == 0x0D { last -= 1 }
      // A byte order mark before the first record is no part of it.
      if line == 1, bytes[start..<last].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
      let next =
        isLast && end + 1 >= bytes.count
        ? InputPlace(file: number + 1) : InputPlace(file: number, offset: chunk.start + end + 1, line: line + 1)
      if BatchWorker.isBlank(bytes, start..<last) {
        fail(
          InputFailure(
            id: InputFailure.id(source: source, line: line), code: "empty-line", source: source, line: line,
            message: "the line is empty"), next: next, size: size)
      } else {
        switch settings.reader.document(bytes, in: start..<last, source: source, line: line) {
        case .success(var document): finish(&document, next: next, size: size)
        case .failure(let failure): fail(failure, next: next, size: size)
        }
      }
      line += 1
      start = end + 1
    }
  }

  private static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    for i in range where bytes[i] != 0x20 && bytes[i] != 0x09 { return false }
    return true
  }

  private func finish(_ document: inout Document, next: InputPlace, size: Int, failure: String? = nil) {
    annotation.annotate(&document)
    let late = LateRecord(document, settings)
    output.records.append(
      BatchOutput.Record(
        start: writer.count, late: late, id: RecordID(document.id), next: next, size: size, failure: failure,
        warnings: document.warnings.map(\.code)))
    if late == nil { writer.write(document) }
  }

  private func fail(_ failure: InputFailure, next: InputPlace, size: Int) {
    output.records.append(
      BatchOutput.Record(
        start: writer.count, id: RecordID(failure.id), next: next, size: size, isError: true, failure: failure.code))
    writer.writeError(id: failure.id, code: failure.code, line: failure.line, message: failure.message)
    output.failures.append(failure)
  }

  /// The id of a file: its name below the folder that was named, packed or not.
  private static func id(of source: String) -> String {
    if source.isEmpty { return "stdin" }
    return Compression.unpackedName(source.split(separator: "/").last.map(String.init) ?? source)
  }
}
