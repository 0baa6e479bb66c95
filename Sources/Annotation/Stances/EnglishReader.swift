internal import Lexicons
internal import TextModel

/// Finds subjects, objects, owners and prepositional phrases in an English sentence by walking over its units.
///
/// It is no parser: it knows closed classes, verb forms, and the order of words, and gives up rather than guess.
/// A class, because binders and scopes share it. One a document: a copy of that counts many references up and down.
final class EnglishReader {
  let units: UnitList
  let document: Document
  let cues: [FoundCue]
  let lexicon: Lexicon
  /// Who was spoken of before the sentence.
  let discourse: Discourse
  /// Words of attitude: what one feels or thinks, and does not do.
  let attitudes: WordList
  /// What goes well or badly in a country: inflation, growth, the outlook.
  let conditions: WordList
  /// A threat, an obstacle: what somebody is to another.
  let relatives: WordList
  /// claim, idea: what "that" opens behind them is their content.
  let claims: WordList
  /// decision, gamble: what sums up a deed.
  let acts: WordList
  /// hobbled, plagued: by what somebody has in himself.
  let besetting: WordList
  /// deal, cope: "with" behind them tells what is met, not how.
  let dealing: WordList
  /// government, regime.
  let states: WordList
  /// Whether deeds are right or wrong.
  let verdicts: Verdicts
  /// The sentence that the units are of.
  @exclusivity(unchecked) private(set) var sentence = 0

  init(units: UnitList, document: Document, discourse: Discourse, cues: [FoundCue], lexicon: Lexicon) {
    self.units = units
    self.document = document
    self.discourse = discourse
    self.cues = cues
    self.lexicon = lexicon
    attitudes = lexicon.list("attitude")
    conditions = lexicon.list("en-condition-noun")
    relatives = lexicon.list("en-relative-noun")
    claims = lexicon.list("en-claim-noun")
    acts = lexicon.list("en-act-noun")
    besetting = lexicon.list("en-besetting")
    dealing = lexicon.list("en-dealing")
    states = lexicon.list("en-state-noun")
    verdicts = Verdicts(lexicon: lexicon, language: "en")
  }

  /// Turns to a sentence, whose units are read.
  func begin(_ sentence: Int) {
    self.sentence = sentence
    settleVerbs()
  }

  private static let toKey = WordClasses.key("to")
  static let ofKey = WordClasses.key("of")
  static let byKey = WordClasses.key("by")
  static let thatWord = WordClasses.key("that")
  private static let controlPrepositions = Set(["of", "for", "from", "into", "against"].map(WordClasses.key))

  // MARK: - Classes of units

  func isAuxiliary(_ i: Int) -> Bool {
    let unit = units[i]
    guard unit.kind == .word || unit.kind == .scope else { return false }
    return !unit.tags.isDisjoint(with: [.be, .have, .doing, .modal])
  }

  func isAdverb(_ i: Int) -> Bool {
    let unit = units[i]
    switch unit.kind {
    case .scope:
      switch lexicon.scopes[cues[Int(unit.index)].scope].kind {
      case .negation, .pseudo, .intensifier, .modal, .distance: return !isTo(i)
      case .contrast: return isStill(i)
      default: return false
      }
    case .word:
      return unit.tags.contains(.adverb) && !unit.tags.contains(.preposition) || endsInLy(unit) || isStress(i)
    case .cue: return parts(unit) == .adverb
    // "is now", "last year condemned", but not "in 2014".
    case .value: return unit.tags.contains(.adverb) && (i == 0 || !isPreposition(i - 1))
    default: return false
    }
  }

  private func endsInLy(_ unit: Unit) -> Bool {
    let end = Int(unit.span.end)
    return unit.span.count > 4 && document.text[end - 1] == 0x79 && document.text[end - 2] == 0x6C
      && unit.tags.isDisjoint(with: [.verb, .relationNoun, .allyNoun])
  }

  /// Whether the unit is "to" before a verb, by itself or at the end of "refuse to", "have to".
  func isTo(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.key == EnglishReader.toKey { return true }
    guard unit.kind == .scope || unit.kind == .cue else { return false }
    let end = Int(unit.span.end)
    return unit.span.count > 3 && document.text[end - 1] | 0x20 == 0x6F && document.text[end - 2] | 0x20 == 0x74
      && document.text[end - 3] == 0x20
  }

