internal import Annotation
internal import Foundation
internal import Reading
public import Records
internal import TextModel

/// How many records there were, and what became of them.
public struct IntakeCounts: Sendable, Equatable {
  /// Lines that hold a record or should.
  public var lines = 0
  /// Documents that were taken.
  public var documents = 0
  /// Records that say that their input could not be annotated.
  public var errorRecords = 0
  /// Lines that are no record, or a broken one.
  public var failures = 0
  /// Documents that the filter left out, by reason.
  public var refused: [String: Int] = [:]
}

/// Reads files of records on several threads and hands the drafts on in order.
struct RecordIntake {
  let maker: DraftMaker
  let jobs: Int

  /// Reads everything. `note` hears of lines that cannot be used and of progress. Throws `DatasetFailure.input`.
  func read(
    _ paths: [String], into corpus: Corpus, note: (DatasetEvent) -> Void
  ) throws -> IntakeCounts {
    var counts = IntakeCounts()
    var files = RecordFiles(paths: paths)
    let maker = self.maker
    try OrderedPool<[RecordFiles.RawLine], [DraftMaker.Outcome]>(jobs: jobs).run(
      makeWorker: { maker },
      next: { _ in
        var lines: [RecordFiles.RawLine] = []
        var size = 0
        while lines.count < 32, size < 1 << 20 {
          do {
            guard let line = try files.nextLine() else { break }
            size += line.bytes.count
            lines.append(line)
          } catch {
            throw DatasetFailure.input("\(error)")
          }
        }
        return lines.isEmpty ? .end : .input(lines)
      },
      work: { maker, lines in lines.map { maker.outcome($0) } },
      emit: { outcomes in
        for outcome in outcomes {
          counts.lines += 1
          switch outcome {
          case .inputFailed: counts.errorRecords += 1
          case .failure(let failure):
            counts.failures += 1
            note(.failure(failure))
          case .draft(let draft):
            if let refusal = draft.refusal {
              counts.refused[refusal, default: 0] += 1
            } else {
              try corpus.append(draft)
              counts.documents += 1
            }
          }
        }
        note(.progress(counts.lines, "records read"))
        return true
      })
    corpus.close()
    return counts
  }
}

/// What a run tells while it works.
public enum DatasetEvent: Sendable {
  /// A line that cannot be used.
  case failure(RecordFailure)
  /// So many of something are done.
  case progress(Int, String)
  /// The next step begins.
  case step(String)
  /// Something that the user should know.
  case remark(String)
}
