internal import Lexicons
internal import TextModel

/// What the words around a cue make of it: negation with parity, modality, condition, question, intensity, distance.
struct Scope {
  var factor = 1.0
  var factuality = Factuality.asserted
  /// Whether the text says what ought to be: then the author wants it.
  var isObliged = false
  /// Whether a modal word stands over the cue: what it says does not take place yet.
  var isModal = false
  /// Whether the cue says what somebody is held for: "considered".
  var isRegarded = false
  /// The scope words, as places among the found cues.
  var words: [Int] = []

  mutating func negate(_ value: Double) {
    factor *= value >= -0.99 ? max(value, -0.6) : -0.8
    factuality = factuality == .negated ? .asserted : .negated
  }
}

/// Reads scopes over the units of a sentence.
final class ScopeReader {
  let units: UnitList
  let cues: [FoundCue]
  let lexicon: Lexicon
  let text: [UInt16]
  let minorities: MinorityWords
  let isQuestion: Bool
  let isChinese: Bool

  init(
    units: UnitList, cues: [FoundCue], lexicon: Lexicon, text: [UInt16], minorities: MinorityWords, isQuestion: Bool,
    isChinese: Bool
  ) {
    (self.units, self.cues, self.lexicon, self.text, self.minorities) = (units, cues, lexicon, text, minorities)
    (self.isQuestion, self.isChinese) = (isQuestion, isChinese)
  }

  /// The scope over the cue at unit `i`. Complexity: O(units of the sentence).
  func scope(over i: Int, isPresupposed: Bool = false) -> Scope {
    var scope = Scope()
    // 所谓|亚洲|经济|奇迹
    readLeft(of: i, reach: isPresupposed ? isChinese && i > 2 && entry(i - 3)?.kind == .distance ? 3 : 2 : 14, &scope)
    readRight(of: i, &scope)
    readInside(i, &scope)
    if isPresupposed { return scope }
    readSentence(i, &scope)
    if isQuestion, scope.factuality != .questioned {
      scope.factuality = .questioned
      scope.factor *= 0.6
    }
    return scope
  }

  private static let neitherKey = WordClasses.key("neither")
  private static let norKey = WordClasses.key("nor")

  private func isNor(_ cue: Int) -> Bool {
    units.units.contains { $0.kind == .scope && Int($0.index) == cue && $0.key == ScopeReader.norKey }
  }

  private static let thanKey = WordClasses.key("比")
  private static let only = Set(["only", "just", "merely", "solely", "simply"].map(WordClasses.key))

  /// The scope word at a unit; nil if it is none. A cue may keep its distance as well: 口口声声.
  func entry(_ i: Int) -> ScopeEntry? {
    let unit = units[i]
    guard unit.kind == .scope || unit.kind == .cue else { return nil }
    let scope = cues[Int(unit.index)].scope
    guard scope >= 0, unit.kind == .scope || lexicon.scopes[scope].kind == .distance else { return nil }
    return lexicon.scopes[scope]
  }

