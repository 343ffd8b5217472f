import Failures

/// Rows of fields, as RFC 4180 has them.
public struct CommaSeparated: Sendable {
  public private(set) var text = ""

  public init() {}

  public init(columns: [String]) { append(columns) }

  public mutating func append(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  /// A table may be shown as it is, so hidden characters are written out; line feeds and tabs stay.
  private static func quoted(_ text: String) -> String {
    let field = ShownText.visible(text, keepsLines: true)
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
