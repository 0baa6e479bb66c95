internal import Foundation
public import Reading

/// All options of a dataset.
public struct DatasetOptions: Sendable {
  /// What of a document becomes items.
  public var items = ItemOptions()
  /// Which items are taken.
  public var choice = ChoiceOptions()
  /// How they are divided.
  public var split = SplitOptions()
  /// Files of records of another annotator, for a choice by disagreement.
  public var compared: [String] = []
  /// How the files of items are packed.
  public var compression = Compression.none
  /// How many threads work; the result does not depend on it.
  public var jobs = 1
  /// The tool with its version.
  public var tool = "lichang"
  /// The options in effect as the user knows them, for the card and the certificate.
  public var described: [(name: String, value: String)] = []

  /// Standard options.
  public init() {}
}

/// What was built.
public struct DatasetReport: Sendable {
  /// How many records there were.
  public var intake = IntakeCounts()
  /// What became of their items.
  public var choice = ChoiceCounts()
  /// Items left out by the division, by reason.
  public var leftOut: [String: Int] = [:]
  /// Items of each split.
  public var sizes: [Int] = [0, 0, 0]
  /// Sets of copies and translations.
  public var clusters = 0
  /// Documents that are copies of one that is kept.
  public var copies = 0
  /// Pairs of texts and translations.
  public var translations = 0
  /// Ids that occurred twice and got a suffix.
  public var clashes = 0
  /// What was promised, and whether it holds.
  public var conditions: [Condition] = []

  /// Whether everything that was promised holds.
  public var holds: Bool { conditions.allSatisfy(\.holds) }
}

/// Makes a dataset of annotated records: reads, finds copies, chooses, divides, writes, and certifies what it wrote.
public struct DatasetBuilder {
  let options: DatasetOptions

  /// A builder with its options.
  public init(_ options: DatasetOptions) { self.options = options }

  /// The names of all files that a dataset may have.
  static let fileNames =
    Split.allCases.flatMap { split in Compression.allCases.map { fileName(split, $0) } }
    + ["README.md", "clusters.jsonl", Certificate.fileName, "run.json", "labels.svg", "time.svg", "targets.svg"]

  /// The name of a split's file.
  private static func fileName(_ split: Split, _ compression: Compression) -> String {
    split.name + ".jsonl" + (compression == .none ? "" : "." + compression.rawValue)
  }

  /// Builds a dataset of files of records in a folder. Files are complete or not there. Throws `DatasetFailure`.
  public func build(_ records: [String], in folder: String, note: (DatasetEvent) -> Void) throws -> DatasetReport {
    let began = Date()
    let output = try OutputFolder(path: folder)
    do {
      let report = try build(records, output: output, began: began, note: note)
      try output.finish(removing: DatasetBuilder.fileNames)
      return report
    } catch {
      output.abandon()
      throw error
    }
  }

  private func build(
    _ records: [String], output: OutputFolder, began: Date, note: (DatasetEvent) -> Void
  ) throws -> DatasetReport {
    var report = DatasetReport()
    let corpus = try Corpus(spool: output.place("spool"))
    defer { corpus.remove() }
    note(.step("reading records"))
    report.intake = try RecordIntake(maker: DraftMaker(builder: ItemBuilder(options.items)), jobs: options.jobs)
      .read(records, into: corpus, note: note)
    report.clashes = corpus.clashes
    guard !corpus.items.isEmpty else {
      throw DatasetFailure.request(
        "no items: \(report.intake.lines) record(s), of which \(report.intake.documents) passed the filters, none with a "
          + "stance that does")
    }
    let clusters = try Clusters(corpus, finder: DuplicateFinder(limit: options.choice.similarity), note: note)
    report.clusters = clusters.groups.count
    report.copies = clusters.isKept.count { !$0 }
    report.translations = clusters.links.count { $0.kind == .translation }
    try ClusterReport(corpus: corpus, clusters: clusters).write(to: output)

    note(.step("choosing items"))
    var disagreement: [Float] = []
    if options.choice.preference == .disagreement {
      var other = Disagreement(level: options.items.level)
      if !options.compared.isEmpty { report.intake.failures += try other.read(options.compared, note: note) }
      disagreement = other.values(corpus, clusters)
    }
    let selection = Selection(
      corpus: corpus, clusters: clusters, options: options.choice, disagreement: disagreement)
    let chosen = try selection.chosen(&report.choice)
    guard !chosen.isEmpty else {
      throw DatasetFailure.request("no items are left of \(report.choice.items): the choice takes none of them")
    }

    note(.step("dividing"))
    let joins = options.choice.dropsCopies ? [] : try Contexts(corpus).joins(of: chosen)
    let division = Splitter(corpus, clusters: clusters, options: options.split, joins: joins).divide(chosen)
    report.leftOut = division.leftOut.filter { $0.value > 0 }

    note(.step("writing"))
    let files = try write(chosen, division, corpus, clusters, output)
    let certificate = try certify(files, chosen, division, corpus, output, note)
    report.conditions = certificate.conditions
    for file in certificate.facts.files { report.sizes[file.split.rawValue] = file.items }
    try output.write(Certificate.fileName, certificate.json)
    let statistics = Statistics(corpus, items: chosen, splits: division.splits)
    let card = DatasetCard(
      options: options, report: report, statistics: statistics, certificate: certificate,
      provenances: corpus.provenances)
    try output.write("README.md", Array(card.text.utf8))
    for (name, plot) in Plots(statistics).all { try output.write(name, Array(plot.utf8)) }
    try output.write("run.json", RunReport(options: options, report: report, inputs: records, began: began).json)
    return report
  }

