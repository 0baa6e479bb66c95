import Lexicons
import TestSupport
import Testing
import TextModel
import UnicodeText

/// CLDR's name of every country and territory of the table, in both languages and scripts, is a name of that row.
@Suite struct CountryTests {
  @Test(arguments: ["en", "zh_Hans", "zh_Hant", "zh_Hant_HK"])
  func namesOfCLDRAreNames(_ locale: String) throws {
    let lexicon = try Bundled.lexicon.get()
    let matcher = Matcher(lexicon: lexicon)
    // Former states: CLDR gives the names of their successors.
    let former: Set = ["country/SU", "country/YU", "country/CS", "country/DD"]
    var checked = 0
    var missing: [String] = []
    for entry in lexicon.entities where entry.id.hasPrefix("country/") && !former.contains(entry.id) {
      guard let name = ICUFacts.territoryName(String(entry.id.dropFirst(8)), locale: locale) else { continue }
      checked += 1
      let text = Array(name.utf16)
      matcher.match(text, edges: [UInt8](repeating: 1, count: text.count + 1), softBreaks: [])
      let whole = matcher.names.contains {
        $0.span.count == text.count && lexicon.entities[Int($0.entity)].id == entry.id
      }
      if !whole { missing.append("\(entry.id) \(name)") }
    }
    #expect(checked >= 249)
    #expect(missing.isEmpty, "\(missing)")
  }
}
