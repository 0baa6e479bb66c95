import Annotation
import ArgumentParser
import Foundation
import Lexicons
import Reading
import TextModel

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why each name and each stance of a text is there, and which names were refused.",
    discussion: """
        lichang explain page.txt
        echo '美方宣布制裁俄罗斯。' | lichang explain -

      Offsets are code points. A name's line ends with the lexicon row that has it.
      """)

  @Argument(help: ArgumentHelp("A text file, or - (the default).", valueName: "input"))
  var input = "-"

  @OptionGroup var lexicons: LexiconOptions

  @OptionGroup var words: WordOptions

  func run() throws {
    let bytes: [UInt8]
    do {
      let stream = try ByteStream(path: input == "-" ? nil : input)
      bytes = try stream.rest(limit: .max) ?? []
      if let damage = stream.damage { Talk.say("lichang: \(input): \(damage.message)") }
    } catch {
      throw ExitStatus.unreadable("'\(input)' cannot be read: \(error)")
    }
    let lexicon = try lexicons.load()
    var document = try TextFileReader.document(
      bytes, id: "explain", source: input, format: InputFiles.format(of: input) == .html ? .html : .text)
    let worker = try Annotator(
      lexicon: lexicon, words: try words.model(), userWords: try words.userWords()
    ).makeWorker()
    let (refusals, derivations) = worker.explain(&document)
    let report = Explanation(document: document, lexicon: lexicon, refusals: refusals, derivations: derivations).text
    _ = try Sink(path: nil).write(Array(report.utf8))
  }
}

/// An annotated document in words.
private struct Explanation {
  let document: Document
  let lexicon: Lexicon
  let refusals: [Refusal]
  let derivations: [Derivation]

  var text: String {
    var lines: [String] = []
    lines.append("language: \(document.language.rawValue)")
    for zone in document.zones where zone.kind != .body {
      lines.append("\(zone.kind.rawValue) \(place(zone.span)) \(quoted(zone.span))")
    }
    lines.append("")
    lines.append("names")
    for mention in document.mentions {
      let what = mention.ids.isEmpty ? "no id" : mention.ids.joined(separator: " + ")
      var line =
        "  \(place(mention.span)) \(quoted(mention.span)) \(mention.type.rawValue) \(what), \(mention.role.rawValue)"
      if !mention.value.isEmpty { line += ", value \(mention.value)" }
      if mention.parent >= 0 { line += ", inside \(quoted(document.mentions[mention.parent].span))" }
      line += " — \(row(mention.entry))"
      lines.append(line)
    }
    if !refusals.isEmpty {
      lines.append("")
      lines.append("refused")
      for refusal in refusals {
        let entry = lexicon.entities[Int(refusal.entity)]
        lines.append("  \(place(refusal.span)) \(quoted(refusal.span)) as \(entry.id): \(refusal.reason)")
      }
    }
    lines.append("")
    lines.append("stances")
    for stance in document.stances {
      lines.append(
        "  \(stance.holder) -> \(stance.target): \(stance.label.rawValue) \(String(format: "%.2f", stance.score)), "
          + "\(stance.factuality.rawValue), \(stance.voice.rawValue) voice, by '\(stance.rule)'")
      for cue in stance.cues {
        let cue = document.cues[cue]
        lines.append(
          "      \(quoted(cue.span)) \(cue.kind.rawValue) \(String(format: "%.2f", cue.value)) — \(cue.entry)")
      }
      lines.append("      in: \(quoted(document.sentences[stance.sentence].span))")
    }
    lines.append("")
    lines.append("cues")
    for derivation in derivations {
      lines.append(
        "  \(place(derivation.span)) \(quoted(derivation.span)) \(derivation.entries.joined(separator: ", "))")
      let slots = derivation.slots.filter { !$0.actors.isEmpty }.map {
        "\($0.name): \($0.actors.joined(separator: " + "))"
      }
      if !slots.isEmpty { lines.append("      " + slots.joined(separator: "; ")) }
      for result in derivation.results { lines.append("      => \(result)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ entry: String) -> String {
    lexicon.entity(entry).map { "\(entry) (\(lexicon.entities[$0].place))" } ?? entry
  }

  private func quoted(_ span: TextSpan) -> String { "“\(document.string(span))”" }

  private func place(_ span: TextSpan) -> String {
    func points(_ offset: Int) -> Int {
      document.hasSurrogates ? document.text[..<offset].count { $0 & 0xFC00 != 0xDC00 } : offset
    }
    return "\(points(Int(span.start)))..\(points(Int(span.end)))"
  }
}
