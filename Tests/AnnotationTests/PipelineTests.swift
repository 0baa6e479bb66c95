import Annotation
import TestSupport
import Testing
import TextModel

@Suite struct PipelineTests {
  @Test(arguments: [
    ("It cost $6.5 billion.", "$6.5 billion", "MONEY", "6500000000 USD"),
    ("价值340亿美元", "340亿美元", "MONEY", "34000000000 USD"),
    ("about 2 million yen", "2 million yen", "MONEY", "2000000 JPY"), ("growth of 11.8%", "11.8%", "PERCENT", "0.118"),
    ("下降１２％", "１２％", "PERCENT", "0.12"), ("上升0.1个百分点", "0.1个百分点", "PERCENT", "0.001"),
    ("2025年9月26日，", "2025年9月26日", "DATE", "2025-09-26"),
    ("2025年9月", "2025年9月", "DATE", "2025-09"), ("9月3日阅兵", "9月3日", "DATE", "2025-09-03"),
    ("on 2025-09-26", "2025-09-26", "DATE", "2025-09-26"),
    ("on September 26, 2025", "September 26, 2025", "DATE", "2025-09-26"), ("in 2025", "2025", "DATE", "2025"),
    ("on 26 September 2025", "26 September 2025", "DATE", "2025-09-26"),
  ])
  func readsValues(_ text: String, _ surface: String, _ type: String, _ value: String) throws {
    let document = try Bundled.annotate(text, published: "2025-10-01")
    let found = document.mentions.filter { !$0.value.isEmpty }
    #expect(
      found.map { "\(document.string($0.span)) \($0.type.rawValue) \($0.value)" } == ["\(surface) \(type) \(value)"])
  }

  @Test func givenMentionsAreKeptAndFilledIn() throws {
    var document = Document(id: "t", text: Array("Japan met Fooland in Tokyo.".utf16))
    document.given = [
      GivenMention(span: TextSpan(0, 5), type: .unknown, entity: ""),
      GivenMention(span: TextSpan(10, 17), type: .politicalEntity, entity: "x/fooland"),
    ]
    try Annotator(lexicon: Bundled.lexicon.get(), words: Bundled.words.get()).makeWorker().annotate(&document)
    let given = document.mentions.filter { $0.role == .given }
    #expect(given.map(\.entity) == ["country/JP", "x/fooland"])
    #expect(given.map(\.span) == document.given.map(\.span))
    #expect(given.first?.type == .politicalEntity)
  }

  @Test func everyLayerStaysInsideTheTextOnOddInput() throws {
    var random = SeededGenerator(seed: 5)
    let worker = try Annotator(lexicon: Bundled.lexicon.get(), words: Bundled.words.get()).makeWorker()
    for _ in 0..<300 {
      var document = Document(id: "t", text: Array(random.text(pieces: 40).utf16))
      worker.annotate(&document)
      let spans = document.mentions.map(\.span) + document.cues.map(\.span) + document.stances.map(\.span)
      #expect(spans.allSatisfy { $0.start >= 0 && $0.start < $0.end && Int($0.end) <= document.text.count })
    }
  }

  @Test func aWorkerForgetsTheDocumentBefore() throws {
    let worker = try Annotator(lexicon: Bundled.lexicon.get(), words: Bundled.words.get()).makeWorker()
    func ids(_ text: String) -> [String] {
      var document = Document(id: "t", text: Array(text.utf16))
      worker.annotate(&document)
      return document.mentions.map(\.entity)
    }
    let alone = ids("Rubio spoke in Tokyo.")
    _ = ids("Marco Rubio visited a far longer text about Japan, China and 特朗普政府 in Washington.")
    #expect(ids("Rubio spoke in Tokyo.") == alone)
  }

  @Test(arguments: [1, 2, 5])
  func theOrderedPoolKeepsOrder(_ jobs: Int) throws {
    var next = 0
    var seen: [Int] = []
    try OrderedPool<Int, Int>(jobs: jobs).run(
      makeWorker: { 0 },
      next: { _ in
        next += 1
        return next <= 500 ? .input(next) : .end
      },
      work: { _, input in
        var x = input
        for _ in 0..<((input * 7919) % 2000) { x = x &* 31 &+ 7 }
        return x == 42 ? -1 : input
      },
      emit: {
        seen.append($0)
        return true
      })
    #expect(seen == Array(1...500))
  }

  @Test func theOrderedPoolStopsWhenNobodyReads() throws {
    var taken = 0
    try OrderedPool<Int, Int>(jobs: 2).run(
      makeWorker: { 0 },
      next: { _ in
        taken += 1
        return .input(taken)
      }, work: { _, input in input }, emit: { $0 < 10 })
    #expect(taken < 30)
  }

  private struct Broken: Error {}

  @Test func theOrderedPoolPassesOnAFailureOfItsWorkers() {
    #expect(throws: Broken.self) {
      try OrderedPool<Int, Int>(jobs: 2).run(
        makeWorker: { () throws -> Int in throw Broken() }, next: { _ in .input(1) }, work: { _, input in input },
        emit: { _ in true })
    }
  }
}

/// Tokens end where names do.
@Suite struct NameTokenTests {
  @Test(arguments: [("华盛顿认为日本必须让步。", "日本"), ("德国队赢了。", "德国"), ("访华期间，法国总统谈到台湾问题。", "台湾")])
  func noTokenCutsAName(_ text: String, _ name: String) throws {
    let document = try Bundled.annotate(text)
    for mention in document.mentions {
      #expect(
        !document.tokens.contains {
          ($0.span.start < mention.span.start && $0.span.end > mention.span.start)
            || ($0.span.start < mention.span.end && $0.span.end > mention.span.end)
        }, "\(document.string(mention.span))")
    }
    #expect(document.mentions.contains { document.string($0.span) == name })
  }
}
