import Foundation
import Reading
import Records
import Segmentation
import TextModel

/// The records of a command's arguments, one after the other. Lines that are no records are named on standard error and
/// counted; error records are passed over.
struct RecordSource {
  private var files: RecordFiles
  private(set) var failures = 0
  private(set) var records = 0
  private(set) var errorRecords = 0

  init(_ arguments: [String]) throws {
    do {
      files = RecordFiles(paths: try RecordFiles.expand(arguments))
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }

  /// The next record; nil at the end.
  mutating func next() throws -> AnnotatedRecord? {
    while true {
      let line: Result<RecordLine, RecordFailure>?
      do {
        line = try files.next()
      } catch {
        throw ExitStatus.unreadable("\(error)")
      }
      switch line {
      case nil: return nil
      case .success(.record(let record)):
        records += 1
        return record
      case .success(.error): errorRecords += 1
      case .failure(let failure):
        failures += 1
        if failures <= 100 { Talk.say("lichang: \(failure)") }
      }
    }
  }

  /// Says how many lines could not be used, and ends with exit code 1 if there were any.
  func finish() throws {
    if errorRecords > 0 { Talk.say("lichang: \(errorRecords) error record(s) passed over") }
    if failures > 0 { throw ExitStatus.someFailed }
  }

  /// The records of the files in memory, those whose id is wanted.
  static func all(
    _ arguments: [String], where isWanted: (String) -> Bool = { _ in true }
  ) throws -> (records: [AnnotatedRecord], source: RecordSource) {
    var source = try RecordSource(arguments)
    var records: [AnnotatedRecord] = []
    while let record = try source.next() {
      if isWanted(record.document.id) { records.append(record) }
    }
    return (records, source)
  }

  /// The tool that gives tokens to records that were written without.
  func segmenter() throws -> Segmenter {
    let model = try WordOptions.bundled()
    do {
      return try Segmenter(model: model)
    } catch {
      throw ExitStatus.unreadable("\(error)")
    }
  }
}

extension Segmenter {
  /// Adds tokens to a document, and sentences if it has none; its own sentences stay.
  func addTokens(to document: inout Document) {
    var copy = Document(id: "", source: "", text: document.text, hasSurrogates: document.hasSurrogates)
    copy.language = document.language
    copy.zones = document.zones
    segment(&copy)
    document.tokens = copy.tokens
    if document.sentences.isEmpty { document.sentences = copy.sentences }
  }
}
