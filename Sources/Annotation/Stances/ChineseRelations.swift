internal import Lexicons
internal import TextModel

// What two do with each other, and who they are: H&T ~, H 与 T ~.

extension ChineseBinder {
  /// What the cue says of two sides that are its owners, its subjects, or subject and 与.
  func mutual(_ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    if let owner = reader.owner(of: i), ids(owner.actors).count >= 2 { return pair(owner.actors, entry, frame, i) }
    // 战争 far from two names says nothing of them.
    if entry.part == .noun, reader.oblique(ChineseBinder.withKey, before: i) == nil { return nil }
    // 密切关注, 最缓和的说法: it describes something else.
    if reader.isModifier(i), !reader.modifiesRelation(i) { return nil }
    guard let subject = reader.subject(of: i), subject.isRelation || reader.clause(of: i).contains(subject.start) else {
      return nil
    }
    var sides = subject.actors
    if ids(sides).count < 2, let other = reader.oblique(ChineseBinder.withKey, before: i) {
      let others = other.actors.filter { new in !sides.contains { same($0, new) } }
      if entry.part == .noun, other.end < i, (other.end..<i).contains(where: { reader.isBuilding($0) }), !others.isEmpty
      {
        // 安倍与印度建立了紧密关系: one of them does it.
        return (5, [make(sides, others, entry.value, frame, i)])
      }
      sides += others
    }
    guard ids(sides).count >= 2 else { return nil }
    return pair(sides, entry, frame, i)
  }

  /// The two that a coordinator joins right before the cue, whoever else is the subject: 在以色列和真主党交战之际.
  func joined(_ found: NounPhrase, _ frame: CueFrame, _ i: Int) -> [Actor]? {
    guard ChineseReader.same(frame.targetWord, ChineseBinder.withKey), found.start > 1,
      reader.units[found.start - 1].tags.contains(.coordinator), reader.units[found.start - 2].kind == .mention,
      let subject = reader.subject(of: i), subject.coreEnd <= found.start - 2
    else { return nil }
    return reader.phrase(endingAt: found.start - 1).map { $0.actors + found.actors }
  }

  /// The same stance in both directions; nil where only one side is named.
  func pair(_ sides: [Actor], _ entry: CueEntry, _ frame: CueFrame, _ i: Int) -> (Int, [Candidate])? {
    guard ids(sides).count >= 2 else { return nil }
    var made = make(sides, sides, entry.value, frame, i)
    made.rule = "H&T " + frame.pattern
    made.isTogether = true
    return (5, [made])
  }
}