  /// Writes the files of items; a split whose share is 0 has none.
  private func write(
    _ chosen: [Int], _ division: Division, _ corpus: Corpus, _ clusters: Clusters, _ output: OutputFolder
  ) throws -> [(split: Split, name: String, path: String)] {
    var files: [(split: Split, name: String, path: String)] = []
    for split in splits {
      let name = DatasetBuilder.fileName(split, options.compression)
      let stream = try output.stream(name, packed: options.compression)
      for (place, item) in chosen.enumerated() where division.splits[place] == split {
        let document = Int(corpus.items[item].document)
        try stream.write(
          ItemWriter.line(
            head: corpus.head(item), document: corpus.documents[document].id,
            cluster: corpus.documents[clusters.families[document]].id,
            group: corpus.documents[division.groups[document]].id, split: split.name))
      }
      try stream.close()
      files.append((split, name, output.place(name)))
    }
    return files
  }

  /// The splits that were asked for.
  private var splits: [Split] {
    Split.allCases.filter { split in
      switch split {
      case .validation where !options.split.validationTargets.isEmpty: true
      case .test where !options.split.testTargets.isEmpty: true
      default: options.split.cuts != nil || options.split.ratios[split.rawValue] > 0
      }
    }
  }

  /// Reads the files back and compares the documents across splits.
  private func certify(
    _ files: [(split: Split, name: String, path: String)], _ chosen: [Int], _ division: Division, _ corpus: Corpus,
    _ output: OutputFolder, _ note: (DatasetEvent) -> Void
  ) throws -> Certificate {
    note(.step("certifying"))
    var promise = Certificate.Promise()
    promise.kind = options.split.kind
    promise.groups = GroupKey.allCases.filter { $0 == .cluster || options.split.groups.contains($0) }
    promise.splits = splits
    promise.similarity = options.choice.similarity
    promise.seed = Int(truncatingIfNeeded: options.split.seed)
    promise.cuts = division.cuts.map { ItemWriter.number(of: $0) }.map { $0 == 0 ? 99_990_000 : $0 }
    if division.targets.count == 2 {
      (promise.validationTargets, promise.testTargets) = (division.targets[0], division.targets[1])
    }
    promise.options = options.described
    var places = [Split?](repeating: nil, count: corpus.documents.count)
    for (place, item) in chosen.enumerated() {
      if let split = division.splits[place] { places[Int(corpus.items[item].document)] = split }
    }
    return Certificate(
      tool: options.tool, promise: promise,
      facts: try DatasetFacts.read(files, jobs: options.jobs, note: note),
      documents: try DocumentSimilarity(corpus, splits: places),
      records: (corpus.documents.count, corpus.digest))
  }
}

extension DocumentSimilarity {
  /// Compares the documents of a corpus that have a split.
  init(_ corpus: Corpus, splits: [Split?]) throws {
    let members = splits.indices.filter { splits[$0] != nil }
    let pair = try CrossSplit.highest(
      corpus.index.table, rows: DuplicateIndex.rows, members: members, isDivided: { splits[$0] != splits[$1] },
      text: { try corpus.text($0) })
    value = pair.value
    compared = pair.compared
    if pair.first >= 0 {
      first = corpus.documents[pair.first].id
      second = corpus.documents[pair.second].id
      firstSplit = splits[pair.first]?.name ?? ""
      secondSplit = splits[pair.second]?.name ?? ""
    }
    parts = try CrossSplit.parts(
      corpus.index.samples, members: members, isDivided: { splits[$0] != splits[$1] },
      limit: DuplicateFinder().partLimit, text: { try corpus.text($0) })
  }
}
