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
        return phrase(endingAt: k)
      }
      if unit.kind == .mention || unit.kind == .word && !unit.tags.isDisjoint(with: [.he, .it, .they]) {
        guard steps == 0 || unit.kind == .mention && steps < 2 else { return nil }
        return phrase(endingAt: k + 1)
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

  /// Whether 的 makes a noun of the word at `i`: 压力的加剧.
  func isNominal(_ i: Int) -> Bool { i > 0 && units[i - 1].kind == .word && units[i - 1].tags.contains(.de) }

  /// Whom the word at `i` describes: ~ 的 T.
  func described(by i: Int) -> NounPhrase? {
    guard i + 2 < units.count, units[i + 1].kind == .word, units[i + 1].tags.contains(.de) else { return nil }
    var k = i + 2
    while k < units.count, k - i < 5 {
      if let found = actorPhrase(at: k, i + 2, units.count) { return found }
      guard units[k].kind == .word, units[k].tags.isDisjoint(with: [.be, .preposition, .have]) else { return nil }
      k += 1
    }
    return nil
  }

  /// Whether 是 or the like stands between the subject and the word at `i`.
  func hasCopula(before i: Int) -> Bool {
    let clause = clause(of: i)
    var k = i - 1
    while k >= clause.lowerBound {
      if units[k].kind == .word || units[k].kind == .scope, units[k].tags.contains(.be) { return true }
      if units[k].kind == .mention { return false }
      k -= 1
    }
    return false
  }

  /// The sign of the nouns in what follows a cue, nil if no table has them.
  func sign(after i: Int) -> Double? {
    let clause = clause(of: i)
    var k = i + 1
    while k < clause.upperBound, k - i < 8 {
      let unit = units[k]
      if unit.kind == .cue,
        let entry = readings(unit).first(where: { $0.part == .noun || $0.part == .adjective }) ?? readings(unit).first
      {
        return entry.value < 0 ? -1 : 1
      }
      if unit.kind != .mention, unit.tags.contains(.bad) { return -1 }
      if unit.kind != .mention, unit.tags.contains(.good) { return 1 }
      k += 1
    }
    return nil
  }

  /// Who has, pursues or shows what the word at `i` describes: T 奉行 ~ 政策, T 患上 ~ 的毛病.
  func bearer(of i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    var k = i - 1
    while k >= clause.lowerBound, i - k < 8 {
      let unit = units[k]
      if unit.kind == .word || unit.kind == .scope || unit.kind == .cue, unit.tags.contains(.lightVerb) {
        return subject(of: k)
      }
      if unit.kind == .mention || unit.kind == .stop { return nil }
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
    while v > clause.lowerBound, i - v < 6, !(units[v].kind != .mention && units[v].tags.contains(.regard)) {
      if units[v].kind == .mention, v + 1 < i, !units[v + 1].tags.contains(.de) { return nil }
      v -= 1
    }
    guard v > clause.lowerBound, i - v < 6, units[v].tags.contains(.regard) else { return nil }
    if let agent = passiveAgent(of: v) {
      var mark = v
      while mark > clause.lowerBound, !units[mark].tags.contains(.passive) { mark -= 1 }
      return Regard(holders: agent?.actors ?? [], targets: subject(of: mark)?.actors ?? [])
    }
    guard let object = oblique(ChineseReader.baKey, before: v) else { return nil }
    return Regard(holders: subject(of: v)?.actors ?? [], targets: object.actors)
  }

  private static let baKey = WordClasses.key("把")
}
