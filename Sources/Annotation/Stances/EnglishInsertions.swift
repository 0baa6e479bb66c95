internal import Lexicons
internal import TextModel

// What stands inside a clause and does not belong to it, and names that stand beside the noun they name: "Erdogan (AKP) is", "Macron — long
// a friend — is", "slammed a newspaper, |Bild|".

extension EnglishReader {
  /// The unit before an insertion in brackets or dashes that ends at unit `i`; nil if none ends there.
  func before(insertionEndingAt i: Int) -> Int? {
    if units[i].kind == .comma { return before(wordsOfSpeechEndingAt: i) ?? before(wordsEndingAt: i) }
    let isBracket = units[i].kind == .closing
    guard isBracket || isDash(i) else { return nil }
    var k = i - 1
    while k > 0, i - k < EnglishReader.insertionReach {
      if isBracket ? units[k].kind == .opening : isDash(k) { return isNominal(k - 1) ? k - 1 : nil }
      if !isBracket, units[k].kind == .stop { return nil }
      k -= 1
    }
    return nil
  }

  /// "|Germany|," Putin said, "is": the unit before the comma and the quotation mark that close the first part of a split quotation.
  private func before(wordsOfSpeechEndingAt comma: Int) -> Int? {
    guard comma + 1 < units.count, units[comma + 1].kind == .quote || units[comma + 1].kind == .opening,
      let mark = (max(0, comma - 9)..<comma).last(where: { units[$0].kind == .quote || units[$0].kind == .closing }),
      mark > 1, (mark + 1..<comma).contains(where: { isReport($0) })
    else { return nil }
    // "Germany", Putin said
    let before = units[mark - 1].kind == .comma ? mark - 2 : mark - 1
    return before >= 0 && isNominal(before) ? before : nil
  }

  private static let insertionReach = 16

  private func isDash(_ i: Int) -> Bool {
    guard units[i].kind == .stop else { return false }
    let first = document.text[Int(units[i].span.start)]
    return first == 0x2014 || first == 0x2013 || first == 0x2D
  }

  /// Whether "still" or "yet" at `i` is an adverb: "Germany |still| supports", "has |yet| to", but not ", still it".
  func isStill(_ i: Int) -> Bool {
    guard i > 0, i + 1 < units.count, units[i + 1].kind != .comma else { return false }
    if units[i].key == EnglishReader.stillKey { return isAuxiliary(i - 1) || isNominal(i - 1) && !isJoinedQuality(i) }
    return units[i].key == EnglishReader.yetKey && isAuxiliary(i - 1)
  }

  private func isJoinedQuality(_ i: Int) -> Bool { parts(units[i - 1]).contains(.adjective) }

  private static let stillKey = WordClasses.key("still")

  /// Whether "himself" at `i` only stresses: "who has |himself| been", "Macron |himself| condemned".
  func isStress(_ i: Int) -> Bool {
    guard units[i].tags.contains(.pronoun), i > 0, i + 1 < units.count,
      EnglishReader.stressKeys.contains(units[i].key)
    else { return false }
    return (isAuxiliary(i - 1) || units[i - 1].kind == .mention) && !units[i - 1].isVerb
      && (isAuxiliary(i + 1) || units[i + 1].tags.contains(.past) || units[i + 1].tags.contains(.third))
  }

  private static let stressKeys = Set(["himself", "herself", "itself", "themselves"].map(WordClasses.key))

  /// The names behind a comma or colon that say whom the object `found` means: "a newspaper, |Bild|,", "two men, |A and B|". Nil if
  /// there are none.
  func names(beside found: NounPhrase) -> NounPhrase? {
    let mark = found.end
    guard found.coreEnd > found.start, mark + 1 < units.count, units[found.coreEnd - 1].kind != .mention,
      units[mark - 1].kind != .mention, isIntroduced(found), units[mark].kind == .comma || isColon(mark)
    else { return nil }
    let named = phrase(from: mark + 1, limit: units.count)
    let after = named.coreEnd
    guard named.coreEnd > mark + 1, units[after - 1].kind == .mention, !named.actors.isEmpty,
      named.actors.allSatisfy({ !$0.isOwner && !$0.isPronoun }),
      after == units.count || units[after].kind == .comma || units[after].kind == .stop || units[after].kind == .closing
        || isPreposition(after) && units[mark].kind == .comma
    else { return nil }
    let head = units[found.coreEnd - 1]
    let ofPersons = head.kind == .word && !head.tags.isDisjoint(with: [.personNoun, .roleNoun, .allyNoun, .definiteHe])
    let arePersons = named.actors.allSatisfy { document.mentions[$0.mention].type == .person }
    return arePersons && !ofPersons && !units[found.start].tags.contains(.possessive) ? nil : named
  }

  /// Whether an article, a number or an owner opens the phrase.
  private func isIntroduced(_ found: NounPhrase) -> Bool {
    let first = units[found.start]
    return first.kind == .value || first.kind == .word && !first.tags.isDisjoint(with: [.determiner, .possessive])
      || (found.start..<found.coreEnd).contains { units[$0].kind == .possessiveMark }
  }

  private func isColon(_ i: Int) -> Bool { units[i].kind == .stop && document.text[Int(units[i].span.start)] == 0x3A }

  /// Who speaks in a text that the phrase names as the object of a verb: "|issued| a statement thanking". Nil if it names none.
  func speaker(in text: NounPhrase) -> Int? {
    guard text.start > 0, text.coreEnd > text.start else { return nil }
    let head = units[text.coreEnd - 1]
    guard head.kind != .mention, head.tags.contains(.documentNoun) else { return nil }
    var verb = text.start - 1
    while verb > 0, isAdverb(verb) { verb -= 1 }
    return units[verb].isVerb && !isPassive(verb) ? verb : nil
  }

  /// Whether the name at `i` is what the deed in a compound is done to: "China-bashing".
  func isInCompound(_ i: Int) -> Bool {
    let end = Int(units[i].span.end)
    guard end < document.text.count, document.text[end] == 0x2D else { return false }
    return document.text[(end + 1)...].prefix { (0x61...0x7A).contains($0) }.suffix(3).elementsEqual("ing".utf16)
  }

  /// Whether who stands behind the verb's preposition is to do what an infinitive says: "called on Russia to", "waited for Macron to".
  static func isAppeal(_ key: UInt64) -> Bool { appeals.contains(key) }
  private static let appeals = Set(
    ["call", "appeal", "plead", "count", "wait", "press", "push", "long", "arrange"].flatMap {
      [$0, $0 + "s", $0 + "ed", $0 + "ing"]
    }.map(WordClasses.key))

  /// Whether a pronoun is the subject of the verb at `v`.
  func hasPronoun(before v: Int) -> Bool {
    var i = v - 1
    while i >= 0, isAuxiliary(i) || isAdverb(i) { i -= 1 }
    return i >= 0 && units[i].kind == .word && units[i].tags.contains(.pronoun)
      && !units[i].tags.isDisjoint(with: [.he, .it, .they])
  }
}
