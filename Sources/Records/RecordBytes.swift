/// Changes to a record that is already bytes.
public enum RecordBytes {
  private static let prefix = Array("{\"schema\":\"lichang/1\",\"id\":".utf8)

  /// The JSON string of a record's id with its quotes, as a range of `record`; nil if the record begins otherwise.
  public static func idRange(in record: ArraySlice<UInt8>) -> Range<Int>? {
    guard record.starts(with: prefix) else { return nil }
    let start = record.startIndex + prefix.count
    var i = start + 1
    while i < record.endIndex, record[i] != 0x22 { i += record[i] == 0x5C ? 2 : 1 }
    return i < record.endIndex ? start..<(i + 1) : nil
  }

  /// What a record says whose id occurs earlier in the run, as a warning at its start.
  public static let duplicateID = (code: "duplicate-id", detail: "the id occurs earlier in the run")

  /// The record under another id (`suffix` is appended to it), with the warning that says so. An error record has no
  /// warnings and only changes its id.
  public static func renamed(_ record: ArraySlice<UInt8>, suffix: String) -> [UInt8] {
    guard let id = idRange(in: record) else { return Array(record) }
    var result = Array(record[..<(id.upperBound - 1)])
    result += suffix.utf8
    let rest = record[(id.upperBound - 1)...]
    guard rest.count >= 3, rest.suffix(3).elementsEqual(Array("]}\n".utf8)) else { return result + rest }
    result += rest[..<(rest.endIndex - 3)]
    if result.last != 0x5B { result.append(0x2C) }
    result += "{\"code\":\"\(duplicateID.code)\",\"start\":0,\"detail\":\"\(duplicateID.detail)\"}]}\n".utf8
    return result
  }
}
