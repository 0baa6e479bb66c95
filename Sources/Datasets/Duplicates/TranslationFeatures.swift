public import TextModel

/// What a text and its translation have in common: the entities, dates, amounts and shares that it names, in order.
public struct TranslationFeatures: Sendable {
  /// Whether the text is Chinese; otherwise it is English.
  public let isChinese: Bool
  /// The day of publication as a count of days, or nil.
  public let day: Int?
  /// Hashes of entity ids and values in the order of the text, at most `most`.
  public let sequence: [UInt32]
  /// How long the text is, in comparable UTF-16 units.
  public let length: Int

  /// Later mentions add nothing but time.
  static let most = 400

  /// The features of a document, or nil if its language is neither English nor Chinese. `length` counts comparable units.
  /// Complexity: O(mentions).
  public init?(_ document: Document, length: Int) {
    switch document.language {
    case .english: isChinese = false
    case .chinese: isChinese = true
    case .mixed, .undetermined: return nil
    }
    self.length = length
    day = Day.count(document.metadata.published)
    var sequence: [UInt32] = []
    for mention in document.mentions where sequence.count < TranslationFeatures.most {
      switch mention.type {
      case .date, .money, .percent:
        if !mention.value.isEmpty { sequence.append(UInt32(truncatingIfNeeded: Mix.hash(mention.value))) }
      case .cardinal, .quantity, .ordinal, .time:
        // A digit of its own is spelled out in one language and not in the other.
        if mention.value.utf8.count > 1 { sequence.append(UInt32(truncatingIfNeeded: Mix.hash(mention.value))) }
      default:
        for id in mention.ids { sequence.append(UInt32(truncatingIfNeeded: Mix.hash(id))) }
      }
    }
    self.sequence = sequence
  }
}

/// Days of the calendar as numbers.
public enum Day {
  /// The number of days from 0000-03-01 to an ISO 8601 date (`2025-09-26`), or nil if it is none.
  public static func count(_ date: String) -> Int? {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 0, (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    // The year begins in March, so that the leap day is its last.
    let y = month > 2 ? year : year - 1
    let m = (month + 9) % 12
    return 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1
  }
}
