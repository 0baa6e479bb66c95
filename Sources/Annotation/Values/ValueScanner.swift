internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Cuts a text into runs of atoms: digits and words of the vocabulary with nothing but blanks between them. A word that
/// no table has ends the run.
struct ValueScanner {
  private let vocabulary: ValueVocabulary
  private let tables = CharacterTables.shared
  private(set) var atoms: [ValueAtom] = []
  /// Whether the run has an atom that can begin or carry a value, and not only words such as "the".
  private(set) var hasContent = false
  private var gap = 0

  /// Runs longer than this are cut; a page of figures must not become one run.
  private static let longest = 400

  static let connectors = SenseSet(
    .the, .of, .and, .to, .between, .from, .in, .within, .on, .at, .before, .after, .than, .preposition, .comma, .colon,
    .slash, .dot, .title, .yearNoun, .yearApart, .blocked, .article, .counted, .spanThis, .spanPast, .spanNext, .ago,
    .later,
    .since, .am, .pm, .more, .point, .every, .classifier, .partShort, .seasonAmbiguous, .fiscal, .ish, .wholeHour,
    .minus, .half, .clockPast, .oclock, .quarterMark, .halfMark, .measure, .modifierAfterWeak,
    .modifierNeutral, .modifier, .betweenEnd, .ordinalPrefix, .dayMark, .decadeSuffix, .decadeMark, .monthMark,
    .timeUnitShort, .minuteMark, .quarterHour, .subunit, .multiplierShort, .ordinalSuffix, .shareMark,
    .vague, .points, .percent, .currencyCode, .currencyCodeWeak, .currencySymbol, .multiplier, .dozen, .fractionOne,
    .fraction, .shift, .shiftPast, .shiftFinal)

  /// Words that follow a number: behind one, 年底 is 年 and 底.
  private static let units = SenseSet(
    .timeUnit, .dayMark, .decadeMark, .monthMark, .oclock, .minuteMark, .currency, .subunit, .measure, .classifier,
    .points,
    .percent, .tenths, .discount, .scale, .point, .quarterHour, .shareMark, .more, .half, .wholeHour, .moneyNoun)

  private static let lengths = SenseSet(.small, .tens, .vague, .timeUnit, .decadeWord)
  private static let numerals = SenseSet(.digit, .tens, .scale)
  private static let numberLike = SenseSet(.digit, .tens, .scale, .more, .half, .vague)

  /// 年, 月, 日, 号, 周
  private static let calendar: Set<UInt16> = [0x5E74, 0x6708, 0x65E5, 0x53F7, 0x5468]

  init(vocabulary: ValueVocabulary) { self.vocabulary = vocabulary }

  /// Begins a run anew.
  mutating func clear() {
    atoms.removeAll(keepingCapacity: true)
    hasContent = false
    gap = 0
  }

  /// Where the next run begins from `position` on that may hold more than connecting words; `limit` if there is none. Of most English
  /// text no word is in the tables but "the", "of", "in".
  func skip(_ text: [UInt16], from position: Int, limit: Int) -> Int {
    text.withUnsafeBufferPointer { units in
      let actions = vocabulary.actions
      var start = position
      var i = position
      while i < limit {
        switch ValueVocabulary.Action(rawValue: actions[Int(units[i])]) {
        case .letter:
          if isAddress(text, i) { return start }
          let word = vocabulary.firstWord(units, at: i, limit: limit)
          if word.mayCarry { return start }
          i = word.end
          if !word.isKnown { start = i }
        case .space, .skip, .faintSign: i += 1
        case .stop where units[i] != 0x0A:
          i += 1
          start = i
        default: return start
        }
      }
      return limit
    }
  }

  /// Reads from `position` to the end of a run, or to `limit`, and returns where to go on. Then `atoms` is the run.
  mutating func scan(_ text: [UInt16], from position: Int, limit: Int) -> Int {
    let actions = vocabulary.actions
    var i = position
    while i < limit {
      guard let action = ValueVocabulary.Action(rawValue: actions[Int(text[i])]) else { return i + 1 }
      switch action {
      case .stop:
        i += 1
        // A line that goes on in lower case is one sentence with the next.
        if text[i - 1] == 0x0A, i < limit, tables.kind(text[i]) == .letter, !tables.isUpper(text[i]) {
          gap += 1
        } else if !atoms.isEmpty {
          return i
        }
      case .space:
        gap += 1
        i += 1
        if gap > 4, !atoms.isEmpty { return i }
      case .skip: i += 1
      case .digit: i = digits(text, i, limit)
      case .letter:
        if isAddress(text, i) {
          while i < limit, !tables.isSpace(text[i]), text[i] != 0x0A, !tables.isHan(text[i]) { i += 1 }
          if !atoms.isEmpty { return i }
          continue
        }
        let (next, isAtom) = word(text, i, limit)
        i = next
        if !isAtom, !atoms.isEmpty { return i }
      case .sign, .faintSign:
        let (next, isAtom) = sign(text, i, limit)
        i = next
        if !isAtom, !atoms.isEmpty { return i }
      }
      if atoms.count >= ValueScanner.longest { return i }
    }
    return i
  }

