import ArgumentParser
import BundledLexicons
import Foundation
import Lexicons
import Segmentation
import UnicodeText

/// The words of a run.
struct WordOptions: ParsableArguments {
  @Flag(name: .customLong("icu-words"), help: "Cut Chinese as ICU does, without the word model.")
  var useICU = false

  @Option(
    name: .customLong("words"),
    help: ArgumentHelp(
      "Words to be cut as one: a word a line, then a count and a tag if you like (jieba's format); may be repeated.",
      valueName: "file"))
  var files: [String] = []

  /// The words of `--words`; nil if there are none. Throws if a file cannot be read or a line is no word.
  func userWords() throws -> UserWords? {
    if files.isEmpty { return nil }
    var words = UserWords()
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ExitStatus.unreadable("'\(file)' cannot be read")
      }
      do {
        try words.add(file: file, bytes: Array(data))
      } catch {
        throw ExitStatus.usage("\(error)")
      }
    }
    return words
  }

  /// What changes words, in short: records tell it.
  static func identity(_ model: WordModel?, _ words: UserWords?) -> String {
    (model?.identity ?? "icu") + (words.map { "+" + ContentHash.hexadecimal($0.hash) } ?? "")
  }

  /// The bundled word model; nil if it is not wanted.
  func model() throws -> WordModel? { try useICU ? nil : WordOptions.bundled() }

  /// The lexicon and the word model, read side by side: what a run waits for before its first text.
  func model(beside lexicons: LexiconOptions) throws -> (lexicon: Lexicon, model: WordModel?) {
    let useICU = useICU
    let model = Later { try useICU ? nil : WordOptions.bundled() }
    return (try lexicons.load(), try model.get())
  }

  /// The bundled word model; nil if the user's own lexicons have none. Throws if it is missing or damaged.
  static func bundled() throws -> WordModel? {
    do {
      guard let file = try BundledLexicons.wordModelFile() else { return nil }
      guard let bytes = StillBytes(mapping: file) else {
        throw ExitStatus.brokenLexicon(
          "the word model '\(file)' cannot be read or is empty: install Lichang again, or cut as ICU does (--icu-words)"
        )
      }
      return try WordModel(bytes)
    } catch let status as ExitStatus {
      throw status
    } catch let error as WordModel.Damaged {
      throw ExitStatus.brokenLexicon("segmentation/words.model: \(error)")
    } catch {
      throw ExitStatus.brokenLexicon("the word model cannot be read: \(error)")
    }
  }
}
