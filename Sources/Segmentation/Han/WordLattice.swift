internal import UnicodeText

/// Cuts stretches of Chinese into words: the best path through a lattice whose edges are ICU's words, the vocabulary's and
/// every short string besides, scored by a `WordModel`.
///
/// A path scores the sum of its words and of its inner boundaries; both depend on the characters alone, so that one pass
/// over the atoms finds the best one. One a thread: it owns the buffers of its work, whose pointers never change.
final class WordLattice {
  let model: WordModel
  /// The stretch at hand.
  let atoms = LatticeAtoms()
  /// By atom: which words begin there.
  let starts: UnsafeMutablePointer<LatticeStart>
  /// ICU's words in the stretch.
  let matches = WordMatches(capacity: LatticeAtoms.limit)
  private let dictionary: WordDictionary
  private let cache: PairCache
  /// From two before the first atom on: the pair that begins there.
  private let pairs: UnsafeMutablePointer<AtomPair>
  /// By atom: the triple that begins there.
  private let triples: UnsafeMutablePointer<UInt64>
  private let boundary: UnsafeMutablePointer<Int32>
  private let best: UnsafeMutablePointer<Int32>
  private let previous: UnsafeMutablePointer<Int32>

  /// Nil if ICU's dictionary cannot be opened.
  init?(model: WordModel) {
    guard let dictionary = WordDictionary() else { return nil }
    self.model = model
    self.dictionary = dictionary
    cache = PairCache(model: model, dictionary: dictionary)
    let capacity = LatticeAtoms.limit + 4
    starts = .allocate(capacity: capacity)
    pairs = .allocate(capacity: capacity)
    triples = .allocate(capacity: capacity)
    boundary = .allocate(capacity: capacity)
    best = .allocate(capacity: capacity)
    previous = .allocate(capacity: capacity)
  }

  deinit {
    starts.deallocate()
    pairs.deallocate()
    triples.deallocate()
    boundary.deallocate()
    best.deallocate()
    previous.deallocate()
  }

  /// Finds the next stretch of `text` at or behind `position` and appends the ends of its words, positions of the text,
  /// to `ends`. Returns where the stretch stands, empty at the text's end if there is none. Complexity: O(n).
  func next(in text: UnsafeBufferPointer<UInt16>, from position: Int, into ends: inout [Int32]) -> Range<Int> {
    let stretch = load(text, from: position)
    if stretch.isEmpty { return stretch }
    let count = atoms.count
    scoreBoundaries(count)
    search(count)
    var at = count
    // A stretch that was cut at the limit goes on behind its last safe word.
    var end = stretch.upperBound
    if atoms.isCut {
      while at > LatticeAtoms.limit - LatticeShape.longest * 2, previous[at] > 0 { at = Int(previous[at]) }
      end = Int(atoms.starts[at])
    }
    let base = ends.count
    while at > 0 {
      ends.append(atoms.starts[at])
      at = Int(previous[at])
    }
    ends[base...].reverse()
    return stretch.lowerBound..<end
  }

  /// Finds the stretch and which words begin where. Returns where it stands.
  func load(_ text: UnsafeBufferPointer<UInt16>, from position: Int) -> Range<Int> {
    let stretch = atoms.next(in: text, from: position, model: model)
    if !stretch.isEmpty { lookUp(atoms.count) }
    return stretch
  }

