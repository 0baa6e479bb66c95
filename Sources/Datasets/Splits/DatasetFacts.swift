internal import Annotation
internal import Foundation
internal import Reading

/// What the files of a dataset say, read back line by line: the certificate is made of this, and checked against it.
struct DatasetFacts {
  /// A file.
  struct File {
    var split: Split
    var name: String
    var items = 0
    var documents = 0
    var groups = 0
    var bytes = 0
    var sha256 = ""
  }

  /// In which splits a name occurs: one bit a split.
  typealias Places = [UInt64: UInt8]

  var files: [File] = []
  var documents = Places()
  var groups = Places()
  var clusters = Places()
  var authors = Places()
  var publishers = Places()
  var targets = Places()
  /// The items of each group.
  var groupSizes: [UInt64: Int] = [:]
  /// A document's split by its id.
  var splits: [String: Split] = [:]
  /// The first and last day of each split, as in the column `published`; 0 if there is none.
  var days: [(first: Int, last: Int)] = Array(repeating: (0, 0), count: 3)
  /// Items without a day.
  var undated = 0
  var repeatedIDs = 0
  /// What is wrong with lines, the first few.
  var faults: [String] = []
  var faultCount = 0
  var similarContexts = SimilarPair()
  /// The contexts of `similarContexts`, and their splits.
  var similarTexts: [String] = []

  /// Names that occur in two splits.
  static func divided(_ places: Places) -> Int { places.values.count { $0.nonzeroBitCount > 1 } }

  /// Reads the files, each given with its path. Throws `DatasetFailure.input`.
  static func read(
    _ inputs: [(split: Split, name: String, path: String)], jobs: Int, note: (DatasetEvent) -> Void
  ) throws -> DatasetFacts {
    var facts = DatasetFacts()
    var contexts = ContextPlaces()
    var ids = Set<UInt64>()
    for input in inputs {
      var file = File(split: input.split, name: input.name)
      let chunks: LineChunks
      do {
        chunks = LineChunks(try ByteStream(path: input.path))
      } catch {
        throw DatasetFailure.input("'\(input.path)' cannot be read: \(error)")
      }
      var hash = SHA256()
      var line = 0
      var documents = Set<UInt64>()
      var groups = Set<UInt64>()
      let name = input.name
      try OrderedPool<LineChunks.Chunk, [Result<ItemFacts, ItemFacts.Fault>]>(jobs: jobs).run(
        makeWorker: { 0 },
        next: { _ in
          do {
            guard let chunk = try chunks.next() else { return .end }
            if let fault = chunk.fault { throw DatasetFailure.input(fault.message) }
            hash.add(chunk.bytes)
            file.bytes += chunk.bytes.count
            return .input(chunk)
          } catch {
            throw DatasetFailure.input("'\(input.path)': \(error)")
          }
        },
        work: { _, chunk in
          chunk.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(
            chunk.bytes.last == 0x0A ? 1 : 0
          ).map { ItemFacts.read(Array($0)) }
        },
        emit: { results in
          for result in results {
            line += 1
            switch result {
            case .failure(let fault):
              facts.fault("\(name):\(line): \(fault.message)")
              contexts.pass(fault.size, file: input.path)
            case .success(let item):
              file.items += 1
              if item.split != input.split.name {
                facts.fault("\(name):\(line): an item of the split '\(item.split)'")
              }
              if !ids.insert(item.id).inserted {
                facts.repeatedIDs += 1
                facts.fault("\(name):\(line): the id occurred before")
              }
              documents.insert(item.document)
              groups.insert(item.group)
              facts.take(item, input.split)
              contexts.take(item, input.split, file: input.path)
            }
          }
          note(.progress(line, "items of \(name) checked"))
          return true
        })
      file.sha256 = hash.finish()
      file.documents = documents.count
      file.groups = groups.count
      facts.files.append(file)
    }
    try facts.compare(contexts)
    return facts
  }

  private mutating func fault(_ message: String) {
    faultCount += 1
    if faults.count < 20 { faults.append(message) }
  }

  private mutating func take(_ item: ItemFacts, _ split: Split) {
    let bit = UInt8(1) << UInt8(split.rawValue)
    documents[item.document, default: 0] |= bit
    groups[item.group, default: 0] |= bit
    clusters[item.cluster, default: 0] |= bit
    targets[item.target, default: 0] |= bit
    for author in item.authors { authors[author, default: 0] |= bit }
    if let publisher = item.publisher { publishers[publisher, default: 0] |= bit }
    groupSizes[item.group, default: 0] += 1
    splits[item.documentID] = split
    if item.published == 0 {
      undated += 1
    } else {
      let known = days[split.rawValue]
      days[split.rawValue] = (
        known.first == 0 ? item.published : min(known.first, item.published), max(known.last, item.published)
      )
    }
  }

  private mutating func compare(_ contexts: ContextPlaces) throws {
    let pair = try CrossSplit.highest(
      contexts.table, rows: Contexts.rows, members: Array(contexts.splits.indices),
      isDivided: { contexts.splits[$0] | contexts.splits[$1] != contexts.splits[$0] & contexts.splits[$1] },
      text: { try ComparableText(Array(contexts.text($0).utf16)) })
    similarContexts = pair
    // One and the same context in two splits is no pair.
    if let divided = contexts.splits.firstIndex(where: { $0.nonzeroBitCount > 1 }) {
      similarContexts.value = 1
      (similarContexts.first, similarContexts.second) = (divided, divided)
    }
    if similarContexts.first >= 0 {
      similarTexts = [try contexts.text(similarContexts.first), try contexts.text(similarContexts.second)]
    }
  }
}

/// The different contexts of a dataset: their sketches, their splits, and where to read them again.
private struct ContextPlaces {
  var table = SketchTable(size: ContextDraft.size)
  var splits: [UInt8] = []
  private var numbers: [UInt64: Int] = [:]
  private var lines: [(file: Int, offset: Int, count: Int)] = []
  private var files: [String] = []
  private var offset = 0

  /// Steps over a line; the first of a file tells where its offsets begin.
  mutating func pass(_ size: Int, file: String) {
    begin(file)
    offset += size + 1
  }

  private mutating func begin(_ file: String) {
    guard files.last != file else { return }
    files.append(file)
    offset = 0
  }

  mutating func take(_ item: ItemFacts, _ split: Split, file: String) {
    begin(file)
    let bit = UInt8(1) << UInt8(split.rawValue)
    if let known = numbers[item.context] {
      splits[known] |= bit
    } else {
      numbers[item.context] = splits.count
      splits.append(bit)
      table.append(item.sketch)
      lines.append((files.count - 1, offset, item.size))
    }
    offset += item.size + 1
  }

  func text(_ context: Int) throws -> String {
    let line = lines[context]
    guard let handle = FileHandle(forReadingAtPath: files[line.file]) else {
      throw DatasetFailure.input("'\(files[line.file])' cannot be read")
    }
    defer { try? handle.close() }
    try handle.seek(toOffset: UInt64(line.offset))
    let bytes = [UInt8](try handle.read(upToCount: line.count) ?? Data())
    return ItemFacts.text(bytes)
  }
}
