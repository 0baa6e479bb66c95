import Foundation
import Testing

/// `annotate --pretty` and `--html` as users run them.
@Suite struct DisplayCommandTests {
  let commands = CommandTests()

  @Test func prettyHasColoursWhereTheyAreWanted() throws {
    let sample = "$ROOT/Samples/korea-summit.txt"
    let escape = "\u{1B}["
    func text(_ script: String) throws -> String {
      let done = try commands.run(script)
      #expect(done.code == 0, "\(done.errors)")
      return String(decoding: done.output, as: UTF8.self)
    }
    // A pipe has no colours; --color settles it; NO_COLOR is for the default.
    let plain = try text("$L annotate \(sample) --pretty -q")
    #expect(!plain.contains(escape) && plain.contains("[") && plain.contains(" via "))
    #expect(try text("NO_COLOR=1 $L annotate \(sample) --pretty -q --color always").contains(escape))
    #expect(try text("$L annotate \(sample) --pretty -q --color never") == plain)
    #expect(
      try text("$L annotate \(sample) --pretty -q --width 40").split(separator: "\n").count
        > plain.split(separator: "\n").count)
    // On a terminal (script makes one) the default has them, unless NO_COLOR is set.
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let terminal = try text("unset NO_COLOR; TERM=xterm script -qec \"$L annotate \(sample) --pretty -q\" /dev/null")
    #expect(terminal.utf8.contains(0x1B), "\(terminal.prefix(300))")
    #expect(
      try !text("TERM=xterm NO_COLOR=1 script -qec \"$L annotate \(sample) --pretty -q\" /dev/null").utf8.contains(0x1B)
    )
  }

  @Test func aPageAppearsWhenItIsComplete() throws {
    let done = try commands.run(
      "$L annotate $ROOT/Samples -q --pretty --html page.html > pretty.txt && grep -c '<article' page.html && ls | tr '\\n' ' '"
    )
    #expect(done.code == 0)
    #expect(done.lines == ["15", "page.html pretty.txt "], "\(done.lines) \(done.errors)")
    // What cannot be read is named on the page, and the exit code tells.
    let broken = try commands.run(
      "$L annotate - -q --html page.html; echo $?; grep -c 'class=.failures' page.html",
      input: Data("{\"id\":\"1\",\"text\":\"Japan agreed.\"}\n{\n".utf8))
    #expect(broken.lines == ["1", "1"], "\(broken.lines)")
  }

  @Test func aPageOfCarriageReturnsScriptsAndEmoji() throws {
    let done = try commands.run(
      "$L annotate - --input-format txt -q --html page.html && grep -c 'alert(1)</script>' page.html; grep -o '😀<mark[^>]*>日本</mark>' page.html | sed 's/ .*>日/ 日/'",
      input: Data("<script>alert(1)</script>\r\n😀日本谴责俄罗斯。\r\n".utf8))
    #expect(done.lines == ["0", "😀<mark 日本</mark>"], "\(done.lines) \(done.errors)")
  }

  @Test(arguments: ["--width 5", "--color blue", "--html", "-o records.jsonl"])
  func wrongOptionsAreUsage(_ options: String) throws {
    #expect(try commands.run("$L annotate $ROOT/Samples/korea-summit.txt --pretty \(options)").code == 2)
  }
}
