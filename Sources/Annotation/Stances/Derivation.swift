public import TextModel

/// How a cue was read: what the reader of clauses found around it and what came of it, for explanations.
public struct Derivation: Sendable {
  /// The cue, in UTF-16 code units.
  public var span: TextSpan
  /// The lexicon rows that the cue may be.
  public var entries: [String]
  /// What was found in each place of the clause: `subject`, `object`, `owner` …, with the actors' surfaces.
  public var slots: [(name: String, actors: [String])]
  /// The stances that came of it, in words, or why none did.
  public var results: [String]
}
