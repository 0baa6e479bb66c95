internal import Lexicons
internal import TextModel

// Whose words they are: the speaker of a report verb, of a quotation, of "according to".

extension StanceFinder {
  /// Who says what stands at unit `i`: nil for the author; empty actors for somebody unnamed.
  func englishSpeaker(_ i: Int, _ reader: EnglishReader) -> [Actor]? {
    var k = i - 1
    while k >= 0 {
      let unit = reader.units[k]
      if unit.kind == .stop, k > 0 { break }
      if let view = reader.perspective(at: k, over: i), !reader.isSaidOfClaim(i, k) {
        return view.isAuthor ? nil : view.actors
      }
      if reader.isReport(k), !reader.isSaidOfClaim(i, k) {
        if unit.isVerb {
          guard k + 1 < i else { return nil }
          // "China condemned …", "to call a vote was": a verb with its own object is no frame around what follows unless
          // "that" opens it.
          if unit.kind == .cue || unit.tags.contains(.regard), !opensClause(k + 1, i, reader) {
            k -= 1
            continue
          }
          // "has shown remarkable unity": nobody says anything.
          if unit.kind == .scope, !hasVerb(behind: k, reader) {
            k -= 1
            continue
          }
          let we = k > 0 && reader.units[k - 1].tags.contains(.we)
          return we
            ? nil : reader.isPassive(k) ? reader.actors(behind: EnglishReader.byKey, after: k) : reader.subject(of: k)
        }
        if unit.kind == .scope, unit.span.count > 8 {
          let found = reader.phrase(from: k + 1, limit: reader.units.count)
          if !found.actors.isEmpty || found.coreEnd > k + 1 { return found.actors }
        }
      }
      k -= 1
    }
    if let colon = headline(reader.units, reader.document), colon < i {
      return reader.phrase(from: 0, limit: colon).actors
    }
    // "…, Japan said."
    k = i + 1
    while k < reader.units.count {
      if reader.isReport(k), reader.units[k].isVerb {
        var start = k - 1
        while start > i, reader.units[start].kind != .comma, reader.units[start].kind != .quote { start -= 1 }
        if start > i, k - start <= 6,
          k + 1 >= reader.units.count || reader.units[k + 1].kind != .word
            || !reader.units[k + 1].tags.contains(.relative)
        {
          return reader.subject(of: k)
        }
      }
      k += 1
    }
    return nil
  }

  /// Whether a verb stands behind a report verb, before its sentence or part of a sentence ends.
  private func hasVerb(behind k: Int, _ reader: EnglishReader) -> Bool {
    var m = k + 1
    while m < reader.units.count, reader.units[m].kind != .stop {
      if reader.units[m].isVerb || reader.isAuxiliary(m) || reader.units[m].kind == .quote { return true }
      m += 1
    }
    return false
  }

  /// Whether "that", or a new subject with its verb, follows a report verb.
  private func opensClause(_ from: Int, _ to: Int, _ reader: EnglishReader) -> Bool {
    var k = from
    while k < to, k < from + 6 {
      let unit = reader.units[k]
      if unit.kind == .word, unit.tags.contains(.relative), unit.tags.contains(.determiner) { return true }
      k += 1
    }
    // "thinks |Russia is| dangerous", but not "to call a vote was"
    if from > 1, reader.isTo(from - 2) { return false }
    let found = reader.core(from: from, limit: to)
    return found.coreEnd > from && found.coreEnd < to && reader.isAuxiliary(found.coreEnd)
      && reader.units[found.coreEnd].kind == .word
  }

  /// Who speaks in "…,” said EU Trade Commissioner Maros Sefcovic": the person named last behind the verb.
  static func invertedSpeaker(_ verb: Int, _ reader: EnglishReader) -> [Actor]? {
    guard verb > 0, reader.units[verb - 1].kind == .quote, verb + 1 < reader.units.count else { return nil }
    var k = verb + 1
    var person: Int?
    while k < reader.units.count, k - verb < 10, reader.units[k].kind != .comma, reader.units[k].kind != .stop,
      !reader.isPreposition(k)
    {
      if reader.units[k].kind == .mention, reader.document.mentions[Int(reader.units[k].index)].type == .person {
        person = k
      }
      k += 1
    }
    let found = reader.phrase(from: verb + 1, limit: reader.units.count).actors
    if let person { return [Actor(mention: Int(reader.units[person].index))] }
    return found.isEmpty ? nil : found
  }

