internal import Lexicons
internal import TextModel

// Who does what a Chinese verb says: subjects of its clause, of clauses before it, of the main clause behind it.

extension ChineseReader {
  /// The subject before unit `i`: of its clause, else of the clauses before it in the sentence.
  func subject(of i: Int) -> NounPhrase? {
    var clause = clause(of: i)
    var limit = i
    var hops = 0
    if describesNoun(i) || isNominal(i) && isFronted(clause) || isBehindPronoun(i) || isOfNobody(i) { return nil }
    if let speaker = speakerGoingOn(at: i) { return speaker }
    if let doer = ownerOfDeed(before: i) { return doer }
    if isResumed(i) { return doer(in: self.clause(of: clause.lowerBound - 2)) }
    while true {
      if hops == 0,
        let found = copulaSubject(of: i) ?? cleft(of: i) ?? adjacentSubject(in: clause.lowerBound..<limit)
          ?? relativeHead(of: i)
      {
        return found
      }
      // 除了菲佐扬言断电，欧洲各国一声不吭: Fico is no subject.
      if hops == 0 || !isException(clause),
        let found = subject(in: clause.lowerBound..<limit, cue: i, isOwn: hops == 0)
      {
        return found
      }
      // 墙外站着的不光是对手: what 的 makes a noun of is the subject. 但制药公司也因此坐地起价: so is a noun without a name.
      if hops == 0,
        hasOwnSubject(in: clause.lowerBound..<limit) || opensWithNoun(clause.lowerBound..<limit)
          || opensWithNobody(clause.lowerBound..<limit) || opensModifier(i)
      {
        return nil
      }
      // 偏有人急着往锅里撒沙子，其心可诛
      if hops > 0, opensWithNobody(clause.lowerBound..<limit) { return nil }
      guard clause.lowerBound > 1, hops < 3, units[clause.lowerBound - 1].kind == .comma else {
        return hops == 0 ? mainSubject(after: i) ?? topic(before: i) : nil
      }
      limit = clause.lowerBound - 1
      clause = self.clause(of: limit - 1)
      hops += 1
    }
  }

  /// X 声称，Y 不会退让，还|感谢 T: who goes on speaking in a clause that begins with 还 and names nobody before the verb.
  private func speakerGoingOn(at i: Int) -> NounPhrase? {
    var clause = clause(of: i)
    let first = clause.lowerBound
    guard units[first].kind != .mention, units[first].key == ChineseReader.alsoKey,
      !(first..<i).contains(where: { units[$0].kind == .mention })
    else { return nil }
    for _ in 0..<3 where clause.lowerBound > 1 && units[clause.lowerBound - 1].kind == .comma {
      clause = self.clause(of: clause.lowerBound - 2)
      guard let report = clause.last(where: { isReport($0) && gapEnd($0) == nil }) else { continue }
      return subject(in: clause.lowerBound..<report, cue: report, isOwn: true)
    }
    return nil
  }

  private static let alsoKey = WordClasses.key("还")

  /// Whether somebody only means to, or has to, do what the verb at `i` says: 将与中国针锋相对.
  func isIntended(_ i: Int) -> Bool {
    (clause(of: i).lowerBound..<i).contains {
      units[$0].kind == .scope && gapEnd($0) == nil
        && lexicon.scopes[cues[Int(units[$0].index)].scope].kind == .modal
    }
  }

  /// The first name of a clause that no coverb governs.
  func firstActor(in clause: Range<Int>) -> NounPhrase? {
    let first = clause.first { units[$0].kind == .mention && governing($0, from: clause.lowerBound).isEmpty }
    return first.flatMap { actorPhrase(at: $0, $0, clause.upperBound) }
  }

