internal import Lexicons
internal import TextModel

// Relations: what a verb makes of one inside its object, what somebody offers, what two have with each other.

extension EnglishBinder {
  /// "support sanctions on Russia": a relation inside the object gives its sign and its target.
  func relational(_ object: NounPhrase, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    var k = object.start
    while k < object.coreEnd {
      let unit = reader.units[k]
      if unit.kind == .cue, !unit.isVerb {
        // Victims and critics are no deeds.
        if reader.readings(unit).contains(where: { $0.frames.contains { $0.holder != .none } }),
          let maker = offer(k, entry, i)
        {
          return maker
        }
        for noun in reader.readings(unit) where noun.part == .noun {
          for frame in noun.frames where frame.target == .preposition && frame.holder != .none {
            let targets = reader.actors(behind: frame.targetWord, after: k)
            guard !targets.isEmpty else { continue }
            var holders = reader.isPassive(i) ? [] : reader.subject(of: i)
            holders.removeAll { holder in targets.contains { same($0, holder) } }
            guard !holders.isEmpty else { continue }
            let sign: Double = noun.value < 0 ? -1 : 1
            return (
              6,
              [
                Candidate(
                  holders: holders, targets: targets, value: entry.value * sign * 0.8, cue: Int(reader.units[i].index),
                  rule: "H ~ (\(frame.pattern))", unit: i, others: [Int(unit.index)])
              ]
            )
          }
        }
      }
      k += 1
    }
    return nil
  }

  /// "reduce Poland's |reliance| on Russia": whether an object names a state that is changed, and nobody's deed that is refused.
  func namesState(_ object: NounPhrase) -> Bool {
    (object.start..<object.coreEnd).contains { k in
      EnglishBinder.stateKeys.contains(reader.units[k].key)
        && reader.owner(of: k, isRight: false).contains { !$0.isPronoun }
    }
  }

  private static let stateKeys = Set(
    ["reliance on", "dependence on", "dependency on", "reliance", "dependence", "dependency", "addiction to"].map(
      WordClasses.key))

  /// "reject China's olive branch", "back its sanctions": who takes or refuses what somebody does, is for or against him.
  func offer(_ k: Int, _ entry: CueEntry, _ i: Int) -> (Int, [Candidate])? {
    let makers = reader.owner(of: k, isRight: false)
    let doers = reader.subject(of: i).filter { doer in !makers.contains { same($0, doer) } }
    guard !makers.isEmpty, !doers.isEmpty, !reader.isPassive(i) else { return nil }
    return (
      6,
      [
        Candidate(
          holders: doers, targets: makers, value: entry.value * 0.8, cue: Int(reader.units[i].index),
          rule: "H ~ (T's …)", unit: i, others: [Int(reader.units[k].index)])
      ]
    )
  }

  /// `H&T ~`: both sides hold it of each other.
  func mutual(_ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    var sides = reader.units[i].isVerb ? reader.subject(of: i) : reader.owner(of: i)
    if ids(sides).count < 2 {
      let between = reader.actors(behind: EnglishBinder.betweenKey, after: i)
      if ids(between).count >= 2 { sides = between }
    }
    if ids(sides).count < 2, !sides.isEmpty {
      let with = reader.actors(behind: EnglishBinder.withKey, after: i)
      sides += with.filter { other in !sides.contains { same($0, other) } }
    }
    if sides.isEmpty, !reader.units[i].isVerb, let governor = reader.governor(of: i), !reader.isPassive(governor) {
      // "Abe has built a close relationship with India": one of them does it.
      let targets = reader.actors(behind: EnglishBinder.withKey, after: i)
      let holders = reader.subject(of: governor).filter { holder in !targets.contains { same($0, holder) } }
      if !targets.isEmpty, !holders.isEmpty {
        return (
          5,
          [
            Candidate(
              holders: holders, targets: targets, value: entry.value, cue: Int(reader.units[i].index),
              rule: "H " + frame.pattern,
              unit: i)
          ]
        )
      }
    }
    if ids(sides).count < 2, !reader.units[i].isVerb,
      let subject = reader.predicateSubject(of: i) ?? reader.engaged(in: i), ids(subject).count > 1 || sides.isEmpty
    {
      sides = subject
    }
    guard ids(sides).count >= 2 else { return nil }
    return pair(sides, entry, frame, i)
  }

  static let betweenKey = WordClasses.key("between")
  static let withKey = WordClasses.key("with")

  func pair(_ sides: [Actor], _ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    var sides = sides
    if ids(sides).count < 2 {
      // "Japan's relations with China"
      let other = reader.actors(behind: EnglishBinder.withKey, after: max(0, i - 8))
      sides += other.filter { new in !sides.contains { same($0, new) } }
    }
    guard ids(sides).count >= 2 else { return nil }
    return (
      5,
      [
        Candidate(
          holders: sides, targets: sides, value: entry.value, cue: Int(reader.units[i].index),
          rule: "H&T " + frame.pattern, unit: i, isTogether: true)
      ]
    )
  }

  /// Whether a verb says whose the noun at `i` is: "declined to join the sanctions on T". Then what negates the verb counts.
  func isDone(_ i: Int) -> Bool {
    reader.owner(of: i, isRight: false).isEmpty && reader.actors(behind: EnglishReader.byKey, after: i).isEmpty
      && reader.governor(of: i) != nil
  }
}
