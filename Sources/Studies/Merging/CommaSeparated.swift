import Failures

/// Rows of fields, as RFC 4180 has them.
///
/// A field that a spreadsheet would compute, as it begins with `=`, `+`, `-` or `@` and is no number, gets an apostrophe in
/// front (OWASP, "CSV Injection"): names come from strangers. Numbers stay as they are.
public struct CommaSeparated: Sendable {
  public private(set) var text = ""

  public init() {}

  public init(columns: [String]) { append(columns) }

  public mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      let field = Self.isFormula(field) ? "'" + field : field
      text += Self.isPlain(field) ? field : Self.quoted(field)
    }
    text += "\r\n"
  }

  /// A field as it was before an apostrophe was put in front.
  static func unprefixed(_ field: String) -> String {
    field.utf8.first == UInt8(ascii: "'") && isFormula(String(field.dropFirst())) ? String(field.dropFirst()) : field
  }

  /// Also the wide forms, and what a spreadsheet may pass over before them.
  private static func isFormula(_ text: String) -> Bool {
    guard let byte = text.utf8.first,
      byte < UInt8(ascii: "0") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "@") || byte > 0x7F,
      let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    else { return false }
    return Double(text) == nil
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
