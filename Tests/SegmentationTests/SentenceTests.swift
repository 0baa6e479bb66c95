import Segmentation
import TestSupport
import Testing
import TextModel

/// The rules for sentences: `‖` stands where one ends.
@Suite struct SentenceTests {
  private func expectSentences(_ marked: String) throws {
    let expected = marked.split(separator: "‖").map(trimmed)
    var document = Document(id: "t", text: Array(marked.replacing("‖", with: "").utf16))
    try Segmenter().segment(&document)
    #expect(document.sentences.map { document.string($0.span) } == expected)
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }

  @Test(arguments: [
    "Gov. Newsom met Sen. Warren and Dr. Fauci.‖ They agreed.", "He left the U.S.‖ It was over.",
    "The U.S. Treasury and the U.K. Parliament acted.",
    "Tariffs, quotas, etc. were raised.‖ So were taxes.", "It sells steel, coal, etc.‖ Prices rose.",
    "Talks began at 9 a.m.‖ Delegates arrived late.",
    "Talks begin at 9 a.m. Monday.", "At 9 a.m. Mr. Wang spoke.",
    "Boeing Co. and Lockheed Corp. won.‖ Shares of Apple Inc.‖ These fell.",
    "See No. 4, vol. 2, pp. 30 and Fig. 1.‖ Then go on.",
    "It was signed on Jan. 20, 2025.‖ Both sides cheered.",
    "George W. Bush and J.D. Vance spoke.‖ We listened.", "You and I.‖ We shall see.",
    "It cost Rs. 3,000 or approx. 40 dollars.",
    "The Jan. 6 riot vs. the 1812 fire.", "He holds a Ph.D. from Yale.‖ She does not.",
  ])
  func abbreviations(_ marked: String) throws { try expectSentences(marked) }

  @Test(
    arguments: [
      "Is this peace?‖ Hardly!‖ It is war.", "What?!‖ No!!!‖ Yes.", "Enough is enough! he cried.",
      "Who gains? asked Merkel.",
      "The price rose 3.5 percent to 1,000.‖ Nobody cared.", "i went home.‖ it was late.",
      "Mail a.b@c.org today.‖ Or see www.example.com.‖ Thanks.",
      "Waiting ... and waiting.", "It ended....‖ Everyone left.", "That was that...‖ The next day came.",
      "One sentence.Two sentences.‖ 3.5 is a number.",
    ].map { $0.replacing("sentence.Two", with: "sentence.‖Two") })
  func terminals(_ marked: String) throws { try expectSentences(marked) }

  @Test(arguments: [
    "“We will not yield.”‖ He meant it.", "“Will you yield?” she asked.‖ He said no.",
    "“Never!” Smith replied.‖ It was over.",
    "He called it “a great day.”‖ They did not.", "The pact (signed in 1951.) still holds.",
    "They won.‖ (Nobody had expected it.)‖ Then they lost.",
    "“Stop! Wait! I cannot go on like this.”‖ Nobody waited.", "The law passed.[1][2] ‖It failed later.",
    "It grew.12 ‖It shrank.",
    "‘We go. We stay,’ he said.", "He wrote: \"No. Not now. Not ever!\"‖ So it was.",
  ])
  func quotesAndBrackets(_ marked: String) throws { try expectSentences(marked) }

  @Test(arguments: [
    "1. Cut taxes.‖ 2. Cut spending.", "1) Cut taxes ‖2) Cut spending ‖3) Rest", "1.) Cut taxes ‖2.) Cut spending",
    "a. one thing ‖b. another ‖c. a third",
    "i) Hello ‖ii) World", "• 9. One ‖• 10. Two", "First, 1) cut taxes, 2) cut spending, and 3) rest.",
    "For 1. above we pay, for 2. above we do not.",
    "Before\n‖==========\n‖After", "Title\n‖Text of it.", "first part of a line \nwraps here",
  ])
  func listsAndLines(_ marked: String) throws { try expectSentences(marked) }

  @Test(arguments: [
    "为什么？‖因为和平。‖没有别的！", "他说：“我们不怕。谁怕谁！”‖会议结束了。", "“中国反对。”外交部发言人表示。‖美方沉默。", "人们高喊“和平万岁！”并挥舞旗帜。‖警察没有动。",
    "所谓“自由航行。”的说法站不住脚。", "（一）坚持对话。‖（二）反对制裁。", "1．坚持对话。‖2．反对制裁。", "3.中国经济稳中向好。‖4.美国通胀回落。", "据称两国关系“牢不可破”.‖但事实并非如此.",
    "日本……还要走多远？‖没人知道。", "《摔跤吧！爸爸》好看吗？‖好看！", "【评论】美国错了。‖日本也错了。", "他承认（虽然很晚。）错误。‖很好。", "「我反對。」‖他走了。", "报告称增长2.5%。‖通胀为3%。",
    "他问：“真的吗？”‖没有人回答。", "U.S.官员说不。‖中方说是。",
  ])
  func chinese(_ marked: String) throws { try expectSentences(marked) }
}
