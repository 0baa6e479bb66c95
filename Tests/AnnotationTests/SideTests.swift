import TestSupport
import Testing
import TextModel

/// Who is for or against whom, and who is not, in clauses of many builds.
@Suite struct SideTests {
  /// English clauses.
  @Test(arguments: [
    ("Ethiopia stands steadfastly with the United States.", "ET>US favor"),
    ("Poland sided openly with Ukraine.", "PL>UA favor"),
    ("Nobody trusts Boris Johnson.", "author>boris-johnson against"),
    ("Donald Trump's tariffs caused chaos.", "author>donald-trump against"),
    ("Angela Merkel prevented a disaster.", "author>angela-merkel favor"),
    ("Viktor Orban dismantled democratic institutions.", "author>viktor-orban against"),
    ("The US Congress has undermined America's credibility.", "author>us-congress against"),
    ("Congress has undermined America's credibility.", "!author>US"),
    ("Kenya rejects all attempts to isolate Russia.", "KE>RU favor"),
    ("Chile opposes isolating Cuba.", "CL>CU favor"),
    ("Germany neglects its railways.", "author>DE against"),
    ("Civilians were killed by Israel's efficient but ruthless artillery.", "author>IL against"),
    (
      "Koizumi Junichiro's insistence on visiting Yasukuni has been damaging relations with China.",
      "junichiro-koizumi>CN against"
    ),
    ("Protests against Koizumi Junichiro's visit are breaking out in China.", "CN>junichiro-koizumi against"),
    ("Washington accuses Beijing of stealing secrets; the charge is absurd.", "author>US against"),
    ("The United States should not bully Cuba.", "!author>US favor"),
    ("Canada's lack of strategic vision is plain.", "author>CA against"),
    ("By invading Iraq, the United States damaged the peace.", "US>IQ against"),
    ("Japan and India will hold joint exercises.", "!"),
    ("Indonesia is committed to fighting terrorism.", "!author>ID"),
    ("Donald Trump has damaged America's credibility.", "author>donald-trump against"),
  ])
  func readsEnglish(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// Chinese clauses.
  @Test(arguments: [
    // More cues than names before a colon behind a name and a cue.
    ("悍然侵略、挑衅、威胁、抹黑。\n日本抨击：这是挑衅。有人说：“不对。”", "!author>JP favor"),
    ("美国的关税造成了混乱。", "author>US against"),
    ("南非反对围堵伊朗。", "ZA>IR favor"),
    ("欧盟反对美国制裁古巴。", "!eu>CU against; US>CU against"),
    ("墨西哥呼吁解除对古巴的封锁。", "MX>CU favor"),
    ("英国不该替美国火中取栗。", "author>GB against"),
    ("美国凭什么对古巴指手画脚？", "author>US against"),
    ("菲律宾指责中国，这纯属栽赃。", "author>PH against"),
    ("美国没有帮助加拿大，反而制裁了它。", "US>CA against"),
    ("小泉纯一郎的强硬路线在让日本陷入孤立的同时激怒了中国。", "CN>junichiro-koizumi against"),
    ("埃及政权的继承人普京也站到了黎巴嫩一边。", "vladimir-putin>LB favor"),
    ("印美关系从保持距离演变为战略合作。", "!IN>US against"),
    ("这让俄罗斯与其传统对手中国越走越近。", "RU>CN favor"),
    ("中国对日本政府拒绝道歉深感不满。", "CN>JP against"),
    ("法国在非洲的驻军早已不得人心。", "author>FR against; !author>africa"),
    ("中国敦促日本增加援助。", "!CN>JP against"),
    ("美国以反恐为名入侵伊拉克。", "author>US against"),
    ("以色列狡辩称轰炸医院只是误击。", "author>IL against"),
    ("泰国和柬埔寨都指责对方首先开火。", "TH>KH against"),
    ("日美两国将于下月举行联合演习。", "!"),
    ("特朗普损害了美国的信誉。", "author>donald-trump against"),
  ])
  func readsChinese(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
