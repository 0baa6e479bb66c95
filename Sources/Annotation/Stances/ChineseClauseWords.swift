internal import Lexicons

/// Nouns and verbs that the Chinese reader knows one by one.
struct ChineseClauseWords {
  /// 指控, 罪名.
  let charges: WordList
  /// 最大, 头号: how near or strong an ally or an enemy is.
  let ranks: WordList
  /// 问题, 议题.
  let issues: WordList
  /// 行径, 计划, 法案.
  let deeds: WordList
  /// 煽动, 散布: what spreads what its object names.
  let spreading: WordList
  /// 目标, 对象: what somebody does something to.
  let aims: WordList
  /// 因此, 目前: what may open a clause without being its subject.
  let openers: WordList
  /// 不得人心, 符合: what is said of deeds.
  let deedVerdicts: WordList
  /// 国家, 势力: people without a name, of whom something is told.
  let peoples: WordList
  /// Whether deeds are right or wrong.
  let verdicts: Verdicts
  /// 此举, 这一: what the clause before told.
  let resuming: WordList
  /// 法案, 谁: subjects without a name.
  let unnamed: WordList
  /// 为由, 为名: behind 以.
  let pretexts: WordList
  /// 不是因为.
  let deniedCauses: WordList
  /// 担心, 支持: what one feels or thinks, and does not do.
  let attitudes: WordList
  /// 离开, 访问: what somebody does, for or against nobody.
  let moves: WordList
  /// 批, 炮轰: what somebody says of another.
  let charging: WordList
  /// 盟友, 敌人.
  let kin: WordList
  /// 威胁, 机遇: what somebody is to another.
  let relatives: WordList
  /// 暴露, 反映: what shows something of whose it is.
  let showing: WordList
  /// 斥之为: what was spoken of is called what follows.
  let calling: WordList
  /// 任何, 企图: whoever would do it.
  let plotting: WordList
  /// 知道, 意识到: what they lead to is so.
  let knowing: WordList
  /// 国际秩序, 气候变化: things everybody wants, or nobody.
  let good: WordList
  let bad: WordList

  init(lexicon: Lexicon) {
    charges = lexicon.list("zh-charge-noun")
    ranks = lexicon.list("zh-rank")
    issues = lexicon.list("zh-issue-noun")
    deeds = lexicon.list("zh-deed-noun")
    spreading = lexicon.list("zh-spreading")
    aims = lexicon.list("zh-aim-noun")
    openers = lexicon.list("zh-clause-opener")
    deedVerdicts = lexicon.list("zh-deed-verdict")
    peoples = lexicon.list("zh-people-noun")
    verdicts = Verdicts(lexicon: lexicon, language: "zh")
    resuming = lexicon.list("zh-resuming")
    unnamed = lexicon.list("zh-unnamed")
    pretexts = lexicon.list("zh-pretext")
    deniedCauses = lexicon.list("zh-denied-cause")
    attitudes = lexicon.list("attitude")
    moves = lexicon.list("zh-move")
    charging = lexicon.list("zh-charging")
    kin = lexicon.list("zh-ally-noun")
    relatives = lexicon.list("zh-relative-noun")
    showing = lexicon.list("zh-showing")
    knowing = lexicon.list("zh-knowing")
    calling = lexicon.list("zh-calling")
    plotting = lexicon.list("zh-plotting")
    good = lexicon.list("zh-abstract-good")
    bad = lexicon.list("zh-abstract-bad")
  }
}
