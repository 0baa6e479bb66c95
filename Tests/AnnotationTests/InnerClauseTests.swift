import TestSupport
import Testing

@testable import Annotation

/// Clauses inside clauses: what a Chinese coverb governs, what somebody knows or believes; subjects that are clauses, insertions.
@Suite struct InnerClauseTests {
  /// The name behind 针对, 面对 or 对 does what the verb behind it says, where that verb has its own object.
  @Test(arguments: [
    ("针对美国抹黑中国的报告，中方作出回应。", "US>CN against"), ("对美国制裁中国企业，中方坚决反对。", "US>CN against"),
    ("鉴于俄罗斯入侵乌克兰，欧盟加强制裁。", "RU>UA against"), ("对俄罗斯制裁欧盟的企业，德国表示遗憾。", "RU>eu against"),
    ("面对美方滥施关税，中方采取反制措施。", "author>US against"), ("对日本挑衅中国的行径，我们绝不容忍。", "JP>CN against"),
  ])
  func coverbsOverClauses(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// Where the verb behind it needs no object, it is done to that name.
  @Test(arguments: [
    ("欧盟针对俄罗斯实施制裁。", "eu>RU against"), ("面对俄罗斯的威胁，欧洲支持乌克兰。", "RU>europe against"),
    ("对台湾出售武器，美国违反承诺。", "US>TW favor"),
  ])
  func coverbsOverNames(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// Who makes no sanctions in a clause that a coverb governs, is not their holder.
  @Test func whoMerelyOpposesIsNoDoer() throws {
    #expect(try sides("对美国制裁中国企业，中方坚决反对。").allSatisfy { !$0.contains("CN>US") })
  }

  /// What somebody knows of a thing without a name says nothing of who knows it.
  @Test(arguments: ["中方知道贸易战是糟糕的选择。", "德国发现移民政策是一场灾难。", "日本清楚，对抗是愚蠢的。"])
  func knowingOfThings(_ text: String) throws { #expect(try sides(text) == []) }

  /// What somebody knows of a name is so, and what he believes it will do is no trust.
  @Test(arguments: [
    ("美国意识到中国是强大的对手。", "author>CN against", "US"), ("欧洲深知俄罗斯不可靠。", "author>RU against", "europe>"),
    ("德国相信中国正在威胁欧洲。", "CN>europe against", "DE>"), ("德国相信法国会支持乌克兰。", "FR>UA favor", "DE>"),
  ])
  func knowingOfNames(_ text: String, _ expected: String, _ nobody: String) throws {
    try StanceTests.check(text, expected)
    #expect(try sides(text).allSatisfy { !$0.contains(nobody) })
  }

  /// A set phrase of manner and verb takes an object like the verb alone.
  @Test(arguments: [
    ("美国恶意抹黑中国。", "US>CN against"), ("德国衷心感谢法国。", "DE>FR favor"), ("日本极尽讨好美国。", "JP>US favor"),
    ("美国一再威胁世界和平。", "author>US against"), ("法国相信德国。", "FR>DE favor"), ("日本不相信美国会保护它。", "JP>US against"),
  ])
  func mannerAndVerb(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// The name inside a noun like 反华路线 is not what the rest of the sentence is about.
  @Test(arguments: [
    ("美国的遏华政策注定失败。", "author>US against"), ("立陶宛对华路线损害了自身利益。", "author>LT against"),
    ("日本对华政策破坏了地区稳定。", "author>JP against"),
  ])
  func namesInsideNouns(_ text: String, _ expected: String) throws {
    try StanceTests.check(text, expected)
    #expect(try sides(text).allSatisfy { !$0.contains("author>CN") && !$0.contains("LT>CN") })
  }

  /// Who is used or joined for a deed does not do it; what a deed gives to somebody is no sign of it.
  @Test(arguments: [
    ("要遏制中国，美国必须拉拢印度。", "US>CN against"),
    ("美国打压俄罗斯、遏制中国。", "US>CN against"), ("为了削弱俄罗斯、遏制中国，美国不惜一切。", "US>CN against"),
    ("美军撑腰的库尔德武装拿下了曼比季。", "US>kurdish-forces favor"),
    ("《读卖新闻》素来对台友善。", "yomiuri-shimbun>TW favor"), ("赖清德抬出《旧金山和约》来替自己的谬论垫脚。", "author>lai-ching-te against"),
    ("丹麦拒绝对美国让步。", "DK>US against"), ("真正破坏和平的，是美国。", "author>US against"),
    ("日本的涉台谬论令人愤慨。", "author>JP against"), ("美国干涉中国内政，这种做法令人寒心。", "author>US against"),
    ("美国利用乌克兰削弱俄罗斯。", "US>RU against"), ("日本联合美国打压中国。", "JP>CN against"),
    ("哈马斯的袭击给以色列带来灾难。", "hamas>IL against"), ("菲律宾的做法实为挑衅。", "author>PH against"),
  ])
  func whoDoesIt(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// A subject that is a clause: who does it, or whose claim it is, is judged.
  @Test(arguments: [
    ("What Biden has done to get shells to Ukraine has been pitifully weak.", "author>joe-biden against", "author>UA"),
    ("What Putin did in Syria was criminal.", "author>vladimir-putin against", "author>SY"),
    ("Moscow's claim that it is protecting Russian speakers is a lie.", "author>RU against", "russians against"),
    ("Trump's assertion that Ukraine started the war is absurd.", "author>donald-trump against", "author>UA"),
    ("The claim that Kyiv said Russia is weak spread fast.", "UA>RU against", "author"),
  ])
  func clausesAsSubjects(_ text: String, _ expected: String, _ nobody: String) throws {
    try StanceTests.check(text, expected)
    #expect(try sides(text).allSatisfy { !$0.contains(nobody) })
  }

  /// What stands between commas is said of the name before it, and does not hide that name.
  @Test(arguments: [
    ("Qatar, to its credit, kept the talks alive.", "author>QA favor"),
    ("Orban, shamefully, vetoed the aid.", "author>viktor-orban against"),
  ])
  func insertions(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// "could not be more" makes it stronger; "all but" nearly does it; "its utmost to" says nothing itself.
  @Test(arguments: [
    ("Netanyahu could not have been more wrong.", "author>benjamin-netanyahu against"),
    ("Biden could hardly be more wrong.", "author>joe-biden against"),
    ("Trump has all but abandoned Ukraine.", "donald-trump>UA against"),
    ("Netanyahu faces growing pressure from Biden.", "joe-biden>benjamin-netanyahu against"),
    ("Tehran funds, arms and trains Hezbollah.", "IR>hezbollah favor"),
    ("Pakistan is busy stoking violence in Kashmir.", "author>PK against"),
    ("Putin has spent years undermining NATO.", "vladimir-putin>nato against"),
    ("Orban ended up betraying Ukraine.", "viktor-orban>UA against"),
    ("Trump left the Paris accord, a decision that was reckless.", "author>donald-trump against"),
    ("Trump left the Paris accord, a reckless decision.", "author>donald-trump against"),
    ("The African Union is hobbled by corruption.", "author>african-union against"),
    ("Duterte flew to Beijing. A few months later he was thanking Xi Jinping.", "rodrigo-duterte>xi-jinping favor"),
    ("Should China attack Taiwan, Japan would be drawn in.", "CN>TW against"),
    ("Who would trust Putin?", "author>vladimir-putin against"),
    ("It is dangerous to rely on China.", "author>CN against"),
  ])
  func strengthenedEnglish(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// What would have been, and what is somebody else's, judges nobody.
  @Test(arguments: [
    "If Germany had listened to Poland, Europe would be safer.",
    "Had Europe trusted Poland, the war could have been avoided.",
    "任何企图遏制中国的图谋都不会得逞。", "任何打压中国的企图都注定失败。", "中国使馆斥之为凭空捏造。", "中国使馆的回应毫不客气，斥之为凭空捏造。",
    "国民党把这视作偷梁换柱。",
    "美菲刚刚结束所谓“联合巡航”。", "更有一个不肯放下霸权的美国在盘算。", "Rishi Sunak inherited a mess from Liz Truss.",
    "Germany has lost its enemy.",
  ])
  func nobodyIsJudged(_ text: String) throws { #expect(try sides(text) == []) }

  /// A word that keeps its distance and judges does both.
  @Test func distanceAndBlame() throws {
    let found = try sides("美国口口声声讲民主、讲人权，却支持独裁者。")
    #expect(
      found.contains { $0.contains("author>US against") } && found.allSatisfy { !$0.contains("favor") }, "\(found)")
  }

  @Test func utmost() throws {
    let found = try sides("Beijing is doing its utmost to isolate Taipei.")
    #expect(found.count == 1 && found[0].contains("CN>TW against"), "\(found)")
  }

  private func sides(_ text: String) throws -> [String] { StanceTests.sides(try StanceTests.annotate(text)) }
}
