import Annotation
import BundledLexicons
import Foundation
import Lexicons
import Records
import Segmentation
import TextModel
import UnicodeText

// How fast the stages are, beside raw ICU on the same text in the same process: `swift run -c release lichang-bench`.
// Figures are medians of seven rounds, in megabytes of UTF-8 a second, and as a ratio to raw ICU.

/// A text of about `size` bytes made of the sample sentences, in an order that a fixed seed decides.
func corpus(_ sentences: [String], size: Int) -> [[UInt16]] {
  var state: UInt64 = 20_250_926
  var documents: [[UInt16]] = []
  var total = 0
  while total < size {
    var text = ""
    while text.utf8.count < 5000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += sentences[Int(state >> 33) % sentences.count]
    }
    total += text.utf8.count
    documents.append(Array(text.utf16))
  }
  return documents
}

func median(_ run: () -> Void) -> Double {
  let times = (0..<7).map { _ -> Double in
    let began = ContinuousClock.now
    run()
    let took = ContinuousClock.now - began
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }
  return times.sorted()[3]
}

func sentences(of file: String, in folder: URL) throws -> [String] {
  let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  return text.split(separator: "\n").map { $0 + "\n" }
}

func line(_ name: String, _ seconds: Double, _ bytes: Int, _ icu: Double) {
  let rate = String(format: "%8.1f", Double(bytes) / 1e6 / seconds)
  let ratio = String(format: "%7.2f", icu / seconds)
  print("  \(name.padding(toLength: 34, withPad: " ", startingAt: 0))\(rate) MB/s \(ratio) × ICU")
}

/// A table of `count` made-up names, half of them Chinese, of the sounds and characters that real ones have.
func madeUpNames(_ count: Int) -> LexiconSource {
  var state: UInt64 = 19_491_001
  func pick<T>(_ from: [T]) -> T {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return from[Int(state >> 33) % from.count]
  }
  let onsets = [
    "b", "br", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sh", "st", "t", "tr", "v", "w",
  ]
  let rimes = ["an", "ar", "e", "el", "en", "er", "i", "in", "o", "on", "or", "u", "ai", "ou", "ia", "and", "ist"]
  let characters = Array("中国美日方政府大会议经济贸易关系安全合作发展全球地区战略军事科技教育文化社人民主自由公平正义历史问题")
  func word() -> String { (pick(onsets) + pick(rimes) + pick(onsets) + pick(rimes)).capitalized }
  var table = "id\ttype\ten\tzh\n"
  for number in 0..<(count / 2) {
    let han = String((0..<(3 + number % 3)).map { _ in pick(characters) })
    table += "org/made-up-\(number)\tORG\t\(word()) \(word())\t\(han)\n"
  }
  return LexiconSource(file: "made-up.tsv", bytes: Array(table.utf8))
}

func measure(_ language: String, _ documents: [[UInt16]], _ lexicon: Lexicon, larger: Lexicon) throws {
  let bytes = documents.reduce(0) { $0 + String(decoding: $1, as: UTF16.self).utf8.count }
  let breaker = try Breaker()
  let model = try BundledLexicons.wordModel().map { try WordModel(bytes: $0) }
  let segmenter = try Segmenter(model: model)
  let worker = try Annotator(lexicon: lexicon, words: model).makeWorker()
  let matcher = Matcher(lexicon: lexicon)
  let provenance = Provenance(tool: "bench", icu: "", unicode: "", lexicons: "", options: "")
  let writer = RecordWriter(provenance: provenance, withTokens: true)
  var boundaries = Boundaries()
  let icu = median {
    for text in documents {
      breaker.words(of: text, into: &boundaries)
      breaker.sentences(of: text, into: &boundaries)
    }
  }
  let icuWords = median { for text in documents { breaker.words(of: text, into: &boundaries) } }
  print("\(language), \(documents.count) documents, \(String(format: "%.1f", Double(bytes) / 1e6)) MB")
  line("raw ICU: words and sentences", icu, bytes, icu)
  let wordBreaker = try WordBreaker()
  let words = median { for text in documents { wordBreaker.segments(of: text, into: &boundaries) } }
  line("raw ICU: words", icuWords, bytes, icu)
  line("words, runs of ideographs whole", words, bytes, icu)
  let cut = median {
    for text in documents {
      var document = Document(id: "", text: text)
      segmenter.segmentWords(&document)
    }
  }
  line("tokens", cut, bytes, icu)
  print("    tokens beside ICU's words: \(String(format: "%.2f", icuWords / cut)) times as fast")
  let segment = median {
    for text in documents {
      var document = Document(id: "", text: text)
      segmenter.segment(&document)
    }
  }
  line("tokens and sentences", segment, bytes, icu)
  let edges = [UInt8](repeating: 1, count: 100_000)
  let match = median { for text in documents { matcher.match(text, edges: edges, softBreaks: []) } }
  line("matching \(lexicon.surfaceCount) surfaces", match, bytes, icu)
  let largerMatcher = Matcher(lexicon: larger)
  let matchLarger = median { for text in documents { largerMatcher.match(text, edges: edges, softBreaks: []) } }
  line("matching \(larger.surfaceCount) surfaces", matchLarger, bytes, icu)
  let annotate = median {
    for text in documents {
      var document = Document(id: "", text: text)
      worker.annotate(&document)
    }
  }
  line("all layers", annotate, bytes, icu)
  let whole = median {
    for text in documents {
      var document = Document(id: "", text: text)
      worker.annotate(&document)
      writer.clear()
      writer.write(document)
    }
  }
  line("all layers to JSON with tokens", whole, bytes, icu)
}

let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Samples")
var builder = LexiconBuilder()
let loading = ContinuousClock.now
builder.addLayer(try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) })
let lexicon = try builder.build()
builder.addLayer([madeUpNames(50_000)])
let larger = try builder.build()
print("lexicons: \(lexicon.surfaceCount) surfaces, read and compiled in \(ContinuousClock.now - loading)")
try measure(
  "English",
  corpus(
    try ["japan-security.txt", "tariffs-eu.txt", "climate-finance.txt", "election-us.txt"]
      .flatMap { try sentences(of: $0, in: samples) }, size: 4_000_000), lexicon, larger: larger)
try measure(
  "Chinese",
  corpus(
    try ["south-china-sea.txt", "chip-controls.txt", "korea-summit.txt"]
      .flatMap { try sentences(of: $0, in: samples) }, size: 4_000_000), lexicon, larger: larger)
