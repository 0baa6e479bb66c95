import TestSupport
import Testing
import TextModel

/// What turns a sign round, and what looks as if it did: denials of two, causes, prefixes, questions, duties that are none.
@Suite struct TurnTests {
  @Test(arguments: [
    ("The US is a beacon of failure.", "author>US against; !author>US favor"),
    ("Russia is a model of incompetence.", "author>RU against; !author>RU favor"),
    ("China is a paragon of stability.", "author>CN favor"),
    ("美国从来不是阿富汗人民的朋友。", "US>AF against; !US>AF favor"),
    ("中国不会是美国的朋友。", "CN>US against; !CN>US favor"),
    ("Neither Trump nor Putin can be trusted.", "author>donald-trump against; author>vladimir-putin against"),
    (
      "Neither Trump nor Putin trusts Merkel.",
      "donald-trump>angela-merkel against; vladimir-putin>angela-merkel against"
    ),
    ("Biden supports neither Israel nor Hamas.", "!joe-biden>IL favor; !joe-biden>hamas favor"),
    ("这种做法很难让平壤相信首尔的诚意。", "KP>KR against; !KP>KR favor"),
    ("英伟达首席执行官黄仁勋不久前直言，美国的芯片管制是一个失败。", "jensen-huang>US against; !nvidia>US"),
    ("加沙停火协议墨迹未干，空袭又起。", "!CA>SA; !SA>CA"),
    // what the words of a report do not frame, prefixes, several words before a name
    ("The EU has shown remarkable unity in the face of Russian aggression.", "author>RU against; !eu>RU"),
    ("Xi's anti-corruption campaign has strengthened his grip on power.", "!author>xi-jinping"),
    ("America is rich. Discrimination affects children; it harms us all.", "!author>US"),
    ("African states could exploit low interest rates.", "!author>africa"),
    ("新兴市场改革的缺位正在妨碍它们的增长、削弱它们的韧性。", "!author>CN"),
    ("Biden failed to stop Putin.", "author>joe-biden against"),
    ("The German government's refusal to send tanks has infuriated Kyiv.", "UA>DE against; !UA>DE favor"),
    ("Germany's refusal to arm Ukraine is shameful.", "author>DE against; !author>UA against"),
    ("Greece has been treated unfairly by its creditors.", "!author>GR"),
    ("Support for Ukraine is waning.", "author>UA against"),
    ("Germany attacked France last year.", "DE>FR against"),
    // what a clause takes up, what a disaster says of who makes it, what a question takes for granted
    ("法国主张欧洲战略自主，这一立场值得肯定。", "author>FR favor; !author>europe"),
    ("王毅指出，美国对华加征关税，此举不得人心。", "author>US against"),
    ("以色列的军事行动造成了严重的人道主义灾难。", "author>IL against"),
    ("日本怎能如此傲慢？", "author>JP against"),
    ("中国怎会欺负小国？", "!author>CN against"),
    // who speaks for a state, who insists
    ("外交部发言人郭嘉昆表示，中欧是伙伴不是对手。", "guo-jiakun>eu favor; !guo-jiakun>CN"),
    ("布鲁塞尔偏偏要把北京推到对立面。", "eu>CN against; !author>CN"),
    ("卢拉的倡议恰逢其时。", "author>luiz-inacio-lula-da-silva favor"),
  ])
  func whatSomebodyIsAndDoes(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// A prefix before a hyphen is a whole word: Lebanon ends in "non".
  @Test(arguments: [
    ("Critics deplored the Lebanon-condemned raid.", true), ("Critics deplored the non-condemned raid.", false),
  ])
  func prefixesAreWholeWords(_ text: String, _ isCue: Bool) throws {
    let document = try Bundled.annotate(text)
    #expect(document.cues.contains { document.string($0.span) == "condemned" } == isCue, "\(text)")
  }
}
