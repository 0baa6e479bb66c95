import TestSupport
import Testing

/// What is done to treaties, and what "the agreement" is when one was just named.
@Suite struct TreatyTests {
  @Test(arguments: [
    ("Germany ratified the Paris Agreement last year.", "DE>paris-agreement favor"),
    ("Germany ratified the budget of France.", "!DE>FR"),
    ("The US should ratify the Comprehensive Test Ban Treaty.", "author>ctbt favor; !US>ctbt"),
    ("The New START treaty should be extended.", "author>new-start favor"),
    ("Trump withdrew from the Paris Agreement.", "donald-trump>paris-agreement against"),
    (
      "Trump left the Paris Agreement and then left the White House.",
      "donald-trump>paris-agreement against; !donald-trump>US"
    ),
    ("美国应重返《巴黎协定》。", "author>paris-agreement favor"),
    ("特朗普撕毁了《巴黎协定》。", "donald-trump>paris-agreement against"),
    // The agreement with Pakistan is in the gap: the verb is about Pakistan.
    ("印度暂停了与巴基斯坦的《印度河水条约》。", "IN>PK against"),
    // the treaty that was just named
    (
      "The Paris Agreement entered into force in 2016. The agreement is badly flawed.", "author>paris-agreement against"
    ),
    ("《巴黎协定》于2016年生效。这项协定存在严重缺陷。", "author>paris-agreement against"),
    (
      "The Paris Agreement and the Trans-Pacific Partnership were signed. The agreement is badly flawed.",
      "!author>paris-agreement; !author>tpp"
    ),
  ])
  func treaties(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
