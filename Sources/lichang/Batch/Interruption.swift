import Foundation

/// SIGINT and SIGTERM, held back so that a run can put its state on the disk first.
struct Interruption {
  private var signals = sigset_t()

  /// Holds the signals back, for this thread and those that it will start.
  init() {
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      // What the shell had ignored stays ignored: a background job does not hear of Ctrl-C.
      let handler = signal(number, SIG_DFL)
      signal(number, handler)
      if unsafeBitCast(handler, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) { sigaddset(&signals, number) }
    }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Whether one has come.
  var isPending: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    var own = signals
    return [SIGINT, SIGTERM].contains { sigismember(&own, $0) == 1 && sigismember(&pending, $0) == 1 }
  }

  /// Lets them do what they do: a pending one ends the process here.
  mutating func release() { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
}
