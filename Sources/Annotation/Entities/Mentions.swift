internal import TextModel

/// Sorted insertion that keeps the links to parents.
enum Mentions {
  /// Both lists in one order; a `parent` of `added` counts within `added`.
  static func merged(_ old: [Mention], _ added: [Mention]) -> [Mention] {
    var order = Array(0..<(old.count + added.count))
    func item(_ i: Int) -> Mention { i < old.count ? old[i] : added[i - old.count] }
    order.sort {
      let (a, b) = (item($0), item($1))
      return a.span != b.span ? a.span < b.span : $0 < $1
    }
    var place = [Int](repeating: -1, count: order.count)
    for (new, i) in order.enumerated() { place[i] = new }
    return order.map { i in
      var mention = item(i)
      if mention.parent >= 0 { mention.parent = place[i < old.count ? mention.parent : mention.parent + old.count] }
      return mention
    }
  }
}
