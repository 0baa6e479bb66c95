internal import Lexicons
internal import TextModel

/// Which countries a document has named so far and how often: it decides whose 国会, 外交部 or "Foreign Ministry" is meant.
struct CountryTrail {
  /// The country that an entity is or belongs to, as an index, or -1; by the entity's index.
  private let countryOf: [Int32]
  private var counts: [Int32]
  private var last: [Int32]
  private var touched: [Int32] = []

  init(lexicon: Lexicon) {
    countryOf = lexicon.entities.indices.map { i in
      let entry = lexicon.entities[i]
      if entry.id.hasPrefix("country/") { return Int32(i) }
      let country = entry.of.first { $0.hasPrefix("country/") }
      return country.flatMap { lexicon.entity($0) }.map(Int32.init) ?? -1
    }
    counts = [Int32](repeating: 0, count: lexicon.entities.count)
    last = [Int32](repeating: -1, count: lexicon.entities.count)
  }

  /// Forgets the document. Complexity: O(countries named).
  mutating func clear() {
    for country in touched {
      counts[Int(country)] = 0
      last[Int(country)] = -1
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Counts a name of the document, in any order.
  mutating func count(_ entity: Int32) {
    let country = countryOf[Int(entity)]
    guard country >= 0 else { return }
    if counts[Int(country)] == 0 { touched.append(country) }
    counts[Int(country)] += 1
  }

  /// Notes that reading has come to a name.
  mutating func pass(_ entity: Int32, at position: Int32) {
    let country = countryOf[Int(entity)]
    if country >= 0 { last[Int(country)] = position }
  }

  /// Whether the document names the country that this entity is, also by its people or capital.
  func names(_ entity: Int) -> Bool { Int(countryOf[entity]) == entity && counts[entity] > 0 }

  /// How strongly the text before `position` speaks for the country of an entity; 0 if it does not. A country named in
  /// the same sentence, which begins at `sentence`, speaks louder than one named more often.
  func weight(of entity: Int32, at position: Int32, sentence: Int32) -> Int32 {
    let country = countryOf[Int(entity)]
    guard country >= 0, counts[Int(country)] > 0 else { return 0 }
    let near = last[Int(country)]
    if near >= sentence { return (1 << 20) - (position - near) }
    return counts[Int(country)]
  }
}