  func isPreposition(_ i: Int) -> Bool {
    let unit = units[i]
    return (unit.kind == .word || unit.kind == .scope) && unit.tags.contains(.preposition) && !unit.isVerb
  }

  func isCoordinator(_ i: Int) -> Bool {
    units[i].kind == .word && units[i].tags.contains(.coordinator) || units[i].key == EnglishReader.norKey
  }

  private static let norKey = WordClasses.key("nor")

  /// Whether a clause ends here.
  func isBoundary(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.kind == .stop { return true }
    if unit.kind == .scope {
      switch lexicon.scopes[cues[Int(unit.index)].scope].kind {
      case .contrast: return !isStill(i)
      case .concession, .condition, .question: return true
      default: return false
      }
    }
    return unit.kind == .word && !unit.tags.isDisjoint(with: [.contrast, .subordinator])
      && !unit.tags.contains(.preposition)
  }

  func readings(_ unit: Unit) -> some Collection<CueEntry> {
    (unit.kind == .cue ? cues[Int(unit.index)].readings : []).lazy.map { [lexicon] in lexicon.cues[Int($0)] }
  }

  /// What the readings of a cue are; nothing of other units.
  func parts(_ unit: Unit) -> PartSet { unit.kind == .cue ? cues[Int(unit.index)].parts : [] }

  /// Whether the unit may stand inside a noun phrase.
  func isNominal(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.isVerb { return false }
    if joinsQualities(i) { return true }
    switch unit.kind {
    case .mention, .value, .possessiveMark, .cue, .quote: return true
    case .word:
      return unit.tags.isDisjoint(with: [
        .relative, .preposition, .coordinator, .contrast, .subordinator, .be, .have, .doing, .modal,
      ]) || unit.tags.contains(.determiner)
    case .scope:
      return !isTo(i) && !isBoundary(i) && !isAuxiliary(i) && !isCoordinator(i) && (!isReport(i) || isOwned(i))
    default: return false
    }
  }

  /// Whether somebody's, or an article, stands right before a word that may be a noun: "Scholz's |warning|", "the |claim|", but
  /// not "many |believe|".
  private func isOwned(_ i: Int) -> Bool {
    let tags = units[i].tags
    guard i > 0, tags.isDisjoint(with: .verb) || !tags.isDisjoint(with: [.nounOrVerb, .progressive]) else {
      return false
    }
    let previous = units[i - 1]
    return previous.kind == .possessiveMark
      || previous.kind == .word && !previous.tags.isDisjoint(with: [.possessive, .determiner])
        && previous.tags.isDisjoint(with: [.pronoun, .relative])
  }

  /// Whether "but" or "yet" stands between two adjectives: "efficient but ruthless artillery".
  func joinsQualities(_ i: Int) -> Bool {
    i > 0 && i + 1 < units.count && units[i].span.count == 3
      && (units[i].key == EnglishReader.butKey || units[i].key == EnglishReader.yetKey)
      && isQuality(i - 1) && isQuality(i + 1)
  }

  /// Whether the unit is a cue that is an adjective.
  private func isQuality(_ i: Int) -> Bool {
    units[i].kind == .cue && !units[i].isVerb && parts(units[i]).contains(.adjective)
  }

  static let butKey = WordClasses.key("but")
  static let yetKey = WordClasses.key("yet")

  func isReport(_ i: Int) -> Bool { units.isReport(i, cues, lexicon) }

  // MARK: - Verbs

  /// Marks the units that are used as verbs.
  private func settleVerbs() {
    for i in 0..<units.count where couldBeVerb(i) { units.setVerb(i, isVerb(i)) }
  }

  private func couldBeVerb(_ i: Int) -> Bool {
    let unit = units[i]
    // "US-led": part of a compound.
    if unit.span.start > 0, document.text[Int(unit.span.start) - 1] == 0x2D { return false }
    switch unit.kind {
    case .word: return !unit.tags.isDisjoint(with: .verb) && !unit.tags.contains(.notVerb)
    case .cue: return !unit.tags.isDisjoint(with: .verb) || parts(unit).contains(.verb)
    // "considers Russia dangerous", which is a modal word elsewhere.
    case .scope: return (isReport(i) || unit.tags.contains(.regard)) && !isTo(i) && !unit.tags.isDisjoint(with: .verb)
    default: return false
    }
  }

