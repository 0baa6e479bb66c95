internal import Lexicons
internal import TextModel

// Judgements that name whom they judge behind them: "as corrupt as T", "no one is more corrupt than T", "the main obstacle is T", "what
// Putin fears is T"; and requests to whoever reads: "Support T!".

extension EnglishReader {
  /// Whether the word says how many of several are meant: one, most, both.
  static func isShare(_ key: UInt64) -> Bool { shareKeys.contains(key) }
  private static let shareKeys = Set(
    ["one", "both", "all", "most", "many", "some", "none", "neither", "each", "either", "two", "three"].map(
      WordClasses.key))

  /// Whom the adjective at `i` is said of by way of comparison: "Few are as reckless |as Trump|", "No one is more corrupt |than Orban|".
  func compared(by i: Int) -> [Actor] {
    var k = i + 1
    // "as corrupt a leader as Orban"
    while k < units.count, k - i < 4, units[k].kind == .word, isNominal(k), !isPreposition(k) { k += 1 }
    guard i > 0, k + 1 < units.count, units[k].kind != .mention else { return [] }
    let isEqual = units[k].key == EnglishReader.asWord && opensWithAs(i)
    let isMost = units[k].key == EnglishReader.thanWord && isNobodys(i)
    guard isEqual || isMost else { return [] }
    return phrase(from: k + 1, limit: units.count).actors.filter { !$0.isOwner }
  }

  private static let asWord = WordClasses.key("as")
  private static let thanWord = WordClasses.key("than")

  private func opensWithAs(_ i: Int) -> Bool { units[i - 1].key == EnglishReader.asWord }

