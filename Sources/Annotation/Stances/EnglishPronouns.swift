internal import Lexicons
internal import TextModel

// Pronouns of an English sentence: whom they take up, and where they take up nobody.

extension EnglishReader {
  /// Whom the pronoun at `i` takes up; nil if it is none, or takes up nobody with a name.
  func pronoun(_ i: Int) -> Actor? {
    let unit = units[i]
    guard unit.kind == .word, !unit.tags.isDisjoint(with: [.he, .it, .they]), !unit.tags.contains(.we) else {
      return nil
    }
    if isExpletive(i) || isOfThing(i) || isOfSubject(i) || EnglishReader.reflexives.contains(unit.key) { return nil }
    if unit.tags.contains(.possessive), let own = asked(of: i) { return own }
    let isObject = i > 0 && (units[i - 1].isVerb || isPreposition(i - 1))
    guard
      let mention = discourse.resolve(
        unit.tags, key: unit.key, at: unit.span.start, sentence: sentence, isObject: isObject)
    else { return nil }
    if document.mentions[mention].span.start < document.sentences[sentence].span.start, hasOwnNoun(i) { return nil }
    return Actor(mention: mention, isPronoun: true)
  }

  /// Whose "its" is in what somebody is asked to do: "urged |Russia| to end its war", "called on Russia to stop bombing its neighbor".
  private func asked(of i: Int) -> Actor? {
    var verb = i - 1
    while verb > 0, i - verb < 4, !units[verb].isVerb { verb -= 1 }
    var to = verb - 1
    while to > 1, verb - to < 4, units[to].isVerb || isAdverb(to), !isTo(to) { to -= 1 }
    guard to > 1, units[verb].isVerb, units[to].kind == .word, isTo(to), units[to - 1].kind == .mention,
      let asker = (0..<to - 1).last(where: { units[$0].isVerb }),
      units[asker].tags.contains(.asking) || units[asker].tags.contains(.objectControl)
    else { return nil }
    let mention = Int(units[to - 1].index)
    let isPerson = document.mentions[mention].type == .person
    return units[i].tags.contains(.he) == isPerson || units[i].tags.contains(.they)
      ? Actor(mention: mention, isPronoun: true) : nil
  }

  /// Who acts upon himself is no other.
  private static let reflexives = Set(["itself", "himself", "herself", "themselves"].map(WordClasses.key))

  /// Whether "it" takes up a subject that is nobody: "Discrimination affects children; |it| harms us all", "Whereas trade had spread
  /// wealth, |it| spread fear".
  private func isOfThing(_ i: Int) -> Bool {
    guard units[i].tags.contains(.it), !units[i].tags.contains(.they),
      !(0..<i).contains(where: { units[$0].kind == .mention })
    else { return false }
    if let verb = (1..<max(1, i)).first(where: { units[$0].isVerb || isAuxiliary($0) }),
      (verb..<i).contains(where: { units[$0].kind == .comma || units[$0].kind == .stop })
    {
      let subject = phrase(endingAt: verb)
      if subject.coreEnd > subject.start, subject.actors.isEmpty,
        (subject.start..<subject.coreEnd).allSatisfy({ units[$0].tags.isDisjoint(with: [.pronoun, .possessive]) })
      {
        return true
      }
    }
    guard (1..<max(1, i)).contains(where: { units[$0].kind == .stop }) else { return false }
    let first = core(from: 0, limit: i)
    return first.coreEnd > 0 && first.actors.isEmpty
  }

  /// Whether "its" or "their" takes up the subject of its own clause, which is nobody with a name: "|Voters| want |their| country back".
  private func isOfSubject(_ i: Int) -> Bool {
    guard !units[i].tags.contains(.he) else { return false }
    var v = i - 1
    while v > 0, !units[v].isVerb, !isAuxiliary(v) {
      if units[v].kind == .mention || units[v].kind == .stop || units[v].kind == .comma { return false }
      v -= 1
    }
    while v > 0, units[v - 1].isVerb || isAuxiliary(v - 1) || isAdverb(v - 1) { v -= 1 }
    guard v > 0, isNominal(v - 1) else { return false }
    let subject = phrase(endingAt: v)
    guard subject.coreEnd > subject.start, subject.actors.isEmpty,
      (subject.start..<subject.coreEnd).allSatisfy({
        units[$0].kind != .mention && units[$0].tags.isDisjoint(with: [.pronoun, .possessive, .relative])
      })
    else { return false }
    let head = units[subject.coreEnd - 1]
    let isPlural = EnglishReader.plurals.contains(head.key) || endsInS(head)
    return units[i].tags.contains(.they) ? isPlural : !isPlural
  }

  /// Whether the sentence itself names, before the pronoun at `i`, people or things without a name that it may take up: "The Dutch
  /// left. |Cities| must protect |their| nurses".
  private func hasOwnNoun(_ i: Int) -> Bool {
    let tags = units[i].tags
    let verb = (0..<i).first { units[$0].isVerb || isAuxiliary($0) } ?? i
    return (0..<i).contains { k in
      let unit = units[k]
      guard unit.kind == .word, !unit.isVerb, unit.tags.isDisjoint(with: [.possessive, .pronoun, .determiner]) else {
        return false
      }
      let isPlural = EnglishReader.plurals.contains(unit.key) || endsInS(unit)
      let isPerson = !unit.tags.isDisjoint(with: [.personNoun, .roleNoun])
      if tags.contains(.he) { return isPerson && !isPlural }
      if tags.contains(.they) {
        return isPerson || isPlural && unit.tags.isDisjoint(with: [.third, .be, .have, .doing])
      }
      // "The speech in Iraq was short; it"
      return k < verb && k > 0 && units[k - 1].kind == .word && units[k - 1].tags.contains(.determiner)
    }
  }

  private static let plurals = Set(
    ["women", "men", "people", "children", "police", "youth", "media"].map(WordClasses.key))

  private func endsInS(_ unit: Unit) -> Bool {
    let end = Int(unit.span.end)
    return unit.span.count > 2 && document.text[end - 1] == 0x73 && document.text[end - 2] != 0x73
  }
}