  private func isVerb(_ i: Int) -> Bool {
    let unit = units[i]
    if unit.kind == .word, !unit.tags.isDisjoint(with: [.be, .have, .doing, .modal, .preposition, .determiner]) {
      return false
    }
    let parts = parts(unit)
    let onlyVerb = !parts.isEmpty && parts.isSubset(of: [.verb, .phrase])
    let onlyOther = !parts.isEmpty && parts.isSubset(of: [.noun, .adjective])
    let form = unit.tags.intersection(.verb)
    if onlyOther, form.isEmpty || parts == .noun && isPhrasal(i) && endsInPreposition(unit) { return false }
    // "fighting between Israel and Hezbollah"
    if i + 1 < units.count, units[i + 1].key == EnglishReader.betweenWord, parts.contains(.noun) { return false }
    var p = i - 1
    while p >= 0, isAdverb(p) { p -= 1 }
    guard p >= 0 else {
      // "Nobody trusts", "Nobody |should| trust"
      if (0..<i).contains(where: { EnglishReader.nobodyKeys.contains(units[$0].key) }) { return !onlyOther }
      // "|Support for| Ukraine is waning"
      if parts == .phrase, unit.tags.contains(.nounOrVerb), endsInPreposition(unit) { return false }
      return form.contains(.progressive) || form.contains(.past) || onlyVerb || isImperative(i)
    }
    let previous = units[p]
    if previous.kind == .possessiveMark || previous.tags.contains(.possessive) && previous.kind == .word {
      return false
    }
    if previous.kind == .word, previous.tags.contains(.determiner),
      previous.tags.isDisjoint(with: [.pronoun, .relative])
    {
      return false
    }
    if isTo(p) { return form.contains(.base) || form.contains(.progressive) || onlyVerb }
    if previous.tags.contains(.modal) || previous.tags.contains(.doing), previous.kind != .mention {
      return !form.isDisjoint(with: [.base, .past]) || onlyVerb
    }
    if previous.tags.contains(.be), previous.kind == .word || previous.kind == .scope {
      // "is blazing a trail": a verb that no table of forms has.
      // "is alarming", but "is alarming its neighbours"
      return form.contains(.progressive) && !(onlyOther && !(i + 1 < units.count && isNominal(i + 1)))
        || form.contains(.past) && !onlyOther
        || form.isEmpty && onlyVerb && opensInIng(unit)
    }
    if previous.tags.contains(.have), previous.kind == .word || previous.kind == .scope {
      // "has cut ties": a participle that is the base form.
      return form.contains(.past) && !onlyOther || form.contains(.base) && onlyVerb
    }
    if isPreposition(p) { return form.contains(.progressive) && !onlyOther }
    if previous.kind == .word, !previous.tags.isDisjoint(with: [.pronoun, .relative]) { return !onlyOther }
    // "an indispensable ally of", "staged strikes against"
    if onlyOther, isQuality(p) || previous.isVerb { return false }
    // Behind a noun or a name.
    // "lacks courage": several words that are a verb's only are one, whatever else the first may be.
    let ambiguous = !(onlyVerb && isPhrasal(i)) && (unit.tags.contains(.nounOrVerb) || !parts.isEmpty && !onlyVerb)
    if form.contains(.past) || form.contains(.progressive) {
      // "rebuilding devastated areas": a participle before its noun.
      let beforeNoun =
        i + 1 < units.count && isNominal(i + 1)
        && units[i + 1].tags.isDisjoint(with: [.determiner, .possessive, .pronoun])
      if beforeNoun, onlyOther || units[p].isVerb && units[i + 1].kind != .mention { return false }
      // "illustrates, |advanced| economies face": a participle before the noun that a verb follows.
      if beforeNoun, previous.kind == .comma, form == .past, i + 2 < units.count,
        !units[i + 2].tags.isDisjoint(with: [.base, .third, .modal, .have, .be])
      {
        return false
      }
      return true
    }
    if previous.kind == .comma || isCoordinator(p) {
      return form.contains(.third)
        ? !ambiguous || startsObject(i + 1) || startsVerbs(i + 1) : !ambiguous && form.contains(.base)
    }
    // "Vargas Llosa |attacks| corruption": a person's name before it.
    if ambiguous, form.contains(.third), previous.kind == .mention, i + 1 < units.count, isNominal(i + 1),
      document.mentions[Int(previous.index)].type == .person
    {
      return true
    }
    // "What Putin |fears| is"
    if previous.kind == .mention, form.contains(.third), isFreeRelative(i) { return true }
    if ambiguous {
      if previous.kind == .mention, form.contains(.third), startsVerbs(i + 1) { return true }
      guard startsObject(i + 1), !isPreposition(i + 1) else { return false }
      return previous.kind == .mention || !units[i + 1].tags.contains(.relative)
        || units[i + 1].tags.contains(.possessive)
    }
    return onlyVerb || !form.isEmpty && previous.kind != .stop
  }

