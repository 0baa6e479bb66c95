/// What a run has done so far.
struct Tally: Codable, Equatable {
  var records = 0
  /// Bytes of input that the records are made of, unpacked.
  var inputBytes = 0
  /// Bytes of records, before they are packed.
  var outputBytes = 0
  /// Records that tell of an error.
  var errors = 0
  /// What went wrong with inputs, by code.
  var failures: [String: Int] = [:]
  /// Warnings of documents, by code.
  var warnings: [String: Int] = [:]

  var documents: Int { records - errors }
  var failureCount: Int { failures.values.reduce(0, +) }
  var warningCount: Int { warnings.values.reduce(0, +) }

  mutating func add(_ record: BatchOutput.Record, bytes: Int) {
    records += 1
    inputBytes += record.size
    outputBytes += bytes
    if record.isError { errors += 1 }
    if let failure = record.failure { failures[failure, default: 0] += 1 }
    for warning in record.warnings { warnings[warning, default: 0] += 1 }
  }
}
