import TestSupport
import Testing
import TextModel

/// Marked text: `⟦9月3日|DATE 2025-09-03⟧`. Every value that is found must be marked, and none besides. The date of
/// the document is 2025-10-01, a Wednesday.
@Suite struct ValueTests {
  private func check(_ marked: String, published: String = "2025-10-01") throws {
    let expected = MarkedText(marked)
    let document = try Bundled.annotate(expected.string, published: published)
    let found = document.mentions.filter { $0.entry.hasPrefix("value/") }
      .map { "\(document.string($0.span))|\($0.type.rawValue) \($0.value)" }
    let wanted = expected.marks.map { "\(document.string($0.span))|\($0.label)" }
    #expect(found == wanted, "in: \(expected.string)")
  }

  @Test(arguments: [
    "⟦2025年9月26日|DATE 2025-09-26⟧发表", "⟦二〇二五年九月二十六日|DATE 2025-09-26⟧发表", "⟦２０２５年９月|DATE 2025-09⟧",
    "⟦一九九八年|DATE 1998⟧以来", "⟦九八年|DATE 1998⟧洪水", "⟦07年|DATE 2007⟧以后", "他在⟦9月3日|DATE 2025-09-03⟧讲话",
    "⟦29日|DATE 2025-09-29⟧在北京", "⟦29日|DATE 2025-09-29⟧举行会谈", "⟦9月26日|DATE 2025-09-26⟧宣布", "⟦2008 年|DATE 2008⟧",
    "⟦2025-09-26|DATE 2025-09-26⟧", "⟦2025/9/26|DATE 2025-09-26⟧",
    "⟦2025.9.26|DATE 2025-09-26⟧", "⟦元月5日|DATE 2026-01-05⟧", "⟦2月29日|DATE 2024-02-29⟧，", "⟦2023年2月29日|DATE ⟧",
    "⟦公元前221年|DATE -0220⟧统一", "⟦康熙三年五月|DATE 1664-05⟧", "⟦民国三年|DATE 1914⟧", "⟦公元元年|DATE 0001⟧",
    "⟦2025年十月|DATE 2025-10⟧", "⟦八月十五|DATE 2025-08-15⟧赏月",
  ])
  func chineseDates(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦20世纪90年代|DATE 1990/1999⟧", "⟦上世纪九十年代初|DATE 1990/1993⟧", "⟦本世纪初|DATE 2000/2033⟧", "⟦21世纪|DATE 2000/2099⟧",
    "⟦二十一世纪|DATE 2000/2099⟧",
    "⟦2024年上半年|DATE 2024-01/2024-06⟧", "⟦第三季度|DATE 2025-07/2025-09⟧出口", "⟦今年一季度|DATE 2025-01/2025-03⟧",
    "⟦2024年前三季度|DATE 2024-01/2024-09⟧", "⟦去年下半年|DATE 2024-07/2024-12⟧", "⟦5月上旬|DATE 2025-05-01/2025-05-10⟧",
    "⟦1997年底|DATE 1997-09/1997-12⟧", "⟦2024年夏天|DATE 2024-SU⟧", "⟦去冬|DATE 2024-WI⟧", "⟦2018财年|DATE 2018⟧",
    "⟦十月的第一周|DATE 2025-09-29/2025-10-05⟧",
  ])
  func chineseStretches(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦昨天|DATE 2025-09-30⟧", "⟦去年|DATE 2024⟧同期", "⟦上个月|DATE 2025-09⟧", "⟦上周四|DATE 2025-09-25⟧", "⟦下周|DATE 2025-W41⟧",
    "⟦周一|DATE 2025-09-29⟧举行", "⟦后天|DATE 2025-10-03⟧", "⟦去年10月|DATE 2024-10⟧", "⟦本月3日|DATE 2025-10-03⟧",
    "⟦五天前|DATE 2025-09-26⟧", "⟦三年前|DATE 2022⟧", "⟦过去十年|DATE 2015-10-01/2025-10-01⟧",
    "⟦未来三年|DATE 2025-10-02/2028-10-01⟧",
    "⟦近年来|DATE ⟧", "⟦当天|DATE ⟧", "⟦目前|DATE PRESENT_REF⟧看来", "⟦近日|DATE PAST_REF⟧表示", "⟦今后|DATE FUTURE_REF⟧",
  ])
  func chineseRelativeDates(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦2022年至2024年|DATE 2022/2024⟧", "⟦1995－1997年|DATE 1995/1997⟧", "⟦7至9月|DATE 2025-07/2025-09⟧",
    "⟦9月1日至3日|DATE 2025-09-01/2025-09-03⟧", "⟦2019年6月1日-6月30日|DATE 2019-06-01/2019-06-30⟧",
    "⟦2015年和2018年之间|DATE 2015/2018⟧", "⟦从2010年到2015年|DATE 2010/2015⟧", "⟦去年10月至今年3月|DATE 2024-10/2025-03⟧",
    "⟦2015年|DATE 2015⟧和⟦2018年|DATE 2018⟧",
  ])
  func chineseRanges(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦1月19日下午5:00|TIME 2026-01-19T17:00⟧", "⟦今晚八点|TIME 2025-10-01T20:00⟧", "⟦15时20分|TIME T15:20⟧",
    "⟦晚上九点半|TIME T21:30⟧", "⟦明天上午|TIME 2025-10-02TMO⟧", "⟦零点整|TIME T00:00⟧",
    "⟦下午五点到晚上七点半|TIME T17:00/T19:30⟧", "等了⟦三小时|TIME PT3H⟧", "⟦半个月|DATE P0.5M⟧",
    "⟦两年零三个月|DATE P2Y3M⟧", "⟦三天半|DATE P3.5D⟧", "⟦8天20小时|DATE P8DT20H⟧", "⟦每天|DATE P1D⟧", "⟦十多年|DATE P10Y⟧",
  ])
  func chineseTimesAndLengths(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦2024年春节|DATE 2024-02-10⟧", "⟦中秋节|DATE 2025-10-06⟧", "⟦国庆节|DATE 2025-10-01⟧", "⟦2024年除夕|DATE 2024-02-09⟧",
    "⟦清明节|DATE 2025-04-04⟧", "⟦圣诞节|DATE 2025-12-25⟧", "⟦斋月|DATE ⟧", "⟦正月初五|DATE 2026-02-21⟧",
    "on ⟦Easter 2018|DATE 2018-04-01⟧", "⟦Thanksgiving 2024|DATE 2024-11-28⟧", "on ⟦Labor Day|DATE 2025-09-01⟧",
    "⟦Chinese New Year|DATE 2026-02-17⟧ sales", "on ⟦Christmas Eve|DATE 2025-12-24⟧",
  ])
  func festivals(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "on ⟦September 26, 2025|DATE 2025-09-26⟧", "on ⟦26 September 2025|DATE 2025-09-26⟧",
    "on ⟦Sept. 3rd|DATE 2025-09-03⟧",
    "on ⟦the 22nd of May, 2019|DATE 2019-05-22⟧", "in ⟦May 2024|DATE 2024-05⟧", "since ⟦March|DATE 2025-03⟧",
    "in ⟦2024|DATE 2024⟧",
    "the ⟦2024|DATE 2024⟧ election", "on ⟦Monday, January 12th, 2016|DATE 2016-01-12⟧",
    "on ⟦9/26/2025|DATE 2025-09-26⟧",
    "on ⟦4/22|DATE 2025-04-22⟧", "⟦2019/aug/01|DATE 2019-08-01⟧",
    "on ⟦July fourth, two thousand and ten|DATE 2010-07-04⟧",
    "born in ⟦nineteen eighty-six|DATE 1986⟧", "in ⟦108 BC|DATE -0107⟧", "⟦the 1990s|DATE 1990/1999⟧",
    "in ⟦the mid-1980s|DATE 1984/1986⟧",
    "⟦the nineties|DATE 1990/1999⟧", "⟦the 21st century|DATE 2000/2099⟧",
    "⟦the third quarter of 2016|DATE 2016-07/2016-09⟧",
    "⟦Q1 2024|DATE 2024-01/2024-03⟧", "⟦the first half of 2020|DATE 2020-01/2020-06⟧",
    "in ⟦early 2016|DATE 2016-01/2016-04⟧",
    "⟦the end of March|DATE 2026-03-16/2026-03-31⟧", "in ⟦the summer of 2008|DATE 2008-SU⟧",
    "⟦fiscal year 2024|DATE FY2024⟧",
    "⟦the first week of January 2015|DATE 2014-12-29/2015-01-04⟧",
    "⟦the last four months of 2021|DATE 2021-09/2021-12⟧",
  ])
  func englishDates(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦Yesterday|DATE 2025-09-30⟧ he said", "⟦last year|DATE 2024⟧", "⟦next Tuesday|DATE 2025-10-07⟧",
    "on ⟦Tuesday|DATE 2025-09-30⟧",
    "⟦last month|DATE 2025-09⟧", "⟦this week|DATE 2025-W40⟧", "⟦two weeks ago|DATE 2025-09-17⟧",
    "⟦three years ago|DATE 2022⟧",
    "⟦the past decade|DATE 2010/2019⟧", "⟦the past ten years|DATE 2015-10-01/2025-10-01⟧",
    "⟦last quarter|DATE 2025-07/2025-09⟧",
    "⟦tonight|TIME 2025-10-01TEV⟧", "⟦last night|TIME 2025-09-30TNI⟧", "⟦later this year|DATE 2025-07/2025-12⟧",
    "⟦the day after tomorrow|DATE 2025-10-03⟧", "⟦2 weeks before Christmas|DATE 2025-12-11⟧", "⟦now|DATE PRESENT_REF⟧",
    "⟦recently|DATE PAST_REF⟧", "⟦two years later|DATE ⟧", "⟦the following year|DATE ⟧",
    "over ⟦the last few years|DATE ⟧",
    "in ⟦the past 50 years|DATE 1975-10-01/2025-10-01⟧",
  ])
  func englishRelativeDates(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "⟦from May to July 2024|DATE 2024-05/2024-07⟧", "⟦between 2014 and 2018|DATE 2014/2018⟧",
    "⟦2022-24|DATE 2022/2024⟧",
    "in ⟦1914–18|DATE 1914/1918⟧", "⟦November 19-20|DATE 2025-11-19/2025-11-20⟧",
    "⟦from 4 to 22 January, 2017|DATE 2017-01-04/2017-01-22⟧",
    "⟦from 2010 until March 2012|DATE 2010-01/2012-03⟧", "⟦Dec/2018-May/2019|DATE 2018-12/2019-05⟧",
    "⟦between Jan 2019 and today|DATE 2019-01-01/2025-10-01⟧", "⟦3:00 to 4:30 pm|TIME T15:00/T16:30⟧",
    "⟦yesterday from 3pm to 8pm|TIME 2025-09-30T15:00:00/2025-09-30T20:00:00⟧",
  ])
  func englishRanges(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "at ⟦3pm|TIME T15:00⟧", "at ⟦8.30 p.m.|TIME T20:30⟧", "at ⟦17:55:23|TIME T17:55:23⟧",
    "⟦half past three|TIME T03:30⟧",
    "at ⟦ten past nine in the evening|TIME T21:10⟧", "at ⟦four o'clock|TIME T04:00⟧",
    "⟦tomorrow at noon|TIME 2025-10-02T12:00⟧",
    "for ⟦three years|DATE P3Y⟧", "a ⟦30-year|DATE P30Y⟧ war", "⟦an hour and a half|TIME PT1.5H⟧",
    "⟦one and a half years|DATE P1.5Y⟧",
    "⟦2 years and 3 months|DATE P2Y3M⟧", "⟦a decade|DATE P10Y⟧ of growth", "⟦annual|DATE P1Y⟧ growth",
    "⟦every two years|DATE P2Y⟧",
  ])
  func englishTimesAndLengths(_ text: String) throws { try check(text) }

  /// Without a date of the document nothing is guessed.
  @Test(arguments: [
    "⟦昨天|DATE ⟧", "⟦9月3日|DATE ⟧", "⟦去年|DATE ⟧", "⟦2024年9月3日|DATE 2024-09-03⟧", "⟦last year|DATE ⟧", "on ⟦May 3|DATE ⟧",
    "⟦five years ago|DATE ⟧", "⟦from April to June 2017|DATE 2017-04/2017-06⟧",
  ])
  func nothingIsGuessed(_ text: String) throws { try check(text, published: "") }
}
