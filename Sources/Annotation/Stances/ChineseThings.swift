internal import Lexicons
internal import TextModel

// Subjects that are nobody with a name, 税收的增加, 制药公司; deeds that are denied, asked for, undergone or another's.

extension ChineseReader {
  /// Whether 的 stands before 是 with nobody in front of it: a subject that is no name.
  func hasOwnSubject(in range: Range<Int>) -> Bool {
    // 税收的增加|也将|削弱
    var last = range.upperBound - 1
    while last > range.lowerBound,
      units[last].kind == .scope || units[last].kind == .word && ChineseReader.adverbKeys.contains(units[last].key)
    { last -= 1 }
    // 如此增长的投资|需求|将会
    let end = last
    while last > range.lowerBound + 1, end - last < 2, units[last].kind == .word, units[last].tags.isEmpty,
      units[last - 1].kind == .word, units[last - 1].tags.isEmpty
    { last -= 1 }
    if end + 1 < range.upperBound, last > range.lowerBound + 1, units[last].kind == .word || units[last].kind == .cue,
      units[last - 1].kind == .word, units[last - 1].tags.contains(.de), units[last - 2].kind == .word,
      units[last - 2].tags.isDisjoint(with: [.he, .it, .they])
    {
      return true
    }
    guard let be = range.first(where: { units[$0].kind != .mention && units[$0].tags.contains(.be) }) else {
      return false
    }
    var k = be - 1
    while k > range.lowerBound, units[k].kind == .scope { k -= 1 }
    return k > range.lowerBound && units[k].kind == .word && units[k].tags.contains(.de)
  }

  private static let nounTags: WordTags = [.personNoun, .good, .bad, .relationNoun]

  /// Whether a stretch begins with a noun that is no name, and an adverb or a word of scope follows: 制药公司|也.
  func opensWithNoun(_ range: Range<Int>) -> Bool {
    var k = range.lowerBound
    while k < range.upperBound,
      isContrast(k) || units[k].kind == .word && !units[k].tags.isDisjoint(with: [.subordinator])
    { k += 1 }
    // 如此增长的|投资需求|将会
    if let de = (k..<min(range.upperBound, k + 5)).first(where: {
      units[$0].kind == .word && units[$0].tags.contains(.de)
    }),
      de > k,
      (k..<de).allSatisfy({
        units[$0].kind == .cue || units[$0].kind == .value
          || units[$0].kind == .word && units[$0].tags.isSubset(of: ChineseReader.nounTags)
      })
    {
      k = de + 1
    }
    var nouns = 0
    while k < range.upperBound, units[k].kind == .word, units[k].tags.isSubset(of: ChineseReader.nounTags),
      units[k].span.count >= 2, nouns < 3, !ChineseReader.adverbKeys.contains(units[k].key)
    {
      if words.openers.contains(document.text, Int(units[k].span.start), Int(units[k].span.end)) { return false }
      nouns += 1
      k += 1
    }
    guard nouns > 0, k < range.upperBound else { return false }
    return units[k].kind == .scope && gapEnd(k) == nil && !isReport(k)
      || units[k].kind == .word && ChineseReader.adverbKeys.contains(units[k].key)
  }

  /// Whether a stretch begins with somebody or something without a name, right before its verb: 法案|粗暴干涉, 谁|就会.
  func opensWithNobody(_ range: Range<Int>) -> Bool {
    var k = range.lowerBound
    while k < range.upperBound, ending(words.unnamed, Int(units[k].span.start)) == 0,
      isContrast(k) || units[k].kind == .scope && gapEnd(k) == nil && !isReport(k)
        || units[k].kind == .word
          && (units[k].tags.contains(.subordinator) || units[k].tags.isEmpty && units[k].span.count == 1)
    { k += 1 }
    guard k < range.upperBound, units[k].kind == .word || units[k].kind == .cue else { return false }
    let length = ending(words.unnamed, Int(units[k].span.start))
    guard length > 0 else { return false }
    let end = Int(units[k].span.start) + length
    while k < range.upperBound, Int(units[k].span.start) < end { k += 1 }
    return k == range.upperBound || !units[k].tags.contains(.de)
  }

  /// Whether a clause names who is left out: 除了菲佐.
  func isException(_ clause: Range<Int>) -> Bool {
    guard let first = clause.first else { return false }
    return units[first].kind != .mention && ChineseReader.exceptKeys.contains(units[first].key)
  }

  private static let exceptKeys = Set(["除", "除了", "除去", "除开", "撇开", "不像"].map(WordClasses.key))

  /// 以破坏竞争为由, 不是因为美国的干涉: whether the word at `i` stands in what is given as a ground, or is denied to be one.
  func isGround(_ i: Int) -> Bool {
    let clause = clause(of: i)
    let text = document.text
    if let from = (clause.lowerBound..<i).last(where: {
      ChineseReader.byKey == units[$0].key && units[$0].kind != .mention
    }),
      i - from < 10,
      (i + 1..<min(clause.upperBound, i + 8)).contains(where: { k in
        units[k].kind != .mention && words.pretexts.prefix(of: text, at: Int(units[k].span.start)) > 0
      })
    {
      return true
    }
    return (clause.lowerBound..<i).contains { k in
      i - k < 8 && units[k].kind != .mention && words.deniedCauses.prefix(of: text, at: Int(units[k].span.start)) > 0
    }
  }

