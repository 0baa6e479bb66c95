import ArgumentParser
import Foundation
import Reading
import Segmentation
import TextModel
import UnicodeText

struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize",
    abstract: "Print the sentences of texts, one a line, with their tokens apart.",
    discussion: """
        lichang tokenize page.txt
        lichang tokenize --separator '|' - < page.txt
      """)

  @Argument(help: ArgumentHelp("Text files, folders, patterns, or - (the default).", valueName: "input"))
  var inputs: [String] = ["-"]

  @Option(help: ArgumentHelp("What stands between two tokens.", valueName: "string"))
  var separator = " "

  @Option(help: ArgumentHelp("The encoding of the files, whatever their bytes say.", valueName: "name"))
  var encoding: String?

  func run() throws {
    if let encoding, !TextDecoder.knows(encoding) { throw ExitStatus.usage("unknown encoding '\(encoding)'") }
    let files: [InputFile]
    do {
      files = try InputFiles.expand(inputs, format: .text)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    Talk.warnOfMissingDictionary()
    let segmenter: Segmenter
    do {
      segmenter = try Segmenter()
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
    let sink = try Sink(path: nil)
    for file in files {
      let bytes: [UInt8]
      if let path = file.path {
        guard let data = FileManager.default.contents(atPath: path) else {
          throw ExitStatus.unreadable("'\(path)' cannot be read")
        }
        bytes = [UInt8](data)
      } else {
        bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      }
      var document = Document(id: "", text: try TextDecoder.decode(bytes, forced: encoding).text)
      segmenter.segment(&document)
      if try !sink.write(Array(lines(document).utf8)) { return }
    }
  }

  private func lines(_ document: Document) -> String {
    var result = ""
    var token = 0
    for sentence in document.sentences {
      var words: [String] = []
      while token < document.tokens.count, document.tokens[token].span.end <= sentence.span.end {
        words.append(document.string(document.tokens[token].span))
        token += 1
      }
      result += words.joined(separator: separator) + "\n"
    }
    return result
  }
}
