import Annotation
import Lexicons
import TestSupport
import Testing
import TextModel

/// Names of the bundled tables in hard company: they must fire, or must not.
@Suite struct NameTests {
  func label(_ mention: Mention) -> String {
    mention.entity.isEmpty ? mention.members.joined(separator: "+") : mention.entity
  }

  /// Every marked stretch is a mention with that id, type or list of members.
  @Test(arguments: [
    // ICU splits these; they match all the same.
    "⟦特朗普|person/donald-trump⟧政府", "⟦拜登|person/joe-biden⟧说", "⟦泽连斯基|person/volodymyr-zelensky⟧访问⟦伦敦|place/london⟧",
    "⟦冯德莱恩|person/ursula-von-der-leyen⟧", "⟦赖清德|PERSON⟧", "⟦蔡英文|PERSON⟧", "⟦石破茂|PERSON⟧", "⟦高市早苗|PERSON⟧",
    "⟦环球时报|ORG⟧", "⟦欧盟委员会|ORG⟧", "⟦人民解放军|ORG⟧", "⟦埃尔多安|PERSON⟧在⟦安卡拉|place/ankara⟧",
    // Regional names, Traditional characters, width, marks inside names.
    "⟦川普|person/donald-trump⟧", "⟦普丁|person/vladimir-putin⟧", "⟦臺灣|country/TW⟧", "⟦紐西蘭|country/NZ⟧", "⟦北韓|country/KP⟧",
    "⟦沙烏地阿拉伯|country/SA⟧", "⟦烏|country/UA⟧國反擊", "⟦菲|country/PH⟧國與⟦加|country/CA⟧国", "⟦白俄|country/BY⟧边境",
    "⟦台灣|country/TW⟧批評⟦陸方|country/CN⟧", "⟦共黨|org/cpc⟧", "本土国家", "白俄贵族", "⟦ＡＰＥＣ|ORG⟧会议", "⟦唐纳德•特朗普|person/donald-trump⟧",
    "⟦唐納德．川普|person/donald-trump⟧",
    "⟦特 朗 普|person/donald-trump⟧ 宣 布", "⟦特\u{200B}朗普|person/donald-trump⟧",
    // Longest names.
    "⟦印度尼西亚|country/ID⟧", "⟦罗马尼亚|country/RO⟧", "⟦马里兰州|GPE⟧", "⟦南苏丹|country/SS⟧", "⟦白俄罗斯|country/BY⟧", "⟦内蒙古|GPE⟧",
    "⟦巴布亚新几内亚|country/PG⟧", "⟦赤道几内亚|country/GQ⟧", "⟦几内亚比绍|country/GW⟧", "⟦发展中国家|LOC⟧",
    // Edges of Latin names.
    "the ⟦U.S.|country/US⟧ military", "⟦China|country/CN⟧'s rise",
    "⟦Americans|country/US⟧ and ⟦Turkey|country/TR⟧", "⟦F-35|WEAPON⟧ jets", "the ⟦Quad|ORG⟧ and ⟦AUKUS|ORG⟧",
    "the ⟦G7|ORG⟧峰会", "the ⟦Sydney|place/sydney⟧ Harbour Bridge", "in ⟦Paris|place/paris⟧ Monday",
    "anti-⟦China|country/CN⟧", "⟦China|country/CN⟧-led", "⟦JAPAN|country/JP⟧ SAYS NO",
    // Compounds, in the order of the text.
    "⟦中美|country/CN+country/US⟧关系", "⟦美日同盟|org/us-japan-alliance⟧", "⟦美日|country/US+country/JP⟧关系",
    "⟦日美|country/JP+country/US⟧关系", "⟦韩美日|country/KR+country/US+country/JP⟧",
    "⟦中日韩|country/CN+country/JP+country/KR⟧", "⟦俄乌|country/RU+country/UA⟧战争", "⟦中泰|country/CN+country/TH⟧互免签证",
    "当⟦日本|country/JP⟧政府宣布", "⟦意大利|country/IT⟧人同意⟦法国|country/FR⟧的看法",
    "⟦以|country/IL⟧总理召集内阁", "⟦US-Japan|country/US+country/JP⟧ talks",
    "⟦Sino-Russian|country/CN+country/RU⟧ ties", "⟦US–China|country/US+country/CN⟧ trade",
    // One country character.
    "⟦美方|country/US⟧宣布", "⟦日方|country/JP⟧表示", "⟦美军|country/US⟧撤离", "对⟦华|country/CN⟧政策", "驻⟦韩|country/KR⟧",
    "访⟦美|country/US⟧",
    "⟦美|country/US⟧、⟦日|country/JP⟧、⟦韩|country/KR⟧三国", "从美、英、法、⟦意|country/IT⟧、日等20多个国家",
    "⟦俄|country/RU⟧金融市场动荡", "⟦美|country/US⟧将加强部署", "⟦美|country/US⟧拟对多国加税", "旅⟦美|country/US⟧华侨",
    // Pairs whose second country needs its neighbour, words of two characters, 对 between two countries.
    "⟦中尼|country/CN+country/NP⟧边境的山峰", "密切⟦中爱|country/CN+country/IE⟧关系", "划定⟦伊科|country/IR+country/KW⟧边界",
    "⟦中印|country/CN+country/IN⟧之战", "希望⟦以方|country/IL⟧早作决定", "维护⟦台商|country/TW⟧的权益", "吸引⟦台资|country/TW⟧",
    "⟦日寇|country/JP⟧投降", "⟦美式|country/US⟧霸权", "⟦美|country/US⟧对⟦华|country/CN⟧政策", "在⟦加|country/CA⟧对华出口中",
    "⟦以|country/IL⟧政府同意撤军", "⟦美|country/US⟧大选临近", "⟦美|country/US⟧制武器",
    "由⟦美|country/US⟧、⟦日|country/JP⟧、印、澳组成", "⟦中朝|country/CN+country/KP⟧将举行会谈", "在⟦香港|country/HK⟧大街上",
    "Secretary of State ⟦Rubio|PERSON⟧ flew home",
    "全⟦美|country/US⟧各地", "接待⟦中|country/CN⟧外游客", "⟦港台|country/HK+country/TW⟧电影",
    // A country whose word is longer than its name.
    "⟦中国|country/CN⟧人的看法", "⟦日本|country/JP⟧站的比赛", "许多⟦中国|country/CN⟧人",
    // The document decides what a shared character means.
    "斯洛伐克总统访华，⟦中斯|country/CN+country/SK⟧关系友好", "⟦印巴|country/IN+country/PK⟧冲突", "⟦港澳|country/HK+country/MO⟧同胞",
    // Demonyms are peoples.
    "the ⟦Japanese|NORP⟧ government", "⟦Germans|NORP⟧ agree",
    // Capitals that act, and that do not.
    "⟦华盛顿|country/US⟧认为", "在⟦东京|place/tokyo⟧会见", "⟦Washington|country/US⟧ said", "talks in ⟦Beijing|place/beijing⟧",
    "⟦白宫|country/US⟧警告", "⟦NEW DELHI|place/new-delhi⟧ – The minister", "⟦STOCKHOLM|place/stockholm⟧/MADRID – Last week",
    "⟦斯德哥尔摩|place/stockholm⟧、日内瓦—上周", "in ⟦Moscow|country/RU⟧'s view", "in ⟦Moscow|place/moscow⟧'s streets",
    "in the ⟦Kremlin|FAC⟧ was heard", "the attacks on New York and ⟦Washington|place/washington⟧ shocked",
    "⟦Washington|country/US⟧ and ⟦Beijing|country/CN⟧ agreed", "出席⟦巴黎|place/paris⟧和平论坛", "他的⟦柏林|place/berlin⟧之行",
    "从⟦北京|place/beijing⟧到上海的列车",
    // Countries inside topics and bodies.
    "a ⟦Palestinian|country/PS⟧ state", "the ⟦Israeli-Palestinian|country/IL+country/PS⟧ conflict",
    "⟦Sino-American|country/CN+country/US⟧ rivalry", "the ⟦US|country/US⟧ Army",
    "the ⟦US-Mexico|country/US+country/MX⟧ border",
    "⟦美国|country/US⟧南部", "⟦中国|country/CN⟧特色社会主义", "southern ⟦Lebanon|country/LB⟧", "⟦美苏|country/US+country/SU⟧的核武库",
    // A word with the character that opens the predicate: no body's name.
    "⟦通胀|topic/inflation⟧会继续上升", "对富人⟦减税|topic/taxation⟧会伤害经济",
    "the ⟦West|place/west⟧ must act", "the ⟦Ukrainian|country/UA⟧ crisis", "⟦乌克兰|country/UA⟧危机",
  ])
  func finds(_ marked: String) throws {
    let expected = MarkedText(marked)
    let document = try Bundled.annotate(expected.string)
    for (span, wanted) in expected.marks {
      let here = document.mentions.filter { $0.span == span }
      #expect(
        here.contains { label($0) == wanted || $0.type.rawValue == wanted },
        "\(expected.string): \(document.mentions.map { "\(document.string($0.span))=\(label($0))" })")
    }
  }

  /// Nothing of this id may be found.
  @Test(arguments: [
    ("其中美国最重要", "country/CN"), ("其中日本", "country/CN"), ("其中俄罗斯", "country/CN"), ("昨日美国股市", "country/JP"),
    ("近日韩国", "country/JP"),
    ("近日俄罗斯", "country/JP"), ("近日军方宣布", "country/JP"), ("近日方才知道", "country/JP"), ("其中方案很多", "country/CN"),
    ("集中方式", "country/CN"),
    ("They sailed the Gulf of Zorg.", "place/persian-gulf"), ("The West of Zorg is dry.", "place/west"),
    ("The West coast is dry.", "place/west"), ("技术以军队实力为本", "country/IL"), ("打印方式", "country/IN"),
    ("无法方便", "country/FR"), ("平台方表示", "country/TW"), ("审美方面", "country/US"),
    ("道德方面", "country/DE"),
    ("东北约有三人", "org/nato"), ("索马里海盗", "country/ML"), ("都柏林大学", "place/berlin"), ("印度洋", "country/IN"),
    ("海上海外", "place/shanghai"),
    ("中华为之振奋", "org/huawei"), ("发展中国家", "country/CN"), ("印度尼西亚", "country/IN"), ("南苏丹", "country/SD"),
    ("白俄罗斯", "country/RU"),
    ("内蒙古", "country/MN"), ("They attacked us!", "country/US"), ("who is it", "org/who"),
    ("a turkey sandwich", "country/TR"),
    ("a license to kill", "country/LI"), ("TELL US MORE ABOUT YOURSELF NOW", "country/US"), ("美中不足", "country/CN"),
    ("合法美容", "country/FR"),
    ("深受信赖清德育人", "person/lai-ching-te"),
    ("WHO IS TO BLAME FOR THE DELAY", "org/world-health-organization"),
    ("运走了三千立方米土方", "country/TR"), ("Sydney Parkinson kept a diary", "place/sydney"),
    ("a novel by Jack London", "place/london"),
    ("Michael Jordan retired", "country/JO"), ("Charles France disagreed", "country/FR"), ("英语教学", "country/GB"),
    ("完美日子", "country/JP"), ("压力与日俱增", "country/JP"), ("在中低收入国家", "country/CN"),
    // Pieces of foreign names.
    ("巴吉特估计损失很大", "country/PS"), ("作家菲利普·罗斯", "country/PH"),
    ("奥巴马医保", "country/AT"), ("卡加延德奥罗市", "country/DE"),
    // What only one language spells into a name, and longer names.
    ("英国石油公司盈利", "country/GB"), ("the North American Free Trade Agreement", "country/US"),
    ("尼日尔三角洲的石油", "country/NE"), ("英国脱欧谈判", "country/GB"), ("the Panama Canal", "country/PA"),
    // Characters that are ordinary words.
    ("最高法院法官表示", "country/FR"), ("发展中经济体", "country/CN"), ("国会对新刺激计划没胃口", "country/SG"), ("新总统上任", "country/SG"),
    ("新计划颇不靠谱", "country/SG"), ("新式武器", "country/SG"), ("台式电脑", "country/TW"), ("西式糕点", "country/ES"),
    ("以方便群众为由", "country/IL"), ("以政府名义发言", "country/IL"), ("中立关系", "country/LT"), ("法制建设", "country/FR"),
    ("新官上任", "country/SG"), ("The Doha round failed.", "country/QA"), ("多哈回合失败了", "country/QA"),
    ("阿巴斯王朝灭亡了", "person/mahmoud-abbas"),
    // Ordinary words and persons across an edge, streets.
    ("研究所联合国内三所高校建起实验室", "org/un"), ("孩子把书包东西藏在床下", "place/tibet"), ("我家附近一片松柏林很美", "place/berlin"),
    ("陈科威特地赶回老家", "country/KW"), ("小希腊月里出生", "country/GR"), ("班主任孙泰国今年退休", "country/TH"), ("张美英退休后当了志愿者", "country/US"),
    ("香港中路今天限行", "country/HK"), ("台北路一带小吃多", "place/taipei"), ("他在人群中朝我挥手", "country/KP"),
    ("阳台上的六月雪开花了", "value/date"), ("在土地收购国生产粮食", "country/TR"), ("对土地产出的出价", "country/TR"),
    ("资信改善来以贷款的方式购买", "country/IL"), ("以军队实力来取胜", "country/IL"),
  ])
  func refuses(_ text: String, _ id: String) throws {
    let document = try Bundled.annotate(text)
    let found = document.mentions.filter { $0.entity == id || $0.members.contains(id) }
    #expect(found.isEmpty, "\(found.map { document.string($0.span) })")
  }

  /// A title and a state that is named tell whom a family name means, and from then on the family name alone.
  @Test(arguments: [
    ("西班牙首相桑切斯访华。桑切斯说", ["person/pedro-sanchez", "person/pedro-sanchez"]),
    ("以色列国防部长卡茨威胁伊朗。", ["person/israel-katz"]), ("英国外交大臣拉米表示", ["person/david-lammy"]),
    ("美联储主席鲍威尔说", ["person/jerome-powell"]), ("Israeli Defense Minister Katz threatened Iran.", ["person/israel-katz"]),
    // No title, no state, or an office that does not fit.
    ("桑切斯访华。", []), ("首相桑切斯访华。", []), ("西班牙歌手桑切斯表示", []), ("Spanish Defense Minister Katz spoke.", []),
  ])
  func aTitleTellsWhoIsMeant(_ text: String, _ persons: [String]) throws {
    let found = try Bundled.annotate(text).mentions.map(\.entity).filter { $0.hasPrefix("person/") }
    #expect(found == persons)
  }

  @Test func mentionsAreSortedAndParentsHoldTheirChildren() throws {
    let document = try Bundled.annotate("美国国务院批评中美关系。The US-Japan alliance and the Chinese Foreign Ministry of China.")
    for (a, b) in zip(document.mentions, document.mentions.dropFirst()) { #expect(a.span <= b.span) }
    #expect(document.mentions.contains { $0.parent >= 0 })
    for mention in document.mentions where mention.parent >= 0 {
      #expect(document.mentions[mention.parent].span.contains(mention.span))
    }
  }

  func annotate(_ text: String, _ lexicon: Lexicon) throws -> Document {
    var document = Document(id: "t", text: Array(text.utf16))
    try Annotator(lexicon: lexicon).makeWorker().annotate(&document)
    return document
  }

  @Test func anAllianceHasItsMembersInTheOrderOfTheText() throws {
    for (text, members) in [
      ("日美同盟", ["country/JP", "country/US"]), ("美日同盟", ["country/US", "country/JP"]),
      ("the US-Japan alliance", ["country/US", "country/JP"]),
    ] {
      let alliance = try #require(try Bundled.annotate(text).mentions.first { $0.entity == "org/us-japan-alliance" })
      #expect(alliance.members == members)
    }
  }

  @Test func aShortFormNeedsItsFullName() throws {
    let table = "id\ttype\ten\tzh\tshort\nperson/x\tPERSON\tMarta Quillon\t奎隆\tQuillon\n"
    let lexicon = try Bundled.lexicon(table)
    #expect(try annotate("Quillon spoke.", lexicon).mentions.isEmpty)
    #expect(try annotate("Marta Quillon came. Quillon spoke.", lexicon).mentions.map(\.role) == [.name, .short])
  }
}
