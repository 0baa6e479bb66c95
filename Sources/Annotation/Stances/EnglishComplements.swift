internal import Lexicons
internal import TextModel

// Places of an actor that need a look at the whole noun phrase: "is T's ally", "T, a liar,", "reckless of T to", "give T aid".

extension EnglishReader {
  /// The subject of the link verb right before the noun phrase that holds the unit `at`: "T is America's loyal ~".
  func complementSubject(of at: Int) -> [Actor]? {
    let start = coreStart(at)
    var link = start - 1
    // "has been |among| Ukraine's staunchest supporters", "is |one of| its closest allies"
    if link > 0, units[link].key == EnglishReader.amongKey {
      link -= 1
    } else if link > 1, units[link].key == EnglishReader.ofKey, units[link - 1].key == EnglishReader.oneKey {
      link -= 2
    }
    while link >= 0, isAdverb(link) { link -= 1 }
    guard link >= 0, units[link].kind != .mention, units[link].tags.contains(.link), !isPreposition(link) else {
      return predicateSubject(of: at)
    }
    return subject(of: link)
  }

  /// Whether the noun phrase that ends before `end` is what somebody makes something of: "made |the world| more dangerous".
  func isMade(endingAt end: Int) -> Bool {
    var k = end - 1
    while k > 0, end - k < 4, units[k].kind == .word, units[k].tags.isDisjoint(with: [.determiner, .possessive]) {
      k -= 1
    }
    guard k > 0, units[k].kind == .word, !units[k].tags.isDisjoint(with: [.determiner, .possessive]) else {
      return false
    }
    return units[k - 1].isVerb && units[k - 1].tags.contains(.making)
  }

  /// Whether "each other" or "one another" begins here.
  func isEachOther(_ i: Int) -> Bool {
    guard i + 1 < units.count else { return false }
    return units[i].key == EnglishReader.eachKey && units[i + 1].key == EnglishReader.otherKey
      || units[i].key == EnglishReader.oneKey && units[i + 1].key == EnglishReader.anotherKey
  }

  /// Whether nobody in particular does what the verb at `v` says: "nobody trusts", "one cannot trust".
  func isNobody(_ v: Int) -> Bool {
    var k = v - 1
    while k >= 0, isAuxiliary(k) || units[k].kind == .word && isAdverb(k) { k -= 1 }
    guard k >= 0 else { return false }
    if units[k].kind == .scope, EnglishReader.nobodyKeys.contains(units[k].key) { return true }
    // "No country |trusts|"
    if k > 0, units[k].kind == .word, isNominal(k), units[k - 1].kind == .scope, units[k - 1].key == EnglishReader.noKey
    {
      return true
    }
    return units[k].kind == .word && EnglishReader.anybodyKeys.contains(units[k].key) && k + 1 < v
      && units[k + 1].tags.contains(.modal)
  }

  /// Whether the writer says of himself what the verb at `v` says: "I support", and "we fear", but not "we invaded".
  func isWriters(_ v: Int) -> Bool {
    var k = v - 1
    while k >= 0, isAuxiliary(k) || isAdverb(k) || units[k].kind == .scope { k -= 1 }
    guard k >= 0, units[k].kind == .word else { return false }
    // "Let us |stand with|"
    if k > 0, units[k].tags.contains(.we), units[k - 1].key == EnglishReader.letKey { return true }
    return units[k].key == EnglishReader.writerKey
      || units[k].tags.contains(.we) && units[k].tags.isDisjoint(with: .possessive)
        && attitudes.prefix(of: document.text, at: Int(units[v].span.start)) > 0
  }

  private static let letKey = WordClasses.key("let")
  private static let writerKey = WordClasses.key("i")

  /// Whether what stands at `i` is what people without a name say of somebody: "critics blame his |mistakes|".
  func isOthersView(_ i: Int) -> Bool {
    var v = coreStart(i) - 1
    while v > 0, i - v < 8, !units[v].isVerb, isPreposition(v) || isNominal(v) { v -= 1 }
    guard v > 0, units[v].isVerb, units[v].kind == .cue, !isPassive(v),
      readings(units[v]).contains(where: { $0.part == .verb && $0.frames.contains { $0.holder == .subject } })
    else { return false }
    var k = v - 1
    while k > 0, isAuxiliary(k) || isAdverb(k) { k -= 1 }
    return k >= 0 && units[k].kind == .word && units[k].tags.contains(.viewer)
      && (k == 0 || units[k - 1].kind != .mention && units[k - 1].kind != .possessiveMark)
  }

  private static let noKey = WordClasses.key("no")
  private static let anybodyKeys = Set(["one", "you", "anyone", "anybody"].map(WordClasses.key))

  static let nobodyKeys = Set(
    [
      "nobody", "no one", "no-one", "who would", "who could", "does anyone", "does anybody", "can anyone",
      "can anybody",
      "would anyone", "could anyone",
    ].map(WordClasses.key))
  static let amongKey = WordClasses.key("among")
  private static let eachKey = WordClasses.key("each")
  private static let otherKey = WordClasses.key("other")
  private static let oneKey = WordClasses.key("one")
  private static let anotherKey = WordClasses.key("another")

