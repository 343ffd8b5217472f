import Failures
import NIOHTTP1

/// Finds the route of a request, and checks what it is given.
struct Router: Sendable {
  static let prefix = ["api", "v1"]

  let routes: [Route]

  /// - Throws: `Problem` (404, 405, 422).
  func call(_ request: Request, client: String) throws(Problem) -> (Route, Call) {
    let parts = request.path.dropFirst(Self.prefix.count)
    let matching = routes.compactMap { route in route.match(parts).map { (route, $0) } }
    guard !matching.isEmpty else {
      throw Problem(
        .notFound, "unknown-address", "there is nothing at this address",
        remedy: "GET /api/v1/openapi.json says what there is")
    }
    // What answers GET answers HEAD, without the body.
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let (route, inPath) = matching.first(where: { $0.0.method.rawValue == method }) else {
      throw .wrongMethod(matching.map(\.0.method.rawValue))
    }
    var values: [String: String] = [:]
    for parameter in route.parameters where parameter.isInPath {
      let value = inPath[parameter.name] ?? ""
      var isFit = Parameter.isIdentifier(value)
      if case .text(let longest) = parameter.kind { isFit = (1...longest).contains(value.utf8.count) }
      guard isFit else {
        throw Problem(.notFound, "unknown-address", "there is nothing at this address")
      }
      values[parameter.name] = value
    }
    let known = route.parameters.filter { !$0.isInPath }
    for given in request.query {
      guard let parameter = known.first(where: { $0.name == given.name }) else {
        throw Problem(
          .unprocessableEntity, "unknown-parameter",
          "there is no parameter '\(ShownText.visible(String(given.name.prefix(100))))' here"
            + NearestNames.hint(for: given.name, among: known.map(\.name)))
      }
      guard values[given.name] == nil else {
        throw Problem(.unprocessableEntity, "repeated-parameter", "'\(given.name)' is given twice")
      }
      let value = parameter.meant(given.value)
      try parameter.check(value)
      values[given.name] = value
    }
    for parameter in known where values[parameter.name] == nil {
      values[parameter.name] = parameter.usual
      guard !parameter.isRequired || parameter.usual != nil else {
        throw Problem(
          .unprocessableEntity, "missing-parameter", "'\(parameter.name)' is missing: \(parameter.summary)",
          context: [("parameter", parameter.name)])
      }
    }
    return (route, Call(request, client: client, values: values))
  }
}

extension Problem {
  static func wrongMethod(_ allowed: [String]) -> Problem {
    let names = allowed.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }.joined(separator: ", ")
    return Problem(
      .methodNotAllowed, "wrong-method", "this address takes \(names)", headers: ["Allow": names])
  }
}
