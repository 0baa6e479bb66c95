import BundledLexicons
import Lexicons
import TestSupport
import Testing

@Suite struct CheckTests {
  func findings(_ tables: [String]) -> [String] {
    let sources = tables.enumerated().map { LexiconSource(file: "t\($0.offset).tsv", bytes: Array($0.element.utf8)) }
    return LexiconCheck(layers: [sources]).findings.map {
      "\($0.line):\($0.column) \($0.severity == .error ? "error" : "warning") \($0.code)"
    }
  }

  static let entities = "id\ttype\ten\tzh\tshort\tdemonym\tof\tvalid\tnote\n"
  static let cues = "id\tlemma\tpos\tpolarity\tstrength\tpattern\n"
  static let scopes = "id\ttext\tkind\tvalue\n"

  @Test(arguments: [
    ("country/JP\tGPE\tJapan\t日本\t日\tJapanese\n", [String]()),
    // Spelling.
    ("org/a\tORG\tAlpha  Group\t甲集团\n", ["2:3 error odd-spelling"]),
    ("org/a\tORG\tAlpha\u{200B}Group\t甲集团\n", ["2:3 error odd-spelling"]),
    ("org/a\tORG\tAlpha Group\t甲 集团\n", ["2:4 error odd-spelling"]),
    ("org/a\tORG\t甲集团\tAlpha Group\n", ["2:3 error wrong-language", "2:4 warning wrong-language"]),
    ("org/a\tORG\tAlpha Group\t臺灣集團|台湾集团\n", ["2:4 warning repeated-name"]),
    ("org/a\tORG\tAlpha group|Alpha Group\t甲集团\n", ["2:3 warning repeated-name"]),
    ("org/a\tORG\tAlpha Group|=ALPHA group\t甲集团\n", []),
    ("org/a\tORG\tAlpha Group|alpha group\t甲集团\n", []),
    // Danger.
    ("org/a\tORG\t~The\t甲集团\n", ["2:3 error common-word"]),
    ("org/a\tORG\tTarget\t甲集团\n", ["2:3 warning common-word"]),
    ("org/a\tORG\tTarget\t甲集团\t\t\t\t\ta shop; ok:common-word\n", []),
    ("org/a\tORG\t~Ax\t甲集团\n", ["2:3 error short-name"]),
    ("org/a\tORG\t=AX\t甲集团\n", []),
    // Gaps.
    ("org/a\tORG\tAlpha Group\t\n", ["2:0 warning no-chinese"]),
    ("org/a\tORG\t\t甲集团\n", ["2:0 warning no-english"]),
    // References.
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\tcountry/jp\n", ["2:7 error dangling-of"]),
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\torg/a\n", ["2:7 error cycle"]),
    (
      "org/a\tORG\tAlpha Group\t甲集团\t\t\torg/b\norg/b\tORG\tBeta Group\t乙集团\t\t\torg/a\n",
      ["3:7 error cycle"]
    ),
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\t\t1949/1922\n", ["2:8 error bad-date"]),
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\t\t1949-13/\n", ["2:8 error bad-date"]),
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\t\thead@org/b:2001/\n", ["2:8 error dangling-office"]),
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\t\thead@org/a\n", ["2:8 error bad-office"]),
    ("org/a\tORG\tAlpha Group\t甲集团\t\t\t\thead@org/a:2001-05-01/2003\n", []),
    // Collisions.
    (
      "org/a\tORG\tAlpha Group\t甲集团\norg/b\tORG\tBeta Group|Alpha Group\t乙集团\n", ["3:3 warning shared-name"]
    ),
    (
      "org/a\tORG\tAlpha Group\t甲集团|甲氏\norg/b\tORG\tAlpha Group\t甲集团\n",
      ["3:0 error shadowed-row", "3:0 error twin-rows", "3:3 warning shared-name", "3:4 warning shared-name"]
    ),
  ])
  func findsWhatIsWrongWithEntities(_ rows: String, _ expected: [String]) {
    #expect(findings([Self.entities + rows]) == expected)
  }

