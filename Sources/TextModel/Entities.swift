/// The type of a mention: the names of OntoNotes 5 plus `WEAPON` and `TOPIC`.
public enum EntityType: String, Sendable, CaseIterable {
  case person = "PERSON"
  case group = "NORP"
  case facility = "FAC"
  case organisation = "ORG"
  case politicalEntity = "GPE"
  case location = "LOC"
  case product = "PRODUCT"
  case event = "EVENT"
  case work = "WORK_OF_ART"
  case law = "LAW"
  case language = "LANGUAGE"
  case date = "DATE"
  case time = "TIME"
  case percent = "PERCENT"
  case money = "MONEY"
  case quantity = "QUANTITY"
  case ordinal = "ORDINAL"
  case cardinal = "CARDINAL"
  case weapon = "WEAPON"
  case topic = "TOPIC"
  /// A given mention whose type the caller did not say and the lexicon does not know.
  case unknown = ""

  /// Whether mentions of this type can take or receive a stance.
  public var isActor: Bool {
    switch self {
    case .person, .group, .organisation, .politicalEntity, .facility, .location, .law, .product, .event, .work,
      .weapon, .topic, .unknown:
      true
    default: false
    }
  }
}

/// How a mention uses its name.
public enum MentionRole: String, Sendable {
  /// A name from the lexicon, or found by a pattern.
  case name
  /// The name of a people or an adjective of a country: "Japanese".
  case demonym
  /// A capital or a building that stands for its government: "Washington said", 白宫.
  case metonym
  /// A form that is short for a name of this document or is used in compounds only: "Rubio", 美.
  case short
  /// Several members in one word: 中美, "US-Japan".
  case compound
  /// Something that stands for a group named before: 两国, "both sides".
  case group
  /// A mention that the caller gave.
  case given
}

/// One place in a text that names an entity.
public struct Mention: Sendable {
  /// Where it stands, in UTF-16 code units.
  public var span: TextSpan
  /// Its type.
  public var type: EntityType
  /// The id of the entity (`country/JP`), "" if unknown.
  public var entity: String
  /// The entity's English name, or the surface where it is unknown.
  public var name: String
  /// The normalised value of a date, amount or number; otherwise "".
  public var value: String
  /// The ids of a compound's or an alliance's members, in the order of the text.
  public var members: [String]
  /// The index of the mention that holds this one, or -1.
  public var parent: Int
  /// How the name is used.
  public var role: MentionRole
  /// The lexicon row or rule that fired.
  public var entry: String
  /// How sure the rule is, 0 to 1.
  public var score: Double

  /// Makes a mention.
  public init(
    span: TextSpan, type: EntityType, entity: String, name: String, value: String = "", members: [String] = [],
    parent: Int = -1, role: MentionRole, entry: String, score: Double = 1
  ) {
    self.span = span
    self.type = type
    self.entity = entity
    self.name = name
    self.value = value
    self.members = members
    self.parent = parent
    self.role = role
    self.entry = entry
    self.score = score
  }

  /// What this mention is about: its entity, or its members.
  public var ids: [String] { entity.isEmpty ? members : [entity] }
}

/// A mention that the caller knows and hands in with the document.
public struct GivenMention: Hashable, Sendable {
  /// Where it stands, in UTF-16 code units.
  public var span: TextSpan
  /// Its type, or `.unknown`.
  public var type: EntityType
  /// The id the caller uses for it, or "".
  public var entity: String

  /// Makes a given mention.
  public init(span: TextSpan, type: EntityType, entity: String) {
    self.span = span
    self.type = type
    self.entity = entity
  }
}
