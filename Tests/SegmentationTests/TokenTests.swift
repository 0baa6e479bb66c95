import Segmentation
import TestSupport
import Testing
import TextModel

/// The rules for tokens: each row is a text as it is written, and the same with its tokens apart.
@Suite struct TokenTests {
  private func tokens(_ text: String) throws -> String {
    var document = Document(id: "t", text: Array(text.utf16))
    try Segmenter().segment(&document)
    return document.tokens.map { document.string($0.span) }.joined(separator: " ")
  }

  @Test(arguments: [
    ("The U.S. Senate voted at 5 p.m. on Sept. 3.", "The U.S. Senate voted at 5 p.m. on Sept. 3 ."),
    ("Mr. J. D. Vance and Gen. Dunford met.", "Mr. J. D. Vance and Gen. Dunford met ."),
    ("e.g. tariffs, quotas, etc.", "e.g. tariffs , quotas , etc."),
    ("See No. 5 and pp. 10-12.", "See No. 5 and pp. 10 - 12 ."),
    ("No. That is wrong.", "No . That is wrong ."), ("The sun. The moon.", "The sun . The moon ."),
    ("Boston, Mass., voted", "Boston , Mass. , voted"), ("He has a Ph.D. in law", "He has a Ph.D. in law"),
    ("Acme Corp. sued Bolt Inc..", "Acme Corp. sued Bolt Inc. ."), ("You and I. We go.", "You and I . We go ."),
    ("St. Petersburg, Mt. Fuji", "St. Petersburg , Mt. Fuji"), ("the mfg. sector", "the mfg. sector"),
    ("it broke btw., she said", "it broke btw. , she said"), ("Wait... what?!", "Wait ... what ?!"),
    ("so . . . yes", "so . . . yes"),
  ])
  func abbreviationsAndStops(_ text: String, _ expected: String) throws { #expect(try tokens(text) == expected) }

  @Test(arguments: [
    ("a U.S.-led, well-known plan", "a U.S. - led , well - known plan"),
    ("non-aligned, anti-China, pre-2001", "non-aligned , anti-China , pre-2001"),
    ("over-the-counter over-eager", "over - the - counter over-eager"),
    ("e-mail co-operation ex-president", "e-mail co-operation ex-president"),
    ("China-wide tax-free price-wise", "China - wide tax - free price-wise"),
    ("1914-1918, 10-15", "1914 - 1918 , 10 - 15"),
    ("call 202-555-0143 or 555-0143", "call 202-555-0143 or 555-0143"), ("on 2025-09-26", "on 2025-09-26"),
    ("then -- silence —— 沉默", "then -- silence —— 沉默"), ("and/or 24/7 b/c 9/11 3/4", "and / or 24 / 7 b/c 9/11 3/4"),
    ("on 9/26/2025 at 10:30, 9:15am", "on 9/26/2025 at 10:30 , 9:15 am"), ("note:read", "note : read"),
  ])
  func hyphensAndSlashes(_ text: String, _ expected: String) throws { #expect(try tokens(text) == expected) }

  @Test(arguments: [
    ("$5, US$6.5bn, £20m and €3", "$ 5 , US$ 6.5 bn , £ 20 m and € 3"), ("1,000 or 3.5%", "1,000 or 3.5 %"),
    ("5km 10k 24hrs", "5 km 10 k 24 hrs"),
    ("the 5G G7 3rd 1990s F16", "the 5G G7 3rd 1990s F16"), ("+1 #1 .5 $$$", "+1 # 1 .5 $$$"),
    ("AT&T R&D salt&pepper", "AT&T R&D salt & pepper"),
    ("12,000元", "12,000 元"),
  ])
  func numbers(_ text: String, _ expected: String) throws { #expect(try tokens(text) == expected) }

  @Test(arguments: [
    ("don't Japan's allies' it’s", "don't Japan's allies' it’s"), ("the 'free' world", "the ' free ' world"),
    ("'Go,' he said", "' Go , ' he said"),
    ("rock 'n' roll in the '90s, the 80's", "rock 'n' roll in the '90s , the 80's"), ("‘new order’", "‘ new order ’"),
    ("“Stop!” (he said)", "“ Stop ! ” ( he said )"), ("''quoted''", "'' quoted ''"),
  ])
  func apostrophes(_ text: String, _ expected: String) throws { #expect(try tokens(text) == expected) }

  @Test(arguments: [
    ("see https://example.org/a-b_c/?q=1&r=%20#x.", "see https://example.org/a-b_c/?q=1&r=%20#x ."),
    ("(www.example.com/path)", "( www.example.com/path )"), ("详见http://example.cn/新闻。", "详 见 http://example.cn/ 新闻 。"),
    ("write to first.last-name@my-site.co.uk, please", "write to first.last-name@my-site.co.uk , please"),
    ("thanks @user #MeToo #5", "thanks @user #MeToo # 5"), ("report.pdf and Node.js", "report.pdf and Node.js"),
    ("fine :-) or :( or =D", "fine :-) or :( or =D"), ("(as follows:) x", "( as follows : ) x"),
    ("family:) bye", "family :) bye"),
    ("a ===== b *** c", "a ===== b *** c"), ("end.Then more", "end . Then more"), ("world.today", "world.today"),
  ])
  func addressesAndSigns(_ text: String, _ expected: String) throws { #expect(try tokens(text) == expected) }

  @Test func kindsOfJoinedTokens() throws {
    var document = Document(id: "t", text: Array("U.S. 10:30 US$ :-) ... x@y.org ——".utf16))
    try Segmenter().segment(&document)
    #expect(document.tokens.map(\.kind) == [.word, .number, .symbol, .symbol, .punctuation, .word, .punctuation])
  }

  /// Text that would make a careless rule look at the same units again and again ends soon all the same.
  @Test(arguments: [
    "1-", "1/", "a@", ":", "a:)", "http://a", ")", "(", "\"", "'", ". ", "a.b", "…", "1.) ", "__", "[1]", "A. ",
  ])
  func longRunsAreLinear(_ piece: String) throws {
    var document = Document(id: "t", text: Array(String(repeating: piece, count: 200_000).utf16))
    try Segmenter().segment(&document)
    #expect(!document.tokens.isEmpty)
    #expect(document.sentences.reduce(0) { $0 + $1.span.count } > 0)
  }
}
