import Failures
import Files
import MetaCAM

/// A page on this machine where pictures are asked about, and its API for scripts.
///
///     let server = try await PageServer.started(options)
///     print(server.url)
///     try await server.untilClosed()
package struct PageServer: Sendable {
  private let listener: Listener
  package let token: String
  private let host: String
  private let context: PageContext

  package var port: Int { listener.port }

  /// The address of the page, with the token.
  package var url: String { "http://\(host):\(port)/?token=\(token)" }

  /// - Throws: `ListenerError` where there is no port; `FileError` for a folder that is none; `StudyError` for a study that
  ///   cannot be read.
  package static func started(_ options: PageOptions) async throws -> PageServer {
    let context = try PageContext(options)
    let token = options.token ?? Gate.newToken()
    let responder = PageResponder(context)
    let ports =
      options.port.map { [$0] } ?? Array(PageOptions.usualPort...PageOptions.usualPort + PageOptions.furtherPorts)
    var bounds = options.bounds
    if options.allowsModelUpload { bounds.bodyBytes = max(bounds.bodyBytes, 2 * PageOptions.networkBytes) }
    let listener = try await Listener.listening(on: options.address, ports: ports, responder, bounds: bounds)
    let isOpen = ["0.0.0.0", "::"].contains(options.address)
    let host = isOpen ? "127.0.0.1" : options.address.contains(":") ? "[\(options.address)]" : options.address
    let names = [host, "127.0.0.1", "localhost", "[::1]"].map { "\($0):\(listener.port)" }
    let gate = Gate(
      token: token, hosts: names, port: listener.port, named: options.hosts, hostRemedy: options.hostRemedy)
    responder.open(gate, listener)
    return PageServer(listener: listener, token: token, host: host, context: context)
  }

  /// Reads the first network, so that the first question need not wait for it.
  /// - Throws: what that fails with.
  package func warmUp() async throws {
    guard let first = await context.shelf.listed.first else { return }
    _ = try await context.engineQueue.run(for: "") {
      try await context.shelf.explainer(first.id, Asking(), layer: nil)
    }
  }

  package func untilClosed() async throws { try await listener.untilClosed() }

  package func close() async throws { try await listener.close() }
}

extension PageContext {
  init(_ options: PageOptions) throws {
    self.options = options
    try NetworkShelf.check(options.networks)
    shelf = NetworkShelf(options.networks, limits: options.limits, makeEngine: options.makeEngine)
    pictures = PictureStore(
      cache: BoundedCache(limit: options.cacheBytes / 2), mostPixels: options.limits.picturePixels,
      remedy: options.cacheRemedy,
      queue: WorkQueue(width: 2))
    kept = BoundedCache(limit: options.cacheBytes / 2)
    let paths = options.folders.eachOnce { $0 }
    folders = try paths.filter { !StudyShelf.isStudy($0) }.enumerated().map {
      try ReadableFolder($1, id: "folder-\($0 + 1)")
    }
    studies = try paths.filter(StudyShelf.isStudy).enumerated().map { try StudyShelf($1, id: "study-\($0 + 1)") }
  }
}
