import Foundation
import TestSupport
import Testing
import UnicodeText
import TextModel

@testable import Lexicons

/// A compiled lexicon in a file is the lexicon, and a file that is not whole is no lexicon.
@Suite struct CompiledTests {
  static let entities = "id\ttype\ten\tzh\tshort\tof\tvalid\n"
  static let table =
    entities + "country/JP\tGPE\tJapan|=JP\t日本|扶桑\t日\t\t\norg/sdf\tORG\tSelf-Defense Forces\t自卫队\t\tcountry/JP\t1954/\n"
  static let grammar = "list\ttext\tnote\nzh-suffix\t方|军|媒\n"
  static let cues = "id\tlemma\tpos\tpolarity\tstrength\tpattern\nzh/谴责.v\t谴责\tverb\t-\t0.8\tH ~ T\n"

  static func sources(_ tables: [String]) -> [LexiconSource] {
    tables.enumerated().map { LexiconSource(file: "t\($0.offset).tsv", bytes: Array($0.element.utf8)) }
  }
  static let layers = [sources([table, grammar, cues])]

  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lichang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Everything a matcher says of a text, in words.
  func matches(_ lexicon: Lexicon, _ text: String = "日本自卫队 of Japan, JP: 谴责 扶桑") -> [String] {
    let matcher = Matcher(lexicon: lexicon)
    let units = Array(text.utf16)
    matcher.match(units, edges: [UInt8](repeating: 1, count: units.count + 1), softBreaks: [])
    return matcher.names.map { "\($0.span.start) \(lexicon.entities[Int($0.entity)].id) \($0.role) \($0.exact)" }
      + matcher.words.map { "\($0.span.start) \(lexicon.cues[Int($0.index)].id)" }
  }

  func expectSame(_ a: Lexicon, _ b: Lexicon) {
    #expect(matches(a) == matches(b))
    #expect(!matches(a).isEmpty)
    #expect(a.hash == b.hash)
    #expect(a.entities.map { "\($0)" } == b.entities.map { "\($0)" })
    #expect(a.cues.map { "\($0)" } == b.cues.map { "\($0)" })
    #expect(a.entity("org/sdf") == 1 && b.entity("org/sdf") == 1 && b.entity("org/none") == nil)
    #expect(b.entities(short: 0x65E5) == [0] && b.isShort(0x65E5) && !b.isShort(0x672C))
    #expect(b.list("zh-suffix").contains(Array("媒".utf16)) && !b.list("zh-suffix").contains(Array("机".utf16)))
    #expect(!b.list("none").contains(Array("媒".utf16)))
  }

  @Test func aFileIsTheLexicon() throws {
    let folder = try Self.folder()
    var builder = LexiconBuilder()
    builder.addLayer(Self.layers[0])
    let plain = try builder.build()
    let cache = LexiconCache(reads: [folder], writes: folder)
    expectSame(plain, try cache.lexicon(layers: Self.layers))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    expectSame(plain, try cache.lexicon(layers: Self.layers))
    let made = try cache.compile(layers: Self.layers, into: folder.appendingPathComponent("a/b"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).contains(made.file.lastPathComponent))
  }

  @Test func theBundledLexiconIsTheSameFromAFile() throws {
    let plain = try Bundled.lexicon.get()
    let again = try Lexicon(
      Image(StillBytes(count: plain.image.storage.bytes.count) { $0.copyBytes(from: plain.image.storage.bytes) }))
    #expect(again.entities.count == plain.entities.count && again.surfaceCount == plain.surfaceCount)
    #expect(plain.entities.indices.allSatisfy { plain.entity(plain.entities[$0].id) == $0 })
  }

  /// What may have happened to a file of the cache.
  enum Harm: String, CaseIterable {
    case empty, header, half, lastByte, firstBit, middleBit, lastBit, format, key, longer, text
  }

  @Test(arguments: Harm.allCases)
  func aDamagedFileIsReplaced(_ harm: Harm) throws {
    let folder = try Self.folder()
    let cache = LexiconCache(reads: [folder], writes: folder)
    let good = try cache.lexicon(layers: Self.layers)
    let file = URL(fileURLWithPath: LexiconCache.file(folder, LexiconCache.key(of: Self.layers)))
    let whole = try Data(contentsOf: file)
    var bytes = [UInt8](whole)
    switch harm {
    case .empty: bytes = []
    case .header: bytes = Array(bytes.prefix(40))
    case .half: bytes = Array(bytes.prefix(bytes.count / 2))
    case .lastByte: bytes.removeLast()
    case .firstBit: bytes[0] ^= 1
    case .middleBit: bytes[bytes.count / 2] ^= 0x10
    case .lastBit: bytes[bytes.count - 1] ^= 0x80
    case .format: bytes[8] &+= 1
    case .key: bytes[16] ^= 1
    case .longer: bytes += [0, 0, 0, 0]
    case .text: bytes = Array("id\ttype\n".utf8)
    }
    try Data(bytes).write(to: file)
    expectSame(good, try cache.lexicon(layers: Self.layers))
    #expect(try Data(contentsOf: file) == whole)
  }

