/// One thing that must be true of a divided dataset, and whether it is.
public struct Condition: Sendable, Equatable {
  /// A stable name in kebab-case.
  public var name: String
  /// Whether it holds.
  public var holds: Bool
  /// What was found, in words.
  public var detail: String
}

/// The most similar pair of documents across splits, as the certificate shows it.
struct DocumentSimilarity {
  var value = 0.0
  var first = ""
  var second = ""
  var firstSplit = ""
  var secondSplit = ""
  var compared = 0
  /// Texts that stand in a text of another split.
  var parts = 0
}

/// What is promised of a dataset: made of its files when it is built, made again and compared when it is checked.
struct Certificate {
  static let schema = "lichang-split/1"
  static let fileName = "split_certificate.json"

  /// What the dataset was asked to be.
  struct Promise {
    var kind = SplitKind.group
    var groups: [GroupKey] = []
    /// The splits that must not be empty.
    var splits: [Split] = []
    var similarity = 0.5
    var seed = 1
    /// The first day of validation and test, as numbers (20250926), for a division by time; 99990000 stands for never.
    var cuts: [Int] = []
    var validationTargets: [String] = []
    var testTargets: [String] = []
    /// All options in effect, as name and value.
    var options: [(String, String)] = []
  }

  var tool: String
  var promise: Promise
  var facts: DatasetFacts
  /// Nil if the documents were not compared.
  var documents: DocumentSimilarity?
  /// How many records the dataset was made of, and a sum of hashes of their ids and texts.
  var records: (count: Int, digest: UInt64)

  /// Whether everything holds.
  var holds: Bool { conditions.allSatisfy(\.holds) }

  /// All conditions, in a fixed order.
  var conditions: [Condition] {
    var list: [Condition] = []
    func add(_ name: String, _ holds: Bool, _ detail: String) {
      list.append(Condition(name: name, holds: holds, detail: detail))
    }
    let lines = facts.files.reduce(0) { $0 + $1.items }
    add(
      "lines", facts.faultCount == 0,
      facts.faultCount == 0
        ? "\(lines) items, every column there and of its type, every span inside its text, no id twice"
        : "\(facts.faultCount) faulty line(s), the first: \(facts.faults.first ?? "")")
    let empty = promise.splits.filter { split in !facts.files.contains { $0.split == split && $0.items > 0 } }
    add(
      "splits", empty.isEmpty,
      empty.isEmpty
        ? "no split is empty"
        : "nothing in \(empty.map(\.name).joined(separator: " and ")): too few or too large groups for these ratios")
    undivided("documents", facts.documents, &list)
    undivided("groups", facts.groups, &list)
    if promise.groups.contains(.translation) { undivided("clusters", facts.clusters, &list) }
    if promise.groups.contains(.author) { undivided("authors", facts.authors, &list) }
    if promise.groups.contains(.publisher) { undivided("publishers", facts.publishers, &list) }
    if promise.kind == .time { addTime(&list) }
    if promise.kind == .target { undivided("targets", facts.targets, &list) }
    let contexts = facts.similarContexts
    add(
      "contexts", contexts.value < Selection.contextLimit,
      "the most similar texts of items across splits share \(percent(contexts.value)) of their 5-grams; the limit is "
        + percent(Selection.contextLimit))
    if let documents {
      add(
        "similarity", documents.value < promise.similarity && documents.parts == 0,
        documents.parts > 0
          ? "\(documents.parts) document(s) stand in a document of another split"
          : "the most similar documents across splits share \(percent(documents.value)) of their 5-grams; the limit is "
            + percent(promise.similarity))
    }
    return list
  }

  private func undivided(_ name: String, _ places: DatasetFacts.Places, _ list: inout [Condition]) {
    let divided = DatasetFacts.divided(places)
    list.append(
      Condition(
        name: name, holds: divided == 0,
        detail: divided == 0
          ? "none of \(places.count) is in two splits" : "\(divided) of \(places.count) in two splits"))
  }

  private func addTime(_ list: inout [Condition]) {
    var faults: [String] = []
    if facts.undated > 0 { faults.append("\(facts.undated) item(s) without a day") }
    let cuts = promise.cuts
    for split in Split.allCases where facts.days[split.rawValue].first > 0 && cuts.count == 2 {
      let days = facts.days[split.rawValue]
      let from = split == .train ? 0 : cuts[split.rawValue - 1]
      let to = split == .test ? 99_999_999 : cuts[split.rawValue]
      if days.first < from || days.last >= to {
        faults.append("\(split.name) has days from \(days.first) to \(days.last)")
      }
    }
    list.append(
      Condition(
        name: "time", holds: faults.isEmpty,
        detail: faults.isEmpty
          ? "train before \(cuts.first ?? 0), validation from then, test from \(cuts.last ?? 0)"
          : faults.joined(separator: ", ")))
  }

