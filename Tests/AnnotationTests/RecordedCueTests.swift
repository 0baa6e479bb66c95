import TestSupport
import Testing
import TextModel

/// Which cues a record keeps.
@Suite struct RecordedCueTests {
  @Test(arguments: [
    // Of words that merely sound good or bad none, of stances all, also with a gap.
    ("The crisis is here. Japan condemned Russia.", ["condemned"]),
    ("The United States held Iran accountable for the disaster.", ["held", "accountable"]),
    // What somebody feels or says is kept though nobody is named.
    ("The neighbors condemned the decision.", ["condemned"]),
    ("There is concern in the village.", ["concern"]),
    ("有人对这一决定表示失望。", ["表示", "失望"]),
    // An act is not: attacks and offers are made all day.
    ("The neighbors offered a deal and attacked the village.", []),
    ("有人攻打了这座村庄。", []),
    ("有一场危机。日本谴责俄罗斯。", ["谴责"]),
    // What steers stays, and keeps its place.
    ("Growth is weak, but Japan did not condemn Russia.", ["but", "not", "condemn"]),
  ])
  func keepsWhatRelatesOrIsUsed(_ text: String, _ expected: [String]) throws {
    let document = try Bundled.annotate(text)
    #expect(document.cues.map { document.string($0.span) } == expected)
    for stance in document.stances {
      #expect(stance.cues.allSatisfy { expected.contains(document.string(document.cues[$0].span)) })
    }
  }
}
