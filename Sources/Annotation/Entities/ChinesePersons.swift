internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Chinese names that no table has: a surname, one or two characters that given names are made of, and something beside
/// them that speaks of a person: a title, a verb of speech, other names in a list.
///
///     记者⟦李长云⟧报道    厂长⟦谢淑琴⟧    ⟦叶钊颖⟧说
///
/// Every trait has a weight; a name must reach `enough`. A name that did counts wherever it stands in the document.
struct ChinesePersons {
  /// A stretch that may be a name.
  private struct Candidate {
    var span: TextSpan
    var score: Int
  }

  private let flags: [UInt8]
  private let doubleSurnames: WordList
  private let titlesBefore: WordList
  private let titlesAfter: WordList
  private let speech: WordList
  private let after: WordList
  private let stops: WordList
  private let tables = CharacterTables.shared

  /// Bits 0-1: the strength as a surname; bits 2-3: as a character of given names.
  private static let surnameMask: UInt8 = 3
  private static let enough = 7
  private static let least = 4

  init(lexicon: Lexicon) {
    var flags = [UInt8](repeating: 0, count: 65536)
    func mark(_ list: String, _ value: UInt8, _ shift: UInt8) {
      for unit in lexicon.list(list).characters {
        flags[Int(unit)] = max(flags[Int(unit)] >> shift & 3, value) << shift | flags[Int(unit)] & ~(3 << shift)
      }
    }
    mark("zh-surname-weak", 1, 0)
    mark("zh-surname", 2, 0)
    mark("zh-surname-strong", 3, 0)
    mark("zh-given-weak", 1, 2)
    mark("zh-given", 2, 2)
    mark("zh-given-strong", 3, 2)
    self.flags = flags
    doubleSurnames = lexicon.list("zh-surname-double")
    titlesBefore = lexicon.list("zh-title-before")
    titlesAfter = lexicon.list("zh-title-after")
    speech = lexicon.list("zh-speech")
    after = lexicon.list("zh-after-name")
    stops = lexicon.list("zh-name-stop")
  }

  private func surname(_ unit: UInt16) -> Int { Int(flags[Int(tables.fold(unit))] & ChinesePersons.surnameMask) }
  private func given(_ unit: UInt16) -> Int { Int(flags[Int(tables.fold(unit))] >> 2 & 3) }

  /// The names in `text` outside the stretches that are taken, sorted, without overlap; `known` are the ends of the
  /// persons that the tables have, sorted. Complexity: O(n).
  func find(in text: [UInt16], edges: [UInt8], outside taken: [TextSpan], known: [Int32]) -> [TextSpan] {
    var candidates: [Candidate] = []
    var i = 0
    var next = 0
    for stretch in taken + [TextSpan(text.count, text.count)] {
      while i < stretch.start {
        if surname(text[i]) > 0, edges[i] != 0 {
          while next < known.count, known[next] < i - 1 { next += 1 }
          let isListed = next < known.count && known[next] == i - 1 && text[i - 1] == 0x3001
          addCandidates(at: i, limit: Int(stretch.start), isListed, text, edges, &candidates)
        }
        i += 1
      }
      i = max(i, Int(stretch.end))
    }
    return resolve(candidates, text)
  }

  private func addCandidates(
    at start: Int, limit: Int, _ isListed: Bool, _ text: [UInt16], _ edges: [UInt8], _ found: inout [Candidate]
  ) {
    let isDouble = doubleSurnames.contains(text, start, start + 2)
    let family = isDouble ? 2 : 1
    for length in [family + 2, family + 1] where start + length <= limit {
      let end = start + length
      guard edges[end] != 0, let own = shape(start, family, end, text, edges) else { continue }
      let before = isListed ? 3 : left(of: start, text, edges, found)
      let behind = right(of: end, text)
      // 向, 应 and 万 are words far more often than surnames: they need a witness.
      if family == 1, surname(text[start]) == 1, max(before, behind) < 3 { continue }
      let score = own + before + behind
      if score >= ChinesePersons.least { found.append(Candidate(span: TextSpan(start, end), score: score)) }
    }
  }

