internal import Lexicons
internal import TextModel

// How many of a people do something: what only a few do, the people as a whole does not.

/// Words that call a number of people small.
struct MinorityWords {
  /// only, 只有: before a number.
  let numbered: WordList
  /// a minority of, 少数: without one.
  let nouns: WordList

  init(lexicon: Lexicon) {
    numbered = lexicon.list("minority")
    nouns = lexicon.list("minority-noun")
  }
}

extension ScopeReader {
  /// Turns what a small share of a people does, once, however many words call it small: "only a minority of", 仅有极少数.
  func readShare(_ i: Int, _ scope: inout Scope) {
    guard let k = (max(0, i - 9)..<i).first(where: { isMinority($0, before: i) }) else { return }
    scope.factor *= -0.8
    let word = Int(units[k].index)
    if units[k].kind == .scope, !scope.words.contains(word) { scope.words.append(word) }
  }

  /// Whether unit `k` begins a small share of those who do what the verb at `i` says: "|only| 20% of Americans trust", 少数|德国人支持.
  private func isMinority(_ k: Int, before i: Int) -> Bool {
    guard units[k].kind == .scope || units[k].kind == .word || units[k].kind == .cue else { return false }
    let at = Int(units[k].span.start)
    let length = max(minorities.nouns.prefix(of: text, at: at), minorities.numbered.prefix(of: text, at: at))
    guard length > 0, entry(k)?.kind != .negation else { return false }
    let next = (k + 1...i).first { Int(units[$0].span.start) >= at + length }
    guard let next, !(k..<i).contains(where: { units[$0].kind == .comma || units[$0].isVerb }) else { return false }
    if minorities.nouns.prefix(of: text, at: at) == length {
      return (next..<i).contains { units[$0].kind == .mention } && i - next < 4
    }
    // "only one month |after| the confrontation"
    guard units[next].kind == .value, next + 1 < i, i - next < 8 else { return false }
    let behind = units[next + 1]
    return behind.kind == .mention
      || (behind.key == EnglishReader.ofKey || behind.tags.contains(.de))
        && (next..<i).contains { units[$0].kind == .mention }
  }
}
