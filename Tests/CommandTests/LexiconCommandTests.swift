import Foundation
import Testing

/// `lichang lexicon`, and the cache of compiled lexicons behind every command.
@Suite struct LexiconCommandTests {
  let command = CommandTests()

  /// A folder with a few tables: `$T` is its path in what follows.
  static let tables = """
    export T=$PWD/tables LICHANG_LEXICONS=$PWD/tables LICHANG_CACHE=$PWD/cache; mkdir -p tables/entities
    printf 'id\\ttype\\ten\\tzh\\ncountry/JP\\tGPE\\tJapan\\t日本\\ncountry/RU\\tGPE\\tRussia\\t俄罗斯\\n' > tables/entities/countries.tsv

    """

  func run(_ script: String) throws -> CommandTests.Run { try command.run(Self.tables + script) }

  @Test func compiledLexiconsGiveTheSameRecords() throws {
    let done = try run(
      """
      r() { echo '日本谴责俄罗斯。The US, Zorg' | $L annotate - --input-format txt -q "$@" | sha256sum; }
      LICHANG_CACHE= r; r; r; ls cache | wc -l
      printf 'id\\ttype\\ten\\tzh\\norg/zorg\\tORG\\tZorg\\t\\n' > my.tsv
      LICHANG_CACHE= r --lexicon my.tsv; r --lexicon my.tsv; r --lexicon my.tsv; ls cache | wc -l
      """)
    #expect(done.lines.count == 8, "\(done.errors)")
    #expect(Set(done.lines[0..<3]).count == 1 && done.lines[3] == "1")
    #expect(Set(done.lines[4..<7]).count == 1 && done.lines[7] == "2")
    #expect(done.lines[0] != done.lines[4])
  }

  @Test func compileWritesTheFileThatRunsUse() throws {
    let done = try run(
      """
      $L lexicon compile > path; echo $?; basename $(cat path); ls cache; head -c 1000 $(cat path) > cut; cp cut $(cat path)
      echo '日本' | $L annotate - --input-format txt -q | grep -c country/JP; cmp -s cut $(cat path); echo $?
      $L lexicon compile --into elsewhere | grep -c elsewhere/lexicon-
      LICHANG_CACHE= $L lexicon compile; echo $?
      touch file; $L lexicon compile --into file/folder; echo $?
      """)
    #expect(done.lines.count == 8, "\(done.lines) \(done.errors)")
    #expect(done.lines.first == "0" && done.lines[1] == done.lines[2])
    #expect(Array(done.lines[3...]) == ["1", "1", "1", "2", "3"])
    #expect(done.errors.contains("--into") && done.errors.contains("'file/folder' cannot be written"))
  }

  @Test func aCacheThatCannotBeWrittenDoesNotMatter() throws {
    let done = try run(
      "touch file; echo '日本' | LICHANG_CACHE=$PWD/file/x $L annotate - --input-format txt | grep -c country/JP")
    #expect(done.lines == ["1"])
    #expect(!done.errors.contains("file/x"), "\(done.errors)")
  }

  @Test func processesAtOnceDoNotDisturbEachOther() throws {
    let done = try run(
      """
      for i in 1 2 3 4; do (echo '日本谴责俄罗斯。' | $L annotate - --input-format txt -q > $i) & done; wait
      cat 1 2 3 4 | sort | uniq -c | wc -l; ls cache | wc -l
      """)
    #expect(done.lines == ["1", "1"], "\(done.errors)")
  }

