import Annotation
import Foundation
import Reading

/// The inputs of a run, one after the other; streams are read as they are reached.
struct BatchInputs {
  private let files: [InputFile]
  private let limits: ReadingLimits
  /// Which file is next.
  private var number: Int
  private var stream: (chunks: LineChunks, source: String, number: Int)?
  /// Where to begin in the file that is next.
  private var begin: InputPlace?
  /// Read, and not yet handed out: whether a piece is the last is known once the next was looked for.
  private var held: LineChunks.Chunk?

  /// Small files travel together, up to this many and this many bytes.
  private static let group = (files: 64, bytes: 1 << 18)

  /// Begins at a place; an earlier run may have read what lies before it.
  init(files: [InputFile], limits: ReadingLimits, from place: InputPlace = InputPlace()) {
    self.files = files
    self.limits = limits
    number = place.file
    begin = place.offset > 0 ? place : nil
  }

  mutating func next(mayBlock: Bool) throws -> OrderedPool<BatchInput, BatchOutput>.Step {
    while true {
      if let step = try nextPiece(mayBlock: mayBlock) { return step }
      guard number < files.count else { return .end }
      let file = files[number]
      defer { number += 1 }
      if file.format == .jsonLines {
        do {
          let bytes = try ByteStream(path: file.path, maximalRatio: limits.ratio)
          if let begin { try bytes.skip(begin.offset) }
          stream = (
            LineChunks(bytes, maximalLine: limits.line, line: begin?.line ?? 1), file.source, number
          )
          begin = nil
        } catch {
          throw ExitStatus.unreadable("\(BatchInputs.name(file.source)) cannot be read: \(error)")
        }
      } else if file.path == nil {
        do {
          let content = try ByteStream(path: nil, maximalRatio: limits.ratio).content(limit: limits.document)
          return .input(.text(content, file, number: number))
        } catch {
          throw ExitStatus.unreadable("standard input: \(error)")
        }
      } else {
        let first = number
        return .input(.files(group(), number: first))
      }
    }
  }

  private static func name(_ source: String) -> String { source.isEmpty ? "standard input" : "'\(source)'" }

  /// The next piece of the open stream; nil if none is open any more.
  private mutating func nextPiece(mayBlock: Bool) throws -> OrderedPool<BatchInput, BatchOutput>.Step? {
    guard let open = stream else { return nil }
    do {
      // A stream that comes as it likes is answered at once: its last piece is not known as such.
      if files[open.number].path == nil {
        if !mayBlock, !open.chunks.isReady { return .later }
        if let chunk = try open.chunks.next() {
          return .input(.lines(chunk, source: open.source, number: open.number, isLast: false))
        }
      } else if let chunk = try held ?? open.chunks.next() {
        held = try open.chunks.next()
        return .input(.lines(chunk, source: open.source, number: open.number, isLast: held == nil))
      }
    } catch let error as ByteStream.ReadFailure {
      throw ExitStatus.unreadable("\(BatchInputs.name(open.source)): \(error)")
    }
    stream = nil
    return nil
  }

  /// The next file, and the small ones behind it that are read the same way.
  private mutating func group() -> [InputFile] {
    var group: [InputFile] = []
    var bytes = 0
    while number + group.count < files.count, group.count < BatchInputs.group.files {
      var file = files[number + group.count]
      guard file.format != .jsonLines, let path = file.path else { break }
      var facts = stat()
      if stat(path, &facts) == 0 { file.size = Int(facts.st_size) }
      bytes += file.size ?? 0
      if !group.isEmpty, bytes > BatchInputs.group.bytes { break }
      group.append(file)
    }
    number += group.count - 1
    return group
  }
}
