internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Words that stand for countries or bodies named before: 两国, 双方, "both countries", 该国, "the bloc".
///
/// A group needs as many countries as it counts, together in one compound or in the sentences just before it; where there
/// are more, it stands for nobody. 该国 needs one country that nothing rivals.
struct GroupReferences {
  private let pairs: WordList
  private let sides: WordList
  private let triples: WordList
  private let country: WordList
  private let organisation: WordList
  private let bloc: WordList
  private let treaty: WordList
  private let blocs: WordList
  /// The words of all lists.
  private let all: WordList
  private let continent: WordList
  private let continents: WordList
  private let mainland: WordList
  private let taiwan: WordList
  private let continentsBefore: WordList
  private let continentsAfter: WordList
  /// Words for bodies of one kind, and what the names of such bodies hold: "the party", Party.
  private let kinds: [(words: WordList, names: WordList)]
  /// Whether a group may begin with a unit of the text, by unit.
  private let openings: [Bool]
  private let tables = CharacterTables.shared

  /// How many mentions and units are looked back upon.
  private static let reach = 12
  private static let distance = 400

  init(lexicon: Lexicon) {
    pairs = lexicon.list("group-pair")
    sides = lexicon.list("group-sides")
    triples = lexicon.list("group-triple")
    country = lexicon.list("group-country")
    organisation = lexicon.list("group-organisation")
    bloc = lexicon.list("group-bloc")
    treaty = lexicon.list("group-treaty")
    blocs = lexicon.list("bloc")
    continent = lexicon.list("group-continent")
    continents = lexicon.list("continent")
    mainland = lexicon.list("group-mainland")
    taiwan = lexicon.list("taiwan")
    continentsBefore = lexicon.list("continent-before")
    continentsAfter = lexicon.list("continent-after")
    kinds = ["party", "bank", "court", "fund", "council"].map {
      (lexicon.list("group-" + $0), lexicon.list($0 + "-name"))
    }
    all = WordList.union(
      [pairs, sides, triples, country, organisation, bloc, treaty, continent, mainland] + kinds.map(\.words))
    // 两岸 is in no list.
    openings = (0...UInt16.max).map { [tables, all] unit in
      let folded = tables.fold(unit)
      return folded == 0x4E24 || all.mayBegin(with: folded)
    }
  }

  /// The groups of a document, sorted. Complexity: O(n).
  func find(in document: Document, edges: [UInt8]) -> [Mention] {
    let text = document.text
    let mentions = document.mentions
    var found: [Mention] = []
    var next = 0
    var sentence = 0
    var i = 0
    var namesTaiwan: Bool?
    while true {
      i = opening(from: i, text)
      if i == text.count { return found }
      while next < mentions.count, mentions[next].span.start < i { next += 1 }
      while sentence + 1 < document.sentences.count, document.sentences[sentence + 1].span.start <= i { sentence += 1 }
      let place = Place(at: i, before: next, sentence: sentence)
      if let mention = readMainland(place, document, edges, &namesTaiwan) ?? read(place, document, edges),
        !isTaken(mention.span, next, mentions)
      {
        found.append(mention)
        i = Int(mention.span.end)
      } else {
        i += 1
      }
    }
  }

  /// The next place from `i` on where a group may begin; the end of the text if there is none.
  private func opening(from i: Int, _ text: [UInt16]) -> Int {
    text.withUnsafeBufferPointer { text in
      openings.withUnsafeBufferPointer { openings in
        var i = i
        while i < text.count {
          if openings[Int(text[i])], i == 0 || !tables.isWordLike(text[i]) || !tables.isWordLike(text[i - 1]) {
            return i
          }
          i += 1
        }
        return i
      }
    }
  }

  private struct Place {
    var at: Int
    /// The index of the first mention that does not begin before it.
    var before: Int
    var sentence: Int
  }

  private func isTaken(_ span: TextSpan, _ next: Int, _ mentions: [Mention]) -> Bool {
    var k = max(0, next - 4)
    while k < mentions.count, mentions[k].span.start < span.end {
      if mentions[k].span.overlaps(span), mentions[k].type != .topic { return true }
      k += 1
    }
    return false
  }

  /// 大陆: China, in a text that names Taiwan; but not 非洲大陆 or 大陆架.
  private func readMainland(_ place: Place, _ document: Document, _ edges: [UInt8], _ namesTaiwan: inout Bool?)
    -> Mention?
  {
    let (text, at) = (document.text, place.at)
    let length = mainland.prefix(of: text, at: at)
    guard length > 0, edges[at] != 0, edges[at + length] != 0, continentsBefore.suffix(of: text, at: at) == 0,
      continentsAfter.prefix(of: text, at: at + length) == 0,
      place.before == 0 || document.mentions[place.before - 1].span.end != Int32(at)
    else { return nil }
    if namesTaiwan == nil { namesTaiwan = document.mentions.contains { taiwan.contains(Array($0.entity.utf16)) } }
    guard namesTaiwan ?? false else { return nil }
    return Mention(
      span: TextSpan(at, at + length), type: .politicalEntity, entity: "country/CN", name: "China", role: .short,
      entry: "grammar/group-zh", score: 0.7)
  }

