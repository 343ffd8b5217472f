import AsyncHTTPClient
import Files
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// One request for the bytes of a file that are not there yet, redirects included.
///
/// Source: Fielding, Nottingham and Reschke, HTTP Semantics, RFC 9110, sections 13.1.5, 14 and 15.4.
struct Transfer {
  let client: HTTPClient
  let part: PartFile
  let sizeLimit: Int

  private static let redirectLimit = 5

  /// What a server sends: the head is there, the rest is to come.
  private struct Answer {
    let head: HTTPResponseHead
    let exchange: Exchange
  }

  /// - Parameter received: how many bytes are there, and how many there will be, if the server says so.
  /// - Throws: `DownloadError`; `incomplete` where another run would go on.
  func run(from start: Address, received: (Int, Int?) -> Void) throws {
    var address = start
    for _ in 0...Self.redirectLimit {
      let answer = try answer(from: address)
      let range = Self.range(of: answer.head)
      switch answer.head.status.code {
      case 301, 302, 303, 307, 308:
        address = try redirected(from: address, by: answer, start: start)
      case 200:
        // The whole file: the server knows no ranges, or the file is no longer the one of which a part is there.
        try part.restart(note: Self.version(of: answer.head))
        return try take(answer, total: Self.length(of: answer.head), from: address, received)
      case 206 where part.count > 0 && range?.start == part.count && range?.total.map { $0 > part.count } != false:
        return try take(answer, total: range?.total, from: address, received)
      case 416 where part.count > 0 && range?.total == part.count:
        return  // nothing is left to ask for
      case 206 where part.count > 0, 416 where part.count > 0:
        // What is there cannot be gone on with: ask again, for all of it.
        try part.restart(note: nil)
      default:
        throw DownloadError(
          // The server's own phrase may be anything.
          .refused, "the server answered \(HTTPResponseStatus(statusCode: Int(answer.head.status.code)))",
          context: ["url": address.text])
      }
    }
    throw DownloadError(.refused, "the server answered with redirects only", context: ["url": start.text])
  }

  private func redirected(from address: Address, by answer: Answer, start: Address) throws -> Address {
    let location = answer.head.headers.first(name: "Location") ?? ""
    guard let next = address.following(location), next.isSecure || next.hasOrigin(of: start) else {
      throw DownloadError(
        .refused, "the server sends elsewhere, to what is no https address",
        context: ["url": address.text, "to": location])
    }
    return next
  }

  private func answer(from address: Address) throws -> Answer {
    // A connection for each request: one that is kept may be closed by the server just when it is used again.
    var headers = HTTPHeaders([
      ("User-Agent", "metacam"), ("Accept-Encoding", "identity"), ("Connection", "close"),
    ])
    if part.count > 0 {
      headers.add(name: "Range", value: "bytes=\(part.count)-")
      if let version = part.note { headers.add(name: "If-Range", value: version) }
    }
    let reason: String
    do {
      let exchange = try Exchange(client: client, request: HTTPClient.Request(url: address.text, headers: headers))
      if let head = try exchange.head() { return Answer(head: head, exchange: exchange) }
      reason = "there was no answer"
    } catch { reason = NetworkFault.reason(for: error) }
    throw DownloadError(.unreachable, "the server cannot be reached: \(reason)", context: ["url": address.text])
  }

  private func take(
    _ answer: Answer, total: Int?, from address: Address, _ received: (Int, Int?) -> Void
  ) throws {
    try check(total ?? part.count, address)
    while true {
      let piece: ByteBuffer
      do {
        guard let next = try answer.exchange.nextPiece() else { break }
        piece = next
      } catch { throw incomplete(total, address, NetworkFault.reason(for: error)) }
      let size = part.count + piece.readableBytes
      try check(size, address)
      if let total, size > total {
        try part.restart(note: nil)
        throw DownloadError(.refused, "the server sent more than it had announced", context: ["url": address.text])
      }
      try piece.withUnsafeReadableBytes { try part.append($0) }
      received(part.count, total)
    }
    if let total, part.count < total { throw incomplete(total, address, "the connection was closed") }
    // A file of no bytes is no answer; and there would be nothing to go on from.
    if part.count == 0 { throw incomplete(total, address, "the file is empty") }
  }

  private func check(_ size: Int, _ address: Address) throws {
    guard size <= sizeLimit else {
      throw DownloadError(
        .tooLarge, "the file is larger than \(sizeLimit) bytes, which is no file of weights",
        context: ["url": address.text])
    }
  }

  private func incomplete(_ total: Int?, _ address: Address, _ reason: String) -> DownloadError {
    let whole = total.map { " of \($0)" } ?? ""
    let kept = part.count > 0 ? ", which are kept" : ""
    return DownloadError(
      .incomplete, "the transfer broke off after \(part.count)\(whole) bytes\(kept): \(reason)",
      context: ["url": address.text, "part": part.partPath])
  }

  // MARK: - Headers

  /// What tells this version of the file from others, byte by byte; a weak tag does not.
  private static func version(of head: HTTPResponseHead) -> String? {
    head.headers.first(name: "ETag").flatMap { $0.hasPrefix("\"") ? $0 : nil }
  }

  private static func length(of head: HTTPResponseHead) -> Int? {
    head.headers.first(name: "Content-Length").flatMap { Int($0) }
  }

  /// `bytes 100-199/200`, or `bytes */200`.
  private static func range(of head: HTTPResponseHead) -> (start: Int?, total: Int?)? {
    guard let text = head.headers.first(name: "Content-Range"), text.hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/")
    guard parts.count == 2 else { return nil }
    return (parts[0].split(separator: "-").first.flatMap { Int($0) }, Int(parts[1]))
  }
}
