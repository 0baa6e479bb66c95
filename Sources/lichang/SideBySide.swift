import Foundation

/// Two things at the same time.
enum SideBySide {
  /// What the other thread makes, and who waits for it.
  private final class Made<Value>: @unchecked Sendable {
    private let condition = NSCondition()
    private var value: Result<Value, any Error>?

    func put(_ value: Result<Value, any Error>) {
      condition.lock()
      self.value = value
      condition.signal()
      condition.unlock()
    }

    func take() -> Result<Value, any Error> {
      condition.lock()
      defer { condition.unlock() }
      while true {
        if let value { return value }
        condition.wait()
      }
    }
  }

  /// Does `first` on this thread and `second` on another one; returns when both are done.
  static func run<First, Second: Sendable>(
    _ first: () throws -> First, beside second: @escaping @Sendable () throws -> Second
  ) -> (Result<First, any Error>, Result<Second, any Error>) {
    let made = Made<Second>()
    let thread = Thread { made.put(Result { try second() }) }
    thread.stackSize = 4 << 20
    thread.start()
    let own = Result { try first() }
    return (own, made.take())
  }
}
