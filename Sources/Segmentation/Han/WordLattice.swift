internal import UnicodeText

/// Cuts stretches of Chinese into words: the best path through a lattice whose edges are ICU's words, the vocabulary's and
/// every short string besides, scored by a `WordModel`.
///
/// A path scores the sum of its words and of its inner boundaries; both depend on the characters alone, so that one pass
/// over the atoms finds the best one. One a thread: it owns the buffers of its work. Texts are read in batches of stretches.
final class WordLattice {
  let model: WordModel
  /// The stretches of the batch, one of them at hand.
  let atoms = LatticeAtoms()
  /// By atom of the stretch at hand: which words begin there.
  let starts: UnsafeMutablePointer<LatticeStart>
  /// ICU's words in the batch, by slot.
  private let matches = WordMatches(capacity: LatticeAtoms.capacity)
  private let dictionary: WordDictionary
  private let cache: PairCache
  /// Slots at which there is more to do.
  private let places: UnsafeMutablePointer<Int32>
  /// By slot: the pair and the triple that begin there, and the score of the boundary before it.
  private let pairs: UnsafeMutablePointer<AtomPair>
  private let triples: UnsafeMutablePointer<UInt64>
  private let boundary: UnsafeMutablePointer<Int32>
  /// The model's small tables.
  private let classPairs: UnsafePointer<Int16>
  private let lanes: UnsafePointer<Int16>
  private let known: UnsafePointer<Int16>
  private let runs: UnsafePointer<Int16>
  private let repetitions: UnsafePointer<Int16>
  private let lanesOfShape = LatticeShape.lanes
  private let best: UnsafeMutablePointer<Int32>
  private let previous: UnsafeMutablePointer<Int32>
  /// The ends of the words of a stretch, at the end of this room.
  private let path: UnsafeMutablePointer<Int32>

  /// Nil if ICU's dictionary cannot be opened.
  init?(model: WordModel) {
    guard let dictionary = WordDictionary() else { return nil }
    self.model = model
    self.dictionary = dictionary
    cache = PairCache(model: model, dictionary: dictionary)
    classPairs = model.dense + WordModel.DenseTable.classPair.offset
    lanes = model.dense + WordModel.DenseTable.lane.offset
    known = model.dense + WordModel.DenseTable.dictionary.offset
    runs = model.dense + WordModel.DenseTable.run.offset
    repetitions = model.dense + WordModel.DenseTable.repetition.offset
    places = .allocate(capacity: LatticeAtoms.capacity + 1)
    pairs = .allocate(capacity: LatticeAtoms.capacity)
    triples = .allocate(capacity: LatticeAtoms.capacity)
    boundary = .allocate(capacity: LatticeAtoms.capacity)
    let capacity = LatticeAtoms.limit + 2
    starts = .allocate(capacity: capacity)
    best = .allocate(capacity: capacity)
    previous = .allocate(capacity: capacity)
    path = .allocate(capacity: capacity)
  }

  deinit {
    starts.deallocate()
    places.deallocate()
    pairs.deallocate()
    triples.deallocate()
    boundary.deallocate()
    best.deallocate()
    previous.deallocate()
    path.deallocate()
  }

  /// Loads the next stretches of `text` at or behind `position`. Returns how many; none at the end of the text.
  /// Complexity: O(n).
  func load(_ text: UnsafeBufferPointer<UInt16>, from position: Int) -> Int {
    let count = atoms.load(text, from: position, model: model)
    if count > 0 {
      cache.read(atoms.allCodes, count: atoms.slots - 1, into: pairs)
      readTriples(atoms.slots - 2)
      readDictionary(atoms.slots)
      scoreBoundaries(atoms.slots - 1)
    }
    return count
  }

  /// Takes a loaded stretch at hand and finds which words begin where. Returns where it stands.
  func take(_ stretch: Int) -> Range<Int> {
    let range = atoms.take(stretch)
    lookUp(atoms.count)
    return range
  }

  /// Cuts a loaded stretch. Returns where it stands and the ends of its words, positions of the text, which are good until the next
  /// stretch is cut. Complexity: O(n).
  func cut(_ stretch: Int) -> (range: Range<Int>, ends: UnsafeBufferPointer<Int32>) {
    let range = take(stretch)
    let count = atoms.count
    search(count)
    var at = count
    // A stretch that was cut at the limit goes on behind its last safe word.
    var end = range.upperBound
    if atoms.isCut {
      while at > LatticeAtoms.limit - LatticeShape.longest * 2, previous[at] > 0 { at = Int(previous[at]) }
      end = Int(atoms.starts[at])
    }
    // From the last word to the first, and so from the end of the room for them.
    var first = LatticeAtoms.limit
    while at > 0 {
      path[first] = atoms.starts[at]
      first -= 1
      at = Int(previous[at])
    }
    return (range.lowerBound..<end, UnsafeBufferPointer(start: path + first + 1, count: LatticeAtoms.limit - first))
  }

