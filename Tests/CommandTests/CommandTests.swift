import Foundation
import Testing

/// The command as users run it: a process with arguments, streams and an exit code.
@Suite struct CommandTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The built command, beside the tests.
  static let command: URL = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    for folder in [tests.deletingLastPathComponent(), root.appendingPathComponent(".build/debug")] {
      let candidate = folder.appendingPathComponent("lichang")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    return root.appendingPathComponent(".build/debug/lichang")
  }()

  struct Run {
    var code: Int32
    var output: Data
    var errors: String
    var lines: [Substring] { String(decoding: output, as: UTF8.self).split(separator: "\n") }
  }

  /// Runs a shell line in a fresh folder; `$L` is the command, `$ROOT` the package.
  func run(_ script: String, input: Data = Data(), in folder: URL? = nil) throws -> Run {
    let folder = try folder ?? Self.folder()
    let inputFile = folder.appendingPathComponent(".stdin")
    try input.write(to: inputFile)
    let errors = folder.appendingPathComponent(".stderr")
    let output = folder.appendingPathComponent(".stdout")
    try Data().write(to: errors)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["L": Self.command.path, "ROOT": Self.root.path]) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, output: try Data(contentsOf: output),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lichang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func samplesGiveRecordsThatHold() throws {
    let script = try #require(Bundle.module.url(forResource: "slices", withExtension: "py"))
    let done = try run(
      "$L annotate $ROOT/Samples --tokens -q | tee records.jsonl | python3 '\(script.path)' && wc -l < records.jsonl")
    #expect(done.code == 0)
    #expect(done.lines.first == "15 records hold", "\(done.lines) \(done.errors)")
  }

  @Test func oddTextHoldsInPython() throws {
    let script = try #require(Bundle.module.url(forResource: "slices", withExtension: "py"))
    let texts = [
      "😀中美关系\r\n𠮷 Japan condemned China.", "e\u{301} 特\u{200B}朗普", "", " ", "“", "👩‍👩‍👧 the US", "\u{2028}日本\u{0}",
    ]
    let lines = try texts.enumerated().map {
      String(decoding: try JSONSerialization.data(withJSONObject: ["id": "\($0)", "text": $1]), as: UTF8.self)
    }
    let done = try run(
      "$L annotate - --tokens -q | python3 '\(script.path)'", input: Data((lines.joined(separator: "\n") + "\n").utf8))
    #expect(done.lines == ["7 records hold"], "\(done.lines)")
  }

  @Test func theOutputDoesNotDependOnJobs() throws {
    let done = try run("for j in 1 2 4 1; do $L annotate $ROOT/Samples --tokens -q --jobs $j | sha256sum; done")
    #expect(done.lines.count == 4)
    #expect(Set(done.lines).count == 1)
  }

  @Test func oneLineInOneLineOut() throws {
    var lines = (1...1000).map { #"{"id":"d\#($0)","text":"Japan condemned China. 日本谴责中国。"}"# }
    let broken = [17: "{", 250: "", 251: "[1]", 600: #"{"id":"d600"}"#, 1000: "null"]
    for (number, line) in broken { lines[number - 1] = line }
    let done = try run("$L annotate - -q", input: Data((lines.joined(separator: "\n") + "\n").utf8))
    #expect(done.code == 1)
    #expect(done.lines.count == 1000)
    for (i, line) in done.lines.enumerated() {
      let isBroken = broken[i + 1] != nil
      #expect(line.contains("\"error\":") == isBroken)
      #expect(line.contains(isBroken ? "\"line\":\(i + 1)," : "\"id\":\"d\(i + 1)\""))
    }
    #expect(done.errors.contains("line 17: "))
  }

  @Test(arguments: [
    ("$L annotate", 2, "Missing expected argument"),
    ("$L annotate missing.txt", 3, "'missing.txt': no such file or folder"),
    ("$L annotate - --jobs 0", 2, "--jobs"), ("$L annotate - --offsets bytes", 2, "offsets"), ("$L bogus", 2, "bogus"),
    ("$L annotate 'nothing-*.txt'", 3, "no file matches"), ("mkdir e; $L annotate e", 3, "holds no"),
    ("touch a.pdf; $L annotate a.pdf", 3, "--input-format"),
    ("echo x > a.txt; $L annotate a.txt --encoding klingon", 2, "klingon"),
    ("echo 'x' > l.tsv; $L annotate - --lexicon l.tsv", 5, "l.tsv:1: error:"),
    ("$L annotate - --lexicon none.tsv", 3, "none.tsv"),
    ("echo x > a.txt; $L annotate a.txt -o /nowhere/out.jsonl", 3, "/nowhere/out.jsonl"),
    ("echo x > a.txt; $L annotate a.txt > /dev/full", 3, "cannot write"),
  ])
  func failuresHaveAMessageAndACode(_ script: String, _ code: Int32, _ message: String) throws {
    let done = try run(script)
    #expect(done.code == code, "\(done.errors)")
    #expect(done.errors.contains(message), "\(done.errors)")
  }

  /// The superuser may read everything, so that this can only be seen as another user.
  @Test(.enabled(if: geteuid() != 0, "the superuser may read every folder"))
  func aClosedFolderIsAnError() throws {
    let done = try run(
      "mkdir -p a/b && touch a/b/c.txt && chmod 000 a/b && $L annotate a; c=$?; chmod 700 a/b; exit $c")
    #expect(done.code == 3)
    #expect(done.errors.contains("a/b") && done.errors.contains("permission denied"))
  }

  @Test func aLongLineIsOneRecord() throws {
    let line = #"{"id":"long","text":""# + String(repeating: "日本谴责俄罗斯。", count: 200_000) + "\"}\n"
    let done = try run("$L annotate - -q | wc -l", input: Data(line.utf8))
    #expect(done.lines == ["1"], "\(done.errors)")
  }

  @Test func helpTeaches() throws {
    let done = try run("$L --help && $L annotate --help && $L explain --help && $L tokenize --help && $L --version")
    #expect(done.code == 0)
    let text = String(decoding: done.output, as: UTF8.self)
    for word in ["Exit codes", "--offsets", "--lexicon", "--tokens", "--separator", "lichang 0."] {
      #expect(text.contains(word))
    }
  }

  @Test func emptyAndBinaryFilesAreDocuments() throws {
    let done = try run("touch a.txt; printf ' \\n' > b.txt; printf '\\377\\376\\001' > c.txt; $L annotate . -q")
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.lines.count == 3)
    #expect(done.lines.first?.contains(#""text":"""#) == true)
  }

  @Test func aClosedPipeIsSilent() throws {
    let done = try run(
      "yes '{\"id\":\"a\",\"text\":\"日本谴责中国。\"}' | head -20000 | { $L annotate - -q; echo $? >&2; } | head -1")
    #expect(done.errors == "0\n", "\(done.errors)")
    #expect(done.lines.count == 1)
  }

  @Test func clashingIdsGetASuffix() throws {
    let line = #"{"id":"a","text":"x"}"#
    let done = try run("$L annotate - -q", input: Data("\(line)\n\(line)\n\(line)\n".utf8))
    #expect(done.lines.map { $0.contains("duplicate-id") } == [false, true, true])
    #expect(done.lines.last?.contains(##""id":"a#3""##) == true)
  }

  @Test func outputAppearsWhole() throws {
    let done = try run("$L annotate $ROOT/Samples -q -o out.jsonl && ls && wc -l < out.jsonl")
    #expect(done.lines == ["out.jsonl", "run.json", "15"])
  }

  /// A page is read as one by its ending, in a folder, and when the caller says so; packed or from a stream.
  @Test(arguments: [
    "cp $PAGE a.htm; $L annotate a.htm -q", "mkdir f; cp $PAGE f/; $L annotate f -q",
    "cp $PAGE p.dat; $L annotate p.dat -q --input-format html",
    "$L annotate - -q --input-format html < $PAGE", "gzip -c $PAGE > a.html.gz; $L annotate a.html.gz -q",
  ])
  func savedPagesAreRead(_ script: String) throws {
    let read =
      "| python3 -c 'import json,sys; r=json.load(sys.stdin); print(r[\"metadata\"][\"published\"], r[\"text\"][:8])'"
    let done = try run("PAGE=$ROOT/Samples/un-reform.html; \(script) \(read)")
    #expect(done.lines == ["2025-11-03 联合国改革不能绕"], "\(done.errors)")
  }

  @Test func aUserLexiconAddsNames() throws {
    let done = try run(
      "printf 'id\\ttype\\ten\\tzh\\norg/zorg\\tORG\\tZorg Institute\\t佐格研究所\\n-country/JP\\n' > my.tsv; echo 'The Zorg Institute and Japan.' | $L annotate - -q --input-format txt --lexicon my.tsv"
    )
    let text = String(decoding: done.output, as: UTF8.self)
    #expect(text.contains("org/zorg"))
    #expect(!text.contains("country/JP"))
  }

  /// `--span` counts code points, as records do, and tells of nothing else.
  @Test func explainTellsOfOneStretch() throws {
    let text = "😀其中美国谴责俄罗斯。法国支持乌克兰。"
    let first = try run("echo '\(text)' | $L explain - --span 3:10")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.lines.contains { $0.contains("“美国”") } && first.lines.contains { $0.contains("“谴责”") })
    #expect(first.lines.contains { $0.contains("country/US -> country/RU: against") })
    #expect(!first.lines.contains { $0.contains("法国”") || $0.contains("“支持”") || $0.contains("country/FR") })
    let behind = try run("echo '\(text)' | $L explain - --span 3:99")
    #expect(behind.code == 2 && behind.errors.contains("ends behind the text"), "\(behind.errors)")
    for wrong in ["5", "5:5", "7:3", "a:b", "-1:3"] {
      let done = try run("echo '\(text)' | $L explain - --span=\(wrong)")
      #expect(done.code == 2 && done.errors.contains("--span"), "\(wrong): \(done.code) \(done.errors)")
    }
  }

  @Test func explainNamesRowsAndReasons() throws {
    let done = try run("echo '其中美国谴责俄罗斯。They attacked us.' | $L explain -")
    let text = String(decoding: done.output, as: UTF8.self)
    #expect(done.code == 0)
    #expect(text.contains("country/US (entities/countries.tsv:"))
    #expect(text.contains("country/US -> country/RU: against"))
    #expect(text.contains("its capitals are not those of the name"))
  }

  @Test func aFilterAnswersEachLineAsItComes() throws {
    let done = try run(
      "coproc F { $L annotate - -q --jobs 2; }; echo '{\"id\":\"one\",\"text\":\"日本\"}' >&${F[1]}; read -t 60 -u ${F[0]} line; echo \"${line:0:33}\"; kill $F_PID"
    )
    #expect(done.lines.first == #"{"schema":"lichang/1","id":"one","#)
  }
}
