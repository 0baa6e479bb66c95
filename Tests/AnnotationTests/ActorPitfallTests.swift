import TestSupport
import Testing
import TextModel

/// Traps of mixed Chinese and English text about who is named: abbreviations, suffixes, capitals that act, nested names, titles.
@Suite struct ActorPitfallTests {
  /// Countries by one character, by 方 and 媒, by their capitals.
  @Test(arguments: [
    // abbreviations
    ("英加澳三国外长联合谴责以色列扩建定居点。", "mention 英加澳|英加澳三国=GB+CA+AU; GB>IL against; CA>IL against; AU>IL against"),
    ("日美两国将于下月在冲绳附近举行联合演习。", "mention 日美=JP+US; !"),
    ("美日两国将于下月在冲绳附近举行联合演习。", "mention 美日=US+JP; !"),
    ("法德轴心一旦失灵，欧盟便寸步难行。", "mention 法德=FR+DE; mention 欧盟=eu"),
    ("中日韩领导人会议再度推迟，三国的旅游业却恢复得很快。", "mention 中日韩=CN+JP+KR; !"),
    ("朝韩军事热线中断至今已有两年。", "mention 朝韩=KP+KR"),
    ("“五眼联盟”中只有新西兰没有跟着禁用这家公司的设备。", "mention 五眼联盟=five-eyes; mention 新西兰=NZ"),
    ("四方安全对话的外长会议定于周三在堪培拉举行。", "mention 四方安全对话=quad; mention 堪培拉=canberra"),
    ("中欧领导人会晤在北京落幕，双方没有发表联合声明。", "mention 中欧=CN+eu; mention 北京=beijing; !"),
    ("波兰、捷克和匈牙利等中欧国家加入欧盟已有二十年。", "!entity CN; mention 波兰=PL; mention 匈牙利=HU"),
    ("这条地铁线其中日均客流最大的一站在老城区。", "!entity CN; !entity JP"),
    ("日中时分，广场上已经聚集了上千名示威者。", "!entity JP; !entity CN"),
    ("展览办得很成功，美中不足的是开放时间太短。", "!entity US; !entity CN"),
    ("塞纳河两岸挤满了观看开幕式的游客。", "!entity TW; !entity CN"),
    ("近年来我国的南北差距有所扩大。", "!entity KR; !entity KP"),
    ("在许多人心目中美好的乡村生活其实十分艰苦。", "!entity US; !entity CN"),
    ("Japan-U.S. talks on the trade deal ended without a result.", "mention Japan-U.S.=JP+US"),
    (
      "The Franco-German engine no longer drives the European Union.",
      "mention Franco-German=FR+DE; mention European Union=eu"
    ),
    ("Fresh clashes broke out along the Sino-Indian border.", "mention Sino-Indian=CN+IN"),
    ("The Indo-Pacific has become a crowded stage.", "!entity IN"),
    ("Two generations of sinologists grew up reading that book.", "!entity CN"),
    // suffixes and groups
    ("韩方对日方官员再次参拜靖国神社深表遗憾。", "mention 韩方=KR; mention 日方=JP; KR>JP against"),
    ("外媒普遍认为匈牙利的做法不负责任。", "!author>HU; mention 匈牙利=HU"),
    ("泰国和柬埔寨都指责对方首先开火。", "TH>KH against; KH>TH against"),
    ("印度同法国签署了防务合作协议，双方将共同研制发动机。", "IN>FR favor; FR>IN favor"),
    ("双方当事人最终在法院的主持下达成和解。", "!"),
    ("事故现场停着三台军用卡车。", "!entity TW"),
    ("南方各省连日暴雨，比方说湖南就有六座水库超过警戒水位。", "!entity BE; !"),
    (
      "Beijing and Moscow issued a statement in which the two countries condemned Israel.",
      "CN>IL against; RU>IL against"
    ),
    ("Washington and its allies imposed sanctions on Belarus.", "US>BY against"),
    ("Azerbaijan and Armenia accused each other of breaking the truce.", "AZ>AM against; AM>AZ against"),
    (
      "Greece met Cyprus in Athens, and both sides denounced Turkey's drilling.",
      "GR>TR against; CY>TR against; mention Athens=athens"
    ),
    ("Both sides of the coin deserve a look.", "!"),
    // metonymy
    ("华盛顿断定德黑兰在撒谎。", "mention 华盛顿=US; mention 德黑兰=IR; US>IR against; !author>US"),
    ("东京至今拒绝就慰安妇问题向首尔道歉。", "mention 东京=JP; JP>KR against"),
    ("莫斯科指责布鲁塞尔火上浇油。", "RU>eu against; !author>eu"),
    ("青瓦台强烈谴责平壤再次试射导弹。", "mention 青瓦台=KR; KR>KP against"),
    ("唐宁街10号称赞基辅的勇气。", "GB>UA favor"),
    ("克里姆林宫嘲笑巴黎软弱无能。", "mention 克里姆林宫=RU; RU>FR against; !author>FR"),
    ("五角大楼对北京的新型导弹深感担忧。", "mention 五角大楼=US|pentagon; US|pentagon>CN against"),
    ("国会山批准了援助乌克兰的新法案。", "US|us-congress>UA favor"),
    ("两国代表团在莫斯科会谈了三个小时。", "mention 莫斯科=moscow; !entity RU; !"),
    ("华盛顿州的苹果今年大丰收。", "!mention 华盛顿=US"),
    ("乔治·华盛顿在告别演说中劝后人不要与外国结盟。", "!entity US; mention 乔治·华盛顿=george-washington"),
    ("这封信最早刊登在《华盛顿邮报》上。", "mention 华盛顿邮报=washington-post; !entity US"),
    ("他们一家从北京搬到东京已经十年了。", "mention 北京=beijing; mention 东京=tokyo; !entity CN; !entity JP"),
    (
      "Moscow brushed aside Ankara's complaints and went on bombing Idlib.",
      "mention Moscow=RU; mention Ankara=TR; RU>TR against"
    ),
    ("Tehran thanked Beijing for the vaccines.", "IR>CN favor"),
    ("Downing Street rebuked the Kremlin over the poisoning.", "GB>RU against"),
    ("Zhongnanhai deeply distrusts the White House.", "CN>US against"),
    ("Brussels slapped punitive tariffs on Chinese electric cars.", "mention Brussels=eu; eu>CN against"),
    // where institutes sit, rounds and datelines
    ("华盛顿全球发展中心的研究没有得出结论。", "mention 华盛顿=washington; !entity US"),
    ("这笔钱应当交给华盛顿世界银行管理。", "mention 华盛顿=washington; mention 世界银行=world-bank; !entity US"),
    ("华盛顿支持全球发展中心的建议。", "mention 华盛顿=US"),
    ("The Doha trade round never ended.", "mention Doha trade round=doha-round; !entity QA"),
    ("Washington trade policy has changed.", "mention Washington=US"),
    ("By 2017, Beijing – once called Greyjing – will spend billions.", "mention Beijing=CN"),
    // currencies and elections
    ("The US dollar rose against the Canadian dollar.", "!entity US; !entity CA"),
    ("美国中期选举的结果出人意料。", "mention 美国=US"),
    ("Capitol Hill has rallied behind Taiwan.", "US|us-congress>TW favor"),
    ("The Blue House condemned Pyongyang for the launch.", "KR>KP against"),
    (
      "She studied in Brussels and later taught in Moscow.",
      "mention Brussels=brussels; mention Moscow=moscow; !entity eu; !entity RU"
    ),
    (
      "George Washington warned his countrymen against permanent alliances.",
      "mention George Washington=george-washington; !entity US"
    ),
    (
      "The Washington Post published the memo on Friday.",
      "mention The Washington Post|Washington Post=washington-post; !entity US"
    ),
  ])
  func namesWhoIsMeant(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }

