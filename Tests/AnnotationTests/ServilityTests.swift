import TestSupport
import Testing
import TextModel

@testable import Annotation

/// Words that blame the holder for the side that he takes, and adverbs that judge who speaks.
@Suite struct ServilityTests {
  /// Who bows to somebody or covers for him is for him, and the author is against who does.
  @Test(arguments: [
    ("Biden panders to China.", "joe-biden>CN favor", "author>joe-biden against"),
    ("The West has appeased Putin for years.", "west>vladimir-putin favor", "author>west against"),
    ("Germany coddled Russia.", "DE>RU favor", "author>DE against"),
    ("美国纵容以色列。", "US>IL favor", "author>US against"),
    ("菲律宾唯美国马首是瞻。", "PH>US favor", "author>PH against"),
    ("美国对以色列的偏袒令人失望。", "US>IL favor", "author>US against"),
  ])
  func blameOfTheHolder(_ text: String, _ side: String, _ blame: String) throws {
    try StanceTests.check(text, side)
    try StanceTests.check(text, blame)
  }

  /// A warning against it, and its denial, blame nobody.
  @Test(arguments: ["Europe must not kowtow to Beijing.", "Merz did not cave in to Trump.", "德国没有讨好美国。", "印度不会屈从美国。"])
  func warningsBlameNobody(_ text: String) throws {
    let found = StanceTests.sides(try StanceTests.annotate(text))
    #expect(!found.isEmpty && found.allSatisfy { !$0.contains("author>place/europe") && !$0.contains("author>DE") })
    #expect(found.allSatisfy { !$0.contains("author>friedrich-merz") && !$0.contains("author>IN") }, "\(found)")
  }

  /// An adverb before a verb of speech judges who speaks, and what he says is his.
  @Test(arguments: [
    ("Trump falsely claimed that Ukraine is corrupt.", "author>donald-trump against", "donald-trump>UA against"),
    ("Scholz rightly says that Ukraine is brave.", "author>olaf-scholz favor", "olaf-scholz>UA favor"),
  ])
  func adverbsBeforeSpeech(_ text: String, _ side: String, _ said: String) throws {
    try StanceTests.check(text, side)
    try StanceTests.check(text, said)
  }

  /// What is denied before the last words of a cue with a gap is denied.
  @Test(arguments: [
    "The Senate found Trump not guilty of abuse of power.", "Macron considers Iran not a threat to Europe.",
  ])
  func denialInsideTheGap(_ text: String) throws {
    #expect(StanceTests.sides(try StanceTests.annotate(text)).allSatisfy { !$0.contains("against") })
  }
}
