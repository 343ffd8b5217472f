import AsyncHTTPClient
import Dispatch
import NIOCore
import NIOHTTP1
import Synchronization

/// One request, and its answer piece by piece, for a caller that waits.
///
///     let exchange = Exchange(client: client, request: request)
///     let head = try exchange.head()
///     while let piece = try exchange.nextPiece() { … }
///
/// What came before the connection broke is handed out before the error is.
final class Exchange {
  private let receiver = Receiver()
  private let task: HTTPClient.Task<Void>

  init(client: HTTPClient, request: HTTPClient.Request) {
    task = client.execute(request: request, delegate: receiver)
  }

  /// Nobody waits for the rest.
  deinit { task.cancel() }

  /// - Returns: nil where the answer ended without one.
  func head() throws -> HTTPResponseHead? {
    guard case .head(let head) = try receiver.next() else { return nil }
    return head
  }

  /// - Returns: nil at the end.
  func nextPiece() throws -> ByteBuffer? {
    guard case .piece(let piece) = try receiver.next() else { return nil }
    return piece
  }
}

/// Puts the answer's parts in a queue, from the network's thread.
private final class Receiver: HTTPClientResponseDelegate, Sendable {
  enum Event {
    case head(HTTPResponseHead)
    case piece(ByteBuffer)
    case end
    case failure(any Error)
  }

  private struct State {
    var events: [Event] = []
    /// Kept until the queue is short again; the server waits meanwhile.
    var paused: EventLoopPromise<Void>?
  }

  /// Some megabytes.
  private static let longestQueue = 64

  private let state = Mutex(State())
  private let count = DispatchSemaphore(value: 0)

  func next() throws -> Event {
    count.wait()
    let (event, paused) = state.withLock { state in
      let event = state.events.removeFirst()
      guard state.events.count < Self.longestQueue / 2 else { return (event, EventLoopPromise<Void>?.none) }
      defer { state.paused = nil }
      return (event, state.paused)
    }
    paused?.succeed()
    if case .failure(let error) = event { throw error }
    return event
  }

  private func put(_ event: Event) {
    state.withLock { $0.events.append(event) }
    count.signal()
  }

  func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    put(.head(head))
    return task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    put(.piece(buffer))
    return state.withLock { state in
      guard state.events.count >= Self.longestQueue else { return task.eventLoop.makeSucceededVoidFuture() }
      let promise = state.paused ?? task.eventLoop.makePromise()
      state.paused = promise
      return promise.futureResult
    }
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) throws { put(.end) }

  func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) {
    put(.failure(error))
    // A promise that nobody keeps is a fault for NIO.
    state.withLock { state in
      defer { state.paused = nil }
      return state.paused
    }?.fail(error)
  }
}
