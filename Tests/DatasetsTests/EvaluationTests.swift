import Datasets
import Records
import TestSupport
import Testing
import TextModel

@Suite struct EvaluationTests {
  /// A record of marked text: `⟦日本|GPE country/JP⟧`.
  static func record(_ id: String, _ marked: String) -> AnnotatedRecord {
    let text = MarkedText(marked)
    var document = Document(id: id, text: text.text)
    document.mentions = text.marks.map { mark in
      let parts = mark.label.split(separator: " ").map(String.init)
      return Mention(
        span: mark.span, type: EntityType(rawValue: parts[0]) ?? .unknown, entity: parts.count > 1 ? parts[1] : "",
        name: "", role: .name, entry: "row/\(document.string(mark.span))")
    }
    return AnnotatedRecord(document: document)
  }

  static func stance(
    _ holder: String, _ target: String, _ score: Double, voice: Voice = .author, span: TextSpan = TextSpan(0, 2),
    cues: [Int] = []
  ) -> Stance {
    Stance(
      holder: holder, holderMention: -1, target: target, targetMention: -1, label: StanceLabel(score: score),
      score: score, factuality: .asserted, voice: voice, sentence: 0, span: span, cues: cues, rule: "H ~ T")
  }

  static let bootstrap = Bootstrap(samples: 50)

  @Test func mentionsAreScoredInFiveWays() {
    let gold = [
      Self.record("a", "⟦日本|GPE country/JP⟧谴责⟦俄罗斯|GPE country/RU⟧和⟦普京|PERSON person/putin⟧"),
      Self.record("b", "⟦中国|GPE country/CN⟧😀"),
    ]
    let predicted = [
      Self.record("b", "⟦中国|GPE country/CN⟧😀"),
      Self.record("a", "⟦日本|ORG country/JP⟧谴责⟦俄|GPE country/RU⟧罗斯和⟦普京|PERSON person/other⟧"),
      Self.record("c", "⟦x|GPE⟧"),
    ]
    let pairs = RecordPairs(gold: gold, predicted: predicted)
    #expect(pairs.onlyPredicted == ["c"])
    let evaluation = EntityEvaluation(pairs, bootstrap: Self.bootstrap)
    func counts(_ name: String) -> [Int] {
      let all = evaluation.scores + evaluation.byType
      return all.filter { $0.name == name }.flatMap { [$0.counts.matched, $0.counts.spurious, $0.counts.missed] }
    }
    #expect(counts("entities.exact") == [2, 2, 2])
    #expect(counts("entities.span") == [3, 1, 1])
    #expect(counts("entities.overlap") == [3, 1, 1])
    #expect(counts("entities.id") == [2, 2, 2])
    #expect(counts("entities.id-overlap") == [3, 1, 1])
    #expect(counts("entities.named") == [3, 1, 1])
    #expect(counts("entities.exact PERSON") == [1, 0, 0])
    let persons = EntityEvaluation(pairs, types: [.person], bootstrap: Self.bootstrap)
    #expect(persons.scores[0].counts == MatchCounts(matched: 1))
  }

  /// A chain of overlaps: a greedy pairing finds one pair less.
  @Test func overlapsArePairedOneToOne() {
    let gold = [Self.record("a", "⟦abcd|ORG⟧⟦ef|ORG⟧gh")]
    let predicted = [Self.record("a", "ab⟦cde|ORG⟧⟦f|ORG⟧gh")]
    var twice = Self.record("a", "⟦abcdefgh|ORG⟧")
    twice.document.mentions.append(twice.document.mentions[0])
    func overlap(_ gold: [AnnotatedRecord], _ predicted: [AnnotatedRecord]) -> MatchCounts {
      EntityEvaluation(RecordPairs(gold: gold, predicted: predicted), bootstrap: Self.bootstrap).scores[2].counts
    }
    #expect(overlap(gold, predicted) == MatchCounts(matched: 2))
    #expect(overlap(predicted, gold) == MatchCounts(matched: 2))
    #expect(overlap(gold, [twice]) == MatchCounts(matched: 2))
    #expect(overlap([Self.record("a", "⟦abcd|ORG⟧efgh")], [twice]) == MatchCounts(matched: 1, spurious: 1))
  }

