internal import Lexicons
internal import TextModel

// Whom a word of judgement is said of when it stands in a predicate: behind "be", behind "see … as", in the object of "have".

extension EnglishReader {
  /// The noun that stands for the one at `at`: itself, or in "a tissue of lies" the word that only holds it.
  func top(_ at: Int) -> Int {
    var at = at
    while true {
      let of = coreStart(at) - 1
      guard of > 0, units[of].kind == .word || units[of].kind == .scope, units[of].tags.contains(.preposition),
        units[of - 1].tags.contains(.container), !units[of - 1].isVerb
      else { return at }
      at = of - 1
    }
  }

  /// Whether the noun at `i` only holds a noun of blame: "a |beacon| of failure". What that says is said there.
  func holdsBlame(_ i: Int) -> Bool {
    guard !units[i].isVerb, units[i].tags.contains(.container), i + 2 < units.count,
      units[i + 1].key == EnglishReader.ofKey
    else { return false }
    var k = i + 2
    while k < units.count, k - i < 6, units[k].kind == .word, isNominal(k) { k += 1 }
    guard k < units.count, units[k].kind == .cue, !units[k].isVerb else { return false }
    return readings(units[k]).contains { $0.part == .noun && $0.value < 0 }
  }

  /// The subject of "be", "seem" … before the predicate at `at`.
  func predicateSubject(of at: Int) -> [Actor]? {
    // "is just the first": an adverb.
    if at + 1 < units.count, units[at + 1].kind == .word, units[at + 1].tags.contains(.determiner),
      units[at + 1].tags.isDisjoint(with: [.relative, .pronoun]),
      parts(units[at]).isSubset(of: .adjective)
    {
      return nil
    }
    let at = top(at)
    var i = at - 1
    while i >= 0 {
      let unit = units[i]
      if unit.tags.contains(.link) || endsInMore(unit), unit.kind != .mention, !isPreposition(i) {
        // "is not responsible for |chaos|"
        if unit.kind == .cue, endsInPreposition(unit) { return nil }
        // "called Smith a madman": whoever Smith is, and not who calls him that.
        if unit.tags.contains(.regard), !isAuxiliary(i), !isPassive(i) { return nil }
        if let head = clauseHead(before: i) { return head }
        let found = subject(of: i)
        return found.isEmpty ? conditionOwner(before: i) : found
      }
      let passes =
        isAdverb(i) || unit.kind == .quote || unit.kind == .cue && !unit.isVerb && !endsInPreposition(unit)
        || isCoordinator(i) && i > 0
          && (units[i - 1].kind == .cue || units[i - 1].kind == .word && units[i - 1].tags.isEmpty)
        || unit.kind == .word
          && (unit.tags.contains(.determiner)
            || unit.tags.isDisjoint(with: [
              .relative, .preposition, .coordinator, .contrast, .subordinator, .pronoun, .possessive,
            ]))
          && !unit.isVerb
        || unit.kind == .word && unit.tags.contains(.preposition) && units[i].key == EnglishReader.asKey
        || unit.kind == .comma && i > 0 && units[i - 1].kind == .cue
      if unit.kind == .comma, let named = apposed(before: i, at) { return named }
      if i > 0, unit.key == EnglishReader.ofKey, EnglishReader.isShare(units[i - 1].key) {
        // "is |one of| the strongest supporters of"
        i -= 2
        continue
      }
      // "was |slow to recognize| the danger"
      if unit.kind == .cue, isPhrasal(i), parts(unit).contains(.adjective),
        document.text[unit.span.range].indices.contains(where: {
          document.text[$0...].starts(with: EnglishReader.toVerb)
        })
      {
        return nil
      }
      guard passes || unit.key == EnglishReader.amongKey, at - i < 7 else { return nil }
      i -= 1
    }
    return nil
  }

