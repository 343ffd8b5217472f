import NIOCore
import NIOHTTP1

/// Sends one answer over a connection.
struct Exchange: Sendable {
  let channel: any Channel
  let writeTime: TimeAmount
  /// Whether the head alone is wanted.
  let isHead: Bool

  /// - Returns: false if the connection cannot be used any more.
  func send(_ response: Response, isKept: Bool) async -> Bool {
    var head = HTTPResponseHead(version: .http1_1, status: response.status, headers: response.headers)
    if !isKept { head.headers.replaceOrAdd(name: "Connection", value: "close") }
    if case .bytes(let bytes) = response.body, response.status != .noContent {
      head.headers.replaceOrAdd(name: "Content-Length", value: String(bytes.count))
    }
    do {
      try await write(.head(head))
      if !isHead {
        switch response.body {
        case .bytes(let bytes):
          for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
            try await write(bytes[start..<min(start + Self.pieceSize, bytes.count)])
          }
        case .stream(let make): try await make(self)
        }
      }
      try await write(.end(nil))
      return true
    } catch {
      // The end is left out, so that nobody takes a part for the whole.
      channel.close(promise: nil)
      return false
    }
  }

  private static let pieceSize = 256 << 10

  private func write(_ bytes: some Collection<UInt8> & Sendable) async throws {
    guard !bytes.isEmpty else { return }
    try await write(.body(.byteBuffer(channel.allocator.buffer(bytes: bytes))))
  }

  private func write(_ part: HTTPServerResponsePart) async throws {
    let timer = channel.eventLoop.scheduleTask(in: writeTime) { [channel] in channel.close(promise: nil) }
    defer { timer.cancel() }
    try await channel.writeAndFlush(part)
  }
}

extension Exchange: BodyWriter {
  func write(_ bytes: [UInt8]) async throws {
    try Task.checkCancellation()
    try await write(bytes[...])
  }
}
