import Foundation
import Testing

/// `lichang tokenize` as users run it.
@Suite struct TokenizeTests {
  private let command = CommandTests()

  @Test(arguments: [
    ("printf 'Japan said no. 中国反对。' | $L tokenize --separator '|' -", ["Japan|said|no|.", "中国|反对|。"]),
    ("printf \"I don't. China's U.S. plan\" | $L tokenize", ["I don't .", "China's U.S. plan"]),
    ("printf \"I don't. China's plan\" | $L tokenize --contractions", ["I do n't .", "China 's plan"]),
    ("printf '{\"id\":\"a\",\"text\":\"One. Two.\"}\\n' | $L tokenize -", ["One .", "Two ."]),
    ("printf '{\"a\":1}' | $L tokenize --input-format txt", ["{ \" a \" : 1 }"]),
    ("printf 'One.' > a.txt; printf 'Two.' > b.md; $L tokenize a.txt b.md", ["One .", "Two ."]),
    ("printf '' | $L tokenize", []),
    (
      "printf '研究生 10 n\\n' > w; printf '研究生命起源' | $L tokenize --words w --separator '|' -", ["研究生|命|起源"]
    ),
  ])
  func printsLines(_ script: String, _ lines: [String]) throws {
    let done = try command.run(script)
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.lines.map(String.init) == lines)
  }

  /// A file of words that cannot be used is named; what is cut otherwise is another run.
  @Test func filesOfWordsAreChecked() throws {
    #expect(try command.run("printf x | $L tokenize --words none -").code == 3)
    let broken = try command.run("printf 'ok\\n\\377' > w; printf x | $L annotate --words w -")
    #expect(broken.code == 2 && broken.errors.contains("w: this is no UTF-8"), "\(broken.errors)")
    let resumed = try command.run(
      "printf '研究生\\n' > w; printf '研究生命起源' > a.txt; $L annotate a.txt -q -o a.jsonl --tokens; "
        + "$L annotate a.txt -q -o b.jsonl --tokens --words w; cmp -s a.jsonl b.jsonl; echo $?")
    #expect(resumed.lines.last == "1", "\(resumed.errors)")
  }

  @Test func filtersRecords() throws {
    let input = #"{"id":"a","text":"😀 U.S. troops left. 中国反对。","desk":1}"# + "\n{\n" + #"{"id":"c","text":""}"# + "\n"
    let done = try command.run("$L tokenize --format jsonl -", input: Data(input.utf8))
    #expect(done.code == 1)
    #expect(done.lines.count == 3)
    let first = try #require(done.lines.first)
    #expect(first.contains(#""fields":{"desk":1}"#))
    #expect(first.contains(#""tokens":{"start":[0,2,7,14,18,20,22,24],"end":[1,6,13,18,19,22,24,25]"#), "\(first)")
    #expect(done.lines[1].contains(#""error":{"code":"#) && done.lines[1].contains("\"line\":2"))
    #expect(done.errors.contains("line 2: "))
    let annotated = try command.run("$L annotate --tokens -q -", input: Data(input.utf8))
    let layers = { (line: Substring) in
      line.split(separator: "\"sentences\":").last?.split(separator: ",\"entities\":").first
    }
    #expect(annotated.lines.first.flatMap(layers) == layers(first))
  }

  @Test func aFilterAnswersEachLineAsItComes() throws {
    let done = try command.run(
      "coproc F { $L tokenize --format jsonl -; }; echo '{\"id\":\"one\",\"text\":\"日本\"}' >&${F[1]}; read -t 60 -u ${F[0]} line; echo \"${line:0:33}\"; kill $F_PID"
    )
    #expect(done.lines.first == #"{"schema":"lichang/1","id":"one","#)
  }

  @Test(arguments: [
    ("$L tokenize missing.txt", 3, "no such file"), ("$L tokenize --format xml -", 2, "xml"),
    ("echo x | $L tokenize --encoding klingon", 2, "klingon"), ("echo x | $L tokenize > /dev/full", 3, "cannot write"),
    ("printf '{\"id\":1}\\n' | $L tokenize", 1, "line 1: "),
  ])
  func failuresHaveAMessageAndACode(_ script: String, _ code: Int32, _ message: String) throws {
    let done = try command.run(script)
    #expect(done.code == code, "\(done.errors)")
    #expect(done.errors.contains(message), "\(done.errors)")
  }
}
