internal import Foundation

/// Learns weights so that the true words of each stretch become likely among all paths of its lattice: a semi-Markov
/// conditional random field (Sarawagi and Cohen 2004) of order 0, trained online with AdaGrad and L2.
///
/// The order of the examples comes from a fixed seed: the same corpus gives the same weights.
struct SemiMarkovLearner {
  private(set) var weights: [Float]
  private var squares: [Float]
  private var sums: [Float]
  private var averaged = 0
  private var random: UInt64 = 20_250_101

  private let rate: Float = 0.2
  private let shrinkage: Float = 0.01
  /// Weights are averaged over the ends of all rounds from this one on.
  private let firstAveraged = 2

  init(features: Int) {
    weights = [Float](repeating: 0, count: features)
    squares = weights
    sums = weights
  }

  /// Goes over the examples so many times and ends with averaged weights. Complexity: O(rounds · candidates).
  mutating func learn(_ examples: [LatticeExample], rounds: Int, report: (String) -> Void) {
    var order = Array(examples.indices)
    for round in 0..<rounds {
      for k in stride(from: order.count - 1, to: 0, by: -1) {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(k, Int(random >> 33) % (k + 1))
      }
      var likelihood = 0.0
      var space = Space()
      for index in order { likelihood += step(examples[index], &space) }
      report("round \(round + 1): log-likelihood \(Int(likelihood))")
      if round >= firstAveraged {
        averaged += 1
        for k in weights.indices { sums[k] += weights[k] }
      }
    }
    if averaged > 0 { for k in weights.indices { weights[k] = sums[k] / Float(averaged) } }
  }

  private struct Space {
    var forward: [Double] = []
    var backward: [Double] = []
    var boundaries: [Double] = []
    var words: [Double] = []
    var ends: [Double] = []
  }

  private func sum(_ features: [Int32], _ start: Int, _ width: Int) -> Double {
    var total: Float = 0
    features.withUnsafeBufferPointer { features in
      weights.withUnsafeBufferPointer { weights in
        for k in start..<(start + width) { total += weights[Int(features[k])] }
      }
    }
    return Double(total)
  }

  private mutating func update(_ features: [Int32], _ start: Int, _ width: Int, _ gradient: Double) {
    guard abs(gradient) > 1e-4 else { return }
    for k in start..<(start + width) {
      let feature = Int(features[k])
      if feature == 0 { continue }
      let slope = Float(gradient) - shrinkage * weights[feature]
      squares[feature] += slope * slope
      weights[feature] += rate * slope / (squares[feature] + 1e-6).squareRoot()
    }
  }

  /// One example: expected against true counts. Returns its log-likelihood before the step.
  private mutating func step(_ example: LatticeExample, _ space: inout Space) -> Double {
    let count = example.count
    let none = -1e300
    space.boundaries = [Double](repeating: 0, count: count + 1)
    for p in 1..<max(1, count) {
      space.boundaries[p] = sum(example.boundary, p * LatticeExample.boundaryWidth, LatticeExample.boundaryWidth)
    }
    space.words = example.from.indices.map {
      sum(example.words, $0 * LatticeExample.wordWidth, LatticeExample.wordWidth)
    }
    space.forward = [Double](repeating: none, count: count + 1)
    space.backward = space.forward
    space.forward[0] = 0
    for t in 1...count {
      let candidates = Int(example.firstTo[t])..<Int(example.firstTo[t + 1])
      var most = none
      for k in candidates { most = max(most, space.forward[Int(example.from[k])] + space.words[k]) }
      var total = 0.0
      for k in candidates { total += exp(space.forward[Int(example.from[k])] + space.words[k] - most) }
      space.forward[t] = most + log(total) + space.boundaries[t]
    }
    space.backward[count] = 0
    for t in stride(from: count, to: 0, by: -1) {
      let base = space.backward[t] + space.boundaries[t]
      for k in Int(example.firstTo[t])..<Int(example.firstTo[t + 1]) {
        let from = Int(example.from[k])
        let value = base + space.words[k]
        let (high, low) = (max(value, space.backward[from]), min(value, space.backward[from]))
        space.backward[from] = low - high < -40 ? high : high + log(1 + exp(low - high))
      }
    }
    let all = space.forward[count]
    var truth = 0.0
    for k in example.goldWords {
      truth += space.words[Int(k)] + space.boundaries[Int(example.to[Int(k)])]
    }
    space.ends = [Double](repeating: 0, count: count + 1)
    for k in space.words.indices {
      let (from, to) = (Int(example.from[k]), Int(example.to[k]))
      let share = exp(
        space.forward[from] + space.words[k] + space.boundaries[to] + space.backward[to] - all)
      space.words[k] = -share
      space.ends[to] += share
    }
    for k in example.goldWords { space.words[Int(k)] += 1 }
    for k in space.words.indices {
      update(example.words, k * LatticeExample.wordWidth, LatticeExample.wordWidth, space.words[k])
    }
    for p in 1..<max(1, count) {
      update(
        example.boundary, p * LatticeExample.boundaryWidth, LatticeExample.boundaryWidth,
        (example.gold[p] ? 1 : 0) - space.ends[p])
    }
    return truth - all
  }
}
