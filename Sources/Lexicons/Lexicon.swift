public import TextModel

/// How a term of the lexicon names its entity.
public enum TermRole: UInt8, Sendable {
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
  /// The table's file and line.
  public var place: String
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
}

/// The part of speech of a cue.
public enum PartOfSpeech: String, Sendable {
  case verb, noun, adjective, adverb, phrase
}

/// What a scope row does; the first cases are cues of a record, the last ones only steer.
public enum ScopeKind: String, Sendable {
  case negation, pseudo, modal, intensifier, contrast, concession, condition, question, report, distance
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
  /// A phrase in which no name is a name.
  case blocked
  /// An ordinary word, whose characters stand for no country.
  case word
}

/// One name of one row.
struct Term: Sendable {
  var target: TermTarget
  var role: TermRole
  var rule: CaseRule
  /// The form as written, a range of `Lexicon.surfaces`.
  var surface: Range<Int32>
}

/// All tables, compiled: immutable, shared by all threads.
public final class Lexicon: Sendable {
  /// The entities.
  public let entities: [EntityEntry]
  /// The cues of stances.
  public let cues: [CueEntry]
  /// The words that change cues.
  public let scopes: [ScopeEntry]
  /// One hash over the content of all tables, 16 hexadecimal digits.
  public let hash: String
  /// How many different surfaces the matcher looks for.
  public var surfaceCount: Int { automaton.keyCount }

  let automaton: Automaton
  let terms: [Term]
  let surfaces: [UInt16]
  /// The terms of key k are `termsOfKey[firstTerm[k] ..< firstTerm[k + 1]]`.
  let firstTerm: [Int32]
  let termsOfKey: [Int32]
  /// Single characters that stand for a country inside compounds: 美 -> entities, the usual one first.
  let shortCharacters: [UInt16: [Int32]]
  /// Whether a folded unit is a key of `shortCharacters`; 65,536 elements.
  private let isShort: [Bool]
  private let lists: [String: WordList]
  /// The classes of words for the grammar of clauses.
  public let wordClasses: WordClasses
  private let indexOfID: [String: Int32]

  init(
    entities: [EntityEntry], cues: [CueEntry], scopes: [ScopeEntry], hash: String, automaton: Automaton, terms: [Term],
    surfaces: [UInt16], firstTerm: [Int32], termsOfKey: [Int32], shortCharacters: [UInt16: [Int32]],
    lists: [String: WordList], indexOfID: [String: Int32]
  ) {
    self.entities = entities
    self.cues = cues
    self.scopes = scopes
    self.hash = hash
    self.automaton = automaton
    self.terms = terms
    self.surfaces = surfaces
    self.firstTerm = firstTerm
    self.termsOfKey = termsOfKey
    self.shortCharacters = shortCharacters
    self.lists = lists
    wordClasses = WordClasses { lists[$0] ?? WordList() }
    self.indexOfID = indexOfID
    var isShort = [Bool](repeating: false, count: 65536)
    for unit in shortCharacters.keys { isShort[Int(unit)] = true }
    self.isShort = isShort
  }

  /// The index of an entity, or nil.
  public func entity(_ id: String) -> Int? { indexOfID[id].map(Int.init) }

  /// Whether a folded unit stands for a country in compounds.
  public func isShort(_ unit: UInt16) -> Bool { isShort[Int(unit)] }

  /// A word list of the grammar tables; empty if no table has it.
  public func list(_ name: String) -> WordList { lists[name] ?? WordList() }

  /// The entities that a single character stands for in compounds (`unit` is folded), the usual one first.
  public func entities(short unit: UInt16) -> [Int32] { shortCharacters[unit] ?? [] }
}