  @Test func stancesAreScoredByTheirSums() {
    var gold = Self.record("a", "日本谴责俄罗斯。美国")
    var predicted = gold
    gold.document.stances = [
      Self.stance("JP", "RU", -1), Self.stance("US", "RU", -1, voice: .reported), Self.stance("US", "CN", 1),
      Self.stance("US", "JP", 0),
    ]
    predicted.document.stances = [
      Self.stance("JP", "RU", 0.3), Self.stance("JP", "RU", -0.9), Self.stance("US", "RU", -0.5),
      Self.stance("author", "CN", 0.5), Self.stance("US", "JP", 0.4), Self.stance("US", "JP", -0.4),
    ]
    gold.document.positions = Position.sums(of: gold.document.stances)
    predicted.document.positions = Position.sums(of: predicted.document.stances)
    let evaluation = StanceEvaluation(
      RecordPairs(gold: [gold], predicted: [predicted]), bootstrap: Self.bootstrap)
    func counts(_ name: String) -> [Int] {
      evaluation.scores.filter { $0.name == name }.flatMap {
        [$0.counts.matched, $0.counts.spurious, $0.counts.missed]
      }
    }
    #expect(counts("stances.triple") == [2, 1, 1])
    #expect(counts("stances.voice") == [1, 2, 2])
    #expect(counts("stances.target") == [2, 0, 0])
    #expect(counts("stances.pair") == [2, 1, 1])
    #expect(counts("positions.triple") == [2, 1, 1])
    #expect(evaluation.confusion.total == 3)
    #expect(evaluation.confusion[2, 2] == 1)
  }

  @Test func idsOfAnotherVocabularyAreAlignedByPlace() {
    var gold = Self.record("a", "⟦日本|GPE country/JP⟧⟦中国外交部|ORG org/china-mfa⟧和⟦外交部|ORG org/china-mfa⟧⟦印度|GPE x/a⟧")
    gold.document.stances = [Self.stance("org/china-mfa", "country/JP", -1)]
    let predicted = Self.record("a", "⟦日本|GPE country/JP⟧⟦中国外交部|ORG org/cn-mfa⟧和⟦外交部|ORG country/JP⟧⟦印度|GPE⟧")
    let pairs = RecordPairs(gold: [gold], predicted: [predicted])
    let alignment = IDAlignment(pairs)
    #expect(alignment.names == ["org/china-mfa": "org/cn-mfa"])
    let aligned = alignment.applied(to: pairs)
    #expect(aligned.pairs[0].gold.document.stances[0].holder == "org/cn-mfa")
    #expect(EntityEvaluation(aligned, bootstrap: Self.bootstrap).scores[3].counts.matched == 2)
  }

  @Test func whoHasNotReadADocumentHasNotRatedIt() {
    var first = Self.record("a", "日本谴责俄罗斯")
    first.document.stances = [Self.stance("JP", "RU", -1)]
    var other = Self.record("b", "日本谴责俄罗斯")
    other.document.stances = [Self.stance("JP", "CN", 1)]
    let silent = Self.record("a", "日本谴责俄罗斯")
    let ratings = Ratings(
      [
        AnnotatorLabels(name: "x", records: [first, other], layer: .stances),
        AnnotatorLabels(name: "y", records: [silent], layer: .stances),
      ], absent: "none")
    #expect(ratings.items.count == 2)
    #expect(Array(ratings.row(0)).map { $0 < 0 ? "" : ratings.labels[Int($0)] } == ["against", "none"])
    #expect(Array(ratings.row(1)).map { $0 < 0 ? "" : ratings.labels[Int($0)] } == ["favor", ""])
  }