  /// "Oman, long |critical of| Iran, said": who stands before the comma that opens a description.
  private func apposed(before comma: Int, _ at: Int) -> [Actor]? {
    guard comma > 0, units[comma - 1].kind == .mention, at - comma < 5, units[at].kind == .cue,
      parts(units[at]).isSubset(of: [.adjective, .phrase]),
      readings(units[at]).allSatisfy({ $0.frames.contains { $0.holder != .none } }),
      endsInPreposition(units[at]) || isPreposition(at + 1),
      (comma + 1..<at).allSatisfy({ isAdverb($0) })
    else { return nil }
    let found = phrase(endingAt: comma).actors
    return found.isEmpty ? nil : found
  }

  private static let toVerb = Array(" to ".utf16)
  private static let asKey = WordClasses.key("as")

  /// The regard whose complement the word at `at` is, or nil.
  func regard(of at: Int) -> Regard? {
    let start = coreStart(top(at))
    var p = start - 1
    // described it as "a failure"
    while p > 0, units[p].kind == .quote { p -= 1 }
    guard p > 0 else { return nil }
    // "Japan a threat", "Japan dangerous": name and complement in a row.
    if units[p].isVerb, units[p].tags.contains(.regard), !isPassive(p) {
      let object = phrase(from: start, limit: at)
      guard !object.actors.isEmpty else { return nil }
      return Regard(holders: subject(of: p), targets: object.actors)
    }
    var isBare = false
    if units[p].key == EnglishReader.asKey {
      p -= 1
    } else if units[p].tags.contains(.be), p > 0, isTo(p - 1) {
      p -= 2
    } else if !(units[p].isVerb && units[p].tags.contains(.regard)) {
      // "called the deal a disaster": the complement stands right behind the object.
      // "branded Macron's comments nasty"
      let isQuality = start == at && parts(units[at]).contains(.adjective) && units[p].kind != .mention
      guard p + 1 < at || isQuality, isNominal(p), isQuality || units[start].tags.contains(.determiner) else {
        return nil
      }
      isBare = true
    }
    var v = p
    while v >= 0, p - v < 12, !(units[v].isVerb && units[v].tags.contains(.regard)) {
      if units[v].kind == .stop || isBoundary(v) || isAuxiliary(v) || units[v].isVerb { return nil }
      v -= 1
    }
    guard v >= 0, p - v < 12 else { return nil }
    if isPassive(v) {
      for key in EnglishReader.viewerKeys {
        let holders = actors(behind: key, after: v)
        if !holders.isEmpty { return Regard(holders: holders, targets: subject(of: v)) }
      }
      return Regard(holders: [], targets: subject(of: v))
    }
    let object = phrase(from: v + 1, limit: p + 1)
    guard !object.actors.isEmpty, !isBare || object.end == p + 1 else { return nil }
    return Regard(holders: subject(of: v), targets: object.actors)
  }

  static let viewerKeys = ["by", "in", "within", "among"].map(WordClasses.key)

  /// Who has, shows or pursues what the word at `at` describes: "Japan pursues a ~ policy".
  func bearer(of at: Int) -> [Actor] {
    let start = listStart(coreStart(top(at)))
    var v = start - 1
    while v >= 0, isAdverb(v) { v -= 1 }
    guard v >= 0, units[v].isVerb || isAuxiliary(v) || units[v].tags.contains(.lightVerb) else { return [] }
    // "has embraced its |enemy|": his, and no fault of who has him.
    if isRelative(at), (start..<at).contains(where: { units[$0].tags.contains(.possessive) }) { return [] }
    // "has learned": a verb, nothing that somebody has.
    if start == at, isAuxiliary(v), units[at].tags.contains(.past) { return [] }
    // "held the line against populist pressure": the verb is more than "hold".
    guard !units[v].tags.isDisjoint(with: [.lightVerb, .have]), !isPassive(v), !isIdiom(v) else { return [] }
    return subject(of: v)
  }

