internal import Lexicons
internal import TextModel

// Whom a word of judgement is said of in Chinese: owners, what follows 的, and what stands behind 是, 奉行 or 视为.

extension ChineseReader {
  /// Whose the noun at `i` is: T 的 ~, 美国霸权.
  func owner(of i: Int) -> NounPhrase? {
    var k = i - 1
    var steps = 0
    while k >= 0, steps < 4 {
      let unit = units[k]
      if unit.kind == .word, unit.tags.contains(.de) {
        if let doer = owner(ofDeedBehind: k, before: i) { return doer }
        if isAimOfPlot(k) { return nil }
        if let found = phrase(endingAt: k) {
          let governed = governing(found.start, from: clause(of: i).lowerBound)
          // 法国在非洲的驻军: where it stands, not whose it is.
          if governed.contains(.locative) { return ownerBefore(.locative, k) }
          // 美国对伊朗的威胁毫无道理, but 日本对中国的崛起感到不安
          if governed.contains(.towards), found.start > 1, !isFelt(i), let doer = ownerBefore(.towards, k) {
            return doer
          }
          return found
        }
        // 世卫组织在疫情初期的反应
        if let found = ownerBefore(.locative, k) { return found }
        // 美国最忠实的盟友, 美国目前的伪善
        var m = k - 1
        while m >= 0, k - m < 4,
          units[m].kind == .cue || units[m].kind == .scope || units[m].kind == .value
            || ChineseReader.nowKeys.contains(units[m].key)
            || words.ranks.contains(document.text, Int(units[m].span.start), Int(units[m].span.end))
        {
          m -= 1
        }
        guard m < k - 1, m >= 0, units[m].kind == .mention, let found = phrase(endingAt: m + 1) else { return nil }
        // 对欧洲最大的威胁
        return governing(found.start, from: clause(of: i).lowerBound).contains(.towards) ? nil : found
      }
      if unit.kind == .mention || unit.kind == .word && !unit.tags.isDisjoint(with: [.he, .it, .they]) {
        if isInCompoundNoun(k) {
          return k > 1 ? phrase(endingAt: units[k - 2].tags.contains(.de) ? k - 2 : k - 1) : nil
        }
        guard steps == 0 || unit.kind == .mention && steps < 2 && !ChineseReader.timeKeys.contains(units[k + 1].key)
        else { return nil }
        // 中国反对霸权主义: what somebody opposes is not his.
        if steps > 0,
          readings(units[k + 1]).contains(where: { $0.part == .verb && $0.frames.contains { $0.target == .object } })
        {
          return nil
        }
        let found = phrase(endingAt: k + 1)
        // 对马里施加威胁
        if steps > 0, let found, governing(found.start, from: clause(of: i).lowerBound).contains(.towards) {
          return nil
        }
        // 对伊朗背信弃义: whom something is done to, but 与中美争端相似.
        if let found, !parts(units[i]).contains(.noun),
          !governing(found.start, from: clause(of: i).lowerBound).isDisjoint(with: [.towards, .with, .ba, .passive])
        {
          return nil
        }
        return found
      }
      guard unit.kind == .word || unit.kind == .cue || unit.kind == .quote,
        unit.tags.isDisjoint(with: [.preposition, .be, .have, .passive, .ba])
      else {
        return nil
      }
      k -= 1
      steps += 1
    }
    return nil
  }

  private static let nowKeys = Set(
    [
      "目前", "当前", "如今", "现在", "现今", "昔日", "长期", "长期以来", "一贯", "一向", "近年来",
      "多年来", "过去", "最近", "今天", "今日", "眼下", "当下",
    ].map(WordClasses.key))

  /// 面对俄罗斯|时|软弱无能
  private static let timeKeys = Set(["时", "之际", "期间", "时期", "后", "之后", "前", "之前", "以来", "的时候"].map(WordClasses.key))