  private func readLeft(of i: Int, reach: Int, _ scope: inout Scope) {
    var k = i - 1
    var verbs = 0
    var isBehindComma = false
    var lastVerb = i
    var brackets = 0
    var dutyReach = 5
    var isCaused = false
    var lastModal = -1
    while k >= 0, i - k <= reach {
      let unit = units[k]
      if unit.kind == .comma, isChinese, goesOnAsDuty(k, before: i) { scope.isObliged = !isQuestion }
      if unit.kind == .stop || unit.kind == .comma && isChinese { return }
      // What stands before a bracket does not reach into it.
      if unit.kind == .closing { brackets += 1 }
      if unit.kind == .opening {
        if brackets == 0 { return }
        brackets -= 1
      }
      if unit.kind == .comma, let opening = denial(endingAt: k) {
        // "France, not Germany, is to blame"
        k = opening - 1
        continue
      }
      if unit.kind == .comma {
        // "did not attack, invade or threaten": a list of verbs goes on.
        if !isBareVerb(k + 1),
          verbs > 0 || i - k > 6 || beginsClause(k + 1, before: i) || isSubject(k + 1, before: i)
        {
          return
        }
        isBehindComma = isBehindComma || !isBareVerb(k + 1) && units[k + 1].tags.contains(.coordinator)
      }
      if unit.kind == .word {
        // 没有因为分歧|而|损害合作
        if unit.tags.contains(.contrast), !(isChinese && isBehindCause(k)) { return }
        if unit.tags.contains(.oblige), i - k <= dutyReach, isChinese || verbs == 0, !isCaused, !isIntended(k, i) {
          scope.isObliged = !isQuestion
        }
        if !isChinese, !unit.tags.isDisjoint(with: [.relative, .subordinator]), !unit.tags.contains(.determiner),
          // "seen |as| an enemy", "see America |as| a partner"
          !isRegarding(k)
        {
          return
        }
      }
      if !isChinese, isCounterfactual(k, before: i) {
        scope.factor *= 0.1
        return
      }
      if unit.isVerb {
        lastVerb = k
        // "should not be seen as an enemy": the duty is the author's view all the same.
        // "must |take| steps to protect": nor is the deed less of a duty.
        if isChinese || unit.tags.isDisjoint(with: [.regard, .lightVerb]) { verbs += 1 }
      }
      if unit.kind != .mention, unit.tags.contains(.regard) { dutyReach = reach }
      // "stops Carter from selling"; but 很难让平壤相信 lets the negation through, and nothing else.
      if unit.tags.contains(.objectControl), !unit.tags.contains(.regard), unit.kind != .mention, controls(k, i) {
        if !unit.tags.contains(.causing) { return }
        isCaused = true
      }
      if k + 1 == i, !isChinese, isShortOf(k) { scope.negate(-1) }
      if let entry = entry(k), !isCaused || entry.kind == .negation {
        switch entry.kind {
        case .negation:
          // "had |lost| her bid and had criticized": another verb.
          if !isChinese, isJoinedVerb(i, with: k) { break }
          // "rather than prolong the war, and for his efforts to": it has its own verb.
          if isBehindComma, verbs > 1 || verbs > 0 && (!units[i].isVerb || !shareForm(i, lastVerb)) { return }
          // "neither Trump |nor| Putin" denies once.
          if unit.key == ScopeReader.neitherKey, scope.words.contains(where: { isNor($0) }) { break }
          // "not aimed only at": it is, and at more.
          if (k + 1..<i).contains(where: { ScopeReader.only.contains(units[$0].key) }) { break }
          // 没有哪个国家比美国更霸道: America is the most so.
          if isChinese, (k + 1..<i).contains(where: { units[$0].key == ScopeReader.thanKey }) { break }
          if isChinese, k + 1 < i,
            isInScene(k, before: i) || isInOblique(k) || isInModifier(k, of: i) || isInSubject(k, of: i)
          {
            break
          }
          if !isChinese, k + 2 < i, isNounWithTo(k, before: i) { break }
          // 从未|要: nobody asks for it.
          if isChinese, !unit.tags.contains(.oblige) { scope.isObliged = false }
          if unit.tags.contains(.oblige), i - k <= dutyReach + 1 { scope.isObliged = !isQuestion }
          scope.negate(entry.value)
          scope.words.append(Int(unit.index))
        case .modal:
          scope.isModal = true
          if unit.tags.contains(.regard) { scope.isRegarded = true }
          if unit.tags.contains(.oblige), i - k <= dutyReach, isChinese || verbs == 0, !isIntended(k, i),
            !isGuess(k, i)
          {
            scope.isObliged = !isQuestion && !opensCondition(k)
          }
          if entry.value < 0 {
            scope.negate(entry.value)
          } else if lastModal != k + 1 {
            // 可能|会: one doubt in two words.
            scope.factor *= 0.5 + entry.value / 2
          }
          lastModal = k
          if scope.factuality == .asserted, entry.value < 0.75 { scope.factuality = .hedged }
          scope.words.append(Int(unit.index))
        case .intensifier where i - k <= 4:
          scope.factor *= entry.value
          scope.words.append(Int(unit.index))
        case .distance where i - k <= 3:
          // 所谓仲裁案不过是一出闹剧: it belongs to the subject.
          if isChinese, (k + 1..<i).contains(where: { units[$0].tags.contains(.be) || units[$0].kind == .scope }) {
            break
          }
          if entry.value <= -0.5 { scope.factor *= -0.6 }
          scope.words.append(Int(unit.index))
        case .contrast, .concession: return
        case .question where isChinese && !isQuestion && entry.value > 0 && entry.value < 0.5:
          // 美国是否可信，还不清楚
          scope.factor *= 0.3
          scope.factuality = .questioned
          scope.words.append(Int(unit.index))
        default: break
        }
      }
      k -= 1
    }
  }

  /// Where an insertion begins that a negation opens and the comma at `end` closes: ", not Germany,". Nil if there is none.
  private func denial(endingAt end: Int) -> Int? {
    guard !isChinese, let comma = (max(0, end - 6)..<end).last(where: { units[$0].kind == .comma }), comma + 1 < end,
      entry(comma + 1)?.kind == .negation, !(comma + 1..<end).contains(where: { units[$0].isVerb })
    else { return nil }
    return comma
  }

