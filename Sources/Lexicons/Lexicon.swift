public import TextModel

/// How a term of the lexicon names its entity.
public enum TermRole: UInt8, Sendable, CaseIterable {
  case name, demonym, metonym, short
}

/// How the case of a Latin term must stand in the text.
enum CaseRule: UInt8, Sendable {
  /// In any case.
  case any
  /// Capitals of the term are capitals in the text; other letters as they like.
  case capitals
  /// Letter for letter.
  case exact
}

/// An entity row.
public struct EntityEntry: Sendable {
  /// Its id, e.g. `country/JP`.
  public var id: String
  /// Its type.
  public var type: EntityType
  /// Its English name, or the Chinese one where it has no English name.
  public var name: String
  /// The ids it belongs to, or that belong to it as members.
  public var of: [String]
  /// Offices with dates, or years of existence, as written in the table.
  public var valid: String
  /// The table's file.
  public var file: String
  /// The line in it, counted from 1.
  public var line: Int32
  /// `countries.tsv:12`
  public var place: String { "\(file):\(line)" }
}

/// A cue row.
public struct CueEntry: Sendable {
  /// Its id, e.g. `zh/谴责.v`.
  public var id: String
  /// `verb`, `noun`, `adjective`, `adverb`, `phrase`.
  public var part: PartOfSpeech
  /// Polarity times strength: -1…1.
  public var value: Double
  /// The patterns, as written, separated by `|`.
  public var pattern: String
  /// What the patterns amount to.
  public var frames: [CueFrame]
  /// Whether it takes sides on treaties and laws only: ratify, 批准.
  public var isOfLaws = false
}

/// The part of speech of a cue.
public enum PartOfSpeech: String, Sendable, CaseIterable {
  case verb, noun, adjective, adverb, phrase
}

/// Parts of speech of one word.
public struct PartSet: OptionSet, Sendable {
  /// The set as bits.
  public let rawValue: UInt8
  /// Makes a set of bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A set of one.
  public init(_ part: PartOfSpeech) {
    self =
      switch part {
      case .verb: .verb
      case .noun: .noun
      case .adjective: .adjective
      case .adverb: .adverb
      case .phrase: .phrase
      }
  }

  /// A verb.
  public static let verb = PartSet(rawValue: 1)
  /// A noun.
  public static let noun = PartSet(rawValue: 2)
  /// An adjective.
  public static let adjective = PartSet(rawValue: 4)
  /// An adverb.
  public static let adverb = PartSet(rawValue: 8)
  /// A set phrase.
  public static let phrase = PartSet(rawValue: 16)
}

/// What a scope row does; the first cases are cues of a record, the last ones only steer.
public enum ScopeKind: String, Sendable, CaseIterable {
  case negation, pseudo, modal, intensifier, contrast, concession, condition, question, report, distance
  /// A negation behind what it negates: 打不倒, 信心不足.
  case postnegation
}

/// A row of words that change a cue.
public struct ScopeEntry: Sendable {
  /// Its id, e.g. `en/scope/not`.
  public var id: String
  /// What it does.
  public var kind: ScopeKind
  /// The factor, or the attitude to the speaker; see the table's documentation.
  public var value: Double
}

/// What a term leads to.
enum TermTarget: Sendable {
  case entity(Int32)
  case cue(Int32)
  case scope(Int32)
  /// The head of a form with a gap: the index in `Lexicon.gaps`.
  case gap(Int32)
  /// A phrase in which no name is a name.
  case blocked
  /// An ordinary word, whose characters stand for no country.
  case word
}

/// One name of one row: plain numbers, because it lies in an image.
struct Term: Sendable {
  private var kind: UInt8
  private var roleNumber: UInt8
  private var ruleNumber: UInt8
  private var index: Int32
  private var surfaceStart: Int32
  private var surfaceEnd: Int32

  init(target: TermTarget, role: TermRole, rule: CaseRule, surface: Range<Int32>) {
    (kind, index) =
      switch target {
      case .entity(let index): (0, index)
      case .cue(let index): (1, index)
      case .scope(let index): (2, index)
      case .blocked: (3, 0)
      case .word: (4, 0)
      case .gap(let index): (5, index)
      }
    roleNumber = role.rawValue
    ruleNumber = rule.rawValue
    surfaceStart = surface.lowerBound
    surfaceEnd = surface.upperBound
  }

  var target: TermTarget {
    switch kind {
    case 0: .entity(index)
    case 1: .cue(index)
    case 2: .scope(index)
    case 3: .blocked
    case 5: .gap(index)
    default: .word
    }
  }
  var role: TermRole { TermRole(rawValue: roleNumber) ?? .name }
  var rule: CaseRule { CaseRule(rawValue: ruleNumber) ?? .any }
  /// The form as written, a range of `Lexicon.surfaces`; empty where its capitals do not matter.
  var surface: Range<Int32> { surfaceStart..<max(surfaceStart, surfaceEnd) }
}

