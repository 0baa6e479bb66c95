internal import Lexicons
internal import TextModel

// From a candidate to a stance: what its scope, its speaker and its place in the text make of it.

extension StanceFinder {
  /// Adds the author's side on given mentions of the sentence that no stance since `first` is about.
  mutating func addNear(
    _ units: UnitList, _ scopes: ScopeReader, _ first: Int, _ number: Int, _ document: Document,
    _ cues: [FoundCue], doers: (Int) -> [Actor]
  ) {
    let asked = givenMentions(units, document)
    if asked.isEmpty { return }
    let reader = ProximityReader(
      units: units, cues: cues, lexicon: lexicon, scopes: scopes, charges: charges,
      isHeadline: isHeadline(document.sentences[number].span, document.text))
    // Those of patterns alone: one mention that is near says nothing of the next.
    let made = Array(stances[first...])
    let others = Set(made.filter { $0.holderMention >= 0 }.flatMap(\.cues))
    for (i, place) in asked {
      let mention = document.mentions[place]
      let whole = Int(units[i].index)
      let isReached = made.contains {
        $0.targetMention == place || $0.targetMention == whole && mention.ids.contains($0.target)
      }
      if isReached { continue }
      let side = reader.side(of: i, others: others) { cue in
        doers(cue).contains { $0.mention == whole && !$0.isOwner }
      }
      guard let side else { continue }
      var span = mention.span
      for cue in side.cues {
        span = TextSpan(min(Int(span.start), Int(cues[cue].span.start)), max(Int(span.end), Int(cues[cue].span.end)))
      }
      let words = side.cues.map { cues[$0].index }.filter { $0 >= 0 }.sorted()
      for goal in mention.ids.isEmpty ? [document.string(mention.span)] : mention.ids {
        stances.append(
          Stance(
            holder: "author", holderMention: -1, target: goal, targetMention: place,
            label: StanceLabel(score: side.score),
            score: side.score, factuality: .asserted, voice: .author, sentence: number, span: span, cues: words,
            rule: "near"))
      }
    }
  }

  /// The given mentions among the units, with the unit of each: its own, or that of a longer name around it ("|Joe |Biden||").
  private func givenMentions(_ units: UnitList, _ document: Document) -> [(unit: Int, place: Int)] {
    var found: [(unit: Int, place: Int)] = []
    for i in 0..<units.count where units[i].kind == .mention {
      var place = Int(units[i].index)
      while place < document.mentions.count, document.mentions[place].span.start < units[i].span.end {
        if document.mentions[place].role == .given { found.append((i, place)) }
        place += 1
      }
    }
    return found
  }

  mutating func add(
    _ candidate: Candidate, _ scope: Scope, _ speaker: [Actor]?, _ number: Int, _ document: Document,
    _ cues: [FoundCue],
    _ units: UnitList
  ) {
    var candidate = candidate
    if let speaker, speaker.count > 1 {
      // 印度和中国都认为: what two say together is about neither.
      candidate.targets.removeAll { target in speaker.contains { document.areSame($0, target) } }
      guard !candidate.targets.isEmpty else { return }
    }
    var holders = candidate.holders
    var voice = Voice.author
    var rule = candidate.rule
    // "China should not be seen as an enemy": whoever might, it is the author who says so.
    if let speaker, !(speaker.isEmpty && scope.isObliged) {
      voice = .reported
      if holders.isEmpty {
        holders = speaker.isEmpty ? [Actor(mention: -1)] : speaker
        rule = "speaker: " + rule
      } else if scope.isObliged, !speaker.isEmpty, candidate.value * scope.factor != 0 {
        // "Rubio said that Europe must punish Iran": so he wants it.
        holders = speaker
        rule = "speaker asks: " + rule
      }
    } else if scope.isObliged, !holders.isEmpty, candidate.value * scope.factor != 0 {
      // What somebody ought to do is what the author wants.
      holders = []
      rule = "author asks: " + rule
    }
    var score = max(-1, min(1, candidate.value * scope.factor))
    if scope.isObliged, !scope.isRegarded, score > 0, candidate.value < 0, candidate.holders.isEmpty {
      // "should not bully its neighbours": whoever says so speaks against him.
      score = -score
    }
    // Cooperation that is only planned, or does not take place, is none.
    if candidate.isTogether, candidate.value > 0, !holders.isEmpty, scope.isModal || scope.factuality != .asserted {
      return
    }
    // 所谓“联合巡航”: whatever one calls it, the two do it together.
    if candidate.isTogether, candidate.value > 0, score < 0 { return }
    // 中方愿继续发挥建设性作用: a wish earns no praise.
    if candidate.holders.isEmpty, score > 0, undone.isWished(scope, document, cues) { return }
    // "Mexico must deliver on its promises": nor does what ought to be.
    if candidate.holders.isEmpty, !candidate.isAuthors, candidate.value > 0, score > 0, scope.isObliged { return }
    // "must not kowtow to T" warns, and "may appease T" guesses: that blames nobody yet.
    if candidate.holders.isEmpty, candidate.isByDeed, candidate.rule.hasPrefix("H-"),
      scope.isObliged || scope.factuality != .asserted || scope.isModal
    {
      return
    }
    if let speaker, !speaker.isEmpty, !candidate.holders.isEmpty, score < -0.3 {
      // Who says that somebody is hostile to him, is against that somebody.
      for other in speaker where candidate.targets.contains(where: { document.areSame($0, other) }) {
        append(
          [other], candidate.holders.filter { !document.areSame($0, other) }, score * 0.8, scope, .reported,
          "speaker of: " + rule, number,
          candidate, document, cues)
      }
    }
    if candidate.holders.isEmpty, speaker == nil, isScareQuoted(cues[candidate.cue].span, document) {
      // “民主”: praise at arm's length is blame; blame at arm's length is somebody else's.
      guard score > 0 else { return }
      append(
        [], candidate.targets, -0.6 * score, scope, voice, "scare quotes: " + rule, number, candidate, document, cues)
      return
    }
    let isAsked = candidate.targets.contains { document.mentions[$0.mention].role == .given }
    if !isAsked {
      guard !candidate.isLoose || abs(candidate.value) >= StanceFinder.leastOfLoose else { return }
      if candidate.holders.isEmpty {
        guard score <= -leastOfBlame || score >= StanceFinder.leastOfPraise else { return }
      }
    }
    // "must not abandon T" wants T spared.
    if scope.factuality == .negated, candidate.value < 0, !scope.isObliged || candidate.holders.isEmpty {
      guard let left = undone.score(score, of: candidate, scope, document, cues) else { return }
      // "never used it to blackmail him": a deed that is not done earns no praise.
      if candidate.isByDeed, left > 0 { return }
      score = left
    }
    guard abs(score) >= 0.1 else { return }
    if score < 0, let holder = holders.first, holder.mention >= 0,
      voice == .reported || isCharge(cues[candidate.cue])
    {
      charges.note(holder.mention, sentence: number)
    }
    append(holders, candidate.targets, score, scope, voice, rule, number, candidate, document, cues)
  }

