internal import Lexicons
internal import TextModel

// Names behind a Chinese verb that are not its object: they stand in a clause further in, or say whose trouble is kept off.

extension ChineseReader {
  /// Whether a name behind the verb at `i` belongs to something further in than the verb's object.
  func isBeyondObject(_ found: NounPhrase, of i: Int) -> Bool {
    isBehindPurpose(found, of: i) || describesPeople(found, behind: i) || isSpared(found, by: i)
  }

  /// 依靠武力|来|平息美国的怒气: a verb of its own has the name.
  private func isBehindPurpose(_ found: NounPhrase, of i: Int) -> Bool {
    guard i + 2 < found.start else { return false }
    return (i + 2..<found.start - 1).contains {
      units[$0].kind == .word && ChineseReader.purposeKeys.contains(units[$0].key)
    }
  }

  private static let purposeKeys = Set(["来", "以便", "从而", "进而", "用来", "用以"].map(WordClasses.key))

  /// 迫使|拒绝加入《条约》的|国家: the object is people without a name, who do something to the name.
  private func describesPeople(_ found: NounPhrase, behind i: Int) -> Bool {
    let de = found.coreEnd
    guard de + 1 < units.count, units[de].kind == .word, units[de].tags.contains(.de), isPeople(de + 1) else {
      return false
    }
    return (i + 1..<max(i + 1, found.start)).contains {
      units[$0].kind == .cue && takesObject($0) && !isNominal($0) && parts(units[$0]).contains(.verb)
    }
  }

  private func isPeople(_ k: Int) -> Bool {
    units[k].kind == .word
      && (!units[k].tags.isDisjoint(with: [.personNoun, .roleNoun])
        || words.peoples.contains(document.text, Int(units[k].span.start), Int(units[k].span.end)))
  }

  /// 阻止|利比亚|随后发生的混乱: what is kept off would be the name's own trouble.
  private func isSpared(_ found: NounPhrase, by i: Int) -> Bool {
    let end = clause(of: i).upperBound
    guard units[i].tags.contains(.objectControl), found.coreEnd < end,
      let de = (found.coreEnd..<end).last(where: { units[$0].kind == .word && units[$0].tags.contains(.de) }),
      de > found.coreEnd, de + 1 < end
    else { return false }
    return isTrouble(de + 1)
  }

  /// 减少|亚美尼亚对俄国的|依赖: whom 对 names inside a cue of two parts.
  func aim(inGapOf i: Int) -> NounPhrase? {
    guard units[i].kind == .cue, let tail = cues[Int(units[i].index)].tail else { return nil }
    var k = i + 1
    while k + 1 < units.count, units[k].span.start < tail.start {
      if units[k].kind != .mention, ChineseReader.same(units[k].key, ChineseReader.towardsKey) {
        return actorPhrase(at: k + 1, k + 1, units.count)
      }
      k += 1
    }
    return nil
  }

  private static let towardsKey = WordClasses.key("对")

  /// Whether a phrase ends its clause behind a verb, 重新发现|朝鲜的核威胁: it is an object, and no subject of what follows.
  func endsClause(_ found: NounPhrase, _ clause: Range<Int>) -> Bool {
    guard found.start > clause.lowerBound, found.actors.contains(where: \.isOwner),
      units[clause.lowerBound].kind != .mention
    else { return false }
    let opener = units[found.start - 1]
    guard opener.kind == .cue || opener.kind == .word && opener.tags.isEmpty && opener.span.count > 1,
      !words.openers.contains(document.text, Int(opener.span.start), Int(opener.span.end))
    else { return false }
    return clause.upperBound - found.coreEnd <= 2
  }

  /// 就|连欧洲也相信: 就 governs nothing where 连 follows.
  func isEven(_ k: Int) -> Bool {
    k + 1 < units.count && units[k].key == ChineseReader.justKey && units[k + 1].key == ChineseReader.evenKey
  }

  private static let justKey = WordClasses.key("就")
  private static let evenKey = WordClasses.key("连")
}
