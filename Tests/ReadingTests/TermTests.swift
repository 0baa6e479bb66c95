import Reading
import TextModel
import Testing

/// Lists of other tools, as the tables that they become.
@Suite struct TermTests {
  func table(_ format: TermFormat, _ text: String, _ type: EntityType = .topic) throws -> String {
    var table = TermTable(defaultType: type)
    return table.table(try format.read(Array(text.utf8)).terms)
  }

  static let header = "id\ttype\ten\tzh\n"

  @Test(arguments: [
    (#"{"label":"ORG","pattern":"Zorg Institute","id":"zorg"}"#, "org/zorg\tORG\tZorg Institute\t\n"),
    (
      #"{"label":"ORG","pattern":"佐格研究所","id":"zorg"}"# + "\n" + #"{"label":"ORG","pattern":"Zorg","id":"zorg"}"#,
      "org/zorg\tORG\tZorg\t佐格研究所\n"
    ),
    (
      #"{"label":"GPE","pattern":[{"LOWER":"san"},{"LOWER":{"IN":["zorgo","morgo"]}}]}"#,
      "place/san-zorgo\tGPE\tsan zorgo\t\nplace/san-morgo\tGPE\tsan morgo\t\n"
    ),
    (
      #"{"label":"PER","pattern":[{"lower":"jean"},{"is_punct":true},{"lower":"luc"}]}"#,
      "person/jean-luc\tPERSON\tjean-luc\t\n"
    ),
    (#"{"label":"FRUIT","pattern":[{"text":"佐"},{"text":"格"}]}"#, "topic/佐格\tTOPIC\t\t佐格\n"),
  ])
  func spacy(_ patterns: String, _ rows: String) throws { #expect(try table(.spacy, patterns) == Self.header + rows) }

  @Test func whatIsNoNameIsLeftOutWithItsLine() throws {
    let list = try TermFormat.spacy.read(
      Array(
        """
        {"label":"ORG","pattern":[{"POS":"PROPN","OP":"+"}]}

        {"label":"ORG"
        {"label":"ORG","pattern":"Zorg"}
        """.utf8))
    #expect(list.terms.map(\.name) == ["Zorg"])
    #expect(list.leftOut.map(\.line) == [1, 3])
    #expect(list.leftOut[0].reason.contains("only LOWER, ORTH and TEXT"))
  }

  @Test(arguments: [
    // As R writes it, with the list as far left as its key.
    "economy:\n  tax:\n  - zorg duty*\n  - \"levy\"\n  jobs:\n  - 'workers'' pay'\n",
    "---\n# a dictionary\neconomy:   # all of it\n  tax: [zorg duty*,\n    \"levy\"]\n  jobs: ['workers'' pay']\n",
    "economy:\n    tax:\n        - zorg duty\n        - levy\n    jobs: [\"workers\\u0027 pay\"]\n",
  ])
  func quanteda(_ dictionary: String) throws {
    #expect(
      try table(.quanteda, dictionary) == Self.header
        + "economy/tax\tTOPIC\tzorg duty|levy\t\neconomy/jobs\tTOPIC\tworkers' pay\t\n")
  }

  @Test func newsmapAddsToCountries() throws {
    let list = "ASIA:\n  EAST:\n    JP: [日本*, 东京]\n    TW: [taiwan, taiwan*]\n  ALL: [asia*]\n"
    #expect(try table(.newsmap, list) == Self.header + "+country/JP\t\t\t日本|东京\n+country/TW\t\ttaiwan\t\n")
    #expect(try TermFormat.newsmap.read(Array(list.utf8)).leftOut.map(\.line) == [5])
  }

  @Test(arguments: [
    ("a: &x [b]\n", 1, "quotes"), ("a:\n  - b\n c: d\n", 3, "indented"), ("a: [b\n", 1, "bracket"), ("", 1, "empty"),
    ("a:\n\t- b\n", 2, "tab"), ("a: {b: c}\n", 1, "braces"), ("- b\n", 1, "without a key"),
    ("a: \"b\n", 1, "quotation"),
    ("a: |\n  b\n", 1, "quotes"),
  ])
  func yamlThatIsNotReadIsToldWithItsLine(_ text: String, _ line: Int, _ message: String) {
    let error = #expect(throws: UnreadableTerms.self) { try TermFormat.quanteda.read(Array(text.utf8)) }
    #expect(error?.line == line && error?.description.contains(message) == true, "\(String(describing: error))")
  }

  @Test func jieba() throws {
    let list = try TermFormat.jieba.read(Array("佐格研究所 3 nt\n佐格城 ns\n创新办 3 i\n云计算\n凱特琳 nr\n".utf8))
    #expect(list.terms.map { "\($0.name) \($0.label)" } == ["佐格研究所 nt", "佐格城 ns", "云计算 ", "凱特琳 nr"])
    #expect(list.words == 1)
    #expect(
      try table(.jieba, "佐格研究所 3 nt\n佐格城 ns\n") == Self.header
        + "org/佐格研究所\tORG\t\t佐格研究所\nplace/佐格城\tGPE\t\t佐格城\n")
  }

  @Test func gate() throws {
    let entries = GATEIndex.entries("city.lst:location:city:en:Location\n\nco.lst:organization\n")
    #expect(entries.map { "\($0.file) \($0.label)" } == ["city.lst location/city", "co.lst organization"])
    let list = try TermFormat.gate.read(Array("Zorgville&country=DE\nMorgville\tpop=3\n&x=1\n".utf8))
    #expect(list.terms.map(\.name) == ["Zorgville", "Morgville"])
    #expect(list.leftOut.map(\.line) == [3])
  }

  @Test func csv() throws {
    let text =
      "id,type,name,Aliases,note\norg/zorg,ORG,Zorg Institute,\"佐格研究所; ZI\",\"a, b\"\n,GPE,Zorgville,,\n,,,x,\n"
    #expect(
      try table(.csv, text) == "id\ttype\ten\tzh\tnote\norg/zorg\tORG\tZorg Institute|ZI\t佐格研究所\ta, b\n"
        + "place/zorgville\tGPE\tZorgville\t\t\n")
    let error = #expect(throws: UnreadableTerms.self) { try TermFormat.csv.read(Array("a,b\n1,2\n".utf8)) }
    #expect(error?.description.contains("no column of names") == true)
  }

  @Test func idsAreUniqueAndNamesFitIntoCells() throws {
    var table = TermTable(defaultType: .organisation)
    let terms = try TermFormat.csv.read(Array("name\nZorg Co\nZorg-Co\n佐 格\nA|B\n美\n".utf8)).terms
    #expect(
      table.table(terms) == Self.header
        + "org/zorg-co\tORG\tZorg Co\t\norg/zorg-co-2\tORG\tZorg-Co\t\norg/佐格\tORG\t\t佐格\n")
    #expect(table.notes.count == 3 && table.rows == 3)
  }
}
