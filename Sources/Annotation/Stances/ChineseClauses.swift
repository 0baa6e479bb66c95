internal import Lexicons
internal import TextModel

// What the build of a whole clause tells in Chinese: verdicts in front of it, deeds that are judged, who stands before 在 and 对.

extension ChineseReader {
  /// The actor in front of the phrase that a word of place, or 对, opens before the 的 at `de`: 美国|在中东的.
  func ownerBefore(_ opener: WordTags, _ de: Int) -> NounPhrase? {
    let start = clause(of: de).lowerBound
    guard
      let at = (max(start, de - 6)..<de).last(where: {
        units[$0].kind != .mention && !units[$0].tags.isDisjoint(with: opener)
      }), at > start
    else { return nil }
    return phrase(endingAt: at)
  }

  /// Who does what a clause tells: 干涉中国内政，|这种做法令人寒心.
  func doer(in clause: Range<Int>) -> NounPhrase? {
    guard let first = clause.first(where: { units[$0].kind == .mention }), first > clause.lowerBound,
      let verb = (clause.lowerBound..<first).last(where: { units[$0].kind == .cue && takesObject($0) })
    else { return firstActor(in: clause) }
    return subject(of: verb)
  }

  /// Whether the adjective at `i` ends its clause without 是: 特朗普已不再可信.
  func isBarePredicate(_ i: Int) -> Bool {
    let clause = clause(of: i)
    return i + 1 == clause.upperBound && i > clause.lowerBound && !isNominal(i)
      && (units[i - 1].kind == .scope || units[i - 1].kind == .mention)
  }

  /// Whether only where or in what stands between the subject and the noun at the end of a clause: 美国在人权问题上双重标准.
  func isBehindPlace(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard i + 1 == clause.upperBound, i > clause.lowerBound + 2, ChineseReader.insideKeys.contains(units[i - 1].key),
      let place = (clause.lowerBound..<i - 1).last(where: {
        units[$0].kind != .mention && units[$0].tags.contains(.locative)
      })
    else { return false }
    return place > clause.lowerBound && units[place - 1].kind == .mention
  }

  private static let insideKeys = Set(["上", "中", "里", "方面", "问题上", "之中"].map(WordClasses.key))

  /// The subject behind a verdict that opens a sentence: 令人遗憾的是，|欧盟. Nil if nothing is said in front.
  func subjectBehindHeading(_ i: Int) -> [Actor]? {
    let clause = clause(of: i)
    guard clause.upperBound + 1 < units.count, units[clause.upperBound].kind == .comma,
      (clause.lowerBound..<i).allSatisfy({
        units[$0].kind == .scope || units[$0].kind == .word && units[$0].tags.isEmpty
      }),
      i + 1 < clause.upperBound, clause.upperBound - i <= 3,
      (i + 1..<clause.upperBound).allSatisfy({
        units[$0].kind != .mention && !units[$0].tags.isDisjoint(with: [.de, .be])
      }),
      units[clause.upperBound - 1].tags.contains(.be)
    else { return nil }
    let next = self.clause(of: clause.upperBound + 1)
    guard !next.contains(where: { units[$0].kind != .mention && units[$0].tags.contains(.passive) }),
      let found = actorPhrase(at: next.lowerBound, next.lowerBound, next.upperBound)
    else { return nil }
    let actors = found.actors.filter { !$0.isOwner }
    return actors.isEmpty ? nil : actors
  }

