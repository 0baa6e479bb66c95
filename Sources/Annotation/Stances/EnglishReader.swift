internal import Lexicons
internal import TextModel

/// Finds subjects, objects, owners and prepositional phrases in an English sentence by walking over its units.
///
/// It is no parser: it knows closed classes, verb forms, and the order of words, and gives up rather than guess.
/// A class, because binders and scopes share it: a copy would count seven references up and down.
final class EnglishReader {
  /// One thread has it, and nobody reads it while verbs are settled.
  @exclusivity(unchecked) private(set) var units: UnitList
  let document: Document
  let sentence: Int
  let discourse: Discourse
  let cues: [FoundCue]
  let lexicon: Lexicon

  init(units: UnitList, document: Document, sentence: Int, discourse: Discourse, cues: [FoundCue], lexicon: Lexicon) {
    self.units = units
    self.document = document
    self.sentence = sentence
    self.discourse = discourse
    self.cues = cues
    self.lexicon = lexicon
  }

  private static let toKey = WordClasses.key("to")
  static let ofKey = WordClasses.key("of")
  static let byKey = WordClasses.key("by")
  private static let thatKey = WordClasses.key("that")
  private static let controlPrepositions = Set(["of", "for", "from", "into", "against"].map(WordClasses.key))

  // MARK: - Classes of units

  func isAuxiliary(_ i: Int) -> Bool {
    let unit = units[i]
    guard unit.kind == .word || unit.kind == .scope else { return false }
    return !unit.tags.isDisjoint(with: [.be, .have, .doing, .modal])
  }

  func isAdverb(_ i: Int) -> Bool {
    let unit = units[i]
    switch unit.kind {
    case .scope:
      switch lexicon.scopes[cues[Int(unit.index)].scope].kind {
      case .negation, .pseudo, .intensifier, .modal, .distance: return !isTo(i)
      default: return false
      }
    case .word: return unit.tags.contains(.adverb) && !unit.tags.contains(.preposition) || endsInLy(unit)
    case .cue: return readings(unit).allSatisfy { $0.part == .adverb }
    // "is now", "last year condemned", but not "in 2014".
    case .value: return unit.tags.contains(.adverb) && (i == 0 || !isPreposition(i - 1))
    default: return false
    }
  }

  private func endsInLy(_ unit: Unit) -> Bool {
    let end = Int(unit.span.end)
    return unit.span.count > 4 && document.text[end - 1] == 0x79 && document.text[end - 2] == 0x6C
      && unit.tags.isDisjoint(with: [.verb, .relationNoun, .allyNoun])
  }

  /// Whether the unit is "to" before a verb, by itself or at the end of "refuse to", "have to".
  func isTo(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.key == EnglishReader.toKey { return true }
    guard unit.kind == .scope || unit.kind == .cue else { return false }
    let end = Int(unit.span.end)
    return unit.span.count > 3 && document.text[end - 1] | 0x20 == 0x6F && document.text[end - 2] | 0x20 == 0x74
      && document.text[end - 3] == 0x20
  }

  func isPreposition(_ i: Int) -> Bool {
    let unit = units[i]
    return (unit.kind == .word || unit.kind == .scope) && unit.tags.contains(.preposition) && !unit.isVerb
  }

  func isCoordinator(_ i: Int) -> Bool { units[i].kind == .word && units[i].tags.contains(.coordinator) }

  /// Whether a clause ends here.
  func isBoundary(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.kind == .stop { return true }
    if unit.kind == .scope {
      switch lexicon.scopes[cues[Int(unit.index)].scope].kind {
      case .contrast, .concession, .condition, .question: return true
      default: return false
      }
    }
    return unit.kind == .word && !unit.tags.isDisjoint(with: [.contrast, .subordinator])
      && !unit.tags.contains(.preposition)
  }

  func readings(_ unit: Unit) -> some Collection<CueEntry> {
    (unit.kind == .cue ? cues[Int(unit.index)].readings : []).lazy.map { [lexicon] in lexicon.cues[Int($0)] }
  }

  /// Whether the unit may stand inside a noun phrase.
  private func isNominal(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.isVerb { return false }
    switch unit.kind {
    case .mention, .value, .possessiveMark, .cue, .quote: return true
    case .word:
      return unit.tags.isDisjoint(with: [
        .relative, .preposition, .coordinator, .contrast, .subordinator, .be, .have, .doing, .modal,
      ]) || unit.tags.contains(.determiner)
    case .scope:
      return !isTo(i) && !isBoundary(i) && !isAuxiliary(i) && !isReport(i)
    default: return false
    }
  }

