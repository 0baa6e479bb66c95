internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Bodies that no table has, by the word at their end: 武汉健民药业集团, 上海市申花足球俱乐部, 丹麦队, 加拿大司法部.
///
/// The name begins at the place or body that stands at its head. Without one it needs a piece that is no word of the
/// language: 海尔集团, 德康公司.
struct ChineseBodies {
  /// A body that was found.
  struct Body {
    var span: TextSpan
    /// The mention at its head, or -1.
    var head: Int
    /// Whether it is the body at its head with a word such as 公司 behind it.
    var isSame: Bool
  }

  private let suffixes: WordList
  private let placeSuffixes: WordList
  private let companies: WordList
  private let stops: WordList
  private let tables = CharacterTables.shared

  private let dictionary = WordDictionary()
  private let matches = WordMatches(capacity: ChineseBodies.longestWord)

  private static let longest = 16
  private static let longestWord = 8

  init(lexicon: Lexicon) {
    suffixes = lexicon.list("zh-org-suffix")
    placeSuffixes = lexicon.list("zh-org-suffix-place")
    companies = lexicon.list("zh-org-company")
    stops = lexicon.list("zh-org-stop")
  }

  /// The bodies of a text, sorted, without overlap. `tops` are mentions without a parent, sorted. Complexity: O(n).
  func find(in place: CharacterPlace, mentions: [Mention], tops: [Int]) -> [Body] {
    let text = place.text
    var found: [Body] = []
    var next = 0
    var i = 0
    while i < text.count {
      guard tables.isHan(text[i]) else {
        i += 1
        continue
      }
      while next < tops.count, Int(mentions[tops[next]].span.end) <= i { next += 1 }
      if next < tops.count, mentions[tops[next]].span.start <= i {
        i = Int(mentions[tops[next]].span.end)
        continue
      }
      let length = max(suffixes.prefix(of: text, at: i), placeSuffixes.prefix(of: text, at: i))
      guard length > 0, place.edges[i + length] != 0,
        next == tops.count || mentions[tops[next]].span.start >= i + length
      else {
        i += 1
        continue
      }
      if let body = read(i, i + length, place, mentions, tops, upTo: next, found.last) {
        while let last = found.last, body.span.contains(last.span) { found.removeLast() }
        if found.last.map({ $0.span.end <= body.span.start }) ?? true { found.append(body) }
      }
      i += 1
    }
    return found
  }

  /// Reads backwards from the word `suffix ..< end` to the name's beginning.
  private func read(
    _ suffix: Int, _ end: Int, _ place: CharacterPlace, _ mentions: [Mention], _ tops: [Int], upTo next: Int,
    _ last: Body?
  ) -> Body? {
    let text = place.text
    var start = suffix
    var top = min(next, tops.count - 1)
    while top >= 0, Int(mentions[tops[top]].span.end) > suffix { top -= 1 }
    if top < 0 || Int(mentions[tops[top]].span.end) != suffix {
      // Not 中国|队, which may be one word.
      while start > 0, place.edges[start] == 0, suffix - start < 4 { start -= 1 }
      if place.edges[start] == 0 { return nil }
    }
    var head = -1
    var fragments = 0
    var isOrdinary = false
    while start > 0, end - start < ChineseBodies.longest {
      while top >= 0, Int(mentions[tops[top]].span.end) > start { top -= 1 }
      if top >= 0, Int(mentions[tops[top]].span.end) == start {
        let mention = mentions[tops[top]]
        if mention.type == .person, head < 0, fragments == 0 {
          // 宋庆龄基金会, 孙武食品公司: persons give their names.
          start = Int(mention.span.start)
          fragments = 2
          continue
        }
        guard mention.type == .politicalEntity || mention.type == .location || mention.type == .organisation else {
          break
        }
        guard mention.role != .compound, mention.role != .group else { break }
        head = tops[top]
        start = Int(mention.span.start)
        continue
      }
      if let last, Int(last.span.end) == start, head < 0 {
        // 沈阳铁路局|吉林中心医院
        return Body(span: TextSpan(Int(last.span.start), end), head: last.head, isSame: false)
      }
      if head >= 0 { break }
      let word = wordBefore(start, place)
      guard word < start, isPart(word, start, text) else { break }
      if start - word == 1 {
        fragments += 1
      } else if isKnown(word, start, text) {
        isOrdinary = true
      } else {
        fragments += start - word
      }
      start = word
    }
    let content = suffix - start
    guard content > 0 else { return nil }
    if head >= 0 {
      let mention = mentions[head]
      let isPlace = mention.type != .organisation
      let isBare = Int(mention.span.end) == suffix
      if isBare {
        let list = isPlace ? placeSuffixes : suffixes
        guard list.prefix(of: text, at: suffix) == end - suffix else { return nil }
      }
      let isSame = isBare && !isPlace && companies.contains(text, suffix, end)
      return Body(span: TextSpan(start, end), head: head, isSame: isSame)
    }
    guard !isOrdinary, fragments >= 2, fragments <= 4, suffixes.prefix(of: text, at: suffix) == end - suffix else {
      return nil
    }
    return Body(span: TextSpan(start, end), head: -1, isSame: false)
  }

  private func wordBefore(_ end: Int, _ place: CharacterPlace) -> Int {
    var start = end - 1
    while start > 0, place.edges[start] == 0, end - start < 8 { start -= 1 }
    return start
  }

  /// Whether a word is one of the language: 创维 in 创维集团 is none.
  private func isKnown(_ start: Int, _ end: Int, _ text: [UInt16]) -> Bool {
    guard let dictionary else { return true }
    let count = end - start
    guard count <= ChineseBodies.longestWord else { return true }
    return text[start..<end].withUnsafeBufferPointer { units in
      guard let base = units.baseAddress else { return true }
      dictionary.matches(in: base, count: count, from: 0..<1, into: matches)
      return matches.words(at: 0).contains { $0.length == count }
    }
  }

  /// Whether a word may stand inside a body's name.
  private func isPart(_ start: Int, _ end: Int, _ text: [UInt16]) -> Bool {
    tables.isHan(text[start]) && !stops.contains(text, start, end)
  }
}