  @Test(arguments: [
    (cues + "en/a.v\tscold\tverb\t-\t0.5\tH ~ T|T be ~ by H\n", [String]()),
    (cues + "en/a.v\tscold\tverb\t-\t0.5\tH T\n", ["2:6 error bad-pattern"]),
    (cues + "en/a.v\tscold\tverb\t-\t0.5\tH ~ Q\n", ["2:6 error bad-pattern"]),
    (cues + "en/a.v\tscold\tverb\t-\t0.5\t\n", ["2:6 error bad-pattern"]),
    (
      cues + "en/a.v\tscold\tverb\t-\t0.5\tH ~ T\nen/b.v\tscold\tverb\t+\t0.5\tH ~ T\n", ["3:2 error contradiction"]
    ),
    (cues + "en/a.v\tscold\tverb\t-\t0.5\tH ~ T\nen/b.v\tscold\tverb\t-\t0.6\tH ~ T\n", ["3:2 warning same-cue"]),
    (
      "id\tlemma\tpos\tpolarity\tstrength\tpattern\tforms\nen/a.v\tscold\tverb\t-\t0.5\tH ~ T\tscolds|scolded at|scold at|tell off\n",
      ["2:7 warning generated-form", "2:7 warning generated-form"]
    ),
    (cues + "zh/a.v\t怼\tverb\t-\t0.5\tH ~ T\n", ["2:2 warning one-character-cue"]),
    (scopes + "a\tnever\tnegation\t-1\nb\tnever\tnegation\t-1\n", ["3:2 warning same-scope"]),
    (scopes + "a\tnever|\tnegation\t-1\n", ["2:2 error empty-name"]),
    ("id\ttype\ten\tzh\tdemonyms\norg/a\tORG\tAlpha Group\t甲集团\t\n", ["1:5 warning unknown-column"]),
    ("id\ttype\ten\tzh\tzh\norg/a\tORG\tAlpha Group\t甲集团\t\n", ["1:5 error repeated-column"]),
  ])
  func findsWhatIsWrongWithWords(_ table: String, _ expected: [String]) { #expect(findings([table]) == expected) }

  @Test func laterLayersAreCheckedOverEarlierOnes() {
    func layer(_ file: String, _ rows: String) -> [LexiconSource] {
      [LexiconSource(file: file, bytes: Array((Self.entities + rows).utf8))]
    }
    let base = layer("base.tsv", "org/a\tORG\tAlpha Group\t甲集团\norg/b\tORG\tBeta Group\t乙集团\t\t\torg/a\n")
    #expect(LexiconCheck(layers: [base]).findings.isEmpty)
    let found = LexiconCheck(layers: [base, layer("mine.tsv", "-org/a\norg/c\tORG\tBeta Group\t丙集团\n")]).findings
    #expect(found.map { "\($0.file):\($0.line) \($0.code)" } == ["base.tsv:3 dangling-of", "mine.tsv:3 shared-name"])
  }

  @Test func namesThatAreAddedAreToldWhereTheyStand() {
    func layer(_ file: String, _ rows: String) -> [LexiconSource] {
      [LexiconSource(file: file, bytes: Array((Self.entities + rows).utf8))]
    }
    let base = layer("base.tsv", "org/a\tORG\tAlpha Group\t甲集团\norg/b\tORG\tBeta Group\t乙集团\n")
    let found = LexiconCheck(layers: [base, layer("mine.tsv", "-name:甲集团\n+org/b\t\tAlpha Group|~The\t\n")]).findings
    #expect(
      found.map { "\($0.file):\($0.line) \($0.code)" } == [
        "base.tsv:2 no-chinese", "mine.tsv:3 common-word", "mine.tsv:3 shared-name",
      ], "\(found)")
  }

  @Test func theBundledTablesPass() throws {
    let tables = try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) }
    let errors = LexiconCheck(layers: [tables]).findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.description).joined(separator: "\n"))")
  }
}