  /// Where a list of nouns begins whose part begins at `start`: "has a deficit, an erratic president, and a bad neighborhood".
  private func listStart(_ start: Int) -> Int {
    var start = start
    var parts = 0
    while start > 2, parts < 4 {
      var k = start - 1
      if isCoordinator(k), units[k - 1].kind == .comma { k -= 1 }
      guard units[k].kind == .comma || isCoordinator(k), isNominal(k - 1), units[k - 1].kind != .mention else { break }
      let before = coreStart(k - 1)
      guard before < k, before > 0 else { break }
      start = before
      parts += 1
    }
    return start
  }

  /// Whether the subject suffers what the noun at `at` names.
  func isSuffered(_ at: Int) -> Bool {
    let start = coreStart(top(at))
    return start > 0 && units[start - 1].tags.contains(.suffering) && units[start - 1].kind != .mention
  }

  /// Whether the noun at `at` is the object of a verb that harms: "undermines America's credibility".
  func isHarmed(_ at: Int) -> Bool {
    let start = coreStart(top(at))
    guard start > 0, units[start - 1].isVerb else { return false }
    return readings(units[start - 1]).contains { $0.part == .verb && $0.value < 0 }
  }

  /// Who did what the noun at `at` names, told by a participle behind it: "deportations ordered by ~".
  func agent(after at: Int) -> [Actor] {
    var i = at + 1
    while i < units.count, i - at < 10 {
      let unit = units[i]
      if unit.kind == .stop || isBoundary(i) || isAuxiliary(i) { return [] }
      if unit.isVerb {
        // "the threat |described| by Merkel": who tells of it does not make it.
        guard unit.tags.contains(.past), !unit.tags.contains(.witnessing), i + 1 < units.count else { return [] }
        return units[i + 1].key == EnglishReader.agentKey ? phrase(from: i + 2, limit: units.count).actors : []
      }
      i += 1
    }
    return []
  }

  private static let agentKey = WordClasses.key("by")

  /// The two whose relation is what the word at `at` says: "made their relations ~", "bring them ~".
  func made(by at: Int) -> NounPhrase? {
    let start = coreStart(at)
    guard start > 0, start < at, units[start - 1].tags.contains(.making) else { return nil }
    let object = phrase(from: start, limit: at)
    return object.actors.isEmpty ? nil : object
  }

  /// The country where what the noun at `at` names takes place: "protests against him in ~".
  func scene(after at: Int) -> [Actor] {
    var i = at + 1
    while i + 1 < units.count, i - at < 24 {
      if units[i].kind == .stop || isBoundary(i) { return [] }
      if EnglishReader.sceneKeys.contains(units[i].key), isPreposition(i) {
        let found = phrase(from: i + 1, limit: units.count).actors
        if let first = found.first, document.mentions[first.mention].type == .politicalEntity { return found }
      }
      i += 1
    }
    return []
  }

  static let sceneKeys = Set(["in", "across", "throughout"].map(WordClasses.key))

  /// Whom the pronoun at `i` means if not the one who acts: all mentions of `doers` are left out.
  func other(at i: Int, than doers: [Actor]) -> [Actor] {
    guard i < units.count, units[i].kind == .word, units[i].tags.contains(.pronoun) else { return [] }
    let ids = doers.filter { $0.mention >= 0 }.map { document.mentions[$0.mention].entity }
    let found = discourse.resolve(
      units[i].tags, key: units[i].key, at: units[i].span.start, sentence: sentence, isObject: true
    ) {
      ids.contains(document.mentions[$0].entity)
    }
    return found.map { [Actor(mention: $0, isPronoun: true)] } ?? []
  }

