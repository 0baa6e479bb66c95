internal import Lexicons
internal import TextModel

// Deeds that something is said of in Chinese: 英国离开欧盟|是错误, 打压中国企业的做法|不得人心; and what a charge says of somebody.

extension ChineseReader {
  /// What a verb that opens the clause does to the actor behind it, 抛弃|台湾 (-1) or 支持|台湾 (1), where that is what the word at
  /// `i` judges; nil if the actor is judged himself.
  func sign(ofDeedTo object: NounPhrase, at i: Int) -> Double? {
    let clause = clause(of: i)
    guard object.start > clause.lowerBound, object.coreEnd <= i, object.actors.allSatisfy({ !$0.isOwner }),
      units[object.start - 1].kind == .cue, takesObject(object.start - 1), !isNominal(object.start - 1),
      hasCopula(before: i),
      (clause.lowerBound..<object.start - 1).allSatisfy({
        units[$0].kind == .scope || units[$0].kind == .word && units[$0].tags.isEmpty
      }),
      let verb = readings(units[object.start - 1]).first(where: { $0.frames.contains { $0.target == .object } })
    else { return nil }
    return verb.value < 0 ? -1 : 1
  }

  /// A name right before 是 that is the object of a verb: 称赞|韩国|是重要伙伴, 扣押|孟晚舟|是错误的.
  private struct Complement {
    /// The place of 是.
    let be: Int
    /// The name.
    let object: NounPhrase
    /// The unit of the verb.
    let verb: Int
    /// Whether the verb says something of its object, and does nothing to it.
    let isSaid: Bool
  }

  private func complement(before i: Int) -> Complement? {
    let start = clause(of: i).lowerBound
    // 谷歌|是对的; 退出世卫组织|极不负责任
    let isBare = document.text[Int(units[i].span.start)] == ChineseReader.beUnit || isBareVerdict(i)
    guard
      let be = isBare ? i : (start..<i).last(where: { units[$0].kind == .word && units[$0].tags.contains(.be) }),
      be > start + 1
    else { return nil }
    // 是|对中国主权的|严重侵犯
    for k in min(be + 1, i)..<i where units[k].kind == .mention && !governing(k, from: be + 1).contains(.towards) {
      return nil
    }
    var k = be - 1
    while k > start,
      units[k].kind == .scope || units[k].kind == .word && ChineseReader.adverbKeys.contains(units[k].key)
    {
      k -= 1
    }
    guard k > start, units[k].kind == .mention, let found = phrase(endingAt: k + 1), found.start > start else {
      return nil
    }
    var verb = found.start - 1
    if verb > start, ChineseReader.aspectKeys.contains(units[verb].key) { verb -= 1 }
    if units[verb].kind == .cue, takesObject(verb), !isNominal(verb) {
      // 帮助日本|渡过难关: who is made to do it does it.
      if be == i, units[verb].tags.contains(.objectControl) { return nil }
      let isSaid = saysSomething(verb) && !isVerdict(i)
      return Complement(be: be, object: found, verb: verb, isSaid: isSaid)
    }
    guard units[verb].kind == .word,
      words.moves.contains(document.text, Int(units[verb].span.start), Int(units[verb].span.end))
    else { return nil }
    return Complement(be: be, object: found, verb: verb, isSaid: false)
  }

  /// Whether the verb at `v` says something of its object: 批评, 批.
  private func saysSomething(_ v: Int) -> Bool {
    words.attitudes.prefix(of: document.text, at: Int(units[v].span.start)) > 0
      || words.charging.contains(document.text, Int(units[v].span.start), Int(units[v].span.end))
  }

  /// Whether the unit ends in 反对: 坚决反对.
  private func isOpposing(_ k: Int) -> Bool {
    units[k].kind == .cue && document.text[units[k].span.range].suffix(2).elementsEqual("反对".utf16)
  }

  /// Whether what the verb at `i` says is done by people without a name, and opposed: 反对|外部势力|干涉.
  func isOthersDeed(_ i: Int) -> Bool {
    let start = clause(of: i).lowerBound
    guard takesObject(i), let verb = (start..<i).last(where: { isOpposing($0) }), verb + 1 < i else { return false }
    let between = verb + 1..<i
    return between.allSatisfy {
      units[$0].kind == .word && units[$0].tags.isDisjoint(with: [.coordinator, .contrast, .de])
    }
      && between.contains { k in
        units[k].span.count >= 2
          && !words.openers.contains(document.text, Int(units[k].span.start), Int(units[k].span.end))
      }
  }