  /// Names inside names, peoples, offices and short forms.
  @Test(arguments: [
    // nesting
    ("英国驻印度高级专员公署周一遭到示威者冲击。", "mention 英国=GB; mention 印度=IN"),
    ("中国人民解放军东部战区宣布演习结束。", "mention 中国=CN; mention 中国人民解放军|中国人民解放军东部战区=*"),
    ("美韩同盟已有七十多年的历史。", "mention 美韩同盟=us-south-korea-alliance; mention 美=US; mention 韩=KR"),
    ("新墨西哥州州长宣布进入紧急状态。", "!entity MX"),
    ("巴布亚新几内亚与澳大利亚是邻国。", "mention 巴布亚新几内亚=PG; !entity GN; mention 澳大利亚=AU"),
    (
      "Chinese Foreign Ministry spokesperson Mao Ning criticized the Philippines.",
      "mention Chinese=CN; mention Chinese Foreign Ministry=cn-foreign-ministry; mention Mao Ning=mao-ning; mao-ning>PH against"
    ),
    (
      "The US-Philippines alliance dates from 1951.",
      "mention US-Philippines alliance=us-philippines-alliance; mention US=US; mention Philippines=PH"
    ),
    ("The German embassy in Kabul was closed.", "mention German=DE; mention Kabul=kabul; !"),
    ("The governor of New Mexico declared an emergency.", "!entity MX"),
    // demonyms
    ("这位美籍华裔科学家现居新加坡。", "entity US; mention 新加坡=SG; !"),
    ("中华台北队在奥运会上夺得两枚金牌。", "mention 中华台北=TW"),
    ("代表团向台湾地区捐赠了口罩。", "mention 台湾|台湾地区=TW"),
    ("台灣當局昨天公布了新的預算。", "mention 台灣|台灣當局=TW"),
    ("晚餐有法棍、荷兰豆和一份沙拉。", "!entity NL; !entity FR"),
    ("The Americans and the British infuriated the French over the submarines.", "FR>US against; FR>GB against"),
    (
      "Chinese Taipei won two gold medals in Paris.",
      "mention Chinese Taipei=TW; !mention Chinese=CN; mention Paris=paris"
    ),
    ("The Taiwanese authorities published a new budget.", "mention Taiwanese=TW; !"),
    ("The Dutch condemned Russia for shooting down the airliner.", "mention Dutch|The Dutch=NL; NL>RU against"),
    ("He ordered French fries and a Danish pastry.", "!entity FR; !entity DK"),
    // dated roles
    ("前总统奥巴马严厉批评特朗普的退群决定。", "mention 奥巴马=barack-obama; barack-obama>donald-trump against; !author>donald-trump"),
    ("美国总统发表讲话，谴责伊朗。", "!entity donald-trump; !entity joe-biden"),
    ("日本前首相再次参拜了靖国神社。", "!entity shinzo-abe; !entity fumio-kishida; mention 日本=JP"),
    ("2003年，布什总统下令入侵伊拉克。", "mention 布什|布什总统=george-w-bush; george-w-bush>IQ against"),
    ("德国前总理默克尔拥护对俄罗斯的天然气贸易。", "mention 默克尔=angela-merkel"),
    (
      "Former British prime minister Boris Johnson praised Zelensky's courage.",
      "boris-johnson>volodymyr-zelensky favor"
    ),
    (
      "President Bush ordered the invasion of Iraq in 2003.",
      "mention Bush|President Bush=george-w-bush; george-w-bush>IQ against"
    ),
    (
      "The former French president was convicted of corruption.",
      "!entity nicolas-sarkozy; !entity jacques-chirac; !entity francois-hollande; mention French=FR"
    ),
    (
      "The prime minister of Japan landed in Hanoi on Monday.",
      "!entity shinzo-abe; !entity shigeru-ishiba; !entity sanae-takaichi; mention Hanoi=hanoi"
    ),
    // titles and short forms
    ("岸田向基辅承诺追加援助。", "mention 岸田=fumio-kishida; fumio-kishida>UA favor"),
    ("特朗普不听劝告，特氏关税祸害了全世界的农民。", "mention 特氏=donald-trump; author>donald-trump against"),
    ("总统马克龙与总理勒科尔尼都支持丹麦。", "mention 马克龙=emmanuel-macron; emmanuel-macron>DK favor"),
    ("默茨总理感谢挪威提供天然气。", "mention 默茨|默茨总理=friedrich-merz; friedrich-merz>NO favor"),
    ("洪水退去之后，沿岸田地一片狼藉。", "!entity fumio-kishida"),
    ("这家公司想提高市场占有率。", "!entity sanae-takaichi"),
    ("影片的主角是一名退休的老特工。", "!entity donald-trump"),
    (
      "Ursula von der Leyen flew to Kyiv. Von der Leyen denounced Russia's strikes.",
      "mention Ursula von der Leyen=ursula-von-der-leyen; mention Von der Leyen=ursula-von-der-leyen; ursula-von-der-leyen>RU against"
    ),
    (
      "Chancellor Merz thanked Norway for its gas.",
      "mention Merz|Chancellor Merz=friedrich-merz; friedrich-merz>NO favor"
    ),
    (
      "Prime Minister Modi snubbed Pakistan.",
      "mention Modi|Prime Minister Modi=narendra-modi; narendra-modi>PK against"
    ),
    (
      "The negotiators still hold a trump card, and the talks in May may fail.",
      "!entity donald-trump; !entity theresa-may"
    ),
    ("A bush fire destroyed forty homes near the Ford plant.", "!entity george-w-bush; !entity gerald-ford"),
  ])
  func readsNamesInNames(_ text: String, _ expected: String) throws {
    let document = try Bundled.annotate(text)
    #expect(Expectation(expected).failures(in: document) == [], "\(text)")
  }
}
