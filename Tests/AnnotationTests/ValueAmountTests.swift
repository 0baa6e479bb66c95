import Lexicons
import TestSupport
import Testing
import TextModel

/// Money, shares, quantities, orders and counts, and what is none of them. Marked text as in `ValueTests`.
@Suite struct ValueAmountTests {
  private func check(_ marked: String) throws {
    let expected = MarkedText(marked)
    let document = try Bundled.annotate(expected.string, published: "2025-10-01")
    let found = document.mentions.filter { $0.entry.hasPrefix("value/") }
      .map { "\(document.string($0.span))|\($0.type.rawValue) \($0.value)" }
    let wanted = expected.marks.map { "\(document.string($0.span))|\($0.label)" }
    #expect(found == wanted, "in: \(expected.string)")
  }

  @Test(arguments: [
    "⟦340亿美元|MONEY 34000000000 USD⟧", "⟦65亿元|MONEY 6500000000 CNY⟧", "⟦1万亿日元|MONEY 1000000000000 JPY⟧",
    "⟦3亿5千万欧元|MONEY 350000000 EUR⟧", "⟦十五美元|MONEY 15 USD⟧", "⟦人民币5000万元|MONEY 50000000 CNY⟧", "⟦500元港币|MONEY 500 HKD⟧",
    "⟦300多亿美元|MONEY 30000000000 USD⟧", "⟦数十亿美元|MONEY ⟧", "⟦五元三毛|MONEY 5.3 CNY⟧", "⟦100瑞士法郎|MONEY 100 CHF⟧",
    "⟦两美元又三美分|MONEY 2.03 USD⟧", "⟦3至5亿元|MONEY 300000000/500000000 CNY⟧", "⟦２０．５億新台幣|MONEY 2050000000 TWD⟧",
    "⟦五十万越南盾|MONEY 500000 VND⟧",
  ])
  func chineseMoney(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦$6.5 billion|MONEY 6500000000 USD⟧", "⟦US$ 150 million|MONEY 150000000 USD⟧", "⟦HK$30|MONEY 30 HKD⟧",
    "⟦€1.2bn|MONEY 1200000000 EUR⟧",
    "⟦£5m|MONEY 5000000 GBP⟧", "⟦20 million yen|MONEY 20000000 JPY⟧", "⟦10,000 Swiss francs|MONEY 10000 CHF⟧",
    "⟦USD 200|MONEY 200 USD⟧",
    "⟦100 billion yuan|MONEY 100000000000 CNY⟧", "⟦half a million dollars|MONEY 500000 USD⟧",
    "⟦billions of dollars|MONEY ⟧",
    "a ⟦multibillion-dollar|MONEY ⟧ plan", "⟦34 US cents|MONEY 0.34 USD⟧", "⟦34 cents|MONEY 34⟧",
    "⟦$5-10 billion|MONEY 5000000000/10000000000 USD⟧",
    "⟦thirteen dollars forty-five cents|MONEY 13.45 USD⟧", "a ⟦$2-trillion|MONEY 2000000000000 USD⟧ package",
    "⟦120 MEUR|MONEY 120000000 EUR⟧", "⟦CN¥760 billion|MONEY 760000000000 CNY⟧",
    "⟦3 billion Kenyan shillings|MONEY 3000000000 KES⟧",
  ])
  func englishMoney(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦11.8%|PERCENT 0.118⟧", "下降⟦１２％|PERCENT 0.12⟧", "⟦百分之二十|PERCENT 0.2⟧", "⟦百分之三点五|PERCENT 0.035⟧",
    "⟦千分之五|PERCENT 0.005⟧",
    "⟦三分之一|PERCENT 0.333333333⟧", "占⟦1/20|PERCENT 0.05⟧", "⟦三成|PERCENT 0.3⟧左右", "⟦三成半|PERCENT 0.35⟧",
    "⟦八五折|PERCENT 0.85⟧",
    "上升⟦0.1个百分点|PERCENT 0.001⟧", "⟦六個百分點|PERCENT 0.06⟧", "⟦3%-5%|PERCENT 0.03/0.05⟧", "⟦5% to 10%|PERCENT 0.05/0.1⟧",
    "从⟦8%|PERCENT 0.08⟧，降到⟦6%|PERCENT 0.06⟧", "⟦-22.2%|PERCENT -0.222⟧", "⟦百分之几|PERCENT ⟧",
    "⟦five per cent|PERCENT 0.05⟧", "⟦3.5 percentage points|PERCENT 0.035⟧", "⟦25 basis points|PERCENT 0.0025⟧",
    "⟦two-thirds|PERCENT 0.666666667⟧ of them", "⟦a third|PERCENT 0.333333333⟧ of them", "⟦3-5%|PERCENT 0.03/0.05⟧",
    "⟦minus five percent|PERCENT -0.05⟧",
  ])
  func shares(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦500公里|QUANTITY 500⟧", "⟦五千万吨|QUANTITY 50000000⟧", "⟦两倍|QUANTITY 2⟧", "⟦12 tons|QUANTITY 12⟧",
    "a ⟦200-mile|QUANTITY 200⟧ zone",
    "⟦2.5 million square kilometers|QUANTITY 2500000⟧", "⟦第三|ORDINAL 3⟧次", "the ⟦twenty-first|ORDINAL 21⟧ meeting",
    "the ⟦5th|ORDINAL 5⟧ round",
    "⟦三百四十|CARDINAL 340⟧人", "⟦1,234|CARDINAL 1234⟧ soldiers", "⟦3.2 million|CARDINAL 3200000⟧ people",
    "⟦十亿|CARDINAL 1000000000⟧人", "⟦3万|CARDINAL 30000⟧人", "一两家公司", "三四家公司", "⟦三十二|CARDINAL 32⟧家",
    "⟦two|CARDINAL 2⟧ countries", "⟦thousands|CARDINAL ⟧ of people", "⟦三|CARDINAL 3⟧名士兵", "⟦一千五百|CARDINAL 1500⟧名",
    "⟦2000|CARDINAL 2000⟧ troops",
  ])
  func quantities(_ text: String) throws { try check(text) }

  /// No value stands in these.
  @Test(arguments: [
    "It may rain.", "May I ask why?", "They may, or may not.", "This may reflect what people are told.",
    "The troops march on.", "Her august presence",
    "The dentist fitted a crown.", "the fall of Saigon", "The Arab Spring", "an F-35 and a C919", "COVID-19",
    "version 2.1.4", "IP 192.168.0.1",
    "the first lady", "at first", "second-hand", "one another", "Day after day",
    "see https://example.com/2024/05/a%20b", "Sun and wind", "They sat down",
    "3D printing", "G7 and G20", "the real world", "He won the vote.", "call 206-555-1212", "no. 123-12-1234",
    "一直如此", "一些国家", "统一", "万一", "十分重要", "千方百计", "日本", "成功", "老周一个人住", "四元桥附近", "祖先令人敬佩", "他家千金", "没有半点虚假", "五角大楼",
    "体现在文件中", "表现在两方面", "出现在会场", "有朝一日", "一带一路", "两岸", "百分百", "三点建议", "月球", "点名批评", "周边国家", "年轻人", "分析", "元首", "多边主义",
    "前提",
    "唐宁街10号", "八一厂", "四季如春", "北京时间",
  ])
  func noValue(_ text: String) throws {
    let document = try Bundled.annotate(text, published: "2025-10-01")
    let found = document.mentions.filter {
      $0.entry.hasPrefix("value/") && !["ORDINAL", "CARDINAL"].contains($0.type.rawValue)
    }
    #expect(found.map { document.string($0.span) }.isEmpty, "\(found.map { document.string($0.span) })")
  }

  /// A name wins over a value inside it; a currency or festival that begins with a name keeps the name as its part.
  @Test func namesAndValues() throws {
    let document = try Bundled.annotate("The G20 paid 50 Swiss francs.")
    let money = try #require(document.mentions.firstIndex { $0.type == .money })
    let swiss = try #require(document.mentions.first { $0.entity == "country/CH" })
    #expect(swiss.parent == money)
    #expect(document.mentions.filter { $0.type == .cardinal }.isEmpty)
  }

  @Test func aTableOfTheUserAddsACurrency() throws {
    let lexicon = try Bundled.lexicon(
      "id\tsense\tvalue\ten\tzh\tnote\ncurrency/ZOR\tcurrency\tZOR\tzorkmid|zorkmids\t佐币\t\n")
    #expect(lexicon.values.map(\.value) == ["ZOR"])
  }

  @Test(arguments: [
    ("id\tsense\tvalue\ten\tzh\na\tcolour\t1\tred\t红\n", "unknown-sense"),
    ("id\tsense\tvalue\ten\tzh\na\tmonth\tx\tred\t红\n", "bad-value"),
    ("id\tsense\ten\tzh\na\tmonth\tred\t红\n", "missing-column"),
  ])
  func aBrokenTableIsAFinding(_ table: String, _ code: String) {
    var builder = LexiconBuilder()
    builder.addLayer([LexiconSource(file: "t.tsv", bytes: Array(table.utf8))])
    #expect(builder.findings.map(\.code) == [code])
  }
}
