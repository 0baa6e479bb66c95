internal import TextModel

/// Divides the items of a dataset. Nothing that belongs together is divided, whatever the ratios ask for.
struct Splitter {
  let corpus: Corpus
  let options: SplitOptions
  /// The group of each document, as its smallest document.
  let groups: [Int]

  /// `joins` are pairs of documents that must stay together for other reasons.
  init(_ corpus: Corpus, clusters: Clusters, options: SplitOptions, joins: [(Int, Int)] = []) {
    self.corpus = corpus
    self.options = options
    var sets = DisjointSets(count: corpus.documents.count)
    for (document, root) in clusters.copies.enumerated() { sets.join(document, root) }
    if options.groups.contains(.translation) {
      for (document, root) in clusters.families.enumerated() { sets.join(document, root) }
    }
    for (a, b) in joins { sets.join(a, b) }
    if options.groups.contains(.author) { Splitter.join(&sets, corpus) { $0.authors } }
    if options.groups.contains(.publisher) { Splitter.join(&sets, corpus) { [$0.publisher] } }
    groups = (0..<corpus.documents.count).map { sets.root($0) }
  }

  /// Joins the documents that share a name, whatever its case and width.
  private static func join(_ sets: inout DisjointSets, _ corpus: Corpus, names: (Corpus.Entry) -> [String]) {
    var first: [[UInt16]: Int] = [:]
    for (number, document) in corpus.documents.enumerated() {
      for name in names(document) {
        let key = ItemFilter.folded(name)
        guard !key.isEmpty else { continue }
        if let other = first[key] { sets.join(other, number) } else { first[key] = number }
      }
    }
  }

  /// Divides the chosen items.
  func divide(_ items: [Int]) -> Division {
    switch options.kind {
    case .group: byGroup(items)
    case .time: byTime(items)
    case .target: byTarget(items)
    }
  }

  /// The documents of the items, group by group, in the order of the groups.
  private func members(_ items: [Int]) -> [(group: Int, items: [Int])] {
    var members: [Int: [Int]] = [:]
    for place in items.indices { members[groups[Int(corpus.items[items[place]].document)], default: []].append(place) }
    return members.keys.sorted().map { ($0, members[$0] ?? []) }
  }

  private func chance(_ text: String) -> UInt64 { Mix.finish(Mix.add(options.seed, to: Mix.hash(text))) }

  // MARK: - By chance

  /// Each group goes where what it holds is missed most, labels and languages each by themselves; the order of the groups
  /// is drawn. Groups that are large against the smallest split go first, where they find room.
  private func byGroup(_ items: [Int]) -> Division {
    var division = Division(splits: Array(repeating: nil, count: items.count), groups: groups)
    let members = members(items)
    let shares = options.shares
    let present = Split.allCases.filter { shares[$0.rawValue] > 0 }
    func stratum(_ place: Int) -> String {
      corpus.items[items[place]].label.rawValue + " " + corpus.items[items[place]].language.rawValue
    }
    var totals: [String: Double] = [:]
    for place in items.indices { totals[stratum(place), default: 0] += 1 }
    var filled: [[String: Double]] = Array(repeating: [:], count: 3)
    var sizes = [Double](repeating: 0, count: 3)
    let smallest = present.map { shares[$0.rawValue] * Double(items.count) }.min() ?? 0
    let order = members.map { (group: $0.group, items: $0.items, chance: chance(corpus.documents[$0.group].id)) }
      .sorted { a, b in
        let largeA = Double(a.items.count) > smallest / 4
        let largeB = Double(b.items.count) > smallest / 4
        if largeA != largeB { return largeA }
        if largeA, a.items.count != b.items.count { return a.items.count > b.items.count }
        return (a.chance, a.group) < (b.chance, b.group)
      }
    for group in order {
      var counts: [String: Double] = [:]
      for place in group.items { counts[stratum(place), default: 0] += 1 }
      let strata = counts.keys.sorted()
      func need(_ split: Split) -> Double {
        let wanted = shares[split.rawValue] * Double(items.count)
        let after = sizes[split.rawValue] + Double(group.items.count)
        var need = 0.0
        for name in strata {
          let share = shares[split.rawValue] * (totals[name] ?? 0)
          need += (counts[name] ?? 0) * (share - (filled[split.rawValue][name] ?? 0)) / max(share, 1e-9)
        }
        // What does not fit goes where it overfills least.
        return after <= wanted + 0.5 ? need : need - 1e6 * (after - wanted) / wanted
      }
      let best = present.max { a, b in
        let x = need(a)
        let y = need(b)
        return x != y ? x < y : shares[a.rawValue] < shares[b.rawValue]
      }
      guard let best else { continue }
      for place in group.items { division.splits[place] = best }
      sizes[best.rawValue] += Double(group.items.count)
      for name in strata { filled[best.rawValue][name, default: 0] += counts[name] ?? 0 }
    }
    return division
  }

