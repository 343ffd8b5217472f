/// The tags of an HTML or XML text, to see whether they are balanced and what they point to.
struct Markup {
  struct Malformed: Error { let what: String }

  /// What the attributes `href`, `src` and the like hold.
  private(set) var references: [String] = []
  /// How often each element was opened.
  private(set) var counts: [String: Int] = [:]
  private(set) var isBalanced = true

  private static let voidElements: Set = ["meta", "img", "br", "link", "hr", "input"]

  init(_ text: String) throws {
    var open: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      guard let end = Markup.endOfTag(rest) else {
        throw Malformed(what: "a tag that does not end: \(rest.prefix(40))")
      }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") || tag.hasPrefix("?") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { throw Malformed(what: "an end without a start: \(tag)") }
        continue
      }
      let name = String(tag.prefix { !" />\n".contains($0) })
      guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == ":" }), !name.isEmpty else {
        throw Malformed(what: "not a name of an element: \(tag.prefix(40))")
      }
      counts[name, default: 0] += 1
      for attribute in ["href=\"", "src=\"", "srcset=\"", "action=\"", "url("] {
        for range in tag.ranges(of: attribute) {
          references.append(String(tag[range.upperBound...].prefix { $0 != "\"" && $0 != ")" }))
        }
      }
      if name == "style" || name == "script" {
        guard let stop = rest.firstRange(of: "</\(name)>") else { throw Malformed(what: "\(name) does not end") }
        rest = rest[stop.upperBound...]
      } else if !tag.hasSuffix("/") && !Markup.voidElements.contains(name) {
        open.append(name)
      }
    }
    isBalanced = open.isEmpty
  }

  /// The first ">" that stands in no quotes.
  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    var isQuoted = false
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ">") where !isQuoted: return index
      default: break
      }
    }
    return nil
  }
}
