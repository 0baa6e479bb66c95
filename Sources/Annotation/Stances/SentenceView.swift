internal import Lexicons
internal import TextModel
internal import UnicodeText

/// One sentence with its cues and mentions, as the stance annotator looks at it.
struct SentenceView {
  let number: Int
  let cues: ArraySlice<FoundCue>
  /// Whether it ends in a question mark.
  let isQuestion: Bool
  private let sentence: TextSpan
  private let text: [UInt16]
  private let all: [Mention]
  /// The actors among its mentions, without those inside another one.
  private let actors: [Int]
  private let tables = CharacterTables.shared

  init(document: Document, number: Int, cues: ArraySlice<FoundCue>, mentions: Range<Int>) {
    self.number = number
    self.cues = cues
    sentence = document.sentences[number].span
    text = document.text
    all = document.mentions
    actors = mentions.filter { i in
      let mention = document.mentions[i]
      // "American allies" are not America.
      let isAdjective = mention.role == .demonym && SentenceView.isFollowedByNoun(mention.span, document.text)
      let isInside = mention.parent >= 0 && SentenceView.isActor(document.mentions[mention.parent])
      return !isInside && SentenceView.isActor(mention) && !isAdjective
    }
    var last = Int(sentence.end) - 1
    while last > sentence.start, [0x201D, 0x22, 0x2019, 0x300D, 0xFF09, 0x29].contains(text[last]) { last -= 1 }
    isQuestion = text[last] == 0x3F || text[last] == 0xFF1F
  }

  private static func isActor(_ mention: Mention) -> Bool {
    switch mention.type {
    case .person, .organisation, .politicalEntity, .group, .law, .unknown: true
    case .location, .facility, .product, .weapon, .topic, .event, .work: mention.role == .given
    default: false
    }
  }

  private static func isFollowedByNoun(_ span: TextSpan, _ text: [UInt16]) -> Bool {
    let end = Int(span.end)
    let tables = CharacterTables.shared
    guard tables.kind(text[Int(span.start)]) == .letter, text[end - 1] != 0x73 else { return false }
    return end + 1 < text.count && text[end] == 0x20 && tables.kind(text[end + 1]) == .letter
  }

  /// Whether a form of "be", "seem", "become", 是, 很 … stands between two positions.
  func hasCopula(from: Int32, to: Int32) -> Bool {
    guard to > from, to - from < 60 else { return false }
    if text[Int(from)..<Int(to)].contains(where: { tables.isHan($0) }) { return true }
    let words = String(decoding: text[Int(from)..<Int(to)], as: UTF16.self).lowercased().split { !$0.isLetter }
    return words.contains {
      ["is", "are", "was", "were", "be", "been", "being", "seems", "looks", "remains", "becomes", "became"].contains($0)
    }
  }

  func span(_ mention: Int) -> TextSpan { all[mention].span }

  func entity(_ mention: Int) -> String { all[mention].entity }

  /// The clause that holds a span: between marks and words that end a scope.
  func clause(around span: TextSpan) -> TextSpan {
    var start = Int(span.start)
    while start > sentence.start, !endsClause(text[start - 1], start - 1) { start -= 1 }
    var end = Int(span.end)
    while end < Int(sentence.end), !endsClause(text[end], end) { end += 1 }
    return TextSpan(start, end)
  }

  private func endsClause(_ unit: UInt16, _ at: Int) -> Bool {
    switch unit {
    case 0xFF0C, 0xFF1B, 0x3B, 0x3002, 0xFF1A, 0xFF1F, 0xFF01: true
    // A comma between digits, or in a list of names, ends nothing.
    case 0x2C: at + 1 < text.count && text[at + 1] == 0x20
    case 0x3A: at + 1 < text.count && text[at + 1] == 0x20
    case 0x2014: true
    default: false
    }
  }

  /// The actors in a stretch, in order.
  func mentions(in span: TextSpan) -> [Int] { actors.filter { span.contains(all[$0].span) } }

  /// How many words lie between two positions; in Chinese two characters count as one.
  func words(from: Int32, to: Int32) -> Int {
    guard to > from else { return 0 }
    var words = 0
    var han = 0
    var inside = false
    for i in Int(from)..<Int(to) {
      if tables.isHan(text[i]) {
        han += 1
        inside = false
      } else if tables.isWordLike(text[i]) {
        if !inside { words += 1 }
        inside = true
      } else {
        inside = false
      }
    }
    return words + (han + 1) / 2
  }

  /// The subject before a cue: the first actor of the clause that no preposition governs; else the first
  /// such actor of the sentence.
  func subject(_ before: [Int], beforeCue span: TextSpan) -> Int? {
    if let first = before.first(where: { !hasCoverb(before: $0) && !hasPreposition(before: $0) }) { return first }
    return actors.first { all[$0].span.end <= span.start && !hasCoverb(before: $0) && !hasPreposition(before: $0) }
  }

  /// 对, 向, 与 … directly before a mention.
  func hasCoverb(before mention: Int) -> Bool {
    let at = Int(all[mention].span.start) - 1
    guard at >= 0 else { return false }
    return [0x5BF9, 0x5411, 0x4E0E, 0x4E3A, 0x7ED9, 0x628A, 0x548C, 0x540C, 0x8DDF, 0x5C06, 0x5C31].contains(
      tables.fold(text[at]))
  }

  /// 被, 遭, 受到 directly before a mention.
  func isPassiveMark(before mention: Int) -> Bool {
    let at = Int(all[mention].span.start) - 1
    guard at >= 0 else { return false }
    let unit = tables.fold(text[at])
    return unit == 0x88AB || unit == 0x906D
      || (unit == 0x5230 && at > 0 && [0x53D7, 0x906D].contains(tables.fold(text[at - 1])))
  }

  private func hasPreposition(before mention: Int) -> Bool {
    var end = Int(all[mention].span.start)
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var word = precedingWord(&end)
    if word == "the" { word = precedingWord(&end) }
    return [
      "in", "at", "of", "to", "for", "with", "on", "from", "toward", "towards", "against", "over", "under", "between",
    ]
    .contains(word)
  }

  private func precedingWord(_ end: inout Int) -> String {
    var start = end
    while start > 0, tables.kind(text[start - 1]) == .letter { start -= 1 }
    let word = String(decoding: text[start..<end], as: UTF16.self).lowercased()
    end = start
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    return word
  }

  /// Whether only "by (the)" lies between a cue and a mention.
  func isBy(from: Int32, to: Int32) -> Bool {
    guard to > from, to - from <= 12 else { return false }
    let between = String(decoding: text[Int(from)..<Int(to)], as: UTF16.self).lowercased()
    let words = between.split(separator: " ")
    return words.first == "by" && words.count <= 2
  }

  /// Where the last report verb before a cue ends, or where the clause begins.
  func reportEnd(before span: TextSpan, in clause: TextSpan, lexicon: Lexicon) -> Int32 {
    cues.last {
      $0.scope >= 0 && $0.span.end <= span.start && $0.span.start >= clause.start
        && lexicon.scopes[$0.scope].kind == .report
    }?.span.end ?? clause.start
  }

  /// The actor whose words the sentence reports before a position: the subject of a report verb.
  func speaker(before span: TextSpan, lexicon: Lexicon) -> Int? {
    for word in cues where word.scope >= 0 && word.span.end <= span.start && lexicon.scopes[word.scope].kind == .report
    {
      if let who = actors.last(where: { all[$0].span.end <= word.span.start }),
        words(from: all[who].span.end, to: word.span.start) <= 4
      {
        return who
      }
    }
    return nil
  }
}
