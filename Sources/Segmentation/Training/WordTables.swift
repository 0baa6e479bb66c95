internal import UnicodeText

/// The tables of segmentation that people edit: the vocabulary and the classes of characters.
public struct WordTables: Sendable {
  /// A line that cannot be used.
  public struct Broken: Error, CustomStringConvertible {
    /// File, line and what to do.
    public let description: String
  }

  /// The words, folded.
  private(set) var words: [[UInt16]] = []
  /// The class of each folded character that has one.
  private(set) var classes: [UInt16: UInt8] = [:]
  /// One hash over the content of all tables.
  public private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  private var seen: Set<[UInt16]> = []
  /// The names of the classes: their numbers are their places here.
  private static let classNames = [
    "", "transcription", "digit", "tens", "joiner", "surname", "function", "suffix", "ordinal", "unit", "given",
    "measure", "direction", "pronoun", "adverb", "preposition", "place", "time", "particle", "prefix",
  ]

  /// Makes empty tables.
  public init() {}

  /// Adds a table. What it is shows in its header: `pattern words` is vocabulary, `class characters` are classes.
  public mutating func add(file: String, bytes: [UInt8]) throws(Broken) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var header: [Substring] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let place = "\(file):\(index + 1): "
      if header.isEmpty {
        header = cells
        guard header.count >= 2, header[0] == "pattern" && header[1] == "words" || header[0] == "class" else {
          throw Broken(description: place + "the header is neither 'pattern words' nor 'class characters'")
        }
        continue
      }
      guard cells.count >= 2 else { throw Broken(description: place + "the row has no second cell") }
      if header[0] == "class" {
        try addClass(String(cells[0]), cells[1], place)
      } else {
        try addWords(cells[0], cells[1], place)
      }
    }
  }

  private mutating func addClass(_ name: String, _ characters: Substring, _ place: String) throws(Broken) {
    guard let number = WordTables.classNames.firstIndex(of: name), number > 0 else {
      throw Broken(description: place + "there is no class '\(name)'")
    }
    for unit in characters.utf16 where unit != 0x20 {
      let folded = CharacterTables.shared.fold(unit)
      // The first class that a character is listed in counts.
      if classes[folded] == nil { classes[folded] = UInt8(number) }
    }
  }

  private mutating func addWords(_ pattern: Substring, _ words: Substring, _ place: String) throws(Broken) {
    let parts = pattern.split(separator: "~", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw Broken(description: place + "the pattern '\(pattern)' needs one ~") }
    for word in words.split(separator: " ") {
      let units = CharacterTables.shared.fold(Array("\(parts[0])\(word)\(parts[1])".utf16))
      guard units.allSatisfy({ (0x3400..<0xA000).contains($0) || $0 == 0x3007 }) else {
        throw Broken(description: place + "'\(word)' is not all ideographs")
      }
      guard (2...LatticeShape.longest).contains(units.count) else {
        throw Broken(description: place + "'\(word)' has \(units.count) characters; words have 2 to 20")
      }
      if seen.insert(units).inserted { self.words.append(units) }
    }
  }
}
