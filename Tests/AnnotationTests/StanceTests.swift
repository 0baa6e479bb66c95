import Annotation
import TestSupport
import Testing
import TextModel

/// The first stance annotator on a small lexicon of its own: what it says, and what it leaves unsaid.
@Suite struct StanceTests {
  static let entities = """
    id\ttype\ten\tzh
    country/US\tGPE\t=US|America\t美国
    country/CN\tGPE\tChina\t中国
    country/JP\tGPE\tJapan\t日本
    """
  static let cues = """
    id\tlemma\tpos\tpolarity\tstrength\tpattern
    en/condemn.v\tcondemn\tverb\t-\t0.8\tH ~ T
    en/support.v\tsupport\tverb\t+\t0.6\tH ~ T
    en/reckless.a\treckless\tadjective\t-\t0.7\t~ T|T be ~
    zh/谴责.v\t谴责\tverb\t-\t0.8\tH ~ T
    zh/支持.v\t支持\tverb\t+\t0.6\tH ~ T
    zh/施压.v\t施压\tverb\t-\t0.6\tH 对 T ~|H 向 T ~
    """
  static let scope = """
    id\ttext\tkind\tvalue
    en/not\tnot\tnegation\t-1
    en/only\tnot only\tpseudo\t1
    en/may\tmay\tmodal\t0.6
    en/said\tsaid\treport\t0
    zh/不\t不\tnegation\t-1
    zh/没有\t没有\tnegation\t-1
    zh/不仅\t不仅\tpseudo\t1
    zh/难道\t难道\tquestion\t-1
    """

  func annotate(_ text: String, zones: [Zone] = []) throws -> Document {
    var document = Document(id: "t", text: Array(text.utf16))
    document.zones = zones
    try Annotator(lexicon: Bundled.lexicon(Self.entities, Self.cues, Self.scope)).makeWorker().annotate(&document)
    return document
  }

  @Test(arguments: [
    ("Japan condemned China.", "JP>CN against asserted"), ("Japan did not condemn China.", "JP>CN favor negated"),
    ("Japan not only condemned China.", "JP>CN against asserted"), ("Japan may support China.", "JP>CN favor hedged"),
    ("China was condemned by Japan.", "JP>CN against asserted"), ("Japan is reckless.", "author>JP against asserted"),
    ("日本谴责中国。", "JP>CN against asserted"), ("日本没有支持中国。", "JP>CN against negated"),
    ("日本不仅支持中国。", "JP>CN favor asserted"),
    ("中国被日本谴责。", "JP>CN against asserted"), ("美国对日本施压。", "US>JP against asserted"),
    ("难道日本支持中国吗？", "JP>CN against questioned"),
    ("Does Japan support China?", ""), ("Japan and China met.", ""), ("They condemned it.", ""),
    ("Japan met; China supported America.", "CN>US favor asserted"),
  ])
  func readsStances(_ text: String, _ expected: String) throws {
    let found = try annotate(text).stances.map {
      "\($0.holder.replacing("country/", with: ""))>\($0.target.replacing("country/", with: "")) \($0.label.rawValue) \($0.factuality.rawValue)"
    }
    #expect(found.joined(separator: ", ") == expected)
  }

  @Test func whatIsSaidHasItsOwnSubject() throws {
    let stance = try #require(try annotate("America said China condemned Japan.").stances.first)
    #expect(stance.holder == "country/CN" && stance.target == "country/JP" && stance.voice == .reported)
  }

  @Test func aHeaderAndAFooterFeedNoStance() throws {
    let text = "Japan condemned China."
    let whole = TextSpan(0, text.utf16.count)
    for kind in [ZoneKind.source, .byline, .dateline, .bio, .boilerplate] {
      #expect(try annotate(text, zones: [Zone(kind: kind, span: whole)]).stances.isEmpty, "\(kind)")
    }
    #expect(try annotate(text, zones: [Zone(kind: .title, span: whole)]).stances.count == 1)
  }

  @Test func positionsAddUp() throws {
    let positions = try annotate("Japan condemned China. Japan condemned China. Japan supported China.").positions
    #expect(positions.count == 1)
    #expect(positions.first?.against == 2 && positions.first?.favor == 1)
    #expect(positions.first?.label == .against)
  }

  @Test func evidenceHoldsCueAndActors() throws {
    let document = try annotate("Yesterday Japan condemned China again.")
    let stance = try #require(document.stances.first)
    #expect(document.string(stance.span) == "Japan condemned China")
    #expect(stance.cues.map { document.string(document.cues[$0].span) } == ["condemned"])
    #expect(stance.rule == "H ~ T")
  }

  @Test func reportedSpeechIsTheSpeakers() throws {
    let stance = try #require(try annotate("Japan said China was reckless.").stances.first)
    #expect(stance.holder == "country/JP" && stance.target == "country/CN" && stance.voice == .reported)
  }
}
