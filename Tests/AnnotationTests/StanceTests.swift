import Annotation
import TestSupport
import Testing
import TextModel

/// What the stance annotator says of whole sentences with the bundled tables: `holder>target label`, ids without their kind.
@Suite struct StanceTests {
  static func annotate(_ text: String, zones: [Zone] = []) throws -> Document {
    var document = Document(id: "t", text: Array(text.utf16))
    document.zones = zones
    try Annotator(lexicon: Bundled.lexicon.get()).makeWorker().annotate(&document)
    return document
  }

  static func sides(_ document: Document) -> [String] {
    document.stances.map { stance in
      func short(_ id: String) -> String { id.split(separator: "/").last.map(String.init) ?? id }
      return "\(short(stance.holder))>\(short(stance.target)) \(stance.label.rawValue)"
    }
  }

  /// Checks that a text has a stance whose short form, "US>CN against", holds what is expected.
  static func check(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = sides(try annotate(text))
    #expect(found.contains { $0.contains(expected) }, "\(found)", sourceLocation: sourceLocation)
  }

  /// Active, passive, prepositional, possessive, nominal, and mutual frames.
  static let frames = [
    ("Japan condemned China.", "JP>CN against"), ("China was condemned by Japan.", "JP>CN against"),
    ("Japan said that it would sanction Russia.", "JP>RU against"),
    ("Poland accused Russia of sabotage.", "PL>RU against"),
    ("Japan's criticism of China grew louder.", "JP>CN against"),
    ("China imposed sanctions on Japan.", "CN>JP against"),
    ("The US-led sanctions on Russia continue.", "US>RU against"),
    ("India is worried about China.", "IN>CN against"), ("Germany is critical of Israel.", "DE>IL against"),
    ("Tokyo wants to contain China.", "JP>CN against"), ("China angered Japan.", "JP>CN against"),
    ("Having invaded Crimea, Russia attacked Ukraine.", "RU>UA against"),
    ("Russia, which invaded Ukraine, praised Iran.", "RU>UA against"),
    ("Russia, which invaded Ukraine, praised Iran.", "RU>IR favor"),
    ("France condemned Iran and supported Israel.", "FR>IL favor"),
    ("Australia supports sanctions against Iran.", "AU>IR against"),
    ("日本强烈谴责俄罗斯。", "JP>RU against"), ("俄罗斯遭到日本谴责。", "JP>RU against"), ("中国被日本抹黑。", "JP>CN against"),
    ("美国对日本施压。", "US>JP against"), ("法国对德国表示不满。", "FR>DE against"), ("日本对中国的崛起充满忧虑。", "JP>CN against"),
    ("美国宣布制裁伊朗。", "US>IR against"), ("德国反对对伊朗的制裁。", "DE>IR favor"), ("菲律宾激怒了中国。", "CN>PH against"),
    ("法国向乌克兰提供援助。", "FR>UA favor"), ("中美对抗加剧。", "CN>US against"), ("中美对抗加剧。", "US>CN against"),
    // Regard, scenes, relations, acts that are taken back, coordination, pronouns.
    ("Germany regards Russia as reckless.", "DE>RU against"), ("日本把中国视为威胁。", "JP>CN against"),
    ("Protests against Shinzo Abe broke out in China.", "CN>shinzo-abe against"),
    ("安倍晋三一直试图改善与中国的关系。", "shinzo-abe>CN favor"),
    ("China lifted most of its ban on Japanese seafood.", "CN>JP favor"),
    ("中国和韩国又一次爆发了反对小泉纯一郎的抗议活动。", "KR>junichiro-koizumi against"),
    ("China fears that the US undermines it.", "US>CN against"),
  ]

  @Test(arguments: frames)
  func bindsHolderAndTarget(_ text: String, _ expected: String) throws {
    let found = Self.sides(try Self.annotate(text))
    #expect(found.contains(expected), "\(found)")
  }