  /// Whether the clause of the unit begins with words for what the clause before it told: 此举, 这一立场.
  func isResumed(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard clause.lowerBound > 1, units[clause.lowerBound - 1].kind == .comma else { return false }
    let first = units[clause.lowerBound]
    return first.kind != .mention && first.span.end <= units[i].span.start
      && words.resuming.contains(document.text, Int(first.span.start), Int(first.span.end))
      && !(clause.lowerBound..<i).contains { units[$0].kind == .mention }
  }

  /// Whether a pronoun that nobody is found for is the subject: 谴责|他们|腐败.
  private func isBehindPronoun(_ i: Int) -> Bool {
    var k = i - 1
    while k > 0, units[k].kind == .scope, gapEnd(k) == nil, !isReport(k) { k -= 1 }
    guard k > 0, units[k].kind == .word, !units[k].tags.isDisjoint(with: [.he, .it, .they]),
      !units[k].tags.contains(.we), units[k - 1].kind == .cue, takesObject(k - 1)
    else { return false }
    return actor(at: k) == nil
  }

  /// Who wants done what the verb at `i` says: 呼吁北约武装乌克兰. Nil if nobody asks for it.
  func wisher(of i: Int) -> [Actor]? {
    let start = clause(of: i).lowerBound
    guard let verb = (start..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.asking) }),
      (verb + 1..<i).contains(where: { actorPhrase(at: $0, verb + 1, i) != nil }),
      // 呼吁俄罗斯|停止|进攻: that is what he does not want.
      !(verb + 1..<i).contains(where: {
        units[$0].kind != .mention && ChineseReader.ceasingKeys.contains(units[$0].key)
      }),
      let asker = subject(of: verb)
    else { return nil }
    return asker.actors
  }

  /// 对美国的打压，中国坚决反对: whom a clause in front of a verb without an object is about.
  func fronted(before i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    guard clause.lowerBound > 1, units[clause.lowerBound - 1].kind == .comma,
      !(i + 1..<clause.upperBound).contains(where: { units[$0].kind == .mention || units[$0].kind == .cue })
    else { return nil }
    let front = self.clause(of: clause.lowerBound - 2)
    guard isFronted(front) else { return nil }
    return actorPhrase(at: front.lowerBound + 1, front.lowerBound + 1, front.upperBound)
  }

  /// Whether a clause is nothing but 对 or 针对 and a name with what is its own.
  private func isFronted(_ clause: Range<Int>) -> Bool {
    guard clause.count > 1, clause.upperBound < units.count, units[clause.upperBound].kind == .comma,
      units[clause.lowerBound].kind != .mention, units[clause.lowerBound].tags.contains(.towards),
      let found = actorPhrase(at: clause.lowerBound + 1, clause.lowerBound + 1, clause.upperBound)
    else { return false }
    return found.coreEnd == clause.upperBound || units[found.coreEnd].tags.contains(.de)
  }

  /// Whether a verb stands right before the name at `i`.
  private func isObject(_ i: Int, from start: Int) -> Bool {
    var k = i - 1
    // 拼凑“四方安全对话”
    while k > start, units[k].kind == .quote || units[k].kind == .opening { k -= 1 }
    guard k >= start, i > start else { return false }
    let unit = units[k]
    // 拼凑这个机制和|奥库斯: what stands in one list.
    if unit.kind == .word, unit.tags.contains(.coordinator), k > start {
      var first = k - 1
      while first > start, units[first].kind == .quote { first -= 1 }
      if units[first].kind == .mention { return isObject(first, from: start) }
    }
    if unit.kind == .cue {
      // 妨碍|它们的增长、削弱…
      return (takesObject(k) || takesMatter(k) || parts(units[k]).contains(.verb)) && !isReport(k) && !isNominal(k)
    }
    return unit.kind == .word && unit.tags.isEmpty && unit.span.count == 1
  }

  /// 以为几天就能拿下|基辅: whether a word that no table knows, and that opens no clause, stands right before the name at `i`.
  private func isBehindPlainVerb(_ i: Int, from start: Int) -> Bool {
    guard i - 1 > start, units[i - 1].kind == .word, units[i - 1].tags.isEmpty, units[i - 1].span.count >= 2 else {
      return false
    }
    return !words.openers.contains(document.text, Int(units[i - 1].span.start), Int(units[i - 1].span.end))
  }

  /// Whom a clause describes that has no subject of its own: 打压郭文贵的|中国政府, 令支持朝鲜政权的|北京.
  private func relativeHead(of i: Int) -> NounPhrase? {
    guard takesObject(i), let object = object(of: i), !object.actors.isEmpty else { return nil }
    let clause = clause(of: i)
    var de = object.coreEnd
    while de < clause.upperBound, de - object.coreEnd < 3, units[de].kind == .word, !units[de].tags.contains(.de) {
      de += 1
    }
    guard de + 1 < clause.upperBound, units[de].kind == .word, units[de].tags.contains(.de),
      units[de + 1].kind == .mention, let head = actorPhrase(at: de + 1, de + 1, clause.upperBound)
    else { return nil }
    // Whatever stands before the verb in its own clause, up to the word that opens it, is no name.
    var k = i - 1
    while k >= clause.lowerBound {
      let unit = units[k]
      if unit.kind != .mention, !unit.tags.isDisjoint(with: [.causing, .preposition, .be, .passive, .contrast]) {
        break
      }
      guard
        unit.kind == .value || unit.kind == .scope && gapEnd(k) == nil && !isReport(k)
          || unit.kind == .word && unit.tags.isEmpty
      else {
        return nil
      }
      k -= 1
    }
    return head
  }

  /// 在入侵伊拉克的过程中，美国…: the subject of the clause behind the one that a word of time or place opens.
  private func mainSubject(after i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    guard clause.lowerBound < units.count, clause.upperBound + 1 < units.count, units[clause.upperBound].kind == .comma,
      !units[clause.lowerBound].tags.isDisjoint(with: [.locative, .preposition, .subordinator])
        || units[clause.lowerBound].kind == .scope
    else { return nil }
    let next = self.clause(of: clause.upperBound + 1)
    guard let found = actorPhrase(at: next.lowerBound, next.lowerBound, next.upperBound) else { return nil }
    return found
  }

  private func subject(in range: Range<Int>, cue: Int, isOwn: Bool) -> NounPhrase? {
    var start = range.lowerBound
    var reporter: NounPhrase?
    var i = range.lowerBound
    var first: NounPhrase?
    var outer: NounPhrase?
    while i < range.upperBound {
      let unit = units[i]
      if let before = outer, closesTime(i) {
        // 在让日本陷入孤立的同时激怒: what goes on at the same time has its own subject.
        first = before
        outer = nil
      }
      if let end = gapEnd(i) {
        // 在美国看来: whoever stands inside looks on.
        i = end
        continue
      }
      if unit.kind == .opening, let end = (i..<range.upperBound).first(where: { units[$0].kind == .closing }) {
        // 布雷顿森林机构（IMF和世界银行）
        i = end + 1
        continue
      }
      // 不仅批评日本，也批评美国: of a clause before, a verb that takes a side keeps its subject.
      if isReport(i), i < cue, units[i].kind != .cue || range.upperBound >= cue,
        !(takesObject(i) && isJoined(i + 1..<range.upperBound))
      {
        // What is said has its own subject, if it names one.
        reporter = first ?? reporter
        first = nil
        start = i + 1
      }
      // 美国知道|俄罗斯是威胁
      if isOwn, let end = endOfKnowing(i), end < range.upperBound, units[end].kind == .mention {
        (first, start) = (nil, end)
      }
      if first == nil, let found = actorPhrase(at: i, start, range.upperBound) {
        let governed = governing(i, from: start)
        if isOwn, governed.isEmpty, let head = described(behind: found, limit: range.upperBound),
          isObject(i, from: start)
        {
          // 入侵乌克兰的|普京
          i = head
          continue
        }
        if !isOwn || isListed(cue, behind: found),
          isObject(i, from: start) || reporter != nil && isBehindPlainVerb(i, from: start)
            || !isOwn && endsClause(found, start..<range.upperBound)
        {
          // 照样买俄罗斯的石油，并不…: whom a clause before acts upon is not its subject.
          i = max(i + 1, found.coreEnd)
          continue
        }
        if governed.isEmpty || isOwn && governed == [.objectControl] {
          first = found
          i = max(i + 1, found.coreEnd)
          continue
        }
      } else if isOwn, unit.kind == .mention || unit.kind == .word, governing(i, from: start).contains(.objectControl),
        !isJoined(i + 1..<cue), let found = actorPhrase(at: i, start, range.upperBound)
      {
        // 敦促日本停止: Japan stops.
        outer = outer ?? first
        first = found
      } else if let before = first, isApposed(i, behind: before) {
        // 埃及政权的继承人贾迈勒·穆巴拉克: the person is meant.
        first = phrase(from: i, limit: range.upperBound)
      }
      i += 1
    }
    return first ?? reporter
  }

  /// The actor right before the end of a range, where nothing governs it: 英国 in 将加强英国鼓吹离开的力量, whoever stands first.
  private func adjacentSubject(in range: Range<Int>) -> NounPhrase? {
    var k = range.upperBound - 1
    while k >= range.lowerBound, units[k].kind == .scope && gapEnd(k) == nil && !isReport(k) || isProgressive(k) {
      if isJoined(k..<k + 1) { return nil }
      k -= 1
    }
    guard k > range.lowerBound, units[k].kind == .mention else { return nil }
    let governed = governing(k, from: range.lowerBound)
    // 对美方滥用否决权深表失望: what the coverb governs is the whole clause.
    let isInClause =
      ChineseReader.clausalKeys.contains(units[k - 1].key) && range.upperBound < units.count
      && isClauseOfCoverb(range.upperBound) || isDoneByGoverned(range.upperBound, k)
      // 在日本轰炸村庄的问题上
      || governed.contains(.locative) && k == range.upperBound - 1 && closesScene(behind: range.upperBound)
    guard governed.isEmpty || isInClause else { return nil }
    // 反对美国制裁古巴: America does.
    let isOpposed = opposes(k - 1) || isReport(k - 1)
    return phrase(endingAt: k + 1).flatMap { found in
      // 拉拢印度遏制: India is an object; but 加强英国鼓吹…的力量.
      if found.start > range.lowerBound, units[found.start - 1].kind == .cue, !isOpposed,
        !isInModifier(range.upperBound)
      {
        return nil
      }
      var found = found
      for a in found.actors.indices { found.actors[a].isOwner = false }
      return found
    }
  }

  /// Whether 问题上 or the like ends the clause that 在 opens before the verb at `i`, with an object between.
  private func closesScene(behind i: Int) -> Bool {
    i < units.count && takesObject(i) && hasObject(i)
      && (i + 1..<clause(of: i).upperBound).contains { ChineseReader.sceneKeys.contains(units[$0].key) }
  }

  private static let sceneKeys = Set(
    ["上", "中", "下", "之前", "之后", "之际", "之时", "时", "后", "前", "过程中", "同时", "情况下", "背景下"].map(WordClasses.key))

  private static let clausalKeys = Set(["对", "对于", "针对"].map(WordClasses.key))

  /// Whether the verb at `i` has an object of its own and belongs to a clause that a coverb governs as a whole: 对T V O深表失望,
  /// 对T V O的回击.
  private func isClauseOfCoverb(_ i: Int) -> Bool {
    guard units[i].kind == .cue, cues[Int(units[i].index)].tail == nil,
      hasObject(i) || isInModifier(i) && standsAlone(i),
      !readings(units[i]).contains(where: { $0.part == .noun || $0.frames.contains { $0.target == .preposition } })
    else { return false }
    return isFelt(i) || isInModifier(i)
  }

  /// Whether the cue at `i` says something of its subject and needs nothing behind it: 越线, 失败.
  private func standsAlone(_ i: Int) -> Bool {
    readings(units[i]).allSatisfy { entry in
      entry.part != .noun && entry.part != .adjective
        && entry.frames.allSatisfy { $0.holder == .none && $0.target == .subject && !$0.isPredicate && !$0.takesSign }
    }
  }

  /// The name that 的 behind the object of a verb leads to: 入侵乌克兰的|普京.
  private func described(behind object: NounPhrase, limit: Int) -> Int? {
    let de = object.coreEnd
    guard de + 1 < limit, units[de].kind == .word, units[de].tags.contains(.de), units[de + 1].kind == .mention else {
      return nil
    }
    return de + 1
  }

  /// Whether 的 stands here before a word of time: 的|同时, 的|时候.
  private func closesTime(_ i: Int) -> Bool {
    units[i].tags.contains(.de) && i + 1 < units.count && ChineseReader.timeKeys.contains(units[i + 1].key)
  }

  private static let timeKeys = Set(["同时", "时候", "时", "过程中", "情况下", "前提下", "背景下", "基础上"].map(WordClasses.key))

  /// Whether a person's name stands at `i` right behind a noun and 的 that go on from a phrase.
  private func isApposed(_ i: Int, behind phrase: NounPhrase) -> Bool {
    guard units[i].kind == .mention, document.mentions[Int(units[i].index)].type == .person, i > 0,
      i - phrase.start < 7,
      phrase.coreEnd <= i, units[i - 1].kind == .word, !units[i - 1].tags.contains(.de)
    else { return false }
    let between = phrase.coreEnd..<i
    return between.contains { units[$0].tags.contains(.de) }
      && between.allSatisfy {
        units[$0].kind == .word && units[$0].tags.isDisjoint(with: [.be, .have, .preposition, .coordinator, .passive])
      }
  }

  /// Whether 在 before a verb says that it goes on: 德黑兰在撒谎.
  private func isProgressive(_ k: Int) -> Bool {
    units[k].kind == .word && k + 1 < units.count && units[k + 1].kind == .cue
      && ChineseReader.progressiveKeys.contains(units[k].key)
  }

  private static let progressiveKeys = Set(["在", "正在", "正"].map(WordClasses.key))

  /// 为什么要公然藐视: whom the sentence before is about, where a question names nobody.
  private func topic(before i: Int) -> NounPhrase? {
    guard i > 0,
      (0..<i).allSatisfy({
        units[$0].kind == .scope || parts(units[$0]).contains(.adverb) || isManner($0)
      }),
      (0..<i).contains(where: {
        units[$0].kind == .scope && lexicon.scopes[cues[Int(units[$0].index)].scope].kind == .question
      }),
      let mention = discourse.topic(before: sentence)
    else { return nil }
    return NounPhrase(start: 0, end: 0, coreEnd: 0, actors: [Actor(mention: mention, isPronoun: true)])
  }

  /// Whether 的 closes a clause that holds the word at `i`: it describes a noun.
  func isInModifier(_ i: Int) -> Bool {
    let end = clause(of: min(i, units.count - 1)).upperBound
    guard i + 1 < end, let de = (i + 1..<end).last(where: { units[$0].tags.contains(.de) && units[$0].kind == .word })
    else {
      return false
    }
    return de + 1 < end && units[de + 1].kind != .mention
  }

  func actorPhrase(at i: Int, _ start: Int, _ limit: Int) -> NounPhrase? {
    guard units[i].kind == .mention || units[i].kind == .word, let found = phrase(from: i, limit: limit),
      !found.actors.isEmpty
    else { return nil }
    return found
  }
}
