internal import Lexicons
internal import TextModel

/// A stance in the making: who, whom, which side, by which cue and pattern.
struct Candidate {
  /// Empty: the author.
  var holders: [Actor]
  var targets: [Actor]
  var value: Double
  /// The place among the found cues.
  var cue: Int
  var rule: String
  /// The unit of the cue.
  var unit: Int
  /// Other cues that made it, as places among the found cues.
  var others: [Int] = []
  /// Whether the words name or describe rather than assert: "Japan's aggression". What negates the verb leaves them as they are.
  var isPresupposed = false
  /// Whether no pattern found both places.
  var isLoose = false
  /// Whether it judges who does to another what the cue says.
  var isByDeed = false
  /// Whether the author says of himself, or asks his readers, to do it: "We should support T".
  var isAuthors = false
  /// Whether it is what two do with each other.
  var isTogether = false

  /// What weighs against a reading whose holder nobody knows, or whose two sides are one.
  static let unheld = 100

  /// Whether its holder is somebody unknown.
  var isUnheld: Bool { holders.first?.mention == -1 }

  /// The same deed as somebody sees it who opposes it by the word `cue`.
  func opposed(by cue: Int) -> Candidate {
    var turned = self
    turned.value *= -0.8
    turned.others.append(cue)
    return turned
  }
}
