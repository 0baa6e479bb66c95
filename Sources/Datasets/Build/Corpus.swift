internal import Foundation
internal import Records
internal import TextModel

/// All records of a run in the form that fits in memory; texts and lines of items lie in a temporary file.
final class Corpus {
  /// A document.
  struct Entry {
    var id: String
    var language: Language
    /// ISO 8601, or "".
    var published: String
    var publisher: String
    var authors: [String]
    var textOffset: Int
    var textCount: Int
    var items: Range<Int>
  }

  /// An item.
  struct ItemEntry {
    var offset: Int
    var question: UInt64
    var count: Int32
    var document: Int32
    var context: Int32
    var target: Int32
    var holder: Int32
    var score: Float
    var uncertainty: Float
    var label: StanceLabel
    var voice: Voice
    var language: Language
    var isBackground: Bool
  }

  private(set) var documents: [Entry] = []
  private(set) var index = DuplicateIndex()
  private(set) var features: [TranslationFeatures?] = []
  private(set) var items: [ItemEntry] = []
  /// The names of targets and holders, by number.
  private(set) var names: [String] = []
  /// The sketches of all different contexts.
  private(set) var contexts = SketchTable(size: ContextDraft.size)
  /// Where the comparable texts of contexts lie.
  private var contextPlaces: [(offset: Int, count: Int32)] = []
  private var contextNumbers: [UInt64: Int32] = [:]
  private var nameNumbers: [String: Int32] = [:]
  private var idCounts: [String: Int] = [:]
  /// What the records say of the runs that made them, each once, in the order of first sight.
  private(set) var provenances: [Provenance] = []
  /// The sum of hashes of ids and texts; it does not depend on the order.
  private(set) var digest: UInt64 = 0
  /// Ids that occurred before and got a suffix.
  private(set) var clashes = 0
  private let spool: Spool

  /// A corpus whose temporary file has this path.
  init(spool: String) throws { self.spool = try Spool(path: spool) }

  /// Takes a document in.
  func append(_ draft: RecordDraft) throws {
    guard let entry = draft.entry else { return }
    let number = documents.count
    let id = unique(draft.id)
    index.append(entry)
    features.append(draft.features)
    digest &+= draft.content
    if !provenances.contains(where: { $0.isSame(as: draft.provenance) }) { provenances.append(draft.provenance) }
    let first = items.count
    let textOffset = try spool.append(draft.comparable)
    for item in draft.items {
      let context = try context(item.context)
      let offset = try spool.append(item.head)
      items.append(
        ItemEntry(
          offset: offset, question: item.question, count: Int32(item.head.count), document: Int32(number),
          context: context, target: name(item.target), holder: name(item.holder), score: Float(item.score),
          uncertainty: Float(item.uncertainty), label: item.label, voice: item.voice, language: item.language,
          isBackground: item.isBackground))
    }
    documents.append(
      Entry(
        id: id, language: draft.language, published: draft.published, publisher: draft.publisher,
        authors: draft.authors, textOffset: textOffset, textCount: draft.comparable.count, items: first..<items.count))
  }

  /// No more documents come: the tables that only served to take them in are let go.
  func close() {
    contextNumbers = [:]
    nameNumbers = [:]
    idCounts = [:]
  }

  private func unique(_ id: String) -> String {
    let count = idCounts[id, default: 0] + 1
    idCounts[id] = count
    if count > 1 { clashes += 1 }
    return count == 1 ? id : "\(id)#\(count)"
  }

  private func name(_ name: String) -> Int32 {
    if let known = nameNumbers[name] { return known }
    let number = Int32(names.count)
    nameNumbers[name] = number
    names.append(name)
    return number
  }

  private func context(_ draft: ContextDraft) throws -> Int32 {
    if let known = contextNumbers[draft.hash] { return known }
    let number = Int32(contextPlaces.count)
    contextNumbers[draft.hash] = number
    contextPlaces.append((try spool.append(draft.comparable), Int32(draft.comparable.count)))
    contexts.append(draft.sketch)
    return number
  }

  /// The comparable text of a document's body.
  func text(_ document: Int) throws -> ComparableText {
    let entry = documents[document]
    return ComparableText(bytes: try spool.read(at: entry.textOffset, count: entry.textCount))
  }

  /// The comparable text of a context.
  func contextText(_ context: Int) throws -> ComparableText {
    let place = contextPlaces[context]
    return ComparableText(bytes: try spool.read(at: place.offset, count: Int(place.count)))
  }

  /// The line of an item up to its cluster.
  func head(_ item: Int) throws -> [UInt8] {
    try spool.read(at: items[item].offset, count: Int(items[item].count))
  }

  /// Removes the temporary file.
  func remove() { spool.remove() }
}

extension Provenance {
  func isSame(as other: Provenance) -> Bool {
    tool == other.tool && icu == other.icu && unicode == other.unicode && lexicons == other.lexicons
      && options == other.options
  }
}
