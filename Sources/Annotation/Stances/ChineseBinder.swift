internal import Lexicons
internal import TextModel

/// Fits the patterns of a Chinese cue to its clause.
struct ChineseBinder {
  let reader: ChineseReader
  var lexicon: Lexicon { reader.lexicon }

  init(reader: ChineseReader) { self.reader = reader }

  /// The stances that the cue at unit `i` makes; the best pattern decides.
  func bind(_ i: Int) -> [Candidate] {
    let unit = reader.units[i]
    if reader.isDenied(i) || reader.isLeftBehind(i) || reader.isBeforeSuo(i) || reader.isGround(i) || reader.isSpoilt(i)
      || reader.isOthersDeed(i) || reader.isDoneByDeed(i) || reader.judgesNamedDeed(i)
    {
      return []
    }
    if let held = judged(i) ?? regarded(i) ?? kin(i) ?? embodied(i) ?? heading(i) ?? identified(i) { return held }
    var best: (score: Int, candidates: [Candidate])?
    for reading in reader.cues[Int(unit.index)].readings {
      let entry = lexicon.cues[Int(reading)]
      for frame in entry.frames {
        guard let (fit, made) = bind(frame, entry, i), !made.isEmpty, frame.takes(made, in: reader.document) else {
          continue
        }
        // Two sides that are one, or an unknown one, give way to what else the row sees.
        let score = made.first?.isUnheld ?? false ? fit - Candidate.unheld : fit
        if best.map({ score > $0.score }) ?? true { best = (score, made) }
      }
    }
    if let best, !(best.candidates.first?.isUnheld ?? false) { return opposed(charged(best.candidates, i), i) }
    // 反对公然|干涉内政: nobody who is named does it.
    if reader.opposer(of: i) != nil { return [] }
    return felt(i) ?? compared(i) ?? borne(i) ?? doerJudged(i) ?? namedDeed(i) ?? best?.candidates ?? []
  }

  /// 造成了严重的人道主义|灾难: whoever suffers it, the wording judges who does it.
  private func doerJudged(_ i: Int) -> [Candidate]? {
    let cue = reader.cues[Int(reader.units[i].index)]
    guard cue.tail != nil, !reader.isNominal(i), let subject = reader.subject(of: i), !subject.actors.isEmpty else {
      return nil
    }
    for reading in cue.readings {
      let entry = lexicon.cues[Int(reading)]
      guard let frame = entry.frames.first(where: { $0.judgesHolder && $0.holder == .subject }) else { continue }
      return [make([], subject.actors, frame.onHolder(entry.value), frame, i)]
    }
    return nil
  }

