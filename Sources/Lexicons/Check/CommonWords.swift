internal import UnicodeText

/// English words so common that a name spelt like one of them meets it in every text: function words, pronouns, the
/// commonest verbs, nouns, adjectives and adverbs, the months and days; and the closed classes of the grammar tables.
struct CommonWords {
  private let words: Set<[UInt16]>

  init(lists: [String: Set<[UInt16]>]) {
    var words = Set(CommonWords.commonest.split(whereSeparator: \.isWhitespace).map { Array($0.utf16) })
    let closed = [
      "en-determiner", "en-possessive", "en-pronoun", "en-relative", "en-preposition", "en-coordinator", "en-contrast",
      "en-subordinator", "en-be", "en-have", "en-do", "en-modal", "en-adverb",
    ]
    for name in closed { words.formUnion(lists[name] ?? []) }
    self.words = words
  }

  /// Whether folded units are such a word.
  func contains(_ key: [UInt16]) -> Bool { words.contains(key) }

  private static let commonest = """
    a able about above accept across act action add afraid after again against age ago agree aid air all allow almost alone along already also
    although always am among an and anger animal another answer any anyone anything appear are area arm army around arrive as ask
    at attack attention away baby back bad ball bank bar base be bear beat beautiful became because become bed been before began begin behind
    being believe below best better between big bill bit black blood blue board body book born both box boy break bring
    brother brought brown build burn bush business but buy by call came can car card care carry case cash catch cause center
    certain chair chance change check chief child china church city claim class clean clear close cold come common community
    company complete control cook cool corner cost could country couple course court cover cross cry cup current cut daily
    dark data date day dead deal dear death decide deep did die different difficult do does dog done door doubt down draw dream
    dress drink drive drop dry due during each early earth east eat edge effect effort eight either else end enemy enough even evening ever
    every everyone everything exist eye face fact fair fall family far farm fast father fear feel feet felt few field fight figure
    fill final find fine finger finish fire first fish five fly follow food foot for force foreign forget form forward found four free
    fresh friend from front full fun future game garden gave general get gift girl give glass go goal god gold gone good got government
    grand great green ground group grow guess gun had hair half hall hand happen happy hard has hat have he head hear heart heat heavy held
    help her here high hill him himself his history hit hold home hope horse hot hour house how however huge human hundred
    hunt husband i ice idea if important in inside into is island it its itself job join judge just keep kept key kill kind king kitchen
    knew know known land language large last late laugh law lay lead learn least leave left leg less let letter level lie life
    light like line list listen little live long look lord lose lost lot love low machine made main make man many mark market
    matter may maybe me mean measure meet member men mercury middle might mile milk million mind mine minute miss mission modern
    moment money month moon more morning most mother mountain mouth move much music must my name nation nature near need never new news next
    nice night nine no none nor north not note nothing now number of off office often oil old on once one only open or order other our out
    outside over own page paid pain paper part party pass past path pay peace people perhaps person picture piece place plan plant play please
    point police poor position possible post power present press pretty price prince private problem produce public pull push put
    queen question quick quiet quite race rain raise ran rather reach read ready real reason red remain remember reply report rest result
    return rich ride right ring rise river road rock roll room rose round rule run safe said sail same sand sat save saw say scene
    school sea season seat second see seem seen sell send sense sent serious serve service set seven several shall shape share sharp she
    ship shoot shop short should show side sign silver simple since sing sister sit six size skin sky sleep slow small smile snow so
    social soft some someone something sometimes son song soon sort sound south space speak special speed spend spirit spoke spring square
    stand star start state station stay step still stone stood stop store storm story street strong student such sudden summer sun supply sure
    surface table take talk target task tax teach team tell ten term test than thank that the their them then there these they thing think third
    this those though thought three through throw thus till time to today together told tomorrow too took top total touch toward town
    trade train tree trip trouble true trust try turkey turn twelve two under until up upon us use usual value very view village voice
    vote wait walk wall want war warm was wash watch water way we weak wear weather week weight well went were west what wheel when where whether
    which while white who whole whom whose why wide wife wild will win wind window winter wise wish with within without woman women wonder wood
    word work world worry worth would write wrong year yellow yes yesterday yet you young your january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday
    """
}
