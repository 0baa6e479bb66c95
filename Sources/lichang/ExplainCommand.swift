import Annotation
import ArgumentParser
import Foundation
import Lexicons
import Reading
import Records
import TextModel

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why each name and each stance of a text is there, and which names were refused.",
    discussion: """
        lichang explain page.txt
        echo '美方宣布制裁俄罗斯。' | lichang explain -
        lichang explain page.txt --span 120:180

      Offsets are code points, as in records. A name's line ends with the lexicon row that has it.
      """)

  @Argument(help: ArgumentHelp("A text file, or - (the default).", valueName: "input"))
  var input = "-"

  @Option(
    help: ArgumentHelp(
      "Tell only what touches this stretch of the text, from code point S up to E (a record's start and end).",
      valueName: "S:E"))
  var span: PointRange?

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
    let (lexicon, model) = try words.model(beside: lexicons)
    var document = try TextFileReader.document(
      bytes, id: "explain", source: input, format: InputFiles.format(of: input) == .html ? .html : .text)
    let worker = try Annotator(
      lexicon: lexicon, words: model, userWords: try words.userWords()
    ).makeWorker()
    let (refusals, derivations) = worker.explain(&document)
    let report = Explanation(
      document: document, lexicon: lexicon, refusals: refusals, derivations: derivations,
      stretch: try span.map { try units(of: $0, in: document) }
    ).text
    _ = try Sink(path: nil).write(Array(report.utf8))
  }

  /// The stretch in UTF-16 units. Complexity: O(n).
  private func units(of range: PointRange, in document: Document) throws -> TextSpan {
    let places = UnitPlaces(document.text, hasSurrogates: document.hasSurrogates, unit: .codepoint)
    guard let span = places.span(range.start, range.end) else {
      throw ExitStatus.usage(
        "--span \(range.start):\(range.end) ends behind the text, which has \(places.end) code points")
    }
    return span
  }
}

/// A stretch of a text as a caller names it: `S:E`, code points from S up to E.
struct PointRange: ExpressibleByArgument {
  var start: Int
  var end: Int

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let start = parts[0], let end = parts[1], start >= 0, start < end else { return nil }
    (self.start, self.end) = (start, end)
  }
}

/// An annotated document in words.
private struct Explanation {
  let document: Document
  let lexicon: Lexicon
  let refusals: [Refusal]
  let derivations: [Derivation]
  /// What the report is about; nil for all of the text.
  var stretch: TextSpan?

  private func isAsked(_ span: TextSpan) -> Bool { stretch.map { $0.overlaps(span) } ?? true }

  var text: String {
    var lines: [String] = []
    lines.append("language: \(document.language.rawValue)")
    for zone in document.zones where zone.kind != .body && isAsked(zone.span) {
      lines.append("\(zone.kind.rawValue) \(place(zone.span)) \(quoted(zone.span))")
    }
    lines.append("")
    lines.append("names")
    for mention in document.mentions where isAsked(mention.span) {
      let what = mention.ids.isEmpty ? "no id" : mention.ids.joined(separator: " + ")
      var line =
        "  \(place(mention.span)) \(quoted(mention.span)) \(mention.type.rawValue) \(what), \(mention.role.rawValue)"
      if !mention.value.isEmpty { line += ", value \(mention.value)" }
      if mention.parent >= 0 { line += ", inside \(quoted(document.mentions[mention.parent].span))" }
      line += " — \(row(mention.entry))"
      lines.append(line)
    }
    let refused = refusals.filter { isAsked($0.span) }
    if !refused.isEmpty {
      lines.append("")
      lines.append("refused")
      for refusal in refused {
        let entry = lexicon.entities[Int(refusal.entity)]
        lines.append("  \(place(refusal.span)) \(quoted(refusal.span)) as \(entry.id): \(refusal.reason)")
      }
    }
    lines.append("")
    lines.append("stances")
    for stance in document.stances where isAsked(stance.span) {
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
    for derivation in derivations where isAsked(derivation.span) {
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