  func isReport(_ i: Int) -> Bool {
    let unit = units[i]
    guard unit.kind == .scope || unit.kind == .cue else { return false }
    let scope = cues[Int(unit.index)].scope
    return scope >= 0 && lexicon.scopes[scope].kind == .report
  }

  // MARK: - Verbs

  /// Marks the units that are used as verbs.
  func settleVerbs() {
    for i in 0..<units.count where couldBeVerb(i) { units.setVerb(i, isVerb(i)) }
  }

  private func couldBeVerb(_ i: Int) -> Bool {
    let unit = units[i]
    // "US-led": part of a compound.
    if unit.span.start > 0, document.text[Int(unit.span.start) - 1] == 0x2D { return false }
    switch unit.kind {
    case .word: return !unit.tags.isDisjoint(with: .verb) && !unit.tags.contains(.notVerb)
    case .cue:
      let readings = readings(unit)
      if !unit.tags.isDisjoint(with: .verb) { return true }
      return readings.contains { $0.part == .verb }
    case .scope: return isReport(i) && !isTo(i) && !unit.tags.isDisjoint(with: .verb)
    default: return false
    }
  }

  private func isVerb(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.kind == .word, !unit.tags.isDisjoint(with: [.be, .have, .doing, .modal, .preposition, .determiner]) {
      return false
    }
    let readings = readings(unit)
    let onlyVerb = !readings.isEmpty && readings.allSatisfy { $0.part == .verb || $0.part == .phrase }
    let onlyOther = !readings.isEmpty && readings.allSatisfy { $0.part == .noun || $0.part == .adjective }
    let form = unit.tags.intersection(.verb)
    if onlyOther, form.isEmpty { return false }
    var p = i - 1
    while p >= 0, isAdverb(p) { p -= 1 }
    guard p >= 0 else { return form.contains(.progressive) || form.contains(.past) || onlyVerb }
    let previous = units[p]
    if previous.kind == .possessiveMark || previous.tags.contains(.possessive) && previous.kind == .word {
      return false
    }
    if previous.kind == .word, previous.tags.contains(.determiner),
      previous.tags.isDisjoint(with: [.pronoun, .relative])
    {
      return false
    }
    if isTo(p) { return form.contains(.base) || form.contains(.progressive) || onlyVerb }
    if previous.tags.contains(.modal) || previous.tags.contains(.doing), previous.kind != .mention {
      return !form.isDisjoint(with: [.base, .past]) || onlyVerb
    }
    if previous.tags.contains(.be), previous.kind == .word || previous.kind == .scope {
      return form.contains(.progressive) || form.contains(.past) && !onlyOther
    }
    if previous.tags.contains(.have), previous.kind == .word || previous.kind == .scope {
      return form.contains(.past) && !onlyOther
    }
    if isPreposition(p) { return form.contains(.progressive) && !onlyOther }
    if previous.kind == .word, !previous.tags.isDisjoint(with: [.pronoun, .relative]) { return !onlyOther }
    // Behind a noun or a name.
    let ambiguous = unit.tags.contains(.nounOrVerb) || !readings.isEmpty && !onlyVerb
    if form.contains(.past) || form.contains(.progressive) {
      // "rebuilding devastated areas": a participle before its noun.
      let beforeNoun =
        i + 1 < units.count && isNominal(i + 1)
        && units[i + 1].tags.isDisjoint(with: [.determiner, .possessive, .pronoun])
      if beforeNoun, onlyOther || units[p].isVerb && units[i + 1].kind == .word { return false }
      return true
    }
    if previous.kind == .comma || isCoordinator(p) {
      return form.contains(.third) ? !ambiguous || startsObject(i + 1) : !ambiguous && form.contains(.base)
    }
    if ambiguous {
      guard startsObject(i + 1), !isPreposition(i + 1) else { return false }
      return previous.kind == .mention || !units[i + 1].tags.contains(.relative)
        || units[i + 1].tags.contains(.possessive)
    }
    return onlyVerb || !form.isEmpty && previous.kind != .stop
  }

  /// Whether a noun phrase, "that" or "to" begins here: what a verb takes.
  private func startsObject(_ i: Int) -> Bool {
    guard i < units.count else { return false }
    let unit = units[i]
    return unit.kind == .mention || !unit.tags.isDisjoint(with: [.determiner, .possessive, .pronoun, .relative])
      || isTo(i)
  }