  /// The author's own evaluation.
  static let evaluations = [
    ("Japan is reckless.", "author>JP against"), ("Putin's shortsighted policy failed.", "vladimir-putin"),
    ("The EU's misguided energy policy invites trouble.", "author>eu against"),
    ("美国的霸权行径令人不齿。", "author>US against"), ("日本一意孤行。", "author>JP against"), ("菲律宾倒行逆施。", "author>PH against"),
    ("德国值得信赖。", "author>DE favor"),
    // What somebody has, pursues, is or ordered; what is his.
    ("The US has a rather dysfunctional government.", "author>US against"),
    ("Japan is now crumbling.", "author>JP against"),
    ("Putin pursues a policy of blackmail.", "author>vladimir-putin against"),
    ("Putin spoke. His rule is a form of tyranny.", "author>vladimir-putin against"),
    ("The brutal deportations ordered by Joseph Stalin went on.", "author>joseph-stalin against"),
    ("美国奉行单边主义的政策。", "author>US against"), ("普京的行为就像是黑帮。", "author>vladimir-putin against"),
    ("小泉纯一郎在其臭名昭著的论文里谈到美国。", "author>junichiro-koizumi against"),
    ("小泉纯一郎多年来一直损害着中国与韩国的关系。", "author>junichiro-koizumi against"),
    // A clause of its own is not negated; a pronoun keeps its person.
    ("None of this is trivial, and Japanese engineers deserve credit for it.", "author>JP favor"),
    ("Shinzo Abe pursued China. He then courted Russia. His reckless policy failed.", "author>shinzo-abe against"),
  ]

