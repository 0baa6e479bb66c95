internal import Lexicons
internal import TextModel

/// Puts the caller's own mentions among those that were found: with exactly their spans, filled in where they say
/// nothing of type or entity.
enum GivenMentions {
  static func add(to document: inout Document, lexicon: Lexicon) {
    guard !document.given.isEmpty else { return }
    var added: [Mention] = []
    var replaced = Set<Int>()
    for given in document.given {
      let same = document.mentions.firstIndex { $0.span == given.span }
      let near = same ?? document.mentions.firstIndex { $0.span.overlaps(given.span) && $0.parent < 0 }
      let known = near.map { document.mentions[$0] }
      var entity = given.entity
      if entity.isEmpty, let known { entity = known.entity }
      let row = lexicon.entity(entity).map { lexicon.entities[$0] }
      let type = given.type != .unknown ? given.type : row?.type ?? known?.type ?? .unknown
      let name = row?.name ?? (entity.isEmpty ? document.string(given.span) : entity)
      added.append(
        Mention(
          span: given.span, type: type, entity: entity, name: name, value: known?.value ?? "",
          members: known?.members ?? [], role: .given, entry: same.map { document.mentions[$0].entry } ?? "given"))
      if let same { replaced.insert(same) }
    }
    // Children of a replaced mention lose their parent rather than point at another one.
    var kept: [Mention] = []
    var place = [Int](repeating: -1, count: document.mentions.count)
    for (i, mention) in document.mentions.enumerated() where !replaced.contains(i) {
      place[i] = kept.count
      kept.append(mention)
    }
    for i in kept.indices where kept[i].parent >= 0 { kept[i].parent = place[kept[i].parent] }
    document.mentions = Mentions.merged(kept, added)
  }
}
