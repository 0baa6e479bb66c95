internal import Lexicons
internal import TextModel

/// Finds subjects, objects, owners and coverb phrases in a Chinese sentence by walking over its units.
/// A class, because binders share it. One a document: a copy of that counts many references up and down.
final class ChineseReader {
  let units: UnitList
  let document: Document
  let cues: [FoundCue]
  let lexicon: Lexicon
  let words: ChineseClauseWords
  /// Who was spoken of before the sentence.
  let discourse: Discourse
  /// The sentence that the units are of.
  @exclusivity(unchecked) private(set) var sentence = 0
  /// Whether quotation marks or brackets stand in it.
  @exclusivity(unchecked) private(set) var hasQuotes = false

  init(
    units: UnitList, document: Document, discourse: Discourse, cues: [FoundCue], lexicon: Lexicon,
    words: ChineseClauseWords
  ) {
    self.units = units
    self.document = document
    self.discourse = discourse
    self.cues = cues
    self.lexicon = lexicon
    self.words = words
  }

  /// Turns to a sentence, whose units are read.
  func begin(_ sentence: Int) {
    self.sentence = sentence
    hasQuotes = units.units.contains { $0.kind == .quote || $0.kind == .opening }
  }

  private static let weiKey = WordClasses.key("为")
  static let giveKey = WordClasses.key("给")
  static let thanKey = WordClasses.key("比")

  func readings(_ unit: Unit) -> some Collection<CueEntry> {
    (unit.kind == .cue ? cues[Int(unit.index)].readings : []).lazy.map { [lexicon] in lexicon.cues[Int($0)] }
  }

  /// What the readings of a cue are; nothing of other units.
  func parts(_ unit: Unit) -> PartSet { unit.kind == .cue ? cues[Int(unit.index)].parts : [] }

  func isReport(_ i: Int) -> Bool { units.isReport(i, cues, lexicon) }

  func isContrast(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.kind == .word { return unit.tags.contains(.contrast) }
    guard unit.kind == .scope else { return false }
    return lexicon.scopes[cues[Int(unit.index)].scope].kind == .contrast
  }

