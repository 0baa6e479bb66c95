import Foundation
import Testing

/// The commands that compare, merge and exchange records, as users run them.
@Suite struct ExchangeTests {
  func run(_ script: String, input: String = "") throws -> CommandTests.Run {
    // Records of the samples are made once for all.
    let samples = script.contains("$SAMPLES") ? "SAMPLES='\(Consumers.folder.path)/samples.jsonl'; " : ""
    return try CommandTests().run(samples + script, input: Data(input.utf8))
  }

  @Test func goldAgainstItselfIsPerfect() throws {
    let done = try run(
      "$L evaluate $ROOT/Samples/gold $ROOT/Samples/gold --samples 50 --min-f1 entities.exact=1 --min-f1 stances.triple=1 --json"
    )
    #expect(done.code == 0, "\(done.errors)")
    let result = try #require(try JSONSerialization.jsonObject(with: done.output) as? [String: Any])
    #expect(result["documents"] as? Int == 4)
    let scores = try #require(result["scores"] as? [String: [String: Any]])
    for (name, score) in scores { #expect((score["f1"] as? [String: Any])?["value"] as? Double == 1, "\(name)") }
  }

  @Test func theSamplesAreScoredAndErrorsListed() throws {
    let done = try run(
      "cp $SAMPLES r.jsonl; $L evaluate $ROOT/Samples/gold r.jsonl --errors e.tsv --min-f1 stances.triple=1; c=$?; head -1 e.tsv; exit $c"
    )
    #expect(done.code == 4)
    #expect(done.errors.contains("stances.triple: F1 is 0."))
    let text = String(decoding: done.output, as: UTF8.self)
    for words in [
      "entities.exact GPE", "stances.triple", "missed-name", "kind\tkey\tright", "sides of pairs that both name",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func agreementIsPrintedForRecordsAndTables() throws {
    let done = try run(
      "cp $SAMPLES r.jsonl; $L agree $ROOT/Samples/gold r.jsonl --samples 100 && $L agree $ROOT/Samples/gold r.jsonl --layer entities --samples 100 && printf 'item,a,b\\n1,x,x\\n2,y,\\n3,y,x\\n' | $L agree - --order x,y"
    )
    #expect(done.code == 0, "\(done.errors)")
    let text = String(decoding: done.output, as: UTF8.self)
    for words in [
      "Krippendorff's alpha, nominal", "gold ~ r", "entities.overlap", "alpha, ordinal", "quadratic weights",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func adjudicationWritesBothFiles() throws {
    let done = try run(
      "cp $SAMPLES r.jsonl; $L adjudicate $ROOT/Samples/gold/tariffs-eu.json r.jsonl --prefer tariffs-eu -o m.jsonl && $L validate m.jsonl && head -1 m.jsonl.decisions.csv"
    )
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.lines.last == "document,layer,item,start,end,tariffs-eu,r,final,decided")
    #expect(done.errors.contains("0 open"))
  }

  /// Out to brat and Label Studio and back: the same records, byte for byte.
  @Test(arguments: ["brat", "label-studio", "doccano"])
  func whatNobodyTouchedComesBackAsItWas(_ format: String) throws {
    let done = try run(
      "cp $SAMPLES r.jsonl; $L export r.jsonl --to \(format) -o x && $L import --from \(format) x --base r.jsonl -o back.jsonl && cmp r.jsonl back.jsonl && echo same"
    )
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.lines.last == "same", "\(done.lines)")
  }

  @Test func spansOfOthersAreMended() throws {
    let line = #"{"text":"😀日本谴责","entities":[{"start":2,"end":4,"text":"日本"}]}"# + "\n"
    let done = try run(
      "cat > a.jsonl; $L validate a.jsonl; echo $?; $L validate a.jsonl --unit utf16; echo $?; $L validate - < a.jsonl | tail -1; $L validate a.jsonl --repair; echo $?",
      input: line)
    let text = String(decoding: done.output, as: UTF8.self)
    #expect(text.contains("1 in utf16: they were counted so: 1 fault\n4\n"), "\(text)")
    #expect(text.contains("1 hold in utf16: fine\n0\nstandard input: 1 lines"))
    #expect(text.hasSuffix(#"{"text":"😀日本谴责","entities":[{"start":1,"end":3,"text":"日本"}]}"# + "\n0\n"))
  }

  @Test(arguments: [
    ("$L export none.jsonl --to csv", 3, "none.jsonl"), ("$L export $ROOT/Samples/gold --to brat", 2, "-o"),
    ("$L export $ROOT/Samples/gold --to word", 2, "word"),
    ("echo '{}' > a.jsonl; $L export a.jsonl --to csv", 1, "a.jsonl:1:"),
    ("$L agree $ROOT/Samples/gold", 2, "second file"), ("echo 'a,b' > t.csv; $L agree t.csv", 3, "one annotator"),
    ("$L agree $ROOT/Samples/gold $ROOT/Samples/gold --order x", 2, "--order does not name"),
    ("$L evaluate $ROOT/Samples/gold $ROOT/Samples/gold --min-f1 x=1", 2, "there is no score 'x'"),
    ("$L evaluate $ROOT/Samples/gold $ROOT/Samples/gold --min-f1 x", 2, "--min-f1 wants"),
    ("$L evaluate $ROOT/Samples/gold/tariffs-eu.json $ROOT/Samples/gold/korea-summit.json", 3, "no id in common"),
    ("$L adjudicate $ROOT/Samples/gold -o x", 2, "second file"),
    ("$L adjudicate $ROOT/Samples/gold $ROOT/Samples/gold --prefer x -o y", 2, "no annotator 'x'"),
    (
      "sed 's/ the / The /' $ROOT/Samples/gold/japan-security.json > a.json; $L agree a.json $ROOT/Samples/gold", 3,
      "'japan-security.txt' is not that of the other"
    ),
    ("$L import --from brat nowhere", 3, "nowhere"),
    ("echo '[{}]' > a.json; $L import --from label-studio a.json", 1, "task 1"),
    ("$L validate $ROOT/Samples/gold --unit klingon", 2, "klingon"), ("$L validate x --repair", 3, "x"),
    ("$L export $ROOT/Samples/gold --to csv > /dev/full", 3, "cannot write"),
  ])
  func failuresHaveAMessageAndACode(_ script: String, _ code: Int32, _ message: String) throws {
    let done = try run(script)
    #expect(done.code == code, "\(done.errors)")
    #expect(done.errors.contains(message), "\(done.errors)")
  }
}
