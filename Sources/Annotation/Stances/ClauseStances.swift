internal import Lexicons
internal import TextModel
internal import UnicodeText

/// The first stance annotator: a cue takes the nearest target that its pattern allows in its clause, and the subject
/// before it as holder. Negation turns it round; who is quoted, holds.
///
/// It says little rather than guess: a cue without a target in its clause makes no stance.
struct ClauseStances {
  let lexicon: Lexicon
  private let tables = CharacterTables.shared

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Replaces the document's stances and positions.
  func find(in document: inout Document, cues: [FoundCue]) {
    document.stances.removeAll(keepingCapacity: true)
    var cue = 0
    var mention = 0
    for (number, sentence) in document.sentences.enumerated() {
      while cue < cues.count, cues[cue].span.start < sentence.span.start { cue += 1 }
      while mention < document.mentions.count, document.mentions[mention].span.start < sentence.span.start {
        mention += 1
      }
      var lastCue = cue
      while lastCue < cues.count, cues[lastCue].span.start < sentence.span.end { lastCue += 1 }
      var lastMention = mention
      while lastMention < document.mentions.count, document.mentions[lastMention].span.start < sentence.span.end {
        lastMention += 1
      }
      if sentence.zone.carriesArgument, lastMention > mention {
        let clause = SentenceView(
          document: document, number: number, cues: cues[cue..<lastCue], mentions: mention..<lastMention)
        read(clause, &document)
      }
      cue = lastCue
      mention = lastMention
    }
    document.positions = ClauseStances.positions(document.stances)
  }

  private func read(_ view: SentenceView, _ document: inout Document) {
    for found in view.cues where found.cue >= 0 {
      let entry = lexicon.cues[found.cue]
      // Faint words say too little by themselves.
      guard abs(entry.value) >= 0.5 else { continue }
      let clause = view.clause(around: found.span)
      guard let (holder, target, rule) = bind(entry, found, clause, view) else { continue }
      var score = entry.value
      var used = [found.index]
      var factuality = Factuality.asserted
      for word in view.cues where word.scope >= 0 && word.index >= 0 && clause.contains(word.span) {
        let scope = lexicon.scopes[word.scope]
        let near = word.span.end <= found.span.start && view.words(from: word.span.end, to: found.span.start) <= 4
        switch scope.kind {
        case .negation where near:
          score = -score * 0.8
          factuality = factuality == .negated ? .asserted : .negated
          used.append(word.index)
        case .modal where near:
          score *= scope.value
          if factuality == .asserted { factuality = .hedged }
          used.append(word.index)
        case .intensifier where near:
          score = max(-1, min(1, score * scope.value))
          used.append(word.index)
        case .condition where word.span.start <= found.span.start:
          factuality = .conditional
          used.append(word.index)
        case .question where scope.value < 0:
          score = -score
          factuality = .questioned
          used.append(word.index)
        default: break
        }
      }
      // A plain question asserts nothing.
      if view.isQuestion, factuality != .questioned { continue }
      add(holder, target, score, factuality, rule, used.sorted(), found, view, &document)
    }
  }

  /// The mentions a cue binds: holder (-1 the author) and target.
  private func bind(
    _ entry: CueEntry, _ found: FoundCue, _ clause: TextSpan, _ view: SentenceView
  ) -> (holder: Int, target: Int, rule: String)? {
    let report = view.reportEnd(before: found.span, in: clause, lexicon: lexicon)
    let said = view.mentions(in: TextSpan(Int(report), Int(found.span.start)))
    // What is said has its own subject, if it names one.
    let before = said.isEmpty ? view.mentions(in: TextSpan(Int(clause.start), Int(found.span.start))) : said
    let after = view.mentions(in: TextSpan(Int(found.span.end), Int(clause.end)))
    let frames = entry.frames
    if !frames.isDisjoint(with: [.object, .oblique]) {
      if let passive = passive(found, before, after, view) { return passive }
      if let target = after.first, view.words(from: found.span.end, to: view.span(target).start) <= 3 {
        guard let holder = view.subject(before, beforeCue: found.span) else { return nil }
        return holder == target ? nil : (holder, target, "H ~ T")
      }
    }
    if frames.contains(.coverb) || frames.contains(.object), let target = before.last, view.hasCoverb(before: target) {
      let subjects = before.dropLast().filter { !view.hasCoverb(before: $0) }
      guard let holder = view.subject(Array(subjects), beforeCue: view.span(target)) else { return nil }
      return view.entity(holder) == view.entity(target) ? nil : (holder, target, "H 对 T ~")
    }
    if frames.contains(.mutual), let target = before.last, before.count > 1 {
      return (before[before.count - 2], target, "H&T ~")
    }
    if frames.contains(.attribute), entry.part == .adjective, let target = after.first,
      view.words(from: found.span.end, to: view.span(target).start) == 0
    {
      return (-1, target, "~ T")
    }
    if frames.contains(.subject), let target = before.last, !view.hasCoverb(before: target),
      entry.part != .noun, view.words(from: view.span(target).end, to: found.span.start) <= 3,
      entry.part != .adjective || view.hasCopula(from: view.span(target).end, to: found.span.start)
    {
      return (-1, target, "T ~")
    }
    return nil
  }

