internal import Lexicons
internal import TextModel

/// Fits the patterns of an English cue to its clause.
struct EnglishBinder {
  let reader: EnglishReader
  var lexicon: Lexicon { reader.lexicon }

  init(reader: EnglishReader) { self.reader = reader }

  /// The stances that the cue at unit `i` makes; the best pattern decides.
  func bind(_ i: Int) -> [Candidate] {
    let unit = reader.units[i]
    if reader.holdsBlame(i) || reader.isSpoilt(i) || reader.judgesNamedDeed(i) { return [] }
    if let held = judgedNoun(i) ?? regarded(i) ?? kin(i) ?? named(i) ?? pressure(i) ?? gerund(i) ?? identified(i) {
      return held
    }
    var best: (score: Int, candidates: [Candidate], reading: Int32)?
    for reading in reader.cues[Int(unit.index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard fits(entry, i) else { continue }
      for frame in entry.frames {
        guard let (fit, made) = bind(frame, entry, i), !made.isEmpty, frame.takes(made, in: reader.document) else {
          continue
        }
        if frame.holder == .none, frame.target == .attribute || frame.target == .possessive, reader.isOthersView(i) {
          return []
        }
        // Two sides that are one, or an unknown one, give way to what else the row sees.
        let score = made.first?.isUnheld ?? false ? fit - Candidate.unheld : fit
        if best.map({ score > $0.score }) ?? true { best = (score, made, reading) }
      }
    }
    if let best, !(best.candidates.first?.isUnheld ?? false) {
      return opposed(best.candidates, i) + enemies(best.candidates, i) + compared(i)
    }
    let other = compared(i)
    if !other.isEmpty { return other }
    if let feared = feared(i) ?? complained(i) { return feared }
    return felt(i) ?? borne(i) ?? loose(i) ?? best?.candidates ?? []
  }

  /// "rejects all attempts to isolate T", "opposes isolating T": who opposes a deed is on the other side.
  private func opposed(_ made: [Candidate], _ i: Int) -> [Candidate] {
    guard reader.units[i].isVerb, let verb = reader.opposer(of: i) else { return made }
    return made.filter { !$0.holders.isEmpty }.map { $0.opposed(by: Int(reader.units[verb].index)) }
  }

  /// Whether the row's part of speech is that of the word here.
  func fits(_ entry: CueEntry, _ i: Int) -> Bool {
    switch entry.part {
    case .verb: return reader.units[i].isVerb
    case .noun: return !reader.units[i].isVerb
    case .adjective:
      return !reader.units[i].isVerb || reader.units[i].tags.contains(.past) && reader.isPassive(i)
    case .adverb, .phrase: return true
    }
  }

  private func bind(_ frame: CueFrame, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    var score = 0
    var value = entry.value
    var targets: [Actor] = []
    var holders: [Actor] = []
    if frame.isMutual { return mutual(entry, frame, i) }
    let isVerb = reader.units[i].isVerb
    let isPassive = isVerb && reader.isPassive(i)
    let isNominal = entry.part == .noun || entry.part == .phrase && !isVerb

    // The target.
    switch frame.target {
    case .none: return nil
    case .object:
      if isPassive {
        // "declined to be bullied by China": it has not been.
        if reader.isRefused(i) { return nil }
        targets = reader.subject(of: i)
      } else {
        let object = reader.object(of: i)
        targets = object.actors
        if frame.holder == .subject, reader.isEachOther(object.start) {
          // "accused each other"
          return pair(reader.subject(of: i), entry, frame, i)
        }
        if frame.holder == .subject, let pronoun = targets.first, pronoun.isPronoun {
          let doers = reader.subject(of: i)
          // "neglects its railways": its own.
          if pronoun.isOwner, !doers.isEmpty {
            // "must protect its journalists": nobody is for himself.
            if !frame.judgesHolder { return nil }
            targets = doers
          }
          if !pronoun.isOwner, doers.contains(where: { same($0, pronoun) }) {
            targets = reader.other(at: object.start, than: doers)
          }
        }
        // "encouraged Japan to tighten": no favor.
        if value > 0, reader.units[i].tags.contains(.asking), reader.cues[Int(reader.units[i].index)].tail == nil,
          object.end < reader.units.count, reader.isTo(object.end)
        {
          return nil
        }
        if frame.takesSign {
          guard let made = signed(frame, entry, i, object) else { return nil }
          return made
        }
        if let relation = relational(object, entry, i) { return relation }
      }
      score += 3
    case .preposition:
      // "approve spending, agree to … of the Senate": a verb's "of" stands beside it.
      if isVerb, frame.targetWord == EnglishReader.ofKey, reader.cues[Int(reader.units[i].index)].tail == nil,
        !reader.hasOf(behind: i)
      {
        return nil
      }
      // "blamed Iran for attacks on", but "blamed his fall on"
      if isVerb, entry.frames.contains(where: { $0.holder == .subject && $0.target == .object && !$0.takesSign }),
        reader.object(of: i).actors.contains(where: { !$0.isOwner })
      {
        return nil
      }
      targets = reader.actors(behind: frame.targetWord, after: i)
      if targets.isEmpty, entry.part == .noun, let given = reader.given(i) {
        // "promised Ukraine more aid"
        targets = given.targets
        holders = given.holders
      }
      score += 4
    case .possessive:
      // "the persecution of Ukrainians": a deed that is done by somebody is done to them.
      let isDeed = entry.frames.contains { $0.target == .preposition && $0.targetWord == EnglishReader.byKey }
      targets = reader.owner(of: i, isRight: !isDeed)
      // "violations of T's rights": not T's.
      if value < 0, reader.isOfOwned(i) { return nil }
      if reader.isSuffered(i), entry.frames.contains(where: { $0.holder != .none }) { return nil }
      // "undermines America's credibility": the verb has the say.
      if value > 0, reader.isHarmed(i) { return nil }
      if targets.isEmpty, let governor = reader.governor(of: i),
        reader.units[governor].tags.contains(.lightVerb) || reader.units[governor].tags.contains(.have)
      {
        targets = reader.subject(of: governor)
      }
      score += 2
    case .attribute:
      guard let described = reader.described(by: i) else { return nil }
      targets = described.actors
      // "should not give in to fatigue": who stands in front of a verb is not what it describes.
      if isVerb || entry.part == .verb || entry.part == .phrase {
        targets.removeAll { $0.mention >= 0 && !$0.isPronoun && reader.stands($0, before: i) }
      }
      if described.coreEnd > i + 1, reader.isNamedLater(described.coreEnd - 1) { return nil }
      if described.coreEnd > i + 1, reader.units[described.coreEnd - 1].tags.contains(.allyNoun),
        let subject = reader.complementSubject(of: i), !subject.isEmpty
      {
        // "Britain is America's most loyal ally": Britain is.
        targets = subject
      }
      if described.isRelation { return pair(targets, entry, frame, i) }
      // "wastes its most valuable assets": the verb has the say.
      if value > 0, reader.isHarmed(i) { return nil }
      // "efficient Japanese imports": praise of a thing.
      if value > 0, !targets.isEmpty,
        targets.allSatisfy({
          $0.isOwner && !$0.isPronoun && reader.document.mentions[$0.mention].role == .demonym
        }),
        reader.units[described.coreEnd - 1].kind != .mention,
        !(described.start..<described.coreEnd).contains(where: { reader.units[$0].kind == .possessiveMark })
      {
        return nil
      }
      // "great rival", "resolute opposition": it makes the noun stronger, and praises nobody.
      let noun = reader.units[described.coreEnd - 1]
      if value > 0, described.coreEnd - 1 > i,
        reader.readings(noun).contains(where: { $0.part == .noun && $0.value < 0 })
      {
        return nil
      }
      score += 2
    case .subject:
      if frame.holder == .object {
        if let alarming = alarming(frame, entry, i) { return alarming }
        score += 1
        break
      }
      if frame.takesSign, isPassive { return suffered(frame, entry, i) }
      if frame.takesSign {
        let object = reader.object(of: i)
        guard object.coreEnd > object.start else { return nil }
        // "ensure that AIDS is fought": not what stands first behind "that".
        if i + 1 < reader.units.count, reader.units[i + 1].key == EnglishReader.thatWord,
          reader.opensReport(i + 2)
        {
          return nil
        }
        let sign = reader.sign(of: object)
        // To help something nobody knows the worth of says nothing.
        if sign == nil, value > 0 || frame.needsSign { return nil }
        // "delivered an indictment of Trump": what is said there is said of him.
        if value > 0, sign == -1, reader.utters(i), reader.isAimed(object) { return nil }
        value *= sign ?? 1
      }
      // "Hu succeeded Jiang": with an object it is another word; several words ("failed to stop") are the same.
      if isVerb, !isPassive, frame.holder == .none, !frame.takesSign, !reader.isPhrasal(i), i + 1 < reader.units.count,
        reader.cues[Int(reader.units[i].index)].tail == nil,
        reader.units[i + 1].kind == .mention, !reader.endsInPreposition(reader.units[i]),
        // "exacerbates America's debt problem"
        reader.object(of: i).actors.contains(where: { !$0.isOwner })
      {
        return nil
      }
      // "Greece was treated unfairly": whom it is done to is not judged, who does it is.
      if entry.part == .adverb, frame.holder == .none,
        i > 0 && reader.isPassive(i - 1) || i + 1 < reader.units.count && reader.isPassive(i + 1),
        reader.actors(behind: EnglishReader.byKey, after: i).allSatisfy(\.isPronoun)
      {
        return nil
      }
      // "could have done more to prevent": it has not. "was accused of pandering": who accuses says so.
      if isVerb, frame.holder == .none, value > 0 && reader.isBehindBlame(i) || reader.isCharged(i) { return nil }
      // "asked Japan to betray its principles": it has not.
      if isVerb, frame.holder == .none, reader.wisher(of: i) != nil { return nil }
      targets = subjects(frame, entry, i, isVerb: isVerb)
      if frame.holder == .none, let deed = reader.deed(judgedAt: i), let sign = reader.deedSign(deed) {
        // "Abandoning Taiwan would be a mistake": the deed is judged.
        if value > 0 && reader.tellsOfFashion(i) || isVerb && !reader.object(of: i).actors.isEmpty { return nil }
        targets = reader.object(of: deed).actors
        value = sign * (value < 0 ? -1 : 1) * max(abs(value), 0.6)
      } else if frame.holder == .none {
        // "Leaving the EU was a mistake": who leaves makes it.
        if !isVerb, reader.deed(judgedAt: i) != nil { return nil }
        targets += reader.ruler(over: targets, i).filter { ruler in !targets.contains { same($0, ruler) } }
      }
      if let first = targets.first, first.ofRelation { return pair(targets, entry, frame, i) }
      score += 1
    }
    if targets.isEmpty, frame.judgesHolder, frame.holder == .subject, frame.target == .object, isVerb, !isPassive {
      // "betrayed its allies": whoever they are, it speaks against who did it.
      let object = reader.object(of: i)
      let doers = reader.subject(of: i)
      guard object.coreEnd > object.start, !doers.isEmpty else { return nil }
      return (
        1,
        [
          Candidate(
            holders: [], targets: doers, value: frame.onHolder(value), cue: Int(reader.units[i].index),
            rule: frame.pattern, unit: i,
            isByDeed: true)
        ]
      )
    }
    guard !targets.isEmpty || frame.holder == .object else { return nil }

    // The holder.
    switch frame.holder {
    case .none:
      // The author judges what he names; a mere subject is not judged by what is done to it.
      if isPassive, frame.target == .subject { return nil }
    case .object:
      guard isVerb else { return nil }
      holders = isPassive ? reader.subject(of: i) : reader.object(of: i).actors
      targets = isPassive ? reader.actors(behind: EnglishReader.byKey, after: i) : reader.subject(of: i)
      guard !targets.isEmpty else { return nil }
      score += 2
    case .subject, .attribute:
      if frame.isPredicate || !isVerb && entry.part != .noun {
        holders = frame.isPredicate ? reader.predicateSubject(of: i) ?? [] : reader.subject(of: i)
      } else if isPassive {
        holders = reader.actors(behind: EnglishReader.byKey, after: i)
      } else if isVerb {
        holders = reader.wisher(of: i) ?? reader.subject(of: i)
      } else if isNominal {
        holders = reader.predicateSubject(of: i) ?? possessor(i)
      }
    case .possessive where !holders.isEmpty: break
    case .possessive:
      holders = possessor(i)
      if holders.isEmpty, frame.target == .preposition || frame.target == .object { holders = reader.scene(after: i) }
    case .preposition: holders = reader.actors(behind: frame.holderWord, after: i)
    }
    if frame.holder != .none {
      let doers = holders.filter { doer in !targets.contains { same($0, doer) } }
      holders.removeAll { holder in
        targets.contains { same($0, holder) || reader.document.isHome($0, of: holder, lexicon) }
      }
      if holders.isEmpty, frame.holder == .subject, isVerb, !isPassive,
        reader.isNobody(i) || reader.isWriters(i) || reader.isImperative(i)
      {
        // "Nobody trusts T": so the author. "I worry about T", "Support T!": he says so.
        return (
          score + 1,
          [
            Candidate(
              holders: [], targets: targets, value: value, cue: Int(reader.units[i].index),
              rule: reader.isNobody(i) ? "nobody ~ T" : "I ~ T", unit: i, isAuthors: true)
          ]
        )
      }
      if holders.isEmpty, frame.judgesHolder, !doers.isEmpty {
        // "Putin betrayed Russia's people": his own state is no target, and he is judged all the same.
        return (
          score,
          [
            Candidate(
              holders: [], targets: doers, value: frame.onHolder(value), cue: Int(reader.units[i].index),
              rule: frame.pattern, unit: i,
              isByDeed: true)
          ]
        )
      }
      if holders.isEmpty, doers.isEmpty, frame.holder == .object, reader.feelsUnnamed(i) {
        // "has alarmed its neighbors": whoever they are, the wording judges who makes them feel it.
        return (
          score,
          [
            Candidate(
              holders: [], targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "T ~ …",
              unit: i)
          ]
        )
      }
      guard !holders.isEmpty else {
        return (
          score,
          [
            Candidate(
              holders: [Actor(mention: -1)], targets: targets, value: value, cue: Int(reader.units[i].index),
              rule: frame.pattern, unit: i)
          ]
        )
      }
      score += 3
    }
    var made = [
      Candidate(
        holders: holders, targets: targets, value: value, cue: Int(reader.units[i].index), rule: frame.pattern, unit: i,
        isPresupposed: !isVerb
          && (frame.target == .possessive || frame.target == .attribute
            || frame.holder == .possessive && !isDone(i))
      )
    ]
    if frame.judgesHolder {
      made.append(
        Candidate(
          holders: [], targets: holders, value: frame.onHolder(value), cue: Int(reader.units[i].index),
          rule: frame.pattern, unit: i,
          isByDeed: true))
    }
    return (score, made)
  }

  /// Who has, shows or directs what the noun at `i` names.
  func possessor(_ i: Int) -> [Actor] {
    let owner = reader.owner(of: i, isRight: false)
    if !owner.isEmpty { return owner }
    let by = reader.actors(behind: EnglishReader.byKey, after: i)
    if !by.isEmpty { return by }
    let doer = reader.doer(describing: i)
    if !doer.isEmpty { return doer }
    // "documented the repression of T": who tells of it does not do it.
    guard let governor = reader.governor(of: i), !reader.units[governor].tags.contains(.witnessing) else { return [] }
    return reader.isPassive(governor) ? [] : reader.subject(of: governor)
  }

  private func subjects(_ frame: CueFrame, _ entry: CueEntry, _ i: Int, isVerb: Bool) -> [Actor] {
    if frame.isPredicate {
      return reader.predicateSubject(of: i) ?? (entry.part == .noun ? reader.complementSubject(of: i) : nil) ?? []
    }
    if isVerb {
      if reader.isPassive(i) { return [] }
      let found = reader.subject(of: i)
      // "The outlook for Africa |is bright|"
      return found.isEmpty && reader.units[i].tags.contains(.be) ? reader.conditionOwner(before: i) : found
    }
    switch entry.part {
    case .adverb:
      // "Trump's aggressively anti-liberal approach": it describes no verb.
      if reader.isInsideNoun(i) { return [] }
      // The subject of the verb it describes.
      var k = i + 1
      while k < reader.units.count, k < i + 4 {
        if reader.units[k].isVerb { return doer(of: k) }
        k += 1
      }
      return reader.previousVerb(i - 1).map(doer) ?? []
    case .adjective, .noun: return reader.predicateSubject(of: i) ?? []
    case .verb, .phrase: return reader.actors(beforeInserted: i) ?? reader.subject(of: i)
    }
  }

  /// Who does what the verb at `v` says; nobody if it is done to the subject.
  private func doer(of v: Int) -> [Actor] {
    reader.isPassive(v) ? reader.actors(behind: EnglishReader.byKey, after: v) : reader.subject(of: v)
  }

  func ids(_ actors: [Actor]) -> [String] { reader.document.ids(of: actors) }

  func same(_ a: Actor, _ b: Actor) -> Bool { reader.document.areSame(a, b) }
}
