import Foundation
import Testing

/// The rules of the house, checked on the source files themselves.
@Suite struct RoomTests {
  /// The rooms in the order of the data.
  static let rooms = [
    "CICU", "TextModel", "UnicodeText", "Segmentation", "Lexicons", "Annotation", "Reading", "Records", "Datasets",
    "lichang",
  ]
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func files(in folder: String, endings: [String]) throws -> [(name: String, text: String)] {
    let base = root.appendingPathComponent(folder)
    let walker = try #require(FileManager.default.enumerator(atPath: base.path))
    var found: [(name: String, text: String)] = []
    for case let name as String in walker where endings.contains(where: { name.hasSuffix($0) }) {
      found.append((folder + "/" + name, try String(contentsOf: base.appendingPathComponent(name), encoding: .utf8)))
    }
    return found
  }

  static func imports(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at < 3, at + 1 < words.count, !line.hasPrefix("//") else {
        return nil
      }
      return String(words[at + 1])
    }
  }

  @Test(arguments: rooms.indices.dropFirst())
  func noRoomImportsALaterOne(_ index: Int) throws {
    let files = try Self.files(in: "Sources/" + Self.rooms[index], endings: [".swift"])
    #expect(!files.isEmpty)
    for file in files {
      for name in Self.imports(file.text) {
        if let other = Self.rooms.firstIndex(of: name) {
          #expect(other < index, "\(file.name) imports \(name), a later room")
        }
      }
    }
  }

  @Test func onlyOneRoomSeesICU() throws {
    for room in Self.rooms.dropFirst() {
      for file in try Self.files(in: "Sources/" + room, endings: [".swift", ".h", ".c", ".cpp"]) {
        #expect(!file.text.contains("<unicode/"), "\(file.name) mentions a header of ICU")
        if room != "UnicodeText" {
          #expect(!Self.imports(file.text).contains("CICU"), "\(file.name) imports CICU")
        }
      }
    }
  }

  @Test func thePublicHeaderOfCICUIncludesNoICU() throws {
    let header = try String(
      contentsOf: Self.root.appendingPathComponent("Sources/CICU/include/cicu.h"), encoding: .utf8)
    #expect(!header.contains("unicode/"))
  }

  @Test func filesStayShort() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Self.files(in: folder, endings: [".swift", ".c", ".cpp"]) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines <= 450, "\(file.name) has \(lines) lines")
      }
    }
  }

  @Test func theTopLevelIsFixed() throws {
    let allowed: Set = ["Package.swift", "Sources", "Tests", "Lexicons", "Samples", "README.md", "Package.resolved"]
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root.path).filter { !$0.hasPrefix(".") }
    #expect(Set(found).subtracting(allowed).isEmpty)
  }
}
