internal import UnicodeText

/// Aho-Corasick over UTF-16 units in one flat double array: in one pass every occurrence of every key that does not begin or
/// end inside a Latin word. What begins there is no name, so that most of an English text is passed over at the root.
///
/// A node is 16 bytes. The child of node `s` by character code `c` is `t = base[s] + c` if `check[t] == s`:
///
///     nodes   | base check fail hit | base check fail hit | ...
///     keys    | length next | length next | ...
///     codes   unit -> code, by frequency, 0 for units that no key has; with `wordBit` for letters and digits of words;
///             the units that a key begins with have the lowest, 1 ... openings,
///             of them the first those of keys without ideographs, 1 ... plainOpenings
///
/// `hit` is the longest key that is a suffix of the node, plus 1, or 0; `next` of a key is the next shorter one, likewise.
/// The array is padded so that `base + code` never leaves it. Immutable; shared by all threads; its arrays lie in an image.
///
/// Aho, Corasick: Efficient string matching, CACM 18 (1975). Aoe: An efficient digital search algorithm, IEEE TSE 15
/// (1989).
struct Automaton: Sendable {
  struct Node {
    var base: Int32 = 0
    var check: Int32 = -1
    var fail: Int32 = 0
    var hit: Int32 = 0
  }

  struct Key {
    var length: Int32
    var next: Int32 = 0
  }

  /// An occurrence of a key, half-open, in units of the scanned text.
  struct Hit {
    var start: Int32
    var end: Int32
    var key: Int32
  }

  private static let wordBit: UInt16 = 0x8000

  private let nodes: FlatArray<Node>
  private let keys: FlatArray<Key>
  private let codes: FlatArray<UInt16>
  private let openings: Int
  private let plainOpenings: Int
  var keyCount: Int { keys.count }

  /// The automaton that lies in an image. Throws if it is not whole.
  init(_ image: Image) throws(Image.Damaged) {
    nodes = try image.array("nodes")
    keys = try image.array("keys")
    codes = try image.array("codes")
    let facts: FlatArray<Int32> = try image.array("openings")
    (plainOpenings, openings) = (Int(facts.first ?? 0), Int(facts.last ?? 0))
    guard codes.count == 65536, nodes.count > 0, facts.count == 2 else {
      throw Image.Damaged(reason: "its automaton is not whole")
    }
  }

  /// Builds the automaton of keys that are all different and not empty, into an image. Complexity: O(total length) and a
  /// sort.
  static func write(_ keys: [[UInt16]], to image: inout ImageWriter) {
    var codes = [UInt16](repeating: 0, count: 65536)
    let maximum = assignCodes(keys, &codes)
    var builder = Builder(keys: keys, codes: codes, maximumCode: maximum)
    builder.build()
    image.add("nodes", builder.nodes)
    image.add("keys", builder.keys)
    image.add("codes", codes)
    let openings = [Automaton.plain(keys), keys].map { Int32(Set($0.map { $0[0] }).count) }
    image.add("openings", openings)
  }

  /// The keys without ideographs.
  private static func plain(_ keys: [[UInt16]]) -> [[UInt16]] {
    keys.filter { !CharacterTables.shared.hasHan($0) }
  }

  /// Appends every occurrence of every key, ordered by end; of those with one end the longest comes first. Of a text that is known to
  /// have no ideographs (`isPlain`) nearly all is passed over at the root. Complexity: O(n + occurrences).
  func scan(_ text: UnsafeBufferPointer<UInt16>, isPlain: Bool = false, into hits: inout [Hit]) {
    let openings = isPlain ? plainOpenings : self.openings
    let nodes = self.nodes.base
    let codes = self.codes.base
    let keys = self.keys.base
    var state = 0
    var wasInWord = false
    var i = -1
    let count = text.count
    while i + 1 < count {
      i += 1
      let raw = codes[Int(text[i])]
      let isInWord = raw & Automaton.wordBit != 0
      let isInside = isInWord && wasInWord
      wasInWord = isInWord
      let code = Int(raw & ~Automaton.wordBit)
      if state == 0, code > openings { continue }
      if code == 0 {
        state = 0
        continue
      }
      while true {
        if state == 0, isInside { break }
        let next = Int(nodes[state].base) + code
        if nodes[next].check == Int32(truncatingIfNeeded: state) {
          state = next
          break
        }
        if state == 0 { break }
        state = Int(nodes[state].fail)
      }
      if isInWord, i + 1 < count, codes[Int(text[i + 1])] & Automaton.wordBit != 0 { continue }
      var hit = nodes[state].hit
      while hit != 0 {
        let key = keys[Int(hit) - 1]
        let end = Int32(truncatingIfNeeded: i + 1)
        hits.append(Hit(start: end - key.length, end: end, key: hit - 1))
        hit = key.next
      }
    }
  }

  /// Gives the units that keys without ideographs begin with the codes 1, 2 …, the commonest first, then those that others begin with,
  /// then the rest; returns the largest code.
  private static func assignCodes(_ keys: [[UInt16]], _ codes: inout [UInt16]) -> Int {
    var frequency = [Int32](repeating: 0, count: 65536)
    for key in keys {
      for unit in key { frequency[Int(unit)] += 1 }
    }
    let plainOpening = Set(plain(keys).map { Int($0[0]) })
    let opening = Set(keys.map { Int($0[0]) })
    func order(_ unit: Int) -> (Int, Int32, Int) {
      (plainOpening.contains(unit) ? 0 : opening.contains(unit) ? 1 : 2, -frequency[unit], unit)
    }
    let units = (0..<65536).filter { frequency[$0] > 0 }.sorted { order($0) < order($1) }
    for (rank, unit) in units.enumerated() { codes[unit] = UInt16(rank + 1) }
    let tables = CharacterTables.shared
    for unit in 0...UInt16.max where tables.isWordLike(unit) { codes[Int(unit)] |= wordBit }
    return units.count
  }