  private static let beUnit = Array("是".utf16)[0]

  /// Whether words that are no verb end their clause and say something of what stands before them: 极不负责任.
  private func isBareVerdict(_ i: Int) -> Bool {
    units[i].kind == .cue && i + 1 == clause(of: i).upperBound && !hasCopula(before: i) && !isNominal(i)
      && parts(units[i]).isSubset(of: [.adjective, .phrase]) && cues[Int(units[i].index)].tail == nil
  }

  /// Whether the word at `i` is an adjective that ends what 是 says, with 的: 是毫无道理|的.
  private func isVerdict(_ i: Int) -> Bool {
    let end = clause(of: i).upperBound
    return i + 2 == end && units[i + 1].tags.contains(.de) && parts(units[i]).contains(.adjective)
  }

  /// Of whom 是 before the word at `i` says it: the name right before it, where a verb of saying has it for its object, and else who
  /// does the deed that the verb tells. An empty phrase: nobody who is named.
  func copulaSubject(of i: Int) -> NounPhrase? {
    if let charge = quotedCharge(around: i) { return charge.object }
    guard let found = complement(before: i) else { return verdictSubject(of: i) }
    var named = found.object
    for a in named.actors.indices { named.actors[a].isOwner = false }
    if !found.isSaid, !isKnowing(found.verb), sign(ofDeedTo: named, at: i) == nil {
      named =
        firstActor(in: clause(of: i).lowerBound..<found.verb)
        ?? NounPhrase(start: found.verb, end: found.verb, coreEnd: found.verb, actors: [])
    }
    for a in named.actors.indices { named.actors[a].isOwner = false }
    return named
  }

  /// Whether the word at `i` ends its clause as what 是 says, with no more than words that describe it between: 是严重的|挑衅.
  func endsBehindCopula(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard i + 1 == clause.upperBound, let be = copula(before: i) else { return false }
    return (be + 1..<i).allSatisfy {
      units[$0].kind != .scope && units[$0].tags.isDisjoint(with: [.preposition, .have])
    }
  }

  /// Whom somebody does to what the verb at `i` says, told by 是 behind it: 普京最怕的是|乌克兰.
  func cleftObject(of i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    guard i + 3 < clause.upperBound, units[i + 1].kind == .word, units[i + 1].tags.contains(.de),
      (clause.lowerBound..<i).contains(where: { units[$0].kind == .mention })
    else { return nil }
    var k = i + 2
    while k < clause.upperBound, k - i < 5, units[k].kind == .scope || units[k].kind == .word && units[k].tags.isEmpty,
      !units[k].tags.contains(.be)
    { k += 1 }
    guard k + 1 < clause.upperBound, units[k].kind != .mention, units[k].tags.contains(.be) else { return nil }
    var start = k + 1
    // 一个民主的|乌克兰
    while start < clause.upperBound, units[start].kind != .mention, units[start].kind != .scope,
      units[start].tags.isSubset(of: .de)
    { start += 1 }
    guard start < clause.upperBound, start - k < 6 else { return nil }
    return named(behindCopula: start - 1)
  }

  /// Whether nothing but words of scope and adverbs stands before the word at `i` in its clause: 应当受到|谴责.
  func standsFirst(_ i: Int) -> Bool {
    (clause(of: i).lowerBound..<i).allSatisfy {
      units[$0].kind == .scope || units[$0].kind == .word && units[$0].tags.isDisjoint(with: [.de, .be, .preposition])
    }
  }

  /// Whether the noun at `i` names somebody's friend or enemy: 最大的敌人.
  func isKin(_ i: Int) -> Bool { words.kin.suffix(of: document.text, at: Int(units[i].span.end)) > 0 }

  /// Whether the phrase names somebody by his office: 美国国务卿.
  func isOffice(_ found: NounPhrase) -> Bool {
    found.coreEnd > found.start + 1 && units[found.coreEnd - 1].kind == .word
      && units[found.coreEnd - 1].tags.contains(.roleNoun)
  }

  /// Whether 对 stands right before the verb at `i`, and governs the whole clause: 对|维护秩序|不感兴趣.
  func isGoverned(_ i: Int) -> Bool {
    i > clause(of: i).lowerBound && units[i - 1].kind == .word && units[i - 1].tags.contains(.towards)
  }

