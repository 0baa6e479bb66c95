import Foundation
import Testing

/// `annotate` over piles: packed files, shards, limits, and runs that are interrupted.
@Suite struct BatchTests {
  let command = CommandTests()

  /// A few tables, so that runs are short, and `pile N` for N records that differ.
  static let begin =
    LexiconCommandTests.tables + """
      pile() { python3 -c '
      import sys
      for i in range(int(sys.argv[1])): print("{\\"id\\":\\"d%d\\",\\"text\\":\\"%s\\"}" % (i * 7 % 1000003, "日本谴责俄罗斯。Japan %d. " % i * (i % 40 + 1)))' $1; }

      """

  func run(_ script: String) throws -> CommandTests.Run { try command.run(Self.begin + script) }

  @Test func packedInAndOutGiveTheSameRecords() throws {
    let done = try run(
      """
      pile 60 > a.jsonl; $L annotate - -q < a.jsonl | sha256sum
      python3 -c 'import gzip,shutil; shutil.copyfileobj(open("a.jsonl","rb"), gzip.open("b.jsonl.gz","wb"))'
      $L annotate - -q < b.jsonl.gz | sha256sum
      $L annotate - -q -o c.jsonl.gz < a.jsonl && python3 -c 'import gzip,sys; sys.stdout.buffer.write(gzip.open("c.jsonl.gz").read())' | sha256sum
      $L annotate - -q --compress zst < a.jsonl > a.zst; $L annotate - -q --compress zst --jobs 1 < a.jsonl | cmp - a.zst && $L validate a.zst | grep -c '60 lines.*fine'
      """)
    #expect(done.lines.count == 4, "\(done.lines) \(done.errors)")
    #expect(Set(done.lines.prefix(3)).count == 1)
    #expect(done.lines.last == "1")
  }

  @Test func damagedFilesGiveWhatIsWhole() throws {
    let done = try run(
      """
      pile 3000 > a.jsonl; python3 -c 'import gzip; d=gzip.compress(open("a.jsonl","rb").read()); open("a.jsonl.gz","wb").write(d[:len(d)*2//3])
      t=gzip.compress("日本谴责俄罗斯。".encode()*1000); open("b.txt.gz","wb").write(t[:-20])'
      $L annotate a.jsonl.gz -q > out; echo $?; grep -c '"error":{"code":"truncated-stream"' out; head -2 out | grep -c stances
      $L annotate b.txt.gz -o b.jsonl; echo $?; grep -c 'truncated-stream.*bytes before that were read' b.jsonl; grep -c '"truncated-stream": 1' run.json
      $L evaluate a.jsonl.gz a.jsonl.gz; echo $?
      """)
    #expect(done.lines == ["1", "1", "2", "1", "1", "2", "3"], "\(done.lines) \(done.errors)")
    #expect(done.errors.contains("a.jsonl.gz:") && done.errors.contains("is cut off"))
  }

