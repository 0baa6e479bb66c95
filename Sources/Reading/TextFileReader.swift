public import TextModel
public import UnicodeText

/// Makes a document of the bytes of a text file: decodes, and reads the parts of the page.
public enum TextFileReader {
  /// The document of a whole file. `encoding` is used whatever the bytes say. Complexity: O(n).
  public static func document(
    _ bytes: [UInt8], id: String, source: String, encoding: String? = nil
  ) throws(TextDecoder.UnknownEncoding) -> Document {
    let decoded = try TextDecoder.decode(bytes, forced: encoding)
    var document = Document(id: id, source: source, text: decoded.text, hasSurrogates: decoded.hasSurrogates)
    document.metadata.encoding = decoded.encoding
    document.warnings = decoded.warnings
    PageReader.read(&document, hasTitleLine: true)
    return document
  }
}