  /// The clause of a unit: between commas and stops, half-open. A mark inside quotation marks ends it too.
  func clause(of i: Int) -> Range<Int> {
    var start = i
    var depth = 0
    while start > 0, units[start - 1].kind != .comma, units[start - 1].kind != .stop {
      // What stands in brackets is a clause of its own.
      if units[start - 1].kind == .closing { depth += 1 }
      if units[start - 1].kind == .opening {
        if depth == 0 { break }
        depth -= 1
      }
      start -= 1
    }
    var end = i + 1
    depth = 0
    while end < units.count, units[end].kind != .comma, units[end].kind != .stop {
      if units[end].kind == .opening { depth += 1 }
      if units[end].kind == .closing {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    return start..<end
  }

  /// Whether a coverb, a passive mark or a preposition of place governs the actor at `i`.
  func governing(_ i: Int, from start: Int) -> WordTags {
    var k = i - 1
    var steps = 0
    while k >= start, steps < 3 {
      let unit = units[k]
      // 将“西方”价值强加于
      if unit.kind == .quote {
        k -= 1
        continue
      }
      if isEven(k) { return [] }
      if unit.kind == .word || unit.kind == .scope {
        let tags = unit.tags.intersection([
          .preposition, .passive, .ba, .locative, .objectControl, .towards, .with,
        ])
        // 意大利的情况比|西班牙更糟: whom others are measured by; but 没有谁比|美国更霸道.
        if unit.key == ChineseReader.thanKey, !(start..<k).contains(where: { units[$0].kind == .scope }) {
          return .preposition
        }
        if !tags.isEmpty {
          // A coordinator between two names governs nothing: 中国和日本.
          if unit.tags.contains(.coordinator), k > start, units[k - 1].kind == .mention {
            let first = governing(k - 1, from: start)
            // 得到欧盟和俄罗斯支持: what governs the first governs both.
            if first.isEmpty || first.contains(.passive) { return first }
          }
          return tags
        }
        if unit.tags.contains(.de) || unit.kind == .scope { return [] }
      } else if unit.kind == .cue, unit.tags.contains(.objectControl), k < i {
        // 阻止卡特出售: who is kept from it would do it.
        return .objectControl
      } else {
        return []
      }
      // Only a modifier may stand between: 对邻国日本.
      if !unit.tags.isEmpty { return [] }
      steps += 1
      k -= 1
    }
    return []
  }

  /// The object behind unit `i`: the first actor of the rest of the clause that no preposition of place governs.
  func object(of i: Int) -> NounPhrase? {
    if isBeforeVerb(i) { return nil }
    if let aim = aim(inGapOf: i) { return aim }
    let clause = clause(of: i)
    var k = i + 1
    while k < clause.upperBound, k - i < 9 {
      let unit = units[k]
      if isReport(k) || isContrast(k) { return nil }
      // 肯定从未支持: a clause, no object.
      if k == i + 1, unit.kind == .scope, lexicon.scopes[cues[Int(unit.index)].scope].kind == .negation,
        k + 1 < clause.upperBound, units[k + 1].kind != .mention
      {
        return nil
      }
      // 断供设备、|逼着台积电
      if k > i + 1, unit.kind == .cue, unit.tags.contains(.objectControl) { return nil }
      // 特朗普的威胁|令丹麦不安
      if unit.kind != .mention, unit.tags.contains(.causing), isNominal(i) { return nil }
      // 普京最怕的是乌克兰
      if k == i + 1, let found = cleftObject(of: i) { return found }
      // 冻结的资产; 相信只要把…
      if k == i + 1, unit.kind == .word, unit.tags.contains(.de) { return nil }
      // 惩罚所有将工厂迁往墨西哥的公司: another clause.
      if unit.kind != .mention, unit.tags.contains(.ba) || ChineseReader.same(unit.key, ChineseReader.baKey) {
        return nil
      }
      if unit.kind == .scope, lexicon.scopes[cues[Int(unit.index)].scope].kind == .condition { return nil }
      if unit.kind == .word, unit.tags.contains(.locative), !unit.tags.contains(.preposition) {
        // 在台湾部署: past the place.
        k += 1
        while k < clause.upperBound, units[k].kind == .word, units[k].tags.isEmpty { k += 1 }
        k += 1
        continue
      }
      if unit.kind == .word || unit.kind == .mention, let found = actorPhrase(at: k, i + 1, clause.upperBound) {
        let governed = governing(k, from: i + 1)
        if governed.isDisjoint(with: [.locative, .passive]) { return isBeyondObject(found, of: i) ? nil : found }
        k = max(k + 1, found.coreEnd)
        continue
      }
      if unit.kind == .word, unit.tags.contains(.be) { return nil }
      k += 1
    }
    return nil
  }

  /// The actors behind the coverb with `key` before unit `i` (对 T ~); 对, 对于 and 针对 are one, so are 与, 同, 和, 跟.
  func oblique(_ key: UInt64, before i: Int) -> NounPhrase? {
    let clause = clause(of: i)
    var k = i - 1
    while k >= clause.lowerBound {
      let unit = units[k]
      if unit.kind == .word || unit.kind == .scope, ChineseReader.same(unit.key, key), k + 1 < i, gapEnd(k) == nil,
        !isEven(k)
      {
        // 巴以冲突和叙以冲突: two nouns.
        if unit.tags.contains(.coordinator), k > clause.lowerBound, units[k - 1].kind == .cue,
          parts(units[k - 1]).contains(.noun) || units[k - 1].key == units[i].key
        {
          return nil
        }
        var m = k + 1
        while m < i, m - k < 6 {
          if let found = actorPhrase(at: m, k + 1, i) {
            // 将面临美国所面临的挑战: what will be.
            if m > k + 1, unit.key == ChineseReader.willKey { break }
            // 与非洲的|传染病|作战: something bad of theirs is fought.
            if unit.tags.contains(.with), (found.coreEnd..<max(i, found.coreEnd)).contains(where: isTrouble) {
              return nil
            }
            return hasActor(from: max(found.coreEnd, found.end), to: i) ? nil : found
          }
          if units[m].tags.contains(.preposition), units[m].kind == .word { break }
          m += 1
        }
        // Without an actor it is the object of this word, unless another word or coverb claims it.
        if !((k + 1)..<i).contains(where: { units[$0].kind == .cue || units[$0].tags.contains(.preposition) }) {
          return nil
        }
      }
      k -= 1
    }
    return nil
  }

  /// Whether the unit is a noun for something bad.
  func isTrouble(_ k: Int) -> Bool {
    units[k].kind != .mention && units[k].tags.contains(.bad)
      || units[k].kind == .cue && readings(units[k]).contains { $0.part == .noun && $0.value < 0 && $0.frames.isEmpty }
  }

  private static let willKey = WordClasses.key("将")

  /// Whether an actor that nothing governs stands between two units: then what precedes belongs to it.
  private func hasActor(from start: Int, to end: Int) -> Bool {
    var i = start
    while i < end {
      if units[i].kind == .mention, governing(i, from: start).isEmpty,
        StanceFinder.isActor(document.mentions[Int(units[i].index)]),
        // 对中国的|新疆|政策: it tells which policy.
        !(i > 0 && units[i - 1].tags.contains(.de) && i + 1 < end && units[i + 1].kind == .word
          && units[i + 1].tags.isEmpty)
      {
        return true
      }
      i += 1
    }
    return false
  }

  /// Behind the last unit of a frame around somebody who sees or says it (在 … 看来), or nil if none begins at `i`.
  func gapEnd(_ i: Int) -> Int? {
    guard units[i].kind == .scope, let tail = cues[Int(units[i].index)].tail, isReport(i) else { return nil }
    var end = i + 1
    while end < units.count, units[end].span.start < tail.end { end += 1 }
    return end
  }

  /// The perspective that a frame beginning at unit `k` gives to unit `i` behind it, or nil: 在 … 看来, 对 … 来说, 据 … 报道.
  func perspective(at k: Int, over i: Int) -> Perspective? {
    guard let end = gapEnd(k), end <= i else { return nil }
    if (k + 1..<end).contains(where: { units[$0].tags.contains(.we) }) {
      return Perspective(actors: [], isAuthor: true)
    }
    for m in k + 1..<end {
      if let found = actorPhrase(at: m, k + 1, end) { return Perspective(actors: found.actors) }
    }
    return Perspective(actors: [])
  }

  /// Whether a noun follows, behind 的 or at once: the word describes that noun, not the subject.
  func isModifier(_ at: Int) -> Bool {
    var i = units.last(ofCueAt: at, cues)
    while i + 2 < units.count, units[i + 1].tags.contains(.coordinator), units[i + 2].kind == .cue { i += 2 }
    if i + 1 < units.count, units[i + 1].kind == .word, units[i + 1].tags.isEmpty, units[i + 1].span.count >= 2,
      units[i + 1].key != ChineseReader.oneOfKey, parts(units[at]).isSubset(of: [.adjective, .noun])
    {
      return true
    }
    guard i + 2 < units.count, units[i + 1].kind == .word, units[i + 1].tags.contains(.de) else { return false }
    return units[i + 2].kind != .comma && units[i + 2].kind != .stop && units[i + 2].kind != .quote
  }

  private static let oneOfKey = WordClasses.key("之一")

  /// Whether the noun that the word at `at` modifies is one of relations: 紧密的关系.
  func modifiesRelation(_ at: Int) -> Bool {
    (at + 1..<min(units.count, at + 4)).contains {
      units[$0].tags.contains(.relationNoun) && units[$0].kind != .mention
    }
  }

  /// Whether a word follows that may be the object of the cue at `i`.
  func hasObject(_ i: Int) -> Bool {
    guard i + 1 < units.count else { return false }
    let next = units[i + 1]
    return next.kind == .mention || next.kind == .cue
      || next.kind == .word && !next.tags.contains(.coordinator) && !next.tags.contains(.de)
  }

  /// The actor right before the noun at `i`: 美国霸权.
  func adjacentOwner(of i: Int) -> NounPhrase? {
    guard i > 0, units[i - 1].kind == .mention else { return nil }
    return phrase(endingAt: i)
  }

  private static let families: [[UInt64]] = [
    ["对", "对于", "针对", "就", "冲", "关于"], ["与", "同", "和", "跟", "及"], ["向", "朝"], ["为", "替", "帮", "给"], ["把", "将"],
    ["被", "遭", "遭到", "受", "受到", "遭受"],
  ].map { $0.map(WordClasses.key) }

  static func same(_ a: UInt64, _ b: UInt64) -> Bool {
    a == b || families.contains { $0.contains(a) && $0.contains(b) }
  }

  /// Who acts in 被 H ~, 遭到 H 的 ~.
  func passiveAgent(of i: Int) -> NounPhrase?? {
    let clause = clause(of: i)
    var k = i - 1
    while k >= clause.lowerBound, i - k < 10 {
      let unit = units[k]
      if unit.kind != .mention, unit.tags.contains(.passive),
        // 为世人|所|敬仰, but not 为世人提供
        unit.key != ChineseReader.weiKey || i - k > 2 && units[i - 1].key == ChineseReader.suoKey
      {
        var m = k + 1
        while m < i {
          if let found = actorPhrase(at: m, k + 1, i) { return .some(found) }
          m += 1
        }
        // 获得成功: nobody gives it.
        return unit.tags.contains(.gaining) ? nil : .some(nil)
      }
      if unit.kind == .cue, k < i - 1 { return nil }
      k -= 1
    }
    return nil
  }
}