  /// What negates behind the cue, at once or behind an adverb: 颠覆不了, 诚意明显不足, "supports neither".
  private func readRight(of i: Int, _ scope: inout Scope) {
    if !isChinese, !units[i].isVerb { readPredicate(behind: i, &scope) }
    var k = i + 1
    while k < units.count, k - i <= 3 {
      guard let entry = entry(k) else {
        // 信任已荡然无存
        guard isChinese, units[k].kind == .word, units[k].tags.isEmpty, units[k].span.count <= 2 else { return }
        k += 1
        continue
      }
      if entry.kind == .postnegation || k == i + 1 && units[i].isVerb && units[k].key == ScopeReader.neitherKey {
        scope.negate(entry.value)
        scope.words.append(Int(units[k].index))
        return
      }
      guard entry.kind == .intensifier || entry.kind == .modal else { return }
      k += 1
    }
  }

  /// What the predicate behind an English noun denies: "approval of the treaty |is unlikely|".
  private func readPredicate(behind i: Int, _ scope: inout Scope) {
    var k = units.last(ofCueAt: i, cues) + 1
    while k < units.count, k - i <= 9, units[k].kind != .comma, units[k].kind != .stop {
      // "Ghana's success |depends on| reform": it is not yet.
      if ScopeReader.dependKeys.contains(units[k].key) { return scope.negate(0) }
      if units[k].isVerb { return }
      if let entry = entry(k), entry.kind == .postnegation, k > i + 1 {
        scope.negate(entry.value)
        scope.words.append(Int(units[k].index))
        return
      }
      k += 1
    }
  }

  private static let dependKeys = Set(
    [
      "depends", "depend", "depended", "hinges", "relies", "rests", "depends on", "depends upon", "depend on",
      "depend upon", "depended on", "relies on", "rely on", "rests on",
    ]
    .map(WordClasses.key))

  /// Whether a negated verb and 的 describe the noun at `i`: 无法开脱的|罪行, but not 不是真正的|朋友 and 没有足够的|信任.
  private func isInModifier(_ k: Int, of i: Int) -> Bool {
    // 从来不|是阿富汗的朋友
    if units[k + 1].kind != .mention, units[k + 1].tags.contains(.be) { return false }
    // 美国|算不上|德国的朋友
    if units[k].tags.contains(.be) { return false }
    guard let de = (k + 1..<i).last(where: { units[$0].kind == .word && units[$0].tags.contains(.de) }),
      (de + 1..<i).allSatisfy({ units[$0].kind == .cue }), let last = entry(k)?.id.last,
      !(isLast(i) && (k + 1..<de).contains { units[$0].kind != .mention && units[$0].tags.contains(.towards) }),
      // 不应被看作日本的|敌人
      !(k + 1..<de).contains(where: { units[$0].kind != .mention && units[$0].tags.contains(.regard) })
    else { return false }
    return !ScopeReader.beingAndHaving.contains(last)
  }

  /// Whether no other cue follows in the clause: 拒绝加入对俄罗斯的|制裁, but not 不会向北京的|霸凌|低头.
  private func isLast(_ i: Int) -> Bool {
    var k = i + 1
    while k < units.count, units[k].kind != .comma, units[k].kind != .stop {
      if units[k].kind == .cue { return false }
      k += 1
    }
    return true
  }

  /// 是, 非, 有, 无, 乏, 缺: the noun is what is denied.
  private static let beingAndHaving: Set<Character> = Set("是非有无乏缺")

  /// Whether what is negated at `k` is itself what 是 says something of: 德国没有武装乌克兰|是可耻的.
  private func isInSubject(_ k: Int, of i: Int) -> Bool {
    guard let be = (k + 2..<i).last(where: { units[$0].kind != .mention && units[$0].tags.contains(.be) }) else {
      return false
    }
    return (k + 1..<be).contains { units[$0].kind == .cue || units[$0].kind == .mention }
  }

  /// Whether "failure to" at `k` belongs to the subject of a predicate: "Germany's failure to arm Ukraine is shameful".
  private func isNounWithTo(_ k: Int, before i: Int) -> Bool {
    guard k > 0, units[k - 1].kind == .possessiveMark || units[k - 1].tags.contains(.possessive) else { return false }
    // "Germany's refusal to send tanks has infuriated Kyiv": the main verb is no infinitive.
    if units[i].isVerb, !units[i].tags.isDisjoint(with: [.past, .third]),
      (k + 1..<i).contains(where: { units[$0].isVerb && units[$0].tags.contains(.base) })
    {
      return true
    }
    return (k + 2..<i).contains { units[$0].kind != .mention && units[$0].tags.contains(.be) && !units[$0].isVerb }
  }

