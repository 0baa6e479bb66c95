internal import TextModel

/// Counts of the items of a dataset, for its card and plots.
struct Statistics {
  /// The labels in the order in which they are shown.
  static let labels: [StanceLabel] = [.favor, .against, .mixed, .neutral]

  /// How many items have each label.
  struct Row {
    var name: String
    /// In the order of `labels`.
    var counts: [Int]
    var total: Int { counts.reduce(0, +) }
  }

  private(set) var splits: [Row] = []
  private(set) var languages: [Row] = []
  /// Split and language together, as `train, en`.
  private(set) var splitLanguages: [Row] = []
  /// The most frequent first.
  private(set) var targets: [Row] = []
  private(set) var holders: [Row] = []
  private(set) var publishers: [Row] = []
  private(set) var voices: [Row] = []
  /// Months, or years if there are more than 48 months; in order, without gaps.
  private(set) var periods: [Row] = []
  private(set) var documents = 0
  private(set) var documentsOfSplits = [0, 0, 0]
  private(set) var undated = 0
  private(set) var firstDay = ""
  private(set) var lastDay = ""
  private(set) var background = 0
  private(set) var unknownHolders = 0
  private(set) var uncertain = 0
  private(set) var total = 0

  /// Counts the items that have a split.
  init(_ corpus: Corpus, items: [Int], splits: [Split?]) {
    var tables: [String: [String: [Int]]] = [:]
    func count(_ table: String, _ row: String, _ label: Int) {
      tables[table, default: [:]][row, default: [0, 0, 0, 0]][label] += 1
    }
    var seen = Set<Int32>()
    for (place, item) in items.enumerated() {
      guard let split = splits[place] else { continue }
      let entry = corpus.items[item]
      let document = corpus.documents[Int(entry.document)]
      let label = Statistics.labels.firstIndex(of: entry.label) ?? 3
      total += 1
      count("split", split.name, label)
      count("language", entry.language.rawValue, label)
      count("both", "\(split.name), \(entry.language.rawValue)", label)
      count("target", corpus.names[Int(entry.target)], label)
      count("holder", corpus.names[Int(entry.holder)], label)
      if !document.publisher.isEmpty { count("publisher", document.publisher, label) }
      count("voice", entry.voice.rawValue, label)
      if document.published.isEmpty {
        undated += 1
      } else {
        count("month", String(document.published.prefix(7)), label)
      }
      if seen.insert(entry.document).inserted {
        documents += 1
        documentsOfSplits[split.rawValue] += 1
        if !document.published.isEmpty {
          firstDay = firstDay.isEmpty ? document.published : min(firstDay, document.published)
          lastDay = max(lastDay, document.published)
        }
      }
      if entry.isBackground { background += 1 }
      if corpus.names[Int(entry.holder)] == "unknown" { unknownHolders += 1 }
      if entry.uncertainty >= 0.5 { uncertain += 1 }
    }
    func rows(_ table: String, _ names: [String]) -> [Row] {
      names.compactMap { name in tables[table]?[name].map { Row(name: name, counts: $0) } }
    }
    func frequent(_ table: String) -> [Row] {
      (tables[table] ?? [:]).map { Row(name: $0.key, counts: $0.value) }
        .sorted { $0.total != $1.total ? $0.total > $1.total : $0.name < $1.name }
    }
    let languages = ["en", "zh", "mixed", "und"]
    self.splits = rows("split", Split.allCases.map(\.name))
    self.languages = rows("language", languages)
    splitLanguages = rows("both", Split.allCases.flatMap { split in languages.map { "\(split.name), \($0)" } })
    targets = frequent("target")
    holders = frequent("holder")
    publishers = frequent("publisher")
    voices = rows("voice", ["author", "reported"])
    periods = Statistics.periods(tables["month"] ?? [:])
  }

  /// Months without gaps, or years where that would be too many.
  private static func periods(_ months: [String: [Int]]) -> [Row] {
    guard let first = months.keys.min(), let last = months.keys.max(), let from = number(first), let to = number(last)
    else { return [] }
    let none = [0, 0, 0, 0]
    if to - from < 48 {
      return (from...to).map { month in
        let digits = month % 12 + 1
        let name = "\(year(month / 12))-\(digits < 10 ? "0" : "")\(digits)"
        return Row(name: name, counts: months[name] ?? none)
      }
    }
    var years: [Int: [Int]] = [:]
    for (month, counts) in months {
      guard let at = number(month) else { continue }
      years[at / 12] = zip(years[at / 12] ?? none, counts).map { $0 + $1 }
    }
    return (from / 12...to / 12).map { Row(name: year($0), counts: years[$0] ?? none) }
  }

  /// The number of a month since the year 0.
  private static func number(_ month: String) -> Int? {
    guard let year = Int(month.prefix(4)), let number = Int(month.suffix(2)), (1...12).contains(number) else {
      return nil
    }
    return year * 12 + number - 1
  }

  private static func year(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