  @Test func shardsAreNumberedAndOneBehindTheOtherAreTheWhole() throws {
    let done = try run(
      """
      pile 25 > a.jsonl; $L annotate a.jsonl -q > whole
      $L annotate a.jsonl -q -o shards/ --shard-size 10 && ls shards && cat shards/part-* | cmp - whole
      wc -l < shards/part-00001.jsonl; wc -l < shards/part-00002.jsonl
      $L annotate a.jsonl -q -o one.jsonl --shard-size 5 && ls one-* && cat one-* | cmp - whole
      $L annotate a.jsonl -q -o shards --shard-size 20 && ls shards | wc -l
      """)
    #expect(done.code == 0, "\(done.errors)")
    #expect(
      done.lines == ["part-00001.jsonl", "part-00002.jsonl", "part-00003.jsonl", "run.json", "10", "10"]
        + (1...5).map { "one-0000\($0).jsonl" } + ["3"])
  }

  @Test(arguments: [
    (#"{"id":"a","text":"0123456789"}"#, "--max-document 9", "document-too-large"),
    (#"{"id":"a","text":"0123456789"}"#, "--max-line 20", "line-too-long"),
    (#"{"id":"a","x":[[[[1]]]],"text":"b"}"#, "--max-depth 4", "invalid-json"),
  ])
  func whatIsBeyondALimitIsAnErrorRecord(_ line: String, _ option: String, _ code: String) throws {
    let done = try run(
      "printf '%s\\n{}\\n' '\(line)' > a.jsonl; $L annotate a.jsonl -q \(option); $L annotate a.jsonl -q")
    #expect(done.code == 1)
    #expect(done.lines.count == 4 && done.lines[0].contains("\"code\":\"\(code)\""), "\(done.lines)")
    #expect(done.lines[2].contains("\"stances\""))
  }

  @Test func aFileBeyondALimitIsAnErrorRecord() throws {
    let done = try run("printf 0123456789 > a.txt; $L annotate a.txt -q --max-document 4; echo $?")
    #expect(done.lines.count == 2 && done.lines[0].contains("document-too-large") && done.lines[1] == "1")
  }

  @Test func theRunIsDescribed() throws {
    let done = try run(
      """
      pile 10 > a.jsonl; echo '{' >> a.jsonl; head -1 a.jsonl >> a.jsonl; $L annotate a.jsonl -o out.jsonl; echo $?
      python3 -c '
      import json
      r = json.load(open("run.json"))
      print(r["records"], r["documents"], r["failures"], r["warnings"], r["outputs"][0]["name"], r["inputs"]["files"][0]["name"], r["options"]["offsets"])'
      $L annotate a.jsonl -o other.jsonl -q; ls *.json
      """)
    #expect(
      done.lines == [
        "1", "12 11 {'invalid-json': 1} {} out.jsonl a.jsonl codepoint", "other.jsonl.run.json", "run.json",
      ], "\(done.lines) \(done.errors)")
    #expect(done.errors.contains("11 documents, 1 failed (invalid-json 1)"))
    #expect(done.errors.contains("'out.jsonl', described in 'run.json'"))
  }

  /// A run that is killed at any moment and resumed ends in the same bytes as one that is not.
  @Test(arguments: ["out.jsonl --tokens", "out.jsonl.zst --tokens", "out/ --shard-size 15 --tokens"])
  func aKilledRunIsContinued(_ output: String) throws {
    let done = try run(
      """
      mkdir ref; RANDOM=20250926; pile 100 > a.jsonl; set -- \(output); o=$1; shift
      began=$(date +%s%N); $L annotate a.jsonl -q -o ref/$o "$@"; took=$(( ($(date +%s%N) - began) / 1000000 ))
      killed=0; same=0
      for i in 1 2 3 4 5 6 7 8 9 10; do
        rm -rf new; mkdir new
        $L annotate a.jsonl -q -o new/$o "$@" & pid=$!
        sleep $(printf '%d.%03d' $((took * (RANDOM % 90 + 5) / 100 / 1000)) $((took * (RANDOM % 90 + 5) / 100 % 1000)))
        kill -9 $pid; wait $pid; [ $? = 137 ] && killed=$((killed + 1))
        $L annotate a.jsonl -q -o new/$o "$@" --resume; rm -f new/run.json new/*/run.json
        diff -r -x run.json new ref > /dev/null && same=$((same + 1))
      done 2> /dev/null
      echo $same; [ $killed -ge 3 ] && echo killed
      """)
    #expect(done.lines == ["10", "killed"], "\(done.lines) \(done.errors)")
  }

  /// `large` is a document whose record is written in pieces, between two others.
  static let large = """
    large() { pile 2; python3 -c 'print("{\\"id\\":\\"d7\\",\\"text\\":\\"%s\\"}" % (("Japan condemned Russia. " + "-" * 700) * 1600))'; pile 3; }

    """

  @Test func aVeryLargeDocumentIsWrittenInPieces() throws {
    let done = try run(
      Self.large + """
        large > a.jsonl; $L annotate a.jsonl -q --jobs 1 > ref; $L annotate a.jsonl -q --jobs 2 | cmp - ref
        python3 -c '
        import json
        for r in map(json.loads, open("ref")):
          print(r["id"], len(r["entities"]), [w["code"] for w in r["warnings"]], all(r["text"][e["start"]:e["end"]] == e["text"] for e in r["entities"]))'
        $L annotate a.jsonl -q -o out.jsonl && cmp out.jsonl ref; grep -c '"isInside":true' out.jsonl.partial.state 2>/dev/null
        $L annotate a.jsonl -q -o out.jsonl.gz && python3 -c 'import gzip,sys; sys.stdout.buffer.write(gzip.open("out.jsonl.gz").read())' | cmp - ref
        $L annotate a.jsonl -q -o s/ --shard-size 1 && cat s/part-* | cmp - ref && ls s | wc -l
        $L annotate a.jsonl -q | head -c 2000000 | cmp -n 2000000 - ref && echo closed
        $L annotate a.jsonl -q --html page.html; grep -c condemned page.html | head -1
        """)
    #expect(
      done.lines.prefix(9) == [
        "d0 4 [] True", "d7 8 [] True", "d7#2 3200 ['duplicate-id'] True", "d0#2 4 ['duplicate-id'] True",
        "d7#3 8 ['duplicate-id'] True", "d14 12 [] True", "7", "closed", "1",
      ], "\(done.lines) \(done.errors)")
  }

  /// A run that ended inside a record that is written in pieces: the record is written anew.
  @Test(arguments: ["out.jsonl", "out.jsonl.zst"])
  func aVeryLargeRecordIsContinuedAtItsBeginning(_ output: String) throws {
    let done = try run(
      Self.large + """
        large > a.jsonl; large | sed s/d7/e7/ >> a.jsonl; o=\(output); mkdir ref new; $L annotate a.jsonl -q --tokens -o ref/$o
        (ulimit -f $(($(stat -c %s ref/$o) * 3 / 4096)); $L annotate a.jsonl -q --tokens -o new/$o); echo $?
        tail -1 new/$o.partial.state | grep -oE '"isInside":true|"records":8'
        $L annotate a.jsonl -q --tokens -o new/$o --resume; cmp new/$o ref/$o && ls new
        """)
    #expect(
      done.lines == ["3", "\"isInside\":true", "\"records\":8", Substring(output), "run.json"],
      "\(done.lines) \(done.errors)")
  }

  /// What a power cut has spoiled behind the last whole block, or in it, is written again.
  @Test func aSpoiledEndIsWrittenAgain() throws {
    let done = try run(
      """
      pile 1500 > a.jsonl; $L annotate a.jsonl -q --tokens > ref
      $L annotate a.jsonl -q --tokens -o out.jsonl & pid=$!
      while [ $(cat out.jsonl.partial.state 2>/dev/null | wc -l) -lt 5 ]; do sleep 0.02; done; kill -9 $pid; wait $pid
      python3 -c '
      import json
      last = [json.loads(x) for x in open("out.jsonl.partial.state").read().split("\\n")[1:] if x.endswith("}")][-1]
      f = open("out.jsonl.partial", "r+b"); f.seek(last["length"] - 1000); f.write(bytes(5000))
      open("out.jsonl.partial.state", "a").write("\\0\\0\\0")'
      $L annotate a.jsonl -q --tokens -o out.jsonl --resume; cmp out.jsonl ref && ls
      """)
    #expect(
      done.lines == ["a.jsonl", "cache", "out.jsonl", "ref", "run.json", "tables"], "\(done.lines) \(done.errors)")
  }

  /// A run that ended between the last block of a shard and the line that closes it.
  @Test func aFullShardThatWasNotClosedIsClosed() throws {
    let done = try run(
      """
      pile 1500 > a.jsonl; $L annotate a.jsonl -q --tokens > ref
      $L annotate a.jsonl -q --tokens -o out/ --shard-size 200 & pid=$!
      while ! grep -qs '"isClosed":true' out/part.jsonl.partial.state; do sleep 0.02; done; kill -9 $pid; wait $pid
      python3 -c '
      import glob, os
      state = "out/part.jsonl.partial.state"
      lines = open(state).read().split("\\n")
      open(state, "w").write("".join(x + "\\n" for x in lines[:["isClosed\\":true" in x for x in lines].index(True)]))
      if os.path.exists("out/part-00001.jsonl"): os.rename("out/part-00001.jsonl", "out/part-00001.jsonl.partial")
      for later in glob.glob("out/part-0000[2-9]*"): os.remove(later)'
      $L annotate a.jsonl -q --tokens -o out/ --shard-size 200 --resume; cat out/part-* | cmp - ref && wc -l < out/part-00001.jsonl
      ls out | wc -l
      """)
    #expect(done.lines == ["200", "9"], "\(done.lines) \(done.errors)")
  }

  @Test func anotherRunDoesNotContinueIt() throws {
    let done = try run(
      """
      pile 1500 > a.jsonl; $L annotate a.jsonl -q --tokens -o out.jsonl & pid=$!
      while [ $(cat out.jsonl.partial.state 2>/dev/null | wc -l) -lt 3 ]; do sleep 0.02; done; kill -9 $pid; wait $pid
      $L annotate a.jsonl -q -o out.jsonl --resume; echo $?
      printf 'id\\ttype\\ten\\tzh\\norg/zorg\\tORG\\tZorg\\t\\n' > my.tsv
      $L annotate a.jsonl -q --tokens -o out.jsonl --resume --lexicon my.tsv; echo $?
      echo >> a.jsonl; $L annotate a.jsonl -q --tokens -o out.jsonl --resume; echo $?
      $L annotate a.jsonl a.jsonl -q --tokens -o out.jsonl --resume; echo $?
      $L annotate - -q -o out.jsonl --resume < a.jsonl; echo $?; $L annotate a.jsonl --resume; echo $?
      ls out.jsonl*; $L annotate a.jsonl -q --tokens -o out.jsonl; ls out.jsonl*
      """)
    #expect(
      done.lines == [
        "4", "4", "4", "4", "2", "2", "out.jsonl.partial", "out.jsonl.partial.state", "out.jsonl",
      ], "\(done.lines) \(done.errors)")
    for reason in [
      "tokens was 'true', now it is 'false'", "the lexicons are others", "an input was renamed or changed since",
      "it had 1 inputs, now there are 2", "this one starts over",
    ] { #expect(done.errors.contains(reason), "\(done.errors)") }
  }

  @Test func twoRunsDoNotWriteOneOutput() throws {
    let done = try run(
      """
      pile 1500 > a.jsonl; $L annotate a.jsonl -q --tokens -o out.jsonl & pid=$!
      while [ $(cat out.jsonl.partial.state 2>/dev/null | wc -l) -lt 2 ]; do sleep 0.02; done
      $L annotate a.jsonl -q --tokens -o out.jsonl --resume; echo $?; $L annotate a.jsonl -q -o out.jsonl; echo $?
      kill $pid; wait $pid; echo $?
      """)
    #expect(done.lines == ["3", "3", "143"], "\(done.lines) \(done.errors)")
    #expect(done.errors.contains("'out.jsonl' is being written by another run"))
  }

  @Test func aFinishedRunIsNotRepeated() throws {
    let done = try run(
      "pile 3 > a.jsonl; for i in 1 2; do $L annotate a.jsonl -o out.jsonl --resume; echo $?; done; stat -c %Y%i out.jsonl | wc -l"
    )
    #expect(done.lines == ["0", "0", "1"])
    #expect(done.errors.contains("complete already"))
  }

  @Test func aSignalLeavesAStateThatGoesOn() throws {
    let done = try run(
      """
      pile 1500 > a.jsonl; $L annotate a.jsonl -q --tokens > ref
      $L annotate a.jsonl -q --tokens -o out.jsonl & pid=$!
      while [ $(cat out.jsonl.partial.state 2>/dev/null | wc -l) -lt 3 ]; do sleep 0.02; done; kill -TERM $pid; wait $pid; echo $?
      $L annotate a.jsonl --tokens -o out.jsonl --resume; cmp out.jsonl ref && ls out.jsonl*
      """)
    #expect(done.lines == ["143", "out.jsonl"], "\(done.lines) \(done.errors)")
    #expect(done.errors.contains("interrupted; --resume continues 'out.jsonl'"))
    #expect(done.errors.contains("by the run before"))
  }

  /// Whether this user may mount file systems.
  static let mayMount: Bool = {
    let done = try? CommandTests().run("mkdir m && mount -t tmpfs -o size=64k lichang-test m && umount m")
    return done?.code == 0
  }()

  @Test(.enabled(if: mayMount, "a full disk needs a small tmpfs, which only the superuser may mount"))
  func aFullDiskIsAnErrorAndTheRunGoesOn() throws {
    let done = try run(
      """
      pile 1500 > a.jsonl; $L annotate a.jsonl -q --tokens > ref
      mkdir m && mount -t tmpfs -o size=3m lichang-test m; trap 'umount m' EXIT
      $L annotate a.jsonl -q --tokens -o m/out.jsonl; echo $?; ls m
      mount -o remount,size=200m m; $L annotate a.jsonl -q --tokens -o m/out.jsonl --resume; echo $?; cmp m/out.jsonl ref && ls m
      """)
    #expect(
      done.lines == ["3", "out.jsonl.partial", "out.jsonl.partial.state", "0", "out.jsonl", "run.json"],
      "\(done.lines) \(done.errors)")
    #expect(done.errors.contains("No space left on device") && done.errors.contains("--resume continues it"))
  }

  @Test func aDeviceIsNotReplaced() throws {
    let done = try run(
      "pile 3 > a.jsonl; mkfifo p; timeout 60 cat p | wc -l & $L annotate a.jsonl -q -o p; wait; [ -p p ] && echo pipe; ls *.partial* 2> /dev/null"
    )
    #expect(done.lines == ["3", "pipe"], "\(done.errors)")
  }

  @Test func aMillionEqualIDsAreToldApartAtOnce() throws {
    let done = try run(
      "yes '{\"id\":\"a\\\"1\",\"text\":\"\"}' | head -3000 | $L annotate - -q | python3 -c 'import sys,json; ids=[json.loads(l)[\"id\"] for l in sys.stdin]; print(len(set(ids)), ids[-1])'"
    )
    #expect(done.lines == ["3000 a\"1#3000"], "\(done.errors)")
  }
}
