internal import Lexicons
internal import TextModel

// What is said of a deed that 对 or 与 and a word name, and nobody who does it: 对古巴的制裁|是不道德的, 与中国合作|至关重要.

extension ChineseReader {
  /// Whether what follows unit `end` calls for the deed before it (1) or speaks against it (-1); nil if it does neither.
  func verdict(from end: Int) -> Double? {
    let limit = min(clause(of: max(0, end - 1)).upperBound, end + 6)
    var sign = 1.0
    var isObliged = false
    var k = end
    while k < limit {
      let start = Int(units[k].span.start)
      for (list, side) in [(words.verdicts.right, 1.0), (words.verdicts.wrong, -1.0)]
      where list.prefix(of: document.text, at: start) > 0 {
        return sign * side
      }
      if isObliged {
        for (list, side) in [(words.verdicts.going, 1.0), (words.verdicts.ending, -1.0)]
        where list.prefix(of: document.text, at: start) > 0 {
          return sign * side
        }
      }
      guard units[k].kind == .scope || units[k].kind == .word && (units[k].tags.contains(.be) || isLittle(k)) else {
        return nil
      }
      if isNegation(k) { sign = -sign }
      if units[k].tags.contains(.oblige) { isObliged = true }
      k += 1
    }
    return nil
  }

  private func isNegation(_ k: Int) -> Bool {
    units[k].kind == .scope && lexicon.scopes[cues[Int(units[k].index)].scope].kind == .negation
      || ChineseReader.notKeys.contains(units[k].key)
  }

  /// Words between 是 and what it says: 将, 一种, 极其, 无疑.
  private func isLittle(_ k: Int) -> Bool {
    ChineseReader.adverbKeys.contains(units[k].key) || ChineseReader.littleKeys.contains(units[k].key)
  }

  private static let littleKeys = Set(
    [
      "将", "会", "将会", "一种", "一场", "一个", "个", "种", "场", "很", "十分", "非常", "极其", "极为", "极", "极度", "无疑", "显然",
      "本身", "根本", "完全", "纯属", "实属", "也是", "仍", "仍然", "依然", "更", "最", "巨大", "的", "严重", "真正", "不", "并", "绝",
    ].map(WordClasses.key))
  private static let notKeys = Set(["不", "不是", "并不", "并非", "绝非", "绝不", "不再"].map(WordClasses.key))

  /// Whom the deed that the word at `i` names is done to, told by a coverb that opens the clause; nil where somebody does it.
  func patients(of i: Int) -> [Actor]? {
    let clause = clause(of: i)
    var first = clause.lowerBound
    while first < i, opensClause(first), units[first].tags.isDisjoint(with: [.towards, .with]) { first += 1 }
    guard first + 1 < i, units[first].kind == .word || units[first].kind == .scope,
      !units[first].tags.isDisjoint(with: [.towards, .with]),
      let found = actorPhrase(at: first + 1, first + 1, i), found.coreEnd <= i, i - found.coreEnd < 5
    else { return nil }
    let isOne = (found.coreEnd..<i).allSatisfy {
      units[$0].kind == .word && units[$0].tags.isDisjoint(with: [.be, .preposition, .have]) || units[$0].kind == .cue
    }
    return isOne ? found.actors : nil
  }
}

extension ChineseBinder {
  /// What is said of a deed that nobody is named to do.
  func judged(_ i: Int) -> [Candidate]? { judgedDeed(i) ?? judgedNoun(i) }

  /// 对古巴的|制裁|是不道德的: the author's side on whom it is done to.
  private func judgedNoun(_ i: Int) -> [Candidate]? {
    guard let entry = reader.sided(i), i + 1 < reader.units.count, let targets = reader.patients(of: i),
      let verdict = reader.verdict(from: i + 1)
    else { return nil }
    return [
      Candidate(
        holders: [], targets: targets, value: 0.6 * (entry.value < 0 ? -verdict : verdict),
        cue: Int(reader.units[i].index), rule: "对 T ~ 是对是错", unit: i)
    ]
  }
}

extension ChineseReader {
  /// What the word at `i` says somebody does to somebody.
  func sided(_ i: Int) -> CueEntry? {
    readings(units[i]).first { entry in entry.value != 0 && entry.frames.contains { $0.holder != .none || $0.isMutual }
    }
  }

  /// Whether the word at `i` judges such a deed: it says nothing of whom the deed is done to.
  func judgesNamedDeed(_ i: Int) -> Bool {
    let start = clause(of: i).lowerBound
    guard
      words.verdicts.right.prefix(of: document.text, at: Int(units[i].span.start)) > 0
        || words.verdicts.wrong.prefix(of: document.text, at: Int(units[i].span.start)) > 0
    else { return false }
    return (start..<i).contains {
      units[$0].kind == .cue && sided($0) != nil && patients(of: $0) != nil && verdict(from: $0 + 1) != nil
    }
  }
}
