public import TextModel

/// A page that one can send to a colleague: documents with their names, cues and speech marked up, the stances beside their
/// paragraphs, and the positions on top of each.
///
/// One self-contained file: style and script are in it, nothing is loaded, the text is escaped, and without script or colours
/// it still reads. Titles (hover, focus) hold ids, rows and derivations.
public struct HTMLPage {
  private let title: String
  private let tool: String
  private var contents: [(anchor: String, name: String)] = []
  private var articles = ""
  private var failures = ""

  /// Begins a page. `tool` says what made it.
  public init(title: String, tool: String) {
    self.title = title
    self.tool = tool
  }

  /// Adds a document. Complexity: O(n) times the marks of a sentence.
  public mutating func add(_ document: Document) {
    let anchor = "d\(contents.count + 1)"
    let title = document.metadata.title.isEmpty ? document.id : document.metadata.title
    contents.append((anchor, title))
    articles += HTMLArticle(document, anchor: anchor, title: title).html
  }

  /// Adds a note on a document that could not be read.
  public mutating func add(_ error: ErrorRecord) {
    failures += "<li>\(HTMLText.escaped(error.id)): \(HTMLText.escaped(error.message))</li>\n"
  }

  /// The whole page.
  public var html: String {
    var page = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <meta name="generator" content="\(HTMLText.escaped(tool, inAttribute: true))">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(HTMLStyle.css)
      </style>
      </head>
      <body>
      <header>
      <h1>\(HTMLText.escaped(title))</h1>
      \(HTMLStyle.legend)
      </header>

      """
    if contents.count > 1 {
      page += "<nav aria-label=\"Documents\"><ol>\n"
      for (anchor, name) in contents {
        page += "<li><a href=\"#\(anchor)\" dir=\"auto\">\(HTMLText.escaped(name))</a></li>\n"
      }
      page += "</ol></nav>\n"
    }
    if !failures.isEmpty { page += "<section class=\"failures\"><h2>Not read</h2><ul>\n\(failures)</ul></section>\n" }
    page += "<main>\n\(articles)</main>\n"
    page += "<output id=\"detail\" aria-live=\"polite\" hidden></output>\n"
    page += "<footer>\(HTMLText.escaped(tool))</footer>\n"
    return page + "<script>\n\(HTMLStyle.script)\n</script>\n</body>\n</html>\n"
  }
}