  /// Finds every word of the stretch at hand.
  private func lookUp(_ count: Int) {
    let first = atoms.slot + 2
    let rows = atoms.allRows + first
    let (model, starts, pairs, icu) = (model, starts, pairs + first, matches.lengths + first)
    starts[count] = LatticeStart()
    starts[count + 1] = LatticeStart()
    var i = count - 1
    while i >= 0 {
      let row = rows[i]
      var start = LatticeStart()
      start.extendRuns(starts[i + 1], row: row, kind: model.classes[Int(row)])
      start.icu = icu[i]
      if i + 1 < count {
        let flags = pairs[i].word.bits
        if flags & AtomPair.isWord != 0 { start.listed = 1 << 2 }
        if i + 2 < count {
          if flags & AtomPair.isPrefix != 0 { lookUpTriple(rows + i, triples[first + i], count - i, &start) }
          // Shifted by one atom, the pattern behind tells most of this one.
          let next = starts[i + 1].same
          start.same = (next & 1) << 1 | (next & 2) << 2 | (next & 4) << 2
          if rows[i] == rows[i + 2] { start.same |= 4 }
        }
        if rows[i] == rows[i + 1] { start.same |= 1 }
      }
      start.known = start.icu | start.listed
      starts[i] = start
      i -= 1
    }
  }

  /// Finds the triples at the first `count` slots; 0 where there is none.
  private func readTriples(_ count: Int) {
    let rows = atoms.allRows
    let (model, pairs, triples, places) = (model, pairs, triples, places)
    // In three passes, without a branch on what was just read: it would wait for it, and mostly guess wrong.
    var few = 0
    for i in 0..<count {
      triples[i] = 0
      places[few] = Int32(truncatingIfNeeded: i)
      let isPrefix = pairs[i].word.bits & AtomPair.isPrefix != 0
      let mayBe = model.mayHaveTriple(WordModel.hash(rows[i], rows[i + 1], rows[i + 2]))
      few += isPrefix && mayBe ? 1 : 0
    }
    for k in 0..<few {
      let i = Int(places[k])
      triples[i] = model.triples[model.place(WordModel.hash(rows[i], rows[i + 1], rows[i + 2]))]
    }
    for k in 0..<few {
      let i = Int(places[k])
      triples[i] = model.triple(WordModel.hash(rows[i], rows[i + 1], rows[i + 2]), from: triples[i])
    }
  }

  /// Finds the words of ICU's dictionary.
  private func readDictionary(_ count: Int) {
    let (codes, units, pairs, matches, places) = (atoms.allCodes, atoms.allUnits, pairs, matches, places)
    pairs[count - 1] = AtomPair()
    var few = 0
    for i in 0..<count {
      places[few] = Int32(truncatingIfNeeded: i)
      few += pairs[i].word.goesOn ? 1 : 0
    }
    for k in 0..<few { dictionary.prefetch(pairs[Int(places[k])].word) }
    var k = 0
    for i in 0..<count {
      matches.first[i] = Int32(truncatingIfNeeded: k)
      let single = cache.single(codes[i])
      let pair = pairs[i].word
      let cost = pair.cost
      matches.costs[k] = single
      k += single >= 0 ? 1 : 0
      matches.costs[k] = Int16(truncatingIfNeeded: cost)
      k += cost >= 0 ? 1 : 0
      var found: UInt32 = (single >= 0 ? 1 << 1 : 0) | (cost >= 0 ? 1 << 2 : 0)
      if pair.goesOn {
        let rest = dictionary.rest(of: pair, units + i, count: count - i, into: matches.costs + k)
        k += rest.nonzeroBitCount
        found |= rest
      }
      matches.lengths[i] = found
    }
  }

  /// Notes the words of three and more atoms in the vocabulary that begin at an atom with these rows, `count` to the end.
  private func lookUpTriple(
    _ rows: UnsafePointer<UInt16>, _ triple: UInt64, _ count: Int, _ start: inout LatticeStart
  ) {
    var flags = UInt8(truncatingIfNeeded: triple >> 56)
    if flags & WordModel.wordFlag != 0 { start.listed |= 1 << 3 }
    if flags & WordModel.prefixFlag == 0 { return }
    var hash = WordModel.hash(rows[0], rows[1], rows[2])
    var length = 4
    while flags & WordModel.prefixFlag != 0, length <= count, length <= LatticeShape.longest {
      hash = WordModel.extend(hash, rows[length - 1])
      flags = model.long(hash)
      if flags & WordModel.wordFlag != 0 { start.listed |= 1 << UInt32(length) }
      length += 1
    }
  }

