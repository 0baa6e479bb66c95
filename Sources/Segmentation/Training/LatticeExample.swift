/// A text with its words, to learn from or to measure against.
public struct SegmentedText: Sendable {
  /// The text.
  public var text: [UInt16]
  /// The end of each word, in UTF-16 units, ascending; the words cover the text.
  public var ends: [Int32]

  /// Makes a text with its words.
  public init(text: [UInt16], ends: [Int32]) {
    self.text = text
    self.ends = ends
  }
}

/// A stretch with all its candidates, as numbers of features.
struct LatticeExample {
  /// How many numbers stand for one boundary and for one word.
  static let boundaryWidth = 10
  static let wordWidth = 7

  var count = 0
  /// The features of boundary p are `boundary[p * width ..< (p + 1) * width]`; 0 is none.
  var boundary: [Int32] = []
  /// The candidates, sorted by where they end.
  var from: [Int32] = []
  var to: [Int32] = []
  var words: [Int32] = []
  /// The candidates that end at t are `firstTo[t] ..< firstTo[t + 1]`.
  var firstTo: [Int32] = []
  /// Whether a true word ends at each position, 0 ... count.
  var gold: [Bool] = []
  /// The candidates of the true path.
  var goldWords: [Int32] = []
}

/// Numbers the features of the lattice: dense tables first, then rows, then pairs and triples as they are met.
struct LatticeFeatures {
  private(set) var count: Int
  private let rowBase: Int
  private(set) var pairs: [UInt32: Int32] = [:]
  private(set) var triples: [UInt64: Int32] = [:]
  /// Triples that are rarer than this get no number.
  static let rarestTriple = 2
  private var tripleCounts: [UInt64: UInt8] = [:]

  init(rows: Int) {
    rowBase = 1 + WordModel.DenseTable.total
    count = rowBase + rows * WordModel.rowStride
  }

  func dense(_ table: WordModel.DenseTable, _ index: Int) -> Int32 { Int32(1 + table.offset + index) }

  func row(_ row: UInt16, _ column: Int) -> Int32 { Int32(rowBase + Int(row) * WordModel.rowStride + column) }

  mutating func countTriple(_ first: UInt16, _ second: UInt16, _ third: UInt16) {
    let key = WordModelBuilder.key(first, second, third)
    if tripleCounts[key, default: 0] < 255 { tripleCounts[key, default: 0] += 1 }
  }

  mutating func pair(_ first: UInt16, _ second: UInt16, _ column: Int) -> Int32 {
    let key = UInt32(first) << 13 | UInt32(second)
    if let base = pairs[key] { return base + Int32(column) }
    pairs[key] = Int32(count)
    count += 4
    return Int32(count - 4 + column)
  }

  mutating func triple(_ first: UInt16, _ second: UInt16, _ third: UInt16, _ column: Int) -> Int32 {
    let key = WordModelBuilder.key(first, second, third)
    if let base = triples[key] { return base + Int32(column) }
    guard tripleCounts[key, default: 0] >= LatticeFeatures.rarestTriple else { return 0 }
    triples[key] = Int32(count)
    count += 3
    return Int32(count - 3 + column)
  }

  /// The stretch that `lattice` has loaded, as an example; nil if its true words are none of the lattice.
  mutating func example(_ lattice: WordLattice, isEnd: [Bool]) -> LatticeExample? {
    let atoms = lattice.atoms
    let count = atoms.count
    var example = LatticeExample()
    example.count = count
    guard isEnd[Int(atoms.starts[0])], isEnd[Int(atoms.starts[count])] else { return nil }
    for i in 0..<count {
      for unit in (Int(atoms.starts[i]) + 1)..<max(Int(atoms.starts[i]) + 1, Int(atoms.starts[i + 1])) where isEnd[unit]
      {
        return nil
      }
    }
    example.gold = (0...count).map { isEnd[Int(atoms.starts[$0])] }
    addBoundaries(atoms, lattice.model, &example)
    addWords(lattice, &example)
    return example
  }

