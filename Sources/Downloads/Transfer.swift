import Files

/// One request for the bytes of a file that are not there yet, redirects included.
///
/// Source: Fielding, Nottingham and Reschke, HTTP Semantics, RFC 9110, sections 13.1.5, 14 and 15.4.
struct Transfer {
  let part: PartFile
  let sizeLimit: Int
  let patience: Duration

  private static let redirectLimit = 5

  /// What an answer's head means.
  private enum Step {
    /// The bytes follow; so many will be there, if the server says so.
    case take(total: Int?)
    case follow(Address)
    /// What is there cannot be gone on with: all of it is to be asked for.
    case restart
    /// Nothing is left to ask for.
    case finish
  }

  /// - Parameter received: how many bytes are there, and how many there will be, if the server says so.
  /// - Throws: `DownloadError`; `incomplete` where another run would go on.
  func run(from start: Address, received: (Int, Int?) -> Void) throws {
    var address = start
    for _ in 0...Self.redirectLimit {
      switch try answer(from: address, start: start, received) {
      case .take, .finish: return
      case .follow(let next): address = next
      case .restart: try part.restart(note: nil)
      }
    }
    throw DownloadError(.refused, "the server answered with redirects only", context: ["url": start.text])
  }

  private func answer(from address: Address, start: Address, _ received: (Int, Int?) -> Void) throws -> Step {
    var step: Step?
    var total: Int?
    do {
      try Exchange(address: address, headers: headers, patience: patience).run { head in
        let next = try self.step(for: head, from: address, start: start)
        step = next
        guard case .take(let announced) = next else { return false }
        total = announced
        try check(announced ?? part.count, address)
        return true
      } piece: { piece in
        try take(piece, total: total, address)
        received(part.count, total)
      }
    } catch let fault as Exchange.Fault {
      guard step != nil else {
        throw DownloadError(
          .unreachable, "the server cannot be reached: \(fault.reason)", context: ["url": address.text])
      }
      throw incomplete(total, address, fault.reason)
    }
    if case .take = step {
      if let total, part.count < total { throw incomplete(total, address, "the connection was closed") }
      // A file of no bytes is no answer; and there would be nothing to go on from.
      if part.count == 0 { throw incomplete(total, address, "the file is empty") }
    }
    return step ?? .restart
  }

  private var headers: [String] {
    // A connection for each request: one that is kept may be closed by the server just when it is used again.
    var headers = ["User-Agent: metacam", "Accept: */*", "Accept-Encoding: identity", "Connection: close"]
    if part.count > 0 {
      headers.append("Range: bytes=\(part.count)-")
      // The note is a file, and a line break in it would begin another header.
      if let version = part.note, !version.contains(where: \.isNewline) { headers.append("If-Range: \(version)") }
    }
    return headers
  }

  private func step(for head: AnswerHead, from address: Address, start: Address) throws -> Step {
    let range = head.range
    switch head.status {
    case 301, 302, 303, 307, 308: return .follow(try redirected(from: address, by: head, start: start))
    case 200:
      // The whole file: the server knows no ranges, or the file is no longer the one of which a part is there.
      try part.restart(note: head.version)
      return .take(total: head.length)
    case 206 where part.count > 0 && range?.start == part.count && range?.total.map { $0 > part.count } != false:
      return .take(total: range?.total)
    case 416 where part.count > 0 && range?.total == part.count: return .finish
    case 206 where part.count > 0, 416 where part.count > 0: return .restart
    default:
      throw DownloadError(.refused, "the server answered \(head.words)", context: ["url": address.text])
    }
  }

  private func redirected(from address: Address, by head: AnswerHead, start: Address) throws -> Address {
    let location = head.location ?? ""
    guard let next = address.following(location), next.isSecure || next.hasOrigin(of: start) else {
      throw DownloadError(
        .refused, "the server sends elsewhere, to what is no https address",
        context: ["url": address.text, "to": location])
    }
    return next
  }

  private func take(_ piece: UnsafeRawBufferPointer, total: Int?, _ address: Address) throws {
    let size = part.count + piece.count
    try check(size, address)
    if let total, size > total {
      try part.restart(note: nil)
      throw DownloadError(.refused, "the server sent more than it had announced", context: ["url": address.text])
    }
    try part.append(piece)
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
}
