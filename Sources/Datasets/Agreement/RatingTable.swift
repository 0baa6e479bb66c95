internal import Reading

/// Ratings read from tables: CSV, TSV or JSON lines.
///
/// Three shapes are known: **wide**, one file with a column of items and a column an annotator; **long**, one file with an
/// item, an annotator and a label a row; **apart**, a file an annotator with an item and a label a row.
public struct RatingTables: Sendable {
  /// One file's rows, whatever it was.
  public struct Table: Sendable {
    /// The name of the annotator if the file is one annotator's.
    public var name: String
    /// The names of the columns.
    public var columns: [String]
    /// The rows with their lines; nil where there is nothing.
    public var rows: [(line: Int, cells: [String?])]
  }

  /// A table that cannot be used.
  public struct Unusable: Error, CustomStringConvertible {
    /// What is wrong, with file and line.
    public var description: String
  }

  /// The column of items; nil for the usual names (`item`, `id`, `unit`), else the first column.
  public var itemColumn: String?
  /// The column of labels in long and apart tables; nil for the usual names (`label`, `code`, `stance`).
  public var labelColumn: String?
  /// The column of annotators in long tables; nil for the usual names (`annotator`, `coder`, `rater`).
  public var annotatorColumn: String?
  /// Labels that stand for "not rated", besides the empty one.
  public var missing: Set<String>

  /// Makes a reader.
  public init(
    itemColumn: String? = nil, labelColumn: String? = nil, annotatorColumn: String? = nil, missing: Set<String> = []
  ) {
    self.itemColumn = itemColumn
    self.labelColumn = labelColumn
    self.annotatorColumn = annotatorColumn
    self.missing = missing
  }

  /// The rows of a file. JSON lines begin with `{`; members that are neither strings, numbers nor true or false are not
  /// read. Complexity: O(n).
  public static func table(_ bytes: [UInt8], name: String, source: String) throws(Unusable) -> Table {
    if bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) == 0x7B {
      return try jsonLines(bytes, name: name, source: source)
    }
    do {
      let table = try DelimitedTable(bytes)
      return Table(name: name, columns: table.columns, rows: table.rows.map { ($0.line, $0.cells) })
    } catch {
      throw Unusable(description: "\(source):\(error.line): \(error.description)")
    }
  }

  private static func jsonLines(_ bytes: [UInt8], name: String, source: String) throws(Unusable) -> Table {
    var table = Table(name: name, columns: [], rows: [])
    var indices: [String: Int] = [:]
    var line = 0
    for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      if raw.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      let raw = Array(raw)
      let node: JSONNode
      do {
        node = try JSONNode.parse(raw)
      } catch {
        throw Unusable(description: "\(source):\(line): \(error.message)")
      }
      var cells: [String?] = Array(repeating: nil, count: table.columns.count)
      for (key, value) in node.members {
        let text: String
        switch value.content {
        case .string(let string): text = string
        case .number, .bool: text = String(decoding: raw[value.range], as: UTF8.self)
        default: continue
        }
        if let index = indices[key] {
          cells[index] = text
        } else {
          indices[key] = table.columns.count
          table.columns.append(key)
          cells.append(text)
        }
      }
      table.rows.append((line, cells))
    }
    for i in table.rows.indices {
      table.rows[i].cells += Array(repeating: nil, count: table.columns.count - table.rows[i].cells.count)
    }
    return table
  }

  private func column(_ given: String?, _ usual: [String], _ table: Table, _ source: String) throws(Unusable) -> Int? {
    if let given {
      guard let index = table.columns.firstIndex(of: given) else {
        throw Unusable(
          description: "\(source): there is no column '\(given)' (there are: \(table.columns.joined(separator: ", ")))")
      }
      return index
    }
    let lower = table.columns.map { $0.lowercased() }
    return usual.lazy.compactMap { lower.firstIndex(of: $0) }.first
  }

  /// The annotators' labels by item, from one table of several annotators or from a table each.
  public func annotators(_ tables: [(table: Table, source: String)]) throws(Unusable) -> [AnnotatorLabels] {
    if tables.count == 1 {
      let (table, source) = tables[0]
      return try several(table, source)
    }
    var result: [AnnotatorLabels] = []
    for (table, source) in tables { result.append(try single(table, source)) }
    return result
  }

  /// One annotator's labels.
  public func single(_ table: Table, _ source: String) throws(Unusable) -> AnnotatorLabels {
    let item = try column(itemColumn, ["item", "id", "unit"], table, source) ?? 0
    guard let label = try column(labelColumn, ["label", "code", "stance"], table, source), label != item else {
      throw Unusable(description: "\(source): there is no column 'label'; --label names it")
    }
    var labels = AnnotatorLabels(name: table.name)
    for row in table.rows { try take(row.cells[item], row.cells[label], row.line, source, &labels) }
    return labels
  }

  private func several(_ table: Table, _ source: String) throws(Unusable) -> [AnnotatorLabels] {
    let item = try column(itemColumn, ["item", "id", "unit"], table, source) ?? 0
    let annotator = try column(annotatorColumn, ["annotator", "coder", "rater"], table, source)
    if let annotator, let label = try column(labelColumn, ["label", "code", "stance"], table, source) {
      var order: [String] = []
      var byName: [String: AnnotatorLabels] = [:]
      for row in table.rows {
        guard let name = row.cells[annotator], !name.isEmpty else {
          throw Unusable(description: "\(source):\(row.line): the row has no annotator")
        }
        if byName[name] == nil {
          order.append(name)
          byName[name] = AnnotatorLabels(name: name)
        }
        try take(
          row.cells[item], row.cells[label], row.line, source, &byName[name, default: AnnotatorLabels(name: name)])
      }
      return order.compactMap { byName[$0] }
    }
    let others = table.columns.indices.filter { $0 != item }
    guard others.count > 1 else {
      throw Unusable(
        description: "\(source): one annotator agrees with nobody: name a second file, or give a column an annotator")
    }
    var result: [AnnotatorLabels] = []
    for index in others {
      var labels = AnnotatorLabels(name: table.columns[index])
      for row in table.rows { try take(row.cells[item], row.cells[index], row.line, source, &labels) }
      result.append(labels)
    }
    return result
  }

  private func take(
    _ item: String?, _ label: String?, _ line: Int, _ source: String, _ labels: inout AnnotatorLabels
  ) throws(Unusable) {
    guard let item, !item.isEmpty else { throw Unusable(description: "\(source):\(line): the row has no item") }
    guard let label, !label.isEmpty, !missing.contains(label) else {
      labels.note(item)
      return
    }
    guard labels.add(item, label) else {
      throw Unusable(description: "\(source):\(line): '\(labels.name)' has rated '\(item)' before")
    }
  }
}

