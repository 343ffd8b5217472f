/// What stands before an answer's body: its status, and the headers that matter to a download.
///
/// Source: Fielding, Nottingham and Reschke, HTTP Semantics, RFC 9110, sections 5.1, 8.3 and 15; HTTP/1.1, RFC 9112, section 4.
struct AnswerHead {
  let status: Int
  private var headers: [String: String] = [:]

  /// Nil for another line than `HTTP/1.1 200 OK`.
  init?(statusLine line: String) {
    guard line.hasPrefix("HTTP/") else { return nil }
    let parts = line.split(whereSeparator: \.isWhitespace)
    guard parts.count >= 2, let status = Int(parts[1]) else { return nil }
    self.status = status
  }

  /// A line such as `ETag: "v1"`; of a header that is given twice the first counts.
  mutating func add(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    guard Self.known.contains(name), headers[name] == nil else { return }
    let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
    headers[name] = String(value.reversed().drop(while: \.isWhitespace).reversed())
  }

  private static let known: Set<String> = ["location", "etag", "content-length", "content-range"]

  var location: String? { headers["location"] }

  /// What tells this version of the file from others, byte by byte; a weak tag does not.
  var version: String? { headers["etag"].flatMap { $0.hasPrefix("\"") ? $0 : nil } }

  var length: Int? { headers["content-length"].flatMap { Int($0) } }

  /// `bytes 100-199/200`, or `bytes */200`.
  var range: (start: Int?, total: Int?)? {
    guard let text = headers["content-range"], text.hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/")
    guard parts.count == 2 else { return nil }
    return (parts[0].split(separator: "-").first.flatMap { Int($0) }, Int(parts[1]))
  }

  /// Such as `404 Not Found`; the server's own words may be anything.
  var words: String { Self.reasons[status].map { "\(status) \($0)" } ?? "\(status)" }

  private static let reasons = [
    204: "No Content", 206: "Partial Content", 401: "Unauthorized", 403: "Forbidden",
    404: "Not Found", 407: "Proxy Authentication Required", 410: "Gone", 416: "Range Not Satisfiable",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
  ]
}
