internal import Foundation

/// `run.json`: what happened when a dataset was built. The only file with the clock and paths in it.
struct RunReport {
  let options: DatasetOptions
  let report: DatasetReport
  let inputs: [String]
  let began: Date

  var json: [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.member("schema", "lichang-run/1")
    json.member("tool", options.tool)
    json.member("began", began.formatted(.iso8601))
    json.member("seconds", Date().timeIntervalSince(began))
    json.list("inputs", of: inputs) { json, path in
      json.member("name", path)
      let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
      json.member("bytes", size ?? 0)
    }
    json.object("options") { json in
      for (name, value) in options.described { json.member(name, value) }
    }
    json.object("records") { json in
      json.member("lines", report.intake.lines)
      json.member("documents", report.intake.documents)
      json.member("error_records", report.intake.errorRecords)
      json.member("unreadable", report.intake.failures)
      json.member("repeated_ids", report.clashes)
      json.object("filtered") { json in
        for reason in report.intake.refused.keys.sorted() {
          json.member(reason, report.intake.refused[reason] ?? 0)
        }
      }
    }
    json.object("copies") { json in
      json.member("clusters", report.clusters)
      json.member("copies", report.copies)
      json.member("translations", report.translations)
    }
    json.object("items") { json in
      json.member("found", report.choice.items)
      json.member("of_copies", report.choice.ofCopies)
      json.member("of_repeated_contexts", report.choice.ofRepeatedContexts)
      json.member("repeated", report.choice.repeated)
      json.member("background_beyond_share", report.choice.background)
      json.member("not_drawn", report.choice.notDrawn)
      json.member("chosen", report.choice.chosen)
      json.object("left_out_by_the_division") { json in
        for reason in report.leftOut.keys.sorted() { json.member(reason, report.leftOut[reason] ?? 0) }
      }
      for split in Split.allCases { json.member(split.name, report.sizes[split.rawValue]) }
    }
    json.member("holds", report.holds)
    json.raw("}")
    return PrettyJSON.indented(json.bytes)
  }
}