  @Test(arguments: evaluations)
  func readsTheAuthor(_ text: String, _ expected: String) throws {
    let found = Self.sides(try Self.annotate(text))
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  /// Negation with parity, words that only look like it, and what ends it.
  static let scopes = [
    ("Japan does not support China.", "JP>CN against negated"), ("Japan may support China.", "JP>CN favor hedged"),
    ("Russia not only threatens Poland but also attacks it.", "RU>PL against asserted"),
    ("No doubt Japan backs America.", "JP>US favor asserted"), ("日本没有支持中国。", "JP>CN against negated"),
    ("日本不仅支持中国，而且支持韩国。", "JP>CN favor asserted"), ("难道日本支持中国吗？", "JP>CN against questioned"),
    ("如果日本支持中国，局势就会缓和。", "JP>CN favor conditional"),
  ]

  @Test(arguments: scopes)
  func readsScope(_ text: String, _ expected: String) throws {
    let document = try Self.annotate(text)
    let found = zip(Self.sides(document), document.stances).map { "\($0) \($1.factuality.rawValue)" }
    #expect(found.contains(expected), "\(found)")
  }

  /// Sentences that take no such side.
  static let silent = [
    ("Japan and China met.", "JP>CN"), ("They condemned it.", ""), ("Japan did not condemn China.", "JP>CN"),
    ("The prisoner in Japan was condemned to death.", "JP"), ("日本和中国举行会谈。", "JP>CN"),
    ("The Sunshine Coast borders Japan.", "JP"),
    // Seen so by nobody who is named; another "it"; another "succeed"; what is only there; another's decline.
    ("Pakistan was seen as a friendly country.", "PK"), ("巴基斯坦被视为友邦。", "PK"),
    ("Vietnam protested. It would be wrong to claim that Tokyo wants war.", "author>VN"),
    ("Hu Jintao succeeded Jiang Zemin.", "author>hu"), ("China rejected a ceasefire in Lebanon.", "CN>LB"),
    ("欧洲无视银行压力的加剧。", "author"),
  ]

  @Test(arguments: silent)
  func staysSilent(_ text: String, _ pair: String) throws {
    let found = Self.sides(try Self.annotate(text))
    #expect(!found.contains { pair.isEmpty || $0.contains(pair) }, "\(found)")
  }

  /// Whose words they are: what is said is the speaker's, and no stance of the author's.
  @Test(arguments: [
    ("Japan said China was reckless.", "JP>CN against"), ("日本声称，中国是威胁。", "JP>CN against"),
    ("According to Moscow, Kyiv is reckless.", "RU>UA against"),
  ])
  func reportedSpeechIsTheSpeakers(_ text: String, _ expected: String) throws {
    let document = try Self.annotate(text)
    let found = Self.sides(document)
    let place = try #require(found.firstIndex(of: expected), "\(found)")
    #expect(document.stances[place].voice == .reported)
    #expect(!document.stances.contains { $0.holder == "author" && $0.target == document.stances[place].target })
  }

  @Test func whoFeelsContainedIsAgainstIt() throws {
    #expect(Self.sides(try Self.annotate("中国认为，美国企图遏制中国。")).contains("CN>US against"))
  }

  @Test func aHeaderAndAFooterFeedNoStance() throws {
    let text = "Japan condemned China."
    let whole = TextSpan(0, text.utf16.count)
    for kind in [ZoneKind.source, .byline, .dateline, .bio, .boilerplate] {
      #expect(try Self.annotate(text, zones: [Zone(kind: kind, span: whole)]).stances.isEmpty, "\(kind)")
    }
    #expect(try Self.annotate(text, zones: [Zone(kind: .title, span: whole)]).stances.count == 1)
  }

  @Test func positionsAddUp() throws {
    let positions = try Self.annotate("Japan condemned China. Japan condemned China. Japan supported China.").positions
    #expect(positions.count == 1)
    #expect(positions.first?.against == 2 && positions.first?.favor == 1)
    #expect(positions.first?.label == .against)
  }

  @Test func evidenceHoldsCueAndActors() throws {
    let document = try Self.annotate("Yesterday Japan condemned China again.")
    let stance = try #require(document.stances.first)
    #expect(document.string(stance.span) == "Japan condemned China")
    #expect(stance.cues.map { document.string(document.cues[$0].span) } == ["condemned"])
    #expect(stance.rule == "H ~ T")
  }

  /// Pronouns stand for the likeliest actor before them.
  @Test(arguments: [
    ("Putin spoke in Moscow. He threatened Ukraine.", "vladimir-putin>UA against"),
    ("普京发表了讲话。他威胁乌克兰。", "vladimir-putin>UA against"),
  ])
  func pronounsStandForTheirAntecedents(_ text: String, _ expected: String) throws {
    let found = Self.sides(try Self.annotate(text))
    #expect(found.contains(expected), "\(found)")
  }

  /// A mention that the caller asks about gets the author's side from what stands near, and is marked so.
  @Test func aGivenMentionIsReadByProximity() throws {
    var document = Document(id: "t", text: Array("A scandal engulfed the mayor, Alan Smithee.".utf16))
    document.given = [GivenMention(span: TextSpan(30, 42), type: .person, entity: "")]
    try Annotator(lexicon: Bundled.lexicon.get()).makeWorker().annotate(&document)
    let stance = try #require(document.stances.first)
    #expect(stance.target == "Alan Smithee" && stance.label == .against && stance.rule == "near")
  }

  /// So is one that is part of a longer name: "Joe |Biden|".
  @Test func aGivenPartOfANameIsReadByProximity() throws {
    var document = Document(id: "t", text: Array("A scandal engulfed the mayor, Joe Biden.".utf16))
    document.given = [GivenMention(span: TextSpan(34, 39), type: .person, entity: "")]
    try Annotator(lexicon: Bundled.lexicon.get()).makeWorker().annotate(&document)
    let stance = try #require(document.stances.first)
    #expect(document.mentions[stance.targetMention].span == TextSpan(34, 39) && stance.label == .against)
  }

  /// What somebody says, also of people without a name, is nothing that stands near him; what is denied or far away says little.
  @Test(arguments: [
    ("Ms. Quill said the corrupt and brutal regime was a disaster.", "Quill", StanceLabel.neutral),
    ("“A corrupt and brutal disaster,” said Quill.", "Quill", .neutral),
    ("Quill slammed the neighbors.", "Quill", .neutral),
    ("A scandal engulfed the mayor, Quill.", "Quill", .against),
    ("No scandal ever touched the mayor, Quill.", "Quill", .neutral),
    (
      "There was a scandal in the city that year, and many of those who had to answer for it were friends of Quill.",
      "Quill", .neutral
    ),
    ("A hero that night: young Quill.", "Quill", .favor),
    ("Quill won a brilliant victory.", "Quill", .favor),
    // A headline praises less.
    ("A win in the town that morning and Quill.", "Quill", .favor),
    ("A win in the town that morning and Quill", "Quill", .neutral),
  ])
  func wordsNearAMention(_ text: String, _ name: String, _ expected: StanceLabel) throws {
    let units = Array(text.utf16)
    let wanted = Array(name.utf16)
    let start = try #require(units.indices.first { units[$0...].starts(with: wanted) })
    var document = Document(id: "t", text: units)
    document.given = [GivenMention(span: TextSpan(start, start + wanted.count), type: .person, entity: "")]
    try Annotator(lexicon: Bundled.lexicon.get()).makeWorker().annotate(&document)
    let near = document.stances.filter { $0.rule == "near" }
    #expect(near.map(\.label) == (expected == .neutral ? [] : [expected]))
    #expect(near.allSatisfy { abs($0.score) > 0 && abs($0.score) <= 0.5 })
  }
}
