internal import SystemXML

/// The elements and texts of an HTML page in the order of the page, as libxml2 reads them: it closes what is left open and
/// drops what makes no sense.
struct HTMLTree {
  /// An element, or a text.
  struct Node {
    /// The element's name in small letters; "" for a text.
    var name: String
    /// The text; "" for an element.
    var text: String
    /// The element's attributes, names in small letters.
    var attributes: [String: String]
    /// The element it is in; -1 for the first.
    var parent: Int
    /// One behind the last node inside it.
    var end: Int
  }

  /// All nodes, each before what it holds.
  private(set) var nodes: [Node] = []
  /// Whether the page is nested so deeply that the parser gave up.
  private(set) var isCut = false

  /// How deeply libxml2 lets elements nest.
  private static let depth = 250

  /// Reads a page. Complexity: O(n).
  init(_ page: String) {
    var page = page
    // A zero would end the page for libxml2.
    if page.utf8.contains(0) { page = page.replacing("\0", with: "\u{FFFD}") }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let document = page.withUTF8 { bytes -> htmlDocPtr? in
      guard let start = bytes.baseAddress, let size = Int32(exactly: bytes.count), size > 0 else { return nil }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        htmlReadMemory($0, size, nil, "UTF-8", Int32(options))
      }
    }
    defer { if let document { xmlFreeDoc(document) } }
    guard let document, let root = xmlDocGetRootElement(document) else { return }
    read(from: root)
  }

  /// Walks the tree without recursion: down, else right, else up.
  private mutating func read(from root: xmlNodePtr) {
    var at = root
    var open: [Int] = []
    while true {
      let isElement = at.pointee.type == XML_ELEMENT_NODE
      let index = nodes.count
      if isElement || at.pointee.type == XML_TEXT_NODE || at.pointee.type == XML_CDATA_SECTION_NODE {
        nodes.append(
          Node(
            name: isElement ? Self.string(at.pointee.name).lowercased() : "",
            text: isElement ? "" : Self.string(UnsafePointer(at.pointee.content)),
            attributes: isElement ? Self.attributes(of: at) : [:], parent: open.last ?? -1, end: index + 1))
      }
      if isElement, let child = at.pointee.children {
        open.append(index)
        if open.count > Self.depth { isCut = true }
        at = child
        continue
      }
      while at.pointee.next == nil || at == root {
        guard at != root, let parent = at.pointee.parent else { return }
        at = parent
        if let done = open.popLast() { nodes[done].end = nodes.count }
      }
      guard let next = at.pointee.next else { return }
      at = next
    }
  }

  private static func attributes(of element: xmlNodePtr) -> [String: String] {
    var found: [String: String] = [:]
    var attribute = element.pointee.properties
    while let current = attribute {
      let name = string(current.pointee.name).lowercased()
      if found[name] == nil { found[name] = string(UnsafePointer(current.pointee.children?.pointee.content)) }
      attribute = current.pointee.next
    }
    return found
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  /// The elements of a name, in order.
  func elements(_ name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }

  /// All text inside a node, white space as it stands.
  func text(of index: Int) -> String { nodes[index..<nodes[index].end].map(\.text).joined() }
}
