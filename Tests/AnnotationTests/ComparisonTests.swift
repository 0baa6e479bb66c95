import TestSupport
import Testing
import TextModel

@testable import Annotation

/// Judgements by comparison, by naming who it is, by a share of a people; requests; deeds that 是 says something of.
@Suite struct ComparisonTests {
  /// Who is named behind "as … as", "than" or "is" is judged.
  @Test(arguments: [
    ("Few leaders are as reckless as Trump.", "donald-trump against"),
    ("No one is more corrupt than Orban.", "viktor-orban against"),
    ("Germany is as corrupt as Italy.", "author>IT against"),
    ("The greatest threat to Europe is Russia.", "author>RU against"),
    ("The main obstacle to peace is Netanyahu.", "benjamin-netanyahu against"),
    ("America's most dangerous enemy is China.", "US>CN against"),
    ("What Putin fears most is NATO.", "vladimir-putin>nato against"),
    ("没有哪个政客比特朗普更虚伪。", "donald-trump against"), ("没有比特朗普更糟糕的总统了。", "donald-trump against"),
    ("欧洲的最大威胁是俄罗斯。", "author>RU against"), ("美国最大的敌人是中国。", "US>CN against"),
    ("应当受到谴责的是美国。", "author>US against"), ("普京最怕的是一个民主的乌克兰。", "vladimir-putin>UA against"),
    ("美国想要遏制的不是俄罗斯，而是中国。", "US>CN against"),
  ])
  func whoIsNamedBehind(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// What only a small part of a people does, the people does not.
  @Test(arguments: [
    ("Only 20% of Americans trust Congress.", "US>us-congress against"), ("只有两成韩国人支持尹锡悦。", "KR>yoon-suk-yeol against"),
    ("A minority of Germans support Putin.", "DE>vladimir-putin against"),
    ("Only a minority of Germans support Putin.", "DE>vladimir-putin against"),
    ("仅有极少数德国人支持普京。", "DE>vladimir-putin against"),
    ("More than half of Britons support Ukraine.", "GB>UA favor"),
  ])
  func shares(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// A request, and what is called for, is the author's side.
  @Test(arguments: [
    ("Support Ukraine!", "author>UA favor"), ("Never trust Putin.", "vladimir-putin against"),
    ("Don't trust Germany.", "author>DE against"), ("Let us stand with Ukraine.", "author>UA favor"),
    ("We should support Ukraine.", "author>UA favor"), ("我们应该支持乌克兰。", "author>UA favor"),
    ("It is time for Congress to impeach Trump.", "author>donald-trump against"), ("是时候惩罚俄罗斯了。", "author>RU against"),
  ])
  func requests(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// What is said of a deed, or shown of somebody, judges who does it or whose it is.
  @Test(arguments: [
    ("加拿大扣押孟晚舟是错误的。", "author>CA against", "author>meng-wanzhou"),
    ("意大利退出一带一路是短视的。", "author>IT against", "author>belt"),
    ("美国指责中国是毫无道理的。", "author>US against", "author>CN"), ("美国指责中国是霸权国家。", "US>CN against", "author>CN"),
    ("佩洛西访问台湾是挑衅。", "author>nancy-pelosi against", "author>TW"), ("这暴露了美国的虚伪。", "author>US against", "CN"),
    ("俄罗斯不是德国的敌人，更不是欧洲的威胁。", "author>RU favor", "author>europe"), ("遭美国制裁的伊朗不会屈服。", "US>IR against", "author>IR"),
    ("土耳其绝非可靠的伙伴。", "author>TR against", "favor"),
    ("\"Germany,\" Putin said, \"is a threat to Europe.\"", "vladimir-putin>DE against", "author"),
    ("Germany is too slow to help Ukraine.", "DE>UA against", "favor"),
  ])
  func deedsAndWhatTheyShow(_ text: String, _ expected: String, _ wrong: String) throws {
    try StanceTests.check(text, expected)
    #expect(!StanceTests.sides(try StanceTests.annotate(text)).contains { $0.contains(wrong) })
  }

  /// What is denied of somebody, and what is not likely, is no stance of the other sign.
  @Test(arguments: [
    ("China is unlikely to support Japan.", "CN>JP against"),
    ("Europeans no longer see America as a reliable partner.", "europe>US against"),
    ("中国不是威胁而是机遇。", "author>CN favor"), ("中国是伙伴而不是威胁。", "author>CN favor"),
    ("Pelosi has resisted calls to impeach Trump.", "!against"), ("马克龙批评德国而不是法国。", "emmanuel-macron>DE against"),
    ("Russia vetoed a resolution condemning Syria.", "RU>SY favor"), ("德国反对与中国脱钩。", "DE>CN favor"),
    ("欧洲央行在防止欧元崩溃方面功不可没。", "!against"), ("华为对欧洲构成真正的安全风险。", "author>huawei against"),
  ])
  func denials(_ text: String, _ expected: String) throws {
    guard expected.hasPrefix("!") else { return try StanceTests.check(text, expected) }
    #expect(!StanceTests.sides(try StanceTests.annotate(text)).contains { $0.contains(expected.dropFirst()) })
  }

  /// Whose it is, and who does it, where no name of the pattern's place stands there.
  @Test(arguments: [
    ("Saudi Arabia's war in Yemen has been a disaster.", "author>SA against"),
    ("Orban has angered his partners.", "author>viktor-orban against"),
    ("The Kurds were abandoned by their American allies.", "US>kurds against"),
    ("Bernie Sanders urged his supporters to vote for Hillary Clinton.", "bernie-sanders>hillary-clinton favor"),
    ("Trump and Merkel have clashed over trade.", "angela-merkel>donald-trump against"),
    ("Trump called Macron's comments nasty.", "donald-trump>emmanuel-macron against"),
    ("阿萨德屠杀自己的人民。", "author>bashar-al-assad against"), ("法国斥责美国“背信弃义”。", "FR>US against"),
    ("美国将多家中国企业列入黑名单。", "US>CN against"), ("布林肯对中国的新疆政策表示关切。", "antony-blinken>CN against"),
    ("欧盟委员会调查谷歌是对的。", "author>european-commission favor"), ("美国制裁伊朗毫无道理。", "author>US against"),
  ])
  func whoseItIs(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// A parliament behind another state's name is that state's.
  @Test func foreignParliaments() throws {
    let document = try StanceTests.annotate("Peru's Congress met. Congress passed a bill.")
    #expect(document.mentions.map(\.entity) == ["country/PE", "org/us-congress"])
  }

  /// 大陆 is China where a text names Taiwan; a continent is none.
  @Test(arguments: [
    ("国民党批评台湾当局挑衅⟦大陆⟧。", true), ("非洲⟦大陆⟧和台湾都很远。", false), ("台湾附近的⟦大陆⟧架", false), ("那里的⟦大陆⟧没有人。", false),
  ])
  func mainland(_ marked: String, _ isChina: Bool) throws {
    let expected = MarkedText(marked)
    let document = try StanceTests.annotate(expected.string)
    let found = document.mentions.filter { $0.entity == "country/CN" }.map(\.span)
    #expect(found == (isChina ? expected.marks.map(\.span) : []))
  }

  /// What a short verb of saying charges somebody with is its subject's view; what is opposed is not done by who opposes it.
  @Test func chargesAndWhatIsOpposed() throws {
    let charge = StanceTests.sides(try StanceTests.annotate("柯文哲痛批民进党贪腐。"))
    #expect(charge.contains { $0.contains("ko-wen-je>dpp against") } && !charge.contains { $0.hasPrefix("author") })
    #expect(StanceTests.sides(try StanceTests.annotate("中国坚决反对外部势力干涉台湾问题。")) == [])
  }

  @Test(arguments: ["离开欧盟是个错误。", "Germany is afraid to confront Russia.", "It came only one month after the war."])
  func nobodyIsJudged(_ text: String) throws { #expect(StanceTests.sides(try StanceTests.annotate(text)) == []) }

  /// 比 stands before a foreign name, and spells none.
  @Test func namesBehindThan() throws {
    let document = try StanceTests.annotate("奥巴马比特朗普更受欢迎，默克尔比马克龙更务实。")
    #expect(
      document.mentions.map(\.entity) == [
        "person/barack-obama", "person/donald-trump", "person/angela-merkel", "person/emmanuel-macron",
      ])
  }
}
