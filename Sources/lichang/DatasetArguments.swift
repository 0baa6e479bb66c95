import ArgumentParser
import Datasets
import Foundation
import Reading
import Records
import TextModel

/// A list in one argument: `a,b`.
private func list(_ text: String?) -> [String] {
  (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
}

/// What of a document becomes items.
struct ItemArguments: ParsableArguments {
  @Option(name: .customLong("items"), help: "stances: one item each; positions: one a holder, target and voice.")
  var unit = ItemUnit.stances

  @Option(help: "How much text an item shows: its sentence, or the document.")
  var level = ItemLevel.sentence

  @Option(help: ArgumentHelp("How many sentences before and after are shown, too.", valueName: "n"))
  var context = 0

  @Option(help: ArgumentHelp("Only these targets, by id or surface: country/CN,person/*", valueName: "list"))
  var targets: String?

  @Option(help: ArgumentHelp("Only these holders: author,country/US", valueName: "list"))
  var holders: String?

  @Option(help: "Only the author's own stances, or only those the author reports.")
  var voice: Voice?

  @Option(help: ArgumentHelp("Only stances with a score of so much, 0 to 1, whatever its sign.", valueName: "score"))
  var minScore = 0.0

  @Option(help: ArgumentHelp("Only documents of this day (2025-01-31) and later.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("Only documents of this day and earlier.", valueName: "day"))
  var to: String?

  @Option(help: ArgumentHelp("Only documents of these publishers.", valueName: "list"))
  var publishers: String?

  @Option(help: ArgumentHelp("Only text in this language: en or zh.", valueName: "language"))
  var language: String?

  @Option(help: ArgumentHelp("The share of items whose target is only named, without a stance.", valueName: "share"))
  var neutral = 0.2

  func validate() throws {
    guard (0...100).contains(context) else { throw ValidationError("--context wants a number from 0 to 100") }
    guard neutral >= 0, neutral < 1 else { throw ValidationError("--neutral wants a share from 0 to less than 1") }
    guard (0...1).contains(minScore) else { throw ValidationError("--min-score wants a number from 0 to 1") }
    for day in [from, to] where day.map({ Day.count($0) == nil }) == true {
      throw ValidationError("'\(day ?? "")' is no day: write 2025-01-31")
    }
    if let language, language != "en", language != "zh" { throw ValidationError("--language wants en or zh") }
  }

  func fill(_ options: inout ItemOptions) throws {
    options.unit = unit
    options.level = level
    options.window = context
    options.targets = list(targets)
    options.holders = list(holders)
    options.voice = voice
    options.leastScore = minScore
    options.from = from ?? ""
    options.to = to ?? ""
    options.publishers = list(publishers)
    options.language = language.flatMap { Language(rawValue: $0) }
    options.background = neutral
  }

  /// The options in effect.
  var described: [(name: String, value: String)] {
    [
      ("items", unit.rawValue), ("level", level.rawValue), ("context", String(context)), ("targets", targets ?? ""),
      ("holders", holders ?? ""), ("voice", voice?.rawValue ?? ""), ("min-score", String(minScore)),
      ("from", from ?? ""), ("to", to ?? ""), ("publishers", publishers ?? ""), ("language", language ?? ""),
      ("neutral", String(neutral)),
    ]
  }
}

/// Which items are taken.
struct ChoiceArguments: ParsableArguments {
  @Option(help: "drop: one document of each set of copies; keep: all, in one split.")
  var duplicates = CopyChoice.drop

  @Option(help: ArgumentHelp("From which share of common 5-grams on documents are copies.", valueName: "share"))
  var similarity = 0.5

  @Option(help: ArgumentHelp("Take so many items.", valueName: "n"))
  var sample: Int?

  @Option(
    help: ArgumentHelp(
      "Spread the sample over label, language, target, holder, voice, publisher, year.", valueName: "list"))
  var stratify: String?

  @Option(help: "How the sample is spread: equal, by the root of the sizes, or proportional to them.")
  var allocation = Allocation.equal

  @Option(help: "Which items come first: random, uncertain, or those on which annotations differ (disagreement).")
  var select = Preference.random

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Records of the same documents by another annotator, for --select disagreement.", valueName: "records"))
  var compare: [String] = []

  func validate() throws {
    guard similarity > 0, similarity <= 1 else {
      throw ValidationError("--similarity wants a share of more than 0 to 1")
    }
    if let sample, sample < 1 { throw ValidationError("--sample wants a number of 1 and more") }
    for name in list(stratify) where Stratum(rawValue: name) == nil {
      let names = Stratum.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--stratify: '\(name)' is none of \(names)")
    }
    if stratify != nil, sample == nil { throw ValidationError("--stratify wants --sample") }
    if !compare.isEmpty, select != .disagreement { throw ValidationError("--compare wants --select disagreement") }
  }

  func fill(_ options: inout DatasetOptions) throws {
    options.choice.dropsCopies = duplicates == .drop
    options.choice.similarity = similarity
    options.choice.sample = sample
    options.choice.strata = list(stratify).compactMap { Stratum(rawValue: $0) }
    options.choice.allocation = allocation
    options.choice.preference = select
    do {
      options.compared = try RecordFiles.expand(compare)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  /// The options in effect.
  var described: [(name: String, value: String)] {
    [
      ("duplicates", duplicates.rawValue), ("similarity", String(similarity)),
      ("sample", sample.map { String($0) } ?? ""), ("stratify", stratify ?? ""), ("allocation", allocation.rawValue),
      ("select", select.rawValue), ("compare", String(compare.count)),
    ]
  }
}

/// How they are divided.
struct SplitArguments: ParsableArguments {
  @Option(help: "By what the items are divided: group (by chance), time, or target (zero-shot).")
  var split = SplitKind.group

  @Option(
    help: ArgumentHelp("What is never divided: cluster (always), translation, author, publisher.", valueName: "list"))
  var groupBy = "cluster,translation"

  @Option(help: ArgumentHelp("The shares of train, validation and test; 0 leaves one out.", valueName: "shares"))
  var ratios = "80,10,10"

  @Option(
    help: ArgumentHelp("The first day of validation and the first day of test, for --split time.", valueName: "days"))
  var timeCuts: String?

  @Option(help: ArgumentHelp("The targets of test, for --split target.", valueName: "list"))
  var testTargets: String?

  @Option(help: ArgumentHelp("The targets of validation, for --split target.", valueName: "list"))
  var validationTargets: String?

  func validate() throws {
    let numbers = list(ratios).map { Double($0) }
    guard numbers.count == 3, numbers.allSatisfy({ ($0 ?? -1) >= 0 }), numbers.contains(where: { ($0 ?? 0) > 0 }) else {
      throw ValidationError("--ratios wants three shares: 80,10,10")
    }
    for name in list(groupBy) where GroupKey(rawValue: name) == nil {
      throw ValidationError("--group-by: '\(name)' is none of cluster, translation, author, publisher")
    }
    if let timeCuts {
      let days = list(timeCuts)
      guard split == .time else { throw ValidationError("--time-cuts wants --split time") }
      guard days.count == 2, days.allSatisfy({ Day.count($0) != nil }), days[0] <= days[1] else {
        throw ValidationError("--time-cuts wants two days in order: 2025-06-01,2025-09-01")
      }
    }
    if testTargets != nil || validationTargets != nil, split != .target {
      throw ValidationError("--test-targets and --validation-targets want --split target")
    }
  }

  func fill(_ options: inout SplitOptions) throws {
    options.kind = split
    options.groups = Set(list(groupBy).compactMap { GroupKey(rawValue: $0) }).union([.cluster])
    options.ratios = list(ratios).compactMap { Double($0) }
    if let timeCuts {
      let days = list(timeCuts)
      options.cuts = (days[0], days[1])
    }
    options.testTargets = list(testTargets)
    options.validationTargets = list(validationTargets)
  }

  /// The options in effect.
  var described: [(name: String, value: String)] {
    [
      ("split", split.rawValue), ("group-by", groupBy), ("ratios", ratios), ("time-cuts", timeCuts ?? ""),
      ("test-targets", testTargets ?? ""), ("validation-targets", validationTargets ?? ""),
    ]
  }
}
