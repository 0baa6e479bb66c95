internal import CICU

/// Facts that ICU knows, for checks and for provenance.
public enum ICUFacts {
  /// ICU's version, e.g. "72.1".
  public static var version: String { String(cString: cicu_icu_version()) }

  /// The version of Unicode it follows, e.g. "15.0".
  public static var unicodeVersion: String { String(cString: cicu_unicode_version()) }

  /// CLDR's name of a territory (ISO 3166 alpha-2) in a locale such as `en`, `zh_Hans`, `zh_Hant`, `zh_Hant_HK`;
  /// nil if it has none.
  public static func territoryName(_ territory: String, locale: String) -> String? {
    let units = [UInt16](unsafeUninitializedCapacity: 200) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = Int(cicu_territory_name(territory, locale, start, 200))
    }
    let name = String(decoding: units, as: UTF16.self)
    return name.isEmpty || name == territory ? nil : name
  }

  /// ICU's own Traditional-to-Simplified mapping, unit by unit: the source of the table that folding uses. Slow.
  static func simplified(_ units: [UInt16]) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: units.count) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = cicu_simplify_units(units, Int32(units.count), start) == 0 ? units.count : 0
    }
  }
}