  /// Whether the cue at `i` is a verb that judges its subject by its object: 妨碍增长.
  func takesMatter(_ i: Int) -> Bool {
    readings(units[i]).contains { $0.part == .verb && $0.frames.contains(where: \.takesSign) }
  }

  /// Whether the cue at `i` relates somebody to its object: 谴责日本, but not 妄称日本.
  func takesObject(_ i: Int) -> Bool {
    readings(units[i]).contains { $0.frames.contains { $0.holder != .none && $0.target == .object } }
  }

  /// Whether a name stands right behind the cue at `i`, or behind 了, 着 or 过.
  func touchesObject(_ i: Int) -> Bool {
    var k = i + 1
    if k < units.count, ChineseReader.aspectKeys.contains(units[k].key) { k += 1 }
    return k < units.count && units[k].kind == .mention
  }

  static let aspectKeys = Set(["了", "着", "过"].map(WordClasses.key))

  /// Whether the word at `i` is what something no longer is: 从|保持距离|演变为.
  func isLeftBehind(_ i: Int) -> Bool {
    let clause = clause(of: i)
    let becomes = (i + 1..<min(clause.upperBound, i + 6)).contains { k in
      ChineseReader.becomingKeys.contains(units[k].key)
        || k + 1 < clause.upperBound && ChineseReader.changingKeys.contains(units[k].key)
          && ChineseReader.intoKeys.contains(units[k + 1].key)
    }
    guard becomes else { return false }
    return (max(clause.lowerBound, i - 5)..<i).contains { units[$0].key == ChineseReader.fromKey }
  }

  private static let changingKeys = Set(["演变", "转变", "发展", "升级", "转化", "转", "变"].map(WordClasses.key))
  private static let intoKeys = Set(["为", "成", "成为", "到"].map(WordClasses.key))
  private static let fromKey = WordClasses.key("从")
  private static let becomingKeys = Set(
    ["演变为", "演变成", "转变为", "转变成", "变成", "变为", "转为", "走向", "发展为", "升级为", "转向"].map(WordClasses.key))

  /// Whether 对方 or 彼此 stands here: each of two is meant by the other.
  func isOther(_ i: Int) -> Bool {
    i < units.count && units[i].kind == .word && ChineseReader.otherKeys.contains(units[i].key)
  }

  private static let otherKeys = Set(["对方", "彼此"].map(WordClasses.key))

  /// Whether the word at `i` says what somebody is charged with: 提出贪腐|指控.
  func qualifiesCharge(_ i: Int) -> Bool {
    i + 1 < units.count
      && words.charges.contains(document.text, Int(units[i + 1].span.start), Int(units[i + 1].span.end))
  }

  /// Whether the noun at `i` is what a word behind it in the clause is felt about: 对朝鲜的挑衅|忍无可忍.
  func isFelt(_ i: Int) -> Bool {
    (i + 1..<min(clause(of: i).upperBound, i + 5)).contains { k in
      !isNominal(k) && units[k].kind == .cue
        // 对格陵兰的威胁|令丹麦不安: who feels it stands behind.
        && !(i + 1..<k).contains { units[$0].kind != .mention && units[$0].tags.contains(.causing) }
        && readings(units[k]).contains { $0.frames.contains { $0.holder == .subject && $0.target == .preposition } }
    }
  }

  /// Whether 的 makes a noun of the word at `i`: 压力的加剧.
  func isNominal(_ i: Int) -> Bool { i > 0 && units[i - 1].kind == .word && units[i - 1].tags.contains(.de) }

  /// Whether the word at `i` only tells what a thing is for: 取得成功所需要的技能.
  func isBeforeSuo(_ i: Int) -> Bool { i + 1 < units.count && units[i + 1].key == ChineseReader.suoKey }

  static let suoKey = WordClasses.key("所")