/// All tables, compiled: immutable, shared by all threads. It lies in an image, in memory or in a file mapped in.
public final class Lexicon: Sendable {
  /// The entities.
  public let entities: [EntityEntry]
  /// The cues of stances.
  public let cues: [CueEntry]
  /// The words that change cues.
  public let scopes: [ScopeEntry]
  /// The words of numbers, dates and amounts.
  public let values: [ValueWord]
  /// One hash over the content of all tables, 16 hexadecimal digits.
  public let hash: String
  /// How many different surfaces the matcher looks for.
  public var surfaceCount: Int { wordKeys.count + automaton.keyCount }

  /// The keys of words; behind them are counted those of `automaton`.
  let wordKeys: WordKeys
  let automaton: Automaton
  /// The terms of key k are `terms[firstTerm[k] ..< firstTerm[k + 1]]`.
  let terms: FlatArray<Term>
  let firstTerm: FlatArray<Int32>
  let surfaces: FlatArray<UInt16>
  /// Single characters that stand for a country inside compounds: 美 -> entities, the usual one first.
  private let shortCharacters: [UInt16: [Int32]]
  /// Whether a folded unit is a key of `shortCharacters`; 65,536 elements.
  private let isShort: [Bool]
  private let lists: [String: WordList]
  /// The classes of words for the grammar of clauses.
  public let wordClasses: WordClasses
  private let ids: IDTable
  /// The tails of forms with gaps.
  let gaps: FlatArray<GapForm>
  let gapTails: FlatArray<UInt16>
  let image: Image

  /// The lexicon that lies in an image. Throws if the image is not whole. Complexity: O(rows); names and keys are used
  /// where they lie.
  init(_ image: Image) throws(Image.Damaged) {
    self.image = image
    let strings = try image.strings()
    // Half of the rows on another thread: this runs at every start.
    let others = Later { () throws(Image.Damaged) in
      (try image.rows("entities", strings, of: EntityEntry.self), try image.rows("values", strings, of: ValueWord.self))
    }
    cues = try Lexicon.cues(of: image, strings)
    (entities, values) = try others.get()
    scopes = try image.rows("scopes", strings)
    hash = try image.rows("facts", strings, of: LexiconFacts.self).first?.hash ?? ""
    wordKeys = try WordKeys(image)
    automaton = try Automaton(image)
    terms = try image.array("terms")
    firstTerm = try image.array("firstTerm")
    surfaces = try image.array("surfaces")
    ids = IDTable(slots: try image.array("idSlots"))
    var shortCharacters: [UInt16: [Int32]] = [:]
    var isShort = [Bool](repeating: false, count: 65536)
    for row in try image.rows("shorts", strings, of: ShortCharacter.self) {
      shortCharacters[row.unit] = row.entities
      isShort[Int(row.unit)] = true
    }
    self.shortCharacters = shortCharacters
    self.isShort = isShort
    gaps = try image.array("gaps")
    gapTails = try image.array("gapTails")
    let hashes: FlatArray<UInt64> = try image.array("listSlots")
    var lists: [String: WordList] = [:]
    for row in try image.rows("lists", strings, of: ListRow.self) {
      lists[row.name] = try WordList(row, in: hashes)
    }
    self.lists = lists
    wordClasses = WordClasses { lists[$0] ?? WordList() }
  }

  private static func cues(of image: Image, _ strings: [String]) throws(Image.Damaged) -> [CueEntry] {
    let patterns: [CuePattern] = try image.rows("patterns", strings)
    let areOfLaws = patterns.map { !$0.frames.isEmpty && $0.frames.allSatisfy(\.targetsLaw) }
    return try image.rows("cues", strings, of: CueRow.self).map { row throws(Image.Damaged) in
      guard patterns.indices.contains(Int(row.pattern)) else { throw Image.Damaged(reason: "a cue has no pattern") }
      let pattern = patterns[Int(row.pattern)]
      return CueEntry(
        id: row.id, part: row.part, value: row.value, pattern: pattern.column, frames: pattern.frames,
        isOfLaws: areOfLaws[Int(row.pattern)])
    }
  }

  /// The index of an entity, or nil.
  public func entity(_ id: String) -> Int? { ids.index(of: id, in: entities) }

  /// Whether a folded unit stands for a country in compounds.
  public func isShort(_ unit: UInt16) -> Bool { isShort[Int(unit)] }

  /// A word list of the grammar tables; empty if no table has it.
  public func list(_ name: String) -> WordList { lists[name] ?? WordList() }

  /// The entities that a single character stands for in compounds (`unit` is folded), the usual one first.
  public func entities(short unit: UInt16) -> [Int32] { shortCharacters[unit] ?? [] }
}
