internal import Reading

/// The frozen shape of `lichang/1`: every key always there, in order, of its type.
enum RecordShape {
  private indirect enum Shape: Sendable {
    case string, integer, number, bool
    case list(Shape)
    case object([(String, Shape)])
    /// Whatever the user has.
    case anyObject

    var name: String {
      switch self {
      case .string: "a string"
      case .integer: "a whole number"
      case .number: "a number"
      case .bool: "true or false"
      case .list: "a list"
      case .object, .anyObject: "an object"
      }
    }
  }

  private static let place: [(String, Shape)] = [("start", .integer), ("end", .integer)]

  private static let record: Shape = .object([
    ("schema", .string), ("id", .string), ("source", .string), ("language", .string), ("offsets", .string),
    ("text", .string),
    (
      "metadata",
      .object([
        ("title", .string), ("publisher", .string), ("published", .string), ("authors", .list(.string)),
        ("url", .string), ("encoding", .string), ("views", .integer),
      ])
    ),
    ("fields", .anyObject),
    ("zones", .list(.object([("kind", .string)] + place))),
    ("sentences", .list(.object(place + [("language", .string), ("zone", .string)]))),
    (
      "tokens",
      .object([("start", .list(.integer)), ("end", .list(.integer)), ("kind", .list(.string))])
    ),
    (
      "entities",
      .list(
        .object(
          [("id", .string)] + place + [
            ("text", .string), ("type", .string), ("entity", .string), ("name", .string), ("value", .string),
            ("members", .list(.string)), ("parent", .string), ("role", .string), ("entry", .string),
            ("score", .number),
          ]))
    ),
    (
      "quotes",
      .list(
        .object(
          [("id", .string)] + place + [
            ("kind", .string), ("speaker", .string), ("cue", .string), ("closed", .bool),
          ]))
    ),
    (
      "cues",
      .list(
        .object(
          [("id", .string)] + place + [
            ("text", .string), ("kind", .string), ("value", .number), ("entry", .string),
          ]))
    ),
    (
      "stances",
      .list(
        .object(
          [
            ("id", .string), ("holder", .string), ("holder_mention", .string), ("target", .string),
            ("target_mention", .string), ("label", .string), ("score", .number), ("factuality", .string),
            ("voice", .string), ("sentence", .integer),
          ] + place + [("cues", .list(.string)), ("rule", .string)]))
    ),
    (
      "positions",
      .list(
        .object([
          ("holder", .string), ("target", .string), ("label", .string), ("score", .number), ("favor", .integer),
          ("against", .integer), ("voice", .string),
        ]))
    ),
    (
      "provenance",
      .object([
        ("tool", .string), ("icu", .string), ("unicode", .string), ("lexicons", .string), ("options", .string),
      ])
    ),
    ("warnings", .list(.object([("code", .string), ("start", .integer), ("detail", .string)]))),
  ])

  /// What a record's shape breaks, in words; if the shape holds, the first other promise that it breaks, spans apart.
  /// Spans are checked elsewhere.
  static func faults(_ node: JSONNode, _ bytes: [UInt8]) -> [String] {
    var faults: [String] = []
    check(node, record, "the record", &faults)
    if faults.isEmpty {
      do {
        _ = try RecordParser().parse(bytes)
      } catch {
        // A broken span has its own fault.
        if !error.message.contains("its span") { faults.append(error.message) }
      }
    }
    return faults
  }

  private static func check(_ node: JSONNode, _ shape: Shape, _ path: String, _ faults: inout [String]) {
    switch (shape, node.content) {
    case (.string, .string), (.bool, .bool), (.number, .number), (.anyObject, .object): return
    case (.integer, .number) where node.integer != nil: return
    case (.list(let element), .array(let elements)):
      for (index, value) in elements.enumerated() { check(value, element, "\(path)[\(index)]", &faults) }
    case (.object(let keys), .object(let members)):
      let names = keys.map(\.0)
      let found = members.map(\.key)
      for name in names where !found.contains(name) { faults.append("\(path) has no \"\(name)\"") }
      let known = found.filter { names.contains($0) }
      let ordered = names.filter { known.contains($0) }
      if known.count != ordered.count {
        faults.append("\(path) has a key twice")
      } else if known != ordered, let at = zip(known, ordered).first(where: { $0 != $1 }) {
        faults.append("\(path) has \"\(at.0)\" where \"\(at.1)\" comes")
      }
      for (key, inner) in keys {
        if let value = node[key] { check(value, inner, path == "the record" ? key : "\(path).\(key)", &faults) }
      }
    default: faults.append("\(path) is not \(shape.name)")
    }
  }
}
