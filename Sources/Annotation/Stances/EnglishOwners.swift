internal import Lexicons
internal import TextModel

// Whose a noun is, what governs it, and whom an adjective describes.

extension EnglishReader {
  /// Whose the noun at `at` is: "Japan's ~", "its ~", "Chinese ~"; with `isRight` also "~ of Japan", "~ by Japan".
  func owner(of at: Int, isRight: Bool = true) -> [Actor] {
    let start = coreStart(at)
    var i = at - 1
    while i >= start {
      let unit = units[i]
      if unit.kind == .possessiveMark {
        // "the president's ~": what the mark closes.
        if i > 0, units[i - 1].kind == .mention { return [Actor(mention: Int(units[i - 1].index), isOwner: true)] }
        return phrase(endingAt: i).actors.map { Actor(mention: $0.mention, isOwner: true, isPronoun: $0.isPronoun) }
      }
      // "her predecessors' ~": not hers.
      if unit.kind == .word, endsInApostrophe(unit) { return [] }
      if unit.kind == .word, unit.tags.contains(.possessive) {
        return pronoun(i).map { [Actor(mention: $0.mention, isOwner: true, isPronoun: true)] } ?? []
      }
      if unit.kind == .mention {
        var owners = [Actor(mention: Int(unit.index), isOwner: true)]
        // "|US and EU| tariffs"
        if i == start, i > 1, isCoordinator(i - 1), units[i - 2].kind == .mention {
          owners.insert(Actor(mention: Int(units[i - 2].index), isOwner: true), at: 0)
        }
        return owners
      }
      i -= 1
    }
    if start > 0, units[start - 1].kind == .possessiveMark {
      let mark = start - 1
      if mark > 0, units[mark - 1].kind == .mention {
        return [Actor(mention: Int(units[mark - 1].index), isOwner: true)]
      }
      return phrase(endingAt: mark).actors
    }
    guard isRight else { return [] }
    for key in EnglishReader.ownerKeys {
      if at + 1 < units.count, units[at + 1].key == key, isPreposition(at + 1) {
        return phrase(from: at + 2, limit: units.count).actors
      }
    }
    return []
  }

  private func endsInApostrophe(_ unit: Unit) -> Bool {
    let last = document.text[Int(unit.span.end) - 1]
    return last == 0x27 || last == 0x2019
  }

  private static let aboutKeys = Set(["over", "about", "on", "against", "toward", "towards"].map(WordClasses.key))

  private static let ownerKeys = ["of", "by", "from"].map(WordClasses.key)

  /// The verb whose object or complement the noun at `at` is, if no preposition stands between.
  func governor(of at: Int) -> Int? {
    let start = coreStart(at)
    var i = start - 1
    while i >= 0, isAdverb(i) { i -= 1 }
    guard i >= 0, units[i].isVerb || isAuxiliary(i) else { return nil }
    return i
  }

  /// Whether "of" and something of somebody's follow the noun at `at`: "violations |of their rights|".
  func isOfOwned(_ at: Int) -> Bool {
    guard at + 2 < units.count, units[at + 1].key == EnglishReader.ofKey,
      owner(of: at, isRight: false).isEmpty
    else { return false }
    let found = core(from: at + 2, limit: units.count)
    return found.actors.contains(where: \.isOwner)
      && (found.start..<found.coreEnd).contains {
        units[$0].kind == .possessiveMark || units[$0].tags.contains(.possessive)
      }
  }

  /// Whether "of" follows the verb at `at`, at once or behind what it is done to: "approve of", "accuse Iran of".
  func hasOf(behind at: Int) -> Bool {
    let last = units.last(ofCueAt: at, cues)
    var i = last + 1
    while i < units.count, isAdverb(i) { i += 1 }
    if i < units.count, units[i].key == EnglishReader.ofKey { return true }
    let object = core(from: i, limit: units.count)
    return object.coreEnd > i && object.coreEnd < units.count && units[object.coreEnd].key == EnglishReader.ofKey
  }

  /// Whether the adverb at `at` describes an adjective before a noun: "Trump's |aggressively| anti-liberal approach".
  func isInsideNoun(_ at: Int) -> Bool {
    guard at > 0, at + 1 < units.count, !units[at + 1].isVerb, isNominal(at + 1) else { return false }
    let before = units[at - 1]
    return before.kind == .possessiveMark
      || before.kind == .word && !before.tags.isDisjoint(with: [.determiner, .possessive, .preposition])
        && before.tags.isDisjoint(with: [.pronoun, .relative])
  }

  /// Whether "of" and somebody without a name follow the noun at `at`: "the murder |of 191 people|".
  func isOfOthers(_ at: Int) -> Bool {
    guard at + 2 < units.count, units[at + 1].key == EnglishReader.ofKey else { return false }
    let found = core(from: at + 2, limit: units.count)
    return found.coreEnd > found.start && found.actors.isEmpty
  }

  private static let copulas = [" is", " are", " was", " were", " comes from", " come from"].map { Array($0.utf16) }

  /// Whom the adjective at `at` describes: the noun behind it, or its owner.
  func described(by at: Int) -> NounPhrase? {
    guard at + 1 < units.count else { return nil }
    // "|The real culprit is| the European Commission"
    if isPhrasal(at),
      parts(units[at]) == .phrase && endsInPreposition(units[at])
        || EnglishReader.copulas.contains(where: {
          document.text[units[at].span.range].suffix($0.count).elementsEqual($0)
        })
    {
      let named = phrase(from: at + 1, limit: units.count)
      return named.coreEnd > named.start && units[at + 1].kind != .scope ? named : nil
    }
    let start = coreStart(at)
    var found = phrase(from: start, limit: units.count)
    guard found.coreEnd > at + 1 else { return nil }
    // "a gratuitous protest over a visit |of Adenauer|": it is not his protest.
    if !found.actors.isEmpty, found.actors.allSatisfy(\.isOwner), found.coreEnd < units.count,
      isPreposition(found.coreEnd), EnglishReader.aboutKeys.contains(units[found.coreEnd].key),
      found.actors.allSatisfy({ !stands($0, before: found.coreEnd) })
    {
      found.actors = []
    }
    // "their notorious essay": whose it is, whatever it is called.
    if (start..<at).contains(where: { units[$0].kind == .possessiveMark || units[$0].tags.contains(.possessive) }) {
      let owners = owner(of: at, isRight: false)
      if units[found.coreEnd - 1].tags.contains(.definiteHe), units[found.coreEnd - 1].kind == .word {
        // "its brutal leader": he is, not the state.
        found.actors = owners.first.flatMap { officer(of: $0, at: found.coreEnd - 1) }.map { [$0] } ?? []
      } else if !owners.isEmpty {
        found.actors = owners
      }
      return found
    }
    // "the paranoid world of Dostoevsky": what stands behind a preposition is not described, save "the brutal regime of".
    if let actor = found.actors.first, !actor.isPronoun, found.coreEnd < units.count,
      document.mentions[actor.mention].span.start >= units[found.coreEnd].span.start,
      units[found.coreEnd - 1].tags.isDisjoint(with: [.personNoun, .roleNoun])
    {
      found.actors = []
    }
    // Only a name behind the adjective, or an owner, is described.
    if let actor = found.actors.first, !actor.isOwner, !actor.isPronoun,
      document.mentions[actor.mention].span.start < units[at].span.start
    {
      return nil
    }
    return found
  }
}
