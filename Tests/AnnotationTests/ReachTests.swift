import TestSupport
import Testing

/// How far a cue, a scope and a pronoun reach: over lists, relative clauses, brackets and duties.
@Suite struct ReachTests {
  @Test(arguments: [
    // duties and regards
    ("Mexico must deliver on its promises.", "!author>MX"),
    ("China should not be seen as an enemy.", "author>CN favor"),
    ("Putin should not be underestimated.", "!author>vladimir-putin"),
    ("Europe is responsible for the chaos in Libya.", "author>europe against"),
    ("Europe is not responsible for the chaos in Libya.", "author>europe favor; !author>europe against"),
    // relative clauses, examples, lists
    ("Trump vowed to punish any company that moves jobs to Mexico.", "!donald-trump>MX"),
    ("African countries like Ethiopia are failing.", "author>ET against; !author>africa"),
    (
      "Asian democracies such as India and Indonesia have stood firmly with Ukraine.",
      "IN>UA favor; ID>UA favor; !asia>UA"
    ),
    (
      "The world faces challenges such as Putin's annexation of Crimea or China's growing assertiveness.",
      "vladimir-putin>UA against; !vladimir-putin>CN"
    ),
    // whose word it is
    ("Ethiopia mourns its great leader.", "!author>ET"),
    ("American tourists are rude.", "!author>US"),
    ("Supporters of Netanyahu attacked the police in Israel.", "!benjamin-netanyahu>IL"),
    (
      "If the Biden administration takes aim at China, its strategy could backfire.",
      "joe-biden>CN against; author>joe-biden against; !author>CN"
    ),
    // insertions, clefts, one of several
    ("France, not Germany, is to blame.", "author>FR against; !author>DE"),
    ("It was Russia that started the war.", "author>RU against"),
    ("Britain is one of Ukraine's closest allies.", "GB>UA favor"),
    ("Britain has been among Ukraine's closest allies.", "GB>UA favor"),
    ("It is hard to see how Trump helps Mexico.", "!donald-trump>MX favor"),
    ("Orban has long been Putin's best friend in Europe.", "viktor-orban>vladimir-putin favor"),
    ("Ramaphosa has done little to fight corruption.", "author>cyril-ramaphosa against; !author>cyril-ramaphosa favor"),
    // who feels it
    ("Israel has lost the sympathy of Europe.", "europe>IL against; !author>IL favor"),
    ("Beijing has every reason to distrust Washington.", "CN>US against"),
    ("Zelensky is a thorn in Putin's side.", "volodymyr-zelensky>vladimir-putin against; !author>volodymyr-zelensky"),
    // what somebody makes of something
    ("Trump has made the world more dangerous.", "author>donald-trump against"),
    ("China's rise worries Israel.", "IL>CN against"),
    // what somebody says, as a noun
    ("Trump's claim infuriated Kyiv.", "UA>donald-trump against"),
    ("Scholz's caution infuriates Kyiv.", "UA>olaf-scholz against"),
    // where negation ends
    ("Zenawi chose peace rather than prolong the war, and praised Egypt.", "!meles-zenawi>EG against"),
    ("To avoid a repeat of the crisis, the next president must engage Congress.", "!author>us-congress against"),
  ])
  func english(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  @Test(arguments: [
    // relative clauses and light verbs
    ("德国经济走出衰退，这要归功于为稳定银行而采取的激进措施。", "!author>DE"),
    ("特朗普承诺要惩罚所有将工厂迁往墨西哥的公司。", "!donald-trump>MX; !author>MX"),
    // camps
    (
      "以色列与哈马斯及真主党的战争还在继续。",
      "IL>hamas against; hezbollah>IL against; !hamas>hezbollah; !hezbollah>hamas"
    ),
    ("俄罗斯与乌克兰和格鲁吉亚的冲突由来已久。", "RU>UA against; GE>RU against; !UA>GE"),
    // subjects that are no names
    ("即使令人恐惧的美国财政悬崖没有出现，税收的增加也将削弱经济增长。", "!author>US"),
    ("罗马尼亚哲学家诺伊卡的追随者为他辩护。", "!RO>诺伊卡"),
    ("阿富汗出现问题时，美国就会谴责他们腐败无能。", "!author>US against"),
    ("美国批评盟友，指责它们在面对俄罗斯时软弱无能。", "!author>RU"),
    // regards
    ("亚投行不应该被视为世界银行、亚开行和其他机构的威胁。", "author>aiib favor; !aiib>world-bank"),
    ("北京不应被看作日本的敌人。", "author>CN favor"),
    // what an adjective describes
    ("触目惊心的俄罗斯和格鲁吉亚冲突刚刚结束。", "RU>GE against; !author>RU; !author>GE"),
    ("不负责任的美国政府再次加税。", "author>US against"),
    ("如果特朗普真的想让美国重新伟大，他应该反省。", "!author>US favor"),
    // clefts, superlatives, rulers, what is praised
    ("挑起战争的正是俄罗斯。", "author>RU against"),
    ("没有哪个国家比美国更破坏国际秩序。", "author>US against; !author>US favor"),
    ("巴西经济在博索纳罗治下一塌糊涂。", "author>BR against; author>jair-bolsonaro against"),
    ("石破茂称赞韩国是重要伙伴。", "shigeru-ishiba>KR favor; !author>shigeru-ishiba"),
    ("印度拒绝加入西方对俄罗斯的制裁。", "IN>RU favor; !IN>RU against"),
    ("特朗普对格陵兰的威胁令丹麦不安。", "DK>donald-trump against; !donald-trump>DK"),
    ("美国抛弃了库尔德盟友。", "US>kurds against"),
    ("只有内塔尼亚胡在阻碍停火。", "author>benjamin-netanyahu against"),
    ("该负责的是法国，而不是德国。", "author>FR against; !author>DE"),
    // who feels it
    ("以色列失去了欧洲的同情。", "europe>IL against"),
    ("泽连斯基成了普京的眼中钉。", "vladimir-putin>volodymyr-zelensky against"),
    // what spreads hatred is against whom it is about
    ("日本右翼煽动对中国的仇恨。", "JP>CN against; !JP>CN favor"),
    // brackets
    ("奥巴马将迫使伊朗放弃核武器（共和党人一直要求不要向以色列施压）。", "!IR>IL; !us-republican-party>IL against"),
  ])
  func chinese(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
