/// Answers requests.
package protocol Responder: Sendable {
  /// Looks at a request before its body is read.
  /// - Returns: how many bytes the body may have.
  /// - Throws: `Problem`: the answer, without reading on.
  func admit(_ request: Request) throws(Problem) -> Int

  func respond(to request: Request) async -> Response

  /// The answer to what is not even a request, or may not be served.
  func refusal(_ problem: Problem) -> Response
}
