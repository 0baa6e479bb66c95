// The layers below the entities: what segmentation and reading write into a document.

/// The language of a text or a sentence.
public enum Language: String, Sendable {
  case english = "en"
  case chinese = "zh"
  /// Both, neither of them in passing.
  case mixed
  /// No letters of either.
  case undetermined = "und"
}

/// What a token is.
public enum TokenKind: UInt8, Sendable {
  case word, number, punctuation, symbol

  /// The name in a record.
  public var name: StaticString {
    switch self {
    case .word: "word"
    case .number: "number"
    case .punctuation: "punctuation"
    case .symbol: "symbol"
    }
  }

  /// The kind with a name in a record.
  public init?(name: String) {
    switch name {
    case "word": self = .word
    case "number": self = .number
    case "punctuation": self = .punctuation
    case "symbol": self = .symbol
    default: return nil
    }
  }
}

/// A word, number, punctuation mark or symbol. White space belongs to no token.
public struct Token: Hashable, Sendable {
  /// Where it stands, in UTF-16 code units.
  public var span: TextSpan
  /// What it is.
  public var kind: TokenKind

  /// Makes a token.
  @inlinable
  public init(span: TextSpan, kind: TokenKind) {
    self.span = span
    self.kind = kind
  }
}

/// The part a stretch of a page plays. Only a title and a body carry the author's argument.
public enum ZoneKind: String, Sendable {
  case title, dateline, source, byline, body, bio, boilerplate

  /// Whether stances are read here.
  public var carriesArgument: Bool { self == .body || self == .title }
}

/// A stretch of the page with one part to play. Zones do not overlap and are in order.
public struct Zone: Hashable, Sendable {
  /// The part it plays.
  public var kind: ZoneKind
  /// Where it stands, in UTF-16 code units.
  public var span: TextSpan

  /// Makes a zone.
  public init(kind: ZoneKind, span: TextSpan) {
    self.kind = kind
    self.span = span
  }
}

/// A sentence without the white space around it.
public struct Sentence: Hashable, Sendable {
  /// Where it stands, in UTF-16 code units.
  public var span: TextSpan
  /// The language most of its letters belong to.
  public var language: Language
  /// The zone it lies in.
  public var zone: ZoneKind

  /// Makes a sentence.
  public init(span: TextSpan, language: Language, zone: ZoneKind) {
    self.span = span
    self.language = language
    self.zone = zone
  }
}

/// What the page says about itself. Empty strings and 0 stand for "not said".
public struct Metadata: Hashable, Sendable {
  /// The headline.
  public var title = ""
  /// The medium or site that published the text.
  public var publisher = ""
  /// The day of publication, ISO 8601 (`2025-09-26`).
  public var published = ""
  /// The authors, in the order of the byline.
  public var authors: [String] = []
  /// Where the text was found.
  public var url = ""
  /// The encoding the bytes were read in, by its IANA name.
  public var encoding = ""
  /// The page's count of readers.
  public var views = 0

  /// Makes metadata that says nothing.
  public init() {}
}

/// Something about the input that a reader of the record should know.
public struct Warning: Hashable, Sendable {
  /// A stable name in kebab-case, e.g. `invalid-bytes`.
  public var code: String
  /// Where, in UTF-16 code units; 0 if it concerns the whole text.
  public var start: Int
  /// In words.
  public var detail: String

  /// Makes a warning.
  public init(code: String, start: Int = 0, detail: String) {
    self.code = code
    self.start = start
    self.detail = detail
  }
}
