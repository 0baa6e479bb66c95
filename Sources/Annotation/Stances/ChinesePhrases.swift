internal import Lexicons
internal import TextModel

// Noun phrases of a Chinese sentence: whom a stretch of units names.

extension ChineseReader {
  /// The noun phrase that begins with the actor at `start`: 日本首相安倍 is Abe, 美国的霸权 is America's, 中国和日本 are both.
  func phrase(from start: Int, limit: Int) -> NounPhrase? {
    if let named = namedAlly(from: start, limit: limit) { return phrase(from: named, limit: limit) }
    guard var head = actor(at: start) else { return nil }
    var i = start + 1
    var found: [Actor] = []
    if head.isPronoun, units[start].kind == .word, units[start].tags.contains(.they) {
      found = document.listed(with: head.mention).map { Actor(mention: $0, isPronoun: true) }
    }
    while i < limit {
      let unit = units[i]
      if unit.kind == .opening {
        // （Marco Rubio）
        while i < limit, units[i].kind != .closing { i += 1 }
        i = min(limit, i + 1)
        continue
      }
      if unit.tags.contains(.roleNoun) || unit.tags.contains(.personNoun), unit.kind == .word || unit.kind == .scope {
        i += 1
        continue
      }
      if unit.kind == .mention,
        document.mentions[Int(unit.index)].type == .person || unit.span.start == units[i - 1].span.end && isPart(unit)
      {
        head = Actor(mention: Int(unit.index))
        i += 1
        continue
      }
      if unit.tags.contains(.coordinator), unit.kind == .word, i + 1 < limit, let next = actor(at: i + 1),
        !unit.tags.contains(.with) || !isOblique(behind: i + 1, limit)
      {
        found.append(head)
        head = next
        i += 2
        continue
      }
      break
    }
    var phrase = NounPhrase(start: start, end: i, coreEnd: i)
    // 台湾问题: a matter, nobody who acts.
    if i < limit, isIssue(i), head.mention >= 0 { return NounPhrase(start: start, end: i + 1, coreEnd: i) }
    if i < limit, units[i].tags.contains(.de), units[i].kind == .word {
      head.isOwner = true
      let (end, relation) = nounEnd(i + 1, limit)
      phrase.end = end
      phrase.isRelation = relation
      // 美国的盟友日本
      if end < limit, units[end].kind == .mention, end > i + 1, units[end - 1].tags.contains(.allyNoun) {
        head = Actor(mention: Int(units[end].index))
        phrase.end = end + 1
      } else if end > i + 1, units[end - 1].tags.contains(.allyNoun) {
        return NounPhrase(start: start, end: end, coreEnd: i)
      }
    } else if i < limit, units[i].tags.contains(.relationNoun) || tellsOfTies(i, of: head) {
      head.isOwner = true
      phrase.isRelation = true
      phrase.end = i + 1
    } else if i < limit, units[i].tags.contains(.allyNoun),
      head.mention < 0 || document.mentions[head.mention].type != .group
    {
      // 美国盟友 are others; 库尔德盟友 are the Kurds.
      return NounPhrase(start: start, end: i + 1, coreEnd: i)
    }
    found.append(head)
    phrase.actors = found.map {
      Actor(mention: $0.mention, isOwner: $0.isOwner, isPronoun: $0.isPronoun, ofRelation: phrase.isRelation)
    }
    return phrase
  }

  /// 中韩|关系回暖: whether the cue at `i` says how two that one word names stand to each other.
  private func tellsOfTies(_ i: Int, of head: Actor) -> Bool {
    head.mention >= 0 && units[i].kind == .cue && document.mentions[head.mention].members.count > 1
      && readings(units[i]).contains { $0.frames.contains(where: \.isMutual) }
  }

  /// Whether the noun at `i` makes a matter of the name before it: 问题, 议题.
  private func isIssue(_ i: Int) -> Bool {
    units[i].kind != .mention
      && words.issues.contains(document.text, Int(units[i].span.start), Int(units[i].span.end))
  }

  /// The name behind a pronoun and a noun of friend or enemy: 其传统对手|中国.
  private func namedAlly(from start: Int, limit: Int) -> Int? {
    guard units[start].kind == .word, !units[start].tags.isDisjoint(with: [.he, .it, .they]) else { return nil }
    var k = start + 1
    while k < min(limit, start + 4), units[k].kind == .word || units[k].kind == .cue {
      if units[k].tags.contains(.allyNoun), k + 1 < limit, units[k + 1].kind == .mention { return k + 1 }
      k += 1
    }
    return nil
  }

  /// Whether what follows a name behind 与 makes it one that takes part, not one of two subjects: 安倍与俄罗斯构建信任.
  private func isOblique(behind i: Int, _ limit: Int) -> Bool {
    guard i + 1 < limit, units[i].kind == .mention else { return false }
    // Two countries, or two persons, do it together: 中国和韩国爆发.
    if i >= 2, units[i - 2].kind == .mention,
      document.mentions[Int(units[i].index)].type == document.mentions[Int(units[i - 2].index)].type
    {
      return false
    }
    let next = units[i + 1]
    return next.kind == .cue || next.kind == .word && next.tags.isSubset(of: .lightVerb) || next.kind == .scope
  }

  /// A body or a person named after its country: 美国国务院.
  private func isPart(_ unit: Unit) -> Bool {
    let type = document.mentions[Int(unit.index)].type
    return type == .organisation
  }

  /// Where the noun behind 的 ends, roughly: at the first cue, mark, mention or word of a class.
  private func nounEnd(_ from: Int, _ limit: Int) -> (Int, Bool) {
    var i = from
    var relation = false
    while i < limit, i - from < 4 {
      let unit = units[i]
      guard unit.kind == .word || unit.kind == .cue else { break }
      if !unit.tags.isDisjoint(with: [.preposition, .passive, .ba, .be, .have, .de]) { break }
      relation = unit.tags.contains(.relationNoun)
      i += 1
      if relation || unit.tags.contains(.allyNoun) { break }
    }
    return (i, relation)
  }

  /// The actors of the phrase that ends before `end`: 中国和日本 before 的.
  func phrase(endingAt end: Int) -> NounPhrase? {
    var i = end - 1
    while i >= 0, units[i].tags.contains(.personNoun) || units[i].tags.contains(.roleNoun), units[i].kind == .word {
      i -= 1
    }
    guard i >= 0, actor(at: i) != nil else { return nil }
    while i >= 2, units[i - 1].kind == .word, units[i - 1].tags.contains(.coordinator), actor(at: i - 2) != nil {
      i -= 2
    }
    guard var found = phrase(from: i, limit: end) else { return nil }
    for k in found.actors.indices { found.actors[k].isOwner = true }
    return found
  }
}