  /// Whether a noun of a deed stands at `i`, and another verb right behind it: 俄罗斯的干预|挽救了.
  func isBeforeVerb(_ i: Int) -> Bool {
    guard isNominal(i), i + 1 < clause(of: i).upperBound, units[i + 1].kind == .cue, !isNominal(i + 1) else {
      return false
    }
    return takesObject(i + 1) && parts(units[i + 1]).isSubset(of: [.verb, .phrase])
  }

  /// Who is said in quotation marks to be or do what the word at `i` says, and the verb of saying: 拜登批|特朗普“|威胁民主”.
  private func quotedCharge(around i: Int) -> (object: NounPhrase, verb: Int)? {
    guard hasQuotes else { return nil }
    let start = clause(of: i).lowerBound
    guard let mark = (start..<i).last(where: { units[$0].kind == .quote || units[$0].kind == .opening }),
      mark > start + 1,
      !(mark + 1..<i).contains(where: { units[$0].kind == .mention && governing($0, from: mark + 1).isEmpty }),
      units[mark - 1].kind == .mention, var found = phrase(endingAt: mark), found.start > start,
      units[found.start - 1].kind == .cue, takesObject(found.start - 1),
      saysSomething(found.start - 1)
    else { return nil }
    for a in found.actors.indices { found.actors[a].isOwner = false }
    return (found, found.start - 1)
  }

  /// Whether 是 or the like stands right before unit `i`.
  func isBehindCopula(_ i: Int) -> Bool { i > 0 && units[i - 1].kind != .mention && units[i - 1].tags.contains(.be) }

  /// Whether the noun at `i` tells what somebody is to another: 威胁, 敌人.
  func isRelative(_ i: Int) -> Bool {
    // 最大|威胁
    units[i].tags.contains(.allyNoun) || words.relatives.suffix(of: document.text, at: Int(units[i].span.end)) > 0
  }

  /// Whose the thing is that a word of two parts shows, 这|暴露了|美国的|虚伪; nil where it shows nothing, or nobody owns it.
  func shown(by i: Int) -> NounPhrase? {
    let cue = cues[Int(units[i].index)]
    guard let tail = cue.tail, words.showing.prefix(of: document.text, at: Int(units[i].span.start)) > 0,
      let end = (i + 1..<clause(of: i).upperBound).first(where: { units[$0].span.end >= tail.end }),
      let owner = (i + 1...end).reversed().lazy.compactMap({ self.ownerRight(before: $0) }).first
    else { return nil }
    return owner
  }

  /// The name right before 的 before unit `i`.
  private func ownerRight(before i: Int) -> NounPhrase? {
    guard i > 1, units[i - 1].kind == .word, units[i - 1].tags.contains(.de), units[i - 2].kind == .mention else {
      return nil
    }
    return phrase(endingAt: i - 1)
  }

  /// Whether the unit is a verb that opposes what is said behind it: 反对, 抵制.
  func opposes(_ i: Int) -> Bool {
    guard units[i].kind == .cue, !isNominal(i) else { return false }
    return readings(units[i]).contains {
      $0.part == .verb && $0.value < 0 && $0.frames.contains { $0.holder == .subject && $0.takesSign }
    }
  }

  /// The verb against what the word at `i` says: 反对|围堵伊朗, 反对|与中国|脱钩. Nil if there is none.
  func opposer(of i: Int) -> Int? {
    var k = i - 1
    let start = clause(of: i).lowerBound
    if k > start + 1, units[k].kind == .mention,
      units[k - 1].tags.contains(.with) || units[k - 1].tags.contains(.towards)
    {
      k -= 2
    }
    // 反对|公然|干涉
    while k > start, units[k].kind == .word || parts(units[k]) == .adverb,
      words.openers.contains(document.text, Int(units[k].span.start), Int(units[k].span.end))
    { k -= 1 }
    return k >= start && (opposes(k) || isOpposing(k)) ? k : nil
  }

  /// Who does what a clause tells that 是…的 with the adjective at `i` judges: 马克龙|呼吁建设更强大的欧洲|是正确的. Nil where no name opens
  /// the clause, with a verb behind it.
  private func verdictSubject(of i: Int) -> NounPhrase? {
    let start = clause(of: i).lowerBound
    guard i - start > 4, isVerdict(i), units[i - 1].tags.contains(.be), var found = actorPhrase(at: start, start, i),
      found.end < i - 2, found.actors.allSatisfy({ !$0.isOwner }), (found.end..<i - 1).contains(where: isDeedVerb),
      !(found.end..<i - 1).contains(where: isKnowing)
    else { return nil }
    for a in found.actors.indices { found.actors[a].isOwner = false }
    return found
  }

