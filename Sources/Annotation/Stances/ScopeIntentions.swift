internal import Lexicons
internal import TextModel

// What a Chinese word of duty or contrast leads to: 普京要摧毁, 因为分歧而损害.

extension ScopeReader {
  /// Whether 要 right behind a verb tells what somebody means to do, no duty: 威胁|要, 扬言|要.
  func isIntended(_ k: Int, _ i: Int) -> Bool {
    if isChinese, opensPurpose(k, i) { return true }
    guard isChinese, k > 0, units[k].span.count == 1 else { return false }
    // 普京要|摧毁乌克兰: he means to, and nobody asks him to; 欧洲要|警惕俄罗斯 is advice.
    if units[k].key == ScopeReader.wantKey, units[k - 1].kind == .mention {
      return units[i].kind == .cue
        && cues[Int(units[i].index)].readings.allSatisfy { lexicon.cues[Int($0)].value <= -ScopeReader.leastOfAssault }
    }
    return units[k - 1].kind == .cue || entry(k - 1)?.kind == .report
      || ScopeReader.intentionKeys.contains(units[k - 1].key)
  }

  /// |要|拖垮俄罗斯，美国…: what somebody is after, who is named behind the comma.
  private func opensPurpose(_ k: Int, _ i: Int) -> Bool {
    guard units[k].key == ScopeReader.wantKey, k == 0 || units[k - 1].kind == .comma || units[k - 1].kind == .stop
    else {
      return false
    }
    guard let comma = (i..<units.count).first(where: { units[$0].kind == .comma || units[$0].kind == .stop }) else {
      return false
    }
    return comma + 1 < units.count && units[comma].kind == .comma && units[comma + 1].kind == .mention
  }

  private static let wantKey = WordClasses.key("要")
  /// What nobody advises a state to do to another.
  private static let leastOfAssault = 0.7

  private static let intentionKeys = Set(
    [
      "承诺", "誓言", "发誓", "决定", "决心", "打算", "计划", "准备", "表示", "宣布", "扬言", "许诺", "答应", "坚持", "偏偏", "偏", "硬", "非", "执意",
      "一心", "一心想", "总", "总想", "老想", "急于", "意欲", "企图", "妄图", "声称", "叫嚣", "梦想", "幻想",
      "却",
    ].map(WordClasses.key))

  /// Whether 而 at `k` leads from a cause to what comes of it: 因为分歧|而.
  func isBehindCause(_ k: Int) -> Bool {
    guard units[k].key == ScopeReader.therebyKey else { return false }
    return (max(0, k - 10)..<k).contains { ScopeReader.causeKeys.contains(units[$0].key) }
  }

  private static let therebyKey = WordClasses.key("而")
  private static let causeKeys = Set(["因为", "由于", "因", "为", "为了"].map(WordClasses.key))

  /// 丰田必须挺身而出，|建立: whether a clause without a subject goes on with what the one before the comma at `k` says ought to be.
  func goesOnAsDuty(_ k: Int, before i: Int) -> Bool {
    guard k > 0, !(k + 1..<i).contains(where: { units[$0].kind == .mention || units[$0].tags.contains(.contrast) })
    else {
      return false
    }
    var m = k - 1
    while m >= 0, k - m < 12, units[m].kind != .comma, units[m].kind != .stop {
      if units[m].kind != .mention, units[m].tags.contains(.oblige), units[m].span.count > 1 { return true }
      m -= 1
    }
    return false
  }
}
