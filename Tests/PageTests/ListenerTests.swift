import Foundation
import NIOHTTP1
import Page
import Synchronization
import Testing

/// Bounds of connections, whatever is served.
@Suite struct ListenerTests {
  /// Says what was asked; `/slow` sends until the client goes.
  private final class Echo: Responder {
    let began = Mutex(0)
    let cancelled = Mutex(0)

    func admit(_ request: Request) throws(Problem) -> Int { request.method == "POST" ? 1000 : 0 }

    func respond(to request: Request) async -> Response {
      switch request.path {
      case ["slow"]:
        began.withLock { $0 += 1 }
        return EventStream.response(pause: .milliseconds(50)) { events in
          events.send("start", [:])
          do { try await Task.sleep(for: .seconds(3600)) } catch {
            self.cancelled.withLock { $0 += 1 }
            throw error
          }
        } onError: { _ in
          [:]
        }
      case ["large"]: return .bytes([UInt8](repeating: 1, count: 64 << 20), type: "application/octet-stream")
      default: return .text("\(request.method) \(request.path) \(request.query.map(\.value)) \(request.body.count)")
      }
    }

    func refusal(_ problem: Problem) -> Response { problem.response }
  }

  private static func listening(_ bounds: ServerBounds = ServerBounds()) async throws -> (Listener, Echo) {
    let echo = Echo()
    return (try await Listener.listening(on: "127.0.0.1", ports: [0], echo, bounds: bounds), echo)
  }

  private static func answer(_ listener: Listener, _ request: String) async throws -> Answer {
    let port = listener.port
    return try await apart {
      let client = try TestClient(port: port)
      client.send(request)
      return Answer(client.receiveAll())
    }
  }

