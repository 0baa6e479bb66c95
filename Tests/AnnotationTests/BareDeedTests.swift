import TestSupport
import Testing

@testable import Annotation

/// Deeds without a doer that are judged, and names that stand too far in to be an object.
@Suite struct BareDeedTests {
  @Test(arguments: [
    ("Isolating Russia would backfire.", "author>RU favor"),
    ("Containing China is doomed to fail.", "author>CN favor"),
    ("Trying to contain China is futile.", "author>CN favor"),
    ("To isolate Russia is foolish.", "author>RU favor"),
    ("Refusing to sanction Russia is a disgrace.", "author>RU against"),
    ("Calls to boycott Israel are misguided.", "author>IL favor"),
    ("Helping Ukraine is the right thing to do.", "author>UA favor"),
    ("Attacking Russia, Ukraine violated the deal.", "UA>RU against"),
    ("Arguing that Trump is guilty of fraud, Biden said that he had lied.", "joe-biden>donald-trump against"),
  ])
  func readsDeeds(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  @Test(arguments: [
    ("打压中国企业不得人心。", "author>CN favor"), ("一味打压中国企业不得人心。", "author>CN favor"),
    ("遏制中国注定失败。", "author>CN favor"), ("指责中国毫无道理。", "author>CN favor"),
    ("迫使中国让步注定失败。", "author>CN favor"), ("制裁俄罗斯符合各方利益。", "author>RU against"),
    ("援助乌克兰势在必行。", "author>UA favor"), ("支持以色列打击哈马斯。", "IL>hamas against"),
    ("批评特朗普不负责任。", "author>donald-trump against"), ("美国得想办法帮助中国。", "author>CN favor"),
    ("德国减少法国对俄罗斯的依赖。", "DE>RU against"), ("就连欧洲也不信任美国。", "europe>US against"),
    ("特朗普决心重新发现朝鲜的核威胁，以及迫使民主党人让步。", "donald-trump>us-democratic-party against"),
  ])
  func readsChinese(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// What is fashionable is not right, what harms somebody was done by nobody here, and what stands further in is no object.
  @Test(arguments: [
    "Bashing China is popular in Washington.", "Failing to support Ukraine would be a mistake.",
    "Sanctioning Russia has hurt Europe.", "制裁俄罗斯损害了欧洲的利益。",
    "美国政府依靠武力来平息中国的怒气。", "美国制裁支持俄罗斯的企业。", "欧洲试图阻止利比亚随后发生的混乱。",
  ])
  func saysNothing(_ text: String) throws { #expect(try sides(text) == []) }

  /// A noun names the deed, and nobody does it.
  @Test(arguments: [
    ("Sanctions against Cuba are immoral.", ["author>CU favor"]),
    ("Cooperation with China is vital.", ["author>CN favor"]),
    ("Sanctions against Cuba are not the answer.", ["author>CU favor"]),
    ("The boycott of Israel is wrong.", ["author>IL favor"]), ("Aid to Israel should end.", ["author>IL against"]),
    ("Attacks on Ukraine must stop.", ["author>UA favor"]), ("Dependence on China is a risk.", ["author>CN against"]),
    ("Solidarity with Ukraine remains essential.", ["author>UA favor"]),
    ("Hatred of Israel is wrong and dangerous.", ["author>IL favor"]),
    ("Sanctions against Russia are a key policy.", []), ("Is war with Iran a mistake?", []),
    ("对古巴的制裁是不道德的。", ["author>CU favor"]), ("与中国合作至关重要。", ["author>CN favor"]),
    ("对以色列的军援必须停止。", ["author>IL against"]), ("对乌克兰的援助必须继续。", ["author>UA favor"]),
    ("对伊朗的制裁不是错误的。", ["author>IR against"]), ("中方认为，对俄制裁是非法的。", ["CN>RU favor"]),
    ("对中国的遏制已经失败。", []),
  ])
  func readsNamedDeeds(_ text: String, _ expected: [String]) throws { #expect(try sides(text) == expected) }

  /// Where somebody does it, he is judged.
  @Test(arguments: [
    ("US sanctions against Cuba are immoral.", "author>US against"), ("美国对古巴的制裁是非法的。", "author>US against"),
  ])
  func judgesWhoDoesIt(_ text: String, _ expected: String) throws { try StanceTests.check(text, expected) }

  /// Three states of one country are courted once.
  @Test func courtsOneCountryOnce() throws {
    #expect(try sides("特朗普迎合密歇根、宾夕法尼亚和威斯康星。") == ["donald-trump>US favor"])
  }

  private func sides(_ text: String) throws -> [String] { StanceTests.sides(try StanceTests.annotate(text)) }
}
