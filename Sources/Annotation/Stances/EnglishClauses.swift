internal import Lexicons
internal import TextModel

// Actors that a look past the cue's own clause finds: "the tariffs that H imposed", "under H, T has become", "under pressure from H, T".

extension EnglishReader {
  /// Who did what the noun at `at` names, told by a clause behind it: "the tariffs (that) Trump imposed on".
  func doer(describing at: Int) -> [Actor] {
    var start = at + 1
    guard start < units.count else { return [] }
    if units[start].kind == .word, units[start].tags.contains(.relative), !units[start].tags.contains(.preposition) {
      start += 1
    } else if units[start].kind != .mention {
      return []
    }
    let who = core(from: start, limit: units.count)
    guard who.coreEnd > start, !who.actors.isEmpty else { return [] }
    var verb = who.coreEnd
    while verb < units.count, isAuxiliary(verb) || isAdverb(verb) { verb += 1 }
    guard verb < units.count, units[verb].isVerb, !isPassive(verb), isDeed(verb) else { return [] }
    return who.actors
  }

  /// Whether the verb at `v` says that somebody does or gives what its object names.
  private func isDeed(_ v: Int) -> Bool { !units[v].tags.isDisjoint(with: [.lightVerb, .giving]) }

  /// The doer of a clause that ends in the phrase at the end of a subject: "the tariffs that Trump imposed on Switzerland are".
  func doer(inClauseBefore object: NounPhrase) -> [Actor] {
    var verb = object.start - 1
    if verb > 2, isPreposition(verb), units[verb - 1].isVerb { verb -= 1 }
    guard verb > 2, units[verb].isVerb, !isPassive(verb), isDeed(verb), units[verb].tags.contains(.past) else {
      return []
    }
    var end = verb
    while end > 1, isAuxiliary(end - 1) || isAdverb(end - 1) { end -= 1 }
    guard units[end - 1].kind == .mention else { return [] }
    let who = end - 1
    guard who > 1, units[who - 1].kind == .word, units[who - 1].tags.contains(.relative),
      isNominal(who - 2), units[who - 2].kind != .mention
    else { return [] }
    return [Actor(mention: Int(units[who].index), isOwner: true)]
  }

  /// Under whom something becomes what is said of `subject` at unit `i`: "Under Erdogan, Turkey has become", "less free under
  /// Erdogan".
  func ruler(over subject: [Actor], _ i: Int) -> [Actor] {
    guard subject.contains(where: { $0.mention >= 0 && document.mentions[$0.mention].type == .politicalEntity }) else {
      return []
    }
    for k in 0..<units.count where units[k].key == EnglishReader.underKey && units[k].kind == .word {
      let who = core(from: k + 1, limit: units.count)
      guard who.coreEnd > k + 1, let actor = who.actors.first, actor.mention >= 0,
        document.mentions[actor.mention].type == .person, who.actors.count == 1
      else { continue }
      let end = actor.isOwner ? who.coreEnd : k + 2
      guard who.coreEnd == end else { continue }
      let isFront = k < i && end < units.count && units[end].kind == .comma && isStart(k)
      let isBehind = k > i && k - i < 6 && !(i..<k).contains { units[$0].kind == .comma || isBoundary($0) }
      if isFront || isBehind { return [Actor(mention: actor.mention, isPronoun: actor.isPronoun)] }
    }
    return []
  }

  func isStart(_ k: Int) -> Bool {
    k == 0 || units[k - 1].kind == .stop || isCoordinator(k - 1)
      || units[k - 1].kind == .word && !units[k - 1].tags.isDisjoint(with: [.contrast, .subordinator, .adverb])
  }

  private static let underKey = WordClasses.key("under")

