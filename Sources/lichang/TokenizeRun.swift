import Foundation
import Reading
import Records
import Segmentation
import TextModel
import UnicodeText

/// Where documents go once they have tokens.
final class TokenOutput {
  private let sink: Sink
  /// What was written and not yet handed on.
  private var pending: [UInt8] = []
  /// Nil for records.
  private let sentences: SentenceWriter?
  private let records: RecordWriter
  private let contractions: Bool

  init(format: TokenizeCommand.Format, separator: String, contractions: Bool, offsets: OffsetUnit, sink: Sink) {
    self.sink = sink
    self.contractions = contractions
    let parts: (Token, [UInt16]) -> [TextSpan] =
      contractions ? { Contractions.parts(of: $0, in: $1) } : { token, _ in [token.span] }
    switch format {
    case .lines: sentences = SentenceWriter(.lines(separator: separator), parts: parts)
    case .conllu: sentences = SentenceWriter(.conllu, parts: parts)
    case .jsonl: sentences = nil
    }
    records = RecordWriter(
      provenance: Provenance(
        tool: "lichang \(Lichang.version)", icu: ICUFacts.version, unicode: ICUFacts.unicodeVersion, lexicons: "",
        options: "tokenize contractions=\(contractions)"), unit: offsets, withTokens: true)
  }

  /// Writes a document.
  func write(_ document: inout Document) {
    if let sentences {
      pending += sentences.bytes(document)
    } else {
      if contractions { Contractions.part(&document) }
      records.clear()
      records.write(document)
      pending += records.bytes
    }
  }

  /// An input that could not be used: a record of the error where records are written, a message anyway.
  func fail(_ failure: InputFailure) {
    let place = failure.line > 0 ? "line \(failure.line): " : ""
    Talk.say("lichang: \(failure.source.isEmpty ? "" : failure.source + ": ")\(place)\(failure.message)")
    guard sentences == nil else { return }
    records.clear()
    records.writeError(id: failure.id, code: failure.code, line: failure.line, message: failure.message)
    pending += records.bytes
  }

  /// Hands on what was written; false if nobody reads any more.
  func flush() throws -> Bool {
    defer { pending.removeAll(keepingCapacity: true) }
    return try pending.isEmpty || sink.write(pending)
  }
}

/// One run over all inputs, in order.
final class TokenizeRun {
  private let segmenter: Segmenter
  private let output: TokenOutput
  private let encoding: String?
  /// Whether standard input may hold text as well as records.
  private let isStandardInputOpen: Bool
  private(set) var failures = 0

  init(segmenter: Segmenter, output: TokenOutput, encoding: String?, isStandardInputOpen: Bool) {
    self.segmenter = segmenter
    self.output = output
    self.encoding = encoding
    self.isStandardInputOpen = isStandardInputOpen
  }

  /// Reads and writes; false if nobody reads the output any more.
  func all(_ files: [InputFile]) throws -> Bool {
    for file in files {
      do {
        let stream = try ByteStream(path: file.path)
        guard try read(stream, file) else { return false }
      } catch let error as ByteStream.ReadFailure {
        throw ExitStatus.unreadable(file.path.map { "'\($0)' cannot be read: \(error)" } ?? "standard input: \(error)")
      }
    }
    return true
  }

  private func read(_ stream: ByteStream, _ file: InputFile) throws -> Bool {
    if file.path != nil || !isStandardInputOpen {
      return file.format == .jsonLines ? try lines(LineChunks(stream), file.source) : try whole([], stream, file)
    }
    let chunks = LineChunks(stream)
    guard let first = try chunks.next() else { return true }
    let start = first.bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    if start == 0x7B || (first.bytes.starts(with: [0xEF, 0xBB, 0xBF, 0x7B])) {
      guard try records(first, "") else { return false }
      return try lines(chunks, "")
    }
    var bytes = first.bytes
    while let more = try chunks.next() { bytes += more.bytes }
    return try whole(bytes, stream, file)
  }

  /// The text of what is left of a stream, behind the bytes that were read already.
  private func whole(_ begin: [UInt8], _ stream: ByteStream, _ file: InputFile) throws -> Bool {
    let bytes = begin + (try stream.rest(limit: .max) ?? [])
    let isWritten = try text(bytes, file.source, file.format)
    if let damage = stream.damage {
      failures += 1
      Talk.say("lichang: \(file.source.isEmpty ? "standard input" : file.source): \(damage.message)")
    }
    return isWritten
  }

  private func text(_ bytes: [UInt8], _ source: String, _ format: InputFormat) throws -> Bool {
    let id = source.isEmpty ? "stdin" : source.split(separator: "/").last.map(String.init) ?? source
    var document = try TextFileReader.document(bytes, id: id, source: source, format: format, encoding: encoding)
    segmenter.segment(&document)
    output.write(&document)
    return try output.flush()
  }

  private func lines(_ chunks: LineChunks, _ source: String) throws -> Bool {
    while let chunk = try chunks.next() {
      guard try records(chunk, source) else { return false }
    }
    return true
  }

  /// The records of a piece of a stream, a line each.
  private func records(_ chunk: LineChunks.Chunk, _ source: String) throws -> Bool {
    var number = chunk.firstLine
    let reader = RecordReader()
    if let fault = chunk.fault {
      failures += 1
      output.fail(
        InputFailure(
          id: InputFailure.id(source: source, line: number), code: fault.code, source: source, line: number,
          message: fault.message))
      return try output.flush()
    }
    for line in chunk.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(chunk.endsLine ? 1 : 0) {
      record(Array(line), number, reader, source)
      number += 1
    }
    return try output.flush()
  }

  private func record(_ line: [UInt8], _ number: Int, _ reader: RecordReader, _ source: String) {
    var bytes = line[...]
    if bytes.last == 0x0D { bytes.removeLast() }
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let result: Result<Document, InputFailure> =
      bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      ? .failure(
        InputFailure(
          id: source.isEmpty ? "line-\(number)" : "\(source):\(number)", code: "empty-line", source: source,
          line: number,
          message: "the line is empty"))
      : reader.document(Array(bytes), source: source, line: number)
    switch result {
    case .success(var document):
      segmenter.segment(&document)
      output.write(&document)
    case .failure(let failure):
      failures += 1
      output.fail(failure)
    }
  }
}

extension LineChunks.Chunk {
  fileprivate var endsLine: Bool { bytes.last == 0x0A }
}
