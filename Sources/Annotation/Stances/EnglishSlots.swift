internal import Lexicons
internal import TextModel

// Where holder and target stand, seen from a cue.

extension EnglishReader {
  /// The actors that do what the verb at `v` says; for a passive verb what it is done to.
  func subject(of v: Int, depth: Int = 0) -> [Actor] {
    guard depth < 8 else { return [] }
    var i = v - 1
    while i >= 0 {
      if isAuxiliary(i) || isAdverb(i) || units[i].kind == .quote {
        i -= 1
      } else if let before = before(insertionEndingAt: i) {
        i = before
      } else {
        break
      }
    }
    guard i >= 0 else { return mainSubject(after: v) }
    let unit = units[i]
    if isTo(i) { return controller(endingAt: unit.kind == .word ? i : i + 1, depth: depth) }
    if isCoordinator(i) || unit.kind == .word && unit.tags.contains(.contrast)
      || unit.kind == .scope && i + 1 == v && isBoundary(i)
    {
      var k = i - 1
      if k >= 0, units[k].kind == .comma { k -= 1 }
      return previousVerb(k).map { subject(of: $0, depth: depth + 1) } ?? []
    }
    if unit.kind == .comma { return subjectBehindComma(i, v, depth) }
    if unit.kind == .word, unit.tags.contains(.relative), !unit.tags.contains(.preposition) {
      var end = i
      // "the US and Europe, |both of which|"
      if end > 2, units[end - 1].key == EnglishReader.ofKey, EnglishReader.isShare(units[end - 2].key) {
        end -= 2
      }
      if end > 0, units[end - 1].kind == .comma { end -= 1 }
      let antecedent = phrase(endingAt: end)
      // "Turkey is not the only country |that|"
      if antecedent.actors.isEmpty, antecedent.coreEnd > antecedent.start {
        var link = antecedent.start - 1
        while link > 0, units[link].kind == .scope || isAdverb(link) { link -= 1 }
        if link > 0, units[link].kind == .word, units[link].tags.contains(.be) {
          return subject(of: link, depth: depth + 1)
        }
        // "left the accord, |a decision that| was"
        if antecedent.start > 1, units[antecedent.start - 1].kind == .comma, let doer = doer(ofAct: antecedent) {
          return doer
        }
        // "Scholz, |a chancellor who| has"
        if antecedent.start > 1, units[antecedent.start - 1].kind == .comma,
          units[antecedent.start - 2].kind == .mention, units[antecedent.start].tags.contains(.determiner)
        {
          return phrase(endingAt: antecedent.start - 1).actors
        }
        // "wrote an article that condemned"
        if let verb = speaker(in: antecedent) { return subject(of: verb, depth: depth + 1) }
      }
      return antecedent.actors
    }
    if isPreposition(i) {
      let before = phrase(endingAt: i)
      if EnglishReader.isControl(unit.key), before.start > 0, !before.actors.isEmpty,
        units[before.start - 1].isVerb || units[before.start - 1].kind == .scope
      {
        return before.actors
      }
      return previousVerb(i - 1).map { subject(of: $0, depth: depth + 1) } ?? mainSubject(after: v)
    }
    if isBoundary(i), unit.kind != .stop {
      if !units[v].tags.isDisjoint(with: [.progressive, .past]), i + 1 == v {
        return previousVerb(i - 1).map { subject(of: $0, depth: depth + 1) } ?? mainSubject(after: v)
      }
      return []
    }
    if unit.kind == .stop {
      // A participle after a dash goes on with the subject before it.
      return units[v].tags.contains(.progressive) && i > 0
        ? previousVerb(i - 1).map { subject(of: $0, depth: depth + 1) } ?? [] : []
    }
    if unit.isVerb { return subject(of: i, depth: depth + 1) }
    if i + 1 == v, let spender = spender(before: v) { return subject(of: spender, depth: depth + 1) }
    let found = phrase(endingAt: i + 1)
    // "|Sanctioning Russia| has hurt Europe", "|What Trump offers Ukraine| is surrender"
    if found.start > 0, units[found.start - 1].isVerb,
      isFreeRelative(found.start - 1) || !units[v].tags.contains(.progressive) && deed(before: v) != nil
    {
      return []
    }
    if found.actors.isEmpty, i + 1 == v, units[v].tags.contains(.progressive), let verb = speaker(in: found) {
      // "issued a statement |thanking|"
      return subject(of: verb, depth: depth + 1)
    }
    if isAuxiliary(v) || (i + 1..<v).contains(where: isAuxiliary) {
      if let noun = nounBeforeInfinitive(found) { return noun.actors }
      let doer = doer(inClauseBefore: found)
      if !doer.isEmpty { return doer }
    } else if let noun = nounBeforeInfinitive(found), noun.actors.contains(where: { $0.isOwner && !$0.isPronoun }) {
      // "Macron's proposal to send troops to Ukraine angered"
      return noun.actors
    }
    return found.actors
  }

