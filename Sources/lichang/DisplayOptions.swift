import ArgumentParser
import Foundation
import Records

/// When to use colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Looking at documents instead of reading records.
struct DisplayOptions: ParsableArguments {
  @Flag(help: "Show the texts with names, cues and stances in colour instead of writing records.")
  var pretty = false

  @Option(
    help: ArgumentHelp(
      "Write a self-contained page with the texts marked up instead of records.", valueName: "file"))
  var html: String?

  @Option(help: "Colours of --pretty: auto (on a terminal, unless NO_COLOR is set), always, never.")
  var color: ColorChoice = .auto

  @Option(help: "The columns of --pretty. (default: the terminal's, COLUMNS, or 80)")
  var width: Int?

  /// Whether anything is to be shown.
  var isOn: Bool { pretty || html != nil }

  func validate() throws {
    if let width, width < 20 { throw ValidationError("--width wants 20 columns and more") }
  }

  /// What shows documents.
  func output(title: String, tool: String) throws -> DisplayOutput {
    DisplayOutput(
      terminal: pretty ? TerminalPage(width: width ?? Self.columns(), color: hasColor) : nil,
      page: html == nil ? nil : HTMLPage(title: title, tool: tool), standardOutput: try Sink(path: nil),
      file: try html.map { try Sink(path: $0) })
  }

  private var hasColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      let isForbidden = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
      return !isForbidden && isatty(STDOUT_FILENO) == 1
    }
  }

  private static func columns() -> Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 { return min(Int(size.ws_col), 120) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.map { max(20, $0) } ?? 80
  }
}
