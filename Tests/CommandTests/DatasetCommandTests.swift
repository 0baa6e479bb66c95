import Foundation
import Testing

/// `lichang dataset` as users run it.
@Suite struct DatasetCommandTests {
  /// Runs a shell line; `$R` are the records of the samples.
  private func run(_ script: String, input: Data = Data()) throws -> CommandTests.Run {
    try CommandTests().run("R=records.jsonl; $L annotate $ROOT/Samples -q -o $R; " + script, input: input)
  }

  @Test func aDatasetIsBuiltAndHolds() throws {
    let done = try run("$L dataset build $R -o d -q && ls d && $L dataset check d --records $R && cat d/run.json")
    #expect(done.code == 0, "\(done.errors)")
    let text = String(decoding: done.output, as: UTF8.self)
    for name in [
      "README.md", "clusters.jsonl", "labels.svg", "run.json", "split_certificate.json", "targets.svg", "test.jsonl",
      "time.svg", "train.jsonl", "validation.jsonl",
    ] {
      #expect(text.contains(name), "\(name) is missing")
    }
    #expect(!text.contains("FAILS"))
    #expect(text.contains("holds  similarity: the most similar documents"))
  }

  @Test func theSameOptionsGiveTheSameBytes() throws {
    let done = try run(
      "for j in 1 2; do $L dataset build $R -o d$j -q --jobs $j --sample 40 --stratify label,language --seed 7; "
        + "(cd d$j && sha256sum README.md *.jsonl *.svg split_certificate.json); done")
    #expect(done.lines.count == 18, "\(done.errors)")
    #expect(Array(done.lines.prefix(9)) == Array(done.lines.suffix(9)))
  }

  @Test(arguments: ["gz", "zst"])
  func packedFilesHoldTheSameLines(_ kind: String) throws {
    // The certificate's hashes are those of the lines, however they are packed.
    let done = try run(
      "hashes() { grep -o '\"sha256\": *\"[0-9a-f]*\"' $1/split_certificate.json; }; "
        + "$L dataset build $R -o d -q && $L dataset build $R -o z -q --compress \(kind) && $L dataset check z --records $R -q "
        + "&& hashes d > a && hashes z > b && cmp a b && grep -c sha256 a && grep -c 'path: .*jsonl.\(kind)' z/README.md; "
        + "$L dataset build $R -o z -q; ls z | grep -c '\(kind)$'")
    #expect(done.lines.suffix(3) == ["3", "3", "0"], "\(done.lines) \(done.errors)")
  }

  @Test(arguments: [
    // Another hash.
    "echo >> d/test.jsonl",
    // A document on two sides.
    "head -1 d/train.jsonl | sed 's/#s/#t/; s/\"split\":\"train\"/\"split\":\"test\"/' >> d/test.jsonl",
    // A text on two sides.
    "head -1 d/train.jsonl | sed 's/\"id\":\"/&x/; s/\"document\":\"/&x/; s/\"group\":\"/&x/; s/\"cluster\":\"/&x/; "
      + "s/\"split\":\"train\"/\"split\":\"test\"/' >> d/test.jsonl",
    // A column less.
    "sed -i 's/\"voice\":\"author\",//' d/train.jsonl",
    // A span outside of its text.
    "sed -i 's/\"target_end\":[0-9]*/\"target_end\":99999/' d/train.jsonl",
    "rm -f d/x; sed -i 's/\"holds\": true/\"holds\": false/' d/split_certificate.json",
  ])
  func whatWasChangedIsSeen(_ change: String) throws {
    let done = try run("$L dataset build $R -o d -q && { \(change); } && $L dataset check d -q")
    #expect(done.code == 4, "\(done.errors)")
    #expect(done.lines.contains { $0.hasPrefix("FAILS") })
  }

  @Test(arguments: [
    ("$L dataset build $R", 2, "--output"), ("$L dataset build none.jsonl -o d", 3, "none.jsonl"),
    ("$L dataset build $R -o d --ratios 1,2", 2, "--ratios"), ("$L dataset build $R -o d --from 2025", 2, "2025"),
    ("$L dataset build $R -o d --stratify colour --sample 3", 2, "colour"),
    ("$L dataset build $R -o d --targets country/XX", 2, "no items"),
    ("$L dataset build $R -o d --publishers Nobody", 2, "no items"),
    ("$L dataset build $R -o /proc/none", 3, "/proc/none"), ("$L dataset build $R -o d --group-by title", 2, "title"),
    ("$L dataset build $R -o d --similarity 0", 2, "--similarity"), ("$L dataset check .", 3, "split_certificate.json"),
    ("mkdir d; echo '{}' > d/split_certificate.json; $L dataset check d", 3, "no certificate"),
    ("head -2 $R > two; $L dataset build two -o d", 4, "nothing in"),
    ("$L dataset build $R -o d --split time --time-cuts 2025-01-02,2025-01-01", 2, "in order"),
    ("$L dataset build $R -o d --test-targets country/US", 2, "--split target"),
  ])
  func failuresHaveAMessageAndACode(_ script: String, _ code: Int32, _ message: String) throws {
    let done = try run(script)
    #expect(done.code == code, "\(done.errors)")
    #expect(done.errors.contains(message), "\(done.errors)")
  }

