/// Finds the English and the Chinese version of one piece: they name the same entities, dates and numbers in nearly the same
/// order, whatever the words around them.
///
/// The score of two texts is the mean of two shares, both weighted by how rare a feature is: of the features they have in
/// common (Jaccard's coefficient), and of the longest common subsequence. On real pairs of op-eds it lies above 0.45, on
/// unrelated ones below 0.3. A pair is a translation if each is the other's best, with a lead, and their dates agree.
public struct TranslationFinder {
  /// From which score on two texts are translations.
  public var limit = 0.4
  /// How far the best must lead the second best.
  public var lead = 0.1
  /// How many different features they must have in common.
  public var least = 4
  /// How many days may lie between the two dates, if both are known.
  public var days = 45
  /// A feature of more texts than this suggests no candidates.
  let common = 400
  /// How many candidates of a text are scored.
  let candidates = 6

  /// A finder with its standard limits.
  public init() {}

  /// The translations among `members` (one text of each set of copies), sorted. `features` has an element for each
  /// document, nil where the language is neither. Complexity: O(members × candidates × mentions²).
  public func links(among members: [Int], features: [TranslationFeatures?]) -> [Link] {
    let chinese = members.filter { features[$0]?.isChinese == true }
    let english = members.filter { features[$0]?.isChinese == false }
    guard !chinese.isEmpty, !english.isEmpty else { return [] }
    let weights = Weights(members.compactMap { features[$0] })
    var postings: [UInt32: [Int32]] = [:]
    for (place, member) in english.enumerated() {
      for feature in Set(features[member]?.sequence ?? []) { postings[feature, default: []].append(Int32(place)) }
    }
    // The best and second best partner of each, from both sides.
    var best = [Int: Best](minimumCapacity: chinese.count * 2)
    var shared = [Double](repeating: 0, count: english.count)
    for member in chinese {
      guard let own = features[member] else { continue }
      var touched: [Int] = []
      for feature in Set(own.sequence).sorted() {
        guard let list = postings[feature], list.count <= common else { continue }
        let weight = weights[feature]
        for place in list {
          if shared[Int(place)] == 0 { touched.append(Int(place)) }
          shared[Int(place)] += weight
        }
      }
      let ranked = touched.filter { mayMatch(own, features[english[$0]]) }
        .sorted { (shared[$0], $1) > (shared[$1], $0) }.prefix(candidates)
      for place in ranked {
        guard let other = features[english[place]] else { continue }
        let score = score(own, other, weights)
        best[member, default: Best()].note(english[place], score)
        best[english[place], default: Best()].note(member, score)
      }
      for place in touched { shared[place] = 0 }
    }
    var links: [Link] = []
    for member in chinese {
      guard let own = best[member], own.score >= limit, own.score - own.second >= lead, let other = best[own.partner],
        other.partner == member, other.score - other.second >= lead
      else { continue }
      links.append(
        Link(
          first: min(member, own.partner), second: max(member, own.partner), kind: .translation, similarity: own.score))
    }
    return links.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private struct Best {
    var partner = -1
    var score = 0.0
    var second = 0.0

    mutating func note(_ other: Int, _ value: Double) {
      if value > score {
        second = score
        score = value
        partner = other
      } else if value > second {
        second = value
      }
    }
  }

  private func mayMatch(_ chinese: TranslationFeatures, _ english: TranslationFeatures?) -> Bool {
    guard let english else { return false }
    if let a = chinese.day, let b = english.day, abs(a - b) > days { return false }
    // An ideograph stands for about three and a half letters.
    let ratio = Double(english.length) / Double(max(1, chinese.length))
    return ratio > 1.2 && ratio < 9
  }

  /// How far two texts name the same things in the same order, 0 to 1; 0 if they share fewer than `least` features.
  func score(_ a: TranslationFeatures, _ b: TranslationFeatures, _ weights: Weights) -> Double {
    let counts = (Weights.counts(a.sequence), Weights.counts(b.sequence))
    var common = 0
    var both = 0.0
    var all = 0.0
    for feature in counts.0.keys.sorted() {
      let weight = weights[feature]
      let x = weights.damped(counts.0[feature] ?? 0)
      let y = weights.damped(counts.1[feature] ?? 0)
      if y > 0 { common += 1 }
      both += weight * min(x, y)
      all += weight * max(x, y)
    }
    for feature in counts.1.keys.sorted() where counts.0[feature] == nil {
      all += weights[feature] * weights.damped(counts.1[feature] ?? 0)
    }
    guard common >= least, all > 0 else { return 0 }
    return (both / all + weights.ordered(a.sequence, b.sequence)) / 2
  }
}

/// How much each feature says: the rarer, the more.
struct Weights {
  private let frequency: [UInt32: Int]
  private let documents: Double

  init(_ features: [TranslationFeatures]) {
    var frequency: [UInt32: Int] = [:]
    for document in features { for feature in Set(document.sequence) { frequency[feature, default: 0] += 1 } }
    self.frequency = frequency
    documents = Double(features.count)
  }

  /// The weight of a feature.
  subscript(_ feature: UInt32) -> Double { Math.log(1 + documents / Double(frequency[feature] ?? 1)) }

  /// Repeated mentions count less and less.
  func damped(_ count: Int) -> Double { Math.log(1 + Double(count)) }

  static func counts(_ sequence: [UInt32]) -> [UInt32: Int] {
    var counts: [UInt32: Int] = [:]
    for feature in sequence { counts[feature, default: 0] += 1 }
    return counts
  }

  /// The weighted share of the longest common subsequence, 0 to 1. Complexity: O(n × m).
  func ordered(_ a: [UInt32], _ b: [UInt32]) -> Double {
    let weightsOfA = a.map { self[$0] }
    let total = weightsOfA.reduce(0, +) + b.reduce(0) { $0 + self[$1] }
    guard total > 0 else { return 0 }
    var row = [Double](repeating: 0, count: b.count + 1)
    for i in a.indices {
      var diagonal = 0.0
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = max(a[i] == b[j] ? diagonal + weightsOfA[i] : 0, above, row[j])
        diagonal = above
      }
    }
    return 2 * row[b.count] / total
  }
}