  private static let byKey = WordClasses.key("以")

  /// Whether a word of blame describes the word of praise at `i`, and has the say: 虚伪的|盟友.
  func isSpoilt(_ i: Int) -> Bool {
    guard i > 1, isNominal(i), units[i - 2].kind == .cue,
      readings(units[i]).allSatisfy({ $0.part == .noun && $0.value > 0 })
    else { return false }
    return readings(units[i - 2]).contains { $0.part == .adjective && $0.value < 0 }
      && readings(units[i - 2]).allSatisfy { $0.value < 0 }
  }

  /// Whether the writer says of himself what the verb at `i` says: 我更担心.
  func isWriters(_ i: Int) -> Bool {
    let start = clause(of: i).lowerBound
    var k = i - 1
    while k >= start,
      units[k].kind == .scope || units[k].kind == .word && units[k].tags.isEmpty && units[k].span.count < 3,
      !ChineseReader.writerKeys.contains(units[k].key), units[k].key != ChineseReader.weKey
    { k -= 1 }
    guard k >= start, units[k].kind == .word else { return false }
    return ChineseReader.writerKeys.contains(units[k].key)
      || units[k].key == ChineseReader.weKey
        && words.attitudes.prefix(of: document.text, at: Int(units[i].span.start)) > 0
  }

  private static let weKey = WordClasses.key("我们")

  private static let writerKeys = Set(["我", "笔者", "本人", "我个人"].map(WordClasses.key))

  /// 导致危机的主要缺陷是: whether the verb at `i` opens its clause and describes a noun that something is said of.
  func opensModifier(_ i: Int) -> Bool {
    let clause = clause(of: i)
    guard i == clause.lowerBound, isInModifier(i),
      let de = (i + 1..<clause.upperBound).last(where: { units[$0].kind == .word && units[$0].tags.contains(.de) })
    else { return false }
    return (de + 1..<clause.upperBound).contains { units[$0].kind == .word && units[$0].tags.contains(.be) }
  }

  static let adverbKeys = Set(
    ["也", "都", "又", "还", "已", "已经", "正", "正在", "便", "就", "则", "均"].map(WordClasses.key))

  /// Whether somebody denies what the word at `i` says: 普京|否认|俄罗斯侵略乌克兰.
  func isDenied(_ i: Int) -> Bool {
    (clause(of: i).lowerBound..<i).contains {
      units[$0].kind != .mention && ChineseReader.denyingKeys.contains(units[$0].key)
    }
  }

  private static let denyingKeys = Set(
    ["否认", "矢口否认", "断然否认", "坚决否认", "一再否认", "多次否认", "拒不承认", "不承认"].map(WordClasses.key))

