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

  /// Whether the English name of `outer` names the country `inner`.
  func name(_ inner: Int32, in outer: Int32) -> Bool {
    if let found = known[outer] { return found.contains(inner) }
    let text = Array(lexicon.entities[Int(outer)].name.utf16)
    let edges = [UInt8](repeating: 1, count: text.count + 1)
    matcher.match(text, edges: edges, softBreaks: [])
    let found = matcher.names.map(\.entity)
    known[outer] = found
    return found.contains(inner)
  }
}
