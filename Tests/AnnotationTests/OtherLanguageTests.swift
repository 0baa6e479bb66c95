import TestSupport
import Testing
import TextModel

/// What one of the two languages said and the other one missed or got wrong, by kind.
@Suite struct OtherLanguageTests {
  @Test(arguments: [
    // pronouns give way to nouns of their own sentence
    ("The OECD published its forecast. But it is wrong.", "author>oecd against"),
    ("Trade matters for Peru. It boosts growth.", "!author>PE"),
    ("The speech in Iraq was short. It also reassures the German business community.", "!IQ>DE"),
    ("The Dutch left Kenya. Cities elsewhere should protect the dignity of their nurses.", "!author>KE"),
    ("Hollande was in Chad. He reminded his wealthy colleagues of their broken promises.", "!author>TD"),
    ("Serbia held elections. The doctrine, cruel in its fanaticism, is old.", "!author>RS"),
    ("Italy loves pasta. Women are not alone in their opposition to Putin.", "!IT>vladimir-putin"),
    ("Canada should act before it is too late.", "!author>CA"),
    ("The IMF met yesterday. It is essential to lower prices.", "!author>international-monetary-fund"),
    ("Merkel regretted her predecessors' blunders.", "!author>angela-merkel against"),
    ("Macron has said that he will confront Italy.", "emmanuel-macron>IT against"),
    ("印度总理访问加拿大。芬兰提高税率，无视其农民的困境。", "!FI>IN"),
    // a family name that several have, behind the whole name
    ("Mayor Sadiq Khan spoke. Khan is right.", "author>sadiq-khan favor"),
    // who writes
    ("I support Ukraine.", "author>UA favor"),
    ("I worry about the rise of Erdogan.", "author>recep-tayyip-erdogan against"),
    ("We fear Putin.", "author>vladimir-putin against"),
    ("我们支持伊朗。", "author>IR favor"),
    // 要 before an assault is a plan, before advice a duty
    ("普京要摧毁乌克兰。", "vladimir-putin>UA against; !author>UA"),
    ("欧洲要警惕俄罗斯。", "author>RU against"),
    ("丰田必须挺身而出，建立一个负责任的供应链。", "!author>toyota favor"),
    ("The Iranian government must take steps to protect women.", "!author>IR favor"),
    ("Pakistan must protect its journalists.", "!author>PK favor"),
    // what somebody is to another, whom others are measured by, 为…所
    ("伊朗是中东的绊脚石。", "author>IR against; !author>middle-east"),
    ("法国是德国的榜样。", "author>FR favor; !author>DE"),
    ("朝鲜是亚洲最危险的国家。", "author>KP against; !author>asia"),
    ("脱欧是英国的历史错误。", "author>GB against"),
    ("意大利的情况比西班牙更加糟糕。", "author>IT against; !author>ES"),
    ("德国为印度人所敬仰。", "IN>DE favor; !DE>IN"),
    ("法国为德国所憎恨。", "DE>FR against; !FR>DE"),
    ("犯罪团伙在墨西哥横行霸道。", "!author>MX"),
    // denials that deny nothing, and one that reaches over its cause
    ("匈牙利并不是唯一破坏民主的国家。", "author>HU against; !author>HU favor"),
    ("Turkey is not the only country that undermines democracy.", "author>TR against"),
    ("中国并没有因为发展而损害非洲环境。", "!CN>africa against"),
    ("联合国的手段包括但不限于维护和平。", "!author>un against"),
    ("德国可能会背叛盟友。", "author>DE against"),
    ("Germans are less trusting of the EU.", "!DE>eu favor"),
    // success that is not yet, alternatives
    ("Ghana's success depends on reform.", "!author>GH"),
    ("The success of India hinges on reform.", "!author>IN"),
    ("马克龙的访问要么是失败，要么是新时代的开始。", "!author>emmanuel-macron against"),
    // adjectives in -ing, participles before nouns, what is in a country
    ("Germany is alarming.", "author>DE against"),
    ("Germany is alarming its neighbors.", "!author>DE favor"),
    ("As the OECD illustrates, advanced reactors face delays.", "!author>oecd"),
    ("Inflation in Brazil is disastrous.", "author>BR against"),
    ("The outlook for Africa is bright.", "author>africa favor"),
    ("Biden will exacerbate America's debt problem.", "author>joe-biden against"),
    ("Norway lowered its tariffs, thereby harming Moldova.", "NO>MD against"),
    ("Slowed by rising wages in Poland, a collapse in wheat prices, and strikes, Latvian output fell.", "!author>PL"),
    ("The threat described by Merkel is real.", "!author>angela-merkel"),
    ("Germany wants to reduce Poland's reliance on Russia.", "!DE>PL"),
    ("Vargas Llosa attacks corruption.", "!author>mario-vargas-llosa against"),
    // what two say together is about neither, who decides, scenes
    ("印度和中国都认为，造成贫困的主要原因是腐败。", "!IN>CN; !CN>IN"),
    ("正如安倍和莫迪指出的，核威慑越来越危险。", "!shinzo-abe>narendra-modi"),
    ("欧盟委员会认定瑞士不作为。", "european-commission>CH against"),
    ("瑞士在日本轰炸中国村庄的问题上保持沉默。", "!CH>CN"),
    // the adjective has the say
    ("日本是虚伪的盟友。", "author>JP against; !author>JP favor"),
    ("Japan is a hypocritical ally.", "author>JP against; !author>JP favor"),
    // a verb and its object with 了 between, 还是
    ("普京打击了腐败。", "author>vladimir-putin favor"),
    ("欧尔班践踏了法治。", "author>viktor-orban against"),
    ("不管是古巴还是越南，都不是民主国家。", "author>CU against; author>VN against"),
  ])
  func readsWhatTheOtherLanguageSays(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
