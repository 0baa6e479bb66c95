import TestSupport
import Testing
import TextModel

/// Whose view, whom and which side, in clauses of many builds: `holder>target label`, ids without their kind; `!` for none.
@Suite struct ClauseTests {
  static let english = [
    ("Trump disappointed Europe.", "europe>donald-trump against"),
    ("Koizumi Junichiro's hard line angered China.", "CN>junichiro-koizumi against"),
    ("China is deeply unhappy with Japan's refusal to apologize.", "CN>JP against"),
    ("Shinzo Abe has built a close relationship with India.", "shinzo-abe>IN favor"),
    ("Ties between India and the United States have grown closer.", "IN>US favor"),
    ("India and the United States are drawing closer.", "IN>US favor"),
    ("Putin's speech was full of lies.", "author>vladimir-putin against"),
    ("America has betrayed its allies.", "author>US against"),
    ("Russia deeply distrusts the West.", "RU>west against"),
    ("Japan treats Taiwan as a partner.", "JP>TW favor"),
    ("The EU strongly condemned Israel's actions.", "eu>IL against"),
    ("Emmanuel Macron promised Ukraine more aid.", "emmanuel-macron>UA favor"),
    ("Germany refused to support the American plan.", "DE>US against"),
    ("China urged Japan to stop its provocations.", "CN>JP against"),
    ("Beijing accused Washington of meddling.", "CN>US against"),
    ("North Korea threatened South Korea with war.", "KP>KR against"),
    ("The United States imposed sanctions on Huawei.", "US>huawei against"),
    ("Britain is America's most loyal ally.", "GB>US favor"),
    ("Washington no longer trusts Saudi Arabia.", "US>SA against"),
    ("Angela Merkel praised Barack Obama's courage.", "angela-merkel>barack-obama favor"),
    ("Recep Tayyip Erdogan called the EU hypocritical.", "recep-tayyip-erdogan>eu against"),
    ("Russia has allied itself with Iran.", "RU>IR favor"),
    ("Vietnam fears Chinese expansion.", "VN>CN against"),
    ("Australia stands with the United States.", "AU>US favor"),
    ("India and China are locked in a border standoff.", "IN>CN against"),
    ("Israel was attacked by Hamas.", "hamas>IL against"),
    ("Ukraine has won the support of the EU.", "eu>UA favor"),
    ("Iran sees the United States as its main enemy.", "IR>US against"),
    ("Donald Trump reneged on his commitments to allies.", "author>donald-trump against"),
    ("Brazil protested against Argentina's tariffs.", "BR>AR against"),
    ("Saudi Arabia severed ties with Qatar.", "SA>QA against"),
    ("Kim Jong Un hailed Putin's leadership.", "kim-jong-un>vladimir-putin favor"),
    ("The United States is courting India to contain China.", "US>CN against"),
    ("The United States is courting India to contain China.", "US>IN favor"),
    ("China opposes American arms sales to Taiwan.", "CN>US against"),
    ("NATO's expansion threatens Russia.", "nato>RU against"),
    ("Congress passed a bill to aid Ukraine.", "us-congress>UA favor"),
    ("South Koreans protested Japan's release of nuclear wastewater.", "KR>JP against"),
    ("Poland supports Ukraine's accession to NATO.", "PL>UA favor"),
    ("Turkey is blocking Sweden's NATO bid.", "TR>SE against"),
    ("Hungary vetoed aid to Ukraine.", "HU>UA against"),
    ("The United States is the biggest threat to world peace.", "author>US against"),
    ("China's rise makes the United States uneasy.", "US>CN against"),
    ("The Philippines turned to the United States for help.", "PH>US favor"),
    ("Malaysia thanked China for its assistance.", "MY>CN favor"),
    ("Cuba denounced the American embargo.", "CU>US against"),
    ("Narendra Modi embraced Vladimir Putin.", "narendra-modi>vladimir-putin favor"),
    ("Germany's dependence on Russian gas was a mistake.", "author>DE against"),
    ("The United States supplies Israel with weapons.", "US>IL favor"),
    ("Britain recalled its ambassador to Russia.", "GB>RU against"),
    ("Xi Jinping has embraced Russia as a friend.", "xi-jinping>RU favor"),
    ("The Saudis resent Iranian influence.", "SA>IR against"),
    ("Donald Trump's tariffs are a disaster.", "author>donald-trump against"),
    ("Xi Jinping's policies have failed.", "author>xi-jinping against"),
    ("France's decision to recognize Palestine is courageous.", "author>FR favor"),
    ("It was reckless of Netanyahu to attack Iran.", "author>benjamin-netanyahu against"),
    ("Benjamin Netanyahu, a corrupt politician, attacked Iran.", "author>benjamin-netanyahu against"),
    ("Japan, unlike South Korea, has sided with Washington.", "JP>US favor"),
    ("Moscow and Beijing have denounced the sanctions against North Korea.", "CN>KP favor"),
    ("The West should stop appeasing Putin.", "author>west against"),
    ("Mexico will not bow to Donald Trump.", "MX>donald-trump against"),
    ("Ukraine is grateful to Poland.", "UA>PL favor"),
    ("Russia's brutal war against Ukraine goes on.", "RU>UA against"),
  ]

