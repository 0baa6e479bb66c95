internal import Lexicons
internal import TextModel

// Noun phrases of an English sentence: whom a stretch of units names.

extension EnglishReader {
  /// The phrase that begins at `start`, read to the right; at most to `limit`.
  func phrase(from start: Int, limit: Int) -> NounPhrase {
    var phrase = core(from: start, limit: limit)
    var i = phrase.coreEnd
    // "China, Japan and India"
    while !phrase.actors.isEmpty, i + 1 < limit {
      let joint = joint(at: i, after: phrase.start)
      let joins = joint > 0 || isCoordinator(i) || units[i].kind == .comma && isListed(i, limit)
      guard joins else { break }
      var from = i + max(1, joint)
      if units[i].kind == .comma, isCoordinator(from) {
        from += 1
        // "China, and its strategy": a clause begins.
        if from < limit, units[from].kind == .word, !units[from].tags.isDisjoint(with: [.possessive, .he, .it, .they]) {
          break
        }
      }
      guard from < limit, isNominal(from) else { break }
      let next = core(from: from, limit: limit)
      guard !next.actors.isEmpty, next.coreEnd > from else { break }
      // "Obama and his administration": his own are nobody new.
      let isOwn = units[from].kind == .word && units[from].tags.contains(.possessive)
      // "the annexation of Crimea or China's assertiveness": not whom it is done to.
      let isOwners =
        next.actors.allSatisfy(\.isOwner) && (from..<next.coreEnd).contains { units[$0].kind == .possessiveMark }
      if isOwners, phrase.actors.allSatisfy({ !$0.isOwner }) { break }
      if !isOwn { phrase.actors += next.actors.filter { !phrase.actors.contains($0) } }
      i = next.coreEnd
      phrase.coreEnd = i
    }
    if let named = examples(behind: i, of: phrase, limit) {
      phrase.actors = named.actors
      phrase.coreEnd = named.coreEnd
      i = named.coreEnd
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
      } else if !(max(0, phrase.start - 1)..<i).contains(where: { units[$0].key == EnglishReader.betweenWord }) {
        // Not "between companies in Japan and China".
        addListed(to: &next, limit)
      }
      // "supporters of Putin": others.
      let isOthers = phrase.coreEnd > phrase.start && units[phrase.coreEnd - 1].tags.contains(.allyNoun)
      if phrase.actors.isEmpty, !isOthers, !(units[i].key == EnglishReader.ofKey && namesDeed(phrase)),
        units[i].key == EnglishReader.ofKey || EnglishReader.ownerPrepositions.contains(units[i].key)
          || units[i].key == EnglishReader.inKey && holdsPeople(phrase)
      {
        let isSeat = units[i].key == EnglishReader.inKey
        phrase.actors = next.actors.map {
          Actor(
            mention: $0.mention, isOwner: !isSeat, isPronoun: $0.isPronoun, isSeat: isSeat,
            ofRelation: phrase.isRelation)
        }
      }
      i = next.coreEnd
      phrase.end = i
      depth += 1
    }
    return phrase
  }

  /// How many units at `i` join two nouns as "and" does: "as well as", and behind "not only" at `start` "but also". 0 for none.
  private func joint(at i: Int, after start: Int) -> Int {
    if i + 2 < units.count, units[i].key == EnglishReader.asWord, units[i + 1].key == EnglishReader.wellKey,
      units[i + 2].key == EnglishReader.asWord
    {
      return 3
    }
    guard i + 1 < units.count, units[i].key == EnglishReader.butKey, start > 0, units[start - 1].kind == .scope,
      lexicon.scopes[cues[Int(units[start - 1].index)].scope].kind == .pseudo
    else { return 0 }
    return units[i + 1].key == EnglishReader.alsoKey ? 2 : 1
  }

  private static let wellKey = WordClasses.key("well")
  private static let alsoKey = WordClasses.key("also")

  /// "the murder of Khashoggi": whether the noun names what is done to whom "of" names.
  private func namesDeed(_ phrase: NounPhrase) -> Bool {
    guard phrase.coreEnd > phrase.start else { return false }
    let head = units[phrase.coreEnd - 1]
    if head.kind != .mention, head.tags.contains(.doneNoun) { return true }
    return readings(head).contains {
      $0.part == .noun
        && $0.frames.contains {
          $0.target == .preposition && $0.targetWord == EnglishReader.byKey && $0.holder == .none
        }
    }
  }

  /// "African countries |like Ethiopia and Kenya|", "leaders |such as Putin|": who is meant, by name.
  private func examples(behind i: Int, of phrase: NounPhrase, _ limit: Int) -> NounPhrase? {
    // "such" may count as part of the noun phrase.
    let at = isSuch(i - 1) ? i - 1 : i
    guard at > phrase.start, at + 1 < limit, units[at - 1].kind == .word || units[at - 1].kind == .cue,
      phrase.actors.allSatisfy({ $0.isOwner || document.mentions[$0.mention].span.start < units[at - 1].span.start })
    else { return nil }
    var first = at
    if isSuch(at) {
      first = at + 2
    } else if units[at].key == EnglishReader.likeKey, units[at].kind == .word {
      first = at + 1
    }
    guard first > at, first < limit, units[first].kind == .mention else { return nil }
    var named = core(from: first, limit: limit)
    guard named.coreEnd == first + 1, !named.actors.isEmpty else { return nil }
    addListed(to: &named, limit)
    return named
  }

  /// Whether "such as" begins at `i`.
  private func isSuch(_ i: Int) -> Bool {
    i > 0 && i + 1 < units.count && units[i].key == EnglishReader.suchKey && units[i + 1].key == EnglishReader.asWord
  }

  private static let suchKey = WordClasses.key("such")
  private static let asWord = WordClasses.key("as")
  private static let likeKey = WordClasses.key("like")

  /// "the leaders of France|and Germany": names that go on from one behind a preposition.
  private func addListed(to phrase: inout NounPhrase, _ limit: Int) {
    while phrase.coreEnd > phrase.start, units[phrase.coreEnd - 1].kind == .mention, phrase.coreEnd + 1 < limit,
      isCoordinator(phrase.coreEnd), units[phrase.coreEnd + 1].kind == .mention
    {
      let next = core(from: phrase.coreEnd + 1, limit: limit)
      // "of France and Germany's": another phrase.
      guard next.coreEnd == phrase.coreEnd + 2, !next.actors.isEmpty else { return }
      phrase.actors += next.actors.filter { !phrase.actors.contains($0) }
      phrase.coreEnd = next.coreEnd
    }
  }

  private static let ownerPrepositions = Set(["of", "from", "between", "by"].map(WordClasses.key))

  private static let inKey = WordClasses.key("in")
  static let betweenWord = WordClasses.key("between")

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
  func core(from start: Int, limit: Int) -> NounPhrase {
    var i = start
    var owner: Actor?
    var modifier: Actor?
    var head: Actor?
    var others: [Actor] = []
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
        if let head, unit.tags.contains(.they), !unit.tags.contains(.it) {
          others = document.listed(with: head.mention).map { Actor(mention: $0, isPronoun: true) }
        }
        last = i
        i += 1
        break
      }
      // "Putin |rather than| Xi"
      if unit.kind == .scope, last >= 0, units[last].kind == .mention,
        lexicon.scopes[cues[Int(unit.index)].scope].kind == .negation
      {
        break
      }
      // "attacked Ukraine |last year|"
      if head != nil, unit.kind == .value, unit.tags.contains(.adverb), i + 1 >= limit || !isNominal(i + 1) { break }
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
      if unit.kind == .mention, isInCompound(i) {
        // "|China|-bashing is popular"
        head = nil
      } else if unit.kind == .mention {
        let actor = Actor(mention: Int(unit.index))
        if i + 1 < limit, units[i + 1].kind == .possessiveMark {
          owner = Actor(mention: Int(unit.index), isOwner: true)
          head = nil
          modifier = nil
        } else if owner != nil, !StanceFinder.isActor(document.mentions[Int(unit.index)]) {
          // "Saudi Arabia's |war in Yemen|": its own.
          head = nil
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
      if unit.kind == .cue, i > start + 1, i < limit, endsInPreposition(unit) || endsInInfinitive(unit) {
        // "the EU's offer to|Serbia": the preposition is part of the cue, Serbia is not what offers.
        var behind = core(from: i, limit: limit)
        addListed(to: &behind, limit)
        i = max(i, behind.coreEnd)
        break
      }
    }
    var phrase = NounPhrase(start: start, end: i, coreEnd: i)
    guard last >= 0 else { return phrase }
    let final = units[last].tags
    phrase.isRelation = final.contains(.relationNoun) && units[last].kind != .mention
    if head == nil, owner == nil, modifier == nil, start < i, EnglishReader.definiteKeys.contains(units[start].key),
      !final.isDisjoint(with: [.definiteIt, .definiteHe]), units[last].kind == .word, last == start + 1
    {
      // "the government", "the president": the one spoken of.
      let wanted: WordTags = final.contains(.definiteHe) ? .he : .it
      let isOfState = states.contains(document.text, Int(units[last].span.start), Int(units[last].span.end))
      head = discourse.resolve(
        wanted, at: units[last].span.start, sentence: sentence,
        // "the regime": no organisation that was spoken of.
        isExcluded: { isOfState && document.mentions[$0].entity.hasPrefix("org/") }
      ).map { Actor(mention: $0, isPronoun: true) }
    }
    if let head {
      phrase.actors = [head] + others
    } else if let found = owner ?? modifier {
      // "Chinese leaders" act for China; "Chinese neighbors" do not.
      if final.contains(.allyNoun) {
        // "abandoned by their |American allies|": the allies are Americans.
        if let people = modifier, owner?.isPronoun ?? false, document.mentions[people.mention].role == .demonym {
          phrase.actors = [people]
        }
        return phrase
      }
      if final.contains(.definiteHe), let person = officer(of: found, at: last) {
        phrase.actors = [person]
        return phrase
      }
      // "the German author Günter Grass": somebody named whom no table knows.
      if owner == nil, endsInName(behind: found, last) { return phrase }
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

  private static let definiteKeys = Set(["the", "this", "that"].map(WordClasses.key))

  /// Who "the Chinese leader" and "Russia's president" are: the person of that country who was named before.
  func officer(of country: Actor, at last: Int) -> Actor? {
    guard document.mentions[country.mention].entity.hasPrefix("country/") else { return nil }
    let state = Actor(mention: country.mention, isOwner: true)
    let found = discourse.resolve(.he, at: units[last].span.start, sentence: sentence) { person in
      !document.isHome(state, of: Actor(mention: person), lexicon)
    }
    return found.map { Actor(mention: $0, isPronoun: true) }
  }

  /// Whether an actor's name stands before unit `i`.
  func stands(_ actor: Actor, before i: Int) -> Bool {
    document.mentions[actor.mention].span.start < units[i].span.start
  }

  /// Whether the last word of a cue is a preposition or "to": "be right about".
  func endsInPreposition(_ unit: Unit) -> Bool {
    let end = Int(unit.span.end)
    guard let space = document.text[unit.span.range].lastIndex(of: 0x20) else { return false }
    let tags = lexicon.wordClasses.tags(document.text, space + 1, end)
    return tags.contains(.preposition) || document.text[space + 1..<end].elementsEqual("to".utf16)
  }

  /// Whether a cue ends in "to" and one more word: "refusal |to arm|".
  func endsInInfinitive(_ unit: Unit) -> Bool {
    let words = document.text[unit.span.range]
    guard let last = words.lastIndex(of: 0x20), last - 3 > words.startIndex else { return false }
    return words[last - 3..<last].elementsEqual(EnglishReader.infinitiveMark)
  }

  private static let infinitiveMark = Array(" to".utf16)

  /// Whether the phrase ends in a capital behind a small letter, as in running text a name does: "Chinese maker Foo".
  private func endsInName(behind modifier: Actor, _ last: Int) -> Bool {
    guard units[last].kind == .word, isCapital(last) else { return false }
    var k = last - 1
    while k >= 0, units[k].kind == .word, isCapital(k) { k -= 1 }
    return k >= 0 && units[k].kind == .word && units[k].span.start >= document.mentions[modifier.mention].span.end
  }

  private func isCapital(_ i: Int) -> Bool { (0x41...0x5A).contains(document.text[Int(units[i].span.start)]) }

  /// The phrase that ends before `end`, with the prepositional phrases that belong to its head.
  func phrase(endingAt end: Int) -> NounPhrase {
    // "A few months later |he|": a pronoun takes nothing before it.
    if end > 1, units[end - 1].kind == .word, units[end - 2].kind == .value,
      !units[end - 1].tags.isDisjoint(with: [.he, .it, .they]), !units[end - 1].tags.contains(.possessive)
    {
      return core(from: end - 1, limit: end)
    }
    var i = end - 1
    while i >= 0, isNominal(i) || isPreposition(i) && i > 0 || isJoining(i, end) || isSuch(i) {
      // "said |that| he"
      if i + 1 < end, units[i].key == EnglishReader.thatWord, units[i + 1].kind == .word,
        !units[i + 1].tags.isDisjoint(with: [.he, .it, .they])
      {
        break
      }
      i -= 1
    }
    var start = i + 1
    while start < end, isPreposition(start) {
      // A phrase before the subject: "In 2020 Japan".
      let lead = core(from: start + 1, limit: end)
      var next = lead.coreEnd
      // "by |Germany and Poland|"
      if next < end, isJoining(next, end) {
        let list = phrase(from: start + 1, limit: end)
        if list.coreEnd == end { return list }
      }
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

  /// "and" between two nouns of one phrase, or a comma of their list, going left from `end`.
  private func isJoining(_ i: Int, _ end: Int) -> Bool {
    guard i > 0, i + 1 < end else { return false }
    if units[i].kind == .comma, isCoordinator(i + 1) { return isJoining(i + 1, end) }
    let isTitled = units[i + 1].kind == .word && units[i + 1].tags.contains(.roleNoun)
    guard isCoordinator(i) || units[i].kind == .comma && isListed(i, end),
      units[i + 1].kind == .mention || isTitled || !units[i + 1].tags.isDisjoint(with: [.determiner, .possessive])
    else { return false }
    if units[i - 1].kind == .mention { return true }
    // "Japan's foreign minister and South Korea's"
    if units[i + 1].kind == .mention, units[i - 1].kind == .word,
      !units[i - 1].tags.isDisjoint(with: [.roleNoun, .personNoun])
    {
      return true
    }
    // "Spain, Ireland, and Norway", but not "met Macron, and Scholz left".
    return i > 3 && isCoordinator(i) && units[i - 1].kind == .comma && units[i - 2].kind == .mention
      && units[i - 3].kind == .comma && units[i - 4].kind == .mention
  }
}
