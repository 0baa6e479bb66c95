import Testing

@testable import Lexicons

@Suite struct LaterTests {
  private struct Broken: Error, Equatable { var reason: String }

  /// The value comes from another thread, once, and as often as it is asked for.
  @Test func aValueIsMadeOnce() async {
    let later = Later { [7, 11] }
    let sums = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { later.get().reduce(0, +) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == [Int](repeating: 18, count: 8))
  }

  /// What fails there is thrown here, each time.
  @Test func failuresAreThrownToWhoAsks() {
    let later = Later<Int, Broken> { () throws(Broken) in throw Broken(reason: "no file") }
    for _ in 0..<2 { #expect(throws: Broken(reason: "no file")) { try later.get() } }
  }
}
