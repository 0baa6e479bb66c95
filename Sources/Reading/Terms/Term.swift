/// A name from another tool's list, on its way into a table of entities.
public struct Term: Sendable, Equatable {
  /// The name.
  public var name: String
  /// The row it belongs to: terms of one key make one row. An id as the list has it, or "" for a row of its own.
  public var key: String
  /// What the list calls its kind: `ORG`, `ns`, `location`; "" if it does not say.
  public var label: String
  /// Whether the key is the id of a row that exists already, to which names are added.
  public var extends: Bool
  /// What else is known, by column: `of`, `valid`, `note`, `short`, `demonym`, `metonym`.
  public var columns: [String: String]

  init(_ name: String, key: String = "", label: String = "", extends: Bool = false, columns: [String: String] = [:]) {
    self.name = name
    self.key = key
    self.label = label
    self.extends = extends
    self.columns = columns
  }
}

/// The terms of a file, and what of it could not be used.
public struct TermList: Sendable {
  /// The terms, in the order of the file.
  public internal(set) var terms: [Term] = []
  /// Lines that were left out, as `line` (from 1) and why.
  public internal(set) var leftOut: [(line: Int, reason: String)] = []
  /// Entries that are no names, and meant to be none: ordinary words of a segmenter's dictionary.
  public internal(set) var words = 0

  mutating func leave(_ line: Int, _ reason: String) { leftOut.append((line, reason)) }
}

/// A file that cannot be read at all.
public struct UnreadableTerms: Error, CustomStringConvertible, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong.
  public var description: String
}

/// The lists of other tools.
public enum TermFormat: String, Sendable, CaseIterable {
  /// Patterns of spaCy's EntityRuler and of Prodigy, JSON lines.
  case spacy
  /// A dictionary of quanteda, YAML.
  case quanteda
  /// A dictionary of newsmap, YAML with ISO codes of countries.
  case newsmap
  /// A gazetteer list of GATE, one entry a line.
  case gate
  /// A user dictionary of jieba: word, frequency, part of speech.
  case jieba
  /// A table with a header row, comma- or tab-separated.
  case csv

  /// Reads a file of UTF-8. Complexity: O(n).
  public func read(_ bytes: [UInt8]) throws(UnreadableTerms) -> TermList {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UnreadableTerms(line: 1, description: "the file is not UTF-8")
    }
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    switch self {
    case .spacy: return PatternTerms.read(plain)
    case .quanteda: return try DictionaryTerms.read(plain, areCountries: false)
    case .newsmap: return try DictionaryTerms.read(plain, areCountries: true)
    case .gate: return LineTerms.gate(plain)
    case .jieba: return LineTerms.jieba(plain)
    case .csv: return try TableTerms.read(Array(plain.utf8))
    }
  }

  /// The lines of a text with their numbers, counted from 1; blank ones and the line ends left out.
  static func lines(_ text: String) -> [(number: Int, text: String)] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap { index, line in
      line.allSatisfy(\.isWhitespace) ? nil : (index + 1, String(line))
    }
  }
}