  private func percent(_ value: Double) -> String {
    "\(Int((value * 1000).rounded(.down)) / 10).\(Int((value * 1000).rounded(.down)) % 10) %"
  }

  // MARK: - JSON

  /// The certificate as JSON, with line ends for people.
  var json: [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.member("schema", Certificate.schema)
    json.member("holds", holds)
    json.list("conditions", of: conditions) { json, condition in
      json.member("name", condition.name)
      json.member("holds", condition.holds)
      json.member("detail", condition.detail)
    }
    json.member("tool", tool)
    json.member("split_by", promise.kind.rawValue)
    json.member("groups_by", promise.groups.map(\.rawValue))
    json.member("splits", promise.splits.map(\.name))
    json.member("seed", promise.seed)
    json.list("files", of: facts.files) { json, file in
      json.member("split", file.split.name)
      json.member("name", file.name)
      json.member("items", file.items)
      json.member("documents", file.documents)
      json.member("groups", file.groups)
      json.member("bytes", file.bytes)
      json.member("sha256", file.sha256)
    }
    json.object("groups") { json in
      json.member("count", facts.groups.count)
      json.member("in_two_splits", DatasetFacts.divided(facts.groups))
      json.member("largest_items", facts.groupSizes.values.max() ?? 0)
    }
    json.object("similarity") { json in
      json.member("measure", "Jaccard coefficient of the sets of character 5-grams of folded text")
      json.member(
        "candidates",
        "all pairs of up to \(CrossSplit.few) texts; of more those that share a MinHash band (documents 64 of 4 rows, contexts "
          + "8 of 4); the highest are verified on the texts")
      json.object("documents") { json in
        json.member("limit", promise.similarity)
        json.member("highest", documents?.value ?? 0)
        json.member("first", documents?.first ?? "")
        json.member("first_split", documents?.firstSplit ?? "")
        json.member("second", documents?.second ?? "")
        json.member("second_split", documents?.secondSplit ?? "")
        json.member("pairs_compared", documents?.compared ?? 0)
        json.member("parts_of_others", documents?.parts ?? 0)
      }
      json.object("contexts") { json in
        json.member("limit", Selection.contextLimit)
        json.member("highest", facts.similarContexts.value)
        json.member("first", facts.similarTexts.first ?? "")
        json.member("second", facts.similarTexts.last ?? "")
        json.member("pairs_compared", facts.similarContexts.compared)
      }
    }
    json.object("time") { json in
      json.member("validation_from", promise.cuts.first ?? 0)
      json.member("test_from", promise.cuts.last ?? 0)
    }
    json.object("targets") { json in
      json.member("validation", promise.validationTargets)
      json.member("test", promise.testTargets)
    }
    json.object("records") { json in
      json.member("documents", records.count)
      json.member("digest", SHA256.hexadecimal(records.digest))
    }
    json.object("options") { json in
      for (name, value) in promise.options { json.member(name, value) }
    }
    json.raw("}")
    return PrettyJSON.indented(json.bytes)
  }
}

extension SHA256 {
  /// A number in 16 hexadecimal digits.
  static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// JSON with one member a line.
public enum PrettyJSON {
  /// Adds line ends and indentation to JSON without any. Complexity: O(n).
  public static func indented(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var depth = 0
    var isInString = false
    var at = 0
    func line() -> [UInt8] { [0x0A] + [UInt8](repeating: 0x20, count: 2 * depth) }
    while at < bytes.count {
      let byte = bytes[at]
      if isInString {
        result.append(byte)
        if byte == 0x5C, at + 1 < bytes.count {
          at += 1
          result.append(bytes[at])
        } else if byte == 0x22 {
          isInString = false
        }
      } else {
        switch byte {
        case 0x22:
          isInString = true
          result.append(byte)
        case 0x7B, 0x5B:
          let isEmpty = at + 1 < bytes.count && bytes[at + 1] == byte + 2
          result.append(byte)
          if isEmpty {
            at += 1
            result.append(bytes[at])
          } else {
            depth += 1
            result += line()
          }
        case 0x7D, 0x5D:
          depth -= 1
          result += line()
          result.append(byte)
        case 0x2C:
          result.append(byte)
          result += line()
        case 0x3A: result += [0x3A, 0x20]
        default: result.append(byte)
        }
      }
      at += 1
    }
    return result + [0x0A]
  }
}