  /// Who does what a noun names that a verb has for its object: 阻挠|欧盟|对乌克兰的援助. Nil where the subject does it.
  func nominalDoer(of i: Int) -> [Actor]? {
    guard isNominal(i) else { return nil }
    let start = clause(of: i).lowerBound
    guard let at = (start..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.towards) }),
      at > start, let who = phrase(endingAt: at), who.start > start, units[who.start - 1].kind == .cue,
      takesObject(who.start - 1), !isReport(who.start - 1)
    else { return nil }
    return who.actors
  }

  /// The sign of the nouns in front of the passive mark before unit `i`, nil if no table has them.
  func sign(before i: Int) -> Double? {
    let clause = clause(of: i)
    guard
      let mark = (clause.lowerBound..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.passive) }
      )
    else { return nil }
    for k in (clause.lowerBound..<mark).reversed() where units[k].kind != .mention {
      if units[k].kind == .cue,
        let entry = readings(units[k]).first(where: { $0.part == .noun || $0.part == .adjective })
      {
        return entry.value < 0 ? -1 : 1
      }
      if let sign = worth(at: k) { return sign }
    }
    return nil
  }

  /// Whether a thing that begins with unit `k` is good or bad, 国际秩序 or 气候变化; nil if no table has it.
  func worth(at k: Int) -> Double? {
    let at = Int(units[k].span.start)
    let (bad, good) = (ending(words.bad, at), ending(words.good, at))
    return bad == 0 && good == 0 ? nil : bad >= good ? -1 : 1
  }

  /// The length of a word of a list that begins at a place of the text and ends where a unit does; 0 if there is none.
  func ending(_ list: WordList, _ at: Int) -> Int {
    let length = list.prefix(of: document.text, at: at)
    guard length > 0 else { return 0 }
    return (0..<units.count).contains { Int(units[$0].span.end) == at + length } ? length : 0
  }

  /// 挑起战争的|正是俄罗斯: who does what a clause without a subject says, told by 是 behind it.
  func cleft(of i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    guard
      let de = (i + 1..<clause.upperBound).first(where: { units[$0].kind == .word && units[$0].tags.contains(.de) }),
      de - i < 5, !(clause.lowerBound..<de).contains(where: { units[$0].kind == .mention })
    else { return nil }
    var k = de + 1
    while k < clause.upperBound, units[k].kind == .scope || units[k].kind == .word && units[k].tags.isEmpty { k += 1 }
    guard k + 1 < clause.upperBound, units[k].kind == .word, units[k].tags.contains(.be), k - de < 4,
      let found = actorPhrase(at: k + 1, k + 1, clause.upperBound), found.end == clause.upperBound
    else { return nil }
    return found
  }

  /// Under whom something is as the word at `i` says: 在博索纳罗治下, 特朗普任内，.
  func ruler(over subject: [Actor], _ i: Int) -> [Actor] {
    guard subject.contains(where: { $0.mention >= 0 && document.mentions[$0.mention].type == .politicalEntity }) else {
      return []
    }
    for k in max(0, i - 12)..<i where units[k].kind == .mention {
      let mention = Int(units[k].index)
      guard document.mentions[mention].type == .person else { continue }
      let behind = document.text[Int(units[k].span.end)...]
      if ChineseReader.rules.contains(where: { behind.starts(with: $0) }) { return [Actor(mention: mention)] }
    }
    return []
  }

  private static let rules = [
    "治下", "统治下", "领导下", "执政下", "执政期间", "任内", "任期内", "主政下", "执政时期", "任上", "当政期间",
  ].map { Array($0.utf16) }

  /// The two camps of three and more that one 与 parts: 以色列|与|哈马斯及真主党|的战争. Nil where it parts nothing.
  func camps(before i: Int) -> ([Actor], [Actor])? {
    var end = i
    if end > 0, units[end - 1].kind == .word, units[end - 1].tags.contains(.de) { end -= 1 }
    var k = end - 1
    guard k >= 4, units[k].kind == .mention else { return nil }
    var camps: [[Actor]] = [[Actor(mention: Int(units[k].index))]]
    var joints = 0
    while k >= 2, units[k - 2].kind == .mention, units[k - 1].kind == .word, units[k - 1].tags.contains(.coordinator) {
      if ChineseReader.partingKeys.contains(units[k - 1].key) {
        camps.append([])
      } else {
        joints += 1
      }
      camps[camps.count - 1].append(Actor(mention: Int(units[k - 2].index)))
      k -= 2
    }
    guard camps.count == 2, joints > 0, governing(k, from: clause(of: i).lowerBound).isEmpty else { return nil }
    return (camps[1].reversed(), camps[0].reversed())
  }

  private static let partingKeys = Set(["与", "同", "跟"].map(WordClasses.key))

  /// Whether nobody does what the verb at `i` says: 没有人信任.
  func isNobody(before i: Int) -> Bool {
    var k = i - 1
    while k > 0, units[k].kind == .scope, !ChineseReader.nobodyKeys.contains(units[k].key) { k -= 1 }
    guard k >= 0 else { return false }
    if ChineseReader.nobodyKeys.contains(units[k].key) { return true }
    return k > 0 && ChineseReader.personKeys.contains(units[k].key) && ChineseReader.noneKeys.contains(units[k - 1].key)
  }

  private static let nobodyKeys = Set(["没有人", "没人", "无人"].map(WordClasses.key))

  private static let personKeys = Set(["人", "国家", "谁"].map(WordClasses.key))

  static let noneKeys = Set(["没有", "没", "无", "没有谁", "没有人", "没有任何"].map(WordClasses.key))

  /// Whom 是 makes the aim of what somebody does: 索罗斯是|特朗普攻击|的目标. Nil where the verb at `i` describes no such noun.
  func aim(of i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    guard i + 2 < clause.upperBound, units[i + 1].kind == .word, units[i + 1].tags.contains(.de),
      units[clause.upperBound - 1].kind == .word,
      words.aims.contains(
        document.text, Int(units[clause.upperBound - 1].span.start), Int(units[clause.upperBound - 1].span.end)),
      let be = (clause.lowerBound..<i).last(where: { units[$0].kind == .word && units[$0].tags.contains(.be) }),
      (be + 1..<i).contains(where: { units[$0].kind == .mention })
    else { return nil }
    return subject(of: be)
  }

  /// Whether what stands here goes on with another verb of the same subject: 谴责普京|并|赞扬泽连斯基.
  func isJoined(_ range: Range<Int>) -> Bool {
    range.contains { units[$0].kind != .mention && ChineseReader.joiningKeys.contains(units[$0].key) }
  }

  /// What is asked for is the contrary.
  static let ceasingKeys = Set(
    ["停止", "结束", "终止", "中止", "放弃", "避免", "不要", "勿", "别", "停下"].map(WordClasses.key))

  private static let joiningKeys = Set(["并", "并且", "且", "而", "而且", "又", "还", "同时"].map(WordClasses.key))
}
