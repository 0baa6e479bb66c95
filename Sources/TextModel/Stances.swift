/// What kind of quotation or report a stretch is.
public enum QuoteKind: String, Sendable {
  case direct, indirect, term, title
}

/// Words that belong to somebody other than the author, or that are held at arm's length.
public struct Quote: Sendable {
  /// Where it stands with its marks, in UTF-16 code units.
  public var span: TextSpan
  /// What it is.
  public var kind: QuoteKind
  /// The index of the mention whose words these are, or -1.
  public var speaker: Int
  /// The index of the cue that says so, or -1.
  public var cue: Int
  /// Whether the closing mark was found.
  public var closed: Bool

  /// Makes a quote.
  public init(span: TextSpan, kind: QuoteKind, speaker: Int, cue: Int, closed: Bool) {
    self.span = span
    self.kind = kind
    self.speaker = speaker
    self.cue = cue
    self.closed = closed
  }
}

/// What a cue does.
public enum CueKind: String, Sendable {
  case stance, negation, modal, intensifier, contrast, report, distance, condition, question
}

/// Words that show a stance, or change one.
public struct Cue: Sendable {
  /// Where it stands, in UTF-16 code units.
  public var span: TextSpan
  /// What it does.
  public var kind: CueKind
  /// A stance cue's signed strength (-1…1), or the factor of a cue that changes others.
  public var value: Double
  /// The id of the lexicon row.
  public var entry: String

  /// Makes a cue.
  public init(span: TextSpan, kind: CueKind, value: Double, entry: String) {
    self.span = span
    self.kind = kind
    self.value = value
    self.entry = entry
  }
}

/// The side a holder takes.
public enum StanceLabel: String, Sendable {
  case favor, against, neutral, mixed

  /// The side of a signed score.
  public init(score: Double) {
    self = score > 0 ? .favor : score < 0 ? .against : .neutral
  }
}

/// How firmly a stance stands in the text.
public enum Factuality: String, Sendable {
  case asserted, hedged, conditional, questioned, negated
}

/// Whose words carry a stance.
public enum Voice: String, Sendable {
  /// The author of the text.
  case author
  /// Somebody the author reports.
  case reported
}

/// Who takes which side on whom, and which words show it.
public struct Stance: Sendable {
  /// An entity id, `author`, `unknown`, or the surface of an entity without id.
  public var holder: String
  /// The index of the holder's mention, or -1.
  public var holderMention: Int
  /// An entity id, or the surface of an entity without id.
  public var target: String
  /// The index of the target's mention, or -1.
  public var targetMention: Int
  /// The net side: negation, question and condition are already in it.
  public var label: StanceLabel
  /// -1 (against) to 1 (favor).
  public var score: Double
  /// How firmly it stands.
  public var factuality: Factuality
  /// Whose words they are.
  public var voice: Voice
  /// The index of its sentence.
  public var sentence: Int
  /// The evidence, in UTF-16 code units.
  public var span: TextSpan
  /// The indices of the cues that made it.
  public var cues: [Int]
  /// The pattern that fired.
  public var rule: String

  /// Makes a stance.
  public init(
    holder: String, holderMention: Int, target: String, targetMention: Int, label: StanceLabel, score: Double,
    factuality: Factuality, voice: Voice, sentence: Int, span: TextSpan, cues: [Int], rule: String
  ) {
    self.holder = holder
    self.holderMention = holderMention
    self.target = target
    self.targetMention = targetMention
    self.label = label
    self.score = score
    self.factuality = factuality
    self.voice = voice
    self.sentence = sentence
    self.span = span
    self.cues = cues
    self.rule = rule
  }
}

/// What a holder thinks of a target over a whole document.
public struct Position: Hashable, Sendable {
  /// An entity id, `author`, or a surface.
  public var holder: String
  /// An entity id, or a surface.
  public var target: String
  /// The side that the stances add up to.
  public var label: StanceLabel
  /// The mean of their scores, -1 to 1.
  public var score: Double
  /// How many of them favor.
  public var favor: Int
  /// How many are against.
  public var against: Int
  /// Whose words they are in.
  public var voice: Voice

  /// Makes a position.
  public init(
    holder: String, target: String, label: StanceLabel, score: Double, favor: Int, against: Int, voice: Voice
  ) {
    self.holder = holder
    self.target = target
    self.label = label
    self.score = score
    self.favor = favor
    self.against = against
    self.voice = voice
  }
}
