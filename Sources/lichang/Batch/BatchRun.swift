import Annotation
import Foundation
import Reading
import Records

/// A run of `annotate`: reads inputs, has them annotated by workers, and writes the records in order.
struct BatchRun {
  let settings: BatchSettings
  let files: [InputFile]
  let output: any RecordReceiver
  let progress: Progress
  let jobs: Int

  /// How a run ends, if not by an error.
  enum End {
    case complete, closedPipe, interrupted
  }

  /// How many bytes of input may be under way together. Documents that are larger go alone.
  private static let capacity = 8 << 20

  func run(interruption: Interruption?) throws -> End {
    var inputs = BatchInputs(files: files, limits: settings.reader.limits, from: output.place)
    var end = End.complete
    let settings = self.settings
    try OrderedPool<BatchInput, BatchOutput>(jobs: jobs, capacity: BatchRun.capacity, weight: { $0.weight }).run(
      makeWorker: { try BatchWorker(settings) },
      next: { mayBlock in try inputs.next(mayBlock: mayBlock) },
      work: { worker, input in worker.work(input) },
      emit: { records in
        if try !output.write(records) {
          end = .closedPipe
        } else if interruption?.isPending == true {
          end = .interrupted
        }
        progress.note(records.failures, output.tally)
        return end == .complete
      })
    return end
  }
}
