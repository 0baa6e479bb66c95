internal import UnicodeText

/// What a word is in the grammar of clauses: a set, because "that" is a determiner, a relative and a complementizer.
public struct WordTags: OptionSet, Sendable, Hashable {
  /// The set as bits.
  public let rawValue: UInt64
  /// Makes a set of bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  static func bit(_ place: UInt64) -> WordTags { WordTags(rawValue: 1 << place) }

  /// Articles, quantifiers and demonstratives.
  public static let determiner = bit(0)
  /// Possessive pronouns.
  public static let possessive = bit(1)
  /// Personal pronouns.
  public static let pronoun = bit(2)
  /// Pronouns for a person: he, her, 他.
  public static let he = bit(3)
  /// Pronouns for a thing, a country, a body: it, 它.
  public static let it = bit(4)
  /// Plural pronouns.
  public static let they = bit(5)
  /// The author and those he speaks for.
  public static let we = bit(6)
  /// who, which, that.
  public static let relative = bit(7)
  /// Prepositions; Chinese coverbs.
  public static let preposition = bit(8)
  /// and, or, 和, 、.
  public static let coordinator = bit(9)
  /// but, yet, 但.
  public static let contrast = bit(10)
  /// because, when, 如果.
  public static let subordinator = bit(11)
  /// Forms of "be"; 是.
  public static let be = bit(12)
  /// Forms of "have"; 有.
  public static let have = bit(13)
  /// Forms of "do".
  public static let doing = bit(14)
  /// Modal verbs.
  public static let modal = bit(15)
  /// must, should, 必须: what the author asks for.
  public static let oblige = bit(16)
  /// Verbs between a subject and what is said of it: be, seem, become, 是.
  public static let link = bit(17)
  /// Adverbs and particles.
  public static let adverb = bit(18)
  /// Nouns for people who act for a country: government, troops, 政府.
  public static let personNoun = bit(19)
  /// Offices before a name.
  public static let roleNoun = bit(20)
  /// allies, rivals, tourists: the noun does not stand for its owner.
  public static let allyNoun = bit(21)
  /// relations, ties, 关系.
  public static let relationNoun = bit(22)
  /// Verbs that say little: make, impose, offer.
  public static let lightVerb = bit(23)
  /// Verbs whose object does what follows: urge, force, let, 迫使.
  public static let objectControl = bit(24)
  /// Things everybody wants: peace, trust.
  public static let good = bit(25)
  /// Things nobody wants: war, corruption.
  public static let bad = bit(26)
  /// A verb's base form.
  public static let base = bit(27)
  /// A verb's third person.
  public static let third = bit(28)
  /// A verb's past tense or participle.
  public static let past = bit(29)
  /// A verb's -ing form.
  public static let progressive = bit(30)
  /// A word that is as often a noun as a verb.
  public static let nounOrVerb = bit(31)
  /// A noun that looks like a verb's form.
  public static let notVerb = bit(32)
  /// 的.
  public static let de = bit(33)
  /// 对, 向: the noun behind is the aim.
  public static let towards = bit(34)
  /// 与, 同: the noun behind takes part.
  public static let with = bit(35)
  /// 被, 遭: the noun behind acts.
  public static let passive = bit(36)
  /// 把: the noun behind is the object.
  public static let ba = bit(37)
  /// 在, 从: the noun behind is a place.
  public static let locative = bit(38)

  /// government, regime: with "the", the country spoken of.
  public static let definiteIt = bit(39)
  /// president, leader: with "the", the person spoken of.
  public static let definiteHe = bit(40)

  /// see, call, 视: the object is held for what follows.
  public static let regard = bit(41)
  /// tissue, string, act: the noun behind "of" says what it is.
  public static let container = bit(42)
  /// make, render, bring: the object becomes what follows.
  public static let making = bit(43)

  /// claim, mindset, fear: with "that", what follows is somebody's thought.
  public static let thought = bit(44)
  /// view, eyes: "in his view", what follows is how he sees it.
  public static let view = bit(45)
  /// suffer, undergo: what follows is done to the subject.
  public static let suffering = bit(46)

  /// give, promise, deny: two objects may follow, the first is whom it goes to.
  public static let giving = bit(47)

  /// 令, 让: the noun behind feels what follows.
  public static let causing = bit(48)
  /// 得到, 赢得: the noun behind gives what follows.
  public static let gaining = bit(49)
  /// "urge", "ask": who wants somebody to do something wants it himself.
  public static let asking = bit(50)

  /// document, condemn, face: the object is somebody else's deed.
  public static let witnessing = bit(51)

  /// murder, treatment: "of" names whom it is done to.
  public static let doneNoun = bit(52)

  /// some, critics: people without a name, who may hold a view.
  public static let viewer = bit(53)

  /// statement, letter, report: who makes it says what stands in it.
  public static let documentNoun = bit(54)

  /// Any form of a verb.
  public static let verb: WordTags = [.base, .third, .past, .progressive]
}

