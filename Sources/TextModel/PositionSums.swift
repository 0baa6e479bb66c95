extension Position {
  /// What the stances of a document add up to, by holder, target and voice, in the order of their first evidence. A pair
  /// whose stances are all neutral has no position. Complexity: O(n).
  public static func sums(of stances: [Stance]) -> [Position] {
    struct Key: Hashable {
      var holder: String
      var target: String
      var voice: Voice
    }
    var order: [Key] = []
    var sums: [Key: (score: Double, favor: Int, against: Int)] = [:]
    for stance in stances {
      let key = Key(holder: stance.holder, target: stance.target, voice: stance.voice)
      if sums[key] == nil { order.append(key) }
      var sum = sums[key] ?? (0, 0, 0)
      sum.score += stance.score
      if stance.score > 0 { sum.favor += 1 }
      if stance.score < 0 { sum.against += 1 }
      sums[key] = sum
    }
    return order.compactMap { key in
      guard let sum = sums[key], sum.favor + sum.against > 0 else { return nil }
      let mean = sum.score / Double(sum.favor + sum.against)
      let isMixed = sum.favor > 0 && sum.against > 0 && abs(mean) < 0.15
      return Position(
        holder: key.holder, target: key.target, label: isMixed ? .mixed : StanceLabel(score: mean), score: mean,
        favor: sum.favor, against: sum.against, voice: key.voice)
    }
  }
}