  /// Whether the noun behind 的 does what the verb at `i` says, and no one before it: 逮捕了|支持台独的人士, but not
  /// 提出|遏制美国的计划.
  func describesNoun(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard i > clause.lowerBound, takesObject(i), isVerbal(i - 1) else { return false }
    var de = i + 1
    while de < clause.upperBound, de - i < 6, !(units[de].kind == .word && units[de].tags.contains(.de)) {
      guard units[de].kind == .mention || units[de].kind == .word || units[de].kind == .cue,
        units[de].tags.isDisjoint(with: [.have, .be, .preposition, .lightVerb, .passive, .ba])
      else { return false }
      de += 1
    }
    guard de > i + 1, de + 1 < clause.upperBound, units[de].tags.contains(.de), units[de + 1].kind != .mention else {
      return false
    }
    return !(de + 1..<min(clause.upperBound, de + 4)).contains { units[$0].kind != .mention && isDeed($0) }
  }

  /// Whether the unit is a verb or a number that a noun follows: 逮捕了, 有, 一批.
  private func isVerbal(_ i: Int) -> Bool {
    switch units[i].kind {
    case .cue: takesObject(i) && !isReport(i) && !isNominal(i)
    case .value: true
    case .word: !units[i].tags.isDisjoint(with: [.have, .lightVerb])
    default: false
    }
  }

  /// Whom the word at `i` describes: ~ 的 T.
  func described(by i: Int) -> NounPhrase? {
    guard i + 2 < units.count, units[i + 1].kind == .word, units[i + 1].tags.contains(.de) else { return nil }
    var k = i + 2
    while k < units.count, k - i < 5 {
      if let found = actorPhrase(at: k, i + 2, units.count) { return isPartOfNoun(found) ? nil : found }
      guard units[k].kind == .word, units[k].tags.isDisjoint(with: [.be, .preposition, .have]) else { return nil }
      k += 1
    }
    return nil
  }

  /// Whether a noun of what happens stands right behind a name, which only tells whose it is: 俄罗斯和格鲁吉亚|冲突.
  private func isPartOfNoun(_ found: NounPhrase) -> Bool {
    guard found.coreEnd < units.count, units[found.coreEnd - 1].kind == .mention,
      found.actors.allSatisfy({ !$0.isOwner || $0.ofRelation })
    else { return false }
    let next = units[found.coreEnd]
    if next.kind == .cue {
      return !touchesObject(found.coreEnd)
        && readings(next).contains {
          $0.frames.contains { $0.isMutual || $0.holder == .possessive || $0.target == .preposition }
        }
    }
    return next.kind == .word && !next.tags.isDisjoint(with: [.bad, .relationNoun])
  }

  /// Whether the word at `i` tells how something is done: 热情地.
  func isManner(_ i: Int) -> Bool { i + 1 < units.count && units[i + 1].key == ChineseReader.mannerKey }

  private static let mannerKey = WordClasses.key("地")

  /// Whether the unit says that relations are made: 建立, 发展, 保持.
  func isBuilding(_ i: Int) -> Bool { units[i].kind != .mention && ChineseReader.buildingKeys.contains(units[i].key) }

  private static let buildingKeys = Set(
    ["建立", "建立了", "发展", "保持", "维持", "享有", "建起", "结成", "缔结", "加强", "深化", "寻求", "有", "有着", "拥有", "形成"].map(
      WordClasses.key))

  /// Who makes somebody feel what the word at `i` says, and who feels it: T 令 H ~.
  func cause(of i: Int) -> (holders: [Actor], targets: [Actor])? {
    let clause = clause(of: i)
    var k = i - 1
    while k > clause.lowerBound, i - k < 8 {
      if units[k].kind != .mention, units[k].tags.contains(.causing) {
        for m in k + 1..<i {
          guard let feels = actorPhrase(at: m, k + 1, i) else { continue }
          // 让中国为|支持战争|付出代价: no feeling.
          if (feels.coreEnd..<max(i, feels.coreEnd)).contains(where: {
            units[$0].kind != .mention && units[$0].tags.contains(.preposition)
          }) {
            return nil
          }
          return subject(of: k).map { (feels.actors, $0.actors) }
        }
        return nil
      }
      k -= 1
    }
    return nil
  }

