internal import Foundation

/// A value that another thread makes meanwhile.
///
///     let model = Later { try WordModel(bytes) }
///     let lexicon = try readLexicon()          // at the same time
///     use(lexicon, try model.get())
package final class Later<Value: Sendable, Failure: Error>: @unchecked Sendable {
  private let condition = NSCondition()
  private var result: Result<Value, Failure>?

  /// Starts at once.
  package init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
    let thread = Thread { [self] in put(Result { () throws(Failure) in try make() }) }
    thread.stackSize = 4 << 20
    thread.start()
  }

  private func put(_ result: Result<Value, Failure>) {
    condition.lock()
    self.result = result
    condition.broadcast()
    condition.unlock()
  }

  /// The value, as soon as it is there; may be asked for by many threads, again and again. Throws what `make` threw.
  package func get() throws(Failure) -> Value {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result { return try result.get() }
      condition.wait()
    }
  }
}