  @Test func errorsAreGatheredByTheirRows() throws {
    var gold = Self.record("a", "⟦日本|GPE country/JP⟧谴责⟦俄罗斯|GPE country/RU⟧，支持美国，蔑视它")
    var predicted = Self.record("a", "⟦日本|GPE country/CN⟧谴责⟦俄|GPE⟧罗斯，支持美国，蔑视它")
    gold.document.stances = [
      Self.stance("JP", "RU", -1, span: TextSpan(0, 7)), Self.stance("JP", "US", 1, span: TextSpan(8, 12)),
      Self.stance("JP", "X", -1, span: TextSpan(13, 16)),
    ]
    predicted.document.cues = [
      Cue(span: TextSpan(2, 4), kind: .stance, value: 1, entry: "zh/谴责.v"),
      Cue(span: TextSpan(8, 10), kind: .stance, value: 1, entry: "zh/支持.v"),
    ]
    predicted.document.stances = [
      Self.stance("JP", "RU", 1, span: TextSpan(0, 7), cues: [0]), Self.stance("RU", "JP", 1, cues: [0]),
    ]
    let report = ErrorReport(RecordPairs(gold: [gold], predicted: [predicted]))
    func line(_ kind: ErrorReport.Kind, _ key: String) -> [Int] {
      report.lines.filter { $0.kind == kind && $0.key == key }.flatMap { [$0.right, $0.wrong, $0.missed] }
    }
    #expect(line(.mentionRow, "row/日本") == [0, 1, 0])
    #expect(line(.mentionRow, "row/俄") == [0, 1, 0])
    #expect(line(.missedName, "俄罗斯 GPE = country/RU") == [0, 0, 1])
    #expect(line(.cue, "zh/谴责.v") == [0, 1, 1])
    #expect(line(.rule, "H ~ T") == [0, 1, 1])
    #expect(line(.unboundCue, "zh/支持.v") == [0, 0, 1])
    #expect(line(.missedEvidence, "蔑视它") == [0, 0, 1])
    let example = try #require(report.lines.first { $0.kind == .unboundCue }?.examples.first)
    #expect(example.contains("⟦支持美国⟧"))
  }

  @Test func disagreementsAreDecidedAndTraced() throws {
    var anna = Self.record("a", "⟦日本|GPE country/JP⟧谴责⟦俄罗斯|GPE country/RU⟧")
    var ben = Self.record("a", "⟦日本|GPE country/JP⟧谴责⟦俄罗斯|ORG⟧")
    var cleo = Self.record("a", "⟦日本|GPE country/JP⟧⟦谴责|TOPIC⟧⟦俄罗斯|ORG⟧")
    func stance(_ score: Double) -> Stance {
      var stance = Self.stance("JP", "RU", score, span: TextSpan(0, 7))
      stance.targetMention = 1
      return stance
    }
    anna.document.stances = [stance(-1)]
    ben.document.stances = [stance(-0.5)]
    cleo.document.stances = []
    let records = [anna, ben, cleo]
    let names = ["anna", "ben", "cleo"]

    let open = Adjudicator(annotators: names, verdicts: []).merge(records)
    #expect(open.decisions.map(\.decided) == ["agreed", "open", "open", "open"])
    #expect(open.record.document.mentions.count == 1)
    #expect(open.record.document.stances.isEmpty)

    let majority = Adjudicator(annotators: names, verdicts: [.majority]).merge(records)
    #expect(majority.decisions.map(\.decided) == ["agreed", "majority 2/3", "majority 2/3", "majority 2/3"])
    #expect(majority.record.document.mentions.map(\.type) == [.politicalEntity, .organisation])
    #expect(majority.record.document.stances.map(\.score) == [-1])
    #expect(majority.record.document.stances.map(\.targetMention) == [1])
    #expect(majority.record.document.positions.map(\.label) == [.against])

    let preferred = Adjudicator(annotators: names, verdicts: [.prefer(2)]).merge(records)
    #expect(preferred.record.document.mentions.map(\.type) == [.politicalEntity, .topic, .organisation])
    #expect(preferred.record.document.stances.isEmpty)
    #expect(preferred.decisions[2].votes == ["GPE country/RU", "ORG", "ORG"])
  }

  @Test func tablesAreAdjudicatedToo() {
    func labels(_ name: String, _ given: [(String, String)]) -> AnnotatorLabels {
      var labels = AnnotatorLabels(name: name)
      for (item, label) in given { _ = labels.add(item, label) }
      return labels
    }
    let all = [
      labels("a", [("1", "x"), ("2", "x"), ("3", "x")]), labels("b", [("1", "x"), ("2", "y"), ("3", "y")]),
      labels("c", [("1", "x"), ("2", "y")]),
    ]
    let decisions = Adjudicator(annotators: ["a", "b", "c"], verdicts: [.majority]).merge(all)
    #expect(decisions.map(\.final) == ["x", "y", ""])
    #expect(decisions.map(\.decided) == ["agreed", "majority 2/3", "open"])
  }
}
