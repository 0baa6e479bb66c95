/// How much a text looks like ordinary Chinese or Western prose, for guessing an encoding.
enum EncodingScore {
  /// -3…1: the mean over the units beyond ASCII. Common characters count 1, what prose never holds counts less than 0.
  static func score(_ units: [UInt16], asChinese: Bool) -> Double {
    var sum = 0.0
    var count = 0
    let tables = CharacterTables.shared
    for i in units.indices where units[i] >= 0x80 {
      let unit = units[i]
      count += 1
      if asChinese {
        sum += chinese(unit, tables)
      } else {
        // In Western prose a letter beyond ASCII stands alone among ASCII letters.
        let near = (i > 0 && units[i - 1] >= 0x80) || (i + 1 < units.count && units[i + 1] >= 0x80)
        sum += unit < 0xA0 ? -2 : near ? -1 : 0.7
      }
    }
    return count == 0 ? 0 : sum / Double(count)
  }

  private static func chinese(_ unit: UInt16, _ tables: CharacterTables) -> Double {
    switch unit {
    case 0xFFFD: return -3
    case 0x80..<0xA0, 0xE000..<0xF900: return -3
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF01, 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x300B, 0x2014,
      0x2026, 0x3000, 0xB7, 0xFF08, 0xFF09, 0x2018, 0x2019, 0xFF0E:
      return 0.8
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return 0.3
    default: break
    }
    guard tables.isHan(unit) else { return -0.8 }
    let folded = Int(tables.fold(unit))
    if common[folded] { return 1 }
    return unit >= 0x4E00 && unit <= 0x9FA5 ? -0.5 : -2
  }

  /// The commonest characters of written Chinese, in their Simplified form.
  private static let common: [Bool] = {
    var table = [Bool](repeating: false, count: 65536)
    for unit in commonCharacters.utf16 { table[Int(unit)] = true }
    for unit in commonCharacters.utf16 { table[Int(CharacterTables.shared.fold(unit))] = true }
    return table
  }()

  private static let commonCharacters = """
    的一是不了人在有我他这中大来上个国和地到们时要说就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方
    多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工
    使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信
    表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才
    结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像
    难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔志希众研究
    织百极九六七八石官步引青群技革土党组近往准精推究验持根转改单取八江红支联收展干早农油放议未速服离且引调导深越
    府态价整影压器照式林亚罗细史育广银半习维需备选集注按严况响约维落值影层标须状派存办历号列叫供消费段亲包料护节
    村角温京除轻香息断火士苏写足图案始演足投英洲破获突致举企际营福岁乐创县句查财率胜息局属讲答朝失兴考片亿举若否
    族企怎送足钱底岛续武防境济城曾协胡超罪职职核黑态减源显省友留增优养院球首吗批险供益苦讨找找脸室静味买击项伤帮剧
    医买留示房音模示充卫故参降富配随喜执呢楼病哪周型继杂陆欧充欢差围控够虽响底激察贸普遍退环止乱负责权签署访谈判峰
    会晤总统首相政策安全发展合作关系问题经济社会国际国家地区中央委员会政府改革开放人民群众工作会议领导干部组织建设服务市场企业
    投资贸易金融银行外交军事武器导弹核试制裁冲突战略伙伴同盟威胁挑战机遇和平稳定繁荣民主自由人权法律宪法议会选举投票候选党派
    媒体记者报道新闻评论专家学者教授研究所大学分析认为指出表示强调称据消息来源日本美国俄罗斯乌克兰欧洲德法英韩朝鲜印度巴基斯坦
    伊朗以色列叙利亚台湾香港澳门北京上海东京华盛顿莫斯科伦敦巴黎联合国安理会北约东盟气候变化能源石油天然科技芯片半导体数据网络
    迎接祝贺欢迎支持反对谴责抗议警告呼吁希望愿意努力坚持坚决继续推进促进加强深化扩大提高增长下降减少增加影响作用意义
    昨今明晚午夜春夏秋冬左右旁边内外远近快慢坏旧长短轻重多寡胖瘦美丑善恶真假爱恨悲欢离散聚笑哭怒惧
    妈爸哥姐弟妹爷奶叔姑孩婴童青壮老男女夫妻友邻客医护兵警匪盗贼师徒农渔商贩艺术家歌手球员教练
    吃喝穿住睡醒坐站跑跳飞游爬推拉拿放抓扔踢骑驾乘送收借还买卖换找寻丢捡藏露遮盖挂贴撕剪缝洗扫擦涂画写读听唱念背诵默
    桌椅床柜箱包袋瓶碗筷刀叉勺锅灯镜钟表衣裤鞋帽裙袜伞车船飞桥路街巷店铺厂矿田园林河湖池泉湾港岛山峰岭谷沙漠草原
    猫狗牛羊猪鸡鸭鱼鸟虫蛇虎狮象熊猴兔鼠龙凤花树叶果实根茎种籽粮棉麻丝茶糖盐醋酱油
    """
}