  /// Whether a verb of refusal at `k` stands in what 对 opens: 对日本政府|拒绝|致歉深感不满.
  private func isInOblique(_ k: Int) -> Bool {
    guard units[k].span.count > 1 else { return false }
    var m = k - 1
    var isNamed = false
    while m >= 0, k - m < 6, units[m].kind == .word || units[m].kind == .mention {
      if units[m].tags.contains(.towards), units[m].kind == .word { return isNamed }
      isNamed = isNamed || units[m].kind == .mention
      m -= 1
    }
    return false
  }

  private func isBareVerb(_ i: Int) -> Bool {
    !isChinese && i < units.count && units[i].isVerb && units[i].tags.contains(.base)
  }

  /// Whether what stands between a comma and the verb at `i` is its subject: "Instead of helping Ukraine, Hungary sided".
  private func isSubject(_ at: Int, before i: Int) -> Bool {
    guard at < i, units[i].isVerb,
      !units[i].tags.contains(.base) || (at..<i).contains(where: { units[$0].tags.contains(.modal) }),
      units[at].kind == .mention
        || units[at].kind == .word && !units[at].tags.isDisjoint(with: [.determiner, .pronoun])
    else { return false }
    return (at..<i).allSatisfy { k in
      units[k].kind == .mention || units[k].kind == .possessiveMark || units[k].tags.contains(.modal)
        || entry(k)?.kind == .intensifier
        || units[k].kind == .word && units[k].tags.isDisjoint(with: [.coordinator, .preposition])
    }
  }

  /// Whether two verbs stand in the same form, as coordinated ones do: "prolong … and praised" do not.
  private func shareForm(_ a: Int, _ b: Int) -> Bool {
    !units[a].tags.intersection(units[b].tags).isDisjoint(with: .verb)
  }

  /// Whether "and" with a subject of its own leads to the verb at `i`: ", and engineers deserve".
  private func beginsClause(_ at: Int, before i: Int) -> Bool {
    guard at < i, units[at].tags.contains(.coordinator), units[i].isVerb else { return false }
    return (at + 1..<i).contains {
      units[$0].kind == .mention || units[$0].tags.contains(.pronoun)
        || units[$0].kind == .word && units[$0].tags.isEmpty
    }
  }

  /// Whether 只有 at `k` tells who alone does it, with no 才 behind: 只有内塔尼亚胡在阻碍停火.
  private func isMerelyOnly(_ k: Int) -> Bool {
    units[k].key == ScopeReader.onlyKey && !(k + 1..<units.count).contains { units[$0].key == ScopeReader.thenKey }
  }

  private static let onlyKey = WordClasses.key("只有")
  private static let thenKey = WordClasses.key("才")

  /// Whether "so" stands between the word of a question and a word of blame.
  private func isTakenForGranted(_ i: Int, behind k: Int) -> Bool {
    // "How could Germany |betray| Ukraine?": that it did.
    if !isChinese, units[i].isVerb, ScopeReader.outcryKeys.contains(units[k].key) {
      return cues[Int(units[i].index)].readings.first.map { lexicon.cues[Int($0)].value < 0 } ?? false
    }
    guard (k + 1..<i).contains(where: { ScopeReader.soKeys.contains(units[$0].key) }),
      let reading = cues[Int(units[i].index)].readings.first
    else { return false }
    return lexicon.cues[Int(reading)].value < 0
  }

  private static let outcryKeys = Set(["how could", "how can", "how dare"].map(WordClasses.key))
  private static let soKeys = Set(["如此", "这么", "这样", "这般", "那么", "so"].map(WordClasses.key))

  /// Conditions and rhetorical questions reach over the whole sentence.
  private func readSentence(_ i: Int, _ scope: inout Scope) {
    readShare(i, &scope)
    for k in 0..<units.count {
      guard let entry = entry(k) else { continue }
      switch entry.kind {
      case .condition where k < i && i - k < 30 && !isMerelyOnly(k):
        if scope.factuality == .asserted || scope.factuality == .hedged { scope.factuality = .conditional }
        scope.factor *= 0.7
        scope.words.append(Int(units[k].index))
      // 怎能如此傲慢: that he is, the question takes for granted.
      case .question where isQuestion && entry.value < 0 && k < i && isTakenForGranted(i, behind: k):
        scope.factuality = .questioned
        scope.words.append(Int(units[k].index))
      case .question where isQuestion && entry.value < 0 && k < i:
        scope.factor *= -0.9
        scope.factuality = .questioned
        scope.words.append(Int(units[k].index))
      default: break
      }
    }
  }
}
