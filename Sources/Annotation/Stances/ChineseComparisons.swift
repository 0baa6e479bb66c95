internal import Lexicons
internal import TextModel

// Judgements that name whom they judge behind them in Chinese: 和平的最大障碍是 T, 没有谁比 T 更虚伪, 该道歉的不是 A，而是 T.

extension ChineseReader {
  /// Who is said to be what the noun at `i`, or 的 behind the word at `i`, names: 美国最大的敌人是|中国. Nil if the clause is not of that
  /// build.
  func identified(by i: Int) -> NounPhrase? {
    var clause = clause(of: i)
    var k = i + 1
    if k < clause.upperBound, units[k].kind == .word, units[k].tags.contains(.de) {
      k += 1
      // 真正破坏和平的，是|美国
      if k == clause.upperBound, k + 2 < units.count, units[k].kind == .comma {
        k += 1
        clause = self.clause(of: k)
      }
    }
    while k < clause.upperBound, k - i < 5, units[k].kind == .word, ChineseReader.adverbKeys.contains(units[k].key) {
      k += 1
    }
    guard k + 1 < clause.upperBound, units[k].kind != .mention, units[k].tags.contains(.be) else { return nil }
    return named(behindCopula: k)
  }

  /// Whether 的 behind the word at `i` ends its clause: 真正破坏和平|的，是美国.
  func isHeadless(_ i: Int) -> Bool {
    i + 2 < units.count && units[i + 1].tags.contains(.de) && units[i + 2].kind == .comma
  }

  /// The name that ends the clause behind 是 at `be`; behind 不是 A，而是 the name that follows that.
  func named(behindCopula be: Int) -> NounPhrase? {
    let clause = clause(of: be)
    guard let found = actorPhrase(at: be + 1, be + 1, clause.upperBound), found.end == clause.upperBound else {
      return nil
    }
    let isDenied =
      units[be].kind == .scope && lexicon.scopes[cues[Int(units[be].index)].scope].kind == .negation
      || be > 0 && units[be - 1].kind == .scope
        && lexicon.scopes[cues[Int(units[be - 1].index)].scope].kind == .negation
    guard isDenied else { return found }
    var k = clause.upperBound + 1
    guard k < units.count, units[clause.upperBound].kind == .comma else { return nil }
    let next = self.clause(of: k)
    while k < next.upperBound, units[k].kind != .mention, isContrast(k) || units[k].tags.contains(.be) { k += 1 }
    guard k > next.lowerBound, let other = actorPhrase(at: k, k, next.upperBound), other.end == next.upperBound else {
      return nil
    }
    return other
  }

  /// Whom nobody surpasses in what the adjective at `i` says: 没有哪个政客比|特朗普|更虚伪.
  func unsurpassed(in i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    guard
      let than = (clause.lowerBound..<i).last(where: {
        units[$0].kind != .mention && units[$0].key == ChineseReader.thanKey
      }),
      (clause.lowerBound..<than).contains(where: {
        units[$0].kind != .mention && ChineseReader.noneKeys.contains(units[$0].key)
      }),
      let found = actorPhrase(at: than + 1, than + 1, i), found.end <= i, i - found.end < 3
    else { return nil }
    return found
  }
}

extension ChineseBinder {
  /// 和平的最大障碍是 T, 该受谴责的是 T: who is what the words say.
  func identified(_ i: Int) -> [Candidate]? {
    let isNoun = !reader.isModifier(i) && !reader.isHeadless(i)
    guard
      let entry = reader.readings(reader.units[i]).first(where: { entry in
        entry.part != .adverb
          && entry.frames.contains { $0.holder == .none && !$0.isMutual && $0.target != .none && !$0.takesSign }
          && (!isNoun || entry.part == .noun || entry.part == .phrase)
      }),
      // 特朗普最大的失败是伊朗: it is his.
      isNoun
        ? reader.owner(of: i) == nil || reader.isRelative(i)
        : reader.clause(of: i).lowerBound == i || reader.standsFirst(i),
      let found = reader.identified(by: i)
    else { return nil }
    var targets = found.actors.filter { StanceFinder.isActor(reader.document.mentions[$0.mention]) }
    for k in targets.indices { targets[k].isOwner = false }
    guard !targets.isEmpty else { return nil }
    // 美国最大的敌人: who is somebody's enemy.
    let holders = reader.isKin(i) ? reader.owner(of: i)?.actors ?? [] : []
    return [
      Candidate(
        holders: holders, targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "~ 是 T",
        unit: i, isPresupposed: true)
    ]
  }

  /// 没有谁比 T 更虚伪: T is the most so.
  func compared(_ i: Int) -> [Candidate]? {
    guard let entry = judgement(i), entry.part == .adjective, let found = reader.unsurpassed(in: i) else { return nil }
    var targets = found.actors
    for k in targets.indices { targets[k].isOwner = false }
    return [
      Candidate(
        holders: [], targets: targets, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "比 T 更 ~",
        unit: i, isPresupposed: true)
    ]
  }

  /// 令人遗憾的是，T 没有: what is said in front of a clause is said of its subject.
  func heading(_ i: Int) -> [Candidate]? {
    guard let entry = judgement(i), let subject = reader.subjectBehindHeading(i) else { return nil }
    return [
      Candidate(
        holders: [], targets: subject, value: entry.value * 0.9, cue: Int(reader.units[i].index), rule: "~ 的是，T",
        unit: i)
    ]
  }
}
