import Foundation
import TestSupport
import TextModel
import Testing

@testable import Datasets

/// Injected copies and translations are found, and nothing else.
@Suite struct PileTests {
  struct Found {
    var recall = 0.0
    var precision = 0.0
  }

  /// How many pairs of versions of one piece ended up together, and how many pairs that ended up together are such.
  static func measure(_ pieces: [Pile.Piece], _ links: [Link], ignoring: Set<Pile.Kind> = []) -> Found {
    var sets = DisjointSets(count: pieces.count)
    for link in links { sets.join(link.first, link.second) }
    var wanted = 0
    var hits = 0
    var members: [Int: [Int]] = [:]
    for (number, piece) in pieces.enumerated() { members[piece.origin, default: []].append(number) }
    for group in members.values {
      let group = group.filter { !ignoring.contains(pieces[$0].kind) }
      for (place, a) in group.enumerated() {
        for b in group[(place + 1)...] {
          wanted += 1
          if sets.root(a) == sets.root(b) { hits += 1 }
        }
      }
    }
    var joined = 0
    var right = 0
    for group in sets.groups() {
      for (place, a) in group.enumerated() {
        for b in group[(place + 1)...] {
          joined += 1
          if pieces[a].origin == pieces[b].origin { right += 1 }
        }
      }
    }
    return Found(
      recall: Double(hits) / Double(max(1, wanted)), precision: Double(right) / Double(max(1, joined)))
  }

  /// The kinds and lengths of the versions that were not found.
  static func missed(_ pieces: [Pile.Piece], _ links: [Link]) -> [String] {
    var sets = DisjointSets(count: pieces.count)
    for link in links { sets.join(link.first, link.second) }
    var first: [Int: Int] = [:]
    return pieces.enumerated().compactMap { number, piece in
      guard let original = first[piece.origin] else {
        first[piece.origin] = number
        return nil
      }
      guard piece.kind != .translation, sets.root(original) != sets.root(number) else { return nil }
      return "\(piece.kind) \(piece.document.text.count) of \(pieces[original].document.text.count)"
    }
  }

  static func pieces(_ originals: Int, seed: UInt64) -> [Pile.Piece] {
    var pile = Pile(seed: seed)
    let kinds: [[Pile.Kind]] = [
      [.edited], [.reheaded], [.translatedHeader], [.excerpt], [.translation], [.edited, .translation], [], [], [],
    ]
    return (0..<originals).flatMap { pile.piece(with: kinds[$0 % kinds.count]) }
  }

  static func texts(_ pieces: [Pile.Piece]) -> [ComparableText] {
    pieces.map { ComparableText($0.document.text, spans: [TextSpan(0, $0.document.text.count)]) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func injectedCopiesAreFound(_ seed: UInt64) throws {
    let pieces = Self.pieces(300, seed: seed)
    let texts = Self.texts(pieces)
    var index = DuplicateIndex()
    for text in texts { index.append(DuplicateIndex.Entry(text)) }
    let links = try DuplicateFinder().links(in: index) { texts[$0] }
    let found = Self.measure(pieces, links, ignoring: [.translation])
    #expect(found.recall > 0.95, "\(found), missed: \(Self.missed(pieces, links))")
    #expect(found.precision > 0.99, "\(found)")
    for link in links where link.kind == .near { #expect(link.similarity >= 0.5) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func translationsAreFound(_ seed: UInt64) throws {
    let pieces = Self.pieces(300, seed: seed)
    let features = zip(pieces, Self.texts(pieces)).map { piece, text in
      TranslationFeatures(piece.document, length: text.units.count)
    }
    let members = pieces.indices.filter { pieces[$0].kind == .original || pieces[$0].kind == .translation }
    let links = TranslationFinder().links(among: members, features: features)
    let wanted = pieces.count { $0.kind == .translation }
    let right = links.count { pieces[$0.first].origin == pieces[$0.second].origin }
    #expect(Double(right) / Double(wanted) > 0.95, "\(right) of \(wanted)")
    #expect(Double(right) / Double(max(1, links.count)) > 0.99, "\(links.count - right) wrong")
  }

  @Test func theLinksDoNotDependOnAnythingElse() throws {
    let pieces = Self.pieces(60, seed: 9)
    let texts = Self.texts(pieces)
    func links() throws -> [Link] {
      var index = DuplicateIndex()
      for text in texts { index.append(DuplicateIndex.Entry(text)) }
      return try DuplicateFinder().links(in: index) { texts[$0] }
    }
    #expect(try links() == links())
  }
}