  /// Looks up every pair, triple and word of the stretch.
  private func lookUp(_ count: Int) {
    cache.read(atoms.codes, count: count + 3, into: pairs)
    readTriples(count)
    readDictionary(count)
    let rows = atoms.rows + 2
    let (model, starts, pairs) = (model, starts, pairs + 2)
    starts[count] = LatticeStart()
    starts[count + 1] = LatticeStart()
    var i = count - 1
    while i >= 0 {
      let row = rows[i]
      var start = LatticeStart()
      start.extendRuns(starts[i + 1], row: row, kind: model.classes[Int(row)])
      start.icu = matches.lengths[i]
      if i + 1 < count {
        let flags = pairs[i].word.bits
        if flags & AtomPair.isWord != 0 { start.listed = 1 << 2 }
        if i + 2 < count {
          if flags & AtomPair.isPrefix != 0 { lookUpTriple(i, count, &start) }
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

  /// Reads the slots where the triples ought to be that begin with the pairs, from two before the first atom on; 0 where
  /// there is none.
  private func readTriples(_ count: Int) {
    let rows = atoms.rows
    let (model, pairs, triples) = (model, pairs, triples)
    for i in 0..<count + 2 {
      let isPrefix = pairs[i].word.bits & AtomPair.isPrefix != 0
      // Without a branch: one on what was just read would wait for it.
      let slot = model.triples[isPrefix ? model.place(WordModel.hash(rows[i], rows[i + 1], rows[i + 2])) : 0]
      triples[i] = isPrefix ? slot : 0
    }
    for i in 0..<count + 2 where triples[i] != 0 {
      triples[i] = model.triple(WordModel.hash(rows[i], rows[i + 1], rows[i + 2]), from: triples[i])
    }
  }

  /// Finds the words of ICU's dictionary.
  private func readDictionary(_ count: Int) {
    let (codes, pairs, matches) = (atoms.codes + 2, pairs + 2, matches)
    for i in 0..<count where pairs[i].word.goesOn { dictionary.prefetch(pairs[i].word) }
    var k = 0
    for i in 0..<count {
      matches.first[i] = Int32(truncatingIfNeeded: k)
      let single = cache.single(codes[i])
      matches.costs[k] = single
      k += single >= 0 ? 1 : 0
      var found: UInt32 = single >= 0 ? 1 << 1 : 0
      if i + 1 < count {
        let pair = pairs[i].word
        let cost = pair.cost
        matches.costs[k] = Int16(truncatingIfNeeded: cost)
        k += cost >= 0 ? 1 : 0
        found |= cost >= 0 ? 1 << 2 : 0
        if pair.goesOn, i + 2 < count {
          let rest = dictionary.rest(of: pair, atoms.units + i, count: count - i, into: matches.costs + k)
          k += rest.nonzeroBitCount
          found |= rest
        }
      }
      matches.lengths[i] = found
    }
    matches.first[count] = Int32(truncatingIfNeeded: k)
  }

  /// Notes the words of three and more atoms in the vocabulary that begin at an atom.
  private func lookUpTriple(_ i: Int, _ count: Int, _ start: inout LatticeStart) {
    let rows = atoms.rows + 2
    var flags = UInt8(truncatingIfNeeded: triples[i + 2] >> 56)
    if flags & WordModel.wordFlag != 0 { start.listed |= 1 << 3 }
    var hash = WordModel.hash(rows[i], rows[i + 1], rows[i + 2])
    var length = 4
    while flags & WordModel.prefixFlag != 0, i + length <= count, length <= LatticeShape.longest {
      hash = WordModel.extend(hash, rows[i + length - 1])
      flags = model.long(hash)
      if flags & WordModel.wordFlag != 0 { start.listed |= 1 << UInt32(length) }
      length += 1
    }
  }

  /// Visits the words in no dictionary that may begin at an atom and end at `limit` or before: their length and the lanes
  /// of their first and last character.
  @inline(__always)
  func visitFree(_ i: Int, limit: Int, _ body: (_ length: Int, _ firstLane: Int, _ lastLane: Int) -> Void) {
    let known = starts[i].known
    let behind = starts[i + 1].known
    let half = known >> 2 & 1 != 0
    let longest = limit - i
    if known & 2 == 0 { body(1, 5, 5) }
    var length = 2
    while length <= min(longest, LatticeShape.longestFree) {
      if known >> UInt32(length) & 1 == 0 {
        let first = LatticeShape.freeLane(
          length, hasRest: behind >> UInt32(length - 1) & 1 != 0,
          hasHalf: length == 4 && starts[i + 2].known >> 2 & 1 != 0)
        let last = LatticeShape.freeLane(length, hasRest: known >> UInt32(length - 1) & 1 != 0, hasHalf: half)
        body(length, first, last)
      }
      length += 1
    }
    let run = min(Int(starts[i].special), LatticeShape.longestRun, longest)
    while length <= run {
      if known >> UInt32(length) & 1 == 0 { body(length, 12, 12) }
      length += 1
    }
  }

  /// Visits the dictionaries' words that begin at an atom: their length and their index in the table of such words.
  @inline(__always)
  func visitKnown(_ i: Int, _ body: (_ length: Int, _ index: Int) -> Void) {
    let start = starts[i]
    var lengths = start.known
    var k = Int(matches.first[i])
    while lengths != 0 {
      let length = lengths.trailingZeroBitCount
      lengths &= lengths - 1
      let inICU = start.icu >> UInt32(length) & 1 != 0
      body(
        length,
        LatticeShape.dictionaryIndex(
          length, inICU: inICU, inVocabulary: start.listed >> UInt32(length) & 1 != 0,
          cost: inICU ? Int(matches.costs[k]) : 0))
      if inICU { k += 1 }
    }
  }

  /// Fills `boundary` with the scores of the stretch's inner boundaries.
  private func scoreBoundaries(_ count: Int) {
    // rows[p + 2] is the row of atom p, pairs[p + 2] and triples[p + 2] begin with it.
    let (rows, pairs, triples, boundary) = (atoms.rows, pairs, triples, boundary)
    let (weights, classes) = (model.rowWeights, model.classes)
    let classPairs = model.dense + WordModel.DenseTable.classPair.offset
    boundary[count] = 0
    if count < 2 { return }
    var far = weights + Int(rows[1]) * WordModel.rowStride
    var left = weights + Int(rows[2]) * WordModel.rowStride
    var right = weights + Int(rows[3]) * WordModel.rowStride
    var leftClass = classes[Int(rows[2])]
    for p in 1..<count {
      let next = weights + Int(rows[p + 3]) * WordModel.rowStride
      let rightClass = classes[Int(rows[p + 2])]
      var score = Int32(far[0]) + Int32(left[1]) + Int32(right[2]) + Int32(next[3])
      score += Int32(classPairs[Int(leftClass) << 5 | Int(rightClass)])
      score += Int32(Int8(truncatingIfNeeded: pairs[p].weights))
      score += Int32(Int8(truncatingIfNeeded: pairs[p + 1].weights >> 8))
      score += Int32(Int8(truncatingIfNeeded: pairs[p + 2].weights >> 16))
      score += Int32(Int8(truncatingIfNeeded: triples[p] >> 32)) + Int32(Int8(truncatingIfNeeded: triples[p + 1] >> 40))
      boundary[p] = score
      far = left
      left = right
      right = next
      leftClass = rightClass
    }
  }

  private func search(_ count: Int) {
    let (rows, best, previous, boundary) = (atoms.rows + 2, best, previous, boundary)
    let weights = model.rowWeights
    let lanes = model.dense + WordModel.DenseTable.lane.offset
    let known = model.dense + WordModel.DenseTable.dictionary.offset
    let runs = model.dense + WordModel.DenseTable.run.offset
    let repetitions = model.dense + WordModel.DenseTable.repetition.offset
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
      let pair = Int32(Int8(truncatingIfNeeded: pairs[i + 2].weights >> 24))
      let triple = Int32(Int8(truncatingIfNeeded: triples[i + 2] >> 48))
      if limit <= i {
        limit = i + 1
        while limit < count, boundary[limit] <= sure { limit += 1 }
      }
      @inline(__always)
      func reach(_ length: Int, _ firstLane: Int, _ lastLane: Int, _ isKnown: Bool, _ bonus: Int32) {
        let end = i + length
        var score = here + bonus + Int32(first[firstLane]) + Int32(lanes[firstLane << 4 | lastLane])
        score += Int32(last[Int(rows[end - 1]) * WordModel.rowStride + lastLane])
        if length == 2 { score += pair }
        if length == 3 { score += triple }
        if start.transcription | start.numeral != 0 {
          let run = start.run(length)
          if run != 0 { score += Int32(runs[LatticeShape.runIndex(run, length)]) }
        }
        if start.same != 0 {
          let repetition = start.repetition(length)
          if repetition != 0 {
            score += Int32(repetitions[LatticeShape.repetitionIndex(repetition, length, isKnown: isKnown)])
          }
        }
        if score > best[end] {
          best[end] = score
          previous[end] = Int32(truncatingIfNeeded: i)
        }
      }
      visitKnown(i) { length, index in
        let lane = LatticeShape.knownLane(length)
        reach(length, lane, lane, true, Int32(known[index]))
      }
      visitFree(i, limit: limit) { length, firstLane, lastLane in reach(length, firstLane, lastLane, false, 0) }
    }
  }
}