  /// Every prefix and every flipped bit of a small image is refused; none of them crashes.
  @Test func noDamageGoesUnseen() throws {
    var writer = ImageWriter()
    writer.add("numbers", [Int32](0..<5))
    writer.add(rows: "facts", [LexiconFacts(hash: "abc")])
    let image = writer.finish(key: 7)
    let bytes = [UInt8](image.bytes)
    func opens(_ bytes: [UInt8]) -> Bool {
      (try? Image(StillBytes(count: max(1, bytes.count)) { $0.copyBytes(from: bytes) })) != nil
    }
    #expect(opens(bytes))
    for count in 1..<bytes.count where opens(Array(bytes.prefix(count))) { Issue.record("opens with \(count) bytes") }
    for bit in 0..<(bytes.count * 8) {
      var other = bytes
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      if opens(other) { Issue.record("opens with bit \(bit) flipped") }
    }
  }

  @Test func sectionsThatDoNotFitAreRefused() throws {
    var writer = ImageWriter()
    writer.add("numbers", [Int32](0..<5))
    writer.add("short", [UInt32(3), 0])
    let image = try Image(writer.finish(key: 7))
    #expect(Array(try image.array("numbers", of: Int32.self)) == [0, 1, 2, 3, 4])
    #expect(throws: Image.Damaged.self) { try image.array("numbers", of: UInt8.self) }
    #expect(throws: Image.Damaged.self) { try image.array("none", of: Int32.self) }
    #expect(throws: Image.Damaged.self) { try image.rows("short", ["a"], of: EntityEntry.self) }
  }

  @Test func aChangedTableIsNeverServedStale() throws {
    let folder = try Self.folder()
    let cache = LexiconCache(reads: [folder], writes: folder)
    for name in ["Japan", "Nippon", "Japan", "Yamato"] {
      let layers = [
        Self.sources([Self.entities + "country/JP\tGPE\t\(name)\t日本\n"]),
        Self.sources([Self.entities + "x/a\tORG\tAlpha\t\n"]),
      ]
      let lexicon = try cache.lexicon(layers: layers)
      #expect(lexicon.entities.map(\.name) == [name, "Alpha"])
    }
    // One table in two layers is another thing than two tables in one.
    let parts = Self.sources([Self.table, Self.grammar])
    #expect(LexiconCache.key(of: [parts]) != LexiconCache.key(of: [[parts[0]], [parts[1]]]))
    #expect(LexiconCache.key(of: [parts]) != LexiconCache.key(of: [parts.reversed()]))
  }

  @Test func brokenTablesAreToldNotKept() throws {
    let folder = try Self.folder()
    let cache = LexiconCache(reads: [folder], writes: folder)
    let layers = [Self.sources([Self.entities + "country/JP\tPLACE\tJapan\t日本\n"])]
    for _ in 0..<2 { #expect(throws: BrokenLexicon.self) { try cache.lexicon(layers: layers) } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenDoesNotMatter() throws {
    let file = try Self.folder().appendingPathComponent("a file")
    try Data().write(to: file)
    let inside = file.appendingPathComponent("cache")
    let cache = LexiconCache(reads: [inside], writes: inside)
    #expect(!matches(try cache.lexicon(layers: Self.layers)).isEmpty)
    #expect(!matches(try LexiconCache(reads: [], writes: nil).lexicon(layers: Self.layers)).isEmpty)
    #expect(throws: (any Error).self) { try cache.compile(layers: Self.layers, into: inside) }
  }

  @Test func onlySoManyFilesAreKept() throws {
    let folder = try Self.folder()
    var cache = LexiconCache(reads: [folder], writes: folder)
    cache.limit = 3
    try Data().write(to: folder.appendingPathComponent("mine.txt"))
    for k in 0..<7 { _ = try cache.lexicon(layers: [Self.sources([Self.entities + "x/\(k)\tORG\tAlpha\(k)\t\n"])]) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count == 4 && names.contains("mine.txt"))
  }

  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
    ] as [(String, UInt64)])
  func theHashIsXXH64(_ text: String, _ expected: UInt64) { #expect(ContentHash.of(text) == expected) }
}
