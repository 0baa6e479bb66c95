internal import UnicodeText

/// A table of tab-separated values in UTF-8: a header row, then one row a line; `#` begins a comment line.
///
/// Cells are kept as byte ranges and decoded on demand, because start-up reads many thousands of them.
public struct Table: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// The line in the file, counted from 1.
    public var line: Int
    var cells: [Range<Int32>]
  }

  /// The file's name, for messages.
  public let file: String
  /// The names of the columns, as the header has them.
  public let columns: [String]
  /// The rows.
  public let rows: [Row]
  let bytes: [UInt8]

  /// Reads a table; what is wrong with it is added to `findings`. Nil if there is no header or the bytes are not UTF-8.
  /// Complexity: O(n).
  public init?(file: String, bytes: [UInt8], findings: inout [Finding]) {
    self.file = file
    self.bytes = bytes
    var units: [UInt16] = []
    let result = bytes.withUnsafeBytes { UTF8Text.decode($0, appendingTo: &units) }
    if let invalid = result.firstInvalid {
      let line = bytes[..<invalid].count { $0 == 0x0A } + 1
      findings.append(Finding(.error, "not-utf8", file: file, line: line, "the table is not UTF-8: save it as UTF-8"))
      return nil
    }
    var header: [String]?
    var rows: [Row] = []
    var line = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      var end = start
      var cells: [Range<Int32>] = []
      var cell = start
      while end < bytes.count, bytes[end] != 0x0A {
        if bytes[end] == 0x09 {
          cells.append(Int32(cell)..<Int32(end))
          cell = end + 1
        }
        end += 1
      }
      line += 1
      var last = end
      if last > cell, bytes[last - 1] == 0x0D { last -= 1 }
      cells.append(Int32(cell)..<Int32(last))
      defer { start = end + 1 }
      if last == start || bytes[start] == 0x23 { continue }
      if let header {
        if cells.count > header.count {
          findings.append(
            Finding(
              .error, "too-many-cells", file: file, line: line, column: header.count + 1,
              "\(cells.count) cells under a header of \(header.count): is there a stray tab?"))
          continue
        }
        rows.append(Row(line: line, cells: cells))
      } else {
        header = cells.map { String(decoding: bytes[Int($0.lowerBound)..<Int($0.upperBound)], as: UTF8.self) }
      }
    }
    guard let header else {
      findings.append(Finding(.error, "no-header", file: file, line: 1, "the table has no header row"))
      return nil
    }
    columns = header
    self.rows = rows
  }

  /// The 0-based position of a column, or nil.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The text of a cell, "" where the row or the table has none.
  public func string(_ row: Row, _ column: Int?) -> String {
    guard let range = range(row, column) else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The names in a cell, separated by `|`, as UTF-16 units.
  public func names(_ row: Row, _ column: Int?) -> [[UInt16]] {
    guard let range = range(row, column), !range.isEmpty else { return [] }
    var found: [[UInt16]] = []
    var start = range.lowerBound
    for i in range.lowerBound...range.upperBound where i == range.upperBound || bytes[i] == 0x7C {
      var units: [UInt16] = []
      _ = bytes[start..<i].withUnsafeBytes { UTF8Text.decode($0, appendingTo: &units) }
      found.append(units)
      start = i + 1
    }
    return found
  }

  private func range(_ row: Row, _ column: Int?) -> Range<Int>? {
    guard let column, column < row.cells.count else { return nil }
    return Int(row.cells[column].lowerBound)..<Int(row.cells[column].upperBound)
  }
}
