internal import Records
internal import TextModel

/// How far annotations differ on an item: where another annotator, the same text elsewhere, or a copy or translation of it
/// gives another answer.
struct Disagreement {
  /// Another annotator's answers: the sum of the scores on each question.
  private var others: [UInt64: Double] = [:]
  /// The ids of the documents that the other annotated, hashed.
  private var documents = Set<UInt64>()
  let level: ItemLevel

  init(level: ItemLevel) { self.level = level }

  /// Reads another annotator's records. Lines that cannot be used are noted.
  mutating func read(_ paths: [String], note: (DatasetEvent) -> Void) throws -> Int {
    var failures = 0
    var files = RecordFiles(paths: paths)
    while true {
      let line: Result<RecordLine, RecordFailure>?
      do {
        line = try files.next()
      } catch {
        throw DatasetFailure.input("\(error)")
      }
      switch line {
      case nil: return failures
      case .failure(let failure):
        failures += 1
        note(.failure(failure))
      case .success(.error): break
      case .success(.record(let record)): add(record.document)
      }
    }
  }

  private mutating func add(_ document: Document) {
    documents.insert(Mix.hash(document.id))
    if level == .document {
      for position in document.positions {
        let key = Question.key(document: document.id, sentence: -1, target: position.target)
        others[key, default: 0] += position.score * Double(max(1, position.favor + position.against))
      }
    } else {
      for stance in document.stances {
        let key = Question.key(document: document.id, sentence: stance.sentence, target: stance.target)
        others[key, default: 0] += stance.score
      }
    }
  }

  /// The disagreement on each item, 0 to 1. Complexity: O(items).
  func values(_ corpus: Corpus, _ clusters: Clusters) -> [Float] {
    // The signs on a target in a document, and in all copies and translations of it.
    var own: [UInt64: (favor: Int, against: Int)] = [:]
    var family: [UInt64: (favor: Int, against: Int)] = [:]
    var answers: [UInt64: Float] = [:]
    func key(_ item: Corpus.ItemEntry, _ document: Int) -> UInt64 {
      Mix.finish(
        Mix.add(UInt64(item.target), to: Mix.add(UInt64(item.holder), to: Mix.add(UInt64(document), to: Mix.seed))))
    }
    for item in corpus.items where !item.isBackground && item.score != 0 {
      let isFavor = item.score > 0
      for (table, document) in [(0, Int(item.document)), (1, clusters.families[Int(item.document)])] {
        let key = key(item, document)
        if table == 0 {
          if isFavor { own[key, default: (0, 0)].favor += 1 } else { own[key, default: (0, 0)].against += 1 }
        } else {
          if isFavor { family[key, default: (0, 0)].favor += 1 } else { family[key, default: (0, 0)].against += 1 }
        }
      }
      answers[item.question, default: 0] += item.score
    }
    func dissent(_ counts: (favor: Int, against: Int)?, _ score: Float) -> Double {
      guard let counts, score != 0 else { return 0 }
      let contrary = score > 0 ? counts.against : counts.favor
      return Double(contrary) / Double(max(1, counts.favor + counts.against))
    }
    return corpus.items.map { item in
      let document = Int(item.document)
      var value = max(
        0.6 * dissent(own[key(item, document)], item.score),
        0.8 * dissent(family[key(item, clusters.families[document])], item.score))
      if documents.contains(Mix.hash(corpus.documents[document].id)) {
        let mine = Double(answers[item.question] ?? 0)
        let other = others[item.question] ?? 0
        if mine * other < 0 {
          value = 1
        } else if (mine == 0) != (other == 0) {
          value = max(value, 0.7)
        }
      }
      return Float(value)
    }
  }
}
