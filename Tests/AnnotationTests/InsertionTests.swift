import TestSupport
import Testing

@testable import Annotation

/// Plain sentences of news and columns: words between subject and verb, names beside nouns, verbs that share a subject.
@Suite struct InsertionTests {
  /// What stands between a subject and its verb does not part them.
  @Test(arguments: [
    ("Germany still supports Russia.", "DE>RU favor"),
    ("Germany still does not trust Russia.", "DE>RU against"),
    ("Macron is still not supporting Putin.", "emmanuel-macron>vladimir-putin against"),
    ("Erdogan (AKP) is supporting Putin.", "recep-tayyip-erdogan>vladimir-putin favor"),
    ("Erdogan (pictured) criticized Macron.", "recep-tayyip-erdogan>emmanuel-macron against"),
    ("Macron — the French president — condemned Putin.", "emmanuel-macron>vladimir-putin against"),
    ("Erdogan, of course, is supporting Putin.", "recep-tayyip-erdogan>vladimir-putin favor"),
    ("Macron, the French president, is attacking Putin.", "emmanuel-macron>vladimir-putin against"),
    ("Macron, 47, has condemned Putin.", "emmanuel-macron>vladimir-putin against"),
    ("Macron, whose party lost, condemned Putin.", "emmanuel-macron>vladimir-putin against"),
    ("Scholz, a chancellor who has himself been critical of Trump, spoke first.", "olaf-scholz>donald-trump against"),
    ("Oman, long critical of Iran, said it would help.", "OM>IR against"),
  ])
  func insertionsDoNotPartSubjectAndVerb(_ text: String, _ expected: String) throws {
    try StanceTests.check(text, expected)
  }

  /// A name behind a comma or a colon says whom the noun before it means.
  @Test(arguments: [
    ("Macron slammed the German leader, Olaf Scholz, for the delay.", "emmanuel-macron>olaf-scholz against"),
    ("Macron criticized his predecessor, Francois Hollande.", "emmanuel-macron>francois-hollande against"),
    (
      "Macron blamed two men, Vladimir Putin and Xi Jinping, for the war.", "emmanuel-macron>xi-jinping against"
    ),
    (
      "Macron has endorsed a candidate for the post: Ursula von der Leyen.",
      "emmanuel-macron>ursula-von-der-leyen favor"
    ),
    ("Germany bombed its neighbor, Poland.", "DE>PL against"),
    ("Macron condemned not only Putin but also Xi.", "emmanuel-macron>xi-jinping against"),
    ("Macron condemned Putin as well as Xi.", "emmanuel-macron>xi-jinping against"),
    ("Macron condemned Putin rather than Xi.", "emmanuel-macron>vladimir-putin against"),
  ])
  func namesBesideNouns(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// Who issues a text says what a participle or a relative clause behind it says; verbs in a row have one subject.
  @Test(arguments: [
    ("Macron and Scholz both issued statements condemning Russia.", "olaf-scholz>RU against"),
    ("The European Union released a report accusing Hungary of corruption.", "eu>HU against"),
    ("Macron gave a speech condemning Putin.", "emmanuel-macron>vladimir-putin against"),
    ("Macron said that he's supporting Ukraine.", "emmanuel-macron>UA favor"),
    ("Putin spoke. He'll attack Ukraine.", "vladimir-putin>UA against"),
    ("Macron had lost the vote and had criticized Germany.", "emmanuel-macron>DE against"),
    (
      "In her speech since losing the 2016 election, Merkel harshly criticized Russia for meddling.",
      "angela-merkel>RU against"
    ),
    ("马克龙批评德国并制裁俄罗斯。", "emmanuel-macron>RU against"),
    ("马克龙谴责普京并赞扬泽连斯基。", "emmanuel-macron>volodymyr-zelensky favor"),
    ("马克龙批评德国制裁俄罗斯。", "DE>RU against"),
    ("日本是美国最大的盟友。", "JP>US favor"),
    ("德国是乌克兰最坚定的支持者之一。", "DE>UA favor"),
    ("美国称不上德国的朋友。", "US>DE against"),
  ])
  func whoSaysAndDoesIt(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// A noun of a deed is no verb; what somebody is asked to do is his own; who thinks so is no author.
  @Test(arguments: [
    ("The Russian attack on Ukraine was brutal.", "RU>UA against"),
    ("The American strike on Iran was reckless.", "author>US against"),
    ("Germany urged Russia to end its war against Ukraine.", "RU>UA against"),
    ("Germany has called on Russia to stop attacking Poland.", "DE>RU against"),
    ("Germany has called on Russia to stop attacking Poland.", "RU>PL against"),
    ("德国呼吁俄罗斯停止进攻波兰。", "RU>PL against"),
    ("Germany waited for Russia to attack Poland.", "RU>PL against"),
    ("Poland joined forces with Ukraine to fight Russia.", "PL>RU against"),
    ("Germany thinks Russia is dangerous.", "DE>RU against"), ("Germany considers Russia dangerous.", "DE>RU against"),
    ("China must be laughing at America.", "CN>US against"),
    ("Few countries have done more harm to Europe than Russia.", "author>RU against"),
    ("Poland, a staunch ally of Ukraine, sent tanks.", "PL>UA favor"),
    ("American hostility toward China is growing.", "US>CN against"),
    ("How could Germany betray Ukraine?", "DE>UA against"), ("Germany isn't corrupt.", "author>DE favor"),
    ("Nobody should trust Russia.", "author>RU against"), ("No country supports Russia.", "author>RU against"),
    ("Mistrust between Germany and Russia is growing.", "RU>DE against"),
    ("The crisis is Germany's fault.", "author>DE against"), ("这都是德国的错。", "author>DE against"),
    ("俄罗斯对乌克兰的战争是犯罪。", "RU>UA against"), ("乌克兰值得我们支持。", "author>UA favor"),
  ])
  func deedsAndViews(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// A deed is judged as that of who does it, not of whom it is done to.
  @Test(arguments: [
    ("美国打压中国企业的做法不得人心。", "author>US against", "author>CN"),
    ("美国对华加征关税的做法损人不利己。", "author>US against", "author>CN"),
    ("德国帮助乌克兰的决定十分勇敢。", "author>DE favor", "author>UA"),
    ("美国打压中国企业的做法激怒了日本。", "JP>US against", "JP>CN"),
  ])
  func deedsAreOfTheirDoers(_ text: String, _ expected: String, _ wrong: String) throws {
    try StanceTests.check(text, expected)
    #expect(!StanceTests.sides(try StanceTests.annotate(text)).contains { $0.hasPrefix(wrong) })
  }

  /// Somebody else does it, or nobody is known to.
  @Test(arguments: [
    "Macron's critics praised Putin.", "Putin says they've betrayed Russia.",
    "The report, Germany said, condemned nobody.", "Leaving the EU was a mistake.",
    "China-bashing is popular.",
  ])
  func nobodyIsGuessed(_ text: String) throws {
    #expect(StanceTests.sides(try StanceTests.annotate(text)) == [])
  }
}