  /// Whether "what" opens the clause of the verb at `v`, with nothing but its subject between.
  func isFreeRelative(_ v: Int) -> Bool {
    var k = v - 1
    while k > 0, isAuxiliary(k) || isAdverb(k) || isNominal(k) && units[k].key != EnglishReader.whatKey { k -= 1 }
    return k >= 0 && units[k].key == EnglishReader.whatKey
  }

  static func isControl(_ key: UInt64) -> Bool { controlKeys.contains(key) }
  private static let controlKeys = Set(["of", "for", "from", "into", "against"].map(WordClasses.key))

  /// ", urging" and ", condemned": the subject of the verb before, or what an insertion between commas interrupts.
  private func subjectBehindComma(_ comma: Int, _ v: Int, _ depth: Int) -> [Actor] {
    if units[v].tags.contains(.progressive), !units[v].tags.contains(.past),
      !(comma + 1..<v).contains(where: isAuxiliary)
    {
      return previousVerb(comma - 1).map { subject(of: $0, depth: depth + 1) } ?? mainSubject(after: v)
    }
    var k = comma - 1
    while k > 0, units[k].kind != .comma, units[k].kind != .stop { k -= 1 }
    if k > 0, units[k].kind == .comma, k + 1 < comma {
      let first = units[k + 1]
      let inserts =
        !first.tags.isDisjoint(with: [.relative, .determiner, .roleNoun, .preposition, .progressive, .past, .adverb])
        || first.kind == .mention || first.kind == .scope || first.kind == .value
      if inserts, !units[k - 1].isVerb {
        let main = phrase(endingAt: k).actors
        // "Japan's president, Xi, has": the insertion names who the phrase is about.
        let named = phrase(from: k + 1, limit: comma)
        if named.end == comma, !named.actors.isEmpty, units[k - 1].kind == .word || isDescribed(before: k),
          named.actors.allSatisfy({ !$0.isOwner && !$0.isPronoun && document.mentions[$0.mention].type == .person })
        {
          return named.actors
        }
        // "Beck, a Mormon, has endorsed"
        return main.isEmpty && first.tags.contains(.determiner) ? phrase(from: k + 1, limit: comma).actors : main
      }
    }
    return previousVerb(comma - 1).map { subject(of: $0, depth: depth + 1) } ?? mainSubject(after: v)
  }

  /// Who would do what an infinitive says; `end` is where the "to" begins, or behind "refuse to".
  private func controller(endingAt end: Int, depth: Int) -> [Actor] {
    var i = end - 1
    while i >= 0, isAdverb(i) && !isTo(i) || units[i].kind == .quote { i -= 1 }
    guard i >= 0 else { return mainSubject(after: end) }
    let unit = units[i]
    if unit.isVerb || isAuxiliary(i) || unit.kind == .scope { return subject(of: i, depth: depth + 1) }
    if unit.kind == .comma || unit.kind == .stop || isCoordinator(i) {
      return previousVerb(i - 1).map { subject(of: $0, depth: depth + 1) } ?? mainSubject(after: end)
    }
    // "easy |for political leaders| to ignore"
    let start = coreStart(i)
    if start > 0, units[start - 1].key == EnglishReader.forKey, core(from: start, limit: i + 1).actors.isEmpty {
      return []
    }
    let object = phrase(endingAt: i + 1)
    guard object.start > 0 else { return object.actors }
    let before = object.start - 1
    if units[before].isVerb || isAuxiliary(before) {
      if !object.actors.isEmpty,
        object.actors.contains(where: { $0.isOwner }) || units[before].tags.contains(.objectControl)
      {
        return object.actors
      }
      // "allowed a private press to flourish"
      if object.actors.isEmpty, object.coreEnd > object.start, units[before].tags.contains(.objectControl) { return [] }
      return subject(of: before, depth: depth + 1)
    }
    // "flew to Beijing to warn Xi"
    if isPreposition(before) || isTo(before), before > 0, units[before - 1].isVerb {
      if EnglishReader.isAppeal(units[before - 1].key) { return object.actors }
      return subject(of: before - 1, depth: depth + 1)
    }
    if !object.actors.isEmpty { return object.actors }
    return previousVerb(before).map { subject(of: $0, depth: depth + 1) } ?? []
  }

