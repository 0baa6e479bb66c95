internal import Lexicons
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

extension StanceFinder {
  /// Keeps how the cue at a unit was read: its places, and what came of it since the stance `first`.
  mutating func note(
    _ unit: Unit, _ slots: [(String, [Actor])], _ isEmpty: Bool, from first: Int, _ document: Document,
    _ cues: [FoundCue]
  ) {
    var results = stances[first...].map { "\($0.holder) -> \($0.target) \($0.label.rawValue) by '\($0.rule)'" }
    if results.isEmpty {
      let patterns = cues[Int(unit.index)].readings.flatMap { lexicon.cues[Int($0)].frames.map(\.pattern) }
      results = [
        isEmpty
          ? "nothing: no pattern finds its places (\(patterns.joined(separator: " | ")))"
          : "nothing: too faint, or its holder is unknown, or both sides are one"
      ]
    }
    derivations.append(
      Derivation(
        span: unit.span, entries: cues[Int(unit.index)].readings.map { lexicon.cues[Int($0)].id },
        slots: slots.map {
          (
            name: $0.0,
            actors: $0.1.map { $0.mention < 0 ? "somebody" : document.string(document.mentions[$0.mention].span) }
          )
        },
        results: results))
  }
}
