/// Sentences that stand in several documents: a spokesman's words, a slogan, a paragraph of an agency.
struct Contexts {
  let corpus: Corpus

  /// Rows a band: contexts that share four fifths of their shingles meet with a probability of 98 %.
  static let rows = 4

  init(_ corpus: Corpus) { self.corpus = corpus }

  /// The sets of contexts that are alike, as the smallest context of each set. Complexity: O(n log n) and verification.
  private func sets(of contexts: [Int]) throws -> [Int: Int] {
    var sets = DisjointSets(count: corpus.contexts.count)
    try BandIndex(corpus.contexts, rows: Contexts.rows).eachPair(
      of: contexts, limit: Selection.contextLimit - 0.2, isSettled: { sets.root($0) == sets.root($1) },
      visit: { a, b, _ in
        let similarity = try Shingles(corpus.contextText(a)).jaccard(Shingles(corpus.contextText(b)))
        if similarity >= Selection.contextLimit { sets.join(a, b) }
      })
    var roots: [Int: Int] = [:]
    for context in contexts { roots[context] = sets.root(context) }
    return roots
  }

  /// For each context the document that may use it: the best of all documents that have it or one like it.
  func owners(of items: [Int]) throws -> [Int32: Int32] {
    let used = documents(of: items)
    let roots = try sets(of: used.keys.map { Int($0) }.sorted())
    var owner: [Int: Int32] = [:]
    for (context, documents) in used {
      let root = roots[Int(context)] ?? Int(context)
      for document in documents {
        if let other = owner[root], !corpus.precedes(Int(document), Int(other)) { continue }
        owner[root] = document
      }
    }
    var owners: [Int32: Int32] = [:]
    for context in used.keys { owners[context] = owner[roots[Int(context)] ?? Int(context)] }
    return owners
  }

  /// Pairs of documents with a context in common, enough of them to join all that have one.
  func joins(of items: [Int]) throws -> [(Int, Int)] {
    let used = documents(of: items)
    let roots = try sets(of: used.keys.map { Int($0) }.sorted())
    var first: [Int: Int] = [:]
    var joins: [(Int, Int)] = []
    for context in used.keys.sorted() {
      for document in (used[context] ?? []).sorted() {
        let root = roots[Int(context)] ?? Int(context)
        if let other = first[root] {
          if other != Int(document) { joins.append((other, Int(document))) }
        } else {
          first[root] = Int(document)
        }
      }
    }
    return joins
  }

  private func documents(of items: [Int]) -> [Int32: Set<Int32>] {
    var used: [Int32: Set<Int32>] = [:]
    for item in items { used[corpus.items[item].context, default: []].insert(corpus.items[item].document) }
    return used
  }
}
