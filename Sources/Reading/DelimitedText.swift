internal import UnicodeText

/// A table of comma- or tab-separated values with a header row (RFC 4180: quoted cells may hold separators, quotes and line
/// ends).
public struct DelimitedTable: Sendable {
  /// The names of the columns.
  public var columns: [String]
  /// The rows, each with the line it begins in, counted from 1; short rows are filled up with "".
  public var rows: [(line: Int, cells: [String])]

  /// A table that cannot be read.
  public struct Malformed: Error, CustomStringConvertible {
    /// The line, counted from 1.
    public var line: Int
    /// What is wrong.
    public var description: String
  }

  /// Reads a table of UTF-8. `separator` is `,` or a tab; nil takes the one that the header row has more of.
  /// Complexity: O(n).
  public init(_ bytes: [UInt8], separator: UInt8? = nil) throws(Malformed) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Malformed(line: 1, description: "the table is not UTF-8")
    }
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let header = bytes.prefix { $0 != 0x0A }
    let separator = separator ?? (header.count { $0 == 0x09 } > header.count { $0 == 0x2C } ? 0x09 : 0x2C)
    var records: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = 1
    var first = 1
    var isQuoted = false
    var wasQuoted = false
    var i = 0
    func endCell() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell = []
      wasQuoted = false
    }
    func endRow() {
      endCell()
      if cells != [""] { records.append((first, cells)) }
      cells = []
    }
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if i < bytes.count, bytes[i] == 0x22 {
          cell.append(0x22)
          i += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, cell.isEmpty, !wasQuoted {
        isQuoted = true
        wasQuoted = true
      } else if byte == separator {
        endCell()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A {
          line += 1
          i += 1
        }
        endRow()
        first = line
      } else {
        cell.append(byte)
      }
    }
    if isQuoted { throw Malformed(line: first, description: "a quoted cell is not closed") }
    if !cell.isEmpty || !cells.isEmpty || wasQuoted { endRow() }
    guard let header = records.first else { throw Malformed(line: 1, description: "the table is empty") }
    columns = header.cells
    rows = []
    for record in records.dropFirst() {
      guard record.cells.count <= columns.count else {
        throw Malformed(
          line: record.line, description: "\(record.cells.count) cells in a row under \(columns.count) columns")
      }
      let filled = record.cells + Array(repeating: "", count: columns.count - record.cells.count)
      rows.append((record.line, filled))
    }
  }
}