  /// Whether people without a name are asked to do what the verb at `i` says: 马克龙|呼吁|各国不要….
  func isAsked(_ i: Int) -> Bool {
    let start = clause(of: i).lowerBound
    guard let verb = (start..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.asking) }) else {
      return false
    }
    return verb + 1 < i && units[verb + 1].kind == .word
  }

  /// 对墨西哥|打击|犯罪的支持: whether the verb at `i` has an object and is what the name behind 对 does, which a noun is about.
  func isInnerDeed(_ i: Int) -> Bool {
    let clause = clause(of: i)
    // 对俄罗斯|干预|2016年大选，…的关注
    if i + 1 < clause.upperBound, takesObject(i), units[i + 1].kind == .value, !isNominal(i) { return true }
    guard i + 2 < clause.upperBound,
      units[i + 1].kind == .cue || units[i + 1].kind == .word && units[i + 1].tags.isEmpty,
      !isNominal(i),
      let de = (i + 2..<min(clause.upperBound, i + 7)).first(where: {
        units[$0].kind == .word && units[$0].tags.contains(.de)
      }), de + 1 < clause.upperBound
    else { return false }
    return readings(units[de + 1]).contains { $0.frames.contains { $0.holder != .none && $0.target == .preposition } }
  }

  /// Whether the verb at `i` is part of a noun: 侵略历史, 霸凌行径. Nobody denies the deed who does not admit it.
  func isInCompound(_ i: Int) -> Bool {
    i + 1 < units.count && units[i + 1].kind == .word && isDeed(i + 1)
  }

  /// Whether the noun at `i` names what somebody does or says: 行径, 计划, 法案.
  func isDeed(_ i: Int) -> Bool {
    words.deeds.contains(document.text, Int(units[i].span.start), Int(units[i].span.end))
  }

  /// Whether the name at `i` is the object of a short verb inside a noun, 反|华|路线: what follows is not of that name.
  func isInCompoundNoun(_ i: Int) -> Bool {
    guard i > 0, i + 1 < units.count, units[i].span.count == 1, units[i - 1].span.count == 1,
      units[i - 1].kind == .cue || units[i - 1].kind == .word && units[i - 1].key == ChineseReader.involvingKey,
      units[i - 1].span.end == units[i].span.start, units[i + 1].span.start == units[i].span.end
    else { return false }
    return units[i + 1].kind == .cue || units[i + 1].kind == .word && units[i + 1].tags.isEmpty
  }

  /// Whether the 的 at `de` closes what somebody without a name would do to the name before it: 任何企图|遏制中国|的 图谋.
  func isAimOfPlot(_ de: Int) -> Bool {
    guard de > 1, units[de].tags.contains(.de), units[de - 1].kind == .mention, units[de - 2].kind == .cue,
      takesObject(de - 2)
    else { return false }
    return (max(clause(of: de).lowerBound, de - 5)..<de - 2).contains {
      units[$0].kind != .mention
        && words.plotting.contains(document.text, Int(units[$0].span.start), Int(units[$0].span.end))
    }
  }

  /// Whether 、 stands between a name and the verb at `i`: 拖垮俄罗斯、|遏制|中国.
  func isListed(_ i: Int, behind name: NounPhrase) -> Bool {
    (name.coreEnd..<max(name.coreEnd, i)).contains { document.text[Int(units[$0].span.start)] == 0x3001 }
  }

  /// Whom 的 behind a verb without an object leads to, if who does it stands right before: 美军|撑腰|的|库尔德武装.
  func servedHead(of i: Int) -> NounPhrase? {
    guard i > 0, i + 2 < units.count, units[i - 1].kind == .mention, parts(units[i]) == .verb,
      units[i + 1].tags.contains(.de), units[i + 2].kind == .mention,
      governing(i - 1, from: clause(of: i).lowerBound).isEmpty
    else { return nil }
    return actorPhrase(at: i + 2, i + 2, clause(of: i).upperBound)
  }

  /// Whether what stands behind 对 and a name is a noun of deeds, and the verb at `i` has another object: 对华|路线|损害了利益.
  func isOfDeedNoun(_ name: NounPhrase, _ i: Int) -> Bool {
    name.coreEnd < i && units[name.coreEnd].kind == .word && isDeed(name.coreEnd) && !isNominal(i) && hasObject(i)
  }

  /// 针对|美国|抹黑|中国，…, 面对|美方|滥施|关税，中方…: whether the verb at `i` is what the name at `k` does, though a coverb stands before it.
  func isDoneByGoverned(_ i: Int, _ k: Int) -> Bool {
    guard i < units.count, k > 0, units[i].kind == .cue, cues[Int(units[i].index)].tail == nil, !isNominal(i),
      units[k - 1].kind != .mention
    else { return false }
    let clause = clause(of: i)
    let opens = k - 1 == clause.lowerBound
    if ChineseReader.themeKeys.contains(units[k - 1].key), opens, hasObject(i) || isClosed(i + 1) {
      return clause.upperBound + 1 < units.count && units[clause.upperBound].kind == .comma
        && (clause.upperBound + 1..<units.count).contains {
          units[$0].kind == .mention && governing($0, from: clause.upperBound + 1).isEmpty
        }
    }
    guard ChineseReader.themeKeys.contains(units[k - 1].key) || opens && units[k - 1].key == ChineseReader.duiKey,
      i + 1 < clause.upperBound, units[i + 1].kind == .mention,
      let object = actorPhrase(at: i + 1, i + 1, clause.upperBound)
    else { return false }
    return isClosed(object.coreEnd)
  }

  /// Whether a phrase ends before unit `i`: at a mark, at 的, at the end.
  private func isClosed(_ i: Int) -> Bool {
    i >= units.count || units[i].kind == .comma || units[i].kind == .stop || units[i].tags.contains(.de)
  }

  private static let involvingKey = WordClasses.key("涉")
  private static let themeKeys = Set(["针对", "面对", "鉴于", "对于", "随着"].map(WordClasses.key))
  private static let duiKey = WordClasses.key("对")

  /// Whether the name before the verb at `i` is governed by a coverb and does what the verb says.
  func isDoneByGoverned(_ i: Int) -> Bool {
    var k = i - 1
    while k > 0, units[k].kind == .scope, gapEnd(k) == nil { k -= 1 }
    return k > 0 && units[k].kind == .mention && isDoneByGoverned(i, k)
  }

  /// Whether somebody goes through what the word at `i` names: 在经历了对黎巴嫩的打击之后，真主党.
  func isUndergone(_ i: Int) -> Bool {
    (clause(of: i).lowerBound..<i).contains {
      units[$0].kind != .mention && ChineseReader.undergoingKeys.contains(units[$0].key)
    }
  }

  private static let undergoingKeys = Set(["经历", "经历了", "经受", "承受", "蒙受", "挺过", "熬过"].map(WordClasses.key))
}
