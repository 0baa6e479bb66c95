/// The forms that Chinese makes of a verb and its object: 践踏宪法 is also 践踏了宪法.
enum ChineseInflection {
  /// A form and, of a verb of two characters with an object, the same with 了 between the two.
  static func forms(of form: String, _ part: PartOfSpeech) -> [String] {
    guard part == .verb || part == .phrase, form.count >= 4 else { return [form] }
    let verb = form.prefix(2)
    let object = form.dropFirst(2)
    guard verbs.contains(String(verb)), let first = object.first, !closed.contains(first), !form.contains("_") else {
      return [form]
    }
    return [form, verb + "了" + object]
  }

  /// What follows these verbs in a set phrase is their object.
  private static let verbs = Set(
    """
    作出 做出 取得 赢得 引发 带来 创造 提供 施加 破坏 违反 伸出 付出 发挥 扮演 建立 达成 恢复 失去 敲响 铺平 受到 遭到 践踏 打击 兑现
    履行 加剧 削弱 挽救 拯救 抛弃 背弃 放弃 违背 侵犯 损害 危害 威胁 挑战 动摇 摧毁 扭曲 掩盖 推动 促进 维护 捍卫 巩固 改善 提升 增强
    深化 化解 缓解 缓和 平息 结束 遏制 阻碍 阻挠 丧失 辜负 玷污 败坏 吹响 掀起 挑起 煽动 制造 引起 招致 触犯 打破 开创 断绝 切断
    中断 终结 博得 夺取 收获 获得 得到 遵守 信守 恪守 撕毁 毁掉 毁坏 葬送 断送 牺牲 出卖 背叛 伤害 侮辱 羞辱 蔑视 无视 忽视
    漠视 歪曲 篡改 捏造 散布 传播 助长 纵容 包庇 默许 支持 赞扬 树立 展现 展示 彰显 体现 承担 肩负 尽到 推卸 逃避 回避 错失 错过 抓住
    扩大 缩小 弥合 加深 激化 激起 点燃 燃起 激发 激怒 惹恼 触怒 得罪 震惊 恶化 拖累 陷入 走上 踏上 迈出 开启 开辟 打开 关闭 堵死
    拉近 拉开 撕裂 分裂 团结 凝聚 重振 重塑 重建 修复 冲击 重创 挫败 粉碎 瓦解 颠覆 推翻 操纵 操控 滥用 浪费 挥霍 透支 耗尽
    实施 采取 发动 发起 组织 策划 犯下 制定 推行 推进 实现 完成 达到 超出 满足 赢回 挽回 保持 维持 坚持
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Behind one of these the two characters are no verb with an object: 取得了, 破坏性, 发挥出.
  private static let closed: Set<Character> = [
    "了", "过", "着", "不", "得", "性", "者", "力", "出", "到", "成", "起", "下", "上", "给", "向", "对", "在", "于", "自", "与", "和", "为",
    "式", "型", "家", "的", "地", "之", "及", "、",
  ]
}
