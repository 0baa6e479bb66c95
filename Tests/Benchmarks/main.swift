import BundledLexicons
import Foundation
import Lexicons
import Records
import Segmentation
import UnicodeText

// How fast the stages are, beside raw ICU on the same text in the same process, one thread:
//
//   swift run -c release lichang-bench             a table
//   swift run -c release lichang-bench --json      the same for machines
//   swift run -c release lichang-bench --quick     a tenth of the text, three rounds
//   swift run -c release lichang-bench --text FILE the lines of a file of UTF-8 instead of the three corpora
//   swift run -c release lichang-bench --stage TEXT    raw ICU and the stages with that in their names
//
// Figures are medians, in megabytes of UTF-8 a second, as a ratio to raw ICU (its word and sentence iterators, reused, over
// UTF-16), and in calls for memory a document.

let isQuick = CommandLine.arguments.contains("--quick")
let isJSON = CommandLine.arguments.contains("--json")
func option(_ name: String) -> String? {
  CommandLine.arguments.firstIndex(of: name).flatMap {
    $0 + 1 < CommandLine.arguments.count ? CommandLine.arguments[$0 + 1] : nil
  }
}
let stage = option("--stage")
let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Samples")

// First, while this process is small: a child's peak begins at that of its parent.
let startUp = stage != nil ? nil : try StartUp.measure(runs: isQuick ? 3 : 11)
let tables = try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) }
let lexicon = try LexiconCache.standard().lexicon(layers: [tables])
let words = try BundledLexicons.wordModelFile().flatMap { StillBytes(mapping: $0) }.map { try WordModel($0) }
var builder = LexiconBuilder()
builder.addLayer(tables)
builder.addLayer([madeUpNames(50_000)])
let larger = try builder.build()
let stages = Stages(lexicon: lexicon, larger: larger, words: words, rounds: isQuick ? 3 : 7, only: stage)
var results: [(corpus: Corpus, figures: [Figure])] = []
let size = isQuick ? 400_000 : 4_000_000
let corpora =
  try option("--text").map { [try Corpus(file: $0, size: size)] } ?? Corpus.all(samples: samples, size: size)
for corpus in corpora {
  results.append((corpus, try stages.measure(corpus)))
}
// RUSAGE_SELF is of another type on every system.
let thisProcess: Int32 = 0
var usage = rusage()
getrusage(thisProcess, &usage)
let peak = Double(usage.ru_maxrss) / 1024

if isJSON {
  let json = JSONWriter()
  json.object {
    for (corpus, figures) in results {
      json.key(corpus.name.lowercased()).object {
        json.key("documents").integer(corpus.texts.count)
        json.key("bytes").integer(corpus.bytes)
        json.key("stages").array {
          for figure in figures {
            json.object {
              json.key("name").string(figure.name)
              json.key("megabytes_per_second").decimal(figure.rate)
              json.key("ratio_to_icu").decimal(figure.ratio)
              json.key("allocations_per_document").decimal(figure.allocations)
            }
          }
        }
      }
    }
    if let startUp {
      json.key("start_up_milliseconds").decimal(startUp.milliseconds)
      json.key("start_up_peak_mebibytes").decimal(startUp.peak)
    }
    json.key("peak_mebibytes").decimal(peak)
  }
  print(String(decoding: json.bytes, as: UTF8.self))
} else {
  for (corpus, figures) in results {
    print("\(corpus.name), \(corpus.texts.count) documents, \(String(format: "%.1f", Double(corpus.bytes) / 1e6)) MB")
    for figure in figures {
      print(
        "  " + figure.name.padding(toLength: 34, withPad: " ", startingAt: 0)
          + String(format: "%8.1f MB/s %7.2f × ICU %8.0f allocations", figure.rate, figure.ratio, figure.allocations))
    }
  }
  if let startUp {
    print(
      String(format: "start-up to the first record %.0f ms, peak %.0f MB", startUp.milliseconds, startUp.peak))
  }
  print(String(format: "peak of this process, with the corpora, %.0f MB", peak))
}
