import Foundation

/// A pile of texts of one kind.
struct Corpus {
  var name: String
  /// Of about 5 KB of UTF-8 each.
  var texts: [[UInt16]]
  /// The same as records, one JSON object a line.
  var lines: [[UInt8]]
  /// The bytes of UTF-8 of all texts.
  var bytes: Int

  /// A corpus of about `size` bytes made of sentences, in an order that a fixed seed decides.
  init(_ name: String, _ sentences: [String], size: Int) {
    var state: UInt64 = 20_250_926
    self.name = name
    texts = []
    lines = []
    bytes = 0
    while bytes < size {
      var text = ""
      while text.utf8.count < 5000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += sentences[Int(state >> 33) % sentences.count]
      }
      bytes += text.utf8.count
      let escaped = text.replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
      lines.append(Array("{\"id\":\"\(name)-\(texts.count)\",\"text\":\"\(escaped)\"}".utf8))
      texts.append(Array(text.utf16))
    }
  }

  /// A corpus made of the lines of a file.
  init(file: String, size: Int) throws {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { "\($0)\n" }
    self.init(file, lines, size: size)
  }

  /// The three corpora: the paragraphs of the samples, mixed with generated ones in which the names of the pattern vary.
  static func all(samples: URL, size: Int) throws -> [Corpus] {
    func paragraphs(_ files: [String]) throws -> [String] {
      try files.flatMap { file in
        try String(contentsOf: samples.appendingPathComponent(file), encoding: .utf8).split(separator: "\n")
          .map { $0 + "\n" }
      }
    }
    let english =
      try paragraphs(["japan-security.txt", "tariffs-eu.txt", "climate-finance.txt", "election-us.txt"])
      + generated(
        [
          "The foreign minister of %A said on Tuesday that %B must not ignore the concerns of its neighbours.\n",
          "%A and %B signed an agreement worth $2.5 billion, which analysts in %C called a modest step.\n",
          "Critics in %B argue that the policy of %A has failed; officials in %C neither confirmed nor denied it.\n",
        ], ["Japan", "Germany", "India", "Brazil", "Kenya", "Canada", "Poland", "Vietnam", "Egypt", "Mexico"])
    let chinese =
      try paragraphs(["south-china-sea.txt", "chip-controls.txt", "korea-summit.txt"])
      + generated(
        [
          "%A外长周二表示，%B不应无视周边国家的关切，各方应当通过对话解决分歧。\n", "%A与%B签署了价值25亿美元的协议，%C的分析人士认为这只是一小步。\n",
          "%B有评论批评%A的政策已经失败，%C官员对此不予置评。\n",
        ], ["日本", "德国", "印度", "巴西", "肯尼亚", "加拿大", "波兰", "越南", "埃及", "墨西哥"])
    return [
      Corpus("English", english, size: size), Corpus("Chinese", chinese, size: size),
      Corpus("mixed", english + chinese, size: size),
    ]
  }

  private static func generated(_ patterns: [String], _ names: [String]) -> [String] {
    var sentences: [String] = []
    for (i, first) in names.enumerated() {
      for pattern in patterns {
        sentences.append(
          pattern.replacingOccurrences(of: "%A", with: first)
            .replacingOccurrences(of: "%B", with: names[(i * 3 + 1) % names.count])
            .replacingOccurrences(of: "%C", with: names[(i * 7 + 4) % names.count]))
      }
    }
    return sentences
  }
}