  /// Lays the trie out breadth first, then adds the failure links.
  private struct Builder {
    var nodes: [Node]
    var keys: [Key]
    private var keyAt: [Int32]
    private let flat: [UInt16]
    private let begins: [Int32]
    private let order: [Int32]
    private let maximumCode: Int
    /// Whether a code is that of a letter or digit of words.
    private let isWordCode: [Bool]
    private var head = 1

    init(keys: [[UInt16]], codes: [UInt16], maximumCode: Int) {
      self.keys = keys.map { Key(length: Int32($0.count)) }
      var flat: [UInt16] = []
      var begins: [Int32] = [0]
      for key in keys {
        for unit in key { flat.append(codes[Int(unit)] & ~Automaton.wordBit) }
        begins.append(Int32(flat.count))
      }
      self.flat = flat
      self.begins = begins
      self.maximumCode = maximumCode
      var isWordCode = [Bool](repeating: false, count: maximumCode + 1)
      for code in codes where code & Automaton.wordBit != 0 { isWordCode[Int(code & ~Automaton.wordBit)] = true }
      isWordCode[0] = false
      self.isWordCode = isWordCode
      // Keys by their codes; the first four decide nearly always.
      let prefixes = keys.indices.map { k -> UInt64 in
        var prefix: UInt64 = 0
        for d in 0..<4 {
          let at = Int(begins[k]) + d
          prefix = prefix << 16 | (at < Int(begins[k + 1]) ? UInt64(flat[at]) : 0)
        }
        return prefix
      }
      order = keys.indices.map(Int32.init).sorted { a, b in
        let (p, q) = (prefixes[Int(a)], prefixes[Int(b)])
        if p != q { return p < q }
        return flat[Int(begins[Int(a)])..<Int(begins[Int(a) + 1])]
          .lexicographicallyPrecedes(flat[Int(begins[Int(b)])..<Int(begins[Int(b) + 1])])
      }
      let room = max(1024, flat.count + flat.count / 4) + maximumCode + 2
      nodes = [Node](repeating: Node(), count: room)
      keyAt = [Int32](repeating: -1, count: room)
      nodes[0].check = 0
    }

    mutating func build() {
      var queue: [(node: Int32, low: Int32, high: Int32, depth: Int32)] = [(0, 0, Int32(order.count), 0)]
      var children: [(code: Int, low: Int32)] = []
      var next = 0
      while next < queue.count {
        let (node, low, high, depth) = queue[next]
        next += 1
        var i = low
        children.removeAll(keepingCapacity: true)
        while i < high {
          let key = Int(order[Int(i)])
          let at = Int(begins[key]) + Int(depth)
          if at == Int(begins[key + 1]) {
            keyAt[Int(node)] = Int32(key)
          } else if children.last?.code != Int(flat[at]) {
            children.append((Int(flat[at]), i))
          }
          i += 1
        }
        if children.isEmpty { continue }
        let base = place(children)
        nodes[Int(node)].base = Int32(base)
        for (k, child) in children.enumerated() {
          nodes[base + child.code].check = node
          queue.append(
            (Int32(base + child.code), child.low, k + 1 < children.count ? children[k + 1].low : high, depth + 1))
        }
      }
      link(queue.map(\.node))
      // What lies behind the last node that may be asked for is not kept.
      let last = nodes.lastIndex { $0.check != -1 } ?? 0
      nodes.removeSubrange(min(nodes.count, last + maximumCode + 2)...)
    }

    /// The lowest base at which all children fall on free nodes; dense stretches are given up after a while.
    private mutating func place(_ children: [(code: Int, low: Int32)]) -> Int {
      while nodes[head].check != -1 { head += 1 }
      var at = max(head, children[0].code)
      var tried = 0
      while true {
        if at + maximumCode + 2 > nodes.count {
          nodes.append(contentsOf: repeatElement(Node(), count: nodes.count / 2))
          keyAt.append(contentsOf: repeatElement(-1, count: nodes.count - keyAt.count))
        }
        if nodes[at].check == -1 {
          let base = at - children[0].code
          if children.allSatisfy({ nodes[base + $0.code].check == -1 }) {
            if tried > 64, at - head > tried * 8 { head = max(head, at - 64) }
            return base
          }
        }
        tried += 1
        at += 1
      }
    }

    private mutating func link(_ breadthFirst: [Int32]) {
      for node in breadthFirst.map(Int.init) where node != 0 {
        let parent = Int(nodes[node].check)
        let code = node - Int(nodes[parent].base)
        var fail = 0
        if parent != 0 {
          var state = Int(nodes[parent].fail)
          // A suffix that begins inside a word is none that counts.
          let isInside = isWordCode[code] && isWordCode[parent - Int(nodes[Int(nodes[parent].check)].base)]
          while true {
            if state == 0, isInside { break }
            let target = Int(nodes[state].base) + code
            if target != 0, nodes[target].check == Int32(state) {
              fail = target
              break
            }
            if state == 0 { break }
            state = Int(nodes[state].fail)
          }
        }
        nodes[node].fail = Int32(fail)
        let key = keyAt[node]
        nodes[node].hit = key >= 0 ? key + 1 : nodes[fail].hit
        if key >= 0 { keys[Int(key)].next = nodes[fail].hit }
      }
    }
  }
}