  @Test func answersAndKeepsTheConnection() async throws {
    let (listener, _) = try await Self.listening()
    let port = listener.port
    let text = try await apart {
      let client = try TestClient(port: port)
      // Sent ahead: two requests at once.
      client.send(
        "GET /a%20b?x=1+2 HTTP/1.1\r\nHost: x\r\n\r\nPOST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
      let first = client.receive(until: "POST [")
      client.send("GET /d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      return first + String(decoding: client.receiveAll(), as: UTF8.self)
    }
    #expect(text.contains(#"GET ["a b"] ["1 2"] 0"#), "\(text)")
    #expect(text.contains(#"POST ["c"] [] 3"#), "\(text)")
    #expect(text.contains(#"GET ["d"] [] 0"#), "\(text)")
    try await listener.close()
  }

  @Test(arguments: [
    ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    ("GET /\(String(repeating: "a", count: 60_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
    ("GET /\(String(repeating: "a", count: 98_100)) HTTP/1.1\r\nHost: x\r\n\r\n", 431),
    ("GET /\(String(repeating: "a", count: 120_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 431),
    ("GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 40_000))\r\n\r\n", 431),
    ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 200) + "\r\n", 431),
    ("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400), ("GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    ("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400), ("nonsense\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n", 413),
    (
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        + String(repeating: "100\r\n\(String(repeating: "a", count: 256))\r\n", count: 8), 413
    ),
    ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nab", 400),
    ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde", 413),
    ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9223372036854775808\r\n\r\n", 413),
  ])
  func refusesWhatGoesBeyondTheBounds(request: String, status: Int) async throws {
    let (listener, _) = try await Self.listening()
    let answer = try await Self.answer(listener, request)
    #expect(answer.status == status, "\(request.prefix(60)) \(answer.text)")
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(answer.headers["connection"] == "close")
    // Others are served as before.
    let other = try await Self.answer(listener, "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    #expect(other.status == 200)
    try await listener.close()
  }

  @Test(arguments: [
    "", "GET / HT", "GET / HTTP/1.1\r\nHost: x\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab",
  ])
  func closesHalfRequests(half: String) async throws {
    var bounds = ServerBounds()
    bounds.headTime = .milliseconds(200)
    bounds.bodyPause = .milliseconds(200)
    let (listener, _) = try await Self.listening(bounds)
    let port = listener.port
    let isClosed = try await apart {
      let client = try TestClient(port: port)
      client.send(half)
      _ = client.receiveAll()
      return client.isClosed
    }
    #expect(isClosed)
    try await listener.close()
  }

  /// One byte now and then does not keep a head open.
  @Test func closesSlowHeads() async throws {
    var bounds = ServerBounds()
    bounds.headTime = .milliseconds(300)
    let (listener, _) = try await Self.listening(bounds)
    let port = listener.port
    let answer = try await apart {
      let client = try TestClient(port: port)
      for byte in "GET / HTTP/1.1\r\nHost: localhost\r\nX-Much: a\r\n\r\n".utf8 {
        client.send([byte])
        usleep(50_000)
      }
      return Answer(client.receiveAll())
    }
    #expect(answer.status != 200)
    #expect(listener.connections.openCount == 0)
    try await listener.close()
  }

  @Test func cancelsWorkWhenTheClientGoes() async throws {
    let (listener, echo) = try await Self.listening()
    let port = listener.port
    try await apart {
      let client = try TestClient(port: port)
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
      _ = client.receive(until: "start")
    }
    while echo.cancelled.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(echo.cancelled.withLock { $0 } == 1)
    try await listener.close()
  }

  @Test func closesWhoeverDoesNotRead() async throws {
    var bounds = ServerBounds()
    bounds.writeTime = .milliseconds(300)
    let (listener, _) = try await Self.listening(bounds)
    let port = listener.port
    let client = try await apart {
      let client = try TestClient(port: port)
      client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
      return client
    }
    while listener.connections.openCount > 0 || listener.connections.counts.accepted == 0 {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(listener.connections.openCount == 0)
    withExtendedLifetime(client) {}
    try await listener.close()
  }

  /// 200 that say nothing, of 50 that have a place: whoever asks is served.
  @Test func servesBesideManySilentConnections() async throws {
    var bounds = ServerBounds()
    bounds.connections = 50
    let (listener, _) = try await Self.listening(bounds)
    let port = listener.port
    let silent = try await apart { try (0..<200).map { _ in try TestClient(port: port) } }
    for _ in 0..<20 {
      let answer = try await Self.answer(listener, "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(answer.status == 200)
    }
    #expect(listener.connections.openCount <= 50)
    withExtendedLifetime(silent) {}
    try await listener.close()
  }

  /// An upload whose bytes come is not the one that has to go.
  @Test func goesOnWithUploadsBesideSilentConnections() async throws {
    var bounds = ServerBounds()
    bounds.connections = 4
    let (listener, _) = try await Self.listening(bounds)
    let port = listener.port
    let answer = try await apart {
      let upload = try TestClient(port: port)
      upload.send("POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 30\r\n\r\n")
      var silent: [TestClient] = []
      for _ in 0..<30 {
        upload.send("a")
        usleep(20_000)
        silent.append(try TestClient(port: port))
        usleep(20_000)
      }
      return withExtendedLifetime(silent) { Answer(upload.receiveAll()) }
    }
    #expect(answer.status == 200 && answer.text == #"POST ["a"] [] 30"#, "\(answer.status) \(answer.text)")
    try await listener.close()
  }

  /// Who has nothing more to send may wait for the answer; of a stream, nobody is left then.
  @Test func answersWhoHasClosedTheirSide() async throws {
    let (listener, echo) = try await Self.listening()
    let port = listener.port
    let answers = try await apart {
      try ["large", "a"].map { path in
        let client = try TestClient(port: port)
        client.send("GET /\(path) HTTP/1.1\r\nHost: x\r\n\r\n")
        client.closeSending()
        return Answer(client.receiveAll())
      }
    }
    #expect(answers.map(\.status) == [200, 200] && answers[0].body.count == 64 << 20)
    let stream = try await apart {
      let client = try TestClient(port: port)
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
      _ = client.receive(until: "start")
      client.closeSending()
      _ = client.receiveAll()
      return client.isClosed
    }
    #expect(stream)
    for _ in 0..<100 where echo.cancelled.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(20)) }
    #expect(echo.cancelled.withLock { $0 } == 1)
    try await listener.close()
  }

  @Test func takesWholeAddresses() async throws {
    let (listener, _) = try await Self.listening()
    for (address, path) in [
      ("http://x/a/b?c=d", #"GET ["a", "b"] ["d"] 0"#), ("HTTP://x", "GET [] [] 0"),
      ("http://x?c=d", #"GET [] ["d"] 0"#),
    ] {
      let answer = try await Self.answer(listener, "GET \(address) HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n")
      #expect(answer.status == 200 && answer.text == path, "\(address): \(answer.text)")
    }
    try await listener.close()
  }

  /// Where all are being answered, a further one is told so.
  @Test func refusesWhereAllAreBusy() async throws {
    var bounds = ServerBounds()
    bounds.connections = 3
    let (listener, echo) = try await Self.listening(bounds)
    let port = listener.port
    let busy = try await apart {
      try (0..<3).map { _ in
        let client = try TestClient(port: port)
        client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = client.receive(until: "start")
        return client
      }
    }
    #expect(echo.began.withLock { $0 } == 3)
    let answer = try await Self.answer(listener, "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    #expect(answer.status == 503)
    withExtendedLifetime(busy) {}
    try await listener.close()
  }

  /// Work that keeps all of Swift's threads busy until the answer is there does not keep it waiting.
  @Test func answersBesideWork() async throws {
    let (listener, _) = try await Self.listening()
    let port = listener.port
    let isOver = Locked(false)
    let work = (0..<ProcessInfo.processInfo.activeProcessorCount + 2).map { _ in
      Task { while !isOver.withLock({ $0 }) { usleep(1000) } }
    }
    let answer = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Answer, any Error>) in
      Thread.detachNewThread {
        usleep(100_000)
        continuation.resume(
          with: Result {
            let client = try TestClient(port: port)
            client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            return Answer(client.receiveAll())
          })
        isOver.withLock { $0 = true }
      }
    }
    #expect(answer.status == 200)
    for task in work { await task.value }
    try await listener.close()
  }

  @Test func saysThatAPortIsTaken() async throws {
    let (listener, _) = try await Self.listening()
    let error = await #expect(throws: ListenerError.self) {
      _ = try await Listener.listening(on: "127.0.0.1", ports: [listener.port], Echo(), bounds: ServerBounds())
    }
    #expect(error?.code == .portTaken)
    let next = try await Listener.listening(on: "127.0.0.1", ports: [listener.port, 0], Echo(), bounds: ServerBounds())
    #expect(next.port != listener.port)
    try await next.close()
    try await listener.close()
  }
}