  /// Whether `http:` or `https:` begins here.
  private func isAddress(_ text: [UInt16], _ i: Int) -> Bool {
    guard text[i] | 0x20 == 0x68, i + 7 < text.count, text[i + 1] | 0x20 == 0x74, text[i + 2] | 0x20 == 0x74,
      text[i + 3] | 0x20 == 0x70
    else { return false }
    let colon = text[i + 4] | 0x20 == 0x73 ? i + 5 : i + 4
    return text[colon] == 0x3A && text[colon + 1] == 0x2F
  }

  private mutating func add(_ atom: ValueAtom) {
    var atom = atom
    atom.gap = atoms.isEmpty ? 0 : UInt8(min(gap, 9))
    gap = 0
    if atom.isDigits || atom.senses.exceeds(ValueScanner.connectors) { hasContent = true }
    atoms.append(atom)
  }

  private mutating func addEntry(_ entry: Int32, _ text: [UInt16], _ start: Int, _ end: Int) -> Bool {
    let senses = vocabulary.senses(of: entry, text, at: start)
    guard !senses.isEmpty, !senses.contains(.blocked) else { return false }
    add(
      ValueAtom(
        start: Int32(start), end: Int32(end), senses: senses, entry: entry, isHan: tables.isHan(text[start]),
        isUpper: tables.isUpper(text[start])))
    return true
  }

  /// Reads a word of letters; one that is barred is passed over as a whole.
  private mutating func word(_ text: [UInt16], _ start: Int, _ limit: Int) -> (next: Int, isAtom: Bool) {
    let (end, isKnown, _) = text.withUnsafeBufferPointer { vocabulary.firstWord($0, at: start, limit: limit) }
    guard isKnown, start == 0 || tables.kind(text[start - 1]) != .letter else { return (end, false) }
    let found = vocabulary.match(text, at: start, limit: limit, wanting: SenseSet())
    guard found.entry >= 0 else { return (end, false) }
    if vocabulary.hasSense(found.entry, .reference), isLengthAhead(text, found.end, limit) {
      // "in the past" 50 years: the words apart.
      let first = vocabulary.match(text, at: start, limit: end, wanting: SenseSet())
      if first.entry >= 0, first.end == end { return (end, addEntry(first.entry, text, start, end)) }
    }
    return (found.end, addEntry(found.entry, text, start, found.end))
  }

  /// Whether a number or a unit of time follows behind a blank.
  private func isLengthAhead(_ text: [UInt16], _ i: Int, _ limit: Int) -> Bool {
    guard i + 1 < limit, tables.isSpace(text[i]) else { return false }
    if isDigit(text[i + 1]) { return true }
    let next = vocabulary.match(text, at: i + 1, limit: limit, wanting: ValueScanner.lengths)
    return next.wantedEntry >= 0
  }

  /// A word of ideographs, or a sign. Of a run of numerals each is an atom, unless a word that begins with them is longer
  /// (一直, 四川) or is just as long and no part of a longer number (五一).
  private mutating func sign(_ text: [UInt16], _ start: Int, _ limit: Int) -> (next: Int, isAtom: Bool) {
    let afterNumber = atoms.last.map { $0.isDigits || $0.senses.intersects(ValueScanner.numberLike) } ?? false
    if afterNumber, gap < 4 {
      let found = vocabulary.match(text, at: start, limit: limit, wanting: ValueScanner.units)
      // Behind a number 成 is tenths, but 成立 is not; 年 is a year, 年会 or not.
      let isCalendar = ValueScanner.calendar.contains(tables.fold(text[start]))
      if found.wantedEntry >= 0, isCalendar || found.end == found.wantedEnd || !vocabulary.isBlocked(found.entry),
        addEntry(found.wantedEntry, text, start, found.wantedEnd)
      {
        return (found.wantedEnd, true)
      }
    }
    let found = vocabulary.match(
      text, at: start, limit: isUntilThisYear(text, start, limit) ? start + 1 : limit, wanting: ValueScanner.numerals)
    guard found.entry >= 0 else { return (start + 1, false) }
    if found.wantedEntry >= 0 {
      var run = found.wantedEnd
      while run < limit, isNumeral(text, run, limit) { run += 1 }
      let unit = endOfUnit(text, run, limit)
      let joins = afterNumber && gap == 0 || unit > run
      // 二十一世纪: the unit reaches beyond 一世.
      if run > found.end || unit > found.end || run == found.end && (run == start + 1 || joins) {
        if addEntry(found.wantedEntry, text, start, found.wantedEnd) { return (found.wantedEnd, true) }
      }
    }
    return (found.end, addEntry(found.entry, text, start, found.end))
  }

