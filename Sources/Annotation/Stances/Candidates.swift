internal import Lexicons
internal import TextModel

extension CueFrame {
  /// Whether the targets of candidates are of the kind that the frame is for.
  func takes(_ made: [Candidate], in document: Document) -> Bool {
    !targetsLaw
      || made.allSatisfy {
        $0.targets.allSatisfy { $0.mention >= 0 && document.mentions[$0.mention].type == .law && !$0.isOwner }
      }
  }
}

/// The candidates of a sentence, by the units of their cues.
struct Candidates {
  let byUnit: [(unit: Int, candidates: [Candidate])]

  init(_ byUnit: [(Int, [Candidate])]) { self.byUnit = byUnit.map { (unit: $0.0, candidates: $0.1) } }

  /// Whether another candidate says it better: one of the same two that the cue went into ("cut |support| for T"), or one whose
  /// holder says of his target what would else be the author's word ("accuses T of |stealing|", 指责 T |火上浇油|).
  func isSaid(_ candidate: Candidate, in units: UnitList, isCharge: (Int) -> Bool) -> Bool {
    for (unit, candidates) in byUnit where unit != candidate.unit {
      for other in candidates where !other.holders.isEmpty {
        guard Candidates.meet(other.targets, candidate.targets) else { continue }
        if candidate.holders.isEmpty {
          if other.value * candidate.value > 0, unit < candidate.unit,
            isCharge(unit) || isPivot(unit, candidate, units),
            isJoined(unit, candidate.unit, units),
            other.holders.allSatisfy({ $0.mention >= 0 }), !Candidates.meet(other.holders, candidate.targets)
          {
            return true
          }
        } else if candidate.others.isEmpty, other.others.contains(candidate.cue),
          Candidates.meet(other.holders, candidate.holders)
        {
          return true
        }
      }
    }
    return false
  }

  private static func meet(_ some: [Actor], _ others: [Actor]) -> Bool {
    some.contains { one in one.mention >= 0 && others.contains { $0.mention == one.mention } }
  }

  /// 嘲笑|巴黎|软弱无能: what stands right behind the object of a verb is said of it by who acts.
  private func isPivot(_ verb: Int, _ candidate: Candidate, _ units: UnitList) -> Bool {
    candidate.unit == verb + 2 && units[verb + 1].kind == .mention && !candidate.isPresupposed
  }

  /// Whether no mark and no "but" stands between two units.
  private func isJoined(_ first: Int, _ second: Int, _ units: UnitList) -> Bool {
    (first + 1..<second).allSatisfy {
      units[$0].kind != .comma && units[$0].kind != .stop && !units[$0].tags.contains(.contrast)
    }
  }
}