/// The classes of the words of the grammar tables, looked up by a stretch of text. Immutable.
public struct WordClasses: Sendable {
  /// Open addressing, at most half full; a key that is 0 is a free slot.
  private let slots: [(key: UInt64, tags: WordTags)]
  private let longest: Int
  private let tables = CharacterTables.shared

  static let english: [(String, WordTags)] = [
    ("en-determiner", .determiner), ("en-possessive", .possessive), ("en-pronoun", .pronoun), ("en-he", .he),
    ("en-it", .it), ("en-they", .they), ("en-we", .we), ("en-relative", .relative),
    ("en-preposition", .preposition), ("en-coordinator", .coordinator), ("en-contrast", .contrast),
    ("en-subordinator", .subordinator), ("en-be", .be), ("en-have", .have), ("en-do", .doing), ("en-modal", .modal),
    ("en-oblige", .oblige), ("en-link", .link), ("en-adverb", .adverb), ("en-person-noun", .personNoun),
    ("en-role-noun", .roleNoun), ("en-ally-noun", .allyNoun), ("en-private-noun", .allyNoun),
    ("en-relation-noun", .relationNoun),
    ("en-light-verb", .lightVerb), ("en-object-control", .objectControl), ("en-abstract-good", .good),
    ("en-abstract-bad", .bad), ("en-noun-not-verb", .notVerb), ("en-regard", .regard), ("en-container", .container),
    ("en-making", .making), ("en-thought", .thought), ("en-view", .view), ("en-suffer", .suffering),
    ("en-giving", .giving), ("en-asking", .asking), ("en-witnessing", .witnessing), ("en-done-noun", .doneNoun),
    ("en-viewer", .viewer), ("en-document-noun", .documentNoun),
    ("en-definite-it", .definiteIt), ("en-definite-he", .definiteHe),
    ("en-verb#base", .base), ("en-verb#third", .third),
    ("en-verb#past", .past), ("en-verb#progressive", .progressive), ("en-verb#noun", .nounOrVerb),
  ]

  static let chinese: [(String, WordTags)] = [
    ("zh-de", .de), ("zh-coverb", .preposition), ("zh-coverb-target", .towards), ("zh-coverb-with", .with),
    ("zh-passive", .passive), ("zh-ba", .ba), ("zh-locative", .locative), ("zh-causative", .objectControl),
    ("zh-coordinator", .coordinator), ("zh-contrast", .contrast), ("zh-subordinator", .subordinator),
    ("zh-copula", .be), ("zh-have", .have), ("zh-he", .he), ("zh-it", .it), ("zh-they", .they), ("zh-we", .we),
    ("zh-oblige", .oblige), ("zh-person-noun", .personNoun), ("zh-role-noun", .roleNoun), ("zh-ally-noun", .allyNoun),
    ("zh-relation-noun", .relationNoun), ("zh-abstract-good", .good), ("zh-abstract-bad", .bad),
    ("zh-regard", .regard), ("zh-bear", .lightVerb), ("zh-causing", .causing),
    ("zh-gaining", .gaining), ("zh-asking", .asking), ("zh-definite-it", .definiteIt), ("zh-definite-he", .definiteHe),
  ]

  init(lists: (String) -> WordList) {
    let found = (WordClasses.english + WordClasses.chinese).map { (list: lists($0), tag: $1) }
    longest = found.map(\.list.longest).max() ?? 0
    var count = 64
    let words = found.map { $0.list.unsortedHashes }
    while count < 2 * words.reduce(0, { $0 + $1.count }) { count *= 2 }
    var slots = [(key: UInt64, tags: WordTags)](repeating: (0, []), count: count)
    for (hashes, entry) in zip(words, found) {
      for hash in hashes {
        var at = Int(truncatingIfNeeded: hash) & (count - 1)
        while slots[at].key != 0, slots[at].key != hash { at = (at + 1) & (count - 1) }
        slots[at].key = hash
        slots[at].tags.insert(entry.tag)
      }
    }
    self.slots = slots
  }

  /// The classes of the word at `text[start ..< end]` (UTF-16 units), in any case; empty if no table has it.
  public func tags(_ text: [UInt16], _ start: Int, _ end: Int) -> WordTags {
    end - start > longest ? [] : tags(WordList.hash(text, start, end, tables), length: end - start)
  }

  /// The classes of the word of a key, which is `length` units long.
  public func tags(_ hash: UInt64, length: Int) -> WordTags {
    if length > longest { return [] }
    return slots.withUnsafeBufferPointer { slots in
      var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[at].key != 0 {
        if slots[at].key == hash { return slots[at].tags }
        at = (at + 1) & (slots.count - 1)
      }
      return []
    }
  }

  /// The key of a word, for comparisons with `key(_:_:_:)`.
  public static func key(_ word: String) -> UInt64 {
    let units = Array(word.utf16)
    return WordList.hash(units, 0, units.count)
  }

  /// The key of the word at `text[start ..< end]`, in any case.
  public static func key(_ text: [UInt16], _ start: Int, _ end: Int) -> UInt64 { WordList.hash(text, start, end) }
}