  /// "T was condemned by H", T 被 H 谴责.
  private func passive(
    _ found: FoundCue, _ before: [Int], _ after: [Int], _ view: SentenceView
  ) -> (holder: Int, target: Int, rule: String)? {
    if let target = before.last, let holder = after.first, view.isBy(from: found.span.end, to: view.span(holder).start)
    {
      return (holder, target, "T be ~ by H")
    }
    if before.count >= 2, view.isPassiveMark(before: before[before.count - 1]) {
      return (before[before.count - 1], before[before.count - 2], "T 被 H ~")
    }
    return nil
  }

  private func add(
    _ holder: Int, _ target: Int, _ score: Double, _ factuality: Factuality, _ rule: String, _ used: [Int],
    _ found: FoundCue, _ view: SentenceView, _ document: inout Document
  ) {
    let speaker = view.speaker(before: found.span, lexicon: lexicon)
    var holderMention = holder
    var voice = Voice.author
    if let speaker, speaker != target {
      voice = .reported
      if holderMention < 0 { holderMention = speaker }
    }
    let goal = document.mentions[target]
    let targets = goal.ids.isEmpty ? [document.string(goal.span)] : goal.ids
    let holders: [String]
    if holderMention < 0 {
      holders = ["author"]
    } else {
      let who = document.mentions[holderMention]
      holders = who.ids.isEmpty ? [document.string(who.span)] : who.ids
    }
    var span = found.span
    for other in [target, holder] where other >= 0 {
      span = TextSpan(
        min(Int(span.start), Int(view.span(other).start)), max(Int(span.end), Int(view.span(other).end)))
    }
    for name in holders {
      for aim in targets where aim != name {
        document.stances.append(
          Stance(
            holder: name, holderMention: holderMention, target: aim, targetMention: target,
            label: StanceLabel(score: score), score: score, factuality: factuality, voice: voice, sentence: view.number,
            span: span, cues: used, rule: rule))
      }
    }
  }

  /// Sums stances by holder, target and voice, in the order of their first evidence.
  static func positions(_ stances: [Stance]) -> [Position] {
    struct Key: Hashable {
      var holder: String
      var target: String
      var voice: Voice
    }
    var order: [Key] = []
    var sums: [Key: (score: Double, favor: Int, against: Int)] = [:]
    for stance in stances {
      let key = Key(holder: stance.holder, target: stance.target, voice: stance.voice)
      if sums[key] == nil { order.append(key) }
      var sum = sums[key] ?? (0, 0, 0)
      sum.score += stance.score
      if stance.score > 0 { sum.favor += 1 }
      if stance.score < 0 { sum.against += 1 }
      sums[key] = sum
    }
    return order.compactMap { key in
      guard let sum = sums[key], sum.favor + sum.against > 0 else { return nil }
      let mean = sum.score / Double(sum.favor + sum.against)
      let label: StanceLabel =
        sum.favor > 0 && sum.against > 0 && abs(mean) < 0.15 ? .mixed : StanceLabel(score: mean)
      return Position(
        holder: key.holder, target: key.target, label: label, score: mean, favor: sum.favor, against: sum.against,
        voice: key.voice)
    }
  }
}
