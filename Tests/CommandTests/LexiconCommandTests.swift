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
}
