import Foundation
import Testing

@testable import Reading

/// Packed streams, whole and damaged, and lines out of them.
@Suite struct StreamTests {
  static let lines = (1...20000).map { "{\"id\":\"d\($0)\",\"text\":\"日本谴责俄罗斯。 \($0 &* 7919)\"}\n" }
  static let content = Array(lines.joined().utf8)

  /// A file with these bytes.
  func file(_ bytes: [UInt8], _ name: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lichang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// Packed in four blocks.
  func packed(_ compression: Compression) throws -> [UInt8] {
    let packer = Packer(compression)
    let step = Self.content.count / 4 + 1
    return try stride(from: 0, to: Self.content.count, by: step).flatMap {
      try packer.pack(Array(Self.content[$0..<min($0 + step, Self.content.count)]))
    }
  }

  func read(_ path: String, ratio: Int = .max) throws -> (bytes: [UInt8], damage: ByteStream.Damage?) {
    let stream = try ByteStream(path: path, maximalRatio: ratio)
    var bytes: [UInt8] = []
    while try stream.read(10007, appendingTo: &bytes) > 0 {}
    return (bytes, stream.damage)
  }

  @Test(arguments: Compression.allCases, ["a.jsonl", "a.gz", "a.zst"])
  func theFirstBytesDecide(_ compression: Compression, _ name: String) throws {
    let (bytes, damage) = try read(try file(try packed(compression), name))
    if compression == .none, name != "a.jsonl" {
      #expect(bytes.isEmpty && damage?.code == "corrupt-stream")
    } else {
      #expect(bytes == Self.content && damage == nil)
    }
  }

  @Test(arguments: [Compression.gzip, .zstd], [1, 3, 100, 20000, 50001])
  func whatLiesBeforeACutIsRead(_ compression: Compression, _ cut: Int) throws {
    let whole = try packed(compression)
    let (bytes, damage) = try read(
      try file(Array(whole.dropLast(min(cut, whole.count - 5))), "a.\(compression.rawValue)"))
    #expect(damage?.code == "truncated-stream")
    #expect(damage?.message.contains("the \(bytes.count) bytes before that were read") == true)
    // Without the last bytes, its check sum, a stream is whole and yet cut off.
    #expect(Self.content.starts(with: bytes) && (cut < 9 || bytes.count < Self.content.count))
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func whatLiesBeforeADamageIsRead(_ compression: Compression) throws {
    var whole = try packed(compression)
    for i in 0..<40 { whole[whole.count * 3 / 5 + i] ^= 0x5A }
    let (bytes, damage) = try read(try file(whole, "a.\(compression.rawValue)"))
    #expect(damage?.code == "corrupt-stream")
    // gzip sees some damage only by the sum at the end of a member: what was spoiled may be among what was read.
    #expect(zip(bytes, Self.content).prefix { $0 == $1 }.count >= Self.content.count / 4)
  }

  @Test(arguments: [Compression.gzip, .zstd])
  func aBombIsNotUnpacked(_ compression: Compression) throws {
    let zeros = [UInt8](repeating: 0x20, count: 40 << 20)
    let path = try file(try Packer(compression).pack(zeros), "a.\(compression.rawValue)")
    let (bytes, damage) = try read(path, ratio: 100)
    #expect(damage?.code == "decompression-ratio")
    #expect(bytes.count <= 17 << 20)
    #expect(try read(path).damage == nil)
  }

  @Test(arguments: Compression.allCases)
  func bytesThatWereReadBeforeArePassedOver(_ compression: Compression) throws {
    let stream = try ByteStream(path: try file(try packed(compression), "a"))
    try stream.skip(123_457)
    #expect(try stream.rest(limit: .max) == Array(Self.content[123_457...]))
  }

  @Test(arguments: [10, 1000, 1 << 18])
  func piecesAreWholeLines(_ size: Int) throws {
    let chunks = LineChunks(try ByteStream(path: try file(Self.content, "a")), size: size)
    var bytes: [UInt8] = []
    var line = 1
    while let chunk = try chunks.next() {
      #expect(chunk.firstLine == line && chunk.start == bytes.count && chunk.bytes.last == 0x0A)
      line += chunk.bytes.count { $0 == 0x0A }
      bytes += chunk.bytes
    }
    #expect(bytes == Self.content)
  }

  /// A fault stands for a line that is too long, wherever it stands; the lines around it come through.
  @Test(arguments: [
    ("a\nbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nc\n", ["a\n", "!2", "c\n"]), ("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", ["!1"]),
    ("a\nb", ["a\n", "b"]), ("", []),
  ])
  func longLinesArePassedOver(_ text: String, _ expected: [String]) throws {
    let chunks = LineChunks(try ByteStream(path: try file(Array(text.utf8), "a")), size: 4, maximalLine: 10)
    var found: [String] = []
    while let chunk = try chunks.next() {
      if let fault = chunk.fault {
        #expect(fault.code == "line-too-long")
        found.append("!\(chunk.firstLine)")
      } else {
        found.append(String(decoding: chunk.bytes, as: UTF8.self))
      }
    }
    #expect(found == expected)
  }

  @Test func aLineThatWasCutOffIsAFault() throws {
    let chunks = LineChunks(try ByteStream(path: try file(Array(try packed(.zstd).dropLast(9)), "a.zst")))
    var lines = 0
    var faults: [String] = []
    while let chunk = try chunks.next() {
      lines += chunk.bytes.count { $0 == 0x0A }
      if let fault = chunk.fault { faults.append(fault.code) }
    }
    #expect(faults == ["truncated-stream"])
    #expect(lines >= Self.lines.count * 3 / 4 && lines < Self.lines.count)
  }
}
