/// Ids that lead nowhere or in a circle, and dates that are none.
struct ReferenceCheck {
  private(set) var findings: [Finding] = []

  init(_ rows: CheckedRows) {
    var indexOfID: [String: Int] = [:]
    for (k, row) in rows.entities.enumerated() { indexOfID[row.id] = k }
    for row in rows.entities {
      for id in row.of where indexOfID[id] == nil {
        findings.append(
          Finding(
            .error, "dangling-of", file: row.file, line: row.line, column: row.ofColumn,
            "no row has the id '\(id)'" + ReferenceCheck.suggestion(id, indexOfID)))
      }
      if row.of.contains(row.id) {
        findings.append(
          Finding(.error, "cycle", file: row.file, line: row.line, column: row.ofColumn, "'\(row.id)' is of itself"))
      }
      for id in row.of {
        guard let other = indexOfID[id].map({ rows.entities[$0] }), other.id != row.id, other.of.contains(row.id),
          other.id < row.id
        else { continue }
        findings.append(
          Finding(
            .error, "cycle", file: row.file, line: row.line, column: row.ofColumn,
            "'\(row.id)' is of '\(id)', and that is of '\(row.id)' (\(other.place))"))
      }
      for value in row.valid { check(value, row, indexOfID) }
    }
  }

  /// `1949/`, `1922/1991`, `president@country/US:2025-01-20/`
  private mutating func check(_ value: String, _ row: CheckedEntity, _ ids: [String: Int]) {
    func add(_ severity: Finding.Severity, _ code: String, _ message: String) {
      findings.append(
        Finding(severity, code, file: row.file, line: row.line, column: row.validColumn, "'\(value)': \(message)"))
    }
    var dates = value[...]
    if let at = value.lastIndex(of: "@") {
      let rest = value[value.index(after: at)...]
      guard let colon = rest.lastIndex(of: ":") else {
        add(.error, "bad-office", "an office is written 'office@id:from/to'")
        return
      }
      let id = String(rest[..<colon])
      if ids[id] == nil { add(.error, "dangling-office", "no row has the id '\(id)'" + Self.suggestion(id, ids)) }
      if at == value.startIndex { add(.error, "bad-office", "the office has no name") }
      dates = rest[rest.index(after: colon)...]
    }
    // `scholar@country/JP:/`: when is not known.
    if dates.isEmpty || dates == "/" { return }
    let ends = dates.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.isEmpty || Self.isDate($0) })
    else {
      add(
        .error, "bad-date", "dates are written 'from/to', each 1949, 1949-10 or 1949-10-01, one of them may be left out"
      )
      return
    }
    let (from, to) = (ends[0], ends[1])
    // Dates of one form compare as text; 2001/2001-05 has its first part in common.
    if !from.isEmpty, !to.isEmpty, from.prefix(min(from.count, to.count)) > to.prefix(min(from.count, to.count)),
      !from.hasPrefix("-")
    {
      add(.error, "bad-date", "the end lies before the beginning")
    }
  }

  private static func isDate(_ text: Substring) -> Bool {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)
    // Years before Christ begin with a minus sign.
    if parts.first?.isEmpty == true { parts.removeFirst() }
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      (3...4).contains(parts[0].count)
    else { return false }
    if parts.count > 1, parts[1].count != 2 || !(1...12).contains(Int(parts[1]) ?? 0) { return false }
    if parts.count > 2 {
      let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][(Int(parts[1]) ?? 1) - 1]
      if parts[2].count != 2 || !(1...days).contains(Int(parts[2]) ?? 0) { return false }
    }
    return true
  }

  /// An id that differs in its kind or its case only.
  private static func suggestion(_ id: String, _ ids: [String: Int]) -> String {
    guard let slash = id.lastIndex(of: "/") else { return "" }
    let name = id[id.index(after: slash)...].lowercased()
    let kinds = ["country", "person", "org", "place", "topic", "treaty", "event", "weapon"]
    let known = kinds.flatMap { ["\($0)/\(name)", "\($0)/\(name.uppercased())"] }.first { ids[$0] != nil }
    return known.map { ": is '\($0)' meant?" } ?? ""
  }
}
