internal import Lexicons
internal import UnicodeText

/// Tells lines in which all words have capitals, as in English headlines: there a capital is no sign of a name.
///
///     ⟦Clarence Thomas⟧ Slams ⟦Joe Biden⟧, Democrats
struct HeadlineCase {
  private let classes: WordClasses
  private let tables = CharacterTables.shared
  /// The end of the line looked at last, and what it is.
  private var end = 0
  private var isHeadline = false

  /// Small words have capitals in no style; longer ones in nearly all.
  private static let longWord = 5
  /// A line longer than this is no headline.
  private static let longest = 200

  /// What stands between names and is part of none.
  private static let ordinary: WordTags = [
    .third, .preposition, .subordinator, .coordinator, .contrast, .modal, .be, .have, .doing, .adverb, .pronoun,
    .determiner, .relative,
  ]
  private static let verbs: WordTags = [.base, .past, .progressive]

  init(classes: WordClasses) { self.classes = classes }

  /// The part of a run of capitalised words that may be a name; empty if its first word is none. Outside of headlines that is the whole
  /// run. `isGiven` tells given names. Complexity: O(1) for each unit of a line.
  mutating func name(
    in chain: [WesternWord], _ text: [UInt16], isGiven: (WesternWord) -> Bool
  ) -> ArraySlice<WesternWord> {
    guard isHeadline(at: chain[0].start, text) else { return chain[...] }
    let opensWithGiven = isGiven(chain[0])
    // "Mark Spitz": two words with capitals are a name rather than a deed.
    let isLong = chain.count > 2
    if !opensWithGiven, isOrdinary(chain[0], text, isLong) { return [] }
    for k in 1..<chain.count where isOrdinary(chain[k], text, isLong) {
      // "Jim |Banks|"
      if k == 1, opensWithGiven { continue }
      return chain[..<k]
    }
    return chain[...]
  }

  private func isOrdinary(_ word: WesternWord, _ text: [UInt16], _ isLong: Bool) -> Bool {
    let tags = classes.tags(text, word.start, word.end)
    return !tags.isDisjoint(with: HeadlineCase.ordinary)
      || isLong && !tags.isDisjoint(with: HeadlineCase.verbs) && tags.isDisjoint(with: [.nounOrVerb, .notVerb])
  }

  /// Whether the line around a position is a headline.
  private mutating func isHeadline(at position: Int, _ text: [UInt16]) -> Bool {
    if position < end { return isHeadline }
    var start = position
    while start > 0, text[start - 1] != 0x0A, position - start < HeadlineCase.longest { start -= 1 }
    var (capitals, others) = (0, 0)
    var i = start
    while i < text.count, text[i] != 0x0A {
      guard tables.isWordLike(text[i]) else {
        i += 1
        continue
      }
      var close = i
      while close < text.count, tables.isWordLike(text[close]) { close += 1 }
      if close - i >= HeadlineCase.longWord {
        // A line all in capitals is another matter.
        if tables.isUpper(text[i]), !tables.isUpper(text[i + 1]) { capitals += 1 } else { others += 1 }
      }
      i = close
      if others > 2 || i - start > HeadlineCase.longest { break }
    }
    end = i
    while end < text.count, text[end] != 0x0A { end += 1 }
    isHeadline = capitals >= 3 && capitals > others * 4 && i - start <= HeadlineCase.longest
    return isHeadline
  }
}
