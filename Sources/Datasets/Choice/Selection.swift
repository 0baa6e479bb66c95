internal import TextModel

/// A field of an item by which a sample is spread or a balance counted.
public enum Stratum: String, Sendable, CaseIterable {
  case label, language, target, holder, voice, publisher, year
}

/// Which items a dataset takes of all there are.
public struct ChoiceOptions: Sendable {
  /// Whether copies of documents and of contexts are left out.
  public var dropsCopies = true
  /// From which Jaccard coefficient on two documents are copies.
  public var similarity = 0.5
  /// How many items to take; nil for all.
  public var sample: Int?
  /// The fields by which the sample is spread.
  public var strata: [Stratum] = []
  /// How it is spread.
  public var allocation = Allocation.equal
  /// Which items of a stratum come first.
  public var preference = Preference.random
  /// The share of items whose target is named without a stance.
  public var background = 0.2
  /// Whether a background item's target must be the target of some stance.
  public var knownTargetsOnly = true
  /// What chance depends on.
  public var seed: UInt64 = 1

  /// Standard options.
  public init() {}
}

/// How many items there were, and why some were left out.
public struct ChoiceCounts: Sendable, Equatable {
  /// Items before anything was left out.
  public var items = 0
  /// Items of documents that are copies.
  public var ofCopies = 0
  /// Items whose context stands in an earlier document.
  public var ofRepeatedContexts = 0
  /// Items that ask the same as another of the same context.
  public var repeated = 0
  /// Items whose target is only named, beyond their share.
  public var background = 0
  /// Items that were not drawn.
  public var notDrawn = 0
  /// Items that were chosen.
  public var chosen = 0
}

/// Chooses the items of a dataset.
struct Selection {
  let corpus: Corpus
  let clusters: Clusters
  let options: ChoiceOptions
  /// How far annotations differ on each item, 0 to 1.
  let disagreement: [Float]

  /// From which Jaccard coefficient on two contexts are one sentence.
  static let contextLimit = 0.8

  /// The chosen items, in the order of the corpus.
  func chosen(_ counts: inout ChoiceCounts) throws -> [Int] {
    counts.items = corpus.items.count
    var left = Array(corpus.items.indices)
    if options.dropsCopies {
      left = left.filter { clusters.isKept[Int(corpus.items[$0].document)] }
      counts.ofCopies = counts.items - left.count
      let before = left.count
      let owners = try Contexts(corpus).owners(of: left)
      left = left.filter { owners[corpus.items[$0].context] == corpus.items[$0].document }
      counts.ofRepeatedContexts = before - left.count
    }
    var before = left.count
    left = withoutRepetitions(left)
    counts.repeated = before - left.count
    before = left.count
    left = withBackgroundShare(left)
    counts.background = before - left.count
    before = left.count
    left = sample(left)
    counts.notDrawn = before - left.count
    counts.chosen = left.count
    return left
  }

  /// Of items that ask the same of the same context the one with the strongest answer.
  private func withoutRepetitions(_ items: [Int]) -> [Int] {
    struct Key: Hashable {
      var context: Int32
      var document: Int32
      var holder: Int32
      var target: Int32
      var voice: Voice
    }
    var best: [Key: Int] = [:]
    for item in items {
      let entry = corpus.items[item]
      let key = Key(
        context: entry.context, document: entry.document, holder: entry.holder, target: entry.target,
        voice: entry.voice)
      guard let other = best[key] else {
        best[key] = item
        continue
      }
      let known = corpus.items[other]
      if known.isBackground && !entry.isBackground || abs(entry.score) > abs(known.score) { best[key] = item }
    }
    return best.values.sorted()
  }

  /// Chance, the same in every run with the same seed.
  private func chance(_ item: Int) -> UInt64 {
    let entry = corpus.items[item]
    return Mix.finish(Mix.add(options.seed, to: Mix.add(Mix.hash(corpus.names[Int(entry.holder)]), to: entry.question)))
  }

  /// As many background items as their share allows, drawn by chance. If the sample is spread by label, all stay here:
  /// they are a stratum.
  private func withBackgroundShare(_ items: [Int]) -> [Int] {
    guard options.background > 0 else { return items.filter { !corpus.items[$0].isBackground } }
    var targets = Set<Int32>()
    var stances = 0
    for item in items where !corpus.items[item].isBackground {
      targets.insert(corpus.items[item].target)
      stances += 1
    }
    let fitting = items.filter {
      corpus.items[$0].isBackground && (!options.knownTargetsOnly || targets.contains(corpus.items[$0].target))
    }
    let wanted = Int((options.background / (1 - options.background) * Double(stances)).rounded())
    let drawn =
      options.strata.contains(.label) && options.sample != nil
      ? Set(fitting) : Set(ranked(fitting).prefix(wanted))
    return items.filter { !corpus.items[$0].isBackground || drawn.contains($0) }
  }

  /// The items of a stratum, those to be taken first at the front.
  private func ranked(_ items: [Int]) -> [Int] {
    func merit(_ item: Int) -> Float {
      switch options.preference {
      case .random: 0
      case .uncertain: corpus.items[item].uncertainty
      case .disagreement: disagreement[item]
      }
    }
    return items.map { (item: $0, merit: merit($0), chance: chance($0)) }
      .sorted { $0.merit != $1.merit ? $0.merit > $1.merit : ($0.chance, $0.item) < ($1.chance, $1.item) }
      .map(\.item)
  }

  private func sample(_ items: [Int]) -> [Int] {
    var items = items
    if options.preference == .disagreement { items = items.filter { disagreement[$0] > 0 } }
    guard let total = options.sample, total < items.count else { return items }
    var strata: [[String]: [Int]] = [:]
    for item in items { strata[options.strata.map { value($0, of: item) }, default: []].append(item) }
    let keys = strata.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let quotas = Sampler.quotas(
      keys.map { strata[$0]?.count ?? 0 }, total: total, allocation: options.allocation)
    return zip(keys, quotas).flatMap { key, quota in ranked(strata[key] ?? []).prefix(quota) }.sorted()
  }

  /// The value of a field.
  func value(_ field: Stratum, of item: Int) -> String { corpus.value(field, of: item) }
}

extension Corpus {
  /// The value of an item's field.
  func value(_ field: Stratum, of item: Int) -> String {
    let entry = items[item]
    let document = documents[Int(entry.document)]
    switch field {
    case .label: return entry.label.rawValue
    case .language: return entry.language.rawValue
    case .target: return names[Int(entry.target)]
    case .holder: return names[Int(entry.holder)]
    case .voice: return entry.voice.rawValue
    case .publisher: return document.publisher
    case .year: return String(document.published.prefix(4))
    }
  }
}