  /// Whether somebody is made to do or suffer what the word at `i` says: 使印度陷入孤立.
  func isCaused(_ i: Int) -> Bool {
    let start = clause(of: i).lowerBound
    guard let verb = (start..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.causing) }) else {
      return false
    }
    return (verb + 1..<i).contains { actorPhrase(at: $0, verb + 1, i) != nil }
  }

  /// Whether 是 or the like stands between the subject and the word at `i`.
  func hasCopula(before i: Int) -> Bool { copula(before: i) != nil || continuesCopula(clause(of: i), i) }

  /// Where 是 or the like stands before the word at `i`, with no name between.
  func copula(before i: Int) -> Int? {
    let start = clause(of: i).lowerBound
    var k = i - 1
    while k >= start, units[k].kind != .mention {
      if units[k].kind == .word || units[k].kind == .scope, units[k].tags.contains(.be) { return k }
      k -= 1
    }
    return nil
  }

  /// 是极端主义的先锋队，改革的绊脚石: whether a clause that ends in the noun at `i` goes on with what 是 in the one before says.
  private func continuesCopula(_ clause: Range<Int>, _ i: Int) -> Bool {
    guard i + 1 == clause.upperBound, clause.lowerBound > 1, units[clause.lowerBound - 1].kind == .comma,
      isNominal(i), (clause.lowerBound..<i).allSatisfy({ units[$0].kind == .word || units[$0].kind == .cue })
    else { return false }
    let before = self.clause(of: clause.lowerBound - 2)
    return before.contains {
      units[$0].kind == .word && units[$0].tags.contains(.be) && units[$0].span.count == 1
    }
  }

  /// Whether the word at `i` describes the noun behind 是 that ends its clause: 美国是霸道的国家.
  func isPredicateModifier(_ i: Int) -> Bool {
    var i = i
    while i + 2 < units.count, units[i + 1].tags.contains(.coordinator), units[i + 2].kind == .cue { i += 2 }
    guard i + 2 < units.count, units[i + 1].tags.contains(.de), hasCopula(before: i) else { return false }
    let end = clause(of: i).upperBound
    return end - i <= 5
      && (i + 2..<end).allSatisfy { k in
        units[k].kind == .word && !units[k].tags.contains(.de)
          || units[k].kind == .mention && k + 1 < end && units[k + 1].tags.contains(.roleNoun)
      }
  }

  /// Whether the adjective at `i` is itself what 是 says: 是错误的.
  func endsPredicate(_ i: Int) -> Bool {
    let end = clause(of: i).upperBound
    guard i + 2 == end else { return i + 1 == end }
    // 是独裁国家
    return units[i + 1].tags.contains(.de) || ChineseReader.kindKeys.contains(units[i + 1].key)
  }

  private static let kindKeys = Set(["国家", "政权", "政府", "政党", "组织"].map(WordClasses.key))

  /// The sign of the nouns in what follows a cue, nil if no table has them.
  func sign(after i: Int) -> Double? {
    let clause = clause(of: i)
    var k = i + 1
    while k < clause.upperBound, k - i < 8 {
      let unit = units[k]
      if unit.kind != .mention, ChineseReader.ratherKeys.contains(unit.key), k + 1 < clause.upperBound {
        // 助长而不是|遏制了|动荡
        k += 2
        continue
      }
      if unit.kind == .cue,
        let entry = readings(unit).first(where: { $0.part == .noun || $0.part == .adjective }) ?? readings(unit).first
      {
        return entry.value < 0 ? -1 : 1
      }
      if unit.kind != .mention, let sign = worth(at: k) { return sign }
      k += 1
    }
    return nil
  }

  private static let ratherKeys = Set(["而不是", "而非", "而不", "不是"].map(WordClasses.key))

  /// Who has, pursues or shows what the word at `i` describes: T 奉行 ~ 政策, T 患上 ~ 的毛病.
  func bearer(of i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    var k = i - 1
    var quotes = 0
    while k >= clause.lowerBound, i - k < 8 {
      let unit = units[k]
      if unit.kind == .word || unit.kind == .scope || unit.kind == .cue, unit.tags.contains(.lightVerb) {
        // “台湾有事”的狂言: what stands in quotation marks is somebody's words.
        guard quotes % 2 == 0 else { return nil }
        // 更有一个不肯放下|霸权|的美国: what describes a name is not had by the subject.
        if i + 2 < clause.upperBound, units[i + 1].tags.contains(.de), units[i + 2].kind == .mention { return nil }
        let found = subject(of: k)
        // 中韩|关系回暖|仍有障碍: relations have them.
        if let found, found.isRelation { return nil }
        // 为稳定银行而采取的|激进措施: whose they are stands before it, or nowhere.
        if units[k + 1].tags.contains(.de), units[k + 1].kind == .word, let found, found.start < clause.lowerBound {
          return nil
        }
        return found
      }
      if unit.kind == .mention || unit.kind == .stop { return nil }
      if unit.kind == .quote { quotes += 1 }
      k -= 1
    }
    return nil
  }

  /// Whose noun the word at `i` describes together with 的: 他的平庸的创意, 其臭名昭著的论文, 以色列高效却无情的炮火.
  func ownerOfDescribed(by i: Int) -> NounPhrase? {
    var end = i
    while end > 0, units[end - 1].kind == .cue || units[end - 1].kind == .scope && end < i + 1 && i - end < 3 {
      end -= 1
    }
    if end > 0, units[end - 1].kind == .word, units[end - 1].tags.contains(.de) { end -= 1 }
    guard end > 0, i - end < 5 else { return nil }
    guard let found = phrase(endingAt: end), !found.actors.isEmpty else { return nil }
    return governing(found.start, from: clause(of: i).lowerBound).isDisjoint(with: [.passive, .locative]) ? found : nil
  }

  /// Whether relations are what the phrase of the object leads to: 损害着日本与邻国的关系.
  func leadsToRelation(_ object: NounPhrase, limit: Int) -> Bool {
    var k = max(object.coreEnd, object.start + 1)
    while k < limit, k - object.coreEnd < 7, units[k].kind != .stop, units[k].kind != .cue {
      if units[k].tags.contains(.relationNoun) { return true }
      k += 1
    }
    return false
  }

  /// The regard whose complement the word at `i` is, or nil. No holder: nobody is named.
  func regard(of i: Int) -> Regard? {
    let clause = clause(of: i)
    var v = i - 1
    while v > clause.lowerBound, i - v < 12, !(units[v].kind != .mention && units[v].tags.contains(.regard)) {
      // 视为世界银行、亚开行的威胁
      if units[v].kind == .mention, v + 1 < i, units[v + 1].tags.isDisjoint(with: [.de, .coordinator]) { return nil }
      guard i - v < 6 || units[v].kind == .mention || units[v].kind == .word else { return nil }
      v -= 1
    }
    guard v > clause.lowerBound, i - v < 12, units[v].tags.contains(.regard) else { return nil }
    if let agent = passiveAgent(of: v) {
      var mark = v
      while mark > clause.lowerBound, !units[mark].tags.contains(.passive) { mark -= 1 }
      return Regard(holders: agent?.actors ?? [], targets: subject(of: mark)?.actors ?? [])
    }
    guard let object = oblique(ChineseReader.baKey, before: v) else { return nil }
    return Regard(holders: subject(of: v)?.actors ?? [], targets: object.actors)
  }

  static let baKey = WordClasses.key("把")
}
