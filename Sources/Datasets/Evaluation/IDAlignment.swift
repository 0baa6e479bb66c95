internal import Records
internal import TextModel

/// Pairs the ids of two vocabularies by their places: `org/china-foreign-ministry` of a gold is `org/cn-foreign-ministry` of a
/// lexicon if they stand on the same words.
///
/// An id that both sides use stays itself. Of the others two are paired if each is the commonest partner of the other.
public struct IDAlignment: Sendable {
  /// The prediction's id of each gold id that has another name there.
  public private(set) var names: [String: String] = [:]

  /// Aligns the ids of records. Complexity: O(n).
  public init(_ pairs: RecordPairs) {
    var gold: [String: [String: Int]] = [:]
    var predicted: [String: [String: Int]] = [:]
    let ids = { (documents: [Document]) in
      Set(documents.flatMap { $0.mentions.flatMap(\.ids) + $0.stances.flatMap { [$0.holder, $0.target] } })
    }
    let shared = ids(pairs.pairs.map(\.gold.document)).intersection(ids(pairs.pairs.map(\.predicted.document)))
    for pair in pairs.pairs {
      var bySpan: [TextSpan: String] = [:]
      for mention in pair.predicted.document.mentions where !mention.entity.isEmpty {
        bySpan[mention.span] = mention.entity
      }
      for mention in pair.gold.document.mentions where !mention.entity.isEmpty {
        guard let other = bySpan[mention.span], !shared.contains(other), !shared.contains(mention.entity) else {
          continue
        }
        gold[mention.entity, default: [:]][other, default: 0] += 1
        predicted[other, default: [:]][mention.entity, default: 0] += 1
      }
    }
    func commonest(_ counts: [String: Int]?) -> String? {
      counts?.max { a, b in a.value == b.value ? a.key > b.key : a.value < b.value }?.key
    }
    for id in gold.keys.sorted() {
      guard let other = commonest(gold[id]), commonest(predicted[other]) == id else { continue }
      names[id] = other
    }
  }

  /// The gold with the prediction's ids.
  public func applied(to pairs: RecordPairs) -> RecordPairs {
    var pairs = pairs
    func name(_ id: String) -> String { names[id] ?? id }
    for i in pairs.pairs.indices {
      var document = pairs.pairs[i].gold.document
      for m in document.mentions.indices {
        document.mentions[m].entity = name(document.mentions[m].entity)
        document.mentions[m].members = document.mentions[m].members.map(name)
      }
      for s in document.stances.indices {
        document.stances[s].holder = name(document.stances[s].holder)
        document.stances[s].target = name(document.stances[s].target)
      }
      for p in document.positions.indices {
        document.positions[p].holder = name(document.positions[p].holder)
        document.positions[p].target = name(document.positions[p].target)
      }
      pairs.pairs[i].gold.document = document
    }
    return pairs
  }
}