  // MARK: - By time

  /// Cuts between days. Of a group that lies on both sides the part before the cut stays: what comes later repeats it.
  private func byTime(_ items: [Int]) -> Division {
    var division = Division(splits: Array(repeating: nil, count: items.count), groups: groups)
    func day(_ place: Int) -> String { corpus.documents[Int(corpus.items[items[place]].document)].published }
    let dated = items.indices.filter { !day($0).isEmpty }
    division.leftOut["no date"] = items.count - dated.count
    guard !dated.isEmpty else { return division }
    let cuts = options.cuts.map { [$0.validation, $0.test] } ?? self.cuts(dated.map(day).sorted())
    division.cuts = cuts
    func split(_ day: String) -> Split { day < cuts[0] ? .train : day < cuts[1] ? .validation : .test }
    var earliest: [Int: Split] = [:]
    for place in dated {
      let group = groups[Int(corpus.items[items[place]].document)]
      let own = split(day(place))
      if let known = earliest[group], known.rawValue <= own.rawValue { continue }
      earliest[group] = own
    }
    for place in dated {
      let own = split(day(place))
      if earliest[groups[Int(corpus.items[items[place]].document)]] == own {
        division.splits[place] = own
      } else {
        division.leftOut["later part of a group", default: 0] += 1
      }
    }
    return division
  }

  /// The days at which the shares are met best; days are never divided. `days` is sorted.
  private func cuts(_ days: [String]) -> [String] {
    let shares = options.shares
    var cuts: [String] = []
    var sum = 0.0
    for share in shares.prefix(2) {
      sum += share
      let wanted = sum * Double(days.count)
      // The first day behind a place near the wanted one.
      var best = (distance: Double.infinity, day: "9999")
      var at = 0
      while at <= days.count {
        let distance = abs(Double(at) - wanted)
        let day = at < days.count ? days[at] : "9999"
        if distance < best.distance, cuts.allSatisfy({ $0 <= day }) { best = (distance, day) }
        guard at < days.count else { break }
        while at < days.count, days[at] == day { at += 1 }
      }
      cuts.append(best.day)
    }
    return cuts
  }

  // MARK: - By target

  /// Draws targets for test and validation until their shares are met. A group that names one in an item is of that split,
  /// and its other items are left out; so no text and no target is on two sides.
  private func byTarget(_ items: [Int]) -> Division {
    var division = Division(splits: Array(repeating: nil, count: items.count), groups: groups)
    let members = members(items)
    func target(_ place: Int) -> Int { Int(corpus.items[items[place]].target) }
    var sizes: [Int: Int] = [:]
    for place in items.indices { sizes[target(place), default: 0] += 1 }
    var given: [Int: Split] = [:]
    for (number, name) in corpus.names.enumerated() {
      if options.testTargets.contains(name) { given[number] = .test }
      if options.validationTargets.contains(name) { given[number] = .validation }
    }
    var assigned = given
    let order = sizes.keys.map { (target: $0, chance: chance("target " + corpus.names[$0])) }
      .sorted { ($0.chance, $0.target) < ($1.chance, $1.target) }.map(\.target)
    for split in [Split.test, .validation] {
      let wasGiven = split == .test ? !options.testTargets.isEmpty : !options.validationTargets.isEmpty
      guard !wasGiven else { continue }
      let wanted = options.shares[split.rawValue] * Double(items.count)
      var got = 0.0
      for target in order where assigned[target] == nil {
        let size = Double(sizes[target] ?? 0)
        // A target that would fill the split alone makes a test of one target.
        if got + size <= wanted * 1.1, size <= max(1, wanted / 2) {
          assigned[target] = split
          got += size
        }
        if got >= wanted { break }
      }
    }
    for group in members {
      let splits = Set(group.items.map { assigned[target($0)] ?? .train })
      let own: Split = splits.contains(.test) ? .test : splits.contains(.validation) ? .validation : .train
      for place in group.items {
        if assigned[target(place)] ?? .train == own {
          division.splits[place] = own
        } else {
          division.leftOut["other target in a held-out group", default: 0] += 1
        }
      }
    }
    for split in [Split.validation, .test] {
      let found = Set(items.indices.filter { division.splits[$0] == split }.map { corpus.names[target($0)] })
      division.targets.append(found.sorted())
    }
    return division
  }
}
