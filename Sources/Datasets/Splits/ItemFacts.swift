internal import Reading

/// One line of a dataset, as far as the certificate speaks of it; names are hashed.
struct ItemFacts: Sendable {
  /// What is wrong with a line.
  struct Fault: Error {
    var message: String
    /// The bytes of the line without its end.
    var size = 0
  }

  var id: UInt64
  var document: UInt64
  var documentID: String
  var group: UInt64
  var cluster: UInt64
  var target: UInt64
  var split: String
  var published: Int
  var authors: [UInt64]
  var publisher: UInt64?
  var context: UInt64
  var sketch: [UInt32]
  /// The bytes of the line without its end.
  var size: Int

  /// Reads a line: every column there, in its order, of its type, and spans inside the text.
  static func read(_ line: [UInt8]) -> Result<ItemFacts, Fault> {
    parse(line).mapError { Fault(message: $0.message, size: line.count) }
  }

  private static func parse(_ line: [UInt8]) -> Result<ItemFacts, Fault> {
    var reader = JSONReader(line)
    let members: [(key: String, member: Range<Int>, value: Range<Int>)]
    do {
      members = try reader.wholeObject()
    } catch {
      return .failure(Fault(message: "\(error.message) at byte \(error.offset + 1)"))
    }
    let columns = ItemWriter.columns
    guard members.map(\.key) == columns.map(\.name) else {
      let missing = columns.map(\.name).filter { name in !members.contains { $0.key == name } }
      let unknown = members.map(\.key).filter { key in !columns.contains { $0.name == key } }
      let what =
        missing.isEmpty && unknown.isEmpty
        ? "the keys are not in their order"
        : (missing.map { "'\($0)' is missing" } + unknown.map { "'\($0)' is no column" }).joined(separator: ", ")
      return .failure(Fault(message: what))
    }
    var strings: [String: String] = [:]
    var numbers: [String: Int] = [:]
    var text: [UInt16] = []
    for (member, column) in zip(members, columns) {
      switch column.type {
      case "string":
        guard let units = reader.string(in: member.value) else {
          return .failure(Fault(message: "'\(column.name)' is no string"))
        }
        if column.name == "text" {
          text = units
        } else {
          strings[column.name] = String(decoding: units, as: UTF16.self)
        }
      case "int64":
        guard let number = reader.integer(in: member.value) else {
          return .failure(Fault(message: "'\(column.name)' is no whole number"))
        }
        numbers[column.name] = number
      default:
        let digits = line[member.value]
        guard digits.contains(0x2E), Double(String(decoding: digits, as: UTF8.self)) != nil else {
          return .failure(Fault(message: "'\(column.name)' is no number with a decimal point"))
        }
      }
    }
    let length = CodePoints(text)[text.count]
    for name in ["holder", "target", "evidence"] {
      let start = numbers[name + "_start"] ?? -1
      let end = numbers[name + "_end"] ?? -1
      guard (start == -1 && end == -1) || (0 <= start && start < end && end <= length) else {
        return .failure(Fault(message: "'\(name)_start' and '\(name)_end' are no span of the text"))
      }
    }
    func hash(_ name: String) -> UInt64 { Mix.hash(strings[name] ?? "") }
    let context = ContextDraft(text)
    let publisher = ItemFilter.folded(strings["publisher"] ?? "")
    return .success(
      ItemFacts(
        id: hash("id"), document: hash("document"), documentID: strings["document"] ?? "", group: hash("group"),
        cluster: hash("cluster"), target: hash("target"), split: strings["split"] ?? "",
        published: numbers["published"] ?? 0,
        authors: (strings["authors"] ?? "").split(separator: "|").map { ItemFilter.folded(String($0)) }
          .filter { !$0.isEmpty }.map { ComparableText(units: $0).hash },
        publisher: publisher.isEmpty ? nil : ComparableText(units: publisher).hash, context: context.hash,
        sketch: context.sketch, size: line.count))
  }

  /// The text of a line.
  static func text(_ line: [UInt8]) -> String {
    var reader = JSONReader(line)
    for member in (try? reader.wholeObject()) ?? [] where member.key == "text" {
      return reader.string(in: member.value).map { String(decoding: $0, as: UTF16.self) } ?? ""
    }
    return ""
  }
}
