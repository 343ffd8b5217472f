import NIOHTTP1

/// What a client is answered: bytes that are there, or a body that is written as it comes about.
package struct Response: Sendable {
  package var status: HTTPResponseStatus
  package var headers: HTTPHeaders
  package var body: Body

  package enum Body: Sendable {
    case bytes([UInt8])
    /// Written piece by piece; what it throws breaks the connection off, since the head is sent already.
    case stream(@Sendable (any BodyWriter) async throws -> Void)
  }

  package init(_ status: HTTPResponseStatus = .ok, _ headers: HTTPHeaders = [:], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package static func json(_ value: JSONValue, status: HTTPResponseStatus = .ok) -> Response {
    Response(status, ["Content-Type": "application/json"], body: .bytes(value.bytes))
  }

  package static func bytes(_ bytes: [UInt8], type: String, _ headers: HTTPHeaders = [:]) -> Response {
    var headers = headers
    headers.replaceOrAdd(name: "Content-Type", value: type)
    return Response(.ok, headers, body: .bytes(bytes))
  }

  /// What an address stands for now: a browser keeps it, and asks each time whether it is still that.
  /// - Parameter known: the tag that the browser has, as its `If-None-Match` says.
  package static func tagged(
    _ bytes: [UInt8], type: String, _ headers: HTTPHeaders = [:], known: String?
  ) -> Response {
    let tag = "\"\(Fingerprint.of(bytes))\""
    var headers = headers
    headers.replaceOrAdd(name: "ETag", value: tag)
    headers.replaceOrAdd(name: "Cache-Control", value: "private, no-cache")
    guard known != tag else { return Response(.notModified, headers) }
    return .bytes(bytes, type: type, headers)
  }

  package static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
    .bytes(Array(text.utf8), type: type)
  }
}

/// Takes the pieces of a body, one after another.
package protocol BodyWriter: Sendable {
  /// Returns when the piece is on its way, so that nobody writes faster than the client reads.
  /// - Throws: where the client is gone, or reads too slowly.
  func write(_ bytes: [UInt8]) async throws
}