  @Test func aFailedBuildLeavesNothingBehind() throws {
    let done = try run("$L dataset build $R -o d --targets country/XX; ls -a; ls -a d 2>/dev/null; true")
    #expect(!done.lines.contains("d"))
  }

  @Test func linesThatCannotBeReadAreNamed() throws {
    let done = try run(
      "{ cat $R; echo '{\"schema\":'; echo '[1]'; } > more.jsonl; $L dataset build more.jsonl -o d -q; c=$?; "
        + "$L dataset check d -q; exit $c")
    #expect(done.code == 1)
    #expect(done.errors.contains("more.jsonl:16: ") && done.errors.contains("more.jsonl:17: "), "\(done.errors)")
  }

  @Test func copiesAreDroppedAndReported() throws {
    // The same texts from another outlet, in another order, under other ids.
    let done = try run(
      "sed 's/\"id\":\"[^\"]*/&-copy/; s/\"publisher\":\"[^\"]*/&The Mirror/' $R | tac > copies.jsonl; "
        + "$L dataset build $R copies.jsonl -o d -q && wc -l < d/clusters.jsonl && grep -c copy d/*.jsonl; "
        + "$L dataset build $R copies.jsonl -o k -q --duplicates keep && $L dataset check k -q && grep -l -- -copy# k/*.jsonl"
    )
    #expect(done.lines.first == "15", "\(done.errors)")
    #expect(done.lines.contains("d/train.jsonl:0") && done.lines.contains("d/test.jsonl:0"))
    #expect(done.lines.last?.hasPrefix("k/") == true)
  }

  @Test(arguments: [
    "--split time --ratios 60,20,20", "--split target", "--items positions --level document",
    "--items positions --context 1 --voice author", "--group-by cluster,translation,author --ratios 60,20,20",
    "--sample 30 --stratify label", "--select uncertain --sample 20 --ratios 1,0,0", "--neutral 0", "--language zh",
    "--level document --ratios 50,25,25", "--min-score 0.6 --targets 'country/*'",
    "--split time --time-cuts 2025-10-01,2025-12-01",
  ])
  func everyWayOfDividingHolds(_ options: String) throws {
    let done = try run(
      "$L dataset build $R -o d -q \(options) && $L dataset check d -q --records $R; echo $? && cat d/*.jsonl")
    #expect(done.lines.first == "0", "\(done.errors) \(done.lines.prefix(3))")
    #expect(done.lines.count > 5)
  }

  @Test func disagreementIsWhereAnotherAnnotatorDiffers() throws {
    let done = try run(
      "sed 's/\"label\":\"against\",\"score\":-/\"label\":\"favor\",\"score\":/g' $R > other.jsonl; "
        + "$L dataset build $R -o d -q --select disagreement --compare other.jsonl --ratios 1,0,0 --neutral 0; cat d/train.jsonl"
    )
    #expect(done.lines.count > 5, "\(done.errors)")
    #expect(
      done.lines.allSatisfy {
        $0.contains("\"label\":\"against\"") || $0.contains("\"score\":0") || $0.contains("\"label\":\"favor\"")
      })
  }

  @Test func helpTeaches() throws {
    let done = try run("$L dataset --help && $L dataset build --help && $L dataset check --help")
    let text = String(decoding: done.output, as: UTF8.self)
    for word in [
      "Exit codes", "--group-by", "--stratify", "split_certificate.json", "MinHash", "--records", "zero-shot",
    ] {
      #expect(text.contains(word))
    }
  }

  @Test(
    .enabled(if: Consumers.packages.contains("datasets"), "no Python with the package datasets: set LICHANG_PYTHON"))
  func huggingFaceLoadsEverySplitWithOneSchema() throws {
    let script = try #require(Bundle.module.url(forResource: "load_dataset", withExtension: "py"))
    let done = try run(
      "$L dataset build $R -o d -q; $L dataset build $R -o p -q --items positions --level document --ratios 50,25,25; "
        + "$L dataset build $R -o z -q --compress zst; '\(Consumers.python)' '\(script.path)' d p z")
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.lines.last == "3 datasets load", "\(done.lines) \(done.errors)")
  }
}
