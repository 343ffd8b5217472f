import Failures
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// What a listener can fail with.
package typealias ListenerError = Failure<ListenerErrorCode>

package enum ListenerErrorCode: String, FailureCode {
  /// Another program has the port.
  case portTaken
  /// The address is none of this machine's, or may not be taken.
  case noAddress
}

/// Takes connections and hands their requests to a responder, within bounds.
///
///     let listener = try await Listener.listening(on: "127.0.0.1", ports: [8080], responder, bounds: ServerBounds())
///     listener.port
///     try await listener.close()
package final class Listener: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  package let connections: ConnectionTable
  package let port: Int

  private init(_ group: MultiThreadedEventLoopGroup, _ channel: any Channel, _ connections: ConnectionTable, port: Int)
  {
    self.group = group
    self.channel = channel
    self.connections = connections
    self.port = port
  }

  /// - Parameter ports: the first that is free is taken; 0 for any.
  /// - Throws: `ListenerError`.
  package static func listening(
    on address: String, ports: [Int], _ responder: any Responder, bounds: ServerBounds
  ) async throws -> Listener {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    let connections = ConnectionTable(bounds)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let connection = Connection(channel, responder, connections)
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(ByteCounter(connection))
          try pipeline.addHandler(HTTPResponseEncoder())
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
          try pipeline.addHandler(NIOHTTPResponseHeadersValidator())
          try pipeline.addHandler(connection)
        }
      }
    var failure: ListenerError?
    for port in ports {
      do {
        let channel = try await bootstrap.bind(host: address, port: port).get()
        return Listener(group, channel, connections, port: channel.localAddress?.port ?? port)
      } catch {
        let number = (error as? IOError)?.errnoCode ?? 0
        let reason = number == 0 ? "\(error)" : String(cString: strerror(number))
        failure =
          number == EADDRINUSE
          ? ListenerError(.portTaken, "port \(port) is taken by another program; choose another port, or 0 for any")
          : ListenerError(
            .noAddress, "nothing can be served at \(address), port \(port): \(reason)", context: ["address": address])
        guard number == EADDRINUSE else { break }
      }
    }
    try? await group.shutdownGracefully()
    throw failure ?? ListenerError(.portTaken, "there is no port to serve at")
  }

  /// Returns when the listener is closed.
  package func untilClosed() async throws { try await channel.closeFuture.get() }

  /// Ends all connections and what is done for them.
  package func close() async throws {
    try? await channel.close()
    connections.closeAll()
    try await group.shutdownGracefully()
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
