internal import TextModel
internal import UnicodeText

/// Which documents and which items a dataset takes.
struct ItemFilter: Sendable {
  private let options: ItemOptions
  private let targets: Names
  private let holders: Names
  private let publishers: Set<[UInt16]>

  init(_ options: ItemOptions) {
    self.options = options
    targets = Names(options.targets)
    holders = Names(options.holders)
    publishers = Set(options.publishers.map { ItemFilter.folded($0) })
  }

  /// A name without case, width and Traditional against Simplified.
  static func folded(_ name: String) -> [UInt16] { ComparableText(Array(name.utf16)).units }

  /// Why a document is left out, or nil.
  func refusal(of document: Document) -> String? {
    let published = document.metadata.published
    if !options.from.isEmpty || !options.to.isEmpty {
      if published.isEmpty { return "no date" }
      if !options.from.isEmpty, published < options.from { return "date" }
      if !options.to.isEmpty, published > options.to { return "date" }
    }
    if !publishers.isEmpty, !publishers.contains(ItemFilter.folded(document.metadata.publisher)) { return "publisher" }
    return nil
  }

  /// Whether a stance or a position is taken.
  func takes(holder: String, target: String, voice: Voice, score: Double) -> Bool {
    targets.holds(target) && holders.holds(holder) && (options.voice == nil || options.voice == voice)
      && abs(score) >= options.leastScore
  }

  /// Whether an item in this language is taken.
  func takes(_ language: Language) -> Bool { options.language == nil || options.language == language }

  /// Whether a target that is named without a stance may be taken.
  func takes(background target: String) -> Bool {
    targets.holds(target) && holders.holds("author") && (options.voice ?? .author) == .author
  }

  /// Ids, beginnings of ids (`country/*`), and surfaces.
  private struct Names: Sendable {
    private var exact: Set<[UInt16]> = []
    private var beginnings: [String] = []
    private let isEmpty: Bool

    init(_ names: [String]) {
      isEmpty = names.isEmpty
      for name in names {
        if name.hasSuffix("*") { beginnings.append(String(name.dropLast())) } else { exact.insert(Names.key(name)) }
      }
    }

    func holds(_ name: String) -> Bool {
      isEmpty || exact.contains(Names.key(name)) || beginnings.contains { name.hasPrefix($0) }
    }

    /// An id keeps its bar and hyphens.
    private static func key(_ name: String) -> [UInt16] {
      CharacterTables.shared.fold(Array(name.utf16))
    }
  }
}