  @Test func checkTellsFileAndLineAndFails() throws {
    let done = try run(
      """
      $L lexicon check; echo $?
      printf 'id\\ttype\\ten\\tzh\\tof\\norg/zorg\\tORG\\tZorg Institute\\t佐格研究所\\tcountry/XX\\n' > my.tsv
      $L lexicon check my.tsv; echo $?
      printf 'id\\ttype\\ten\\tzh\\norg/zorg\\tORG\\tZorg Institute\\t\\n' > mine.tsv
      $L lexicon check mine.tsv -q; echo $?; $L lexicon check mine.tsv --strict; echo $?
      $L lexicon check missing.tsv; echo $?
      """)
    #expect(
      done.lines == [
        "0", "my.tsv:2:5: error: no row has the id 'country/XX' [dangling-of]", "4", "0",
        "mine.tsv:2: warning: 'org/zorg' has no Chinese name [no-chinese]", "4", "3",
      ], "\(done.errors)")
  }

  @Test func testRunsTheExamples() throws {
    let done = try run(
      """
      printf 'id\\ttype\\ten\\tzh\\texamples\\tcounterexamples\\n' > my.tsv
      printf 'org/zorg\\tORG\\tZorg Institute\\t佐格研究所\\tThe Zorg Institute met.|?ZI met.\\tThe institute met.\\n' >> my.tsv
      $L lexicon test my.tsv; echo $?; $L lexicon test my.tsv --open | grep -c example-open
      printf 'org/morg\\tORG\\tMorg Institute\\t\\tThe Institute met.\\tThe Morg Institute met.\\n' >> my.tsv
      $L lexicon test my.tsv; echo $?
      """)
    #expect(
      done.lines == [
        "0", "1",
        "my.tsv:3:5: error: 'The Institute met.' does not make 'org/morg' fire: found are no entities [example-fails]",
        "my.tsv:3:6: error: 'The Morg Institute met.' makes 'org/morg' fire [counterexample-fires]", "4",
      ], "\(done.errors)")
    #expect(done.errors.contains("2 examples, 1 counter-examples: 0 failed, 1 open"))
  }

  @Test func diffTellsWhichDocumentsChange() throws {
    let done = try run(
      """
      printf 'id\\ttype\\ten\\tzh\\norg/zorg\\tORG\\tZorg Institute\\t佐格研究所\\n-country/RU\\n' > my.tsv
      mkdir texts; echo '😀佐格研究所成立。Russia met.' > texts/a.txt; echo 'Japan met.' > texts/b.txt
      echo '{"id":"c","text":"The Zorg Institute"}' > texts/c.jsonl
      $L lexicon diff bundled my.tsv --corpus texts; echo $?
      $L lexicon diff bundled my.tsv --corpus texts --json --strict; echo $?
      $L lexicon diff $T bundled --corpus texts/b.txt --strict; echo $?
      $L lexicon diff bundled none.tsv --corpus texts; echo $?
      """)
    #expect(
      done.lines.contains("  + entity 1..6 “佐格研究所” ORG org/zorg, name — org/zorg"), "\(done.lines) \(done.errors)")
    #expect(done.lines.contains("  - entity 9..15 “Russia” GPE country/RU, name — country/RU"))
    #expect(done.lines.contains { $0.hasPrefix("  org/zorg") && $0.hasSuffix("2     0          2") }, "\(done.lines)")
    #expect(
      done.lines.contains(
        #"{"id":"c","source":"texts/c.jsonl","entities":[{"change":"added","start":4,"end":18,"text":"Zorg Institute","what":"ORG org/zorg, name","rows":["org/zorg"]}],"cues":[],"stances":[]}"#
      ), "\(done.lines)")
    #expect(done.lines.filter { ["0", "3", "4"].contains($0) } == ["0", "4", "0", "3"])
    #expect(done.errors.contains("2 of 3 documents change: entities +2 -1, cues +0 -0, stances +0 -0"))
  }

  @Test func importMakesATableThatRunsUse() throws {
    let done = try run(
      """
      echo '{"label":"ORG","pattern":"Zorg Institute","id":"zorg"}' > p.jsonl
      echo '{"label":"ORG","pattern":[{"POS":"NOUN"}]}' >> p.jsonl
      $L lexicon import --from spacy p.jsonl -o my.tsv; echo $?; cat my.tsv
      echo 'The Zorg Institute met.' | $L annotate - --input-format txt -q --lexicon my.tsv | grep -c org/zorg
      mkdir g; echo 'c.lst:location:city' > g/lists.def; echo 'Zorgville&x=y' > g/c.lst
      $L lexicon import --from gate g/lists.def | tail -1; $L lexicon import --from gate g/c.lst --type gpe | tail -1
      printf 'EAST:\\n  JP: [zorgland*]\\n' > n.yml; $L lexicon import --from newsmap n.yml -o n.tsv
      echo 'Zorgland met.' | $L annotate - --input-format txt -q --lexicon n.tsv | grep -c country/JP
      echo 'a: [b' > bad.yml; $L lexicon import --from quanteda bad.yml; echo $?
      $L lexicon import --from csv none.csv; echo $?; $L lexicon import --from csv x --type planet; echo $?
      """)
    #expect(
      done.lines == [
        "1", "id\ttype\ten\tzh", "org/zorg\tORG\tZorg Institute\t", "1", "place/zorgville\tGPE\tZorgville\t",
        "place/zorgville\tGPE\tZorgville\t", "1", "3", "3", "2",
      ], "\(done.errors)")
    #expect(done.errors.contains("p.jsonl:2: left out") && done.errors.contains("bad.yml:1: a bracket is not closed"))
  }
}