  /// Whether the verb is in the passive.
  func isPassive(_ v: Int) -> Bool {
    guard units[v].tags.contains(.past) else { return false }
    var i = v - 1
    while i >= 0, isAdverb(i) { i -= 1 }
    guard i >= 0 else { return false }
    let unit = units[i]
    if unit.kind == .word || unit.kind == .scope, unit.tags.contains(.be) { return true }
    if unit.kind == .word, !unit.tags.isDisjoint(with: [.have, .modal, .doing]) { return false }
    // "sanctions imposed by": a participle behind its noun.
    return v + 1 < units.count && units[v + 1].key == EnglishReader.byKey && units[i].kind != .comma
  }

  func previousVerb(_ from: Int) -> Int? {
    var i = from
    while i >= 0 {
      if units[i].kind == .stop { return nil }
      if units[i].isVerb || isAuxiliary(i) && units[i].tags.contains(.be) { return i }
      i -= 1
    }
    return nil
  }

  // MARK: - Noun phrases

  private func pronoun(_ i: Int) -> Actor? {
    let unit = units[i]
    guard unit.kind == .word, !unit.tags.isDisjoint(with: [.he, .it, .they]), !unit.tags.contains(.we) else {
      return nil
    }
    if isExpletive(i) { return nil }
    guard let mention = discourse.resolve(unit.tags, at: unit.span.start, sentence: sentence) else { return nil }
    return Actor(mention: mention, isPronoun: true)
  }

  /// The phrase that begins at `start`, read to the right; at most to `limit`.
  func phrase(from start: Int, limit: Int) -> NounPhrase {
    var phrase = core(from: start, limit: limit)
    var i = phrase.coreEnd
    // "China, Japan and India"
    while !phrase.actors.isEmpty, i + 1 < limit {
      let joins = isCoordinator(i) || units[i].kind == .comma && isListed(i, limit)
      guard joins else { break }
      var from = i + 1
      if units[i].kind == .comma, isCoordinator(from) { from += 1 }
      guard from < limit, isNominal(from) else { break }
      let next = core(from: from, limit: limit)
      guard !next.actors.isEmpty, next.coreEnd > from else { break }
      phrase.actors += next.actors.filter { !phrase.actors.contains($0) }
      i = next.coreEnd
      phrase.coreEnd = i
    }
    phrase.end = i
    var depth = 0
    while i + 1 < limit, isPreposition(i), depth < 4 {
      var next = core(from: i + 1, limit: limit)
      guard next.coreEnd > i + 1 else { break }
      if units[i].key == EnglishReader.betweenWord, !next.actors.isEmpty, next.coreEnd + 1 < limit,
        isCoordinator(next.coreEnd)
      {
        let other = core(from: next.coreEnd + 1, limit: limit)
        next.actors += other.actors.filter { !next.actors.contains($0) }
        next.coreEnd = max(next.coreEnd, other.coreEnd)
      }
      if phrase.actors.isEmpty,
        units[i].key == EnglishReader.ofKey || EnglishReader.ownerPrepositions.contains(units[i].key)
          || units[i].key == EnglishReader.inKey && holdsPeople(phrase)
      {
        phrase.actors = next.actors.map {
          Actor(mention: $0.mention, isOwner: true, isPronoun: $0.isPronoun, ofRelation: phrase.isRelation)
        }
      }
      i = next.coreEnd
      phrase.end = i
      depth += 1
    }
    return phrase
  }

  private static let ownerPrepositions = Set(["of", "from", "between", "by"].map(WordClasses.key))

  private static let inKey = WordClasses.key("in")
  private static let betweenWord = WordClasses.key("between")

  /// "leaders in Beijing" act for China; "a ceasefire in Lebanon" is not Lebanon's.
  private func holdsPeople(_ phrase: NounPhrase) -> Bool {
    phrase.coreEnd > phrase.start
      && !units[phrase.coreEnd - 1].tags.isDisjoint(with: [.personNoun, .roleNoun, .determiner])
  }

  /// Whether the comma at `i` stands in a list that "and" closes.
  private func isListed(_ i: Int, _ limit: Int) -> Bool {
    var k = i + 1
    var words = 0
    while k < limit, words < 14 {
      if isCoordinator(k) { return true }
      if units[k].kind == .stop || units[k].isVerb || isAuxiliary(k) || isPreposition(k) { return false }
      k += 1
      words += 1
    }
    return false
  }

