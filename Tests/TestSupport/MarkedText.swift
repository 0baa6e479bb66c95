public import TextModel

/// Test text that carries its expectations: `⟦布林肯|PERSON⟧批评⟦北京|country/CN⟧`. Nobody counts offsets by hand.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public var text: [UInt16] = []
  /// The marked stretches, in UTF-16 code units, with what stands behind the bar.
  public var marks: [(span: TextSpan, label: String)] = []

  /// Reads marked text. Marks do not nest.
  public init(_ marked: String) {
    var start = 0
    var label: [UInt16]?
    for unit in marked.utf16 {
      switch unit {
      case 0x27E6: start = text.count
      case 0x27E7:
        marks.append((TextSpan(start, text.count), String(decoding: label ?? [], as: UTF16.self)))
        label = nil
      case 0x7C where label == nil: label = []
      default:
        if label != nil { label?.append(unit) } else { text.append(unit) }
      }
    }
  }

  /// The text as a string.
  public var string: String { String(decoding: text, as: UTF16.self) }
}
