public import TextModel

/// What another tool's file says of one text: mentions and stances that people have made or corrected.
public struct ImportedDocument: Sendable {
  /// A mention; offsets are UTF-16 code units.
  public struct Mention: Sendable {
    /// Where it stands.
    public var span: TextSpan
    /// The label as the tool has it.
    public var label: String
    /// Entity ids that came along.
    public var ids: [String] = []
  }

  /// A stance; what the tool's format does not say is nil.
  public struct Stance: Sendable {
    /// The side.
    public var label: StanceLabel
    /// The index of the holder in `mentions`, -1 for none.
    public var holderMention = -1
    /// The index of the target in `mentions`, -1 for none.
    public var targetMention = -1
    /// Who holds it, where no mention says so.
    public var holder: String?
    /// Toward whom, where no mention says so.
    public var target: String?
    /// The evidence.
    public var span: TextSpan?
    /// Whose words carry it.
    public var voice: Voice?
    /// How firmly it stands.
    public var factuality: Factuality?
    /// -1 to 1.
    public var score: Double?
    /// The pattern that had fired.
    public var rule: String?
    /// The rows of the cues.
    public var cues: [String] = []
  }

  /// The id of the record it was exported from, or one made of the file's name.
  public var id: String
  /// The text.
  public var text: [UInt16]
  /// The mentions, in the order of the file.
  public var mentions: [Mention] = []
  /// The stances.
  public var stances: [Stance] = []
  /// What could not be taken over, in words.
  public var problems: [String] = []
  /// The file.
  public var source: String
  /// The line, counted from 1; 0 if the text has no line of its own.
  public var line: Int
}

/// A format of hand-corrected work that can be read.
public enum ImportFormat: String, Sendable, CaseIterable {
  case brat, doccano
  case labelStudio = "label-studio"
}

extension StanceLabel {
  /// The side that a label of another tool names, whatever its case; nil for other labels.
  init?(imported label: String) {
    switch label.lowercased() {
    case "favor", "favour", "support", "pro", "positive": self = .favor
    case "against", "oppose", "anti", "con", "negative": self = .against
    case "neutral", "none": self = .neutral
    case "mixed": self = .mixed
    default: return nil
    }
  }
}