/// The labels of one annotator, by item.
public struct AnnotatorLabels: Sendable {
  /// The annotator.
  public var name: String
  /// The items in the order in which they came, those without a label as well.
  public private(set) var items: [String] = []
  /// Their labels.
  public private(set) var labels: [String: String] = [:]
  /// The documents that the annotator has read, and the document of each item; nil where that is not known.
  public internal(set) var documents: Set<String>?
  var documentOfItem: [String: String] = [:]
  private var known = Set<String>()

  /// Makes an annotator who has not rated anything.
  public init(name: String) { self.name = name }

  /// Notes an item without a label.
  public mutating func note(_ item: String) {
    if known.insert(item).inserted { items.append(item) }
  }

  /// Adds a label; false if the item has one.
  public mutating func add(_ item: String, _ label: String) -> Bool {
    note(item)
    if labels[item] != nil { return false }
    labels[item] = label
    return true
  }
}

extension Ratings {
  /// The ratings of several annotators over all their items, in the order in which these first occur. `absent` is the label
  /// of an item that an annotator says nothing of, nil if that means "not rated"; in a document that the annotator has not
  /// read it always does.
  public init(_ annotators: [AnnotatorLabels], order: [String] = [], absent: String? = nil) {
    var items: [String] = []
    var known = Set<String>()
    for annotator in annotators {
      for item in annotator.items where known.insert(item).inserted { items.append(item) }
    }
    var values: [String?] = []
    values.reserveCapacity(items.count * annotators.count)
    var documentOfItem: [String: String] = [:]
    for annotator in annotators { documentOfItem.merge(annotator.documentOfItem) { first, _ in first } }
    for item in items {
      for annotator in annotators {
        let hasRead =
          annotator.documents.map { documents in documentOfItem[item].map { documents.contains($0) } ?? true } ?? true
        values.append(annotator.labels[item] ?? (hasRead ? absent : nil))
      }
    }
    self.init(annotators: annotators.map(\.name), items: items, values: values, order: order)
  }
}
