import TestSupport
import Testing
import TextModel

/// Subjects without a name, grounds that are given or denied, and predicates that take back what a noun says.
@Suite struct GroundTests {
  @Test(arguments: [
    // 政府, 总统: the one spoken of
    ("匈牙利举行了选举。政府肆意践踏法治。", "author>HU against"),
    ("马克龙赢了。总统本人傲慢自大。", "author>emmanuel-macron against"),
    ("The IMF met on Friday. The Fund praised Ghana.", "international-monetary-fund>GH favor"),
    ("The UN Security Council met. The Council condemned North Korea.", "un-security-council>KP against"),
    // subjects that are nobody with a name
    ("中国有足够的底气，谁想试探底线，谁就会碰得头破血流。", "!author>CN"),
    ("美国国会开会，法案粗暴干涉中国内政。", "!us-congress>CN"),
    ("普京以为几天就能拿下基辅，如今骑虎难下。", "author>vladimir-putin against; !author>UA"),
    ("美国拼凑“四方安全对话”和奥库斯，想把东盟晾在一边。", "US>asean against; !quad>asean"),
    ("土耳其支持布雷顿森林机构（IMF和世界银行），贡献了力量。", "!author>imf"),
    ("UNESCO met Emmanuel Macron. It will need a leader who has the vision to act.", "!author>emmanuel-macron"),
    ("Others blame a hostile Congress for it.", "!author>us-congress"),
    ("True, Europe could have done more to prevent the chaos in Libya.", "author>europe against; !author>europe favor"),
    (
      "If the Trump administration takes aim at foreign lenders – namely, China – its strategy could quickly backfire.",
      "!author>CN"
    ),
    (
      "The coup was not aided by the US or Europe, both of which supported Hamas.", "US>hamas favor; europe>hamas favor"
    ),
    ("Why aren't the Soviets expelled from the UN?", "!SU>un"),
    // whom a coverb governs does it
    ("中方增兵，不过是对印军越线的回应。", "!author>CN"),
    // what somebody says he does it for, and what is no cause
    ("欧盟以破坏竞争为由，对谷歌开出罚单。", "eu>google against; !author>eu"),
    ("中东的混乱是宗教矛盾所致，而不是因为美国的干涉。", "!author>US"),
    // who writes
    ("我担心特朗普。", "author>donald-trump against"),
    ("与其说我担心中国的崛起，还不如说我更担心特朗普。", "!CN>donald-trump"),
    // two verbs for one thing, and a duty that never was
    ("奥巴马的方针助长而不是遏制了动荡。", "!author>barack-obama favor"),
    ("中国从未把印度列为要打压的对手。", "!author>CN; !CN>IN against"),
    // a verb with a clause, relations, words in quotation marks
    ("美国肯定从未支持埃及政变。", "!US>EG favor"),
    ("中韩关系回暖仍有不少障碍。", "!author>CN; !author>KR"),
    ("高市早苗那番“台湾有事”的狂言至今没有收回。", "!author>TW"),
    // who is left out, what somebody means to do, what is got from somebody, whom somebody uses
    ("除了菲佐威胁乌克兰，欧洲也讨好美国。", "!robert-fico>US"),
    ("特朗普一心要围堵伊朗。", "donald-trump>IR against; !author>IR"),
    ("美国靠这张牌换来中国让步。", "!US>CN favor"),
    ("美国拿台湾当棋子。", "author>US against"),
    // "of" behind another preposition is not about the noun in front
    ("Moscow sent a gratuitous protest over a visit of Adenauer.", "!author>konrad-adenauer"),
    // predicates behind a noun
    ("Senate approval of the New START treaty is highly unlikely.", "us-senate>new-start against"),
    ("American help for Ukraine is waning.", "!US>UA favor"),
    // where something is, and on whom blame falls
    ("He attributes it to Europe's involvement in the wars in the Middle East.", "!europe>middle-east"),
    ("Imran Khan blamed his fall on Washington.", "imran-khan>US against"),
    ("Pakistan blamed India for attacks on Iran.", "PK>IN against; !PK>IR"),
    ("The only hope for Germany lies in a compromise.", "!author>DE"),
  ])
  func readsTheGround(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
