/// The documents that belong together, and which of them a dataset keeps.
struct Clusters {
  /// Copies and translations, two and more documents each, sorted.
  let groups: [[Int]]
  /// What joins them.
  let links: [Link]
  /// The smallest document of the set that holds each: of copies, and of copies with their translations.
  let copies: [Int]
  let families: [Int]
  /// Whether each document is kept when copies are dropped.
  let isKept: [Bool]

  /// Finds them. `note` hears of the steps.
  init(_ corpus: Corpus, finder: DuplicateFinder, note: (DatasetEvent) -> Void) throws {
    let count = corpus.documents.count
    note(.step("looking for copies"))
    var links = try finder.links(in: corpus.index) { try corpus.text($0) }
    var sets = DisjointSets(count: count)
    for link in links { sets.join(link.first, link.second) }
    copies = (0..<count).map { sets.root($0) }
    isKept = Clusters.kept(corpus, links: links, copies: copies, limit: finder.limit)
    note(.step("looking for translations"))
    let copies = self.copies
    links += TranslationFinder().links(among: (0..<count).filter { copies[$0] == $0 }, features: corpus.features)
    for link in links where link.kind == .translation { sets.join(link.first, link.second) }
    families = (0..<count).map { sets.root($0) }
    groups = sets.groups()
    self.links = links.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Of each set of copies the earliest is kept, and each that is a copy of none that is kept: a digest of two pieces joins
  /// them to one set, and both stay.
  private static func kept(_ corpus: Corpus, links: [Link], copies: [Int], limit: Double) -> [Bool] {
    var isKept = [Bool](repeating: true, count: copies.count)
    var linked: [Int: Set<Int>] = [:]
    for link in links {
      linked[link.first, default: []].insert(link.second)
      linked[link.second, default: []].insert(link.first)
    }
    var members: [Int: [Int]] = [:]
    for (document, root) in copies.enumerated() where linked[document] != nil {
      members[root, default: []].append(document)
    }
    for root in members.keys.sorted() {
      var kept: [Int] = []
      for document in (members[root] ?? []).sorted(by: { corpus.precedes($0, $1) }) {
        let isCopy = kept.contains {
          linked[document]?.contains($0) == true
            || corpus.index.table.estimate(document, $0, limit: limit) >= limit - 0.05
        }
        if isCopy { isKept[document] = false } else { kept.append(document) }
      }
    }
    return isKept
  }
}

extension Corpus {
  /// Whether a document is the better of two copies: it has items, is dated, is earlier, came first.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let x = documents[a]
    let y = documents[b]
    if x.items.isEmpty != y.items.isEmpty { return !x.items.isEmpty }
    if x.published != y.published { return y.published.isEmpty || (!x.published.isEmpty && x.published < y.published) }
    return a < b
  }
}
