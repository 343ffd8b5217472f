import NIOCore
import NIOHTTP1

/// One connection: reads a request within bounds, has it answered, and then the next one.
///
/// Everything here runs on the connection's event loop but the task that answers. When the client goes, the task is cancelled.
final class Connection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    /// For a request's head, whose first byte may have come.
    case waiting
    case receiving(Request, isKept: Bool, bodyLimit: Int)
    case answering
    /// Nothing is read any more.
    case ending
  }

  private let channel: any Channel
  private let responder: any Responder
  private let table: ConnectionTable
  private var bounds: ServerBounds { table.bounds }
  private var phase = Phase.waiting
  private var headBytes = 0
  private var body: [UInt8] = []
  /// What was taken from the bound on all bodies.
  private var takenBytes = 0
  private var bodyDeadline: NIODeadline = .distantFuture
  private var ahead: [HTTPServerRequestPart] = []
  private var timer: Scheduled<Void>?
  private var task: Task<Void, Never>?
  /// Whether all was read of a request that is refused.
  private var isBodyOver = false
  /// Whether the client sends nothing any more: it may be gone, or still read.
  private var isInputOver = false
  /// Whether what is being answered is a stream, which ends with its client.
  private var isStreaming = false

  init(_ channel: any Channel, _ responder: any Responder, _ table: ConnectionTable) {
    self.channel = channel
    self.responder = responder
    self.table = table
  }

  func channelActive(context: ChannelHandlerContext) {
    context.fireChannelActive()
    guard table.enter(channel) else {
      refuse(
        Problem(
          .serviceUnavailable, "too-many-connections", "more connections are open than the server takes",
          remedy: "try again in a second", headers: ["Retry-After": "1"]))
      return
    }
    expect(within: bounds.headTime)
  }

  func channelInactive(context: ChannelHandlerContext) {
    table.leave(channel)
    timer?.cancel()
    task?.cancel()
    dropBody()
    context.fireChannelInactive()
  }

  /// Told by the byte counter, before bytes are taken apart.
  func arrived(_ count: Int) {
    guard case .waiting = phase else { return }
    if headBytes == 0 { expect(within: bounds.headTime) }
    headBytes += count
    // A body's first part may come with the head.
    guard headBytes > bounds.headBytes + 64 << 10 else { return }
    refuse(.tooLongHead)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { take(unwrapInboundIn(data)) }

  /// A client that has closed its side may be waiting for its answer; nothing tells it from one that is gone. It has a moment
  /// for that, and streams end at once: so whoever leaves ends the work.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent {
      isInputOver = true
      switch phase {
      case .answering where !isStreaming: expect(within: bounds.lastAnswerTime)
      case .ending: isBodyOver = true
      default: channel.close(promise: nil)
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  private func began(isStream: Bool) {
    isStreaming = isStream
    if isStream, isInputOver { channel.close(promise: nil) }
  }

  private func take(_ part: HTTPServerRequestPart) {
    switch (phase, part) {
    case (.waiting, .head(let head)): begin(head)
    case (.receiving(_, _, let limit), .body(let bytes)): append(bytes, limit: limit)
    case (.receiving(var request, let isKept, _), .end):
      request.body = body
      body = []
      answer(request, isKept: isKept)
    case (.answering, _):
      ahead.append(part)
      if ahead.count > bounds.partsAhead { channel.close(promise: nil) }
    case (.ending, .end): isBodyOver = true
    default: break
    }
  }

  private func begin(_ head: HTTPRequestHead) {
    let size = head.uri.utf8.count + head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    // Too long an address is told as such, by the request's own check.
    guard size <= bounds.headBytes || head.uri.utf8.count > Request.longestAddress, head.headers.count <= bounds.headers
    else { return refuse(.tooLongHead) }
    guard head.headers["Content-Length"].count <= 1,
      head.headers["Content-Length"].isEmpty || head.headers["Transfer-Encoding"].isEmpty
    else {
      return refuse(Problem(.badRequest, "ambiguous-length", "the request says in two ways how long its body is"))
    }
    do throws(Problem) {
      let request = try Request(head, peer: channel.remoteAddress?.ipAddress ?? "unknown")
      let limit = try responder.admit(request)
      // More digits than a number here has are too much in any case.
      if let length = head.headers.first(name: "Content-Length"), Int(length) ?? .max > limit {
        throw .tooLongBody(limit)
      }
      phase = .receiving(request, isKept: head.isKeepAlive, bodyLimit: limit)
      bodyDeadline = .now() + bounds.bodyTime
      expect(within: bounds.bodyPause)
      if head.headers.first(name: "Expect")?.lowercased() == "100-continue" {
        channel.writeAndFlush(
          HTTPServerResponsePart.head(HTTPResponseHead(version: head.version, status: .continue)), promise: nil)
      }
    } catch {
      refuse(error)
    }
  }

  private func append(_ bytes: ByteBuffer, limit: Int) {
    guard body.count + bytes.readableBytes <= limit else { return refuse(.tooLongBody(limit)) }
    guard table.take(bodyBytes: bytes.readableBytes) else {
      return refuse(
        Problem(
          .serviceUnavailable, "too-many-uploads", "more is being sent than the server takes at once",
          remedy: "try again in a second", headers: ["Retry-After": "1"]))
    }
    takenBytes += bytes.readableBytes
    table.hear(channel)
    body.append(contentsOf: bytes.readableBytesView)
    let left = bodyDeadline - .now()
    expect(within: min(bounds.bodyPause, left))
  }

  private func dropBody() {
    body = []
    table.give(bodyBytes: takenBytes)
    takenBytes = 0
  }

  // MARK: - Answers

  private func answer(_ request: Request, isKept: Bool) {
    phase = .answering
    timer?.cancel()
    table.mark(channel, isAnswered: true)
    let exchange = Exchange(channel: channel, writeTime: bounds.writeTime, isHead: request.method == "HEAD")
    let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
    task = Task(executorPreference: RequestExecutor.shared) { [responder, channel] in
      let response = await responder.respond(to: request)
      if case .stream = response.body { channel.eventLoop.execute { bound.value.began(isStream: true) } }
      let isWhole = await exchange.send(response, isKept: isKept)
      channel.eventLoop.execute { bound.value.ended(isKept: isKept && isWhole) }
    }
  }

  private func ended(isKept: Bool) {
    task = nil
    isStreaming = false
    dropBody()
    guard isKept, channel.isActive else {
      phase = .ending
      channel.close(promise: nil)
      return
    }
    phase = .waiting
    headBytes = 0
    table.mark(channel, isAnswered: false)
    expect(within: bounds.idleTime)
    while case .waiting = phase, !ahead.isEmpty { takeAhead() }
    while case .receiving = phase, !ahead.isEmpty { takeAhead() }
    guard isInputOver else { return }
    if case .answering = phase { expect(within: bounds.lastAnswerTime) } else { channel.close(promise: nil) }
  }

  private func takeAhead() { take(ahead.removeFirst()) }

  /// Answers, and closes. Whoever is still sending would lose the answer to a reset: what it sends is read for a moment, and
  /// dropped.
  private func refuse(_ problem: Problem) {
    if case .ending = phase { return }
    if case .receiving = phase {} else { isBodyOver = problem.status != .payloadTooLarge }
    phase = .ending
    dropBody()
    table.mark(channel, isAnswered: true)
    expect(within: .seconds(5))
    let response = responder.refusal(problem)
    let exchange = Exchange(channel: channel, writeTime: bounds.writeTime, isHead: false)
    let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
    task = Task(executorPreference: RequestExecutor.shared) { [channel] in
      _ = await exchange.send(response, isKept: false)
      channel.eventLoop.execute { bound.value.endSoon(turns: 15) }
    }
  }

  private func endSoon(turns: Int) {
    guard turns > 0, channel.isActive else { return channel.close(promise: nil) }
    channel.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(200)) { [self] in
      endSoon(turns: isBodyOver ? 0 : turns - 1)
    }
  }

  /// Closes the connection unless something comes in time.
  private func expect(within time: TimeAmount) {
    timer?.cancel()
    timer = channel.eventLoop.scheduleTask(in: time) { [channel] in channel.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is HTTPParserError || error is ByteToMessageDecoderError else { return context.close(promise: nil) }
    switch phase {
    case .waiting where error as? HTTPParserError == .headerOverflow: refuse(.tooLongHead)
    case .waiting, .receiving:
      refuse(Problem(.badRequest, "malformed-request", "this is no request of HTTP/1.1"))
    case .answering: context.close(promise: nil)
    // The refusal is on its way, and what else was sent makes no sense any more.
    case .ending: break
    }
  }
}

extension Problem {
  fileprivate static var tooLongHead: Problem {
    Problem(.requestHeaderFieldsTooLarge, "too-long-head", "the request's head is longer than the server takes")
  }

  fileprivate static func tooLongBody(_ limit: Int) -> Problem {
    Problem(
      .payloadTooLarge, "too-large", "a body of at most \(limit) bytes is taken here",
      context: [("limit", "\(limit)")])
  }
}

/// Counts bytes before they are taken apart: a head that never ends has no other sign.
final class ByteCounter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    connection.arrived(unwrapInboundIn(data).readableBytes)
    context.fireChannelRead(data)
  }
}
