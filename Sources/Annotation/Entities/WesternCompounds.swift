internal import Lexicons
internal import TextModel
internal import UnicodeText

/// Compounds of countries in English: US-Japan, Sino-Russian, EU–China.
struct WesternCompounds {
  private let tables = CharacterTables.shared

  /// Puts a parent over countries that a hyphen, dash or slash joins.
  func join(_ mentions: inout [Mention], text: [UInt16]) {
    var found: [Mention] = []
    var children: [(child: Int, parent: Int)] = []
    var i = 0
    while i < mentions.count {
      guard joins(mentions[i], mentions) else {
        i += 1
        continue
      }
      var run = [i]
      var j = i + 1
      while j < mentions.count, joins(mentions[j], mentions), mentions[j].parent == mentions[i].parent,
        isJoined(mentions[run[run.count - 1]].span, mentions[j].span, text)
      {
        run.append(j)
        j += 1
      }
      if run.count > 1 {
        let span = TextSpan(Int(mentions[i].span.start), Int(mentions[run[run.count - 1]].span.end))
        for child in run { children.append((child, found.count)) }
        found.append(
          Mention(
            span: span, type: .politicalEntity, entity: "", name: String(decoding: text[span.range], as: UTF16.self),
            members: run.map { mentions[$0].entity }, role: .compound, entry: "grammar/compound-en"))
      }
      i = j
    }
    guard !found.isEmpty else { return }
    for (child, parent) in children { mentions[child].parent = mentions.count + parent }
    mentions = Mentions.merged(mentions, found)
    Mentions.adopt(&mentions)
  }

  private func joins(_ mention: Mention, _ mentions: [Mention]) -> Bool {
    let isFree = mention.parent < 0 || [.topic, .event].contains(mentions[mention.parent].type)
    return isFree && mention.role != .compound
      && (mention.entity.hasPrefix("country/") || mention.entity == "org/eu" || mention.entity == "org/nato")
  }

  private func isJoined(_ a: TextSpan, _ b: TextSpan, _ text: [UInt16]) -> Bool {
    guard b.start == a.end + 1 else { return false }
    let unit = tables.fold(text[Int(a.end)])
    return unit == 0x2D || unit == 0x2F
  }
}
