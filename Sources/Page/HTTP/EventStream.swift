import Synchronization

/// Results as they come: server-sent events, as the WHATWG's HTML standard, section 9.2, has them.
///
///     return EventStream.response { events in
///       events.send("map", ["method": "grad-cam"])
///     }
///
/// While nothing comes, a comment goes out every few seconds: so a client that is gone is noticed.
package struct EventStream: Sendable {
  private let continuation: AsyncStream<[UInt8]>.Continuation

  package func send(_ event: String, _ members: JSONValue.Members) {
    // JSON of one line: what would break a line is escaped in it.
    continuation.yield(Array("event: \(event)\ndata: \(JSONValue.object(members).text)\n\n".utf8))
  }

  /// - Parameters:
  ///   - work: sends events, and ends the stream by returning; it is cancelled when the client goes.
  ///   - onError: what an event `failure` says of what it throws, which ends the stream.
  package static func response(
    pause: Duration = .seconds(10), _ work: @escaping @Sendable (EventStream) async throws -> Void,
    onError: @escaping @Sendable (any Error) -> JSONValue.Members
  ) -> Response {
    Response(
      .ok, ["Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"],
      body: .stream { writer in
        let (pieces, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            defer { continuation.finish() }
            let events = EventStream(continuation: continuation)
            do { try await work(events) } catch {
              try Task.checkCancellation()
              events.send("failure", onError(error))
            }
          }
          group.addTask {
            while !Task.isCancelled {
              guard (try? await Task.sleep(for: pause)) != nil else { return }
              continuation.yield(Array(": still at it\n\n".utf8))
            }
          }
          for await piece in pieces { try await writer.write(piece) }
          try Task.checkCancellation()
          group.cancelAll()
          // What is cancelled here is the pause alone.
          while let result = await group.nextResult() { _ = result }
        }
      })
  }
}
