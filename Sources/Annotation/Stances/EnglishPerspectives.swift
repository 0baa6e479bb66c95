internal import Lexicons
internal import TextModel

/// Somebody's eyes through which a text looks.
struct Perspective {
  /// Whose; empty for somebody unnamed.
  var actors: [Actor]
  /// "in my view": the author says so himself.
  var isAuthor = false
}

// Whose view a sentence gives where no verb of saying tells it: "in Beijing's eyes", "as they see it", "to its critics", "the belief that".

extension EnglishReader {
  /// The perspective that begins at unit `k` and reaches over unit `i`, or nil.
  func perspective(at k: Int, over i: Int) -> Perspective? {
    let unit = units[k]
    if unit.kind == .scope, let tail = cues[Int(unit.index)].tail, isReport(k) {
      guard tail.end <= units[i].span.start else { return nil }
      var end = k + 1
      while end < i, units[end].span.start < tail.start { end += 1 }
      if (k + 1..<end).contains(where: { units[$0].tags.contains(.we) }) {
        return Perspective(actors: [], isAuthor: true)
      }
      return Perspective(actors: phrase(from: k + 1, limit: end).actors)
    }
    if isPreposition(k), EnglishReader.viewKeys.contains(unit.key) { return view(behind: k, over: i) }
    if k == 0 || units[k - 1].kind == .stop, EnglishReader.toKeys.contains(unit.key) {
      return judge(behind: k, over: i)
    }
    if unit.tags.contains(.thought), unit.kind != .mention, !unit.isVerb { return thought(at: k, over: i) }
    if unit.isVerb, unit.tags.contains(.regard), unit.kind != .mention { return regarding(k, over: i) }
    return nil
  }

  private static let viewKeys = Set(["in", "from"].map(WordClasses.key))
  private static let toKeys = Set(["to", "for"].map(WordClasses.key))
  static let forKey = WordClasses.key("for")
  private static let unnamed = Set(
    [
      "those", "many", "some", "most", "others", "critics", "supporters", "opponents", "detractors", "skeptics",
      "sceptics",
      "observers", "admirers", "optimists", "pessimists", "outsiders", "proponents", "hawks", "doves", "hardliners",
      "nationalists", "conservatives", "liberals",
    ].map(WordClasses.key))

  /// "in Beijing's view", "in the eyes of its critics".
  private func view(behind k: Int, over i: Int) -> Perspective? {
    var noun = k + 1
    while noun < i, noun - k < 6, !(units[noun].tags.contains(.view) && units[noun].kind != .mention) {
      if units[noun].kind == .comma || units[noun].kind == .stop || units[noun].isVerb || isPreposition(noun) {
        return nil
      }
      noun += 1
    }
    guard noun < i, noun - k < 6, units[noun].tags.contains(.view) else { return nil }
    if (k + 1..<noun).contains(where: { units[$0].tags.contains(.we) }) {
      return Perspective(actors: [], isAuthor: true)
    }
    let owned =
      units[k + 1].tags.contains(.possessive) || units[noun - 1].kind == .possessiveMark
      || units[noun - 1].kind == .mention
    let ofSomebody = noun + 1 < i && units[noun + 1].key == EnglishReader.ofKey
    guard owned || ofSomebody && units[k + 1].tags.contains(.determiner) else { return nil }
    return Perspective(actors: owner(of: noun))
  }

  /// "To its critics, …", "To Beijing, …", "For many, …" at the head of a sentence.
  private func judge(behind k: Int, over i: Int) -> Perspective? {
    guard let comma = (k + 1..<i).first(where: { units[$0].kind == .comma }), comma - k < 14, k + 1 < comma else {
      return nil
    }
    if units[k + 1].isVerb { return nil }
    if (k + 1..<min(comma, k + 4)).contains(where: { EnglishReader.unnamed.contains(units[$0].key) }) {
      return Perspective(actors: [])
    }
    guard units[k].key != EnglishReader.forKey else { return nil }
    let found = phrase(from: k + 1, limit: comma)
    return found.end == comma && !found.actors.isEmpty ? Perspective(actors: found.actors) : nil
  }

  /// "China's claim that", "their fear is that".
  private func thought(at k: Int, over i: Int) -> Perspective? {
    var that = k + 1
    var place: Int?
    while that < i, that - k < 8 {
      if isPreposition(that), units[that + 1].kind == .mention, that + 1 < i {
        // "the view in Seoul is that"
        place = that + 1
        that += 2
      } else if isAuxiliary(that) || isAdverb(that) || units[that].tags.contains(.link) {
        that += 1
      } else {
        break
      }
    }
    guard that < i, units[that].key == EnglishReader.thatWord else { return nil }
    let start = coreStart(k)
    if (start..<k).contains(where: { units[$0].tags.contains(.we) }) { return Perspective(actors: [], isAuthor: true) }
    let owners = owner(of: k)
    return Perspective(actors: owners.isEmpty ? place.map { phrase(from: $0, limit: i).actors } ?? [] : owners)
  }

  /// What stands behind "as" in "critics see this as proof of ~" is what they see.
  private func regarding(_ verb: Int, over i: Int) -> Perspective? {
    guard i - verb < 14, let role = (verb + 1..<i).first(where: { units[$0].key == EnglishReader.asWord }) else {
      return nil
    }
    if (verb + 1..<i).contains(where: { isBoundary($0) || units[$0].isVerb && $0 < role || units[$0].kind == .comma }) {
      return nil
    }
    guard isPassive(verb) else {
      let holders = subject(of: verb)
      return verb > 0 && units[verb - 1].tags.contains(.we) ? nil : Perspective(actors: holders)
    }
    for key in EnglishReader.viewerKeys {
      let holders = actors(behind: key, after: verb)
      if !holders.isEmpty { return Perspective(actors: holders) }
    }
    return Perspective(actors: [])
  }

  private static let asWord = WordClasses.key("as")
}