  /// Who wants done what the infinitive at `v` says: "urged NATO to arm". Nil if nobody asks for it.
  func wisher(of v: Int) -> [Actor]? {
    var i = v - 1
    while i >= 0, isAdverb(i), !isTo(i) { i -= 1 }
    guard i > 1, units[i].kind == .word, isTo(i) else { return nil }
    let object = phrase(endingAt: i)
    guard object.start > 0, object.coreEnd > object.start else { return nil }
    let verb = object.start - 1
    guard units[verb].kind != .mention, units[verb].tags.contains(.asking), !isPassive(verb) else { return nil }
    return subject(of: verb)
  }

  /// "Having lost, Japan …": the subject of the clause behind the first comma.
  private func mainSubject(after v: Int) -> [Actor] {
    var i = v + 1
    while i + 1 < units.count {
      if units[i].kind == .stop { return [] }
      if units[i].kind == .comma {
        let found = phrase(from: i + 1, limit: units.count)
        var next = found.end
        while next < units.count, isAdverb(next) { next += 1 }
        if !found.actors.isEmpty, next < units.count,
          units[next].isVerb || isAuxiliary(next)
            || units[next].kind == .scope && !units[next].tags.isDisjoint(with: .verb)
        {
          return found.actors
        }
      }
      i += 1
    }
    return []
  }

  /// The object of the verb at `v`, read to the right.
  func object(of v: Int) -> NounPhrase {
    var i = v + 1
    while i < units.count, isAdverb(i) && !isPreposition(i) || units[i].kind == .quote { i += 1 }
    var found = phrase(from: i, limit: units.count)
    if found.coreEnd == found.start {
      if let antecedent = antecedent(of: v) ?? cleftObject(of: v) { return antecedent }
      if let other = sharer(of: v) { return object(of: other) }
    }
    if let named = names(beside: found),
      found.actors.isEmpty || named.actors.allSatisfy({ document.mentions[$0.mention].type == .person })
    {
      return named
    }
    if found.actors.isEmpty, found.coreEnd > found.start, found.end < units.count || found.end > found.coreEnd {
      // "sell weapons to Japan", "suspend flows to Ukraine": whom the object goes to.
      var k = found.coreEnd
      while k + 1 < units.count, k < found.end + 1 {
        if isPreposition(k) || units[k].key == EnglishReader.toWord, EnglishReader.goalKeys.contains(units[k].key),
          !units[k + 1].isVerb
        {
          let goal = phrase(from: k + 1, limit: units.count)
          if !goal.actors.isEmpty {
            found.actors = goal.actors.map { Actor(mention: $0.mention, isOwner: true, isPronoun: $0.isPronoun) }
            found.end = goal.end
            break
          }
        }
        k += 1
      }
    }
    return found
  }

  /// "China, which the world should welcome", "the Democrats whom Trump has attacked": what a clause without an object describes.
  private func antecedent(of v: Int) -> NounPhrase? {
    var i = v - 1
    while i >= 0, isAuxiliary(i) || isAdverb(i) || units[i].kind == .quote { i -= 1 }
    guard i > 1, isNominal(i), !isPassive(v) else { return nil }
    let start = phrase(endingAt: i + 1).start
    guard start > 1, units[start - 1].kind == .word, units[start - 1].tags.contains(.relative),
      units[start - 1].key != EnglishReader.whoseKey
    else { return nil }
    let end = units[start - 2].kind == .comma ? start - 2 : start - 1
    guard end > 0, units[end - 1].kind == .mention else { return nil }
    let found = phrase(endingAt: end)
    return found.actors.isEmpty ? nil : found
  }

  private static let whoseKey = WordClasses.key("whose")

  static let toWord = WordClasses.key("to")
  private static let goalKeys = Set(
    ["to", "on", "against", "toward", "towards", "with", "for", "over", "at"].map(WordClasses.key))

  /// The actors behind the preposition `key` after the cue at `at`, within its clause.
  func actors(behind key: UInt64, after at: Int) -> [Actor] {
    let inside = actors(behind: key, from: at)
    let last = units.last(ofCueAt: at, cues)
    return inside.isEmpty && last > at ? actors(behind: key, from: last) : inside
  }

