import NIOHTTP1
import Page
import Testing

@Suite struct GateTests {
  private static let token = Gate.newToken()
  private static let gate = Gate(token: token, hosts: ["127.0.0.1:8080", "localhost:8080"], port: 8080)

  private static func request(_ path: String, _ headers: [(String, String)], method: HTTPMethod = .GET) throws
    -> Request
  {
    var all = HTTPHeaders(headers)
    if !all.contains(name: "Host") { all.add(name: "Host", value: "127.0.0.1:8080") }
    return try Request(HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: all), peer: "127.0.0.1")
  }

  private static func status(_ path: String, _ headers: [(String, String)], method: HTTPMethod = .GET) throws -> UInt {
    do {
      try gate.check(request(path, headers, method: method))
      return 200
    } catch let problem as Problem { return problem.status.code }
  }

  private static let bearer = ("Authorization", "Bearer \(token)")
  private static let cookie = ("Cookie", "a=b; metacam-8080=\(token)")

  @Test func letsInWhoeverHasTheToken() throws {
    #expect(Self.token.count == 64 && Self.token != Gate.newToken())
    #expect(try Self.status("/api/v1/server", []) == 401)
    #expect(
      try Self.status(
        "/api/v1/server", [("Authorization", "Bearer \(Self.token.dropLast())\(Self.token.hasSuffix("0") ? "1" : "0")")]
      ) == 401)
    #expect(try Self.status("/api/v1/server", [("Authorization", "Basic \(Self.token)")]) == 401)
    #expect(try Self.status("/api/v1/server", [Self.bearer]) == 200)
    #expect(try Self.status("/api/v1/server", [Self.cookie]) == 200)
    #expect(try Self.status("/api/v1/server", [("Cookie", "metacam-9999=\(Self.token)")]) == 401)
    // The address does it for the page alone.
    #expect(try Self.status("/api/v1/server?token=\(Self.token)", []) == 401)
  }

  @Test(arguments: ["evil.example", "127.0.0.1", "127.0.0.1:8081", "127.0.0.1:8080.evil.example", "", "localhost"])
  func knowsItsHosts(host: String) throws {
    #expect(try Self.status("/", [("Host", host), Self.bearer]) == 403)
    #expect(try Self.status("/", [("Host", "LOCALHOST:8080"), Self.bearer]) == 200)
    #expect(try Self.status("/", [("Host", "localhost:8080"), ("Host", host), Self.bearer]) == 403)
  }

  /// Port 80 is left out by clients of http; names that were given count with the port and without.
  @Test func knowsHostsWithoutTheirPort() throws {
    func status(_ gate: Gate, _ headers: (String, String)...) throws -> UInt {
      do {
        try gate.check(Self.request("/api/v1/pictures", headers + [Self.bearer], method: .POST))
        return 200
      } catch let problem as Problem { return problem.status.code }
    }
    let usual = Gate(token: Self.token, hosts: ["127.0.0.1:80"], port: 80)
    for host in ["127.0.0.1", "127.0.0.1:80"] { #expect(try status(usual, ("Host", host)) == 200) }
    #expect(try status(usual, ("Host", "127.0.0.1:443")) == 403)
    #expect(try status(usual, ("Host", "127.0.0.1"), ("Origin", "http://127.0.0.1")) == 200)
    #expect(try status(usual, ("Host", "127.0.0.1"), ("Origin", "https://127.0.0.1")) == 403)
    let named = Gate(
      token: Self.token, hosts: ["127.0.0.1:9301"], port: 9301,
      named: ["192.0.2.2", "Page.example.org", "a.org:8443", "::1"])
    for host in ["192.0.2.2", "192.0.2.2:9301", "page.example.org", "a.org:8443", "[::1]:9301", "[::1]"] {
      #expect(try status(named, ("Host", host)) == 200, "\(host)")
    }
    for host in ["192.0.2.2:80", "a.org", "127.0.0.1", "192.0.2.3"] {
      #expect(try status(named, ("Host", host)) == 403, "\(host)")
    }
    // A whole address in the request's line counts as its host.
    let whole = try Request(
      HTTPRequestHead(
        version: .http1_1, method: .GET, uri: "http://evil.example/api",
        headers: ["Host": "192.0.2.2", "Authorization": Self.bearer.1]),
      peer: "127.0.0.1")
    #expect(throws: Problem.self) { try named.check(whole) }
  }

  @Test func takesNothingFromOtherSites() throws {
    func post(_ headers: (String, String)...) throws -> UInt {
      try Self.status("/api/v1/pictures", headers + [Self.cookie], method: .POST)
    }
    #expect(try post(("Origin", "http://127.0.0.1:8080")) == 200)
    #expect(try post(("Origin", "https://localhost:8080")) == 200)
    for origin in ["http://evil.example", "null", "http://127.0.0.1:8081", "http://127.0.0.1", "file://"] {
      #expect(try post(("Origin", origin)) == 403, "\(origin)")
    }
    #expect(try post(("Sec-Fetch-Site", "cross-site")) == 403)
    #expect(try post(("Sec-Fetch-Site", "same-site")) == 403)
    #expect(try post(("Sec-Fetch-Site", "same-origin")) == 200)
    // A link may lead to the page.
    #expect(try Self.status("/", [("Sec-Fetch-Site", "cross-site"), Self.cookie]) == 200)
  }

  @Test func makesACookieOfTheToken() throws {
    let entry = try #require(try Self.gate.entry(Self.request("/?token=\(Self.token)", [])))
    #expect(entry.status == .seeOther)
    #expect(entry.headers["Location"] == ["/"])
    let cookies = entry.headers["Set-Cookie"]
    #expect(cookies.count == 2)
    #expect(cookies.allSatisfy { $0.hasSuffix("; Path=/; HttpOnly; SameSite=Strict") })
    #expect(cookies[0].hasPrefix("metacam-8080=\(Self.token);"))
    #expect(try Self.gate.entry(Self.request("/", [])) == nil)
    #expect(throws: Problem.self) { try Self.gate.entry(Self.request("/?token=wrong", [])) }
    #expect(throws: Problem.self) {
      try Self.gate.entry(Self.request("/?token=\(Self.token)", [("Host", "evil.example")]))
    }
  }

  @Test func tellsClientsApart() throws {
    func client(_ headers: (String, String)...) throws -> String { try Self.gate.client(Self.request("/", headers)) }
    let first = try client(("Cookie", "metacam-8080=\(Self.token); metacam-client-8080=abc"))
    #expect(first == "abc")
    #expect(try client(Self.bearer) == "script at 127.0.0.1")
    #expect(try client(("Cookie", "metacam-client-8080=abc")) == "script at 127.0.0.1")
  }
}
