/// The words that make a number an amount or a date. Folded forms: lower case, Simplified, half width.
enum ValueWords {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  static let beforeYears: Set<String> = [
    "in", "since", "by", "until", "till", "from", "of", "after", "before", "during", "year", "to", "and", "through",
    "early",
    "late", "mid", "around", "circa", "than",
  ]
  static let chineseScales: [(String, Double)] = [
    ("万亿", 1e12), ("兆", 1e12), ("亿", 1e8), ("千万", 1e7), ("百万", 1e6), ("万", 1e4), ("千", 1e3), ("百", 1e2),
  ]
  static let westernScales: [(String, Double)] = [
    ("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("thousand", 1e3), ("hundred", 1e2), ("tn", 1e12),
    ("trn", 1e12),
    ("bn", 1e9), ("mn", 1e6), ("mln", 1e6), ("b", 1e9), ("m", 1e6), ("k", 1e3),
  ]
  /// Longer symbols first.
  static let symbols: [(String, String)] = [
    ("us$", "USD"), ("hk$", "HKD"), ("nt$", "TWD"), ("au$", "AUD"), ("a$", "AUD"), ("c$", "CAD"), ("nz$", "NZD"),
    ("s$", "SGD"), ("r$", "BRL"), ("usd", "USD"), ("eur", "EUR"), ("rmb", "CNY"), ("cny", "CNY"), ("jpy", "JPY"),
    ("gbp", "GBP"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("￡", "GBP"), ("¥", "CNY"), ("₩", "KRW"), ("₹", "INR"),
    ("₽", "RUB"), ("₴", "UAH"), ("₺", "TRY"), ("₪", "ILS"), ("₫", "VND"), ("₱", "PHP"), ("฿", "THB"), ("₦", "NGN"),
  ]
  static let chineseCurrencies: [(String, String)] = [
    ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("日元", "JPY"), ("日圆", "JPY"), ("英镑", "GBP"), ("人民币", "CNY"),
    ("元人民币", "CNY"), ("港元", "HKD"), ("港币", "HKD"), ("新台币", "TWD"), ("台币", "TWD"), ("韩元", "KRW"), ("韩圆", "KRW"),
    ("卢布", "RUB"), ("卢比", "INR"), ("澳元", "AUD"), ("加元", "CAD"), ("瑞郎", "CHF"), ("瑞士法郎", "CHF"), ("新元", "SGD"),
    ("比索", "PHP"), ("泰铢", "THB"), ("里拉", "TRY"), ("雷亚尔", "BRL"), ("兰特", "ZAR"), ("越南盾", "VND"), ("元", "CNY"),
  ]
  static let westernCurrencies: [(String, String)] = [
    ("us dollars", "USD"), ("dollars", "USD"), ("dollar", "USD"), ("euros", "EUR"), ("euro", "EUR"), ("yen", "JPY"),
    ("yuan", "CNY"), ("renminbi", "CNY"), ("rmb", "CNY"), ("pounds", "GBP"), ("rubles", "RUB"), ("roubles", "RUB"),
    ("rupees", "INR"), ("won", "KRW"), ("francs", "CHF"), ("pesos", "MXN"), ("usd", "USD"), ("eur", "EUR"),
    ("jpy", "JPY"),
    ("gbp", "GBP"), ("cny", "CNY"), ("krw", "KRW"), ("inr", "INR"), ("rub", "RUB"), ("aud", "AUD"), ("cad", "CAD"),
  ]
}
