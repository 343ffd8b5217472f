import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An HTTP server on this machine alone, which answers as a test says; one request for each connection.
///
///     let server = try LocalServer { request, _ in [.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")] }
///     server.url + "/file"
public final class LocalServer: Sendable {
  public struct Request: Sendable {
    /// With the leading slash.
    public let path: String
    /// By name in lower case.
    public let headers: [String: String]
  }

  /// What makes an answer; the connection is closed after the last one.
  public enum Step: Sendable {
    case send([UInt8])
    case pause(seconds: Double)

    public static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  public struct CannotListen: Error {}

  private final class Received: Sendable {
    let requests = Mutex<[Request]>([])
  }

  public let url: String
  private let listener: Int32
  private let received = Received()

  /// All requests until now.
  public var requests: [Request] { received.requests.withLock { $0 } }

  /// - Parameter answer: to a request, of which there were so many before.
  public init(answer: @escaping @Sendable (Request, Int) -> [Step]) throws {
    #if os(Linux)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutableBytes(of: &address) { bytes in
      guard let place = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(listener, place, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, place, &size) == 0
    }
    guard isBound else {
      close(listener)
      throw CannotListen()
    }
    url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    self.listener = listener
    let received = self.received
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        Thread.detachNewThread {
          defer { close(connection) }
          guard let request = Self.request(from: connection) else { return }
          let before = received.requests.withLock { requests in
            requests.append(request)
            return requests.count - 1
          }
          for step in answer(request, before) where !Self.take(step, connection) { break }
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func request(from connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    guard let words = lines.first?.split(separator: " "), words.count == 3 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    return Request(path: String(words[1]), headers: Dictionary(headers) { first, _ in first })
  }

  private static func take(_ step: Step, _ connection: Int32) -> Bool {
    switch step {
    case .pause(let seconds): usleep(UInt32(seconds * 1e6))
    case .send(let bytes):
      var rest = bytes[...]
      while !rest.isEmpty {
        #if os(Linux)
          let flags = Int32(MSG_NOSIGNAL)
        #else
          let flags: Int32 = 0
        #endif
        let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, flags) }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
    }
    return true
  }
}

extension LocalServer {
  /// How a server of files can be.
  public struct Habits: Sendable {
    public var tag: String? = "\"v1\""
    public var knowsRanges = true
    public var saysLength = true

    public init() {}
  }

  /// The answer of a server that has this file.
  /// - Parameter limit: after so many bytes of the body the connection breaks.
  public static func file(
    _ bytes: [UInt8], for request: Request, _ habits: Habits = Habits(), limit: Int? = nil
  ) -> [Step] {
    var start = 0
    if habits.knowsRanges, let range = request.headers["range"], let first = range.split(separator: "=").last,
      let wanted = first.split(separator: "-").first.flatMap({ Int($0) }),
      request.headers["if-range"] == nil || request.headers["if-range"] == habits.tag
    {
      start = wanted
    }
    if start >= bytes.count, start > 0 {
      return [.send("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */\(bytes.count)\r\n\r\n")]
    }
    var head = start > 0 ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n"
    if start > 0 { head += "Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)\r\n" }
    if habits.saysLength { head += "Content-Length: \(bytes.count - start)\r\n" }
    if let tag = habits.tag { head += "ETag: \(tag)\r\n" }
    head += "Connection: close\r\n\r\n"
    return [.send(head), .send(Array(bytes[start...].prefix(limit ?? bytes.count)))]
  }
}
