public import Records
internal import TextModel

/// Two files of records side by side, by id.
public struct RecordPairs: Sendable {
  /// The records of one document in both files.
  public struct Pair: Sendable {
    /// The first file's.
    public var gold: AnnotatedRecord
    /// The second file's.
    public var predicted: AnnotatedRecord

    /// Makes a pair.
    public init(gold: AnnotatedRecord, predicted: AnnotatedRecord) {
      self.gold = gold
      self.predicted = predicted
    }
  }

  /// In the order of the first file.
  public var pairs: [Pair] = []
  /// Ids that only the first file has.
  public var onlyGold: [String] = []
  /// Ids that only the second file has.
  public var onlyPredicted: [String] = []
  /// Ids whose texts differ, so that no span can be compared.
  public var differing: [String] = []

  /// Pairs records. Of several records with one id the first counts. Complexity: O(n).
  public init(gold: [AnnotatedRecord], predicted: [AnnotatedRecord]) {
    var byID: [String: AnnotatedRecord] = [:]
    for record in predicted where byID[record.document.id] == nil { byID[record.document.id] = record }
    var seen = Set<String>()
    for record in gold where seen.insert(record.document.id).inserted {
      guard let other = byID[record.document.id] else {
        onlyGold.append(record.document.id)
        continue
      }
      if other.document.text == record.document.text {
        pairs.append(Pair(gold: record, predicted: other))
      } else {
        differing.append(record.document.id)
      }
    }
    onlyPredicted = predicted.map(\.document.id).filter { !seen.contains($0) }
  }
}