  /// Whether a word of blame describes the word of praise at `i`, and has the say: "a hypocritical |ally|".
  func isSpoilt(_ i: Int) -> Bool {
    // "a |humanitarian| and strategic disaster"
    if leadsToBlame(i) { return true }
    guard i > 0, !units[i].isVerb, units[i - 1].kind == .cue,
      readings(units[i]).allSatisfy({ $0.value > 0 }), parts(units[i]).contains(.noun)
    else { return false }
    let adjective = readings(units[i - 1])
    return adjective.allSatisfy { $0.value < 0 } && adjective.contains { $0.part == .adjective }
  }

  /// Whether "and" joins the adjective of praise at `i` to what describes a noun of blame.
  private func leadsToBlame(_ i: Int) -> Bool {
    guard i + 3 < units.count, parts(units[i]).isSubset(of: [.adjective, .noun]), isCoordinator(i + 1),
      readings(units[i]).allSatisfy({ $0.value > 0 })
    else { return false }
    var k = i + 2
    while k < units.count, k - i < 5, units[k].kind == .word || units[k].kind == .cue, isNominal(k) {
      if units[k].kind == .cue, parts(units[k]).contains(.noun) {
        return readings(units[k]).allSatisfy { $0.value < 0 }
      }
      k += 1
    }
    return false
  }

  /// In whose country something is as the link verb at `link` says: "Inflation in Brazil is", "The outlook for Africa is".
  func conditionOwner(before link: Int) -> [Actor] {
    var end = link
    while end > 0, isAuxiliary(end - 1) || isAdverb(end - 1) { end -= 1 }
    let subject = phrase(endingAt: end)
    guard subject.start < end, subject.actors.isEmpty else { return [] }
    for k in subject.start + 1..<max(subject.start + 1, end) where EnglishReader.whereKeys.contains(units[k].key) {
      let head = units[k - 1]
      guard conditions.contains(document.text, Int(head.span.start), Int(head.span.end)), k + 1 < end else { continue }
      let owner = phrase(from: k + 1, limit: end)
      return owner.actors.map { Actor(mention: $0.mention, isOwner: true, isPronoun: $0.isPronoun) }
    }
    return []
  }

  private static let whereKeys = Set(["in", "for", "across"].map(WordClasses.key))

  /// Of whom a participle without an object says what it makes others feel: "Italy's debt is |alarming|". Nil of other verbs.
  func alarming(_ i: Int) -> [Actor]? {
    guard units[i].tags.contains(.progressive), !units[i].isVerb || object(of: i).coreEnd <= i + 1 else { return nil }
    let subject = units[i].isVerb ? subject(of: i) : predicateSubject(of: i) ?? []
    return subject.isEmpty ? nil : subject
  }

  /// "It would be wrong to", "it is clear that": the pronoun stands for what follows.
  func isExpletive(_ i: Int) -> Bool {
    guard units[i].key == EnglishReader.itKey else { return false }
    var k = i + 1
    while k < units.count, isAuxiliary(k) || isAdverb(k) || units[k].tags.contains(.link) { k += 1 }
    guard k > i + 1 else { return false }
    // A verb in between has the pronoun for its subject: "it wants to".
    for next in k..<min(units.count, k + 4) {
      if units[next].key == EnglishReader.thatWord || units[next].kind == .word && isTo(next) { return true }
      // "it is |essential to| lower prices", "before it is |too late|"
      if units[next].kind == .cue, leadsToVerb(next) || endsIn("late", units[next]) { return true }
      if units[next].isVerb, !units[next].tags.contains(.past) { return false }
    }
    return false
  }

  /// Whether a cue holds or ends in the "to" of an infinitive.
  private func leadsToVerb(_ i: Int) -> Bool {
    endsInInfinitive(units[i])
      || endsIn(" to", units[i]) && i + 1 < units.count && units[i + 1].tags.contains(.base)
        && units[i + 1].kind != .mention
  }

  func endsIn(_ end: String, _ unit: Unit) -> Bool {
    document.text[unit.span.range].suffix(end.utf16.count).elementsEqual(end.utf16)
  }

  private static let itKey = WordClasses.key("it")
}
