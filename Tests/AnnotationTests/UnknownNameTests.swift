import Annotation
import Lexicons
import TestSupport
import Testing
import TextModel

/// Names that no table has, and what a document itself makes a name.
@Suite struct UnknownNameTests {
  func label(_ mention: Mention) -> String { mention.entity.isEmpty ? mention.type.rawValue : mention.entity }

  /// Every marked stretch is a mention with that id, or without id and of that type.
  @Test(arguments: [
    // Chinese persons: a title, a verb of speech, a list, a mark and rare characters.
    "本报记者⟦陈立川⟧报道：", "厂长⟦谢淑珍⟧带头捐款", "⟦叶兆祥⟧说，今年收成很好。", "出席会议的有赵国梁、⟦孙慧敏⟧、⟦周炳炎⟧等",
    "记者⟦欧阳雪梅⟧摄",
    // Foreign persons.
    "经济学家⟦罗伯特·戈兰⟧（Robert Goran）指出", "部长⟦安德鲁·汤姆林森⟧宣布", "总统⟦穆卡雷⟧昨天抵达", "⟦贾·K·费多罗夫⟧同意",
    "导演⟦约翰·恩岑斯贝格⟧说",
    // English persons.
    "coach ⟦Berti Holzmann⟧ resigned", "said ⟦Karima Bensalah⟧, a lawyer in Oran",
    "⟦Nancy Birchwood⟧, the president of a foundation",
    "Foreign Minister ⟦Tomas Kvasnik⟧ agreed", "⟦Ursula von der Hagen⟧ spoke",
    // Headlines: every word has a capital.
    "Senator ⟦Nancy Birchwood⟧ Slams Critics Over Budget", "Governor Backs ⟦Nancy Birchwood⟧ for Senate Leadership",
  ])
  func findsPersons(_ marked: String) throws { try check(marked, .person) }

  @Test(arguments: [
    "⟦武汉康民药业集团⟧成立", "⟦上海市申浦足球俱乐部⟧宣布", "⟦加拿大司法部⟧发言人", "⟦丹麦队⟧获胜", "⟦海丽集团⟧上市",
    "⟦中国科学院地质研究所⟧的专家", "the ⟦Patriotic Union of Zarovia⟧ won", "⟦Kestrel Holdings Inc.⟧ rose",
    "the ⟦Institute for Peace and Justice⟧ said", "the ⟦University of Tarnby⟧",
  ])
  func findsBodies(_ marked: String) throws { try check(marked, .organisation) }

  @Test(arguments: [
    "在⟦盐池县⟧的乡村", "记者来到⟦西柏坪乡⟧", "the town of Kall in ⟦Hosze⟧ county", "the ⟦Lomba River⟧ flooded", "near ⟦Lake Tarnby⟧",
  ])
  func findsPlaces(_ marked: String) throws { try check(marked, .location, .politicalEntity) }

