internal import Lexicons
internal import TextModel

// Subjects that are a clause of their own: "What Putin did in Syria was", "Moscow's claim that it protects Russians is".

extension EnglishReader {
  static let whatKey = WordClasses.key("what")

  /// Of whom the "is" at unit `link` says something, if a clause stands before it as its subject: who does what "what" opens, or whose
  /// claim it is. Empty if it is nobody's; nil if there is no such clause.
  func clauseHead(before link: Int) -> [Actor]? {
    var k = link - 1
    while k >= 0, units[k].kind != .stop, link - k < EnglishHeads.reach {
      if units[k].key == EnglishReader.whatKey, units[k].kind == .word { return doer(ofWhat: k, before: link) }
      if k > 0, closesClaim(k - 1, link) {
        let owner = owner(of: k - 1, isRight: false)
        return owner.isEmpty ? actors(behind: EnglishReader.ofKey, after: k - 1) : owner
      }
      k -= 1
    }
    return nil
  }

  /// "what |Germany| is doing": nil if it does nothing.
  private func doer(ofWhat what: Int, before link: Int) -> [Actor]? {
    guard what + 1 < link else { return nil }
    let found = phrase(from: what + 1, limit: link)
    guard !found.actors.isEmpty, found.end < link,
      let deed = (found.end..<link).first(where: { EnglishHeads.doing.contains(units[$0].key) }),
      (found.end..<deed).allSatisfy({ isAuxiliary($0) || isAdverb($0) }),
      !(deed + 1..<link).contains(where: { units[$0].kind == .comma })
    else { return nil }
    return found.actors.filter { !$0.isOwner }
  }

  /// Whether the "is" at `link` says something of the claim at `k`, and is no part of what the claim says.
  private func closesClaim(_ k: Int, _ link: Int) -> Bool {
    guard k + 3 < link, isClaim(k), units[k + 1].key == EnglishReader.thatWord,
      (k + 2..<link).contains(where: { units[$0].isVerb || isAuxiliary($0) })
    else { return false }
    // "the claim that Kyiv said |Russia is| weak"
    let start = isNominal(link - 1) ? coreStart(link - 1) : link
    return !(start > k + 2 && isReport(start - 1))
  }

  /// Whether the predicate at `i` says something of the claim at `k`.
  func isSaidOfClaim(_ i: Int, _ k: Int) -> Bool {
    guard isClaim(k), k + 3 < i,
      let link = (k + 3..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.link) })
    else { return false }
    return closesClaim(k, link)
  }

  /// "|could not have been more| wrong"
  func endsInMore(_ unit: Unit) -> Bool {
    unit.kind == .scope && (endsIn("be more", unit) || endsIn("been more", unit))
  }

  private func isClaim(_ i: Int) -> Bool {
    units[i].kind != .mention && claims.contains(document.text, Int(units[i].span.start), Int(units[i].span.end))
  }

  /// "Orban, |shamefully|, vetoed", "Qatar, |to its credit|, kept": the unit before the comma that opens what ends at `comma`.
  func before(wordsEndingAt comma: Int) -> Int? {
    var k = comma - 1
    while k > 0, comma - k < 6 {
      if units[k].kind == .comma { return k < comma - 1 && isNominal(k - 1) ? k - 1 : nil }
      guard units[k].kind == .scope || units[k].kind == .cue || units[k].kind == .word, !units[k].isVerb,
        !isCoordinator(k),
        units[k].tags.isDisjoint(with: [.relative, .contrast, .subordinator, .determiner])
      else { return nil }
      k -= 1
    }
    return nil
  }

  /// Who does what a noun of acts behind a comma sums up: "|Trump| left the accord, a reckless |decision|". Nil if the head is no such noun.
  func doer(ofAct found: NounPhrase) -> [Actor]? {
    guard found.start > 1, found.coreEnd > found.start, found.start < units.count,
      units[found.start].tags.contains(.determiner) || units[found.start].kind == .cue,
      acts.suffix(of: document.text, at: Int(units[found.coreEnd - 1].span.end)) > 0,
      let verb = previousVerb(found.start - 2)
    else { return nil }
    return subject(of: verb).filter { !$0.isOwner }
  }

  /// The verb or "is" whose subject does what the participle at `v` says: "is |busy| stoking", "|spent| years undermining".
  func spender(before v: Int) -> Int? {
    guard units[v].tags.contains(.progressive), v > 1 else { return nil }
    if units[v - 1].kind != .mention, units[v - 1].key == EnglishHeads.busy { return v - 1 }
    if units[v - 1].kind == .value || EnglishHeads.spans.contains(units[v - 1].key),
      EnglishHeads.spending.contains(units[v - 2].key)
    {
      return v - 2
    }
    return nil
  }

  /// Who has to struggle with what the noun at `at` names, or acts by it: "is |hobbled by| corruption", "served |with| gallantry".
  func beset(by at: Int) -> [Actor] {
    let start = coreStart(top(at))
    guard start > 1, isPreposition(start - 1), units[start - 1].kind == .word else { return [] }
    let before = start - 2
    if besetting.contains(document.text, Int(units[before].span.start), Int(units[before].span.end)) {
      return subject(of: before).filter { !$0.isOwner }
    }
    guard units[start - 1].key == EnglishHeads.withWord, units[at].kind == .cue, !units[at].isVerb,
      at + 1 >= units.count || [.stop, .comma].contains(units[at + 1].kind), units[before].isVerb, !isPassive(before),
      !dealing.contains(document.text, Int(units[before].span.start), Int(units[before].span.end))
    else { return [] }
    return subject(of: before).filter { !$0.isOwner }
  }

  /// Who stands before the phrase at `i`, which is put between commas: "Qatar, |to its credit|, kept".
  func actors(beforeInserted i: Int) -> [Actor]? {
    let end = units.last(ofCueAt: i, cues) + 1
    guard i > 1, units[i - 1].kind == .comma, end < units.count, units[end].kind == .comma, isNominal(i - 2) else {
      return nil
    }
    let found = phrase(endingAt: i - 1).actors
    return found.isEmpty ? nil : found
  }
}

enum EnglishHeads {
  static let reach = 26
  static let busy = WordClasses.key("busy")
  static let spending = Set(["spend", "spends", "spent", "spending"].map(WordClasses.key))
  static let spans = Set(
    ["years", "decades", "months", "weeks", "days", "hours", "time", "energy", "money"].map(WordClasses.key))
  static let withWord = WordClasses.key("with")
  static let doing = Set(["do", "does", "did", "done", "doing"].map(WordClasses.key))
}
