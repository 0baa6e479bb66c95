import Datasets
import TestSupport
import Testing

@Suite struct AgreementTests {
  /// The example of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve
  /// units, missing ratings.
  static let krippendorff: [[String?]] = [
    ["1", "2", "3", "3", "2", "1", "4", "1", "2", nil, nil, nil],
    ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", nil, "3"],
    [nil, "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", nil],
    ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", nil],
  ]

  static func ratings(_ observers: [[String?]], order: [String] = []) -> Ratings {
    let items = observers[0].indices.map { "u\($0)" }
    return Ratings(
      annotators: observers.indices.map { "a\($0)" }, items: items,
      values: items.indices.flatMap { item in observers.map { $0[item] } }, order: order)
  }

  @Test func alphaIsThatOfThePaper() throws {
    let ratings = Self.ratings(Self.krippendorff, order: ["1", "2", "3", "4", "5"])
    #expect(abs(try #require(ratings.alpha(.nominal)) - 0.743421) < 1e-6)
    #expect(abs(try #require(ratings.alpha(.ordinal)) - 0.815388) < 1e-6)
    #expect(abs(try #require(ratings.alpha(.interval)) - 0.849108) < 1e-6)
  }

  /// Cohen's example (1960): po = .70, pe = .41 …, and the two-by-two table of textbooks: kappa .4.
  @Test func kappaIsThatOfTextbooks() throws {
    var table: [[String?]] = [[], []]
    for (a, b, count) in [("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)] {
      for _ in 0..<count {
        table[0].append(a)
        table[1].append(b)
      }
    }
    let confusion = Confusion(Self.ratings(table), 0, 1)
    #expect(abs(try #require(confusion.kappa()) - 0.4) < 1e-12)
    #expect(confusion.agreement == 0.7)
    #expect(confusion.prevalence(of: 0) == 0.45)
    // Two labels: weights change nothing.
    #expect(confusion.kappa(weights: .quadratic) == confusion.kappa())
  }

  @Test(
    arguments: [
      [["a", "a"], ["a", "a"]], [["a", nil], [nil, "b"]], [[], []], [["a"], ["b"]], [[nil, nil], [nil, nil]],
    ] as [[[String?]]])
  func whatCannotBeComputedIsNil(_ table: [[String?]]) {
    let report = AgreementReport(Self.ratings(table), isOrdered: false, bootstrap: Bootstrap(samples: 20))
    let pair = report.pairs[0]
    #expect(pair.kappa.value == nil || table == [["a"], ["b"]])
    #expect(report.alphas[0].figure.value == nil || table == [["a"], ["b"]])
  }

  @Test func theSameSeedGivesTheSameIntervals() throws {
    var random = SeededGenerator(seed: 4)
    let first = (0..<300).map { _ in ["x", "y", "z"].randomElement(using: &random) }
    let second = first.map { Int.random(in: 0..<10, using: &random) < 7 ? $0 : "x" }
    let ratings = Self.ratings([first, second])
    func report(_ seed: UInt64) -> AgreementReport {
      AgreementReport(ratings, isOrdered: false, bootstrap: Bootstrap(samples: 400, seed: seed))
    }
    let interval = try #require(report(1).pairs[0].kappa.interval)
    #expect(interval == report(1).pairs[0].kappa.interval)
    #expect(interval != report(2).pairs[0].kappa.interval)
    let kappa = try #require(report(1).pairs[0].kappa.value)
    #expect(interval.low < kappa && kappa < interval.high)
    #expect(interval.high - interval.low < 0.2)
  }

  /// The interval of a share is that of the binomial distribution, near enough.
  @Test func intervalsAreOfTheRightWidth() throws {
    let units = (0..<400).map { Int32($0 % 4 == 0 ? 0 : 1) }
    let interval = try #require(
      Bootstrap(samples: 4000, seed: 3).interval(classOf: units, classes: 2) { $0[0] / ($0[0] + $0[1]) })
    #expect(abs(interval.low - 0.2075) < 0.008)
    #expect(abs(interval.high - 0.2925) < 0.008)
    #expect(Bootstrap(samples: 0).interval(classOf: units, classes: 2) { $0[0] } == nil)
    #expect(Bootstrap().interval(classOf: [], classes: 0) { _ in 1 } == nil)
  }

  @Test(arguments: [
    ("item,anna,ben\n1,favor,favor\n2,against,\n", 2, 2, 1), ("id\tanna\tben\n1\tx\ty\n", 2, 1, 1),
    ("item,annotator,label\n1,anna,x\n1,ben,x\n2,ben,y\n", 2, 2, 1),
    ("{\"id\":1,\"anna\":\"x\",\"ben\":\"y\"}\n{\"id\":2,\"ben\":\"x\"}\n", 2, 2, 1),
    ("\u{FEFF}item,\"a,\"\"b\"\"\",c\r\n\"x\ny\",1,2\r\n", 2, 1, 1),
  ])
  func tablesAreRead(_ text: String, _ annotators: Int, _ items: Int, _ pairable: Int) throws {
    let table = try RatingTables.table(Array(text.utf8), name: "t", source: "t.csv")
    let ratings = Ratings(try RatingTables().annotators([(table, "t.csv")]))
    #expect(ratings.annotators.count == annotators)
    #expect(ratings.items.count == items)
    #expect(ratings.items.indices.count { item in ratings.row(item).count { $0 >= 0 } > 1 } == pairable)
  }

  @Test(arguments: [
    ("item,label\n1,x\n1,y\n", "t.csv:3: 't' has rated '1' before"),
    ("item,label\n,x\n", "t.csv:2: the row has no item"),
    ("item,label\n1,\"x\n", "t.csv:2: a quoted cell is not closed"), ("item,label\n1,x,y\n", "t.csv:2: 3 cells"),
    ("", "the table is empty"), ("a,b\n1,2\n", "no column 'label'"), ("{\"a\":1}\n{\n", "t.csv:2:"),
  ])
  func tablesThatCannotBeUsedAreNamed(_ text: String, _ message: String) {
    do {
      let table = try RatingTables.table(Array(text.utf8), name: "t", source: "t.csv")
      _ = try RatingTables().single(table, "t.csv")
      Issue.record("no error")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }
}
