import Failures

/// Rows of fields, as RFC 4180 has them.
public struct CommaSeparated: Sendable {
  public private(set) var text = ""

  public init() {}

  public init(columns: [String]) { append(columns) }

  public mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      text += Self.isPlain(field) ? field : Self.quoted(field)
    }
    text += "\r\n"
  }

  /// Numbers and most names: printable ASCII without a comma or a quotation mark.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") }
  }

  /// A table may be shown as it is, so hidden characters are written out; line feeds and tabs stay.
  private static func quoted(_ text: String) -> String {
    let field = ShownText.visible(text, keepsLines: true)
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
