import Foundation
import Testing
import TextModel

@testable import Reading

@Suite struct RecordReaderTests {
  func read(_ line: String) -> Result<Document, InputFailure> {
    RecordReader().document(Array(line.utf8), source: "", line: 7)
  }

  @Test func readsAllFields() throws {
    let document = try read(
      #"{"id":"a","text":"日本\n说 \ud842\udfb7 \"x\"","title":"T","published":"2025-01-02T10:00:00Z","publisher":"P","url":"u","authors":["A","B"],"language":"en","desk":{"n":[1, 2.50]},"batch":null}"#
    ).get()
    #expect(document.id == "a")
    #expect(document.string(TextSpan(0, document.text.count)) == "日本\n说 𠮷 \"x\"")
    #expect(document.metadata.title == "T" && document.metadata.published == "2025-01-02")
    #expect(document.metadata.authors == ["A", "B"])
    #expect(document.language == .english)
    #expect(String(decoding: document.fields, as: UTF8.self) == #""desk":{"n":[1, 2.50]},"batch":null"#)
  }

  @Test(arguments: [
    ("", "invalid-json"), ("[1]", "invalid-json"), ("null", "invalid-json"), (#"{"id":"a"}"#, "no-text"),
    (#"{"id":"a","text":3}"#, "no-text"),
    (#"{"id":"a","text":"x"} y"#, "invalid-json"), (#"{"id":"a","text":"x""#, "invalid-json"),
    (#"{"text":"\x"}"#, "invalid-json"),
    ("{\"text\":\"a\tb\"}", "invalid-json"), (#"{"a":01,"text":"x"}"#, "invalid-json"),
    (#"{"a":tru,"text":"x"}"#, "invalid-json"),
    ("{\"text\":" + String(repeating: "[", count: 500) + "}", "invalid-json"),
  ])
  func failuresHaveACodeAndALine(_ line: String, _ code: String) {
    guard case .failure(let failure) = read(line) else {
      Issue.record("'\(line)' was read")
      return
    }
    #expect(failure.code == code)
    #expect(failure.line == 7)
    #expect(failure.id == (line.contains(#""id":"a""#) && code == "no-text" ? "a" : "line-7"))
  }

  @Test func acceptsWhatFoundationAccepts() throws {
    for line in [
      #"{"text":"x","a":-1.5e+10,"b":[{},[],"",true,false,null]}"#, #" { "text" : "é\u00e9\/\b\f" } "#,
      #"{"text":"","😀":"\u0000"}"#,
    ] {
      let expected = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let document = try read(line).get()
      #expect(document.string(TextSpan(0, document.text.count)) == expected?["text"] as? String)
    }
  }

  @Test func halfASurrogatePairIsReplaced() throws {
    let document = try read(#"{"text":"a\ud842b\udfb7"}"#).get()
    #expect(document.string(TextSpan(0, document.text.count)) == "a\u{FFFD}b\u{FFFD}")
  }

  /// Offsets of the caller are code points of the text as sent, with CRLF and astral characters.
  @Test func givenMentionsFollowTheText() throws {
    let document = try read(
      #"{"text":"😀\r\n𠮷 Japan","entities":[{"start":5,"end":10,"type":"GPE","entity":"country/JP"},{"start":5,"end":99},{"start":"x"}]}"#
    ).get()
    #expect(document.given.map { document.string($0.span) } == ["Japan"])
    #expect(document.warnings.map(\.code) == ["bad-mention", "bad-mention"])
  }

  @Test func invalidBytesAreReplacedWithAWarning() throws {
    let document = try RecordReader().document(
      Array(#"{"text":"日本"#.utf8) + [0xFF] + Array(#""}"#.utf8), source: "s", line: 1
    ).get()
    #expect(document.warnings.map(\.code) == ["invalid-bytes"])
    #expect(document.string(TextSpan(0, document.text.count)) == "日本\u{FFFD}")
    #expect(document.id == "s:1")
  }
}
