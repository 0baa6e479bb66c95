internal import UnicodeText

/// Mends ICU's sentence boundaries: closing marks stay with their sentence, opening ones go to the next, a quotation in
/// Chinese is not cut at its ！ or ？, and common abbreviations end nothing.
struct SentenceRepair {
  private let text: [UInt16]
  private let tables = CharacterTables.shared
  private var start = 0
  /// Where the sentence ends that `breaks` has just confirmed.
  private(set) var end = 0

  init(text: [UInt16]) { self.text = text }

  mutating func begin(at position: Int) { start = position }

  /// Whether a sentence ends between `from` and `boundary`; then `end` tells where.
  mutating func breaks(_ from: Int, _ boundary: Int) -> Bool {
    end = boundary
    var last = boundary
    while last > from, tables.isSpace(text[last - 1]) { last -= 1 }
    if last == from { return false }
    if text[last..<boundary].contains(where: { $0 == 0x0A || $0 == 0x2029 }) { return true }
    // An opening bracket or quote behind the full stop belongs to what follows.
    while end > from, isOpening(text[end - 1]) { end -= 1 }
    if end < boundary { return end > from }
    // A closing mark in front of what follows belongs to this sentence: wait for the next boundary, or take it.
    if boundary < text.count, isClosing(text[boundary]) {
      var k = boundary
      while k < text.count, isClosing(text[k]) { k += 1 }
      end = k
    }
    if isInsideQuotation(from, last) || isAttributed(last) { return false }
    let terminal = lastTerminal(from, last)
    if terminal == 0x2E, endsWithAbbreviation(from, last) { return false }
    if terminal == 0x21 || terminal == 0x3F {
      var k = boundary
      while k < text.count, tables.isSpace(text[k]) { k += 1 }
      // “Really?” he asked: a small letter goes on.
      if k < text.count, tables.kind(text[k]) == .letter, !tables.isUpper(text[k]), text[k] < 0x250 { return false }
    }
    return true
  }

  /// Whether “…。” is followed by who said it: 他说。, 外交部发言人表示，
  private func isAttributed(_ last: Int) -> Bool {
    guard last < text.count,
      text[last - 1] == 0x201D || text[last - 1] == 0x300D || text[last] == 0x201D || text[last] == 0x300D
    else { return false }
    var k = last
    while k < text.count, isClosing(text[k]) { k += 1 }
    let start = k
    while k < text.count, k - start < 12, tables.isHan(text[k]) {
      let unit = tables.fold(text[k])
      let next = k + 1 < text.count ? text[k + 1] : 0
      let pauses = next == 0x3002 || next == 0xFF0C || next == 0xFF1A
      // 说, 道, 称 and 表示, 指出, 强调 before a pause.
      if pauses, [0x8BF4, 0x9053, 0x79F0, 0x793A, 0x51FA, 0x8C03].contains(unit), k > start { return true }
      k += 1
    }
    return false
  }

  private func lastTerminal(_ from: Int, _ last: Int) -> UInt16 {
    var k = last - 1
    while k > from, isClosing(text[k]) { k -= 1 }
    return text[k]
  }

  /// Whether the stretch opens a Chinese quotation or bracket that closes later in the paragraph.
  private func isInsideQuotation(_ from: Int, _ last: Int) -> Bool {
    // A sentence this long has lost its closing mark.
    guard last - from < 2000 else { return false }
    var open: [UInt16] = []
    var hasHan = false
    for k in from..<last {
      let unit = text[k]
      if let closing = SentenceRepair.closing(unit) {
        open.append(closing)
      } else if unit == open.last {
        open.removeLast()
      } else if tables.isHan(unit) {
        hasHan = true
      }
    }
    guard let wanted = open.first, hasHan || wanted != 0x201D else { return false }
    let limit = min(text.count, last + 300)
    for k in last..<limit {
      if text[k] == 0x0A { return false }
      if text[k] == wanted { return true }
    }
    return false
  }

  private func endsWithAbbreviation(_ from: Int, _ last: Int) -> Bool {
    var k = last - 1
    guard k > from, text[k] == 0x2E else { return false }
    let stop = k
    k -= 1
    while k >= from, tables.kind(text[k]) == .letter || text[k] == 0x2E { k -= 1 }
    let word = String(decoding: text[(k + 1)..<stop], as: UTF16.self)
    if SentenceRepair.titles.contains(word) { return true }
    guard SentenceRepair.initials.contains(word) else { return false }
    // "in the U.S. The …" ends; "U.S. President" does not.
    var next = last
    while next < text.count, tables.isSpace(text[next]) { next += 1 }
    var after = next
    while after < text.count, tables.kind(text[after]) == .letter { after += 1 }
    return !SentenceRepair.starters.contains(String(decoding: text[next..<after], as: UTF16.self))
  }

  private func isClosing(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29, 0x300B, 0x3011, 0x5D, 0x3015: true
    default: false
    }
  }

  private func isOpening(_ unit: UInt16) -> Bool { SentenceRepair.closing(unit) != nil || unit == 0x28 || unit == 0x5B }

  private static func closing(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x201C: 0x201D
    case 0x300C: 0x300D
    case 0x300E: 0x300F
    case 0xFF08: 0xFF09
    case 0x300A: 0x300B
    case 0x3010: 0x3011
    default: nil
    }
  }

  /// Abbreviations that never end a sentence.
  private static let titles: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Sen", "Rep", "Gov",
    "Pres",
    "Rev", "Hon", "St", "Amb", "Sec", "Fr", "Messrs", "vs", "e.g", "i.e", "cf", "al", "Vol", "pp", "Fig", "Ave", "Mt",
  ]
  /// Abbreviations that may end one.
  private static let initials: Set<String> = [
    "U.S", "U.K", "U.N", "E.U", "D.C", "U.S.A", "Inc", "Corp", "Ltd", "Co", "Jr", "Sr", "a.m", "p.m", "etc", "No",
  ]
  private static let starters: Set<String> = [
    "The", "This", "That", "These", "Those", "It", "Its", "He", "She", "They", "We", "I", "You", "But", "And", "Yet",
    "So",
    "In", "On", "At", "As", "By", "For", "From", "If", "When", "While", "Although", "However", "Moreover", "Meanwhile",
    "There", "Their", "His", "Her", "Our", "What", "Why", "How", "Who", "After", "Before", "Since", "With", "Without",
    "A",
    "An", "Some", "Many", "Most", "One", "Nor", "Now", "Then", "Still", "Even", "Not", "No", "To", "Such", "Both",
    "Indeed",
  ]
}