  func chineseSpeaker(_ i: Int, _ reader: ChineseReader) -> [Actor]? {
    var k = i - 1
    while k >= 0 {
      let unit = reader.units[k]
      if unit.kind == .stop { break }
      if let view = reader.perspective(at: k, over: i) { return view.isAuthor ? nil : view.actors }
      if reader.isReport(k), reader.isNominal(k), reader.endsPredicate(i) {
        // 欧盟的要求是合理的: a thing that is judged, not a verb.
        k -= 1
        continue
      }
      if reader.isReport(k), k + 1 < i {
        // 法国主张战略自主，这一立场值得肯定: what is said of what was said is the author's.
        if reader.isResumed(i), k < reader.clause(of: i).lowerBound { return nil }
        if unit.kind == .cue, k + 1 < reader.units.count, reader.units[k + 1].kind != .comma, reader.takesObject(k) {
          k -= 1
          continue
        }
        if k > 0, reader.units[k - 1].tags.contains(.we) { return nil }
        return reader.subject(of: k)?.actors ?? []
      }
      k -= 1
    }
    if let colon = headline(reader.units, reader.document), colon < i {
      return reader.phrase(from: 0, limit: colon)?.actors
    }
    if let verb = StanceFinder.closingReport(reader), i < reader.clause(of: verb).lowerBound {
      return reader.subject(of: verb)?.actors
    }
    return nil
  }

  /// The unit of a colon behind a name that opens a line: "Wang Yi: Japan must …", 中方：…. A country speaks so only as 中方 or 俄媒.
  private func headline(_ units: UnitList, _ document: Document) -> Int? {
    guard units.count > 3, units[0].kind == .mention else { return nil }
    var colon = 1
    while colon < 3, units[colon].kind != .stop { colon += 1 }
    guard units[colon].kind == .stop else { return nil }
    let mark = document.text[Int(units[colon].span.start)]
    let start = Int(units[0].span.start)
    guard mark == 0x3A || mark == 0xFF1A, start == 0 || document.text[start - 1] == 0x0A else { return nil }
    let named = units[colon - 1].kind == .mention ? units[colon - 1] : units[0]
    let mention = document.mentions[Int(named.index)]
    switch mention.type {
    case .person, .organisation: return colon
    case .politicalEntity: return mention.role == .short && mention.span.count == 2 ? colon : nil
    default: return nil
    }
  }

  /// The report verb that ends an English sentence behind a comma and its subject: "…, Egypt said."
  static func closing(_ reader: EnglishReader) -> (verb: Int, comma: Int, speaker: [Actor])? {
    var last = reader.units.count - 1
    while last > 0, reader.units[last].kind == .stop { last -= 1 }
    guard last > 1, reader.isReport(last), reader.units[last].isVerb else { return nil }
    var comma = last - 1
    while comma > 0, last - comma < 7, reader.units[comma].kind != .comma { comma -= 1 }
    guard reader.units[comma].kind == .comma, comma + 1 < last else { return nil }
    let named = reader.phrase(from: comma + 1, limit: last + 1)
    return named.actors.isEmpty || named.end < last ? nil : (last, comma, named.actors)
  }

  /// The same in Chinese, with the comma.
  static func closing(_ reader: ChineseReader) -> (verb: Int, comma: Int, speaker: [Actor])? {
    closingReport(reader).map { ($0, reader.clause(of: $0).lowerBound - 1, reader.subject(of: $0)?.actors ?? []) }
  }

  /// The report verb that ends a Chinese sentence behind a comma: …，埃及外交部说。
  private static func closingReport(_ reader: ChineseReader) -> Int? {
    var last = reader.units.count - 1
    while last > 0, reader.units[last].kind == .stop { last -= 1 }
    guard last > 1, reader.isReport(last) else { return nil }
    let clause = reader.clause(of: last)
    guard clause.lowerBound > 1, reader.units[clause.lowerBound].kind == .mention, last - clause.lowerBound < 4 else {
      return nil
    }
    return last
  }

  /// Gives the quotes of a sentence their speakers: the subject of a report verb before the opening mark or behind the closing one. A short
  /// quotation beside a report verb is speech; other short ones are terms.
  mutating func settleQuotes(
    in sentence: TextSpan, _ units: UnitList, _ document: Document, _ cues: [FoundCue], isReport: (Int) -> Bool,
    speaker: (Int) -> [Actor]
  ) {
    while quote < quotes.count, quotes[quote].span.end <= sentence.start { quote += 1 }
    var q = quote
    while q < quotes.count, quotes[q].span.start < sentence.end {
      defer { q += 1 }
      guard quotes[q].kind != .title, quotes[q].speaker < 0,
        quotes[q].span.start >= sentence.start || quotes[q].kind == .direct && quotes[q].span.end <= sentence.end
      else { continue }
      let span = quotes[q].span
      let isTerm = quotes[q].kind == .term
      guard let verb = reportVerb(around: span, units, within: isTerm ? 3 : 14, isReport) else { continue }
      quotes[q].kind = .direct
      quotes[q].cue = cues[Int(units[verb].index)].index
      if let actor = speaker(verb).first, actor.mention >= 0 {
        quotes[q].speaker = actor.mention
      }
    }
  }

