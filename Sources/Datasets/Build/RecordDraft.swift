internal import Records
internal import TextModel

/// What one thread makes of one record: everything that needs the whole document, so that the document can be let go.
struct RecordDraft: Sendable {
  var id: String
  var source: String
  var line: Int
  var language = Language.undetermined
  var published = ""
  var publisher = ""
  var authors: [String] = []
  /// A hash of the id and the text.
  var content: UInt64 = 0
  var provenance = Provenance()
  /// Why the filter leaves the document out, or nil.
  var refusal: String?
  var entry: DuplicateIndex.Entry?
  var features: TranslationFeatures?
  /// The comparable text of the body.
  var comparable: [UInt8] = []
  var items: [ItemDraft] = []
}

/// What one thread makes of one item.
struct ItemDraft: Sendable {
  var target: String
  var holder: String
  var label: StanceLabel
  var voice: Voice
  var language: Language
  var score: Double
  var uncertainty: Double
  var isBackground: Bool
  /// A hash of document, sentence and target: the question that another annotator may have answered otherwise.
  var question: UInt64
  /// The place of its context in the draft's `contexts`.
  var context: ContextDraft
  /// The line up to cluster, group and split.
  var head: [UInt8]
}

/// The text of an item as copies of it are found.
struct ContextDraft: Sendable {
  /// Values a sketch.
  static let size = 32

  var hash: UInt64
  var sketch: [UInt32]
  var comparable: [UInt8]

  init(_ text: [UInt16]) {
    let comparable = ComparableText(text)
    hash = comparable.hash
    sketch = Sketch(comparable, size: ContextDraft.size).values
    self.comparable = comparable.bytes
  }
}

/// Makes drafts of the lines of files of records; one a thread.
struct DraftMaker: Sendable {
  /// A line that gave no draft.
  enum Outcome: Sendable {
    case draft(RecordDraft)
    /// The input of this record had failed when it was annotated.
    case inputFailed
    case failure(RecordFailure)
  }

  /// Nil if only the documents are wanted.
  let builder: ItemBuilder?
  private let parser = RecordParser()

  init(builder: ItemBuilder?) { self.builder = builder }

  func outcome(_ raw: RecordFiles.RawLine) -> Outcome {
    do {
      switch try parser.parse(raw.bytes, source: raw.source, line: raw.line) {
      case .error: return .inputFailed
      case .record(let record): return .draft(draft(record, raw))
      }
    } catch {
      return .failure(error)
    }
  }

  private func draft(_ record: AnnotatedRecord, _ raw: RecordFiles.RawLine) -> RecordDraft {
    let document = record.document
    var draft = RecordDraft(id: document.id, source: raw.source, line: raw.line)
    draft.provenance = record.provenance
    draft.refusal = builder?.refusal(of: document)
    guard draft.refusal == nil else { return draft }
    draft.language = document.language
    draft.published = Day.count(document.metadata.published) == nil ? "" : document.metadata.published
    draft.publisher = document.metadata.publisher
    draft.authors = document.metadata.authors
    let comparable = ComparableText(document.text, spans: ItemContext.body(document))
    draft.content = Mix.finish(Mix.add(comparable.hash, to: Mix.hash(document.id)))
    draft.entry = DuplicateIndex.Entry(comparable)
    draft.features = TranslationFeatures(document, length: comparable.units.count)
    draft.comparable = comparable.bytes
    // Items of one sentence come one after the other and share its context.
    var last: (text: [UInt16], context: ContextDraft)?
    for item in builder?.items(document) ?? [] {
      let context: ContextDraft
      if let last, last.text == item.text {
        context = last.context
      } else {
        context = ContextDraft(item.text)
        last = (item.text, context)
      }
      draft.items.append(
        ItemDraft(
          target: item.target, holder: item.holder, label: item.label, voice: item.voice, language: item.language,
          score: item.score, uncertainty: item.uncertainty, isBackground: item.isBackground,
          question: Question.key(document: document.id, sentence: item.sentence, target: item.target),
          context: context, head: ItemWriter.head(item, of: document)))
    }
    return draft
  }
}

/// What is asked of an annotator: the stance on a target in a sentence, or in a document.
enum Question {
  /// A hash; `sentence` is -1 for the document.
  static func key(document: String, sentence: Int, target: String) -> UInt64 {
    Mix.hash(document, String(sentence), target)
  }
}
