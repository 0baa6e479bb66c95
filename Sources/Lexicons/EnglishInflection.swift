/// The inflected forms of English cues. Rules for the regular ones, a table for the irregular verbs.
enum EnglishInflection {
  /// All forms of a lemma of one or more words, the lemma first. In a verb or a phrase the first word is inflected, in a
  /// noun the last one, adjectives and adverbs stay as they are. "its" and "itself" also stand for what others call theirs.
  static func forms(of lemma: String, _ part: PartOfSpeech) -> [String] {
    inflected(lemma, part).flatMap(owned)
  }

  /// "turn its back on" with each of the owners that "its" stands for.
  private static func owned(_ form: String) -> [String] {
    var previous: (UInt8, UInt8) = (0, 0)
    let mayHold = form.utf8.contains { byte in
      defer { previous = (previous.1, byte) }
      return previous == (0x69, 0x74) && byte == 0x73
    }
    guard mayHold else { return [form] }
    let words = form.split(separator: " ", omittingEmptySubsequences: false)
    guard words.contains(where: { $0 == "its" || $0 == "itself" }) else { return [form] }
    return owners.map { owner in
      words.map { $0 == "its" ? owner[0] : $0 == "itself" ? owner[1] : String($0) }.joined(separator: " ")
    }
  }

  private static let owners = [
    ["its", "itself"], ["their", "themselves"], ["his", "himself"], ["her", "herself"],
  ]