  private func actors(behind key: UInt64, from at: Int) -> [Actor] {
    var i = at + 1
    var steps = 0
    var other: Int?
    while i < units.count, steps < 14 {
      let unit = units[i]
      if unit.kind == .stop || isBoundary(i) || isAuxiliary(i)
        || unit.kind == .word && unit.tags.contains(.relative) && i > at + 1
      {
        return []
      }
      if unit.isVerb, i > at + 1, !unit.tags.contains(.progressive) && !unit.tags.contains(.past) { return [] }
      if unit.key != key, isPreposition(i) { other = i }
      // "weakness |in the face of| Russia" is not Russia's, but "fear among Poles of Russia".
      if key == EnglishReader.ofKey, unit.key == key, let other,
        !(other..<i).contains(where: { units[$0].kind == .mention })
      {
        return []
      }
      if unit.key == key, isPreposition(i) || isTo(i), i + 1 < units.count, !units[i + 1].isVerb {
        return phrase(from: i + 1, limit: units.count).actors
      }
      i += 1
      steps += 1
    }
    return []
  }

  /// The nearest actor before unit `i` within the clause.
  func nearest(before i: Int) -> [Actor] {
    var k = i - 1
    while k >= 0, i - k < 12 {
      let unit = units[k]
      if unit.kind == .stop || isBoundary(k) { return [] }
      if unit.kind == .mention, StanceFinder.isActor(document.mentions[Int(unit.index)]) {
        // "supporters of Netanyahu": not he.
        // "Macron's critics": nor is it he.
        let isOthers =
          k > 1 && units[k - 1].key == EnglishReader.ofKey && units[k - 2].tags.contains(.allyNoun)
          || k + 2 < units.count && units[k + 1].kind == .possessiveMark && units[k + 2].tags.contains(.allyNoun)
        return isOthers ? [] : [Actor(mention: Int(unit.index))]
      }
      k -= 1
    }
    return []
  }

  /// The nearest actor behind unit `i` within the clause.
  func nearest(after i: Int) -> [Actor] {
    var k = i + 1
    while k < units.count, k - i < 9 {
      let unit = units[k]
      if unit.kind == .stop || unit.kind == .comma || isBoundary(k) { return [] }
      // "punish any company that moves jobs to China": who is meant stands before "that".
      if unit.kind == .word, unit.tags.contains(.relative), k > i + 1 { return [] }
      if unit.kind == .mention, StanceFinder.isActor(document.mentions[Int(unit.index)]) {
        // "the wars in the Middle East": where they are.
        let isScene = document.mentions[Int(unit.index)].type == .location && isBehindPlace(k)
        return isScene ? [] : [Actor(mention: Int(unit.index))]
      }
      k += 1
    }
    return []
  }

  /// Whether "in" or the like stands before the name at `k`.
  private func isBehindPlace(_ k: Int) -> Bool {
    let start = coreStart(k)
    return start > 0 && EnglishReader.sceneKeys.contains(units[start - 1].key)
  }

  /// Whether "that", or a subject with its verb, begins at unit `i`: what a report verb opens.
  func opensReport(_ i: Int) -> Bool {
    guard i < units.count else { return false }
    if units[i].tags.contains(.relative), units[i].tags.contains(.determiner) { return true }
    let found = phrase(from: i, limit: units.count)
    guard found.coreEnd > i, found.end < units.count else { return false }
    return units[found.end].isVerb || isAuxiliary(found.end)
  }

  /// Whether the verb at `i` tells somebody what "that" opens: "told Lavrov that".
  func tells(_ i: Int) -> Bool {
    let told = phrase(from: i + 1, limit: units.count)
    return !told.actors.isEmpty && told.end < units.count && units[told.end].tags.contains(.relative)
      && units[told.end].tags.contains(.determiner)
  }

  /// The start of the noun phrase core that holds the unit `at`.
  func coreStart(_ at: Int) -> Int {
    var i = at - 1
    while i >= 0 {
      let unit = units[i]
      if joinsQualities(i) {
        i -= 1
        continue
      }
      if unit.isVerb || unit.kind == .comma || unit.kind == .stop { break }
      if unit.kind == .word,
        !unit.tags.isDisjoint(with: [
          .relative, .preposition, .coordinator, .contrast, .subordinator, .be, .have, .doing, .modal, .pronoun,
        ]), !unit.tags.contains(.determiner)
      {
        break
      }
      if unit.kind == .scope, isTo(i) || isBoundary(i) || isReport(i) || isAuxiliary(i) { break }
      // "made China more repressive": no phrase begins.
      let isDegree =
        i + 1 == at && i > 0 && EnglishReader.degreeKeys.contains(unit.key)
        && (units[i - 1].kind == .mention || isMade(endingAt: i))
      if unit.kind == .word, unit.tags.contains(.determiner), unit.tags.isDisjoint(with: [.relative, .pronoun]),
        !isDegree
      {
        return i
      }
      i -= 1
    }
    return i + 1
  }

  private static let degreeKeys = Set(["more", "less", "most", "far", "much"].map(WordClasses.key))
}
