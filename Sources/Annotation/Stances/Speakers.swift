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
      if let view = reader.perspective(at: k, over: i) { return view.isAuthor ? nil : view.actors }
      if reader.isReport(k) {
        if unit.isVerb {
          guard k + 1 < i else { return nil }
          // "China condemned …": a verb with its own object is no frame around what follows unless "that" opens it.
          if unit.kind == .cue, !opensClause(k + 1, i, reader) {
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

  /// Whether "that", or a new subject with its verb, follows a report verb.
  private func opensClause(_ from: Int, _ to: Int, _ reader: EnglishReader) -> Bool {
    var k = from
    while k < to, k < from + 6 {
      let unit = reader.units[k]
      if unit.kind == .word, unit.tags.contains(.relative), unit.tags.contains(.determiner) { return true }
      k += 1
    }
    return false
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
        if unit.kind == .cue, k + 1 < reader.units.count, reader.units[k + 1].kind != .comma {
          k -= 1
          continue
        }
        if k > 0, reader.units[k - 1].tags.contains(.we) { return nil }
        return reader.subject(of: k)?.actors ?? []
      }
      k -= 1
    }
    return nil
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
        quotes[q].span.start >= sentence.start
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

  /// Notes the indirect speech of a sentence: what follows a report verb of a known speaker, where no quotation follows it.
  mutating func noteReports(
    in sentence: TextSpan, _ units: UnitList, _ document: Document, _ cues: [FoundCue], speaker: (Int) -> [Actor]?
  ) {
    for i in 0..<units.count where units[i].kind == .scope || units[i].kind == .cue {
      guard let actor = speaker(i)?.first, actor.mention >= 0 else { continue }
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