  static let chinese = [
    ("中国不仅批评日本，也批评美国。", "CN>US against"), ("中国反对霸权主义。", "!author>CN"),
    ("日本的做法无可厚非。", "author>JP favor"), ("韩国曾抗日。", "KR>JP against"), ("委内瑞拉反美。", "VE>US against"),
    ("美国的政策是错误的。", "author>US against"), ("欧盟的要求是合理的。", "author>eu favor"),
    ("欧盟站在乌克兰一边。", "eu>UA favor"), ("特朗普逼墨西哥就范。", "donald-trump>MX against"), ("波兰断绝与俄罗斯的关系。", "PL>RU against"),
    ("特朗普令欧洲失望。", "europe>donald-trump against"),
    ("中国对日本政府拒绝道歉深感不满。", "CN>JP against"),
    ("安倍与印度建立了紧密关系。", "shinzo-abe>IN favor"),
    ("安倍与印度建立了紧密关系。", "!IN>shinzo-abe"),
    ("印美关系日益密切。", "IN>US favor"),
    ("他在以色列和真主党交战之际访问埃及。", "IL>hezbollah against"),
    ("普京的演讲充满谎言。", "author>vladimir-putin against"),
    ("美国让盟友寒心。", "author>US against"),
    ("俄罗斯对西方极不信任。", "RU>west against"),
    ("在入侵伊拉克的过程中，美国失去了信誉。", "US>IQ against"),
    ("印度视巴基斯坦为敌人。", "IN>PK against"),
    ("日本把台湾当作伙伴。", "JP>TW favor"),
    ("欧盟对以色列的行动表示强烈谴责。", "eu>IL against"),
    ("法国总统马克龙向乌克兰承诺提供更多援助。", "emmanuel-macron>UA favor"),
    ("德国拒绝支持美国的计划。", "DE>US against"),
    ("中国敦促日本停止挑衅。", "CN>JP against"),
    ("北京批评华盛顿干涉内政。", "CN>US against"),
    ("朝鲜向韩国发出战争威胁。", "KP>KR against"),
    ("美国对华为实施制裁。", "US>huawei against"),
    ("美国不再信任沙特。", "US>SA against"),
    ("默克尔称赞奥巴马的勇气。", "angela-merkel>barack-obama favor"),
    ("埃尔多安指责欧盟虚伪。", "recep-tayyip-erdogan>eu against"),
    ("俄罗斯与伊朗结盟。", "RU>IR favor"),
    ("越南担心中国的扩张。", "VN>CN against"),
    ("澳大利亚同美国站在一起。", "AU>US favor"),
    ("印度与中国在边境对峙。", "IN>CN against"),
    ("以色列遭到哈马斯袭击。", "hamas>IL against"),
    ("乌克兰得到欧盟的支持。", "eu>UA favor"),
    ("美国被伊朗视为头号敌人。", "IR>US against"),
    ("特朗普政府背弃了对盟国的承诺。", "author>donald-trump against"),
    ("日本的军国主义遗毒未除。", "author>JP against"),
    ("巴西对阿根廷的关税提出抗议。", "BR>AR against"),
    ("沙特切断与卡塔尔的外交关系。", "SA>QA against"),
    ("金正恩赞扬普京的领导。", "kim-jong-un>vladimir-putin favor"),
    ("美国谋求拉拢印度遏制中国。", "US>CN against"),
    ("美国谋求拉拢印度遏制中国。", "US>IN favor"),
    ("中国反对美国对台军售。", "CN>US against"),
    ("北约东扩威胁俄罗斯。", "nato>RU against"),
    ("美国国会通过了一项援助乌克兰的法案。", "us-congress>UA favor"),
    ("韩国民众抗议日本排放核污水。", "KR>JP against"),
    ("普京警告西方不要玩火。", "vladimir-putin>west against"),
    ("波兰支持乌克兰加入北约。", "PL>UA favor"),
    ("土耳其阻挠瑞典加入北约。", "TR>SE against"),
    ("匈牙利否决了对乌克兰的援助。", "HU>UA against"),
    ("美国是世界和平的最大破坏者。", "author>US against"),
    ("中国的崛起让美国感到不安。", "US>CN against"),
    ("菲律宾向美国求助。", "PH>US favor"),
    ("马来西亚感谢中国的帮助。", "MY>CN favor"),
    ("古巴谴责美国的封锁。", "CU>US against"),
    ("莫迪拥抱普京。", "narendra-modi>vladimir-putin favor"),
    ("日本追随美国。", "JP>US favor"),
    ("美国向以色列提供武器。", "US>IL favor"),
  ]

