internal import Lexicons
internal import TextModel

// What two do with each other, and who they are: H&T ~, H 与 T ~.

extension ChineseBinder {
  /// What the cue says of two sides that are its owners, its subjects, or subject and 与.
  func mutual(_ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    if let owner = reader.owner(of: i), ids(owner.actors).count >= 2 { return pair(owner.actors, entry, frame, i) }
    // 战争 far from two names says nothing of them.
    if entry.part == .noun, reader.oblique(ChineseBinder.withKey, before: i) == nil { return nil }
    // 密切关注, 最缓和的说法: it describes something else.
    if reader.isModifier(i), !reader.modifiesRelation(i) { return nil }
    guard let subject = reader.subject(of: i), subject.isRelation || reader.clause(of: i).contains(subject.start) else {
      return nil
    }
    var sides = subject.actors
    if ids(sides).count < 2, let other = reader.oblique(ChineseBinder.withKey, before: i) {
      let others = other.actors.filter { new in !sides.contains { same($0, new) } }
      if entry.part == .noun, other.end < i, (other.end..<i).contains(where: { reader.isBuilding($0) }), !others.isEmpty
      {
        // 安倍与印度建立了紧密关系: one of them does it.
        return (5, [make(sides, others, entry.value, frame, i)])
      }
      sides += others
    }
    guard ids(sides).count >= 2 else { return nil }
    return pair(sides, entry, frame, i)
  }

  /// The two that a coordinator joins right before the cue, whoever else is the subject: 在以色列和真主党交战之际.
  func joined(_ found: NounPhrase, _ frame: CueFrame, _ i: Int) -> [Actor]? {
    guard ChineseReader.same(frame.targetWord, ChineseBinder.withKey), found.start > 1,
      reader.units[found.start - 1].tags.contains(.coordinator), reader.units[found.start - 2].kind == .mention,
      let subject = reader.subject(of: i), subject.coreEnd <= found.start - 2
    else { return nil }
    return reader.phrase(endingAt: found.start - 1).map { $0.actors + found.actors }
  }

  /// The same stance in both directions; nil where only one side is named.
  func pair(_ sides: [Actor], _ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    guard ids(sides).count >= 2 else { return nil }
    var made = make(sides, sides, entry.value, frame, i)
    made.rule = "H&T " + frame.pattern
    made.isTogether = true
    return (5, [made])
  }

  /// 改善与 T 的关系 is for T, 损害两国关系 speaks against who does it.
  func ties(_ object: NounPhrase, _ frame: CueFrame, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    guard let subject = reader.subject(of: i) else { return nil }
    let doers = subject.actors.filter { doer in !object.actors.contains { same($0, doer) } }
    guard !doers.isEmpty else { return nil }
    let isOwn =
      ids(object.actors).count == 1
      && !reader.governing(object.start, from: i + 1).isDisjoint(with: [.with, .towards, .preposition])
    if isOwn { return (6, [make(doers, object.actors, entry.value, frame, i)]) }
    return entry.value < 0 ? (6, [make([], doers, entry.value, frame, i)]) : nil
  }

  /// 反对对伊朗的制裁: a relation behind the verb gives its sign and its target.
  func relational(_ object: NounPhrase, _ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    guard object.start > i + 1,
      reader.units[object.start - 1].tags.contains(.towards)
        || reader.units[object.start - 1].tags.contains(.preposition),
      // 特朗普的关税|给丹麦带来麻烦
      !(reader.isNominal(i) && reader.units[i + 1].key == ChineseReader.giveKey),
      // 威胁要对墨西哥加征关税: a clause, not a noun.
      (i + 1..<object.start).allSatisfy({ reader.units[$0].kind != .scope })
    else { return nil }
    let clause = reader.clause(of: i)
    var k = object.coreEnd
    while k < clause.upperBound, k - object.coreEnd < 5 {
      let unit = reader.units[k]
      if unit.kind == .cue, let noun = reader.readings(unit).first,
        noun.part == .noun || reader.isNominal(k) || k == object.coreEnd,
        // 威胁对加拿大加征关税: two deeds.
        noun.part == .noun || reader.isNominal(k) || entry.frames.contains(where: \.takesSign)
      {
        let sign: Double = noun.value < 0 ? -1 : 1
        let holders = (reader.subject(of: i)?.actors ?? []).filter { holder in
          !object.actors.contains { same($0, holder) }
        }
        guard !holders.isEmpty else { return nil }
        // 煽动对中国的仇恨: it spreads what it is against.
        let span = reader.units[i].span
        let spreads = reader.words.spreading.contains(reader.document.text, Int(span.start), Int(span.end))
        let value = spreads ? abs(entry.value) * sign : entry.value * sign
        return (6, [make(holders, object.actors, value * 0.8, frame, i, others: [Int(unit.index)])])
      }
      k += 1
    }
    return nil
  }

  /// H 是 T 的盟友: who is somebody's friend or enemy is for or against him.
  func kin(_ i: Int) -> [Candidate]? {
    guard reader.units[i].tags.contains(.allyNoun), let entry = judgement(i), !reader.isModifier(i),
      let owner = reader.owner(of: i), reader.hasCopula(before: owner.start), let subject = reader.subject(of: i)
    else { return nil }
    let holders = subject.actors.filter { holder in !owner.actors.contains { same($0, holder) } }
    guard !holders.isEmpty, subject.start < owner.start else { return nil }
    return [
      Candidate(
        holders: holders, targets: owner.actors, value: entry.value * 0.9, cue: Int(reader.units[i].index),
        rule: "H 是 T 的 ~", unit: i)
    ]
  }

  /// S 是 O 的绊脚石: what somebody is to another judges him, and not the other.
  func embodied(_ i: Int) -> [Candidate]? {
    guard let entry = judgement(i), entry.part != .adjective, !reader.isModifier(i), let owner = reader.owner(of: i),
      let be = reader.copula(before: owner.start), let subject = reader.subject(of: be) ?? reader.subject(of: i),
      subject.end < owner.start,
      // 是为了制衡中国的野心, 断言该机构是战争的祸首
      (max(subject.end, reader.clause(of: be).lowerBound)..<owner.start).allSatisfy({ k in
        let unit = reader.units[k]
        return unit.kind == .word && unit.tags.isDisjoint(with: .preposition)
          || unit.kind == .scope && !reader.isReport(k)
      })
    else { return nil }
    // 脱欧是英国的历史错误: of a deed or a law it judges whose it is.
    let targets = subject.actors.filter { target in
      !owner.actors.contains { same($0, target) } && reader.document.mentions[target.mention].type != .law
        && StanceFinder.isActor(reader.document.mentions[target.mention])
    }
    guard !targets.isEmpty else { return nil }
    return [
      Candidate(
        holders: [], targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "T 是 … 的 ~",
        unit: i)
    ]
  }

  static let withKey = WordClasses.key("与")
  static let towards = ["对", "向", "给", "为"].map(WordClasses.key)

  func ids(_ actors: [Actor]) -> [String] { reader.document.ids(of: actors) }

  func same(_ a: Actor, _ b: Actor) -> Bool { reader.document.areSame(a, b) }
}
