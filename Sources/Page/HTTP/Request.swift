import NIOHTTP1

/// What a client asks: the head, whose address is taken apart, and the whole body.
package struct Request: Sendable {
  package let method: String
  /// The path's parts, decoded, without empty ones: `["api", "v1", "maps", "ab12"]`.
  package let path: [String]
  package let query: [QueryItem]
  package let headers: HTTPHeaders
  package var body: [UInt8] = []
  /// The address that the connection comes from, without the port.
  package let peer: String

  package struct QueryItem: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  /// - Throws: `Problem` (400) for an address that is none, (414) for one that is too long.
  package init(_ head: HTTPRequestHead, peer: String) throws(Problem) {
    let (address, host) = Self.parts(of: head.uri)
    guard head.uri.utf8.count <= Self.longestAddress else {
      throw Problem(.uriTooLong, "too-long-address", "an address may have \(Self.longestAddress) bytes")
    }
    guard address.hasPrefix("/") else {
      throw Problem(.badRequest, "malformed-address", "the address must be a path")
    }
    method = head.method.rawValue
    let halves = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = try halves[0].split(separator: "/").map { part throws(Problem) in try Self.decoded(part, isQuery: false) }
    var query: [QueryItem] = []
    if halves.count == 2 {
      for pair in halves[1].split(separator: "&") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        query.append(
          QueryItem(
            name: try Self.decoded(parts[0], isQuery: true),
            value: parts.count == 2 ? try Self.decoded(parts[1], isQuery: true) : ""))
      }
    }
    self.query = query
    var headers = head.headers
    if let host { headers.replaceOrAdd(name: "Host", value: host) }
    self.headers = headers
    self.peer = peer
  }

  /// An address may be whole, as proxies send it; its host then counts, whatever the header says.
  ///
  /// Source: Fielding, Nottingham and Reschke, HTTP/1.1, RFC 9112, section 3.2.2.
  private static func parts(of address: String) -> (path: Substring, host: String?) {
    guard let scheme = ["http://", "https://"].first(where: { address.lowercased().hasPrefix($0) }) else {
      return (address[...], nil)
    }
    let rest = address.dropFirst(scheme.count)
    guard let end = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return ("/", String(rest)) }
    let path = rest[end...]
    return (path.hasPrefix("/") ? path : "/" + path, String(rest[..<end]))
  }

  static let longestAddress = 8192

  /// The first header of a name.
  package func header(_ name: String) -> String? { headers.first(name: name) }

  /// The tag of what the client has of the address already.
  package var knownTag: String? { header("If-None-Match") }

  package func cookie(_ name: String) -> String? {
    for header in headers["Cookie"] {
      for pair in header.split(separator: ";") {
        let trimmed = pair.drop { $0 == " " }
        if trimmed.hasPrefix("\(name)=") { return String(trimmed.dropFirst(name.count + 1)) }
      }
    }
    return nil
  }

  /// `%41` is A; in a query + is a space.
  /// - Throws: `Problem` for what is not UTF-8, or holds a zero.
  private static func decoded(_ text: Substring, isQuery: Bool) throws(Problem) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          throw Problem(.badRequest, "malformed-address", "a % in an address must stand before two hexadecimal digits")
        }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(isQuery && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Problem(.badRequest, "malformed-address", "an address must be UTF-8, without zeros")
    }
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
