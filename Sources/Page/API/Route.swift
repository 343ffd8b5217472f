import NIOHTTP1

/// One thing that can be asked for: a row of the table that serves requests and makes the OpenAPI document.
struct Route: Sendable {
  enum Answer: Sendable {
    /// By the name of a schema.
    case json(String, status: HTTPResponseStatus = .ok)
    /// A stream whose events are the named schemas.
    case events([(event: String, summary: String)])
    /// Bytes of one of several types; with a tag, by which a client may ask whether it has them still.
    case file([String], isTagged: Bool = true)
  }

  let method: HTTPMethod
  /// Below `/api/v1`: `["pictures", "{picture}"]`.
  let path: [String]
  let summary: String
  let parameters: [Parameter]
  /// How many bytes a body may have; nil where there is none.
  let bodyLimit: Int?
  /// Why nobody may ask for it here; said before a body is read.
  let refusal: Problem?
  let answer: Answer
  /// Statuses of problems, besides those that any route has.
  let problems: [HTTPResponseStatus]
  let run: @Sendable (Call) async throws -> Response

  init(
    _ method: HTTPMethod, _ path: String, _ summary: String, _ parameters: [Parameter] = [], bodyLimit: Int? = nil,
    refusal: Problem? = nil, answer: Answer, problems: [HTTPResponseStatus] = [],
    run: @escaping @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path.split(separator: "/").map(String.init)
    self.summary = summary
    self.parameters = parameters
    self.bodyLimit = bodyLimit
    self.refusal = refusal
    self.answer = answer
    self.problems = problems
    self.run = run
  }

  /// `/pictures/{picture}`
  var template: String { "/" + path.joined(separator: "/") }

  /// The path's parameters; nil where the route is another's.
  func match(_ parts: ArraySlice<String>) -> [String: String]? {
    guard parts.count == path.count else { return nil }
    var values: [String: String] = [:]
    for (pattern, part) in zip(path, parts) {
      if pattern.hasPrefix("{") {
        values[String(pattern.dropFirst().dropLast())] = part
      } else if pattern != part {
        return nil
      }
    }
    return values
  }
}
