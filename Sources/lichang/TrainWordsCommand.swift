import ArgumentParser
import Foundation
import Reading
import Segmentation

struct TrainWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-words",
    abstract: "Learn the word model from segmented text and compile it with the vocabulary.",
    discussion: """
      CORPUS is JSON lines with "text" and "tokens", the words as [start, end) in code points. TABLES is the folder with
      words*.tsv and classes.tsv.

        lichang lexicon train-words corpus.jsonl --tables Lexicons/segmentation -o Lexicons/segmentation/words.model

      With --held-out 5, every model is learned from four fifths and measured on the last fifth, and none is written.
      """,
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("Segmented text.", valueName: "corpus"))
  var corpus: [String]

  @Option(help: ArgumentHelp("The folder of the tables.", valueName: "folder"))
  var tables: String

  @Option(name: [.short, .customLong("output")], help: ArgumentHelp("Write the model here.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Hold the last of so many parts out and measure on it.", valueName: "parts"))
  var heldOut: Int?

  @Option(help: "How often to go over the corpus.")
  var rounds = 8

  func validate() throws {
    if heldOut == nil, output == nil { throw ValidationError("name a file to write with -o, or --held-out N") }
    if let heldOut, heldOut < 2 { throw ValidationError("--held-out wants 2 and more parts") }
  }

  func run() throws {
    var words = WordTables()
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: tables).sorted() where name.hasSuffix(".tsv") {
        try words.add(file: name, bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: tables + "/" + name))))
      }
    } catch let error as WordTables.Broken {
      throw ExitStatus.brokenLexicon("\(error)")
    } catch {
      throw ExitStatus.unreadable("the tables in '\(tables)' cannot be read")
    }
    var texts: [SegmentedText] = []
    for file in corpus { texts += try read(file) }
    let trainer = LatticeTrainer(tables: words)
    if let heldOut {
      let first = texts.count * (heldOut - 1) / heldOut
      let bytes = try trainer.train(on: Array(texts[..<first]), rounds: rounds) { Talk.say($0) }
      try measure(bytes, texts[first...])
    } else if let output {
      let bytes = try trainer.train(on: texts, rounds: rounds) { Talk.say($0) }
      try measure(bytes, texts[...])
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
  }

  private func measure(_ bytes: [UInt8], _ texts: ArraySlice<SegmentedText>) throws {
    let learned = try Segmenter(model: WordModel(bytes: bytes))
    let icu = try Segmenter()
    var (score, base) = (WordScore(), WordScore())
    for text in texts {
      score.add(learned, text)
      base.add(icu, text)
    }
    let line = String(
      format: "word F1 %.4f (ICU %.4f), %d words, model %d bytes", score.f1, base.f1, score.truth, bytes.count)
    print(line)
  }

  private struct Row: Decodable {
    var text: String
    var tokens: [[Int]]
  }

  private func read(_ file: String) throws -> [SegmentedText] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ExitStatus.unreadable("'\(file)' cannot be read")
    }
    let decoder = JSONDecoder()
    return try data.split(separator: 0x0A).enumerated().compactMap { number, line in
      guard let row = try? decoder.decode(Row.self, from: line) else {
        throw ExitStatus.unreadable("\(file):\(number + 1): no record with 'text' and 'tokens'")
      }
      // Code points to UTF-16 units.
      var units: [Int32] = [0]
      for scalar in row.text.unicodeScalars { units.append(units[units.count - 1] + Int32(scalar.utf16.count)) }
      guard row.tokens.allSatisfy({ $0.count == 2 && $0[0] >= 0 && $0[0] < $0[1] && $0[1] < units.count }) else {
        throw ExitStatus.unreadable("\(file):\(number + 1): a token lies outside the text")
      }
      // Space between words belongs to none: it ends one that the score does not count.
      var ends: [Int32] = []
      for token in row.tokens {
        let start = units[token[0]]
        if start > ends.last ?? 0 { ends.append(start) }
        ends.append(units[token[1]])
      }
      return SegmentedText(text: Array(row.text.utf16), ends: ends)
    }
  }
}
