internal import TextModel

/// A format of other tools that records can be written in.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// brat's standoff format: a folder of .txt and .ann. Code points; lines end in LF.
  case brat
  /// CoNLL-U, one file, mentions in MISC.
  case conllu
  /// CoNLL 2003, one file, four columns.
  case conll
  /// doccano's JSON lines. Code points.
  case doccano
  /// Label Studio's tasks, one JSON file. Code points: the editor counts as Python does.
  case labelStudio = "label-studio"
  /// Prodigy's and spaCy's JSON lines: tokens and spans. Code points; the last token of a span is counted in.
  case spacy
  /// WebAnno TSV 3.3, a folder of files for INCEpTION. UTF-16, as Java counts.
  case webanno
  /// UIMA's XMI with DKPro's types, a folder of files. UTF-16, as Java counts.
  case xmi
  /// W3C Web Annotation, one page of annotations a line. Code points.
  case w3c
  /// A table with a row for each stance, or mention, or position. Code points.
  case csv

  /// Whether the output is a folder.
  public var isFolder: Bool { self == .brat || self == .webanno || self == .xmi }

  /// Whether records need tokens and sentences.
  public var needsTokens: Bool { [.conllu, .conll, .spacy, .webanno, .xmi].contains(self) }
}

/// The rows of a table that is exported.
public enum ExportTable: String, Sendable, CaseIterable {
  case stances, entities, positions
}

/// A piece of an export.
public struct ExportPart: Sendable {
  /// The file in the output folder; "" for an export of one file.
  public var file: String
  /// What is added to it.
  public var bytes: [UInt8]
}

/// Writes records in one format: `begin`, `add` for each record, `end`.
public protocol Exporter {
  /// What comes before the first record.
  mutating func begin() -> [ExportPart]
  /// One record. Spans outside the text cannot occur; mentions that the format cannot hold are counted in `losses`.
  mutating func add(_ record: AnnotatedRecord) -> [ExportPart]
  /// What comes after the last record.
  mutating func end() -> [ExportPart]
  /// What the format could not hold, in words, with its count.
  var losses: [String: Int] { get }
}

extension Exporter {
  /// Nothing.
  public mutating func begin() -> [ExportPart] { [] }
  /// Nothing.
  public mutating func end() -> [ExportPart] { [] }
  /// Nothing is lost.
  public var losses: [String: Int] { [:] }
}

extension ExportFormat {
  /// An exporter. `withStances` adds stances as relations or events where the format has them; `table` says what rows a
  /// CSV has.
  public func exporter(withStances: Bool = true, table: ExportTable = .stances) -> any Exporter {
    switch self {
    case .brat: BratExporter(withStances: withStances)
    case .conllu: CoNLLUExporter()
    case .conll: CoNLLExporter()
    case .doccano: DoccanoExporter(withStances: withStances)
    case .labelStudio: LabelStudioExporter(withStances: withStances)
    case .spacy: SpacyExporter(withStances: withStances)
    case .webanno: WebAnnoExporter()
    case .xmi: UIMAExporter(withStances: withStances)
    case .w3c: WebAnnotationExporter(withStances: withStances)
    case .csv: TableExporter(table: table)
    }
  }
}

/// Names of files made of ids, and back.
public enum FileNames {
  /// A name that every file system takes: letters, digits and `._-` stay (not a leading dot), every other byte becomes
  /// `%XX`. Very long names are cut and end in a hash. Different ids give different names.
  public static func name(of id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      let isPlain =
        scalar.value < 0x80
        ? (scalar.value >= 0x30 && scalar.value <= 0x39) || (scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A)
          || scalar == "-" || scalar == "_" || (scalar == "." && !name.isEmpty)
        : scalar.properties.isAlphabetic
      if isPlain {
        name.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 { name += "%" + hex(byte) }
      }
    }
    if name.isEmpty { return "%" }
    guard name.utf8.count > 180 else { return name }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var cut = name
    while cut.utf8.count > 150 { cut.unicodeScalars.removeLast() }
    return cut + "%" + String(hash, radix: 16)
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }

  /// The id that a name was made of; a name that was cut or comes from elsewhere is its own id.
  public static func id(of name: String) -> String {
    if name == "%" { return "" }
    var bytes: [UInt8] = []
    let units = Array(name.utf8)
    var i = 0
    while i < units.count {
      if units[i] == 0x25, i + 2 < units.count,
        let byte = UInt8(String(decoding: units[(i + 1)...(i + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        i += 3
      } else {
        bytes.append(units[i])
        i += 1
      }
    }
    let id = String(decoding: bytes, as: UTF8.self)
    return self.name(of: id) == name ? id : name
  }
}

/// Keeps the file names of one export apart.
struct UniqueNames {
  private var counts: [String: Int] = [:]

  mutating func name(of id: String) -> String {
    let name = FileNames.name(of: id)
    let count = (counts[name] ?? 0) + 1
    counts[name] = count
    return count == 1 ? name : "\(name)~\(count)"
  }
}

extension Document {
  /// The UTF-8 bytes of the text; half a surrogate pair becomes U+FFFD.
  var utf8: [UInt8] { Array(String(decoding: text, as: UTF16.self).utf8) }

  /// The offset map of an export.
  func offsets(_ unit: OffsetUnit) -> OffsetMap { OffsetMap(self, unit: unit) }
}

extension Document {
  /// Whether a span has more than line ends.
  func hasWords(_ span: TextSpan) -> Bool { span.range.contains { text[$0] != 0x0A } }

  /// A span without white space at its edges; nil if nothing is left.
  func trimmed(_ span: TextSpan) -> TextSpan? {
    var start = Int(span.start)
    var end = Int(span.end)
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start < end ? TextSpan(start, end) : nil
  }

  /// Whether a unit is white space (the characters of the property White_Space, all of one unit).
  func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

extension Mention {
  /// The label that other tools show: the type, or `ENTITY` where there is none.
  var exportLabel: String { type == .unknown ? "ENTITY" : type.rawValue }
}
