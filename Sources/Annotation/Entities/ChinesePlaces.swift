internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Places that no table has, by the word at their end: 盐池县, 西柏坡乡, 赤壁市.
///
/// One to three characters stand before the word, at a place where a name may begin: behind another place, a mark, or a
/// word that no name ends with.
struct ChinesePlaces {
  private let suffixes: WordList
  private let strong: WordList
  private let stops: WordList
  private let openers: WordList
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    suffixes = lexicon.list("zh-place-suffix")
    strong = lexicon.list("zh-place-suffix-strong")
    stops = lexicon.list("zh-place-stop")
    openers = lexicon.list("zh-place-opener")
  }

  /// The places of a text outside the stretches that are taken, sorted, without overlap; `known` are the ends of places
  /// that the tables have, sorted. Complexity: O(n).
  func find(in place: CharacterPlace, outside taken: [TextSpan], known: [Int32]) -> [TextSpan] {
    let text = place.text
    var found: [TextSpan] = []
    var next = 0
    var low = 0
    for stretch in taken + [TextSpan(text.count, text.count)] {
      var i = low + 1
      while i < stretch.start {
        let length = suffixes.prefix(of: text, at: i)
        guard length > 0, i + length <= stretch.start, place.edges[i + length] != 0, !isWord(i, length, place) else {
          i += 1
          continue
        }
        while next < known.count, known[next] < low { next += 1 }
        let isBehindPlace = next < known.count && known[next] == low
        let from = max(low, Int(found.last?.end ?? 0))
        let behind = isBehindPlace && from == low || from == Int(found.last?.end ?? -1)
        if let start = start(before: i, from: from, behind, i + length, place) {
          found.append(TextSpan(start, i + length))
        }
        i += length
      }
      low = max(low, Int(stretch.end))
    }
    return found
  }

  /// 地区, 社区, 故乡, 县城: a word of two characters, whose last one is no word by itself here.
  private func isWord(_ at: Int, _ length: Int, _ place: CharacterPlace) -> Bool {
    length == 1 && place.edges[at] == 0 && at > 0 && place.edges[at - 1] != 0
  }

  /// Where the name that ends with the word `suffix ..< end` begins, or nil.
  private func start(before suffix: Int, from low: Int, _ isBehindPlace: Bool, _ end: Int, _ place: CharacterPlace)
    -> Int?
  {
    let text = place.text
    var start = suffix
    var words = 0
    while start > low, suffix - start < 4, words < 3 {
      var word = start - 1
      while word > low, place.edges[word] == 0, start - word < 4 { word -= 1 }
      guard place.edges[word] != 0 || word == low, tables.isHan(text[word]), !stops.contains(text, word, start),
        suffix - word <= 4
      else { break }
      start = word
      words += 1
      if stops.contains(text, start, suffix) { return nil }
      let length = suffix - start
      let isFree = start == low ? isBehindPlace || low == 0 : opens(at: start, place)
      guard isFree else { continue }
      // 县, 乡 and 村 are hardly anything else; 市, 区, 山 need a name that is no word.
      let isStrong = strong.contains(text, suffix, end)
      if isStrong ? length >= 1 && length <= 4 : isBehindPlace && start == low && length >= 2 && length <= 3 {
        return start
      }
      if !isStrong, words >= 2, words == length { return start }
      return nil
    }
    return nil
  }

  /// Whether a name may begin here: nothing before it, a mark, or a word that needs a place.
  private func opens(at start: Int, _ place: CharacterPlace) -> Bool {
    guard start > 0, tables.isHan(place.text[start - 1]) else { return true }
    let opener = openers.suffix(of: place.text, at: start)
    return opener > 0 && place.edges[start - opener] != 0
  }
}
