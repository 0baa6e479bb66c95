internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Reads the stances of a document, sentence by sentence: binds each cue to holder and target over its clause, weighs it by its scope,
/// and tells the author's voice from reported ones.
struct StanceFinder {
  let lexicon: Lexicon
  private let units: UnitList
  private let chineseWords: ChineseClauseWords
  private let discourse: Discourse
  var charges: Charges
  let undone: UndoneDeeds
  private let minorities: MinorityWords
  /// The first quote that may reach into the sentence at hand.
  var quote = 0
  /// The stances of the document so far.
  var stances: [Stance] = []
  /// The quotes of the document, which get their speakers.
  var quotes: [Quote] = []
  /// The indirect speech of the document so far.
  var reports: [Quote] = []
  /// Whether the reading of each cue is kept.
  var keepsDerivations = false
  /// The readings of the last document, if they are kept.
  var derivations: [Derivation] = []

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    units = UnitList(lexicon: lexicon)
    discourse = Discourse(lexicon: lexicon)
    chineseWords = ChineseClauseWords(lexicon: lexicon)
    charges = Charges(lexicon: lexicon)
    undone = UndoneDeeds(lexicon: lexicon)
    minorities = MinorityWords(lexicon: lexicon)
    regions = Set(
      [
        "europe", "asia", "africa", "west", "middle-east", "latin-america", "global-south", "global-north",
        "southeast-asia",
        "east-asia", "south-asia", "central-asia", "arab-world", "islamic-world", "eastern-europe", "western-europe",
        "asia-pacific",
      ].map { "place/" + $0 })
  }

  /// Replaces the document's stances and positions. `cues` are those of the document, in order.
  mutating func find(in result: inout Document, cues: [FoundCue]) {
    // The readers share this copy; what is found is put in at the end, so that nothing is copied on the way.
    let document = result
    stances.removeAll(keepingCapacity: true)
    quotes = document.quotes
    discourse.clear()
    charges.clear()
    derivations.removeAll()
    quote = 0
    reports.removeAll()
    let english = EnglishReader(
      units: units, document: document, discourse: discourse, cues: cues, lexicon: lexicon)
    let chinese = ChineseReader(
      units: units, document: document, discourse: discourse, cues: cues, lexicon: lexicon, words: chineseWords)
    var token = 0
    var cue = 0
    var mention = 0
    for (number, sentence) in document.sentences.enumerated() {
      while token < document.tokens.count, document.tokens[token].span.start < sentence.span.start { token += 1 }
      while cue < cues.count, cues[cue].span.start < sentence.span.start { cue += 1 }
      while mention < document.mentions.count, document.mentions[mention].span.start < sentence.span.start {
        mention += 1
      }
      var lastToken = token
      while lastToken < document.tokens.count, document.tokens[lastToken].span.start < sentence.span.end {
        lastToken += 1
      }
      var lastCue = cue
      while lastCue < cues.count, cues[lastCue].span.start < sentence.span.end { lastCue += 1 }
      var lastMention = mention
      while lastMention < document.mentions.count, document.mentions[lastMention].span.start < sentence.span.end {
        lastMention += 1
      }
      defer {
        token = lastToken
        cue = lastCue
        mention = lastMention
      }
      guard sentence.zone.carriesArgument else { continue }
      let actors = (mention..<lastMention).filter {
        UnitList.isUnit($0, document) && StanceFinder.isActor(document.mentions[$0])
      }
      noteTopic(document.tokens[token..<min(lastToken, token + 3)], number, document)
      if sentence.language == .english {
        noteUnnamed(document.tokens[token..<min(lastToken, token + 10)], actors.first, number, document)
      }
      let opening = token < lastToken ? document.tokens[token].span : sentence.span
      let lead = lexicon.wordClasses.tags(document.text, Int(opening.start), Int(opening.end))
      discourse.add(
        actors, sentence: number, document: document,
        isLed: sentence.language == .english && !lead.isDisjoint(with: [.preposition, .subordinator, .progressive]))
      let hasCue = cues[cue..<lastCue].contains { !$0.readings.isEmpty }
      while quote < quotes.count, quotes[quote].span.end <= sentence.span.start { quote += 1 }
      let hasQuote = quote < quotes.count && quotes[quote].span.start < sentence.span.end
      // No clause is this long; the walks over its units would not be linear.
      guard hasCue || hasQuote, lastToken - token <= StanceFinder.longestSentence else { continue }
      units.read(
        sentence.span, tokens: document.tokens[token..<lastToken], cues: cues, cueRange: cue..<lastCue,
        mentions: mention..<lastMention, document: document)
      guard units.refersToSomebody || hasQuote || keepsDerivations || charges.isOpen(in: number) else { continue }
      if sentence.language == .chinese || sentence.language == .mixed && isChinese(sentence, document) {
        chinese.begin(number)
        readChinese(number, chinese)
      } else {
        english.begin(number)
        readEnglish(number, english)
      }
    }
    result.quotes = reports.isEmpty ? quotes : (quotes + reports).sorted { $0.span < $1.span }
    result.stances = stances
    result.positions = Position.sums(of: stances)
  }

  /// Notes the pronoun among the first words of a sentence.
  private mutating func noteTopic(_ first: ArraySlice<Token>, _ number: Int, _ document: Document) {
    for token in first {
      let tags = lexicon.wordClasses.tags(document.text, Int(token.span.start), Int(token.span.end))
      // "It" opens too many sentences that are about what follows.
      guard !tags.isDisjoint(with: [.he, .they]) || tags.contains([.it, .possessive]), tags.isDisjoint(with: .we) else {
        continue
      }
      discourse.addTopic(tags, at: token.span.start, sentence: number)
      return
    }
  }

  /// Notes a sentence whose subject is a noun phrase without a name: its first verb comes before the first actor.
  private func noteUnnamed(_ first: ArraySlice<Token>, _ actor: Int?, _ number: Int, _ document: Document) {
    let named = actor.map { document.mentions[$0].span.start } ?? .max
    for (k, token) in first.enumerated() {
      guard token.span.start < named, token.kind == .word else { return }
      let tags = lexicon.wordClasses.tags(document.text, Int(token.span.start), Int(token.span.end))
      if k == 0, !tags.isDisjoint(with: StanceFinder.noSubject) { return }
      // "But |it| is"
      if !tags.isDisjoint(with: [.he, .it, .they]), tags.isDisjoint(with: .possessive) { return }
      if k > 0,
        !tags.isDisjoint(with: [.be, .have, .modal, .doing])
          || !tags.isDisjoint(with: [.third, .base]) && tags.isDisjoint(with: [.nounOrVerb, .notVerb])
      {
        let last = first[first.startIndex + k - 1].span
        let isPlural =
          last.count > 1 && document.text[Int(last.end) - 1] == 0x73 && document.text[Int(last.end) - 2] != 0x73
        discourse.addUnnamed(sentence: number, isPlural: isPlural)
        return
      }
    }
  }

  /// What no subject of several words begins with.
  private static let noSubject: WordTags = [
    .pronoun, .preposition, .subordinator, .progressive, .relative, .be, .have, .doing, .modal, .he, .it, .they,
  ]

  private func isChinese(_ sentence: Sentence, _ document: Document) -> Bool {
    let tables = CharacterTables.shared
    return document.text[sentence.span.range].contains { tables.isHan($0) }
  }

  /// The regions of the world that act and are judged as one.
  let regions: Set<String>

  /// Sentences of more tokens are lists or tables, and are not read.
  private static let longestSentence = 400

  /// Faint words of praise or blame say too little by themselves.
  private static let leastOfEnglishBlame = 0.3
  private static let leastOfChineseBlame = 0.4
  static let leastOfPraise = 0.5
  /// What counts in the language of the sentence being read.
  private(set) var leastOfBlame = leastOfEnglishBlame
  static let leastOfLoose = 0.45

  /// Whether no mark ends the sentence, as in headlines.
  func isHeadline(_ sentence: TextSpan, _ text: [UInt16]) -> Bool {
    ![0x2E, 0x3F, 0x21, 0x22, 0x27, 0x201D, 0x2019].contains(text[Int(sentence.end) - 1])
  }

  private func isQuestion(_ sentence: TextSpan, _ text: [UInt16]) -> Bool {
    var last = Int(sentence.end) - 1
    while last > Int(sentence.start), [0x201D, 0x22, 0x2019, 0x300D, 0xFF09, 0x29].contains(text[last]) { last -= 1 }
    return text[last] == 0x3F || text[last] == 0xFF1F
  }

  // MARK: - English

  private mutating func readEnglish(_ number: Int, _ reader: EnglishReader) {
    let (document, cues) = (reader.document, reader.cues)
    leastOfBlame = StanceFinder.leastOfEnglishBlame
    settleQuotes(
      in: document.sentences[number].span, reader.units, document, cues, isReport: { reader.isReport($0) },
      speaker: { verb in
        if let speaker = StanceFinder.invertedSpeaker(verb, reader) { return speaker }
        let before = reader.subject(of: verb)
        return before.isEmpty ? reader.phrase(from: verb + 1, limit: reader.units.count).actors : before
      })
    noteReports(
      in: document.sentences[number].span, reader.units, document, cues, closing: StanceFinder.closing(reader)
    ) { i in
      reader.isReport(i) && reader.units[i].isVerb && (reader.opensReport(i + 1) || reader.tells(i))
        ? reader.subject(of: i) : nil
    }
    let binder = EnglishBinder(reader: reader)
    let scopes = ScopeReader(
      units: reader.units, cues: cues, lexicon: lexicon, text: document.text, minorities: minorities,
      isQuestion: isQuestion(document.sentences[number].span, document.text), isChinese: false)
    let firstStance = stances.count
    let bound = Candidates(
      (0..<reader.units.count).compactMap { i in
        if reader.units[i].kind == .cue { return (i, binder.bind(i)) }
        return biased(i, reader.units, cues, isReport: reader.isReport(i) && reader.units[i].isVerb) {
          reader.subject(of: i)
        }
      })
    for (i, found) in bound.byUnit {
      let first = stances.count
      let candidates = found.isEmpty ? chargedBy(i, reader.units, number, document, cues) : found
      for candidate in candidates
      where !bound.isSaid(candidate, in: reader.units, isCharge: { isCharge(cues[Int(reader.units[$0].index)]) }) {
        let report = quoteSpeaker(cues[candidate.cue].span, document) ?? englishSpeaker(candidate.unit, reader)
        add(
          candidate, scopes.scope(over: i, isPresupposed: candidate.isPresupposed), report, number, document, cues,
          reader.units)
      }
      if keepsDerivations, reader.units[i].kind == .cue {
        let isVerb = reader.units[i].isVerb
        let slots: [(String, [Actor])] = [
          (
            isVerb ? "subject (verb)" : "predicate of",
            isVerb ? reader.subject(of: i) : reader.predicateSubject(of: i) ?? []
          ),
          ("object", reader.object(of: i).actors), ("owner", reader.owner(of: i)),
          ("described", reader.described(by: i)?.actors ?? []),
          ("speaker", englishSpeaker(i, reader) ?? []),
        ]
        note(reader.units[i], slots, candidates.isEmpty, from: first, document, cues)
      }
    }
    addNear(reader.units, scopes, firstStance, number, document, cues) { i in
      reader.units[i].isVerb && !reader.isPassive(i) ? reader.subject(of: i) : []
    }
  }

  // MARK: - Chinese

  private mutating func readChinese(_ number: Int, _ reader: ChineseReader) {
    let (document, cues) = (reader.document, reader.cues)
    leastOfBlame = StanceFinder.leastOfChineseBlame
    settleQuotes(
      in: document.sentences[number].span, units, document, cues, isReport: { reader.isReport($0) },
      speaker: { reader.subject(of: $0)?.actors ?? [] })
    noteReports(in: document.sentences[number].span, units, document, cues, closing: StanceFinder.closing(reader)) {
      i in
      reader.isReport(i) ? reader.subject(of: i)?.actors : nil
    }
    let binder = ChineseBinder(reader: reader)
    let scopes = ScopeReader(
      units: units, cues: cues, lexicon: lexicon, text: document.text, minorities: minorities,
      isQuestion: isQuestion(document.sentences[number].span, document.text), isChinese: true)
    let firstStance = stances.count
    let bound = Candidates(
      (0..<units.count).compactMap { i in
        if units[i].kind == .cue { return (i, binder.bind(i)) }
        return biased(i, units, cues, isReport: reader.isReport(i)) { reader.subject(of: i)?.actors ?? [] }
      })
    for (i, found) in bound.byUnit {
      let first = stances.count
      let candidates = found.isEmpty ? chargedBy(i, units, number, document, cues) : found
      for candidate in candidates
      where !bound.isSaid(candidate, in: units, isCharge: { isCharge(cues[Int(units[$0].index)]) }) {
        let report = quoteSpeaker(cues[candidate.cue].span, document) ?? chineseSpeaker(i, reader)
        add(
          candidate, scopes.scope(over: i, isPresupposed: candidate.isPresupposed), report, number,
          document, cues, units)
      }
      if keepsDerivations, units[i].kind == .cue {
        let slots: [(String, [Actor])] = [
          ("subject", reader.subject(of: i)?.actors ?? []), ("object", reader.object(of: i)?.actors ?? []),
          ("owner", reader.owner(of: i)?.actors ?? []), ("described", reader.described(by: i)?.actors ?? []),
          ("对", reader.oblique(WordClasses.key("对"), before: i)?.actors ?? []),
          ("与", reader.oblique(WordClasses.key("与"), before: i)?.actors ?? []),
          ("speaker", chineseSpeaker(i, reader) ?? []),
        ]
        note(units[i], slots, candidates.isEmpty, from: first, document, cues)
      }
    }
    addNear(units, scopes, firstStance, number, document, cues) { reader.subject(of: $0)?.actors ?? [] }
  }
}
