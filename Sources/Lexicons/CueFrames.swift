/// The places around a cue where its holder and target may stand, read from the `pattern` column.
///
/// A pattern names `H` the holder, `T` the target, `X` other words, `~` the cue. `H ~ T` makes the object the target,
/// `H 对 T ~` the noun behind 对, `T ~` and `T be ~` the subject, `~ T` and `~ of T` what follows; `H&T ~` both.
public struct CueFrames: OptionSet, Sendable {
  /// The set as bits.
  public let rawValue: UInt16
  /// Makes a set of bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `H ~ T`: the subject is the holder, the object the target.
  public static let object = CueFrames(rawValue: 1)
  /// `H ~ against T`: the target stands behind a preposition that follows.
  public static let oblique = CueFrames(rawValue: 2)
  /// `H 对 T ~`: the target stands behind a preposition that precedes.
  public static let coverb = CueFrames(rawValue: 4)
  /// `T ~`, `T be ~`, `T's ~`, `T 的 ~`: the target precedes.
  public static let subject = CueFrames(rawValue: 8)
  /// `~ T`, `~ of T`, `~ 的 T`: the target follows.
  public static let attribute = CueFrames(rawValue: 16)
  /// `H&T ~`: each is holder and target.
  public static let mutual = CueFrames(rawValue: 32)
  /// `H ~ X`: the sign multiplies with that of the object.
  public static let sign = CueFrames(rawValue: 64)

  /// Reads a pattern column.
  init(pattern: String) {
    var frames: CueFrames = []
    for alternative in pattern.split(separator: "|") {
      let words = alternative.split(separator: " ")
      guard let cue = words.firstIndex(of: "~") else {
        // T's ~ and the like keep the mark in a word of its own; anything else is no pattern.
        continue
      }
      let before = words[..<cue]
      let after = words[(cue + 1)...]
      if before.contains("H&T") {
        frames.insert(.mutual)
      } else if after.contains("T") {
        if before.isEmpty {
          frames.insert(.attribute)
        } else if before.first == "T" {
          frames.insert(.subject)
        } else {
          frames.insert(after.first == "T" && before.count == 1 && before.first == "H" ? .object : .oblique)
        }
      } else if before.contains("T"), before.first == "H" {
        frames.insert(.coverb)
      } else if before.contains(where: { $0 == "T" || $0.hasPrefix("T's") || $0 == "T’s" }) {
        // `T ~ X` judges T by what it does to X: that needs the sign of X.
        frames.insert(after.contains("X") ? .sign : .subject)
      } else if after.contains("X") {
        frames.insert(.sign)
      }
    }
    self = frames
  }
}
