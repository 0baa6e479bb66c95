public import Annotation
internal import BundledLexicons
public import Foundation
public import Lexicons
public import Segmentation
public import TextModel

/// The bundled lexicons, compiled once for all tests of a process.
public enum Bundled {
  /// The lexicon; a broken table fails every test that needs it, with the reason.
  public static let lexicon: Result<Lexicon, any Error> = Result {
    let tables = try BundledLexicons.tables().map { LexiconSource(file: $0.file, bytes: $0.bytes) }
    return try LexiconCache.standard().lexicon(layers: [tables])
  }

  /// The bundled word model.
  public static let words: Result<WordModel, any Error> = Result {
    try WordModel(bytes: [UInt8](modelBytes.get()))
  }
  /// Its file.
  public static let modelBytes: Result<Data, any Error> = Result {
    try BundledLexicons.wordModelFile().map { try Data(contentsOf: URL(fileURLWithPath: $0)) } ?? Data()
  }

  /// The engine with all of it, made once.
  private static let annotator: Result<Annotator, any Error> = Result {
    Annotator(lexicon: try lexicon.get(), words: try words.get())
  }

  /// A worker of it, for many texts.
  public static func worker() throws -> AnnotationWorker { try annotator.get().makeWorker() }

  /// Annotates a text with the bundled lexicons.
  public static func annotate(_ text: String, published: String = "") throws -> Document {
    var document = Document(id: "test", text: Array(text.utf16))
    document.metadata.published = published
    try annotator.get().makeWorker().annotate(&document)
    return document
  }

  /// Compiles a lexicon of tables given as text.
  public static func lexicon(_ tables: String...) throws -> Lexicon {
    var builder = LexiconBuilder()
    builder.addLayer(
      tables.enumerated().map { LexiconSource(file: "table\($0.offset).tsv", bytes: Array($0.element.utf8)) })
    return try builder.build()
  }
}

/// A small generator of random numbers with a fixed seed, so that a failing case can be repeated (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Random text of what makes offsets hard: both scripts, emoji, astral characters, combining marks, line ends.
  public mutating func text(pieces: Int) -> String {
    let stock = [
      "中美关系", "日本", " Japan", " the US", "😀", "𠮷野家", "e\u{301}", "\r\n", "\n", "。", "，", ". ", "“", "”", "特朗普",
      "\u{200B}",
      "\u{FEFF}", "２０２５年", "$6.5 billion", "１２％", "\t", "\u{2028}", "👩‍👩‍👧", "condemned ", "谴责", "不", " not ", "\\", "\"",
      "　",
    ]
    return (0..<pieces).map { _ in stock.randomElement(using: &self) ?? "" }.joined()
  }
}
