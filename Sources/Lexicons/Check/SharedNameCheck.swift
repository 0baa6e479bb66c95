internal import UnicodeText

/// Names that more than one row has, and rows that no text can reach because of it.
struct SharedNameCheck {
  private(set) var findings: [Finding] = []

  /// One name of one row.
  private struct Place {
    var row: Int
    var name: Int
  }

  init(_ rows: CheckedRows) {
    var owners: [[UInt16]: [Place]] = [:]
    for (r, row) in rows.entities.enumerated() {
      for (n, name) in row.names.enumerated() where name.role == .name || name.role == .demonym {
        owners[name.key, default: []].append(Place(row: r, name: n))
      }
    }
    var reachable = Set<Int>()
    for places in owners.values {
      let first = places[0]
      reachable.insert(first.row)
      for place in places.dropFirst() where place.row != first.row {
        let name = rows.entities[place.row].names[place.name]
        let (winner, winning) = (rows.entities[first.row], rows.entities[first.row].names[first.name])
        // "=Polish" and "=polish" do not meet.
        if name.rule == .exact, winning.rule == .exact, name.text != winning.text {
          reachable.insert(place.row)
          continue
        }
        findings.append(
          Finding(
            .warning, "shared-name", file: name.file, line: name.line, column: name.column,
            "'\(name.text)' is a name of '\(winner.id)' too (\(winner.place)), which stands first and wins"))
      }
    }
    for (r, row) in rows.entities.enumerated() where !reachable.contains(r) {
      guard row.names.contains(where: { $0.role == .name || $0.role == .demonym }) else { continue }
      findings.append(
        Finding(
          .error, "shadowed-row", file: row.file, line: row.line,
          "'\(row.id)' is never found: earlier rows have all of its names"))
    }
    checkTwins(rows, owners)
  }

  /// Two rows of one type that share a name in both languages are one entity written twice.
  private mutating func checkTwins(_ rows: CheckedRows, _ owners: [[UInt16]: [Place]]) {
    var shared: [[Int]: Set<String>] = [:]
    for places in owners.values where places.count > 1 {
      for a in places {
        for b in places where a.row < b.row {
          let column = rows.entities[b.row].names[b.name].columnName
          if rows.entities[a.row].type == rows.entities[b.row].type {
            shared[[a.row, b.row], default: []].insert(column)
          }
        }
      }
    }
    for (pair, columns) in shared where columns.isSuperset(of: ["en", "zh"]) {
      let (first, second) = (rows.entities[pair[0]], rows.entities[pair[1]])
      findings.append(
        Finding(
          .error, "twin-rows", file: second.file, line: second.line,
          "'\(second.id)' and '\(first.id)' (\(first.place)) share names in both languages: are they one?"))
    }
  }
}
