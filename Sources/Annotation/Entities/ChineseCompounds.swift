internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Countries written with one character each: 中美, 美日韩三国, 美方, 对华, 驻韩美军, 美、日、韩.
///
/// A grammar over the lexicon's `short` forms, not a list. A run of characters is a compound only where the word
/// boundaries allow it, so that 其中|美国 and 近|日|军方 have none.
struct ChineseCompounds {
  private let lexicon: Lexicon
  private let license: CharacterLicense
  private let pairs: WordList
  private let usualPairs: WordList
  private let defaults: WordList
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    license = CharacterLicense(lexicon: lexicon)
    pairs = lexicon.list("zh-short-pair")
    usualPairs = lexicon.list("zh-short-pair-usual")
    defaults = lexicon.list("zh-short-default")
  }

  /// Adds the compounds and single characters that stand between the mentions found so far. `mentions` stay sorted;
  /// the characters of `ordinary` words are no countries; `isNamed` tells of each entity whether a full name of it stands
  /// in the document. Complexity: O(n).
  func add(
    to mentions: inout [Mention], text: [UInt16], edges: [UInt8], ordinary: [TextSpan], isNamed: [Bool]
  ) {
    var found: [Mention] = []
    let place = CharacterPlace(text: text, edges: edges, isNamed: isNamed)
    for i in mentions.indices where mentions[i].parent < 0 && mentions[i].members.isEmpty {
      addMembers(of: i, &mentions, place, &found)
    }
    var i = 0
    for taken in Mentions.taken(mentions, beside: ordinary) + [TextSpan(text.count, text.count)] {
      while i < taken.start {
        guard lexicon.isShort(tables.fold(text[i])) else {
          i += 1
          continue
        }
        var end = i + 1
        while end < taken.start, end - i < 6, lexicon.isShort(tables.fold(text[end])) { end += 1 }
        i = accept(i, end, place, &found) ?? i + 1
      }
      i = max(i, Int(taken.end))
    }
    guard !found.isEmpty else { return }
    mentions = Mentions.merged(mentions, found)
    Mentions.adopt(&mentions)
  }

  /// 美日同盟, 中日和平友好条约 spell out their members: characters at the head that stand for countries it belongs to.
  private func addMembers(of index: Int, _ mentions: inout [Mention], _ place: CharacterPlace, _ found: inout [Mention])
  {
    let span = mentions[index].span
    guard span.count > 2, lexicon.isShort(tables.fold(place.text[Int(span.start)])),
      let entity = lexicon.entity(mentions[index].entity)
    else { return }
    let of = lexicon.entities[entity].of
    if of.count == 1, mentions[index].type == .organisation, isAgency(span, place) {
      // 朝中社, 韩联社: as in the full name.
      if let member = lexicon.entities(short: tables.fold(place.text[Int(span.start)])).first(where: {
        of.contains(lexicon.entities[Int($0)].id)
      }) {
        found.append(mention(lexicon.entities[Int(member)], Int(span.start), Int(span.start) + 1))
      }
      return
    }
    guard of.count > 1 else { return }
    var members: [EntityEntry] = []
    var at = Int(span.start)
    while at < Int(span.end),
      let member = lexicon.entities(short: tables.fold(place.text[at])).first(where: {
        of.contains(lexicon.entities[Int($0)].id)
      })
    {
      members.append(lexicon.entities[Int(member)])
      at += 1
    }
    guard members.count > 1 else { return }
    switch mentions[index].type {
    case .topic, .event: return  // their characters are read like any others
    default: break
    }
    mentions[index].members = members.map(\.id)
    for (k, entry) in members.enumerated() {
      found.append(mention(entry, Int(span.start) + k, Int(span.start) + k + 1))
    }
  }

  /// Whether a name of three characters is that of a news agency.
  private func isAgency(_ span: TextSpan, _ place: CharacterPlace) -> Bool {
    span.count == 3 && place.text[Int(span.end) - 1] == 0x793E
  }

  /// Reads the run `start ..< end` of country characters; returns where to go on, or nil if nothing was found.
  private func accept(_ start: Int, _ end: Int, _ place: CharacterPlace, _ found: inout [Mention]) -> Int? {
    var stop = end
    while stop > start {
      if stop - start >= 2 ? isCompound(start, stop, place) : isSingle(start, place) {
        return add(start, stop, place, &found)
      }
      stop -= 1
    }
    return nil
  }

  private func isCompound(_ start: Int, _ stop: Int, _ place: CharacterPlace) -> Bool {
    guard license.isCompound(start, stop, place) else { return false }
    return (start..<stop).allSatisfy {
      !license.needsName($0, place) || isNamed($0, place) || isKnownPair(start, stop, $0, place)
    }
  }

  /// Whether a listed pair (中尼, 中斯) before a noun that needs countries tells what the character at `at` means.
  private func isKnownPair(_ start: Int, _ stop: Int, _ at: Int, _ place: CharacterPlace) -> Bool {
    guard stop - start == 2, license.isHeaded(at: stop, place) else { return false }
    let pair = [tables.fold(place.text[start]), tables.fold(place.text[start + 1])]
    return lexicon.entities(short: tables.fold(place.text[at])).contains {
      usualPairs.contains(pair + lexicon.entities[Int($0)].id.utf16)
    }
  }

  private func isSingle(_ at: Int, _ place: CharacterPlace) -> Bool {
    if license.needsName(at, place), !isNamed(at, place) { return false }
    return license.isSingle(at, place)
  }

  /// Whether a country that the character may stand for has its full name in the document.
  private func isNamed(_ at: Int, _ place: CharacterPlace) -> Bool {
    lexicon.entities(short: tables.fold(place.text[at])).contains { place.isNamed[Int($0)] }
  }

  /// Adds the mention of a run and, for compounds, those of its members; returns where the reading goes on.
  private func add(_ start: Int, _ stop: Int, _ place: CharacterPlace, _ found: inout [Mention]) -> Int {
    let entities = (start..<stop).map { lexicon.entities[Int(choose($0, start..<stop, place))] }
    if entities.count == 1 {
      let end = stop + license.suffix(at: stop, place)
      found.append(mention(entities[0], start, end))
      return end
    }
    let parent = found.count
    found.append(
      Mention(
        span: TextSpan(start, stop), type: .politicalEntity, entity: "",
        name: String(decoding: place.text[start..<stop], as: UTF16.self), members: entities.map(\.id), role: .compound,
        entry: "grammar/compound-zh", score: 0.9))
    for (k, entry) in entities.enumerated() {
      found.append(mention(entry, start + k, start + k + 1, parent: parent))
    }
    return stop
  }

  private func mention(_ entry: EntityEntry, _ start: Int, _ end: Int, parent: Int = -1) -> Mention {
    Mention(
      span: TextSpan(start, end), type: entry.type, entity: entry.id, name: entry.name, parent: parent, role: .short,
      entry: entry.id, score: 0.9)
  }

  /// Of several countries that one character may mean, the one that its neighbour decides (印巴 is Pakistan, 港澳 Macao),
  /// else the usual one unless only another one is named in the document.
  private func choose(_ at: Int, _ run: Range<Int>, _ place: CharacterPlace) -> Int32 {
    let unit = tables.fold(place.text[at])
    let choices = lexicon.entities(short: unit)
    guard choices.count > 1 else { return choices[0] }
    var likely: Int32?
    for neighbour in [at - 1, at + 1] where run.contains(neighbour) {
      let other = tables.fold(place.text[neighbour])
      let pair = neighbour < at ? [other, unit] : [unit, other]
      if let found = choices.first(where: { pairs.contains(pair + lexicon.entities[Int($0)].id.utf16) }) {
        return found
      }
      likely = likely ?? choices.first { usualPairs.contains(pair + lexicon.entities[Int($0)].id.utf16) }
    }
    let usual =
      likely ?? choices.first { defaults.contains([unit] + lexicon.entities[Int($0)].id.utf16) } ?? choices[0]
    return place.isNamed[Int(usual)] ? usual : choices.first { place.isNamed[Int($0)] } ?? usual
  }
}