  /// Whether a cue is of three words and more: "hold the line against".
  func isIdiom(_ i: Int) -> Bool {
    units[i].kind == .cue && document.text[units[i].span.range].lazy.filter { $0 == 0x20 }.count > 1
  }

  /// Whether the first word of a cue ends in "ing".
  private func opensInIng(_ unit: Unit) -> Bool {
    let words = document.text[unit.span.range]
    return words.prefix { $0 != 0x20 }.suffix(3).elementsEqual("ing".utf16)
  }

  /// Whether a cue is of several words.
  func isPhrasal(_ i: Int) -> Bool { units[i].kind == .cue && document.text[units[i].span.range].contains(0x20) }

  /// Whether a noun phrase, "that" or "to" begins here: what a verb takes.
  private func startsObject(_ i: Int) -> Bool {
    guard i < units.count else { return false }
    let unit = units[i]
    return unit.kind == .mention || !unit.tags.isDisjoint(with: [.determiner, .possessive, .pronoun, .relative])
      || isTo(i)
  }

  /// Whether a list of verbs goes on from a comma or "and" and ends in one with an object: "funds|, arms and trains Hezbollah|".
  private func startsVerbs(_ i: Int) -> Bool {
    var k = i
    while k + 2 < units.count, k - i < 7, units[k].kind == .comma || isCoordinator(k) {
      let v = units[k].kind == .comma && isCoordinator(k + 1) ? k + 2 : k + 1
      guard v + 1 < units.count, couldBeVerb(v), units[v].tags.contains(.third) else { return false }
      if startsObject(v + 1) { return true }
      k = v + 1
    }
    return false
  }

  /// Whether the verb is in the passive.
  func isPassive(_ v: Int) -> Bool {
    guard units[v].tags.contains(.past) else { return false }
    var i = v - 1
    while i >= 0, isAdverb(i) { i -= 1 }
    guard i >= 0 else { return false }
    let unit = units[i]
    if unit.kind == .word || unit.kind == .scope, unit.tags.contains(.be) { return true }
    if unit.kind == .word, !unit.tags.isDisjoint(with: [.have, .modal, .doing]) { return false }
    if isInverted(i) { return true }
    // "sanctions imposed by": a participle behind its noun.
    return v + 1 < units.count && units[v + 1].key == EnglishReader.byKey
  }

  /// Whether "be" opens a question whose subject ends at `last`: "Why |aren't the Soviets| expelled".
  private func isInverted(_ last: Int) -> Bool {
    guard isNominal(last), units[last].tags.isDisjoint(with: .relative) else { return false }
    let be = coreStart(last) - 1
    guard be >= 0, units[be].kind != .mention, units[be].tags.contains(.be) else { return false }
    return be == 0 || units[be - 1].kind == .stop || be == 1 && units[0].kind != .mention
  }

  func previousVerb(_ from: Int) -> Int? {
    var i = from
    while i >= 0 {
      if units[i].kind == .stop { return nil }
      if units[i].isVerb || isAuxiliary(i) && units[i].tags.contains(.be) { return i }
      i -= 1
    }
    return nil
  }
}
