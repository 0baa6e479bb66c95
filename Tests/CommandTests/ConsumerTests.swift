import Foundation
import TestSupport
import Testing

/// The tools that exports are made for, as far as they are installed: `LICHANG_PYTHON` names an interpreter that has them, else
/// it is that of `LICHANG_CONSUMERS=install bash .ci/setup`.
enum Consumers {
  static let python: String = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["LICHANG_PYTHON"] { return named }
    let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "") + "/.cache"
    let installed = cache + "/lichang/python/bin/python"
    return FileManager.default.isExecutableFile(atPath: installed) ? installed : "python3"
  }()

  /// The packages that the interpreter has.
  static let packages: Set<String> = {
    guard let script = Bundle.module.url(forResource: "consumers", withExtension: "py"),
      let done = try? CommandTests().run("\(python) '\(script.path)' packages")
    else { return [] }
    return Set(String(decoding: done.output, as: UTF8.self).split { $0 == " " || $0 == "\n" }.map(String.init))
  }()

  /// A folder with `samples.jsonl`, records of the samples, and `records.jsonl`, these and texts that make offsets hard, whose
  /// mentions the caller gives. Made once: annotating is slow in a debug build.
  static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lichang-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let done = try CommandTests().run(
        "$L annotate $ROOT/Samples -q -o samples.jsonl && { cat samples.jsonl; $L annotate - -q --tokens; } > records.jsonl",
        input: Data(hard().utf8), in: folder)
      if done.code != 0 { Issue.record("annotate failed: \(done.errors)") }
    } catch {
      Issue.record("no records: \(error)")
    }
    return folder
  }()

  private static func hard() -> String {
    var random = SeededGenerator(seed: 23)
    let types = ["GPE", "WORK_OF_ART", "", "PERSON"]
    return (0..<60).map { number in
      let text = random.text(pieces: 30).replacingOccurrences(of: "\r\n", with: "\n")
      let points = Array(text.unicodeScalars)
      let given = (0..<6).compactMap { _ -> String? in
        let start = Int.random(in: 0..<points.count, using: &random)
        let end = min(points.count, start + Int.random(in: 1...5, using: &random))
        guard points[start..<end].contains(where: { !$0.properties.isWhitespace && $0.value > 0x20 }) else {
          return nil
        }
        return #"{"start":\#(start),"end":\#(end),"type":"\#(types[number % 4])","entity":"country/JP"}"#
      }
      let encoded = (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
      return #"{"id":"hard \#(number)/😀","text":\#(encoded),"entities":[\#(given.joined(separator: ","))]}"#
    }.joined(separator: "\n") + "\n"
  }
}

/// Exports are read by the tools that they are for.
@Suite struct ConsumerTests {
  /// Exports a format and has a check of `consumers.py` compare it with the records.
  func check(_ check: String, format: String?, folder: Bool = false) throws {
    let script = try #require(Bundle.module.url(forResource: "consumers", withExtension: "py"))
    let records = Consumers.folder.path + "/records.jsonl"
    let export = format.map { "$L export '\(records)' --to \($0) -o out 2>/dev/null && " } ?? ""
    let done = try CommandTests().run(
      "\(export)\(Consumers.python) '\(script.path)' \(check) '\(records)' \(format == nil ? "'\(records)'" : "out")")
    let output = String(decoding: done.output, as: UTF8.self)
    #expect(done.code == 0, "\(output) \(done.errors.suffix(2000))")
    #expect(output.contains("agree"))
  }

  /// Formats whose rules the standard library can check.
  @Test(arguments: ["brat", "doccano", "label-studio", "conll", "webanno", "w3c", "csv"])
  func formatsKeepTheirRules(_ format: String) throws { try check(format, format: format) }

  @Test(.enabled(if: Consumers.packages.contains("spacy"), "the Python package spacy is missing"))
  func spacyBuildsTheSpans() throws { try check("spacy", format: "spacy") }

  @Test(.enabled(if: Consumers.packages.contains("conllu"), "the Python package conllu is missing"))
  func conlluParses() throws { try check("conllu", format: "conllu") }

  @Test(.enabled(if: Consumers.packages.contains("cassis"), "the Python package dkpro-cassis is missing"))
  func cassisLoads() throws { try check("xmi", format: "xmi") }

  @Test(.enabled(if: Consumers.packages.contains("pandas"), "the Python package pandas is missing"))
  func pandasReadsRecords() throws { try check("pandas", format: nil) }

  @Test(.enabled(if: Consumers.packages.contains("duckdb"), "the Python package duckdb is missing"))
  func duckdbReadsRecords() throws { try check("duckdb", format: nil) }

  /// Random tables: alpha at three levels and kappa with three weights equal those of the packages to 1e-9.
  @Test(
    .enabled(
      if: Consumers.packages.isSuperset(of: ["krippendorff", "sklearn"]),
      "the Python packages krippendorff and scikit-learn are missing"), arguments: 1...12)
  func agreementEqualsThePackages(_ seed: Int) throws {
    let script = try #require(Bundle.module.url(forResource: "agreement", withExtension: "py"))
    var random = SeededGenerator(seed: UInt64(seed))
    let labels = ["against", "mixed", "neutral", "favor", "strong"].prefix(2 + seed % 4)
    let annotators = 2 + seed % 3
    var rows = ["item," + (0..<annotators).map { "a\($0)" }.joined(separator: ",")]
    for item in 0..<(seed * 20) {
      let truth = labels.randomElement(using: &random)
      let cells = (0..<annotators).map { _ in
        switch Int.random(in: 0..<10, using: &random) {
        case 0: ""
        case 1...4: labels.randomElement(using: &random) ?? ""
        default: truth ?? ""
        }
      }
      rows.append("\(item)," + cells.joined(separator: ","))
    }
    let order = labels.joined(separator: ",")
    let table = rows.joined(separator: "\n") + "\n"
    let done = try CommandTests().run(
      "cat > t.csv; $L agree t.csv --order \(order) --samples 0 --json; \(Consumers.python) '\(script.path)' t.csv \(order)",
      input: Data(table.utf8))
    let results = try done.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    try #require(results.count == 2, "\(done.errors.suffix(2000))")
    func near(_ own: Any?, _ other: Any?, _ what: String) {
      let value = (own as? [String: Any])?["value"] as? Double
      let reference = other as? Double
      let isNear = value == nil && reference == nil || abs((value ?? 9) - (reference ?? -9)) < 1e-9
      #expect(isNear, "\(what): \(String(describing: value)) is not \(String(describing: reference))")
    }
    let alphas = results.map { $0["alpha"] as? [String: Any] }
    for level in ["nominal", "ordinal", "interval"] { near(alphas[0]?[level], alphas[1]?[level], level) }
    let pairs = results.map { $0["pairs"] as? [[String: Any]] ?? [] }
    #expect(pairs[0].count == annotators * (annotators - 1) / 2)
    for (own, other) in zip(pairs[0], pairs[1]) {
      for figure in ["kappa", "kappa_linear", "kappa_quadratic", "agreement"] {
        near(own[figure], other[figure], figure)
      }
      #expect(own["confusion"] as? [[Int]] == other["confusion"] as? [[Int]])
    }
  }
}
