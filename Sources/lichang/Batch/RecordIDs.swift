import Records
import UnicodeText

/// An id as far as telling ids apart needs it: what stands before its last digits, and their number.
struct RecordID: Sendable, Equatable {
  /// A hash of the whole.
  let hash: UInt64
  /// A hash of what stands before the last digits, and of how many digits there are if they begin with zeros.
  let stem: UInt64
  /// The number that the last digits make, or -1 if there are none.
  let number: Int

  init(_ id: String) {
    var id = id
    self = id.withUTF8 { RecordID(UnsafeRawBufferPointer($0)) }
  }

  /// An id's UTF-8.
  init(_ bytes: UnsafeRawBufferPointer) {
    hash = ContentHash.of(bytes)
    var digits = 0
    var value = 0
    var power = 1
    while digits < min(18, bytes.count) {
      let digit = Int(bytes[bytes.count - 1 - digits]) - 0x30
      guard digit >= 0, digit < 10 else { break }
      value += digit * power
      power *= 10
      digits += 1
    }
    // 007 and 07 are two ids; 99 and 100 follow each other.
    let hasZeros = digits > 1 && value < power / 10
    stem = ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes.dropLast(digits)), seed: hasZeros ? UInt64(digits) : 0)
    number = digits > 0 ? value : -1
  }
}

/// Keeps ids of records unique in a run: a later record with the id of an earlier one gets a suffix.
///
/// Ids that count up, as most do, take no memory each: they are kept as runs of numbers behind a stem. Others take about 12
/// bytes each.
struct RecordIDs {
  private struct Run {
    var first: Int
    var last: Int
  }

  private var runs: [UInt64: [Run]] = [:]
  private var runCount = 0
  private var others = Set<UInt64>()
  /// For an id that clashed, the suffix to try next: a million equal ids are no million searches.
  private var suffixes: [UInt64: Int] = [:]

  /// More runs than this would be no gain any more.
  private static let runsOfStem = 8
  private static let runsOfAll = 4096

  /// Notes an id; false if it was there.
  mutating func insert(_ id: RecordID) -> Bool {
    if others.contains(id.hash) { return false }
    guard id.number >= 0 else { return others.insert(id.hash).inserted }
    // 1 of "a1" with three digits "001" and with one are apart by their stems; 100 behind 99 is the same stem as long as
    // neither begins with a zero, but 100 and 0100 never meet.
    let own = runs[id.stem] ?? []
    if own.contains(where: { $0.first <= id.number && id.number <= $0.last }) { return false }
    if let next = own.firstIndex(where: { $0.last + 1 == id.number }) {
      runs[id.stem]?[next].last = id.number
    } else if own.count < RecordIDs.runsOfStem, runCount < RecordIDs.runsOfAll {
      runs[id.stem, default: []].append(Run(first: id.number, last: id.number))
      runCount += 1
    } else {
      others.insert(id.hash)
    }
    return true
  }

  /// The suffix that makes an id of a record unique, or nil if it is unique already. `spelled` gives the id's UTF-8.
  mutating func suffix(for id: RecordID, spelled: () -> [UInt8]) -> String? {
    if insert(id) { return nil }
    let bytes = spelled()
    var count = suffixes[id.hash] ?? 2
    while true {
      let suffix = "#\(count)"
      count += 1
      if (bytes + Array(suffix.utf8)).withUnsafeBytes({ insert(RecordID($0)) }) {
        suffixes[id.hash] = count
        return suffix
      }
    }
  }
}
