/// Things that are joined step by step into sets (union-find). A set is named by its smallest member, so that the names do
/// not depend on the order of the joins.
struct DisjointSets: Sendable {
  private var parent: [Int32]

  /// `count` sets of one thing each.
  init(count: Int) { parent = (0..<count).map { Int32($0) } }

  /// The smallest member of the set that holds a thing. Complexity: nearly O(1).
  mutating func root(_ thing: Int) -> Int {
    var at = thing
    while Int(parent[at]) != at {
      parent[at] = parent[Int(parent[at])]
      at = Int(parent[at])
    }
    return at
  }

  /// Joins two sets; false if they were one already.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let a = root(a)
    let b = root(b)
    if a == b { return false }
    parent[max(a, b)] = Int32(min(a, b))
    return true
  }

  /// The sets with two and more members, each sorted, in the order of their smallest members.
  mutating func groups() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for thing in parent.indices {
      let root = root(thing)
      if root != thing { members[root, default: [root]].append(thing) }
    }
    return members.keys.sorted().map { members[$0] ?? [] }
  }
}
