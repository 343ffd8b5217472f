import NIOHTTP1

/// Who may come in: whoever has the token, by an address that is the server's own, and from no other site.
///
/// A page of another site that a browser is made to load can send requests here: its origin is not ours, a name of its own that
/// leads to this machine (DNS rebinding) is no host of ours, and the cookie is not sent from there.
package struct Gate: Sendable {
  private let token: String
  /// As a client names the server: `127.0.0.1:8080`.
  private let hosts: Set<String>
  /// Hosts of http whose port, 80, clients leave out.
  private let plainHosts: Set<String>
  private let hostRemedy: String
  private let cookie: String
  private let clientCookie: String

  /// - Parameters:
  ///   - hosts: with their ports where these are not the usual ones.
  ///   - port: part of the cookie's name, as browsers keep the cookies of all ports of a host together.
  ///   - named: further names, which count with the port and without: a proxy has one of its own.
  package init(
    token: String, hosts: [String], port: Int, named: [String] = [],
    hostRemedy: String = "use the address that the program printed, or name the host when it is started"
  ) {
    self.token = token
    self.hostRemedy = hostRemedy
    let further = named.flatMap { name in
      // An address of IPv6 stands in brackets before a port.
      let host = name.contains("::") && !name.hasPrefix("[") ? "[\(name)]" : name
      let hasPort = host.split(separator: "]").last?.contains(":") == true
      return hasPort && !host.hasSuffix("]") ? [host] : [host, "\(host):\(port)"]
    }
    self.hosts = Set((hosts + further).map { $0.lowercased() })
    plainHosts = port == 80 ? Set(hosts.filter { $0.hasSuffix(":80") }.map { $0.dropLast(3).lowercased() }) : []
    cookie = "metacam-\(port)"
    clientCookie = "metacam-client-\(port)"
  }

  /// 256 bits from the system's generator, in 64 hexadecimal digits.
  package static func newToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// - Throws: `Problem` (401, 403).
  package func check(_ request: Request) throws(Problem) {
    try checkOrigin(request)
    guard isKnown(request.cookie(cookie)) || isKnown(bearer(request)) else {
      throw Problem(
        .unauthorized, "no-token", "the server answers those alone who have its token",
        remedy: "open the address that the program printed, or send the header Authorization: Bearer TOKEN",
        headers: ["WWW-Authenticate": "Bearer"])
    }
  }

  private func checkOrigin(_ request: Request) throws(Problem) {
    let named = request.headers["Host"]
    guard named.count == 1, hosts.union(plainHosts).contains(named[0].lowercased()) else {
      throw Problem(
        .forbidden, "foreign-host", "the server is not called that",
        remedy: hostRemedy)
    }
    let isOwn = request.headers["Origin"].allSatisfy { origin in
      ["http://", "https://"].contains {
        let host = origin.dropFirst($0.count).lowercased()
        return origin.hasPrefix($0) && (hosts.contains(host) || $0 == "http://" && plainHosts.contains(host))
      }
    }
    let site = request.header("Sec-Fetch-Site")
    // A link elsewhere may lead to the page itself; it comes without the cookie.
    let isVisit = request.path.isEmpty && request.method == "GET"
    guard isOwn, isVisit || site == nil || site == "same-origin" || site == "none" else {
      throw Problem(.forbidden, "foreign-origin", "requests from pages of other sites are not taken")
    }
  }

  /// The token in the address of the page becomes a cookie, and leaves the address.
  /// - Returns: nil where the address holds none.
  /// - Throws: `Problem` for a wrong one.
  package func entry(_ request: Request) throws(Problem) -> Response? {
    guard request.path.isEmpty, request.method == "GET",
      let given = request.query.first(where: { $0.name == "token" })?.value
    else { return nil }
    try checkOrigin(request)
    guard isKnown(given) else {
      throw Problem(
        .unauthorized, "wrong-token", "this is not the server's token",
        remedy: "open the address that the program printed when it was started last")
    }
    let attributes = "Path=/; HttpOnly; SameSite=Strict"
    return Response(
      .seeOther,
      [
        "Location": "/", "Set-Cookie": "\(cookie)=\(token); \(attributes)",
        "Set-Cookie": "\(clientCookie)=\(Self.newToken().prefix(16)); \(attributes)",
      ])
  }

  /// Who asks, so that nobody waits for all of another's requests: a browser, or all scripts at an address.
  package func client(_ request: Request) -> String {
    guard isKnown(request.cookie(cookie)), let client = request.cookie(clientCookie), client.utf8.count <= 64 else {
      return "script at \(request.peer)"
    }
    return client
  }

  private func bearer(_ request: Request) -> String? {
    guard let header = request.header("Authorization"), header.lowercased().hasPrefix("bearer ") else { return nil }
    return String(header.dropFirst(7).drop { $0 == " " })
  }

  /// The time that it takes says nothing of where they differ.
  private func isKnown(_ given: String?) -> Bool {
    guard let given, given.utf8.count == token.utf8.count else { return false }
    return zip(given.utf8, token.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
