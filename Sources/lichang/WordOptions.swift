import ArgumentParser
import BundledLexicons
import Segmentation

/// The words of a run.
struct WordOptions: ParsableArguments {
  @Flag(name: .customLong("icu-words"), help: "Cut Chinese as ICU does, without the word model.")
  var useICU = false

  /// The bundled word model; nil if it is not wanted.
  func model() throws -> WordModel? { try useICU ? nil : WordOptions.bundled() }

  /// The bundled word model; nil if the user's own lexicons have none. Throws if it is missing or damaged.
  static func bundled() throws -> WordModel? {
    do {
      return try BundledLexicons.wordModel().map { try WordModel(bytes: $0) }
    } catch let error as WordModel.Damaged {
      throw ExitStatus.brokenLexicon("segmentation/words.model: \(error)")
    } catch {
      throw ExitStatus.brokenLexicon("the word model cannot be read: \(error)")
    }
  }
}
