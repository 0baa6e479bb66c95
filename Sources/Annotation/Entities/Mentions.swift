internal import TextModel

/// Sorted insertion that keeps the links to parents.
enum Mentions {
  /// Both lists in one order; a `parent` of `added` counts within `added`. `old` is sorted by span; of two mentions
  /// with one span the old one comes first. A `parent` of `old` may count on into `added`. Complexity: O(n + m log m).
  static func merged(_ old: [Mention], _ added: [Mention]) -> [Mention] {
    if added.isEmpty { return old }
    let order = added.indices.sorted {
      let (a, b) = (added[$0].span, added[$1].span)
      return a != b ? a < b : $0 < $1
    }
    var placeOfOld = [Int](repeating: -1, count: old.count)
    var placeOfAdded = [Int](repeating: -1, count: added.count)
    var merged: [Mention] = []
    merged.reserveCapacity(old.count + added.count)
    var k = 0
    for (i, mention) in old.enumerated() {
      while k < order.count, added[order[k]].span < mention.span {
        placeOfAdded[order[k]] = merged.count
        merged.append(added[order[k]])
        k += 1
      }
      placeOfOld[i] = merged.count
      merged.append(mention)
    }
    while k < order.count {
      placeOfAdded[order[k]] = merged.count
      merged.append(added[order[k]])
      k += 1
    }
    for (i, place) in placeOfOld.enumerated() where old[i].parent >= 0 {
      let parent = old[i].parent
      merged[place].parent = parent < old.count ? placeOfOld[parent] : placeOfAdded[parent - old.count]
    }
    for (i, place) in placeOfAdded.enumerated() where added[i].parent >= 0 {
      merged[place].parent = placeOfAdded[added[i].parent]
    }
    return merged
  }

  /// Gives what stands inside a mention without a parent that parent. Complexity: O(n).
  static func adopt(_ mentions: inout [Mention]) {
    var top = -1
    for i in mentions.indices where mentions[i].parent < 0 {
      if top >= 0, mentions[top].span.contains(mentions[i].span) {
        mentions[i].parent = top
      } else {
        top = i
      }
    }
  }

  /// The mentions that are not dropped; children of a dropped one lose their parent. Complexity: O(n).
  static func without(_ isDropped: [Bool], _ mentions: [Mention]) -> [Mention] {
    guard isDropped.contains(true) else { return mentions }
    var place = [Int](repeating: -1, count: mentions.count)
    var kept: [Mention] = []
    kept.reserveCapacity(mentions.count)
    for (i, mention) in mentions.enumerated() where !isDropped[i] {
      place[i] = kept.count
      kept.append(mention)
    }
    for i in kept.indices where kept[i].parent >= 0 { kept[i].parent = place[kept[i].parent] }
    return kept
  }

  /// The stretches that mentions or `others` take, sorted and without overlap. A topic or an event is no actor, so that
  /// it takes nothing but what is named inside it: 俄乌战争 still names two. Complexity: O(n).
  static func taken(_ mentions: [Mention], beside others: [TextSpan]) -> [TextSpan] {
    var spans: [TextSpan] = []
    spans.reserveCapacity(mentions.count + others.count)
    var k = 0
    func add(_ span: TextSpan) {
      if let last = spans.last, span.start < last.end {
        spans[spans.count - 1].end = max(last.end, span.end)
      } else {
        spans.append(span)
      }
    }
    for mention in mentions where mention.type != .topic && mention.type != .event {
      while k < others.count, others[k].start < mention.span.start {
        add(others[k])
        k += 1
      }
      add(mention.span)
    }
    while k < others.count {
      add(others[k])
      k += 1
    }
    return spans
  }
}
