internal import TextModel

/// `clusters.jsonl`: every set of copies and translations, one a line, with the links that hold it together.
struct ClusterReport {
  let corpus: Corpus
  let clusters: Clusters

  func write(to output: OutputFolder) throws {
    let stream = try output.stream("clusters.jsonl")
    var links: [Int: [Link]] = [:]
    for link in clusters.links { links[clusters.families[link.first], default: []].append(link) }
    for group in clusters.groups {
      var json = JSONText()
      json.raw("{")
      json.member("cluster", corpus.documents[group[0]].id)
      json.member("size", group.count)
      json.list("documents", of: group) { json, number in
        let document = corpus.documents[number]
        json.member("id", document.id)
        json.member("language", document.language.rawValue)
        json.member("published", document.published)
        json.member("publisher", document.publisher)
        json.member("kept", clusters.isKept[number])
      }
      json.list("links", of: links[group[0]] ?? []) { json, link in
        json.member("first", corpus.documents[link.first].id)
        json.member("second", corpus.documents[link.second].id)
        json.member("kind", link.kind.rawValue)
        json.member("similarity", link.similarity)
      }
      json.raw("}\n")
      try stream.write(json.bytes)
    }
    try stream.close()
  }
}
