internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Compounds of countries: 中美, 美日韩三国, 美方, 对华, 驻韩美军, 美、日、韩; US-Japan, Sino-Russian.
///
/// A grammar over the lexicon's `short` forms, not a list. A run of characters is a compound only where the word
/// boundaries allow it, so that 其中|美国 and 近|日|军方 have none.
struct CompoundGrammar {
  private let lexicon: Lexicon
  private let heads: WordList
  private let suffixes: WordList
  private let titles: WordList
  private let prefixes: WordList
  private let strongPrefixes: WordList
  private let weak: WordList
  private let defaults: WordList
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    heads = lexicon.list("zh-head")
    suffixes = lexicon.list("zh-suffix")
    titles = lexicon.list("zh-title")
    prefixes = lexicon.list("zh-prefix")
    strongPrefixes = lexicon.list("zh-prefix-strong")
    weak = lexicon.list("zh-short-weak")
    defaults = lexicon.list("zh-short-default")
  }

  // MARK: - Chinese

  /// Adds the compounds that stand between the mentions found so far. `mentions` stay sorted; the
  /// characters of `ordinary` words are no countries.
  func addChinese(to mentions: inout [Mention], text: [UInt16], edges: [UInt8], ordinary: [TextSpan]) {
    var found: [Mention] = []
    var next = 0
    var word = 0
    var i = 0
    while i < text.count {
      while word < ordinary.count, Int(ordinary[word].end) <= i { word += 1 }
      if word < ordinary.count, Int(ordinary[word].start) <= i {
        i = Int(ordinary[word].end)
        continue
      }
      while next < mentions.count, Int(mentions[next].span.end) <= i { next += 1 }
      if next < mentions.count, Int(mentions[next].span.start) <= i {
        if mentions[next].members.isEmpty { addMembers(of: next, &mentions, text) }
        let type = mentions[next].type
        // A topic or an event is no actor: 俄乌战争 still names two.
        if type != .topic && type != .event {
          i = Int(mentions[next].span.end)
          continue
        }
      }
      guard lexicon.isShort(tables.fold(text[i])) else {
        i += 1
        continue
      }
      let limit =
        next < mentions.count && Int(mentions[next].span.start) > i ? Int(mentions[next].span.start) : text.count
      let stop = word < ordinary.count ? min(limit, Int(ordinary[word].start)) : limit
      var end = i + 1
      while end < stop, end - i < 6, lexicon.isShort(tables.fold(text[end])) { end += 1 }
      i = accept(i, end, text, edges, &found) ?? i + 1
    }
    if !found.isEmpty {
      mentions = Mentions.merged(mentions, found)
      adopt(&mentions)
    }
  }

  /// 美日同盟 spells out its members: characters at its head that stand for countries it belongs to.
  private func addMembers(
    of index: Int, _ mentions: inout [Mention], _ text: [UInt16]
  ) {
    guard let entity = lexicon.entity(mentions[index].entity) else { return }
    let of = lexicon.entities[entity].of
    guard of.count > 1 else { return }
    var at = Int(mentions[index].span.start)
    var members: [String] = []
    while at < Int(mentions[index].span.end),
      let member = lexicon.entities(short: tables.fold(text[at])).first(where: {
        of.contains(lexicon.entities[Int($0)].id)
      })
    {
      members.append(lexicon.entities[Int(member)].id)
      at += 1
    }
    if members.count > 1 { mentions[index].members = members }
  }

  /// Reads the run `start ..< end` of country characters; returns where to go on, or nil if nothing was found.
  private func accept(_ start: Int, _ end: Int, _ text: [UInt16], _ edges: [UInt8], _ found: inout [Mention]) -> Int? {
    guard edges[start] != 0 else { return nil }
    var stop = end
    while stop > start {
      let count = stop - start
      if count >= 2 ? isCompound(start, stop, text, edges) : isSingle(start, text, edges) {
        return add(start, stop, text, edges, &found)
      }
      stop -= 1
    }
    return nil
  }

  private func isWeak(_ at: Int, _ text: [UInt16]) -> Bool { weak.contains(text, at, at + 1) }

  private func isCompound(_ start: Int, _ stop: Int, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let headed = heads.prefix(of: text, at: stop) > 0 || suffixed(stop, text, edges)
    if headed { return !(isWeak(start, text) && isWeak(stop - 1, text) && stop - start == 2 && edges[stop] == 0) }
    guard edges[stop] != 0 else { return false }
    if (start..<stop).contains(where: { isWeak($0, text) }) { return false }
    return true
  }

  /// Whether a suffix such as 方 or 军 follows and ends at a boundary.
  private func suffixed(_ stop: Int, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let length = suffixes.prefix(of: text, at: stop)
    return length > 0 && edges[stop + length] != 0
  }

  private func isSingle(_ at: Int, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    // An ordinary character is a country only where no word before it could own it.
    let isFree = at == 0 || !tables.isHan(text[at - 1])
    let isPlausible = isFree || !isWeak(at, text)
    if isPlausible, suffixed(at + 1, text, edges) || titles.prefix(of: text, at: at + 1) > 0 { return true }
    guard edges[at + 1] != 0 || heads.prefix(of: text, at: at + 1) > 0 else { return false }
    if at > 0, strongPrefixes.contains(text, at - 1, at), edges[at - 1] != 0 { return true }
    if isWeak(at, text) { return false }
    if at > 0, prefixes.contains(text, at - 1, at), edges[at - 1] != 0, edges[at + 1] != 0 {
      return isFollowedByVerb(at + 1, text)
    }
    return isListed(at, text, edges)
  }

  /// A single character between a preposition and what follows; 与美 alone would say too little.
  private func isFollowedByVerb(_ at: Int, _ text: [UInt16]) -> Bool {
    at >= text.count || tables.isHan(text[at]) || tables.kind(text[at]) == .punctuation
  }

  /// 美、日、韩: one country character beside another one, with a mark between.
  private func isListed(_ at: Int, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    let after = at + 2 < text.count && text[at + 1] == 0x3001 && standsAlone(at + 2, text, edges)
    let before = at >= 2 && text[at - 1] == 0x3001 && standsAlone(at - 2, text, edges)
    return after || before
  }

  private func standsAlone(_ at: Int, _ text: [UInt16], _ edges: [UInt8]) -> Bool {
    lexicon.isShort(tables.fold(text[at])) && edges[at] != 0
      && (edges[at + 1] != 0 || heads.prefix(of: text, at: at + 1) > 0)
  }

  /// Adds the mention of a run and, for compounds, those of its members; returns where the reading goes on.
  private func add(
    _ start: Int, _ stop: Int, _ text: [UInt16], _ edges: [UInt8], _ found: inout [Mention]
  ) -> Int {
    let entities = (start..<stop).map { at in
      lexicon.entities[Int(choose(tables.fold(text[at]), beside: start..<stop, text))]
    }
    if entities.count == 1 {
      let entry = entities[0]
      var end = stop
      let suffix = suffixes.prefix(of: text, at: stop)
      if suffix > 0, edges[stop + suffix] != 0 { end += suffix }
      found.append(
        Mention(
          span: TextSpan(start, end), type: entry.type, entity: entry.id, name: entry.name, role: .short,
          entry: entry.id, score: 0.9))
      return end
    }
    let parent = found.count
    found.append(
      Mention(
        span: TextSpan(start, stop), type: .politicalEntity, entity: "",
        name: String(decoding: text[start..<stop], as: UTF16.self), members: entities.map(\.id), role: .compound,
        entry: "grammar/compound-zh", score: 0.9))
    for (k, entry) in entities.enumerated() {
      found.append(
        Mention(
          span: TextSpan(start + k, start + k + 1), type: entry.type, entity: entry.id, name: entry.name,
          parent: parent, role: .short, entry: entry.id, score: 0.9))
    }
    return stop
  }

  /// Of several countries that one character may mean, the one its neighbours make likely: 印巴 is Pakistan.
  private func choose(_ unit: UInt16, beside run: Range<Int>, _ text: [UInt16]) -> Int32 {
    let choices = lexicon.entities(short: unit)
    guard choices.count > 1 else { return choices[0] }
    let others = run.map { tables.fold(text[$0]) }
    if unit == 0x5DF4 {  // 巴
      let wanted = others.contains(0x5370) || others.contains(0x4E2D) || others.contains(0x963F) ? "PK" : "PS"
      if let found = lexicon.entity("country/" + wanted) { return Int32(found) }
    }
    return choices.first { defaults.contains([unit] + lexicon.entities[Int($0)].id.utf16) } ?? choices[0]
  }

  /// Gives what was found inside a topic or an event that parent.
  private func adopt(_ mentions: inout [Mention]) {
    var top = -1
    for i in mentions.indices where mentions[i].parent < 0 {
      if top >= 0, mentions[top].span.contains(mentions[i].span) {
        mentions[i].parent = top
      } else {
        top = i
      }
    }
  }

  // MARK: - English

  /// Puts a parent over countries that a hyphen, dash or slash joins: US-Japan, Sino-Russian.
  func joinWestern(_ mentions: inout [Mention], text: [UInt16]) {
    var found: [Mention] = []
    var children: [(child: Int, parent: Int)] = []
    var i = 0
    while i < mentions.count {
      guard joins(mentions[i], mentions) else {
        i += 1
        continue
      }
      var run = [i]
      var j = i + 1
      while j < mentions.count, joins(mentions[j], mentions), mentions[j].parent == mentions[i].parent,
        isJoined(mentions[run[run.count - 1]].span, mentions[j].span, text)
      {
        run.append(j)
        j += 1
      }
      if run.count > 1 {
        let span = TextSpan(Int(mentions[i].span.start), Int(mentions[run[run.count - 1]].span.end))
        for child in run { children.append((child, found.count)) }
        found.append(
          Mention(
            span: span, type: .politicalEntity, entity: "", name: String(decoding: text[span.range], as: UTF16.self),
            members: run.map { mentions[$0].entity }, role: .compound, entry: "grammar/compound-en"))
      }
      i = j
    }
    guard !found.isEmpty else { return }
    for (child, parent) in children { mentions[child].parent = mentions.count + parent }
    mentions = Mentions.merged(mentions, found)
    adopt(&mentions)
  }

  private func joins(_ mention: Mention, _ mentions: [Mention]) -> Bool {
    let isFree = mention.parent < 0 || [.topic, .event].contains(mentions[mention.parent].type)
    return isFree && mention.role != .compound
      && (mention.entity.hasPrefix("country/") || mention.entity == "org/eu" || mention.entity == "org/nato")
  }

  private func isJoined(_ a: TextSpan, _ b: TextSpan, _ text: [UInt16]) -> Bool {
    guard b.start == a.end + 1 else { return false }
    let unit = tables.fold(text[Int(a.end)])
    return unit == 0x2D || unit == 0x2F
  }
}
