internal import TextModel

/// Which opening mark goes with which closing one, inside each paragraph.
struct MarkPairs {
  /// For every mark the index of its partner, or -1.
  private var partners: [Int32] = []
  private var open: [(mark: Int, closing: UInt16)] = []

  /// How many marks may be open at a time; a text that opens more has lost its closing marks.
  private static let depth = 16

  /// Pairs the marks of a text. Complexity: O(n).
  mutating func find(_ text: [UInt16], _ tokens: [Token], _ marks: [Mark]) {
    partners.removeAll(keepingCapacity: true)
    partners.append(contentsOf: repeatElement(-1, count: marks.count))
    open.removeAll(keepingCapacity: true)
    for (m, mark) in marks.enumerated() {
      switch mark.kind {
      case .lineEnd: open.removeAll(keepingCapacity: true)
      case .open:
        let unit = text[Int(tokens[mark.token].span.start)]
        guard let closing = MarkPairs.closing(unit) else { continue }
        // A second " without a first that closed: the first has no partner.
        if closing == unit, let last = open.lastIndex(where: { $0.closing == unit }) { open.remove(at: last) }
        if open.count == MarkPairs.depth { open.removeFirst() }
        open.append((m, closing))
      case .close:
        let unit = text[Int(tokens[mark.token].span.start)]
        guard let last = open.lastIndex(where: { $0.closing == unit }) else { continue }
        partners[open[last].mark] = Int32(m)
        partners[m] = Int32(open[last].mark)
        open.removeSubrange(last...)
      default: break
      }
    }
  }

  /// The partner of a mark; nil if it has none.
  func partner(of mark: Int) -> Int? { partners[mark] < 0 ? nil : Int(partners[mark]) }

  private static func closing(_ unit: UInt16) -> UInt16? {
    switch unit {
    case 0x22, 0x27: unit
    case 0x28, 0x2039: unit + 1
    case 0x5B, 0x7B: unit + 2
    case 0xAB: 0xBB
    case 0x2018, 0x201C: unit + 1
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A: unit + 1
    case 0x301D: 0x301E
    case 0xFF08: 0xFF09
    case 0xFF3B, 0xFF5B: unit + 2
    case 0xFF62: 0xFF63
    default: nil
    }
  }
}