  /// Whether nobody and nothing is what the predicate at `i` says: "No leader is more", "nothing is more".
  private func isNobodys(_ i: Int) -> Bool {
    guard let link = (max(0, i - 4)..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.link) })
    else { return false }
    return isNobody(link) || (max(0, link - 3)..<link).contains { EnglishReader.nothingKeys.contains(units[$0].key) }
  }

  private static let nothingKeys = Set(["nothing", "none", "nobody", "no one", "few", "no"].map(WordClasses.key))

  /// Who is the one that the noun at `i` names: "The main obstacle to peace is |Netanyahu|". Empty if the clause is not of that build.
  func identified(by i: Int) -> [Actor] {
    guard let link = link(behind: i) else { return [] }
    let start = coreStart(i)
    guard start < i || units[i].span.count > 10,
      start == 0 || units[start - 1].kind == .comma || units[start - 1].kind == .stop || isBoundary(start - 1)
        || isCoordinator(start - 1) || units[start - 1].key == EnglishReader.thatWord
        || units[start - 1].tags.contains(.determiner) && units[start - 1].kind == .word
    else { return [] }
    // "Trump's biggest |failure| is Iran": it is his.
    let isOwned =
      (start...i).contains { units[$0].kind == .possessiveMark || units[$0].tags.contains(.possessive) }
    guard !isOwned || isRelative(i) else { return [] }
    let named = phrase(from: link + 1, limit: units.count)
    guard named.coreEnd > link + 1, units[named.coreEnd - 1].kind == .mention,
      named.end == units.count || units[named.end].kind == .stop || units[named.end].kind == .comma
        || units[named.end].kind == .quote
    else { return [] }
    return named.actors.filter { !$0.isOwner }
  }

  /// The "is" behind the noun at `i` and what "of", "to" or "for" add to it; nil if something else follows.
  func link(behind i: Int) -> Int? {
    var k = units.last(ofCueAt: i, cues) + 1
    if k + 1 < units.count, isPreposition(k) || isTo(k), !units[k + 1].isVerb {
      k = phrase(from: k + 1, limit: units.count).end
    }
    while k < units.count, isAdverb(k) { k += 1 }
    guard k + 1 < units.count, units[k].kind == .word, units[k].tags.contains(.be), !units[k].isVerb else { return nil }
    return k
  }

  /// Whether the noun at `i` tells what somebody is to another: a threat, an enemy.
  func isRelative(_ i: Int) -> Bool {
    units[i].tags.contains(.allyNoun)
      || relatives.contains(document.text, Int(units[i].span.start), Int(units[i].span.end))
  }

  /// Whether what somebody is to the owner of the noun at `i`, and not the owner, is judged: "America's most dangerous |enemy| is".
  func isNamedLater(_ i: Int) -> Bool { isRelative(i) && link(behind: i) != nil }

  /// Whom a verb has for its object behind "is": "What Putin fears most is |NATO|".
  func cleftObject(of v: Int) -> NounPhrase? {
    var k = v + 1
    while k < units.count, isAdverb(k) || units[k].key == EnglishReader.mostKey { k += 1 }
    guard k + 1 < units.count, units[k].kind == .word, units[k].tags.contains(.be) else { return nil }
    guard isFreeRelative(v) else { return nil }
    let found = phrase(from: k + 1, limit: units.count)
    return found.actors.isEmpty ? nil : found
  }

  private static let mostKey = WordClasses.key("most")

  /// Whether people without a name are the object of the verb at `i`: "alarmed |its neighbors|".
  func feelsUnnamed(_ i: Int) -> Bool {
    guard units[i].isVerb, !isPassive(i) else { return false }
    let object = object(of: i)
    guard object.coreEnd > object.start, object.actors.allSatisfy({ $0.isPronoun && $0.isOwner }) else { return false }
    let head = units[object.coreEnd - 1]
    return head.kind != .mention && !head.tags.isDisjoint(with: [.personNoun, .allyNoun, .roleNoun])
  }

  /// Whether the verb at `i` says what its object names.
  func utters(_ i: Int) -> Bool { EnglishReader.utteringKeys.contains(units[i].key) }

  private static let utteringKeys = Set(
    [
      "deliver", "delivers", "delivered", "delivering", "offer", "offers", "offered", "offering", "publish",
      "published",
    ]
    .map(WordClasses.key))

  /// Whether the head of a phrase is what somebody says or does to another: "an |indictment| of Trump".
  func isAimed(_ found: NounPhrase) -> Bool {
    guard found.coreEnd > found.start else { return false }
    return readings(units[found.coreEnd - 1]).contains { entry in
      entry.part == .noun && entry.frames.contains { $0.holder != .none && $0.target != .none }
    }
  }

  /// Whether the verb at `i` opens a request, to whoever reads it: "Support Ukraine!", "Never trust Putin".
  func isImperative(_ i: Int) -> Bool {
    let unit = units[i]
    guard unit.kind == .cue,
      unit.tags.contains(.base) || !isPhrasal(i) && unit.tags.isDisjoint(with: .verb),
      parts(unit).isSubset(of: [.verb, .noun]),
      parts(unit).contains(.verb), i + 1 < units.count, units[i + 1].kind == .mention
    else { return false }
    return (0..<i).allSatisfy { k in
      EnglishReader.requestKeys.contains(units[k].key) || units[k].kind == .possessiveMark
        || units[k].kind == .scope && lexicon.scopes[cues[Int(units[k].index)].scope].kind == .negation && !isTo(k)
    }
  }

  private static let requestKeys = Set(["please", "do", "always", "let's", "let", "so"].map(WordClasses.key))
}

extension EnglishBinder {
  /// "The main obstacle to peace is T": who is what the noun says.
  func identified(_ i: Int) -> [Candidate]? {
    guard let (entry, _) = judgement(i), entry.part == .noun || entry.part == .phrase else { return nil }
    let targets = reader.identified(by: i)
    guard !targets.isEmpty else { return nil }
    return [
      Candidate(
        holders: [], targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "~ be T",
        unit: i)
    ]
  }

  /// "as corrupt as T": T is it, too.
  func compared(_ i: Int) -> [Candidate] {
    guard let (entry, _) = judgement(i), entry.part == .adjective else { return [] }
    let targets = reader.compared(by: i)
    guard !targets.isEmpty else { return [] }
    return [
      Candidate(
        holders: [], targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "as ~ as T",
        unit: i, isPresupposed: true)
    ]
  }
}
