public import TextModel

/// What an item is made of.
public enum ItemUnit: String, Sendable, CaseIterable {
  /// One item a stance.
  case stances
  /// One item a holder, target and voice: the sum of their stances in the context.
  case positions
}

/// How much text an item shows.
public enum ItemLevel: String, Sendable, CaseIterable {
  /// The sentence of the stance, with as many neighbours as asked for.
  case sentence
  /// The title and the body of the document.
  case document
}

/// One line of a dataset: a text with a question (what does the holder think of the target?) and its answer.
///
/// Positions are UTF-16 code units into `text`, half-open, or nil where the thing stands outside of it.
public struct Item: Sendable {
  /// A cue that made the label.
  public struct Evidence: Sendable, Hashable {
    /// The words.
    public var text: String
    /// The lexicon row.
    public var entry: String
  }

  /// What of its document it is: `s3` for the third stance, `p1` for the first position, `n7/country/US` for a target in the
  /// seventh sentence that is only named.
  public var id = ""
  /// What is to be read.
  public var text: [UInt16] = []
  /// Its language.
  public var language = Language.undetermined
  /// How much text it shows.
  public var level = ItemLevel.sentence
  /// Whose stance is asked for: an entity id, `author`, `unknown`, or a surface.
  public var holder = ""
  /// The holder's name in English, as far as known.
  public var holderName = ""
  /// Where the holder is named.
  public var holderSpan: TextSpan?
  /// Toward whom: an entity id, or a surface.
  public var target = ""
  /// The target's name in English, as far as known.
  public var targetName = ""
  /// Where the target is named.
  public var targetSpan: TextSpan?
  /// The answer.
  public var label = StanceLabel.neutral
  /// -1 (against) to 1 (favor).
  public var score = 0.0
  /// Whose words carry it.
  public var voice = Voice.author
  /// How firmly it stands; nil where several stances of different kinds are summed up.
  public var factuality: Factuality? = .asserted
  /// The words that show it.
  public var evidenceSpan: TextSpan?
  /// The cues.
  public var cues: [Evidence] = []
  /// The pattern that fired; "" for a sum, `neutral` for a target that is named without any stance.
  public var rule = ""
  /// How unsure the annotator must be, 0 to 1: what a person should look at first.
  public var uncertainty = 0.0
  /// The index of the sentence of the stance, or -1.
  public var sentence = -1

  /// An item that says nothing.
  public init() {}

  /// Whether the target is named without a stance.
  public var isBackground: Bool { rule == Item.background }

  /// The rule of an item whose target is named without a stance.
  public static let background = "neutral"
}

/// What of a document becomes items.
public struct ItemOptions: Sendable {
  /// What an item is made of.
  public var unit = ItemUnit.stances
  /// How much text it shows.
  public var level = ItemLevel.sentence
  /// How many sentences before and after it shows, at the level of sentences.
  public var window = 0
  /// The targets that are kept; empty for all. `country/*` stands for all ids that begin so.
  public var targets: [String] = []
  /// The holders that are kept; empty for all.
  public var holders: [String] = []
  /// The voice that is kept; nil for both.
  public var voice: Voice?
  /// Stances of a weaker score are left out.
  public var leastScore = 0.0
  /// The first and the last day, ISO 8601; "" for no bound.
  public var from = ""
  /// The last day.
  public var to = ""
  /// The publishers that are kept; empty for all.
  public var publishers: [String] = []
  /// The language of the text that is kept; nil for all.
  public var language: Language?
  /// The share of items whose target is named without a stance, 0 up to less than 1.
  public var background = 0.2
  /// Whether every such place is taken, not three times as many as the share will need.
  public var allBackground = false
  /// What chance depends on.
  public var seed: UInt64 = 1

  /// Standard options.
  public init() {}
}