  private mutating func addBoundaries(_ atoms: LatticeAtoms, _ model: WordModel, _ example: inout LatticeExample) {
    example.boundary = [Int32](repeating: 0, count: (atoms.count + 1) * LatticeExample.boundaryWidth)
    for p in 1..<max(1, atoms.count) {
      let (far, left, right, next) = (atoms.rows[p], atoms.rows[p + 1], atoms.rows[p + 2], atoms.rows[p + 3])
      let kinds = Int(model.classes[Int(left)]) << 5 | Int(model.classes[Int(right)])
      let features = [
        row(far, 0), row(left, 1), row(right, 2), row(next, 3), dense(.classPair, kinds), pair(far, left, 0),
        pair(left, right, 1), pair(right, next, 2), triple(far, left, right, 0), triple(left, right, next, 1),
      ]
      for (k, feature) in features.enumerated() { example.boundary[p * LatticeExample.boundaryWidth + k] = feature }
    }
  }

  private mutating func addWords(_ lattice: WordLattice, _ example: inout LatticeExample) {
    let atoms = lattice.atoms
    struct Word {
      var from: Int
      var to: Int
      var features: [Int32]
    }
    var words: [Word] = []
    var nextGold = [Int](repeating: 0, count: atoms.count + 1)
    for i in stride(from: atoms.count - 1, through: 0, by: -1) {
      nextGold[i] = example.gold[i + 1] ? i + 1 : nextGold[i + 1]
    }
    for i in 0..<atoms.count {
      var candidates: [(length: Int, index: Int?, first: Int, last: Int)] = []
      lattice.visit(i, limit: atoms.count) { candidates.append(($0, $1, $2, $3)) }
      // A true word that the search would not think of must not push the others about.
      let length = nextGold[i] - i
      if example.gold[i], !candidates.contains(where: { $0.length == length }) {
        candidates.append((length, nil, 12, 12))
      }
      for (length, index, first, last) in candidates {
        let features = wordFeatures(lattice, i, length, index, first, last)
        words.append(Word(from: i, to: i + length, features: features))
      }
    }
    words.sort { ($0.to, $0.from) < ($1.to, $1.from) }
    example.from = words.map { Int32($0.from) }
    example.to = words.map { Int32($0.to) }
    example.words = words.flatMap(\.features)
    example.firstTo = []
    var k = 0
    for t in 0...(atoms.count + 1) {
      while k < words.count, words[k].to < t { k += 1 }
      example.firstTo.append(Int32(k))
    }
    var last = 0
    for t in 1...max(1, atoms.count) where example.gold[t] {
      for k in Int(example.firstTo[t])..<Int(example.firstTo[t + 1]) where words[k].from == last {
        example.goldWords.append(Int32(k))
      }
      last = t
    }
  }

  private mutating func wordFeatures(
    _ lattice: WordLattice, _ i: Int, _ length: Int, _ index: Int?, _ first: Int, _ last: Int
  ) -> [Int32] {
    let rows = lattice.atoms.rows + 2
    let start = lattice.starts[i]
    var features = [Int32](repeating: 0, count: LatticeExample.wordWidth)
    features[0] = row(rows[i], WordModel.firstLanes + first)
    features[1] = row(rows[i + length - 1], WordModel.lastLanes + last)
    features[2] = dense(.lane, first << 4 | last)
    if let index { features[3] = dense(.dictionary, index) }
    if length == 2 { features[4] = pair(rows[i], rows[i + 1], 3) }
    if length == 3 { features[4] = triple(rows[i], rows[i + 1], rows[i + 2], 2) }
    let run = start.run(length)
    if run != 0 { features[5] = dense(.run, LatticeShape.runIndex(run, length)) }
    let repetition = start.repetition(length)
    if repetition != 0 {
      features[6] = dense(.repetition, LatticeShape.repetitionIndex(repetition, length, isKnown: index != nil))
    }
    return features
  }
}
