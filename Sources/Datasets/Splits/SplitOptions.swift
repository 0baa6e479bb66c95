/// The parts of a dataset.
public enum Split: Int, Sendable, CaseIterable {
  case train, validation, test

  /// The name in files and items.
  public var name: String {
    switch self {
    case .train: "train"
    case .validation: "validation"
    case .test: "test"
    }
  }
}

/// By what a dataset is divided.
public enum SplitKind: String, Sendable, CaseIterable {
  /// By chance, whole groups.
  case group
  /// By the day of publication: what is trained on is older than what is tested on.
  case time
  /// By target: what is tested on is a target that was never trained on.
  case target
}

/// What is never divided.
public enum GroupKey: String, Sendable, CaseIterable {
  /// Copies of a text.
  case cluster
  /// A text and its translation.
  case translation
  /// The texts of an author.
  case author
  /// The texts of a publisher.
  case publisher
}

/// How a dataset is divided.
public struct SplitOptions: Sendable {
  /// By what.
  public var kind = SplitKind.group
  /// What is never divided; copies never are.
  public var groups: Set<GroupKey> = [.cluster, .translation]
  /// The shares of train, validation and test; they need not add up to 1. 0 leaves a split out.
  public var ratios: [Double] = [0.8, 0.1, 0.1]
  /// The first day of validation and the first day of test, ISO 8601; nil to find them from the ratios.
  public var cuts: (validation: String, test: String)?
  /// The targets of validation and test; empty to draw them.
  public var validationTargets: [String] = []
  /// The targets of test.
  public var testTargets: [String] = []
  /// What chance depends on.
  public var seed: UInt64 = 1

  /// Standard options.
  public init() {}

  /// The shares as parts of 1.
  var shares: [Double] {
    let sum = ratios.reduce(0, +)
    return ratios.map { sum > 0 ? $0 / sum : 0 }
  }
}

/// How a dataset was divided.
struct Division {
  /// The split of each item, nil for one that had to be left out.
  var splits: [Split?]
  /// The group of each document, as its smallest document.
  var groups: [Int]
  /// How many items were left out, by reason.
  var leftOut: [String: Int] = [:]
  /// The first day of validation and of test, for a division by time.
  var cuts: [String] = []
  /// The targets of validation and of test, for a division by target.
  var targets: [[String]] = []
}
