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

  /// - Parameter received: how many bytes are there, and how many there will be, if the server says so.
  /// - Throws: `DownloadError`; `incomplete` where another run would go on.
  func run(from start: Address, received: (Int, Int?) -> Void) async throws {
    var address = start
    for _ in 0...Self.redirectLimit {
      let response = try await answer(from: address)
      let range = Self.range(of: response)
      switch response.status.code {
      case 301, 302, 303, 307, 308:
        address = try redirected(from: address, by: response, start: start)
      case 200:
        // The whole file: the server knows no ranges, or the file is no longer the one of which a part is there.
        try part.restart(note: Self.version(of: response))
        return try await take(response, total: Self.length(of: response), from: address, received)
      case 206 where part.count > 0 && range?.start == part.count:
        return try await take(response, total: range?.total, from: address, received)
      case 416 where part.count > 0 && range?.total == part.count:
        return  // nothing is left to ask for
      case 206 where part.count > 0, 416 where part.count > 0:
        // What is there cannot be gone on with: ask again, for all of it.
        try part.restart(note: nil)
      default:
        throw DownloadError(
          .refused, "the server answered \(response.status.code) \(response.status.reasonPhrase)",
          context: ["url": address.text])
      }
    }
    throw DownloadError(.refused, "the server answered with redirects only", context: ["url": start.text])
  }

  private func redirected(from address: Address, by response: HTTPClientResponse, start: Address) throws -> Address {
    let location = response.headers.first(name: "Location") ?? ""
    guard let next = address.following(location), next.isSecure || next.hasOrigin(of: start) else {
      throw DownloadError(
        .refused, "the server sends elsewhere, to what is no https address",
        context: ["url": address.text, "to": location])
    }
    return next
  }

  private func answer(from address: Address) async throws -> HTTPClientResponse {
    var request = HTTPClientRequest(url: address.text)
    request.headers.add(name: "User-Agent", value: "metacam")
    request.headers.add(name: "Accept-Encoding", value: "identity")
    if part.count > 0 {
      request.headers.add(name: "Range", value: "bytes=\(part.count)-")
      if let version = part.note { request.headers.add(name: "If-Range", value: version) }
    }
    do { return try await client.execute(request, deadline: .distantFuture) } catch {
      throw DownloadError(
        .unreachable, "the server cannot be reached: \(NetworkFault.reason(for: error))", context: ["url": address.text]
      )
    }
  }

  private func take(
    _ response: HTTPClientResponse, total: Int?, from address: Address, _ received: (Int, Int?) -> Void
  ) async throws {
    try check(total ?? part.count, address)
    do {
      for try await piece in response.body {
        try piece.withUnsafeReadableBytes { try part.append($0) }
        try check(part.count, address)
        received(part.count, total)
      }
    } catch let error as DownloadError { throw error } catch let error as FileError { throw error } catch {
      throw incomplete(total, address, NetworkFault.reason(for: error))
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
    return DownloadError(
      .incomplete, "the transfer broke off after \(part.count)\(whole) bytes, which are kept: \(reason)",
      context: ["url": address.text, "part": part.partPath])
  }

  // MARK: - Headers

  /// What tells this version of the file from others, byte by byte; a weak tag does not.
  private static func version(of response: HTTPClientResponse) -> String? {
    response.headers.first(name: "ETag").flatMap { $0.hasPrefix("\"") ? $0 : nil }
  }

  private static func length(of response: HTTPClientResponse) -> Int? {
    response.headers.first(name: "Content-Length").flatMap { Int($0) }
  }

  /// `bytes 100-199/200`, or `bytes */200`.
  private static func range(of response: HTTPClientResponse) -> (start: Int?, total: Int?)? {
    guard let text = response.headers.first(name: "Content-Range"), text.hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(separator: "/")
    guard parts.count == 2 else { return nil }
    return (parts[0].split(separator: "-").first.flatMap { Int($0) }, Int(parts[1]))
  }
}
