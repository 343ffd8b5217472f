import Failures
import NIOHTTP1

/// What went wrong, as a client gets it.
///
/// Source: Nottingham, Wilde and Dalal, Problem Details for HTTP APIs, RFC 9457.
package struct Problem: Error, Sendable {
  package let status: HTTPResponseStatus
  /// Which kind it is, for programs; stable.
  package let code: String
  /// What is wrong, in a line.
  package let detail: String
  /// What to do about it.
  package let remedy: String?
  package let context: [(name: String, value: String)]
  /// Besides the usual ones.
  package var headers: HTTPHeaders
  /// A page that says it to whoever has opened the address in a browser; others get JSON.
  package var page: String?

  package init(
    _ status: HTTPResponseStatus, _ code: String, _ detail: String, remedy: String? = nil,
    context: [(name: String, value: String)] = [], headers: HTTPHeaders = [:]
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.remedy = remedy
    self.context = context
    self.headers = headers
  }

  package var json: JSONValue {
    var members: JSONValue.Members = [
      "type": .string("urn:metacam:problem:\(code)"), "title": .string(status.reasonPhrase),
      "status": .integer(Int(status.code)), "detail": .string(detail), "code": .string(code),
    ]
    if let remedy { members.append("remedy", .string(remedy)) }
    if !context.isEmpty {
      members.append("context", .object(JSONValue.Members(context.map { ($0.name, .string($0.value)) })))
    }
    return .object(members)
  }

  package var response: Response {
    if let page {
      var response = Response.text(page, type: "text/html; charset=utf-8")
      response.status = status
      response.headers.add(contentsOf: headers)
      return response
    }
    var headers = headers
    headers.replaceOrAdd(name: "Content-Type", value: "application/problem+json")
    return Response(status, headers, body: .bytes(json.bytes))
  }
}