  private func isDeedVerb(_ i: Int) -> Bool {
    units[i].kind == .cue && parts(units[i]).contains(.verb) || units[i].kind == .scope && isReport(i)
      || units[i].kind != .mention && units[i].tags.contains(.asking)
      || words.moves.contains(document.text, Int(units[i].span.start), Int(units[i].span.end))
  }

  /// Who says of the name right before 是 what the word at `i` says: 美国|指责中国是霸权国家.
  func charger(of i: Int) -> [Actor]? {
    if let charge = quotedCharge(around: i) { return subject(of: charge.verb)?.actors }
    guard let found = complement(before: i), found.isSaid else { return nil }
    return subject(of: found.verb)?.actors
  }

  /// Whose deed 的 at `de` makes of a clause: 美国打压中国企业|的|做法, 德国帮助乌克兰的决定. Nil where no such noun stands behind it, or
  /// the word at `i` is that noun.
  func owner(ofDeedBehind de: Int, before i: Int) -> NounPhrase? {
    guard de + 1 < i, units[de + 1].kind == .word || units[de + 1].kind == .cue,
      words.deeds.contains(document.text, Int(units[de + 1].span.start), Int(units[de + 1].span.end)),
      let verb = (clause(of: i).lowerBound..<de).last(where: { units[$0].kind == .cue && !isNominal($0) }),
      takesObject(verb) || parts(units[verb]).contains(.verb), let doer = subject(of: verb), doer.end <= verb
    else { return nil }
    var owner = doer
    for a in owner.actors.indices { owner.actors[a].isOwner = true }
    return owner
  }

  /// The same, of the subject of the verb or adjective at `i`: 德国帮助乌克兰的决定|十分勇敢.
  func ownerOfDeed(before i: Int) -> NounPhrase? {
    guard
      let de = (clause(of: i).lowerBound..<i).last(where: { units[$0].kind == .word && units[$0].tags.contains(.de) }),
      !(de + 1..<i).contains(where: { units[$0].kind == .mention })
    else { return nil }
    return owner(ofDeedBehind: de, before: i)
  }
}

extension ChineseBinder {
  /// 美国指责中国是霸权国家: who charges somebody with it says so, and not the author.
  func charged(_ made: [Candidate], _ i: Int) -> [Candidate] {
    guard made.allSatisfy(\.holders.isEmpty), let sayers = reader.charger(of: i) else { return made }
    return made.compactMap { candidate in
      var candidate = candidate
      candidate.holders = sayers.filter { sayer in !candidate.targets.contains { same($0, sayer) } }
      candidate.rule = "H 说 T 是 ~"
      return candidate.holders.isEmpty ? nil : candidate
    }
  }

  /// 佩洛西窜访台湾是严重|挑衅: a deed behind 是 judges who does it.
  func namedDeed(_ i: Int) -> [Candidate]? {
    guard reader.endsBehindCopula(i),
      let entry = reader.readings(reader.units[i]).first(where: { $0.frames.contains(where: \.judgesHolder) }),
      let frame = entry.frames.first(where: \.judgesHolder), let subject = reader.subject(of: i), !subject.isRelation,
      !subject.actors.isEmpty
    else { return nil }
    var made = make([], subject.actors, frame.onHolder(entry.value), frame, i)
    made.rule = "T 是 ~"
    return [made]
  }

  /// 反对围堵伊朗: who opposes a deed is on the other side.
  func opposed(_ made: [Candidate], _ i: Int) -> [Candidate] {
    guard let verb = reader.opposer(of: i) else { return made }
    // 反对与中国脱钩: only who opposes it.
    let own = made.first?.isTogether ?? false ? Array(made.prefix(1)) : made
    return own.filter { !$0.holders.isEmpty }.map { $0.opposed(by: Int(reader.units[verb].index)) }
  }

  /// What is acted upon in T 被 H ~: the subject before the mark.
  func patient(_ i: Int, _ by: NounPhrase) -> [Actor]? {
    guard by.start > 0 else { return nil }
    // 遭美国制裁的|伊朗
    let de = i + 1
    if de + 1 < reader.units.count, reader.units[de].kind == .word, reader.units[de].tags.contains(.de),
      let head = reader.actorPhrase(at: de + 1, de + 1, reader.units.count)
    {
      return head.actors
    }
    var k = by.start - 1
    while k > 0, !reader.units[k].tags.contains(.passive) { k -= 1 }
    return reader.subject(of: k)?.actors
  }
}
