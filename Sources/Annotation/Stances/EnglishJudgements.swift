internal import Lexicons
internal import TextModel

// Cues of judgement and feeling whose pattern does not say where their actors stand: complements of "see", predicates, appositions, the
// nearest actors.

extension EnglishBinder {
  /// "T makes H uneasy": what somebody feels about who makes him feel it.
  func felt(_ i: Int) -> [Candidate]? {
    let start = reader.coreStart(i)
    guard start > 0, reader.units[start - 1].tags.contains(.making), reader.units[start - 1].isVerb else { return nil }
    let holders = reader.phrase(from: start, limit: i).actors
    let targets = reader.subject(of: start - 1).filter { target in !holders.contains { same($0, target) } }
    guard !holders.isEmpty, !targets.isEmpty else { return nil }
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard entry.frames.contains(where: { $0.holder == .subject && $0.isPredicate && $0.target == .preposition })
      else { continue }
      return [
        Candidate(
          holders: holders, targets: targets, value: entry.value, cue: Int(reader.units[i].index), rule: "T makes H ~",
          unit: i)
      ]
    }
    return nil
  }

  /// "sided with Putin against Zelensky": the other side of what somebody supports.
  func enemies(_ made: [Candidate], _ i: Int) -> [Candidate] {
    guard reader.units[i].isVerb, let first = made.first, first.value > 0, !first.holders.isEmpty, !first.isUnheld
    else {
      return []
    }
    var k = i + 1
    while k + 1 < reader.units.count, k - i < 10, reader.units[k].key != EnglishBinder.againstKey {
      if reader.units[k].isVerb || reader.units[k].kind == .stop || reader.isBoundary(k) { return [] }
      k += 1
    }
    guard k + 1 < reader.units.count, k - i < 10, k > i + 1, reader.units[k - 1].kind == .mention else { return [] }
    let targets = reader.phrase(from: k + 1, limit: reader.units.count).actors.filter { target in
      !(first.holders + first.targets).contains { same($0, target) }
    }
    guard !targets.isEmpty else { return [] }
    var other = first
    other.targets = targets
    other.value = -0.8 * first.value
    other.rule = "H ~ … against T"
    return [other]
  }

  static let againstKey = WordClasses.key("against")

  /// "worried that Trump will abandon it": who fears a hostile deed is against the doer.
  func feared(_ i: Int) -> [Candidate]? {
    guard i + 2 < reader.units.count, reader.units[i + 1].key == EnglishReader.thatWord else { return nil }
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard entry.value < 0, entry.frames.contains(where: { $0.isPredicate && $0.target == .preposition }) else {
        continue
      }
      let doer = reader.phrase(from: i + 2, limit: reader.units.count)
      let holders = (reader.predicateSubject(of: i) ?? []).filter { holder in
        !doer.actors.contains { same($0, holder) }
      }
      guard !doer.actors.isEmpty, !holders.isEmpty, isHostile(behind: doer.end) else { return nil }
      return [
        Candidate(
          holders: holders, targets: doer.actors, value: entry.value, cue: Int(reader.units[i].index),
          rule: "H be ~ that T", unit: i)
      ]
    }
    return nil
  }

  /// "complained that Iran has turned away his teams": who complains of a deed is against the doer.
  func complained(_ i: Int) -> [Candidate]? {
    guard reader.units[i].isVerb, i + 2 < reader.units.count, reader.units[i + 1].key == EnglishReader.thatWord
    else { return nil }
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard entry.part == .verb, entry.value < 0,
        let frame = entry.frames.first(where: { $0.holder == .subject && $0.target == .preposition })
      else { continue }
      let doer = reader.phrase(from: i + 2, limit: reader.units.count)
      let holders = reader.subject(of: i).filter { holder in !doer.actors.contains { same($0, holder) } }
      guard !doer.actors.isEmpty, !holders.isEmpty, doer.end < reader.units.count,
        reader.units[doer.end].isVerb || reader.isAuxiliary(doer.end), !frame.isPredicate
      else { return nil }
      return [
        Candidate(
          holders: holders, targets: doer.actors, value: entry.value, cue: Int(reader.units[i].index),
          rule: "H ~ that T", unit: i)
      ]
    }
    return nil
  }

  /// Whether the first verb from a unit on is what one does to an enemy.
  private func isHostile(behind start: Int) -> Bool {
    guard let verb = (start..<min(reader.units.count, start + 5)).first(where: { reader.units[$0].isVerb }) else {
      return false
    }
    return reader.readings(reader.units[verb]).contains { entry in
      entry.value < 0 && entry.frames.contains { $0.holder == .subject && $0.target == .object }
    }
  }

  /// "H is T's closest ally": who is somebody's friend or enemy is for or against him.
  func kin(_ i: Int) -> [Candidate]? {
    guard reader.units[i].tags.contains(.allyNoun), let (entry, _) = judgement(i) else { return nil }
    // "Poland, a staunch ally of Ukraine,"
    let apposed = reader.apposed(to: i)
    guard let subject = apposed.isEmpty ? reader.complementSubject(of: i) : apposed else { return nil }
    var owners = reader.owner(of: i)
    if owners.isEmpty, reader.endsInPreposition(reader.units[i]) {
      // "one of the strongest |supporters of| Ukraine"
      owners = reader.phrase(from: i + 1, limit: reader.units.count).actors
    }
    let holders = subject.filter { holder in !owners.contains { same($0, holder) } }
    guard !owners.isEmpty, !holders.isEmpty else { return nil }
    return [
      Candidate(
        holders: holders, targets: owners, value: entry.value * 0.9, cue: Int(reader.units[i].index),
        rule: "H be T's ~", unit: i)
    ]
  }

  /// "H's jailing of T", "the bombing of T by H": a verb that became a noun.
  func gerund(_ i: Int) -> [Candidate]? {
    // "Kim's |deepening ties with| Putin"
    let isWhole =
      reader.isPhrasal(i) && reader.endsInPreposition(reader.units[i]) && i > 0
      && reader.units[i - 1].kind == .possessiveMark
    guard !reader.units[i].isVerb || isWhole, reader.units[i].tags.contains(.progressive), i + 1 < reader.units.count,
      reader.units[i + 1].key == EnglishReader.ofKey || isWhole
    else { return nil }
    for entry in reader.readings(reader.units[i]) where entry.part == .verb {
      guard
        let frame = entry.frames.first(where: {
          $0.holder == .subject && $0.target == .object && !$0.takesSign && !$0.targetsLaw
        })
      else { continue }
      let targets = isWhole ? reader.object(of: i).actors : reader.actors(behind: EnglishReader.ofKey, after: i)
      let holders = possessor(i).filter { holder in
        !targets.contains { same($0, holder) || reader.document.isHome($0, of: holder, lexicon) }
      }
      guard !targets.isEmpty, !holders.isEmpty else { return nil }
      var made = [
        Candidate(
          holders: holders, targets: targets, value: entry.value, cue: Int(reader.units[i].index), rule: "H's ~ of T",
          unit: i, isPresupposed: true)
      ]
      if frame.judgesHolder {
        made.append(
          Candidate(
            holders: [], targets: holders, value: frame.onHolder(entry.value), cue: Int(reader.units[i].index),
            rule: "H's ~ of T",
            unit: i, isPresupposed: true))
      }
      return made
    }
    return nil
  }

  /// The reading of a word of judgement, one that needs no holder.
  func judgement(_ i: Int) -> (entry: CueEntry, frame: CueFrame)? {
    guard !reader.units[i].isVerb else { return nil }
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard entry.part != .verb, entry.part != .adverb else { continue }
      for frame in entry.frames where frame.holder == .none && !frame.isMutual && frame.target != .none {
        return (entry, frame)
      }
    }
    return nil
  }

  /// "H sees T as ~", "T is seen as ~": not what the author says. Nil if the word is no complement of such a verb.
  func regarded(_ i: Int) -> [Candidate]? {
    guard let (entry, _) = judgement(i), let regard = reader.regard(of: i) else { return nil }
    var holders = regard.holders
    holders.removeAll { holder in regard.targets.contains { same($0, holder) } }
    if holders.isEmpty { holders = [Actor(mention: -1)] }
    return [
      Candidate(
        holders: holders, targets: regard.targets, value: entry.value, cue: Int(reader.units[i].index),
        rule: "H sees T as ~", unit: i)
    ]
  }

  /// A word of judgement in what somebody has, pursues or ordered: it judges him.
  func borne(_ i: Int) -> [Candidate]? {
    if let made = reader.made(by: i), made.isRelation || ids(made.actors).count > 1 {
      for reading in reader.cues[Int(reader.units[i].index)].readings {
        let entry = lexicon.cues[Int(reading)]
        guard !reader.units[i].isVerb, let frame = entry.frames.first else { continue }
        if let (_, candidates) = pair(made.actors, entry, frame, i) { return candidates }
      }
    }
    guard let (entry, _) = judgement(i), reader.described(by: i)?.actors.isEmpty ?? true else { return nil }
    if let (actors, sign) = reader.advised(behind: i) {
      return [
        Candidate(
          holders: [], targets: actors, value: sign * (entry.value < 0 ? -1 : 1) * max(abs(entry.value), 0.6),
          cue: Int(reader.units[i].index), rule: "it be ~ to … T", unit: i)
      ]
    }
    if reader.isSuffered(i), entry.frames.contains(where: { $0.holder != .none }) { return nil }
    let readings = [
      (reader.bearer(of: i), "T has ~"), (entry.part == .noun ? reader.beset(by: i) : [], "T … by ~"),
      (reader.agent(after: i), "~ done by T"),
      (entry.part == .noun && reader.deed(judgedAt: i) == nil ? reader.predicateSubject(of: i) ?? [] : [], "T be ~"),
      (reader.apposed(to: i), "T, a ~"), (reader.judged(behind: i), "~ of T to"),
    ]
    for (actors, rule) in readings where !actors.isEmpty {
      return [
        Candidate(
          holders: [], targets: actors, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: rule, unit: i)
      ]
    }
    return nil
  }

  /// Where no pattern finds both its places: the nearest actor before the cue and the nearest behind it, for cues that relate
  /// a holder to a target. Weaker than a pattern.
  func loose(_ i: Int) -> [Candidate]? {
    let isVerb = reader.units[i].isVerb
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard fits(entry, i), abs(entry.value) >= 0.4, entry.part == .verb || entry.part == .noun, !entry.isOfLaws else {
        continue
      }
      guard
        entry.frames.contains(where: {
          $0.holder != .none && $0.holder != .object && !$0.takesSign
            && ($0.target == .object || $0.target == .preposition)
        })
      else { continue }
      // "war criminals": part of a compound.
      if !isVerb, entry.value < 0, i + 1 < reader.units.count,
        reader.units[i + 1].kind == .word || reader.units[i + 1].kind == .cue,
        reader.units[i + 1].tags.isEmpty
      {
        continue
      }
      if !isVerb, let governor = reader.governor(of: i), reader.units[governor].tags.contains(.witnessing) { continue }
      let isPassive = isVerb && reader.isPassive(i)
      if isPassive, reader.isRefused(i) { continue }
      var before = isVerb ? reader.subject(of: i) : possessor(i)
      // "Putin says |they|'ve betrayed": whoever they are.
      if before.isEmpty, isVerb, !isPassive, reader.hasPronoun(before: i) { continue }
      if before.isEmpty { before = reader.nearest(before: i) }
      let object = isVerb && !isPassive ? reader.object(of: i) : nil
      // "wipe out |their crops| in Bolivia", "the murder |of 191 people| in Madrid": it is done to somebody else.
      if let object, object.coreEnd > object.start, object.actors.isEmpty { continue }
      if !isVerb, reader.isOfOthers(i) { continue }
      var after = object?.actors ?? []
      if isPassive { after = reader.actors(behind: EnglishReader.byKey, after: i) }
      if after.isEmpty { after = reader.nearest(after: i) }
      before.removeAll { holder in after.contains { same($0, holder) } }
      guard !before.isEmpty, !after.isEmpty else { continue }
      let (holders, targets) = isPassive ? (after, before) : (before, after)
      return [
        Candidate(
          holders: holders, targets: targets, value: entry.value * 0.7, cue: Int(reader.units[i].index),
          rule: "H … ~ … T", unit: i,
          isLoose: true)
      ]
    }
    return nil
  }

  /// "Italy's debt is |alarming|": of a participle without an object, it alarms whoever looks on.
  func alarming(_ frame: CueFrame, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    guard let targets = reader.alarming(i) else { return nil }
    return (
      2,
      [
        Candidate(
          holders: [], targets: targets, value: entry.value, cue: Int(reader.units[i].index), rule: "T be ~", unit: i)
      ]
    )
  }

  /// "Democracy has been undermined by T": what somebody did to something good or bad.
  func suffered(_ frame: CueFrame, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    let doers = reader.actors(behind: EnglishReader.byKey, after: i)
    guard !doers.isEmpty, let sign = reader.sign(ofSubjectOf: i) else { return nil }
    return (
      1,
      [
        Candidate(
          holders: [], targets: doers, value: entry.value * sign, cue: Int(reader.units[i].index),
          rule: frame.pattern, unit: i)
      ]
    )
  }

  /// "oppose aggression", "undermine trust": the sign of the object counts.
  func signed(_ frame: CueFrame, _ entry: CueEntry, _ i: Int, _ object: NounPhrase) -> (Int, [Candidate])? {
    guard !object.actors.isEmpty, !namesState(object) else { return nil }
    if let relation = relational(object, entry, i) { return relation }
    var holders = reader.isPassive(i) ? reader.actors(behind: EnglishReader.byKey, after: i) : reader.subject(of: i)
    holders.removeAll { holder in
      object.actors.contains { same($0, holder) || reader.document.isHome($0, of: holder, lexicon) }
    }
    guard !holders.isEmpty else { return nil }
    return (
      5,
      [
        Candidate(
          holders: holders, targets: object.actors, value: entry.value, cue: Int(reader.units[i].index),
          rule: frame.pattern, unit: i)
      ]
    )
  }
}