  /// What the characters themselves say; nil where they make no name.
  private func shape(_ start: Int, _ family: Int, _ end: Int, _ text: [UInt16], _ edges: [UInt8]) -> Int? {
    if titlesAfter.contains(text, start + family, end) || stops.contains(text, start, end) { return nil }
    if surname(text[start]) == 1, start > 0, tables.kind(text[start - 1]) == .digit { return nil }
    var score = family == 2 ? 4 : [0, 0, 2, 3][surname(text[start])]
    var isWeakest = true
    for i in start + family..<end {
      let weight = given(text[i])
      let isAfter = i == end - 1 && after.contains(text, i, end)
      if weight == 0 {
        // A rare character, alone at the end of a name.
        guard i == end - 1, i == start + family + 1, edges[i] != 0, !isAfter, !speech.contains(text, i, end) else {
          return nil
        }
        score -= 2
        continue
      }
      if isAfter { score -= 2 }
      if weight > 1 { isWeakest = false }
      score += [0, 0, 1, 2][weight]
    }
    if isWeakest { return nil }
    let length = end - start
    if length == family + 1 { score -= 2 }
    if length == family + 2, text[end - 1] == text[end - 2] { score += 1 }
    // A word of the dictionary that begins with the surname is hardly a name: 高兴, 金融业.
    if edges[start + 1] != 0 {
      score += 1
    } else if family == 1 {
      score -= length == 2 ? 3 : 2
    }
    return score
  }

  private func left(of start: Int, _ text: [UInt16], _ edges: [UInt8], _ found: [Candidate]) -> Int {
    guard start > 0 else { return 1 }
    let before = text[start - 1]
    if before == 0x3001 {
      // A、B、C: names stand in lists.
      if let last = found.last(where: { Int($0.span.end) <= start - 1 }), Int(last.span.end) == start - 1,
        last.score >= 5
      {
        return 3
      }
      return 1
    }
    if !tables.isHan(before) { return before == 0x20 && start > 1 && tables.isHan(text[start - 2]) ? 2 : 1 }
    let title = titlesBefore.suffix(of: text, at: start)
    return title > 0 && edges[start - title] != 0 ? 4 : 0
  }

  private func right(of end: Int, _ text: [UInt16]) -> Int {
    guard end < text.count else { return 1 }
    if !tables.isHan(text[end]) { return 1 }
    if titlesAfter.prefix(of: text, at: end) > 0 { return 4 }
    if speech.prefix(of: text, at: end) > 0 { return 3 }
    return after.prefix(of: text, at: end) > 0 ? 1 : 0
  }

  /// Adds up what a document says of one string, and takes those that reach far enough; of two that overlap the
  /// likelier, else the longer.
  private func resolve(_ candidates: [Candidate], _ text: [UInt16]) -> [TextSpan] {
    guard !candidates.isEmpty else { return [] }
    var best: [UInt64: (score: Int, count: Int)] = [:]
    let keys = candidates.map { key(of: $0.span, text) }
    for (candidate, key) in zip(candidates, keys) {
      let old = best[key] ?? (0, 0)
      best[key] = (max(old.score, candidate.score), old.count + 1)
    }
    var found: [(span: TextSpan, score: Int)] = []
    for (candidate, key) in zip(candidates, keys) {
      guard let sum = best[key], sum.score + min(2, sum.count - 1) >= ChinesePersons.enough else { continue }
      let score = max(candidate.score, sum.score)
      if let last = found.last, last.span.overlaps(candidate.span) {
        if last.score < score { found[found.count - 1] = (candidate.span, score) }
      } else {
        found.append((candidate.span, score))
      }
    }
    return found.map(\.span)
  }

  /// The up to four units of a name as one number.
  private func key(of span: TextSpan, _ text: [UInt16]) -> UInt64 {
    text[span.range].reduce(0) { $0 << 16 | UInt64(tables.fold($1)) }
  }
}