  /// The verb against what the verb at `i` says: "rejects attempts to ~", "opposes ~ing". Nil if there is none.
  func opposer(of i: Int) -> Int? {
    var k = i - 1
    while k >= 0, isAdverb(k) { k -= 1 }
    guard k > 0 else { return nil }
    if isTo(k) {
      // "attempts to" may be one unit.
      let noun = units[k].kind == .word ? k - 1 : k
      guard noun > 0, units[noun].kind != .mention, !units[noun].isVerb, !isAuxiliary(noun) else { return nil }
      k = coreStart(noun) - 1
      guard k >= 0 else { return nil }
    } else if !units[i].tags.contains(.progressive) {
      return nil
    } else if isNominal(k), units[k].tags.contains(.documentNoun) {
      // "vetoed a resolution condemning"
      k = coreStart(k) - 1
    }
    while k > 0, units[k].kind == .word, units[k].tags.contains(.determiner) { k -= 1 }
    guard k >= 0, units[k].isVerb, !isPassive(k) else { return nil }
    // "rejected a proposal to": a cue of two parts takes no sign.
    let isWhole = units[k].kind == .cue && cues[Int(units[k].index)].tail != nil
    let opposes = readings(units[k]).contains {
      $0.part == .verb && $0.value < 0 && $0.frames.contains { $0.holder == .subject && ($0.takesSign || isWhole) }
    }
    return opposes ? k : nil
  }

  /// The name that the noun phrase around `at` explains between commas: "T, a corrupt politician, …".
  func apposed(to at: Int) -> [Actor] {
    let start = coreStart(at)
    guard start > 1, start < at || isPhrasal(at), units[start - 1].kind == .comma else { return [] }
    if let doer = doer(ofAct: phrase(from: start, limit: units.count)) { return doer }
    guard start < at, units[start].tags.contains(.determiner), units[start - 2].kind == .mention else { return [] }
    let end = phrase(from: start, limit: units.count).end
    guard end == units.count || units[end].kind == .comma || units[end].kind == .stop else { return [] }
    // "slow growth in China, a collapse in prices, and strikes": a list.
    if end + 1 < units.count, units[end].kind == .comma, isCoordinator(end + 1) { return [] }
    return [Actor(mention: Int(units[start - 2].index))]
  }

  /// Who is judged in "it was reckless of T to ~".
  func judged(behind at: Int) -> [Actor] {
    guard at + 2 < units.count, units[at + 1].key == EnglishReader.ofKey else { return [] }
    let found = phrase(from: at + 2, limit: units.count)
    guard found.end < units.count, isTo(found.end) else { return [] }
    return found.actors.filter { !$0.isOwner }
  }

  /// Who gives what the noun at `at` names, and to whom: "H promised T more ~".
  func given(_ at: Int) -> (holders: [Actor], targets: [Actor])? {
    var start = coreStart(at)
    if start < at, units[start].kind == .mention, start > 0, units[start - 1].tags.contains(.giving) { start += 1 }
    let receiver = phrase(endingAt: start)
    guard receiver.start > 0, receiver.start < start, !receiver.actors.isEmpty, units[receiver.start - 1].isVerb,
      units[receiver.start - 1].tags.contains(.giving), receiver.actors.allSatisfy({ !$0.isOwner })
    else { return nil }
    let verb = receiver.start - 1
    if isPassive(verb) { return nil }
    let holders = subject(of: verb)
    return holders.isEmpty ? nil : (holders, receiver.actors)
  }

  /// Who is in what the noun at `at` names: "T and T are locked in a ~".
  func engaged(in at: Int) -> [Actor]? {
    let start = coreStart(at)
    guard start > 1, units[start - 1].key == EnglishReader.inWord, isPreposition(start - 1) else { return nil }
    guard units[start - 2].isVerb || isAuxiliary(start - 2) else { return nil }
    return subject(of: start - 2)
  }

  private static let inWord = WordClasses.key("in")

  /// The noun phrase before "to" where an infinitive stands between it and what is said of it: "France's decision to recognize
  /// Palestine is", "Koizumi's insistence on visiting Yasukuni has"; nil if none does.
  func nounBeforeInfinitive(_ object: NounPhrase) -> NounPhrase? {
    var verb = object.start - 1
    // "to lend to Argentina"
    if verb > 1, isPreposition(verb) || isTo(verb), units[verb - 1].isVerb { verb -= 1 }
    if verb > 1, units[verb].isVerb, units[verb].tags.contains(.base), units[verb - 1].kind == .scope, isTo(verb - 1),
      units[verb - 2].kind == .possessiveMark || units[verb - 2].tags.contains(.possessive)
    {
      // "Germany's |failure to| arm"
      return phrase(endingAt: verb - 1)
    }
    guard verb > 1, units[verb].isVerb, units[verb - 1].kind == .word,
      units[verb].tags.contains(.base) && isTo(verb - 1)
        || units[verb].tags.contains(.progressive) && isPreposition(verb - 1),
      units[verb - 2].kind == .word || units[verb - 2].kind == .cue, !units[verb - 2].isVerb, !isAdverb(verb - 2),
      !isAuxiliary(verb - 2), !isPreposition(verb - 2)
    else { return nil }
    let noun = phrase(endingAt: verb - 1)
    guard noun.start == 0 || noun.start > 0 && !units[noun.start - 1].isVerb && !isPreposition(noun.start - 1) else {
      return nil
    }
    return noun
  }
}