  private func read(_ place: Place, _ document: Document, _ edges: [UInt8]) -> Mention? {
    let text = document.text
    let at = place.at
    func length(_ list: WordList) -> Int {
      let length = list.prefix(of: text, at: at)
      guard length > 0 else { return 0 }
      if tables.isHan(text[at]) { return edges[at] != 0 && edges[at + length] != 0 ? length : 0 }
      return at + length < text.count && tables.isWordLike(text[at + length]) ? 0 : length
    }
    if let straits = readStraits(at, text) { return straits }
    guard all.prefix(of: text, at: at) > 0 else { return nil }
    let isHan = tables.isHan(text[at])
    for (list, count, back) in [(pairs, 2, 2), (sides, 2, 0), (triples, 3, 2)] {
      let end = length(list)
      if end > 0, let members = group(of: count, place, document, sentencesBack: back) {
        return Mention(
          span: TextSpan(at, at + end), type: .politicalEntity, entity: "",
          name: document.string(TextSpan(at, at + end)), members: members, role: .group,
          entry: isHan ? "grammar/group-zh" : "grammar/group-en", score: 0.7)
      }
    }
    var end = length(country)
    if end > 0, let index = single(place, document, { $0.entity.hasPrefix("country/") }) {
      return reference(to: document.mentions[index], at, end, isHan)
    }
    end = length(continent)
    if end > 0, let index = single(place, document, { continents.contains(Array($0.entity.utf16)) }) {
      return reference(to: document.mentions[index], at, end, isHan)
    }
    for (words, names) in kinds {
      end = length(words)
      if end > 0,
        let index = single(place, document, { $0.type == .organisation && GroupReferences.holds($0.name, names) })
      {
        return reference(to: document.mentions[index], at, end, isHan)
      }
    }
    end = length(organisation)
    if end > 0, let index = single(place, document, { $0.type == .organisation && !$0.entity.isEmpty }) {
      return reference(to: document.mentions[index], at, end, isHan)
    }
    end = length(treaty)
    if end > 0, let index = single(place, document, sentencesBack: 3, { $0.type == .law && !$0.entity.isEmpty }) {
      return reference(to: document.mentions[index], at, end, isHan)
    }
    end = length(bloc)
    if end > 0, let index = single(place, document, { blocs.contains(Array($0.entity.utf16)) }) {
      return reference(to: document.mentions[index], at, end, isHan)
    }
    return nil
  }

  /// Whether a name holds a word of a list.
  private static func holds(_ name: String, _ words: WordList) -> Bool {
    let units = Array(name.utf16)
    return units.indices.contains { words.prefix(of: units, at: $0) > 0 }
  }

  private func reference(to mention: Mention, _ at: Int, _ length: Int, _ isHan: Bool) -> Mention {
    Mention(
      span: TextSpan(at, at + length), type: mention.type, entity: mention.entity, name: mention.name, role: .group,
      entry: isHan ? "grammar/reference-zh" : "grammar/reference-en", score: 0.7)
  }

  /// 两岸 are the mainland and Taiwan, unless it is a river that has two banks.
  private func readStraits(_ at: Int, _ text: [UInt16]) -> Mention? {
    guard text[at] == 0x4E24 || text[at] == 0x5169, at + 1 < text.count, text[at + 1] == 0x5CB8 else { return nil }
    if at > 0, tables.isHan(text[at - 1]) {
      let before = tables.fold(text[at - 1])
      // 江 河 洋 水 川 溪 湖 海 道 港 线 沿 的
      let banks: [UInt16] = [
        0x6C5F, 0x6CB3, 0x6D0B, 0x6C34, 0x5DDD, 0x6EAA, 0x6E56, 0x6D77, 0x9053, 0x6E2F, 0x7EBF, 0x6CBF,
      ]
      if banks.contains(before) { return nil }
    }
    return Mention(
      span: TextSpan(at, at + 2), type: .politicalEntity, entity: "",
      name: String(decoding: text[at..<at + 2], as: UTF16.self), members: ["country/CN", "country/TW"], role: .group,
      entry: "grammar/group-zh", score: 0.8)
  }

  /// The members of the last group of `count` countries in a place's sentence or up to so many before it, or nil.
  private func group(of count: Int, _ place: Place, _ document: Document, sentencesBack: Int) -> [String]? {
    var members: [String] = []
    var sentence = place.sentence
    var k = place.before - 1
    var steps = 0
    while k >= 0, steps < GroupReferences.reach {
      let mention = document.mentions[k]
      guard place.at - Int(mention.span.start) < GroupReferences.distance else { break }
      // A sentence that makes the group complete ends the search.
      if mention.span.start < document.sentences[sentence].span.start {
        if members.count == count { break }
        while sentence > 0, mention.span.start < document.sentences[sentence].span.start { sentence -= 1 }
        if place.sentence - sentence > sentencesBack { break }
      }
      defer { k -= 1 }
      if mention.members.count == count, mention.entity.isEmpty, members.isEmpty { return mention.members }
      guard mention.entity.hasPrefix("country/") || mention.entity == "org/eu", mention.role != .group else { continue }
      if mention.parent >= 0, document.mentions[mention.parent].type == .organisation { continue }
      steps += 1
      if !members.contains(mention.entity) { members.insert(mention.entity, at: 0) }
      if members.count > count { return nil }
    }
    return members.count == count ? members : nil
  }

  /// The one entity of a kind in the last sentence before a place that has any, or nil.
  private func single(
    _ place: Place, _ document: Document, sentencesBack: Int = 1, _ fits: (Mention) -> Bool
  ) -> Int? {
    var found = -1
    var sentence = place.sentence
    var k = place.before - 1
    while k >= 0, place.before - k < 3 * GroupReferences.reach {
      let mention = document.mentions[k]
      guard place.at - Int(mention.span.start) < sentencesBack * GroupReferences.distance else { break }
      if mention.span.start < document.sentences[sentence].span.start {
        if found >= 0 { break }
        while sentence > 0, mention.span.start < document.sentences[sentence].span.start { sentence -= 1 }
        if place.sentence - sentence > sentencesBack { break }
      }
      if fits(mention) {
        if found >= 0, document.mentions[found].entity != mention.entity { return nil }
        found = k
      }
      k -= 1
    }
    return found >= 0 ? found : nil
  }
}
