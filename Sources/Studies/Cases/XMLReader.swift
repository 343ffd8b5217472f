/// The elements and texts of a small XML file, in their order.
///
///     var reader = XMLReader(bytes)
///     while let event = try reader.next() { … }
///
/// What annotations of pictures need and no more: elements, text, comments, CDATA; attributes are passed over. Files come from
/// strangers: there is no document type, no entity but the five of XML itself, and a bound on size and depth.
/// - Complexity: O(bytes), and memory for the names of open elements.
package struct XMLReader {
  package static let mostBytes = 1 << 20
  package static let deepest = 32

  package enum Event: Equatable {
    case start(String)
    case text(String)
    case end(String)
  }

  package struct Fault: Error, Equatable {
    package let line: Int
    package let text: String
  }

  private let bytes: [UInt8]
  private var place = 0
  private var open: [String] = []
  private var hasRoot = false
  /// The end of an element that closed itself.
  private var pendingEnd: String?

  package init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.mostBytes else {
      throw Fault(line: 1, text: "the file has more than \(Self.mostBytes) bytes")
    }
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The names of the elements that are open, the root first.
  package var path: [String] { open }

  /// nil at the end of the file.
  /// - Throws: where it is no XML, or more than is read.
  package mutating func next() throws(Fault) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      open.removeLast()
      return .end(name)
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        let text = try readText()
        if !open.isEmpty { return .text(text) }
        guard text.allSatisfy(\.isWhitespace) else { throw fault("text stands outside of the elements") }
        continue
      }
      if starts("<!--") {
        try pass("-->")
      } else if starts("<?") {
        try pass("?>")
      } else if starts("<![CDATA[") {
        guard !open.isEmpty else { throw fault("text stands outside of the elements") }
        let start = place + 9
        try pass("]]>")
        return .text(try string(start..<place - 3))
      } else if starts("<!") {
        throw fault("document types and their entities are not read")
      } else if starts("</") {
        place += 2
        let name = try readName()
        passBlanks()
        guard take(UInt8(ascii: ">")), open.last == name else { throw fault("</\(name)> closes nothing") }
        open.removeLast()
        return .end(name)
      } else {
        return try readStart()
      }
    }
    guard open.isEmpty else { throw fault("the file ends within <\(open[open.count - 1])>") }
    guard hasRoot else { throw fault("the file holds no element") }
    return nil
  }

  private mutating func readStart() throws(Fault) -> Event {
    place += 1
    let name = try readName()
    guard !hasRoot || !open.isEmpty else { throw fault("a second element stands behind the first") }
    guard open.count < Self.deepest else { throw fault("elements lie more than \(Self.deepest) deep") }
    hasRoot = true
    while true {
      passBlanks()
      guard place < bytes.count else { throw fault("the file ends within <\(name)>") }
      if take(UInt8(ascii: ">")) {
        open.append(name)
        return .start(name)
      }
      if starts("/>") {
        place += 2
        open.append(name)
        pendingEnd = name
        return .start(name)
      }
      _ = try readName()
      passBlanks()
      guard take(UInt8(ascii: "=")) else { throw fault("an attribute of <\(name)> has no value") }
      passBlanks()
      guard place < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[place]) else {
        throw fault("an attribute of <\(name)> has no quotation marks")
      }
      let mark = bytes[place]
      place += 1
      guard let end = bytes[place...].firstIndex(of: mark) else { throw fault("the file ends within <\(name)>") }
      place = end + 1
    }
  }

  private mutating func readText() throws(Fault) -> String {
    let start = place
    place = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    let text = try string(start..<place)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      guard let (written, meant) = Self.entities.first(where: { rest.hasPrefix($0.0) }) else {
        throw fault("only the entities &amp; &lt; &gt; &quot; &apos; are read")
      }
      result += meant
      rest = rest.dropFirst(written.count)
    }
    return result + rest
  }

  private static let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'")]

  private mutating func readName() throws(Fault) -> String {
    let start = place
    while place < bytes.count, Self.isOfName(bytes[place]) { place += 1 }
    guard start < place else { throw fault("a name is lacking") }
    return try string(start..<place)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private func string(_ range: Range<Int>) throws(Fault) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else { throw fault("it is no text in UTF-8") }
    return text
  }

  private func starts(_ text: StaticString) -> Bool {
    guard bytes.count - place >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes[place..<place + $0.count].elementsEqual($0) }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func passBlanks() {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
  }

  private mutating func pass(_ ending: StaticString) throws(Fault) {
    while place < bytes.count, !starts(ending) { place += 1 }
    guard place < bytes.count else { throw fault("the file ends within a comment or the like") }
    place += ending.utf8CodeUnitCount
  }

  private func fault(_ text: String) -> Fault {
    Fault(line: 1 + bytes.prefix(place).count { $0 == UInt8(ascii: "\n") }, text: text)
  }
}
