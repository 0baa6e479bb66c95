import TestSupport
import Testing
import TextModel

/// Whom a pronoun, a clause without a subject, or a noun phrase means, and whom it does not.
@Suite struct WhoIsMeantTests {
  @Test(arguments: [
    // pronouns: things and people without a name, women and men, the one who acts himself
    ("China grew. Whereas trade had spread wealth, it was now spreading fear.", "!author>CN"),
    ("The US is rich. Large corporations can still do well, but they need to be held accountable.", "!author>US"),
    (
      "Britain left the EU. Most universities are excellent. They uphold the freedom of speech.",
      "!author>eu; !author>GB"
    ),
    ("Angela Merkel met Vladimir Putin. She was reckless.", "author>angela-merkel against; !author>vladimir-putin"),
    ("Angela Merkel met Vladimir Putin. He was reckless.", "author>vladimir-putin against; !author>angela-merkel"),
    ("默克尔会见了普京。她背信弃义。", "author>angela-merkel against; !author>vladimir-putin"),
    ("His admiration for American values is known. It also reassures France.", "!US>FR"),
    ("Israel will defend itself.", "!IL>IL; !author>IL"),
    ("s maintain their value. They are fine.", "!author>US"),
    // who does what a noun or an infinitive names
    ("Human Rights Watch has documented the repression of the Palestinians.", "!human-rights-watch>PS"),
    ("China launched a crackdown on Japan.", "CN>JP against"),
    ("Morales rose during a brutal campaign to wipe out their crops in Bolivia.", "!evo-morales>BO"),
    ("Meles allowed a private press to flourish.", "!author>meles-zenawi favor"),
    ("In Colombia it is easy for political leaders to suppress the truth.", "!author>CO"),
    ("The US Treasury encouraged Japan to tighten fiscal policy.", "!us-treasury>JP favor"),
    ("The US and EU tariffs against China are rising.", "US>CN against; eu>CN against"),
    (
      "Congress must declare war, approve spending, agree to appointments, and in the case of the Senate ratify treaties.",
      "!author>us-senate favor"
    ),
    ("Sweden will ensure that the fight against AIDS goes on.", "!author>SE against"),
    ("Communities lodged complaints about violations of China's rights.", "!author>CN against"),
    ("The Paris Agreement weakens China.", "!paris-agreement>CN"),
    ("The betrayal of Ukraine is shameful.", "author>UA favor"),
    ("The treatment of China is unfair.", "!author>CN"),
    ("Rafael Grossi complained that Iran had turned away his teams.", "rafael-grossi>IR against"),
    ("What Trump offers Ukraine is surrender.", "!author>UA"),
    ("Orban's pro-Russian policy worries Brussels.", "viktor-orban>RU favor"),
    ("George Soros is a frequent target of Orban.", "viktor-orban>george-soros against"),
    ("North Korea's deepening ties with Russia alarm Seoul.", "KP>RU favor"),
    ("Trump never used the incident to blackmail Biden.", "!author>donald-trump favor"),
    ("The US is wasting its most valuable assets.", "author>US against; !author>US favor"),
    ("The real culprit is the European Commission.", "author>european-commission against"),
    ("Australia declined to be browbeaten by China.", "!CN>AU favor"),
    ("The media accused Macron of pandering to populists.", "!author>emmanuel-macron"),
    // what is praised is a thing, what is denied has not been done
    ("Officials bought fuel-efficient Japanese imports.", "!author>JP"),
    ("Observers feared Trump's aggressively anti-liberal approach.", "!author>us-democratic-party"),
    ("The Obama administration has yet to offer a credible roadmap.", "!author>barack-obama favor"),
    (
      "Erdogan was photographed with Trump, thanked by Zelensky, and telephoned by Putin.",
      "volodymyr-zelensky>recep-tayyip-erdogan favor; !recep-tayyip-erdogan>volodymyr-zelensky"
    ),
  ])
  func english(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  @Test(arguments: [
    // who is meant where a coverb governs a clause, a reporter goes on, a noun without a name is the subject
    ("他的话是对美方滥用否决权的有力回击。", "author>US against"),
    ("傅聪对美方滥用否决权深表失望。", "author>US against; !author>CN"),
    ("菲律宾总统马科斯声称，菲方不会退让，还感谢美国。", "!PH>US favor"),
    ("这一制度使美国获利，但制药公司也因此得以坐地起价。", "!author>US against"),
    ("马斯克认为，导致危机的主要缺陷是知识缺陷。", "!elon-musk>US; !author>elon-musk"),
    ("法国内政部长萨科齐也无所建树。", "author>nicolas-sarkozy against; !author>fr-interior-ministry"),
    ("索罗斯一直是特朗普攻击的目标。", "donald-trump>george-soros against"),
    ("国际货币基金组织放过了美国目前的伪善。", "author>US against"),
    ("即使德国仍然落后，如此增长的投资需求将会为增长作出贡献。", "!author>DE favor"),
    ("特朗普赢了，因为后者已经成为强权的代名词。", "!author>donald-trump against"),
    ("所谓亚洲经济奇迹期间，许多人破产。", "!author>asia favor"),
    ("美国对墨西哥打击犯罪集团的支持牢不可破。", "!US>MX against"),
    ("土耳其担当了巴以冲突和叙以冲突之间的调停人。", "!TR>SY; !TR>IL"),
    ("美国的空袭是为了推动一项已经得到欧盟和俄罗斯支持的进程。", "!US>RU favor; !eu>US; !RU>US"),
    ("亚投行是中国通过“一带一路”促进发展的要素。", "!CN>belt-and-road"),
    ("特朗普完全不适合担任总统。", "author>donald-trump against"),
    ("朝鲜与俄罗斯的军事联系不断加深。", "KP>RU favor; RU>KP favor"),
    ("特朗普否认自己把总统职位当成自家生意。", "!author>donald-trump"),
    ("马克龙呼吁各国不要把头埋进沙子。", "!author>emmanuel-macron"),
    ("布莱尔对布什鞍前马后。", "tony-blair>george-w-bush favor"),
    ("鉴于民主党对俄罗斯干预2016年大选的关注，他们面临压力。", "!us-democratic-party>RU against"),
    ("特朗普撤出了《中程核力量条约》。", "donald-trump>inf-treaty against"),
    // what is done to whom, meant but not yet done, undergone
    ("美国可能对中国采取更加激进的措施。", "US>CN against; !author>US"),
    ("特朗普将在贸易问题上与中国针锋相对。", "donald-trump>CN against; !CN>donald-trump"),
    ("中国将面临美国所面临的生产率挑战。", "!CN>US"),
    ("武装分子持续对马里施加威胁。", "!author>ML"),
    ("在经历了对黎巴嫩南部的无情打击之后，真主党卷土重来。", "!hezbollah>LB"),
    ("真主党的实力并未被削弱。", "!author>hezbollah against"),
    ("冯德莱恩发表讲话称，欧洲必须制裁俄罗斯。", "ursula-von-der-leyen>RU against"),
  ])
  func chinese(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
