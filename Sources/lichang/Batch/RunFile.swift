import Datasets
import Foundation
import Reading
import Records

/// `run.json`: what a run of `annotate` read, wrote and met. The only file of a run with the clock and paths in it.
struct RunFile {
  let identity: RunIdentity
  let provenance: Provenance
  let files: [InputFile]
  let output: String
  let shards: [(name: String, records: Int, bytes: Int)]
  let tally: Tally
  let jobs: Int
  let began: Date
  let seconds: Double
  let megabytesPerSecond: Double
  let recordsBefore: Int

  /// More inputs than this are counted, and not named.
  private static let named = 1000

  var json: [UInt8] {
    let json = JSONWriter()
    json.object {
      json.key("schema").string("lichang-run/1")
      json.key("output").string(output)
      json.key("tool").string(provenance.tool)
      json.key("icu").string(provenance.icu)
      json.key("unicode").string(provenance.unicode)
      json.key("lexicons").string(provenance.lexicons)
      json.key("options").object {
        for (name, value) in identity.options.sorted(by: { $0.key < $1.key }) { json.key(name).string(value) }
      }
      json.key("options_hash").string(provenance.options)
      json.key("identity").string(identity.hash)
      json.key("inputs").object {
        json.key("count").integer(files.count)
        json.key("hash").string(identity.inputs)
        json.key("files").array {
          for file in files.prefix(RunFile.named) {
            json.object {
              json.key("name").string(file.source.isEmpty ? "-" : file.source)
              json.key("bytes").integer(file.path.flatMap(RunFile.size) ?? 0)
            }
          }
        }
      }
      json.key("outputs").array {
        for shard in shards {
          json.object {
            json.key("name").string(shard.name)
            json.key("records").integer(shard.records)
            json.key("bytes").integer(shard.bytes)
          }
        }
      }
      json.key("records").integer(tally.records)
      json.key("documents").integer(tally.documents)
      json.key("error_records").integer(tally.errors)
      counts("failures", tally.failures, json)
      counts("warnings", tally.warnings, json)
      json.key("input_bytes").integer(tally.inputBytes)
      json.key("output_bytes").integer(tally.outputBytes)
      json.key("jobs").integer(jobs)
      json.key("began").string(began.formatted(.iso8601))
      json.key("seconds").decimal(seconds)
      json.key("megabytes_per_second").decimal(megabytesPerSecond)
      json.key("records_of_an_interrupted_run").integer(recordsBefore)
    }
    return PrettyJSON.indented(json.bytes)
  }

  private func counts(_ name: String, _ counts: [String: Int], _ json: JSONWriter) {
    json.key(name).object {
      for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { json.key(kind).integer(count) }
    }
  }

  private static func size(_ path: String) -> Int? {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
  }

  /// Whether a file may be replaced by the `run.json` of an output: there is none, or it describes the same output.
  static func describes(_ path: String, output: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { return true }
    let found = try? JSONDecoder().decode(Description.self, from: data)
    return found?.schema == "lichang-run/1" && found?.output == output
  }

  /// Whether an output is complete already, by its `run.json`.
  static func isComplete(_ path: String, output: String, identity: RunIdentity) -> Bool {
    guard let data = FileManager.default.contents(atPath: path),
      let found = try? JSONDecoder().decode(Description.self, from: data)
    else { return false }
    return found.output == output && found.identity == identity.hash
  }

  private struct Description: Decodable {
    var schema: String
    var output: String?
    var identity: String?
  }
}
