import TestSupport
import Testing

/// Plain sentences of commentary, by the construction that decides who is on whose side.
@Suite struct PlainSentenceTests {
  @Test(arguments: [
    // clauses that describe a noun
    (
      "The tariffs that Trump imposed on Switzerland are absurd.",
      "donald-trump>CH against; author>donald-trump against; !author>CH"
    ),
    ("The man who invaded Ukraine, Vladimir Putin, is a war criminal.", "author>vladimir-putin against; !author>UA"),
    // rulers
    ("Under Milei, Argentina has prospered.", "author>javier-milei favor; author>AR favor"),
    ("Under the constitution, Argentina has prospered.", "!author>javier-milei"),
    // pressure
    ("Under pressure from Washington, Seoul froze its exports.", "US>KR against; !author>US"),
    // instead of
    ("Instead of helping Ukraine, Hungary sided with Russia.", "HU>RU favor; HU>UA against"),
    // shared objects
    ("The United States not only sanctioned but also bombed Iran.", "US>IR against"),
    // deeds that are judged
    ("Abandoning Taiwan would be a mistake.", "author>TW favor; !author>TW against"),
    ("Betraying Ukraine would be shameful.", "author>UA favor; !author>UA against"),
    ("Trusting Putin was naive.", "author>vladimir-putin against"),
    ("Germany's failure to arm Ukraine is shameful.", "author>DE against; !author>UA"),
    ("Scholz's refusal to send tanks to Ukraine is shameful.", "author>olaf-scholz against; !author>UA"),
    ("Macron's proposal to send troops to Ukraine angered Putin.", "vladimir-putin>emmanuel-macron against"),
    (
      "Russia's attack on Ukraine and Georgia was a crime.",
      "RU>UA against; RU>GE against; author>RU against; !author>GE"
    ),
    // what somebody makes of something
    ("Putin made China more repressive.", "author>vladimir-putin against; !author>CN"),
    ("Democracy in Hungary has been undermined by Viktor Orban.", "author>viktor-orban against"),
    // lists
    (
      "Chancellor Merkel and President Macron condemned Russia.", "angela-merkel>RU against; emmanuel-macron>RU against"
    ),
    ("The leaders of France and Germany condemned Iran.", "FR>IR against; DE>IR against"),
    ("Officials in Paris and Berlin condemned Iran.", "FR>IR against; DE>IR against"),
    ("Donald Trump criticized Barack Obama and his administration.", "donald-trump>barack-obama against"),
    ("The United States and its allies condemned Russia.", "US>RU against"),
    // the person of a country
    ("Xi spoke on Friday. The Chinese leader has made grave mistakes.", "author>xi-jinping against; !author>CN"),
    ("The Chinese leader has made grave mistakes.", "author>CN against"),
    // bodies taken up again
    ("UNESCO faces an election. The organization is mired in a financial crisis.", "author>unesco against"),
    ("The Fed has lost its way.", "author>us-federal-reserve against"),
    ("Fed up with inflation, voters have lost their way.", "!"),
    ("UNAIDS wants to end AIDS.", "!author>unaids against"),
    ("Poland will NOT abandon Ukraine.", "!PL>UA against"),
    ("The blame for the famine lies with Israel.", "author>IL against"),
    ("Modi has turned India into an illiberal democracy.", "author>narendra-modi against"),
    // wishes
    ("China wants to play a constructive role.", "!author>CN"),
    ("China plays a constructive role.", "author>CN favor"),
    ("Merz promised to set an example.", "!author>friedrich-merz"),
    ("One cannot trust Vladimir Putin.", "author>vladimir-putin against"),
    ("You trust Vladimir Putin.", "!"),
    // things inside cues
    ("Germany sent 5,000 helmets to Ukraine.", "!UA>DE"),
  ])
  func english(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  @Test(arguments: [
    // verdicts in front
    ("难能可贵的是，印尼在大国博弈中没有选边站队。", "author>ID favor"),
    ("令人遗憾的是，波兰被邻国抛弃了。", "!author>PL against"),
    // what stands between subject and predicate
    ("世卫组织在疫情初期的反应过于迟缓。", "author>world-health-organization against"),
    ("巴西在人权问题上双重标准。", "author>BR against"),
    ("鲁比奥对中国的指责毫无道理。", "marco-rubio>CN against; author>marco-rubio against; !author>CN"),
    ("美国对伊朗的威胁毫无道理。", "author>US against; !author>IR"),
    ("日本对中国的崛起感到不安。", "JP>CN against"),
    ("匈牙利多次阻挠欧盟对乌克兰的援助计划。", "HU>eu against; eu>UA favor; !HU>UA favor"),
    // predicates
    ("在德国人看来，特朗普已不再可信。", "DE>donald-trump against"),
    ("记者问日本是否应当深刻反省。", "!author>JP"),
    ("中方愿继续发挥建设性作用。", "!author>CN"),
    ("中方继续发挥建设性作用。", "author>CN favor"),
    ("世界银行将为陷入债务困局的国家提供培训。", "!author>world-bank against"),
    ("菲律宾所谓的仲裁案不过是一出闹剧。", "!author>PH favor"),
    // clauses that describe a noun, and deeds that are judged
    ("入侵乌克兰的普京是战争罪犯。", "author>vladimir-putin against; !author>UA"),
    ("抛弃台湾将是一个错误。", "author>TW favor; !author>TW against"),
    ("德国没有武装乌克兰是可耻的。", "author>DE against; !author>DE favor"),
    // causes and passives
    ("习近平使中国变得更加专制。", "author>xi-jinping against; !author>CN"),
    ("美国的压力使日本不得不让步。", "!JP>US favor"),
    ("匈牙利的民主遭到欧尔班的破坏。", "author>viktor-orban against"),
    // threats
    ("特朗普威胁对加拿大加征关税。", "donald-trump>CA against; !donald-trump>CA favor"),
    ("特朗普威胁说，将对欧盟加征关税。", "!author>donald-trump"),
    // nobody
    ("没有人信任特朗普。", "author>donald-trump against"),
    // relations
    ("联合国艾滋病规划署批评全球基金组织。", "unaids>global-fund against"),
  ])
  func chinese(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
