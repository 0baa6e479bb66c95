internal import Lexicons
internal import TextModel

// Whom a unit of a Chinese sentence means: a name, a pronoun, 政府 at the head of a clause.

extension ChineseReader {
  /// The actor at a unit: a name, or a pronoun's antecedent.
  func actor(at i: Int) -> Actor? {
    let unit = units[i]
    if unit.kind == .mention { return Actor(mention: Int(unit.index)) }
    if let spokenOf = definite(at: i) { return spokenOf }
    guard unit.kind == .word, !unit.tags.isDisjoint(with: [.he, .it, .they]), !unit.tags.contains(.we) else {
      return nil
    }
    if takesUpNoun(i) { return nil }
    // 谁试探，谁就得为|自己|的莽撞付账
    if ChineseReader.ownKeys.contains(unit.key), opensWithNobody(clause(of: i).lowerBound..<i) { return nil }
    if ChineseReader.ownKeys.contains(unit.key), let near = nearest(before: i) {
      return Actor(mention: near, isOwner: true, isPronoun: true)
    }
    return discourse.resolve(unit.tags, key: unit.key, at: unit.span.start, sentence: sentence).map {
      Actor(mention: $0, isPronoun: true)
    }
  }

  /// 政府, 总统 at the head of a clause: whose government, or who, the text speaks of.
  private func definite(at i: Int) -> Actor? {
    let unit = units[i]
    guard unit.kind == .word, !unit.tags.isDisjoint(with: [.definiteIt, .definiteHe]),
      (clause(of: i).lowerBound..<i).allSatisfy({
        isContrast($0) || units[$0].kind == .word && units[$0].tags.contains(.subordinator)
      })
    else { return nil }
    let isPerson = unit.tags.contains(.definiteHe)
    return discourse.resolve(isPerson ? .he : .it, at: unit.span.start, sentence: sentence) {
      !isPerson && !document.mentions[$0].entity.hasPrefix("country/")
    }.map { Actor(mention: $0, isPronoun: true) }
  }

  /// Whether the pronoun takes up a noun without a name that is the subject of the clause before it: 制药公司也涨价，|它们.
  private func takesUpNoun(_ i: Int) -> Bool {
    let start = clause(of: i).lowerBound
    guard start > 1, units[start - 1].kind == .comma, units[i].tags.contains(.it),
      !(start..<i).contains(where: { units[$0].kind == .mention })
    else { return false }
    return opensWithNoun(clause(of: start - 2))
  }

  /// 美国拯救了其银行: in a clause that names somebody, his own; of several the last that no coverb governs, unless the
  /// pronoun stands beside it (对美国及其盟友).
  private func nearest(before i: Int) -> Int? {
    let start = clause(of: i).lowerBound
    let named = (start..<i).filter {
      units[$0].kind == .mention && StanceFinder.isActor(document.mentions[Int(units[$0].index)])
        && !isInCompoundNoun($0) && document.mentions[Int(units[$0].index)].type != .law
    }
    guard let last = named.last else { return subjectOfClauses(before: start) }
    let isBeside = last + 2 == i && units[i - 1].tags.contains(.coordinator)
    let free = isBeside ? last : named.last { governing($0, from: start).isEmpty } ?? last
    return Int(units[free].index)
  }

  /// 芬兰提高税率，无视|其|农民: the subject of a clause before in the sentence.
  private func subjectOfClauses(before start: Int) -> Int? {
    var start = start
    for _ in 0..<2 {
      guard start > 1, units[start - 1].kind == .comma else { return nil }
      let clause = clause(of: start - 2)
      if let found = firstActor(in: clause)?.actors.first, !found.isPronoun { return found.mention }
      start = clause.lowerBound
    }
    return nil
  }

  private static let ownKeys = Set(["其", "自己", "自身"].map(WordClasses.key))

  /// Whom the pronoun at `i` means if not one of `doers`.
  func other(at i: Int, than doers: [Actor]) -> [Actor] {
    let unit = units[i]
    let ids = doers.filter { $0.mention >= 0 }.map { document.mentions[$0.mention].entity }
    let found = discourse.resolve(unit.tags, key: unit.key, at: unit.span.start, sentence: sentence, isObject: true) {
      ids.contains(document.mentions[$0].entity)
    }
    return found.map { [Actor(mention: $0, isPronoun: true)] } ?? []
  }
}
