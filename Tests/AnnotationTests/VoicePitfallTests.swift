import TestSupport
import Testing
import TextModel

/// Traps about whose words and whose side they are: marks, attribution, verbs of speech, distance, negation, scope, questions.
@Suite struct VoicePitfallTests {
  /// Quotation marks, attribution, what verbs of speech give away.
  @Test(arguments: [
    // unbalanced marks
    ("“我们绝不接受这种讹诈。古巴外交部长说", "unclosed: 我们绝不接受这种讹诈; warning unbalanced-quote"),
    ("中方坚决反对。”外交部发言人说。日本谴责朝鲜。", "warning unbalanced-quote; JP>KP against"),
    ("“我们绝不接受这种讹诈。”古巴外交部长说。", "!warning unbalanced-quote; quote: * said 我们绝不接受这种讹诈"),
    (
      "“We will never accept these tariffs, the Brazilian minister told reporters.",
      "unclosed: We will never accept these tariffs; warning unbalanced-quote"
    ),
    (
      "The plan is a provocation,” the spokeswoman said. Poland condemned Belarus.",
      "warning unbalanced-quote; PL>BY against"
    ),
    (
      "China's and Japan's leaders didn't meet, and the ministers' lunch was cancelled.",
      "!warning unbalanced-quote; !quote: lunch"
    ),
    // long, nested, titles, terms
    (
      "“北约必须停止东扩。\n“否则，我们将采取一切必要的措施。”拉夫罗夫说。",
      "quote: sergei-lavrov said 北约必须停止东扩; quote: sergei-lavrov said 采取一切必要的措施; !warning unbalanced-quote"
    ),
    ("賴清德說：「這份『和平協議』不值得信任。」", "quote: lai-ching-te said 不值得信任; !warning unbalanced-quote"),
    ("《经济学人》刊登了题为《欧洲能否自卫》的文章。", "!quote: 欧洲能否自卫; title: 欧洲能否自卫"),
    ("挪威也加入了“蓝色太平洋伙伴”倡议。", "term: 蓝色太平洋伙伴; !quote: 蓝色太平洋伙伴"),
    ("“一带一路”是中国提出的倡议。", "!quote: 一带一路; !"),
    ("记者问是否撤军，普京只说了一个字：“不。”", "quote: vladimir-putin said 不"),
    (
      "“Ukraine will not surrender.\n\n“We will defend every inch of our land,” Zelensky said.",
      "quote: volodymyr-zelensky said Ukraine will not surrender; quote: volodymyr-zelensky said defend every inch; !warning unbalanced-quote"
    ),
    (
      "Lavrov said: “Their ‘open door’ is a threat to Russia.”",
      "quote: sergei-lavrov said is a threat to Russia; !quote only: open door"
    ),
    ("The “pivot to Asia” began under Barack Obama.", "term: pivot to Asia; !quote: pivot to Asia"),
    ("His first book, “The Long Way Home,” sold badly in Canada.", "!quote: The Long Way Home"),
    ("“No,” said Netanyahu.", "quote: benjamin-netanyahu said No"),
    // attribution
    ("拉夫罗夫直言，北约正在把欧洲拖入战争。", "quote: sergei-lavrov said 北约正在把欧洲拖入战争; sergei-lavrov>nato against reported; !author>nato"),
    (
      "“这是赤裸裸的讹诈，”卢拉说，“巴西决不向美国低头。”",
      "quote: luiz-inacio-lula-da-silva said 这是赤裸裸的讹诈; quote: luiz-inacio-lula-da-silva said 巴西决不向美国低头; BR|luiz-inacio-lula-da-silva>US against"
    ),
    (
      "以色列违反了停火协议，埃及外交部说。",
      "quote: EG|eg-foreign-ministry said 以色列违反了停火协议; EG|eg-foreign-ministry>IL against reported; !author>IL"
    ),
    ("在安卡拉看来，希腊是个不守信用的邻国。", "TR>GR against reported; !author>GR"),
    ("哈马斯方面表示，以色列蓄意破坏谈判。", "hamas>IL against reported; quote: hamas said 以色列蓄意破坏谈判; !author>IL"),
    ("普京宣称北约是侵略者。", "vladimir-putin>nato against reported; !author>nato"),
    ("地图上红色表示意大利，蓝色表示法国。", "!quote: 意大利; !"),
    ("说到底，瑞士只是个小国。", "!quote: 瑞士只是个小国"),
    (
      "Wang Yi: Japan must stop rewriting history",
      "quote: wang-yi said Japan must stop rewriting history; wang-yi>JP against reported"
    ),
    (
      "“Hungary is a disloyal ally,” Donald Tusk said, “and Orban is Putin's puppet.”",
      "quote: donald-tusk said Hungary is a disloyal ally; quote: donald-tusk said Orban is Putin's puppet; donald-tusk>HU against reported; donald-tusk>viktor-orban against reported; !author>HU"
    ),
    (
      "Israel has violated the ceasefire, Egypt said.",
      "quote: EG said Israel has violated the ceasefire; EG>IL against reported; !author>IL"
    ),
    (
      "“Beijing's subsidies are unfair,” said EU Trade Commissioner Maros Sefcovic.",
      "quote: maros-sefcovic said Beijing's subsidies are unfair; maros-sefcovic>CN against reported; !author>CN"
    ),
    ("The report is eighty pages long and says nothing about Germany.", "!quote: nothing about Germany; !"),
    ("A sign at the border told drivers to slow down.", "!quote: slow down; !"),
    // verb bias
    ("赖清德叫嚣要“抗中保台”。", "lai-ching-te>CN against; author>lai-ching-te against"),
    ("以色列狡辩称轰炸医院只是误击。", "cue: 狡辩 report -; author>IL against"),
    ("吕特扬言要让俄罗斯付出沉重代价。", "cue: 扬言 report -; mark-rutte>RU against"),
    ("希腊妄称土耳其侵犯了它的领空。", "GR>TR against reported; author>GR against; !author>TR against"),
    ("世界银行指出，埃及的补贴改革卓有成效。", "cue: 指出 report +; world-bank>EG favor; !author>world-bank"),
    ("古特雷斯说，苏丹的人道局势十分危急。", "!author>antonio-guterres; !antonio-guterres>SD against"),
    ("Tehran alleges that Israel poisoned the wells.", "cue: alleges report -; IR>IL against reported; !author>IL"),
    (
      "The IMF points out that Germany neglects its railways.",
      "cue: points out report +; international-monetary-fund>DE against reported; !author>international-monetary-fund"
    ),
  ])
  func tellsWhoSpeaks(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// Words at arm's length, and charges that the author rejects.
  @Test(arguments: [
    // distancing
    ("美国以“航行自由”为名，派军舰闯入中国领海。", "author>US against; US>CN against"),
    ("日本美其名曰“防卫”，其实是在扩军备战。", "author>JP against"),
    ("英国打着人权的幌子粗暴干涉中国内政。", "author>GB against; GB>CN against"),
    ("法国的“援助”不过是新殖民主义的遮羞布。", "author>FR against; !author>FR favor"),
    ("所谓软实力，是指一国靠吸引力影响他国的能力。", "!"),
    ("这所大学以鲁迅为名，位于挪威奥斯陆。", "!; mention 挪威=NO"),
    ("The so-called Visegrad Four are Poland, Hungary, Slovakia and the Czech Republic.", "!"),
    // whose stance
    (
      "Washington accuses Beijing of stealing secrets; the charge is absurd.",
      "US>CN against; author>US against; !author>CN"
    ),
  ])
  func tellsWhoseViewItIs(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// Negators, words that only look like them, two of them.
  @Test(arguments: [
    // negators
    ("印度没有跟随美国制裁俄罗斯。", "!IN>RU against; !IN>US favor"),
    ("埃及从未支持过以色列的定居点计划。", "EG>IL against"),
    ("匈牙利拒绝向乌克兰提供武器。", "HU>UA against"),
    ("土耳其对希腊毫无善意。", "TR>GR against"),
    ("澳大利亚已经难以信任美国。", "AU>US against"),
    ("越南无意与中国为敌。", "!VN>CN against"),
    ("欧盟至今未谴责以色列。", "!eu>IL against"),
    ("英国并非值得信赖的伙伴。", "author>GB against"),
    // pseudo-negators
    ("韩国不仅抗议日本的教科书，还召回了大使。", "KR>JP against asserted"),
    ("以色列不断轰炸黎巴嫩南部。", "IL>LB against asserted"),
    ("不久前，法国谴责了伊朗。", "FR>IR against asserted"),
    ("芬兰不得不提防俄罗斯。", "FI>RU against asserted"),
    ("不可否认，英国的殖民统治给印度带来了深重的灾难。", "author>GB against; !author>GB favor"),
    ("美国无疑是以色列最坚定的支持者。", "US>IL favor asserted; !author>IL favor"),
    ("不料匈牙利又否决了对乌克兰的援助。", "HU>UA against asserted; !HU>UA favor"),
    ("印尼非常信任日本。", "ID>JP favor asserted"),
    ("未来德国将继续支持乌克兰。", "DE>UA favor; !DE>UA against"),
    ("波兰难免怀疑美国的承诺。", "PL>US against asserted"),
    ("莫斯科支持叙利亚政府。", "RU>SY favor asserted"),
    ("委内瑞拉没收了美国石油公司的资产。", "VE>US against asserted"),
    ("巴西不满阿根廷的关税。", "BR>AR against asserted"),
    ("印度不止一次抗议巴基斯坦的袭击。", "IN>PK against asserted"),
    ("沙特未必支持美国的计划。", "!SA>US favor asserted"),
    // negators
    ("Canada has never accepted Russia's annexation of Crimea.", "CA>RU against"),
    ("Hungary refuses to arm Ukraine.", "HU>UA against"),
    ("Pakistan is anything but trustworthy.", "author>PK against"),
    ("Saudi Arabia is far from reliable.", "author>SA against"),
    ("Britain hardly trusts Iran.", "GB>IR against"),
    ("South Africa called for talks without condemning Russia.", "!ZA>RU against"),
    ("Germany failed to honor its pledge to Ukraine.", "author>DE against"),
    ("Brazil did not sanction Russia.", "!BR>RU against"),
    // pseudo-negators
    ("Not only did France veto the deal, it also insulted Australia.", "FR>AU against asserted"),
    ("No doubt Israel distrusts Iran.", "IL>IR against asserted"),
    ("Estonia is not just worried about Russia but terrified of it.", "EE>RU against asserted"),
    // double negation
    ("欧洲不能不警惕俄罗斯的野心。", "europe>RU against; !europe>RU favor"),
    ("德国的顾虑不无道理。", "author>DE favor"),
    ("印度不是没有批评过俄罗斯。", "IN>RU against"),
    ("韩国不可能不担心日本重新武装。", "KR>JP against"),
    ("德国的顾虑毫无道理。", "author>DE against"),
    ("Poland cannot but distrust Russia.", "PL>RU against; !PL>RU favor"),
    ("Nobody can deny that Turkey has helped Syria.", "TR>SY favor"),
    ("India's anger at Pakistan is not unwarranted.", "IN>PK against; !author>IN against"),
    ("Canada's complaints about the United States are not without merit.", "CA>US against; author>CA favor"),
    ("Canada's complaints about the United States are without merit.", "CA>US against; author>CA against"),
  ])
  func readsNegation(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// Where scopes end; what may, should and would be; questions.
  @Test(arguments: [
    // scope ends
    ("俄罗斯欢迎土耳其的调停，但谴责北约东扩。", "RU>TR favor asserted; RU>nato against asserted; !author>TR"),
    ("虽然英国仍在支持乌克兰，但是美国已经背叛了基辅。", "GB>UA favor; US>UA against"),
    ("法国支持乌克兰，但不愿出兵，不过它仍在谴责俄罗斯。", "FR>UA favor; FR>RU against asserted"),
    ("日本不肯向韩国道歉，却向美国献媚。", "JP>KR against; JP>US favor asserted"),
    ("尽管德国批评以色列，它仍向以色列出售潜艇。", "DE>IL against; DE>IL favor"),
    ("伊朗没有威胁、攻击或羞辱沙特。", "!IR>SA against"),
    ("美国没有帮助加拿大，反而制裁了它。", "US>CA against asserted; !US>CA favor; !CA>US against"),
    ("Israel did not attack Iran, but it threatened Lebanon.", "!IL>IR against; IL>LB against asserted"),
    ("Norway admires Sweden, yet it distrusts Denmark.", "NO>SE favor; NO>DK against"),
    ("Despite American pressure, India defended Russia.", "IN>RU favor asserted"),
    ("Vietnam does not fear Cambodia, Laos or Thailand.", "!VN>KH against; !VN>LA against; !VN>TH against"),
    ("Although Tokyo thanked Taipei, it condemned Pyongyang.", "JP>TW favor; JP>KP against asserted; !TW>KP against"),
    // modality and questions
    ("日本可能会制裁俄罗斯。", "JP>RU against hedged"),
    ("一旦伊朗袭击以色列，美国必将出手保护以色列。", "IR>IL against nonfactual; US>IL favor nonfactual"),
    ("欧盟应当对以色列实施制裁。", "author>IL against"),
    ("难道柏林真的会为华盛顿牺牲自己的工业吗？", "!DE>US favor"),
    ("难道印度会帮美国围堵中国吗？", "!IN>US favor; !IN>CN against"),
    ("美国凭什么对古巴指手画脚？", "author>US against; !US>CU favor"),
    ("英国有何资格教训印度？", "author>GB against; !GB>IN favor"),
    ("欧洲岂能信任普京？", "author|europe>vladimir-putin against; !europe>vladimir-putin favor"),
    ("法国又何尝不怨恨美国？", "FR>US against; !FR>US favor"),
    ("应法国邀请，莫迪周四抵达巴黎。", "!author>FR; !author>narendra-modi; mention 巴黎=paris"),
    ("Turkey may support Sweden's bid.", "TR>SE favor hedged"),
    ("If Beijing attacks Taiwan, Japan will defend it.", "CN>TW against conditional; JP>TW favor nonfactual"),
    ("What right does France have to lecture Mali?", "author>FR against; !FR>ML favor"),
    ("Will Australia support the Philippines?", "!AU>PH favor asserted; !AU>PH against asserted"),
    ("Europe must stand by Ukraine.", "author>UA favor"),
  ])
  func endsScopes(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// Active and passive, idioms, verbs times objects, headlines.
  @Test(arguments: [
    // target
    ("以色列的定居点计划招致阿盟强烈谴责。", "arab-league>IL against"),
    ("日本排放核污水激起了太平洋岛国的强烈不满。", "*>JP against"),
    ("伊朗遭到加拿大的严厉制裁。", "CA>IR against; !IR>CA against"),
    ("加蓬对法国驻军表示不满。", "GA>FR against"),
    ("越南就渔民被打一事向中国提出严正交涉。", "VN>CN against"),
    ("普京一面恭维特朗普，一面痛斥泽连斯基。", "vladimir-putin>donald-trump favor; vladimir-putin>volodymyr-zelensky against"),
    ("泰国就边境贸易同柬埔寨举行了磋商。", "!"),
    ("塞尔维亚屡遭谴责。", "!"),
    ("The denunciation of Serbia by Kosovo surprised nobody.", "XK>RS against; !RS>XK against"),
    (
      "Orban flattered Putin while insulting Zelensky.",
      "viktor-orban>vladimir-putin favor; viktor-orban>volodymyr-zelensky against"
    ),
    ("Serbia was condemned again.", "!"),
    // idioms
    ("英国不该替美国火中取栗。", "author>GB against; !author>GB favor"),
    ("立陶宛在台湾问题上玩火自焚。", "author>LT against"),
    ("美国纵容以色列，终将自食其果。", "author>US against; US>IL favor"),
    ("缅甸军政府的倒行逆施激怒了东盟。", "author>MM|tatmadaw against; asean>MM|tatmadaw against"),
    ("法国在非洲的驻军早已不得人心。", "author>FR against; !author>africa"),
    ("土耳其保护自己的边境，本无可厚非。", "author>TR favor; !author>TR against"),
    ("挪威的调停努力可圈可点。", "author>NO favor"),
    ("Azerbaijan is playing with fire.", "author>AZ against"),
    ("By expelling the doctors, Brazil shot itself in the foot.", "author>BR against"),
    ("Norway has gone the extra mile for Ukraine.", "NO>UA favor"),
    ("Two children were playing with fire in a Portuguese forest.", "!author>PT"),
    // compound polarity
    ("印尼致力于打击恐怖主义。", "!"),
    ("南非反对围堵伊朗。", "ZA>IR favor; !ZA>IR against"),
    ("英国协助美国遏制俄罗斯。", "GB>US favor; GB>RU against"),
    ("日本帮助菲律宾打击海盗。", "JP>PH favor; !JP>PH against"),
    ("墨西哥呼吁解除对古巴的封锁。", "MX>CU favor; !MX>CU against"),
    ("Chile opposes the blockade of Cuba.", "CL>CU favor; !CL>CU against"),
    ("Kenya rejects all attempts to isolate Russia.", "KE>RU favor; !KE>RU against"),
    ("Finland joined the effort to weaken Russia.", "FI>RU against; !FI>RU favor"),
    ("Malaysia is determined to combat piracy.", "!"),
    // headlines
    ("英国会背弃乌克兰吗？\n斯塔默周二在议会回答了议员的提问。", "!GB>UA against asserted; !author>GB against asserted"),
    ("巴西力挺古巴\n声明于周五公布，共两页。", "BR>CU favor"),
    ("华沙来信\n波兰指责白俄罗斯搞破坏。", "PL>BY against; !PL>BY favor; !author>BY"),
    (
      "Is India abandoning Russia?\nNarendra Modi flew to Moscow on Tuesday.",
      "!IN>RU against asserted; !author>IN against asserted; mention Moscow=moscow"
    ),
    ("Seoul hails Kyiv's courage\nThe statement was published on Friday and has two pages.", "KR>UA favor"),
    ("Letter from Warsaw\nBelarus has threatened Lithuania again.", "BY>LT against"),
  ])
  func findsTheTarget(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
