/// One text with everything that is known about it. Each stage adds its layer and changes no earlier one.
///
/// Positions in all layers are UTF-16 code units into `text`.
public struct Document: Sendable {
  /// The input's own id, else derived from its name.
  public var id: String
  /// The input's name as given, "" for standard input.
  public var source: String
  /// The text as it was read: decoded, line ends as LF.
  public var text: [UInt16]
  /// Whether `text` has surrogate pairs; without any, its offsets are code point offsets.
  public var hasSurrogates: Bool
  /// The language of the whole.
  public var language: Language
  /// What the page says about itself.
  public var metadata: Metadata
  /// The input record's other fields, as the members of a JSON object without its braces (`"desk":"asia","n":3`).
  public var fields: [UInt8]
  /// Mentions that the caller handed in.
  public var given: [GivenMention]
  /// The parts of the page.
  public var zones: [Zone]
  /// The sentences, in order, without overlap.
  public var sentences: [Sentence]
  /// The tokens, in order, without overlap.
  public var tokens: [Token]
  /// The mentions, sorted by span.
  public var mentions: [Mention]
  /// The quotations and reports.
  public var quotes: [Quote]
  /// The cues, sorted by span.
  public var cues: [Cue]
  /// The stances, in the order of their evidence.
  public var stances: [Stance]
  /// The document's positions.
  public var positions: [Position]
  /// What a reader of the record should know about the input.
  public var warnings: [Warning]

  /// Makes a document of a text and nothing else. Complexity: O(n) for the search for surrogates.
  public init(id: String, source: String = "", text: [UInt16]) {
    self.init(id: id, source: source, text: text, hasSurrogates: text.contains { $0 & 0xF800 == 0xD800 })
  }

  /// Makes a document of a text whose surrogates somebody has looked for already.
  public init(id: String, source: String, text: [UInt16], hasSurrogates: Bool) {
    self.id = id
    self.source = source
    self.text = text
    self.hasSurrogates = hasSurrogates
    language = .undetermined
    metadata = Metadata()
    fields = []
    given = []
    zones = []
    sentences = []
    tokens = []
    mentions = []
    quotes = []
    cues = []
    stances = []
    positions = []
    warnings = []
  }

  /// The text of a span, as a string. For the edges of the program, not for loops over text.
  public func string(_ span: TextSpan) -> String {
    // By way of UTF-8, which strings are made of: several times as fast as from UTF-16.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.count * 3)
    for unit in text[span.range] {
      if unit < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: unit))
      } else if unit < 0x800 {
        bytes.append(UInt8(truncatingIfNeeded: 0xC0 | unit >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
      } else if unit & 0xF800 == 0xD800 {
        return String(decoding: text[span.range], as: UTF16.self)
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | unit >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit >> 6 & 0x3F))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
