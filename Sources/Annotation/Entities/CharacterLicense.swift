internal import Lexicons
internal import UnicodeText

/// A text with its word boundaries, as the grammar of single characters reads it.
struct CharacterPlace {
  let text: [UInt16]
  /// Not 0 where a position is a word boundary.
  let edges: [UInt8]
  /// Whether an entity stands in the document with a full name; by its index.
  let isNamed: [Bool]

  /// Whether `start ..< end` is one word.
  func isWord(_ start: Int, _ end: Int) -> Bool {
    guard start >= 0, end <= text.count, edges[start] != 0, edges[end] != 0 else { return false }
    return (start + 1..<end).allSatisfy { edges[$0] == 0 }
  }
}

/// Decides where one character, or a run of them, stands for countries: by the word boundaries, by what precedes (对华,
/// 访美), by what follows (美方, 美国务院, 中美关系) and by lists (美、日、韩).
struct CharacterLicense {
  private let lexicon: Lexicon
  private let heads: WordList
  private let suffixes: WordList
  private let titles: WordList
  private let prefixes: WordList
  private let strongPrefixes: WordList
  private let verbs: WordList
  private let weak: WordList
  private let free: WordList
  private let named: WordList
  private let compounds: WordList
  private let first: WordList
  private let doubtful: WordList
  private let adjectives: WordList
  private let tails: WordList
  private let words: WordList
  private let surnames: WordList
  private let transliteration: Transliteration
  /// 朝, which is a preposition before what it faces.
  private static let toward: UInt16 = 0x671D
  private static let faced = Set("我你您他她它自这那前后左右上下东西南北".utf16)
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    heads = lexicon.list("zh-head")
    suffixes = lexicon.list("zh-suffix")
    titles = lexicon.list("zh-title")
    prefixes = lexicon.list("zh-prefix")
    strongPrefixes = lexicon.list("zh-prefix-strong")
    verbs = lexicon.list("zh-short-verb")
    weak = lexicon.list("zh-short-weak")
    free = lexicon.list("zh-short-free")
    named = lexicon.list("zh-short-named")
    compounds = lexicon.list("zh-compound")
    first = lexicon.list("zh-short-first")
    doubtful = lexicon.list("zh-short-doubtful")
    adjectives = lexicon.list("zh-short-adjective")
    tails = lexicon.list("zh-list-tail")
    words = lexicon.list("zh-short-word")
    surnames = lexicon.list("zh-surname-person")
    transliteration = Transliteration(lexicon: lexicon)
    self.lexicon = lexicon
  }

  /// Whether the character counts only where the document names its country in full.
  func needsName(_ at: Int, _ place: CharacterPlace) -> Bool { named.contains(place.text, at, at + 1) }

  /// The length of a suffix such as 方 or 军 that ends at a boundary, else 0.
  func suffix(at stop: Int, _ place: CharacterPlace) -> Int {
    let length = suffixes.prefix(of: place.text, at: stop)
    return length > 0 && place.edges[stop + length] != 0 ? length : 0
  }

  private func isWeak(_ at: Int, _ place: CharacterPlace) -> Bool { weak.contains(place.text, at, at + 1) }

  /// Whether a noun that needs countries before it (关系, 边境) follows.
  func isHeaded(at stop: Int, _ place: CharacterPlace) -> Bool { heads.prefix(of: place.text, at: stop) > 0 }

  /// Whether two and more characters are a compound.
  func isCompound(_ start: Int, _ stop: Int, _ place: CharacterPlace) -> Bool {
    let (text, edges) = (place.text, place.edges)
    guard edges[start] != 0 || isAfterStrongPrefix(start, place) else { return false }
    if compounds.contains(text, start, stop), edges[stop] != 0 { return true }
    let isHeaded = heads.prefix(of: text, at: stop) > 0 || suffix(at: stop, place) > 0
    if isHeaded {
      return !(isWeak(start, place) && isWeak(stop - 1, place) && stop - start == 2 && edges[stop] == 0)
    }
    // 张|美英 is a person, 人群中|朝我 a place and a preposition.
    if start > 0, surnames.contains(text, start - 1, start), edges[start - 1] != 0 { return false }
    if text[stop - 1] == CharacterLicense.toward, stop < text.count, CharacterLicense.faced.contains(text[stop]) {
      return false
    }
    guard edges[stop] != 0, !(start..<stop).contains(where: { isWeak($0, place) && !needsName($0, place) }) else {
      return false
    }
    return !first.contains(text, start, stop) && !transliteration.holds(start, stop, place)
  }

  /// Whether the character begins a word of `list` (新, 老, 以, 以政府), so that it counts only where the document names its
  /// country in full.
  private func isDoubtful(_ at: Int, _ place: CharacterPlace, _ list: WordList) -> Bool {
    list.prefix(of: place.text, at: at) > 0
      && !lexicon.entities(short: tables.fold(place.text[at])).contains { place.isNamed[Int($0)] }
  }

  /// Whether one character stands for its country.
  func isSingle(_ at: Int, _ place: CharacterPlace) -> Bool {
    let (text, edges) = (place.text, place.edges)
    if isListed(at, place) { return true }
    if edges[at] != 0, at + 2 <= text.count, edges[at + 2] != 0, words.contains(text, at, at + 2) { return true }
    let isHeaded = isHeaded(at: at + 1, place)
    if isAfterStrongPrefix(at, place), edges[at + 1] != 0 || isHeaded {
      return !isDoubtful(at, place, doubtful) && !transliteration.holds(at, at + 1, place)
    }
    guard edges[at] != 0, !transliteration.holds(at, at + 1, place) else { return false }
    if first.contains(text, at, at + 2), edges[at + 2] != 0, at + 2 < text.count, tables.isHan(text[at + 2]) {
      return true
    }
    // An ordinary character is a country only where no word before it could own it.
    // Behind a figure it is a unit (26日发表, 第3日).
    let isFree = at == 0 || !tables.isHan(text[at - 1]) && tables.kind(text[at - 1]) != .digit
    let isWeak = isWeak(at, place)
    if isFree || !isWeak, suffix(at: at + 1, place) > 0 { return !isDoubtful(at, place, adjectives) }
    let title = titles.prefix(of: text, at: at + 1)
    if isFree || !isWeak, title > 0 {
      return !isDoubtful(at, place, adjectives) || isFree && verbs.prefix(of: text, at: at + 1 + title) > 0
    }
    if isFree || at > 0 && isAround(text[at - 1]) && edges[at - 1] != 0, facesCountry(at, place) { return true }
    guard edges[at + 1] != 0 || isHeaded else { return false }
    if isFree, opensClause(at, place, isWeak: isWeak) { return true }
    if isWeak { return false }
    if free.contains(text, at, at + 1), edges[at + 1] != 0 { return true }
    guard at > 0, prefixes.contains(text, at - 1, at), edges[at - 1] != 0, edges[at + 1] != 0 else { return false }
    return at + 1 >= text.count || !tables.isHan(text[at + 1]) || isHeaded || verbs.prefix(of: text, at: at + 1) > 0
  }

  /// 美对华政策, 在加对华出口中: 对 and another country's character behind it.
  private func facesCountry(_ at: Int, _ place: CharacterPlace) -> Bool {
    let (text, edges) = (place.text, place.edges)
    guard at + 3 < text.count, text[at + 1] == 0x5BF9, edges[at + 1] != 0, edges[at + 2] != 0 else { return false }
    return lexicon.isShort(tables.fold(text[at + 2])) && !isWeak(at + 2, place)
      || text[at + 2] == 0x534E && edges[at + 3] != 0
  }

  /// 在 and 从, before a country that faces another.
  private func isAround(_ unit: UInt16) -> Bool { unit == 0x5728 || unit == 0x4ECE }

  /// Whether a verb or preposition that needs a country after it stands before the character: 对|华, 旅美.
  private func isAfterStrongPrefix(_ at: Int, _ place: CharacterPlace) -> Bool {
    at > 0 && strongPrefixes.contains(place.text, at - 1, at) && place.edges[at - 1] != 0
  }

  /// 美将加强军事合作, 俄拒绝讨论: a country opens the clause and acts. An ordinary character does so only at the head of
  /// a line, before a verb of two characters.
  private func opensClause(_ at: Int, _ place: CharacterPlace, isWeak: Bool) -> Bool {
    let verb = verbs.prefix(of: place.text, at: at + 1)
    guard verb > 0, place.edges[at + 1 + verb] != 0, !isDoubtful(at, place, doubtful) else { return false }
    return !isWeak || (verb > 1 && (at == 0 || place.text[at - 1] == 0x0A))
  }

  /// 美、日、韩三国; 以、阿间: country characters with marks between, three of them or two before a word that counts them.
  private func isListed(_ at: Int, _ place: CharacterPlace) -> Bool {
    let text = place.text
    var low = at
    while low >= 2, text[low - 1] == 0x3001, lexicon.isShort(tables.fold(text[low - 2])), at - low < 40 { low -= 2 }
    var high = at
    while high + 2 < text.count, text[high + 1] == 0x3001, lexicon.isShort(tables.fold(text[high + 2])), high - at < 40
    {
      high += 2
    }
    // The first one may stand in a word with a preposition before it: 由|美、日、印、澳.
    if low > 0, tables.isHan(text[low - 1]), place.edges[low] == 0, !prefixes.contains(text, low - 1, low) {
      if low == at { return false }
      low += 2
    }
    guard high > low else { return false }
    let isCounted = tails.prefix(of: text, at: high + 1) > 0
    let members = stride(from: low, through: high, by: 2)
    if isCounted { return true }
    if high - low >= 4 { return members.contains { !isWeak($0, place) } && place.edges[high + 1] != 0 }
    return members.allSatisfy { !isWeak($0, place) && place.edges[$0] != 0 }
      && (place.edges[high + 1] != 0 || heads.prefix(of: text, at: high + 1) > 0)
  }
}