  /// T 令 H ~: what somebody feels about who makes him feel it.
  private func felt(_ i: Int) -> [Candidate]? {
    guard let cause = reader.cause(of: i) else { return nil }
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard
        let frame = entry.frames.first(where: {
          $0.holder == .subject && $0.target == .preposition
            && ChineseReader.same($0.targetWord, ChineseBinder.towards[0])
        }),
        // 令日本让步: what one does to somebody, and does not feel.
        !entry.frames.contains(where: { $0.target == .preposition && $0.targetWord == ChineseBinder.towards[1] })
      else { continue }
      let holders = cause.holders.filter { holder in !cause.targets.contains { same($0, holder) } }
      guard !holders.isEmpty, !cause.targets.isEmpty else { return nil }
      var made = make(holders, cause.targets, entry.value, frame, i)
      made.rule = "T 令 H ~"
      return [made]
    }
    return nil
  }

  /// The reading of a word of judgement, one that needs no holder.
  func judgement(_ i: Int) -> CueEntry? {
    reader.cues[Int(reader.units[i].index)].readings.lazy.map { lexicon.cues[Int($0)] }.first {
      $0.part != .verb && $0.part != .adverb
        && $0.frames.contains { $0.holder == .none && !$0.isMutual && $0.target != .none }
    }
  }

  /// H 把 T 视为 ~, T 被视为 ~: not what the author says. Nil if the word is no complement of such a verb.
  private func regarded(_ i: Int) -> [Candidate]? {
    guard let entry = judgement(i), let regard = reader.regard(of: i) else { return nil }
    var holders = regard.holders.filter { holder in !regard.targets.contains { same($0, holder) } }
    if holders.isEmpty { holders = [Actor(mention: -1)] }
    return [
      Candidate(
        holders: holders, targets: regard.targets, value: entry.value, cue: Int(reader.units[i].index),
        rule: "H 视 T 为 ~", unit: i)
    ]
  }

  /// A word of judgement about what somebody has, shows or pursues: it judges him.
  private func borne(_ i: Int) -> [Candidate]? {
    guard let entry = judgement(i) else { return nil }
    if let dealing = dealing(entry, i) { return [dealing] }
    var found: (actors: [Actor], rule: String)?
    if reader.isModifier(i) {
      if let owner = reader.ownerOfDescribed(by: i) {
        found = (owner.actors, "T 的 ~ 的 …")
        // 朝鲜是亚洲最|危险|的国家: of its place it says nothing.
        if let be = reader.copula(before: owner.start), let subject = reader.subject(of: be) ?? reader.subject(of: i),
          subject.start < owner.start
        {
          found = (subject.actors, "T 是 … 的 ~ 的 …")
        }
      } else if let bearer = reader.bearer(of: i), !reader.qualifiesCharge(i) {
        found = (bearer.actors, "T 有 ~")
      } else if reader.isPredicateModifier(i), let subject = reader.subject(of: i) {
        found = (subject.actors, "T 是 ~ 的 …")
      }
    } else if entry.part == .noun, reader.hasCopula(before: i), let subject = reader.subject(of: i) {
      found = (subject.actors, "T 是 ~")
    } else if let bearer = reader.bearer(of: i) {
      found = (bearer.actors, "T 有 ~")
    }
    guard let found, !found.actors.isEmpty else { return nil }
    return [
      Candidate(
        holders: [], targets: found.actors, value: entry.value * 0.9, cue: Int(reader.units[i].index),
        rule: found.rule, unit: i)
    ]
  }

  /// 对中国采取激进的措施: what somebody does to another is for or against him.
  private func dealing(_ entry: CueEntry, _ i: Int) -> Candidate? {
    guard entry.part == .adjective, reader.isModifier(i), let bearer = reader.bearer(of: i),
      let other = ChineseBinder.towards.lazy.compactMap({ reader.oblique($0, before: i) }).first
    else { return nil }
    let holders = bearer.actors.filter { holder in !other.actors.contains { same($0, holder) } }
    guard !holders.isEmpty, !other.actors.isEmpty else { return nil }
    return Candidate(
      holders: holders, targets: other.actors, value: entry.value * 0.9, cue: Int(reader.units[i].index),
      rule: "H 对 T 有 ~", unit: i)
  }

  func make(
    _ holders: [Actor], _ targets: [Actor], _ value: Double, _ frame: CueFrame, _ i: Int, others: [Int] = [],
    isNamed: Bool = false
  ) -> Candidate {
    Candidate(
      holders: holders, targets: targets, value: value, cue: Int(reader.units[i].index), rule: frame.pattern, unit: i,
      others: others,
      isPresupposed: isNamed || frame.target == .possessive || frame.target == .attribute)
  }

  private func bind(_ frame: CueFrame, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    if frame.isMutual || frame.target == .preposition && ChineseReader.same(frame.targetWord, ChineseBinder.withKey),
      let camps = reader.camps(before: i)
    {
      var made = [make(camps.0, camps.1, entry.value, frame, i), make(camps.1, camps.0, entry.value, frame, i)]
      for k in made.indices { made[k].isTogether = true }
      return (7, made)
    }
    if frame.isMutual { return mutual(entry, frame, i) }
    var score = 0
    var value = entry.value
    var targets: [Actor] = []
    var holders: [Actor] = []
    var isTogether = false
    let agent = reader.passiveAgent(of: i)
    let isPassive = agent != nil && entry.part != .adjective
    switch frame.target {
    case .none: return nil
    case .object:
      if isPassive {
        guard frame.holder == .subject, let by = agent ?? nil else { return nil }
        // 得到欧盟支持的进程: the process is supported.
        if i + 2 < reader.units.count, reader.units[i + 1].kind == .word, reader.units[i + 1].tags.contains(.de),
          reader.units[i + 2].kind != .mention, reader.units[i + 2].kind != .comma, reader.units[i + 2].kind != .stop
        {
          return nil
        }
        guard let subject = patient(i, by) else { return nil }
        return bound(by.actors, subject, value, frame, entry, i, 6)
      }
      // 北京的霸凌: who does it.
      if frame.judgesHolder, reader.isNominal(i), let owner = reader.owner(of: i), !owner.actors.isEmpty {
        return (3, [make([], owner.actors, frame.onHolder(value), frame, i, isNamed: true)])
      }
      // 反|美, 坑了|日本, but not 反|自由的“美国优先”.
      if reader.units[i].span.count == 1, !reader.touchesObject(i), reader.cues[Int(reader.units[i].index)].tail == nil,
        reader.cleftObject(of: i) == nil
      {
        return nil
      }
      if reader.isOther(i + 1), let subject = reader.subject(of: i) { return pair(subject.actors, entry, frame, i) }
      guard
        let object = reader.object(of: i) ?? reader.oblique(ChineseReader.baKey, before: i)
          ?? reader.fronted(before: i) ?? reader.aim(of: i)
      else {
        // 蓄意破坏谈判: whatever it is, it speaks against who did it.
        guard frame.judgesHolder, reader.hasObject(i), !reader.isNominal(i), let doer = reader.subject(of: i) else {
          return nil
        }
        var made = make([], doer.actors, frame.onHolder(value), frame, i)
        made.isPresupposed = reader.isInCompound(i)
        return (1, [made])
      }
      targets = object.actors
      if value > 0, reader.leadsToBelief(i, object) { return nil }
      if frame.holder == .subject, targets.allSatisfy({ $0.isPronoun && !$0.isOwner }) {
        // 反而制裁了它: not who acts.
        let doers = reader.subject(of: i)?.actors ?? []
        if doers.contains(where: { doer in targets.contains { same($0, doer) } }) {
          targets = reader.other(at: object.start, than: doers)
        }
      }
      if object.isRelation || reader.leadsToRelation(object, limit: reader.clause(of: i).upperBound) {
        return ties(object, frame, entry, i)
      }
      if let nested = relational(object, entry, frame, i) { return nested }
      score += 3
    case .preposition:
      if frame.holder == .subject, reader.isUndergone(i) || reader.isInnerDeed(i) || reader.isDoneByGoverned(i) {
        return nil
      }
      // 对朝鲜的挑衅忍无可忍: what somebody feels about is T's own deed.
      if frame.holder == .subject, reader.isNominal(i), reader.isFelt(i) {
        guard frame.judgesHolder, let owner = reader.owner(of: i), !owner.actors.isEmpty else { return nil }
        return (3, [make([], owner.actors, frame.onHolder(value), frame, i, isNamed: true)])
      }
      if let found = reader.oblique(frame.targetWord, before: i) {
        if let sides = joined(found, frame, i) { return pair(sides, entry, frame, i) }
        if reader.isOfDeedNoun(found, i) { return nil }
        targets = found.actors
        isTogether = ChineseReader.same(frame.targetWord, ChineseBinder.withKey)
        score += 4
      } else if frame.holder == .subject, frame.targetWord != ChineseBinder.withKey,
        let backed = reader.servedHead(of: i)
      {
        return bound(reader.subject(of: i)?.actors ?? [], backed.actors, value, frame, entry, i, 3)
      } else if ChineseBinder.towards.contains(frame.targetWord) {
        // 向俄罗斯提供援助: 对, 向, 给 and 为 often change places.
        guard
          let found = ChineseBinder.towards.lazy.compactMap({ reader.oblique($0, before: i) }).first
            ?? reader.fronted(before: i)
        else { return nil }
        targets = found.actors
        score += 3
      } else {
        return nil
      }
    case .possessive:
      // 南非的热情声援: it makes the next word stronger.
      if entry.part == .adjective, frame.holder == .none, i + 1 < reader.units.count, reader.units[i + 1].kind == .cue,
        reader.takesObject(i + 1)
      {
        return nil
      }
      // 特朗普威胁说: he speaks.
      if i + 1 < reader.units.count, reader.isReport(i + 1), !reader.isNominal(i) { return nil }
      // 想让美国重新伟大: it is not yet.
      if frame.holder == .none, !reader.isNominal(i), reader.isCaused(i) { return nil }
      if !reader.isNominal(i), let judged = reader.copulaSubject(of: i) {
        // 制裁伊朗|毫无道理: who does it is judged.
        return judged.actors.isEmpty ? nil : (2, [make([], judged.actors, value, frame, i)])
      }
      guard let found = reader.owner(of: i) else { return nil }
      // 在赞比亚|恣意妄为: where, and not who.
      if entry.part != .noun, !reader.isNominal(i), !reader.isModifier(i),
        reader.governing(found.start, from: reader.clause(of: i).lowerBound).contains(.locative)
      {
        return nil
      }
      if found.isRelation { return pair(found.actors, entry, frame, i) }
      // 也不是|欧洲的|威胁: what somebody is to another says nothing of the other.
      if entry.part == .noun, reader.isBehindCopula(found.start), reader.isRelative(i) { return nil }
      targets = found.actors
      score += 2
    case .attribute:
      let behind =
        entry.part != .adjective && entry.part != .noun && reader.touchesObject(i) ? reader.object(of: i) : nil
      guard let found = reader.described(by: i) ?? behind else { return nil }
      // 是最差的美国国务卿: whose office it is.
      if reader.isOffice(found), reader.hasCopula(before: i) { return nil }
      targets = found.actors
      score += 2
    case .subject:
      if isPassive {
        guard frame.takesSign, frame.holder == .none, let by = agent ?? nil, let sign = reader.sign(before: i) else {
          return nil
        }
        // 匈牙利的民主遭到欧尔班的破坏
        return (1, [make([], by.actors, value * sign, frame, i)])
      }
      if frame.isPredicate,
        !(entry.part == .adjective && reader.isBarePredicate(i)),
        !reader.hasCopula(before: i) || entry.part == .adjective && !reader.endsPredicate(i)
      {
        return nil
      }
      if frame.holder == .object {
        guard let cause = reader.subject(of: i), let feels = reader.object(of: i) else { return nil }
        return bound(feels.actors, cause.actors, value, frame, entry, i, 3)
      }
      if frame.takesSign {
        // 对|维护秩序|不感兴趣: no deed.
        guard reader.hasObject(i), !reader.isGoverned(i) else { return nil }
        let sign = reader.sign(after: i)
        if sign == nil, value > 0 || frame.needsSign { return nil }
        value *= sign ?? 1
      }
      if frame.holder == .none, !frame.isPredicate, reader.cleft(of: i) == nil,
        reader.isModifier(i) || value > 0 && reader.isManner(i)
      {
        return nil
      }
      if frame.holder == .none, !frame.isPredicate, reader.isNominal(i) {
        // 压力的加剧, 中国经济的衰退: said of the owner, whatever the subject is.
        guard let owner = reader.owner(of: i), !owner.isRelation else { return nil }
        return (2, [make([], owner.actors, value, frame, i)])
      }
      if entry.part == .noun, frame.holder == .none, !frame.isPredicate {
        // A noun is said of an actor where it stands right behind it, or behind 是.
        guard
          let found = reader.hasCopula(before: i) || reader.isBehindPlace(i)
            ? reader.subject(of: i) : reader.adjacentOwner(of: i)
        else { return nil }
        return (1, [make([], found.actors, value, frame, i)])
      }
      // 要求日本遵守承诺: it has not yet.
      if frame.holder == .none, !frame.isPredicate, reader.wisher(of: i) != nil || reader.isAsked(i) { return nil }
      // 美国的关税使印度陷入孤立: who brings it about is judged, not who suffers it.
      if frame.holder == .none, reader.isCaused(i) {
        guard let cause = reader.cause(of: i) else { return nil }
        return (1, [make([], cause.targets, value, frame, i)])
      }
      guard let found = reader.shown(by: i) ?? reader.subject(of: i) else { return nil }
      if frame.holder == .none, let sign = reader.sign(ofDeedTo: found, at: i) {
        // 抛弃台湾将是一个错误: the deed is judged.
        return (1, [make([], found.actors, sign * (value < 0 ? -1 : 1) * max(abs(value), 0.6), frame, i)])
      }
      if found.isRelation || found.actors.contains(where: { $0.ofRelation }) {
        // 特朗普与俄罗斯关系 … 虚伪: relations have no character.
        guard entry.part == .noun || entry.part == .verb || entry.frames.contains(where: \.isMutual) else { return nil }
        return pair(found.actors, entry, frame, i)
      }
      targets = found.actors
      score += 1
    }
    guard !targets.isEmpty else { return nil }
    if frame.holder == .none, frame.target == .subject || frame.target == .possessive {
      targets += reader.ruler(over: targets, i).filter { ruler in !targets.contains { same($0, ruler) } }
    }
    switch frame.holder {
    case .none: break
    case .possessive: holders = reader.owner(of: i)?.actors ?? reader.subject(of: i)?.actors ?? []
    case .subject where frame.target == .preposition:
      holders = reader.wisher(of: i) ?? reader.nominalDoer(of: i) ?? reader.subject(of: i)?.actors ?? []
    default: holders = reader.wisher(of: i) ?? reader.subject(of: i)?.actors ?? []
    }
    if frame.holder == .none { return (score, [make([], targets, value, frame, i)]) }
    if frame.holder == .subject, frame.target == .object, reader.isNobody(before: i) || reader.isWriters(i) {
      // 没有人信任特朗普: so the author. 我担心特朗普: he says so.
      var made = make([], targets, value, frame, i)
      made.isAuthors = true
      return (score + 4, [made])
    }
    guard var made = bound(holders, targets, value, frame, entry, i, score) else { return nil }
    if isTogether {
      // 土耳其与俄罗斯关系密切: what two have with each other, both have.
      if entry.frames.contains(where: \.isMutual), let first = made.1.first, !first.holders.isEmpty, !first.isUnheld,
        !reader.isIntended(i)
      {
        made.1.append(make(first.targets, first.holders, value, frame, i))
      }
      for k in made.1.indices { made.1[k].isTogether = true }
    }
    return made
  }

  private func bound(
    _ holders: [Actor], _ targets: [Actor], _ value: Double, _ frame: CueFrame, _ entry: CueEntry, _ i: Int,
    _ score: Int
  ) -> (Int, [Candidate])? {
    let all = holders
    let doers = holders.filter { doer in !targets.contains { same($0, doer) } }
    let holders = doers.filter { holder in
      !targets.contains { reader.document.isHome($0, of: holder, lexicon) }
    }
    // 普京出卖了俄罗斯的利益: his own state is no target, and he is judged all the same.
    if holders.isEmpty, frame.judgesHolder, !doers.isEmpty {
      return (score, [make([], doers, frame.onHolder(value), frame, i)])
    }
    // 屠杀自己的人民: so it is where they are his own.
    if doers.isEmpty, frame.judgesHolder, !all.isEmpty, targets.allSatisfy({ $0.isPronoun && $0.isOwner }) {
      return (score, [make([], all, frame.onHolder(value), frame, i)])
    }
    guard !holders.isEmpty else { return (score, [make([Actor(mention: -1)], targets, value, frame, i)]) }
    var made = [make(holders, targets, value, frame, i)]
    if frame.judgesHolder {
      made.append(make([], holders, frame.onHolder(value), frame, i))
      made[1].isByDeed = true
    }
    return (score + 3, made)
  }
}
