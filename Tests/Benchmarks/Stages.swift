import AllocationCounter
import Annotation
import Lexicons
import Reading
import Records
import Segmentation
import TextModel
import UnicodeText

/// One measured stage.
struct Figure {
  var name: String
  /// Megabytes of UTF-8 of text a second.
  var rate: Double
  /// How many times as fast as raw ICU on the same text in the same process.
  var ratio: Double
  /// Calls for memory a document.
  var allocations: Double
}

/// Runs the stages over a corpus, one thread, in buffers that are kept.
struct Stages {
  let lexicon: Lexicon
  /// The same lexicon and 50,000 names more.
  let larger: Lexicon
  let words: WordModel?
  let rounds: Int
  /// What the names of the measured stages have in them; nil for all.
  let only: String?

  /// The figures of a corpus, raw ICU first. All stages are run in each round, so that a machine that slows down slows all.
  func measure(_ corpus: Corpus) throws -> [Figure] {
    let all = try self.stages(corpus)
    let stages = [all[0]] + all.dropFirst().filter { only.map($0.name.contains) ?? true }
    var seconds = [[Double]](repeating: [], count: stages.count)
    var allocations = [Double](repeating: 0, count: stages.count)
    for _ in 0..<rounds {
      for (i, stage) in stages.enumerated() {
        let before = allocation_count()
        let began = ContinuousClock.now
        stage.run()
        let took = ContinuousClock.now - began
        seconds[i].append(Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18)
        allocations[i] = Double(allocation_count() - before) / Double(corpus.texts.count)
      }
    }
    return stages.indices.map { i in
      // The ratio is taken within each round.
      let ratios = zip(seconds[0], seconds[i]).map { $0 / $1 }
      return Figure(
        name: stages[i].name, rate: Double(corpus.bytes) / 1e6 / median(seconds[i]), ratio: median(ratios),
        allocations: allocations[i])
    }
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private func stages(_ corpus: Corpus) throws -> [(name: String, run: () -> Void)] {
    let texts = corpus.texts
    let breaker = try Breaker()
    let wordBreaker = try WordBreaker()
    let segmenter = try Segmenter(model: words)
    let matcher = Matcher(lexicon: lexicon)
    let largerMatcher = Matcher(lexicon: larger)
    let annotator = Annotator(lexicon: lexicon, words: words)
    let worker = try annotator.makeWorker()
    let provenance = Provenance(tool: "bench", icu: "", unicode: "", lexicons: "", options: "")
    let writer = RecordWriter(provenance: provenance, withTokens: true)
    let reader = RecordReader()
    let edges = [UInt8](repeating: 1, count: (texts.map(\.count).max() ?? 0) + 1)
    var annotated = texts.map { Document(id: "", text: $0) }
    for i in annotated.indices { worker.annotate(&annotated[i]) }
    let finished = annotated
    var boundaries = Boundaries()
    func each(_ body: @escaping ([UInt16]) -> Void) -> () -> Void { { for text in texts { body(text) } } }
    return [
      (
        "raw ICU: words and sentences",
        {
          for text in texts {
            breaker.words(of: text, into: &boundaries)
            breaker.sentences(of: text, into: &boundaries)
          }
        }
      ),
      (
        "words",
        each { text in
          var document = Document(id: "", text: text)
          segmenter.segmentWords(&document)
        }
      ),
      ("words, runs of ideographs whole", { for text in texts { wordBreaker.segments(of: text, into: &boundaries) } }),
      (
        "reading records",
        {
          for (i, line) in corpus.lines.enumerated() { _ = reader.document(line, source: "", line: i) }
        }
      ),
      (
        "tokens and sentences",
        each { text in
          var document = Document(id: "", text: text)
          segmenter.segment(&document)
        }
      ),
      ("matching \(lexicon.surfaceCount) surfaces", each { matcher.match($0, edges: edges, softBreaks: []) }),
      ("matching \(larger.surfaceCount) surfaces", each { largerMatcher.match($0, edges: edges, softBreaks: []) }),
      (
        "all layers",
        each { text in
          var document = Document(id: "", text: text)
          worker.annotate(&document)
        }
      ),
      (
        "writing records with tokens",
        {
          for document in finished {
            writer.clear()
            writer.write(document)
          }
        }
      ),
      (
        "whole pipeline, bytes to bytes",
        {
          for (i, line) in corpus.lines.enumerated() {
            guard case .success(var document) = reader.document(line, source: "", line: i) else { continue }
            worker.annotate(&document)
            writer.clear()
            writer.write(document)
          }
        }
      ),
    ]
  }
}
