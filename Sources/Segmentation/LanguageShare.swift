public import TextModel
internal import UnicodeText

/// How much of a stretch is Chinese and how much Western, in words: an ideograph counts 0.6 words, five letters one.
public struct LanguageShare: Sendable {
  /// Ideographs and kana.
  public private(set) var han = 0
  /// Letters of scripts with spaces.
  public private(set) var letters = 0

  /// Nothing counted yet.
  init() {}

  mutating func addHan(_ units: Int) { han += units }

  mutating func addLetters(_ units: Int) { letters += units }

  /// Counts `text[start ..< end]` (UTF-16 units). Complexity: O(n).
  public init(_ text: [UInt16], _ start: Int, _ end: Int) {
    let tables = CharacterTables.shared
    for i in start..<end {
      switch tables.kind(text[i]) {
      case .han, .kana: han += 1
      case .letter: letters += 1
      default: break
      }
    }
  }

  /// The language: one of the two if it has more than three quarters of the words.
  public var language: Language {
    let chinese = Double(han) * 0.6
    let western = Double(letters) * 0.2
    if chinese + western == 0 { return .undetermined }
    let share = chinese / (chinese + western)
    return share > 0.75 ? .chinese : share < 0.25 ? .english : .mixed
  }

  /// The language of a part of the text that this share was counted from; quick where the text has one script only.
  func language(of text: [UInt16], _ start: Int, _ end: Int) -> Language {
    if han > 0, letters > 0 { return LanguageShare(text, start, end).language }
    let tables = CharacterTables.shared
    for i in start..<end {
      switch tables.kind(text[i]) {
      case .han, .kana: return .chinese
      case .letter: return .english
      default: break
      }
    }
    return .undetermined
  }
}
