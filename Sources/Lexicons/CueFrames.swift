/// Where a cue finds its holder and its target: one alternative of the `pattern` column, compiled.
///
/// `H` is the holder, `T` the target, `X` other words, `~` the cue. Examples: `H ~ T` (subject and object), `H ~ against T`,
/// `T's ~`, `~ of T by H`, `T be ~`, `~ T`, `H&T ~`, `H ~ X` (the sign multiplies with that of what X is), `T ~ X!` (the
/// same, where X is known to be good or bad), `H 对 T ~`, `H 视 T 为 ~`, `T 的 ~`. `H!` also gives the author the cue's sign
/// toward the holder; `T:law` is a treaty, a law or an agreement; `*` is for proximity only.
public struct CueFrame: Hashable, Sendable {
  /// A place in the clause, seen from the cue.
  public enum Slot: UInt8, Sendable, CaseIterable {
    /// Nowhere: for a holder, the author.
    case none
    case subject, object
    /// The owner: T's ~, T 的 ~.
    case possessive
    /// Behind the preposition `word`, after the cue; in Chinese behind the coverb `word` before it.
    case preposition
    /// The noun that the cue describes.
    case attribute
  }

  /// Where the holder stands.
  public var holder: Slot = .none
  /// The key of the holder's preposition, or 0.
  public var holderWord: UInt64 = 0
  /// Where the target stands.
  public var target: Slot = .none
  /// The key of the target's preposition, or 0.
  public var targetWord: UInt64 = 0
  /// Whether holder and target change places: `H&T ~`.
  public var isMutual = false
  /// Whether the sign multiplies with that of the object: `H ~ X`, `T ~ X`.
  public var takesSign = false
  /// Whether that sign must be known: `T ~ X!`.
  public var needsSign = false
  /// Whether a form of "be" stands between: `T be ~`, `H be ~ of T`, `T 是 ~`.
  public var isPredicate = false
  /// Whether the target is a treaty, a law or an agreement: `H ~ T:law`, ratify, 批准.
  public var targetsLaw = false
  /// Whether the author judges the holder by it, with the cue's sign (`H! ~ T`) or the other one (`H- ~ T`).
  public var judgesHolder = false
  /// Whether that is the other sign: kowtow, 纵容.
  public var turnsOnHolder = false
  /// The pattern as the table has it.
  public var pattern: String

  /// Every alternative of a pattern column; `*` gives none. Alternatives that are no pattern are left out.
  static func all(in column: String) -> [CueFrame] {
    column.split(separator: "|").compactMap { CueFrame(String($0).trimmingBlanks) }
  }

  /// A frame to be filled in by reading.
  static let blank = CueFrame(pattern: "")

  private init(pattern: String) { self.pattern = pattern }

  /// Reads one alternative; nil if it has no `~` or names neither holder nor target.
  init?(_ pattern: String) {
    self.init(pattern: pattern)
    var words = pattern.split(separator: " ").map(String.init)
    if let law = words.firstIndex(of: "T:law") {
      words[law] = "T"
      targetsLaw = true
    }
    guard let cue = words.firstIndex(of: "~") else { return nil }
    let before = Array(words[..<cue])
    let after = Array(words[(cue + 1)...])
    isPredicate = before.contains("be") || before.contains("是")
    needsSign = after.contains("X!")
    takesSign = needsSign || before.contains("X") || after.contains("X")
    readMutual(before, after)
    readHolder(before, after)
    readTarget(before, after)
    if holder == .none, target == .none, !isMutual { return nil }
    // `H ~ X on T` has its target; only without one does X decide.
    if target == .preposition { takesSign = false }
  }

  private mutating func readMutual(_ before: [String], _ after: [String]) {
    isMutual = (before + after).contains("H&T") || (before + after).contains("H&T's")
  }

  private mutating func readHolder(_ before: [String], _ after: [String]) {
    for word in before where ["H", "H!", "H-", "H's", "H!'s", "H-'s"].contains(word) {
      holder = word.hasSuffix("'s") ? .possessive : .subject
      turnsOnHolder = word.hasPrefix("H-")
      judgesHolder = turnsOnHolder || word.hasPrefix("H!")
    }
    // `T ~ H`: the object feels what the subject causes.
    if after.first == "H" { holder = .object }
    if before.last == "的", before.first == "H", before.count == 2 { holder = .possessive }
    if let at = after.firstIndex(where: { ["H", "H!", "H-"].contains($0) }), at > 0 {
      holder = .preposition
      holderWord = WordClasses.key(after[at - 1])
      turnsOnHolder = after[at] == "H-"
      judgesHolder = after[at] != "H"
    }
    if let at = before.firstIndex(of: "H"), at > 0, ["遭", "被", "受"].contains(before[at - 1]) {
      holder = .preposition
      holderWord = WordClasses.key("被")
    }
  }

  private mutating func readTarget(_ before: [String], _ after: [String]) {
    if let at = after.firstIndex(of: "T") {
      if at == 0 {
        target = holder == .none && before.isEmpty ? .attribute : .object
      } else if after[at - 1] == "的" {
        target = .attribute
      } else {
        target = .preposition
        targetWord = WordClasses.key(after[at - 1])
      }
      return
    }
    if let at = before.firstIndex(where: { $0 == "T" || $0 == "T's" }) {
      if before[at] == "T's" || (before.last == "的" && at == before.count - 2 && holder == .none && at == 0) {
        target = .possessive
      } else if at > 0, !["H", "H!", "H-"].contains(before[at - 1]) {
        target = .preposition
        targetWord = WordClasses.key(before[at - 1])
      } else {
        target = .subject
      }
      return
    }
    if takesSign, holder != .none { target = .object }
  }

  /// What the author holds of the holder, if the cue says `value` of the target.
  public func onHolder(_ value: Double) -> Double { turnsOnHolder ? -value : value }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}

/// A pattern column of cues, compiled.
struct CuePattern: CompiledRow {
  var column: String
  var frames: [CueFrame]

  static let blank = CuePattern(column: "", frames: [])

  mutating func code(_ coder: inout RowCoder) {
    coder.code(&column)
    coder.code(&frames, blank: .blank) { coder, frame in
      coder.code(&frame.holder)
      coder.code(bits: &frame.holderWord)
      coder.code(&frame.target)
      coder.code(bits: &frame.targetWord)
      coder.code(&frame.isMutual)
      coder.code(&frame.takesSign)
      coder.code(&frame.needsSign)
      coder.code(&frame.isPredicate)
      coder.code(&frame.targetsLaw)
      coder.code(&frame.judgesHolder)
      coder.code(&frame.turnsOnHolder)
      coder.code(&frame.pattern)
    }
  }
}
