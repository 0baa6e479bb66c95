public import TextModel
public import UnicodeText

/// Makes a document of the bytes of a file that holds one: decodes, and reads the parts of the page.
public enum TextFileReader {
  /// The document of a whole file, a page of HTML or plain text. `encoding` is used whatever the bytes say.
  /// Complexity: O(n).
  public static func document(
    _ bytes: [UInt8], id: String, source: String, format: InputFormat = .text, encoding: String? = nil
  ) throws(TextDecoder.UnknownEncoding) -> Document {
    if format == .html {
      return try HTMLFileReader.document(bytes, id: id, source: source, encoding: encoding)
    }
    let decoded = try TextDecoder.decode(bytes, forced: encoding)
    var document = Document(id: id, source: source, text: decoded.text, hasSurrogates: decoded.hasSurrogates)
    document.metadata.encoding = decoded.encoding
    document.warnings = decoded.warnings
    PageReader.read(&document, hasTitleLine: true)
    return document
  }
}
