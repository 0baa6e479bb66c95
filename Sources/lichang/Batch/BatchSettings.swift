import Annotation
import Reading
import Records

/// What all workers of a run share.
struct BatchSettings: Sendable {
  var annotator: Annotator
  var reader: RecordReader
  var encoding: String?
  var offsets: OffsetUnit
  var withTokens: Bool
  var provenance: Provenance
}

/// Where a run stands in its inputs: what is read next.
struct InputPlace: Codable, Equatable, Sendable {
  /// Which file, counted from 0.
  var file = 0
  /// The byte of its unpacked content; 0 for files that are one document.
  var offset = 0
  /// The line, counted from 1.
  var line = 1
}

/// What a worker gets.
enum BatchInput: Sendable {
  /// Whole files, one document each; `number` is that of the first.
  case files([InputFile], number: Int)
  /// A piece of a stream with whole lines.
  case lines(LineChunks.Chunk, source: String, number: Int, isLast: Bool)
  /// A document from standard input.
  case text(ByteStream.Content, InputFile, number: Int)

  /// About how many bytes it holds in memory.
  var weight: Int {
    switch self {
    case .files(let files, _): files.reduce(0) { $0 + ($1.size ?? 0) }
    case .lines(let chunk, _, _, _): chunk.bytes.count
    case .text(let content, _, _): content.bytes?.count ?? 0
    }
  }
}

/// What a worker gives back: records, and what is to be said of them.
struct BatchOutput: Sendable {
  var bytes: RecordBlock?
  var records: [Record] = []
  /// What is to be said on standard error.
  var failures: [InputFailure] = []

  /// One record in `bytes`.
  struct Record: Sendable {
    /// Where it begins in `bytes`, and ends if it comes late.
    var start: Int
    /// What writes it, if it is too large to be among `bytes`.
    var late: LateRecord?
    var id: RecordID
    /// Where the inputs go on behind it.
    var next: InputPlace
    /// How many bytes of input it is made of.
    var size: Int
    /// Whether it is an error record.
    var isError = false
    /// The code of what went wrong with its input, if something did.
    var failure: String?
    /// The codes of its document's warnings.
    var warnings: [String] = []
  }
}