  private static func inflected(_ lemma: String, _ part: PartOfSpeech) -> [String] {
    let words = lemma.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return [] }
    switch part {
    case .verb, .phrase:
      if part == .phrase, !isVerb(first, in: words) { return [lemma] }
      let rest = words.dropFirst().joined(separator: " ")
      return verbForms(first).map { rest.isEmpty ? $0 : $0 + " " + rest }
    case .noun:
      let before = words.dropLast().joined(separator: " ")
      let plural = plural(last)
      return plural == last ? [lemma] : [lemma, before.isEmpty ? plural : before + " " + plural]
    case .adjective, .adverb:
      return [lemma]
    }
  }

  /// -s, -ed and -ing forms of a verb, or its irregular ones.
  static func verbForms(_ verb: String) -> [String] {
    if verb == "be" { return ["be", "is", "are", "was", "were", "been", "being", "am"] }
    if verb == "have" { return ["have", "has", "had", "having"] }
    if let dash = verb.lastIndex(where: { $0 == "-" }) {
      // over-react, scapegoat-hunt: the last part is the verb.
      let head = verb[...dash]
      return verbForms(String(verb[verb.index(after: dash)...])).map { head + $0 }
    }
    let third = thirdPerson(verb)
    let doubled = doublesConsonant(verb) ? verb + String(verb.suffix(1)) : verb
    let stem = verb.hasSuffix("e") ? String(verb.dropLast()) : doubled
    var progressive = [stem + "ing"]
    if verb.hasSuffix("ie") { progressive = [String(verb.dropLast(2)) + "ying"] }
    if verb.hasSuffix("ee") || verb.hasSuffix("ye") || verb.hasSuffix("oe") { progressive = [verb + "ing"] }
    var past: [String]
    if let irregular = irregular(verb) {
      past = irregular
    } else if verb.hasSuffix("e") {
      past = [verb + "d"]
    } else if verb.hasSuffix("y"), let before = verb.dropLast().last, !isVowel(before) {
      past = [String(verb.dropLast()) + "ied"]
    } else {
      past = [doubled + "ed"]
    }
    if verb.hasSuffix("l"), doubled == verb, verb.count > 4, let before = verb.dropLast().last, "aeo".contains(before),
      let second = verb.dropLast(2).last, !isVowel(second)
    {
      // British spelling: marshalled, labelled.
      past.append(verb + "led")
      progressive.append(verb + "ling")
    }
    if verb.hasSuffix("c") {
      past = [verb + "ked"]
      progressive = [verb + "king"]
    }
    var all = [verb, third]
    for form in past + progressive where !all.contains(form) { all.append(form) }
    return all
  }

  private static func thirdPerson(_ verb: String) -> String {
    if verb == "do" || verb == "go" || verb.hasSuffix("undergo") || verb.hasSuffix("veto") || verb.hasSuffix("echo") {
      return verb + "es"
    }
    for ending in ["s", "x", "z", "ch", "sh"] where verb.hasSuffix(ending) { return verb + "es" }
    if verb.hasSuffix("y"), let before = verb.dropLast().last, !isVowel(before) { return verb.dropLast() + "ies" }
    return verb + "s"
  }

  private static func plural(_ noun: String) -> String {
    if noun.hasSuffix("ss") || noun.hasSuffix("x") || noun.hasSuffix("ch") || noun.hasSuffix("sh")
      || noun.hasSuffix("z")
    {
      return noun + "es"
    }
    if noun.hasSuffix("s") || noun.hasSuffix("ness") || noun.hasSuffix("ing") && noun.contains("-") { return noun }
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !isVowel(before) { return noun.dropLast() + "ies" }
    if noun.hasSuffix("man") { return noun.dropLast(3) + "men" }
    if noun.hasSuffix("is") { return noun.dropLast(2) + "es" }
    return noun + "s"
  }

  /// One stressed syllable that ends consonant-vowel-consonant, and the longer verbs that are stressed at the end.
  private static func doublesConsonant(_ verb: String) -> Bool {
    let letters = Array(verb)
    guard letters.count >= 3, let last = letters.last, !isVowel(last), !"wxy".contains(last) else { return false }
    guard isVowel(letters[letters.count - 2]), !isVowel(letters[letters.count - 3]) || verb.hasPrefix("qu") else {
      return false
    }
    let vowels = letters.filter(isVowel).count
    return vowels == 1 || stressedAtEnd.contains { verb.hasSuffix($0) }
  }

  private static let stressedAtEnd: [String] = [
    "admit", "commit", "permit", "submit", "omit", "emit", "transmit", "refer", "prefer", "defer", "infer", "confer",
    "deter",
    "occur", "incur", "concur", "recur", "compel", "propel", "expel", "repel", "dispel", "rebel", "control", "patrol",
    "abet",
    "upset", "beset", "forget", "regret", "allot", "begin", "forbid", "equip", "kidnap", "sandbag", "backstab",
    "undercut", "overrun", "outrun", "outwit", "overstep", "sidestep", "outbid", "underpin", "overlap", "offset",
    "reset", "entrap",
  ]

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }

  /// Whether the first word of a phrase is its verb: not an article, preposition or the like.
  private static func isVerb(_ word: String, in words: [String]) -> Bool {
    words.count > 1 && !notVerbs.contains(word) && !word.hasSuffix("ing") && !word.hasSuffix("ed")
      && !word.contains("-")
  }

  private static let notVerbs: Set<String> = [
    "a", "an", "the", "in", "on", "at", "by", "for", "from", "of", "off", "out", "over", "to", "under", "up", "with",
    "without",
    "as", "and", "but", "no", "not", "too", "so", "all", "any", "beyond", "beneath", "against", "above", "below",
    "behind",
    "double", "paper", "loose", "lame", "sitting", "hand", "shoulder", "face", "tit", "zero", "high", "low", "dead",
    "double",
    "more", "less", "one", "two", "well", "hot", "cold", "empty", "hollow", "safe", "open", "free", "false", "red",
    "own",
    "at-risk", "second", "first", "last", "full", "its", "his", "her", "their", "blood", "crocodile", "force", "beacon",
    "model",
    "voice", "thorn", "wolf", "bull", "house", "recipe", "slippery", "race", "witch", "political", "economic",
    "strategic",
  ]

  /// Past tense and participle of an irregular verb, also with a prefix (undercut, outspend); nil if it is regular.
  private static func irregular(_ verb: String) -> [String]? {
    if let forms = table[verb] { return forms }
    for prefix in ["under", "over", "out", "with", "mis", "fore", "re", "un", "up", "for", "be"]
    where verb.hasPrefix(prefix) && verb.count > prefix.count + 2 {
      if let forms = table[String(verb.dropFirst(prefix.count))] { return forms.map { prefix + $0 } }
    }
    return nil
  }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in irregularVerbs.split(separator: ",") {
      let words = line.split(separator: " ").map(String.init)
      table[words[0]] = Array(words.dropFirst())
    }
    return table
  }()

  private static let irregularVerbs = """
    arise arose arisen,bear bore borne,beat beat beaten,become became become,begin began begun,bend bent,bet bet,bid bid,\
    bind bound,bite bit bitten,bleed bled,blow blew blown,break broke broken,breed bred,bring brought,build built,\
    burn burned burnt,burst burst,buy bought,cast cast,catch caught,choose chose chosen,cling clung,come came come,cost cost,\
    creep crept,cut cut,deal dealt,dig dug,do did done,draw drew drawn,dream dreamed dreamt,drink drank drunk,drive drove driven,\
    eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,flee fled,fling flung,fly flew flown,\
    forbid forbade forbidden,forget forgot forgotten,forgive forgave forgiven,forsake forsook forsaken,freeze froze frozen,\
    get got gotten,give gave given,go went gone,grind ground,grow grew grown,hang hung,hear heard,hide hid hidden,hit hit,\
    hold held,hurt hurt,keep kept,kneel knelt,know knew known,lay laid,lead led,lean leaned leant,leap leaped leapt,leave left,\
    lend lent,let let,lie lied,light lit,lose lost,make made,mean meant,meet met,mislead misled,mistake mistook mistaken,pay paid,\
    plead pleaded pled,prove proved proven,put put,quit quit,read read,rid rid,ride rode ridden,ring rang rung,rise rose risen,\
    run ran run,say said,see saw seen,seek sought,sell sold,send sent,set set,shake shook shaken,shed shed,shine shone,\
    shoot shot,show showed shown,shrink shrank shrunk,shut shut,sing sang sung,sink sank sunk,sit sat,slay slew slain,\
    sleep slept,slide slid,sling slung,slit slit,speak spoke spoken,speed sped,spend spent,spill spilled spilt,spin spun,\
    spit spat,split split,spoil spoiled spoilt,spread spread,spring sprang sprung,stand stood,steal stole stolen,stick stuck,\
    sting stung,stink stank stunk,strike struck stricken,string strung,strive strove striven,swear swore sworn,sweep swept,\
    swell swelled swollen,swim swam swum,swing swung,take took taken,teach taught,tear tore torn,tell told,think thought,\
    throw threw thrown,thrust thrust,tread trod trodden,undergo underwent undergone,understand understood,undo undid undone,\
    uphold upheld,wake woke woken,wear wore worn,weave wove woven,weep wept,win won,wind wound,wring wrung,write wrote written,\
    withdraw withdrew withdrawn,withhold withheld,withstand withstood,overcome overcame overcome,overthrow overthrew overthrown
    """
}