  /// Whether an entity is an official or a body of a state.
  private func speaks(_ who: String, for state: String) -> Bool {
    guard state.hasPrefix("country/"), let row = lexicon.entity(who) else { return false }
    return lexicon.entities[row].serves(state)
  }

  /// Adds a stance for every pair of holder and target. No holder means the author.
  private mutating func append(
    _ holders: [Actor], _ targets: [Actor], _ score: Double, _ scope: Scope, _ voice: Voice, _ rule: String,
    _ number: Int,
    _ candidate: Candidate, _ document: Document, _ cues: [FoundCue]
  ) {
    let words = ([candidate.cue] + candidate.others + scope.words).flatMap { cues[$0].words }.sorted()
    let first = stances.count
    for target in targets where target.mention >= 0 {
      let aim = document.mentions[target.mention]
      guard StanceFinder.isActor(aim) else { continue }
      let goals = ids(aim, isActedUpon: !holders.isEmpty || target.isSeat, document)
      for holder in holders.isEmpty ? [nil] : holders.map(Optional.some) {
        var names = ["author"]
        var place = -1
        if let holder {
          if holder.mention < 0 {
            guard aim.role == .given else { continue }
            names = ["unknown"]
          } else {
            let who = document.mentions[holder.mention]
            // Treaties are for nobody.
            guard StanceFinder.isActor(who), who.type != .law || who.role == .given else { continue }
            names = ids(who, isActedUpon: holder.isSeat, document)
            place = holder.mention
          }
        }
        var span = cues[candidate.cue].span
        for other in [place, target.mention] where other >= 0 {
          let found = document.mentions[other].span
          guard document.sentences[number].span.contains(found) else { continue }
          span = TextSpan(min(Int(span.start), Int(found.start)), max(Int(span.end), Int(found.end)))
        }
        for name in names {
          for goal in goals where goal != name {
            // 外交部发言人表示，中欧是伙伴: who speaks for a state does not praise it.
            if voice == .reported, score > 0, speaks(name, for: goal) { continue }
            // "courted Michigan, Ohio and Iowa" courts one country once.
            if aim.role != .given, stances[first...].contains(where: { $0.holder == name && $0.target == goal }) {
              continue
            }
            stances.append(
              Stance(
                holder: name, holderMention: place, target: goal, targetMention: target.mention,
                label: StanceLabel(score: score), score: score, factuality: scope.factuality, voice: voice,
                sentence: number,
                span: span, cues: words, rule: rule))
          }
        }
      }
    }
  }

  /// The ids that a mention stands for as a holder or target. A place in one country is that country where somebody acts upon it
  /// (`isActedUpon`), and nobody otherwise; a region of the world is itself.
  private func ids(_ mention: Mention, isActedUpon: Bool, _ document: Document) -> [String] {
    if mention.role != .given, mention.entity.hasPrefix("place/"), let row = lexicon.entity(mention.entity) {
      if regions.contains(mention.entity) { return [mention.entity] }
      let countries = lexicon.entities[row].of.filter { $0.hasPrefix("country/") }
      return isActedUpon && countries.count == 1 ? countries : []
    }
    return mention.ids.isEmpty ? [document.string(mention.span)] : mention.ids
  }
}
