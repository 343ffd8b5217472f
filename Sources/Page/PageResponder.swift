import Failures
import NIOHTTP1
import Synchronization

/// Answers what comes in: the page's files, the API, and what tells whether the server is well.
final class PageResponder: Responder {
  private let context: PageContext
  private let router: Router
  private let document: JSONValue
  /// Known once there is a port.
  private let opening = Mutex<(gate: Gate, listener: Listener)?>(nil)

  init(_ context: PageContext) {
    self.context = context
    let routes = context.routes
    document = OpenAPI(routes: routes, version: context.options.version).json
    let openAPI = Route(.GET, "openapi.json", "This document", answer: .json("Document")) { [document] _ in
      .json(document)
    }
    router = Router(routes: routes + [openAPI])
  }

  func open(_ gate: Gate, _ listener: Listener) { opening.withLock { $0 = (gate, listener) } }

  private func gate() throws(Problem) -> Gate {
    guard let gate = opening.withLock({ $0?.gate }) else {
      throw Problem(.serviceUnavailable, "starting", "the server is starting")
    }
    return gate
  }

  func admit(_ request: Request) throws(Problem) -> Int {
    if request.path == ["healthz"] { return 0 }
    let gate = try gate()
    do {
      if try gate.entry(request) != nil { return 0 }
      try gate.check(request)
    } catch {
      guard error.status == .unauthorized, request.path.isEmpty, request.header("Accept")?.contains("text/html") == true
      else { throw error }
      var problem = error
      problem.page = Self.closedPage
      throw problem
    }
    guard Array(request.path.prefix(2)) == Router.prefix else { return 0 }
    let (route, _) = try router.call(request, client: "")
    if let refusal = route.refusal { throw refusal }
    return route.bodyLimit ?? 0
  }

  private static let closedPage = """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>MetaCAM: no token</title>
    <h1>This page needs the server’s token</h1>
    <p>Open the address that the server printed when it was started last: it ends in <code>?token=…</code>.</p>
    <p>A server that was started anew has a new token, unless it was given one.</p>
    </html>
    """

  func respond(to request: Request) async -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    var name = "page"
    var response: Response
    do {
      response = try await answer(request, name: &name)
    } catch {
      response = context.problem(error).response
    }
    context.metrics.count(name, status: response.status.code, seconds: (clock.now - start).seconds)
    return SafeHeaders.added(to: response)
  }

  func refusal(_ problem: Problem) -> Response {
    context.metrics.count("refused", status: problem.status.code, seconds: 0)
    return SafeHeaders.added(to: problem.response)
  }

  private func answer(_ request: Request, name: inout String) async throws -> Response {
    if request.path == ["healthz"] { return try Self.reading(request) { .text("ok\n") } }
    let gate = try gate()
    if let entry = try gate.entry(request) { return entry }
    if Array(request.path.prefix(2)) == Router.prefix {
      let (route, call) = try router.call(request, client: gate.client(request))
      name = "\(route.method.rawValue) \(route.template)"
      return try await route.run(call)
    }
    switch request.path {
    case []: return try Self.reading(request) { PageAssets.response("index.html", request) }
    case ["metrics"]:
      let text = await metrics()
      return try Self.reading(request) { .text(text, type: "text/plain; version=0.0.4; charset=utf-8") }
    case _ where request.path.first == "assets":
      return try Self.reading(request) {
        PageAssets.response(request.path.dropFirst().joined(separator: "/"), request)
      }
    default: throw Problem(.notFound, "unknown-address", "there is nothing at this address")
    }
  }

  private static func reading(_ request: Request, _ make: () -> Response) throws(Problem) -> Response {
    guard ["GET", "HEAD"].contains(request.method) else { throw .wrongMethod(["GET"]) }
    return make()
  }

  private func metrics() async -> String {
    let connections = opening.withLock { $0?.listener.connections }
    return context.metrics.text([
      ("metacam_connections", "Connections that are open.", Double(connections?.openCount ?? 0)),
      ("metacam_engine_waiting", "Requests that wait for the engine.", Double(await context.engineQueue.waitingCount)),
      ("metacam_engine_running", "Requests that the engine works on.", Double(await context.engineQueue.runningCount)),
      ("metacam_engine_turns", "Turns at the engine since the start.", Double(await context.engineQueue.doneCount)),
      ("metacam_results_bytes", "Results that are kept.", Double(context.kept.cost)),
      ("metacam_results_hits", "Results that were there when they were asked for.", Double(context.kept.hits)),
      ("metacam_pictures_bytes", "Pictures that are kept.", Double(context.pictures.cache.cost)),
    ])
  }
}

extension PageContext {
  /// The API, as it is served and documented.
  var routes: [Route] {
    serverRoutes + networkRoutes + pictureRoutes + predictionRoutes + explanationRoutes + ensembleRoutes
      + exportRoutes + studyRoutes
  }
}
