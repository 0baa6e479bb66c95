import Records
import TextModel

/// The record of a document so large that it is written when its turn comes, piece by piece, and never held as a whole.
struct LateRecord: Sendable {
  private let document: Document
  private let provenance: Provenance
  private let unit: OffsetUnit
  private let withTokens: Bool

  /// From how many units of text on a document's record comes late.
  private static let threshold = 1 << 20
  /// About how many bytes a piece has. What is packed is packed by the piece, so that this is part of the output's form.
  private static let pieceSize = 1 << 20

  /// Nil for a document of usual size.
  init?(_ document: Document, _ settings: BatchSettings) {
    guard document.text.count >= LateRecord.threshold else { return nil }
    self.document = document
    provenance = settings.provenance
    unit = settings.offsets
    withTokens = settings.withTokens
  }

  /// The document's id.
  var id: String { document.id }

  /// Writes the record and a line end; with a suffix, under an id that has it, and a warning that says so. False if `piece`
  /// said so.
  func write(suffix: String?, _ piece: (UnsafeRawBufferPointer) throws -> Bool) throws -> Bool {
    var document = document
    if let suffix {
      document.id += suffix
      document.warnings.append(Warning(code: RecordBytes.duplicateID.code, detail: RecordBytes.duplicateID.detail))
    }
    return try RecordWriter(provenance: provenance, unit: unit, withTokens: withTokens).write(
      document, inPiecesOf: LateRecord.pieceSize, piece)
  }
}
