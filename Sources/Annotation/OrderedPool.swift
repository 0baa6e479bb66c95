internal import Foundation

/// Runs work on several threads and gives the results back in the order of the inputs, with a bounded number of them
/// under way, so that memory stays flat however many inputs there are.
///
/// Each thread makes one worker and keeps it. With one thread everything runs on the caller's.
public struct OrderedPool<Input: Sendable, Output: Sendable> {
  private let jobs: Int
  private let capacity: Int
  private let weight: (Input) -> Int

  /// A pool of `jobs` threads (at least 1). At most 3 × jobs inputs are under way, and of several together no more than
  /// `capacity` in the unit of `weight`, so that large ones do not add up.
  public init(jobs: Int, capacity: Int = .max, weight: @escaping (Input) -> Int = { _ in 0 }) {
    self.jobs = max(1, jobs)
    self.capacity = capacity
    self.weight = weight
  }

  /// What `next` answers.
  public enum Step {
    case input(Input)
    /// Nothing yet, and reading would block.
    case later
    case end
  }

  /// Takes inputs from `next` until it says `end`, works on them, and hands each output to `emit`, in order. `next` and
  /// `emit` are called on the caller's thread only; if `emit` returns false or `next` throws, no more inputs are taken.
  /// `next(false)` must not block, because outputs are waiting to go out.
  public func run<Worker>(
    makeWorker: @escaping @Sendable () throws -> Worker, next: (_ mayBlock: Bool) throws -> Step,
    work: @escaping @Sendable (Worker, Input) -> Output, emit: (Output) throws -> Bool
  ) throws {
    if jobs == 1 {
      let worker = try makeWorker()
      while case .input(let input) = try next(true) {
        if try !emit(work(worker, input)) { return }
      }
      return
    }
    let state = State<Input, Output>()
    var threads: [Thread] = []
    for _ in 0..<jobs {
      let thread = Thread {
        do {
          let worker = try makeWorker()
          while let (number, input) = state.take() { state.put(number, work(worker, input)) }
        } catch {
          state.fail(error)
        }
      }
      thread.stackSize = 4 << 20
      thread.start()
      threads.append(thread)
    }
    defer { state.close() }
    var sent = 0
    var received = 0
    var more = true
    var weights: [Int] = []
    var load = 0
    while more || received < sent {
      filling: while more, sent - received < 3 * jobs, sent == received || load < capacity {
        switch try next(sent == received) {
        case .input(let input):
          weights.append(weight(input))
          load += weights.last ?? 0
          state.give(sent, input)
          sent += 1
        case .later: break filling
        case .end: more = false
        }
      }
      guard received < sent else { break }
      let output = try state.wait(for: received)
      received += 1
      load -= weights.removeFirst()
      if try !emit(output) { return }
    }
  }

  /// The inputs that wait and the outputs that are done, under one lock.
  private final class State<In: Sendable, Out: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var inputs: [(Int, In)] = []
    private var outputs: [Int: Out] = [:]
    private var failure: (any Error)?
    private var isClosed = false

    func give(_ number: Int, _ input: In) {
      condition.lock()
      inputs.append((number, input))
      condition.broadcast()
      condition.unlock()
    }

    func take() -> (Int, In)? {
      condition.lock()
      defer { condition.unlock() }
      while inputs.isEmpty, !isClosed { condition.wait() }
      return isClosed || inputs.isEmpty ? nil : inputs.removeFirst()
    }

    func put(_ number: Int, _ output: Out) {
      condition.lock()
      outputs[number] = output
      condition.broadcast()
      condition.unlock()
    }

    func fail(_ error: any Error) {
      condition.lock()
      failure = error
      condition.broadcast()
      condition.unlock()
    }

    func wait(for number: Int) throws -> Out {
      condition.lock()
      defer { condition.unlock() }
      while outputs[number] == nil {
        if let failure { throw failure }
        condition.wait()
      }
      return outputs.removeValue(forKey: number).unsafelyUnwrapped
    }

    func close() {
      condition.lock()
      isClosed = true
      condition.broadcast()
      condition.unlock()
    }
  }
}
