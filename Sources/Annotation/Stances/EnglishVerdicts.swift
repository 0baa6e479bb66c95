internal import Lexicons
internal import TextModel

// What is said of a deed that a noun names, and nobody who does it: "|Sanctions against Cuba| are immoral", "Aid to Israel must stop".

extension EnglishReader {
  /// Whether what follows the noun phrase before unit `end` calls for what it names (1) or speaks against it (-1); nil if it does neither.
  func verdict(from end: Int) -> Double? {
    guard end < units.count else { return nil }
    if units[end].kind == .cue || units[end].kind == .scope,
      let space = document.text[units[end].span.range].firstIndex(of: 0x20)
    {
      // "|is wrong|" and "|must stop|" are one unit.
      let first = lexicon.wordClasses.tags(document.text, Int(units[end].span.start), space)
      if let side = side(at: space + 1, isObliged: first.contains(.oblige)), !first.isDisjoint(with: [.be, .modal]) {
        return side
      }
    }
    guard isAuxiliary(end) || units[end].tags.contains(.link) else { return nil }
    var sign = 1.0
    var isObliged = false
    var k = end
    while k < units.count, k - end < 6 {
      if k > end, let side = side(at: Int(units[k].span.start), isObliged: isObliged) { return sign * side }
      guard k == end || isAuxiliary(k) || isAdverb(k) || units[k].tags.contains(.determiner) else { return nil }
      if units[k].kind == .scope, lexicon.scopes[cues[Int(units[k].index)].scope].kind == .negation { sign = -sign }
      if units[k].tags.contains(.oblige) { isObliged = true }
      k += 1
    }
    return nil
  }

  private func side(at start: Int, isObliged: Bool) -> Double? {
    if endsPhrase(verdicts.right, at: start) { return 1 }
    if endsPhrase(verdicts.wrong, at: start) { return -1 }
    guard isObliged else { return nil }
    return endsPhrase(verdicts.going, at: start) ? 1 : endsPhrase(verdicts.ending, at: start) ? -1 : nil
  }

  /// Whether an entry of a list stands at a position of the text, and no noun behind it that it describes.
  private func endsPhrase(_ list: WordList, at start: Int) -> Bool {
    let end = start + list.prefix(of: document.text, at: start)
    guard end > start else { return false }
    guard let k = (0..<units.count).first(where: { Int(units[$0].span.end) > end }) else { return true }
    let next = units[k]
    guard Int(next.span.start) >= end else { return false }
    return !isNominal(k) || next.tags.contains(.determiner)
  }

  private static let aimKeys = Set(
    ["against", "on", "upon", "with", "to", "toward", "towards", "for", "of", "over"].map(WordClasses.key))

  /// Whom the deed that the noun at `n` names is done to, and where their phrase ends; nil where somebody does it, or it opens no clause.
  func patients(of n: Int) -> (actors: [Actor], end: Int)? {
    guard !units[n].isVerb else { return nil }
    let start = coreStart(n)
    guard isStart(start) || units[start - 1].key == EnglishReader.thatWord || isReport(start - 1),
      !(start..<n).contains(where: {
        units[$0].kind == .mention || units[$0].kind == .possessiveMark || units[$0].tags.contains(.possessive)
      })
    else { return nil }
    var first = n + 1
    if !endsInPreposition(units[n]) {
      guard first < units.count, EnglishReader.aimKeys.contains(units[first].key) else { return nil }
      first += 1
    }
    let found = phrase(from: first, limit: units.count)
    return found.actors.isEmpty ? nil : (found.actors, found.end)
  }

  /// "are |both| wrong |and| dangerous"
  private func isBetweenVerdicts(_ k: Int) -> Bool {
    isAdverb(k) || isAuxiliary(k) || !units[k].tags.isDisjoint(with: [.determiner, .coordinator, .link])
      || units[k].kind == .cue && parts(units[k]).contains(.adjective)
  }

  /// Whether a word at `i` judges a deed that a noun names: it says nothing of whom the deed is done to.
  func judgesNamedDeed(_ i: Int) -> Bool {
    var link = i - 1
    while link > 0, isBetweenVerdicts(link) { link -= 1 }
    guard link > 1, isNominal(link) else { return false }
    return (max(0, link - 6)..<link).contains { n in
      guard units[n].kind == .cue, let found = patients(of: n), found.end == link + 1 else { return false }
      return verdict(from: found.end) != nil
    }
  }
}

extension EnglishBinder {
  /// "|Sanctions against| Cuba are immoral": the author's side on whom it is done to.
  func judgedNoun(_ n: Int) -> [Candidate]? {
    let entries = reader.readings(reader.units[n]).filter { entry in
      entry.value != 0
        && entry.frames.contains {
          $0.holder != .none && ($0.target == .preposition || $0.target == .object) && !$0.targetsLaw
        }
    }
    guard let entry = entries.max(by: { abs($0.value) < abs($1.value) }), let (targets, end) = reader.patients(of: n),
      let verdict = reader.verdict(from: end)
    else { return nil }
    return [
      Candidate(
        holders: [], targets: targets, value: 0.6 * (entry.value < 0 ? -verdict : verdict),
        cue: Int(reader.units[n].index),
        rule: "~ T be right or wrong", unit: n)
    ]
  }
}
