internal import Lexicons
internal import TextModel

// Deeds that are the subject of an English clause and are judged by what follows: "|Isolating Russia| would backfire".

extension EnglishReader {
  /// What a verb does to its object: 1 or -1, nil if no table has it as a deed to somebody.
  func deedSign(_ v: Int) -> Double? {
    let deed = readings(units[v]).first {
      $0.part == .verb
        && $0.frames.contains {
          $0.holder == .subject && ($0.target == .object || $0.target == .preposition) && !$0.takesSign
        }
    }
    return deed.map { $0.value < 0 ? -1 : 1 }
  }

  /// The verb of the deed that a predicate at `i` judges: "|Leaving| the EU was a mistake"; nil if its subject is none.
  func deed(judgedAt i: Int) -> Int? {
    let link = (max(0, i - 5)..<i).last { units[$0].kind != .mention && units[$0].tags.contains(.link) }
    if let link { return deed(before: link) }
    return units[i].isVerb || parts(units[i]).contains(.phrase) ? deed(before: i) : nil
  }

  /// The verb of the deed that stands right before a predicate and opens its clause: "Isolating Russia", "To isolate Russia", "Attempts to
  /// isolate Russia".
  func deed(before predicate: Int) -> Int? {
    var k = predicate - 1
    while k >= 0, isAuxiliary(k) || isAdverb(k) || units[k].kind == .scope { k -= 1 }
    guard k > 0, isNominal(k) else { return nil }
    let object = phrase(endingAt: k + 1)
    let verb = object.start - 1
    guard verb >= 0, units[verb].isVerb, !isReport(verb), !object.actors.isEmpty else { return nil }
    if units[verb].tags.contains(.progressive), isStart(verb) { return verb }
    guard verb > 0, units[verb].tags.contains(.base), isTo(verb - 1) else { return nil }
    // "Trying to" is one unit.
    if units[verb - 1].kind == .scope || isStart(verb - 1) { return opens(verb - 1) ? verb : nil }
    return isIn(verdicts.attempts, verb - 2) && opens(verb - 2) ? verb : nil
  }

  private func opens(_ k: Int) -> Bool {
    isStart(k) || units[k - 1].kind == .word && units[k - 1].tags.contains(.determiner) && isStart(k - 1)
  }

  /// Whether the word at `i` tells how many do a deed, and not whether it is right: "Bashing China is |popular|".
  func tellsOfFashion(_ i: Int) -> Bool { isIn(verdicts.fashions, i) }

  private func isIn(_ list: WordList, _ k: Int) -> Bool {
    list.contains(document.text, Int(units[k].span.start), Int(units[k].span.end))
  }
}
