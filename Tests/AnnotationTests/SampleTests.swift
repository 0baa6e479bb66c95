import Annotation
import Foundation
import Reading
import TestSupport
import Testing
import TextModel

/// The samples that were read by hand: what the annotator finds in them beside what a careful reader marked.
@Suite struct SampleTests {
  static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples")

  struct Gold: Decodable {
    struct Entity: Decodable {
      var start: Int
      var end: Int
      var text: String
      var entity: String
      var members: [String]
    }
    struct Side: Decodable {
      var holder: String
      var target: String
      var label: String
    }
    struct Facts: Decodable {
      var title: String
      var publisher: String
      var published: String
      var views: Int
    }
    var id: String
    var text: String
    var metadata: Facts
    var entities: [Entity]
    var stances: [Side]
  }

  func read(_ name: String) throws -> (gold: Gold, document: Document) {
    let gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: Self.samples.appendingPathComponent("gold/\(name).json")))
    let bytes = [UInt8](try Data(contentsOf: Self.samples.appendingPathComponent(gold.id)))
    var document = try TextFileReader.document(bytes, id: gold.id, source: gold.id)
    try Annotator(lexicon: Bundled.lexicon.get(), words: Bundled.words.get()).makeWorker().annotate(&document)
    return (gold, document)
  }

  /// The table of the README.
  @Test func positionsOfThePageOnJapan() throws {
    let document = try read("japan-security").document
    let found = Set(document.positions.map { "\($0.holder) \($0.target) \($0.label.rawValue)" })
    #expect(
      found == [
        "author country/JP favor", "author org/ldp against", "country/JP country/VN favor",
        "country/JP country/ID favor", "country/KR country/JP against",
        "org/asean country/JP favor", "country/KP country/JP against", "country/CN country/JP favor",
        "country/US org/us-japan-alliance against", "country/US country/CN favor",
        "person/donald-trump country/IN against", "country/IN country/RU favor", "country/IN country/US against",
      ])
  }

  @Test(arguments: ["japan-security", "south-china-sea", "tariffs-eu", "korea-summit"])
  func countriesAreThoseOfTheGold(_ name: String) throws {
    let (gold, document) = try read(name)
    #expect(String(decoding: document.text, as: UTF16.self) == gold.text)
    let scalars = Array(gold.text.unicodeScalars)
    for entity in gold.entities {
      #expect(String(String.UnicodeScalarView(scalars[entity.start..<entity.end])) == entity.text)
    }
    func countries(_ ids: [String]) -> Set<String> { Set(ids.filter { $0.hasPrefix("country/") }) }
    #expect(
      countries(document.mentions.flatMap { $0.members + [$0.entity] })
        == countries(gold.entities.flatMap { $0.members + [$0.entity] }))
  }

  @Test(arguments: ["japan-security", "south-china-sea", "tariffs-eu", "korea-summit"])
  func metadataIsThatOfTheGold(_ name: String) throws {
    let (gold, document) = try read(name)
    #expect(document.metadata.title == gold.metadata.title)
    #expect(document.metadata.publisher == gold.metadata.publisher)
    #expect(document.metadata.published == gold.metadata.published)
    #expect(document.metadata.views == gold.metadata.views)
  }

  /// The small annotator leaves most unsaid; what it says of pairs that a reader marked mostly has their sign.
  @Test func sharedPairsHaveTheSignOfTheGold() throws {
    var said = 0
    var shared = 0
    var right = 0
    for name in ["japan-security", "south-china-sea", "tariffs-eu", "korea-summit"] {
      let (gold, document) = try read(name)
      for stance in document.stances {
        said += 1
        let labels = gold.stances.filter { $0.holder == stance.holder && $0.target == stance.target }.map(\.label)
        if labels.isEmpty { continue }
        shared += 1
        if labels.contains(stance.label.rawValue) { right += 1 }
      }
    }
    #expect(
      said >= 20 && shared * 3 >= said * 2 && right * 10 >= shared * 8, "\(said) said, \(shared) shared, \(right) right"
    )
  }
}
