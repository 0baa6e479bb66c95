/// Lists with one entry a line.
enum LineTerms {
  /// A gazetteer list of GATE: an entry, then perhaps features behind `&` or a tab (`Bonn&country=DE`).
  static func gate(_ text: String) -> TermList {
    var list = TermList()
    for (number, line) in TermFormat.lines(text) {
      let entry = line.prefix { $0 != "&" && $0 != "\t" }.trimmed
      if entry.isEmpty { list.leave(number, "no entry before the features") } else { list.terms.append(Term(entry)) }
    }
    return list
  }

  /// A user dictionary of jieba: a word, then perhaps a frequency and a part of speech. What is tagged as no name is an
  /// ordinary word and left out.
  static func jieba(_ text: String) -> TermList {
    var list = TermList()
    for (number, line) in TermFormat.lines(text) {
      var parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
      var tag = ""
      if parts.count > 1, let last = parts.last, last.allSatisfy({ $0.isASCII && $0.isLetter }) {
        tag = last.lowercased()
        parts.removeLast()
      }
      if parts.count > 1, let last = parts.last, last.allSatisfy(\.isNumber) { parts.removeLast() }
      let word = parts.joined(separator: " ")
      if word.isEmpty {
        list.leave(number, "no word")
      } else if tag.isEmpty || tag.hasPrefix("nr") || tag.hasPrefix("ns") || tag.hasPrefix("nt") || tag == "nz"
        || tag == "eng"
      {
        list.terms.append(Term(word, label: tag))
      } else {
        list.words += 1
      }
    }
    return list
  }
}

/// The files of a GATE gazetteer: `lists.def` names them, with their kinds.
public enum GATEIndex {
  /// One line of `lists.def`: `city.lst:location:city:en:Location`.
  public struct Entry: Sendable, Equatable {
    /// The list's file, beside the index.
    public var file: String
    /// The major type, then the minor type, separated by `/`.
    public var label: String
  }

  /// The entries of an index. Complexity: O(n).
  public static func entries(_ text: String) -> [Entry] {
    TermFormat.lines(text).compactMap { _, line in
      let fields = line.split(separator: ":", omittingEmptySubsequences: false).map { $0.trimmed }
      guard let file = fields.first, file.hasSuffix(".lst") else { return nil }
      return Entry(file: file, label: fields.dropFirst().prefix(2).filter { !$0.isEmpty }.joined(separator: "/"))
    }
  }
}

extension StringProtocol {
  /// Without blanks at its ends.
  var trimmed: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }
}