  /// Visits the words that may begin at an atom, the shortest first: their length, the lanes of their first and last character,
  /// and for a word of a dictionary its index in the table of such words. Other words end at `limit` or before.
  @inline(__always)
  func visit(_ i: Int, limit: Int, _ body: (_ length: Int, _ index: Int?, _ firstLane: Int, _ lastLane: Int) -> Void) {
    let start = starts[i]
    let known = start.known
    // Shifted, so that bit n stands for the rest of a word of n.
    let restsBehind = starts[i + 1].known << 1
    let restsBefore = known << 1
    let halfBehind = Int(starts[i + 2].known >> 2 & 1)
    let halfBefore = Int(known >> 2 & 1)
    let lanes = lanesOfShape
    var k = Int(matches.first[atoms.slot + 2 + i])
    let longestFree = min(LatticeShape.longestFree, limit - i)
    let longest = max(longestFree, 31 - (known | 1).leadingZeroBitCount)
    var length = 1
    while length <= longest {
      let isKnown = known >> UInt32(length) & 1
      let shape = LatticeShape.shape(length, isKnown: isKnown != 0)
      let first = Int(lanes[shape | Int(restsBehind >> UInt32(length) & 1) << 1 | halfBehind])
      let last = Int(lanes[shape | Int(restsBefore >> UInt32(length) & 1) << 1 | halfBefore])
      let inICU = start.icu >> UInt32(length) & 1 != 0
      let cost = inICU ? Int(matches.costs[k]) : 0
      k += inICU ? 1 : 0
      if isKnown != 0 {
        let inVocabulary = start.listed >> UInt32(length) & 1 != 0
        body(
          length, LatticeShape.dictionaryIndex(length, inICU: inICU, inVocabulary: inVocabulary, cost: cost), first,
          last)
      } else if length <= longestFree {
        body(length, nil, first, last)
      }
      length += 1
    }
    let run = min(Int(start.special), LatticeShape.longestRun, limit - i)
    length = LatticeShape.longestFree + 1
    while length <= run {
      if known >> UInt32(length) & 1 == 0 { body(length, nil, 12, 12) }
      length += 1
    }
  }

  /// Fills `boundary` with the scores of the boundaries before the slots from 2 to `count`; those at the ends of stretches mean
  /// nothing.
  private func scoreBoundaries(_ count: Int) {
    let (rows, pairs, triples, boundary) = (atoms.allRows, pairs, triples, boundary)
    let (weights, classes) = (model.rowWeights, model.classes)
    let classPairs = classPairs
    var far = weights + Int(rows[0]) * WordModel.rowStride
    var left = weights + Int(rows[1]) * WordModel.rowStride
    var right = weights + Int(rows[2]) * WordModel.rowStride
    var leftClass = classes[Int(rows[1])]
    for p in 2..<count {
      let next = weights + Int(rows[p + 1]) * WordModel.rowStride
      let rightClass = classes[Int(rows[p])]
      var score = Int32(far[0]) + Int32(left[1]) + Int32(right[2]) + Int32(next[3])
      score += Int32(classPairs[Int(leftClass) << 5 | Int(rightClass)])
      score += Int32(Int8(truncatingIfNeeded: pairs[p - 2].weights))
      score += Int32(Int8(truncatingIfNeeded: pairs[p - 1].weights >> 8))
      score += Int32(Int8(truncatingIfNeeded: pairs[p].weights >> 16))
      score += Int32(Int8(truncatingIfNeeded: triples[p - 2] >> 32))
      score += Int32(Int8(truncatingIfNeeded: triples[p - 1] >> 40))
      boundary[p] = score
      far = left
      left = right
      right = next
      leftClass = rightClass
    }
  }

  private func search(_ count: Int) {
    let first = atoms.slot + 2
    let (rows, boundary) = (atoms.allRows + first, boundary + first)
    let (pairs, triples) = (pairs + first, triples + first)
    let (best, previous) = (best, previous)
    let weights = model.rowWeights
    let (lanes, known, runs, repetitions) = (lanes, known, runs, repetitions)
    // No word that is in no dictionary reaches over a boundary as sure as this.
    let sure = Int32(model.header.scale)
    for i in 0...count { best[i] = .min / 2 }
    best[0] = 0
    var limit = 0
    for i in 0..<count {
      let here = best[i] + (i > 0 ? boundary[i] : 0)
      let start = starts[i]
      let first = weights + Int(rows[i]) * WordModel.rowStride + WordModel.firstLanes
      let last = weights + WordModel.lastLanes
      let pair = Int32(Int8(truncatingIfNeeded: pairs[i].weights >> 24))
      let triple = Int32(Int8(truncatingIfNeeded: triples[i] >> 48))
      if limit <= i {
        limit = i + 1
        while limit < count, boundary[limit] <= sure { limit += 1 }
      }
      visit(i, limit: limit) { length, index, firstLane, lastLane in
        let end = i + length
        var score = here + Int32(first[firstLane]) + Int32(lanes[firstLane << 4 | lastLane])
        score += Int32(last[Int(rows[end - 1]) * WordModel.rowStride + lastLane])
        score += index.map { Int32(known[$0]) } ?? 0
        score += length == 2 ? pair : length == 3 ? triple : 0
        if start.transcription | start.numeral != 0 {
          let run = start.run(length)
          if run != 0 { score += Int32(runs[LatticeShape.runIndex(run, length)]) }
        }
        if start.same != 0 {
          let repetition = start.repetition(length)
          if repetition != 0 {
            score += Int32(repetitions[LatticeShape.repetitionIndex(repetition, length, isKnown: index != nil)])
          }
        }
        let isBetter = score > best[end]
        best[end] = isBetter ? score : best[end]
        previous[end] = isBetter ? Int32(truncatingIfNeeded: i) : previous[end]
      }
    }
  }
}
