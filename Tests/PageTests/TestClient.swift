import Foundation

/// A connection that sends what a test says, byte by byte, and reads what comes.
///
/// Its calls wait: they run on threads of their own, so that the server's tasks have theirs.
final class TestClient: @unchecked Sendable {
  private let descriptor: Int32
  /// Whether the server has closed the connection.
  private(set) var isClosed = false

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var time = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Stops where the server has closed.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends nothing more, and reads on.
  func closeSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What comes next; empty at the end.
  func receive() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var count = 0
    // A wait with a limit ends early where the process is halted and goes on, even without a signal's handler.
    repeat { count = recv(descriptor, &buffer, buffer.count, 0) } while count < 0 && errno == EINTR
    isClosed = count == 0 || count < 0 && errno == ECONNRESET
    return Array(buffer.prefix(max(0, count)))
  }

  /// What comes until a text has come, or the end.
  func receive(until text: String) -> String {
    var all: [UInt8] = []
    while !String(decoding: all, as: UTF8.self).contains(text) {
      let part = receive()
      if part.isEmpty { break }
      all += part
    }
    return String(decoding: all, as: UTF8.self)
  }

  func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let part = receive()
      if part.isEmpty { return all }
      all += part
    }
  }
}

/// Runs what waits on a thread of its own.
func apart<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
  }
}

/// An answer, taken apart.
struct Answer: Sendable {
  let status: Int
  /// By names in lower case.
  let headers: [String: String]
  let body: [UInt8]

  init(_ bytes: [UInt8]) {
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
    let head = String(decoding: bytes[..<(end?.lowerBound ?? bytes.count)], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    self.headers = headers
    let rest = Array(bytes[(end?.upperBound ?? bytes.count)...])
    body = headers["transfer-encoding"] == "chunked" ? Self.unchunked(rest) : rest
  }

  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var (rest, all): (ArraySlice<UInt8>, [UInt8]) = (bytes[...], [])
    while let line = rest.firstRange(of: Array("\r\n".utf8)),
      let count = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16), count > 0
    {
      all += rest[line.upperBound...].prefix(count)
      rest = rest[line.upperBound...].dropFirst(count + 2)
    }
    return all
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  func json() throws -> [String: Any] {
    try JSONDecoder().decode(AnyJSON.self, from: Data(body)).value as? [String: Any] ?? [:]
  }

  /// Of a stream: the events with their data, comments left out.
  func events() throws -> [(event: String, data: [String: Any])] {
    try text.components(separatedBy: "\n\n").compactMap { block in
      let lines = block.split(separator: "\n")
      guard let event = lines.first(where: { $0.hasPrefix("event: ") })?.dropFirst(7),
        let data = lines.first(where: { $0.hasPrefix("data: ") })?.dropFirst(6)
      else { return nil }
      return (
        String(event), try JSONDecoder().decode(AnyJSON.self, from: Data(data.utf8)).value as? [String: Any] ?? [:]
      )
    }
  }
}

/// Any JSON. `JSONSerialization` reads some numbers a digit off, this to the last bit.
private struct AnyJSON: Decodable {
  let value: Any

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = NSNull()
    } else if let boolean = try? container.decode(Bool.self) {
      value = boolean
    } else if let number = try? container.decode(Double.self) {
      value = NSNumber(value: number)
    } else if let text = try? container.decode(String.self) {
      value = text
    } else if let list = try? container.decode([AnyJSON].self) {
      value = list.map(\.value)
    } else {
      value = try container.decode([String: AnyJSON].self).mapValues(\.value)
    }
  }
}
