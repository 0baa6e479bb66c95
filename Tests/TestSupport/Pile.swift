public import TextModel

/// A pile of made-up commentary with known copies and translations, from a seed: no real text, but words, sentences and names
/// as unevenly frequent as real ones, so that unrelated pieces are as alike as unrelated op-eds are.
public struct Pile: Sendable {
  /// How a document came about.
  public enum Kind: String, Sendable, CaseIterable {
    case original
    /// Sentences replaced, left out and added, words changed.
    case edited
    /// The same text under another headline, between another outlet's lines, with other punctuation.
    case reheaded
    /// The same text under a headline and lines in the other language.
    case translatedHeader
    /// Less than half of the text.
    case excerpt
    /// The other language: the same names, dates and numbers, some lost and some out of order.
    case translation
  }

  /// A document with the number of the piece that it is a version of.
  public struct Piece: Sendable {
    /// The document, with its mentions and metadata.
    public var document: Document
    /// The piece that it is a version of.
    public var origin: Int
    /// How it came about.
    public var kind: Kind
  }

  private var random: SeededGenerator
  private let english: [String]
  private let chinese: [String]
  /// Ids with an English and a Chinese name.
  private let names: [(id: String, en: String, zh: String)]
  private var count = 0
  private var origins = 0

  /// A pile that depends on nothing but the seed.
  public init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func pick<T>(_ from: [T]) -> T { from[Int(random.next() % UInt64(from.count))] }
    let onsets = [
      "b", "br", "c", "cl", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w",
    ]
    let nuclei = ["a", "e", "i", "o", "u", "ea", "ou", "ai"]
    let codas = ["", "n", "r", "s", "l", "nd", "nt", "st", "ck", "m", "ing", "tion", "ed"]
    func syllables(_ n: Int) -> String { (0..<n).map { _ in pick(onsets) + pick(nuclei) + pick(codas) }.joined() }
    english =
      [
        "the", "of", "to", "and", "in", "that", "a", "is", "for", "it", "with", "on", "as", "its", "not", "by", "are",
        "has",
      ]
      + (0..<12000).map { _ in syllables(1 + Int(random.next() % 3)) }
    func han() -> String {
      // Frequent characters are few.
      let r = Double(random.next() % 1_000_000) / 1e6
      let rank = UInt32(r * r * r * 3500)
      return String(UnicodeScalar(0x4E00 + rank * 5 % 20000).map(Character.init) ?? "的")
    }
    chinese = ["的", "是", "在", "了", "和", "不", "也", "对", "将", "为"] + (0..<12000).map { _ in han() + han() }
    names = (0..<3000).map { number in
      (
        "\(number % 3 == 0 ? "country" : number % 3 == 1 ? "person" : "org")/x\(number)",
        syllables(2).prefix(1).uppercased() + syllables(2), han() + han() + han()
      )
    }
    self.random = random
  }

  private mutating func roll(_ n: Int) -> Int { Int(random.next() % UInt64(n)) }

  /// A place in a list, the first ones far more often (Zipf's law, nearly).
  private mutating func rank(_ n: Int) -> Int {
    let r = Double(random.next() % 1_000_000) / 1e6
    var value = 1.0
    // n^r by repeated squaring of small factors: no library of functions is needed here.
    var exponent = r
    var base = Double(n)
    for _ in 0..<20 {
      base = base.squareRoot()
      exponent *= 2
      if exponent >= 1 {
        value *= base
        exponent -= 1
      }
    }
    return min(n - 1, Int(value) - 1)
  }

  // MARK: - Text

  /// A sentence: words, and the places of names by number in between (-1 - number), or values (1_000_000 + value).
  private struct Draft {
    var sentences: [[Int]] = []
    var day = 0
  }

  private mutating func sentence(_ subjects: [Int]) -> [Int] {
    var words: [Int] = []
    for _ in 0..<(8 + roll(18)) {
      if roll(9) == 0 {
        words.append(-1 - subjects[rank(subjects.count)])
      } else if roll(40) == 0 {
        words.append(1_000_000 + roll(9000))
      } else {
        words.append(rank(12000))
      }
    }
    return words
  }

  private mutating func draft() -> Draft {
    let subjects = (0..<(6 + roll(10))).map { _ in rank(3000) }
    return Draft(sentences: (0..<(18 + roll(25))).map { _ in sentence(subjects) }, day: roll(700))
  }

  private mutating func render(_ draft: Draft, isChinese: Bool, head: [String], foot: [String], wide: Bool) -> Document
  {
    var text: [UInt16] = []
    var mentions: [Mention] = []
    for line in head { text += Array((line + "\n").utf16) }
    for (number, words) in draft.sentences.enumerated() {
      for (place, word) in words.enumerated() {
        if !isChinese, place > 0 { text.append(0x20) }
        let start = text.count
        if word < 0 {
          let name = names[-1 - word]
          text += Array((isChinese ? name.zh : name.en).utf16)
          mentions.append(
            Mention(
              span: TextSpan(start, text.count), type: .organisation, entity: name.id, name: name.en, role: .name,
              entry: name.id))
        } else if word >= 1_000_000 {
          let value = String(word - 1_000_000)
          text += Array(value.utf16)
          mentions.append(
            Mention(
              span: TextSpan(start, text.count), type: .cardinal, entity: "", name: value, value: value, role: .name,
              entry: "number"))
        } else {
          text += Array((isChinese ? chinese[word % chinese.count] : english[word % english.count]).utf16)
        }
      }
      text += Array((isChinese ? (wide ? "。" : ".") : (wide ? ". " : ".  ")).utf16)
      if number % 5 == 4 { text.append(0x0A) }
    }
    for line in foot { text += Array(("\n" + line).utf16) }
    count += 1
    var document = Document(id: "d\(count)", text: text)
    document.language = isChinese ? .chinese : .english
    document.mentions = mentions
    let month = draft.day / 30 % 12 + 1
    let day = draft.day % 28 + 1
    document.metadata.published =
      "20\(24 + draft.day / 360)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    document.metadata.publisher = "Outlet \(roll(40))"
    document.metadata.authors = ["Author \(roll(2000))"]
    document.zones = [Zone(kind: .body, span: TextSpan(0, text.count))]
    return document
  }

  private mutating func lines(_ isChinese: Bool) -> [String] {
    (0..<(1 + roll(2))).map { _ in
      (0..<(5 + roll(6))).map { _ in isChinese ? chinese[rank(12000)] : english[rank(12000)] }
        .joined(separator: isChinese ? "" : " ")
    }
  }

  // MARK: - Versions

  /// The next original, with versions of it of the kinds asked for.
  public mutating func piece(with kinds: [Kind]) -> [Piece] {
    let origin = origins
    origins += 1
    let draft = draft()
    let isChinese = roll(2) == 0
    var pieces = [
      Piece(
        document: render(draft, isChinese: isChinese, head: [], foot: [], wide: true), origin: origin, kind: .original)
    ]
    for kind in kinds where kind != .original {
      var version = draft
      var head: [String] = []
      var foot: [String] = []
      var wide = true
      var language = isChinese
      switch kind {
      case .original: break
      case .edited: edit(&version)
      case .reheaded:
        head = lines(isChinese)
        foot = lines(isChinese)
        wide = false
      case .translatedHeader:
        head = lines(!isChinese)
        foot = lines(!isChinese)
      case .excerpt:
        let length = max(6, draft.sentences.count * 2 / 5)
        let start = roll(draft.sentences.count - length + 1)
        version.sentences = Array(draft.sentences[start..<(start + length)])
      case .translation:
        language = !isChinese
        translate(&version)
      }
      version.day = draft.day + roll(10)
      pieces.append(
        Piece(
          document: render(version, isChinese: language, head: head, foot: foot, wide: wide), origin: origin,
          kind: kind))
    }
    return pieces
  }

  private mutating func edit(_ draft: inout Draft) {
    // One sentence in ten goes, one in twelve is new, one word in forty changes.
    var sentences: [[Int]] = []
    for words in draft.sentences {
      if roll(10) == 0 { continue }
      var words = words
      for place in words.indices where roll(40) == 0 { words[place] = rank(12000) }
      sentences.append(words)
      if roll(12) == 0 { sentences.append((0..<15).map { _ in rank(12000) }) }
    }
    draft.sentences = sentences
  }

  private mutating func translate(_ draft: inout Draft) {
    for number in draft.sentences.indices {
      var words = draft.sentences[number].filter { $0 >= 0 && $0 < 1_000_000 || roll(6) > 0 }
      // Word order differs; names move a little within their sentence.
      if words.count > 3, roll(2) == 0 { words.swapAt(roll(words.count), roll(words.count)) }
      draft.sentences[number] = words
    }
    if draft.sentences.count > 2, roll(2) == 0 { draft.sentences.swapAt(0, 1) }
  }
}
