/// Why two documents belong together.
public enum LinkKind: String, Sendable, CaseIterable {
  /// The same comparable text.
  case exact
  /// Texts with many shingles in common.
  case near
  /// One text stands in the other.
  case part
  /// The English and the Chinese version of one piece.
  case translation
}

/// Two documents that belong together, by their indices, the smaller first.
public struct Link: Sendable, Hashable {
  /// The first document.
  public var first: Int
  /// The second document.
  public var second: Int
  /// Why.
  public var kind: LinkKind
  /// How alike they are, 0 to 1: Jaccard's coefficient of their shingles, the share of the part that stands in the whole,
  /// or the score of the translation.
  public var similarity: Double

  /// Makes a link.
  public init(first: Int, second: Int, kind: LinkKind, similarity: Double) {
    self.first = first
    self.second = second
    self.kind = kind
    self.similarity = similarity
  }
}

/// What is kept in memory of each text to find its copies.
public struct DuplicateIndex: Sendable {
  /// Values a sketch.
  static let size = 256
  /// Values a band: texts that share half of their shingles meet with a probability of 98 %.
  static let rows = 4

  private(set) var table = SketchTable(size: DuplicateIndex.size)
  private(set) var hashes: [UInt64] = []
  private(set) var samples: [[UInt32]] = []

  /// An index of nothing.
  public init() {}

  /// How many texts there are.
  public var count: Int { hashes.count }

  /// What is computed from one text alone, on any thread.
  public struct Entry: Sendable {
    let sketch: [UInt32]
    let hash: UInt64
    let sample: [UInt32]

    /// Computes it. Complexity: O(n).
    public init(_ text: ComparableText) {
      sketch = Sketch(text, size: DuplicateIndex.size).values
      hash = text.hash
      sample = Fingerprints.of(text)
    }
  }

  /// Adds the next text.
  public mutating func append(_ entry: Entry) {
    table.append(entry.sketch)
    hashes.append(entry.hash)
    samples.append(entry.sample)
  }
}

/// Finds copies among texts: exact ones by hash; near ones by MinHash sketches over character 5-grams, each pair verified on
/// the texts themselves; and texts that stand in larger ones.
public struct DuplicateFinder {
  /// From which Jaccard coefficient on two texts are near-duplicates.
  public var limit: Double
  /// From which share of a smaller text's shingles on it is part of the larger; of the long shingles, from half on.
  public var partLimit = 0.85

  /// A finder.
  public init(limit: Double = 0.5) { self.limit = limit }

  /// The links between copies, enough of them to join each set of copies. `text` gives the comparable text of a document
  /// again. Deterministic. Complexity: O(n log n) and the verification of those that look alike.
  public func links(in index: DuplicateIndex, text: @escaping (Int) throws -> ComparableText) throws -> [Link] {
    var links: [Link] = []
    var sets = DisjointSets(count: index.count)
    var first: [UInt64: Int] = [:]
    var distinct: [Int] = []
    for document in 0..<index.count where index.table.has(document) {
      if let other = first[index.hashes[document]] {
        sets.join(other, document)
        links.append(Link(first: other, second: document, kind: .exact, similarity: 1))
      } else {
        first[index.hashes[document]] = document
        distinct.append(document)
      }
    }
    first = [:]
    var cache = ShingleCache(text: text)
    var refused = Set<UInt64>()
    var join = sets
    try BandIndex(index.table, rows: DuplicateIndex.rows).eachPair(
      of: distinct, limit: limit - 0.1, isSettled: { join.root($0) == join.root($1) },
      visit: { a, b, _ in
        let key = UInt64(a) << 32 | UInt64(b)
        guard !refused.contains(key) else { return }
        let similarity = try cache.shingles(a).jaccard(try cache.shingles(b))
        if similarity >= limit {
          join.join(a, b)
          links.append(Link(first: a, second: b, kind: .near, similarity: similarity))
        } else {
          refused.insert(key)
        }
      })
    // One of each set is enough to find the sets that hold parts of one another.
    let left = distinct.filter { join.root($0) == $0 }
    for (a, b) in Fingerprints.pairs(of: left, samples: index.samples) where join.root(a) != join.root(b) {
      guard let share = try DuplicateFinder.isPart(text(a), text(b), limit: partLimit) else { continue }
      join.join(a, b)
      links.append(Link(first: min(a, b), second: max(a, b), kind: .part, similarity: share))
    }
    return links.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// The share of the smaller text's shingles that the larger has, if it reaches the limit and half of the long shingles
  /// agree too: any long English text has nearly all 5-grams of a short one.
  static func isPart(_ a: ComparableText, _ b: ComparableText, limit: Double) -> Double? {
    let share = Shingles(a).containment(Shingles(b))
    guard share >= limit else { return nil }
    let long = Shingles(a, width: Fingerprints.width).containment(Shingles(b, width: Fingerprints.width))
    return long >= 0.5 ? share : nil
  }
}

/// The shingles of the texts that were compared last.
private struct ShingleCache {
  let text: (Int) throws -> ComparableText
  private var kept: [Int: Shingles] = [:]

  init(text: @escaping (Int) throws -> ComparableText) { self.text = text }

  mutating func shingles(_ document: Int) throws -> Shingles {
    if let found = kept[document] { return found }
    if kept.count >= 512 { kept = [:] }
    let made = Shingles(try text(document))
    kept[document] = made
    return made
  }
}