  func check(_ marked: String, _ types: EntityType...) throws {
    let expected = MarkedText(marked)
    let document = try Bundled.annotate(expected.string)
    let spans = marked.count { $0 == "⟦" }
    #expect(spans > 0 && expected.marks.count == spans)
    for (span, _) in expected.marks {
      #expect(
        document.mentions.contains { $0.span == span && $0.entity.isEmpty && types.contains($0.type) },
        "\(expected.string): \(document.mentions.map { "\(document.string($0.span))=\(label($0))" })")
    }
  }

  /// Nothing of this type is found.
  @Test(arguments: [
    ("他高兴地说，金融业很重要。", EntityType.person), ("女子比赛今天结束", .person), ("向大家介绍情况", .person), ("年收入超过5万美金", .person),
    ("陈先生说", .organisation), ("The Oil Company and the Post", .organisation), ("各大银行和跨国公司", .organisation),
    ("许多地区和社区", .location), ("本县和全县", .politicalEntity), ("Will Congress act in May?", .person),
    ("The president of the board said no.", .person),
    ("New York Threatens to Sue Developers Over Housing", .location), ("GOLF - PARNEVIK TAKES LEAD", .person),
  ])
  func findsNone(_ text: String, _ type: EntityType) throws {
    let document = try Bundled.annotate(text)
    let found = document.mentions.filter { $0.type == type && $0.entity.isEmpty }
    #expect(found.isEmpty, "\(found.map { document.string($0.span) })")
  }

  @Test func aPersonOfTheTablesIsNoPieceOfAnotherName() throws {
    for text in ["国防部长莫迪凯支持撤军", "Nigel Wray bought the club"] {
      let document = try Bundled.annotate(text)
      let persons = document.mentions.filter { $0.type == .person }
      #expect(persons.map(\.entity) == [""], "\(persons.map(\.entity))")
    }
  }

  /// A later family name, a short form in brackets and a Latin name in brackets are the same entity as what they belong to.
  @Test(arguments: [
    ("经济学家罗伯特·戈兰认为如此。戈兰还说，", ["罗伯特·戈兰", "戈兰"]),
    ("Karima Bensalah, a lawyer, spoke. Later Bensalah left.", ["Karima Bensalah", "Bensalah"]),
    (
      "The Quadrilateral Security Dialogue (QSD) met. The QSD agreed.",
      ["Quadrilateral Security Dialogue", "QSD", "QSD"]
    ),
    ("新华通讯社（以下简称“华通”）报道。华通说，", ["新华通讯社", "华通", "华通"]), ("国务卿鲁比欧（Marco Rubio）表示", ["鲁比欧", "Marco Rubio"]),
    ("the European Commission (ECX) said. ECX officials", ["European Commission", "ECX", "ECX"]),
  ])
  func bindsWithinTheDocument(_ text: String, _ surfaces: [String]) throws {
    let document = try Bundled.annotate(text)
    var rest = surfaces[...]
    var names = Set<String>()
    for mention in document.mentions where document.string(mention.span) == rest.first {
      names.insert(mention.entity + "/" + mention.name)
      rest.removeFirst()
    }
    #expect(rest.isEmpty && names.count == 1, "\(document.mentions.map { document.string($0.span) + "=" + $0.name })")
  }

  @Test(arguments: [
    ("中国和日本举行会谈。⟦两国⟧同意合作。", ["country/CN", "country/JP"]), ("中美关系紧张，⟦双方⟧都不让步。", ["country/CN", "country/US"]),
    ("美、日、韩会谈，⟦三国⟧发表声明。", ["country/US", "country/JP", "country/KR"]), ("海峡⟦两岸⟧关系", ["country/CN", "country/TW"]),
    ("India and China met. ⟦Both countries⟧ agreed.", ["country/IN", "country/CN"]),
    ("Russia and Ukraine talked, and ⟦the two sides⟧ disagreed.", ["country/RU", "country/UA"]),
    ("US-Japan trade grew. ⟦The two countries⟧ gained.", ["country/US", "country/JP"]),
    ("Japan is rich. ⟦The country⟧ is old.", ["country/JP"]), ("伊朗拒绝谈判，⟦该国⟧表示不满。", ["country/IR"]),
    ("世界贸易组织开会，⟦该组织⟧总干事说", ["org/world-trade-organization"]),
    ("ASEAN met in Jakarta, and ⟦the bloc⟧ agreed.", ["org/asean"]),
    ("The Republican Party is lost. ⟦The party⟧ has no ideas.", ["org/us-republican-party"]),
    ("The European Central Bank met, and ⟦the central bank⟧ cut rates.", ["org/european-central-bank"]),
    ("Africa is rising. ⟦The continent⟧ is young.", ["place/africa"]),
    ("Amnesty International wrote a report. ⟦The organization⟧ is respected.", ["org/amnesty-international"]),
  ])
  func resolvesGroups(_ marked: String, _ ids: [String]) throws {
    let expected = MarkedText(marked)
    let document = try Bundled.annotate(expected.string)
    let found = document.mentions.first { $0.span == expected.marks[0].span }
    #expect(found?.ids == ids && found?.role == .group, "\(document.mentions.map { document.string($0.span) })")
  }

  @Test(arguments: [
    "两国应当合作。", "中国、日本和韩国开会。两国同意。", "黄河两岸风景很好", "Both countries agreed.", "The country is old.",
    "Amnesty International met. The party was long.", "Germany grew. The continent is old.",
    "France, Spain and Italy met. The two countries agreed.", "公司和工会谈判，双方同意",
  ])
  func leavesGroupsOpen(_ text: String) throws {
    let document = try Bundled.annotate(text)
    #expect(document.mentions.allSatisfy { $0.role != .group })
  }

  @Test func anInstitutionBelongsToTheCountryOfItsSentence() throws {
    for (text, id) in [
      ("美国总统特朗普说，国会应当批准。", "org/us-congress"), ("日本首相表示，众议院将解散。", "org/japan-house-of-representatives"),
      ("美国和韩国的媒体很多。韩国国防部拒绝评论，但外交部回应了。", "org/kr-foreign-ministry"),
    ] {
      let document = try Bundled.annotate(text)
      #expect(document.mentions.contains { $0.entity == id }, "\(text): \(document.mentions.map(\.entity))")
    }
  }

  /// Words across both edges of a name win over it.
  @Test(arguments: [
    ("物业决定重新加坡道扶手", "country/SG"), ("旅游大巴拿马路当停车场", "country/PA"), ("三日内瓦片全部换新", "place/geneva"),
    ("他的论文在寅时写完", "person/moon-jae-in"), ("Oil crews left Odessa, Texas.", "place/odesa"),
    ("Paris, Texas, is small", "country/FR"),
  ])
  func refuses(_ text: String, _ id: String) throws {
    #expect(try Bundled.annotate(text).mentions.allSatisfy { $0.entity != id })
  }

  @Test func mentionsNestAndDoNotCross() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      let document = try Bundled.annotate(
        generator.text(pieces: 60) + "武汉市康民药业集团董事长陈立川说，US-Japan Corp. Nancy Birchwood")
      for (i, mention) in document.mentions.enumerated() where mention.parent >= 0 {
        #expect(mention.parent != i && document.mentions[mention.parent].span.contains(mention.span))
      }
      for (a, b) in zip(document.mentions, document.mentions.dropFirst()) { #expect(a.span <= b.span) }
    }
  }
}
