public import Lexicons
public import Segmentation
public import TextModel
public import UnicodeText

/// The engine: a lexicon and nothing that changes. Shared by all threads; each makes a worker of its own.
public struct Annotator: Sendable {
  /// The lexicon.
  public let lexicon: Lexicon
  /// What is known of Chinese words; without it, words are those of ICU.
  public let words: WordModel?
  /// Words of the caller, cut as one wherever they stand.
  public let userWords: UserWords?
  /// Compiled while a first worker makes its other parts.
  private let valueVocabulary: Later<ValueVocabulary, Never>

  /// Makes an engine.
  public init(lexicon: Lexicon, words: WordModel? = nil, userWords: UserWords? = nil) {
    self.lexicon = lexicon
    self.words = words
    self.userWords = userWords
    valueVocabulary = Later { ValueVocabulary(lexicon: lexicon) }
  }

  /// A worker for one thread. Throws if ICU's data is missing.
  public func makeWorker() throws(Breaker.Unavailable) -> AnnotationWorker {
    try AnnotationWorker(self, valueVocabulary: valueVocabulary)
  }
}

/// Runs the stages over one document after the other, in buffers that it keeps. Not for two threads at a time.
///
///     let worker = try Annotator(lexicon: lexicon).makeWorker()
///     var document = Document(id: "1", text: Array("华盛顿认为日本必须让步。".utf16))
///     worker.annotate(&document)
///     document.mentions.map(\.entity)   // ["country/US", "country/JP"]
public final class AnnotationWorker {
  private let lexicon: Lexicon
  private let segmenter: Segmenter
  private let matcher: Matcher
  private var entities: EntityFinder
  private var values: ValueFinder
  private let cues: CueFinder
  private var stances: StanceFinder
  private let recorded: RecordedCues

  init(_ annotator: Annotator, valueVocabulary: Later<ValueVocabulary, Never>) throws(Breaker.Unavailable) {
    let lexicon = annotator.lexicon
    self.lexicon = lexicon
    segmenter = try Segmenter(model: annotator.words, userWords: annotator.userWords)
    matcher = Matcher(lexicon: lexicon)
    entities = EntityFinder(lexicon: lexicon)
    cues = CueFinder(lexicon: lexicon)
    stances = StanceFinder(lexicon: lexicon)
    recorded = RecordedCues(lexicon: lexicon)
    values = ValueFinder(vocabulary: valueVocabulary.get())
  }

  /// Writes tokens and sentences only.
  public func segment(_ document: inout Document) { segmenter.segment(&document) }

  /// Writes all layers. What is found depends on the document alone. Complexity: O(n) in the text.
  public func annotate(_ document: inout Document) {
    let found = read(&document)
    recorded.keep(in: &document, found)
  }

  /// From how many units of text on each stage's buffers are let go as soon as nobody needs them: those of a text of
  /// 50 MB take more memory than all that is known about it.
  private static let largeText = 1 << 20

  /// Annotates; returns the rows behind each cue, also those that lost to another reading or only steer.
  func read(_ document: inout Document) -> [FoundCue] {
    let isLarge = document.text.count >= AnnotationWorker.largeText
    segmenter.segment(&document)
    if isLarge { segmenter.releaseWork() }
    matcher.match(document.text, edges: segmenter.edges, softBreaks: segmenter.softBreaks)
    if isLarge { matcher.releaseWork() }
    entities.find(in: &document, matcher: matcher, edges: segmenter.edges)
    if isLarge { segmenter.releaseEdges() }
    values.find(in: &document)
    GivenMentions.add(to: &document, lexicon: lexicon)
    NameTokens.split(&document)
    let found = cues.find(in: &document, words: matcher.words)
    if isLarge { matcher.releaseMatches() }
    QuoteFinder().find(in: &document)
    stances.find(in: &document, cues: found)
    return found
  }

  /// Annotates and also returns the names that were refused and how each cue was read, for explanations.
  public func explain(_ document: inout Document) -> (refusals: [Refusal], derivations: [Derivation]) {
    matcher.keepsRefusals = true
    stances.keepsDerivations = true
    _ = read(&document)
    matcher.keepsRefusals = false
    stances.keepsDerivations = false
    return (matcher.refusals, stances.derivations)
  }
}