  /// A phrase without its prepositional phrases.
  private func core(from start: Int, limit: Int) -> NounPhrase {
    var i = start
    var owner: Actor?
    var modifier: Actor?
    var head: Actor?
    var last = -1
    while i < limit, isNominal(i) {
      let unit = units[i]
      if unit.kind == .quote {
        i += 1
        continue
      }
      if unit.kind == .word, unit.tags.contains(.pronoun) {
        if last >= 0 { break }
        head = pronoun(i)
        last = i
        i += 1
        break
      }
      // A new phrase begins: "gave Japan the islands".
      if last >= 0, unit.kind == .word, unit.tags.contains(.determiner), units[last].kind != .scope,
        units[last].kind != .possessiveMark,
        units[last].kind != .word || units[last].tags.isDisjoint(with: [.determiner, .adverb])
      {
        break
      }
      if unit.kind == .word, unit.tags.contains(.possessive) {
        if last >= 0, !units[last].tags.contains(.determiner) { break }
        owner = pronoun(i).map { Actor(mention: $0.mention, isOwner: true, isPronoun: true) }
        modifier = nil
      }
      if unit.kind == .mention {
        let actor = Actor(mention: Int(unit.index))
        if i + 1 < limit, units[i + 1].kind == .possessiveMark {
          owner = Actor(mention: Int(unit.index), isOwner: true)
          head = nil
          modifier = nil
        } else {
          if head != nil, units[last].kind == .mention, document.mentions[Int(unit.index)].type != .person { break }
          modifier = actor
          head = actor
        }
      } else if unit.kind != .possessiveMark {
        head = nil
      }
      last = i
      i += 1
    }
    var phrase = NounPhrase(start: start, end: i, coreEnd: i)
    guard last >= 0 else { return phrase }
    let final = units[last].tags
    phrase.isRelation = final.contains(.relationNoun) && units[last].kind != .mention
    if head == nil, owner == nil, modifier == nil, start < i, units[start].tags.contains(.determiner),
      !final.isDisjoint(with: [.definiteIt, .definiteHe]), units[last].kind == .word, last == start + 1
    {
      // "the government", "the president": the one spoken of.
      let wanted: WordTags = final.contains(.definiteHe) ? .he : .it
      head = discourse.resolve(wanted, at: units[last].span.start, sentence: sentence).map {
        Actor(mention: $0, isPronoun: true)
      }
    }
    if let head {
      phrase.actors = [head]
    } else if let found = owner ?? modifier {
      // "Chinese leaders" act for China; "Chinese neighbors" do not.
      if final.contains(.allyNoun) { return phrase }
      // "the Madrid conference": a place says where.
      if owner == nil, document.mentions[found.mention].type == .location,
        final.isDisjoint(with: [.personNoun, .roleNoun])
      {
        return phrase
      }
      let acts = final.contains(.personNoun) || final.contains(.roleNoun)
      phrase.actors = [
        Actor(mention: found.mention, isOwner: !acts, isPronoun: found.isPronoun, ofRelation: phrase.isRelation)
      ]
    }
    return phrase
  }

  /// The phrase that ends before `end`, with the prepositional phrases that belong to its head.
  func phrase(endingAt end: Int) -> NounPhrase {
    var i = end - 1
    while i >= 0, isNominal(i) || isPreposition(i) && i > 0 || isJoining(i, end) { i -= 1 }
    var start = i + 1
    while start < end, isPreposition(start) {
      // A phrase before the subject: "In 2020 Japan".
      let lead = core(from: start + 1, limit: end)
      var next = lead.coreEnd
      if next >= end {
        next = start + 1
        while next < end,
          units[next].kind != .mention || units[next - 1].kind == .word && units[next - 1].tags.contains(.determiner)
        { next += 1 }
        if next == start + 1 || next >= end {
          next = lead.start
          return core(from: next, limit: end)
        }
      }
      start = next
      if start < end, units[start].kind == .comma { start += 1 }
    }
    return phrase(from: start, limit: end)
  }

  /// "and" between two nouns of one phrase, going left from `end`.
  private func isJoining(_ i: Int, _ end: Int) -> Bool {
    guard i > 0, i + 1 < end, isCoordinator(i) || units[i].kind == .comma && isListed(i, end) else { return false }
    return isNominal(i - 1) && (units[i + 1].kind == .mention || units[i + 1].tags.contains(.determiner))
      && units[i - 1].kind == .mention
  }
}
