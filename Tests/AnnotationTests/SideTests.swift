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
    // What fails, what is refused.
    ("The United States failed to contain China.", "US>CN against"),
    ("The United States refused to condemn Israel.", "US>IL favor"),
    ("India declined to join the sanctions on Russia.", "!IN>RU against"),
    // Verbs that became nouns; complements in quotation marks.
    ("Few defended Emmanuel Macron's jailing of Marine Le Pen.", "emmanuel-macron>marine-le-pen against"),
    ("Angela Merkel described Donald Trump's policy as \"a failure\".", "angela-merkel>donald-trump against"),
    ("The Islamic Republic arms the Houthis.", "IR>houthis favor"),
    ("The US destruction of the Iraqi state brought chaos.", "US>IQ against"),
    // Seats and people; what a cue's own preposition leads to.
    ("Officials in Nairobi distrust Beijing.", "KE>CN against"),
    ("The regime in Tehran is brutal.", "author>IR against"),
    ("Donald Trump's threats against Denmark are an insult to NATO.", "donald-trump>nato against; !DK>nato"),
    // A verb is nothing that somebody has; a name that no table knows is not its country.
    ("Canada has learned a lesson about Norway.", "!author>CA favor"),
    ("The reckless German author Zorg Blick has lied.", "!author>DE"),
    // Negation over a list of verbs, and not beyond its own.
    ("Japan did not attack, invade or threaten Vietnam.", "!"),
    (
      "Kenya accepted talks rather than prolong the war, and worked to reach an agreement with Egypt.", "!KE>EG against"
    ),
    ("Vladimir Putin has betrayed Russia's interests.", "author>vladimir-putin against; !vladimir-putin>RU"),
    ("George Osborne opposed Britain's reforms.", "!george-osborne>GB"),
    ("Emmanuel Macron has been scathing about Boris Johnson.", "emmanuel-macron>boris-johnson against"),
    // A list of what somebody has; a noun behind an adjective or a verb is no verb.
    ("Turkey has a deficit, an erratic president, and a bad harvest.", "author>TR against"),
    ("Brazil is an indispensable ally of Canada.", "BR>CA favor"),
    ("Kenya staged strikes against the Taliban.", "KE>taliban against"),
    // Clauses that describe whom somebody acts upon.
    ("Japan, which China has attacked for years, is calm.", "CN>JP against"),
    ("China, which the world should welcome, is rising.", "author>CN favor"),
    // Names in capitals that no table knows hold no cues; headlines do.
    ("The United Nations adopted a Reckless Driving Convention last year.", "!author>un"),
    ("Reckless Britain Betrays Its Friends", "author>GB against"),
    // What negates a verb takes a side before a name; a plural pronoun takes up a list.
    ("Donald Trump has abandoned Ukraine.", "donald-trump>UA against"),
    ("South Korea and Singapore were poor, but they have been courageous.", "author>KR favor; author>SG favor"),
    ("Angela Merkel was right about Vladimir Putin.", "author>angela-merkel favor"),
    // Lists; participles that are base forms; who goes somewhere to do something.
    ("Spain, Ireland, and Norway recognized Kosovo.", "ES>XK favor; IE>XK favor; NO>XK favor"),
    ("Neither India nor Brazil has condemned Russia.", "!IN>RU favor"),
    ("Russia has cut ties with Germany.", "RU>DE against"),
    ("Emmanuel Macron flew to Beijing to warn Xi Jinping.", "emmanuel-macron>xi-jinping against"),
    // Who wants somebody to do something wants it himself; the other side; what is feared.
    ("Poland has urged NATO to arm Ukraine.", "PL>UA favor; !nato>UA"),
    ("Kenya asked Japan to betray its principles.", "!author>JP"),
    ("Vladimir Putin sided with Iran against Turkey.", "vladimir-putin>IR favor; vladimir-putin>TR against"),
    ("Japan is worried that China will attack it.", "JP>CN against"),
    // Verbs of several words; decisions with an infinitive; duties not to harm; what is open.
    ("Donald Trump lacks courage.", "author>donald-trump against"),
    ("David Cameron's decision to call a referendum was a historic error.", "author>david-cameron against"),
    ("Europe must not abandon Ukraine.", "author>UA favor"), ("It is time to punish Russia.", "author>RU against"),
    ("Kenya wondered whether Germany is up to the job.", "!author>DE favor"),
    ("Japan should not give in to fatigue.", "!author>JP against"),
    ("The United States was treated unethically by Iran.", "author>IR against; !author>US"),
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
    // Negation behind what it negates; what fails, what is refused.
    ("美国颠覆不了古巴。", "US>CU against; author>US against"),
    ("日本对美国的信任已荡然无存。", "JP>US against"),
    ("巴西几乎肯定会拒绝谴责古巴。", "BR>CU favor"),
    ("哈马斯犯下了无法开脱的罪行。", "!author>hamas favor"),
    ("埃及绝不会把意志强加于人。", "!author>EG against"),
    // Who does it, where a clause describes him or names a matter.
    ("此前高调打压马云的中国政府作出了让步。", "CN>jack-ma against"),
    ("此举令长期支持古巴的莫斯科尴尬。", "RU>CU favor"),
    ("台湾问题是核心利益，在这个问题上玩火必自焚。", "!author>TW against"),
    ("越南照样买俄罗斯的石油，并不打算火中取栗。", "!author>RU"),
    ("韩国政府对朝鲜的挑衅忍无可忍。", "KR>KP against; author>KP against; !author>KR"),
    ("菲律宾不会向美国的霸凌低头。", "author>US against; !author>PH favor"),
    ("墙外站着的不光是对手，还有埃及的盟友。", "!author>EG against"),
    ("郭文贵对日本官员提出贪腐指控。", "guo-wengui>JP against; !author>guo-wengui"),
    ("印度相信只要把法国和德国的合作做实就行。", "!"),
    ("菲律宾面临中国的威胁。", "PH>CN against; !author>CN"),
    ("特朗普威胁要对墨西哥加征关税。", "donald-trump>MX against; !author>MX"),
    ("哈梅内伊警告美国不要玩火。", "ali-khamenei>US against; author>US against; !author>IR"),
    ("亚洲国家感到忧虑，奥巴马即将卸任。他们警惕中国。", "!barack-obama>CN"),
    ("特朗普对加拿大施加了巨大压力。", "donald-trump>CA against"),
    ("特朗普公开呛声要对中国商品征收45%的关税。", "donald-trump>CN against; !donald-trump>CN favor"),
    // 其 is his own; a deed that is part of a noun is not denied; what a thing is for is nobody's.
    ("美国拯救了其最大的银行。", "!"), ("安倍晋三没有认真反省侵略历史。", "author>shinzo-abe against"),
    ("卢旺达让学生具备取得成功所需要的技能。", "!author>RW"), ("德国逮捕了一批支持哈马斯的人士。", "!DE>hamas favor"),
    ("韩国和新加坡资源贫乏，但它们的成就十分鼓舞人心。", "author>KR favor; author>SG favor"), ("特朗普抛弃了乌克兰。", "donald-trump>UA against"),
    // What stands in front with 对; who wants somebody to do something; what two have with each other.
    ("对美国的打压，中国坚决反对。", "CN>US against; !CN>CN"), ("对俄罗斯，欧盟从未停止施压。", "eu>RU against"),
    ("美国的关税使印度自食其果。", "author>US against; !author>IN"),
    ("伊朗是极端主义的先锋队，改革的绊脚石。", "author>IR against"),
    ("美国对伊朗背信弃义。", "author>US against; !author>IR"), ("中国敦促美国取消对古巴的制裁。", "CN>CU favor; !US>CU"),
    ("土耳其与俄罗斯关系密切。", "TR>RU favor; RU>TR favor"), ("德国对美国及其盟友表示不满。", "DE>US against"),
  ])
  func readsChinese(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