  /// Who is exposed to what the noun at `i` names: "Under pressure from Washington, Seoul …", "Facing threats from China, Japan".
  func pressed(by i: Int) -> [Actor] {
    let start = coreStart(i)
    guard start > 0 else { return [] }
    let opener = units[start - 1]
    guard opener.kind != .mention, EnglishReader.pressureKeys.contains(opener.key) else { return [] }
    guard start == 1 || units[start - 2].kind == .comma || units[start - 2].kind == .stop else { return [] }
    if start > 1, units[start - 2].kind == .comma, start > 2, units[start - 3].kind == .mention {
      // "Seoul, under pressure from Washington, froze"
      return [Actor(mention: Int(units[start - 3].index))]
    }
    guard let comma = (i + 1..<units.count).first(where: { units[$0].kind == .comma || units[$0].kind == .stop }),
      units[comma].kind == .comma, comma - i < 12
    else { return [] }
    return core(from: comma + 1, limit: units.count).actors.filter { !$0.isOwner }
  }

  private static let pressureKeys = Set(
    ["under", "facing", "amid", "despite", "fearing", "confronting", "weathering"].map(WordClasses.key))

  /// Whom a deed is done to that is called right or wrong at `i`, and its sign: "it was wrong to |trust Putin|".
  func advised(behind i: Int) -> (actors: [Actor], sign: Double)? {
    guard i + 2 < units.count, units[i + 1].kind == .word, isTo(i + 1), predicateSubject(of: i)?.isEmpty ?? false else {
      return nil
    }
    var verb = i + 2
    while verb < units.count, isAdverb(verb) { verb += 1 }
    guard verb < units.count, units[verb].isVerb, let sign = deedSign(verb) else { return nil }
    var actors = object(of: verb).actors
    if actors.isEmpty,
      let frame = readings(units[verb]).lazy.flatMap(\.frames).first(where: { $0.target == .preposition })
    {
      // "to rely on China"
      actors = self.actors(behind: frame.targetWord, after: verb)
    }
    actors.removeAll(where: \.isPronoun)
    return actors.isEmpty ? nil : (actors, sign)
  }

  /// Whether who would suffer what the passive verb at `i` says refuses to: "declined to be |bullied|".
  func isRefused(_ i: Int) -> Bool {
    (max(0, i - 3)..<i).contains { k in
      units[k].kind != .mention
        && EnglishReader.refusals.contains { document.text[units[k].span.range].starts(with: $0) }
    }
  }

  private static let refusals = ["declin", "refus"].map { Array($0.utf16) }

  /// Whether the infinitive at `v` goes on from a word that blames its subject: "could have done more |to prevent|".
  func isBehindBlame(_ v: Int) -> Bool {
    guard v > 1, units[v - 1].kind == .word, isTo(v - 1), units[v - 2].kind == .cue else { return false }
    return readings(units[v - 2]).contains { entry in
      entry.value < 0 && entry.frames.contains { $0.holder == .none && $0.target == .subject }
    }
  }

  /// Whether the verb at `i` names what somebody is charged with: "accused Macron of |pandering|".
  func isCharged(_ i: Int) -> Bool {
    guard i > 1, units[i].tags.contains(.progressive) || isPhrasal(i), isPreposition(i - 1) else { return false }
    var k = i - 2
    while k > 0, i - k < 7, isNominal(k), !units[k].isVerb { k -= 1 }
    return units[k].kind != .mention && isCharging(units[k].span)
  }

  /// Whether the first word of a span is a verb of accusing: "accused", "accused of".
  private func isCharging(_ span: TextSpan) -> Bool {
    let end = document.text[span.range].firstIndex(of: 0x20) ?? Int(span.end)
    return EnglishReader.chargingKeys.contains(WordClasses.key(document.text, Int(span.start), end))
  }

  private static let chargingKeys = Set(
    [
      "accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected", "charge", "charges", "charged",
      "convict", "convicted", "acquit", "acquitted",
    ].map(WordClasses.key))

  /// The verb that shares its object with the one at `v`: "sanctioned and bombed Iran", "not only sanctioned but also bombed".
  func sharer(of v: Int) -> Int? {
    var k = v + 1
    var hasJoint = false
    while k < units.count, k - v < 5, !units[k].isVerb {
      let unit = units[k]
      guard
        isCoordinator(k) || unit.tags.contains(.contrast) || isAdverb(k) || unit.kind == .scope && isBoundary(k)
          || unit.kind == .comma
      else { return nil }
      hasJoint = hasJoint || unit.kind != .comma && !isAdverb(k)
      k += 1
    }
    guard hasJoint, k < units.count, k - v < 5, units[k].isVerb,
      !units[k].tags.intersection(units[v].tags).isDisjoint(with: .verb)
    else { return nil }
    return k
  }

