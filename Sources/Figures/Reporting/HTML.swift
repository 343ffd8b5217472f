import Failures
import FoundationEssentials

/// Text and elements as HTML.
enum HTML {
  /// Text as it may stand between tags and in quoted attributes; hidden characters, some of which HTML forbids, are written
  /// out.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in ShownText.visible(text, keepsLines: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An element with its content, which is HTML already.
  static func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String) -> String {
    "<\(name)\(attributeList(attributes))>\(content)</\(name)>"
  }

  static func attributeList(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  /// A box that scrolls sideways by itself where its content is wider than the window; by the keyboard too.
  static func scrolling(_ content: String) -> String {
    element("div", [("class", "scroll"), ("tabindex", "0")], content)
  }

  /// A path as a link has it: whatever might end it, or begin something else, is written by its bytes.
  static func linked(_ path: String) -> String {
    path.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      if isPlain || "-_.~/".unicodeScalars.contains(scalar) { return String(Character(scalar)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }

  /// A picture inside the page.
  static func picture(_ bytes: [UInt8], _ format: FigureFormat, _ attributes: [(String, String)]) -> String {
    let type = format == .svg ? "svg+xml" : "\(format)"
    let source = "data:image/\(type);base64,\(Data(bytes).base64EncodedString())"
    return "<img\(attributeList([("src", source)] + attributes))>"
  }

  static func table(_ table: Table) -> String {
    let isNumeric = table.columns.indices.map { column in
      table.rows.contains { $0.indices.contains(column) && !$0[column].isText }
    }
    let head = table.columns.enumerated().map { column, title in
      element("th", [("scope", "col")] + (isNumeric[column] ? [("class", "number")] : []), escaped(title))
    }
    let rows = table.rows.map { row in
      if row.count == 1 && table.columns.count > 1 {
        let heading = element("th", [("colspan", "\(table.columns.count)")], escaped(row[0].shown))
        return element("tr", [("class", "heading")], heading)
      }
      let cells = row.enumerated().map { column, cell in
        column == 0
          ? element("th", [("scope", "row")] + (cell.isText ? [] : [("class", "number")]), escaped(cell.shown))
          : element("td", cell.isText ? [] : [("class", "number")], escaped(cell.shown))
      }
      return element("tr", [], cells.joined())
    }
    return scrolling(
      element(
        "table", [],
        element("thead", [], element("tr", [], head.joined())) + "\n"
          + element("tbody", [], rows.joined(separator: "\n"))))
  }
}