  private func isNumeral(_ text: [UInt16], _ i: Int, _ limit: Int) -> Bool {
    tables.isHan(text[i])
      && vocabulary.match(text, at: i, limit: min(limit, i + 1), wanting: ValueScanner.numerals).wantedEntry >= 0
  }

  /// Where the unit ends that begins at `i`; 0 where none does.
  private func endOfUnit(_ text: [UInt16], _ i: Int, _ limit: Int) -> Int {
    i < limit ? vocabulary.match(text, at: i, limit: limit, wanting: ValueScanner.units).wantedEnd : 0
  }

  /// 至|今年, not 至今.
  private func isUntilThisYear(_ text: [UInt16], _ i: Int, _ limit: Int) -> Bool {
    i + 2 < limit && text[i] == 0x81F3 && text[i + 1] == 0x4ECA && text[i + 2] == 0x5E74
  }

  // MARK: - Digits

  /// Digits with their separators: 1,234.5, ２０２５, 9·3, 2015.5.13.
  private mutating func digits(_ text: [UInt16], _ start: Int, _ limit: Int) -> Int {
    var atom = ValueAtom(start: Int32(start), end: 0, senses: SenseSet(), entry: -1)
    var i = start
    var (whole, count) = field(text, i, limit)
    i += count
    atom.wholeDigits = UInt8(min(count, 255))
    var groups = 0
    while i < limit, isComma(text, i, limit), count <= 3 || groups > 0, let group = group(text, i + 1, limit) {
      whole = whole * 1000 + group
      atom.wholeDigits = UInt8(min(Int(atom.wholeDigits) + 3, 255))
      groups += 1
      i += 4
    }
    atom.isGrouped = groups > 0
    atom.value = whole
    if i + 1 < limit, isPoint(text[i]), isDigit(text[i + 1]) {
      let (fraction, length) = field(text, i + 1, limit)
      let second = i + 1 + length
      if second + 1 < limit, isPoint(text[second]), isDigit(text[second + 1]) {
        let (third, thirdLength) = field(text, second + 1, limit)
        var end = second + 1 + thirdLength
        atom.parts = (
          Int32(clamping: Int(min(whole, 1e9))), Int32(clamping: Int(min(fraction, 1e9))),
          Int32(clamping: Int(min(third, 1e9)))
        )
        atom.firstPartDigits = atom.wholeDigits
        // 192.168.0.1 and longer are no dates.
        while end + 1 < limit, isPoint(text[end]), isDigit(text[end + 1]) {
          end += 1 + field(text, end + 1, limit).1
          atom.parts = (-1, -1, -1)
        }
        i = end
      } else {
        atom.value = length <= 15 ? whole + fraction / power(length) : whole
        atom.fractionDigits = UInt8(min(length, 255))
        i = second
      }
    }
    atom.end = Int32(i)
    add(atom)
    return i
  }

  private func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { value, _ in value * 10 } }

  private func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(tables.fold(unit)) }

  /// A comma of thousands: a full-width one only among full-width digits, otherwise it parts a list.
  private func isComma(_ text: [UInt16], _ i: Int, _ limit: Int) -> Bool {
    text[i] == 0x2C || text[i] == 0xFF0C && i + 1 < limit && text[i + 1] > 0xFF00
  }

  /// A decimal point; the middle dot of 2·87％ is one too.
  private func isPoint(_ unit: UInt16) -> Bool { unit == 0x2E || tables.fold(unit) == 0xB7 }

  private func field(_ text: [UInt16], _ start: Int, _ limit: Int) -> (Double, Int) {
    var value = 0.0
    var i = start
    while i < limit, isDigit(text[i]) {
      value = value * 10 + Double(tables.fold(text[i]) - 0x30)
      i += 1
    }
    return (value, i - start)
  }

  private func group(_ text: [UInt16], _ start: Int, _ limit: Int) -> Double? {
    let (value, count) = field(text, start, min(limit, start + 4))
    return count == 3 ? value : nil
  }
}