  /// Whether a clause with "who" in front of a noun ends before `k`: "The man who invaded Ukraine".
  func isDescribed(before k: Int) -> Bool {
    var i = k - 1
    while i > 0, k - i < 10, units[i].kind != .comma, units[i].kind != .stop {
      if units[i].kind == .word, units[i].tags.contains(.relative), !units[i].tags.contains(.determiner) {
        return units[i - 1].kind == .word
      }
      i -= 1
    }
    return false
  }

  /// The sign of what stands before the verb at `v` as its subject.
  func sign(ofSubjectOf v: Int) -> Double? {
    var k = v - 1
    while k >= 0, isAuxiliary(k) || isAdverb(k) { k -= 1 }
    guard k >= 0, isNominal(k) else { return nil }
    let found = phrase(endingAt: k + 1)
    return sign(of: found)
  }

  /// What speaks for or against what the object of a cue names: the sign of its nouns, or nil if no table has them.
  func sign(of object: NounPhrase) -> Double? {
    var i = object.start
    var end = object.coreEnd
    while i < end {
      let unit = units[i]
      if i == end - 1, end == object.coreEnd, end < units.count, units[end].key == EnglishReader.ofKey {
        // "a wave of innovation", "the spread of extremism"
        let behind = phrase(from: end + 1, limit: units.count)
        if behind.actors.isEmpty, behind.coreEnd > end + 1 { end = behind.coreEnd }
      }
      if unit.kind == .cue, !unit.isVerb,
        let entry = readings(unit).first(where: { $0.part == .noun || $0.part == .adjective })
      {
        return entry.value < 0 ? -1 : 1
      }
      if unit.tags.contains(.bad), unit.kind != .mention { return -1 }
      if unit.tags.contains(.good), unit.kind != .mention { return 1 }
      i += 1
    }
    return nil
  }
}

extension EnglishBinder {
  /// "Under pressure from H, T froze": what the main clause's subject is exposed to.
  func pressure(_ i: Int) -> [Candidate]? {
    guard !reader.units[i].isVerb else { return nil }
    let targets = reader.pressed(by: i)
    guard !targets.isEmpty else { return nil }
    for entry in reader.readings(reader.units[i]) where entry.part == .noun && entry.value < 0 {
      guard
        entry.frames.contains(where: { $0.holder != .none && !$0.takesSign || $0.targetWord == EnglishBinder.fromKey })
      else { continue }
      var holders = reader.actors(behind: EnglishBinder.fromKey, after: i)
      if holders.isEmpty { holders = reader.owner(of: i, isRight: false) }
      holders.removeAll { holder in targets.contains { same($0, holder) } }
      guard !holders.isEmpty else { return nil }
      return [
        Candidate(
          holders: holders, targets: targets, value: entry.value, cue: Int(reader.units[i].index),
          rule: "~ from H, T", unit: i)
      ]
    }
    return nil
  }

  private static let fromKey = WordClasses.key("from")

  /// "H's favorite target is T", "America's closest ally is Britain": the noun and who it is, the other way round.
  func named(_ i: Int) -> [Candidate]? {
    guard reader.units[i].tags.contains(.allyNoun), let (entry, _) = judgement(i), i + 2 < reader.units.count else {
      return nil
    }
    let holders = reader.owner(of: i, isRight: false)
    var link = i + 1
    while link < reader.units.count, reader.isAdverb(link) { link += 1 }
    guard !holders.isEmpty, link + 1 < reader.units.count, reader.units[link].tags.contains(.link),
      reader.units[link].kind != .mention
    else { return nil }
    let found = reader.phrase(from: link + 1, limit: reader.units.count)
    let targets = found.actors.filter { target in !target.isOwner && !holders.contains { same($0, target) } }
    guard !targets.isEmpty else { return nil }
    return [
      Candidate(
        holders: holders, targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index),
        rule: "H's ~ be T", unit: i)
    ]
  }
}
