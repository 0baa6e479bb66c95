/// What input is refused, so that nothing a stranger sends exhausts the machine. Each refusal is an error record.
public struct ReadingLimits: Sendable, Equatable {
  /// The bytes of a document's text.
  public var document: Int
  /// The bytes of a line of JSON.
  public var line: Int
  /// How many bytes may come out of one packed byte.
  public var ratio: Int
  /// How deeply JSON may be nested.
  public var depth: Int

  /// Limits that ordinary input never meets: texts of 128 MB, lines of 256 MB, 1000 bytes out of one, 128 levels.
  public init(document: Int = 128 << 20, line: Int = 256 << 20, ratio: Int = 1000, depth: Int = 128) {
    self.document = document
    self.line = line
    self.ratio = ratio
    self.depth = depth
  }

  /// The code of a document that is too large.
  public static let tooLarge = "document-too-large"

  /// What is said of a document that is too large; `bytes` is nil where nobody counted to the end.
  public func message(bytes: Int?) -> String {
    "the text has \(bytes.map(String.init) ?? "too many") bytes; --max-document allows \(document)"
  }
}
