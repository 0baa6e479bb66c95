internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Which countries the English name of an entity names: "Bank of China" names one, "BP" and "Brexit" name none.
///
/// A country that only one language spells into a name (英国石油公司, 英国退欧) is a matter of translation and does not count
/// where the name stands. One a thread: it remembers what it has read.
final class NamesInside {
  private let lexicon: Lexicon
  private let matcher: Matcher
  private var known: [Int32: [Int32]] = [:]

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    matcher = Matcher(lexicon: lexicon)
  }

  /// Whether the first English name of `outer` names the country `inner`, or, with `anyName`, one of its English names.
  func name(_ inner: Int32, in outer: Int32, anyName: Bool) -> Bool {
    let key = anyName ? outer : -1 - outer
    if let found = known[key] { return found.contains(inner) }
    let names = anyName ? lexicon.westernNames(of: Int(outer)) : [Array(lexicon.entities[Int(outer)].name.utf16)]
    var found: [Int32] = []
    for text in names {
      let edges = [UInt8](repeating: 1, count: text.count + 1)
      matcher.match(text, edges: edges, softBreaks: [])
      found += matcher.names.map(\.entity)
    }
    known[key] = found
    return found.contains(inner)
  }
}
