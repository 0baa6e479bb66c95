import Lexicons
import TestSupport
import Testing

@Suite struct TableTests {
  func findings(_ table: String) -> [String] {
    var builder = LexiconBuilder()
    builder.addLayer([LexiconSource(file: "t.tsv", bytes: Array(table.utf8))])
    return builder.findings.map(\.description)
  }

  static let header = "id\ttype\ten\tzh\tshort\n"

  @Test(arguments: [
    (header + "country/JP\tGPE\tJapan\t日本\n", [String]()),
    ("\u{FEFF}" + header + "# a comment\r\ncountry/JP\tGPE\tJapan\t日本\r\n", []),
    (
      header + "country/JP\tGPE\tJapan\t日本\t日\tx\n",
      ["t.tsv:2:6: error: 6 cells under a header of 5: is there a stray tab? [too-many-cells]"]
    ),
    (header + "a\tGPE\tA b\t\na\tGPE\tB c\t\n", ["t.tsv:3:1: error: 'a' stands already at t.tsv:2 [duplicate-id]"]),
    (header + "a\tPLACE\tA b\t\n", ["t.tsv:2:2: error: 'PLACE' is no type of entity [unknown-type]"]),
    (header + "\tGPE\tA b\t\n", ["t.tsv:2:1: error: the row has no id [no-id]"]),
    (header + "a\tGPE\t\t\n", ["t.tsv:2: error: 'a' has no name [no-name]"]),
    (header + "a\tGPE\tAb||Cd\t\n", ["t.tsv:2:3: error: a name is empty or begins or ends with a blank [empty-name]"]),
    ("# nothing\n", ["t.tsv:1: error: the table has no header row [no-header]"]),
    (
      "x\ty\n",
      [
        "t.tsv:1: error: the header tells no kind of table: entities have 'type', cues 'pattern', scope words 'kind' [unknown-table]"
      ]
    ),
    (
      "id\tlemma\tpos\tpolarity\tstrength\tpattern\na\tb\tverb\t?\t1\tH ~ T\n",
      ["t.tsv:2:4: error: polarity is '+' or '-', not '?' [bad-polarity]"]
    ),
    (
      "id\tlemma\tpos\tpolarity\tstrength\tpattern\na\tb\tverb\t+\t3\tH ~ T\n",
      ["t.tsv:2:5: error: strength is a number over 0 and up to 1, not '3' [bad-strength]"]
    ),
    (
      "id\ttext\tkind\tvalue\n+a\tb\tnegation\t1\n",
      [
        "t.tsv:2:1: error: '+a': only to rows of entities can names be added; write the whole row under its own id instead [bad-id]"
      ]
    ),
    ("id\ttext\tkind\tvalue\na\tb\tloud\t1\n", ["t.tsv:2:3: error: 'loud' is no kind of scope word [unknown-kind]"]),
  ])
  func tellsWhatIsWrongWhere(_ table: String, _ expected: [String]) { #expect(findings(table) == expected) }

  @Test func oneHanCharacterIsNoName() {
    let found = findings(Self.header + "country/JP\tGPE\tJapan\t日\n")
    #expect(found.count == 1 && found[0].contains("[one-character-name]"))
  }

  @Test func bytesThatAreNotUTF8() {
    var builder = LexiconBuilder()
    builder.addLayer([LexiconSource(file: "t.tsv", bytes: Array(Self.header.utf8) + [0xFF, 0x0A])])
    #expect(
      builder.findings.map(\.description) == ["t.tsv:2: error: the table is not UTF-8: save it as UTF-8 [not-utf8]"])
    #expect(throws: BrokenLexicon.self) { try builder.build() }
  }

  @Test func laterLayersReplaceAndSwitchOff() throws {
    var builder = LexiconBuilder()
    builder.addLayer([
      LexiconSource(file: "a", bytes: Array((Self.header + "x/a\tORG\tAlpha One\t\nx/b\tORG\tBeta One\t\n").utf8))
    ])
    builder.addLayer([
      LexiconSource(
        file: "b", bytes: Array((Self.header + "x/a\tORG\tAlpha Two\t\n-x/b\n-x/c\nx/d\tORG\tDelta\t\n").utf8))
    ])
    let lexicon = try builder.build()
    #expect(lexicon.entities.map(\.name) == ["Alpha Two", "Delta"])
    #expect(builder.findings.map(\.code) == ["unknown-id"])
  }

  @Test func laterLayersAddNamesAndTakeThemAway() throws {
    func layered(_ rows: String) -> LexiconBuilder {
      var builder = LexiconBuilder()
      let base = Self.header + "country/JP\tGPE\tJapan|=JPN\t日本\t\norg/a\tORG\tAlpha One|Alpha Two\t\t\n"
      builder.addLayer([LexiconSource(file: "a", bytes: Array(base.utf8))])
      builder.addLayer([LexiconSource(file: "b", bytes: Array((Self.header + rows).utf8))])
      return builder
    }
    var builder = layered("+country/JP\t\tLand of Zorg\t扶桑\t日\n-name:alpha two\n-name:JPN\n")
    let lexicon = try builder.build()
    #expect(builder.findings.isEmpty)
    #expect(lexicon.entities.map(\.id) == ["country/JP", "org/a"] && lexicon.entities[0].name == "Japan")
    #expect(lexicon.surfaceCount == 5)
    #expect(lexicon.entities(short: Array("日".utf16)[0]) == [0])
    builder = layered("+country/FR\t\tGaul\t\n-name:Gamma\n+org/a\t\tx\t\n")
    #expect(
      builder.findings.map { "\($0.file):\($0.line) \($0.code)" } == [
        "b:2 unknown-id", "b:3 unknown-name", "b:4 one-character-name",
      ])
  }

  @Test func theHashFollowsTheContent() throws {
    let a = try Bundled.lexicon(Self.header + "x/a\tORG\tAlpha\t\n")
    let b = try Bundled.lexicon(Self.header + "x/a\tORG\tAlpha!\t\n")
    #expect(a.hash.count == 16)
    #expect(a.hash != b.hash)
  }
}
