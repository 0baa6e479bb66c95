internal import Foundation

/// Checks a dataset against its certificate, from the files alone or with the records it was made of.
public struct DatasetCheck {
  let folder: String
  let jobs: Int

  /// A check of the dataset in a folder.
  public init(folder: String, jobs: Int = 1) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    self.jobs = jobs
  }

  /// Computes everything again and gives all conditions with what was found. With `records` documents are compared across
  /// splits too. Throws `DatasetFailure` if there is no certificate or a file cannot be read.
  public func conditions(records: [String], note: (DatasetEvent) -> Void) throws -> [Condition] {
    let stated = try StatedCertificate(path: folder + "/" + Certificate.fileName)
    let facts = try DatasetFacts.read(
      stated.files.map { ($0.split, $0.name, folder + "/" + $0.name) }, jobs: jobs, note: note)
    var list: [Condition] = []
    let changed = zip(stated.files, facts.files).filter { $0.sha256 != $1.sha256 || $0.items != $1.items }
      .map { $0.0.name }
    list.append(
      Condition(
        name: "files", holds: changed.isEmpty,
        detail: changed.isEmpty
          ? "\(facts.files.count) file(s) with the hashes of the certificate"
          : "changed since the certificate was made: \(changed.joined(separator: ", "))"))
    let documents = records.isEmpty ? nil : try compare(records, facts, note)
    let certificate = Certificate(
      tool: "", promise: stated.promise, facts: facts, documents: documents, records: (0, 0))
    list += certificate.conditions
    if documents == nil {
      list.append(
        Condition(
          name: "similarity", holds: stated.highest < stated.promise.similarity && stated.parts == 0,
          detail: "as the certificate says; --records compares the documents again"))
    }
    list.append(
      Condition(
        name: "certificate", holds: stated.holds,
        detail: stated.holds ? "says that the dataset holds" : "says that the dataset does not hold"))
    return list
  }

  private func compare(
    _ records: [String], _ facts: DatasetFacts, _ note: (DatasetEvent) -> Void
  ) throws -> DocumentSimilarity {
    let spool = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lichang-check-\(ProcessInfo.processInfo.processIdentifier)")
    let corpus = try Corpus(spool: spool.path)
    defer { corpus.remove() }
    note(.step("reading records"))
    _ = try RecordIntake(maker: DraftMaker(builder: nil), jobs: jobs).read(records, into: corpus, note: note)
    let splits = corpus.documents.map { facts.splits[$0.id] }
    let missing = facts.splits.count - splits.count { $0 != nil }
    guard missing == 0 else {
      throw DatasetFailure.request("\(missing) document(s) of the dataset are not among these records")
    }
    return try DocumentSimilarity(corpus, splits: splits)
  }
}

/// What a certificate that was read says.
private struct StatedCertificate {
  var files: [(split: Split, name: String, items: Int, sha256: String)] = []
  var promise = Certificate.Promise()
  var highest = 1.0
  var parts = 0
  var holds = false

  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DatasetFailure.input("'\(path)' cannot be read: a dataset has its certificate beside it")
    }
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: data)
    } catch {
      throw DatasetFailure.input("'\(path)' is no JSON")
    }
    guard let root = object as? [String: Any], root["schema"] as? String == Certificate.schema else {
      throw DatasetFailure.input("'\(path)' is no certificate of the schema '\(Certificate.schema)'")
    }
    func names(_ key: String) -> [String] { root[key] as? [String] ?? [] }
    func split(_ name: String) -> Split? { Split.allCases.first { $0.name == name } }
    holds = root["holds"] as? Bool ?? false
    promise.kind = SplitKind(rawValue: root["split_by"] as? String ?? "") ?? .group
    promise.groups = names("groups_by").compactMap { GroupKey(rawValue: $0) }
    promise.splits = names("splits").compactMap(split)
    let similarity = root["similarity"] as? [String: Any]
    let documents = similarity?["documents"] as? [String: Any]
    promise.similarity = documents?["limit"] as? Double ?? 0
    highest = documents?["highest"] as? Double ?? 1
    parts = documents?["parts_of_others"] as? Int ?? 0
    if promise.kind == .time {
      let time = root["time"] as? [String: Any]
      promise.cuts = [time?["validation_from"] as? Int ?? 0, time?["test_from"] as? Int ?? 0]
    }
    for file in root["files"] as? [[String: Any]] ?? [] {
      guard let split = split(file["split"] as? String ?? ""), let name = file["name"] as? String, !name.contains("/")
      else { throw DatasetFailure.input("'\(path)': a file of the certificate has no name or no split") }
      files.append((split, name, file["items"] as? Int ?? -1, file["sha256"] as? String ?? ""))
    }
  }
}
