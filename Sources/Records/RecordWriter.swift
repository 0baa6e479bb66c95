public import TextModel

/// What every record says of the run that made it; the same for all records of a run.
public struct Provenance: Sendable {
  /// The tool with its version.
  public var tool: String
  /// ICU's version.
  public var icu: String
  /// The version of Unicode.
  public var unicode: String
  /// One hash over all lexicons.
  public var lexicons: String
  /// A hash of the options in effect.
  public var options: String

  /// Makes a provenance.
  public init(tool: String, icu: String, unicode: String, lexicons: String, options: String) {
    self.tool = tool
    self.icu = icu
    self.unicode = unicode
    self.lexicons = lexicons
    self.options = options
  }
}

/// Writes documents as records `lichang/1`, one JSON object a line: every key always there, in one order, of one type.
/// One a thread; the buffer is reused.
public final class RecordWriter {
  private let buffer = ByteBuffer()
  private let unit: OffsetUnit
  private let withTokens: Bool
  private let provenance: [UInt8]

  /// Makes a writer. `withTokens` fills the columns of tokens.
  public init(provenance: Provenance, unit: OffsetUnit = .codepoint, withTokens: Bool = false) {
    self.unit = unit
    self.withTokens = withTokens
    let out = ByteBuffer(capacity: 256)
    out.raw("{\"tool\":")
    out.string(provenance.tool)
    out.raw(",\"icu\":")
    out.string(provenance.icu)
    out.raw(",\"unicode\":")
    out.string(provenance.unicode)
    out.raw(",\"lexicons\":")
    out.string(provenance.lexicons)
    out.raw(",\"options\":")
    out.string(provenance.options)
    out.raw("}")
    self.provenance = out.bytes
  }

  /// The bytes written since the last `clear`.
  public var bytes: [UInt8] { buffer.bytes }

  /// How many bytes were written since the last `clear`.
  public var count: Int { buffer.count }

  /// Forgets what was written; keeps the memory.
  public func clear() { buffer.count = 0 }

  /// Hands over what was written since the last `clear` or `take`. Complexity: O(1).
  public func take() -> RecordBlock { buffer.take() }

  /// Appends the record of a document and a line end. Complexity: O(n).
  public func write(_ document: Document) {
    write(document, to: buffer)
  }

  private func write(_ document: Document, to buffer: ByteBuffer) {
    let map = OffsetMap(document.text, hasSurrogates: document.hasSurrogates, unit: unit)
    document.text.withUnsafeBufferPointer { text in
      Body(buffer: buffer, document: document, text: text, map: map).write(
        unit: unit, withTokens: withTokens, provenance: provenance)
    }
  }

  /// Writes the record of a document and a line end in pieces of about `size` bytes, apart from what was written before:
  /// a large record is never in memory as a whole. Stops when `piece` returns false; returns whether it never did.
  /// Complexity: O(n).
  public func write(
    _ document: Document, inPiecesOf size: Int, _ piece: (UnsafeRawBufferPointer) throws -> Bool
  ) throws -> Bool {
    try withoutActuallyEscaping(piece) { piece in
      var failure: (any Error)?
      var isWanted = true
      func hand(_ bytes: UnsafeRawBufferPointer) {
        guard isWanted, failure == nil else { return }
        do { isWanted = try piece(bytes) } catch { failure = error }
      }
      let pieces = ByteBuffer(capacity: size, drain: hand)
      write(document, to: pieces)
      hand(UnsafeRawBufferPointer(start: pieces.base, count: pieces.count))
      if let failure { throw failure }
      return isWanted
    }
  }

  /// Appends the record of an input that could not be used, and a line end.
  public func writeError(id: String, code: String, line: Int, message: String) {
    buffer.raw("{\"schema\":\"lichang/1\",\"id\":")
    buffer.string(id)
    buffer.raw(",\"error\":{\"code\":")
    buffer.string(code)
    buffer.raw(",\"line\":")
    buffer.integer(line)
    buffer.raw(",\"message\":")
    buffer.string(message)
    buffer.raw("}}\n")
  }
}
