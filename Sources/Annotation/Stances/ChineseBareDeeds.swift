internal import Lexicons
internal import TextModel

// Deeds that open a Chinese clause without anybody who does them, and are judged by what follows: 打压中国企业|不得人心.

extension ChineseReader {
  /// The verb and the object that open the clause of the word at `i`, up to a few words before it; nil where the object would do what
  /// follows (支持以色列打击哈马斯).
  private func bareDeed(before i: Int) -> (verb: Int, object: NounPhrase)? {
    guard let v = openingVerb(before: i), units[v].tags.isDisjoint(with: [.objectControl, .preposition]),
      cues[Int(units[v].index)].tail == nil,
      let object = touched(by: v, before: i), i - object.coreEnd < 4
    else { return nil }
    let isPlain = (object.coreEnd..<i).allSatisfy {
      units[$0].kind == .scope
        || units[$0].kind == .word && units[$0].tags.isDisjoint(with: [.be, .preposition, .have, .coordinator])
    }
    return isPlain ? (v, object) : nil
  }

  /// The deed that the word at `i` judges, which opens its clause. Of two the last is what it is for, 拉拢印度|遏制中国|不会得逞, but what
  /// somebody is said to do is no deed of its own: 指责中国|破坏规则|毫无道理.
  func judgedDeed(before i: Int) -> (verb: Int, object: NounPhrase)? {
    guard let first = openingVerb(before: i), !hasCopula(before: i) else { return nil }
    let isSaid = words.attitudes.prefix(of: document.text, at: Int(units[first].span.start)) > 0
    for v in isSaid ? [first] : (first..<i).reversed() where units[v].kind == .cue && takesObject(v) && !isNominal(v) {
      if let object = touched(by: v, before: i) { return (v, object) }
    }
    return nil
  }

  /// The verb with an object that opens the clause of the word at `i`.
  private func openingVerb(before i: Int) -> Int? {
    var v = clause(of: i).lowerBound
    while v < i, opensClause(v) { v += 1 }
    return v + 1 < i && units[v].kind == .cue && takesObject(v) ? v : nil
  }

  /// The actor right behind the verb at `v`.
  private func touched(by v: Int, before i: Int) -> NounPhrase? {
    let first = v + 1 < i && ChineseReader.aspectKeys.contains(units[v + 1].key) ? v + 2 : v + 1
    guard first < i, let object = actorPhrase(at: first, first, i), object.coreEnd <= i else { return nil }
    return object
  }

  /// Whether the unit may stand before the verb or the coverb that opens a clause without a subject: 但, 一味, 应该.
  func opensClause(_ k: Int) -> Bool {
    let unit = units[k]
    switch unit.kind {
    case .scope: return !isReport(k) && gapEnd(k) == nil
    case .cue: return parts(unit).isSubset(of: .adverb)
    case .word:
      return !unit.tags.isDisjoint(with: [.coordinator, .contrast, .subordinator])
        || ChineseReader.adverbKeys.contains(unit.key)
        || words.openers.contains(document.text, Int(unit.span.start), Int(unit.span.end))
    default: return false
    }
  }

  /// Whether the word at `i` is said of deeds rather than of who does them: 不得人心, 符合各方利益.
  func judgesDeeds(_ i: Int) -> Bool {
    words.deedVerdicts.prefix(of: document.text, at: Int(units[i].span.start)) > 0
  }

  /// Whether what a deed against somebody does is told by the verb at `i`, and no one who is named does it: 制裁俄罗斯|损害了|欧洲的利益.
  func isDoneByDeed(_ i: Int) -> Bool {
    guard takesObject(i), !isNominal(i), let deed = bareDeed(before: i),
      words.attitudes.prefix(of: document.text, at: Int(units[deed.verb].span.start)) == 0
    else { return false }
    return readings(units[deed.verb]).allSatisfy { $0.value < 0 }
  }
}

extension ChineseBinder {
  /// 打压中国企业|不得人心: the deed is judged, and so the other way round whom it is done to, if it is against somebody.
  func judgedDeed(_ i: Int) -> [Candidate]? {
    guard reader.judgesDeeds(i), let deed = reader.judgedDeed(before: i),
      let verb = reader.readings(reader.units[deed.verb]).first(where: { $0.frames.contains { $0.target == .object } })
    else { return nil }
    for reading in reader.cues[Int(reader.units[i].index)].readings {
      let entry = lexicon.cues[Int(reading)]
      guard let frame = entry.frames.first(where: { $0.holder == .none }) else { continue }
      let sign = (verb.value < 0 ? -1.0 : 1) * (entry.value < 0 ? -1 : 1)
      return [make([], deed.object.actors, sign * max(abs(entry.value), 0.6), frame, i)]
    }
    return nil
  }
}