  /// Notes the indirect speech of a sentence: what follows a report verb of a known speaker, where no quotation follows it; what
  /// stands behind a speaker's colon; what stands before the comma of `closing`, a report verb at the end.
  mutating func noteReports(
    in sentence: TextSpan, _ units: UnitList, _ document: Document, _ cues: [FoundCue],
    closing: (verb: Int, comma: Int, speaker: [Actor])?, speaker: (Int) -> [Actor]?
  ) {
    if let colon = headline(units, document), colon + 1 < units.count {
      let place = units[colon - 1].kind == .mention ? colon - 1 : 0
      let span = TextSpan(Int(units[colon + 1].span.start), Int(sentence.end))
      if !overlapsSpeech(span) {
        reports.append(
          Quote(span: span, kind: .indirect, speaker: Int(units[place].index), cue: -1, closed: true))
      }
      return
    }
    for i in 0..<units.count where units[i].kind == .scope || units[i].kind == .cue {
      guard let actor = speaker(i)?.first, actor.mention >= 0 else { continue }
      // 警告|说: the second verb opens the speech.
      if i + 1 < units.count, speaker(i + 1) != nil { continue }
      var first = i + 1
      while first < units.count,
        units[first].kind == .comma || units[first].kind == .stop || units[first].tags.contains(.relative)
      { first += 1 }
      guard first + 1 < units.count, units[first].kind != .quote else { continue }
      var end = Int(sentence.end)
      if let last = units[units.count - 1] as Unit?, last.kind == .stop { end = Int(last.span.start) }
      let span = TextSpan(Int(units[first].span.start), end)
      guard span.count > 3, !overlapsSpeech(span) else { continue }
      reports.append(
        Quote(span: span, kind: .indirect, speaker: actor.mention, cue: cues[Int(units[i].index)].index, closed: true))
      return
    }
    guard let closing, closing.comma > 0, let actor = closing.speaker.first, actor.mention >= 0 else { return }
    let span = TextSpan(Int(sentence.start), Int(units[closing.comma].span.start))
    if !overlapsSpeech(span) {
      reports.append(
        Quote(
          span: span, kind: .indirect, speaker: actor.mention, cue: cues[Int(units[closing.verb].index)].index,
          closed: true
        ))
    }
  }

  private func overlapsSpeech(_ span: TextSpan) -> Bool {
    var k = quote
    while k < quotes.count, quotes[k].span.start < span.end {
      if quotes[k].kind == .direct, quotes[k].span.overlaps(span) { return true }
      k += 1
    }
    return false
  }

  private func reportVerb(around span: TextSpan, _ units: UnitList, within reach: Int, _ isReport: (Int) -> Bool)
    -> Int?
  {
    var before: Int?
    var after: Int?
    var passed = 0
    for i in 0..<units.count {
      let unit = units[i]
      if unit.span.end <= span.start {
        if isReport(i) { before = i }
      } else if unit.span.start >= span.end {
        passed += 1
        if passed > 6 { break }
        if isReport(i), after == nil { after = i }
      }
    }
    if let found = after, reach < 4 {
      // “一带一路”是中国提出的: a short quotation is speech only where its speaker or its verb stands right behind it.
      let next = (0..<units.count).first { units[$0].span.start >= span.end } ?? units.count
      if found - next > 3 || found > next && units[next].kind != .comma && units[next].kind != .mention { after = nil }
    }
    if let before {
      let first = (0..<units.count).first { units[$0].span.start >= span.start } ?? units.count
      if first - before <= reach { return before }
    }
    return after
  }

  /// The speaker of the speech that holds a span: nil if it is in none, empty if nobody is known to say it.
  func quoteSpeaker(_ span: TextSpan, _ document: Document) -> [Actor]? {
    var k = quote
    var found: [Actor]?
    while k < quotes.count, quotes[k].span.start <= span.start {
      let one = quotes[k]
      if one.kind == .direct, one.span.contains(span) {
        found = one.speaker >= 0 ? [Actor(mention: one.speaker)] : []
      }
      k += 1
    }
    return found
  }

  /// Whether a span is all that stands between two quotation marks: a word held at arm's length.
  func isScareQuoted(_ span: TextSpan, _ document: Document) -> Bool {
    quotes[min(quote, quotes.count)...].prefix { $0.span.start <= span.start }
      .contains { $0.kind == .term && $0.span.start + 1 == span.start && $0.span.end == span.end + 1 }
  }
}