  /// What somebody sees, thinks or is held for; cues with gaps.
  static let perspectives = [
    ("China claims that Japan is reckless.", "CN>JP against"),
    ("As Beijing sees it, the United States is a reckless bully.", "CN>US against"),
    ("In Moscow's view, NATO is a hostile alliance.", "RU>nato against"),
    ("In the eyes of Tehran, Israel is an illegitimate regime.", "IR>IL against"),
    ("In my view, Japan is a reliable partner.", "author>JP favor"),
    ("To its critics, Israel is a brutal occupier.", "!author>IL"),
    ("To Tokyo, China is a dangerous neighbor.", "JP>CN against"),
    ("Russia's claim that Ukraine is a fascist state is absurd.", "RU>UA against"),
    ("Critics see this as proof of China's aggressive behavior.", "!author>CN"),
    ("Washington holds Iran responsible.", "US>IR against"),
    ("The United States will hold Iran accountable.", "US>IR against"),
    ("France gave Germany a boost.", "FR>DE favor"),
    ("Germany's chancellor, Olaf Scholz, condemned Russia.", "olaf-scholz>RU against"),
    ("Japan rejected China's olive branch.", "JP>CN against"),
    ("India backed America's sanctions.", "IN>US favor"),
    ("Her great rival, India, won.", "!author>IN favor"),
    ("The Kurds suffered persecution in Iraq.", "!author>kurds"),
    ("The war between Russia and Ukraine drags on.", "RU>UA against"),
    ("The rapprochement between India and the United States continues.", "IN>US favor"),
    ("在中国人看来，美国是霸道的国家。", "CN>US against"),
    ("在我看来，日本是可靠的伙伴。", "author>JP favor"),
    ("据美国媒体报道，伊朗是不负责任的国家。", "US>IR against"),
    ("中日两国都小心对待访问，世界其他国家也一直在密切关注。", "!CN>JP"),
    ("中美关系日益紧密。", "CN>US favor"),
    ("美国未能阻止俄罗斯向伊朗出售武器。", "RU>IR favor"),
    ("该神社在日本的邻国看来恰恰象征着日本的军国主义。", "!author>JP"),
    ("打着民主的旗号，美国干涉他国。", "author>US against"),
    ("In American eyes, Russia's behavior is unacceptable.", "US>RU against"),
    ("The prevailing view in Seoul is that Japan is insincere.", "!author>JP"),
    ("Many in Britain believe that the EU is undemocratic.", "!author>eu"),
    ("Putin took the West for granted.", "vladimir-putin>west against"),
    ("Merkel kept Putin at arm's length.", "angela-merkel>vladimir-putin against"),
    ("Israel's prime minister, Benjamin Netanyahu, praised Trump.", "benjamin-netanyahu>donald-trump favor"),
    ("The European Union treats Turkey with kid gloves.", "eu>TR favor"),
  ]

  @Test(arguments: english + chinese + perspectives)
  func readsTheClause(_ text: String, _ expected: String) throws {
    let found = StanceTests.sides(try Bundled.annotate(text))
    if expected.hasPrefix("!") {
      let pair = expected.dropFirst().split(separator: " ")[0]
      #expect(!found.contains { side in ClauseTests.matches(side, String(pair)) }, "\(found)")
    } else {
      #expect(found.contains(expected), "\(found)")
    }
  }

  private static func matches(_ side: String, _ pair: String) -> Bool {
    let (found, wanted) = (side.split(separator: " ")[0].split(separator: ">"), pair.split(separator: ">"))
    return found.count == 2 && zip(found, wanted).allSatisfy { $0.contains($1) }
  }

  /// Both ends of a cue with a gap are evidence, and the name between them is the target.
  @Test(arguments: [
    "Washington ⟦holds|⟧ Iran ⟦responsible|⟧.", "Angela Merkel ⟦kept|⟧ Vladimir Putin ⟦at arm's length|⟧.",
    "The European Union ⟦treats|⟧ Turkey ⟦with kid gloves|⟧.",
  ])
  func aCueWithAGapShowsBothEnds(_ marked: String) throws {
    let expected = MarkedText(marked)
    let document = try Bundled.annotate(String(decoding: expected.text, as: UTF16.self))
    let stance = try #require(document.stances.first)
    #expect(stance.cues.map { document.cues[$0].span } == expected.marks.map(\.span))
  }

  /// A gap ends with its clause.
  @Test(arguments: [
    "Washington holds Iran, and nobody is responsible.", "Officials hold office. Iran is responsible.",
  ])
  func aGapEndsWithItsClause(_ text: String) throws {
    let document = try Bundled.annotate(text)
    #expect(!document.cues.contains { $0.entry.contains("hold-x-responsible") })
  }
}
